package reader

import (
	"slices"
	"strings"
)

// lawEvent is one step of the law as the words tell it, before it is known who
// an unnamed accused is and whose law it was.
type lawEvent struct {
	kind    TieKind // Legal, or Sanctioned of a listing
	t       *tree
	head    int    // the word that tells it
	step    string // arrested, charged, … as in ties_law_words.go
	by      []*entity
	on      []*entity
	awaited int  // the noun of an accused whom the text names elsewhere, else -1
	count   int  // of "the three suspects": 3
	those   bool // the accused are "they", those of whom the text spoke last
	rule    string
	status  Status
	negated bool
}

// lawTies finds the steps of the law that a story tells, by verbs ("was arrested"),
// states ("is under investigation"), nouns ("the arrest of X") and what an
// accuser says somebody did. A first pass reads the words; a second finds who the
// unnamed are and whose law it is, since a story names the court once and the
// accused late.
func (s *lawReader) lawTies() {
	var events []*lawEvent
	for _, t := range s.trees {
		for i := range t.n() {
			if e := s.lawEventAt(t, i); e != nil {
				events = append(events, e)
			}
		}
	}
	s.nameAwaited(events)
	s.nameFirst(events)
	s.nameThose(events)
	w := s.newWhoseLaw(events)
	for _, e := range events {
		w.settle(e)
	}
	known := map[*entity]bool{} // the accused whose accuser the story gives
	for _, e := range events {
		for _, z := range e.on {
			known[z] = known[z] || len(e.by) > 0 && !e.negated
		}
	}
	for _, e := range events {
		if len(e.by) == 0 && !e.negated {
			e.on = slices.DeleteFunc(e.on, func(z *entity) bool { return known[z] })
		}
		s.tellLaw(e)
	}
}

// lawReader reads the steps of the law in a story.
type lawReader struct {
	*story
	names    map[string]*entity // public bodies by the words of their names
	officers map[string]*entity // unnamed ones by their noun
}

func (s *story) newLawReader() *lawReader {
	return &lawReader{story: s, officers: map[string]*entity{}}
}

