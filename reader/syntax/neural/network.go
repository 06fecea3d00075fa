package neural

import "math"

// Config is the shape of a network.
type Config struct {
	Dim    int // width of a word's vector, a multiple of 32
	Layers int // recurrent layers over the window layer
	Tag    int // hidden widths before each answer, multiples of 16
	Name   int
	Arc    int
	Rel    int
	Words  int // rows of the vocabulary, row 0 for unknown words, row 1 beyond the sentence
	Hashed int // rows that affixes and shapes share

	Tags, Names, Rels int // how many of each there are
}

// hidden is the width of the hidden layer that all answers share.
func (c Config) hidden() int { return c.Tag + c.Name + 2*c.Arc + 2*c.Rel }

// rectified is how much of the hidden layer goes through a rectifier: all but
// what names relations, which is rectified once dependent and head are added.
func (c Config) rectified() int { return c.Tag + c.Name + 2*c.Arc }

// Param is a matrix of weights by rows; a vector has one row.
type Param struct {
	Name       string
	Rows, Cols int
	W          []float32
}

// Network is the weights: embeddings, a window layer, recurrent layers, a hidden
// layer and an output a task.
type Network struct {
	Config
	Embed            *Param // (Words+Hashed) × Dim
	EmbedG, EmbedB   *Param // gain and offset of the normalised sum
	Window, WindowB  *Param // 3·Dim × Dim: the word before, the word, the word after
	WindowG, WindowN *Param
	Mix              []*Param // Dim × 3·Dim a layer: candidate, keep gate, read gate
	MixB, MixG, MixN []*Param
	Hidden, HiddenB  *Param
	TagW, TagB       *Param
	NameW, NameB     *Param
	ArcU, ArcW       *Param // bilinear weights; how likely a word is to be a head at all
	Dist             *Param // how likely a head is so many words away, see reach
	RootArc, RootRel *Param // what stands for the head of the root
	RelW, RelB       *Param
}

// Params are all weights in one fixed order.
func (n *Network) Params() []*Param {
	ps := []*Param{n.Embed, n.EmbedG, n.EmbedB, n.Window, n.WindowB, n.WindowG, n.WindowN}
	for l := range n.Mix {
		ps = append(ps, n.Mix[l], n.MixB[l], n.MixG[l], n.MixN[l])
	}
	return append(ps, n.Hidden, n.HiddenB, n.TagW, n.TagB, n.NameW, n.NameB, n.ArcU, n.ArcW, n.Dist, n.RootArc, n.RootRel, n.RelW, n.RelB)
}

// New makes a network of zeros with gains of one.
func New(c Config) *Network {
	p := func(name string, rows, cols int) *Param {
		return &Param{name, rows, cols, make([]float32, rows*cols)}
	}
	ones := func(name string, cols int) *Param {
		q := p(name, 1, cols)
		for i := range q.W {
			q.W[i] = 1
		}
		return q
	}
	d, h := c.Dim, c.hidden()
	n := &Network{
		Config: c,
		Embed:  p("embed", c.Words+c.Hashed, d), EmbedG: ones("embed.gain", d), EmbedB: p("embed.shift", 1, d),
		Window: p("window", 3*d, d), WindowB: p("window.bias", 1, d), WindowG: ones("window.gain", d), WindowN: p("window.shift", 1, d),
		Hidden: p("hidden", d, h), HiddenB: p("hidden.bias", 1, h),
		TagW: p("tag", c.Tag, padded(c.Tags)), TagB: p("tag.bias", 1, padded(c.Tags)),
		NameW: p("name", c.Name, padded(c.Names)), NameB: p("name.bias", 1, padded(c.Names)),
		ArcU: p("arc", c.Arc, c.Arc), ArcW: p("arc.head", 1, c.Arc), Dist: p("distance", 1, 2*far+1), RootArc: p("root.arc", 1, c.Arc), RootRel: p("root.rel", 1, c.Rel),
		RelW: p("rel", c.Rel, padded(c.Rels)), RelB: p("rel.bias", 1, padded(c.Rels)),
	}
	for range c.Layers {
		n.Mix = append(n.Mix, p("mix", d, 3*d))
		n.MixB = append(n.MixB, p("mix.bias", 1, 3*d))
		n.MixG = append(n.MixG, ones("mix.gain", d))
		n.MixN = append(n.MixN, p("mix.shift", 1, d))
	}
	return n
}

// normal centres and scales each row of x (rows × d) in place, then applies
// gain and offset. Where inv and hat are given it keeps there what the way back
// needs.
func normal(x []float32, d int, gain, shift []float32, inv, hat []float32) {
	for t := 0; t*d < len(x); t++ {
		row := x[t*d:][:d]
		var sum float32
		for _, v := range row {
			sum += v
		}
		mean := sum / float32(d)
		var sq float32
		for i, v := range row {
			v -= mean
			row[i] = v
			sq += float32(v * v)
		}
		k := float32(1 / math.Sqrt(float64(sq/float32(d)+1e-5)))
		if inv != nil {
			inv[t] = k
			keep := hat[t*d:][:d]
			for i, v := range row {
				h := float32(v * k)
				keep[i] = h
				row[i] = float32(h*gain[i]) + shift[i]
			}
			continue
		}
		for i, v := range row {
			row[i] = float32(float32(v*k)*gain[i]) + shift[i]
		}
	}
}

// gate squeezes x into 0..1 as a sigmoid does, without its cost.
func gate(x float32) float32 {
	a := x
	if a < 0 {
		a = -a
	}
	return 0.5 + float32(0.5*x)/(1+a)
}

// addRow adds v to every row of x.
func addRow(x, v []float32) {
	d := len(v)
	for t := 0; t < len(x); t += d {
		row := x[t:][:d]
		for i, b := range v {
			row[i] += b
		}
	}
}

func rectify(x []float32) {
	for i, v := range x {
		if v < 0 {
			x[i] = 0
		}
	}
}

// scan runs the two recurrences of a layer over one sentence: the left half of
// the width from its first word on, the right half from its last word back.
// u (n × 3·d) holds candidates, keep gates and read gates, gates squeezed
// already; v gets the states.
func scan(v, u []float32, n, d int) {
	half := d / 2
	for t := range n {
		row, to := u[t*3*d:][:3*d], v[t*d:][:half]
		c, f := row[:half], row[d:][:half]
		if t == 0 {
			for i := range to {
				to[i] = float32((1 - f[i]) * c[i])
			}
			continue
		}
		from := v[(t-1)*d:][:half]
		for i := range to {
			to[i] = float32(f[i]*from[i]) + float32((1-f[i])*c[i])
		}
	}
	for t := n - 1; t >= 0; t-- {
		row, to := u[t*3*d:][:3*d], v[t*d+half:][:half]
		c, f := row[half:][:half], row[d+half:][:half]
		if t == n-1 {
			for i := range to {
				to[i] = float32((1 - f[i]) * c[i])
			}
			continue
		}
		from := v[(t+1)*d+half:][:half]
		for i := range to {
			to[i] = float32(f[i]*from[i]) + float32((1-f[i])*c[i])
		}
	}
}

// far is the distance beyond which all are alike.
const far = 24

// reach is where Dist has the distance from word i to its head j.
func reach(i, j int) int { return max(-far, min(far, j-i)) + far }
