package reader

import (
	"slices"

	"backchannel/cite"
)

// says reads verbs of saying and thinking with who says it and what.
func (s *story) says(v *verbal, _ []attribution) (attribution, bool) {
	k, ok := verbCues[v.lemma]
	if !ok || v.idle() {
		return attribution{}, false
	}
	x, behind := s.sayer(v)
	if !x.ok() {
		return attribution{}, false
	}
	a := s.attribute(v, cite.Asserts, x)
	if !s.content(v, k, x, behind, &a) {
		return attribution{}, false
	}
	a.sources = s.sourcesIn(v.t, x)
	if k.mind() {
		a.sources = slices.DeleteFunc(a.sources, isPaperSource)
	}
	if k.takes == "d" {
		a.sources = slices.DeleteFunc(a.sources, func(x cite.Source) bool {
			return !isPaperSource(x) && x.Kind != cite.Organisation && x.Kind != cite.Outlet
		})
	}
	return a, len(a.sources) > 0
}

func isPaperSource(x cite.Source) bool { return x.Kind == cite.Paper }

// idle reports whether the verb only speaks of saying: what could, should or
// was not said.
func (v *verbal) idle() bool {
	switch v.modal {
	case "":
	default:
		return true
	}
	if v.to {
		return !carriers[v.t.lemmaOf(v.first-1)]
	}
	if v.negated {
		return v.lemma != "believe" && v.lemma != "think" && v.lemma != "expect"
	}
	w := v.t.lower(v.first - 1)
	return w == "if" || w == "unless" || w == "whether"
}

// carriers pass their subject's voice to the infinitive behind them.
var carriers = wordSet("go continue rush hasten seem move proceed")

// attribute starts an attribution at a verb: from its subject to the end of
// what hangs on it.
func (s *story) attribute(v *verbal, stance cite.Stance, x stretch) attribution {
	t := v.t
	a := attribution{t: t, at: v.i, cueEnd: v.i + 1, stance: stance, from: -1, first: v.first, last: max(v.i+1, t.hi[v.i])}
	if x.ok() {
		a.first, a.last = min(a.first, x.lo), max(a.last, x.hi)
	}
	for k := v.i; k < a.last; k++ {
		if t.text(k) == ";" {
			a.last = k
		}
	}
	return a
}

// sayer is the noun phrase of those who say it, and whether it stands behind
// the verb ("said Anna Berg").
func (s *story) sayer(v *verbal) (x stretch, behind bool) {
	t := v.t
	if v.passive && !v.ing {
		return s.agent(v), true
	}
	if v.inverted() {
		if x := s.objectAfter(t, v.i+1); x.ok() && s.headOfPhrase(t, x) >= 0 {
			if _, ok := s.sourceOf(t, x); ok {
				return x, true
			}
		}
	}
	if v.ing || v.t.tag(v.i) == "VBG" {
		return s.participant(v), false
	}
	if x := s.subjectOf(t, v.first, 0); x.ok() {
		return x, false
	}
	return s.treeSubject(v), false
}

// treeSubject asks the parser for the subject.
func (s *story) treeSubject(v *verbal) stretch {
	t := v.t
	if v.c == nil || len(v.c.subjects) == 0 {
		return stretch{}
	}
	h := v.c.subjects[0]
	if t.tag(h) == "EX" || t.tag(h) == "WDT" || t.tag(h) == "WP" || s.inSpeech(t, h) {
		return stretch{}
	}
	lo, hi := t.whole(h)
	return stretch{lo, hi}
}

// participant is the subject of "…, saying that": of the phrase before it
// ("with one official saying"), else of the verb that it hangs on.
func (s *story) participant(v *verbal) stretch {
	t := v.t
	j := v.first - 1
	if j >= 0 && t.text(j) != "," && t.tag(j) != "CC" && (t.nounish(j) || s.at[t.index][j] != nil) {
		if x := s.phraseTo(t, j+1); x.ok() {
			return x
		}
	}
	for k := j; k >= 0; k-- {
		if isQuoteMark(t.text(k)) || t.text(k) == ";" {
			break
		}
		if tag := t.tag(k); tag == "VBD" || tag == "VBZ" || tag == "VBP" || surelyVerbs[t.lower(k)] != "" {
			w := t.verbal(k, "")
			if x := s.subjectOf(t, w.first, 0); x.ok() {
				return x
			}
		}
	}
	if j < 0 || t.text(j) == "," {
		return s.treeSubject(v)
	}
	// "Accusing X of lying, Berg said": the subject comes later
	return s.treeSubject(v)
}

