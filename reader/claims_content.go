package reader

import (
	"slices"

	"backchannel/reader/syntax"
)

// What is said is found from the words behind the verb, or before it where the
// verb and who says it close the sentence.

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
	if t.lower(lead-1) == "as" && (t.text(end) == "," || t.text(lead-2) == ",") && x.ok() { // "As Berg said, …"
		a.first, a.last, a.from, a.to = 0, t.n(), 0, t.n()
		return true
	}
	if v.ing && behind {
		return false
	}
	if before == "," && t.text(end) == "," && t.finite(0, lead) { // "the plan, he said, failed"
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
			if t.finite(k+1, k+2) || w == "but" {
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
var saysLittle = set("so nothing little much to no yes goodbye hello as in on at by")

// plainSaying verbs do little else than attribute.
var plainSaying = set("say tell add")

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
	i, _ := slices.BinarySearchFunc(t.s.Tokens, at+1, func(k syntax.Token, end int) int { return k.End - end })
	return i
}

// naming reports whether the verb says what its object is: "described his role
// as technical", "called the claim a lie".
func (v *verbal) naming(obj stretch) bool {
	t := v.t
	for k := v.i + 1; k < min(t.n(), v.i+16) && t.text(k) != ","; k++ {
		if t.lower(k) == "as" {
			return true
		}
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
		case (w == "-" || w == "–" || w == "—") && !t.inWord(k):
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
