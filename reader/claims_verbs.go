package reader

import (
	"slices"
	"strings"

	"backchannel/cite"
)

// says reads verbs of saying and thinking with who says it and what.
func (s *story) says(c *clause, _ []attribution) (attribution, bool) {
	t := c.t
	k, ok := verbCues[strings.ToLower(c.lemma())]
	if !ok || c.copular || c.idle() {
		return attribution{}, false
	}
	heads := s.sayers(c)
	if len(heads) == 0 {
		return attribution{}, false
	}
	a := s.attribute(c, cite.Asserts)
	if !s.content(c, k, heads, &a) {
		return attribution{}, false
	}
	a.sources = s.sourcesOf(t, heads)
	if k.takes == "p" || k.takes == "d" {
		a.sources = slices.DeleteFunc(a.sources, func(x cite.Source) bool { return (x.Kind == cite.Paper) != (k.takes == "d") })
	}
	return a, len(a.sources) > 0
}

// idle reports whether the predicate only speaks of saying: what could, should
// or was not said.
func (c *clause) idle() bool {
	switch c.modal {
	case "could", "may", "might", "must", "should", "can", "will", "would", "to", "shall":
		return !(c.modal == "to" && c.how == "xcomp" && c.parent != nil && carriers[c.parent.lemma()])
	}
	return c.negated || c.mark == "if" || c.mark == "unless" || c.mark == "whether" || c.mark == "to"
}

// carriers pass their subject's voice to the infinitive behind them.
var carriers = wordSet("go continue rush hasten seem use appear move write take proceed")

// attribute starts an attribution at a predicate: its cue is the verb, its
// extent what hangs on it, without the clauses joined to it.
func (s *story) attribute(c *clause, stance cite.Stance) attribution {
	a := attribution{t: c.t, at: c.verb, cueEnd: c.verb + 1, stance: stance, from: -1}
	a.first, a.last = c.extent()
	return a
}

// extent is the tokens of the predicate with what belongs to it.
func (c *clause) extent() (first, last int) {
	t := c.t
	first, last = min(c.head, c.verb), max(c.head, c.verb)+1
	for _, k := range t.kids[c.head] {
		if o := t.headOf[k]; o != nil && (o.how == "conj" || o.how == "parataxis" && k > c.head && o.own) {
			continue
		}
		first, last = min(first, t.lo[k]), max(last, t.hi[k])
	}
	for first < last-1 && t.isMark(first) {
		first++
	}
	return first, last
}

func (t *tree) isMark(i int) bool {
	w := t.text(i)
	return w == "," || w == "-" || w == "–" || w == "—" || w == ";" || w == ":" || w == "." || t.tag(i) == "CC"
}

// sayers are the heads of those who say it: the subject, also behind the verb
// ("said Anna Berg") and, where the parser lost it, the noun beside the verb.
func (s *story) sayers(c *clause) []int {
	t := c.t
	if c.passive {
		if len(c.subjects) > 0 {
			return c.subjects
		}
		return nil
	}
	var out []int
	for _, h := range c.subjects {
		if t.tag(h) != "EX" && t.tag(h) != "WDT" && t.tag(h) != "WP" {
			out = append(out, h)
		}
	}
	if len(out) > 0 {
		return out
	}
	if c.inverted() {
		if len(c.objects) > 0 && c.objects[0] > c.verb {
			return c.objects[:1]
		}
		if h := t.nounAfter(c.verb + 1); h >= 0 {
			return []int{h}
		}
	}
	if c.tense != "" && (c.comp != nil || c.how == "parataxis") {
		if h := t.nounBefore(c.verb); h >= 0 {
			return []int{h}
		}
	}
	return nil
}

// inverted reports whether the verb stands behind what is said: after a
// comma, a question mark or the end of a quotation.
func (c *clause) inverted() bool {
	switch w := c.t.text(c.verb - 1); w {
	case ",", "?", "!", "\"", "”", "''", "’", "»", "-", "–", "—":
		return true
	}
	return false
}

