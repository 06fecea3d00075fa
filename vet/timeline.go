package vet

import (
	"cmp"
	"slices"

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
	s := cmp.Or(c.name(t.from), "somebody")
	if t.Negated {
		s = "not so: " + s
	}
	if t.Status == reader.Former {
		s += ", no longer so:"
	}
	s += " " + verb(t.kind()) + " " + cmp.Or(c.name(t.to), "somebody")
	if t.Kind == reader.Legal || t.Kind == reader.Told {
		s = cmp.Or(c.name(t.to), "somebody") + " " + cmp.Or(t.Role, string(t.Kind))
		if t.from != "" {
			s += " by " + c.name(t.from)
		}
		if t.Negated {
			s = "not so: " + s
		}
	}
	if t.What != "" {
		s += " (" + t.What + ")"
	}
	if t.place != "" {
		s += ", " + c.name(t.place)
	}
	return s
}
