package reader

import (
	"slices"
	"strings"

	"backchannel/cite"
)

// accordingTo reads "according to X", "in the words of X", "per X": the claim
// is the sentence, or the clause that the phrase hangs on.
func (s *story) accordingTo(t *tree, out []attribution) []attribution {
	for i := 0; i+2 < t.n(); i++ {
		if t.lower(i) != "according" || t.lower(i+1) != "to" || s.inSpeech(t, i) {
			continue
		}
		h := t.nounAfter(i + 2)
		if h < 0 {
			continue
		}
		a := attribution{t: t, at: i, cueEnd: i + 2, stance: cite.Asserts, rule: "according to"}
		a.first, a.last = t.around(i)
		a.from, a.to = a.first, a.last
		if h < a.to && i > a.first {
			a.to = i // what follows the source is not its
		}
		a.sources = s.sourcesOf(t, t.conjuncts(h))
		if len(a.sources) == 0 {
			first, last := t.whole(h)
			a.sources = []cite.Source{{Kind: cite.Paper, Name: s.nameOf(t, first, last)}}
		}
		if i == a.first {
			a.from, a.to = t.whole2(h), a.last
		}
		out = append(out, a)
	}
	return out
}

// whole2 is the token behind a noun phrase.
func (t *tree) whole2(h int) int {
	_, last := t.whole(h)
	return last
}

// around is the extent of the main clause about token i: the sentence, cut at
// semicolons.
func (t *tree) around(i int) (first, last int) {
	first, last = 0, t.n()
	for k := i; k >= 0; k-- {
		if t.text(k) == ";" {
			first = k + 1
			break
		}
	}
	for k := i; k < t.n(); k++ {
		if t.text(k) == ";" {
			last = k
			break
		}
	}
	return first, last
}

// nounClaims reads nouns for what is said, with whose it is: "statements by X
// that …", "X's claim that …", "worries inside the ministry that …",
// "criticism from X for …", "demands that X has made", "in a video by X".
func (s *story) nounClaims(t *tree, out []attribution) []attribution {
	for h := range t.n() {
		if !t.isCommon(h) || s.inSpeech(t, h) {
			continue
		}
		l := strings.ToLower(t.lemma(h))
		if stance, ok := reportNouns[l]; ok {
			if a, ok := s.reportNoun(t, h, l, stance); ok {
				out = append(out, a)
			}
			continue
		}
		if mediumNouns[l] || l == "report" || l == "story" || l == "article" {
			if a, ok := s.inMedium(t, h, out); ok {
				out = append(out, a)
			}
		}
	}
	return out
}

func (s *story) reportNoun(t *tree, h int, lemma string, stance cite.Stance) (attribution, bool) {
	a := attribution{t: t, at: h, cueEnd: h + 1, stance: stance, rule: "noun for what is said"}
	a.first, a.last = t.subtree(h)
	from := t.thatClause(h)
	made := -1 // "demands that X has made": the clause's subject made them
	if from >= 0 {
		for _, c := range t.clauses {
			if c.how == "relative" && c.antecedent == h && len(c.subjects) > 0 && c.subjects[0] != h && madeSaid[c.lemma()] {
				made = c.subjects[0]
			}
		}
	}
	if from < 0 && lemma != "criticism" && lemma != "complaint" {
		return a, false
	}
	if from < 0 && t.linkOf(h, "for", "over", "about", "of") < 0 && !t.followedBy(h, "for") {
		return a, false
	}
	if from >= 0 {
		a.from, a.to = from, max(t.hi[h], t.hi[t.top(from, h)])
		a.last = max(a.last, a.to)
	} else {
		a.from, a.to = -1, 0
	}
	if made >= 0 {
		a.sources = s.sourcesOf(t, []int{made})
	} else {
		a.sources = s.ownerOf(t, h)
	}
	return a, len(a.sources) > 0
}

var madeSaid = wordSet("make raise voice express issue level bring")

func (t *tree) followedBy(h int, w string) bool {
	for i := h + 1; i < min(t.n(), h+12); i++ {
		if t.lower(i) == w {
			return true
		}
	}
	return false
}

// top is the highest token at or above i that is not above h.
func (t *tree) top(i, h int) int {
	for n := 0; n < t.n() && t.up[i] >= 0 && t.up[i] != h && t.up[i] > h; n++ {
		i = t.up[i]
	}
	return i
}

