package reader

import "strings"

// description is what the text calls a named party: "the former head of the
// Harbour Trust", "businessman", "a bank": tokens [first, last) whose head is
// the noun that tells, and how it is tied to the name.
type description struct {
	m           *mention
	t           *tree
	first, last int // with its prepositional phrase where it has one
	head        int
	rule        string // title, apposition, apposition-before, copula
	past        bool   // the verb says that it is over
	future      bool
}

// findDescriptions finds how each name of a sentence is described.
func (s *story) findDescriptions() {
	for _, m := range s.mentions {
		if m.kind != "name" && m.kind != "acronym" || m.entity == nil {
			continue
		}
		switch m.entity.kind {
		case person, company, organization, vessel, outlet:
			t := s.trees[m.sentence]
			s.titleBefore(t, m)
			s.apposedAfter(t, m)
			s.apposedBefore(t, m)
		}
	}
	s.findCopulas()
}

// plainNoun is a noun for a person without the prefix that tells its status:
// ex-senator, then-minister.
func plainNoun(low string) string {
	for _, p := range []string{"ex-", "then-", "co-", "vice-"} {
		if rest, ok := strings.CutPrefix(low, p); ok && (positions[rest] || occupations[rest]) {
			return rest
		}
	}
	return low
}

// describes reports whether a noun can describe an entity of the kind.
func describes(low string, k kind) bool {
	low = plainNoun(low)
	if k == person {
		return positions[low] || occupations[low] || kinNouns[low] || personNouns[low] || strings.HasSuffix(low, "-general")
	}
	return companyCommon[low] || organizationNouns[low] || bodyNouns[low] || vesselNouns[low] || outletNouns[low]
}

// describesMany reports whether a plural noun describes people: businessmen,
// trustees.
func (t *tree) describesMany(head int) bool {
	if tag := t.tag(head); tag != "NNS" && tag != "NNPS" {
		return false
	}
	low := singular(plainNoun(t.lower(head)))
	return positions[low] || occupations[low]
}

// titleBefore reads "special envoy NAME", "Russian businessman NAME",
// "Exampleland Foreign Minister NAME".
func (s *story) titleBefore(t *tree, m *mention) {
	head := m.first - 1
	if m.hasTitle() {
		for h := m.titleLast - 1; h >= m.titleFirst; h-- {
			if positions[t.lower(h)] && !(h > m.titleFirst && linkWords[t.lower(h-1)] && t.lower(h-1) != "and") {
				head = h
				break
			}
		}
		if honorifics[t.lower(head)] && !positions[t.lower(head)] {
			head = m.titleFirst - 1
			if head < 0 || !describes(t.lower(head), m.entity.kind) {
				return
			}
		}
	}
	if head > 1 && t.lower(head-1) == "of" && (t.lower(head) == "state" || t.lower(head) == "staff") && positions[t.lower(head-2)] {
		head -= 2
	}
	many := m.entity.kind == person && t.describesMany(head)
	if m.entity.kind == person && !m.hasTitle() && t.isCommon(head) && !many && !describes(t.lower(head), person) {
		head = s.longTitle(t, head)
	}
	if head < 0 || !describes(t.lower(head), m.entity.kind) && !many || t.text(head) == "," {
		return
	}
	if t.isVerb(head) && verbLike[t.lower(head)] || strings.HasPrefix(t.tag(head), "RB") || calendar[t.lower(head)] {
		return
	}
	first := s.titleStart(t, head)
	last := max(head+1, m.titleLast)
	if !m.hasTitle() || last > m.first {
		last = m.first
	}
	row := []*mention{m}
	if many {
		row = s.rowAhead(t, m)
	}
	for _, m := range row {
		s.descriptions = append(s.descriptions, description{m: m, t: t, first: first, last: last, head: head, rule: "title"})
	}
	if len(row) > 1 {
		return
	}
	for i := first; i < m.first; i++ {
		if s.at[t.index][i] == nil {
			s.at[t.index][i] = m
		}
	}
}

// longTitle reads a title in small letters with its organisation that opens a
// sentence before a name, "Deputy head of the Ostmark tax service NAME": the
// token of the position, else the one given.
func (s *story) longTitle(t *tree, last int) int {
	for k := last; k > max(0, last-8); k-- {
		switch tag := t.tag(k); {
		case t.lower(k) == "of" && positions[t.lower(k-1)] && t.opens(s.titleStart(t, k-1)):
			return k - 1
		case t.lower(k) == "of" || tag == "DT" || tag == "JJ" || strings.HasPrefix(tag, "NN") || tag == "POS" || t.demonym(k) != "":
		default:
			return last
		}
	}
	return last
}

