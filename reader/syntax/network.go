package syntax

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"slices"

	"backchannel/internal/hash"
	"backchannel/reader/syntax/neural"
)

// Recipe says how a model is trained.
type Recipe struct {
	Shape    neural.Config
	Options  neural.Options
	Rate     float64 // the highest learning rate
	Epochs   int
	Parts    int // silver sentences are dealt into so many parts, one an epoch in turn
	Batch    int // words a step
	Seed     uint64
	Plain    *Plain // plain text for the vocabulary and its first vectors; may be nil
	Progress io.Writer
}

// TrainNetwork trains a model on gold sentences and silver ones. The same
// sentences and recipe give the same weights.
func TrainNetwork(gold, silver []Gold, r Recipe) *Model {
	m := &Model{}
	m.survey(gold, silver, r)
	m.lemmas = newLexicon(m.hashes, r.Shape.Hashed).learnLemmas(gold)
	r.Shape.Words = len(m.hashes) + 2
	r.Shape.Tags, r.Shape.Rels, r.Shape.Names = len(m.tags), len(m.rels), len(m.labels)
	m.net = neural.New(r.Shape)
	m.ready()
	examples, extra := m.examples(gold), m.examples(silver)
	if r.Plain != nil {
		r.Options.Fixed = r.Plain.wide
	}
	learner := neural.NewLearner(m.net, r.Options, r.Seed)
	if r.Plain != nil {
		m.install(r.Plain)
	}
	rng := rand.New(rand.NewPCG(r.Seed, 9))
	plan := r.plan(examples, extra, rng)
	steps, done := 0, 0
	for _, part := range plan {
		steps += len(batches(part, r.Batch, rand.New(rand.NewPCG(r.Seed, 8))))
	}
	for e := range r.Epochs {
		for _, batch := range batches(plan[e], r.Batch, rng) {
			done++
			warm := min(1, float64(done)/200)
			learner.Step(batch, r.Rate*warm*max(0.01, 1-float64(done)/float64(steps)))
		}
		s := learner.Stats()
		fmt.Fprintf(r.Progress, "epoch %d: tags %.4f names %.4f heads %.4f relations %.4f, losses %.3f\n", e+1, s.Right[0], s.Right[1], s.Right[2], s.Right[3], s.Loss)
	}
	m.ready()
	return m
}

// survey finds the answers that the sentences give and the words that are frequent.
func (m *Model) survey(gold, silver []Gold, r Recipe) {
	tags, rels, names := map[string]bool{}, map[string]bool{}, map[string]bool{}
	counts := map[string]int{}
	if r.Plain != nil {
		counts = maps.Clone(r.Plain.Counts)
	}
	for _, g := range slices.Concat(gold, silver) {
		for i := range g.Words {
			counts[normalForm(g.Words[i])] += 3
			if g.Tags != nil && g.Tags[i] != "" {
				tags[g.Tags[i]] = true
			}
			if g.Heads != nil && g.Rels[i] != "" {
				rels[g.Rels[i]] = true
			}
			if g.Names != nil && g.Names[i] != "" {
				names[g.Names[i]] = true
			}
		}
	}
	m.tags, m.rels, m.labels = slices.Sorted(maps.Keys(tags)), slices.Sorted(maps.Keys(rels)), slices.Sorted(maps.Keys(names))
	m.hashes = frequent(counts, r.Shape.Words-2)
}

// plan is what each epoch goes through: all examples, and a part of the extra ones.
func (r *Recipe) plan(examples, extra []*neural.Example, rng *rand.Rand) [][]*neural.Example {
	var plan [][]*neural.Example
	order := rng.Perm(len(extra))
	for e := range r.Epochs {
		part := slices.Clone(examples)
		for i := e % r.Parts; i < len(extra); i += r.Parts {
			part = append(part, extra[order[i]])
		}
		plan = append(plan, part)
	}
	return plan
}

// rare is how often a word must be seen to have a row of its own.
const rare = 6

// frequent are the hashes of the n most frequent normal forms, rare ones left out.
func frequent(counts map[string]int, n int) []uint32 {
	type entry struct {
		word string
		n    int
	}
	var list []entry
	for w, c := range counts {
		if c >= rare {
			list = append(list, entry{w, c})
		}
	}
	slices.SortFunc(list, func(a, b entry) int { return cmp.Or(b.n-a.n, cmp.Compare(a.word, b.word)) })
	var out []uint32
	seen := map[uint32]bool{}
	for _, e := range list {
		if h := hash.String(e.word); !seen[h] && len(out) < n {
			seen[h] = true
			out = append(out, h)
		}
	}
	return out
}

// examples turns gold sentences into numbers.
func (m *Model) examples(gold []Gold) []*neural.Example {
	index := func(list []string) map[string]int16 {
		ids := map[string]int16{"": -1}
		for i, s := range list {
			ids[s] = int16(i)
		}
		return ids
	}
	tags, rels, names := index(m.tags), index(m.rels), index(m.labels)
	cache := map[string][]int32{}
	var out []*neural.Example
	for _, g := range gold {
		n := len(g.Words)
		if n == 0 || n > maxSentence {
			continue
		}
		e := &neural.Example{Scale: cmp.Or(g.Scale, 1)}
		for i, w := range g.Words {
			rows, ok := cache[w]
			if !ok {
				rows = m.lex.rows(w)
				cache[w] = rows
			}
			e.Rows = append(e.Rows, rows)
			if g.Tags != nil {
				e.Tags = append(e.Tags, tags[g.Tags[i]])
			}
			if g.Names != nil {
				e.Names = append(e.Names, names[g.Names[i]])
			}
			if g.Heads != nil {
				h := int16(g.Heads[i])
				if h == -1 {
					h = int16(n)
				}
				e.Heads = append(e.Heads, max(h, -1))
				e.Rels = append(e.Rels, rels[g.Rels[i]])
			}
		}
		out = append(out, e)
	}
	return out
}

// batches deals the examples, in an order drawn anew, into batches of about
// size words, each of sentences of like length.
func batches(examples []*neural.Example, size int, rng *rand.Rand) [][]*neural.Example {
	order := rng.Perm(len(examples))
	const pool = 2000
	var out [][]*neural.Example
	for len(order) > 0 {
		n := min(pool, len(order))
		part := order[:n]
		order = order[n:]
		slices.SortStableFunc(part, func(a, b int) int { return len(examples[a].Rows) - len(examples[b].Rows) })
		var batch []*neural.Example
		words := 0
		for _, k := range part {
			batch = append(batch, examples[k])
			if words += len(examples[k].Rows); words >= size {
				out = append(out, batch)
				batch, words = nil, 0
			}
		}
		if len(batch) > 0 {
			out = append(out, batch)
		}
	}
	rng.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

// ready makes the model fit to read with.
func (m *Model) ready() {
	m.lex = newLexicon(m.hashes, m.net.Hashed)
	m.reader = neural.NewReader(m.net, m.lex.rows, slices.Index(m.rels, "root"))
	m.after = make([][]bool, len(m.labels))
	for i, a := range m.labels {
		for _, b := range m.labels {
			m.after[i] = append(m.after[i], follows(a, b))
		}
	}
}
