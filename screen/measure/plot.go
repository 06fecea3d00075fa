//go:build unix

package main

import (
	"bytes"
	"fmt"
	"math"
	"strings"
	"time"
)

// plot draws CPU time per query against the length of the list, both logarithmic.
func plot(rows []row) []byte {
	const w, h, left, bottom = 560, 320, 70, 40
	var b bytes.Buffer
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">`+"\n", w, h)
	fmt.Fprintf(&b, `<rect width="%d" height="%d" fill="#fff"/>`+"\n", w, h)
	x := func(n int) float64 { return left + (math.Log10(float64(n))-3)/3.2*(w-left-30) }
	y := func(d time.Duration) float64 {
		return h - bottom - (math.Log10(d.Seconds()*1e6)-0.7)/3*(h-bottom-30)
	}
	for _, d := range []time.Duration{10 * time.Microsecond, 100 * time.Microsecond, time.Millisecond} {
		fmt.Fprintf(&b, `<path d="M%d %.1fH%d" stroke="#ddd"/><text x="%d" y="%.1f" text-anchor="end">%v</text>`+"\n", left, y(d), w-30, left-6, y(d)+4, d)
	}
	var line strings.Builder
	for i, r := range rows {
		cmd := "L"
		if i == 0 {
			cmd = "M"
		}
		line.WriteString(fmt.Sprintf("%s%.1f %.1f", cmd, x(r.n), y(r.mixed)))
		fmt.Fprintf(&b, `<circle cx="%.1f" cy="%.1f" r="3.5" fill="#0a5c8c"/><text x="%.1f" y="%d" text-anchor="middle">%d</text>`+"\n", x(r.n), y(r.mixed), x(r.n), h-bottom+18, r.n)
	}
	fmt.Fprintf(&b, `<path d="%s" fill="none" stroke="#0a5c8c" stroke-width="2"/>`+"\n", line.String())
	fmt.Fprintf(&b, `<text x="%d" y="%d">entities in the list; CPU time of one mixed query</text></svg>`+"\n", left, h-6)
	return b.Bytes()
}
