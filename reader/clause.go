package reader

import (
	"slices"
	"strings"

	"backchannel/cite"
	"backchannel/reader/syntax"
)

// tree is one sentence as the rules see it: the one layer between the parser
// and the grammar. Rules ask it for subjects, objects, links and appositions
// and never look at the parser's labels, so that another parser can be set
// under them. Tokens are named by their index in the sentence; -1 is none.
type tree struct {
	index   int // of the sentence in the story
	s       *syntax.Sentence
	low     []string        // the tokens in lower case
	kids    [][]int         // children by token, in order
	up      []int           // head by token, -1 for a root; without cycles
	order   []int           // every token, heads before their children
	lo, hi  []int           // the subtree's first token, and the one after its last
	clauses []*clause       // heads before what hangs on them
	headOf  []*clause       // by token: the clause that it heads, or nil
	looks   int             // how often rules have looked at a token: the work of reading, for a test
	named   map[string]bool // words that the text writes with a capital inside sentences
}

// link is a phrase that a preposition ties to a verb or noun: "in Oslo".
type link struct {
	prep string // lower case; several words joined by a blank: "according to"; "" for a bare "last month"
	head int    // the phrase's head token
}

func newTree(index int, s *syntax.Sentence) *tree {
	t := &tree{index: index, s: s}
	t.low = make([]string, len(s.Tokens))
	for i := range s.Tokens {
		t.low[i] = strings.ToLower(s.Tokens[i].Text)
	}
	t.grow()
	t.findClauses()
	return t
}

// grow finds children and subtrees. A head out of range, or one that would
// close a cycle, makes its token a root: a bad parse must not hang a rule.
func (t *tree) grow() {
	n := len(t.s.Tokens)
	ints := make([]int, 6*n)
	t.up, ints = ints[:n:n], ints[n:]
	t.lo, ints = ints[:n:n], ints[n:]
	t.hi, ints = ints[:n:n], ints[n:]
	start, ints := ints[:n:n], ints[n:]
	flat, ints := ints[:n:n], ints[n:]
	t.order = ints[:0:n]
	t.kids = make([][]int, n)
	t.headOf = make([]*clause, n)
	for i := range n {
		h := t.s.Tokens[i].Head
		if h < 0 || h >= n || h == i {
			h = -1
		}
		t.up[i] = h
	}
	t.cutCycles()
	for i := range n {
		if h := t.up[i]; h >= 0 {
			start[h]++
		}
	}
	at := 0
	for i := range n {
		t.kids[i] = flat[at : at : at+start[i]]
		at += start[i]
	}
	for i := range n {
		if h := t.up[i]; h >= 0 {
			t.kids[h] = append(t.kids[h], i)
		}
	}
	t.measure()
}

// cutCycles makes a root of one token in every cycle of heads.
func (t *tree) cutCycles() {
	seen := make([]int, len(t.up)) // the walk that saw the token, from 1
	for i := range t.up {
		for j := i; j >= 0 && seen[j] != i+1; j = t.up[j] {
			if seen[j] != 0 {
				break
			}
			seen[j] = i + 1
			if h := t.up[j]; h >= 0 && seen[h] == i+1 {
				t.up[j] = -1
				break
			}
		}
	}
}

// measure orders the tokens and finds the extent of each subtree.
func (t *tree) measure() {
	for i, h := range t.up {
		t.lo[i], t.hi[i] = i, i+1
		if h < 0 {
			t.order = append(t.order, i)
		}
	}
	for at := 0; at < len(t.order); at++ {
		t.order = append(t.order, t.kids[t.order[at]]...)
	}
	for at := len(t.order) - 1; at >= 0; at-- {
		i := t.order[at]
		if h := t.up[i]; h >= 0 {
			t.lo[h], t.hi[h] = min(t.lo[h], t.lo[i]), max(t.hi[h], t.hi[i])
		}
	}
}

// n is the number of tokens.
func (t *tree) n() int { return len(t.s.Tokens) }

// span is the bytes of tokens [first, last).
func (t *tree) span(first, last int) cite.Span {
	return cite.Span{Start: t.s.Tokens[first].Start, End: t.s.Tokens[last-1].End}
}

// text is the token as written, "" outside the sentence.
func (t *tree) text(i int) string {
	t.looks++
	if i < 0 || i >= len(t.s.Tokens) {
		return ""
	}
	return t.s.Tokens[i].Text
}

// lower is the token in lower case, "" outside the sentence.
func (t *tree) lower(i int) string {
	t.looks++
	if i < 0 || i >= len(t.low) {
		return ""
	}
	return t.low[i]
}

// lemma is the token's base form in lower case.
func (t *tree) lemma(i int) string {
	if i < 0 || i >= len(t.s.Tokens) {
		return ""
	}
	return t.s.Tokens[i].Lemma
}

// tag is the token's Penn tag, "" outside the sentence.
func (t *tree) tag(i int) string {
	t.looks++
	if i < 0 || i >= len(t.s.Tokens) {
		return ""
	}
	return t.s.Tokens[i].Tag
}

// rel is the parser's relation without its subtype. Only the clause files may
// ask.
func (t *tree) rel(i int) string {
	r, _, _ := strings.Cut(t.s.Tokens[i].Rel, ":")
	return r
}

// sub is the subtype of the parser's relation: "pass" of nsubj:pass.
func (t *tree) sub(i int) string {
	_, s, _ := strings.Cut(t.s.Tokens[i].Rel, ":")
	return s
}

// head is the token that i hangs on, -1 for a root.
func (t *tree) head(i int) int { return t.up[i] }

// child returns the first child of i with one of the relations, or -1.
func (t *tree) child(i int, rels ...string) int {
	for _, k := range t.kids[i] {
		if slices.Contains(rels, t.rel(k)) {
			return k
		}
	}
	return -1
}

// within reports whether token i lies in the subtree of head.
func (t *tree) within(i, head int) bool {
	for ; i >= 0; i = t.up[i] {
		if i == head {
			return true
		}
	}
	return false
}

// isNoun reports whether the token can head a noun phrase.
func (t *tree) isNoun(i int) bool {
	switch t.tag(i) {
	case "NN", "NNS", "NNP", "NNPS", "PRP", "CD", "WP", "DT", "FW", "GW":
		return true
	}
	return false
}

// isCommon reports whether the token is a common noun.
func (t *tree) isCommon(i int) bool { return t.tag(i) == "NN" || t.tag(i) == "NNS" }

// isProper reports whether the token is tagged as part of a name.
func (t *tree) isProper(i int) bool { return t.tag(i) == "NNP" || t.tag(i) == "NNPS" }

// isVerb reports whether the token is a verb form.
func (t *tree) isVerb(i int) bool { return strings.HasPrefix(t.tag(i), "VB") }
