package reader

import "slices"

// lawSettled reads "X settled with Y", "Y settled its case against X", "X agreed
// to pay $5 million to settle a case brought by Y", "X reached a settlement with
// Y".
func (s *lawReader) lawSettled(e *lawEvent, i int) bool {
	t := e.t
	e.step, e.rule = "settled", "law-settled"
	c := t.clauseOver(i)
	switch {
	case c == nil:
		return false
	case c.head == i && (c.deed() == "settle" || c.deed() == "resolve"):
		return s.caseSettled(e, c)
	case agreements[t.lemma(i)] && (t.lower(i-1) == "plea" || t.lower(i-1) == "settlement" || t.lower(i-1) == "prosecution"):
		e.by = s.lawBodies(t, linked(t.linksOf(i), "with"))
		s.accuse(e, c.subjects)
		return len(e.by) > 0 && len(e.on) > 0
	case agreements[t.lemma(i)] && t.isCommon(i) && len(c.subjects) > 0 && lawDoing[c.deed()] || agreements[t.lemma(i)] && c.deed() == "reach":
		e.by = s.lawBodies(t, c.subjects)
		s.accuse(e, linked(append(t.linksOf(i), c.links...), "with"))
		return len(e.on) > 0 && slices.ContainsFunc(e.by, func(x *entity) bool { return x.kind == body && lawName(x.name) })
	case settlements[t.lemma(i)] && t.isCommon(i):
		heads := linked(append(t.linksOf(i), c.links...), "with")
		e.by = s.lawBodies(t, heads)
		if p := t.possessor(i); p >= 0 {
			s.accuse(e, []int{p})
		} else {
			s.accuse(e, c.subjects)
		}
		if len(e.on) == 0 {
			if who := s.saidOf(t, c.verb); who.accusable() {
				e.on = []*entity{who}
			}
		}
		return len(e.by) > 0 && len(e.on) > 0
	}
	return false
}

// settlements are nouns for the end of a case by agreement.
var settlements = set("settlement plea deferred-prosecution")

// agreements are nouns that speak of the law where an authority makes them.
var agreements = set("agreement deal")

// disputes are what is settled.
var lawDisputes = set("case lawsuit suit charge claim allegation probe investigation dispute litigation complaint accusation action proceeding matter")

// caseSettled reads the verb: who applies the law or brought the case is one end
// and who pays the other.
func (s *lawReader) caseSettled(e *lawEvent, c *clause) bool {
	t := c.t
	subjects := c.subjects
	for p := c.parent; len(subjects) == 0 && p != nil; p = p.parent {
		subjects = p.subjects
	}
	about := slices.IndexFunc(c.objects, func(h int) bool { return lawDisputes[t.lemma(h)] })
	e.by = s.lawBodies(t, linked(c.links, "with"))
	if about < 0 {
		if c.deed() != "settle" {
			return false
		}
		s.accuse(e, subjects)
		return len(e.by) > 0 && len(e.on) > 0
	}
	h := c.objects[about]
	for _, l := range t.linksOf(h) {
		switch l.prep {
		case "against":
			e.by = s.lawBodies(t, subjects)
			s.accuse(e, []int{l.head})
			return len(e.by) > 0 && len(e.on) > 0
		case "with", "by", "from":
			e.by = append(e.by, s.lawBodies(t, []int{l.head})...)
		}
	}
	if len(e.by) == 0 {
		e.by = s.besides(t, h)
	}
	if len(e.by) == 0 {
		e.by = s.byBehind(t, h)
	}
	if p := c.parent; len(e.by) == 0 && p != nil {
		e.by = s.lawBodies(t, slices.Concat(p.recipients, linked(p.links, "to,with"), p.objects))
	}
	s.accuse(e, subjects)
	return len(e.by) > 0 && len(e.on) > 0
}

// besides returns the countries and bodies that stand before a noun: "a U.S. bribery
// case", "the Treasury's case".
func (s *lawReader) besides(t *tree, h int) []*entity {
	var out []*entity
	for k := h - 1; k >= max(0, h-7) && (describing(t.tag(k)) || t.tag(k) == "POS" || t.tag(k) == "DT" || t.lower(k) == "and"); k-- {
		if m := s.phraseAt(t.index, k); m != nil && m.entity.is(country, body) {
			out = union(out, m.entity)
		}
	}
	return out
}

// lawAppeal reads "X appealed the decision of Y", "X is challenging EU sanctions
// in court": those who were before the law take the authority there.
func (s *lawReader) lawAppeal(e *lawEvent, i int) bool {
	t, c := e.t, e.t.headOf[i]
	if c == nil || c.passive || c.head != i || !appealing[c.deed()] {
		return false
	}
	e.step, e.rule = "sued", "law-appeal"
	for _, h := range slices.Concat(c.objects, linked(c.links, "against")) {
		if !appealed[t.lemma(h)] {
			continue
		}
		e.on = append(e.on, s.lawBodies(t, linked(t.linksOf(h), "of,by"))...)
		if len(e.on) == 0 {
			e.on = s.besides(t, h)
		}
	}
	for _, x := range s.parties(t, c.subjects) {
		if x.accusable() {
			e.by = append(e.by, x)
		}
	}
	return len(e.by) > 0 && len(e.on) > 0
}

var (
	appealing = set("appeal challenge contest dispute sue fight")
	// appealed are the acts of an authority that are taken to court.
	appealed = set("decision ruling designation sanction measure listing order verdict conviction judgment")
)
