package reader

import (
	"slices"
	"strings"
)

// lawEvent is one step of the law as the words tell it, before it is known who
// an unnamed accused is and whose law it was.
type lawEvent struct {
	t       *tree
	head    int    // the verb or noun that tells it
	step    string // arrested, charged, … as in ties_law_words.go
	by      []*entity
	on      []*entity
	awaited int // the noun of an accused whom the text names elsewhere, else -1
	count   int // of "the three suspects": 3
	rule    string
	status  Status
	negated bool
}

// lawTies finds the steps of the law that a story tells, by verbs ("was arrested"),
// fixed phrases ("placed under arrest") and nouns ("the arrest of X"). A first
// pass reads the words; a second finds who the unnamed are and whose law it is,
// since a story names the court once and the accused late.
func (s *story) lawTies() { (&lawReader{story: s}).read() }

// lawReader reads the steps of the law in a story.
type lawReader struct {
	*story
	names map[string]*entity // public bodies by the words of their names
}

func (s *lawReader) read() {
	var events []*lawEvent
	for _, t := range s.trees {
		for i := range t.n() {
			if e := s.lawEventAt(t, i); e != nil {
				events = append(events, e)
			}
		}
	}
	s.nameAwaited(events)
	w := s.newWhoseLaw(events)
	for _, e := range events {
		w.settle(e)
	}
	for _, e := range events {
		s.tellLaw(e)
	}
}

// lawEventAt reads the step of the law at a token, or nil.
func (s *lawReader) lawEventAt(t *tree, i int) *lawEvent {
	e := &lawEvent{t: t, head: i, awaited: -1}
	switch {
	case s.lawPhrase(e, i), s.lawVerb(e, i), s.lawNoun(e, i):
	default:
		return nil
	}
	e.on = slices.DeleteFunc(e.on, func(x *entity) bool { return !x.accusable() })
	e.by = slices.DeleteFunc(e.by, func(x *entity) bool { return slices.Contains(e.on, x) || !x.canAct() || x.kind == outlet })
	if len(e.on) == 0 && e.awaited < 0 && e.count == 0 {
		return nil
	}
	c := t.clauseOver(i)
	if c != nil {
		e.status, e.negated = futureIf(c), c.denied()
	}
	return e
}

func futureIf(c *clause) Status {
	if c != nil && (c.meant() || c.mark == "if") {
		return Future
	}
	return Current
}

func deniedClause(c *clause) bool { return c != nil && c.denied() }

// accusable reports whether a step of the law can be taken against the party.
func (e *entity) accusable() bool {
	return e != nil && (e.kind == person || e.kind == company || e.kind == organization || e.kind == unknown)
}

// lawVerb reads "police arrested X", "X was charged", "X, accused of".
func (s *lawReader) lawVerb(e *lawEvent, i int) bool {
	t := e.t
	verb := lawForms[t.lower(i)]
	participle := strings.HasSuffix(t.lower(i), "ed")
	if verb == "" || !t.isVerb(i) && !participle || t.tag(i) == "JJ" && t.isNoun(i+1) || t.lower(i) == "fine" || t.lower(i-1) == "in" && t.lower(i) == "question" {
		return false
	}
	e.step, e.rule = lawVerbs[verb], "law-verb"
	c := t.headOf[i]
	if s.passiveAt(t, i, c, participle) {
		s.lawPassive(e, c, i)
	} else {
		s.lawActive(e, c, i)
	}
	if officialVerbs[verb] && !slices.ContainsFunc(e.by, s.appliesLaw) {
		return false
	}
	return true
}

