package reader

import "slices"

// lawState reads what is said of somebody as a state: "is under investigation by
// Y", "placed X in custody", "faces U.S. charges", "pleaded guilty", "is the
// subject of a red notice", "is wanted in Y".
func (s *lawReader) lawState(e *lawEvent, i int) bool {
	rows := lawStates[e.t.lower(i)]
	if rows == nil {
		rows = lawStates[e.t.lemma(i)]
	}
	if e.t.isCommon(i + 1) {
		return false // "the arrest warrant": its head follows
	}
	for _, st := range rows {
		if (st.before == "" || e.t.lower(i-1) == st.before) && s.lawStateRow(e, i, st) {
			return true
		}
	}
	return false
}

// lawStateRow reads a state as one row of the table has it, from the verb or
// preposition that governs it.
func (s *lawReader) lawStateRow(e *lawEvent, i int, st *lawStateRow) bool {
	t := e.t
	rules := func(k int) bool {
		return wordIn(st.verbs, t.lemma(k)) || wordIn(st.verbs, t.lower(k)) || t.headOf[k] != nil && wordIn(st.verbs, t.headOf[k].deed())
	}
	between := func(k int) bool { // may stand between the state and what governs it
		return describing(t.tag(k)) || wordIn("DT PRP$ POS $", t.tag(k)) || t.isHyphen(k) || t.lower(k) == "not" ||
			t.tag(k) == "PRP" && wordIn("guilty liable wanted", t.lower(i))
	}
	k := i - 1
	for k >= 0 && !rules(k) && between(k) {
		k--
	}
	if k < 0 {
		return false
	}
	if t.text(k) == "," && wordIn("guilty liable", t.lower(i)) {
		if v := st.verbOver(t, i); v >= 0 {
			k = v // "found X, the son of Y, guilty"
		}
	}
	switch w := t.lower(k); {
	case wordIn(st.preps, w):
		if c := t.clauseOver(k); st.deeds != "" && (c == nil || !wordIn(st.deeds, c.deed())) {
			return false
		}
		s.lawBearer(e, k, true)
	case rules(k):
		s.lawBearer(e, k, t.lemma(k) != "face")
	case (w == "of" || w == "to") && lawSubjects[t.lemma(k-1)] && st.preps != "":
		s.lawBearer(e, k-1, false)
	default:
		return false
	}
	e.step, e.rule = st.step, "law-phrase"
	if c := t.clauseOver(k); t.lower(i) == "prison" && c != nil && c.deed() == "hold" {
		e.step = "arrested"
	}
	s.lawStateBy(e, i, k)
	if c := t.clauseOver(k); c != nil && len(e.on) == 0 && c.copular && len(c.subjects) > 0 && restWords[t.lower(c.subjects[0])] {
		e.on = s.namedFrom(t, max(i, c.verb)+1) // "Others in detention are X and Y"
	}
	return len(e.on) > 0 || e.awaited >= 0 || e.count > 0 || e.those
}

// verbOver is the row's verb above a state, where it has an object and stands
// before the state; else -1.
func (st *lawStateRow) verbOver(t *tree, i int) int {
	c := t.clauseOver(i)
	for c != nil && !wordIn(st.verbs, c.deed()) {
		c = c.parent
	}
	if c == nil || len(c.objects) == 0 || c.head >= i {
		return -1
	}
	return c.head
}

// restWords stand for those of a group who are named behind them.
var restWords = set("others those among")

// lawSubjects are what somebody is who is "the target of", "subject to".
var lawSubjects = set("subject target focus object centre center heart")

