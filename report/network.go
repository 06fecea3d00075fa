package report

import (
	"backchannel/cite"
	"backchannel/reader"
	"backchannel/regime"
	"backchannel/vet"
)

// networkOf is the finding's network with what its paths and roles know beyond
// it: every listed party is in it, and every hop and post is a line, so that the
// picture shows each way that the text tells.
func networkOf(f *vet.Finding) vet.Network {
	x := newIndex(f)
	n := vet.Network{Nodes: append([]vet.Node{}, f.Network.Nodes...), Edges: append([]vet.Edge{}, f.Network.Edges...)}
	drawn, tied := map[string]bool{}, map[[2]string]bool{}
	for _, node := range n.Nodes {
		drawn[node.ID] = true
	}
	for _, e := range n.Edges {
		tied[pair(e.From, e.To)] = true
	}
	node := func(id string) {
		if p := x.parties[id]; p != nil && !drawn[id] {
			drawn[id] = true
			n.Nodes = append(n.Nodes, vet.Node{ID: id, Name: p.Name, Schema: p.Schema, Status: p.Status})
		}
	}
	line := func(e vet.Edge) {
		node(e.From)
		node(e.To)
		if k := pair(e.From, e.To); !tied[k] && drawn[e.From] && drawn[e.To] {
			tied[k] = true
			n.Edges = append(n.Edges, e)
		}
	}
	for i := range f.Parties {
		p := &f.Parties[i]
		if gravity(p.Status) <= gravity(regime.Restricted) {
			node(p.ID)
		}
		for _, path := range p.Paths {
			for _, h := range path.Hops {
				line(hopEdge(h))
			}
		}
	}
	for i := range f.Parties {
		for _, r := range f.Parties[i].Roles {
			if r.Organization != "" {
				line(vet.Edge{
					From: f.Parties[i].ID, To: string(r.Organization), Kind: "directs", Label: r.Title, Directed: true,
					Status: r.Status, Evidence: []cite.Evidence{x.spanEvidence(r.Where)},
				})
			}
		}
	}
	return n
}

func pair(a, b string) [2]string { return [2]string{min(a, b), max(a, b)} }

// hopEdge is a hop as a line that runs as its tie does.
func hopEdge(h vet.Hop) vet.Edge {
	from, to := h.From, h.To
	if !h.Forward {
		from, to = to, from
	}
	label := h.Role
	if label == "" && h.Share != "" {
		label = directed(h.Kind, "", h.Share, true)
	}
	return vet.Edge{
		From: from, To: to, Kind: h.Kind, Label: label, Directed: !reader.TieKind(h.Kind).Symmetric(), Status: h.Status, Disputed: h.Disputed,
		Evidence: []cite.Evidence{{Document: h.Document, Span: h.Span, Quote: h.Quote, Source: h.Source, Stance: h.Stance}},
	}
}
