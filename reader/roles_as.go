package reader

import "strings"

// findOffices reads the positions that a verb or noun gives with "as", or that
// a verb of appointing gives: "resigned as chairman", "was elected mayor", "in
// his role as trustee", "As head of the agency, NAME …", "NAME, described as a
// financier". It goes by the words where it must, since parsers hang such
// phrases anywhere.
func (s *story) findOffices() {
	for _, t := range s.trees {
		for i := range t.n() {
			switch {
			case t.lower(i) == "as" && t.lower(i-1) != "such":
				s.officeAs(t, i)
			case bestows[t.lower(i)] && t.isVerb(i):
				s.officeGiven(t, i)
			case t.lower(i) == "board" && !isCap(t.text(i)):
				s.onBoard(t, i)
			case includes[t.lower(i)]:
				s.officeListed(t, i)
			}
		}
	}
}

var includes = set(`including include included includes`)

// bestows are the forms of verbs that put somebody in a position.
var bestows = set(`appointed named elected re-elected reelected made nominated hired promoted confirmed chosen picked selected designated proclaimed
	declared crowned appoints names elects nominates hires became becoming become`)

// heldAs are the active verbs whose subject holds, takes or leaves the position
// behind "as".
var heldAs = set(`serve served serves serving act acted acts acting work worked works working resign resigned resigns retire retired step stepped
	stand stood quit take took takes taken start started begin began begun continue continued return returned sit sat sits doubled succeed
	succeeded succeeds replace replaced replaces follow followed join joined joins left ended emerged`)

// listingForms are the forms of verbs by which papers tell what somebody is, which
// taggers take for nouns.
var listingForms = set(`list lists listed name names named identify identifies identified describe describes described show shows showed give gives gave record records`)

// tenures are nouns for the time or place in which a position is held: "his
// role as trustee".
var tenures = set(`role capacity position tenure time job post work stint term years career appointment removal dismissal resignation election
	nomination reappointment ouster status reign`)

// officeAs reads the position behind "as" at i.
func (s *story) officeAs(t *tree, i int) {
	j := i + 1
	head, last := t.nounPhrase(j)
	if head < 0 || !s.isOffice(t, head) {
		return
	}
	end := s.phraseEnd(t, last)
	if !tenures[t.lower(i-1)] && t.isVerb(end) && t.tag(end) != "VBN" && t.tag(end) != "VBG" || t.tag(end) == "MD" {
		return // "as prosecutors said"
	}
	d := description{t: t, first: j, last: end, head: head, rule: "as"}
	for _, d.m = range s.holdersAs(t, i, end, &d) {
		s.addOffices(d)
	}
}

// isOffice reports whether the noun is one for a position or occupation that
// stands for nobody else by itself.
func (s *story) isOffice(t *tree, head int) bool {
	low := singular(plainNoun(t.lower(head)))
	if !positions[low] && !occupations[low] || s.at[t.index][head] != nil && s.at[t.index][head].kind == "name" {
		return false
	}
	next := s.mentionAt(t.index, head+1)
	return !next.is(person) || next.first != head+1
}

// addOffices records a description by a position and, where the position is named in several
// ("president and owner of X"), each of them.
func (s *story) addOffices(d description) {
	t := d.t
	for range 3 {
		if s.toldBefore(d) {
			return
		}
		s.addDescription(d)
		next := t.nextJoined(d.last)
		if next == d.last {
			next = t.nextJoined(d.head + 1)
		}
		if next <= d.head+1 {
			return
		}
		h, last := t.nounPhrase(next)
		if h < 0 || !s.isOffice(t, h) || s.at[t.index][h] != nil {
			return
		}
		d.first, d.head, d.last = next, h, s.phraseEnd(t, last)
	}
}

