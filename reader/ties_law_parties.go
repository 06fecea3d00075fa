package reader

import (
	"slices"
	"strings"
)

// nounFrom is the head of the noun phrase that begins at token k: its last noun
// before another word; -1 where none begins there.
func (t *tree) nounFrom(k int) int {
	found := -1
	for ; k >= 0 && k < t.n(); k++ {
		switch tag := t.tag(k); {
		case t.isNoun(k) && tag != "DT" && tag != "CD":
			found = k
		case tag == "DT", tag == "JJ", tag == "PRP$", tag == "CD", tag == "HYPH":
		default:
			return found
		}
	}
	return found
}

// lawBodies returns the authorities that the nouns speak of.
func (s *lawReader) lawBodies(t *tree, heads []int) []*entity {
	var out []*entity
	for _, h := range heads {
		if h < 0 {
			continue
		}
		if e := s.lawBody(t, h); e.takesPart() || e.is(place) && capitals[e.name] != "" {
			out = union(out, e)
		}
	}
	return out
}

// lawBody returns the authority that a noun speaks of, or nil. "A judge in the
// harbour court" is the court; prosecutors without a name are those that the
// story names elsewhere, else a party of their own.
func (s *lawReader) lawBody(t *tree, h int) *entity {
	if e := s.partyAt(t, h); e != nil && (!e.isPerson() || e.isNamed()) {
		return e
	}
	if e := s.lawOfficer(t, h); e != nil {
		return e
	}
	if e := s.lawOffice(t, h); e != nil || !t.isCommon(h) {
		return e
	}
	whole, last := t.base(h)
	first, _ := t.bareBase(h)
	switch lemma := t.lemma(h); {
	case accusers[lemma]:
		if l := t.linkOf(h, "of"); l == last+1 {
			last = l + 1
		}
		return s.unnamedPhrase(group, t, first, last)
	case last-whole > 1 && lawName(s.describe(t.span(whole, last))) && !lawOfficers[lemma]:
		return s.unnamedPhrase(body, t, first, last) // "the Dutch prosecution service"
	case powers[lemma] && t.tag(h) == "NNS" && len(t.modifiers(h)) > 0:
		return s.unnamedPhrase(group, t, first, last) // "Western states"
	}
	return nil
}

// lawOffice is a prosecutor's or sheriff's office that has no entity: it is named
// by its phrase.
func (s *lawReader) lawOffice(t *tree, h int) *entity {
	if t.lemma(h) != "office" && t.lower(h) != "office" {
		return nil
	}
	for k := h - 1; k >= max(0, h-3); k-- {
		if w := t.lower(k); w == "prosecutor" || w == "prosecutors" || w == "attorney" || w == "sheriff" {
			first := k
			for first > 0 && (t.isProper(first-1) || isCap(t.text(first-1)) && describing(t.tag(first-1))) {
				first--
			}
			return s.unnamedPhrase(body, t, first, h+1)
		}
	}
	return nil
}

// powers are nouns for states that act together.
var powers = set("nation state country power government ally")

// accusers are people who go to court without being named.
var accusers = set("group lawyer creditor shareholder investor activist campaigner victim trustee liquidator depositor")

// lawOfficer finds whom a common noun for an officer of the law stands for.
func (s *lawReader) lawOfficer(t *tree, h int) *entity {
	if !lawOfficers[t.lemma(h)] || !t.isCommon(h) {
		return nil
	}
	for _, l := range t.linksOf(h) {
		if l.prep == "in" || l.prep == "at" || l.prep == "of" || l.prep == "from" || l.prep == "with" {
			if e := s.entityAt(t.index, l.head); e.is(body, country) {
				return e
			}
		}
	}
	for _, m := range append(t.modifiers(h), t.possessor(h)) {
		if e := s.entityAt(t.index, m); e.is(body, country) {
			return e
		}
	}
	return s.namelessOfficer(t, h)
}

// namelessOfficer is the body of the law that a noun stands for where nothing
// beside it names one: one that the story names elsewhere, else a party of its
// own, named by its phrase ("federal prosecutors in Oslo").
func (s *lawReader) namelessOfficer(t *tree, h int) *entity {
	lemma := t.lemma(h)
	if e := s.bodyNamed(lemma); e != nil && (t.article(h) != "a" || lemma == "judge" || lemma == "magistrate") {
		return e
	}
	if !nameless[lemma] || t.article(h) == "no" || (lemma == "prosecutor" || lemma == "investigator" || lemma == "detective") && t.tag(h) == "NN" && len(t.modifiers(h)) == 0 && t.article(h) != "a" {
		return nil
	}
	first, last := t.bareBase(h)
	if e := s.officers[lemma]; e != nil && (first == h || t.article(h) == "the") {
		return e
	}
	if m := s.mentionAt(t.index, last+1); t.lower(last) == "in" && m != nil && m.first == last+1 && m.entity.is(place) {
		last = m.last
	}
	e := s.unnamedPhrase(body, t, first, last)
	if low := t.lower(h); low != strings.ToLower(e.name) && !slices.Contains(e.aliases, low) {
		e.aliases = append(e.aliases, low)
	}
	s.officers[lemma] = e
	return e
}

