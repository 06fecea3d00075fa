package reader

import (
	"slices"
	"strings"
)

// parties returns the parties that the tokens speak of, without repeats. A
// common noun that names nobody stands for the names behind it: "two companies,
// X and Y".
func (s *story) parties(t *tree, heads []int) []*entity {
	var out []*entity
	for _, h := range heads {
		if h < 0 {
			continue
		}
		m := s.mentionAt(t.index, h)
		if m != nil && len(m.all) > 0 { // "the two men"
			out = union(out, m.all...)
			continue
		}
		if m == nil && peopleOf[t.lemma(h)] {
			if all := s.staffOf(t, h); len(all) > 0 {
				out = union(out, all...)
				continue
			}
		}
		if e := s.partyAt(t, h); e != nil {
			out = union(out, e)
		} else if t.isCommon(h) {
			out = union(out, s.listedBehind(t, h)...)
			out = union(out, s.calledBehind(t, h)...)
		}
	}
	return out
}

// calledBehind returns the party of "a company called X" behind the noun.
func (s *story) calledBehind(t *tree, h int) []*entity {
	for k := h + 1; k < min(t.n(), h+8) && (!breaks[t.text(k)] || t.lower(k+1) == "called" || t.lower(k+1) == "named"); k++ {
		if w := t.lower(k); w == "called" || w == "named" {
			if e, _ := s.nameFrom(t, k+1); e != nil {
				return []*entity{e}
			}
			return nil
		}
	}
	return nil
}

// staffOf returns the bodies that people are of: "officials inside the ministry".
func (s *story) staffOf(t *tree, i int) []*entity {
	var out []*entity
	for _, l := range t.linksOf(i) {
		if e := s.entityAt(t.index, l.head); staffPreps[l.prep] && e != nil {
			out = append(out, e)
		}
	}
	return out
}

// rowBefore returns the parties named in a row that ends before token i and its
// helping verbs: "X, Y and Z have been".
func (s *story) rowBefore(t *tree, i int) []*entity {
	k := i - 1
	for k >= 0 && (t.tag(k) == "RB" || t.lemma(k) == "be" || t.lemma(k) == "have") {
		k--
	}
	var out []*entity
	for k >= 0 {
		m := s.mentionAt(t.index, k)
		if m == nil || m.entity == nil || m.last != k+1 || m.kind == "pronoun" || !m.entity.accusable() {
			break
		}
		out = append(out, m.entity)
		k = m.first - 1
		for k >= 0 && (t.text(k) == "," || t.lower(k) == "and") {
			k--
		}
	}
	slices.Reverse(out)
	return out
}

// listedBehind returns the parties named in a row behind a noun and a comma or
// colon, "two companies, X (XCo) and Y", or behind the noun itself, "the yacht
// X".
func (s *story) listedBehind(t *tree, h int) []*entity {
	var out []*entity
	k := h + 1
	if t.text(k) == ":" || breaks[t.text(k)] && t.text(k) != "(" && !t.isHyphen(k) {
		k++
	}
	if m := s.mentionAt(t.index, h+2); t.lower(h+1) == "in" && m != nil && m.first == h+2 && t.text(m.last) == "," {
		k = m.last + 1 // "his office in Oslo, X"
	}
	if t.tag(h) == "NNS" {
		switch t.lower(k) {
		case "including", "namely", "like":
			k++
		case "such":
			k += 2
		}
	}
	for k < t.n() {
		m := s.mentionAt(t.index, k)
		if m == nil || m.entity == nil || m.kind == "pronoun" || !m.entity.canAct() && m.entity.kind != vessel {
			break
		}
		if len(out) > 0 && (t.isVerb(m.last) || t.tag(m.last) == "MD") {
			break // "… by X, and Y holds": Y begins a clause of its own
		}
		out = append(out, m.entity)
		k = m.last
		for k < t.n() && (t.text(k) == "," || t.lower(k) == "and" || t.text(k) == "(" || t.text(k) == ")" || t.tag(k) == "-LRB-" || t.tag(k) == "-RRB-") {
			k++
		}
	}
	return slices.Compact(out)
}

// partyAt returns the party that a noun speaks of: its own entity, else that of
// the people it stands for ("officials inside the ministry", "members of the
// party", "the bank's executives").
func (s *story) partyAt(t *tree, i int) *entity {
	if i < 0 {
		return nil
	}
	if m := s.mentionAt(t.index, i); m != nil && m.entity != nil {
		return s.ownedName(t, m).entity
	}
	if e := s.namedBefore(t, i); e != nil {
		return e
	}
	if peopleOf[t.lemma(i)] {
		if all := s.staffOf(t, i); len(all) > 0 {
			return all[0]
		}
		if p := t.possessor(i); p >= 0 {
			if e := s.entityAt(t.index, p); e != nil && !e.isPerson() {
				return e
			}
		}
		for _, m := range t.modifiers(i) {
			if e := s.entityAt(t.index, m); e.takesPart() {
				return e
			}
		}
		return nil
	}
	if relational[t.lemma(i)] && t.tag(i) != "NNS" {
		return s.relativeOf(t, i)
	}
	if t.isCommon(i) {
		return s.namedLater(t, i)
	}
	return nil
}

// namedBefore returns the party that a noun speaks of whose name stands before
// it: "the Red Lantern party", "X, a company".
func (s *story) namedBefore(t *tree, i int) *entity {
	m := s.mentionAt(t.index, i-1)
	if bodyHeads[t.lower(i)] && m != nil && m.last == i && m.entity != nil && m.kind == "name" && m.entity.kind != country && m.entity.kind != place && m.entity.kind != person {
		return m.entity
	}
	if up := t.head(i); t.isCommon(i) && up >= 0 && up < i && !relational[t.lemma(i)] && !peopleOf[t.lemma(i)] && slices.Contains(t.appositions(up), i) {
		if e := s.entityAt(t.index, up); e != nil && e.kind != person {
			return e
		}
	}
	return nil
}

