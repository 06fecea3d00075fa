// Package syntax turns prose into sentences, tokens, part-of-speech tags,
// dependency trees and names, with small trained models whose weights are
// compiled in. It knows English and nothing of sanctions.
package syntax

// Sentence is one sentence with its tokens.
type Sentence struct {
	Start, End int // bytes into the text
	Paragraph  int // 0, 1, … : paragraphs are parted by blank lines
	Tokens     []Token
	Names      []Name
}

// Token is one word or mark. Contractions and clitics are split as in the
// Universal Dependencies treebanks: "Putin's" is "Putin" + "'s".
type Token struct {
	Start, End int    // bytes into the text
	Text       string // as written
	Tag        string // Penn Treebank tag: NNP, VBD …
	Lemma      string // lower-case base form
	Head       int    // index of the head in the sentence, -1 for the root
	Rel        string // Universal Dependencies relation: nsubj, obj, appos, nmod:poss …
}

// Name is a named thing: tokens [First, Last) of its sentence.
type Name struct {
	First, Last int
	Type        string // PER, ORG, LOC
}
