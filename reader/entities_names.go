package reader

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// run is a stretch of tokens that are written as a name: capitals, with the
// small words and marks that names hold.
type run struct{ first, last int }

// caps says how a sentence uses capitals: a heading in capitals, or in title
// case, tells nothing about which words are names.
type caps struct{ all, title bool }

// capsOf judges a sentence by its words: all capitals, or every long word with
// a first capital.
func (t *tree) capsOf() caps {
	upper, first, words := 0, 0, 0
	for i := range t.n() {
		w := t.text(i)
		if len(w) < 4 || !isLetters(w) || smallWords[t.lower(i)] && !isUpper(w) {
			continue
		}
		words++
		switch {
		case isUpper(w):
			upper++
		case isCap(w):
			first++
		}
	}
	end := t.n() > 0 && strings.ContainsAny(t.text(t.n()-1), ".?!\"”")
	return caps{
		all:   words > 0 && upper == words && (words > 1 || !end) && t.n() < 40,
		title: words > 3 && upper+first == words && !end,
	}
}

// isCap reports whether the word begins with a capital.
func isCap(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	if r >= '0' && r <= '9' { // 1MDB
		w = strings.TrimLeft(w, "0123456789")
		r, _ = utf8.DecodeRuneInString(w)
		return len(w) > 2 && unicode.IsUpper(r) && isLetters(w)
	}
	return unicode.IsUpper(r)
}

// isUpper reports whether every letter of the word is a capital.
func isUpper(w string) bool {
	some := false
	for _, r := range w {
		if unicode.IsLower(r) {
			return false
		}
		some = some || unicode.IsUpper(r)
	}
	return some
}

// isLetters reports whether the word holds letters only, with the marks inside
// words.
func isLetters(w string) bool {
	for _, r := range w {
		if !unicode.IsLetter(r) && r != '-' && r != '\'' && r != '’' && r != '.' {
			return false
		}
	}
	return w != ""
}

// tight reports whether no space stands before the token.
func (t *tree) tight(i int) bool {
	return i > 0 && i < t.n() && t.s.Tokens[i-1].End == t.s.Tokens[i].Start
}

// isHyphen reports whether the token is a hyphen that joins two words.
func (t *tree) isHyphen(i int) bool {
	return (t.text(i) == "-" || t.text(i) == "‑") && t.inWord(i)
}

// smallWords open sentences with a capital and are no names.
var smallWords = set(`a an the this that these those it its he she they we i you his her their our my your him them us who whom whose
	which what when where why how if as at by for from in into of off on onto out over to under up with without within
	about above across after against along among amid around before behind below beneath beside besides between beyond
	despite down during except inside near since through throughout till toward towards until upon via
	and or but nor so yet because although though while whereas unless once than both either neither not no yes
	all any some many much most more few several each every one two three four five six seven eight nine ten other another such
	is are was were be been being has have had do does did will would can could may might must shall should
	there here then thus hence however meanwhile moreover instead also still even just only now today yesterday tomorrow
	according asked later earlier last next nearly almost following including
	per further additionally finally perhaps maybe indeed again never
	authorities officials prosecutors police sources people lawyers investigators documents critics experts analysts
	current former late early new old first second third speaking let's nobody everyone nothing everything someone`)

// firstNames are small words that can begin a name in the middle of a sentence:
// New Harbour Party, First Ostmark Bank.
var firstNames = set(`new first second third all one two three four five six seven early old`)

// starts reports whether a name may begin at the token.
func (t *tree) starts(i int, cs caps) bool {
	w := t.text(i)
	if article, name, ok := strings.Cut(w, "-"); ok && (article == "al" || article == "el" || article == "as" || article == "ash") && isCap(name) {
		return true // al-Ghazal
	}
	if t.tight(i+1) && strings.HasPrefix(t.text(i+1), "$") {
		return false // US$3
	}
	if !isCap(w) || t.tag(i) == "PRP" || t.tag(i) == "PRP$" {
		return false
	}
	low := t.lower(i)
	if calendar[low] && !t.monthName(i) && !(strings.HasSuffix(low, "day") && paperNames[t.text(i+1)]) {
		return false
	}
	if low == "i" || strings.HasPrefix(low, "i'") || w == "I" {
		return false
	}
	if cs.title {
		return t.fact(i) != nil || known().given[w] != 0 || t.named[w] || t.inName(i)
	}
	if t.opens(i) || cs.all {
		return t.startsSentence(i)
	}
	return !smallWords[low] || firstNames[low] && t.isProper(i) && isCap(t.text(i+1)) && headKind(t.lower(i+1)) == unknown && !positions[t.lower(i+1)] && !honorifics[t.lower(i+1)] || low == "the" && t.fact(i) != nil || isUpper(w) && len(w) > 1 && !cs.all && low != "a"
}

