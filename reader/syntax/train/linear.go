package main

// linear is an averaged perceptron over hashed features: one row of weights a
// hash value, one column a class.
type linear struct {
	classes int
	mask    uint32
	f, sum  []float32 // weights, and their sums over the steps
	when    []int32   // step of a weight's last change
	step    int32
}

func newLinear(classes, bits int) *linear {
	n := classes << bits
	return &linear{classes: classes, mask: 1<<bits - 1, f: make([]float32, n), sum: make([]float32, n), when: make([]int32, n)}
}

// score fills out with each class's score for the features.
func (l *linear) score(feats []uint32, out []float32) {
	clear(out)
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

// finish averages the weights.
func (l *linear) finish() {
	for i := range l.f {
		l.sum[i] += float32(l.step-l.when[i]) * l.f[i]
		l.f[i] = l.sum[i] / float32(l.step)
	}
	l.sum, l.when = nil, nil
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
