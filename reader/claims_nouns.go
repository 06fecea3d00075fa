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
		x := s.objectAfter(t, i+2)
		if !x.ok() {
			continue
		}
		a := attribution{t: t, at: i, cueEnd: i + 2, stance: cite.Asserts, rule: "according to"}
		a.first, a.last = t.around(i)
		a.from, a.to = a.first, i // what follows the source is not its
		if i <= a.first+1 {
			a.from, a.to = x.hi, a.last
		}
		a.sources = s.sourcesIn(t, x)
		if len(a.sources) == 0 {
			a.sources = []cite.Source{{Kind: cite.Paper, Name: s.nameOf(t, x)}}
		}
		if a.sources[0].Name == "" {
			continue
		}
		out = append(out, a)
	}
	return out
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
		if !t.isCommon(h) && !(t.tag(h) == "VBZ" && (t.isVerb(h-1) || t.tag(h-1) == "DT" || t.tag(h-1) == "JJ")) || s.inSpeech(t, h) {
			continue
		}
		l := strings.ToLower(t.lemma(h))
		if t.tag(h) == "VBZ" {
			l = strings.TrimSuffix(t.lower(h), "s")
		}
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
	a := attribution{t: t, at: h, cueEnd: h + 1, stance: stance, rule: "noun for what is said", from: -1}
	a.first, a.last = t.subtree(h)
	from := t.thatClause(h)
	made := stretch{} // "demands that X has made": the clause's subject made them
	for i := from + 1; from >= 0 && i < min(t.n(), from+10); i++ {
		if madeSaid[t.lemmaOf(i)] && t.isVerb(i) {
			v := t.verbal(i, "")
			if v.first > from+1 {
				made = stretch{from + 1, v.first}
			}
			break
		}
	}
	if from < 0 && lemma != "criticism" && lemma != "complaint" {
		return a, false
	}
	if from < 0 && t.linkOf(h, "for", "over", "about", "of") < 0 && !t.followedBy(h, "for") {
		return a, false
	}
	if from >= 0 {
		a.from, a.to = from, max(t.hi[h], t.hi[t.top(from, h)], from+1)
		a.last = max(a.last, a.to)
	}
	if made.ok() {
		a.sources = s.sourcesIn(t, made)
		a.from, a.to = -1, 0
	} else {
		a.sources = s.ownerOf(t, h)
	}
	return a, len(a.sources) > 0
}

var madeSaid = set("make raise voice express issue level bring")

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

// ownerOf is whose what is said is: by "by", "from", an owner, a name before
// the noun, or those among whom it is held.
func (s *story) ownerOf(t *tree, h int) []cite.Source {
	switch t.lower(h + 1) {
	case "by", "from", "among", "of":
		if out := s.sourcesIn(t, s.objectAfter(t, h+2)); len(out) > 0 {
			return out
		}
	case "inside", "within", "in", "at", "on":
		if that := t.thatClause(h); that > h+2 {
			return []cite.Source{{Kind: cite.Anonymous, Name: "people " + s.describe(t.span(h+1, that))}}
		}
	}
	lo := h
	for lo > 0 && (t.tag(lo-1) == "JJ" || t.isNoun(lo-1) && t.tag(lo-1) != "PRP" || t.tag(lo-1) == "POS" || t.tag(lo-1) == "PRP$" || s.at[t.index][lo-1] != nil) {
		lo--
	}
	for k := lo; k < h; k++ {
		if t.tag(k) == "POS" {
			return s.sourcesIn(t, stretch{lo, k})
		}
		if t.tag(k) == "PRP$" {
			if e := s.entityAt(t.index, k); e != nil && named(e) {
				if src, ok := entitySource(e); ok {
					return []cite.Source{src}
				}
			}
			return nil
		}
	}
	for k := lo; k < h; k++ {
		if e := s.entityAt(t.index, k); e != nil && named(e) && !e.is(place, paper) {
			if src, ok := entitySource(e); ok {
				return []cite.Source{src}
			}
		}
	}
	return nil
}

// inMedium reads "In a video by X, …": the sentence is what X shows.
func (s *story) inMedium(t *tree, h int, found []attribution) (attribution, bool) {
	first, _ := t.base(h)
	if first != 1 || t.lower(0) != "in" || len(found) > 0 {
		return attribution{}, false
	}
	var src []cite.Source
	for k := h + 1; k < min(t.n(), h+4); k++ {
		if w := t.lower(k); w == "by" || w == "from" {
			src = s.sourcesIn(t, s.objectAfter(t, k+1))
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
	if len(out) > 0 || !s.quoteIn(s.bytes(t)) {
		return out
	}
	for _, v := range t.verbals() {
		if s.inSpeech(t, v.i) || v.passive || v.modal != "" && v.modal != "would" || v.to || v.ing {
			continue
		}
		x, _ := s.sayer(&v)
		if !x.ok() {
			continue
		}
		a := s.attribute(&v, cite.Asserts, x)
		a.rule = "quoted words"
		if !s.quotedBy(&v, &a) {
			continue
		}
		a.sources = slices.DeleteFunc(s.sourcesIn(t, x), isUnknownPaper)
		if len(a.sources) > 0 {
			return append(out, a)
		}
	}
	return out
}

// bytes is the sentence's span.
func (s *story) bytes(t *tree) cite.Span { return cite.Span{Start: t.s.Start, End: t.s.End} }