// paperNames follow a day of the week in the name of a newspaper.
var paperNames = set(`Times Tribune Telegraph Mail Herald Post Express News Star Mirror World Independent Standard Observer Sun Business`)

// titleGoesOn reports whether a name in a heading where every word has a
// capital goes on at the token.
func (t *tree) titleGoesOn(first, i int) bool {
	for _, n := range t.s.Names {
		if n.First <= first && i < n.Last {
			return true
		}
	}
	if f, end := t.factAt(first, t.n()); f != nil && i < end {
		return true
	}
	return t.named[t.text(i)] && t.fact(i) == nil
}

// inName reports whether the tagger takes the token for the first of a name.
func (t *tree) inName(i int) bool {
	for _, n := range t.s.Names {
		if n.First == i {
			return true
		}
	}
	return false
}

// monthName reports whether a month's name is a person's: April Marsh.
func (t *tree) monthName(i int) bool {
	switch t.lower(i) {
	case "may", "april", "june", "august":
	default:
		return false
	}
	if t.tag(i) == "MD" || i > 0 && (t.tag(i-1) == "IN" || t.tag(i-1) == "CD" || t.lower(i-1) == "late" || t.lower(i-1) == "early") {
		return false
	}
	return i+1 < t.n() && isCap(t.text(i+1)) && !calendar[t.lower(i+1)] && isLetters(t.text(i+1))
}

// startsSentence judges a capital that the sentence's beginning may have
// given: a name if the tagger, the gazetteer or the next word's capital say so.
func (t *tree) startsSentence(i int) bool {
	low := t.lower(i)
	if smallWords[low] && !(isUpper(t.text(i)) && len(low) > 2 && t.isProper(i)) {
		return low == "the" && t.fact(i) != nil
	}
	if t.describesMany(i) || occupations[low] && !positions[low] && isCap(t.text(i+1)) && known().given[t.text(i)] == 0 || (t.tag(i) == "VBN" || t.tag(i) == "JJ") && t.demonym(i+1) != "" && t.fact(i) == nil && t.demonym(i) == "" {
		return false // "Businessmen A and B", "Sanctioned Ukrainian banker"
	}
	if t.isProper(i) || t.named[t.text(i)] || t.fact(i) != nil || known().demonyms[t.text(i)] != "" || known().given[t.text(i)] != 0 || t.inName(i) {
		return true
	}
	if positions[low] || titleModifiers[low] {
		return i+1 < t.n() && isCap(t.text(i+1))
	}
	// "Customs agents" is no name, "Meroe Gold" is one.
	return i+1 < t.n() && isCap(t.text(i+1)) && !strings.HasPrefix(t.tag(i), "VB") && t.tag(i) != "RB" && t.tag(i) != "IN"
}

// opens reports whether the token begins a sentence or a quotation, where any
// word has a capital.
func (t *tree) opens(i int) bool {
	if t.index == 0 && i > 1 && i < 14 && t.dashed(i-1) && (isUpper(t.text(0)) || t.text(i-2) == ")") {
		return true // behind a dateline
	}
	for i--; i >= 0; i-- {
		switch t.text(i) {
		case "\"", "“", "'", "‘", "``", "(", "-", "–", "—", "*", "•", "[":
			continue
		case ":", "...", ".", "?", "!", "…":
			return true
		}
		return false
	}
	return true
}

// dashed reports whether the token is a dash between words.
func (t *tree) dashed(i int) bool {
	switch t.text(i) {
	case "-", "–", "—", "--":
		return !t.tight(i) || !t.tight(i+1)
	}
	return false
}

// fact is the longest fact of the gazetteer that the tokens from i spell.
func (t *tree) fact(i int) *fact { f, _ := t.factAt(i, t.n()); return f }

// factAt is the longest fact that begins at i and ends by limit, with the
// token after it.
func (t *tree) factAt(i, limit int) (*fact, int) {
	g := known()
	w := t.text(i)
	n := g.longest[w]
	if n == 0 {
		return nil, i
	}
	for last := min(i+n, limit); last > i; last-- {
		name := w
		if last > i+1 {
			name = t.raw(i, last)
		}
		if f := g.facts[name]; f != nil {
			return f, last
		}
	}
	return nil, i
}