// agent is the noun phrase behind "by" of a passive.
func (s *story) agent(v *verbal) stretch {
	t := v.t
	for k := v.i + 1; k < min(t.n(), v.i+10); k++ {
		if t.lower(k) == "by" {
			if x := s.objectAfter(t, k+1); x.ok() && !t.isVerb(x.lo) {
				return x
			}
		}
		if t.text(k) == "," && k > v.i+6 || t.tag(k) == "VBD" {
			break
		}
	}
	return stretch{}
}

// inverted reports whether the verb stands behind what is said: after a comma,
// a question mark or the end of a quotation, with a noun phrase behind it.
func (v *verbal) inverted() bool {
	t := v.t
	w := t.text(v.first - 1)
	if v.lemma == "tell" || w != "," && w != "?" && w != "!" && !isQuoteMark(w) && w != "-" && w != "–" && w != "—" || v.first != v.i {
		return false
	}
	tag := t.tag(v.i + 1)
	if tag == "IN" && startsUpper(t.text(v.i+1)) {
		tag = "NNP" // "said Under Secretary …"
	}
	switch tag {
	case "DT", "NNP", "NN", "NNS", "PRP", "PRP$", "CD", "JJ", "NNPS", "JJS", "JJR", "PDT":
		if t.lower(v.i+1) == "that" {
			return false
		}
		return isQuoteMark(w) || w == "?" || w == "!" || !t.finite(v.i+1, min(t.n(), v.i+9)) && plainSaying[v.lemma]
	}
	return false
}

// content finds what is said by what the verb may take.
func (s *story) content(v *verbal, k cue, x stretch, behind bool, a *attribution) bool {
	t, c := v.t, v.c
	if (k.may('q') || k.may('c')) && s.quotedBy(v, a) {
		return true
	}
	if (k.may('c') || k.may('p')) && s.saidClause(v, x, behind, a) {
		return true
	}
	obj := stretch{}
	if !behind || v.passive {
		obj = s.objectAfter(t, v.i+1)
	}
	has := obj.ok() && s.headOfPhrase(t, obj) >= 0
	comp := c != nil && c.comp != nil && c.comp.head > v.i
	switch {
	case k.may('d') && (comp || t.thatAfter(v.i) >= 0 || t.clauseAfter(v.i)):
		a.from, a.to = v.i+1, t.contentEnd(v.i+1)
		a.last = max(a.last, a.to)
	case k.may('p') && has && t.toVerb(obj.hi, obj.hi+1) || k.may('p') && has && t.toVerb(obj.lo+1, obj.hi):
		a.from, a.to = v.i+1, a.last
	case k.may('x') && (t.toVerb(v.i+1, v.i+2) || !v.passive && t.lower(v.i+1) == "to"):
		a.from, a.to = v.i+1, a.last
	case v.lemma == "report" && has && s.byOutlet(t, x),
		k.may('o') && (has && t.tag(obj.lo) != "PRP" || v.passive) && (!v.ing || t.text(v.first-1) == "," || t.lower(x.lo-1) == "with"),
		k.may('a') && has && v.naming(obj),
		k.may('f') && (has || v.passive) && (t.anyOf(v.i+1, v.i+14, "of", "for", "over") || k.takes == "f" && v.lemma != "accuse" && v.lemma != "blame"),
		k.may('w') && t.anyOf(v.i+1, v.i+5, "of", "about", "against"),
		k.may('e') && has && t.anyOf(obj.lo, obj.hi+2, "to"):
		a.last = max(a.last, t.objectEnd(v.i+1))
	default:
		return false
	}
	return true
}

// byOutlet reports whether a phrase names a news outlet.
func (s *story) byOutlet(t *tree, x stretch) bool {
	e := s.headEntity(t, x)
	return e != nil && (e.kind == outlet || soundsOutlet(e))
}

// objectEnd is contentEnd for what is no clause: the next verb that is joined
// ends it too.
func (t *tree) objectEnd(i int) int {
	end := t.contentEnd(i)
	for k := i; k < end-1; k++ {
		if t.tag(k) == "CC" && (t.tag(k+1) == "VBD" || t.tag(k+1) == "VBZ" || t.tag(k+1) == "RB" && t.tag(k+2) == "VBD") {
			return k
		}
	}
	return end
}

