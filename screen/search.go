package screen

import (
	"cmp"
	"slices"
	"sort"

	"backchannel/ftm"
	"backchannel/names"
)

// search is the state of one query against an index; it is used again.
type search struct {
	x       *Index
	mask    []uint32 // per token: the parts of the query's name that it is like, one bit each
	touched []uint32 // the tokens with a mask
	like    [names.MaxParts][]uint32
	keys    []keyState
	seen    []uint32 // per name: the round in which it was considered
	round   uint32
	tried   uint32
	scratch names.Name
	best    map[uint32]candidate
	facts   facts
	q       *ftm.Entity
	query   *prepared
	least   float64 // scores below it are of no interest
	schema  [256]bool
}

// keyState is what is asked of each key that a hash leads to, side by side in memory.
type keyState struct {
	letters uint32
	round   uint32 // in which it was looked at last
	size    uint8
	first   uint8
}

// candidate is the best of an entity's names so far.
type candidate struct {
	score       float64
	evidence    float32
	name, query int32 // -1 where an identifier alone led to it
	contradicts bool
	related     bool
}

func newSearch(x *Index) *search {
	keys := make([]keyState, x.keys())
	for k, m := range x.keyMask {
		t := x.keyText[k]
		keys[k] = keyState{letters: m, size: uint8(min(len(t), 255))}
		if t != "" {
			keys[k].first = t[0]
		}
	}
	return &search{x: x, mask: make([]uint32, len(x.parts)), keys: keys,
		seen: make([]uint32, len(x.nameEntity)), best: map[uint32]candidate{}}
}

// Match returns the entities that q may be, best first; none where q has neither
// a name nor an identifier. Every entity whose score reaches the weights'
// threshold is found; of those between o.Threshold and it, most are.
func (x *Index) Match(q *ftm.Entity, o Options) []Hit {
	if o.Limit == 0 {
		o.Limit = 10
	}
	if o.Threshold == 0 {
		o.Threshold = x.w.Threshold - 0.20
	}
	p := prepare(q)
	s := x.pool.Get().(*search)
	defer x.pool.Put(s)
	s.start(q, &p, o.Threshold)
	for i := range p.names {
		s.names(&p.names[i], int32(i))
		for k := range p.names[i].Readings {
			s.names(&p.names[i].Readings[k], int32(i))
		}
	}
	for _, d := range p.facts.ids {
		for _, e := range x.withID(d.hash) {
			if _, ok := s.best[e]; !ok && s.schema[x.schema[e]] {
				s.best[e] = candidate{name: -1, query: -1}
			}
		}
	}
	return s.hits(o)
}

func (s *search) start(q *ftm.Entity, p *prepared, threshold float64) {
	clear(s.best)
	s.q, s.query = q, p
	s.least = threshold - s.x.w.BirthEqual - s.x.w.CountryEqual
	for i, name := range s.x.schemaNames {
		s.schema[i] = compatible(q.Schema, name)
	}
	s.tried++
	if s.tried == 0 { // after four thousand million queries
		clear(s.seen)
		s.tried = 1
	}
}

// names looks for the names that n may be.
func (s *search) names(n *names.Name, query int32) {
	x := s.x
	for _, t := range s.touched {
		s.mask[t] = 0
	}
	s.touched = s.touched[:0]
	s.tried++ // a name is considered anew for each name of the query
	need, class := uint32(0), 4
	for i := range n.Parts {
		c := classOf(&n.Parts[i])
		if s.like[i] = s.like[i][:0]; c <= 1 || c == 3 && len(n.Parts) == 1 {
			s.alike(i, &n.Parts[i])
		}
		if c < class {
			need, class = 0, c
		}
		if c == class {
			need |= 1 << i
		}
	}
	initials := s.initials(n)
	s.together(n)
	anchor, least := -1, 0
	for i := range n.Parts {
		if need>>i&1 == 0 {
			continue
		}
		sum := 0
		for _, t := range s.like[i] {
			sum += int(x.postOff[t+1] - x.postOff[t])
		}
		if anchor < 0 || sum < least {
			anchor, least = i, sum
		}
	}
	if anchor >= 0 {
		for _, t := range s.like[anchor] {
			for _, name := range x.post[x.postOff[t]:x.postOff[t+1]] {
				s.consider(name, n, query, need, initials)
			}
		}
	}
	for _, t := range s.touched {
		// A name that nothing but its anchor can be matched in is passed over
		// before it is looked at.
		from, to := x.anchorOff[t], x.anchorOff[t+1]
		next := x.anchorNext[from:to]
		for k, name := range x.anchor[from:to] {
			if s.mask[next[k]] != 0 || initials != 0 {
				s.consider(name, n, query, need, initials)
			}
		}
	}
	s.cutOtherwise(n, query)
}

