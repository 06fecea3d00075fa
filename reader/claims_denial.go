package reader

import (
	"slices"
	"strings"

	"backchannel/cite"
)

// denies reads "denied that …", "has denied wrongdoing", "rejected the
// allegations", "pleaded not guilty". A court that denies a motion says
// nothing about the world.
func (s *story) denies(v *verbal, _ []attribution) (attribution, bool) {
	t := v.t
	obj := s.objectAfter(t, v.i+1)
	narrow, ok := denyVerbs[v.lemma]
	end := v.i + 1
	switch {
	case v.negated || v.modal != "":
		return attribution{}, false
	case ok && !v.passive:
		if s.denialOfRequest(v, obj) || narrow && !s.takesSaid(v, obj) {
			return attribution{}, false
		}
	case ok && v.passive:
		if !t.agentAfter(v.i) || narrow && v.lemma != "reject" && v.lemma != "dismiss" {
			return attribution{}, false
		}
		if x := s.subjectOf(t, v.first, 0); !x.ok() || s.headOfPhrase(t, x) < 0 || !saidNouns[t.lemma(s.headOfPhrase(t, x))] {
			return attribution{}, false
		}
	case v.lemma == "plead" && t.lower(v.i+1) == "not" && t.lower(v.i+2) == "guilty":
		end = v.i + 3
	case (v.lemma == "maintain" || v.lemma == "protest" || v.lemma == "proclaim") && t.anyOf(v.i+1, v.i+4, "innocence"):
	case (v.lemma == "call" || v.lemma == "describe" || v.lemma == "dismiss" || v.lemma == "brand") && !v.passive && s.callsFalse(v, obj):
	default:
		return attribution{}, false
	}
	x, _ := s.sayer(v)
	if v.to {
		x = s.subjectOf(t, v.start(), 0)
	}
	if !x.ok() {
		x = s.treeSubject(v)
	}
	a := s.attribute(v, cite.Denies, x)
	a.cueEnd = end
	a.from, a.to = end, max(end, obj.hi)
	if t.thatAfter(v.i) >= 0 {
		a.to = t.contentEnd(end)
	}
	a.last = max(a.last, a.to)
	a.sources = slices.DeleteFunc(s.sourcesIn(t, x), isUnknownPaper)
	return a, len(a.sources) > 0
}

// pleads reads "pleaded guilty to laundering": who says so of himself.
func (s *story) pleads(v *verbal, _ []attribution) (attribution, bool) {
	t := v.t
	if v.lemma != "plead" || t.lower(v.i+1) != "guilty" || v.negated || v.modal != "" {
		return attribution{}, false
	}
	x, _ := s.sayer(v)
	if !x.ok() {
		x = s.treeSubject(v)
	}
	a := s.attribute(v, cite.Asserts, x)
	a.cueEnd = v.i + 2
	a.from, a.to = a.cueEnd, max(a.cueEnd, t.contentEnd(a.cueEnd))
	a.last = max(a.last, a.to)
	a.sources = slices.DeleteFunc(s.listed(t, x), isPaperSource)
	return a, len(a.sources) > 0
}

// agentAfter reports whether "by" follows a passive verb.
func (t *tree) agentAfter(i int) bool { return t.anyOf(i+1, i+6, "by") }

// denialOfRequest reports whether what is denied was asked for: a motion, a
// visa, entry.
func (s *story) denialOfRequest(v *verbal, obj stretch) bool {
	t := v.t
	for i := obj.lo; i < min(obj.hi, obj.lo+9); i++ {
		if l := t.lemma(i); courtNouns[l] && l != "claim" || l == "right" {
			return true
		}
	}
	x := s.subjectOf(t, v.first, 0)
	for i := x.lo; i < x.hi; i++ {
		switch t.lemma(i) {
		case "judge", "court", "tribunal", "magistrate":
			return true
		}
	}
	return false
}

