package main

import (
	"strings"
	"unicode"

	"backchannel/reader/syntax"
)

// cutScore counts how well raw text is cut into tokens and sentences.
type cutScore struct{ tokens, sentences syntax.Count }

// measureCuts joins gold sentences into the text that they came from, cuts it
// anew and compares. Places are counted in letters, white space left out.
func measureCuts(gold []syntax.Gold) cutScore {
	var sc cutScore
	for i := 0; i < len(gold); {
		j := i + 1
		for j < len(gold) && !gold[j].Opens {
			j++
		}
		sc.paragraph(gold[i:j])
		i = j
	}
	return sc
}

func (sc *cutScore) paragraph(gold []syntax.Gold) {
	var text strings.Builder
	tokens, sentences := map[[2]int]bool{}, map[[2]int]bool{}
	at := 0
	for _, g := range gold {
		text.WriteString(g.Text + " ")
		from := at
		for _, w := range g.Words {
			n := letters(w)
			tokens[[2]int{at, at + n}] = true
			at += n
		}
		sentences[[2]int{from, at}] = true
	}
	sc.tokens.Gold += len(tokens)
	sc.sentences.Gold += len(sentences)
	at = 0
	for _, s := range syntax.Sentences(text.String()) {
		from := at
		for _, k := range s.Tokens {
			n := letters(k.Text)
			sc.tokens.Found++
			sc.tokens.Right += oneIf(tokens[[2]int{at, at + n}])
			at += n
		}
		sc.sentences.Found++
		sc.sentences.Right += oneIf(sentences[[2]int{from, at}])
	}
}

// letters is the number of runes of w that are not white space.
func letters(w string) int {
	n := 0
	for _, r := range w {
		if !unicode.IsSpace(r) {
			n++
		}
	}
	return n
}
