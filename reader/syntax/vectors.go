package syntax

import (
	"math"

	"backchannel/internal/hash"
)

// Plain is what plain text gives to training: which words are frequent, and
// vectors of words that were learned elsewhere from more text than there is here.
type Plain struct {
	Counts map[string]int // by normal form
	given  map[uint32][]float32
	wide   int // how many values a given vector has
}

// Add takes in a text.
func (p *Plain) Add(text string) {
	p.ready()
	for _, t := range tokenise(text) {
		p.Counts[normalForm(text[t.start:t.end])]++
	}
}

// Give takes in a word's vector. All vectors are of one length. Of the words
// with one normal form the first counts.
func (p *Plain) Give(word string, v []float32) {
	p.ready()
	w := normalForm(word)
	if h := hash.String(w); p.given[h] == nil {
		p.given[h], p.wide = v, len(v)
		p.Counts[w] += rare
	}
}

func (p *Plain) ready() {
	if p.Counts == nil {
		p.Counts, p.given = map[string]int{}, map[uint32][]float32{}
	}
}

// vectorSpread is the deviation of the values that given vectors are scaled to.
const vectorSpread = 0.12

// install sets the given vectors into the first columns of the words' rows, each
// column brought to mean 0 and one deviation. The rest of those rows begins at
// zero, so that a word which training never meets is what its vector says.
func (m *Model) install(p *Plain) {
	d := m.net.Dim
	clear(m.net.Embed.W[2*d : (2+len(m.hashes))*d])
	for k := range p.wide {
		var n, sum, sq float64
		for _, h := range m.hashes {
			if v := p.given[h]; v != nil {
				n, sum, sq = n+1, sum+float64(v[k]), sq+float64(v[k])*float64(v[k])
			}
		}
		mean := sum / max(n, 1)
		scale := vectorSpread / (math.Sqrt(sq/max(n, 1)-mean*mean) + 1e-9)
		for i, h := range m.hashes {
			if v := p.given[h]; v != nil {
				m.net.Embed.W[(i+2)*d+k] = float32((float64(v[k]) - mean) * scale)
			}
		}
	}
}