// nounAfter is the head of the noun phrase that begins at token i, or -1.
func (t *tree) nounAfter(i int) int {
	if i >= t.n() || t.tag(i) == "IN" || t.isVerb(i) || t.tag(i) == "TO" {
		return -1
	}
	h := i
	for n := 0; n < t.n() && t.up[h] >= i && t.lo[t.up[h]] >= i && !t.isVerb(t.up[h]); n++ {
		h = t.up[h]
	}
	if !t.isNoun(h) && t.tag(h) != "JJ" {
		return -1
	}
	return h
}

// nounBefore is the head of the noun phrase that ends before token i, adverbs
// and auxiliaries aside, or -1.
func (t *tree) nounBefore(i int) int {
	for i--; i >= 0 && (t.tag(i) == "RB" || t.tag(i) == "MD" || t.lemma(i) == "have" || t.lemma(i) == "be"); i-- {
	}
	if i < 0 || !t.isNoun(i) {
		return -1
	}
	h := i
	for n := 0; n < t.n() && t.up[h] >= 0 && t.up[h] <= i && t.isNoun(t.up[h]); n++ {
		h = t.up[h]
	}
	return h
}

// content finds what is said by what the verb may take.
func (s *story) content(c *clause, k cue, heads []int, a *attribution) bool {
	t := c.t
	if k.may('q') || k.may('c') {
		if s.quotedBy(c, a) {
			return true
		}
	}
	if k.may('c') || k.may('p') {
		if c.saidClause(a) {
			return true
		}
	}
	switch {
	case k.may('d') && c.comp != nil && s.isPaper(t, heads):
		a.from, a.to = t.lo[c.comp.head], t.hi[c.comp.head]
		return true
	case k.may('p') && c.xcomp != nil && len(c.objects) > 0 && c.xcomp.modal == "to":
		a.from, a.to = t.lo[c.xcomp.head], t.hi[c.xcomp.head]
		return true
	case k.may('o') && len(c.objects) > 0 && c.objects[0] > c.verb:
		return t.tag(c.objects[0]) != "PRP" || c.passive
	case k.may('o') && c.passive && len(c.objects) > 0:
		return true
	case k.may('x') && c.xcomp != nil && c.xcomp.modal == "to":
		a.from, a.to = t.lo[c.xcomp.head], t.hi[c.xcomp.head]
		return true
	case k.may('a') && len(c.objects) > 0 && c.naming():
		return true
	case k.may('f') && len(c.objects) > 0 && (c.link("of", "for", "over") >= 0 || c.afterObject("of", "for", "over") || k.takes == "f" && c.lemma() != "accuse" && c.lemma() != "blame"):
		return true
	case k.may('w') && c.link("of", "about", "against") >= 0:
		return true
	case k.may('e') && len(c.objects) > 0 && c.xcomp != nil:
		return true
	}
	return false
}

// saidClause finds the clause that is said: the verb's object, the clause that
// it is put into or behind ("…, she said"), or what follows a bare "that".
func (c *clause) saidClause(a *attribution) bool {
	t := c.t
	switch {
	case c.comp != nil:
		h := c.comp.head
		a.from, a.to = t.lo[h], t.hi[h]
		if a.from <= c.verb && c.verb < a.to { // "the plan, he said, failed"
			return true
		}
		return true
	case c.how == "parataxis" && c.parent != nil && c.own:
		a.from, a.to = t.lo[c.parent.head], t.hi[c.parent.head]
		a.first, a.last = a.from, a.to
		return true
	case c.mark == "as" && c.how == "adverbial" && c.parent != nil && c.lemma() != "tell":
		a.first, a.last = t.lo[c.parent.head], t.hi[c.parent.head]
		a.from, a.to = a.first, a.last
		return true
	case c.how == "relative" && c.own && (c.lemma() == "say" || c.lemma() == "claim" || c.lemma() == "allege"):
		a.from, a.to = c.verb+1, t.hi[c.head]
		return a.from < a.to
	}
	for i := c.verb + 1; i < min(c.verb+7, t.n()); i++ {
		if t.lower(i) == "that" && t.tag(i) != "WDT" {
			a.from, a.to = i, max(t.hi[c.head], i+1)
			a.last = max(a.last, a.to)
			return true
		}
		if t.isMark(i) || t.isVerb(i) {
			break
		}
	}
	// a bare "said" between commas or at the end, with another predicate before
	if plainSaying[c.lemma()] && c.tense != "" && t.finiteBefore(c.verb) && c.trailing() {
		a.first, a.from, a.to = 0, 0, c.verb
		return true
	}
	if plainSaying[c.lemma()] && t.finiteAfter(c.verb) && c.tense != "" {
		a.from, a.to = c.verb+1, t.n()
		a.last = t.n()
		return true
	}
	return false
}