// toVerb reports whether one of the tokens is the "to" of an infinitive.
func (t *tree) toVerb(from, to int) bool {
	for i := from; i < min(to, t.n()-1); i++ {
		if t.lower(i) == "to" && (t.tag(i+1) == "VB" || t.tag(i+1) == "RB") {
			return true
		}
	}
	return false
}

func (t *tree) anyOf(from, to int, words ...string) bool {
	for i := from; i < min(to, t.n()); i++ {
		if slices.Contains(words, t.lower(i)) {
			return true
		}
		if t.text(i) == ";" || isQuoteMark(t.text(i)) {
			return false
		}
	}
	return false
}

// saidClause finds the clause that is said: behind the verb, or before it where
// the verb and its subject close the sentence or stand between commas.
func (s *story) saidClause(v *verbal, x stretch, behind bool, a *attribution) bool {
	t := v.t
	if that := t.thatAfter(v.i); that >= 0 {
		a.from = that
		a.to = t.contentEnd(that + 1)
		a.last = max(v.i+1, a.to)
		return true
	}
	lead := v.first
	if x.ok() && !behind {
		lead = min(lead, x.lo)
	}
	before := t.text(lead - 1)
	closed := before == "," || isQuoteMark(before) || before == "-" || before == "–" || before == "—" || before == "?"
	end := v.i + 1
	if behind {
		end = max(end, x.hi)
	}
	if (closed || t.lower(lead-1) == "as") && t.finite(0, lead) && !t.clauseAfter(end-1) {
		if t.lower(lead-1) == "as" && v.lemma == "tell" {
			return false
		}
		a.first, a.from, a.to = 0, 0, lead
		if t.lower(lead-1) == "as" {
			a.from = -1
		}
		return true
	}
	if t.lower(lead-1) == "as" && (t.text(end) == "," || t.text(lead-2) == ",") && len(x2(x)) > 0 { // "As Berg said, …"
		a.first, a.last, a.from, a.to = 0, t.n(), 0, t.n()
		return true
	}
	if v.ing && behind {
		return false
	}
	if closed && before == "," && t.text(end) == "," && t.finite(0, lead) { // "the plan, he said, failed"
		a.first, a.last, a.from, a.to = 0, t.n(), 0, t.n()
		return true
	}
	if t.clauseAfter(v.i) || v.c != nil && v.c.comp != nil && v.c.comp.head > v.i && plainSaying[v.lemma] {
		a.from, a.to = v.i+1, t.contentEnd(v.i+1)
		a.last = max(a.last, a.to)
		return true
	}
	if v.lemma == "say" && !behind && t.n()-v.i > 5 && !saysLittle[t.lower(v.i+1)] && !t.isMark(v.i+1) {
		a.from, a.to = v.i+1, t.contentEnd(v.i+1) // the tagger lost the clause's verb
		a.last = max(a.last, a.to)
		return true
	}
	if plainSaying[v.lemma] && t.text(v.i+1) == ":" {
		a.from, a.to, a.last = v.i+1, t.n(), t.n()
		return true
	}
	return false
}

func x2(x stretch) []int {
	if x.ok() {
		return []int{x.lo}
	}
	return nil
}

// thatAfter is the "that" which opens what is said, with at most a hearer, a
// time and a place between; -1 where there is none.
func (t *tree) thatAfter(i int) int {
	for k := i + 1; k < min(i+12, t.n()); k++ {
		if k == i+1 && t.lower(k) == "that" && !t.isVerb(k+1) && t.text(k+1) != "," && (t.finite(k+2, t.n()) || t.tag(k) == "IN" && t.n()-k > 3) {
			return k
		}
		if t.lower(k) == "that" && t.tag(k-1) != "IN" && (t.tag(k) == "IN" || !t.isCommon(k+1)) && t.finite(k+1, min(t.n(), k+24)) {
			return k
		}
		if t.tag(k) == "CC" && t.lower(k+1) == "that" {
			return -1
		}
		if w := t.text(k); w == ";" || w == ":" || isQuoteMark(w) || w == "," && k > i+1 && t.tag(k+1) != "IN" && t.lower(k+1) != "that" {
			return -1
		}
		switch t.tag(k) {
		case "VBD", "VBZ", "VBP", "MD", "WP", "WDT":
			return -1
		}
	}
	return -1
}

