package screen

import (
	"math"
	"runtime"
	"slices"
	"sync"

	"backchannel/ftm"
	"backchannel/names"
)

// search is the state of one query against an index; it is used again.
type search struct {
	x       *Index
	tokens  []tokenState
	touched []uint32 // the tokens that a part of the query is like
	isMet   []uint64 // these, one bit each: most tokens are asked about only to hear no
	like    [names.MaxParts][]uint32
	order   []uint64 // tokens by their penalties, whose bits stand above: none is below 0

	// What finding the tokens like a part needs.
	once   onceSet
	near   []uint32
	ranges []bucketRange
	found  []alike
	look   func(*names.Part) []alike

	tried   []uint32 // the names that were compared
	isTried []uint64 // these, one bit each
	block   []uint32 // names to be considered
	ahead   uint32   // what was read ahead; of no use but that
	scratch names.Name
	best    map[uint32]candidate
	top     []ranked // the best entities so far, as many as are asked for
	limit   int
	decided []uint32 // the entities that share an identifier with the query
	lift    float64  // the most that facts can add to a name's score
	facts   facts
	q       *ftm.Entity
	query   *prepared
	least   float64  // names that score below it are of no interest
	most    float64  // pairs of parts that cost more are in no match
	one     outline  // of the name that is asked about
	joined  bool     // parts of that name, written together, are a token
	marked  []uint64 // one bit for each name: it holds a part that is needed
	schema  [256]bool
}

// freeList keeps searches for use again, as many as can run at one time: one for a
// million parties is eleven megabytes, too much to make anew after each collection of
// garbage.
type freeList struct {
	mu  sync.Mutex
	all []*search
}

func (f *freeList) take(x *Index) *search {
	f.mu.Lock()
	n := len(f.all)
	if n == 0 {
		f.mu.Unlock()
		return newSearch(x)
	}
	s := f.all[n-1]
	f.all = f.all[:n-1]
	f.mu.Unlock()
	return s
}

func (f *freeList) put(s *search) {
	s.q, s.query = nil, nil
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.all) < runtime.GOMAXPROCS(0) {
		f.all = append(f.all, s)
	}
}

func newSearch(x *Index) *search {
	s := &search{x: x, tokens: make([]tokenState, len(x.parts)), isMet: make([]uint64, len(x.parts)/64+1), isTried: make([]uint64, len(x.nameEntity)/64+1), best: map[uint32]candidate{}}
	s.look = s.lookUp
	return s
}

// Match returns the entities that q may be, best first; none where q has neither
// a name nor an identifier. Every entity whose score reaches the weights'
// threshold is found; of those between o.Threshold and it, most are.
func (x *Index) Match(q *ftm.Entity, o Options) []Hit {
	if o.Limit == 0 {
		o.Limit = 10
	}
	least := o.Threshold
	if o.Threshold == 0 {
		// Near misses: names that come near, and good names that facts speak against.
		o.Threshold, least = x.w.Threshold-0.20, x.w.Threshold-0.10
	}
	p := prepare(q)
	s := x.free.take(x)
	defer x.free.put(s)
	s.start(q, &p, least, o.Limit)
	for i := range p.names {
		s.names(&p.names[i], int32(i))
		for k := range p.names[i].Readings {
			s.names(&p.names[i].Readings[k], int32(i))
		}
	}
	for _, d := range p.facts.ids {
		for _, e := range x.withID(d.hash) {
			if !s.schema[x.schema[e]] {
				continue
			}
			s.decided = append(s.decided, e)
			if _, ok := s.best[e]; !ok {
				s.best[e] = candidate{name: -1, query: -1}
			}
		}
	}
	return s.hits(o)
}

func (s *search) start(q *ftm.Entity, p *prepared, threshold float64, limit int) {
	clear(s.best)
	s.q, s.query, s.limit, s.top, s.decided, s.lift = q, p, limit, s.top[:0], s.decided[:0], 0
	if len(p.facts.births) > 0 {
		s.lift += s.x.w.BirthEqual
	}
	if len(p.facts.countries) > 0 {
		s.lift += s.x.w.CountryEqual
	}
	s.least = threshold - s.lift
	s.most = 1 - max(s.least, s.x.w.Threshold-s.lift)
	for i, name := range s.x.schemaNames {
		s.schema[i] = compatible(q.Schema, name)
	}
}