// passiveAt reports whether a participle is passive, by the helping verb before
// it or, where there is none, by the tree and what follows.
func (s *lawReader) passiveAt(t *tree, i int, c *clause, participle bool) bool {
	if !participle {
		return false
	}
	k := i - 1
	for k >= 0 && (strings.HasPrefix(t.tag(k), "RB") || t.lower(k) == "also") {
		k--
	}
	switch t.lemma(k) {
	case "be", "get":
		return true
	case "have":
		return false
	}
	if c != nil && c.passive {
		return true
	}
	if k < 0 || t.tag(i) == "VBD" && c != nil && len(c.objects) > 0 {
		return k < 0
	}
	next := t.tag(i + 1)
	return next == "IN" || next == "." || next == "," || next == "TO" || next == ""
}

func (s *lawReader) lawPassive(e *lawEvent, c *clause, i int) {
	t := e.t
	if c != nil && c.passive {
		e.on = s.parties(t, c.objects)
		e.by = s.lawBodies(t, slices.DeleteFunc(slices.Clone(c.subjects), func(h int) bool { return t.preposOf(h) != "by" && h > i || h < i }))
		s.await(e, c.objects)
	}
	if len(e.on) == 0 && e.awaited < 0 {
		s.lawSubject(e, i)
	}
	if row := s.rowBefore(t, i); len(row) > 2 || len(row) == 2 && len(e.on) < 2 && t.lower(i-1) != "," {
		e.on = row
	}
	e.on = append(e.on, s.alongWith(t, i)...)
	if len(e.by) == 0 {
		for k := i + 1; k < min(t.n(), i+7); k++ {
			if t.lower(k) == "by" {
				e.by = s.lawBodies(t, []int{t.nounFrom(k + 1)})
				break
			}
		}
	}
}

func (s *lawReader) lawActive(e *lawEvent, c *clause, i int) {
	t := e.t
	if c != nil {
		e.on = s.parties(t, c.objects)
		e.by = s.lawBodies(t, c.subjects)
		s.await(e, c.objects)
	}
	if len(e.on) == 0 && e.awaited < 0 {
		if who, _ := s.nameFrom(t, i+1); who.accusable() {
			e.on = []*entity{who}
		}
	}
	if len(e.by) == 0 {
		if who := s.saidOf(t, i); who.canAct() {
			e.by = []*entity{who}
		}
	}
}

// lawSubject finds whom a passive is said of by the words: the name right before
// it, unless a preposition governs that name and the sentence opens with somebody
// unnamed ("A banker close to X has been arrested").
func (s *lawReader) lawSubject(e *lawEvent, i int) {
	t := e.t
	who := s.saidOf(t, i)
	if h := t.nounFrom(0); h >= 0 && h < i && (who == nil || s.governed(t, who, i)) {
		if s.await(e, []int{h}); e.awaited >= 0 {
			return
		}
	}
	if who.accusable() {
		e.on = []*entity{who}
	}
}

// governed reports whether the last mention of a party before token i stands
// behind a preposition.
func (s *story) governed(t *tree, who *entity, i int) bool {
	for k := i - 1; k >= 0; k-- {
		m := s.mentionAt(t.index, k)
		if m == nil || m.entity != who {
			continue
		}
		for k = m.first - 1; k >= 0 && (describing(t.tag(k)) || t.tag(k) == "DT"); k-- {
		}
		return k >= 0 && (t.tag(k) == "IN" || t.tag(k) == "TO")
	}
	return false
}

// alongWith returns the people behind "was detained along with".
func (s *lawReader) alongWith(t *tree, i int) []*entity {
	for k := i + 1; k < min(t.n(), i+4); k++ {
		if (t.lower(k) == "along" || t.lower(k) == "together") && t.lower(k+1) == "with" {
			return s.peopleFrom(t, k+2, nil)
		}
	}
	return nil
}