// nextJoined is the token behind "and", "and as" or a comma and "and" at i, i
// where there is none.
func (t *tree) nextJoined(i int) int {
	j := i
	if t.text(j) == "," {
		j++
	}
	if t.lower(j) != "and" {
		return i
	}
	j++
	for t.lower(j) == "as" || t.lower(j) == "later" || t.lower(j) == "then" {
		j++
	}
	return j
}

// holdersAs finds who holds the position of an "as" phrase [i, end).
func (s *story) holdersAs(t *tree, i, end int, d *description) []*mention {
	if t.opens(i) { // "As head of the agency, NAME signed"
		if t.text(end) == "," {
			if m := s.personAt(t, end+1); m != nil && t.isSubject(m.head) {
				return []*mention{m}
			}
		}
		return nil
	}
	prev := i - 1
	if tenures[t.lower(prev)] && !t.isVerb(prev) {
		d.past = t.lower(prev) != "role" && t.lower(prev) != "capacity" && t.lower(prev) != "position"
		first := t.descriptionStart(prev)
		if first > 0 && t.tag(first-1) == "PRP$" {
			if m := s.mentionAt(t.index, first-1); m.is(person) {
				return []*mention{m}
			}
		}
		if m := s.ownerBefore(t, first); m.is(person) {
			return []*mention{m}
		}
		return nil
	}
	if m := s.mentionAt(t.index, prev); m.is(person) && m.last == i && m.kind == "name" && listingForms[t.lower(m.first-1)] && !t.denied(m.first-1) {
		return s.rowBack(t, m) // "the register names NAME as a director"
	}
	v := t.verbBefore(i)
	if v < 0 || t.denied(v) {
		return nil
	}
	low := t.lower(v)
	d.past = endVerbs[t.lemma(v)] || low == "served" || low == "worked" || low == "acted" || low == "stepped" || low == "stood"
	if heldAs[low] && !t.passiveAt(v) {
		return s.doers(t, v)
	}
	if m := s.mentionAt(t.index, prev); m.is(person) && m.last == i {
		return s.rowBack(t, m) // "appointed NAME as head"
	}
	if t.tag(v) == "VBN" || t.passiveAt(v) {
		return s.doers(t, v)
	}
	return nil
}

// officeGiven reads the position that the verb at i gives: "was appointed head
// of X", "named NAME chairman", "became director".
func (s *story) officeGiven(t *tree, i int) {
	if t.denied(i) {
		return
	}
	j := i + 1
	var who []*mention
	becomes := strings.HasPrefix(t.lower(i), "becom") || t.lower(i) == "became"
	passive := t.passiveAt(i)
	switch m := s.personAt(t, j); {
	case m != nil && !passive && !becomes:
		who, j = []*mention{m}, m.last
	case becomes || passive || t.tag(i) == "VBN" && breaks[t.text(i-1)]:
		who = s.doers(t, i)
	}
	for w := t.lower(j); w == "to" && t.lower(j+1) == "be" || w == "be" || w == "last" || w == "as"; w = t.lower(j) {
		if w == "as" {
			return // officeAs reads it
		}
		j++
	}
	head, last := t.nounPhrase(j)
	if head < 0 || len(who) == 0 || !s.isOffice(t, head) {
		return
	}
	d := description{t: t, first: j, last: s.phraseEnd(t, last), head: head, rule: "as"}
	d.future = t.lower(i) == "nominated"
	for _, d.m = range who {
		s.addOffices(d)
	}
}

// officeListed reads "bankers under sanctions include X, Y and Z" and "lobbyists
// hired by the firm, including X and Y".
func (s *story) officeListed(t *tree, i int) {
	head := i - 1
	for head > max(0, i-14) && !t.describesMany(head) && t.text(head) != ";" && t.text(head) != "." {
		if m := s.mentionAt(t.index, head); m.is(person) {
			return
		}
		head--
	}
	if head < 0 || !t.describesMany(head) {
		return
	}
	k := i + 1
	if t.tag(k) == "DT" {
		k++
	}
	for t.isCommon(k) {
		k++
	}
	m := s.mentionAt(t.index, k)
	if !m.is(person) || m.first != k || m.kind != "name" {
		return
	}
	first := head
	for first > 0 && (t.tag(first-1) == "JJ" || t.demonym(first-1) != "" || t.isProper(first-1)) {
		first--
	}
	for _, m := range s.rowAhead(t, m) {
		if !m.hasTitle() && t.tag(m.last) != "POS" {
			s.descriptions = append(s.descriptions, description{m: m, t: t, first: first, last: head + 1, head: head, rule: "as"})
		}
	}
}

