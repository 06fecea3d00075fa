// Package hash makes numbers of words and their outlines for the models of
// package syntax and for the program that trains them. Weights depend on the
// numbers: they must not change.
package hash

import (
	"strings"
	"unicode"
)

// Mix joins two hashes.
func Mix(a, b uint32) uint32 {
	h := a*0x9e3779b1 ^ b*0x85ebca6b
	h ^= h >> 15
	h *= 0x2c1b3c6d
	h ^= h >> 13
	return h
}

// String is FNV-1a, mixed.
func String(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return Mix(h, 77)
}

// Shape is the word with its letters as X and x, its digits as d, runs cut at
// three.
func Shape(w string) string {
	var b strings.Builder
	var last rune
	run := 0
	for _, r := range w {
		c := r
		switch {
		case unicode.IsUpper(r):
			c = 'X'
		case unicode.IsLetter(r):
			c = 'x'
		case unicode.IsDigit(r):
			c = 'd'
		}
		if c == last {
			if run++; run > 3 {
				continue
			}
		} else {
			last, run = c, 1
		}
		b.WriteRune(c)
	}
	return b.String()
}
