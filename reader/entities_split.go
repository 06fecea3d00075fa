package reader

import "strings"

// piece is a name cut out of a run: tokens [first, last) with what they look
// like by themselves. The title before it, if the run holds one, is tokens
// [titleFirst, titleLast).
type piece struct {
	sentence, first, last int
	titleFirst, titleLast int // both 0 where the run holds no title
	fact                  *fact
	guess                 kind
	sure                  float64 // how much the guess weighs against the rest of the text
	key                   string  // the name without "the", its apostrophes straight
}

// splitter cuts the runs of one sentence.
type splitter struct {
	t       *tree
	out     []piece
	nations []nationWord
}

// nationWord is a token that names a country by its adjective or people.
type nationWord struct {
	sentence, token int
	country         string
}

// emit adds a piece, without the marks and small words at its ends.
func (p *splitter) emit(first, last int, k kind, sure float64, f *fact) *piece {
	t := p.t
	if f != nil && (f.sort == "continent" || f.sort == "region") && t.isCommon(last) && !t.tight(last) {
		return nil // "a Mediterranean island"
	}
	for first < last && (t.lower(first) == "the" || t.lower(first) == "a" || !isCap(t.text(first)) && !isNumber(t.text(first)) && !strings.HasPrefix(t.lower(first), "al-") && !particles[t.lower(first)]) {
		first++
	}
	closed := strings.ContainsAny(t.text(last-1), "\"”") && t.opened(first+1, last-1)
	for last > first && !closed && (linkWords[t.lower(last-1)] || !isLetters(t.text(last-1)) && !isNumber(t.text(last-1)) && t.text(last-1) != "+" && !strings.ContainsAny(t.text(last-1), "/0123456789")) {
		last--
	}
	if first >= last {
		return nil
	}
	p.out = append(p.out, piece{sentence: t.index, first: first, last: last, guess: k, sure: sure, fact: f, key: strings.ReplaceAll(t.raw(first, last), "’", "'")})
	return &p.out[len(p.out)-1]
}

// opened reports whether a quotation opens among the tokens behind the head of
// an organisation's name.
func (t *tree) opened(first, last int) bool {
	for i := first; i < last; i++ {
		if quoteOpen[t.text(i)] && headKind(t.lower(i-1)) != unknown {
			return true
		}
	}
	return false
}

var linkWords = set(`of for on and to the in & de`)

// split cuts a run into names and titles.
func (p *splitter) split(r run) {
	t := p.t
	first, last := r.first, r.last
	if t.text(first-1) == "(" && (t.text(first) == "D" || t.text(first) == "R") && t.isHyphen(first+1) {
		return // a lawmaker's party and state
	}
	for first < last && (t.lower(first) == "the" || t.lower(first) == "a") && last-first > 1 {
		if f, end := t.factAt(first, last); f != nil && end == last {
			break
		}
		first++
	}
	if low := t.lower(first); (low == "state" || low == "staff") && last-first > 1 && first > 1 && t.lower(first-1) == "of" && positions[t.lower(first-2)] {
		first++ // "secretary of State Ann Moe"
	}
	if first >= last {
		return
	}
	if f, end := t.factAt(first, last); f != nil && end == last {
		p.emit(first, last, f.kind, f.weight(), f)
		return
	}
	if p.spelt(first, last) {
		p.emit(first, last, p.speltKind(first, last), 5, nil)
		return
	}
	if p.addressed(first, last) {
		title := first
		for first++; first < last-1 && (honorifics[t.lower(first)] || isUpper(t.text(first)) && positions[t.lower(first)]); {
			first++
		}
		if positions[t.lower(title)] && p.titled(title, last) {
			return
		}
		if piece := p.emit(first, last, person, 6, nil); piece != nil {
			piece.titleFirst, piece.titleLast = title, piece.first
		}
		return
	}
	if t.lower(first) == "executive" && t.lower(first+1) == "order" {
		p.emit(first, last, paper, 6, nil)
		return
	}
	for i := first + 1; i < last-1; i++ {
		if t.isHyphen(i) && p.nationAt(first, i) && p.nationAt(i+1, last) { // "U.S.-Russia"
			p.split(run{first, i})
			p.split(run{i + 1, last})
			return
		}
	}
	if p.titled(first, last) {
		return
	}
	p.untitled(first, last)
}

// spelt reports whether an acronym in brackets behind the tokens spells them out,
// from the first to the last.
func (p *splitter) spelt(first, last int) bool {
	t, w := p.t, p.t.text(last+1)
	return t.text(last) == "(" && t.text(last+2) == ")" && last-first > 2 && len(w) > 2 && isUpper(w) && t.spelling(strings.ReplaceAll(w, ".", ""), last) == first
}

