package main

// The moves of the arc-hybrid system (Kuhlmann and others 2011): shift; left:
// the stack's top hangs on the buffer's first; right: it hangs on the word under it.
const (
	shift = iota
	left
	right
	moves
)

// state is a parse under way. Word n, past the last, is the root.
type state struct {
	n     int
	stack []int
	next  int
	head  []int
	rel   []uint32
	l1    []int // leftmost child so far, -1 none
	r1    []int // rightmost
	l2    []int
	r2    []int
	nl    []uint32
	nr    []uint32
}

func newState(n int) *state {
	s := &state{n: n, stack: make([]int, 0, n+1)}
	ints := make([]int, 5*(n+1))
	for i := range ints {
		ints[i] = -1
	}
	s.head, s.l1, s.r1, s.l2, s.r2 = ints[:n+1], ints[n+1:2*n+2], ints[2*n+2:3*n+3], ints[3*n+3:4*n+4], ints[4*n+4:]
	us := make([]uint32, 3*(n+1))
	s.rel, s.nl, s.nr = us[:n+1], us[n+1:2*n+2], us[2*n+2:]
	return s
}

func (s *state) done() bool { return s.next == s.n && len(s.stack) == 0 }

func (s *state) legal(m int) bool {
	switch m {
	case shift:
		return s.next < s.n
	case left:
		return len(s.stack) > 0 && (s.next < s.n || len(s.stack) == 1)
	}
	return len(s.stack) > 1
}

// arc is the dependent and head that move m would join.
func (s *state) arc(m int) (dep, head int) {
	top := len(s.stack) - 1
	if m == left {
		return s.stack[top], s.next
	}
	return s.stack[top], s.stack[top-1]
}

func (s *state) apply(m int, rel uint32) {
	if m == shift {
		s.stack = append(s.stack, s.next)
		s.next++
		return
	}
	d, h := s.arc(m)
	s.stack = s.stack[:len(s.stack)-1]
	s.head[d], s.rel[d] = h, rel
	if m == left {
		s.l2[h], s.l1[h] = s.l1[h], d
		s.nl[h]++
	} else {
		s.r2[h], s.r1[h] = s.r1[h], d
		s.nr[h]++
	}
}

// cost fills how many gold arcs each move loses (Goldberg and Nivre 2013).
func (s *state) cost(gold []int, c *[moves]int) {
	*c = [moves]int{}
	top := len(s.stack) - 1
	if s.next < s.n {
		for k, d := range s.stack {
			if gold[d] == s.next {
				c[shift]++
			}
			if k < top && gold[s.next] == d {
				c[shift]++
			}
		}
	}
	if top < 0 {
		return
	}
	w := s.stack[top]
	under := -1
	if top > 0 {
		under = s.stack[top-1]
	}
	if g := gold[w]; g != s.next && (g > s.next || g == under) {
		c[left]++
	}
	if g := gold[w]; g >= s.next {
		c[right]++
	}
	for j := s.next; j < s.n; j++ {
		if gold[j] == w {
			c[left]++
			c[right]++
		}
	}
}

