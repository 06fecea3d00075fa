package reader

import "slices"

// linkedTies reads associations by the words, since their nouns stand in idioms
// that parsers take apart:
//
//	"a trader with close ties to X", "her links with X", "its connections to X"
//	"X, linked to Y", "the Y-linked trader X", "the Y-backed fund X"
//	"X joined Y's legal team", "added X to his legal team"
func (s *story) linkedTies(t *tree) {
	for i := range t.n() {
		switch low := t.lower(i); {
		case tieNouns[t.lemma(i)] && t.isCommon(i):
			s.tiesBeside(t, i)
		case linkedWords[low] && t.isHyphen(i-1):
			s.hyphenLinked(t, i)
		case (low == "linked" || low == "tied" || low == "connected") && t.lower(i+1) == "to":
			s.linkedTo(t, i)
		case low == "team" && teamWords[t.lower(i-1)]:
			s.legalTeam(t, i)
		}
	}
}

var (
	tieNouns    = set("tie link connection contact relationship friendship closeness proximity")
	linkedWords = set("linked backed affiliated aligned connected allied")
	teamWords   = set("legal defence defense")
)

// tiesBeside reads "with close ties to X" behind a name, "his links to X" and
// "has ties to X".
func (s *story) tiesBeside(t *tree, i int) {
	if w := t.lower(i + 1); w != "to" && w != "with" {
		return
	}
	other, _ := s.nameFrom(t, i+2)
	who := s.basesOwner(t, i)
	k := i - 1
	for k > 0 && (describing(t.tag(k)) || t.tag(k) == "DT") && t.lemma(k) != "have" {
		k--
	}
	switch {
	case who != nil:
	case t.lower(k) == "with" || t.lower(k) == "whose":
		if m := s.mentionAt(t.index, k-1); m != nil {
			who = m.entity
		} else {
			who = s.partyAt(t, k-1)
		}
		if t.text(k-1) == "," {
			who = s.appositive(t, k-1)
		}
		if who == nil {
			who = s.nameBefore(t, k-1)
		}
	case t.lemma(k) == "have":
		who = s.saidOf(t, k)
	}
	if c := t.clauseOver(i); who == nil && c != nil && t.tag(t.possessor(i)) == "PRP$" {
		if out := s.parties(t, c.surface); len(out) > 0 {
			who = out[0] // "a banker listed for his ties to X"
		}
	}
	if who == nil || other == nil || !who.canAct() {
		return
	}
	c := t.clauseOver(i)
	s.tie(bond{kind: Associate, from: who, to: other, role: t.lower(i), negated: deniedClause(c) || t.lower(i-1) == "no", status: futureIf(c), t: t, head: i, rule: "ties-beside"})
}

// hyphenLinked reads "the Y-linked trader X".
func (s *story) hyphenLinked(t *tree, i int) {
	base := s.entityAt(t.index, i-2)
	who, _ := s.nameFrom(t, i+1)
	if base == nil || who == nil || base.kind == country && who.kind != company && who.kind != organization {
		return
	}
	s.tie(bond{kind: Associate, from: who, to: base, role: t.lower(i), t: t, head: i, rule: "hyphen-linked"})
}

// linkedTo reads "X, linked to Y" and "the vessel X is linked to Y".
func (s *story) linkedTo(t *tree, i int) {
	if c := t.headOf[i]; c != nil && len(s.parties(t, slices.Concat(c.objects, c.subjects))) > 0 {
		return // the tree has it
	}
	base, _ := s.nameFrom(t, i+2)
	who := s.saidOf(t, i)
	if h := i - 1; who == nil && t.isCommon(h) {
		who = s.partyAt(t, h)
	}
	if base == nil || who == nil {
		return
	}
	s.tie(bond{kind: Associate, from: who, to: base, role: "linked", negated: deniedClause(t.clauseOver(i)), t: t, head: i, rule: "linked-to"})
}

// legalTeam reads who is in somebody's legal team.
func (s *story) legalTeam(t *tree, i int) {
	client := s.basesOwner(t, i)
	c := t.clauseOver(i)
	if client == nil || c == nil || !teamVerbs[c.deed()] {
		return
	}
	for k := c.head + 1; k < i; k++ {
		m := s.mentionAt(t.index, k)
		if m != nil && m.entity != nil && m.first == k && m.entity.kind == person && m.entity != client && m.kind == "name" {
			s.tie(bond{kind: Represents, from: m.entity, to: client, role: "legal team", t: t, head: i, rule: "legal-team"})
			return
		}
	}
	for _, who := range s.parties(t, c.subjects) {
		if who.isPerson() && who != client {
			s.tie(bond{kind: Represents, from: who, to: client, role: "legal team", t: t, head: i, rule: "legal-team"})
		}
	}
}

var teamVerbs = set("add hire join lead head bring recruit retain name appoint leave quit")
