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
	return (t.text(i) == "-" || t.text(i) == "‑") && t.tight(i) && t.tight(i+1)
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
	according asked still later earlier last next nearly almost about around following including since
	under at per amid only further additionally finally perhaps maybe indeed again never
	authorities officials prosecutors police sources people lawyers investigators documents critics experts analysts
	current former late early new old first second third asked speaking let's nobody everyone nothing everything someone`)

// starts reports whether a name may begin at the token.
func (t *tree) starts(i int, cs caps) bool {
	w := t.text(i)
	if !isCap(w) || t.tag(i) == "PRP" || t.tag(i) == "PRP$" {
		return false
	}
	low := t.lower(i)
	if calendar[low] && !t.monthName(i) {
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
	return !smallWords[low] || low == "the" && t.fact(i) != nil || isUpper(w) && len(w) > 1 && !cs.all && low != "a"
}

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
	if t.isProper(i) || t.named[t.text(i)] || t.fact(i) != nil || known().demonyms[t.text(i)] != "" || known().given[t.text(i)] != 0 {
		return true
	}
	for _, n := range t.s.Names {
		if n.First == i {
			return true
		}
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

// raw is the text of tokens [first, last) with its white space folded; it
// allocates nothing where the words are parted by single blanks.
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
	for i := 0; i < t.n(); {
		if f, last := t.factAt(i, t.n()); f != nil && (isCap(t.text(i)) || strings.HasPrefix(t.text(i), "al")) && !t.spurious(i, last, f) {
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
func (t *tree) spurious(i, last int, f *fact) bool {
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
	case w == "&" || w == "+" && i+1 < t.n():
		if i+1 < t.n() && isCap(t.text(i+1)) {
			return i + 2
		}
	case legalForms[low] && low != "as" && low != "company" && low != "se" && len(low) > 1 && (low == "plc" || low == "gmbh" || strings.Contains(low, ".")):
		return i + 1
	case w == "," && i+1 < t.n() && (legalForms[t.lower(i+1)] && isCap(t.text(i+1)) || suffixes[t.lower(i+1)] && isCap(t.text(i+1)) && strings.HasSuffix(t.text(i+1), ".")):
		return i + 2
	case particles[low] && low != "e" && low != "y" || strings.HasPrefix(low, "al-") || strings.HasPrefix(low, "el-") || strings.HasPrefix(low, "d'"):
		j := i + 1
		if strings.Contains(low, "-") {
			return j
		}
		if t.isHyphen(j) {
			j++
		} else if particles[t.lower(j)] {
			j++
		}
		if j < t.n() && isCap(t.text(j)) && low != "la" && !calendar[t.lower(j)] {
			return j + 1
		}
	case w == "(" && t.lower(i-1) == "order" && t.text(i+2) == ")" && isNumber(t.text(i+3)): // Executive Order (E.O.) 14014
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

var quoteOpen = map[string]bool{"“": true, "\"": true, "``": true, "‘": true, "'": true, "(": true}

// quotedName returns the end of a quoted name behind the word that says what it
// names, as in Institute "Sever"; i where there is none.
func (t *tree) quotedName(i int) int {
	for j := i + 1; j < t.n() && j < i+5; j++ {
		switch t.text(j) {
		case "”", "\"", "''", "’", "'":
			if j > i+1 {
				return j + 1
			}
			return i
		}
		if !isCap(t.text(j)) {
			return i
		}
	}
	return i
}

// nickname returns the end of a quoted nickname inside a name and of the name
// after it: Ivan “Vanya” Petrov.
func (t *tree) nickname(i int) int {
	for j := i + 1; j < t.n() && j < i+4; j++ {
		switch t.text(j) {
		case "”", "\"", "''", "’", "'", ")":
			if j > i+1 && j+1 < t.n() && isCap(t.text(j+1)) && !t.tight(j+1) && (t.text(i) != "(" || !isUpper(t.text(i+1))) && !smallWords[t.lower(j+1)] {
				return j + 2
			}
			return i
		}
		if !isCap(t.text(j)) {
			return i
		}
	}
	return i
}

// numbered reports whether a number belongs to the name before it: Executive
// Order 14014, Group 7.
func (t *tree) numbered(i int) bool {
	switch t.lower(i - 1) {
	case "order", "resolution", "regulation", "directive", "law", "article", "section", "channel", "rossiya", "russia", "france", "news", "mi", "bureau", "formula":
		return !strings.Contains(t.text(i), ",")
	}
	return false
}

func isNumber(w string) bool {
	return w != "" && w[0] >= '0' && w[0] <= '9'
}

// bridge returns the end of the name beyond "of", "for", "on" or "and" where
// the name goes on: Bank of Exampleland, Department of Health and Care.
func (t *tree) bridge(first, i int, cs caps) int {
	j := i + 1
	if t.lower(j) == "the" {
		j++
	}
	if j >= t.n() || !isCap(t.text(j)) || calendar[t.lower(j)] || smallWords[t.lower(j)] && t.text(j) != "US" && t.fact(j) == nil {
		return i
	}
	if f, end := t.factAt(first, i); f != nil && end == i && f.kind == country {
		return i
	}
	last := t.lower(i - 1)
	switch t.lower(i) {
	case "of":
		switch t.lower(first) {
		case "lord", "lady", "baroness", "baron", "earl", "viscount", "duke", "duchess":
			return j + 1 // Lord Ashby of Marlow
		}
		if bodyNouns[last] || organizationNouns[last] || companyNouns[last] || ofWords[last] || placeNouns[last] {
			return j + 1
		}
	case "for", "on", "to", "in":
		if t.lower(i) == "in" {
			return i
		}
		if t.lower(i) == "for" && titleEnd(last) || t.lower(i) == "to" && (last == "ambassador" || last == "envoy" || last == "adviser" || last == "advisor" || last == "representative") {
			return j + 1
		}
		if (bodyNouns[last] || organizationNouns[last]) && t.lower(i) != "to" && isCap(t.text(i-1)) {
			return j + 1
		}
	case "and":
		if j == i+1 && t.andBelongs(first, i, cs) {
			return j + 1
		}
	}
	return i
}

// ofWords take "of" inside a name or title: Secretary of State, House of Commons.
var ofWords = set(`secretary house director chief head minister chairman governor speaker member bank republic kingdom
	university college institute city state isle court school museum church king queen prince duke mayor attorney
	president bishop archbishop department ministry office bureau board registrar commissioner justice chamber ministers
	administrator undersecretary assistant commonwealth emirate islamic confederation cabinet knights order sons daughters
	lord times voice ambassador vice-president dean society academy friends port gulf strait cape bay sea united leader chair deputy-head general commander representative federation union association
	companies lords sultanate principality states minister-counsellor duchess league army defender`)

// titleEnd reports whether a title such as "Special Envoy" may take "for X".
func titleEnd(low string) bool { return positions[low] }

// positionIn reports whether a position stands among the tokens.
func positionIn(t *tree, first, last int) bool {
	for i := first; i < last; i++ {
		if positions[t.lower(i)] {
			return true
		}
	}
	return false
}

// joinable words stand before "and" inside the name of a body.
var joinable = set(`affairs terrorism intelligence science sciences arts technology culture information research rights law order history language letters
	medicine food drug alcohol tobacco firearms fisheries forestry land urban rural family children women veterans
	revenue audit safety standards quality crime drugs counterterrorism nuclear atomic space science statistics
	privatization privatisation property assets ethics accountability reform anti-corruption relations commerce
	investigation prosecution enforcement monitoring compliance professional charity charities currency banking small
	wildlife parks heritage nature innovation skills business work pensions housing communities levelling
	refugees migration citizenship emergency disaster relief reconstruction minority equality justice weights`)

// closedNouns end a company's name: nothing that "and" joins belongs to it.
var closedNouns = set(`group holdings holding industries bank partners capital ventures investments enterprises company
	corporation airlines airways resources technologies solutions associates properties brothers sons international`)

// andBelongs reports whether "and" stands inside a name: the words to its right
// end in the head of a body or company that the left part lacks, or the left
// part is "Ministry of …" and the right no name of its own.
func (t *tree) andBelongs(first, i int, cs caps) bool {
	if f := t.fact(i + 1); f != nil && f.kind != place || known().given[t.text(i+1)] != 0 || known().demonyms[t.text(i+1)] != "" {
		return false
	}
	last := t.lower(i - 1)
	if bodyNouns[last] || organizationNouns[last] || closedNouns[last] || legalForms[last] || positions[last] {
		return false
	}
	if known().given[t.text(first)] != 0 {
		return false
	}
	if f, end := t.factAt(first, i); f != nil && end == i && f.kind != place {
		return false
	}
	for j := first; j < i; j++ {
		if f, end := t.factAt(j, i); f != nil && end == i && f.kind == place && j > first && t.lower(j-1) == "of" {
			if g, _ := t.factAt(i+1, t.n()); g != nil && g.kind == place && headKind(t.lower(j-2)) != unknown {
				return true // "Port Authority of New York and New Jersey"
			}
		}
		if t.lower(j) == "for" && j > first && positionIn(t, first, j) {
			return true // "Under Secretary of Health for Prevention and Care"
		}
		if (t.lower(j) == "of" || t.lower(j) == "for" || t.lower(j) == "on") && j > first && (bodyNouns[t.lower(j-1)] || ofWords[t.lower(j-1)]) {
			return positions[t.lower(first)] || positions[t.lower(j-1)] || bodyNouns[t.lower(j-1)]
		}
	}
	if t.fact(i+1) != nil || !joinable[last] && !titleModifiers[last] && !companyNouns[last] && !organizationNouns[last] {
		return false
	}
	end := i + 1
	for end < t.n() && isCap(t.text(end)) && !smallWords[t.lower(end)] {
		end++
	}
	head := t.lower(end - 1)
	if end-i-1 < 2 && !(organizationNouns[head] || companyNouns[head]) {
		return false
	}
	if positions[head] {
		return false
	}
	if end-i-1 == 1 { // "Trade and Investment": one word is not enough
		return false
	}
	return bodyNouns[head] || organizationNouns[head] || companyNouns[head] && !cs.title || legalForms[head]
}