// bodyHeads are nouns that follow the name of the body that they are a word for.
var bodyHeads = set(`party militia movement group network company firm bank fund foundation cartel gang brotherhood front alliance coalition
	faction league union conglomerate holding airline refinery exchange shipyard organisation organization subsidiary consortium`)

// ownedName follows a name in the genitive to the name right behind it, "the
// Treasury's Office of …": an owner is never the head of its phrase, so a parse
// that says so is wrong.
func (s *story) ownedName(t *tree, m *mention) *mention {
	for t.tag(m.last) == "POS" {
		next := s.mentionAt(t.index, m.last+1)
		if next == nil || next.entity == nil || next.kind == "pronoun" {
			break
		}
		m = next
	}
	return m
}

// relativeOf makes an unnamed party of "a friend of X's", "X's lawyer": it has
// a part in the story although nobody names it.
func (s *story) relativeOf(t *tree, i int) *entity {
	whose := -1
	if p := t.possessor(i); p >= 0 {
		whose = p
	} else if l := t.linkOf(i, "of", "for", "to"); l >= 0 {
		whose = l
	}
	e := s.partyAt(t, whose)
	if e == nil {
		return nil
	}
	if t.lemma(i) == "client" {
		for n := range s.ties {
			if x := &s.ties[n]; x.Kind == Represents && x.From == e.id && s.byID[x.To] != nil {
				return s.byID[x.To] // "said her client had …"
			}
		}
	}
	if k := s.knownRelative(t.lemma(i), e); k != nil {
		return k
	}
	return s.unnamed(person, t.lemma(i)+" of "+e.name, t.span(t.base(i)))
}

// knownRelative returns the one whom the story has named as the relative before:
// "his wife, Anna" … "his wife said"; or, of a brother or child, the only other
// person of the family name.
func (s *story) knownRelative(noun string, of *entity) *entity {
	s.scan(len(s.kin[of.id]))
	for _, i := range s.kin[of.id] {
		if x := &s.ties[i]; x.Kind == Family && x.To == of.id && strings.HasSuffix(x.Role, noun) {
			if e := s.byID[x.From]; e != nil && e.isNamed() {
				return e
			}
		}
	}
	words := strings.Fields(of.name)
	if !bloodKin[noun] || len(words) < 2 {
		return nil
	}
	var found *entity
	for _, e := range s.family(words[len(words)-1]) {
		if e == of || !e.isNamed() {
			continue
		}
		if found != nil {
			return nil
		}
		found = e
	}
	return found
}

// family is the people of the family name, no more than enough to tell that
// they are several.
func (s *story) family(name string) []*entity {
	if s.families == nil {
		s.families = map[string][]*entity{}
		for _, e := range s.entities {
			if i := strings.LastIndexByte(e.name, ' '); e.kind == person && i > 0 && len(s.families[e.name[i+1:]]) < 8 {
				s.families[e.name[i+1:]] = append(s.families[e.name[i+1:]], e)
			}
		}
	}
	return s.families[name]
}

// bloodKin mostly share a family name.
var bloodKin = set("brother son father")

// staffPreps tie people to the body that they are of.
var staffPreps = set("of inside at in from within on with for")

// peopleOf are nouns for people who stand for the body that they are of.
var peopleOf = set(`official officer executive representative member staff staffer employee leader delegation negotiator diplomat aide
	adviser advisor prosecutor lawmaker minister authority investigator agent team people person government troop force
	shareholder manager director regulator counterpart side delegate`)

// placeOf returns the place that the links of a predicate or noun name.
func (s *story) placeOf(t *tree, links []link) *entity {
	for _, l := range links {
		if !placePreps[l.prep] {
			continue
		}
		if e := s.entityAt(t.index, l.head); e.is(place, country) {
			return e
		}
	}
	return nil
}

var placePreps = set("in at on near outside inside")

// dateOf returns the value of the time that a predicate or noun is said to be
// at: one that hangs on it or on what hangs on it, else the only one of its
// clause.
func (s *story) dateOf(t *tree, head int) string {
	found, all := "", 0
	for _, d := range s.datesOf(t.index) {
		if d.Value == "" {
			continue
		}
		all++
		i := d.first
		if t.within(i, head) && (t.clauseOver(i) == t.clauseOver(head) || t.clauseOver(i) == nil || !t.isVerb(head)) {
			return d.Value
		}
		if len(t.clauses) <= 1 || t.clauseOver(i) == t.clauseOver(head) {
			found = d.Value
		}
	}
	if all == 1 {
		return found
	}
	return ""
}

// phrase is the words of a noun phrase without its article, and without what
// says when, where and to whom rather than what.
func (s *story) phrase(t *tree, i int) string {
	first, last := t.whole(i)
	for first < last-1 && (t.tag(first) == "DT" || t.tag(first) == "PRP$") {
		first++
	}
	for k := i + 1; k < last; k++ {
		if t.text(k) == "," || t.tag(k) == "IN" && !contentPreps[t.lower(k)] || t.tag(k) == "TO" && t.isNoun(k+1) || t.lower(k) == "to" && !t.isVerb(k+1) {
			last = k
		}
	}
	text := s.describe(t.span(first, last))
	if len(text) > 80 {
		first, last = t.base(i)
		text = s.describe(t.span(first, last))
	}
	return text
}

// contentPreps tie to a noun what it is about.
var contentPreps = set("of for about from with against worth")
