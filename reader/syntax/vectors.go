package syntax

import (
	"math"
	"math/rand/v2"
)

// Plain is plain text made ready for training: how often each word occurs, and
// the words in order.
type Plain struct {
	Counts map[string]int // by normal form
	stream []uint32       // hashes of normal forms; 0 parts texts
}

// Add takes in a text.
func (p *Plain) Add(text string) {
	if p.Counts == nil {
		p.Counts = map[string]int{}
	}
	for _, t := range tokenise(text) {
		w := normalForm(text[t.start:t.end])
		p.Counts[w]++
		p.stream = append(p.stream, hashString(w))
	}
	p.stream = append(p.stream, 0)
}

// How word vectors are learned: by guessing a word from the words around it
// (CBOW with negative samples, Mikolov and others 2013).
const (
	vectorPasses = 3
	vectorWindow = 4
	negatives    = 5
	vectorRate   = 0.05
	frequentAt   = 1e-4 // words more frequent than this are left out now and then
	vectorSpread = 0.12 // the deviation of the finished vectors' values
)

// vectors learns a vector for each row of the lexicon from plain text and puts
// it into the embedding table, where training goes on from it.
func (m *Model) vectors(p *Plain, seed uint64) {
	d, words := m.net.Dim, m.net.Words
	var rows []int32
	counts := make([]float64, words)
	for _, h := range p.stream {
		row := m.lex.known[h]
		if h == 0 {
			row = -1
		} else {
			counts[row]++
		}
		rows = append(rows, row)
	}
	rng := rand.New(rand.NewPCG(seed, 21))
	in, out := make([]float32, words*d), make([]float32, words*d)
	for i := range in {
		in[i] = (rng.Float32() - 0.5) / float32(d)
	}
	table := noiseTable(counts)
	total := float64(len(rows))
	h, e := make([]float32, d), make([]float32, d)
	var around []int32
	for pass := range vectorPasses {
		for i, w := range rows {
			if w < 2 || rng.Float64() > math.Sqrt(frequentAt*total/(counts[w]+1)) {
				continue
			}
			rate := float32(vectorRate * max(0.02, 1-(float64(pass)+float64(i)/total)/vectorPasses))
			around = around[:0]
			reach := 1 + rng.IntN(vectorWindow)
			for j := i - 1; j >= max(0, i-reach) && rows[j] >= 0; j-- {
				around = append(around, rows[j])
			}
			for j := i + 1; j < min(len(rows), i+reach+1) && rows[j] >= 0; j++ {
				around = append(around, rows[j])
			}
			if len(around) == 0 {
				continue
			}
			clear(h)
			clear(e)
			for _, c := range around {
				for k, v := range in[int(c)*d:][:d] {
					h[k] += v
				}
			}
			part := 1 / float32(len(around))
			for k := range h {
				h[k] *= part
			}
			for n := range negatives + 1 {
				target, label := w, float32(1)
				if n > 0 {
					target, label = table[rng.IntN(len(table))], 0
					if target == w {
						continue
					}
				}
				o := out[int(target)*d:][:d]
				var dot float32
				for k, v := range o {
					dot += v * h[k]
				}
				g := (label - float32(1/(1+math.Exp(-float64(dot))))) * rate
				for k, v := range o {
					e[k] += g * v
					o[k] = v + g*h[k]
				}
			}
			for _, c := range around {
				to := in[int(c)*d:][:d]
				for k, v := range e {
					to[k] += v
				}
			}
		}
	}
	m.install(in, counts)
}

// noiseTable holds each row about as often as its count to the power of 3/4.
func noiseTable(counts []float64) []int32 {
	const size = 1 << 20
	sum := 0.0
	for _, c := range counts[2:] {
		sum += math.Pow(c, 0.75)
	}
	table := make([]int32, 0, size)
	at := 0.0
	for row, c := range counts {
		if row < 2 {
			continue
		}
		at += math.Pow(c, 0.75)
		for float64(len(table)) < at/sum*size {
			table = append(table, int32(row))
		}
	}
	return table
}

// install centres and scales the vectors and sets them into the network. Words
// that the plain text lacks keep their random row.
func (m *Model) install(in []float32, counts []float64) {
	d := m.net.Dim
	mean := make([]float64, d)
	n := 0.0
	for row, c := range counts {
		if row < 2 || c == 0 {
			continue
		}
		n++
		for k, v := range in[row*d:][:d] {
			mean[k] += float64(v)
		}
	}
	for row, c := range counts {
		if row < 2 || c == 0 {
			continue
		}
		var sq float64
		for k, v := range in[row*d:][:d] {
			x := float64(v) - mean[k]/max(n, 1)
			sq += x * x
		}
		scale := vectorSpread * math.Sqrt(float64(d)) / (math.Sqrt(sq) + 1e-9)
		for k, v := range in[row*d:][:d] {
			m.net.Embed.W[row*d+k] = float32((float64(v) - mean[k]/max(n, 1)) * scale)
		}
	}
}
