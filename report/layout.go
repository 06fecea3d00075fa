package report

import (
	"cmp"
	"math"
	"slices"
)

// The distance between two tied boxes, by axis: boxes and their words are wide
// and flat, so a tie lying on its side needs more room than one that stands.
const (
	tieAcross  = 218.0
	tieDown    = 116.0
	boxGap     = 14.0
	partGap    = 46.0 // between parts of the network that no tie joins
	pageWidth  = 1040.0
	pageHeight = 760.0
)

// layOut gives every box its place: each connected part by itself, then the
// parts in rows. Equal pictures get equal places.
func (p *picture) layOut() {
	parts := p.parts()
	for _, part := range parts {
		part.arrange()
	}
	p.pack(parts)
}

// part is a connected piece of the picture. Its bodies are the boxes first,
// then the labels, which are laid out like boxes so that none covers another.
type part struct {
	bodies []*box
	boxes  int // how many of bodies are parties
	lines  []*tieLine
	x, y   []float64 // in lengths of a tie
}

// parts splits the picture, the largest part first.
func (p *picture) parts() []*part {
	root := map[*box]*box{}
	find := func(b *box) *box {
		for root[b] != nil {
			b = root[b]
		}
		return b
	}
	for _, l := range p.lines {
		if a, b := find(l.from), find(l.to); a != b {
			root[a] = b
		}
	}
	of := map[*box]*part{}
	var parts []*part
	for _, b := range p.boxes {
		r := find(b)
		if of[r] == nil {
			of[r] = &part{}
			parts = append(parts, of[r])
		}
		of[r].bodies = append(of[r].bodies, b)
		of[r].boxes++
	}
	for _, l := range p.lines {
		q := of[find(l.from)]
		q.lines = append(q.lines, l)
		q.bodies = append(q.bodies, l.label)
	}
	slices.SortStableFunc(parts, func(a, b *part) int { return cmp.Compare(b.boxes, a.boxes) })
	return parts
}

// arrange tries several starts, takes the one whose lines cross least, and
// clears what overlaps.
func (q *part) arrange() {
	starts, rounds := 12, 100
	if len(q.bodies) > 120 {
		starts, rounds = 2, 60
	}
	dist := q.distances()
	best := math.Inf(1)
	var bx, by []float64
	for s := range starts {
		q.start(s)
		stress := q.settle(dist, rounds)
		if cost := 10*float64(q.crossings()) + stress; cost < best {
			best = cost
			bx, by = slices.Clone(q.x), slices.Clone(q.y)
		}
	}
	q.turn(bx, by)
	for i, b := range q.bodies {
		b.x, b.y = bx[i]*tieAcross, by[i]*tieDown
	}
	q.clearWays()
}

// distances between all bodies along the ties: a label lies half way. Ties of a
// party that has many are longer, or its neighbours would not fit around it.
func (q *part) distances() [][]float64 {
	at := map[*box]int{}
	for i, b := range q.bodies {
		at[b] = i
	}
	n := len(q.bodies)
	d := make([][]float64, n)
	for i := range d {
		d[i] = make([]float64, n)
		for j := range d[i] {
			if i != j {
				d[i][j] = math.Inf(1)
			}
		}
	}
	degree := map[*box]float64{}
	for _, l := range q.lines {
		degree[l.from]++
		degree[l.to]++
	}
	for _, l := range q.lines {
		half := max(1, math.Sqrt(max(degree[l.from], degree[l.to]))/2.1) / 2
		for _, end := range []*box{l.from, l.to} {
			i, j := at[end], at[l.label]
			d[i][j], d[j][i] = half, half
		}
	}
	for k := range n {
		for i := range n {
			for j := range n {
				if v := d[i][k] + d[k][j]; v < d[i][j] {
					d[i][j] = v
				}
			}
		}
	}
	return d
}

// start sets the bodies on a circle, in an order that depends on the number of
// the start alone.
func (q *part) start(s int) {
	n := len(q.bodies)
	q.x, q.y = make([]float64, n), make([]float64, n)
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	state := uint64(s)*0x9E3779B97F4A7C15 + 1
	for i := n - 1; i > 0 && s > 0; i-- {
		state = state*6364136223846793005 + 1442695040888963407
		j := int(state>>33) % (i + 1)
		order[i], order[j] = order[j], order[i]
	}
	for k, i := range order {
		angle := 2 * math.Pi * float64(k) / float64(n)
		radius := math.Sqrt(float64(n)) / 2
		q.x[i], q.y[i] = radius*math.Cos(angle), radius*math.Sin(angle)
	}
}