// names looks for the names that n may be.
func (s *search) names(n *names.Name, query int32) {
	for _, t := range s.touched {
		s.tokens[t].mask, s.isMet[t/64] = 0, 0
	}
	s.touched = s.touched[:0]
	for _, name := range s.tried {
		s.isTried[name/64] = 0
	}
	s.tried = s.tried[:0]
	s.one, s.joined = outlineOf(n), false
	for i := range n.Parts {
		c := classOf(&n.Parts[i])
		if s.like[i] = s.like[i][:0]; c <= 1 || c == 3 && len(n.Parts) == 1 {
			s.alike(i, &n.Parts[i])
		}
	}
	s.together(n)
	s.holding(n, query)
	s.anchored(n, query)
	s.cutOtherwise(n, query)
}

// outline is what the search asks of a name of the query.
type outline struct {
	need     uint32  // the parts of its best class, one bit each: they are met, or the other name is covered
	class    int     // that class
	sisters  uint32  // its places and numbers that tell sister companies apart, one bit each
	initials uint32  // the letters that it has as initials, one bit each
	telling  int     // its telling parts
	tells    int     // its parts that are more than generic words
	heaviest float64 // the weight of the part that tells most
}

func outlineOf(n *names.Name) outline {
	o := outline{class: 4}
	for i := range n.Parts {
		p := &n.Parts[i]
		c := classOf(p)
		if c < o.class {
			o.need, o.class = 0, c
		}
		if c == o.class && (len(n.Parts) == 1 || !maybeLeftOut(traitOf(p))) {
			o.need |= 1 << i
		}
		switch t := traitOf(p); {
		case t.kind() == sisterTrait:
			o.sisters |= 1 << i
			o.tells++
		case c < 3 && t.kind() != genericTrait:
			o.tells++
		}
		if c == 0 {
			o.telling++
		}
		if p.Role == names.Initial && p.Text != "" && p.Text[0] >= 'a' && p.Text[0] <= 'z' {
			o.initials |= 1 << (p.Text[0] - 'a' + 1)
		}
		o.heaviest = max(o.heaviest, float64(p.Weight()))
	}
	return o
}

// holding considers the names that hold a part like the query's rarest, and where
// these are many one like its second rarest.
func (s *search) holding(n *names.Name, query int32) {
	i, j, few, more := s.rarest(n)
	if i < 0 {
		return
	}
	both := j >= 0 && few > 256 && more < 16*few
	if both {
		s.mark(j)
	}
	// The best come first, so that the rest must be better than they.
	s.order = s.order[:0]
	for _, t := range s.like[i] {
		s.order = append(s.order, uint64(math.Float32bits(s.tokens[t].pen))<<32|uint64(t))
	}
	slices.Sort(s.order)
	for _, o := range s.order {
		for _, name := range s.postings(uint32(o)) {
			if both && s.marked[name/64]>>(name%64)&1 == 0 {
				continue
			}
			if s.block = append(s.block, name); len(s.block) == blockSize {
				s.sweep(n, query)
			}
		}
	}
	s.sweep(n, query)
}

// postings returns the names that hold a token. Of a generic word these are but the
// names that have no telling part, where the query has nothing else to show: generic
// words alone make no match with a name that has more.
func (s *search) postings(t uint32) []uint32 {
	x := s.x
	post := x.post[x.postOff[t]:x.postOff[t+1]]
	if x.traits[t].kind() == genericTrait && s.one.tells <= min(s.one.telling, 1) {
		k, _ := slices.BinarySearch(post, x.plain)
		return post[k:]
	}
	return post
}

// mark notes the names that hold a part like the query's j-th.
func (s *search) mark(j int) {
	if s.marked == nil {
		s.marked = make([]uint64, len(s.isTried))
	}
	clear(s.marked)
	for _, t := range s.like[j] {
		for _, name := range s.postings(t) {
			s.marked[name/64] |= 1 << (name % 64)
		}
	}
}

// anchored considers the names whose anchor is like a part of the query, but not
// those in which nothing else that tells is like the query.
func (s *search) anchored(n *names.Name, query int32) {
	x := s.x
	for _, t := range s.touched {
		s.ahead += x.anchorOff[t]
	}
	for _, t := range s.touched {
		from, to := x.anchorOff[t], x.anchorOff[t+1]
		for k, next := range x.anchorNext[from:to] {
			if s.one.initials == 0 {
				if !s.met(next) || next != t && float64(s.tokens[next].pen+s.tokens[t].pen) > 1-s.least {
					continue
				}
			}
			if s.block = append(s.block, from+uint32(k)); len(s.block) == blockSize {
				s.sweep(n, query)
			}
		}
	}
	s.sweep(n, query)
}

