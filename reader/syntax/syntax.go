// Package syntax turns prose into sentences, tokens, part-of-speech tags,
// dependency trees and names, with small trained models whose weights are
// compiled in. It knows English and nothing of sanctions.
package syntax

import "slices"

// Sentence is one sentence with its tokens.
type Sentence struct {
	Start, End int // bytes into the text
	Paragraph  int // 0, 1, … : paragraphs are parted by blank lines
	Tokens     []Token
	Names      []Name // in order, none overlapping
}

// Token is one word or mark. Contractions and clitics are split as in the
// Universal Dependencies treebanks: "Berg's" is "Berg" + "'s".
type Token struct {
	Start, End int    // bytes into the text
	Text       string // as written
	Tag        string // Penn Treebank tag: NNP, VBD …
	Lemma      string // base form, lower case unless it is a name
	Head       int    // index of the head in the sentence, -1 for the root
	Rel        string // Universal Dependencies relation: nsubj, obj, appos, nmod:poss …
}

// Name is a named thing: tokens [First, Last) of its sentence.
type Name struct {
	First, Last int
	Type        string // PER, ORG, LOC
}

// Root is the index of the sentence's root token, -1 for an empty sentence.
func (s *Sentence) Root() int {
	for i := range s.Tokens {
		if s.Tokens[i].Head < 0 {
			return i
		}
	}
	return -1
}

// Children are the tokens whose head is i, in order; with relations given, only
// those that stand in one of them.
func (s *Sentence) Children(i int, rels ...string) []int {
	var out []int
	for j := range s.Tokens {
		if s.Tokens[j].Head == i && (len(rels) == 0 || slices.Contains(rels, s.Tokens[j].Rel)) {
			out = append(out, j)
		}
	}
	return out
}

// Child is the first child of i in one of the relations, -1 where it has none.
func (s *Sentence) Child(i int, rels ...string) int {
	for j := range s.Tokens {
		if s.Tokens[j].Head == i && slices.Contains(rels, s.Tokens[j].Rel) {
			return j
		}
	}
	return -1
}

// Subtree is the span of tokens [first, last) that i and all that hangs on it
// reach over. Trees may cross; the span then holds foreign tokens too.
func (s *Sentence) Subtree(i int) (first, last int) {
	first, last = i, i+1
	for j := range s.Tokens {
		if (j < first || j >= last) && s.Under(j, i) {
			first, last = min(first, j), max(last, j+1)
		}
	}
	return first, last
}

// Under reports whether j is i or hangs on it, at any depth.
func (s *Sentence) Under(j, i int) bool {
	for range len(s.Tokens) + 1 {
		if j == i {
			return true
		}
		if j < 0 {
			return false
		}
		j = s.Tokens[j].Head
	}
	return false
}

// Text is the text of the tokens [first, last) as written, white space
// included; text must be the one that was parsed.
func (s *Sentence) Text(text string, first, last int) string {
	if first < 0 || last > len(s.Tokens) || first >= last {
		return ""
	}
	return text[s.Tokens[first].Start:s.Tokens[last-1].End]
}

// TokenAt is the index of the token that holds the byte offset, or of the first
// after it; len(s.Tokens) where there is none.
func (s *Sentence) TokenAt(offset int) int {
	for i := range s.Tokens {
		if offset < s.Tokens[i].End {
			return i
		}
	}
	return len(s.Tokens)
}
