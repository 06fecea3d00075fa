package neural

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestGemmGivesTheSameBitsAsPlainGo(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(1, 1))
	for _, size := range [][3]int{{1, 1, 16}, {3, 7, 32}, {4, 128, 48}, {9, 33, 16}, {17, 5, 384}, {6, 700, 80}} {
		m, k, n := size[0], size[1], size[2]
		a, b, c := noise(rng, m*k), noise(rng, k*n), noise(rng, m*n)
		want := slices.Clone(c)
		gemmPlain(want, a, b, m, k, n)
		gemm(c, a, b, m, k, n)
		if !slices.Equal(c, want) {
			t.Errorf("%d×%d by %d×%d: the vector kernel and plain Go differ", m, k, k, n)
		}
		clear(c)
		gemmLearn(c, a, b, m, k, n)
		clear(want)
		gemmPlain(want, a, b, m, k, n)
		for i, v := range c {
			if math.Abs(float64(v-want[i])) > 1e-4 {
				t.Fatalf("%d×%d by %d×%d: %v where plain Go gives %v", m, k, k, n, v, want[i])
			}
		}
	}
}

func noise(rng *rand.Rand, n int) []float32 {
	out := make([]float32, n)
	for i := range out {
		out[i] = rng.Float32()*2 - 1
	}
	return out
}

func BenchmarkGemm(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 1))
	x, w, y := noise(rng, 256*128), noise(rng, 128*384), make([]float32, 256*384)
	for b.Loop() {
		gemm(y, x, w, 256, 128, 384)
	}
	b.ReportMetric(2*256*128*384*float64(b.N)/b.Elapsed().Seconds()/1e9, "GFlop/s")
}
