package report

import (
	"bufio"
	"fmt"
	"html"
	"io"
	"math"
	"strings"

	"backchannel/reader"
	"backchannel/regime"
	"backchannel/vet"
)

// SVG draws the network: the parties that are listed, tied or had a dealing and
// the ways between them, or with All every party that has a tie. Listed parties
// are dark boxes, which a print in black and white shows too; what is former,
// planned, negated or disputed is drawn so and says so. The picture is the same
// for the same finding.
func SVG(w io.Writer, f *vet.Finding, o Options) error {
	d := newDrawing(w, newPicture(f, o.All))
	d.put(`<?xml version="1.0" encoding="UTF-8"?>`)
	d.draw()
	return d.w.Flush()
}

func newDrawing(w io.Writer, p *picture) *drawing {
	return &drawing{w: bufio.NewWriter(w), p: p}
}

// drawing writes a picture. In a page, ties and parties link to their places.
type drawing struct {
	w     *bufio.Writer // keeps the first error for Flush
	p     *picture
	party func(id string) string   // the link of a party; nil or "" for none
	tie   func(e *vet.Edge) string // of a tie
}

const (
	margin     = 16.0
	ink        = "#26282b"
	quietInk   = "#6b6f76"
	paper      = "#ffffff"
	listedInk  = "#7d1d1d"
	cautionInk = "#8a5a00"
)

// draw writes the <svg> element: lines, then their words, then the boxes.
func (d *drawing) draw() {
	legend, legendHeight := d.legend()
	width := max(d.p.w, 560) + 2*margin
	height := d.p.h + 2*margin + legendHeight
	role := `role="img"`
	if d.party != nil {
		role = `role="group"`
	}
	d.put(`<svg xmlns="http://www.w3.org/2000/svg" %s class="network" viewBox="0 0 %.0f %.0f" width="%.0f" height="%.0f" `+
		`font-family="Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif" aria-label="%s">`,
		role, width, height, width, height, esc(d.summary()))
	d.put(`<title>%s</title>`, esc(d.summary()))
	d.put(`<rect class="paper" width="100%%" height="100%%" fill="%s"/>`, paper)
	d.put(`<g transform="translate(%.1f %.1f)">`, margin+(width-2*margin-d.p.w)/2, margin)
	for _, l := range d.p.lines {
		d.tieLine(l)
	}
	for _, b := range d.p.boxes {
		d.box(b)
	}
	d.put(`</g>`)
	d.put(`<g class="legend" transform="translate(%.1f %.1f)" font-size="11">%s</g>`, margin, d.p.h+2*margin, legend)
	d.put(`</svg>`)
}

func (d *drawing) put(format string, args ...any) { fmt.Fprintf(d.w, format+"\n", args...) }

func esc(s string) string { return html.EscapeString(s) }

// summary is what the picture says to those who do not see it.
func (d *drawing) summary() string {
	n := 0
	for _, b := range d.p.boxes {
		if b.node.Status == regime.Listed {
			n++
		}
	}
	return fmt.Sprintf("Network of %s and %s; %d listed", count(len(d.p.boxes), "party"), count(len(d.p.lines), "tie"), n)
}

// tieLine draws a line through its label with an arrow where it has a direction.
func (d *drawing) tieLine(l *tieLine) {
	c := newCurve(l)
	color, dash, thick := ink, "", 1.3
	class := "tie"
	e := l.edge
	switch e.Status {
	case reader.Former:
		if !isEvent(e.Kind) {
			dash, class = "7 4", class+" former"
		}
	case reader.Future:
		dash, class = "1.5 3.5", class+" planned"
	}
	if e.Kind == string(reader.Owns) {
		thick, class = 2.2, class+" owns"
	}
	if e.Disputed || e.Negated {
		color, class = cautionInk, class+" doubt"
	}
	d.open(d.tieLink(e), fmt.Sprintf(`class="%s" id="tie-line-%d"`, class, l.number))
	d.put(`<title>%s</title>`, esc(d.tieTitle(e)))
	d.put(`<path d="M%.1f %.1fQ%.1f %.1f %.1f %.1f" fill="none" stroke="%s" stroke-width="%.1f"%s/>`,
		c.ax, c.ay, c.cx, c.cy, c.bx, c.by, color, thick, attr("stroke-dasharray", dash))
	if e.Directed {
		d.arrow(c, color)
	}
	if e.Negated {
		d.cross(l.label, color)
	}
	d.tieWords(l, color)
	d.shut(d.tieLink(e))
}

func attr(name, value string) string {
	if value == "" {
		return ""
	}
	return fmt.Sprintf(` %s="%s"`, name, esc(value))
}

func (d *drawing) tieLink(e *vet.Edge) string {
	if d.tie == nil {
		return ""
	}
	return d.tie(e)
}

// open begins a link, or a plain group where there is nothing to link to.
func (d *drawing) open(href, attrs string) {
	if href == "" {
		d.put(`<g %s>`, attrs)
		return
	}
	d.put(`<a href="%s" %s>`, esc(href), attrs)
}

func (d *drawing) shut(href string) {
	if href == "" {
		d.put(`</g>`)
		return
	}
	d.put(`</a>`)
}

// tieTitle is what a pointer over the line shows: the tie, its sentence and its
// voices.
func (d *drawing) tieTitle(e *vet.Edge) string {
	rows := []string{d.nodeName(e.From) + " – " + tieLabel(e) + " – " + d.nodeName(e.To)}
	for i, ev := range e.Evidence {
		if i == 3 {
			rows = append(rows, fmt.Sprintf("and %d more", len(e.Evidence)-i))
			break
		}
		row := "“" + clip(nested(ev.Quote), 300) + "”"
		if v := voice(ev.Source, ev.Via, ev.Stance); v != "" {
			row += " — " + v
		}
		rows = append(rows, row)
	}
	return strings.Join(rows, "\n")
}

