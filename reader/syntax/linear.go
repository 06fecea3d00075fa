package syntax

import (
	"encoding/binary"
	"math"
)

// linear is an averaged perceptron over hashed features: one row of weights a
// hash value, one column a class.
type linear struct {
	classes int
	mask    uint32
	w       []int8
	// training only
	f, sum []float32
	when   []int32
	step   int32
}

func newLinear(classes, bits int) *linear {
	n := classes << bits
	return &linear{classes: classes, mask: 1<<bits - 1, f: make([]float32, n), sum: make([]float32, n), when: make([]int32, n)}
}

// score fills out with each class's score for the features.
func (l *linear) score(feats []uint32, out []float32) {
	for c := range out {
		out[c] = 0
	}
	if l.w != nil {
		for _, f := range feats {
			row := l.w[int(f&l.mask)*l.classes:][:len(out)]
			for c, w := range row {
				out[c] += float32(w)
			}
		}
		return
	}
	for _, f := range feats {
		row := l.f[int(f&l.mask)*l.classes:][:len(out)]
		for c, w := range row {
			out[c] += w
		}
	}
}

func (l *linear) update(feats []uint32, class int, by float32) {
	for _, f := range feats {
		i := int(f&l.mask)*l.classes + class
		l.sum[i] += float32(l.step-l.when[i]) * l.f[i]
		l.when[i] = l.step
		l.f[i] += by
	}
}

// finish averages and quantises the weights.
func (l *linear) finish() {
	var top float64
	for i := range l.f {
		l.sum[i] += float32(l.step-l.when[i]) * l.f[i]
		l.f[i] = l.sum[i] / float32(l.step)
		top = max(top, math.Abs(float64(l.f[i])))
	}
	scale := float32(127 / min(top, 12))
	l.w = make([]int8, len(l.f))
	for i, v := range l.f {
		q := math.Round(float64(v * scale))
		l.w[i] = int8(max(-127, min(127, q)))
	}
	l.f, l.sum, l.when = nil, nil, nil
}

// append writes the model: sizes, then for each nonzero weight the gap to it and
// its value.
func (l *linear) append(b []byte) []byte {
	b = binary.AppendUvarint(b, uint64(l.classes))
	b = binary.AppendUvarint(b, uint64(l.mask))
	n := 0
	for _, w := range l.w {
		if w != 0 {
			n++
		}
	}
	b = binary.AppendUvarint(b, uint64(n))
	last := 0
	for i, w := range l.w {
		if w != 0 {
			b = binary.AppendUvarint(b, uint64(i-last))
			b = append(b, byte(w))
			last = i
		}
	}
	return b
}

func readLinear(b []byte) (*linear, []byte) {
	u := func() int {
		v, n := binary.Uvarint(b)
		b = b[n:]
		return int(v)
	}
	l := &linear{classes: u(), mask: uint32(u())}
	l.w = make([]int8, l.classes*(int(l.mask)+1))
	at := 0
	for range u() {
		at += u()
		l.w[at] = int8(b[0])
		b = b[1:]
	}
	return l, b
}

func best(s []float32) int {
	k := 0
	for i := range s {
		if s[i] > s[k] {
			k = i
		}
	}
	return k
}

// mix joins two hashes.
func mix(a, b uint32) uint32 {
	h := a*0x9e3779b1 ^ b*0x85ebca6b
	h ^= h >> 15
	h *= 0x2c1b3c6d
	h ^= h >> 13
	return h
}

func hashString(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return mix(h, 77)
}
