package neural

import (
	"math/rand/v2"
	"testing"
)

// bruteTree is the best score of any tree of k words with one root.
func bruteTree(s []float32, k, wide int) float64 {
	heads := make([]int, k)
	top := -1e18
	var try func(i int)
	try = func(i int) {
		if i == k {
			roots, sum := 0, 0.0
			for d, h := range heads {
				sum += float64(s[d*wide+h])
				if h == k {
					roots++
				}
			}
			if roots == 1 && !circular(heads, k) {
				top = max(top, sum)
			}
			return
		}
		for h := range k + 1 {
			if h != i {
				heads[i] = h
				try(i + 1)
			}
		}
	}
	try(0)
	return top
}

// What is found is always a tree with one root, and nearly always the best.
func TestSpanning(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(1, 2))
	best := 0
	for range 300 {
		k := 1 + rng.IntN(5)
		s := noise(rng, k*16)
		want := bruteTree(s, k, 16)
		keep := append([]float32{}, s...)
		heads := spanning(s, k, 16)
		roots, sum := 0, 0.0
		for d, h := range heads {
			if h == k {
				roots++
			}
			sum += float64(keep[d*16+h])
		}
		if roots != 1 || circular(heads, k) {
			t.Fatalf("%v is no tree with one root", heads)
		}
		if sum > want-1e-4 {
			best++
		}
	}
	if best < 270 {
		t.Errorf("the best tree was found for %d of 300 random score tables", best)
	}
}
