package reader

import (
	"slices"
	"strings"

	"backchannel/cite"
)

// frame is a rule for a verb: which verbs, with which words around them, tie
// whom to whom. Slots are explained in ties_slots.go. Each frame has an example
// and a counter-example in testdata/ties.txt.
type frame struct {
	rule     string
	kind     TieKind
	verbs    string // lemmas; of "is a partner", use the noun rules instead
	object   string // the object must be one of these nouns; "" is any or none
	particle string // "sit down": down; "" is any or none
	prep     string // the predicate must have such a link: "cut … out of"
	from, to string // slots
	each     bool   // both ends are among `from`: "X, Y and Z met"
	role     string // "" is the verb or object itself
	what     string // slot of what is handed over or told: obj, @of, @about
	via      string // slots of those through whom
	status   Status // "" is by the words
	negated  bool   // the words themselves deny it: "cut out of the talks"
	passive  bool   // only in the passive: "was read in on"
}

// byVerb finds the frames of a verb.
var byVerb = func() map[string][]*frame {
	out := map[string][]*frame{}
	for i := range frames {
		for v := range strings.FieldsSeq(frames[i].verbs) {
			out[v] = append(out[v], &frames[i])
		}
	}
	return out
}()

// participles are the past participles of the frames' verbs.
var participles = func() map[string]string {
	out := map[string]string{}
	for v := range byVerb {
		out[v+"ed"] = v
		if strings.HasSuffix(v, "e") {
			out[v+"d"] = v
		}
		if stem, ok := strings.CutSuffix(v, "y"); ok {
			out[stem+"ied"] = v
		}
	}
	return out
}()

// verbTies applies the frames of a predicate.
func (s *story) verbTies(c *clause) {
	lemma := c.deed()
	if c.copular {
		lemma = "be"
		if v := participles[c.t.lower(c.head)]; v != "" {
			// "were not briefed", where the tagger took the participle for an
			// adjective: it is a passive all the same.
			p := *c
			p.copular, p.passive, p.objects, p.subjects = false, true, c.subjects, nil
			c, lemma = &p, v
		}
	}
	for _, f := range byVerb[lemma] {
		s.trace.frame(s, c, f)
		if f.fits(s, c) {
			s.applyFrame(c, f)
		}
	}
}

// fits reports whether the words around the verb are those that the frame asks
// for.
func (f *frame) fits(s *story, c *clause) bool {
	t := c.t
	if f.passive && (!c.passive || t.lower(c.head+1) == "off") {
		return false // "cut off from the markets" is not about being told
	}
	if f.particle != "" && c.particle != f.particle && t.lower(c.head+1) != f.particle {
		return false
	}
	if f.object != "" && f.objectOf(c) < 0 {
		return false
	}
	if strings.Contains(f.prep, "behalf") && len(s.onBehalfOf(c)) > 0 {
		return true
	}
	if f.prep != "" && !wordIn(f.prep, t.lower(c.head+1)) && !slices.ContainsFunc(c.links, func(l link) bool {
		return wordIn(f.prep, strings.ReplaceAll(l.prep, " ", "_"))
	}) {
		return false
	}
	switch f.role {
	case "occasion":
		return slices.ContainsFunc(c.subjects, func(i int) bool { return occasions[t.lemma(i)] })
	case "company":
		return slices.ContainsFunc(s.slot(c, f.to), func(e *entity) bool { return e.kind == company })
	case "both":
		return len(s.slot(c, f.to)) > 0 && len(s.slot(c, f.from)) > 0
	case "money":
		return s.amountOf(c) != ""
	case "dark":
		return slices.ContainsFunc(c.links, func(l link) bool { return t.lemma(l.head) == "dark" })
	}
	return true
}

var (
	occasions = set("meeting talk dinner lunch summit conference call session gathering visit trip party delegation negotiation")
	// routine objects make no deal of a verb: "took part", "received treatment".
	idle = set("contract concession tender motion bail request permission access approval interview freedom case lawsuit suit action claim indictment verdict message signal look glimpse part place care note advantage time office step role lead control charge call question treatment support attention praise applause criticism credit training education sentence")
)

// objectOf returns the object that is one of the frame's nouns, or -1. The
// head of "12 percent of X" may be the number, so its neighbours count.
func (f *frame) objectOf(c *clause) int {
	for _, o := range c.objects {
		if wordIn(f.object, c.t.lemma(o)) || wordIn(f.object, c.t.lower(o)) || wordIn(f.object, c.t.lower(o+1)) {
			return o
		}
	}
	if c.xcomp != nil && wordIn(f.object, c.xcomp.deed()) {
		return c.xcomp.head
	}
	return -1
}

