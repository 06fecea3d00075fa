package reader

import (
	"cmp"
	"slices"
	"strings"

	"backchannel/cite"
)

// continueQuotes gives the sentences of a quotation that carry no cue of their
// own to the voice that the quotation has: that of the claim in its first or
// last sentence, or beside it in the paragraph, or, for a paragraph that is
// all quotation, of the paragraph before it.
func (s *story) continueQuotes() {
	done := map[int]*claim{} // by quotation: whose it is
	for i := range s.quotes {
		q := &s.quotes[i]
		if !q.speech && !q.open {
			continue
		}
		first, last := s.sentenceAt(q.Start), s.sentenceAt(q.End-1)
		if first < 0 || last < first {
			continue
		}
		owner := s.quoteOwner(q, first, last)
		if owner == nil && i > 0 {
			owner = s.carriedOn(i, first, done[i-1])
		}
		if owner == nil || owner.last < first-1 {
			owner = cmp.Or(s.announced(first), owner)
		}
		if owner == nil {
			continue
		}
		done[i] = owner
		if owner.last == first-1 && strings.HasSuffix(strings.TrimSpace(s.doc.Text[owner.Start:s.trees[owner.last].s.End]), ":") && slices.Contains(s.claimed[owner.first], owner) {
			owner.End, owner.last, owner.Quote = min(q.End, s.trees[first].s.End), first, true // "Berg said:" and what she said
		}
		for k := first; k <= last; k++ {
			s.addQuoted(q, k, owner)
		}
	}
}

// sentenceAt is the index of the sentence that holds the byte, or of the last
// one before it; -1 where there is none.
func (s *story) sentenceAt(at int) int {
	i, found := slices.BinarySearchFunc(s.trees, at, func(t *tree, at int) int { return t.s.Start - at })
	if !found {
		i--
	}
	return i
}

// quoteOwner is the claim whose span takes in a part of the quotation, or that
// stands in one of its sentences.
func (s *story) quoteOwner(q *quotation, first, last int) *claim {
	var best *claim
	for k := first; k <= last; k++ {
		for _, c := range s.claimed[k] {
			if c.Source.Kind == cite.Outlet && c.Stance == cite.Hedges || c.Stance == cite.NoResponse || c.Stance == cite.DeclinesComment {
				continue
			}
			switch {
			case c.Span.Overlaps(q.Span):
				return c
			case best == nil && (k == last || k == first) && c.at >= q.End:
				best = c
			}
		}
	}
	return best
}

// carriedOn is the voice that a quotation without a cue takes over: of a
// quotation just before it, or of the sentence before it in its paragraph, or
// of the paragraph before where that ended in the same voice.
func (s *story) carriedOn(i, first int, before *claim) *claim {
	q, prev := &s.quotes[i], &s.quotes[i-1]
	here := s.trees[first]
	between := s.doc.Text[prev.End:q.Start]
	if before != nil && (strings.TrimSpace(between) == "" || len(strings.Fields(between)) < 12 && here.s.Paragraph == s.paragraphAt(prev.Start)) {
		return before
	}
	var best *claim
	for k := max(0, first-2); k < first; k++ {
		if here.s.Paragraph-s.trees[k].s.Paragraph > 1 {
			continue
		}
		for _, c := range s.claimed[k] {
			if c.Source.Kind != cite.Paper && !(c.Source.Kind == cite.Outlet && c.Stance == cite.Hedges) && (best == nil || c.at > best.at) {
				best = c
			}
		}
	}
	return best
}

func (s *story) paragraphAt(at int) int {
	if i := s.sentenceAt(at); i >= 0 {
		return s.trees[i].s.Paragraph
	}
	return -1
}

// addQuoted makes a claim of one sentence of a quotation, unless its owner or
// a claim of the same voice holds the sentence already. A scrap of a sentence
// goes with the claim before it.
func (s *story) addQuoted(q *quotation, k int, owner *claim) {
	t := s.trees[k]
	span := cite.Span{Start: max(q.Start, t.s.Start), End: min(q.End, t.s.End)}
	if span.Start >= span.End {
		return
	}
	denial := s.deniesFlatly(span)
	for _, c := range append(slices.Clone(s.claimed[k]), owner) {
		if c.Source != owner.Source || !c.Span.Overlaps(span) {
			continue
		}
		if c.Span.Contains(span) || c.first <= k && k <= c.last && c.first == c.last {
			c.Quote = true
			if c.Stance == cite.Asserts && denial {
				c.Stance = cite.Denies
			}
			c.Start, c.End = min(c.Start, span.Start), max(c.End, span.End)
			return
		}
	}
	if len(strings.Fields(s.doc.Text[span.Start:span.End])) < 4 && owner.last == k-1 {
		owner.End, owner.last = span.End, k
		return
	}
	stance := cite.Asserts
	if denial {
		stance = cite.Denies
	}
	c := &claim{first: k, last: k, at: span.Start, speaker: owner.speaker}
	c.Claim = Claim{Stance: stance, Source: owner.Source, Via: owner.Via, Quote: true, Cue: owner.Cue, Span: span, Rule: "quotation goes on"}
	if owner.Rule == "quotation announced" {
		c.Rule = owner.Rule
	}
	s.addClaim(c)
}

// deniesFlatly reports whether quoted words deny by themselves: "is completely
// false", "we deny".
func (s *story) deniesFlatly(span cite.Span) bool {
	text := strings.ToLower(s.describe(span))
	for _, d := range flatDenials {
		if i := strings.Index(text, d); i >= 0 && (i == 0 || text[i-1] < 'a' || text[i-1] > 'z') {
			return true
		}
	}
	return false
}

// announced is the voice of a quotation that the sentence before it brings
// with a colon: "Berg made the following statement:".
func (s *story) announced(first int) *claim {
	if first < 1 {
		return nil
	}
	t := s.trees[first-1]
	if t.n() < 4 || t.text(t.n()-1) != ":" {
		return nil
	}
	for _, c := range s.claimed[t.index] {
		if c.last == t.index && (c.Stance == cite.Asserts || c.Stance == cite.Denies) {
			return c
		}
	}
	for _, v := range t.verbals() {
		if v.passive || v.to || v.ing {
			continue
		}
		if src := s.sourcesIn(t, s.subjectOf(t, v.first, 0)); len(src) == 1 && src[0].Kind != cite.Paper {
			c := &claim{first: t.index, last: t.index, at: t.s.Tokens[v.i].Start, speaker: src[0].Name}
			c.Claim = Claim{Stance: cite.Asserts, Source: src[0], Cue: s.describe(t.span(v.i, v.i+1)), Span: s.bytes(t), Rule: "quotation announced"}
			return c
		}
	}
	return nil
}

// saysNothing reports whether what is said is only that nothing is said: "it
// “does not comment on market speculation”".
func (s *story) saysNothing(span cite.Span) bool {
	text := strings.ToLower(s.describe(span))
	return len(strings.Fields(text)) < 16 && slices.ContainsFunc(flatSilence, func(w string) bool { return strings.Contains(text, w) })
}
