package vet

import (
	"cmp"
	"slices"

	"backchannel/reader"
)

// drawNetwork makes the picture's parties and ties. Ties of one kind between
// the same two parties are one edge with the evidence of all.
func (c *file) drawNetwork() {
	c.Network = Network{Nodes: []Node{}, Edges: []Edge{}}
	at := map[[4]string]int{}
	used := map[string]bool{}
	for _, t := range c.ties {
		if t.from == "" || t.to == "" {
			continue
		}
		a, b := t.from, t.to
		if t.Kind.Symmetric() && a > b {
			a, b = b, a
		}
		neg := ""
		if t.Negated {
			neg = "not"
		}
		key := [4]string{a, b, t.kind(), neg}
		i, ok := at[key]
		if !ok {
			i = len(c.Network.Edges)
			at[key] = i
			c.Network.Edges = append(c.Network.Edges, Edge{From: a, To: b, Kind: t.kind(), Label: label(t), Directed: !t.Kind.Symmetric(),
				Status: t.Status, Negated: t.Negated})
		}
		e := &c.Network.Edges[i]
		e.Disputed = e.Disputed || t.Disputed
		if e.Status == reader.Former && t.Status != reader.Former {
			e.Status = t.Status
		}
		e.Evidence = mergeEvidence(e.Evidence, t.evidence)
		used[a], used[b] = true, true
	}
	for i := range c.Parties {
		p := &c.Parties[i]
		if used[p.ID] {
			c.Network.Nodes = append(c.Network.Nodes, Node{ID: p.ID, Name: p.Name, Schema: p.Schema, Status: p.Status})
		}
	}
	slices.SortStableFunc(c.Network.Edges, func(a, b Edge) int {
		return cmp.Or(cmp.Compare(c.rank[a.From], c.rank[b.From]), cmp.Compare(c.rank[a.To], c.rank[b.To]), cmp.Compare(a.Kind, b.Kind))
	})
}

// label is the word on an edge: the tie's own word where it has a short one.
func label(t *tie) string {
	l := cmp.Or(t.Role, string(t.Kind))
	if len(l) > 28 {
		l = string(t.Kind)
	}
	if t.Percentage != "" {
		l += " " + t.Percentage + " %"
	}
	return l
}
