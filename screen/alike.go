package screen

import (
	"sort"
	"strings"
	"sync"

	"backchannel/names"
)

// alike is a token that a part may be paired with.
type alike struct {
	token uint32
	pen   float32 // what pairing them costs at least
	all   float32 // the same with what a name pays besides for a second edit
}

// alike notes the tokens that the i-th part of the query may be paired with.
func (s *search) alike(i int, p *names.Part) {
	if p.Key == "" {
		return
	}
	for _, a := range s.x.likes.of(p, s.look) {
		if float64(a.all) <= s.most {
			s.take(i, a.token, a.pen)
		}
	}
}

// take notes that token t is like the i-th part at a penalty of at least pen.
func (s *search) take(i int, t uint32, pen float32) {
	st := &s.tokens[t]
	if !s.met(t) {
		s.touched = append(s.touched, t)
		s.isMet[t/64] |= 1 << (t % 64)
		st.pen = pen
	}
	if st.mask>>i&1 == 0 {
		s.like[i] = append(s.like[i], t)
		st.mask |= 1 << i
	}
	st.pen = min(st.pen, pen)
}

// met reports whether a part of the query's name is like token t.
func (s *search) met(t uint32) bool { return s.isMet[t/64]>>(t%64)&1 != 0 }

// tokenState is what a search notes of a token that is met: the parts of the query's
// name that it is like, one bit each, and the least penalty of pairing it.
type tokenState struct {
	mask uint32
	pen  float32
}

// lookUp finds the tokens that p may be paired with, some of them twice. It returns
// memory of the search.
func (s *search) lookUp(p *names.Part) []alike {
	x := s.x
	s.found = s.found[:0]
	s.keysNear(p)
	for _, k := range s.near {
		s.ahead += x.keys[k].from
	}
	for _, k := range s.near {
		s.weighKey(p, k)
	}
	for _, c := range wanted(p) {
		for _, t := range x.byCode[c] {
			s.agree(p, t)
		}
	}
	if v := names.VoicedKey(p.Key); v != "" && p.Telling() {
		for t := range x.withKey(v) {
			s.find(t, x.w.Names.Variant, 0)
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
				s.agree(p, from[k].token)
			}
		}
	}
	return s.found
}

