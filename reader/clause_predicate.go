package reader

import "slices"

// clause is a predicate with what belongs to it, in deep terms: subjects are
// those who do or are it and objects those it is done to, whether the words
// are active, passive or a participle behind a noun. Each is a list of head
// tokens, since "X and Y met Z" has two subjects.
type clause struct {
	t          *tree
	node       int // the token that the clause hangs by in the tree: mostly its head
	head       int // the verb; of "X is the owner", the noun or adjective
	verb       int // the verb, or the copula
	copular    bool
	passive    bool
	negated    bool
	perfect    bool   // "has met", "had met"
	modal      string // would, could, may, must, will, to …; "" where none
	tense      string // past, present, future; "" for a participle or infinitive
	mark       string // what opens it: that, if, whether, as, after, to; "" where nothing
	subjects   []int
	objects    []int
	recipients []int   // indirect objects: "gave Ukraine the plan"
	links      []link  // prepositional phrases at the predicate; "by X" of a passive is a subject instead
	comp       *clause // the clause that is its object: "said that …"
	xcomp      *clause // "agreed to pay", "plans to step down"
	parent     *clause // the clause that it hangs on, nil for the main one
	how        string  // how it hangs there: conj, comp, xcomp, adverbial, relative, participle, parataxis, subject; "" for the main one
	antecedent int     // the noun that a relative or participle clause describes, else -1
	particle   string  // "step down": down
	own        bool    // it has a subject of its own, not one shared with another verb
	surface    []int   // the grammatical subject: of a passive, those it is done to
}

// link returns the phrase that the preposition ties to the predicate, or -1.
func (c *clause) link(preps ...string) int {
	for _, l := range c.links {
		if slices.Contains(preps, l.prep) {
			return l.head
		}
	}
	return -1
}

// lemma is the predicate's base form: of "was arrested", arrest; of "is the
// owner", owner.
func (c *clause) lemma() string { return c.t.lemma(c.head) }

// findClauses finds the predicates, from the root down, so that each can share
// the subject of the one it hangs on.
func (t *tree) findClauses() {
	for _, i := range t.order {
		if t.predicates(i) {
			c := &clause{t: t, node: i, head: i, verb: i, antecedent: -1}
			t.headOf[i] = c
			t.clauses = append(t.clauses, c)
		}
	}
	for _, c := range t.clauses {
		c.gather()
		c.attach()
		c.settle()
	}
}

// predicates reports whether the token heads a clause: a verb that is not an
// auxiliary or a modifier, or a noun or adjective with a copula.
func (t *tree) predicates(i int) bool {
	switch t.rel(i) {
	case "aux", "cop", "amod", "compound", "case", "fixed", "det", "flat", "mark", "cc", "punct":
		return false
	}
	if t.child(i, "cop") >= 0 {
		return true
	}
	if !t.isVerb(i) {
		return false
	}
	switch t.rel(i) {
	case "nmod", "obl", "obj", "nsubj", "appos", "iobj":
		// A gerund in a noun's place, "by designating them", still has objects.
		return t.tag(i) == "VBG" && t.child(i, "det", "amod") < 0
	}
	return true
}

// gather reads the predicate's own children.
func (c *clause) gather() {
	t := c.t
	var agents []link
	complement := c.complement()
	for _, k := range t.kids[c.node] {
		if k == complement {
			continue
		}
		switch t.rel(k) {
		case "nsubj":
			if t.lower(k) == "there" {
				continue
			}
			c.surface = append(c.surface, t.conjuncts(k)...)
			c.own = true
			c.passive = c.passive || t.sub(k) == "pass"
		case "obj":
			c.objects = append(c.objects, t.conjuncts(k)...)
		case "iobj":
			c.recipients = append(c.recipients, t.conjuncts(k)...)
		case "obl", "nmod":
			c.addLink(k, &agents)
		case "aux":
			c.auxiliary(k)
		case "cop":
			c.copular, c.verb = true, k
			if t.tag(c.head) == "VBN" { // "is run by X", taken for a state
				c.copular, c.passive, c.verb = false, true, c.head
			}
		case "advmod", "det", "cc":
			c.negated = c.negated || negators[t.lower(k)]
		case "mark":
			if c.mark == "" {
				c.mark = t.preposition(k)
			}
		case "compound":
			if t.sub(k) == "prt" {
				c.particle = t.lower(k)
			}
		}
	}
	if c.mark == "to" && c.modal == "" {
		c.modal = "to"
	}
	for _, a := range agents {
		if c.byAgent(a) {
			c.subjects = append(c.subjects, t.conjuncts(a.head)...)
		} else {
			c.links = append(c.links, a)
		}
	}
	c.timeOf()
}

