package report

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"backchannel/reader"
	"backchannel/regime"
	"backchannel/vet"
)

// mostBoxes is how many parties a picture holds; more would be a carpet.
const mostBoxes = 200

// picture is the network set out on paper: boxes for parties, a labelled line
// for every tie. Sizes and places are pixels.
type picture struct {
	network vet.Network // all that could be drawn
	boxes   []*box
	lines   []*tieLine
	w, h    float64
	omitted int // parties that found no room
}

// box is a rectangle at its centre: a party, or the label of a line.
type box struct {
	x, y, w, h float64
	text       []string
	node       vet.Node
}

// tieLine runs between two boxes through its label.
type tieLine struct {
	from, to *box
	label    *box
	edge     *vet.Edge
	number   int // its place among the finding's edges, from 1
}

const (
	nameSize  = 13.0
	tagSize   = 9.5
	labelSize = 11.0
	nameWidth = 150.0
	tieWidth  = 120.0
)

// newPicture takes the parties that matter (all of them when so told), and lays
// them out.
func newPicture(f *vet.Finding, all bool) *picture {
	p := &picture{network: networkOf(f)}
	byID := map[string]*box{}
	for _, n := range p.chosen(f, all) {
		b := partyBox(n)
		byID[n.ID] = b
		p.boxes = append(p.boxes, b)
	}
	for i := range p.network.Edges {
		e := &p.network.Edges[i]
		from, to := byID[e.From], byID[e.To]
		if from == nil || to == nil || from == to {
			continue
		}
		p.lines = append(p.lines, &tieLine{from: from, to: to, label: labelBox(tieLabel(e)), edge: e, number: i + 1})
	}
	p.layOut()
	return p
}

// chosen are the nodes to draw, in the finding's order: those that are listed,
// tied or had a dealing, and those on the ways between them.
func (p *picture) chosen(f *vet.Finding, all bool) []vet.Node {
	matters := map[string]bool{}
	for _, q := range f.Parties {
		if gravity(q.Status) <= gravity(regime.Tied) {
			matters[q.ID] = true
		}
		for _, path := range q.Paths {
			for _, h := range path.Hops {
				matters[h.From], matters[h.To] = true, true
			}
		}
	}
	for _, d := range f.Dealings {
		for _, id := range d.Parties {
			matters[id] = true
		}
	}
	degree := map[string]int{}
	for _, e := range p.network.Edges {
		degree[e.From]++
		degree[e.To]++
	}
	var nodes []vet.Node
	for _, n := range p.network.Nodes {
		grave := gravity(n.Status) <= gravity(regime.Restricted)
		if (all || matters[n.ID]) && (grave || degree[n.ID] > 0) {
			nodes = append(nodes, n)
		}
	}
	if len(nodes) <= mostBoxes {
		return nodes
	}
	p.omitted = len(nodes) - mostBoxes
	order := slices.Clone(nodes)
	slices.SortStableFunc(order, func(a, b vet.Node) int {
		return cmp.Or(cmp.Compare(gravity(a.Status), gravity(b.Status)), cmp.Compare(degree[b.ID], degree[a.ID]))
	})
	keep := map[string]bool{}
	for _, n := range order[:mostBoxes] {
		keep[n.ID] = true
	}
	return slices.DeleteFunc(nodes, func(n vet.Node) bool { return !keep[n.ID] })
}

func partyBox(n vet.Node) *box {
	text := textLines(cmp.Or(clean(n.Name), n.ID), nameSize, nameWidth, 3)
	b := &box{node: n, text: text, w: widest(text, nameSize) + 26, h: 16*float64(len(text)) + 14}
	if tag := boxTag(n.Status); tag != "" {
		b.h += 12
		b.w = max(b.w, textWidth(tag, tagSize)*1.15+26)
	}
	return b
}

// boxTag is the word over the name, so that a print without colour says it too.
func boxTag(s regime.Status) string {
	switch s {
	case regime.Listed, regime.Blocked, regime.Restricted, regime.WasListed, regime.LaterListed, regime.Review:
		return strings.ToUpper(strings.TrimSuffix(statusWords(s), " by ownership"))
	}
	return ""
}

func labelBox(words string) *box {
	text := textLines(words, labelSize, tieWidth, 2)
	return &box{text: text, w: widest(text, labelSize) + 8, h: 13*float64(len(text)) + 4}
}

// tieLabel says the tie along its own direction, with its doubts in words.
func tieLabel(e *vet.Edge) string {
	words := labelWords(e.Kind, e.Label)
	lower := strings.ToLower(words)
	denies := strings.HasPrefix(lower, "not ") || strings.HasPrefix(lower, "never ") || strings.HasPrefix(lower, "no ") ||
		strings.HasSuffix(lower, " out")
	if e.Negated && !denies {
		words = "not: " + words
	}
	if e.Status == reader.Former && !isEvent(e.Kind) && !strings.Contains(lower, "former") {
		words += " (former)"
	}
	if e.Status == reader.Future && !strings.Contains(lower, "planned") {
		words += " (planned)"
	}
	if e.Disputed {
		words += " – disputed"
	}
	return words
}

// textLines breaks text into at most n lines of about the width given; what
// does not fit is cut with an ellipsis.
func textLines(s string, size, width float64, n int) []string {
	var lines []string
	line := ""
	for word := range strings.FieldsSeq(s) {
		for textWidth(word, size) > width { // a long word is cut into pieces
			cut := len(word)
			for cut > 0 && textWidth(word[:cut], size) > width {
				cut--
				for cut > 0 && word[cut]&0xC0 == 0x80 {
					cut--
				}
			}
			if line != "" {
				lines = append(lines, line)
				line = ""
			}
			lines = append(lines, word[:cut])
			word = word[cut:]
		}
		switch {
		case line == "":
			line = word
		case textWidth(line+" "+word, size) <= width:
			line += " " + word
		default:
			lines = append(lines, line)
			line = word
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	if len(lines) > n {
		lines = lines[:n]
		lines[n-1] += "…"
	}
	return lines
}

func widest(lines []string, size float64) float64 {
	w := 0.0
	for _, l := range lines {
		w = max(w, textWidth(l, size))
	}
	return w
}

// textWidth is about what a text takes in a common sans-serif face, a little
// generous, in pixels.
func textWidth(s string, size float64) float64 {
	w := 0.0
	for _, r := range s {
		switch {
		case strings.ContainsRune("iljtfI.,:;'|!()[] ’‘", r):
			w += 0.33
		case strings.ContainsRune("mwMW@%…—", r):
			w += 0.92
		case r >= 'A' && r <= 'Z':
			w += 0.72
		default:
			w += 0.6 * float64(runeCells(r))
		}
	}
	return math.Ceil(w * size)
}
