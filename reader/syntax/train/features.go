package main

import (
	"strings"

	"backchannel/internal/hash"
)

// wordInfo is what the features see of a word.
type wordInfo struct {
	lower, shape uint32
	suf1, suf2   uint32
	suf3, pre1   uint32
	pre2, pre3   uint32
	suf4         uint32
	upper        bool
}

func newWordInfo(w string) wordInfo {
	low := strings.ToLower(w)
	if allDigits(low) {
		low = strings.Repeat("0", min(len(low), 5))
	}
	suf := func(n int) uint32 { return hash.String(low[max(0, len(low)-n):]) }
	pre := func(n int) uint32 { return hash.String(low[:min(n, len(low))]) }
	sh := hash.Shape(w)
	return wordInfo{lower: hash.String(low), shape: hash.String(sh), suf1: suf(1), suf2: suf(2), suf3: suf(3), suf4: suf(4), pre1: pre(1), pre2: pre(2), pre3: pre(3),
		upper: sh != "" && sh[0] == 'X'}
}

func allDigits(s string) bool {
	for i := range len(s) {
		if !(s[i] >= '0' && s[i] <= '9') {
			return false
		}
	}
	return s != ""
}

// pad is a word beyond the sentence's edge.
var pad = wordInfo{lower: 1, shape: 2, suf1: 3, suf2: 4, suf3: 5, suf4: 6, pre1: 7, pre2: 8, pre3: 9}

type feats []uint32

func (f *feats) add(template uint32, vals ...uint32) {
	h := template * 0x9e3779b1
	for _, v := range vals {
		h = hash.Mix(h, v)
	}
	*f = append(*f, h)
}

func at(ws []wordInfo, i int) *wordInfo {
	if i < 0 || i >= len(ws) {
		return &pad
	}
	return &ws[i]
}

// tagFeats are the tagger's features of word i, given the two tags before it.
func tagFeats(f feats, ws []wordInfo, i int, t1, t2 uint32) feats {
	f = f[:0]
	w, p, n, pp, nn := at(ws, i), at(ws, i-1), at(ws, i+1), at(ws, i-2), at(ws, i+2)
	f.add(1, w.lower)
	f.add(2, w.shape)
	f.add(3, w.suf1)
	f.add(4, w.suf2)
	f.add(5, w.suf3)
	f.add(6, w.suf4)
	f.add(7, w.pre1)
	f.add(8, w.pre2)
	f.add(9, w.pre3)
	f.add(10, p.lower)
	f.add(11, n.lower)
	f.add(12, pp.lower)
	f.add(13, nn.lower)
	f.add(14, t1)
	f.add(15, t1, t2)
	f.add(16, t1, w.lower)
	f.add(17, p.lower, w.lower)
	f.add(18, w.lower, n.lower)
	f.add(19, p.lower, n.lower)
	f.add(20, n.suf3)
	f.add(21, p.suf3)
	f.add(22, n.shape)
	f.add(23, p.shape, w.shape)
	f.add(24, w.shape, n.shape)
	f.add(25, w.shape, w.suf3)
	f.add(26, t1, w.suf3)
	f.add(27, t1, n.lower)
	f.add(28, n.lower, nn.lower)
	f.add(29, p.lower, pp.lower)
	f.add(30, t1, t2, w.lower)
	f.add(31, n.suf2, w.suf2)
	f.add(32, t1, w.shape)
	return f
}

// nameFeats are the name tagger's features of word i, given its tags and the
// two labels before it.
func nameFeats(f feats, ws []wordInfo, tags []uint32, i int, l1, l2 uint32) feats {
	f = f[:0]
	tag := func(j int) uint32 {
		if j < 0 || j >= len(tags) {
			return 99
		}
		return tags[j]
	}
	w, p, n, pp, nn := at(ws, i), at(ws, i-1), at(ws, i+1), at(ws, i-2), at(ws, i+2)
	for k, x := range []*wordInfo{pp, p, w, n, nn} {
		b := uint32(100 + 20*k)
		f.add(b, x.lower)
		f.add(b+1, x.shape)
		f.add(b+2, tag(i+k-2))
		f.add(b+3, x.suf3)
		f.add(b+4, x.pre3, x.shape)
		f.add(b+5, x.lower, l1)
		f.add(b+6, x.shape, l1)
	}
	f.add(1, w.suf2)
	f.add(2, w.suf4)
	f.add(3, l1)
	f.add(4, l1, l2)
	f.add(5, w.lower, p.lower)
	f.add(6, w.lower, n.lower)
	f.add(7, p.shape, w.shape, n.shape)
	f.add(8, tag(i-1), tag(i), tag(i+1))
	f.add(9, p.lower, w.shape)
	f.add(10, n.lower, w.shape)
	f.add(11, tag(i), tag(i+1), l1)
	f.add(12, n.lower, nn.lower, w.shape)
	f.add(13, p.lower, pp.lower, w.shape)
	f.add(14, w.suf3, w.shape, l1)
	f.add(15, at(ws, i-3).lower)
	f.add(16, at(ws, i+3).lower)
	return f
}
