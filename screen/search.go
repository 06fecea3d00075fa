package screen

import (
	"cmp"
	"slices"

	"backchannel/ftm"
	"backchannel/names"
)

// search is the state of one query against an index; it is used again.
type search struct {
	x        *Index
	mask     []uint32  // per token: the parts of the query's name that it is like, one bit each
	pen      []float32 // per token with a mask: the least penalty of pairing it
	touched  []uint32  // the tokens with a mask
	like     [names.MaxParts][]uint32
	keys     []uint32 // per key: the round in which it was looked at last
	seen     []uint32 // per name: the round in which it was considered
	round    uint32
	tried    uint32
	block    []uint32 // names to be considered
	ranges   []bucketRange
	ahead    uint32 // what was read ahead; of no use but that
	scratch  names.Name
	best     map[uint32]candidate
	facts    facts
	q        *ftm.Entity
	query    *prepared
	least    float64 // names that score below it are of no interest
	most     float64 // pairs of parts that cost more are in no match
	heaviest float64 // the weight of the query's part that tells most
	schema   [256]bool
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
	mask := make([]uint32, len(x.parts))
	for t, c := range x.class {
		mask[t] = uint32(c) << classBits
	}
	return &search{x: x, mask: mask, pen: make([]float32, len(x.parts)), keys: make([]uint32, x.keys()),
		seen: make([]uint32, len(x.nameEntity)), best: map[uint32]candidate{}}
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
	s := x.pool.Get().(*search)
	defer x.pool.Put(s)
	s.start(q, &p, least)
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
	lift := 0.0
	if len(p.facts.births) > 0 {
		lift += s.x.w.BirthEqual
	}
	if len(p.facts.countries) > 0 {
		lift += s.x.w.CountryEqual
	}
	s.least = threshold - lift
	s.most = 1 - max(s.least, s.x.w.Threshold-lift)
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
		s.mask[t] &^= maskBits
	}
	s.touched = s.touched[:0]
	s.tried++ // a name is considered anew for each name of the query
	need, class := uint32(0), 4
	s.heaviest = 0
	for i := range n.Parts {
		s.heaviest = max(s.heaviest, float64(n.Parts[i].Weight()))
	}
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
	anchor := s.rarest(n, need)
	s.block = s.block[:0]
	if anchor >= 0 {
		for _, t := range s.like[anchor] {
			for _, name := range x.post[x.postOff[t]:x.postOff[t+1]] {
				if s.block = append(s.block, name); len(s.block) == blockSize {
					s.sweep(n, query, need, initials)
				}
			}
		}
	}
	for _, t := range s.touched {
		// A name that nothing but its anchor can be matched in is passed over
		// before it is looked at.
		from, to := x.anchorOff[t], x.anchorOff[t+1]
		next := x.anchorNext[from:to]
		for k, name := range x.anchor[from:to] {
			if s.mask[next[k]]&maskBits == 0 && initials == 0 {
				continue
			}
			if s.block = append(s.block, name); len(s.block) == blockSize {
				s.sweep(n, query, need, initials)
			}
		}
	}
	s.sweep(n, query, need, initials)
	s.cutOtherwise(n, query, need)
}

// rarest returns the part among those needed that the fewest names have anything
// like, -1 where none is needed.
func (s *search) rarest(n *names.Name, need uint32) int {
	x := s.x
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
	return anchor
}

// blockSize is how many names are looked at in one go.
const blockSize = 32

