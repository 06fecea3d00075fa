package neural

import "math/rand/v2"

// Example is a sentence to learn from. Answers of -1 are not known and teach
// nothing; a nil slice is all unknown.
type Example struct {
	Rows  [][]int32 // the embedding rows of each word, -1 for none; the first two name the word itself
	Tags  []int16
	Names []int16
	Heads []int16 // len(Rows) for the root
	Rels  []int16
	Scale float32 // how much the example counts; 1 for gold
}

// Options of learning.
type Options struct {
	Dropout  float32 // share of hidden values left out
	Unknown  float32 // share of words made unknown
	NameGain float32 // weight of names against the other answers
	Fixed    int     // so many first values of each known word's vector stay as they are
}

// pass is one worker's memory: activations of a batch and gradients.
type pass struct {
	n    *Network
	opt  Options
	rng  *rand.Rand
	grad []([]float32) // one a parameter; nil for the embeddings
	rows []int32       // touched embedding rows, token by token
	at   []int         // where each token's rows begin
	dx   []float32     // gradient of each token's sum of rows
	loss [4]float64
	hits [4]int
	seen [4]int

	arena []float32 // memory of one run, used again in the next
	used  int
}

// zeros returns n zeros that last until the next run.
func (p *pass) zeros(n int) []float32 {
	p.used += n
	if p.used > len(p.arena) {
		return make([]float32, n)
	}
	b := p.arena[p.used-n : p.used : p.used]
	clear(b)
	return b
}

func newPass(n *Network, opt Options) *pass {
	p := &pass{n: n, opt: opt}
	for _, q := range n.Params() {
		if q == n.Embed {
			p.grad = append(p.grad, nil)
			continue
		}
		p.grad = append(p.grad, make([]float32, len(q.W)))
	}
	return p
}

func (p *pass) g(q *Param) []float32 {
	for i, x := range p.n.Params() {
		if x == q {
			return p.grad[i]
		}
	}
	return nil
}

// mask draws a dropout mask over x and applies it.
func (p *pass) mask(x []float32) []float32 {
	if p.opt.Dropout == 0 {
		return nil
	}
	m := p.zeros(len(x))
	keep := 1 / (1 - p.opt.Dropout)
	cut := uint32(p.opt.Dropout * 65536)
	for i := 0; i < len(x); i += 4 {
		r := p.rng.Uint64()
		for j := i; j < min(i+4, len(x)); j++ {
			if uint32(r&0xffff) >= cut {
				m[j] = keep
			}
			r >>= 16
			x[j] *= m[j]
		}
	}
	return m
}

func unmask(d, m []float32) {
	if m == nil {
		return
	}
	for i := range d {
		d[i] *= m[i]
	}
}

// trace is what the way forward leaves for the way back.
type trace struct {
	x      level // the words' vectors
	window level // after the window layer
	beside []float32
	lively []bool // which values of the window layer the rectifier let through
	layers []layer
	z      []float32 // hidden values
	masked []float32 // and their dropout
}

// level is a normalised, thinned-out layer's values and what undoing it needs.
type level struct{ out, inv, hat, mask []float32 }

type layer struct {
	level
	in, u, v []float32
}

// settle normalises x and draws its dropout.
func (p *pass) settle(x []float32, gain, shift *Param) level {
	d := p.n.Dim
	l := level{out: x, inv: p.zeros(len(x) / d), hat: p.zeros(len(x))}
	normal(x, d, gain.W, shift.W, l.inv, l.hat)
	l.mask = p.mask(x)
	return l
}

// unsettle takes the gradient d back through settle.
func (p *pass) unsettle(d []float32, l level, gain, shift *Param) {
	unmask(d, l.mask)
	p.normalBack(d, l.inv, l.hat, gain, shift)
}