// clauseAfter reports whether a clause with its own finite verb follows, not
// only a relative or a joined one.
func (t *tree) clauseAfter(i int) bool {
	for k := i + 1; k < t.n(); k++ {
		w := t.lower(k)
		switch t.tag(k) {
		case "VBD", "VBZ", "VBP", "MD":
			return k > i+1
		case "WP", "WDT", "WP$":
			if k == i+1 {
				return true
			}
			next := t.commaAfter(k)
			if t.text(k-1) != "," || next < 0 {
				return false
			}
			k = next // "reported Berg, who died in May, will …"
		case "CC":
			if t.tag(k+1) == "VBD" || t.tag(k+1) == "VBZ" || t.tag(k+1) == "VBP" || t.tag(k+1) == "MD" || w == "but" {
				return false
			}
		case "WRB":
			return k == i+1
		}
		if w == ";" || w == ":" || isQuoteMark(w) {
			return false
		}
		if k > i+1 && (w == "after" || w == "while" || w == "because" || w == "although" || w == "as" || w == "before" || w == "since" || w == "if") && t.finite(k, min(t.n(), k+8)) && t.text(k-1) != "," {
			return false
		}
	}
	return false
}

// saysLittle are what is said where nothing is said.
var saysLittle = wordSet("so nothing little much to no yes goodbye hello as in on at by")

