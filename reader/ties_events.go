package reader

import (
	"slices"
	"strings"
)

// eventNoun ties the parties of a meeting or deal in pairs. With one base only,
// the other party is who attends it: the subject of the clause that it stands
// in ("In a meeting with X, Y said …", "Y's meeting with X").
func (s *story) eventNoun(t *tree, i int, r *nounRule, b bond, bases []*entity) {
	c := t.clauseOver(i)
	b.role = "" // the kind says it
	if r.kind == Legal {
		b.role = legalStep[t.lemma(i)]
	}
	b.place = s.placeOf(t, t.linksOf(i))
	b.date = s.dateOf(t, i)
	if c != nil {
		if b.place == nil {
			b.place = s.placeOf(t, c.links)
		}
		if b.date == "" {
			b.date = s.dateOf(t, c.head)
		}
		if c.meant() {
			b.status = Future
		}
	}
	if b.place == nil && b.date == "" {
		b.place, b.date = s.occasion(c)
	}
	if t.lower(i+1) == "between" && len(bases) < 2 {
		bases = s.between(t, i+2)
	}
	if len(bases) == 1 && t.possessor(i) < 0 && t.linkOf(i, "between") < 0 {
		if who := s.attendee(t, i, c); who != nil {
			bases = append([]*entity{who}, bases...)
		}
	}
	for j, x := range bases {
		for _, y := range bases[j+1:] {
			b.from, b.to = x, y
			s.tie(b)
		}
	}
}

// between returns the two parties of "between X and Y" by the words, X from token
// k on.
func (s *story) between(t *tree, k int) []*entity {
	x, end := s.nameFrom(t, k)
	if x == nil || t.lower(end) != "and" {
		return nil
	}
	y, _ := s.nameFrom(t, end+1)
	if y == nil || y == x {
		return nil
	}
	return []*entity{x, y}
}

// attendee returns who a meeting or deal with one named party is of: the
// subject of its clause, or by the words, who acts right behind a phrase that
// opens the sentence ("In a meeting with X, Y said"), or is named right before
// ("the group does business with X").
func (s *story) attendee(t *tree, i int, c *clause) *entity {
	if c != nil && !slices.Contains(c.objects, i) {
		if who := s.parties(t, c.subjects); len(who) > 0 {
			return who[0]
		}
	}
	if i <= 6 && (t.tag(0) == "IN" || t.lower(0) == "during") {
		for k := i + 1; k+1 < t.n(); k++ {
			m := s.mentionAt(t.index, k)
			if m != nil && m.entity.canAct() && (t.isVerb(m.last) || t.tag(m.last) == "MD") && t.tag(m.last) != "VBN" && t.tag(m.last) != "VBG" {
				return m.entity
			}
		}
		return nil
	}
	for k := i - 1; k >= 0 && k >= i-6; k-- {
		if e := s.entityAt(t.index, k); e.canAct() {
			return e
		}
		if tag := t.tag(k); !t.isVerb(k) && tag != "RB" && tag != "MD" && tag != "," && tag != "DT" && tag != "JJ" {
			return nil
		}
	}
	return nil
}

// delivery reads "the delivery of pumps to X", "X's loan to Y", "payments
// by X to Y": who gave them is often said elsewhere, and settleTies puts the two
// together.
func (s *story) delivery(t *tree, i int, b bond) {
	to := s.partyAt(t, t.linkOf(i, "to"))
	what := t.linkOf(i, "of")
	for k := i + 1; k < min(t.n(), i+16) && !t.isFinite(k) && t.text(k) != ","; k++ {
		e, _ := s.nameFrom(t, k+1)
		switch w := t.lower(k); {
		case e == nil:
		case w == "to" && to == nil && !t.isVerb(k+1):
			to = e
		case (w == "by" || w == "from") && b.from == nil:
			b.from = e
		}
	}
	if b.from == nil {
		b.from = s.ownerAt(t, t.possessor(i))
	}
	if b.from == nil {
		b.from = s.basesOwner(t, i)
	}
	if to == nil || what < 0 && b.from == nil {
		return
	}
	b.role, b.to = t.lower(i), to
	if what >= 0 {
		b.what = s.phrase(t, what)
	}
	if b.from != nil && !b.from.canAct() {
		b.from = nil
	}
	b.date = s.dateOf(t, i)
	s.tie(b)
}

// isFinite reports whether the token is a finite verb or a modal.
func (t *tree) isFinite(i int) bool {
	switch t.tag(i) {
	case "VBD", "VBZ", "VBP", "MD":
		return true
	}
	return false
}

// relationWords are the words of the relation: "close ally", "son-in-law".
func (s *story) relationWords(t *tree, i int) string {
	var words []string
	for _, m := range t.modifiers(i) {
		if demonym(t.text(m)) == "" && (t.tag(m) == "JJ" || t.tag(m) == "JJS" || t.isCommon(m) && s.entityAt(t.index, m) == nil) {
			words = append(words, t.lower(m))
		}
	}
	noun := t.lower(i)
	if t.text(i+1) == "-" && t.lower(i+2) == "in" && t.text(i+3) == "-" {
		noun += "-in-" + t.lower(i+4) // "son-in-law", cut at its hyphens
	}
	return strings.Join(append(words, noun), " ")
}

// former reports whether a noun is said of the past: "former partner",
// "ex-wife", "the late owner".
func former(t *tree, i int) bool {
	if strings.HasPrefix(t.lower(i), "ex-") {
		return true
	}
	for _, m := range t.modifiers(i) {
		switch t.lower(m) {
		case "former", "ex", "erstwhile", "onetime", "one-time", "late", "then":
			return true
		}
	}
	return false
}
