package names

import (
	_ "embed"
	"iter"
	"math"
	"strconv"
	"sync"
)

// Rarity says how much a part of a name tells: a name that one in two hundred
// people on the lists bears tells little, one that nobody else bears tells much.
// It is measured on a corpus of names. It is read-only once made.
type Rarity struct {
	total   int
	counts  map[string]int32   // by key
	weights map[string]float32 // the same as weights, where they are worked out beforehand
	rare    float32            // the weight of a part that is not counted
}

//go:embed tables/common.txt
var commonText string

// Common returns the rarity that is compiled in, measured on the OFAC and UN
// lists: it serves where two names are compared and no list is at hand.
var Common = sync.OnceValue(func() *Rarity {
	r := &Rarity{counts: map[string]int32{}}
	for f := range rows(commonText) {
		n, _ := strconv.Atoi(f[1])
		if f[0] == "total" {
			r.total = n
			continue
		}
		r.counts[f[0]] = int32(n)
	}
	r.weights, r.rare = make(map[string]float32, len(r.counts)), ofCount(0, r.total)
	for k, n := range r.counts {
		r.weights[k] = ofCount(int(n), r.total)
	}
	return r
})

// MeasureRarity counts in how many names each part occurs.
func MeasureRarity(all iter.Seq[*Name]) *Rarity {
	r := &Rarity{counts: map[string]int32{}}
	for n := range all {
		r.total++
		for i := range n.Parts {
			if !repeated(n.Parts, i) {
				r.counts[n.Parts[i].Key]++
			}
		}
	}
	return r
}

func repeated(parts []Part, i int) bool {
	for j := range i {
		if parts[j].Key == parts[i].Key {
			return true
		}
	}
	return false
}

// minCorpus is the size below which a corpus is taken for larger: in twenty names
// nothing is common.
const minCorpus = 5000

// ofCount is the weight of a part that occurs in n names of total: 1 for one that
// occurs in one of ten thousand or fewer, 0.35 for one in fifty or more.
func ofCount(n, total int) float32 {
	total = max(total, minCorpus)
	share := float64(n+1) / float64(total)
	x := (math.Log(share) - math.Log(1.0/5000)) / (math.Log(1.0/50) - math.Log(1.0/5000))
	return float32(1 - 0.65*min(max(x, 0), 1))
}

// Weigh writes into each part of n how much it tells, so that comparing need not
// look it up. A nil r stands for Common().
func (r *Rarity) Weigh(n *Name) {
	if r == nil {
		r = Common()
	}
	for i := range n.Parts {
		n.Parts[i].weight = r.weight(&n.Parts[i])
	}
}

// WeighPart writes into a part how much it tells.
func (r *Rarity) WeighPart(p *Part) {
	p.weight = -1
	p.weight = r.weight(p)
}

func (r *Rarity) weight(p *Part) float32 {
	if p.weight >= 0 {
		return p.weight
	}
	if r.weights == nil {
		return ofCount(int(r.counts[p.Key]), r.total)
	}
	if w, ok := r.weights[p.Key]; ok {
		return w
	}
	return r.rare
}

// Weight returns how much the part tells, 0..1; -1 where it was not weighed yet.
func (p *Part) Weight() float32 { return p.weight }