// applyFrame makes the ties between the parties in the frame's slots.
func (s *story) applyFrame(c *clause, f *frame) {
	if p := c.parent; p != nil && c.how != "conj" && c.how != "relative" && barring[p.deed()] {
		return // "bars firms from dealing with X": nobody does
	}
	from, to := s.slot(c, f.from), s.slot(c, f.to)
	if someNamed(from) && f.vague(to) {
		if e := s.unnamedEnds(c, f.to, f.kind); len(e) > 0 {
			to = e
		}
	}
	if someNamed(to) && f.kind == Transfer && f.vague(from) {
		if e := s.unnamedEnds(c, f.from, f.kind); len(e) > 0 {
			from = e
		}
	}
	s.trace.ends(s, c, f, from, to)
	if s.wrongEnds(c, f, to) || f.kind == Transfer && s.nothingMoves(c, f) {
		return
	}
	b := s.bondOf(c, f)
	if f.kind == Transfer && len(c.objects) > 0 && c.t.tag(c.objects[0]) == "PRP" {
		from, to, b.what = s.sameThing(c, from, to, b.what)
	}
	if f.status == Former && f.kind == Owns && len(to) == 0 {
		to = s.assets(c)
	}
	s.tieAll(c, f, b, from, to)
}

// nothingMoves reports whether the words of a transfer tell of none.
func (s *story) nothingMoves(c *clause, f *frame) bool {
	if c.particle == "up" {
		return true // "gave up its land": nobody receives it
	}
	if len(c.objects) == 0 {
		return (f.rule == "ship" || f.rule == "give") && c.t.lower(c.head+1) != "over" // "moved to Oslo"
	}
	if o := c.objects[len(c.objects)-1]; idle[c.t.lemma(o)] && !slices.ContainsFunc(c.t.modifiers(o), func(m int) bool { return backing[c.t.lower(m)] }) {
		return true
	}
	e := s.entityAt(c.t.index, c.objects[0])
	return e.isPerson() && c.passive && f.what == "obj" && len(c.objects) == 1 && f.rule != "pay" // "was flown to Oslo": a person is no goods
}

// bondOf is the tie of a frame before its ends are known: how it is called, when
// and where it was, and whether it was.
func (s *story) bondOf(c *clause, f *frame) bond {
	b := bond{kind: f.kind, rule: f.rule, t: c.t, head: c.head, status: f.status, negated: c.denied() != f.negated, role: f.role}
	if f.negated {
		b.role = "told" // "cut out of it" is not told
	}
	switch b.role {
	case "", "occasion", "dark", "money", "both", "company":
		b.role = f.word(c)
	}
	if b.status == "" {
		b.status = c.statusOf(f.kind)
	}
	if f.kind == Transfer && offering[c.deed()] {
		b.status = Future
	}
	b.what, b.amount, b.percent = s.whatOf(c, f), s.amountOf(c), s.percentOf(c)
	b.place, b.date = s.placeOf(c.t, c.links), s.dateOf(c.t, c.head)
	if b.place == nil && b.date == "" {
		b.place, b.date = s.occasion(c)
	}
	if f.via != "" {
		b.via = s.slot(c, f.via)
	}
	return b
}

// tieAll ties each of the ones to each of the others, or all to each other where
// the frame says so. An end that the text leaves out is nil.
func (s *story) tieAll(c *clause, f *frame, b bond, from, to []*entity) {
	if f.each {
		for i, a := range from {
			for _, z := range from[i+1:] {
				x := b
				x.from, x.to = a, z
				s.tie(x)
			}
		}
		return
	}
	if len(from) == 0 {
		from = []*entity{nil}
	}
	if len(to) == 0 {
		to = []*entity{nil}
	}
	shares := s.percentsOf(c)
	for i, a := range from {
		for _, z := range to {
			x := b
			x.from, x.to, x.kind = a, z, f.between(c, a, z)
			if len(from) > 1 && len(shares) == len(from) {
				x.percent = shares[i] // "X and Y hold 30 percent and 25 percent of it"
			}
			s.tie(x)
		}
	}
}

// between is the kind of tie that a frame gives these two ends: mostly its own.
func (f *frame) between(c *clause, a, z *entity) TieKind {
	switch {
	case z == nil:
	case f.rule == "finance" && (z.kind != company || a.isPerson()):
		return Transfer // money for a movement or for one's own firm
	case f.rule == "found" && z.kind != company:
		return Member // of a party that somebody founded, nobody is the owner
	case f.rule == "act-for" && c.deed() == "work" && c.link("for") >= 0 && !z.isPerson() && z.kind != country:
		return Member // "worked for the bank"
	}
	return f.kind
}

// someNamed reports whether the ends hold a party that has a name.
func someNamed(all []*entity) bool {
	return slices.ContainsFunc(all, func(e *entity) bool { return e != nil && e.isNamed() })
}

// vague reports whether a slot gave nobody, or of those who are paid and told
// only the country that they are of.
func (f *frame) vague(ends []*entity) bool {
	switch f.kind {
	case Transfer, Told:
		return !slices.ContainsFunc(ends, func(e *entity) bool { return !e.is(country, place) })
	case Owns, Represents, Associate, Business:
		return len(ends) == 0 && f.rule != "use" && f.rule != "befriend" && f.rule != "found" && f.rule != "work-with"
	}
	return false
}