// bodyNamed returns the first public body whose name has the word: the court,
// the prosecutors that the story names somewhere.
func (s *lawReader) bodyNamed(word string) *entity {
	if s.names == nil {
		s.names = map[string]*entity{}
		for _, e := range s.entities {
			if e.kind != body {
				continue
			}
			for _, n := range append([]string{e.name}, e.aliases...) {
				for w := range strings.FieldsSeq(strings.ToLower(n)) {
					if w = strings.TrimSuffix(w, "s"); s.names[w] == nil {
						s.names[w] = e
					}
				}
			}
		}
	}
	switch word {
	case "judge", "magistrate":
		word = "court"
	case "authority":
		word = "authoritie"
	}
	return s.names[word]
}

// appliesLaw reports whether a party is one that takes steps of the law.
func (s *lawReader) appliesLaw(e *entity) bool {
	if e == nil {
		return false
	}
	if e.is(body, country) {
		return true
	}
	for _, i := range s.rolesOf[e.id] {
		for w := range strings.FieldsSeq(strings.ToLower(s.roles[i].Title)) {
			if lawOfficers[w] || lawActs[w] {
				return true
			}
		}
	}
	return false
}

// accuse adds those whom the nouns speak of as the ones against whom a step is
// taken: parties, the named among a group ("five people, among them X"), and the
// owners of what is searched ("the offices of X").
func (s *lawReader) accuse(e *lawEvent, heads []int) {
	t := e.t
	for _, h := range heads {
		if h < 0 {
			continue
		}
		if t.tag(h) == "WP" || t.tag(h) == "WDT" {
			k := h - 1
			if t.text(k) == "," {
				k--
			}
			if m := s.mentionAt(t.index, k); m != nil && m.kind == "name" && e.canFall(m.entity) && !slices.Contains(e.on, m.entity) {
				e.on = append(e.on, m.entity) // "X, who is"
				continue
			}
			if x := s.appositive(t, h-1); t.text(h-1) == "," && t.isCommon(k) && e.canFall(x) {
				e.on = append(e.on, x) // "X, the son of the president, who is"
				continue
			}
		}
		on := s.amongst(t, h)
		if len(on) == 0 {
			on = slices.DeleteFunc(s.parties(t, []int{h}), func(x *entity) bool { return !e.canFall(x) })
		}
		if len(on) == 0 && (e.kind == Sanctioned || e.step == "investigated") {
			on = s.keepers(t, h)
		}
		if len(on) == 0 && t.isCommon(h) || len(on) == 0 && isCap(t.text(h)) && s.mentionAt(t.index, h) == nil {
			on = s.namedBehind(t, h)
		}
		e.those = e.those || thosePeople[t.lower(h)] && len(on) == 0
		if first, _ := t.base(h); len(on) == 0 && t.tag(first) == "CD" {
			if g := s.numberedGroup(t, first); g != nil {
				on = []*entity{g}
				if m := s.mentionAt(t.index, first-2); m != nil && t.lower(first-1) == "and" && e.canFall(m.entity) {
					on = append(on, m.entity) // "X and four others"
				}
			}
		}
		e.on = union(e.on, on...)
	}
	s.await(e, heads)
}

// thosePeople stand for the people of whom the text spoke last.
var thosePeople = set("they them both suspects men defendants pair duo trio brothers couple accused four five two three")

// namedBehind returns the person whom a phrase without a name is set before: "a
// former minister of ports, X", "his partner, Y".
func (s *story) namedBehind(t *tree, h int) []*entity {
	for _, k := range t.appositions(h) {
		if e := s.entityAt(t.index, k); e.isPerson() {
			return []*entity{e}
		}
	}
	for k := h + 1; k < min(t.n(), h+10) && !t.isVerb(k); k++ {
		if m := s.mentionAt(t.index, k); m != nil && m.first == k && m.entity.isPerson() && m.kind == "name" {
			if t.text(k-1) == "," {
				return []*entity{m.entity}
			}
			return nil
		}
	}
	return nil
}

// amongst returns those of a group whom the words behind it name: "five people,
// including X and Y", "seven oligarchs: X, Y and Z".
func (s *story) amongst(t *tree, h int) []*entity {
	if t.tag(h) != "NNS" && t.tag(h) != "CD" && t.lower(h) != "people" {
		return nil
	}
	for k := h; k >= 0 && k > h-6; k-- { // "X is one of five people", "X is among five people"
		if w := t.lower(k); t.lemma(k-1) == "be" && (w == "among" || w == "one" && t.lower(k+1) == "of") {
			if who := s.saidOf(t, k-1); who != nil {
				return []*entity{who}
			}
		}
	}
	for k := h + 1; k < min(t.n(), h+16); k++ {
		switch w := t.lower(k); {
		case w == "including", w == "namely", w == ":":
			return s.namedFrom(t, k+1)
		case w == "among" && t.lower(k+1) == "them":
			return s.namedFrom(t, k+2)
		case w == ".", w == ";":
			return nil
		}
	}
	return nil
}

