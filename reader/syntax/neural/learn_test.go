package neural

import (
	"math"
	"math/rand/v2"
	"testing"
)

// The gradient that run gives must be the slope of the loss that it counts.
func TestGradientIsTheSlopeOfTheLoss(t *testing.T) {
	t.Parallel()
	n := New(Config{Dim: 32, Layers: 2, Tag: 16, Name: 16, Arc: 16, Rel: 16, Words: 10, Hashed: 10, Tags: 5, Names: 4, Rels: 6})
	l := NewLearner(n, Options{NameGain: 1}, 7)
	rng := rand.New(rand.NewPCG(3, 3))
	for _, p := range n.Params() {
		for i := range p.W {
			p.W[i] += rng.Float32()*0.4 - 0.2
		}
	}
	batch := []*Example{
		{Rows: [][]int32{{2, 11}, {3, 12, 15}, {4}, {5, 19}}, Tags: []int16{0, 1, 2, -1}, Names: []int16{0, 1, 3, 2}, Heads: []int16{1, 4, 1, 2}, Rels: []int16{0, 1, 2, 5}, Scale: 1},
		{Rows: [][]int32{{2}, {6, 12}}, Tags: []int16{3, 4}, Heads: []int16{2, 0}, Rels: []int16{3, 4}, Scale: 1},
	}
	p := l.passes[0]
	loss := func() float64 {
		p.loss = [4]float64{}
		p.rng = rand.New(rand.NewPCG(1, 1))
		for _, g := range p.grad {
			clear(g)
		}
		p.run(batch)
		return p.loss[0] + p.loss[1] + p.loss[2] + p.loss[3]
	}
	for k, q := range n.Params() {
		if q == n.Embed {
			continue
		}
		bad := 0
		for range 12 {
			i := rng.IntN(len(q.W))
			loss()
			want := float64(p.grad[k][i])
			was := q.W[i]
			const e = 4e-3
			q.W[i] = was + e
			up := loss()
			q.W[i] = was - e
			down := loss()
			q.W[i] = was
			got := (up - down) / (2 * e)
			if math.Abs(got-want) > 0.03*(1+math.Abs(want)) {
				bad++
				t.Logf("%s[%d]: slope %.4f, gradient %.4f", q.Name, i, got, want)
			}
		}
		if bad > 1 { // a kink of a rectifier may lie within the step
			t.Errorf("%s: %d of 12 slopes differ", q.Name, bad)
		}
	}
}
