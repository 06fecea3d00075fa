package names

import (
	"strconv"
	"strings"
)

// Parse prepares a name of the given kind. With Any it decides by the words
// whether the name is an organisation's: a legal form or a word such as bank or
// ministry makes it one. A name of nothing but marks has no parts.
func Parse(s string, k Kind) Name {
	n := parse(s, k)
	n.Readings = hanReadings(s, k)
	return n
}

func parse(s string, k Kind) Name {
	n := Name{Original: s, Kind: k}
	ts := tokens(Normalise(s))
	if k == Any {
		k = guess(ts)
	}
	switch k {
	case Person:
		n.Parts = personParts(ts)
	case Any:
		n.Parts = personParts(ts)
	default:
		n.Parts = orgParts(ts, k)
	}
	if len(n.Parts) > MaxParts {
		n.Parts = n.Parts[:MaxParts]
	}
	joined := make([]byte, 0, 48)
	for i := range n.Parts {
		n.Parts[i].finish()
		if p := &n.Parts[i]; p.telling() && len(joined) < 96 {
			joined = append(joined, p.Text...)
		}
	}
	if len(joined) >= 6 {
		n.Joined = HashKey(spellingKey(string(joined)))
	}
	n.Kind = k
	n.Eastern = k != Organisation && k != Thing && eastern(n.Parts)
	return n
}

// finish fills what follows from the text.
func (p *Part) finish() {
	if p.Role == Number || p.Role == Ordinal {
		p.Key = p.Text
	} else {
		p.Key = spellingKey(p.Text)
		g := givenTable()
		p.family, p.nick = g.family[p.Text], g.nick[p.Text]
	}
	p.mask = letters(p.Key)
	p.weight = -1
}

// telling reports whether a part helps to tell who is meant.
func (p *Part) telling() bool {
	return p.Role != LegalForm && p.Role != Honorific && p.Role != Particle
}

// guess tells an organisation from anything else by its words.
func guess(ts []token) Kind {
	ws := texts(ts)
	for i := range ws {
		if _, n := legalTable().find(ws[i:]); n > 0 && (n > 1 || len(ws[i]) > 2) && i > 0 {
			return Organisation
		}
		if _, n := genericTable().find(ws[i:]); n > 0 && len(ws[i]) > 3 {
			return Organisation
		}
	}
	return Any
}

func texts(ts []token) []string {
	ws := make([]string, len(ts))
	for i := range ts {
		ws[i] = ts[i].text
	}
	return ws
}

func (t *token) part(r Role) Part {
	p := Part{Text: t.text, Native: t.native, Role: r}
	if t.soft {
		p.flags |= skeletal
	}
	if t.dotted {
		p.flags |= acronym
	}
	if t.hangul {
		p.flags |= syllabic
	}
	return p
}

// personParts gives the words of a person's name their roles. The surname is what
// stands before a comma, else the last part; what follows bin, ibn or ben is a
// father's name.
func personParts(ts []token) []Part {
	ts = unglue(ts)
	parts := make([]Part, 0, len(ts)+1)
	chained := false
	comma := -1
	for i := range ts {
		t := &ts[i]
		if t.after == ',' && comma < 0 && i > 0 {
			comma = len(parts)
		}
		role := Given
		switch {
		case honorifics[t.text] && len(ts) > 1:
			role = Honorific
		case isChain(ts, i):
			role, chained = Particle, i+1 < len(ts)
		case particles[t.text] && len(ts) > 1:
			role = Particle
		case len(t.text) == 1 && t.native == "":
			role = Initial
		case patronymicEnding(t.text):
			role = Patronymic
		case roman(t.text) > 1 && i > 0 && i == len(ts)-1 && t.upper && t.native == "" && t.text != "xi":
			role = Ordinal
		case digits(t.text):
			role = Number
		}
		p := t.part(role)
		p.Value = roman(t.text)
		if role == Given && chained {
			p.Role, p.flags, chained = Patronymic, p.flags|chain, false
		}
		parts = append(parts, p)
	}
	if plain := personCount(parts); plain == 0 {
		for i := range parts {
			parts[i].Role = Given // a name of nothing but titles or particles is a name
		}
	}
	if k := trailingLegal(parts); k > 0 {
		for i := len(parts) - k; i < len(parts); i++ {
			parts[i].Role = LegalForm
		}
	}
	markFamily(parts, comma)
	return parts
}

// isChain reports whether a word marks a father's name: bin and ibn always, ben
// (which is a given name too) only inside the name.
func isChain(ts []token, i int) bool {
	return chainMarks[ts[i].text] && (ts[i].text != "ben" || i > 0) && len(ts) > 1
}

// trailingLegal is the number of parts of a legal form that closes a person's
// name by mistake or because a sole trader bears it.
func trailingLegal(parts []Part) int {
	ws := make([]string, len(parts))
	for i := range parts {
		ws[i] = parts[i].Text
	}
	for i := 2; i < len(ws); i++ {
		if _, n := legalTable().find(ws[i:]); n > 0 && i+n == len(ws) && (ws[i] == "llc" || ws[i] == "ltd" || ws[i] == "inc" || ws[i] == "gmbh" || n > 2) {
			return n
		}
	}
	return 0
}