func (d *drawing) nodeName(id string) string {
	for _, n := range d.p.network.Nodes {
		if n.ID == id {
			return clean(n.Name)
		}
	}
	return id
}

func (d *drawing) arrow(c curve, color string) {
	dx, dy := c.bx-c.cx, c.by-c.cy
	r := max(math.Hypot(dx, dy), 1)
	dx, dy = dx/r, dy/r
	d.put(`<path class="arrow" d="M%.1f %.1fL%.1f %.1fL%.1f %.1fZ" fill="%s"/>`, c.bx, c.by,
		c.bx-9*dx-4*dy, c.by-9*dy+4*dx, c.bx-9*dx+4*dy, c.by-9*dy-4*dx, color)
}

// cross strikes a negated tie out, beside its words.
func (d *drawing) cross(label *box, color string) {
	x, y := label.x, label.y-label.h/2-6
	d.put(`<path d="M%.1f %.1fl9 9m0 -9l-9 9" stroke="%s" stroke-width="2" fill="none"/>`, x-4.5, y-4.5, color)
}

func (d *drawing) tieWords(l *tieLine, color string) {
	b := l.label
	style := ""
	if l.edge.Disputed || l.edge.Negated {
		style = "italic"
	}
	for i, line := range b.text {
		d.put(`<text class="halo" x="%.1f" y="%.1f" font-size="%.0f" text-anchor="middle" fill="%s" stroke="%s" stroke-width="5" `+
			`stroke-linejoin="round" paint-order="stroke"%s>%s</text>`,
			b.x, b.y+13*(float64(i)-float64(len(b.text)-1)/2)+3.8, labelSize, color, paper, attr("font-style", style), esc(line))
	}
}

// look is how a box of a status is drawn.
type look struct {
	fill, stroke, text string
	thick              float64
	dash               string
	double             bool
}

func lookOf(s regime.Status) look {
	switch s {
	case regime.Listed:
		return look{fill: listedInk, stroke: listedInk, text: "#ffffff", thick: 1.5}
	case regime.Blocked:
		return look{fill: paper, stroke: listedInk, text: listedInk, thick: 3.5}
	case regime.Restricted:
		return look{fill: paper, stroke: listedInk, text: listedInk, thick: 2.5, dash: "8 3"}
	case regime.WasListed, regime.LaterListed:
		return look{fill: paper, stroke: cautionInk, text: ink, thick: 1.2, double: true}
	case regime.Tied:
		return look{fill: paper, stroke: ink, text: ink, thick: 1.6}
	case regime.Review:
		return look{fill: paper, stroke: cautionInk, text: ink, thick: 1.6, dash: "2 3"}
	}
	return look{fill: "#f3f3f0", stroke: "#a2a5aa", text: ink, thick: 1}
}

func (d *drawing) box(b *box) {
	href := ""
	if d.party != nil {
		href = d.party(b.node.ID)
	}
	k := lookOf(b.node.Status)
	d.open(href, fmt.Sprintf(`class="node %s" id="node-%s"`, esc(statusClass(b.node.Status)), esc(b.node.ID)))
	d.put(`<title>%s</title>`, esc(clean(b.node.Name)+" ("+b.node.Schema+"): "+statusWords(b.node.Status)))
	d.put("%s", outlineOf(b, k, 0))
	if k.double {
		d.put("%s", outlineOf(b, k, 3.5))
	}
	y := b.y - 8*float64(len(b.text)-1) + 4.5
	if tag := boxTag(b.node.Status); tag != "" {
		d.put(`<text x="%.1f" y="%.1f" font-size="%.1f" letter-spacing="0.8" text-anchor="middle" fill="%s">%s</text>`,
			b.x, y-9, tagSize, k.text, esc(tag))
		y += 6
	}
	weight := ""
	if gravity(b.node.Status) <= gravity(regime.Blocked) {
		weight = "bold"
	}
	for i, line := range b.text {
		d.put(`<text x="%.1f" y="%.1f" font-size="%.0f" text-anchor="middle" fill="%s"%s>%s</text>`,
			b.x, y+16*float64(i), nameSize, k.text, attr("font-weight", weight), esc(line))
	}
	d.shut(href)
}

// outlineOf is the shape of a box: round for people, square for organisations,
// pointed for ships and aircraft.
func outlineOf(b *box, k look, inset float64) string {
	x, y, w, h := b.x-b.w/2+inset, b.y-b.h/2+inset, b.w-2*inset, b.h-2*inset
	paint := fmt.Sprintf(`fill="%s" stroke="%s" stroke-width="%.1f"%s`, k.fill, k.stroke, k.thick, attr("stroke-dasharray", k.dash))
	switch b.node.Schema {
	case "Vessel", "Airplane", "Vehicle":
		return fmt.Sprintf(`<path d="M%.1f %.1fl8 %.1fh%.1fl8 %.1fl-8 %.1fh%.1fz" %s/>`, x, y+h/2, -h/2, w-16, h/2, h/2, 16-w, paint)
	case "Person":
		return fmt.Sprintf(`<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" rx="%.1f" %s/>`, x, y, w, h, min(15, h/2), paint)
	}
	return fmt.Sprintf(`<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" rx="1" %s/>`, x, y, w, h, paint)
}

// statusClass is a status as a class name: was_listed is "s-was-listed".
func statusClass(s regime.Status) string {
	if s == "" {
		s = regime.Clear
	}
	return "s-" + strings.Map(func(r rune) rune {
		switch {
		case r == '_':
			return '-'
		case r >= 'a' && r <= 'z' || r == '-':
			return r
		}
		return -1
	}, string(s))
}