// thatClause is the token "that" which opens the clause of a noun for what is
// said, a few words behind it; -1 where there is none.
func (t *tree) thatClause(h int) int {
	for i := h + 1; i < min(t.n(), h+16); i++ {
		if t.lower(i) == "that" && t.finite(i+1, min(t.n(), i+12)) {
			return i
		}
		if t.text(i) == "," || t.text(i) == ";" || t.text(i) == ":" || t.tag(i) == "VBD" || t.tag(i) == "VBZ" || t.tag(i) == "VBP" {
			return -1
		}
	}
	return -1
}

// ownerOf is whose what is said is: by "by", "from", "of", an owner, a name
// before the noun, or those among whom it is held.
func (s *story) ownerOf(t *tree, h int) []cite.Source {
	for _, l := range t.linksOf(h) {
		if l.prep == "by" || l.prep == "from" {
			if out := s.sourcesOf(t, t.conjuncts(l.head)); len(out) > 0 {
				return out
			}
		}
	}
	for i := h + 1; i < min(t.n(), h+3); i++ { // where the parser hung the phrase elsewhere
		if w := t.lower(i); w == "by" || w == "from" {
			if n := t.nounAfter(i + 1); n >= 0 {
				if out := s.sourcesOf(t, t.conjuncts(n)); len(out) > 0 {
					return out
				}
			}
		}
	}
	if p := t.possessor(h); p >= 0 {
		return s.sourcesOf(t, []int{p})
	}
	for _, m := range t.modifiers(h) {
		if e := s.entityAt(t.index, m); e != nil && named(e) && e.kind != place {
			if src, ok := entitySource(e); ok {
				return []cite.Source{src}
			}
		}
	}
	for i := h + 1; i < min(t.n(), h+3); i++ {
		if w := t.lower(i); w == "among" || w == "inside" || w == "within" || w == "in" && t.lemma(h) != "statement" {
			if n := t.nounAfter(i + 1); n >= 0 {
				return s.heldBy(t, i, n)
			}
		}
	}
	return nil
}

// heldBy is the voice of those among whom a worry is held: "officials", or
// "people inside the ministry" by the words of the phrase.
func (s *story) heldBy(t *tree, prep, n int) []cite.Source {
	if t.lower(prep) == "among" {
		return s.sourcesOf(t, t.conjuncts(n))
	}
	end := t.hi[n]
	if that := t.thatClause(prep); that > prep {
		end = min(end, that)
		if end <= n {
			end = that
		}
	}
	if end <= prep || end > t.n() {
		return nil
	}
	return []cite.Source{{Kind: cite.Anonymous, Name: "people " + s.describe(t.span(prep, end))}}
}

// inMedium reads "In a video by X, …": the sentence is what X shows.
func (s *story) inMedium(t *tree, h int, found []attribution) (attribution, bool) {
	first, _ := t.base(h)
	if first != 1 || t.lower(0) != "in" || len(found) > 0 {
		return attribution{}, false
	}
	var src []cite.Source
	for _, l := range t.linksOf(h) {
		if l.prep == "by" || l.prep == "from" {
			src = s.sourcesOf(t, []int{l.head})
		}
	}
	if len(src) == 0 {
		return attribution{}, false
	}
	a := attribution{t: t, at: h, cueEnd: h + 1, stance: cite.Asserts, rule: "in a document by", sources: src, first: 0, last: t.n(), from: -1}
	return a, true
}

// quotedWords attributes a quotation that no verb of saying introduces to the
// subject of the clause that it is worked into: "He hit out at men “who take
// what is not theirs”", "“…,” he raged".
func (s *story) quotedWords(t *tree, out []attribution) []attribution {
	if len(out) > 0 {
		return out
	}
	for _, c := range t.clauses {
		if s.inSpeech(t, c.verb) || c.passive || len(c.subjects) == 0 || c.modal != "" && c.modal != "would" {
			continue
		}
		a := s.attribute(c, cite.Asserts)
		a.rule = "quoted words"
		if !s.quotedBy(c, &a) {
			continue
		}
		a.sources = slices.DeleteFunc(s.sourcesOf(t, c.subjects), func(x cite.Source) bool { return x.Kind == cite.Paper && x.Entity == "" })
		if len(a.sources) > 0 {
			return append(out, a)
		}
	}
	return out
}