// titleStart is the first word of the title that ends in head: adjectives,
// nouns, nationalities, bodies.
func (s *story) titleStart(t *tree, head int) int {
	i := head
	for i > 0 {
		p := i - 1
		low := t.lower(p)
		switch {
		case t.isHyphen(p) && p > 0:
			i = p - 1
			continue
		case low == "and" && p > 0 && (positions[t.lower(p-1)] || occupations[t.lower(p-1)]) && !isCap(t.text(p-1)):
			i = p - 1
			continue
		case titleModifiers[low] && isCap(t.text(p)) || formerWords[low]:
			i = p
			continue
		case s.at[t.index][p] != nil && s.at[t.index][p].kind == "name" && s.at[t.index][p].entity != nil && s.at[t.index][p].entity.kind == country:
			i = p
			continue
		case timeWords[low] && t.isProper(p), smallWords[low], speechVerbs[low]:
			return i
		case t.tag(p) == "JJ" || t.tag(p) == "JJS" || t.tag(p) == "VBN" && !isCap(t.text(p)) && t.tag(p-1) != "VBZ" && t.tag(p-1) != "VBD" || strings.HasPrefix(t.tag(p), "NN") || titleModifiers[low] || t.demonym(p) != "" || s.at[t.index][p] != nil && s.at[t.index][p].entity != nil && s.at[t.index][p].entity.kind != person && s.at[t.index][p].kind != "nominal":
			i = p
			continue
		case isNumber(low) && t.isHyphen(i):
			i = p
			continue
		}
		return i
	}
	return i
}

// nounPhrase scans a noun phrase forward from i: its head and the token after
// it, prepositional phrases left out; head -1 where there is none.
func (t *tree) nounPhrase(i int) (head, last int) {
	head = -1
	for j := i; j < min(t.n(), i+14); j++ {
		tag := t.tag(j)
		switch {
		case t.lower(j) == "worth" && head >= 0:
			return head, j
		case verbLike[t.lower(j)] && positions[t.lower(j)] && strings.HasPrefix(tag, "VB") && (t.tag(j-1) == "DT" || t.tag(j-1) == "PRP$" || t.tag(j-1) == "POS" || t.tag(j-1) == "JJ"):
			head = j // "its head of exploration", taken for a verb
		case j > i && t.isHyphen(j-1) && (strings.HasPrefix(tag, "NN") || t.isHyphen(j+1)): // son-in-law
			if strings.HasPrefix(tag, "NN") {
				head = j
			}
		case tag == "JJ" && (occupations[t.lower(j)] || positions[t.lower(j)]) && (!strings.HasPrefix(t.tag(j+1), "NN") && t.tag(j+1) != "JJ" && !t.isHyphen(j+1) || t.lower(j+1) == "worth"):
			head = j // "a Russian national who"
		case t.lower(j) == "affairs", t.text(j) == "Under" && isCap(t.text(j+1)):
		case strings.HasPrefix(tag, "NN") || (t.lower(j) == "executive" || t.lower(j) == "general") && head == j-1 && head >= 0:
			head = j
		case tag == "DT" || tag == "PRP$" || tag == "PDT":
			if j > i && head >= 0 {
				return head, j
			}
		case tag == "JJ" || tag == "JJS" || tag == "JJR" || tag == "CD" || tag == "HYPH" || tag == "POS" || t.isHyphen(j) || t.text(j) == "." && isInitial(t.text(j-1)):
		case tag == "VBN" || tag == "VBG" || tag == "RB" || tag == "RBS":
			if head >= 0 && !t.isHyphen(j-1) && !t.isHyphen(j+1) && t.tag(j-1) != "POS" {
				return head, j
			}
		case t.text(j) == "“" || t.text(j) == "\"" || t.text(j) == "”" || t.text(j) == "/":
		default:
			return head, j
		}
	}
	return head, min(t.n(), i+14)
}