// complement finds what "is" says of its subject where the parser made the
// copula the head: "and is the owner of X". It is -1 elsewhere.
func (c *clause) complement() int {
	t := c.t
	if t.lemma(c.node) != "be" || t.child(c.node, "cop") >= 0 {
		return -1
	}
	best := -1
	for _, k := range t.kids[c.node] {
		if k < c.node && t.lower(k) == "there" {
			return -1
		}
		if k > c.node && t.isNoun(k) && t.preposOf(k) == "" && (t.rel(k) == "nsubj" || t.rel(k) == "obj" || t.rel(k) == "obl" || t.rel(k) == "xcomp") && best < 0 && t.headOf[k] == nil {
			best = k
		}
	}
	if best >= 0 {
		c.copular, c.verb, c.head = true, c.node, best
		t.headOf[best] = c
	}
	return best
}

// negators deny what they modify.
var negators = set("not n't n’t never nor no neither")

// addLink records a prepositional phrase; "by" phrases wait until it is known
// whether the predicate is passive.
func (c *clause) addLink(k int, agents *[]link) {
	t := c.t
	prep := t.preposOf(k)
	if prep == "by" || prep == "" && t.sub(k) == "agent" {
		*agents = append(*agents, link{"by", k})
		return
	}
	for _, h := range t.conjuncts(k) {
		c.links = append(c.links, link{prep, h})
	}
}

// byAgent reports whether a "by" phrase names who did it: not a time ("by
// Friday"), and only where something was done.
func (c *clause) byAgent(a link) bool {
	if c.copular || !c.passive && c.t.tag(c.head) != "VBN" && c.t.tag(c.head) != "VBD" {
		return false
	}
	if c.t.isVerb(a.head) {
		return false
	}
	return !timeWords[c.t.lower(a.head)]
}

// auxiliary reads one auxiliary verb.
func (c *clause) auxiliary(k int) {
	t := c.t
	switch l := t.lower(k); {
	case t.sub(k) == "pass":
		c.passive = true
	case t.tag(k) == "MD":
		c.modal = modalForms[l]
		if c.modal == "" {
			c.modal = l
		}
	case t.tag(k) == "TO":
		c.modal = "to"
	case t.lemma(k) == "have" || l == "'ve" || l == "’ve":
		c.perfect = true
	}
	for _, kk := range t.kids[k] {
		c.negated = c.negated || negators[t.lower(kk)]
	}
}

// modalForms are the modals that have other spellings.
var modalForms = map[string]string{"'ll": "will", "’ll": "will", "'d": "would", "’d": "would", "wo": "will", "ca": "can"}

// timeOf finds the tense from the finite word among the predicate and its
// auxiliaries.
func (c *clause) timeOf() {
	t := c.t
	read := func(i int) {
		switch t.tag(i) {
		case "VBD":
			c.tense = "past"
		case "VBZ", "VBP":
			c.tense = "present"
		}
	}
	read(c.verb)
	be := false
	for _, k := range t.kids[c.node] {
		if t.rel(k) == "aux" {
			read(k)
			be = be || t.lemma(k) == "be"
		}
	}
	if c.modal == "will" {
		c.tense = "future"
	}
	if t.tag(c.head) == "VBN" && be {
		c.passive = true // an auxiliary that the parser did not mark as passive
	}
}

// attach finds the clause that this one hangs on and how.
func (c *clause) attach() {
	t := c.t
	up := t.up[c.node]
	if up < 0 {
		return
	}
	c.parent = t.clauseOver(up)
	switch t.rel(c.node) {
	case "conj":
		c.how = "conj"
	case "ccomp":
		c.how = "comp"
	case "xcomp":
		c.how = "xcomp"
	case "advcl":
		c.how = "adverbial"
	case "parataxis", "list", "discourse":
		c.how = "parataxis"
		if r := c.relativePronoun(); r >= 0 && up < c.node { // "the group X, which he ran"
			c.how, c.antecedent = "relative", t.phraseBefore(r)
		}
	case "csubj":
		c.how = "subject"
	case "acl":
		c.how, c.antecedent = "participle", up
		if t.sub(c.node) == "relcl" || c.hasRelative() {
			c.how = "relative"
		}
	default:
		c.how = "adverbial"
		if c.hasRelative() {
			c.how, c.antecedent = "relative", up
		}
	}
	if p := t.headOf[up]; p != nil {
		switch {
		case c.how == "comp" && p.comp == nil:
			p.comp = c
		case c.how == "xcomp" && p.xcomp == nil:
			p.xcomp = c
		}
	}
}

// relativePronoun is the pronoun who or which that opens the clause, or -1.
func (c *clause) relativePronoun() int {
	for _, k := range c.t.kids[c.node] {
		if w := c.t.lower(k); k < c.node && (w == "who" || w == "which" || w == "whom") {
			return k
		}
	}
	return -1
}