// arcFeats are the parser's features of a state.
func arcFeats(f feats, s *state, ws []wordInfo, tags []uint32) feats {
	f = f[:0]
	word := func(i int) uint32 {
		if i < 0 {
			return 11
		}
		if i >= s.n {
			return 12
		}
		return ws[i].lower
	}
	tag := func(i int) uint32 {
		if i < 0 {
			return 97
		}
		if i >= s.n {
			return 98
		}
		return tags[i]
	}
	of := func(a []int, i int) int {
		if i < 0 {
			return -1
		}
		return a[i]
	}
	rel := func(i int) uint32 {
		if i < 0 {
			return 55
		}
		return s.rel[i]
	}
	val := func(a []uint32, i int) uint32 {
		if i < 0 {
			return 9
		}
		return min(a[i], 5)
	}
	top := len(s.stack) - 1
	s0, s1, s2 := -1, -1, -1
	if top >= 0 {
		s0 = s.stack[top]
	}
	if top >= 1 {
		s1 = s.stack[top-1]
	}
	if top >= 2 {
		s2 = s.stack[top-2]
	}
	b0, b1, b2 := s.next, s.next+1, s.next+2
	if b1 > s.n {
		b1 = -1
	}
	if b2 > s.n {
		b2 = -1
	}
	dist := uint32(min(b0-s0, 9))
	dist1 := uint32(min(s0-s1, 9))
	w0, t0, w1, t1, wb, tb, wb1, tb1 := word(s0), tag(s0), word(s1), tag(s1), word(b0), tag(b0), word(b1), tag(b1)
	tb2, t2 := tag(b2), tag(s2)
	s0l, s0r, s1r, b0l, s1l := of(s.l1, s0), of(s.r1, s0), of(s.r1, s1), of(s.l1, b0), of(s.l1, s1)
	f.add(1, w0)
	f.add(2, t0)
	f.add(3, w0, t0)
	f.add(4, w1)
	f.add(5, t1)
	f.add(6, w1, t1)
	f.add(7, wb)
	f.add(8, tb)
	f.add(9, wb, tb)
	f.add(10, wb1)
	f.add(11, tb1)
	f.add(12, tb2)
	f.add(13, t2)
	f.add(14, w0, wb)
	f.add(15, t0, tb)
	f.add(16, w0, t0, tb)
	f.add(17, t0, wb, tb)
	f.add(18, w0, w1)
	f.add(19, t0, t1)
	f.add(20, w1, t1, t0)
	f.add(21, t1, w0, t0)
	f.add(22, t0, tb, tb1)
	f.add(23, t1, t0, tb)
	f.add(24, t2, t1, t0)
	f.add(25, tb, tb1, tb2)
	f.add(26, t1, t0, tb, tb1)
	f.add(27, t0, tag(s0l), tb)
	f.add(28, t0, tag(s0r), tb)
	f.add(29, t0, tb, tag(b0l))
	f.add(30, t1, tag(s1r), t0)
	f.add(31, t1, tag(s1l), t0)
	f.add(32, t1, t0, tag(s0l))
	f.add(33, t1, t0, tag(s0r))
	f.add(34, w0, dist)
	f.add(35, t0, dist, tb)
	f.add(36, t1, t0, dist1)
	f.add(37, w1, t0, dist1)
	f.add(38, w0, val(s.nr, s0))
	f.add(39, w0, val(s.nl, s0))
	f.add(40, t0, val(s.nr, s0), tb)
	f.add(41, t0, val(s.nl, s0), tb)
	f.add(42, wb, val(s.nl, b0))
	f.add(43, tb, val(s.nl, b0), t0)
	f.add(44, w0, rel(s0l), tb)
	f.add(45, t0, rel(s0l), rel(of(s.l2, s0)), tb)
	f.add(46, t0, rel(s0r), rel(of(s.r2, s0)), tb)
	f.add(47, tb, rel(b0l), rel(of(s.l2, b0)), t0)
	f.add(48, t1, rel(s1r), t0, tb)
	f.add(49, w1, rel(s1r), t0)
	f.add(50, word(s0l), t0, tb)
	f.add(51, word(s0r), t0, tb)
	f.add(52, word(b0l), tb, t0)
	f.add(53, word(s1r), t1, t0)
	f.add(54, w1, w0, tb)
	f.add(55, w0, wb, tb1)
	f.add(56, w1, wb, t0)
	f.add(57, w0, wb1, tb)
	f.add(58, t0, tb, tb1, tb2)
	f.add(59, w1, t0, tb)
	f.add(60, t1, w0, tb)
	f.add(61, t1, t0, wb)
	f.add(62, t1, val(s.nr, s1), val(s.nl, s1), t0)
	f.add(63, rel(s0l), rel(s0r), t0, t1)
	f.add(64, w1, val(s.nr, s1), t0)
	return f
}

// relFeats are the features that name the relation of an arc about to be made.
func relFeats(f feats, s *state, ws []wordInfo, tags []uint32, d, h int) feats {
	f = f[:0]
	word := func(i int) *wordInfo {
		if i < 0 || i >= s.n {
			return &pad
		}
		return &ws[i]
	}
	tag := func(i int) uint32 {
		if i < 0 || i > s.n {
			return 97
		}
		if i == s.n {
			return 98
		}
		return tags[i]
	}
	kid := func(a []int, i int) int {
		if i < 0 || i > s.n {
			return -1
		}
		return a[i]
	}
	rel := func(i int) uint32 {
		if i < 0 {
			return 55
		}
		return s.rel[i]
	}
	side := uint32(0)
	if d < h {
		side = 1
	}
	dist := uint32(min(max(h-d, d-h), 7))
	wd, wh, td, th := word(d), word(h), tag(d), tag(h)
	dl, dr, hl, hr := kid(s.l1, d), kid(s.r1, d), kid(s.l1, h), kid(s.r1, h)
	f.add(1, wd.lower, side)
	f.add(2, wh.lower, side)
	f.add(3, td, th, side)
	f.add(4, wd.lower, th, side)
	f.add(5, wh.lower, td, side)
	f.add(6, wd.lower, wh.lower, side)
	f.add(7, td, th, side, dist)
	f.add(8, td, th, side, tag(dl))
	f.add(9, td, th, side, tag(dr))
	f.add(10, td, th, side, rel(dl))
	f.add(11, td, th, side, rel(dr))
	f.add(12, td, th, side, rel(hl))
	f.add(13, td, th, side, rel(hr))
	f.add(14, word(dl).lower, td, th, side)
	f.add(15, word(dl).lower, td, wh.lower)
	f.add(16, wd.suf3, td, th)
	f.add(17, wh.suf3, td, th)
	f.add(18, tag(d-1), td, th, side)
	f.add(19, tag(d+1), td, th, side)
	f.add(20, tag(h-1), td, th, side)
	f.add(21, tag(h+1), td, th, side)
	f.add(22, wd.shape, wh.shape, side)
	f.add(23, rel(hl), rel(hr), td, th)
	f.add(24, rel(dl), rel(kid(s.l2, d)), td, th)
	f.add(25, word(d-1).lower, td, th)
	f.add(26, word(d+1).lower, td, th)
	f.add(27, rel(hr), rel(kid(s.r2, h)), td, th, wh.lower)
	f.add(28, word(dr).lower, td, th)
	return f
}