// run goes forward and back over the sentences, adding to the gradients.
func (p *pass) run(batch []*Example) {
	if p.used > len(p.arena) {
		p.arena = make([]float32, p.used+p.used/4)
	}
	p.used = 0
	n, w := p.n, p.n.hidden()
	total := 0
	for _, e := range batch {
		total += len(e.Rows)
	}
	tr := p.forward(batch, total)
	dz := p.zeros(total * w)
	p.classify(batch, tr.z, dz, 0)
	p.classify(batch, tr.z, dz, 1)
	at := 0
	for _, e := range batch {
		if e.Heads != nil {
			p.tree(e, tr.z[at*w:][:len(e.Rows)*w], dz[at*w:][:len(e.Rows)*w])
		}
		at += len(e.Rows)
	}
	unmask(dz, tr.masked)
	for t := range total {
		for i := range n.rectified() {
			if tr.z[t*w+i] <= 0 {
				dz[t*w+i] = 0
			}
		}
	}
	p.back(batch, tr, dz, total)
}

// forward computes the hidden values of all words.
func (p *pass) forward(batch []*Example, total int) *trace {
	n, d := p.n, p.n.Dim
	tr := &trace{}
	tr.x = p.settle(p.embed(batch, total), n.EmbedG, n.EmbedB)
	tr.beside = n.neighbours(batch, tr.x.out, total)
	h := p.zeros(total * d)
	gemmLearn(h, tr.beside, n.Window.W, total, 3*d, d)
	addRow(h, n.WindowB.W)
	rectify(h)
	tr.lively = make([]bool, len(h))
	for i, v := range h {
		tr.lively[i] = v > 0
	}
	tr.window = p.settle(h, n.WindowG, n.WindowN)
	for l := range n.Layers {
		s := layer{in: h, u: p.zeros(total * 3 * d), v: p.zeros(total * d)}
		gemmLearn(s.u, h, n.Mix[l].W, total, d, 3*d)
		addRow(s.u, n.MixB[l].W)
		at := 0
		for t := range total {
			for i, v := range s.u[t*3*d+d:][:2*d] {
				s.u[t*3*d+d+i] = gate(v)
			}
		}
		for _, e := range batch {
			k := len(e.Rows)
			scan(s.v[at*d:], s.u[at*3*d:], k, d)
			at += k
		}
		out := p.zeros(total * d)
		for t := range total {
			for i := range d {
				out[t*d+i] = s.in[t*d+i] + s.u[t*3*d+2*d+i]*s.v[t*d+i]
			}
		}
		s.level = p.settle(out, n.MixG[l], n.MixN[l])
		tr.layers = append(tr.layers, s)
		h = out
	}
	w := n.hidden()
	tr.z = p.zeros(total * w)
	gemmLearn(tr.z, h, n.Hidden.W, total, d, w)
	addRow(tr.z, n.HiddenB.W)
	for t := range total {
		rectify(tr.z[t*w:][:n.rectified()])
	}
	tr.masked = p.mask(tr.z)
	return tr
}

// embed sums each word's rows; now and then it makes a word unknown.
func (p *pass) embed(batch []*Example, total int) []float32 {
	n, d := p.n, p.n.Dim
	p.rows, p.at = p.rows[:0], p.at[:0]
	x := p.zeros(total * d)
	t := 0
	for _, e := range batch {
		for _, rows := range e.Rows {
			p.at = append(p.at, len(p.rows))
			unknown := p.rng.Float32() < p.opt.Unknown
			for k, r := range rows {
				if k < 2 && unknown {
					if k == 1 {
						continue
					}
					r = 0
				}
				if r < 0 {
					continue
				}
				p.rows = append(p.rows, r)
				add(x[t*d:][:d], n.Embed.W[int(r)*d:][:d])
			}
			t++
		}
	}
	p.at = append(p.at, len(p.rows))
	return x
}

// neighbours sets each word's vector between those of the words beside it.
func (n *Network) neighbours(batch []*Example, x []float32, total int) []float32 {
	d := n.Dim
	edge := n.Embed.W[d : 2*d]
	win := make([]float32, total*3*d)
	t := 0
	for _, e := range batch {
		l := len(e.Rows)
		for i := range l {
			row := win[t*3*d:][:3*d]
			copy(row, edge)
			if i > 0 {
				copy(row, x[(t-1)*d:][:d])
			}
			copy(row[d:], x[t*d:][:d])
			copy(row[2*d:], edge)
			if i < l-1 {
				copy(row[2*d:], x[(t+1)*d:][:d])
			}
			t++
		}
	}
	return win
}

