package screen

import (
	"sort"

	"backchannel/names"
)

// alike collects the tokens that the i-th part of the query may be paired with.
func (s *search) alike(i int, p *names.Part) {
	x := s.x
	if p.Key == "" {
		return
	}
	s.round++
	slack, mask := slackOf(p.Key), fold28(p.Letters())
	size, first := min(len(p.Key), maxKeySize), uint64(p.Key[0]&31)
	s.readBuckets(p.Key, slack)
	for _, r := range s.ranges {
		for _, e := range x.bucket[r.from:r.to] {
			limit := names.SlackOf(size, int(e>>sizeAt&31), uint64(e>>firstAt&31) == first)
			if d := int(e>>sizeAt&31) - size; d > limit || -d > limit || names.Apart(mask, uint32(e>>lettersAt), limit) {
				continue
			}
			k := uint32(e & (1<<keyBits - 1))
			if s.keys[k] == s.round {
				continue
			}
			s.keys[k] = s.round
			info := &x.keyInfo[k]
			key := x.text(info, k)
			same := key == p.Key
			if !same && (limit == 0 || names.Distance(p.Key, key, limit) > limit) {
				continue
			}
			if !info.more {
				s.near(i, p, info.token, info.class, info.chars, key, same)
				continue
			}
			for _, t := range x.keyToken[x.keyOff[k]:x.keyOff[k+1]] {
				s.near(i, p, t, x.class[t], x.size[t], key, same)
			}
		}
	}
	for _, c := range wanted(p) {
		for _, t := range x.byCode[c] {
			s.touch(i, p, t)
		}
	}
	if len(p.Key) > 1 {
		from := x.softOnly
		if p.Vowelless() {
			from = x.bySkeleton
		}
		if len(from) > 0 {
			h := uint32(names.HashKey(p.Skeleton()))
			for k := sort.Search(len(from), func(k int) bool { return from[k].hash >= h }); k < len(from) && from[k].hash == h; k++ {
				s.touch(i, p, from[k].token)
			}
		}
	}
}

// near takes a token whose key is near the i-th part's. Two telling parts are
// alike if they may be part of a match, the comparison itself decides; others are
// asked about at once.
func (s *search) near(i int, p *names.Part, t uint32, class, chars uint8, key string, same bool) {
	if class != 0 || !p.Telling() {
		if class < 3 || !p.Telling() {
			s.touch(i, p, t)
		}
		return
	}
	var pen, more float64
	if !same {
		pen, more = s.x.w.Names.Edited(p.Key, key, min(len(p.Text), int(chars)))
	}
	if pen+more <= s.most {
		s.take(i, t, pen)
	}
}

// bucketRange is where the entries of a bucket lie.
type bucketRange struct{ from, to uint32 }

// readBuckets finds the buckets of a key's deletions and reads the first entry of
// each, side by side, before any is worked through.
func (s *search) readBuckets(key string, slack int) {
	x := s.x
	shift := 64 - x.bucketBits
	s.ranges = s.ranges[:0]
	for h := range deletesOf(key, slack) {
		s.ranges = append(s.ranges, bucketRange{uint32(h >> shift), 0})
	}
	for i := range s.ranges {
		r := &s.ranges[i]
		r.from, r.to = x.bucketOff[r.from], x.bucketOff[r.from+1]
	}
	for _, r := range s.ranges {
		if r.from < r.to {
			s.ahead += uint32(x.bucket[r.from])
		}
	}
}

// touch notes that token t is like the i-th part, if it is.
func (s *search) touch(i int, p *names.Part, t uint32) {
	if how, pen := s.x.w.Names.Agree(p, &s.x.parts[t]); how != names.Differs {
		s.take(i, t, pen)
	}
}

// take notes that token t is like the i-th part at a penalty of at least pen.
func (s *search) take(i int, t uint32, pen float64) {
	if pen > s.most {
		return
	}
	if s.mask[t]>>i&1 == 0 {
		s.like[i] = append(s.like[i], t)
	}
	s.note(i, t, float32(pen))
}

func (s *search) note(i int, t uint32, pen float32) {
	if s.mask[t]&maskBits == 0 {
		s.touched = append(s.touched, t)
		s.pen[t] = pen
	}
	s.mask[t] |= 1 << i
	s.pen[t] = min(s.pen[t], pen)
}

// The bits of search.mask: one for each part of the query, and the token's class.
const (
	classBits = 30
	maskBits  = 1<<names.MaxParts - 1
)

// together notes the tokens that two or three parts of the query make when written
// together.
func (s *search) together(n *names.Name) {
	for i := range n.Parts {
		for c := 2; c <= 3 && i+c <= len(n.Parts); c++ {
			if size := textLen(n.Parts[i : i+c]); size < 4 || size > 40 {
				continue
			}
			for _, t := range s.x.withKey(n.TogetherKey(i, c)) {
				for k := i; k < i+c; k++ {
					s.take(k, t, 0)
				}
			}
		}
	}
}

// withKey returns the tokens of exactly a key.
func (x *Index) withKey(key string) []uint32 {
	h := hashWithout(key[:min(len(key), deletePrefix)], -1, -1) >> (64 - x.bucketBits)
	for _, e := range x.bucket[x.bucketOff[h]:x.bucketOff[h+1]] {
		if k := e & (1<<keyBits - 1); x.keyText[k] == key {
			return x.keyToken[x.keyOff[k]:x.keyOff[k+1]]
		}
	}
	return nil
}
