package screen

import (
	"cmp"
	"slices"

	"backchannel/names"
)

// candidate is the best of an entity's names so far.
type candidate struct {
	score       float64
	evidence    float32
	name, query int32 // -1 where an identifier alone led to it
	contradicts bool
	related     bool
}

// ranked is an entity with what its names and the facts make together.
type ranked struct {
	entity          uint32
	score, strength float64
	c               candidate
	decided         bool    // by an identifier
	alone           *Result // of the two entities, where an identifier alone led here
}

// wasTried reports whether a name was compared with this one of the query's.
func (s *search) wasTried(name uint32) bool { return s.isTried[name/64]>>(name%64)&1 != 0 }

// compare compares the name with the query's and keeps it if it is the best of its
// entity so far.
func (s *search) compare(name uint32, n *names.Name, query int32) {
	x := s.x
	s.tried = append(s.tried, name)
	s.isTried[name/64] |= 1 << (name % 64)
	x.load(int(name), &s.scratch)
	al := x.w.Names.Compare(n, &s.scratch)
	score := al.Score * x.w.weak(x.nameFlags[name]&weakFlag != 0, &s.scratch)
	if score < s.least {
		return
	}
	e := x.nameEntity[name]
	if had, ok := s.best[e]; ok && (had.score > score || had.score == score && x.nameRank[had.name] <= x.nameRank[name]) {
		return
	}
	c := candidate{score, al.Evidence, int32(name), query, al.Contradicts, al.Related}
	s.best[e] = c
	s.keep(e, c)
}

// keep notes an entity among the best. Once there are as many as are asked for, a name
// that cannot bring its entity there is of no interest any more.
func (s *search) keep(e uint32, c candidate) {
	if s.limit > maxTop {
		return
	}
	r := s.rank(e, c)
	at := slices.IndexFunc(s.top, func(t ranked) bool { return t.entity == e })
	switch {
	case at >= 0:
		if r.score > s.top[at].score {
			s.top[at] = r
		}
	case len(s.top) < s.limit:
		s.top = append(s.top, r)
	default:
		at = 0
		for i := range s.top {
			if s.top[i].score < s.top[at].score {
				at = i
			}
		}
		if r.score <= s.top[at].score {
			return
		}
		s.top[at] = r
	}
	if len(s.top) == s.limit {
		least := s.top[0].score
		for i := range s.top {
			least = min(least, s.top[i].score)
		}
		s.least = max(s.least, least-s.lift)
	}
}

// maxTop is the most hits for which it pays to keep the best apart.
const maxTop = 600

// rank joins an entity's best name with the facts.
func (s *search) rank(e uint32, c candidate) ranked {
	x := s.x
	var delta, evidence, least float64
	if !s.query.facts.none() {
		x.factsOf(e, &s.facts)
		delta, evidence, least = x.w.adjust(&s.query.facts, &s.facts)
	}
	return ranked{e, x.w.total(c.score, c.contradicts, delta, least), strength(float64(c.evidence) + evidence), c, least > 0, nil}
}

// hits makes the answer of the candidates.
func (s *search) hits(o Options) []Hit {
	x := s.x
	var all []ranked
	for e, c := range s.best {
		if c.score < s.least && !slices.Contains(s.decided, e) {
			continue // others are better, as many as are asked for
		}
		r := s.rank(e, c)
		if c.name < 0 {
			alone := CompareEntities(s.q, x.entity(e), x.w)
			r.score, r.strength, r.alone = alone.Score, alone.Strength, &alone
		}
		if r.score >= o.Threshold {
			all = append(all, r)
		}
	}
	slices.SortFunc(all, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(b.strength, a.strength), cmp.Compare(a.entity, b.entity))
	})
	out := make([]Hit, 0, min(len(all), o.Limit))
	for _, r := range all[:min(len(all), o.Limit)] {
		h := Hit{Entity: x.entity(r.entity), Score: r.score, Match: r.score >= x.w.Threshold, Strength: r.strength, Related: r.c.related && !r.decided}
		if r.c.name >= 0 {
			h.Name = x.original(int(r.c.name))
		}
		switch {
		case o.Bare:
		case r.alone != nil:
			h.Features = r.alone.Features
		default:
			h.Features = s.features(r.entity, r.c, h)
		}
		out = append(out, h)
	}
	return out
}

// features explains a hit that its name led to.
func (s *search) features(e uint32, c candidate, h Hit) []Feature {
	x := s.x
	q := &s.query.names[c.query]
	x.load(int(c.name), &s.scratch)
	al := x.w.Names.Compare(q, &s.scratch)
	out := x.w.result(&al, q, &s.scratch, q.Original, h.Name).Features
	out[0].Score = round(c.score)
	x.factsOf(e, &s.facts)
	return append(out, x.w.factFeatures(&s.query.facts, &s.facts, s.q, h.Entity)...)
}
