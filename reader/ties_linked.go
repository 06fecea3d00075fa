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
		case linkingWords[low] && (t.lower(i+1) == "to" || t.lower(i+1) == "with"):
			s.linkedTo(t, i)
		case low == "behalf":
			s.onBehalf(t, i)
		case (low == "of" || low == "at") && i > 0:
			s.ofFirm(t, i)
		case low == "circle" && t.lower(i-1) == "inner":
			s.innerCircle(t, i)
		case low == "team" && teamWords[t.lower(i-1)]:
			s.legalTeam(t, i)
		}
	}
}

var (
	tieNouns    = set("tie link connection contact relationship friendship closeness proximity")
	linkedWords = set("linked backed affiliated aligned connected allied")
	// linkingWords say, before "to" or "with", that somebody is near another.
	linkingWords = set("linked tied connected close loyal affiliated allied aligned associated beholden")
	teamWords    = set("legal defence defense")
)

// tiesBeside reads "with close ties to X" behind a name, "his links to X" and
// "has ties to X".
func (s *story) tiesBeside(t *tree, i int) {
	if t.lower(i+1) == "between" {
		if both := s.between(t, i+2); len(both) == 2 {
			s.tie(bond{kind: Associate, from: both[0], to: both[1], role: t.lower(i), t: t, head: i, rule: "ties-beside"})
		}
		return
	}
	if w := t.lower(i + 1); w != "to" && w != "with" {
		return
	}
	other, _ := s.nameFrom(t, i+2)
	c := t.clauseOver(i)
	who := s.linkHolder(t, i, c)
	if other == nil || !who.canAct() {
		return
	}
	s.tie(bond{kind: Associate, from: who, to: other, role: t.lower(i), negated: deniedClause(c) || t.lower(i-1) == "no", status: futureIf(c), t: t, head: i, rule: "ties-beside"})
}

// linkHolder returns who has the links that a noun speaks of, by the words before
// it or as the subject of its clause; nil where nobody is said to have them.
func (s *story) linkHolder(t *tree, i int, c *clause) *entity {
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
	if who != nil || c == nil {
		return who
	}
	if slices.Contains(c.objects, i) && linkHolders[c.deed()] {
		if out := s.parties(t, c.subjects); len(out) > 0 {
			return out[0] // "denied any links to Y"
		}
	}
	if t.tag(t.possessor(i)) == "PRP$" {
		if out := s.parties(t, c.surface); len(out) > 0 {
			return out[0] // "a banker listed for his ties to X"
		}
	}
	return nil
}

// linkHolders are verbs whose subject has the links that are their object.
var linkHolders = set("deny have maintain establish cultivate forge develop admit acknowledge keep cut sever enjoy nurture")

// hyphenLinked reads "the Y-linked trader X".
func (s *story) hyphenLinked(t *tree, i int) {
	base := s.entityAt(t.index, i-2)
	who, _ := s.nameFrom(t, i+1)
	for k := i + 1; k < min(t.n(), i+6); k++ {
		if m := s.mentionAt(t.index, k); m != nil && m.kind == "name" && m.entity.canAct() {
			who = m.entity // "the Y-backed tycoon X's party": X is
			break
		}
	}
	if base == nil || who == nil || who.kind == country || base.kind == country && !slices.ContainsFunc(who.mentions, func(m *mention) bool { return m.kind == "name" }) {
		return
	}
	s.tie(bond{kind: Associate, from: who, to: base, role: t.lower(i), t: t, head: i, rule: "hyphen-linked"})
}

// linkedTo reads "X, linked to Y", "the vessel X is close to Y", "businessmen
// close to Y, such as X".
func (s *story) linkedTo(t *tree, i int) {
	c := t.headOf[i]
	if w := t.lower(i); w != "close" && w != "loyal" && c != nil && len(s.parties(t, slices.Concat(c.objects, c.subjects))) > 0 {
		return // the tree has it
	}
	base, end := s.nameFrom(t, i+2)
	if base == nil || t.lower(i) == "close" && base.kind != person && base.kind != group && base.kind != organization && base.kind != body {
		return // "close to the Ministry" is near it only of people
	}
	for _, who := range s.nearOnes(t, i, end) {
		if t.lower(i) == "close" && !who.isPerson() && who.kind != company {
			continue
		}
		s.tie(bond{kind: Associate, from: who, to: base, role: t.lower(i), negated: deniedClause(t.clauseOver(i)), t: t, head: i, rule: "linked-to"})
	}
}

// nearOnes returns those who are said to be close to the party whose name ends
// before token end.
func (s *story) nearOnes(t *tree, i, end int) []*entity {
	c := t.headOf[i]
	if c == nil {
		c = t.clauseOver(i)
	}
	if c != nil && c.copular && c.head == i {
		if out := s.parties(t, c.subjects); len(out) > 0 {
			return out
		}
	}
	if k := i - 1; t.lower(k) == "as" && c != nil { // "is seen as close to Y"
		if out := s.parties(t, slices.Concat(c.objects, c.subjects)); len(out) > 0 {
			return out[:1]
		}
	}
	if t.text(end) == "," {
		end++
	}
	if w := t.lower(end); w == "including" || w == "like" || w == "such" {
		if w == "such" {
			end++
		}
		if row := s.rowFrom(t, end+1); len(row) > 0 {
			return row
		}
	}
	if who := s.saidOf(t, i); who != nil {
		return []*entity{who}
	}
	if t.isCommon(i - 1) {
		if who := s.partyAt(t, i-1); who != nil {
			return []*entity{who}
		}
	}
	return nil
}

// onBehalf reads "X met them on behalf of Y": whatever is done, X does it for Y.
func (s *story) onBehalf(t *tree, i int) {
	c := t.clauseOver(i)
	if c == nil || c.passive {
		return
	}
	for _, who := range s.slot(c, "subj") {
		for _, client := range s.behalfAt(t, i) {
			s.tie(bond{kind: Represents, from: who, to: client, role: "on behalf", negated: c.denied(), status: futureIf(c), t: t, head: i, rule: "on-behalf"})
		}
	}
}

// ofFirm reads "Jan Roth of the law firm Berg & Co": a person named with a firm.
func (s *story) ofFirm(t *tree, i int) {
	m := s.mentionAt(t.index, i-1)
	if m == nil || m.last != i || m.kind != "name" || !m.entity.is(person) || t.isVerb(m.first-1) {
		return
	}
	firm, end := s.nameFrom(t, i+1)
	if firm == nil || firm.kind != company && !lawFirm(firm) || t.isCommon(end) {
		return
	}
	s.tie(bond{kind: Member, from: m.entity, to: firm, role: "of", t: t, head: i, rule: "of-firm"})
}

// innerCircle reads "X, a member of Y's inner circle", "X belongs to the inner
// circle of Y".
func (s *story) innerCircle(t *tree, i int) {
	base := s.basesOwner(t, i)
	if t.lower(i+1) == "of" {
		base, _ = s.nameFrom(t, i+2)
	}
	c := t.clauseOver(i)
	if !base.isPerson() || c == nil {
		return
	}
	who := s.nameBefore(t, i)
	if all := s.parties(t, c.subjects); who == nil && len(all) > 0 {
		who = all[0]
	}
	if who.isPerson() {
		s.tie(bond{kind: Associate, from: who, to: base, role: "inner circle", negated: c.denied(), t: t, head: i, rule: "inner-circle"})
	}
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
