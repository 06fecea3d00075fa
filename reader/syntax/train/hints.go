package main

import "backchannel/internal/hash"

// hint is a sentence's hints as hashes.
type hint struct {
	ws             []wordInfo
	smTag, mdTag   []uint32
	cnTag          []uint32
	smEnt, mdEnt   []uint32
	cnEnt          []uint32
	mdRel, smRel   []uint32
	mdHead, smHead []int
	n              int
}

func newHint(words []string, h *hints) *hint {
	hash := func(list []string) []uint32 {
		out := make([]uint32, len(list))
		for i, s := range list {
			out[i] = hash.String(s)
		}
		return out
	}
	x := &hint{n: len(words), smTag: hash(h.sm.tags), mdTag: hash(h.md.tags), cnTag: hash(h.cn.tags),
		smEnt: hash(h.sm.ents), mdEnt: hash(h.md.ents), cnEnt: hash(h.cn.ents), mdRel: hash(h.md.rels), smRel: hash(h.sm.rels),
		mdHead: h.md.heads, smHead: h.sm.heads}
	for _, w := range words {
		x.ws = append(x.ws, newWordInfo(w))
	}
	return x
}

func get(list []uint32, i int) uint32 {
	if i < 0 || i >= len(list) {
		return 3
	}
	return list[i]
}

func headOf(heads []int, i int) int {
	if i < 0 || i >= len(heads) {
		return -2
	}
	return heads[i]
}

func (s *stack) tagFeats(x *hint, i int, t1, t2 uint32) feats {
	f := tagFeats(s.tagBuf, x.ws, i, t1, t2)
	md, sm, cn, w := get(x.mdTag, i), get(x.smTag, i), get(x.cnTag, i), x.ws[i].lower
	f.add(200, md)
	f.add(201, sm)
	f.add(202, cn)
	f.add(203, md, sm, cn)
	f.add(204, md, cn)
	f.add(205, md, cn, w)
	f.add(206, md, get(x.mdRel, i))
	f.add(207, md, get(x.mdTag, i+1))
	f.add(208, md, get(x.mdTag, i-1))
	f.add(209, cn, get(x.cnTag, i+1))
	f.add(210, get(x.mdEnt, i), md, cn)
	f.add(211, t1, md, cn)
	f.add(212, cn, get(x.mdRel, i), get(x.mdTag, headOf(x.mdHead, i)))
	s.tagBuf = f
	return f
}

func (s *stack) nameFeats(x *hint, i int, l1, l2 uint32) feats {
	f := nameFeats(s.nameBuf, x.ws, x.mdTag, i, l1, l2)
	for k := -2; k <= 2; k++ {
		b := uint32(300 + 10*k)
		f.add(b, get(x.mdEnt, i+k))
		f.add(b+1, get(x.smEnt, i+k))
		f.add(b+2, get(x.cnEnt, i+k))
		f.add(b+3, get(x.mdEnt, i+k), get(x.smEnt, i+k), get(x.cnEnt, i+k))
	}
	md, sm, cn := get(x.mdEnt, i), get(x.smEnt, i), get(x.cnEnt, i)
	f.add(400, md, cn, l1)
	f.add(401, md, sm, cn, l1)
	f.add(402, md, get(x.mdEnt, i+1), get(x.mdEnt, i-1))
	f.add(403, cn, get(x.cnEnt, i+1), get(x.cnEnt, i-1))
	f.add(404, md, cn, x.ws[i].shape)
	f.add(405, md, cn, get(x.mdTag, i))
	f.add(406, md, cn, x.ws[i].lower)
	f.add(407, cn, get(x.cnEnt, i+1), md, get(x.mdEnt, i+1))
	f.add(408, cn, get(x.cnEnt, i-1), md, get(x.mdEnt, i-1), l1)
	s.nameBuf = f
	return f
}

// hintTree is a teacher's tree: heads and relations by word.
type hintTree struct {
	head []int
	rel  []uint32
}

func (x *hint) trees() []hintTree {
	return []hintTree{{x.mdHead, x.mdRel}, {x.smHead, x.smRel}}
}

// tagsOf gives the tag of a word, also beyond the sentence's edge.
func tagsOf(tags []uint32) func(int) uint32 {
	return func(i int) uint32 {
		if i < 0 || i >= len(tags) {
			return 97
		}
		return tags[i]
	}
}