// settle moves every body in turn to where the distances to all others want it
// (stress majorisation, Gansner, Koren and North 2004), and returns the stress
// that is left.
func (q *part) settle(dist [][]float64, rounds int) float64 {
	n := len(q.bodies)
	for range rounds {
		for i := range n {
			var sx, sy, sw float64
			for j := range n {
				if i == j {
					continue
				}
				d := dist[i][j]
				w := 1 / (d * d)
				dx, dy := q.x[i]-q.x[j], q.y[i]-q.y[j]
				r := max(math.Sqrt(dx*dx+dy*dy), 1e-6)
				sx += w * (q.x[j] + d*dx/r)
				sy += w * (q.y[j] + d*dy/r)
				sw += w
			}
			if sw > 0 {
				q.x[i], q.y[i] = sx/sw, sy/sw
			}
		}
	}
	stress := 0.0
	for i := range n {
		for j := range i {
			d := dist[i][j]
			e := (math.Hypot(q.x[i]-q.x[j], q.y[i]-q.y[j]) - d) / d
			stress += e * e
		}
	}
	return stress
}

// crossings counts the pairs of lines that cross, by the straight lines between
// their boxes.
func (q *part) crossings() int {
	at := map[*box]int{}
	for i, b := range q.bodies {
		at[b] = i
	}
	n := 0
	for i, a := range q.lines {
		for _, b := range q.lines[:i] {
			if a.from == b.from || a.from == b.to || a.to == b.from || a.to == b.to {
				continue
			}
			p1, p2, p3, p4 := at[a.from], at[a.to], at[b.from], at[b.to]
			if q.side(p1, p2, p3) != q.side(p1, p2, p4) && q.side(p3, p4, p1) != q.side(p3, p4, p2) {
				n++
			}
		}
	}
	return n
}

func (q *part) side(a, b, c int) bool {
	return (q.x[b]-q.x[a])*(q.y[c]-q.y[a]) > (q.y[b]-q.y[a])*(q.x[c]-q.x[a])
}

// turn rotates the places about their middle to where the part fits a page best:
// from its longest way lying across, by steps of 15 degrees.
func (q *part) turn(x, y []float64) {
	n := float64(len(x))
	var mx, my, xx, yy, xy float64
	for i := range x {
		mx += x[i] / n
		my += y[i] / n
	}
	for i := range x {
		x[i], y[i] = x[i]-mx, y[i]-my
		xx += x[i] * x[i]
		yy += y[i] * y[i]
		xy += x[i] * y[i]
	}
	level := math.Atan2(2*xy, xx-yy) / 2
	best, angle := math.Inf(1), 0.0
	for step := range 12 {
		a := level + float64(step)*math.Pi/12
		sin, cos := math.Sincos(-a)
		var left, right, top, bottom float64
		for i := range x {
			u, v := cos*x[i]-sin*y[i], sin*x[i]+cos*y[i]
			left, right, top, bottom = min(left, u), max(right, u), min(top, v), max(bottom, v)
		}
		wide, high := (right-left)*tieAcross+nameWidth, (bottom-top)*tieDown+50
		if cost := max(1, wide/pageWidth, high/pageHeight) + high/10000; cost < best-1e-9 {
			best, angle = cost, a
		}
	}
	sin, cos := math.Sincos(-angle)
	for i := range x {
		x[i], y[i] = cos*x[i]-sin*y[i], sin*x[i]+cos*y[i]
	}
}

// pack sets the parts in rows under each other.
func (p *picture) pack(parts []*part) {
	x, y, rowHeight := 0.0, 0.0, 0.0
	for _, q := range parts {
		left, top, right, bottom := q.bounds()
		if x > 0 && x+right-left > pageWidth {
			x, y, rowHeight = 0, y+rowHeight+partGap, 0
		}
		for _, b := range q.bodies {
			b.x += x - left
			b.y += y - top
		}
		x += right - left + partGap
		p.w = max(p.w, x-partGap)
		rowHeight = max(rowHeight, bottom-top)
		p.h = max(p.h, y+rowHeight)
	}
}

func (q *part) bounds() (left, top, right, bottom float64) {
	left, top, right, bottom = math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, b := range q.bodies {
		left, right = min(left, b.x-b.w/2), max(right, b.x+b.w/2)
		top, bottom = min(top, b.y-b.h/2), max(bottom, b.y+b.h/2)
	}
	return left, top, right, bottom
}
