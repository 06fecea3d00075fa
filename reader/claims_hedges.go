package reader

import (
	"backchannel/cite"
)

// unclear are the words for what nobody knows.
var unclear = wordSet("unclear uncertain unknown unsure murky")

// heldVerbs, passive and without anybody who does it, leave a fact to hearsay:
// "is believed to own".
var heldVerbs = wordSet("believe think suspect understand rumor rumour allege report say presume fear reckon suppose estimate")

// hearsay adverbs do the same to a plain sentence.
var hearsay = wordSet("allegedly reportedly purportedly supposedly apparently ostensibly seemingly")

// hedges reads what the outlet itself leaves open: "it is unclear whether",
// "appears to", "is believed to", "allegedly". What somebody else says with such
// words is theirs.
func (s *story) hedges(t *tree, out []attribution) []attribution {
	add := func(at, end int, c *clause, rule string) {
		a := attribution{t: t, at: at, cueEnd: end, stance: cite.Hedges, rule: rule, from: -1, first: 0, last: t.n()}
		if c != nil {
			a.first, a.last = c.extent()
		}
		if s.inSpeech(t, at) || s.sourceIn(out, at) {
			return
		}
		for _, o := range out {
			if o.stance == cite.Hedges && o.at == at {
				return
			}
		}
		a.sources = []cite.Source{s.outlet}
		out = append(out, a)
	}
	for _, c := range t.clauses {
		l := c.lemma()
		switch {
		case (l == "appear" || l == "seem") && c.tense != "" && t.infinitiveAfter(c.verb):
			add(c.verb, c.verb+1, c, "appears to")
		case (unclear[l] || (l == "clear" || l == "known") && c.negated) && (c.copular || t.lemma(c.head-1) == "be" || t.lower(c.head-1) == "it"):
			if t.wonders(c.head) {
				add(c.head, c.head+1, c, "it is unclear")
			}
		case heldVerbs[l] && c.passive && len(c.subjects) == 0 && c.modal == "" && !c.negated && t.infinitiveAfter(c.verb):
			add(c.verb, c.verb+1, c, "is believed to")
		}
	}
	for i := range t.n() {
		if hearsay[t.lower(i)] && t.up[i] >= 0 {
			add(i, i+1, t.clauseOver(i), "allegedly")
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