// lawPhrase reads "placed X under arrest", "X is wanted in Y".
func (s *lawReader) lawPhrase(e *lawEvent, i int) bool {
	t := e.t
	for _, p := range lawPhraseAt[t.lower(i)] {
		if !t.wordsAt(i, p.words) {
			continue
		}
		c := t.clauseOver(i)
		if c == nil {
			return false
		}
		e.step, e.rule = p.step, "law-phrase"
		for p.done && !doneVerbs[c.deed()] && c.parent != nil && (c.how == "xcomp" || c.how == "participle" && len(c.objects) == 0) {
			c = c.parent
		}
		heads := c.subjects
		switch {
		case p.done && doneVerbs[c.deed()] && len(c.objects) > 0:
			heads, e.by = c.objects, s.lawBodies(t, c.subjects)
		case c.passive:
			heads, e.by = c.objects, s.lawBodies(t, c.subjects)
		}
		e.on = s.parties(t, heads)
		s.await(e, heads)
		if p.words == "wanted by" || p.words == "wanted in" {
			e.by = s.lawBodies(t, []int{t.nounFrom(i + 2)})
			if w := s.saidOf(t, i); len(e.on) == 0 && w.accusable() {
				e.on = []*entity{w}
			}
		}
		return true
	}
	return false
}

// wordsAt reports whether the tokens from i on are the words.
func (t *tree) wordsAt(i int, words string) bool {
	for w := range strings.FieldsSeq(words) {
		if t.lower(i) != w {
			return false
		}
		i++
	}
	return true
}

// lawNoun reads "the arrest of X", "X's indictment", "charges against X".
func (s *lawReader) lawNoun(e *lawEvent, i int) bool {
	t := e.t
	step := lawNouns[t.lemma(i)]
	if step == "" || !t.isCommon(i) {
		return false
	}
	e.step, e.rule = step, "law-noun"
	p := t.possessor(i)
	for _, l := range t.linksOf(i) {
		switch {
		case l.prep == "by" || l.prep == "from":
			e.by = append(e.by, s.lawBodies(t, []int{l.head})...)
		case l.prep == "of" && t.lemma(i) != "charge" && t.lemma(i) != "accusation", l.prep == "against", l.prep == "into", l.prep == "for" && t.lemma(i) == "warrant":
			e.on = append(e.on, s.parties(t, []int{l.head})...)
		}
	}
	c := t.clauseOver(i)
	if c != nil && len(e.on) == 0 {
		for _, l := range c.links {
			if l.prep == "against" {
				e.on = append(e.on, s.parties(t, []int{l.head})...)
			}
		}
	}
	switch {
	case p >= 0 && len(e.on) > 0:
		e.by = append(e.by, s.lawBodies(t, []int{p})...)
	case p >= 0:
		e.on = s.parties(t, t.conjuncts(p))
	}
	for _, m := range t.modifiers(i) {
		if x := s.entityAt(t.index, m); x != nil && len(e.by) == 0 && (x.kind == country || x.kind == body) {
			e.by = []*entity{x}
		}
	}
	if c != nil && len(e.by) == 0 && (lawDoing[c.deed()] || c.passive) && slices.Contains(c.objects, i) {
		e.by = s.lawBodies(t, c.subjects)
	}
	return len(e.on) > 0 || e.awaited >= 0
}

// lawDoing are the verbs by which somebody takes a step that a noun names:
// "filed a suit", "opened an investigation".
var lawDoing = set("file open launch bring begin start announce conduct lead issue unseal press seek request order demand lay drop announce initiate level lodge")

// tellLaw writes the ties of an event. A step whose authority nothing names is
// no tie, unless it is one that was not taken: "has not been charged".
func (s *lawReader) tellLaw(e *lawEvent) {
	by := e.by
	if len(by) == 0 {
		by = []*entity{nil}
	}
	place := s.placeOf(e.t, e.t.linksOf(e.head))
	if c := e.t.headOf[e.head]; c != nil && place == nil {
		place = s.placeOf(e.t, c.links)
	}
	for _, a := range by {
		for _, z := range e.on {
			if a == z || a == nil && !e.negated {
				continue
			}
			s.tie(bond{kind: Legal, from: a, to: z, role: e.step, date: s.dateOf(e.t, e.head), place: place, t: e.t, head: e.head, rule: e.rule,
				status: e.status, negated: e.negated})
		}
	}
}