// apposedAfter reads "NAME, the owner of X," and "NAME, a banker and lawyer,".
func (s *story) apposedAfter(t *tree, m *mention) {
	i := s.appositionStart(t, m)
	if i < 0 {
		return
	}
	for range 3 {
		head, last := t.nounPhrase(i)
		if head < 0 || !s.describesHere(t, head, m) {
			return
		}
		d := description{m: m, t: t, first: i, last: s.phraseEnd(t, last), head: head, rule: "apposition"}
		if t.text(d.last) != "," && t.isVerb(d.last) && t.tag(d.last) != "VBN" && t.tag(d.last) != "VBG" {
			return // "…, the prosecutor said": the subject of what follows
		}
		next := d.last
		if t.text(next) == "," && t.lower(next+1) == "and" {
			next++
		}
		if t.tag(i) == "PRP$" && kinNouns[t.lower(head)] && t.lower(next) == "and" && t.verbBefore(m.first) >= 0 {
			return // "arrested NAME, his brother and an associate": a row
		}
		if m.entity.kind == person && t.describesMany(head) { // "X and Y, both directors of Z"
			row := s.rowBack(t, m)
			if t.lower(i-2) == "one" && t.lower(i-1) == "of" {
				row = row[:1]
			}
			for _, d.m = range row {
				s.descriptions = append(s.descriptions, d)
			}
			return
		}
		s.addDescription(d)
		// "the former head of X and a Y ally", "an author and lawyer"
		if t.lower(next) != "and" && t.text(next) != "," {
			return
		}
		i = next + 1
		if h, _ := t.nounPhrase(i); h < 0 || s.at[t.index][h] != nil && s.at[t.index][h].entity != nil && s.at[t.index][h].kind == "name" {
			return
		}
	}
}

// idleBefore are words before an apposition that are no part of it.
var idleBefore = set(`both all then once now himself herself also`)

// appositionStart is the first token of what stands in apposition behind a name,
// its age, place in brackets and adverbs passed over; -1 where no comma or
// dash follows.
func (s *story) appositionStart(t *tree, m *mention) int {
	i := m.last
	if t.text(i) == "(" {
		for i < t.n() && t.text(i) != ")" && i < m.last+6 {
			i++
		}
		i++
	}
	if l := t.lower(i); l == "of" || l == "from" || l == "at" {
		if o := s.mentionAt(t.index, i+1); o != nil && o.first == i+1 {
			i = o.last
		} else if o := s.mentionAt(t.index, i+2); o != nil && o.first == i+2 && t.lower(i+1) == "the" {
			i = o.last
		}
	}
	if t.text(i) != "," && t.text(i) != "–" && t.text(i) != "—" && !(t.text(i) == "-" && !t.tight(i)) {
		return -1
	}
	i++
	if isNumber(t.text(i)) && t.text(i+1) == "," { // an age
		i += 2
	}
	if t.lower(i) == "at" && t.lower(i+2) == "time" {
		i += 3
	}
	for t.tag(i) == "RB" || idleBefore[t.lower(i)] {
		i++
	}
	if t.lower(i) == "one" && t.lower(i+1) == "of" { // "NAME, one of the founders of X"
		if h, _ := t.nounPhrase(i + 2); h >= 0 && t.describesMany(h) {
			i += 2
		}
	}
	return i
}

// describesHere reports whether the noun phrase [first, head] says what the
// mention is: its head is a fitting noun and no name, and it does not begin
// the next item of a list.
func (s *story) describesHere(t *tree, head int, m *mention) bool {
	low := t.lower(head)
	many := m.entity.kind == person && t.describesMany(head)
	if at := s.mentionAt(t.index, head); at != nil && at.kind != "nominal" && at.entity != m.entity && !positions[low] {
		return false
	}
	if !describes(low, m.entity.kind) && !many || m.entity.kind != person && t.isProper(head) {
		return false
	}
	// "Anna, Prime Minister Jan Prost and …": a title of the next name.
	next := s.mentionAt(t.index, head+1)
	if next == nil || next == m {
		return true
	}
	return !(next.first == head+1 && next.kind == "name" && next.is(person)) && !(next.hasTitle() && next.titleFirst <= head)
}

// phraseEnd takes in the prepositional phrases that belong to a description:
// "of the Harbour Trust in Ostmark", "for Ukraine", "at Prost & Lund LLP".
func (s *story) phraseEnd(t *tree, i int) int {
	for range 3 {
		switch t.lower(i) {
		case "of", "for", "at", "to", "with", "in", "on":
		default:
			return i
		}
		head, last := t.nounPhrase(i + 1)
		if m := s.mentionAt(t.index, i+1); m != nil && m.first == i+1 {
			head, last = m.head, max(m.last, last)
		}
		if head < 0 {
			return i
		}
		i = last
	}
	return i
}

