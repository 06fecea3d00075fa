//go:build unix

package main

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"
)

// point is what one query cost at a length: of the list in entities or of the query
// in words.
type point struct {
	n    int
	each time.Duration
}

// plot draws CPU time per query against a length, both logarithmic.
func plot(points []point, caption string) []byte {
	const w, h, left, bottom = 560, 320, 70, 40
	first, last := math.Log10(float64(points[0].n)), math.Log10(float64(points[len(points)-1].n))
	longest := slices.MaxFunc(points, func(a, b point) int { return int(a.each - b.each) }).each
	x := func(n int) float64 {
		return left + 20 + (math.Log10(float64(n))-first)/max(last-first, 0.1)*(w-left-60)
	}
	const least = 5 * time.Microsecond
	y := func(d time.Duration) float64 {
		return h - bottom - 10 - math.Log10(max(1, float64(d)/float64(least)))/math.Log10(1.2*float64(max(longest, 10*least))/float64(least))*(h-bottom-30)
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">`+"\n", w, h)
	fmt.Fprintf(&b, `<rect width="%d" height="%d" fill="#fff"/>`+"\n", w, h)
	for d := 10 * time.Microsecond; d <= longest; d *= 10 {
		fmt.Fprintf(&b, `<path d="M%d %.1fH%d" stroke="#ddd"/><text x="%d" y="%.1f" text-anchor="end">%v</text>`+"\n", left, y(d), w-30, left-6, y(d)+4, d)
	}
	var line strings.Builder
	for i, p := range points {
		cmd := "L"
		if i == 0 {
			cmd = "M"
		}
		line.WriteString(fmt.Sprintf("%s%.1f %.1f", cmd, x(p.n), y(p.each)))
		fmt.Fprintf(&b, `<circle cx="%.1f" cy="%.1f" r="3.5" fill="#0a5c8c"/><text x="%.1f" y="%d" text-anchor="middle">%d</text>`+"\n", x(p.n), y(p.each), x(p.n), h-bottom+18, p.n)
	}
	fmt.Fprintf(&b, `<path d="%s" fill="none" stroke="#0a5c8c" stroke-width="2"/>`+"\n", line.String())
	fmt.Fprintf(&b, `<text x="%d" y="%d">%s</text></svg>`+"\n", left, h-6, caption)
	return b.Bytes()
}
