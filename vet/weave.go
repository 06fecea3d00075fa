package vet

import (
	"cmp"
	"slices"

	"backchannel/cite"
	"backchannel/graph"
	"backchannel/reader"
	"backchannel/regime"
)

// weave makes the graph that verdicts and paths are read from: every party,
// every tie, and the posts that people hold.
func (c *file) weave() {
	for i := range c.Parties {
		p := &c.Parties[i]
		hub := graph.IsHub(p.Schema, p.Properties)
		c.graph.AddParty(graph.Party{ID: p.ID, Name: p.Name, Schema: p.Schema, Hub: hub})
	}
	for _, r := range c.Readings {
		for _, role := range r.Roles {
			c.weaveRole(r, role)
		}
	}
	for _, t := range c.ties {
		c.weaveTie(t)
	}
}

// weaveRole ties a person to the organisation that he or she has a post at,
// where no tie says so already. A nationality is no post.
func (c *file) weaveRole(r *reader.Reading, role reader.Role) {
	who, org := c.party(r, role.Person), c.party(r, role.Organization)
	if who == "" || org == "" || who == org || c.byID[org].Schema == "Address" {
		return
	}
	if slices.ContainsFunc(c.ties, func(t *tie) bool { return t.from == who && t.to == org && t.Kind != reader.Meeting }) {
		return
	}
	e := cite.Evidence{Document: r.Document.ID, Span: role.Span, Quote: sentences(r, role.Span), Source: outlet(r), Stance: cite.Asserts, Rule: role.Rule}
	for _, cl := range r.Claims { // "…, a company run by X, according to the website"
		if cl.Span.Contains(role.Span) && (cl.Stance == cite.Asserts || cl.Stance == cite.Hedges) {
			e.Source, e.Via, e.Stance, e.Claim = cl.Source, cl.Via, cl.Stance, cl.ID
		}
	}
	status := role.Status
	if status == reader.Acting {
		status = reader.Current
	}
	c.graph.AddTie(graph.Tie{Kind: "directs", From: who, To: org, Role: role.Title, Status: string(status), Known: r.Document.Date, Evidence: []cite.Evidence{e}})
}

func (c *file) weaveTie(t *tie) {
	if t.from == "" || t.to == "" {
		return
	}
	x := graph.Tie{Kind: t.kind(), From: t.from, To: t.to, Symmetric: t.Kind.Symmetric(), Role: t.Role, Place: t.place, Known: t.reading.Document.Date,
		Status: string(t.Status), Negated: t.Negated, Disputed: t.Disputed, Evidence: t.evidence}
	switch t.Kind {
	case reader.Meeting, reader.Transfer, reader.Told, reader.Legal:
		x.Date = t.Date
	default:
		if t.Status == reader.Former {
			x.End = t.Date
		} else {
			x.Start = t.Date
		}
	}
	if x.Kind == graph.Controls {
		x.Role = "" // the kind says it
	}
	if t.Percentage != "" {
		if s, err := graph.ParseShare(t.Percentage); err == nil {
			x.Share = s
		}
	}
	if c.graph.AddTie(x) != nil { // a date of a form the graph does not know: the tie stands without it
		x.Date, x.Start, x.End, x.Known = "", "", "", ""
		c.graph.AddTie(x)
	}
}

// pathsPerParty is how many ways to listed parties are kept for one party, and
// pathHops how long they may be.
const (
	pathsPerParty = 4
	pathHops      = 4
)

// findPaths finds how every party that is not listed is tied to those that are.
// A listed party on the way ends the path: what lies behind it is its own tie.
func (c *file) findPaths() {
	var listed []string
	for i := range c.Parties {
		if c.onAList(c.Parties[i].ID) {
			listed = append(listed, c.Parties[i].ID)
		}
	}
	w := c.graph.Walker(graph.PathOptions{MaxHops: pathHops, Limit: 2, Skip: notTied, Through: func(p string) bool { return !slices.Contains(listed, p) }})
	for i := range c.Parties {
		p := &c.Parties[i]
		if slices.Contains(listed, p.ID) {
			continue
		}
		if c.tiedToAll(p) {
			if p.Status == regime.Tied {
				p.Status, p.Verdict = regime.Clear, regime.Verdict{Party: p.ID, Status: regime.Clear, AsOf: c.AsOf, Reasons: []regime.Reason{}, Caution: []string{}}
			}
			continue
		}
		var found []graph.Path
		for _, to := range listed {
			found = append(found, w.Paths(p.ID, to).Paths...)
		}
		slices.SortStableFunc(found, func(a, b graph.Path) int { return cmp.Compare(a.Cost, b.Cost) })
		for _, g := range found[:min(len(found), pathsPerParty)] {
			p.Paths = append(p.Paths, c.path(g))
		}
	}
}

// tiedToAll reports whether ties of the party tell nothing: a state or ministry
// is tied to everybody, and one whom nobody names only to whoever it is said of.
func (c *file) tiedToAll(p *Party) bool {
	return graph.IsHub(p.Schema, p.Properties) && (p.Schema != "Address" || isCountry(p)) || slices.Contains(p.Properties["summary"], "unnamed")
}

// notTied skips the ties that set parties against each other: whoever sanctions
// or prosecutes a party is no associate of it.
func notTied(t *graph.Tie) bool {
	return t.Kind == string(reader.Sanctioned) || t.Kind == string(reader.Legal)
}

func (c *file) path(g graph.Path) Path {
	out := Path{To: g.Hops[len(g.Hops)-1].To}
	for _, h := range g.Hops {
		hop := Hop{Kind: h.Tie.Kind, From: h.From, To: h.To, Forward: h.Forward, Role: h.Tie.Role, Status: reader.Status(cmp.Or(h.Tie.Status, "current")),
			Disputed: h.Tie.Disputed, Place: c.name(h.Tie.Place), Date: h.Tie.Date}
		if h.Tie.Share.Known() {
			hop.Share = h.Tie.Share.String()
		}
		if len(h.Tie.Evidence) > 0 {
			e := h.Tie.Evidence[0]
			hop.Document, hop.Span, hop.Quote, hop.Source, hop.Stance = e.Document, e.Span, e.Quote, e.Source, e.Stance
		}
		out.Hops = append(out.Hops, hop)
	}
	return out
}