// keysNear collects the keys that may be within an edit or two of the part's, each
// once. The buckets of its deletions are found and read first, side by side, before
// any is worked through: memory is what this waits for.
func (s *search) keysNear(p *names.Part) {
	x := s.x
	shift := 64 - x.bucketBits
	s.ranges, s.near = s.ranges[:0], s.near[:0]
	s.once.clear()
	for h := range deletesOf(p.Key, slackOf(p.Key)) {
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
	mask, size, first := fold28(p.Letters()), min(len(p.Key), maxKeySize), uint64(p.Key[0]&31)
	for _, r := range s.ranges {
		for _, e := range x.bucket[r.from:r.to] {
			limit := names.SlackOf(size, int(e>>sizeAt&31), uint64(e>>firstAt&31) == first)
			if d := int(e>>sizeAt&31) - size; d > limit || -d > limit || names.Apart(mask, uint32(e>>lettersAt), limit) {
				continue
			}
			if k := uint32(e & (1<<keyBits - 1)); s.once.add(k) {
				s.near = append(s.near, k)
			}
		}
	}
}

// bucketRange is where the entries of a bucket lie.
type bucketRange struct{ from, to uint32 }

// weighKey finds those of a key's tokens that p may be paired with. Two telling parts
// are alike if they may be part of a match, the comparison itself decides; others are
// asked about at once.
func (s *search) weighKey(p *names.Part, k uint32) {
	x := s.x
	info := &x.keys[k]
	key := x.text(info)
	from, to := x.tokens(info, k)
	same := key == p.Key
	if limit := names.Slack(p.Key, key); !same && (limit == 0 || names.Distance(p.Key, key, limit) > limit) {
		return
	}
	if from >= x.telling || !p.Telling() {
		for t := from; t < to; t++ {
			if x.traits[t].class() < 3 || !p.Telling() {
				s.agree(p, t)
			}
		}
		return
	}
	cost := float32(0)
	if !same {
		cost = names.Cost(p.Key, key)
	}
	for t := from; t < to; t++ {
		pen, more := x.w.Names.Edited(cost, min(len(p.Text), int(x.traits[t].size)))
		s.find(t, pen, more)
	}
}

// agree finds token t if it agrees with p.
func (s *search) agree(p *names.Part, t uint32) {
	if how, pen := s.x.w.Names.Agree(p, &s.x.parts[t]); how != names.Differs {
		s.find(t, pen, 0)
	}
}

func (s *search) find(t uint32, pen, more float64) {
	if pen+more <= s.x.widest() {
		s.found = append(s.found, alike{t, float32(pen), float32(pen + more)})
	}
}

// widest is the most that a pair of parts may cost in any match, however much the
// facts speak for it.
func (x *Index) widest() float64 {
	return 1 - x.w.Threshold + x.w.BirthEqual + x.w.CountryEqual
}

// onceSet tells which small numbers it was given before. It is emptied at no cost.
type onceSet struct {
	slots []uint64 // the round above, the number below
	round uint32
	n     int
}

func (o *onceSet) clear() {
	if o.round++; o.round == 0 || o.slots == nil {
		o.slots, o.round = make([]uint64, max(1024, len(o.slots))), 1
	}
	o.n = 0
}

// add reports whether k was not there.
func (o *onceSet) add(k uint32) bool {
	if 2*o.n >= len(o.slots) {
		o.grow()
	}
	for i := int(k * 0x9e3779b1); ; i++ {
		at := &o.slots[i&(len(o.slots)-1)]
		switch {
		case uint32(*at>>32) != o.round:
			*at = uint64(o.round)<<32 | uint64(k)
			o.n++
			return true
		case uint32(*at) == k:
			return false
		}
	}
}

func (o *onceSet) grow() {
	old := o.slots
	o.slots, o.n = make([]uint64, 2*len(old)), 0
	for _, v := range old {
		if uint32(v>>32) == o.round {
			o.add(uint32(v))
		}
	}
}

// likeCache keeps what parts of queries are like: the same given names come again and
// again. It holds the newest few million tokens, in two halves of which the older is let
// go: 25 MB each, when full.
type likeCache struct {
	mu          sync.RWMutex
	now, before map[tokenKey][]alike
	held        int
}

// likeHalf is the most that half a likeCache holds, 12 bytes each.
const likeHalf = 1 << 21

// of returns the tokens that a part is like, by look where it is not known yet.
func (c *likeCache) of(p *names.Part, look func(*names.Part) []alike) []alike {
	k := keyOf(p)
	c.mu.RLock()
	found, ok := c.now[k]
	older := false
	if !ok {
		found, older = c.before[k]
	}
	c.mu.RUnlock()
	if ok {
		return found
	}
	if !older {
		found = append([]alike(nil), look(p)...)
	}
	k.text, k.native = strings.Clone(k.text), strings.Clone(k.native)
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.now == nil || c.held > likeHalf {
		c.before, c.now, c.held = c.now, map[tokenKey][]alike{}, 0
	}
	c.now[k] = found
	c.held += len(found) + 16
	return found
}

// together notes the tokens that two or three parts of the query make when written
// together.
func (s *search) together(n *names.Name) {
	for i := range n.Parts {
		for c := 2; c <= 3 && i+c <= len(n.Parts); c++ {
			if size := textLen(n.Parts[i : i+c]); size < 4 || size > 40 {
				continue
			}
			for t := range s.x.withKey(n.TogetherKey(i, c)) {
				for k := i; k < i+c; k++ {
					s.take(k, t, 0)
				}
				s.joined = true
			}
		}
	}
}

// withKey yields the tokens of exactly a key.
func (x *Index) withKey(key string) func(yield func(uint32) bool) {
	return func(yield func(uint32) bool) {
		h := hashWithout(key[:min(len(key), deletePrefix)], -1, -1) >> (64 - x.bucketBits)
		size := min(len(key), maxKeySize)
		last := -1
		for _, e := range x.bucket[x.bucketOff[h]:x.bucketOff[h+1]] {
			k := int(e & (1<<keyBits - 1))
			if int(e>>sizeAt&31) != size || k == last || x.text(&x.keys[k]) != key {
				continue
			}
			last = k
			for t := x.keyOff[k]; t < x.keyOff[k+1]; t++ {
				if !yield(t) {
					return
				}
			}
		}
	}
}