// boardVerbs say that somebody is on a board, or no longer.
var boardVerbs = set(`sit sits sat serve serves served join leave quit`)

// onBoard reads "sits on the board of X" and "joined X's board".
func (s *story) onBoard(t *tree, i int) {
	first := t.descriptionStart(i)
	owner := s.ownerBefore(t, first)
	if owner != nil {
		first = owner.first
	}
	for first > 0 && (t.tag(first-1) == "DT" || t.tag(first-1) == "PRP$") {
		first--
	}
	v := first - 1
	if t.lower(v) == "on" {
		v--
	}
	if !boardVerbs[t.lemma(v)] && !boardVerbs[t.lower(v)] {
		return
	}
	if t.isCommon(i-1) && !companyCommon[t.lower(i-1)] {
		return // "the deck board"
	}
	org := s.boardOf(t, i+1)
	if owner != nil {
		org = owner.entity
	}
	for _, m := range s.doers(t, v) {
		s.addRole(m, "board member", org, Current, t.span(v, i+1), "role-as")
	}
}

// boardOf is the party whose board the words from i name: "of directors of X".
func (s *story) boardOf(t *tree, i int) *entity {
	for k := i; k < min(t.n(), i+9); k++ {
		switch t.lower(k) {
		case "of", "the", "board", "directors", "trustees", "at":
			continue
		}
		if m := s.mentionAt(t.index, k); m != nil && m.first == k && m.entity != nil && m.entity.kind.acts() && !m.entity.is(person, country) {
			return m.entity
		}
		return nil
	}
	return nil
}

// personAt is the mention of a person that begins at the token, his title
// included, or nil.
func (s *story) personAt(t *tree, i int) *mention {
	for k := i; k < min(t.n(), i+7); k++ {
		m := s.mentionAt(t.index, k)
		if m.is(person) && m.kind != "nominal" && (m.first == k && k == i || m.hasTitle() && m.titleFirst == i) {
			return m
		}
		if !t.isProper(k) && !isCap(t.text(k)) {
			return nil
		}
	}
	return nil
}

// verbBefore is the verb that an "as" phrase at i belongs to by the words: the
// nearest on the left with nothing but its object and adverbs between; -1
// where there is none.
func (t *tree) verbBefore(i int) int {
	for k := i - 1; k >= max(0, i-9); k-- {
		if t.isVerb(k) && !(t.tag(k) == "VBN" && t.isCommon(k+1) && !t.passiveAt(k)) {
			return k
		}
		if x := t.text(k); x == ";" || x == "." || x == ":" || t.lower(k) == "that" || x == "”" || x == "\"" {
			return -1
		}
	}
	return -1
}

// passiveAt reports whether a form of "be" or "get" makes the verb passive.
func (t *tree) passiveAt(i int) bool {
	if t.tag(i) != "VBN" && t.tag(i) != "VBD" {
		return false
	}
	for k := i - 1; k >= max(0, i-4); k-- {
		switch l := t.lemma(k); {
		case l == "be" || l == "get":
			return true
		case strings.HasPrefix(t.tag(k), "RB") || t.lower(k) == "reportedly":
		case t.lower(k) == "and" && t.isVerb(k-1): // "was tried and sacked"
		case t.tag(k) == "VBN" && t.lower(k+1) == "and":
		default:
			return false
		}
	}
	return false
}