// initials marks the tokens that are initials of the query's parts and returns the
// letters that the query has as initials, one bit each.
func (s *search) initials(n *names.Name) (letters uint32) {
	for i := range n.Parts {
		p := &n.Parts[i]
		if p.Text == "" || p.Text[0] < 'a' || p.Text[0] > 'z' {
			continue
		}
		if p.Role == names.Initial {
			letters |= 1 << (p.Text[0] - 'a' + 1)
		}
	}
	return letters
}

// alike collects the tokens that the i-th part of the query may be paired with.
func (s *search) alike(i int, p *names.Part) {
	x := s.x
	if p.Key == "" {
		return
	}
	s.round++
	slack, mask := slackOf(p.Key), p.Letters()
	shift := 64 - x.bucketBits
	for h := range deletesOf(p.Key, slack) {
		b := h >> shift
		for _, k := range x.bucket[x.bucketOff[b]:x.bucketOff[b+1]] {
			st := &s.keys[k]
			if st.round == s.round {
				continue
			}
			st.round = s.round
			size := int(st.size)
			limit := names.SlackOf(len(p.Key), size, st.first == p.Key[0])
			if names.Apart(mask, st.letters, limit) || size-len(p.Key) > limit || len(p.Key)-size > limit {
				continue
			}
			key := x.keyText[k]
			if key != p.Key && (limit == 0 || names.Distance(p.Key, key, limit) > limit) {
				continue
			}
			for _, t := range x.keyToken[x.keyOff[k]:x.keyOff[k+1]] {
				s.touch(i, p, t)
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

// touch notes that token t is like the i-th part, if it is.
func (s *search) touch(i int, p *names.Part, t uint32) {
	if s.mask[t]>>i&1 == 1 {
		return
	}
	// Two telling parts that come this far are taken for alike; the comparison
	// itself decides.
	if q := &s.x.parts[t]; !(s.x.class[t] == 0 && p.Telling()) && s.x.w.Names.Agree(p, q) == names.Differs {
		return
	}
	s.note(i, t)
	s.like[i] = append(s.like[i], t)
}

func (s *search) note(i int, t uint32) {
	if s.mask[t] == 0 {
		s.touched = append(s.touched, t)
	}
	s.mask[t] |= 1 << i
}

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
					if s.mask[t]>>k&1 == 0 {
						s.note(k, t)
						s.like[k] = append(s.like[k], t)
					}
				}
			}
		}
	}
}

// withKey returns the tokens of exactly a key.
func (x *Index) withKey(key string) []uint32 {
	h := hashWithout(key[:min(len(key), deletePrefix)], -1, -1) >> (64 - x.bucketBits)
	for _, k := range x.bucket[x.bucketOff[h]:x.bucketOff[h+1]] {
		if x.keyText[k] == key {
			return x.keyToken[x.keyOff[k]:x.keyOff[k+1]]
		}
	}
	return nil
}

// cutOtherwise tries the names in which neighbouring parts, written together, sound
// like a part of the query or like all of it.
func (s *search) cutOtherwise(n *names.Name, query int32) {
	for i := range n.Parts {
		if p := &n.Parts[i]; len(p.Text) >= 5 && classOf(p) <= 1 {
			s.withSound(names.HashKey(p.Key), n, query)
		}
	}
	if n.Joined != 0 {
		s.withSound(n.Joined, n, query)
	}
}

func (s *search) withSound(hash uint64, n *names.Name, query int32) {
	x := s.x
	h := uint32(hash >> 32)
	i, _ := slices.BinarySearch(x.joinHash, h)
	for ; i < len(x.joinHash) && x.joinHash[i] == h; i++ {
		if name := x.joinName[i]; s.schema[x.schema[x.nameEntity[name]]] {
			s.compare(name, n, query)
		}
	}
}

