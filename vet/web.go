package vet

import (
	"cmp"
	"slices"
	"strings"

	"backchannel/cite"
	"backchannel/ftm"
	"backchannel/graph"
	"backchannel/names"
	"backchannel/reader"
	"backchannel/regime"
)

// Web is the network of stories and lists together: the parties of the stories
// with their ties, and the entries of the lists with the links that the lists
// give between them. A party and the entry that it is are one.
type Web struct {
	Graph   *graph.Graph
	file    *file
	aliases map[string][]string // party IDs by folded name
}

// NewWeb weaves readings and lists.
func NewWeb(readings []*reader.Reading, m *Material, o Options) (*Web, error) {
	c := newFile(readings, m, o)
	c.mergeParties()
	c.decide()
	c.collectTies()
	c.weave()
	w := &Web{Graph: c.graph, file: c, aliases: map[string][]string{}}
	for i := range c.Parties {
		p := &c.Parties[i]
		w.call(p.ID, p.Name)
		for _, a := range p.Aliases {
			w.call(p.ID, a)
		}
	}
	w.addLists()
	return w, nil
}

// Verdict says where a party of the web stands as of a day.
func (w *Web) Verdict(party, asOf string) regime.Verdict { return w.file.judge(party, asOf) }

// call makes a party known by a name.
func (w *Web) call(party, name string) {
	if k := foldName(name); k != "" && !slices.Contains(w.aliases[k], party) {
		w.aliases[k] = append(w.aliases[k], party)
	}
}

// foldName is a name without case, script, order of its parts and marks.
func foldName(s string) string {
	parts := strings.Fields(names.Normalise(names.Transliterate(s)))
	slices.Sort(parts)
	return strings.Join(parts, " ")
}

// Find returns the parties that go by the name: those that bear it, else those
// of whose names it is a part, a surname for one; those of the stories first.
func (w *Web) Find(name string) []graph.Party {
	ids := slices.Clone(w.aliases[foldName(name)])
	if len(ids) == 0 {
		want := strings.Fields(foldName(name))
		for k, parties := range w.aliases {
			have := strings.Fields(k)
			if len(want) > 0 && !slices.ContainsFunc(want, func(p string) bool { return !slices.Contains(have, p) }) {
				for _, p := range parties {
					ids = addNew(ids, p)
				}
			}
		}
	}
	slices.SortFunc(ids, func(a, b string) int {
		return cmp.Or(cmp.Compare(w.place(a), w.place(b)), cmp.Compare(a, b))
	})
	var out []graph.Party
	for _, id := range ids {
		if p, ok := w.Graph.Party(id); ok {
			out = append(out, p)
		}
	}
	return out
}

// place orders the parties of stories before the entries of lists.
func (w *Web) place(id string) int {
	if r, ok := w.file.rank[id]; ok {
		return r
	}
	return len(w.file.rank)
}

// linkEnds are the edges that lists give, with their ends and what they are as
// ties.
var linkEnds = map[string]struct{ from, to, kind string }{
	"Ownership":      {"owner", "asset", "owns"},
	"Directorship":   {"director", "organization", "directs"},
	"Employment":     {"employee", "employer", "employs"},
	"Membership":     {"member", "organization", "member"},
	"Family":         {"person", "relative", "family"},
	"Associate":      {"person", "associate", "associate"},
	"Representation": {"agent", "client", "represents"},
	"UnknownLink":    {"subject", "object", "linked_to"},
}

// addLists adds the entries of the newest issues and the links between them.
func (w *Web) addLists() {
	m := w.file.m
	party := map[string]string{} // by entry
	for i := range w.file.Parties {
		for _, x := range w.file.Parties[i].Matches {
			party[x.Entity] = w.file.Parties[i].ID
		}
	}
	for _, x := range m.current() {
		for _, e := range x.Entities {
			s := ftm.SchemaOf(e.Schema)
			if s == nil || !s.IsA("LegalEntity") && !s.IsA("Asset") && !s.IsA("Vehicle") {
				continue
			}
			id := cmp.Or(party[e.ID], e.ID)
			if id == e.ID {
				w.Graph.AddParty(graph.Party{ID: id, Name: e.Name(), Schema: e.Schema, Hub: graph.IsHub(e.Schema, e.Properties)})
				if e.Target {
					w.file.book.Designations[id] = m.designations(e.ID)
				}
			}
			for _, n := range e.Names() {
				w.call(id, n)
			}
		}
		for _, e := range x.Entities {
			w.addLink(x, e, party)
		}
	}
}

func (w *Web) addLink(x *issue, e *ftm.Entity, party map[string]string) {
	ends, ok := linkEnds[e.Schema]
	if !ok {
		return
	}
	quote := cmp.Or(e.First("summary"), e.First("description"), e.First("role"), e.First("relationship"))
	for _, a := range e.Get(ends.from) {
		for _, b := range e.Get(ends.to) {
			t := graph.Tie{Kind: ends.kind, From: cmp.Or(party[a], a), To: cmp.Or(party[b], b), Role: cmp.Or(e.First("role"), e.First("relationship")),
				Start: e.First("startDate"), End: e.First("endDate"), Known: x.Published,
				Symmetric: ends.kind == "family" || ends.kind == "associate" || ends.kind == "linked_to",
				Evidence:  []cite.Evidence{{Document: x.List, Quote: quote, Stance: cite.Asserts, Source: cite.Source{Kind: cite.Paper, Name: x.Title}}}}
			if s, err := graph.ParseShare(e.First("percentage")); err == nil && e.First("percentage") != "" {
				t.Share = s
			}
			w.Graph.AddTie(t) // an end that the list does not have is no tie
		}
	}
}

// current returns the newest issue of every list, or the starter where there is
// none.
func (m *Material) current() []*issue {
	var out []*issue
	for _, list := range m.names {
		out = append(out, m.newest(list))
	}
	if len(out) == 0 {
		out = append(out, m.starter)
	}
	return out
}
