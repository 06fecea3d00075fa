package vet

import (
	"cmp"
	"slices"
	"strings"

	"backchannel/reader"
	"backchannel/regime"
)

// findTimeline puts what has a date in order: the dealings and other dated ties
// of the stories, the listings of the parties, and the stories themselves.
func (c *file) findTimeline() {
	type key struct{ date, text string }
	at := map[key]int{}
	for _, t := range c.ties {
		if t.Date == "" {
			continue
		}
		k := key{t.Date, c.sentence(t)}
		if i, ok := at[k]; ok {
			c.Timeline[i].Evidence = mergeEvidence(c.Timeline[i].Evidence, t.evidence)
			continue
		}
		at[k] = len(c.Timeline)
		c.Timeline = append(c.Timeline, Event{Date: t.Date, Text: k.text, Kind: string(t.Kind), Parties: t.ends(), Evidence: t.evidence})
	}
	for i := range c.Parties {
		p := &c.Parties[i]
		for _, m := range p.Matches {
			if m.Match {
				c.addListings(p, m)
			}
		}
	}
	for _, r := range c.Readings {
		if r.Document.Date != "" {
			c.Timeline = append(c.Timeline, Event{Date: r.Document.Date, Text: cmp.Or(r.Document.Title, r.Document.ID) + " published", Kind: "published", Parties: []string{}})
		}
	}
	slices.SortStableFunc(c.Timeline, func(a, b Event) int { return cmp.Compare(a.Date, b.Date) })
	c.Timeline = slices.CompactFunc(c.Timeline, func(a, b Event) bool { return a.Date == b.Date && a.Text == b.Text })
}

// addListings adds the days on which an entry of a list came and went.
func (c *file) addListings(p *Party, m Match) {
	add := func(date, what string, d regime.Designation) {
		if date != "" {
			c.Timeline = append(c.Timeline, Event{Date: date, Text: p.Name + " " + what + ": " + d.Title + " " + d.Entry, Kind: what,
				Parties: []string{p.ID}, Evidence: m.Evidence})
		}
	}
	for _, d := range c.m.designations(m.Entity) {
		if blocks(&d) == 1 {
			add(d.Listed, "listed", d)
		} else {
			add(d.Listed, "restricted", d)
		}
		add(d.Delisted, "delisted", d)
	}
}

// sentence is a tie as one plain clause.
func (c *file) sentence(t *tie) string {
	from, to := cmp.Or(c.name(t.from), "somebody"), cmp.Or(c.name(t.to), "somebody")
	s := from + " " + verb(t.kind()) + " " + to
	switch {
	case t.Kind == reader.Legal || t.Kind == reader.Told:
		s = to + " " + cmp.Or(t.Role, string(t.Kind))
		if t.from != "" {
			s += " by " + from
		}
	case t.Status == reader.Former:
		s = from + " " + noLonger(verb(t.kind())) + " " + to
	}
	switch {
	case t.Negated:
		s = "not so: " + s
	case t.Status == reader.Future && toBe[t.Kind] != "":
		s = from + " " + toBe[t.Kind] + " " + to
	case t.Status == reader.Future:
		s = "planned: " + s
	}
	if t.What != "" {
		s += " (" + t.What + ")"
	}
	if t.place != "" {
		s += ", " + c.name(t.place)
	}
	return s
}

// toBe are the verbs of what is planned.
var toBe = map[reader.TieKind]string{reader.Meeting: "is to meet", reader.Transfer: "is to give to"}

// noLonger is a verb of what is over: "is no longer a member of", "no longer owns".
func noLonger(verb string) string {
	if rest, ok := strings.CutPrefix(verb, "is "); ok {
		return "is no longer " + rest
	}
	return "no longer " + verb
}
