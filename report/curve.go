package report

// curve is a quadratic Bézier curve from a to b with its control point c.
type curve struct{ ax, ay, cx, cy, bx, by float64 }

// newCurve runs from box to box through the tie's label, cut where it leaves
// the one and meets the other.
func newCurve(l *tieLine) curve {
	a, b, m := l.from, l.to, l.label
	c := curve{ax: a.x, ay: a.y, bx: b.x, by: b.y, cx: 2*m.x - (a.x+b.x)/2, cy: 2*m.y - (a.y+b.y)/2}
	const steps = 64
	from, to := 0.0, 1.0
	for i := range steps / 2 {
		if t := float64(i) / steps; a.holds(c.at(t)) {
			from = t
		}
		if t := 1 - float64(i)/steps; b.holds(c.at(t)) {
			to = t
		}
	}
	return c.cut(c.edge(a, from, from+1.0/steps), c.edge(b, to, to-1.0/steps))
}

// edge is where between the times in and out the curve crosses the box's edge.
func (c curve) edge(b *box, in, out float64) float64 {
	for range 12 {
		if mid := (in + out) / 2; b.holds(c.at(mid)) {
			in = mid
		} else {
			out = mid
		}
	}
	return out
}

func (b *box) holds(x, y float64) bool {
	const air = 2 // a line ends just short of the box
	return x > b.x-b.w/2-air && x < b.x+b.w/2+air && y > b.y-b.h/2-air && y < b.y+b.h/2+air
}

func (c curve) at(t float64) (x, y float64) { return c.blossom(t, t) }

// blossom is the polar form of the curve; with equal times it is a point on it.
func (c curve) blossom(s, t float64) (x, y float64) {
	p, q, r := (1-s)*(1-t), s*(1-t)+t*(1-s), s*t
	return p*c.ax + q*c.cx + r*c.bx, p*c.ay + q*c.cy + r*c.by
}

// cut is the piece of the curve between two times.
func (c curve) cut(s, t float64) curve {
	var d curve
	d.ax, d.ay = c.at(s)
	d.bx, d.by = c.at(t)
	d.cx, d.cy = c.blossom(s, t)
	return d
}
