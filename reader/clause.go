package reader

import (
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
	kids    [][]int // children by token, in order
	lo, hi  []int   // the subtree's first token, and the one after its last
	clauses []*clause
	headOf  []*clause // by token: the clause that it heads, or nil
}

// link is a phrase that a preposition ties to a verb or noun: "in Miami".
type link struct {
	prep string // lower case; several words joined by a blank: "according to"
	head int    // the phrase's head token
}

func newTree(index int, s *syntax.Sentence) *tree {
	t := &tree{index: index, s: s}
	n := len(s.Tokens)
	t.kids = make([][]int, n)
	t.lo, t.hi = make([]int, n), make([]int, n)
	t.headOf = make([]*clause, n)
	t.grow()
	t.findClauses()
	return t
}

// span is the bytes of tokens [first, last).
func (t *tree) span(first, last int) cite.Span {
	return cite.Span{Start: t.s.Tokens[first].Start, End: t.s.Tokens[last-1].End}
}

// n is the number of tokens.
func (t *tree) n() int { return len(t.s.Tokens) }

// text is the token as written, "" outside the sentence.
func (t *tree) text(i int) string {
	if i < 0 || i >= len(t.s.Tokens) {
		return ""
	}
	return t.s.Tokens[i].Text
}

// lower is the token in lower case.
func (t *tree) lower(i int) string { return strings.ToLower(t.text(i)) }

// lemma is the token's base form in lower case.
func (t *tree) lemma(i int) string {
	if i < 0 || i >= len(t.s.Tokens) {
		return ""
	}
	return t.s.Tokens[i].Lemma
}

// tag is the token's Penn tag.
func (t *tree) tag(i int) string {
	if i < 0 || i >= len(t.s.Tokens) {
		return ""
	}
	return t.s.Tokens[i].Tag
}

// rel is the parser's relation without its subtype. Only this file and
// clause_*.go may ask.
func (t *tree) rel(i int) string {
	r, _, _ := strings.Cut(t.s.Tokens[i].Rel, ":")
	return r
}

// head is the token's head, -1 for the root.
func (t *tree) head(i int) int { return t.s.Tokens[i].Head }