// sweep considers the names of the block. It reads the head of each first, with
// nothing waiting for what it reads, so that the memory fetches them side by side; one
// after another they would cost three times as much.
func (s *search) sweep(n *names.Name, query int32, need, initials uint32) {
	x := s.x
	for _, name := range s.block {
		s.ahead += x.heads[name].tokens[0]
	}
	for _, name := range s.block {
		s.consider(name, n, query, need, initials)
	}
	s.block = s.block[:0]
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

// cutOtherwise tries the names in which neighbouring parts, written together, sound
// like a part of the query or like all of it.
func (s *search) cutOtherwise(n *names.Name, query int32, need uint32) {
	for i := range n.Parts {
		if p := &n.Parts[i]; len(p.Text) >= 5 && classOf(p) <= 1 {
			s.withSound(names.HashKey(p.Key), n, query, need&^(1<<i))
		}
	}
	if n.Joined != 0 {
		s.withSound(n.Joined, n, query, 0)
	}
}

// withSound compares with the names of a sound in which the query's other parts,
// rest, are all met, or at most three parts are open: those written together.
func (s *search) withSound(hash uint64, n *names.Name, query int32, rest uint32) {
	x := s.x
	h := uint32(hash >> 32)
	i, _ := slices.BinarySearch(x.joinHash, h)
	for ; i < len(x.joinHash) && x.joinHash[i] == h; i++ {
		name := x.joinName[i]
		if !s.schema[x.heads[name].schema] {
			continue
		}
		covered, open := uint32(0), 0
		for _, t := range x.tokensOf(&x.heads[name]) {
			m := s.mask[t]
			if covered |= m; m&maskBits == 0 && m>>classBits == 0 {
				open++
			}
		}
		if covered&rest == rest || open <= 3 {
			s.compare(name, n, query)
		}
	}
}

// consider compares a name with the query's if one of the two is covered by the
// other.
func (s *search) consider(name uint32, n *names.Name, query int32, need, initials uint32) {
	x := s.x
	covered := uint32(0)
	open := [4]bool{} // per class: a part that nothing in the query is like
	has := [4]bool{}
	h := &x.heads[name]
	for _, t := range x.tokensOf(h) {
		m := s.mask[t]
		covered |= m
		c := m >> classBits
		has[c] = true
		switch {
		case c == 2:
			covered |= startingWith(n, x.parts[t].Text[0])
		case m&maskBits == 0 && (initials == 0 || initials>>x.first[t]&1 == 0):
			open[c] = true
		}
	}
	whole := !open[0]
	if !has[0] {
		whole = !open[1]
	}
	covered &= maskBits
	if !whole && covered&need != need || s.seen[name] == s.tried {
		return
	}
	s.seen[name] = s.tried
	if s.schema[h.schema] && s.bound(name, n, covered, need, initials) >= s.least {
		s.compare(name, n, query)
	}
}

// slip is how much the bound on a score may be wrong: parts that it leaves out can
// change the average of what is extra by that much.
const slip = 0.03

// bound returns a score that a name, one side of which is covered by the other,
// cannot exceed where it reaches the threshold: what its parts cost at least, and
// what is extra. It saves the comparison of most names.
func (s *search) bound(name uint32, n *names.Name, covered, need, initials uint32) float64 {
	x, w := s.x, &s.x.w.Names
	var pen, agreed, xa, xb float64
	paired := 0
	roles := x.nameRole[x.nameOff[name]:x.nameOff[name+1]]
	for k, t := range x.name(int(name)) {
		p := &x.parts[t]
		switch {
		case x.class[t] == 2:
			agreed += 0.4
		case x.class[t] == 1:
			agreed += 0.6
		case x.class[t] != 0:
		case s.mask[t]&maskBits != 0:
			pen += float64(s.pen[t])
			agreed += max(float64(p.Weight()), s.heaviest)
			paired++
		case initials>>x.first[t]&1 == 1:
			agreed++
		case names.Role(roles[k]&^chained) == names.Patronymic:
			xb += float64(p.Weight()) / 2
		default:
			xb += float64(p.Weight())
		}
	}
	telling := 0
	for i := range n.Parts {
		if p := &n.Parts[i]; p.Telling() {
			if telling++; covered>>i&1 == 0 {
				xa += float64(p.Weight()) / 2
				if p.Role != names.Patronymic {
					xa += float64(p.Weight()) / 2
				}
			}
		}
	}
	if paired > telling {
		pen = 0 // two of them are like one: which is paired is not known
	}
	extra := (xa + xb) / max(agreed+xa+xb, 0.1)
	if !person(n.Kind) || !person(names.Kind(x.nameFlags[name]&kindBits)) {
		return 1 - pen - w.OrgExtra*extra + slip
	}
	switch {
	case telling == 1 && xb > 0:
		return w.LoneCap - pen + slip
	case xa > 0 && paired == 1 && initials == 0:
		return w.LoneCap/2 + slip
	}
	common := 1 + w.Common*max(0, 1.6-agreed)
	return 1 - pen - common*(w.QueryExtra*xa+w.OtherExtra*xb)/max(agreed+xa+xb, 0.1) + slip
}

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