// lawBearer finds whom the state at a preposition or verb k is said of: the
// object of what somebody did ("placed X under"), else the subject.
func (s *lawReader) lawBearer(e *lawEvent, k int, done bool) {
	t := e.t
	c := t.clauseOver(k)
	for done && c != nil && !doneVerbs[c.deed()] && c.parent != nil && (c.how == "xcomp" || c.how == "participle" && len(c.objects) == 0) {
		c = c.parent
	}
	if c != nil {
		heads := c.subjects
		switch {
		case c.passive && (c.deed() == "give" || c.deed() == "hand"):
			heads, e.by = c.surface, s.lawBodies(t, c.subjects)
		case !c.passive && (c.deed() == "give" || c.deed() == "hand") && len(c.recipients)+len(linked(c.links, "to")) > 0:
			heads, e.by = append(slices.Clone(c.recipients), linked(c.links, "to")...), s.lawBodies(t, c.subjects)
		case c.passive, done && doneVerbs[c.deed()] && len(c.objects) > 0:
			heads, e.by = c.objects, s.lawBodies(t, c.subjects)
		}
		s.accuse(e, heads)
		if c.passive || c.copular {
			if row := s.subjectRow(e.t, c.verb); len(row) > len(e.on) {
				e.on = row
			}
		} else if row := s.rowBefore(t, c.verb); len(row) > len(e.on) && len(e.by) == 0 {
			e.on = row
		}
		if slices.ContainsFunc(e.by, func(x *entity) bool { return slices.Contains(e.on, x) }) {
			e.by = nil
		}
	}
	if len(e.on) == 0 && e.awaited < 0 && e.count == 0 {
		s.lawSubject(e, k)
	}
}

// lawStateBy finds the authority of a state: the country or body between the
// governing word k and the noun i ("faces U.S. charges", "in a Cyprus jail"), or
// the one behind it ("under investigation by Y", "wanted in Y").
func (s *lawReader) lawStateBy(e *lawEvent, i, k int) {
	t := e.t
	if courts[t.lemma(i)] && len(e.by) == 0 {
		e.by = s.lawBodies(t, []int{i})
	}
	for j := k + 1; j < i && len(e.by) == 0; j++ {
		if m := s.phraseAt(t.index, j); m != nil && m.entity != nil && (m.entity.is(country, body) || lawName(m.entity.name) || t.tag(m.last) == "POS" && m.entity.canAct()) {
			e.by = []*entity{m.entity}
		}
	}
	for j := i + 1; j < min(t.n(), i+9) && len(e.by) == 0 && t.text(j) != ","; j++ {
		switch t.lower(j) {
		case "by", "from":
			if out := s.lawBodies(t, []int{t.nounFrom(j + 1)}); len(out) > 0 && !out[0].isPerson() {
				e.by = out
			}
		}
	}
	if c := t.clauseOver(k); c != nil && len(e.by) == 0 && c.parent != nil && ordering[c.parent.deed()] && c.how != "conj" {
		e.by = s.lawBodies(t, c.parent.subjects) // "the regulator ordered X to pay a fine"
	}
}

// ordering are the verbs of those who make somebody do what the law asks.
var ordering = set("order require force compel condemn")

// courts are those before whom the accused appear.
var courts = set("court tribunal judge magistrate")

// lawNoun reads "the arrest of X", "X's indictment", "charges against X".
func (s *lawReader) lawNoun(e *lawEvent, i int) bool {
	t := e.t
	lemma := t.lemma(i)
	if lemma == "action" && slices.ContainsFunc(s.subjectsOver(t, i), listsOthers) {
		return false // a listing: ties_sanctions_nouns.go
	}
	step, loose := lawNouns[lemma], false
	if step == "" {
		step, loose = looseLawNouns[lemma], true
	}
	if step == "" || !t.isCommon(i) && !loose {
		return false
	}
	if lemma == "plea" && t.lower(i-1) != "guilty" {
		return false
	}
	e.step, e.rule = step, "law-noun"
	c := t.clauseOver(i)
	s.lawNounOn(e, c, i, loose)
	if len(e.on) == 0 {
		return false
	}
	s.lawNounBy(e, c, i)
	return !loose || lemma == "notice" || len(e.by) > 0
}

// subjectsOver returns the parties that the clause over a token is said of.
func (s *lawReader) subjectsOver(t *tree, i int) []*entity {
	if c := t.clauseOver(i); c != nil {
		return s.parties(t, c.subjects)
	}
	return nil
}