func personCount(parts []Part) int {
	n := 0
	for i := range parts {
		if parts[i].telling() {
			n++
		}
	}
	return n
}

// markFamily marks the surname: the parts before the comma, else the last.
func markFamily(parts []Part, comma int) {
	if comma > 0 {
		for i := range comma {
			if parts[i].Role == Given || parts[i].Role == Patronymic && parts[i].flags&chain != 0 {
				parts[i].Role = Family
			}
		}
		return
	}
	if personCount(parts) < 2 {
		return
	}
	for i := len(parts) - 1; i > 0; i-- {
		switch parts[i].Role {
		case Given:
			parts[i].Role = Family
			return
		case Patronymic:
			return
		}
	}
}

// unglue levels the compounds of Arabic names: Abdulrahman, Abd al-Rahman and
// Abdurrahman all become abdul and rahman; Abd Allah becomes abdullah; Nur al-Din
// and Nur ud Din become nuruddin; the article before a word goes.
func unglue(ts []token) []token {
	out := make([]token, 0, len(ts)+2)
	for i := 0; i < len(ts); i++ {
		t := ts[i]
		next := i + 1
		for next < len(ts) && articles[ts[next].text] {
			next++
		}
		if isAbd(t.text) && next < len(ts) {
			if w := ts[next].text; w == "allah" || w == "lah" || w == "ullah" || w == "llah" {
				t.text = "abdullah"
				out, i = append(out, t), next
				continue
			}
			t.text = "abdul"
			out, i = append(out, t), next-1
			continue
		}
		if rest := afterAbd(t.text); rest != "" {
			a := t
			a.text = "abdul"
			t.text, t.hyphen, t.after = rest, true, 0
			out = append(out, a, t)
			continue
		}
		if next < len(ts) && next > i+1 && (ts[next].text == "din" || ts[next].text == "deen" || ts[next].text == "dine") && len(t.text) > 2 {
			t.text += "uddin"
			out, i = append(out, t), next
			continue
		}
		if next < len(ts) && next == i+1 && !articles[t.text] && len(t.text) > 2 && (ts[next].text == "uddin" || ts[next].text == "eddine" || ts[next].text == "ullah" || ts[next].text == "allah" && ts[next].hyphen) {
			t.text += ts[next].text
			out, i = append(out, t), next
			continue
		}
		t.text = levelTail(t.text)
		out = append(out, t)
	}
	return out
}

func isAbd(w string) bool {
	switch w {
	case "abd", "abdul", "abdel", "abdal", "abdol", "abdur", "abdus", "abdu":
		return true
	}
	return false
}

// afterAbd returns what follows "servant of the" in a name written together, ""
// where the name is none such.
func afterAbd(w string) string {
	if len(w) < 7 || w[:3] != "abd" {
		return ""
	}
	rest := w[3:]
	if !vowel(rest[0]) {
		return ""
	}
	rest = rest[1:]
	switch rest[0] {
	case 'l':
		rest = strings.TrimPrefix(rest[1:], "-")
	case 'r', 's', 'n', 'z', 'd', 't':
		if rest[0] == rest[1] {
			rest = rest[1:]
		}
	default:
		return ""
	}
	switch rest {
	case "lah", "ah", "la", "a", "lahi", "laye", "ahi", "lla", "llah":
		return ""
	}
	if len(rest) < 3 {
		return ""
	}
	return rest
}

// levelTail gives the endings -ullah and -uddin one spelling.
func levelTail(w string) string {
	if len(w) < 6 || strings.IndexByte("ahne", w[len(w)-1]) < 0 {
		return w
	}
	for _, end := range [...]string{"ollah", "allah", "oullah", "eullah", "ulla", "olla", "ulah"} {
		if strings.HasSuffix(w, end) && len(w) > len(end)+2 {
			return w[:len(w)-len(end)] + "ullah"
		}
	}
	for _, end := range [...]string{"eddine", "oddin", "eddin", "uddeen", "addin", "iddin", "edine", "ouddin", "audin", "udin", "odin", "edin", "uddine"} {
		if strings.HasSuffix(w, end) && len(w) > len(end)+2 {
			return w[:len(w)-len(end)] + "uddin"
		}
	}
	return w
}

func digits(w string) bool {
	for i := range len(w) {
		if w[i] < '0' || w[i] > '9' {
			return false
		}
	}
	return w != ""
}

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

// hanReadings returns the other readings of a name written in Han.
func hanReadings(s string, k Kind) []Name {
	if mainScript(s) != han {
		return nil
	}
	var out []Name
	for _, r := range otherReadings(Normalise(s)) {
		n := parse(r, k)
		n.Original, n.Foreign, n.Eastern = s, true, true
		out = append(out, n)
	}
	return out
}
