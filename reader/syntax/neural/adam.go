package neural

import (
	"math"
	"math/rand/v2"
	"sync"
)

// Learner trains a network. The work of a batch is shared by two workers whose
// gradients are added in a fixed order, so that the outcome does not depend on
// how many processors there are.
type Learner struct {
	net    *Network
	opt    Options
	passes [2]*pass
	m, v   [][]float32
	step   int
	sum    []float32 // gradient sums of touched embedding rows
	slot   []int32   // row → 1 + its place in touched
	list   []int32
}

// NewLearner gives the network random weights (drawn from seed) where it has
// none yet and makes ready to train it.
func NewLearner(n *Network, opt Options, seed uint64) *Learner {
	rng := rand.New(rand.NewPCG(seed, 1))
	fill := func(p *Param, scale float64) {
		for i := range p.W {
			p.W[i] = float32((rng.Float64()*2 - 1) * scale)
		}
	}
	glorot := func(p *Param) { fill(p, math.Sqrt(6/float64(p.Rows+p.Cols))) }
	fill(n.Embed, 0.1)
	glorot(n.Window)
	for l := range n.Mix {
		glorot(n.Mix[l])
		for i := range n.Dim { // gates that keep for short and for long
			n.MixB[l].W[n.Dim+i] = float32(i%4) - 0.5
		}
	}
	for _, p := range []*Param{n.Hidden, n.TagW, n.NameW, n.RelW} {
		glorot(p)
	}
	fill(n.ArcU, 1/math.Sqrt(float64(n.Arc))/2)
	fill(n.RootArc, 0.3)
	fill(n.RootRel, 0.3)
	l := &Learner{net: n, opt: opt, slot: make([]int32, n.Embed.Rows)}
	for i := range l.passes {
		l.passes[i] = newPass(n, opt)
	}
	for _, p := range n.Params() {
		l.m = append(l.m, make([]float32, len(p.W)))
		l.v = append(l.v, make([]float32, len(p.W)))
	}
	return l
}

// Stats are the losses and the share of right answers since the last call, in
// the order tags, names, heads, relations.
type Stats struct{ Loss, Right [4]float64 }

// Stats returns the counts and starts them anew.
func (l *Learner) Stats() Stats {
	var s Stats
	var seen [4]int
	for _, p := range l.passes {
		for i := range seen {
			s.Loss[i] += p.loss[i]
			s.Right[i] += float64(p.hits[i])
			seen[i] += p.seen[i]
		}
		p.loss, p.hits, p.seen = [4]float64{}, [4]int{}, [4]int{}
	}
	for i, n := range seen {
		s.Loss[i] /= float64(max(n, 1))
		s.Right[i] /= float64(max(n, 1))
	}
	return s
}

// Step learns from a batch at a rate.
func (l *Learner) Step(batch []*Example, rate float64) {
	l.step++
	half := cutHalf(batch)
	parts := [2][]*Example{batch[:half], batch[half:]}
	var wg sync.WaitGroup
	for i, p := range l.passes {
		p.rng = rand.New(rand.NewPCG(uint64(l.step), uint64(i)))
		wg.Go(func() { p.run(parts[i]) })
	}
	wg.Wait()
	words := 0
	for _, e := range batch {
		words += len(e.Rows)
	}
	l.update(rate, 1/float32(words))
}

// cutHalf is where the batch has half its words.
func cutHalf(batch []*Example) int {
	total, n := 0, 0
	for _, e := range batch {
		total += len(e.Rows)
	}
	for i, e := range batch {
		if n*2 >= total {
			return i
		}
		n += len(e.Rows)
	}
	return len(batch)
}

const (
	beta1, beta2 = 0.9, 0.98
	epsilon      = 1e-8
	maxNorm      = 2.0
)

// update is one step of Adam with the gradients' norm clipped.
func (l *Learner) update(rate float64, scale float32) {
	d := l.net.Dim
	l.gather()
	var norm float64
	for i, p := range l.net.Params() {
		g := l.passes[0].grad[i]
		if p == l.net.Embed {
			g = l.sum
		} else {
			add(g, l.passes[1].grad[i])
			clear(l.passes[1].grad[i])
		}
		var sq float64
		for j := range g {
			g[j] *= scale
			sq += float64(g[j]) * float64(g[j])
		}
		norm += sq
	}
	clip := float32(min(1, maxNorm/(math.Sqrt(norm)+1e-12)))
	k := float32(rate * math.Sqrt(1-math.Pow(beta2, float64(l.step))) / (1 - math.Pow(beta1, float64(l.step))))
	for i, p := range l.net.Params() {
		if p == l.net.Embed {
			for s, row := range l.list {
				from := 0
				if row >= 2 && int(row) < l.net.Words {
					from = l.opt.Fixed
				}
				a, b := int(row)*d+from, int(row)*d+d
				adam(p.W[a:b], l.m[i][a:b], l.v[i][a:b], l.sum[s*d+from:][:d-from], k, clip)
				l.slot[row] = 0
			}
			continue
		}
		adam(p.W, l.m[i], l.v[i], l.passes[0].grad[i], k, clip)
		clear(l.passes[0].grad[i])
	}
}

// gather sums the embedding gradients row by row, in the order of the text.
func (l *Learner) gather() {
	d := l.net.Dim
	l.list = l.list[:0]
	l.sum = l.sum[:0]
	for _, p := range l.passes {
		for t := range len(p.at) - 1 {
			g := p.dx[t*d:][:d]
			for _, row := range p.rows[p.at[t]:p.at[t+1]] {
				s := l.slot[row]
				if s == 0 {
					l.list = append(l.list, row)
					s = int32(len(l.list))
					l.slot[row] = s
					l.sum = append(l.sum, make([]float32, d)...)
				}
				add(l.sum[int(s-1)*d:][:d], g)
			}
		}
		p.at = p.at[:0]
	}
}

func adam(w, m, v, g []float32, k, clip float32) {
	m, v, g = m[:len(w)], v[:len(w)], g[:len(w)]
	for i := range w {
		x := g[i] * clip
		m[i] = beta1*m[i] + (1-beta1)*x
		v[i] = beta2*v[i] + (1-beta2)*x*x
		w[i] -= k * m[i] / (float32(math.Sqrt(float64(v[i]))) + epsilon)
	}
}