// consider compares a name with the query's if one of the two is covered by the
// other.
func (s *search) consider(name uint32, n *names.Name, query int32, need, initials uint32) {
	x := s.x
	if s.seen[name] == s.tried {
		return
	}
	s.seen[name] = s.tried
	covered := uint32(0)
	open := [4]bool{} // per class: a part that nothing in the query is like
	has := [4]bool{}
	for _, t := range x.name(int(name)) {
		m := s.mask[t]
		covered |= m
		c := x.class[t]
		has[c] = true
		switch {
		case c == 2:
			covered |= startingWith(n, x.parts[t].Text[0])
		case m == 0 && (initials == 0 || initials>>x.first[t]&1 == 0):
			open[c] = true
		}
	}
	whole := !open[0]
	if !has[0] {
		whole = !open[1]
	}
	if whole && covered&need != need && oneBit(covered&need) && person(n.Kind) && person(names.Kind(x.nameFlags[name]&kindBits)) {
		return // one name of somebody against a full name: never near the threshold
	}
	if (whole || covered&need == need) && s.schema[x.schema[x.nameEntity[name]]] {
		s.compare(name, n, query)
	}
}

func oneBit(m uint32) bool { return m&(m-1) == 0 }

// person reports whether names of a kind may be a person's.
func person(k names.Kind) bool { return k == names.Person || k == names.Any }

// startingWith returns the parts of a name that begin with a letter, one bit each.
func startingWith(n *names.Name, c byte) (parts uint32) {
	for i := range n.Parts {
		if n.Parts[i].Text[0] == c {
			parts |= 1 << i
		}
	}
	return parts
}

func (s *search) compare(name uint32, n *names.Name, query int32) {
	x := s.x
	x.load(int(name), &s.scratch)
	al := x.w.Names.Compare(n, &s.scratch, nil)
	score := al.Score * x.w.weak(x.nameFlags[name]&weakFlag != 0, &s.scratch)
	if score < s.least {
		return
	}
	e := x.nameEntity[name]
	if had, ok := s.best[e]; ok && had.score >= score {
		return
	}
	s.best[e] = candidate{score, al.Evidence, int32(name), query, al.Contradicts, al.Related}
}

// hits makes the answer of the candidates.
func (s *search) hits(o Options) []Hit {
	x := s.x
	type ranked struct {
		entity          uint32
		score, strength float64
		c               candidate
		least           float64
	}
	var all []ranked
	for e, c := range s.best {
		x.factsOf(e, &s.facts)
		delta, evidence, least := x.w.adjust(&s.query.facts, &s.facts)
		score := x.w.total(c.score, c.contradicts, delta, least)
		if score >= o.Threshold {
			all = append(all, ranked{e, score, strength(float64(c.evidence) + evidence), c, least})
		}
	}
	slices.SortFunc(all, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(b.strength, a.strength), cmp.Compare(a.entity, b.entity))
	})
	out := make([]Hit, 0, min(len(all), o.Limit))
	for _, r := range all[:min(len(all), o.Limit)] {
		h := Hit{Entity: x.entity(r.entity), Score: r.score, Match: r.score >= x.w.Threshold, Strength: r.strength, Related: r.c.related && r.least == 0}
		if r.c.name >= 0 {
			h.Name = x.original(int(r.c.name))
		}
		if !o.Bare {
			h.Features = s.features(r.entity, r.c, h)
		}
		out = append(out, h)
	}
	return out
}

// features explains a hit.
func (s *search) features(e uint32, c candidate, h Hit) []Feature {
	x := s.x
	var out []Feature
	if c.name >= 0 {
		q := &s.query.names[c.query]
		x.load(int(c.name), &s.scratch)
		al := x.w.Names.Compare(q, &s.scratch, nil)
		out = x.w.result(&al, q, &s.scratch, q.Original, h.Name).Features
		out[0].Score = round(c.score)
	}
	x.factsOf(e, &s.facts)
	return append(out, x.w.factFeatures(&s.query.facts, &s.facts, s.q, h.Entity)...)
}
