package vet

import (
	"backchannel/ftm"
	"backchannel/regime"
	"backchannel/screen"
)

// Screening is the answer to one query: the entries it may be, best first, and
// where each stands as of a day.
type Screening struct {
	Name    string     `json:"name"`
	AsOf    string     `json:"asOf"`
	Matches []Standing `json:"matches"`
}

// Standing is an entry with its verdict as of the day.
type Standing struct {
	Match
	Standing regime.Verdict `json:"standing"`
}

// Screen asks the lists who a partial entity may be.
func (m *Material) Screen(q *ftm.Entity, asOf string, o screen.Options) Screening {
	out := Screening{Name: q.Name(), AsOf: asOf, Matches: []Standing{}}
	for _, h := range m.hits(q, o) {
		out.Matches = append(out.Matches, m.Stand(h, asOf))
	}
	return out
}

// Stand says where the entry of a hit stands as of a day. Score, Match and
// Explanations are the hit's; the rest depends on the entry and the day alone.
func (m *Material) Stand(h screen.Hit, asOf string) Standing {
	c := newFile(nil, m, Options{AsOf: asOf})
	c.book.Designations[h.Entity.ID] = m.designations(h.Entity.ID)
	return Standing{Match: c.match(h), Standing: c.judge(h.Entity.ID, asOf)}
}
