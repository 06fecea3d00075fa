//go:build amd64 && !purego

package neural

import "golang.org/x/sys/cpu"

var (
	useVector = cpu.X86.HasAVX
	useWide   = cpu.X86.HasAVX512F
	useFused  = cpu.X86.HasAVX512F && cpu.X86.HasFMA
)

//go:noescape
func fused4x32(k int, a *float32, lda int, b *float32, ldb int, c *float32, ldc int)

//go:noescape
func gemm4x32(k int, a *float32, lda int, b *float32, ldb int, c *float32, ldc int)

//go:noescape
func gemm4x16(k int, a *float32, lda int, b *float32, ldb int, c *float32, ldc int)

//go:noescape
func gemm1x16(k int, a *float32, b *float32, ldb int, c *float32)

// deep is how many rows of b are taken at a time, so that a strip of it stays
// in the nearest cache.
const deep = 256

// gemmVector walks c in tiles of four rows and 32 or 16 columns.
func gemmVector(c, a, b []float32, m, k, n int, fused bool) {
	for from := 0; from < k; from += deep {
		d := min(deep, k-from)
		strip := b[from*n:]
		for j := 0; j < n; {
			i, width := 0, cols
			if fused && n-j >= 2*cols {
				width = 2 * cols
				for ; i+4 <= m; i += 4 {
					fused4x32(d, &a[i*k+from], k, &strip[j], n, &c[i*n+j], n)
				}
			} else if useWide && n-j >= 2*cols {
				width = 2 * cols
				for ; i+4 <= m; i += 4 {
					gemm4x32(d, &a[i*k+from], k, &strip[j], n, &c[i*n+j], n)
				}
			} else {
				for ; i+4 <= m; i += 4 {
					gemm4x16(d, &a[i*k+from], k, &strip[j], n, &c[i*n+j], n)
				}
			}
			for ; i < m; i++ {
				for w := 0; w < width; w += cols {
					gemm1x16(d, &a[i*k+from], &strip[j+w], n, &c[i*n+j+w])
				}
			}
			j += width
		}
	}
}