// lawNounOn finds against whom the step is that a noun names.
func (s *lawReader) lawNounOn(e *lawEvent, c *clause, i int, loose bool) {
	t, lemma := e.t, e.t.lemma(i)
	var heads []int
	for _, l := range t.linksOf(i) {
		if against(l.prep, lemma, loose) {
			heads = append(heads, l.head)
		}
	}
	if c != nil && len(heads) == 0 {
		heads = linked(c.links, "against")
		if lemma == "warrant" || lemma == "notice" {
			heads = append(heads, linked(c.links, "for")...)
		}
	}
	s.accuse(e, heads)
	if len(e.on) == 0 && (lemma == "investigation" || lemma == "probe" || lemma == "inquiry" || lemma == "trial") {
		for _, m := range t.modifiers(i) { // "its Norland Shipping probe"
			if x := s.entityAt(t.index, m); x.is(company, organization) && !lawName(x.name) {
				e.on = append(e.on, x)
			}
		}
	}
	if len(e.on) == 0 {
		for k := i + 1; k < min(t.n(), i+9) && (!t.isVerb(k) || t.tag(k) == "VBN") && t.text(k) != ","; k++ {
			if w := t.lower(k); w == "against" || w == "into" && !loose || w == "for" && (lemma == "warrant" || lemma == "notice") {
				if who, _ := s.nameFrom(t, k+1); e.canFall(who) {
					e.on = append([]*entity{who}, slices.DeleteFunc(s.rowAfter(t, k+1), func(x *entity) bool { return x == who })...)
				}
				break
			}
		}
	}
	if p := t.possessor(i); p >= 0 && len(e.on) == 0 && borneNouns[lemma] {
		e.on = s.parties(t, t.conjuncts(p))
	}
}

// against reports whether a preposition ties to a noun of the law those whom the
// step is taken against.
func against(prep, noun string, loose bool) bool {
	switch prep {
	case "against":
		return true
	case "into":
		return !loose
	case "of":
		return !loose && noun != "charge" && noun != "accusation" && noun != "allegation"
	case "for":
		return noun == "warrant" || noun == "notice"
	case "from", "by":
		return noun == "plea"
	case "on":
		return noun == "fine" || noun == "penalty"
	}
	return false
}

// lawNounBy finds who takes the step that a noun names.
func (s *lawReader) lawNounBy(e *lawEvent, c *clause, i int) {
	t := e.t
	for _, h := range linked(t.linksOf(i), "by,from") {
		if t.lemma(i) == "plea" {
			break
		}
		e.by = append(e.by, s.lawBodies(t, []int{h})...)
	}
	if p := t.possessor(i); p >= 0 && len(e.by) == 0 {
		e.by = slices.DeleteFunc(s.lawBodies(t, []int{p}), func(x *entity) bool { return slices.Contains(e.on, x) })
	}
	for _, m := range t.modifiers(i) {
		if x := s.entityAt(t.index, m); len(e.by) == 0 && x.is(country, body) {
			e.by = []*entity{x}
		}
	}
	if c != nil && len(e.by) == 0 && (lawDoing[c.deed()] || c.passive) && (slices.Contains(c.objects, i) || c.head != i && !c.passive && lawDoing[c.deed()]) {
		e.by = slices.DeleteFunc(s.lawBodies(t, c.subjects), func(x *entity) bool { return slices.Contains(e.on, x) })
	}
	if len(e.by) == 0 {
		e.by = s.lawDoer(t, i)
	}
	if len(e.by) == 0 && !t.isVerb(i+1) {
		e.by = s.byBehind(t, i)
	}
}

// lawDoer is who does what the noun names, by the words: "X has filed a …
// lawsuit".
func (s *lawReader) lawDoer(t *tree, i int) []*entity {
	k := i - 1
	for k >= 0 && (describing(t.tag(k)) || t.tag(k) == "DT" || t.tag(k) == "$") && !lawDoing[t.lemma(k)] {
		k--
	}
	if k < 0 || !lawDoing[t.lemma(k)] && (t.headOf[k] == nil || !lawDoing[t.headOf[k].deed()]) {
		return nil
	}
	if who := s.saidOf(t, k); who.canAct() {
		return []*entity{who}
	}
	return nil
}

// lawDoing are the verbs by which somebody takes a step that a noun names:
// "filed a suit", "opened an investigation".
var lawDoing = set(`file open launch bring begin start announce conduct lead issue unseal press seek request order demand lay drop initiate
	level lodge win obtain secure get pursue reopen close approve uphold authorize authorise reject dismiss hear hand grant take resume widen expand
	face lose settle impose levy mount prepare return`)