// speltKind is what a name with an acronym is by its last word or the one before
// "of", "for" or "on"; an organisation where neither says.
func (p *splitter) speltKind(first, last int) kind {
	k := headKind(p.t.lower(last - 1))
	for i := first + 1; k == unknown && i < last; i++ {
		if headLinks[p.t.lower(i)] {
			k = headKind(p.t.lower(i - 1))
		}
	}
	if k == unknown || k == place || k == group {
		return organization
	}
	return k
}

// headLinks stand behind the head of an organisation's name.
var headLinks = set(`of for on`)

// addressed reports whether the tokens begin with a person's honorific: not the
// Lady of a ship, nor "the Queen", nor the first word of a company's name.
func (p *splitter) addressed(first, last int) bool {
	t, low := p.t, p.t.lower(first)
	switch {
	case !honorifics[low] || last-first < 2, len(low) > 2 && p.namesShip(first):
		return false
	case p.named(first+1, last):
		return true
	case headKind(t.lower(last-1)) != unknown && !strings.HasSuffix(low, "."):
		return false
	}
	return t.lower(first-1) != "the" || !ranks[low]
}

// ranks are honorifics that with an article stand for somebody by themselves.
var ranks = set(`lady queen king princess sultan`)

// namesShip reports whether the name at the token is said to be a ship's: "the
// yacht Lady May", "his yacht, the “Lady M”".
func (p *splitter) namesShip(i int) bool {
	for k := i - 1; k >= max(0, i-4); k-- {
		switch x := p.t.text(k); {
		case quoteOpen[x] || x == "," || p.t.lower(k) == "the" || p.t.lower(k) == "called" || p.t.lower(k) == "named":
		default:
			return vesselNouns[p.t.lower(k)]
		}
	}
	return false
}

// nationAt reports whether the tokens name a country or nationality, whole.
func (p *splitter) nationAt(first, last int) bool {
	if f, end := p.t.factAt(first, last); f != nil && end == last && (f.kind == country || f.sort == "continent") {
		return true
	}
	return last == first+1 && (demonym(p.t.text(first)) != "" || adjectiveNames[p.t.text(first)])
}

// headKind is what the last word of a name of several words makes of it.
func headKind(low string) kind {
	switch {
	case legalForms[low]:
		return company
	case bodyNouns[low]:
		return body
	case companyNouns[low]:
		return company
	case organizationNouns[low]:
		return organization
	case placeNouns[low]:
		return place
	case documentNouns[low]:
		return paper
	case bandNouns[low]:
		return group
	}
	return unknown
}

// untitled cuts a run without a title.
func (p *splitter) untitled(first, last int) {
	t, g := p.t, known()
	f, end := t.factAt(first, last)
	if f != nil && end == last {
		p.emit(first, last, f.kind, f.weight(), f)
		return
	}
	if last-first > 1 && g.pairs[t.text(first)] && g.pairs[t.text(first+1)] && demonym(t.raw(first, first+2)) != "" && (last-first == 2 || p.restStands(nil, first+2, last)) && (f == nil || f.kind != country) {
		p.nations = append(p.nations, nationWord{t.index, first + 1, demonym(t.raw(first, first+2))})
		if last-first > 2 {
			p.split(run{first + 2, last})
		}
		return
	}
	if f != nil && t.lower(end) == "for" {
		p.emit(first, end, f.kind, f.weight(), f)
		return
	}
	head := headKind(t.lower(last - 1))
	for i := last - 2; head == unknown && i > first && strings.ContainsAny(t.text(last-1), "\"”"); i-- {
		if quoteOpen[t.text(i)] {
			head = headKind(t.lower(i - 1))
		}
	}
	of := -1
	for i := first + 1; i < last; i++ {
		if headLinks[t.lower(i)] {
			of = i
			break
		}
	}
	if of > 0 && headKind(t.lower(of-1)) != unknown {
		p.ofName(first, of, last)
		return
	}
	if first+1 == last {
		p.single(first)
		return
	}
	if t.lower(first) == "operation" || noNames[t.raw(first, last)] {
		return // a police operation's name, a title's subject
	}
	if eventNouns[t.lower(last-1)] || isRoman(t.text(last-1)) && eventNouns[t.lower(last-2)] {
		return
	}
	if head != unknown && !(head == company && p.named(first, last) && weakCompany[t.lower(last-1)]) {
		p.emit(first, last, head, 4, nil)
		return
	}
	if legalForms[t.lower(first)] && isUpper(t.text(first)) && t.lower(first) != "as" && t.lower(first) != "se" { // "PT Gunung Emas", "OOO Vostok"
		p.emit(first, last, company, 4, nil)
		return
	}
	if f, end := t.factAt(first+1, last); f != nil && end == last && f.kind == body && last-first > 2 {
		p.single(first) // "the Brandt White House"
		p.emit(first+1, last, f.kind, 3, f)
		return
	}
	if g.people[t.text(first)] != "" && g.given[t.text(first)] == 0 && last-first > 2 && t.fact(first) == nil { // "Briton Ann Moe"
		p.single(first)
		p.split(run{first + 1, last})
		return
	}
	if f != nil {
		if (f.kind == outlet || f.kind == body || f.kind == country || f.kind == organization || f.sort == "state" || f.sort == "city") && p.restStands(f, end, last) {
			p.emit(first, end, f.kind, f.weight(), f)
			p.split(run{end, last})
			return
		}
	} else if g.demonyms[t.text(first)] != "" && !t.isHyphen(first+1) && !(last-first == 2 && p.tagged(first, last, "PER")) && (p.restStands(nil, first+1, last) || g.given[t.text(first)] == 0 && !p.tagged(first, last, "ORG")) {
		p.single(first)
		p.split(run{first + 1, last})
		return
	}
	p.whole(first, last)
}