// lawEventAt reads the step of the law at a token, or nil.
func (s *lawReader) lawEventAt(t *tree, i int) *lawEvent {
	e := &lawEvent{kind: Legal, t: t, head: i, awaited: -1}
	if !s.lawState(e, i) && !s.lawSaid(e, i) && !s.lawVerb(e, i) && !s.lawSettled(e, i) && !s.lawAppeal(e, i) && !s.lawNoun(e, i) {
		return nil
	}
	e.on = slices.DeleteFunc(e.on, func(x *entity) bool { return !e.canFall(x) })
	e.by = slices.DeleteFunc(e.by, func(x *entity) bool { return slices.Contains(e.on, x) || !x.takesPart() })
	if len(e.on) == 0 && e.awaited < 0 && e.count == 0 && !e.those {
		return nil
	}
	c := t.clauseOver(i)
	if c != nil {
		e.status, e.negated = futureIf(c), c.denied()
	}
	if e.rule == "law-noun" && c != nil && !slices.Contains(c.objects, i) && !slices.Contains(c.surface, i) {
		e.negated = false // "is not named in X's indictment"
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
	return e.is(person, company, organization, unknown, group)
}

// canFall reports whether the step can be taken against the party: people go to
// court against states and public bodies too.
func (e *lawEvent) canFall(x *entity) bool {
	if e.kind == Sanctioned {
		return x != nil && !x.is(paper, outlet) && (x.kind != place || capitals[x.name] == "")
	}
	return x.accusable() || e.step == "sued" && x.is(body, country, outlet)
}

// lawVerb reads "police arrested X", "X was charged", "X, accused of".
func (s *lawReader) lawVerb(e *lawEvent, i int) bool {
	t := e.t
	verb := lawForms[t.lower(i)]
	participle := strings.HasSuffix(t.lower(i), "ed") || t.tag(i) == "VBN" || irregularLaw[t.lower(i)]
	if verb == "" || !t.isVerb(i) && !participle || t.tag(i) == "JJ" && t.isNoun(i+1) || t.lower(i) == "fine" || t.lower(i-1) == "in" && t.lower(i) == "question" {
		return false
	}
	if verb == "hold" && (t.lower(i) != "held" || !heldBy[t.lower(i+1)] || t.lemma(i-1) != "be" && t.lower(i-1) != "ordered") {
		return false // "is being held on charges of"
	}
	if verb == "want" && (t.lower(i) != "wanted" || !wantedBy[t.lower(i+1)] || !t.said(i)) {
		return false // "is wanted in Oslo", "wanted by prosecutors"
	}
	if next := lawParticles[verb]; next != "" && t.lower(i+1) != next {
		return false
	}
	e.step, e.rule = lawVerbs[verb], "law-verb"
	c := t.headOf[i]
	if s.passiveAt(t, i, c, participle) && (verb != "sue" || t.tag(i) == "VBN") {
		s.lawPassive(e, c, i)
	} else {
		s.lawActive(e, c, i)
	}
	switch {
	case officialVerbs[verb], verb == "want" && t.lower(i+1) == "by":
		return slices.ContainsFunc(e.by, s.appliesLaw)
	case verb == "hand" && (c == nil || !c.passive), seizingVerbs[verb]:
		return slices.ContainsFunc(e.by, s.appliesLaw) && slices.ContainsFunc(e.on, (*entity).isPerson)
	case verb == "charge" && c != nil && !c.passive && len(c.objects) > 0 && c.link("with", "over", "in", "for") < 0:
		return slices.ContainsFunc(e.by, s.appliesLaw) || len(e.by) == 0
	}
	return true
}

// heldBy are the words behind "held" by which it speaks of the law.
var heldBy = set("on by under without pending incommunicado")

// wantedBy are the words behind "wanted" by which it speaks of the law.
var wantedBy = set("by in on for")

// said reports whether a participle is said of what stands before it: "is
// wanted", "X, wanted".
func (t *tree) said(i int) bool {
	for k := i - 1; k >= 0; k-- {
		if t.lemma(k) == "be" || t.text(k) == "," {
			return true
		}
		if t.tag(k) != "RB" {
			return t.isProper(k)
		}
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
	if k < 0 {
		return true
	}
	if t.tag(i) == "VBD" && c != nil && len(c.objects) > 0 {
		return false
	}
	next := t.tag(i + 1)
	return next == "IN" || next == "." || next == "," || next == "TO" || next == ""
}

// lawPassive finds the accused and the authority of "X was arrested by Y".
func (s *lawReader) lawPassive(e *lawEvent, c *clause, i int) {
	t := e.t
	if c != nil && c.passive {
		s.accuse(e, c.objects)
		e.by = s.lawBodies(t, slices.DeleteFunc(slices.Clone(c.subjects), func(h int) bool { return t.preposOf(h) != "by" && h > i || h < i }))
	}
	if len(e.on) == 0 && e.awaited < 0 {
		s.lawSubject(e, i)
	}
	if row := s.rowBefore(t, i); len(row) > 2 || len(row) == 2 && len(e.on) < 2 && t.lower(i-1) != "," {
		e.on = row
	}
	if row := s.subjectRow(t, i); len(row) > len(e.on) {
		e.on = row
	}
	e.on = append(e.on, s.alongWith(t, i)...)
	if len(e.by) == 0 {
		e.by = s.byBehind(t, i)
	}
}

// subjectRow returns the people named one after the other from the start of a
// sentence to its verb at token i, each with what describes them: "X, a former
// minister of Y, and Z, a banker, were".
func (s *lawReader) subjectRow(t *tree, i int) []*entity {
	var out []*entity
	joined, from := false, 0
	for k := range i {
		if t.isFinite(k) {
			if t.lemma(k) != "be" && t.lemma(k) != "have" {
				return nil
			}
			break
		}
		m := s.mentionAt(t.index, k)
		if m == nil || m.first != k || m.kind != "name" || !m.entity.isPerson() || t.tag(m.last) == "POS" || slices.Contains(out, m.entity) {
			continue
		}
		if j := t.beforePhrase(k-1, "PRP$"); j >= 0 && t.text(j) != "," && t.lower(j) != "and" {
			continue
		}
		if len(out) == 0 {
			from = k
		} else {
			joined = joined || slices.Contains(t.low[from:k], "and")
		}
		out = append(out, m.entity)
	}
	if !joined {
		return nil
	}
	return out
}

// byBehind returns the authority of "by …" within a few words.
func (s *lawReader) byBehind(t *tree, i int) []*entity {
	for k := i + 1; k < min(t.n(), i+8) && t.text(k) != ","; k++ {
		if t.lower(k) == "by" {
			return s.lawBodies(t, []int{t.nounFrom(k + 1)})
		}
	}
	return nil
}

// lawActive finds them in "Y arrested X".
func (s *lawReader) lawActive(e *lawEvent, c *clause, i int) {
	t := e.t
	particle := lawParticles[lawForms[t.lower(i)]]
	if c != nil {
		heads := c.objects
		if particle != "" && len(heads) == 0 {
			heads = linked(c.links, particle)
		}
		pronoun := len(heads) > 0 && t.tag(heads[0]) == "PRP"
		s.accuse(e, heads)
		e.by = s.lawBodies(t, c.subjects)
		if pronoun && len(e.on) == 1 && slices.Contains(e.by, e.on[0]) {
			e.on = s.otherBefore(t, i, e.on[0]) // "found X guilty and sentenced him": he is not who sentences
		}
		if pronoun && len(e.on) == 0 && c.parent != nil && c.how == "adverbial" && c.head < c.parent.head {
			s.accuse(e, c.parent.subjects) // "Since they charged him, X has"
		}
	}
	if len(e.on) == 0 && e.awaited < 0 {
		k := i + 1
		if particle != "" {
			k++
		}
		if h := t.nounFrom(k); h >= 0 && !t.isProper(h) {
			s.accuse(e, []int{h})
		}
		if who, _ := s.nameFrom(t, k); len(e.on) == 0 && who.accusable() {
			e.on = []*entity{who}
		}
	}
	if len(e.by) == 0 {
		if who := s.saidOf(t, i); who.canAct() {
			e.by = []*entity{who}
		}
	}
}

// otherBefore returns the last person named in the sentence before token i but
// for one.
func (s *lawReader) otherBefore(t *tree, i int, not *entity) []*entity {
	for k := i - 1; k >= 0; k-- {
		if m := s.mentionAt(t.index, k); m != nil && m.kind == "name" && m.entity != not && m.entity.isPerson() && !s.governed(t, m.entity, i) {
			return []*entity{m.entity}
		}
	}
	return nil
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
		tag := t.tag(t.beforePhrase(m.first - 1))
		return tag == "IN" || tag == "TO"
	}
	return false
}

// alongWith returns the people behind "was detained along with".
func (s *lawReader) alongWith(t *tree, i int) []*entity {
	for k := i + 1; k < min(t.n(), i+4); k++ {
		switch w := t.lower(k); {
		case (w == "along" || w == "together") && t.lower(k+1) == "with":
			return s.peopleFrom(t, k+2, nil)
		case w == "alongside":
			return s.peopleFrom(t, k+1, nil)
		}
	}
	for k := i + 1; k < min(t.n(), i+3); k++ { // "was arrested, as was Y"
		if t.lower(k) == "as" && t.lemma(k+1) == "be" {
			return s.namedFrom(t, k+2)
		}
	}
	return nil
}

// lawSaid reads an accuser's word as an accusation: "prosecutors say X paid
// bribes", "the indictment alleges that X …".
func (s *lawReader) lawSaid(e *lawEvent, i int) bool {
	t, c := e.t, e.t.headOf[i]
	if c == nil || c.comp == nil || c.negated || !allegations[c.deed()] || c.comp.negated {
		return false
	}
	accuses := slices.ContainsFunc(c.subjects, func(h int) bool {
		if x := s.entityAt(t.index, h); x.is(body) && prosecutes(x.name) && !c.comp.copular {
			return true
		}
		return prosecuting[t.lemma(h)] || filings[t.lemma(h)] && (t.lower(h-1) == "charging" || t.lower(h-1) == "court")
	})
	if !accuses || c.comp.copular && c.deed() == "say" || c.comp.tense == "future" {
		return false
	}
	e.step, e.rule = "charged", "law-said"
	if c.deed() == "suspect" || c.deed() == "believe" {
		e.step = "investigated"
	}
	e.by = s.lawBodies(t, c.subjects)
	subjects := c.comp.subjects
	if c.comp.passive {
		subjects = nil
	}
	e.on = slices.DeleteFunc(s.parties(t, subjects), func(x *entity) bool { return x.is(group, organization) })
	return len(e.on) > 0
}

// prosecutes reports whether a body with the name brings charges.
func prosecutes(name string) bool {
	for w := range strings.FieldsSeq(name) {
		if charging[strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")] {
			return true
		}
	}
	return false
}

var charging = set("Attorney Prosecutor Prosecutors prosecutors Prosecution prosecution Justice Fraud")

// filings are papers of a court where "court" or "charging" stands before them.
var filings = set("document paper filing record")

// tellLaw writes the ties of an event. A step that a noun tells and whose
// authority nothing names is no tie, unless it is one that was not taken: "has
// not been charged".
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
			if a == z || a == nil && !e.negated && e.rule == "law-noun" {
				continue
			}
			s.tie(bond{kind: Legal, from: a, to: z, role: e.step, date: s.dateOf(e.t, e.head), place: place, t: e.t, head: e.head, rule: e.rule,
				status: e.status, negated: e.negated})
		}
	}
}
