package syntax

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Score holds counts of right answers, from words and sentences as the corpus
// has them. Punctuation counts.
type Score struct {
	Words, Tags, Lemmas, Heads, Arcs int
	Names                            map[string]Count
}

// Count is what there is to find, what was found, and what of it was right.
type Count struct{ Gold, Found, Right int }

// F is the harmonic mean of precision and recall, in percent.
func (c Count) F() float64 {
	if c.Gold+c.Found == 0 {
		return 0
	}
	return 200 * float64(c.Right) / float64(c.Gold+c.Found)
}

// Measure annotates the words of gold sentences and counts what comes out right.
func (m *Model) Measure(gold []Gold) Score {
	sc := Score{Names: map[string]Count{}}
	for _, g := range gold {
		read := []Sentence{{Tokens: make([]Token, len(g.Words))}}
		s := &read[0]
		for i, w := range g.Words {
			s.Tokens[i].Text = w
		}
		m.annotateAll(read)
		for i, t := range s.Tokens {
			if g.Heads == nil {
				break
			}
			sc.Words++
			sc.Tags += one(t.Tag == g.Tags[i])
			sc.Lemmas += one(strings.EqualFold(t.Lemma, g.Lemmas[i]))
			sc.Heads += one(t.Head == g.Heads[i])
			sc.Arcs += one(t.Head == g.Heads[i] && t.Rel == g.Rels[i])
		}
		if g.Names != nil {
			sc.countNames(goldNames(g.Names), s.Names)
		}
	}
	return sc
}

func (sc *Score) countNames(gold, found []Name) {
	for _, n := range gold {
		for _, k := range []string{n.Type, "all"} {
			c := sc.Names[k]
			c.Gold++
			c.Right += one(slices.Contains(found, n))
			sc.Names[k] = c
		}
	}
	for _, n := range found {
		for _, k := range []string{n.Type, "all"} {
			c := sc.Names[k]
			c.Found++
			sc.Names[k] = c
		}
	}
}

// goldNames reads BILUO labels.
func goldNames(labels []string) []Name {
	var out []Name
	from := 0
	for i, l := range labels {
		switch l[0] {
		case 'B':
			from = i
		case 'L':
			out = append(out, Name{from, i + 1, l[2:]})
		case 'U':
			out = append(out, Name{i, i + 1, l[2:]})
		}
	}
	return out
}

// String gives the figures in percent.
func (sc Score) String() string {
	var b strings.Builder
	if sc.Words > 0 {
		p := func(n int) float64 { return 100 * float64(n) / float64(sc.Words) }
		fmt.Fprintf(&b, "tags %.2f lemmas %.2f UAS %.2f LAS %.2f (%d words)", p(sc.Tags), p(sc.Lemmas), p(sc.Heads), p(sc.Arcs), sc.Words)
	}
	for _, k := range slices.Sorted(maps.Keys(sc.Names)) {
		c := sc.Names[k]
		fmt.Fprintf(&b, " %s %.2f (%d/%d/%d)", k, c.F(), c.Gold, c.Found, c.Right)
	}
	return b.String()
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}