// tagged reports whether the tagger takes the tokens for one name of the type:
// PER, ORG or LOC.
func (p *splitter) tagged(first, last int, as string) bool {
	for _, n := range p.t.s.Names {
		if n.First == first && n.Last == last && n.Type == as {
			return true
		}
	}
	return false
}

// ofName cuts a name whose head stands before "of", "for" or "on": Agency of
// Trade, Government of Prime Minister NAME.
func (p *splitter) ofName(first, of, last int) {
	t := p.t
	k := headKind(t.lower(of - 1))
	if positionIn(t, of+1, last) && !p.insideFact(of+1, last-1) && of+2 < last { // "Government of Prime Minister NAME"
		p.split(run{of + 1, last})
		return
	}
	if f, end := t.factAt(of+1, last); f != nil && end < last && (f.kind == country || f.kind == place) && last-end < 4 && !linkWords[t.lower(end)] && headKind(t.lower(last-1)) == unknown {
		p.emit(first, end, k, 4, nil) // "head of the Harbour Agency of Malta Ann Moe"
		p.emit(end, last, person, 2, nil)
		return
	}
	p.emit(first, last, k, 4, nil)
}

// noNames are what titles and departments are about, not parties.
var noNames = map[string]bool{"Human Rights": true, "Public Prosecutions": true, "Public Affairs": true, "Foreign Affairs": true, "Terrorism": true}

// isRoman reports whether the word is a number such as II.
func isRoman(w string) bool { return w != "" && strings.Trim(w, "IVX") == "" }

// weakCompany words end companies' names but are also family names.
var weakCompany = set(`brothers gold power sons banks farms mines steel wells waters ports hotels`)

// restStands reports whether what follows a country, demonym or body in a run
// is a name of its own: a person, another fact.
func (p *splitter) restStands(f *fact, first, last int) bool {
	t := p.t
	if linkWords[t.lower(first)] || t.isHyphen(first) {
		return false
	}
	if g, end := t.factAt(first, last); g != nil && end == last {
		return true
	}
	if p.named(first, last) {
		return true
	}
	if f != nil && partyWords[t.lower(first-1)] && last-first < 4 {
		return true
	}
	return f != nil && (f.kind == body || f.kind == outlet) && last-first > 1
}

// partyWords before a name say whose member it is: "Democrat Ann Moe".
var partyWords = set(`republican democrat democratic labour conservative tory`)

// whole emits a run of several words that only the rest of the text can type.
func (p *splitter) whole(first, last int) {
	t := p.t
	if adjectiveNames[t.text(last-1)] || adjectiveNames[t.text(first)] && demonym(t.text(last-1)) != "" {
		return // "Middle Eastern", "Roman Catholic"
	}
	k, sure := unknown, 0.0
	if given := known().given[t.text(first)]; given != 0 && last-first < 5 {
		k, sure = person, 2.5
	}
	for i := first + 1; i < last-1; i++ {
		if isInitial(t.text(i)) || quoteOpen[t.text(i)] {
			k, sure = person, 3
		}
	}
	if isInitial(t.text(first)) || suffixes[t.lower(last-1)] {
		k, sure = person, 3
	}
	for i := first + 1; i < last; i++ {
		if t.text(i) == "&" {
			k, sure = company, 3
		}
		if strings.HasPrefix(t.lower(i), "al-") || particles[t.lower(i)] && t.lower(i) != "la" && t.lower(i) != "le" && t.lower(i) != "de" && t.lower(i) != "du" && t.lower(i) != "del" {
			k, sure = person, max(sure, 2)
		}
	}
	p.emit(first, last, k, sure, nil)
}

// namelike reports whether every word has a first capital and no meaning in
// the gazetteer, as the parts of most people's names.
func namelike(words []string) bool {
	for _, w := range words {
		low := strings.ToLower(w)
		if !isCap(w) || isUpper(w) || !isLetters(w) || headKind(low) != unknown || known().facts[w] != nil || titleModifiers[low] {
			return false
		}
	}
	return true
}

