package report

import (
	"fmt"
	"strings"

	"backchannel/reader"
	"backchannel/regime"
)

// legend explains the shapes and lines that this picture uses, and no others.
// It returns the drawn entries and the height that they take.
func (d *drawing) legend() (string, float64) {
	var b strings.Builder
	x, y := 0.0, 8.0
	entry := func(draw, words string) {
		left := 38.0
		if draw == "" {
			left = 0
		}
		w := left + textWidth(words, labelSize) + 20
		if x > 0 && x+w > max(d.p.w, 560) {
			x, y = 0, y+22
		}
		fmt.Fprintf(&b, `<g transform="translate(%.1f %.1f)">%s<text x="%.0f" y="4" fill="%s">%s</text></g>`, x, y, draw, left, quietInk, esc(words))
		x += w
	}
	for _, s := range d.statusesDrawn() {
		k := lookOf(s)
		shape := outlineOf(&box{x: 16, w: 30, h: 13}, k, 0)
		if k.double {
			shape += outlineOf(&box{x: 16, w: 30, h: 13}, k, 2.5)
		}
		entry(fmt.Sprintf(`<g class="%s">%s</g>`, statusClass(s), shape), statusWords(s))
	}
	for _, l := range d.linesDrawn() {
		entry(fmt.Sprintf(`<path class="sample%s" d="M2 0h28" fill="none" stroke="%s" stroke-width="%.1f"%s/>`, l.class, l.color, l.thick, attr("stroke-dasharray", l.dash)), l.words)
	}
	entry("", "round: a person; square: an organisation; an arrow points where the tie runs")
	if d.p.omitted > 0 {
		entry("", count(d.p.omitted, "further party")+" not drawn")
	}
	return b.String(), y + 22
}

func (d *drawing) statusesDrawn() []regime.Status {
	used := map[regime.Status]bool{}
	for _, b := range d.p.boxes {
		used[b.node.Status] = true
	}
	var out []regime.Status
	for _, s := range []regime.Status{regime.Listed, regime.Blocked, regime.Restricted, regime.WasListed, regime.LaterListed,
		regime.Tied, regime.Review, regime.Clear} {
		if used[s] {
			out = append(out, s)
		}
	}
	return out
}

type lineSample struct {
	words, class, color, dash string
	thick                     float64
}

func (d *drawing) linesDrawn() []lineSample {
	var owns, former, future, doubt bool
	for _, l := range d.p.lines {
		e := l.edge
		owns = owns || e.Kind == string(reader.Owns)
		former = former || e.Status == reader.Former && !isEvent(e.Kind)
		future = future || e.Status == reader.Future
		doubt = doubt || e.Disputed || e.Negated
	}
	var out []lineSample
	if owns {
		out = append(out, lineSample{"ownership", "", ink, "", 2.2})
	}
	if former {
		out = append(out, lineSample{"former", "", ink, "7 4", 1.3})
	}
	if future {
		out = append(out, lineSample{"planned", "", ink, "1.5 3.5", 1.3})
	}
	if doubt {
		out = append(out, lineSample{"disputed or denied", " doubt", cautionInk, "", 1.3})
	}
	return out
}