// phraseBefore is the head of the noun phrase that ends right before the token,
// its comma aside; -1 where none does.
func (t *tree) phraseBefore(i int) int {
	i--
	for i >= 0 && breaks[t.text(i)] {
		i--
	}
	if i < 0 || !t.isNoun(i) {
		return -1
	}
	for h := t.up[i]; h >= 0 && (t.rel(i) == "flat" || t.rel(i) == "compound" && h > i); h = t.up[i] {
		i = h
	}
	return i
}

// hasRelative reports whether the clause holds a relative pronoun.
func (c *clause) hasRelative() bool {
	return slices.ContainsFunc(c.t.kids[c.node], c.t.isRelative)
}

// clauseOver is the innermost clause whose head is the token or above it.
func (t *tree) clauseOver(i int) *clause {
	for ; i >= 0; i = t.up[i] {
		if c := t.headOf[i]; c != nil {
			return c
		}
	}
	return nil
}

// settle gives the clause the subjects and objects that it shares with the
// clause or noun it hangs on, and puts them in deep terms.
func (c *clause) settle() {
	t := c.t
	up := t.up[c.node]
	var p *clause
	if up >= 0 {
		p = t.headOf[up]
	}
	switch c.how {
	case "conj":
		if p != nil {
			c.shareWith(p)
		}
	case "xcomp":
		if p != nil && len(c.surface) == 0 {
			c.surface = p.surface
			if !p.passive && len(p.objects) > 0 {
				c.surface = p.objects
			}
		}
	case "adverbial":
		if p != nil && len(c.surface) == 0 && c.tense == "" {
			c.surface = p.surface
			if c.mark == "for" && !p.passive && len(p.objects) > 0 && blaming(p) {
				c.surface = p.objects // "sanctioned them for having helped"
			}
			c.passive = c.passive || t.tag(c.head) == "VBN" && !c.perfect
		}
	case "participle":
		c.describe()
	case "relative":
		c.relate()
	}
	if c.passive {
		c.objects = append(slices.Clone(c.surface), c.objects...)
	} else {
		c.subjects = append(slices.Clone(c.surface), c.subjects...)
	}
}

// shareWith takes from the verb it is joined to what this one leaves unsaid:
// "was arrested and charged", "did not meet or call".
func (c *clause) shareWith(p *clause) {
	t := c.t
	if c.own {
		return
	}
	c.surface, c.antecedent = p.surface, p.antecedent
	finite := c.tense != "" && t.tag(c.head) != "VBN"
	if t.tag(c.head) == "VBN" {
		c.passive = c.passive || p.passive && !c.perfect
		c.perfect = c.perfect || p.perfect
	}
	if !finite && c.modal == "" {
		c.modal = p.modal
	}
	if c.tense == "" {
		c.tense = p.tense
	}
	if p.negated && (!finite || t.joinedBy(c.head, "nor", "or")) {
		c.negated = true
	}
	if p.how == "relative" && len(c.surface) == 0 && p.antecedent >= 0 {
		c.surface = []int{p.antecedent}
	}
}

// describe reads a participle behind a noun: "a plan published by the court",
// "the people working there". An infinitive ("a plan to end it") has no
// subject that grammar gives.
func (c *clause) describe() {
	switch c.t.tag(c.head) {
	case "VBN", "VBD":
		if len(c.surface) == 0 && len(c.objects) == 0 {
			c.passive = true
		}
	case "VBG":
	default:
		return
	}
	if len(c.surface) == 0 {
		c.surface = []int{c.antecedent}
	}
}

// relate puts the antecedent of a relative clause in the place of its pronoun.
func (c *clause) relate() {
	t := c.t
	if c.antecedent < 0 {
		return
	}
	found := false
	swap := func(heads []int) {
		for i, h := range heads {
			if t.isRelative(h) {
				heads[i] = c.antecedent
				found = true
			}
		}
	}
	swap(c.surface)
	swap(c.objects)
	for i, l := range c.links {
		if t.isRelative(l.head) {
			c.links[i].head = c.antecedent
			found = true
		}
	}
	for _, h := range c.surface {
		found = found || t.possessor(h) >= 0 && t.isRelative(t.possessor(h))
	}
	switch {
	case found:
	case len(c.surface) == 0:
		c.surface = []int{c.antecedent}
	case len(c.objects) == 0 && !c.copular && !c.passive && c.comp == nil:
		c.objects = []int{c.antecedent}
	}
}

// isRelative reports whether the token is a relative pronoun.
func (t *tree) isRelative(i int) bool {
	switch t.lower(i) {
	case "who", "whom", "which", "whose":
		return true
	case "that":
		return t.tag(i) == "WDT" || t.rel(i) != "mark" && t.rel(i) != "det" && t.tag(i) != "DT"
	}
	return false
}