// single emits a run of one word, if it can be a name.
func (p *splitter) single(i int) {
	t, g := p.t, known()
	low := t.lower(i)
	if g.demonyms[t.text(i)] != "" || g.people[t.text(i)] != "" {
		p.nations = append(p.nations, nationWord{p.t.index, i, demonym(t.text(i))})
		return
	}
	if genericCapital[low] || positions[low] || titleModifiers[low] || smallWords[low] || headKind(low) != unknown || honorifics[low] || adjectiveNames[t.text(i)] || strings.HasSuffix(low, "ism") {
		return
	}
	if t.text(i-1) == "(" && (strings.HasPrefix(t.text(i), "D-") || strings.HasPrefix(t.text(i), "R-")) {
		return // a lawmaker's party and state
	}
	if t.text(i-1) == "(" && t.text(i+1) == ")" && t.spells(i) {
		return // "a foreign terrorist organization (FTO)"
	}
	if len(t.text(i)) < 2 || isInitial(t.text(i)) || isCode(t.text(i)) {
		return
	}
	if positions[singular(low)] && t.fact(i) == nil {
		return // "the board of Directors"
	}
	if t.text(i-1) == "The" && !t.opens(i-1) { // "according to The Harbinger"
		p.emit(i, i+1, organization, 2, nil)
		return
	}
	p.emit(i, i+1, unknown, 0, nil)
}

// spells reports whether the bracketed acronym at i is that of the common nouns
// before the bracket.
func (t *tree) spells(i int) bool {
	k := i - 2
	for j := len(t.text(i)) - 1; j >= 0; j-- {
		for t.isHyphen(k) {
			k--
		}
		if w := t.text(k); w == "" || isCap(w) || !strings.EqualFold(w[:1], t.text(i)[j:j+1]) {
			return false
		}
		k--
	}
	return len(t.text(i)) > 1
}

// isCode reports whether the word is a code or model: Q4, AR-15, MS-02, D-FL.
func isCode(w string) bool {
	letters, others := 0, 0
	for i := range len(w) {
		switch {
		case w[i] >= '0' && w[i] <= '9' || w[i] == '-':
			others++
		default:
			letters++
		}
	}
	return others > 0 && letters < 4 && isUpper(w) && !(letters == 3 && isNumber(w))
}

// demonym is the country code of an adjective or noun of nationality.
func (t *tree) demonym(i int) string {
	w := t.text(i)
	if w == "" || !isCap(w) {
		return ""
	}
	g := known()
	if g.pairs[w] {
		if i > 0 && g.pairs[t.text(i-1)] {
			if c := demonym(t.text(i-1) + " " + w); c != "" {
				return c
			}
		}
		if g.pairs[t.text(i+1)] {
			if c := demonym(w + " " + t.text(i+1)); c != "" {
				return c
			}
		}
	}
	return demonym(w)
}

// demonym is the country code of a nationality.
func demonym(w string) string {
	if c := known().demonyms[w]; c != "" {
		return c
	}
	return known().people[w]
}

// genericCapital words are written with a capital and name nobody.
var genericCapital = set(`state internet covid covid-19 coronavirus earth god bible koran quran islam christianity nazi cold war world western west east north south
	northern southern eastern middle arctic act article section chapter part annex appendix exhibit figure table page note
	cctv dna lgbt lgbtq gps gdp usb sms pdf hiv aids vat vip suv uav rna ev evs ngo ngos imei kyc aml cbdc esg ipo llc mp mps
	elect hon. honorable excellency majesty highness latin
	twitter facebook youtube instagram telegram whatsapp zoom linkedin x signal tiktok
	photo image caption video editing additional reporting writing editor copyright source updated published read more click share
	related advertisement subscribe newsletter covid19 q a ok tv pm ceo cfo coo dc d.c. ltd inc
	spring summer autumn winter christmas easter brexit`)

// adjectiveNames are capitalised adjectives of regions, faiths and peoples
// that are no country's.
var adjectiveNames = set(`European Europeans Western African Africans Asian Asians Arab Arabs Muslim Muslims Christian Christians Jewish
	Jews Jew Catholic Catholics Orthodox Sunni Shiite Shia Kurdish Kurds Soviet Nazi Islamic Islamist Islamists Latin Middle
	Eastern Hispanic Caucasian Chechen Chechens Scottish Welsh English Sicilian Siberian Catalan Eurasian Balkan Nordic Baltic
	Scandinavian Persian Hebrew Arabic Mandarin Cantonese Anglo Westerners Westerner Crimean Kurd Ottoman Hindu Buddhist
	Transatlantic Atlantic Pacific Mediterranean Caribbean Texan Californian Floridian Londoner New-Yorker Muscovite`)