// rarest returns the two parts among those needed that the fewest names have
// anything like, and how many these are; -1 where so many are not needed.
func (s *search) rarest(n *names.Name) (first, second, few, more int) {
	first, second = -1, -1
	for i := range n.Parts {
		if s.one.need>>i&1 == 0 {
			continue
		}
		sum := 0
		for _, t := range s.like[i] {
			sum += len(s.postings(t))
		}
		switch {
		case first < 0 || sum < few:
			first, second, few, more = i, first, sum, few
		case second < 0 || sum < more:
			second, more = i, sum
		}
	}
	return first, second, few, more
}

// blockSize is how many names are looked at in one go.
const blockSize = 32

// sweep considers the names of the block. It reads the head of each first, with
// nothing waiting for what it reads, so that the memory fetches them side by side; one
// after another they would cost three times as much.
func (s *search) sweep(n *names.Name, query int32) {
	x := s.x
	for _, name := range s.block {
		s.ahead += x.heads[name].tokens[0]
	}
	for _, name := range s.block {
		s.consider(name, n, query)
	}
	s.block = s.block[:0]
}

// cutOtherwise tries the names in which neighbouring parts, written together, sound
// like a part of the query or like all of it.
func (s *search) cutOtherwise(n *names.Name, query int32) {
	for i := range n.Parts {
		if p := &n.Parts[i]; len(p.Text) >= 5 && classOf(p) <= 1 {
			hash := names.HashKey(p.Key)
			for _, name := range s.x.withSound(hash) {
				if s.maybeCut(name, hash, s.one.need&^(1<<i)) {
					s.compare(name, n, query)
				}
			}
		}
	}
	if n.Joined == 0 {
		return
	}
	for _, name := range s.x.withSound(n.Joined) {
		if s.isOpen(name) {
			s.compare(name, n, query)
		}
	}
}

// isOpen reports whether a name is of a schema that is asked for and was not compared.
func (s *search) isOpen(name uint32) bool {
	return s.schema[s.x.heads[name].schema] && !s.wasTried(name)
}

// maybeCut reports whether a name, parts of which sound like one of the query when
// written together, may be good enough: the query's other parts, rest, are all met, or
// what is not met of the name are those written together, three side by side at most.
func (s *search) maybeCut(name uint32, hash uint64, rest uint32) bool {
	if !s.isOpen(name) {
		return false
	}
	x := s.x
	covered, joined, first, last := uint32(0), 0, 0, -1
	for k, t := range x.tokensOf(&x.heads[name]) {
		if t < x.telling || x.traits[t].class() < 3 {
			joined++
		}
		switch {
		case s.met(t):
			covered |= s.tokens[t].mask
		case t < x.telling:
			if last < 0 {
				first = k
			}
			last = k
		}
	}
	if joined == 1 && x.nameJoined[name] == hash {
		return false // it is that part alone, and was found by it
	}
	return covered&rest == rest || last-first < 3
}

// consider compares a name with the query's if one of the two is covered by the
// other and the name may be good enough.
func (s *search) consider(name uint32, n *names.Name, query int32) {
	x := s.x
	h := &x.heads[name]
	if !s.schema[h.schema] {
		return
	}
	covered := uint32(0)
	open := [4]bool{} // per class: a part that nothing in the query is like
	has := [4]bool{}
	for _, t := range x.tokensOf(h) {
		met, c := s.met(t), 0
		if met {
			covered |= s.tokens[t].mask
		}
		if t >= x.telling {
			c = x.traits[t].class()
		}
		has[c] = true
		switch {
		case c == 2:
			covered |= startingWith(n, x.parts[t].Text[0])
		case !met && c == 1 && maybeLeftOut(x.traits[t]):
		case !met && (s.one.initials == 0 || s.one.initials>>x.traits[t].first&1 == 0):
			open[c] = true
		}
	}
	whole := !open[0]
	if !has[0] {
		whole = !open[1]
	}
	if !whole && covered&s.one.need != s.one.need || s.wasTried(name) {
		return
	}
	// Of names that come near but do not match, as many are enough as are asked for.
	if b := s.bound(h, n, covered); b > s.least || b == s.least && b >= x.w.Threshold {
		s.compare(name, n, query)
	}
}