// back takes the gradient of the hidden values back to the embeddings.
func (p *pass) back(batch []*Example, tr *trace, dz []float32, total int) {
	n, d := p.n, p.n.Dim
	dh := p.zeros(total * d)
	top := tr.window.out
	if n.Layers > 0 {
		top = tr.layers[n.Layers-1].out
	}
	p.affineBack(dh, top, dz, n.Hidden, n.HiddenB, total)
	for l := n.Layers - 1; l >= 0; l-- {
		s := &tr.layers[l]
		p.unsettle(dh, s.level, n.MixG[l], n.MixN[l])
		du := p.zeros(total * 3 * d)
		at := 0
		for _, e := range batch {
			k := len(e.Rows)
			scanBack(du[at*3*d:], dh[at*d:], s.u[at*3*d:], s.v[at*d:], k, d)
			at += k
		}
		p.affineBack(dh, s.in, du, n.Mix[l], n.MixB[l], total)
	}
	p.unsettle(dh, tr.window, n.WindowG, n.WindowN)
	for i := range dh {
		if !tr.lively[i] {
			dh[i] = 0
		}
	}
	dwin := p.zeros(total * 3 * d)
	p.affineBack(dwin, tr.beside, dh, n.Window, n.WindowB, total)
	dx := p.zeros(total * d)
	t := 0
	for _, e := range batch {
		l := len(e.Rows)
		for i := range l {
			row := dwin[t*3*d:][:3*d]
			if i > 0 {
				add(dx[(t-1)*d:][:d], row[:d])
			}
			add(dx[t*d:][:d], row[d:2*d])
			if i < l-1 {
				add(dx[(t+1)*d:][:d], row[2*d:])
			}
			t++
		}
	}
	p.unsettle(dx, tr.x, n.EmbedG, n.EmbedB)
	p.dx = dx
}

func add(to, v []float32) {
	for i, x := range v {
		to[i] += x
	}
}

// affineBack takes dy, the gradient of x·W+b, back to dx (added), W and b.
func (p *pass) affineBack(dx, x, dy []float32, w, b *Param, rows int) {
	in, out := w.Rows, w.Cols
	if b != nil {
		g := p.g(b)
		for t := range rows {
			add(g, dy[t*out:][:out])
		}
	}
	xt := p.zeros(in * rows)
	transpose(xt, x, rows, in, rows)
	gemmLearn(p.g(w), xt, dy, in, rows, out)
	wt := p.zeros(out * in)
	transpose(wt, w.W, in, out, in)
	gemmLearn(dx, dy, wt, rows, out, in)
}

// normalBack takes dy back through normal, in place.
func (p *pass) normalBack(dy, inv, hat []float32, gain, shift *Param) {
	d := gain.Cols
	gg, gs := p.g(gain), p.g(shift)
	for t := range inv {
		row, h := dy[t*d:][:d], hat[t*d:][:d]
		var s1, s2 float32
		for i, v := range row {
			gg[i] += v * h[i]
			gs[i] += v
			v *= gain.W[i]
			row[i] = v
			s1 += v
			s2 += v * h[i]
		}
		s1, s2 = s1/float32(d), s2/float32(d)
		for i, v := range row {
			row[i] = inv[t] * (v - s1 - h[i]*s2)
		}
	}
}

// scanBack takes dy, the gradient of in + read·state, back to du; dy itself is
// the gradient of in already.
func scanBack(du, dy, u, v []float32, n, d int) {
	half := d / 2
	carry := make([]float32, d)
	slope := func(g float32) float32 {
		q := 2*g - 1
		if q < 0 {
			q = -q
		}
		return 0.5 * (1 - q) * (1 - q)
	}
	step := func(t, before, from int) {
		for i := from; i < from+half; i++ {
			c, f, r := u[t*3*d+i], u[t*3*d+d+i], u[t*3*d+2*d+i]
			g := dy[t*d+i]
			du[t*3*d+2*d+i] = g * v[t*d+i] * slope(r)
			dv := g*r + carry[i]
			var prev float32
			if before >= 0 && before < n {
				prev = v[before*d+i]
			}
			du[t*3*d+i] = dv * (1 - f)
			du[t*3*d+d+i] = dv * (prev - c) * slope(f)
			carry[i] = dv * f
		}
	}
	for t := n - 1; t >= 0; t-- {
		step(t, t-1, 0)
	}
	for t := range n {
		step(t, t+1, half)
	}
}
