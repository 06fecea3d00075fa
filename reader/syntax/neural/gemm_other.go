//go:build !amd64 || purego

package neural

const useVector, useFused = false, false

func gemmVector(c, a, b []float32, m, k, n int, _ bool) { gemmPlain(c, a, b, m, k, n) }
