package reader

import (
	"slices"
	"strings"
)

// conjuncts returns the token and the nouns joined to it: of "X, Y and Z", the
// heads of all three. It is the token alone where the joined word is no noun,
// or where the parser joined what is an apposition.
func (t *tree) conjuncts(i int) []int {
	out := []int{i}
	for at := 0; at < len(out); at++ {
		for _, k := range t.kids[out[at]] {
			if t.rel(k) == "conj" && t.isNoun(k) && t.headOf[k] == nil && !t.likeApposition(k) {
				out = append(out, k)
			}
		}
	}
	return out
}

// joinedBy reports whether a joined word is introduced by one of the
// conjunctions.
func (t *tree) joinedBy(i int, words ...string) bool {
	for _, k := range t.kids[i] {
		if t.rel(k) == "cc" && slices.Contains(words, t.lower(k)) {
			return true
		}
	}
	return false
}

// likeApposition reports whether a word that the parser joined or hung to a
// noun stands in apposition to it: a comma, dash or bracket before it, no
// conjunction, and no list that it could be an item of.
func (t *tree) likeApposition(i int) bool {
	h := t.up[i]
	if h < 0 || i < h || t.child(i, "cc") >= 0 || t.child(i, "case") >= 0 {
		return false
	}
	first := t.lo[i] // the mark hangs on the phrase, or on the noun before it
	if first == 0 || !breaks[t.text(first-1)] && !breaks[t.text(first)] {
		return false
	}
	for _, k := range t.kids[h] {
		if t.rel(k) == "conj" && t.child(k, "cc") >= 0 && k > i {
			return false
		}
	}
	for _, k := range t.kids[i] {
		if t.rel(k) == "conj" && t.child(k, "cc") >= 0 && t.isProper(k) == t.isProper(i) {
			return false
		}
	}
	return true
}

// breaks are the marks that set off an apposition.
var breaks = set(", - – — ( -- -LRB- [")

// appositions returns the heads of the phrases that stand in apposition to a
// noun, also where the parser calls them conjuncts or loose phrases; none for
// no noun (-1).
func (t *tree) appositions(i int) []int {
	if i < 0 {
		return nil
	}
	var out []int
	for _, k := range t.kids[i] {
		if !t.isNoun(k) {
			continue
		}
		switch t.rel(k) {
		case "appos":
			out = append(out, k)
		case "conj", "list", "parataxis", "dep", "nmod", "obl":
			if t.likeApposition(k) {
				out = append(out, k)
			}
		}
	}
	return out
}

// possessor returns the head of the owner in "X's company", "his company", or
// -1.
func (t *tree) possessor(i int) int {
	for _, k := range t.kids[i] {
		if t.rel(k) == "nmod" && (t.sub(k) == "poss" || t.tag(k) == "PRP$" || t.tag(k) == "WP$" || t.genitive(k)) {
			return k
		}
		if t.rel(k) == "det" && t.tag(k) == "PRP$" {
			return k
		}
	}
	return -1
}

// genitive reports whether the token's phrase ends in 's.
func (t *tree) genitive(i int) bool {
	return slices.ContainsFunc(t.kids[i], func(k int) bool { return t.tag(k) == "POS" })
}

// linksOf returns the prepositional phrases that hang on a noun.
func (t *tree) linksOf(i int) []link {
	var out []link
	for _, k := range t.kids[i] {
		if r := t.rel(k); r != "nmod" && r != "obl" && r != "acl" {
			continue
		}
		if prep := t.preposOf(k); prep != "" {
			for _, h := range t.conjuncts(k) {
				out = append(out, link{prep, h})
			}
		}
	}
	return out
}

// linkOf returns the phrase that one of the prepositions ties to a noun, or -1.
func (t *tree) linkOf(i int, preps ...string) int {
	for _, l := range t.linksOf(i) {
		if slices.Contains(preps, l.prep) {
			return l.head
		}
	}
	return -1
}

// preposOf returns the preposition that governs the token: "in", "according
// to"; "" where none does.
func (t *tree) preposOf(i int) string {
	var words []string
	for _, k := range t.kids[i] {
		if t.rel(k) == "case" && t.tag(k) != "POS" && k < i {
			words = append(words, t.preposition(k))
		}
	}
	return strings.Join(words, " ")
}

// preposition is the preposition or conjunction with its fixed parts: "because
// of", "according to".
func (t *tree) preposition(k int) string {
	var out strings.Builder
	out.WriteString(t.lower(k))
	for _, kk := range t.kids[k] {
		if t.rel(kk) == "fixed" {
			out.WriteString(" " + t.lower(kk))
		}
	}
	return out.String()
}

// modifiers returns the words before a noun that describe it, in order:
// adjectives, nouns, numbers; not articles and owners.
func (t *tree) modifiers(i int) []int {
	var out []int
	for _, k := range t.kids[i] {
		switch t.rel(k) {
		case "amod", "compound", "nummod":
			if k < i {
				out = append(out, k)
			}
		case "nmod":
			if k < i && t.sub(k) != "poss" && t.preposOf(k) == "" && !t.genitive(k) {
				out = append(out, k)
			}
		}
	}
	return out
}

// base is the noun phrase without what follows its head, save parts of a name:
// tokens [first, last).
func (t *tree) base(i int) (first, last int) {
	first, last = i, i+1
	for _, k := range t.kids[i] {
		switch t.rel(k) {
		case "det", "amod", "compound", "nummod", "nmod", "advmod":
			if k < i && t.rel(k) != "advmod" && t.preposOf(k) == "" {
				first = min(first, t.lo[k])
			}
		case "flat", "goeswith":
			last = max(last, t.hi[k])
		}
	}
	return first, last
}

// whole is the noun phrase with its prepositional phrases and clauses, without
// appositions, joined nouns and the marks around it: tokens [first, last).
func (t *tree) whole(i int) (first, last int) {
	first, last = t.base(i)
	for _, k := range t.kids[i] {
		switch t.rel(k) {
		case "nmod", "obl", "acl", "advmod", "amod", "nummod":
			if k > i && !t.likeApposition(k) && !(t.rel(k) == "acl" && t.sub(k) == "relcl" && breaks[t.text(t.lo[k]-1)]) {
				last = max(last, t.hi[k])
			}
		}
	}
	for last > i+1 && (t.rel(last-1) == "punct" || breaks[t.text(last-1)]) {
		last--
	}
	return first, last
}

// subtree is all that hangs on the token, itself included: tokens [first,
// last). It has no gaps in a projective parse.
func (t *tree) subtree(i int) (first, last int) { return t.lo[i], t.hi[i] }

// bareBase is the base of a noun phrase without its articles: "three lawyers" of
// "the three lawyers".
func (t *tree) bareBase(i int) (first, last int) {
	for first, last = t.base(i); first < i && t.tag(first) == "DT"; first++ {
	}
	return first, last
}

// article is the determiner of a noun in lower case: the, a, this, some, no.
func (t *tree) article(i int) string {
	for _, k := range t.kids[i] {
		if t.rel(k) == "det" {
			return t.lower(k)
		}
	}
	return ""
}