// takesSaid reports whether what is rejected is something said.
func (s *story) takesSaid(v *verbal, obj stretch) bool {
	t := v.t
	if t.thatAfter(v.i) == v.i+1 {
		return true
	}
	for i := obj.lo; i < obj.hi; i++ {
		if l := t.lemma(i); saidNouns[l] && t.isCommon(i) {
			return true
		}
		if t.tag(i) == "IN" {
			break
		}
	}
	return false
}

var falseWords = set("false untrue baseless unfounded groundless fabricated lie lies nonsense ridiculous absurd fabrication fabrications fake slander slanderous defamatory fiction speculation fantasy misleading inaccurate meritless")

// callsFalse reports whether the object is something said that is called false.
func (s *story) callsFalse(v *verbal, obj stretch) bool {
	t := v.t
	if !s.takesSaid(v, obj) && t.tag(obj.lo) != "PRP" {
		return false
	}
	for i := v.i + 1; i < min(t.n(), v.i+20); i++ {
		if falseWords[t.lower(i)] {
			return true
		}
	}
	return false
}

// disputes reads "disputed that account", "contests the charges", "questioned
// whether …", "cast doubt on the figures".
func (s *story) disputes(v *verbal, _ []attribution) (attribution, bool) {
	t := v.t
	obj := s.objectAfter(t, v.i+1)
	narrow, ok := disputeVerbs[v.lemma]
	switch {
	case v.negated || v.modal != "" || v.to && t.lower(v.first-1) != "moved":
		return attribution{}, false
	case ok && v.passive:
		if !t.agentAfter(v.i) {
			return attribution{}, false
		}
	case ok && (v.lemma == "dispute" || v.lemma == "contradict"):
		if w := t.lower(v.i + 1); !obj.ok() && t.thatAfter(v.i) < 0 && w != "that" && w != "this" && w != "it" {
			return attribution{}, false
		}
	case v.lemma == "disagree":
	case ok && v.lemma == "question":
		if t.lower(v.i+1) != "whether" && t.lower(v.i+1) != "why" && t.lower(v.i+1) != "how" && !s.takesSaid(v, obj) && !s.matter(t, obj) {
			return attribution{}, false
		}
	case ok && narrow:
		if !s.takesSaid(v, obj) {
			return attribution{}, false
		}
	case v.lemma == "cast" && t.lemma(v.i+1) == "doubt":
	case v.lemma == "push" && t.lower(v.i+1) == "back" && t.anyOf(v.i+2, v.i+4, "against", "on"):
	case v.lemma == "take" && t.lemma(v.i+1) == "issue":
	default:
		return attribution{}, false
	}
	x, _ := s.sayer(v)
	if !x.ok() {
		x = s.treeSubject(v)
	}
	a := s.attribute(v, cite.Disputes, x)
	a.sources = s.sourcesIn(t, x)
	return a, len(a.sources) > 0
}

// matter reports whether a phrase is about a thing and not about people, who
// are questioned in another sense.
func (s *story) matter(t *tree, x stretch) bool {
	h := s.headOfPhrase(t, x)
	if h < 0 || !t.isCommon(h) || s.entityAt(t.index, h) != nil {
		return false
	}
	l := t.lemma(h)
	return !speakNouns[l] && !groupNouns[l] && !strings.HasSuffix(l, "er") && !strings.HasSuffix(l, "or") && !strings.HasSuffix(l, "man")
}

// callsItFalse reports whether what is said is that something said is false:
// "said any suggestion that he knew was untrue".
func (s *story) callsItFalse(t *tree, a *attribution) bool {
	if a.from < 0 {
		return false
	}
	said := false
	for i := a.from; i < min(a.to, t.n()); i++ {
		if l := t.lemma(i); saidNouns[l] && t.isCommon(i) && l != "account" && l != "link" && l != "figure" && l != "ownership" {
			said = true
		}
		if said && falseWords[t.lower(i)] && t.lemma(i-1) != "the" {
			return true
		}
	}
	return false
}
