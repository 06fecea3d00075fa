//go:build !amd64 || purego

package neural

const useVector = false

func gemmVector(c, a, b []float32, m, k, n int) { gemmPlain(c, a, b, m, k, n) }