// plainSaying verbs do little else than attribute.
var plainSaying = wordSet("say tell add")

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
func (s *story) quotedBy(v *verbal, a *attribution) bool {
	t := v.t
	at := t.s.Tokens[v.i].Start
	for i := s.quoteFrom(t.s.Start); i < len(s.quotes) && s.quotes[i].Start < t.s.End; i++ {
		q := &s.quotes[i]
		if !q.speech || q.Start <= at && at < q.End {
			continue
		}
		from, to := t.tokenAt(q.Start), t.tokenAt(q.End)
		if from < v.i && t.finite(to, v.first) || from > v.i && from-v.i > 15 {
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
	return true
}

// tokenAt is the first token that ends after the byte, the number of tokens
// where there is none.
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

// naming reports whether the verb says what its object is: "described his role
// as technical", "called the claim a lie".
func (v *verbal) naming(obj stretch) bool {
	t := v.t
	if t.anyOf(v.i+1, v.i+16, "as") {
		return true
	}
	if v.lemma != "call" && v.lemma != "dub" && v.lemma != "label" && v.lemma != "brand" {
		return false
	}
	for k := obj.lo + 1; k < obj.hi; k++ { // a second phrase begins: "called it a lie"
		if tag := t.tag(k); (tag == "DT" || tag == "JJ" && k == obj.hi-1) && t.tag(k-1) != "IN" && t.tag(k-1) != "DT" && t.tag(k-1) != "JJ" {
			return true
		}
	}
	return isQuoteMark(t.text(obj.hi))
}

// isPaper reports whether a phrase is about a document, data or an inquiry.
func (s *story) isPaper(t *tree, x stretch) bool {
	h := s.headOfPhrase(t, x)
	if h < 0 {
		return false
	}
	l := t.lemma(h)
	if paperNouns[l] || inquiryNouns[l] || t.lower(h) == "data" || paperNouns[t.lower(h)] {
		return true
	}
	e := s.entityAt(t.index, h)
	return e != nil && e.kind == paper
}

// paperVerbs are what a document does when it speaks for itself.
var paperVerbs = wordSet("say show state indicate reveal suggest detail describe allege list note confirm claim specify mention explain conclude find establish argue demonstrate cite name identify prove document warn estimate put outline accuse contain include demand require charge propose stipulate envisage envision call quote read")

// paperObjects are what a document holds that is a claim of its own.
var paperObjects = wordSet("demand requirement provision clause call pledge offer allegation claim proposal concession commitment accusation promise detail term condition reference statement warning")

// paperSays reads documents, data and inquiries that speak for themselves:
// "records show", "an indictment that alleged", "the plan, which calls for …".
func (s *story) paperSays(v *verbal, _ []attribution) (attribution, bool) {
	t := v.t
	if !paperVerbs[v.lemma] || v.idle() || v.passive || v.ing && v.lemma != "allege" && v.lemma != "claim" && v.lemma != "accuse" && v.lemma != "say" {
		return attribution{}, false
	}
	x := s.subjectOf(t, v.first, 0)
	if v.ing {
		x = s.phraseTo(t, v.first)
	}
	if !x.ok() || !s.isPaper(t, x) {
		return attribution{}, false
	}
	a := s.attribute(v, cite.Asserts, x)
	obj := s.objectAfter(t, v.i+1)
	switch v.lemma {
	case "call":
		if t.lower(v.i+1) != "for" {
			return a, false
		}
	case "charge":
		if !t.anyOf(v.i+1, v.i+12, "with") {
			return a, false
		}
		a.last = max(a.last, t.objectEnd(v.i+1))
	case "contain", "include":
		if h := s.headOfPhrase(t, obj); h < 0 || !paperObjects[t.lemma(h)] {
			return a, false
		}
	default:
		a.from, a.to = v.i+1, max(v.i+1, a.last)
		if !obj.ok() && !t.clauseAfter(v.i) && t.thatAfter(v.i) < 0 && !s.saidClause(v, x, false, &a) {
			return a, false
		}
	}
	a.sources = s.sourcesIn(t, x)
	return a, len(a.sources) > 0
}

// publishVerbs make things known.
var publishVerbs = wordSet("report publish reveal disclose make break leak air broadcast uncover")

// publishedBy reads what an outlet made known: "first reported by the Herald".
func (s *story) publishedBy(v *verbal, _ []attribution) (attribution, bool) {
	if !publishVerbs[v.lemma] || v.ing || v.t.tag(v.i) != "VBN" && v.t.tag(v.i) != "VBD" {
		return attribution{}, false
	}
	x := s.agent(v)
	if !x.ok() {
		return attribution{}, false
	}
	a := s.attribute(v, cite.Asserts, x)
	if e := s.headEntity(v.t, x); e != nil && e.kind == outlet {
		if src, ok := entitySource(e); ok {
			a.sources = append(a.sources, src)
		}
	}
	return a, len(a.sources) > 0
}

// mindStates are what people are when they hold something to be so.
var mindStates = wordSet("concerned worried confident convinced optimistic pessimistic sceptical skeptical afraid adamant certain doubtful hopeful alarmed surprised unsure")

// isMinded reads "officials are concerned that …", "lawmakers were worried
// about …".
func (s *story) isMinded(v *verbal, _ []attribution) (attribution, bool) {
	t := v.t
	if v.lemma != "be" && v.lemma != "remain" && v.lemma != "grow" && v.lemma != "become" && v.lemma != "feel" || v.negated || v.modal != "" || v.to {
		return attribution{}, false
	}
	at := v.i + 1
	for at < min(t.n(), v.i+4) && (t.tag(at) == "RB" || t.tag(at) == "RBR") {
		at++
	}
	if !mindStates[t.lower(at)] {
		return attribution{}, false
	}
	if w := t.lower(at + 1); w != "that" && w != "about" && w != "over" && w != "by" && !t.clauseAfter(at) {
		return attribution{}, false
	}
	x := s.subjectOf(t, v.first, 0)
	if !x.ok() {
		return attribution{}, false
	}
	a := s.attribute(v, cite.Asserts, x)
	a.at, a.cueEnd = at, at+1
	a.last = max(a.last, t.hi[at], at+1)
	a.sources = slices.DeleteFunc(s.sourcesIn(t, x), isPaperSource)
	return a, len(a.sources) > 0
}

// contentEnd is where the clause that begins at token i ends: the sentence's
// end, or a comma or dash behind which somebody else's words or deeds are
// told: ", signaling …", ", as allies stressed …", " - a step that …".
func (t *tree) contentEnd(i int) int {
	end := t.n()
	for end > i && (t.text(end-1) == "." || isQuoteMark(t.text(end-1))) {
		end--
	}
	for k := i + 1; k < end-1; k++ {
		switch w := t.text(k); {
		case w == ";":
			return k
		case w == "," && (t.tag(k+1) == "VBG" || t.lower(k+1) == "as" || t.lower(k+1) == "while" || t.lower(k+1) == "although" || t.lower(k+1) == "though" || t.lower(k+1) == "whereas" || t.lower(k+1) == "with" || t.lower(k+1) == "but"):
			return k
		case (w == "-" || w == "–" || w == "—") && !t.hyphen(k):
			return k
		}
	}
	return end
}

// commaAfter is the next comma, -1 where there is none.
func (t *tree) commaAfter(i int) int {
	for ; i < t.n(); i++ {
		if t.text(i) == "," {
			return i
		}
	}
	return -1
}