// raw is the text of tokens [first, last) with its white space folded.
func (t *tree) raw(first, last int) string {
	var b strings.Builder
	for i := first; i < last; i++ {
		if i > first && !t.tight(i) {
			b.WriteByte(' ')
		}
		b.WriteString(t.text(i))
	}
	return b.String()
}

// runs finds the stretches that are written as names.
func (t *tree) runs(cs caps) []run {
	var out []run
	spelt := t.speltOut()
	for i := 0; i < t.n(); {
		if end := spelt[i]; end > 0 {
			out = append(out, run{i, end})
			i = end
			continue
		}
		if f, last := t.factAt(i, t.n()); f != nil && (isCap(t.text(i)) || strings.HasPrefix(t.text(i), "al")) && !t.spurious(i, last) {
			end := t.extend(i, last, cs)
			out = append(out, run{i, end})
			i = end
			continue
		}
		if !t.starts(i, cs) {
			i++
			continue
		}
		end := t.extend(i, i+1, cs)
		out = append(out, run{i, end})
		i = end
	}
	return out
}

// spurious reports whether a gazetteer word is used as something else: "us"
// and "US" in a heading, "It", a capital at a sentence's start, "Bild".
func (t *tree) spurious(i, last int) bool {
	if last > i+1 {
		return false
	}
	if t.tight(i+1) && strings.HasPrefix(t.text(i+1), "$") || strings.HasSuffix(t.text(i), "$") {
		return true // US$100
	}
	switch t.tag(i) {
	case "PRP", "PRP$", "DT", "IN", "CC", "WP", "VBZ", "VBP", "VBD", "MD":
		return !isUpper(t.text(i)) || t.text(i) == "IT"
	}
	return calendar[t.lower(i)]
}

// maxName is the most tokens that a name takes: longer ones are lists or noise.
const maxName = 24

// extend lengthens a name to the right.
func (t *tree) extend(first, last int, cs caps) int {
	for last < t.n() && last-first < maxName {
		next := t.joins(first, last, cs)
		if next == last {
			return last
		}
		last = next
	}
	return last
}

// joins returns the end of the name when the token at i, and what it needs
// after it, belongs to it; else i.
func (t *tree) joins(first, i int, cs caps) int {
	w, low := t.text(i), t.lower(i)
	switch {
	case t.isHyphen(i) && i+1 < t.n() && (isCap(t.text(i+1)) || t.isProper(i+1) && !companyCommon[t.lower(i+1)] && isCap(t.text(i-1)) && !known().isNation(t.text(i-1)) || isCap(t.text(i-1)) && len(t.text(i-1)) < 4 && isLetters(t.text(i+1)) && t.tag(i+1) != "JJ" && t.tag(i+1) != "VBN" && !strings.HasPrefix(t.tag(i+1), "NN")):
		return i + 2
	case isCap(w):
		if calendar[low] && !t.tight(i) || smallWords[low] && !isUpper(w) && !particles[low] && headKind(low) == unknown || cs.title && !t.titleGoesOn(first, i) {
			return i
		}
		return i + 1
	case w == "&" || w == "+":
		if isCap(t.text(i + 1)) {
			return i + 2
		}
	case legalForms[low] && low != "as" && low != "company" && low != "se" && len(low) > 1 && (low == "plc" || low == "gmbh" || strings.Contains(low, ".")):
		return i + 1
	case w == "," && isCap(t.text(i+1)) && (legalForms[t.lower(i+1)] || suffixes[t.lower(i+1)] && strings.HasSuffix(t.text(i+1), ".")):
		return i + 2
	case particles[low] && low != "e" && low != "y" || strings.HasPrefix(low, "al-") || strings.HasPrefix(low, "el-") || strings.HasPrefix(low, "d'"):
		j := i + 1
		if strings.Contains(low, "-") {
			return j
		}
		if t.isHyphen(j) || particles[t.lower(j)] {
			j++
		}
		if isCap(t.text(j)) && low != "la" && !calendar[t.lower(j)] {
			return j + 1
		}
	case w == "(" && t.lower(i-1) == "order" && t.text(i+2) == ")" && isNumber(t.text(i+3)): // Executive Order (E.O.) 13999
		return i + 4
	case quoteOpen[w] && w != "(" && headKind(t.lower(i-1)) != unknown && t.quotedName(i) > i:
		return t.quotedName(i)
	case quoteOpen[w]:
		return t.nickname(i)
	case low == "in" && t.lower(i+1) == "charge":
		return i + 2
	case low == "of" || low == "for" || low == "on" || low == "and" || low == "to" || low == "in":
		return t.bridge(first, i, cs)
	case isNumber(w) && t.numbered(i):
		return i + 1
	}
	return i
}