// namedFrom returns the people and companies named from token k on, up to the
// next predicate, without those that only describe others: "a director of Y".
func (s *story) namedFrom(t *tree, k int) []*entity {
	var out []*entity
	k0, beside := k, -1
	for ; k < t.n(); k++ {
		if c := t.headOf[k]; c != nil && t.isVerb(k) && t.tag(k) != "VBN" && t.tag(k) != "VBG" && c.how != "relative" {
			break
		}
		m := s.mentionAt(t.index, k)
		if m == nil || m.entity == nil || m.first != k || m.kind == "pronoun" || !m.entity.accusable() && m.entity.kind != vessel || m.entity.kind == group {
			continue
		}
		if t.tag(m.last) == "POS" || s.inTitleOf(t, m) || !m.entity.isPerson() && t.isCommon(m.last) || t.isHyphen(m.last) || m.kind == "nominal" && m.entity.isNamed() {
			continue
		}
		j := t.beforePhrase(k - 1)
		if j >= k0 && (t.tag(j) == "IN" || t.tag(j) == "TO" || t.tag(j) == "VBD" || t.tag(j) == "VBZ") && t.lower(j) != "including" || j >= k0 && t.lower(j) == "and" && beside == j {
			beside = m.last // "for supplying Y and Z": what joins one of those joins them
			continue
		}
		out = union(out, m.entity)
	}
	return out
}

// rowAfter returns the parties of a row whose first name stands behind token k.
func (s *story) rowAfter(t *tree, k int) []*entity {
	for ; k < t.n() && s.mentionAt(t.index, k) == nil; k++ {
		if !describing(t.tag(k)) && t.tag(k) != "DT" {
			return nil
		}
	}
	return s.listedBehind(t, k-1)
}

// keepers returns the owners of a thing that the law lays its hands on: "the
// offices of X", "X's home", "accounts held by X and Y".
func (s *story) keepers(t *tree, h int) []*entity {
	if !belongings[t.lemma(h)] {
		return nil
	}
	if e := s.basesOwner(t, h); e.accusable() {
		return []*entity{e}
	}
	for k := h + 1; k < min(t.n(), h+9); k++ {
		switch t.lower(k) {
		case "belong", "belongs", "belonged", "belonging", "held", "owned", "controlled", "linked":
			k++
		case "of", "from":
		default:
			continue
		}
		if e, _ := s.nameFrom(t, k+1); e.accusable() {
			return append([]*entity{e}, slices.DeleteFunc(s.rowAfter(t, k+1), func(x *entity) bool { return x == e || !x.accusable() })...)
		}
		if g := s.numberedGroup(t, k+1); g != nil {
			return []*entity{g}
		}
	}
	return nil
}

// belongings are things that the law searches, blocks or takes.
var belongings = set(`office home house apartment flat premise headquarters building account asset property villa yacht superyacht mansion jet aircraft plane
	residence fund passport server estate vessel ship factory warehouse`)

// await notes the noun of an accused whom the text does not name here: "a
// Norwegian shipowner", "the brother of the governor", "the three suspects".
func (s *lawReader) await(e *lawEvent, heads []int) {
	t := e.t
	for _, h := range heads {
		if x := s.entityAt(t.index, h); h < 0 || x != nil && x.isNamed() {
			continue
		}
		if n := groupSize(t, h); n > 0 {
			e.count = n
			continue
		}
		low := plainNoun(t.lower(h))
		if lawOfficers[t.lemma(h)] {
			continue
		}
		if t.tag(h) != "NNS" && (positions[low] || occupations[low] || kinNouns[low] || personNouns[low]) && len(e.on) == 0 {
			e.awaited = h
		}
	}
}

// groupSize is how many people "the two men" are; 0 where the phrase is none.
func groupSize(t *tree, h int) int {
	n := numbers[t.lower(h)]
	for _, m := range t.modifiers(h) {
		n = max(n, numbers[t.lower(m)])
	}
	if n > 0 && (t.article(h) == "the" || t.article(h) == "all" || t.lower(h-1) == "the") && (t.tag(h) == "CD" || personNouns[strings.TrimSuffix(t.lower(h), "s")] || t.lower(h) == "men" || t.lower(h) == "women") {
		return n
	}
	return 0
}

var numbers = map[string]int{"two": 2, "three": 3, "four": 4, "five": 5, "pair": 2, "couple": 2, "duo": 2, "trio": 3}
