package screen

import (
	"cmp"
	"iter"
	"slices"

	"backchannel/ftm"
	"backchannel/names"
)

// Index answers which entities of a list a name may be. It is safe for use by
// several goroutines at once.
type Index struct {
	w        Weights
	rarity   *names.Rarity
	entities []*ftm.Entity
	prepared []prepared
}

// Build makes an index of the entities that have names and that the model lets be
// matched (people, companies, vessels; no addresses, no sanctions).
func Build(entities iter.Seq[*ftm.Entity], w Weights) *Index {
	x := &Index{w: w, rarity: names.Common()}
	for e := range entities {
		if !matchable(e) {
			continue
		}
		p := prepare(e, x.rarity)
		if len(p.names) == 0 && len(p.facts.ids) == 0 {
			continue
		}
		x.entities, x.prepared = append(x.entities, e), append(x.prepared, p)
	}
	return x
}

func matchable(e *ftm.Entity) bool {
	s := ftm.SchemaOf(e.Schema)
	return s == nil || s.Matchable && !s.IsA("Address") && !s.IsA("Identification")
}

// Len is the number of entities in the index.
func (x *Index) Len() int { return len(x.entities) }

// Match returns the entities that q may be, best first; none where q has neither
// a name nor an identifier.
func (x *Index) Match(q *ftm.Entity, o Options) []Hit {
	if o.Limit == 0 {
		o.Limit = 10
	}
	if o.Threshold == 0 {
		o.Threshold = x.w.Threshold - 0.20
	}
	var hits []Hit
	a := prepare(q, x.rarity)
	for i := range x.entities {
		b := &x.prepared[i]
		if !compatible(q.Schema, x.entities[i].Schema) {
			continue
		}
		top, bi, bj := 0.0, -1, -1
		var best names.Alignment
		for k := range a.names {
			for j := range b.names {
				al := x.w.Names.Compare(&a.names[k], &b.names[j], x.rarity)
				if s := al.Score * x.w.weak(b.weak[j]); s > top {
					top, bi, bj, best = s, k, j, al
				}
			}
		}
		delta, evidence, least := x.w.adjust(&a.facts, &b.facts)
		score := x.w.total(top, delta, least)
		if score < o.Threshold {
			continue
		}
		h := Hit{Entity: x.entities[i], Score: score, Match: score >= x.w.Threshold, Strength: strength(float64(best.Evidence) + evidence)}
		if bi >= 0 {
			h.Name, h.Related = b.names[bj].Original, best.Related && least == 0
			h.Features = x.w.result(&best, &a.names[bi], &b.names[bj], a.names[bi].Original, h.Name).Features
		}
		h.Features = append(h.Features, x.w.factFeatures(&a.facts, &b.facts, q, h.Entity)...)
		hits = append(hits, h)
	}
	slices.SortStableFunc(hits, compareHits)
	return hits[:min(len(hits), o.Limit)]
}

// compareHits orders hits: the higher score first, then the stronger evidence,
// then by ID so that the order never depends on chance.
func compareHits(a, b Hit) int {
	return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(b.Strength, a.Strength), cmp.Compare(a.Entity.ID, b.Entity.ID))
}