// plainSaying verbs do little else than attribute.
var plainSaying = wordSet("say tell add")

// trailing reports whether little but who spoke, to whom and when follows.
func (c *clause) trailing() bool {
	return !c.t.finiteAfter(c.verb)
}

func (t *tree) finiteBefore(i int) bool { return t.finite(0, i) }

func (t *tree) finiteAfter(i int) bool { return t.finite(i+1, t.n()) }

// finite reports whether a finite verb stands among tokens [first, last).
func (t *tree) finite(first, last int) bool {
	for i := first; i < last; i++ {
		switch t.tag(i) {
		case "VBD", "VBZ", "VBP", "MD":
			return true
		}
	}
	return false
}

// quotedBy reports whether the verb attributes a quotation of its sentence:
// one that ends right before the verb or its subject, or begins behind them.
func (s *story) quotedBy(c *clause, a *attribution) bool {
	t := c.t
	at := t.s.Tokens[c.verb].Start
	span := cite.Span{Start: t.s.Start, End: t.s.End}
	for i := range s.quotes {
		q := &s.quotes[i]
		if q.Start >= span.End {
			break
		}
		if !q.speech || !q.Overlaps(span) || q.Start <= at && at < q.End {
			continue
		}
		from, to := t.tokenAt(q.Start), t.tokenAt(q.End)
		if from < c.verb && t.finite(to, c.verb) || from > c.verb && t.gap(c.verb, from) > 14 {
			continue // another predicate stands between
		}
		if a.from < 0 {
			a.from, a.to = from, to
		}
		a.from, a.to = min(a.from, from), max(a.to, to)
	}
	if a.from < 0 {
		return false
	}
	a.first, a.last = min(a.first, a.from), max(a.last, a.to)
	if a.from < c.verb && c.verb < a.to { // "…," she said, "…": not the verb itself
		a.first = min(a.first, a.from)
	}
	return true
}

// gap counts the words between two tokens.
func (t *tree) gap(i, j int) int { return j - i - 1 }