// hintArcs adds to the features of a state what the teachers' trees say of the
// words in it.
func hintArcs(f feats, st *state, x *hint, tags []uint32) feats {
	s0, s1, b0 := -1, -1, st.next
	if n := len(st.stack); n > 0 {
		s0 = st.stack[n-1]
		if n > 1 {
			s1 = st.stack[n-2]
		}
	}
	tag := tagsOf(tags)
	for k, t := range x.trees() {
		b := uint32(500 + 50*k)
		tie := func(i, j int) uint32 { // how the teacher ties i to j
			hi := headOf(t.head, i)
			switch {
			case i < 0 || j < 0:
				return 9
			case hi == j || hi == -1 && j == x.n:
				return 1
			case headOf(t.head, j) == i:
				return 2
			case hi >= 0 && headOf(t.head, hi) == j:
				return 3
			case headOf(t.head, j) >= 0 && headOf(t.head, headOf(t.head, j)) == i:
				return 4
			case hi >= 0 && hi == headOf(t.head, j):
				return 5
			}
			return 0
		}
		waiting := func(i int) uint32 { // has the teacher more for i to the right?
			if i < 0 || i >= x.n {
				return 7
			}
			for j := b0; j < x.n && j < b0+60; j++ {
				if t.head[j] == i {
					return 1
				}
			}
			return 0
		}
		r0, r1, rb := get(t.rel, s0), get(t.rel, s1), get(t.rel, b0)
		t0b, t1s, t1b := tie(s0, b0), tie(s1, s0), tie(s1, b0)
		w0, w1 := waiting(s0), waiting(s1)
		f.add(b, t0b, t1s)
		f.add(b+1, t0b, t1s, r0, rb)
		f.add(b+2, t0b, t1s, r0, r1)
		f.add(b+3, t0b, w0, r0)
		f.add(b+4, t1s, w0, r0, r1)
		f.add(b+5, t0b, t1s, w0, tag(s0), tag(b0))
		f.add(b+6, t0b, t1s, w0, tag(s0), tag(s1))
		f.add(b+7, t0b, r0, rb, tag(s0), tag(b0))
		f.add(b+8, t1s, r0, r1, tag(s0), tag(s1))
		f.add(b+9, t0b, t1s, t1b, w0, w1)
		f.add(b+10, t0b, t1s, t1b, r0, rb, r1)
		f.add(b+11, t0b, t1s, w0, w1, r0)
		f.add(b+12, t0b, t1s, w0, x.lower(s0))
		f.add(b+13, t0b, t1s, w0, x.lower(b0))
		f.add(b+14, t1s, t0b, w0, x.lower(s1))
		f.add(b+15, tie(b0, b0+1), t0b, t1s, r0, rb)
		f.add(b+16, t0b, t1s, sign(headOf(t.head, s0)-b0), sign(headOf(t.head, b0)-s0), r0, rb)
		f.add(b+17, t0b, t1s, w0, get(t.rel, st.l1of(s0)), r0, rb)
	}
	return f
}

func sign(d int) uint32 {
	switch {
	case d < 0:
		return 1
	case d > 0:
		return 2
	}
	return 0
}

func (x *hint) lower(i int) uint32 {
	if i < 0 || i >= x.n {
		return 13
	}
	return x.ws[i].lower
}

func (st *state) l1of(i int) int {
	if i < 0 {
		return -1
	}
	return st.l1[i]
}

// hintRels adds the teachers' say to the features of a relation.
func hintRels(f feats, x *hint, tags []uint32, d, h int) feats {
	tag := tagsOf(tags)
	side := sign(d - h)
	for k, t := range x.trees() {
		b := uint32(600 + 20*k)
		r, hd := get(t.rel, d), headOf(t.head, d)
		rh, rhead := get(t.rel, hd), get(t.rel, h)
		same := uint32(0)
		if hd == h {
			same = 1
		}
		f.add(b, r, same)
		f.add(b+1, r, same, side, tag(d), tag(h))
		f.add(b+2, r, rh, same)
		f.add(b+3, r, rh, x.lower(hd))
		f.add(b+4, r, rhead, side)
		f.add(b+5, r, rh, tag(d), tag(h))
		f.add(b+6, r, x.lower(d))
		f.add(b+7, r, x.lower(h))
		f.add(b+8, r, rh, tag(hd), side)
	}
	return f
}
