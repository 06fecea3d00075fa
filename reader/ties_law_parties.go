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

// lawBodies returns the authorities that the nouns speak of. "A judge in the
// harbour court" is the court; prosecutors without a name are those that the
// story names elsewhere, else a party of their own.
func (s *lawReader) lawBodies(t *tree, heads []int) []*entity {
	var out []*entity
	for _, h := range heads {
		if h < 0 {
			continue
		}
		e := s.partyAt(t, h)
		if e == nil || e.isPerson() && e.props["summary"] != nil {
			e = s.lawOfficer(t, h)
		}
		if e == nil {
			e = s.lawOffice(t, h)
		}
		if e == nil && accusers[t.lemma(h)] && t.isCommon(h) {
			first, last := t.base(h)
			if l := t.linkOf(h, "of"); l == last+1 {
				last = l + 1
			}
			for first < h && t.tag(first) == "DT" {
				first++
			}
			e = s.unnamed(group, s.describe(t.span(first, last)), t.span(first, last))
		}
		if e != nil && e.canAct() && e.kind != outlet && !slices.Contains(out, e) {
			out = append(out, e)
		}
	}
	return out
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
			return s.unnamed(body, s.describe(t.span(first, h+1)), t.span(first, h+1))
		}
	}
	return nil
}

// accusers are people who go to court without being named.
var accusers = set("group lawyer creditor shareholder investor activist campaigner victim trustee liquidator depositor")

// lawOfficer finds whom a common noun for an officer of the law stands for.
func (s *lawReader) lawOfficer(t *tree, h int) *entity {
	if !lawOfficers[t.lemma(h)] || !t.isCommon(h) {
		return nil
	}
	for _, l := range t.linksOf(h) {
		if l.prep == "in" || l.prep == "at" || l.prep == "of" || l.prep == "from" || l.prep == "with" {
			if e := s.entityAt(t.index, l.head); e != nil && (e.kind == body || e.kind == country) {
				return e
			}
		}
	}
	for _, m := range t.modifiers(h) {
		if e := s.entityAt(t.index, m); e != nil && (e.kind == body || e.kind == country) {
			return e
		}
	}
	if e := s.bodyNamed(t.lemma(h)); e != nil {
		return e
	}
	switch t.lemma(h) {
	case "prosecutor", "investigator", "police", "authority":
		if t.tag(h) == "NNS" || t.lemma(h) == "police" {
			return s.unnamed(body, t.lower(h), t.span(h, h+1))
		}
	}
	return nil
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
	if e.kind == body || e.kind == country {
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

// await notes the noun of an accused whom the text does not name here: "a
// Norwegian shipowner", "the brother of the governor", "the three suspects".
func (s *lawReader) await(e *lawEvent, heads []int) {
	t := e.t
	for _, h := range heads {
		if h < 0 || s.entityAt(t.index, h) != nil && s.entityAt(t.index, h).props["summary"] == nil {
			continue
		}
		if n := groupSize(t, h); n > 0 {
			e.count = n
			continue
		}
		low := plainNoun(t.lower(h))
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

// nameAwaited gives the unnamed accused of an event the first name that a
// later step is taken against and that the text did not know before; a group
// gets those that the steps name if they are as many.
func (s *lawReader) nameAwaited(events []*lawEvent) {
	var named []*entity
	for _, e := range events {
		for _, x := range e.on {
			if !slices.Contains(named, x) && x.props["summary"] == nil && len(named) < 50 {
				named = append(named, x)
			}
		}
	}
	for n, e := range events {
		if e.count > 0 && len(named) == e.count {
			e.on = slices.Clone(named)
		}
		if e.awaited < 0 || len(e.on) > 0 || e.t.index > 3 {
			continue
		}
		for _, later := range events[n+1 : min(len(events), n+12)] {
			if x := firstNew(later, e.t); x != nil {
				e.on = []*entity{x}
				break
			}
		}
	}
}

// firstNew returns the person that an event is about and that is first named
// behind the sentence.
func firstNew(e *lawEvent, after *tree) *entity {
	for _, x := range e.on {
		if x.isPerson() && len(x.mentions) > 0 && x.mentions[0].span.Start >= after.s.End && x.props["summary"] == nil {
			return x
		}
	}
	return nil
}