// tokenAt is the first token that ends after the byte, at most the last one.
func (t *tree) tokenAt(at int) int {
	lo, hi := 0, t.n()
	for lo < hi {
		m := (lo + hi) / 2
		if t.s.Tokens[m].End <= at {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo
}

// naming reports whether the predicate says what its object is: "described his
// role as technical", "called the claim a lie".
func (c *clause) naming() bool {
	if c.link("as") >= 0 || c.afterObject("as") || len(c.objects) > 1 {
		return true
	}
	if c.xcomp != nil && c.xcomp.modal != "to" {
		return true
	}
	t := c.t
	for i := c.verb + 1; i < t.hi[c.head] && i < c.verb+16; i++ {
		if t.lower(i) == "as" {
			return true
		}
	}
	if c.lemma() == "call" || c.lemma() == "dub" || c.lemma() == "label" || c.lemma() == "brand" {
		for _, k := range t.kids[c.head] {
			if k > c.verb && (t.rel(k) == "xcomp" || t.rel(k) == "obl" && t.tag(k) != "NNP") && t.preposOf(k) == "" {
				return true
			}
		}
	}
	return false
}

// afterObject reports whether a preposition hangs on the predicate's object.
func (c *clause) afterObject(preps ...string) bool {
	for _, o := range c.objects {
		if c.t.linkOf(o, preps...) >= 0 {
			return true
		}
	}
	return false
}

// isPaper reports whether a subject is a document, data or an inquiry.
func (s *story) isPaper(t *tree, heads []int) bool {
	for _, h := range heads {
		l := strings.ToLower(t.lemma(h))
		if paperNouns[l] || inquiryNouns[l] || t.lower(h) == "data" {
			return true
		}
		if e := s.entityAt(t.index, h); e != nil && e.kind == paper {
			return true
		}
	}
	return false
}

// paperVerbs are what a document does when it speaks for itself.
var paperVerbs = wordSet("say show state indicate reveal suggest detail describe allege list note confirm claim specify mention explain conclude find establish argue demonstrate cite name identify prove document warn estimate put outline accuse contain include demand require propose stipulate envisage envision call quote read")

// paperObjects are what a document holds that is a claim of its own.
var paperObjects = wordSet("demand requirement provision clause call pledge offer allegation claim proposal concession commitment accusation promise detail term condition reference statement warning")

// paperSays reads documents, data and inquiries that speak for themselves:
// "records show", "an indictment that alleged", "the plan, which calls for …".
func (s *story) paperSays(c *clause, _ []attribution) (attribution, bool) {
	t, l := c.t, c.lemma()
	if !paperVerbs[l] || c.idle() || c.passive || !s.isPaper(t, c.subjects) {
		return attribution{}, false
	}
	a := s.attribute(c, cite.Asserts)
	switch l {
	case "call":
		if c.link("for") < 0 {
			return a, false
		}
	case "contain", "include":
		if !s.paperObject(c) {
			return a, false
		}
	default:
		a.saidOrObject(c)
	}
	a.sources = s.sourcesOf(t, c.subjects)
	return a, len(a.sources) > 0 && (c.comp != nil || len(c.objects) > 0 || c.xcomp != nil || c.link("for") >= 0 || t.finiteAfter(c.verb))
}

func (a *attribution) saidOrObject(c *clause) {
	switch {
	case c.comp != nil:
		a.from, a.to = c.t.lo[c.comp.head], c.t.hi[c.comp.head]
	case len(c.objects) > 0:
		a.from, a.to = c.t.lo[c.objects[0]], c.t.hi[c.objects[0]]
	}
}

func (s *story) paperObject(c *clause) bool {
	for _, o := range c.objects {
		if paperObjects[c.t.lemma(o)] {
			return true
		}
	}
	return false
}

// publishedBy reads what an outlet made known: "first reported by the Herald".
func (s *story) publishedBy(c *clause, _ []attribution) (attribution, bool) {
	if !c.passive || !slices.Contains([]string{"report", "publish", "reveal", "disclose", "make", "break", "leak", "air", "broadcast", "uncover"}, c.lemma()) {
		return attribution{}, false
	}
	a := s.attribute(c, cite.Asserts)
	for _, h := range c.subjects {
		if e := s.entityAt(c.t.index, h); e != nil && e.kind == outlet {
			if src, ok := entitySource(e); ok {
				a.sources = append(a.sources, src)
			}
		}
	}
	return a, len(a.sources) > 0
}

// mindStates are what people are when they hold something to be so.
var mindStates = wordSet("concerned worried confident convinced optimistic pessimistic sceptical skeptical afraid adamant certain doubtful hopeful aware alarmed surprised")

// isMinded reads "officials are concerned that …", "lawmakers were worried
// about …".
func (s *story) isMinded(c *clause, _ []attribution) (attribution, bool) {
	t := c.t
	if !mindStates[t.lower(c.head)] || c.negated || c.modal != "" {
		return attribution{}, false
	}
	heads := c.subjects
	if c.passive || len(heads) == 0 {
		heads = c.surface
	}
	a := s.attribute(c, cite.Asserts)
	a.at, a.cueEnd = c.head, c.head+1
	if c.comp == nil && c.link("about", "over", "by") < 0 && t.lower(c.head+1) != "that" && t.lower(c.head+1) != "about" {
		return a, false
	}
	a.sources = slices.DeleteFunc(s.sourcesOf(t, heads), func(x cite.Source) bool { return x.Kind == cite.Paper })
	return a, len(a.sources) > 0
}
