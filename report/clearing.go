package report

import "math"

// clearWays moves boxes and labels until none covers another and, as far as
// possible, no line runs behind a box that it does not belong to.
func (q *part) clearWays() {
	gentle := 160
	if len(q.bodies) > 200 {
		gentle = 60
	}
	for range gentle {
		q.partBoxes()
		q.pullLabels()
		q.freeLines()
	}
	for range 400 {
		if !q.partBoxes() {
			return
		}
	}
}

// partBoxes pushes overlapping bodies apart along the shorter way. Labels give
// way to parties. It reports whether anything overlapped.
func (q *part) partBoxes() bool {
	moved := false
	for i, a := range q.bodies {
		for j, b := range q.bodies[:i] {
			gap := boxGap
			if i >= q.boxes && j >= q.boxes {
				gap = 3
			}
			dx := (a.w+b.w)/2 + gap - math.Abs(a.x-b.x)
			dy := (a.h+b.h)/2 + gap - math.Abs(a.y-b.y)
			if dx <= 0 || dy <= 0 {
				continue
			}
			moved = true
			share := 0.5 // of the way that a goes
			if (i >= q.boxes) != (j >= q.boxes) {
				share = 0.8
				if j >= q.boxes {
					share = 0.2
				}
			}
			if dx < dy {
				step := math.Copysign(dx+0.5, a.x-b.x)
				a.x += step * share
				b.x -= step * (1 - share)
			} else {
				step := math.Copysign(dy+0.5, a.y-b.y)
				a.y += step * share
				b.y -= step * (1 - share)
			}
		}
	}
	return moved
}

// pullLabels draws labels back to the middle of their lines, and those of
// parallel ties beside each other.
func (q *part) pullLabels() {
	for _, l := range q.lines {
		l.label.x += 0.15 * ((l.from.x+l.to.x)/2 - l.label.x)
		l.label.y += 0.15 * ((l.from.y+l.to.y)/2 - l.label.y)
	}
}

// freeLines pushes boxes off the lines that would run behind them.
func (q *part) freeLines() {
	for _, l := range q.lines {
		for i, b := range q.bodies {
			if b == l.from || b == l.to || b == l.label {
				continue
			}
			for _, end := range []*box{l.from, l.to} {
				push(b, end, l.label, i < q.boxes)
			}
		}
	}
}

// push moves b sideways off the line from one end of a tie to its label where
// the line passes through b, and the label a little the other way.
func push(b, end, label *box, party bool) {
	dx, dy := label.x-end.x, label.y-end.y
	length := math.Hypot(dx, dy)
	if length < 1 {
		return
	}
	t := ((b.x-end.x)*dx + (b.y-end.y)*dy) / (length * length)
	if t <= 0 || t >= 1 {
		return
	}
	nx, ny := -dy/length, dx/length
	off := (b.x-end.x)*nx + (b.y-end.y)*ny
	reach := (b.w*math.Abs(nx)+b.h*math.Abs(ny))/2 + 5
	if math.Abs(off) >= reach {
		return
	}
	step := math.Copysign(min(reach-math.Abs(off), 6), off)
	weight := 0.5
	if !party {
		weight = 0.8
	}
	b.x += nx * step * weight
	b.y += ny * step * weight
	label.x -= nx * step * (1 - weight)
	label.y -= ny * step * (1 - weight)
}