// denied reports whether the verb's helpers deny it.
func (t *tree) denied(i int) bool {
	for k := i - 1; k >= max(0, i-4) && (t.isVerb(k) || strings.HasPrefix(t.tag(k), "RB") || t.tag(k) == "MD" || t.tag(k) == "TO"); k-- {
		if negators[t.lower(k)] || t.lemma(k) == "deny" || t.lemma(k) == "refuse" {
			return true
		}
	}
	return false
}

// doers are the people whom the verb is about: its subject, of a passive as of
// an active one.
func (s *story) doers(t *tree, v int) []*mention {
	for k := v - 1; k >= max(0, v-5); k-- { // "NAME, who could be named"
		if t.lower(k) == "who" {
			j := k - 1
			for j > 0 && breaks[t.text(j)] {
				j--
			}
			if m := s.mentionAt(t.index, j); m.is(person) && m.kind == "name" {
				return []*mention{m}
			}
		}
		if !t.isVerb(k) && t.tag(k) != "MD" && !strings.HasPrefix(t.tag(k), "RB") {
			break
		}
	}
	var heads []int
	if c := t.clauseOver(v); c != nil && c.head == v {
		heads = c.surface
	}
	var out []*mention
	for _, h := range heads {
		if h >= v {
			continue
		}
		if m := s.mentionAt(t.index, h); m.is(person) && (m.kind != "nominal" || m.head == h) {
			out = append(out, m)
		}
	}
	if len(out) > 0 {
		return out
	}
	// By the words: helpers, then the name or "who".
	k := v - 1
	for k > 0 && (t.isVerb(k) && auxiliaries[t.lemma(k)] || strings.HasPrefix(t.tag(k), "RB") || t.tag(k) == "MD" || t.lower(k) == "and" && t.isVerb(k-1)) {
		k--
	}
	if w := t.lower(k); w == "who" || w == "that" && t.tag(k) == "WDT" {
		k--
	}
	for k > 0 && breaks[t.text(k)] {
		k--
	}
	if m := s.mentionAt(t.index, k); m.is(person) && m.last == k+1 && m.kind != "nominal" {
		return []*mention{m}
	}
	return nil
}

var auxiliaries = set(`be have do will would get`)

// rowBack is the row of people that ends with the mention: "X, Y and Z".
func (s *story) rowBack(t *tree, m *mention) []*mention {
	out := []*mention{m}
	for range 12 {
		k := m.start() - 1
		if t.lower(k) != "and" && t.text(k) != "," {
			return out
		}
		for k > 0 && (t.lower(k) == "and" || t.text(k) == ",") {
			k--
		}
		m = s.mentionAt(t.index, k)
		if !m.is(person) || m.last != k+1 || m.kind == "nominal" {
			return out
		}
		out = append(out, m)
	}
	return out
}

// rowAhead is the row of people that begins with the mention.
func (s *story) rowAhead(t *tree, m *mention) []*mention {
	out := []*mention{m}
	for range 12 {
		k := m.last
		if t.lower(k) != "and" && t.text(k) != "," {
			return out
		}
		for t.lower(k) == "and" || t.text(k) == "," {
			k++
		}
		m = s.mentionAt(t.index, k)
		if !m.is(person) || m.first != k || m.kind == "nominal" {
			return out
		}
		out = append(out, m)
	}
	return out
}

// singular is a noun for people in the singular: businessmen, trustees.
func singular(low string) string {
	switch {
	case strings.HasSuffix(low, "men"):
		return low[:len(low)-2] + "an"
	case strings.HasSuffix(low, "ies"):
		return low[:len(low)-3] + "y"
	case strings.HasSuffix(low, "ses"):
		return low
	case low == "wives":
		return "wife"
	case len(low) > 3 && strings.HasSuffix(low, "s") && !strings.HasSuffix(low, "ss"):
		return low[:len(low)-1]
	}
	return low
}