// cover makes the description a mention of what it describes, so that rules
// that meet its head find the party.
func (s *story) cover(d description) {
	if s.mentionAt(d.t.index, d.head) == nil {
		s.add(&mention{sentence: d.t.index, first: d.first, last: d.head + 1, head: d.head, kind: "nominal", entity: d.m.entity})
	}
}

// addDescription records a description, and its words as a mention.
func (s *story) addDescription(d description) {
	s.descriptions = append(s.descriptions, d)
	s.cover(d)
}

// toldBefore reports whether the description's words are a mention of its party
// already.
func (s *story) toldBefore(d description) bool {
	old := s.mentionAt(d.t.index, d.head)
	return old != nil && old.kind == "nominal" && old.head == d.head && old.entity == d.m.entity
}

// apposedBefore reads "the owner of X, NAME," and "Prost's attorney, NAME of Y,".
func (s *story) apposedBefore(t *tree, m *mention) {
	end := m.start() - 1 // "its commander, Colonel NAME"
	if !m.hasTitle() && t.isCommon(end) && describes(t.lower(end), m.entity.kind) {
		end = s.titleStart(t, end) - 1 // "its founder, Russian banker NAME"
	}
	if end < 1 || t.text(end) != "," {
		return
	}
	switch next := t.lower(m.last); {
	case apposedEnds[next] || next == "" || t.isVerb(m.last):
	case next == "and" && m.entity.kind == person && t.describesMany(end-1):
	default:
		return
	}
	// Walk back to the article or owner that opens the phrase.
	for i := end - 1; i >= max(0, end-14); i-- {
		if t.text(i) == "," || t.text(i) == ";" || t.text(i) == "." {
			return
		}
		open := t.tag(i) == "DT" || t.tag(i) == "PRP$" || t.tag(i) == "POS" || t.tag(i) == "WP$"
		if !open && i > 0 {
			continue
		}
		start := i + 1
		if !open {
			start = 0
		}
		if m.entity.kind == person && s.describedTwice(t, m, start, end) {
			return
		}
		head, last := t.nounPhrase(start)
		if head < 0 || s.phraseEnd(t, last) != end {
			if t.tag(i) == "DT" && (t.lower(i-1) == "of" || t.lower(i-1) == "at" || t.lower(i-1) == "for") {
				continue
			}
			return
		}
		if !s.describesHere(t, head, m) || t.isProper(head) && !positions[t.lower(head)] {
			if l := t.lower(i - 1); i > 1 && (l == "of" || l == "at" || l == "for" || l == "in") {
				continue
			}
			return
		}
		if at := s.mentionAt(t.index, start); at != nil && at.first == start && at.last == end && at.kind == "name" {
			return
		}
		if i > 0 && (t.tag(i-1) == "IN" || t.tag(i-1) == "TO") && t.opens(i-1) && t.lower(i-1) != "once" && t.text(m.last) != "," {
			return // "Through his lawyer, NAME denied it"
		}
		d := description{m: m, t: t, first: start, last: end, head: head, rule: "apposition-before"}
		if m.entity.kind == person && t.describesMany(head) { // "two of its directors, X and Y"
			for _, d.m = range s.rowAhead(t, m) {
				s.descriptions = append(s.descriptions, d)
			}
			return
		}
		s.addDescription(d)
		return
	}
}

// apposedEnds stand behind a name that has its description before it.
var apposedEnds = set(`, . ; ) — – of from at`)

// describedTwice reads "A banker and philanthropist, NAME": tokens [first, last).
func (s *story) describedTwice(t *tree, m *mention, first, last int) bool {
	head, end := t.nounPhrase(first)
	and := s.phraseEnd(t, end)
	if head < 0 || t.lower(and) != "and" || !s.describesHere(t, head, m) {
		return false
	}
	h, after := t.nounPhrase(and + 1)
	if h < 0 || s.phraseEnd(t, after) != last || !s.describesHere(t, h, m) {
		return false
	}
	s.addDescription(description{m: m, t: t, first: first, last: and, head: head, rule: "apposition-before"})
	s.addDescription(description{m: m, t: t, first: and + 1, last: last, head: h, rule: "apposition-before"})
	return true
}