// assets makes an unnamed party of what was sold where it has no name: "all its
// Russian assets".
func (s *story) assets(c *clause) []*entity {
	for _, h := range append(slices.Clone(c.objects), linked(c.links, "from,of")...) {
		if assetNouns[c.t.lemma(h)] && s.mentionAt(c.t.index, h) == nil && c.t.lower(h+1) != "in" && c.t.lower(h+1) != "of" {
			first, last := c.t.base(h)
			for first < last-1 && (c.t.tag(first) == "DT" || c.t.tag(first) == "PDT" || c.t.tag(first) == "PRP$") {
				first++
			}
			return []*entity{s.unnamedPhrase(unknown, c.t, first, last)}
		}
	}
	return nil
}

var assetNouns = set("asset business holding share stake property operation interest investment")

// wrongEnds reports whether the verb says another thing of what stands there:
// "set a record", "led a company" (a role), "held a meeting", "bought time".
func (s *story) wrongEnds(c *clause, f *frame, to []*entity) bool {
	some := func(is func(*entity) bool) bool { return slices.ContainsFunc(to, is) }
	deed := c.deed()
	switch f.rule {
	case "found":
		return !some(func(e *entity) bool { return e.is(company, organization, unknown) })
	case "lead":
		return !some(s.isBody)
	case "join-for":
		return !some((*entity).isPerson)
	case "befriend":
		return deed == "help" && !some(func(e *entity) bool { return e.kind != company })
	case "own":
		if (deed == "buy" || deed == "purchase") && len(c.objects) == 1 && !isCap(c.t.text(c.objects[0])) && s.mentionAt(c.t.index, c.objects[0]) != nil {
			return true // "buys the gold", where Gold is the name of a firm
		}
		return deed != "own" && deed != "control" && !ownable(to)
	}
	return false
}

// offering verbs say that a thing is to be given, not that it was.
var offering = set("offer promise pledge")

// isBody reports whether people are members of the entity, rather than its
// officers: a party, a movement, an association.
func (s *story) isBody(e *entity) bool {
	if strings.Contains(strings.ToLower(e.name), "fund") {
		return false
	}
	return e.is(organization, group) || e.kind == unknown && slices.ContainsFunc(e.mentions, func(m *mention) bool {
		return m.sentence >= 0 && bodyHeads[s.trees[m.sentence].lower(m.last)]
	})
}

// barring verbs say that what hangs on them is not done.
var barring = set("prohibit bar ban forbid prevent stop block discourage")

// sameThing fills in what a second handing over in the sentence leaves unsaid:
// "gave the plan to X before presenting it in Y".
func (s *story) sameThing(c *clause, from, to []*entity, what string) ([]*entity, []*entity, string) {
	for i := len(s.ties) - 1; i >= 0; i-- {
		t := &s.ties[i]
		if t.Start < c.t.s.Start {
			break // ties of verbs stand in the order of the text
		}
		if t.Kind != Transfer {
			continue
		}
		if len(to) == 0 {
			to = s.byRef(t.To)
			if !c.own {
				from = s.byRef(t.From)
			}
		}
		return from, to, t.What
	}
	return from, to, what
}

// byRef returns the entity of a reference, in a list that is empty where there
// is none.
func (s *story) byRef(r cite.Ref) []*entity {
	if e := s.byID[r]; e != nil {
		return []*entity{e}
	}
	return nil
}

// ownable reports whether one of the parties is a thing that is owned.
func ownable(all []*entity) bool {
	return slices.ContainsFunc(all, func(e *entity) bool {
		return e.is(company, vessel, place, organization, outlet) || e.kind == unknown && !e.isNamed()
	})
}

// word is how the tie is named: the verb's base form, or the noun that carries
// the meaning of a light verb.
func (f *frame) word(c *clause) string {
	if o := f.objectOf(c); f.object != "" && o >= 0 {
		return c.t.lemma(o)
	}
	if f.particle != "" {
		return c.past() + " " + f.particle
	}
	switch {
	case f.kind == Associate || f.kind == Business || f.kind == Meeting || f.kind == Owns || f.kind == Member:
		return "" // the kind says it
	}
	return c.past()
}

// whatOf is what is handed over or told, in the text's words.
func (s *story) whatOf(c *clause, f *frame) string {
	if f.what == "" {
		return ""
	}
	if prep, ok := strings.CutPrefix(f.what, "@"); ok {
		for _, h := range linked(c.links, prep) {
			return s.phrase(c.t, h)
		}
		return ""
	}
	for _, o := range c.objects {
		if e := s.entityAt(c.t.index, o); e == nil || !e.canAct() {
			return s.phrase(c.t, o)
		}
	}
	return ""
}

// backing are the kinds of support that are worth money.
var backing = set("financial material military monetary logistical substantial")
