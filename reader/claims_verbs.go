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
	a.sources = s.listed(v.t, x)
	a.via = s.cited(v)
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

// idle reports whether the verb only speaks of saying: what could, should or
// was not said.
func (v *verbal) idle() bool {
	if v.modal != "" {
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
var carriers = set("go continue rush hasten seem move proceed")

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
	if v.ing {
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

// mindStates are what people are when they hold something to be so.
var mindStates = set("concerned worried confident convinced optimistic pessimistic sceptical skeptical afraid adamant certain doubtful hopeful alarmed surprised unsure")

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

// cited is the chain that a report came through: "the Post reported, citing
// two people familiar with the plan".
func (s *story) cited(v *verbal) []cite.Source {
	t := v.t
	for k := v.i + 1; k < min(t.n(), v.i+16); k++ {
		if w := t.lower(k); (w == "citing" || w == "quoting") && !s.inSpeech(t, k) {
			return s.sourcesIn(t, s.objectAfter(t, k+1))
		}
	}
	return nil
}
