package reader

import (
	"backchannel/cite"
)

func isPaperSource(x cite.Source) bool { return x.Kind == cite.Paper }

// isUnknownPaper reports whether a source is a document that is no entity.
func isUnknownPaper(x cite.Source) bool { return x.Kind == cite.Paper && x.Entity == "" }

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
var paperVerbs = set("say show state indicate reveal suggest detail describe allege list note confirm claim specify mention explain conclude find establish argue demonstrate cite name identify prove document warn estimate put outline accuse contain include demand require charge propose stipulate envisage envision call quote read")

// paperObjects are what a document holds that is a claim of its own.
var paperObjects = set("demand requirement provision clause call pledge offer allegation claim proposal concession commitment accusation promise detail term condition reference statement warning")

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
	obj := s.objectAfter(t, v.i+1)
	var held *entity // "it includes demands": what it is, only the object tells
	if x.ok() && x.hi-x.lo == 1 && t.lower(x.lo) == "it" && (v.lemma == "include" || v.lemma == "contain" || v.lemma == "call" && t.lower(v.i+1) == "for") {
		if e := s.entityAt(t.index, x.lo); e == nil || e.kind == paper {
			held = s.lastPaper(t, 1)
		}
	}
	if !x.ok() || held == nil && !s.isPaper(t, x) {
		return attribution{}, false
	}
	a := s.attribute(v, cite.Asserts, x)
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
	if held != nil {
		src, _ := entitySource(held)
		a.sources = []cite.Source{src}
	}
	return a, len(a.sources) > 0
}

// publishVerbs make things known.
var publishVerbs = set("report publish reveal disclose make break leak air broadcast uncover")

// publishedBy reads what an outlet made known: "first reported by the Herald".
func (s *story) publishedBy(v *verbal, _ []attribution) (attribution, bool) {
	if !publishVerbs[v.lemma] || v.t.tag(v.i) != "VBN" && v.t.tag(v.i) != "VBD" {
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
