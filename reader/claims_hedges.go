package reader

import (
	"backchannel/cite"
)

// unclear are the words for what nobody knows.
var unclear = set("unclear uncertain unknown unsure murky")

// heldVerbs, passive and without anybody who does it, leave a fact to hearsay:
// "is believed to own".
var heldVerbs = set("believe think suspect understand rumor rumour allege report say presume fear reckon suppose estimate")

// heldForms are their participles.
var heldForms = set("believed thought suspected understood rumored rumoured alleged reported said presumed feared reckoned supposed estimated")

// hearsay adverbs do the same to a plain sentence.
var hearsay = set("allegedly reportedly purportedly supposedly apparently ostensibly seemingly")

// hedges reads what the outlet itself leaves open: "it is unclear whether",
// "appears to", "is believed to", "allegedly". What somebody else says with such
// words is theirs.
func (s *story) hedges(t *tree, out []attribution) []attribution {
	add := func(at int, v *verbal, rule string) {
		a := attribution{t: t, at: at, cueEnd: at + 1, stance: cite.Hedges, rule: rule, from: -1, first: 0, last: t.n()}
		if v != nil {
			x := s.subjectOf(t, v.first, 0)
			a = s.attribute(v, cite.Hedges, x)
			a.rule, a.at, a.cueEnd = rule, at, at+1
			a.last = max(a.last, at+1)
		}
		if s.inSpeech(t, at) || s.sourceIn(out, at) {
			return
		}
		a.sources = []cite.Source{s.outlet}
		out = append(out, a)
	}
	for _, v := range t.verbals() {
		switch {
		case (v.lemma == "appear" || v.lemma == "seem") && !v.to && !v.ing && v.modal == "" && t.infinitiveAfter(v.i):
			add(v.i, &v, "appears to")
		case v.lemma == "be" || v.lemma == "remain" || v.lemma == "leave":
			if w := t.lower(v.i + 1); heldForms[w] && t.tag(v.i+1) != "VBN" && t.infinitiveAfter(v.i+1) && !v.negated && v.modal == "" {
				add(v.i+1, &v, "is believed to")
			}
			for k := v.i + 1; k < min(t.n(), v.i+5); k++ {
				w := t.lower(k)
				if (unclear[w] || (w == "clear" || w == "known" || w == "certain") && v.negatedAfter()) && (t.wonders(k) || s.opensWithQuestion(t)) {
					add(k, &v, "it is unclear")
					break
				}
			}
		case heldVerbs[v.lemma] && v.passive && !v.perfect && v.modal == "" && !v.negated && t.infinitiveAfter(v.i):
			add(v.i, &v, "is believed to")
		}
	}
	for i := range t.n() {
		if hearsay[t.lower(i)] && !cueNear(out, i) {
			add(i, nil, "allegedly")
		}
	}
	return out
}

// sourceIn reports whether the token lies in what another voice says.
func (s *story) sourceIn(found []attribution, at int) bool {
	for _, a := range found {
		if a.from >= 0 && a.from <= at && at < a.to {
			return true
		}
	}
	return false
}

// infinitiveAfter reports whether "to" follows, an adverb aside.
func (t *tree) infinitiveAfter(i int) bool {
	for k := i + 1; k < min(t.n(), i+3); k++ {
		if t.lower(k) == "to" {
			return true
		}
		if t.tag(k) != "RB" {
			return false
		}
	}
	return false
}

// wonders reports whether a question follows the word: whether, if, who, how.
func (t *tree) wonders(i int) bool {
	for k := i + 1; k < min(t.n(), i+6); k++ {
		switch t.lower(k) {
		case "whether", "if", "who", "how", "what", "why", "when", "where", "which":
			return true
		}
	}
	return false
}

// cueNear reports whether the word stands beside a cue: "reportedly said".
func cueNear(found []attribution, i int) bool {
	for _, a := range found {
		if i >= a.at-2 && i <= a.cueEnd+1 {
			return true
		}
	}
	return false
}

// opensWithQuestion reports whether the sentence begins with one: "Whether the
// court will act remains uncertain".
func (s *story) opensWithQuestion(t *tree) bool {
	switch t.lower(0) {
	case "whether", "how", "why", "who", "what", "when", "where":
		return true
	}
	return false
}
