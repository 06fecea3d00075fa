// Package neural is a small network that reads sentences: it turns words into
// vectors that know their context, and those into tags, trees and names. It
// learns and reads on the CPU, in float32. Reading gives the same bits on every
// machine: sums run in one order, and no product is fused with its sum. Learning
// gives the same bits on machines of one kind, whatever their number of
// processors.
package neural

// cols is the number of columns that the kernels take at a time; matrices on
// the right of a product are as wide as a multiple of it.
const cols = 16

// gemm adds the product of a (m × k) and b (k × n) to c (m × n), all by rows and
// without gaps. n must be a multiple of cols.
func gemm(c, a, b []float32, m, k, n int) { multiply(c, a, b, m, k, n, false) }

// gemmLearn is gemm for learning, where a product may be fused with its sum.
func gemmLearn(c, a, b []float32, m, k, n int) { multiply(c, a, b, m, k, n, useFused) }

func multiply(c, a, b []float32, m, k, n int, fused bool) {
	if m == 0 || k == 0 || n == 0 {
		return
	}
	_, _, _ = c[m*n-1], a[m*k-1], b[k*n-1]
	if n%cols != 0 {
		panic("neural: width of a matrix is not a multiple of 16")
	}
	if useVector {
		gemmVector(c, a, b, m, k, n, fused)
		return
	}
	gemmPlain(c, a, b, m, k, n)
}

// gemmPlain is the product in plain Go; the vector kernel must give its bits.
func gemmPlain(c, a, b []float32, m, k, n int) {
	for i := range m {
		row := c[i*n:][:n]
		for p := range k {
			x := a[i*k+p]
			from := b[p*n:][:len(row)]
			for j, w := range from {
				row[j] += float32(x * w)
			}
		}
	}
}

// transpose writes a (m × n) into out (n × m), whose rows are stride wide.
func transpose(out, a []float32, m, n, stride int) {
	for i := range m {
		for j, v := range a[i*n:][:n] {
			out[j*stride+i] = v
		}
	}
}

// padded is n rounded up to a multiple of cols.
func padded(n int) int { return (n + cols - 1) / cols * cols }
