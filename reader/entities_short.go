package reader

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// bare is a name's word without quotation marks and the article al-.
func bare(w string) string {
	w = strings.Trim(w, "“”\"‘’'(),")
	for _, a := range []string{"al-", "Al-", "el-", "El-"} {
		w = strings.TrimPrefix(w, a)
	}
	return fold(w)
}

// fold writes a word without its accents: Brzeziński is Brzezinski elsewhere in
// the same text.
func fold(w string) string {
	for i := range len(w) {
		if w[i] >= 0x80 {
			return foldTable.Replace(w)
		}
	}
	return w
}

var foldTable = strings.NewReplacer("á", "a", "à", "a", "â", "a", "ä", "a", "ã", "a", "å", "a", "ā", "a", "ă", "a", "ą", "a",
	"é", "e", "è", "e", "ê", "e", "ë", "e", "ē", "e", "ė", "e", "ę", "e", "ě", "e", "í", "i", "ì", "i", "î", "i", "ï", "i", "ī", "i", "ı", "i",
	"ó", "o", "ò", "o", "ô", "o", "ö", "o", "õ", "o", "ø", "o", "ő", "o", "ú", "u", "ù", "u", "û", "u", "ü", "u", "ū", "u", "ů", "u", "ű", "u",
	"ç", "c", "ć", "c", "č", "c", "đ", "d", "ď", "d", "ğ", "g", "ģ", "g", "ł", "l", "ľ", "l", "ñ", "n", "ń", "n", "ň", "n", "ņ", "n",
	"ř", "r", "ś", "s", "š", "s", "ş", "s", "ș", "s", "ť", "t", "ţ", "t", "ț", "t", "ý", "y", "ÿ", "y", "ź", "z", "ż", "z", "ž", "z",
	"Á", "A", "Ç", "C", "Č", "C", "Đ", "D", "É", "E", "İ", "I", "Ł", "L", "Ñ", "N", "Ö", "O", "Ø", "O", "Ś", "S", "Š", "S", "Ş", "S", "Ü", "U", "Ż", "Z", "Ž", "Z")

// sameFact joins the forms that one fact of the gazetteer covers: U.S. and
// United States.
func (n *namer) sameFact() {
	first := map[*fact]*form{}
	for _, f := range n.forms {
		if f.fact == nil || f.votes[f.fact.kind] == 0 {
			continue
		}
		if g := first[f.fact]; g == nil {
			first[f.fact] = f
		} else {
			f.full = g
		}
	}
}

// stands reports whether the short form can stand for the full one.
func stands(f, g *form) bool {
	if len(f.words) > len(g.words) || len(f.words) == len(g.words) && (f.key == g.key || fold(f.key) != fold(g.key)) {
		return false
	}
	switch {
	case f.kind == person && len(f.words) == 1 && g.kind != person && g.fact == nil && g.votes[g.kind] < 3 && len(g.words) < 4 && headKind(strings.ToLower(g.words[len(g.words)-1])) == unknown:
		return personStands(f.words, g.words)
	case suffixOf(f.words, g.words) && nationPrefix(g.words[:len(g.words)-len(f.words)]):
		return f.kind != person && g.kind != person // "Supreme Court" for "Ostmark Supreme Court"
	case g.kind == person || g.kind == unknown && f.kind == person:
		if f.kind != person && f.kind != unknown && f.votes[f.kind] > 5 {
			return false
		}
		return personStands(f.words, g.words)
	case g.kind == company || g.kind == organization || g.kind == body || g.kind == unknown || g.kind == outlet || g.kind == vessel:
		if f.kind == person && f.votes[person] > 3 || f.fact != nil || f.kind == place && f.votes[place] > 6 {
			return false
		}
		return orgStands(f.words, g.words)
	}
	return false
}

// suffixOf reports whether the full name ends in the short one, of two words or
// more.
func suffixOf(short, full []string) bool {
	return len(short) > 1 && len(short) < len(full) && slices.Equal(short, full[len(full)-len(short):])
}

// nationPrefix reports whether the words name a country or nationality.
func nationPrefix(words []string) bool {
	name := strings.Join(words, " ")
	f := known().facts[name]
	return f != nil && f.kind == country || demonym(name) != ""
}

// personStands reports whether the words of a short name fit a full one: the
// family name, a nickname, first and family name without what is between.
func personStands(short, full []string) bool {
	if len(short) == 1 {
		w := bare(short[0])
		if w == bare(full[len(full)-1]) {
			return true
		}
		if suffixes[strings.ToLower(full[len(full)-1])] && len(full) > 2 && w == bare(full[len(full)-2]) {
			return true
		}
		for _, x := range full[1 : len(full)-1] {
			if bare(x) == w && (strings.ContainsAny(x, "“\"‘'(") || isCap(x) && len(full) == 3 && !isInitial(x) && known().given[x] == 0) {
				return true
			}
		}
		return bare(full[0]) == w
	}
	if bare(short[len(short)-1]) != bare(full[len(full)-1]) && bare(short[0]) != bare(full[0]) {
		return false
	}
	// "R. Maro" and "Rita Maro" have as many words; so do two brothers.
	j := 0
	for _, w := range short {
		for j < len(full) && bare(full[j]) != bare(w) && !initialOf(w, full[j]) {
			j++
		}
		if j == len(full) {
			return false
		}
		j++
	}
	return true
}

// initialOf reports whether w is the initial of full: "R." of "Rita".
func initialOf(w, full string) bool {
	r, n := utf8.DecodeRuneInString(w)
	q, _ := utf8.DecodeRuneInString(full)
	return n > 0 && len(w) == n+1 && w[n] == '.' && r == q
}

// orgStands reports whether the words of a short name are the telling part of
// a full one: all of it but legal forms and words that say what it is.
func orgStands(short, full []string) bool {
	for i, w := range short {
		if bare(w) != bare(full[i]) {
			return false
		}
	}
	if len(short) == 1 && (len(short[0]) < 3 || known().given[short[0]] != 0 && !isUpper(short[0]) || known().demonyms[short[0]] != "" || known().facts[short[0]] != nil || titleModifiers[strings.ToLower(short[0])] || headKind(strings.ToLower(short[0])) != unknown) {
		return false
	}
	for _, w := range full[len(short):] {
		low := strings.ToLower(strings.Trim(w, ","))
		if legalForms[low] || companyNouns[low] || organizationNouns[low] || bodyNouns[low] || low == "&" || low == "and" || known().facts[w] != nil || len(full)-len(short) == 1 {
			continue
		}
		if len(short) > 1 || len(full) > 2 && headKind(strings.ToLower(full[len(full)-1])) != unknown {
			continue
		}
		return false
	}
	return true
}
