package names

import (
	"strconv"
	"strings"
)

// orgParts gives the words of an organisation's or thing's name their roles.
func orgParts(ts []token, k Kind) []Part {
	ts = joinInitials(ts)
	ws := texts(ts)
	parts := make([]Part, 0, len(ts))
	for i := 0; i < len(ts); {
		p, n := orgPart(ts, ws, i, k)
		parts = append(parts, p)
		i += n
	}
	if k == Organisation || k == Any {
		keepOne(parts)
	}
	return joinNumbers(parts)
}

// orgPart reads the part that begins at word i and says how many words it took.
func orgPart(ts []token, ws []string, i int, k Kind) (Part, int) {
	t := &ts[i]
	w := t.text
	if k == Thing {
		if i < len(ws)-1 && (i < 2 && vesselMarks[w] || i == 1 && ws[0] == "m" && (w == "v" || w == "t" || w == "s")) {
			return t.part(Honorific), 1
		}
	} else {
		if code, n := legalTable().find(ws[i:]); n > 0 && legalHere(ws, i, n) {
			p := t.part(LegalForm)
			p.Value, p.Text = code, strings.Join(ws[i:i+n], " ")
			return p, n
		}
		if code, n := placeTable().find(ws[i:]); n > 0 && len(w) > 2 && !regions[w] {
			p := t.part(Place)
			p.Value, p.Text = code, strings.Join(ws[i:i+n], " ")
			return p, n
		}
	}
	if v, n, ord := number(ws[i:], i > 0 || len(ws) > 1); n > 0 {
		p := t.part(Number)
		if ord {
			p.Role = Ordinal
		}
		p.Value = v
		p.Text = strconv.Itoa(int(v))
		return p, n
	}
	if strings.ContainsAny(w, "0123456789") && len(ws) > 1 {
		p := t.part(Number)
		p.Value = -1
		return p, 1
	}
	if orgStops[w] && len(ws) > 1 && k != Thing {
		return t.part(Particle), 1
	}
	if code, n := genericTable().find(ws[i:]); n > 0 && k != Thing && !orgStops[w] {
		p := t.part(Generic)
		p.Value = code
		p.Text = strings.Join(ws[i:i+n], "")
		return p, n
	}
	if regions[w] {
		return t.part(Generic), 1
	}
	return t.part(Word), 1
}

// legalHere reports whether the legal form at words i to i+n may be one: it opens
// or closes the name (before a place or number), and a form of one word that is a
// common word too (company, trust) counts where it closes it.
func legalHere(ws []string, i, n int) bool {
	if n == len(ws) {
		return false
	}
	if n == 1 && orgStops[ws[i]] {
		return false
	}
	if i+n == len(ws) || i == 0 {
		return true
	}
	return n > 1 || len(ws[i]) > 2 && i > 0 && ws[i] != "group" && ws[i] != "trust" && ws[i] != "fund"
}

// number reads a numeral at the start of ws: digits, an English number word or
// compound ("forty four", "forty 4"), an ordinal ("44th", "first"), a Roman numeral
// where it does not begin the name.
func number(ws []string, notAlone bool) (v int32, n int, ordinal bool) {
	w := ws[0]
	if !notAlone {
		return 0, 0, false
	}
	if digits(w) {
		if len(w) > 9 {
			w = w[len(w)-9:]
		}
		x, _ := strconv.Atoi(w)
		return int32(x), 1, false
	}
	for _, end := range [...]string{"st", "nd", "rd", "th"} {
		if d, ok := strings.CutSuffix(w, end); ok && digits(d) && len(d) < 5 {
			x, _ := strconv.Atoi(d)
			return int32(x), 1, true
		}
	}
	if x, ok := numberWords[w]; ok {
		if x >= 20 && x < 100 && len(ws) > 1 {
			if y, ok := numberWords[ws[1]]; ok && y > 0 && y < 10 {
				return x + y, 2, false
			}
			if len(ws[1]) == 1 && ws[1][0] > '0' && ws[1][0] <= '9' {
				return x + int32(ws[1][0]-'0'), 2, false
			}
		}
		return x, 1, false
	}
	if x, ok := ordinalWords[w]; ok {
		return x, 1, true
	}
	return 0, 0, false
}

// joinInitials writes single letters that follow one another together: S C Johnson
// is scjohnson's sc, as S.C. is.
func joinInitials(ts []token) []token {
	out := make([]token, 0, len(ts))
	for i := 0; i < len(ts); {
		j := i
		var b []byte
		for j < len(ts) && len(ts[j].text) == 1 && ts[j].text[0] >= 'a' && ts[j].native == "" && (j == i || ts[j].after == 0) {
			b = append(b, ts[j].text[0])
			j++
		}
		t := ts[i]
		if j > i+1 {
			t.text = string(b)
			t.dotted = true
			out = append(out, t)
			i = j
			continue
		}
		out = append(out, t)
		i++
	}
	return out
}

// joinNumbers reads Roman numerals that do not begin the name.
func joinNumbers(parts []Part) []Part {
	for i := 1; i < len(parts); i++ {
		p := &parts[i]
		if (p.Role == Word || p.Role == Particle) && p.Native == "" {
			if v := roman(p.Text); v > 0 && (v > 1 || p.Text == "i") {
				p.Role, p.Value, p.Text = Number, v, strconv.Itoa(int(v))
			}
		}
	}
	return parts
}

// keepOne sees to it that a name of nothing but generic words, places and stop
// words still has words to compare: they become its brand.
func keepOne(parts []Part) {
	for i := range parts {
		if parts[i].Role == Word {
			return
		}
	}
	for i := range parts {
		if parts[i].Role == Generic {
			return
		}
	}
	for i := range parts {
		if parts[i].Role == Particle || parts[i].Role == Place || parts[i].Role == LegalForm && len(parts) == 1 {
			parts[i].Role = Word
		}
	}
}
