package vet

import (
	"cmp"
	"slices"
	"strings"

	"backchannel/cite"
	"backchannel/reader"
)

// findCorroboration says for every tie that more than one voice speaks of how
// many independent sources give it and who contradicts it. Two documents with
// mostly the same text are one source: a wire story printed twice.
func (c *file) findCorroboration() {
	origin := origins(c.Readings)
	groups := map[string]*Corroboration{}
	var order []string
	for _, t := range c.ties {
		key := c.tieName(t)
		g := groups[key]
		if g == nil {
			g = &Corroboration{Tie: key, Sources: []string{}, Contradicted: []string{}}
			groups[key] = g
			order = append(order, key)
		}
		for _, e := range t.evidence {
			name := e.Source.Name
			switch {
			case e.Source.Kind == cite.Outlet:
				name = origin[e.Document]
			case e.Source.Kind == cite.Anonymous:
				name += " (" + origin[e.Document] + ")" // two stories' unnamed sources may be the same people
			}
			if (e.Stance == cite.Denies || e.Stance == cite.Disputes) != t.Negated {
				g.Contradicted = addNew(g.Contradicted, name)
			} else {
				g.Sources = addNew(g.Sources, name)
			}
		}
	}
	for _, key := range order {
		if g := groups[key]; len(g.Sources) > 1 || len(g.Contradicted) > 0 && len(g.Sources) > 0 {
			c.Corroborate = append(c.Corroborate, *g)
		}
	}
}

// tieName is a tie in words, the same for both ways of writing a tie that has
// no direction.
func (c *file) tieName(t *tie) string {
	a, b := c.name(t.from), c.name(t.to)
	if t.Kind.Symmetric() && a > b {
		a, b = b, a
	}
	return strings.TrimSpace(cmp.Or(a, "somebody") + " " + verb(t.kind()) + " " + cmp.Or(b, "somebody"))
}

// verb is a kind of tie in words, from the first party to the second.
func verb(kind string) string {
	switch k := reader.TieKind(kind); k {
	case reader.Family:
		return "is family of"
	case reader.Associate:
		return "is an associate of"
	case reader.Business:
		return "does business with"
	case reader.Member:
		return "is a member of"
	case reader.Sanctioned, reader.Told:
		return kind
	case reader.Meeting:
		return "met"
	case reader.Transfer:
		return "gave to"
	case reader.Legal:
		return "took legal action against"
	}
	return kind
}

// origins names for every document the one that its text comes from: the first
// document that shares half of its eight-word runs, by its publisher.
func origins(readings []*reader.Reading) map[string]string {
	out := map[string]string{}
	var runs []map[string]bool
	for _, r := range readings {
		mine := wordRuns(r.Document.Text)
		out[r.Document.ID] = outlet(r).Name
		if j := slices.IndexFunc(runs, func(theirs map[string]bool) bool { return mostlySame(mine, theirs) }); j >= 0 {
			out[r.Document.ID] = out[readings[j].Document.ID]
		}
		runs = append(runs, mine)
	}
	return out
}

// wordRuns is the set of runs of eight words.
func wordRuns(text string) map[string]bool {
	const n = 8
	words := strings.Fields(strings.ToLower(text))
	out := map[string]bool{}
	for i := 0; i+n <= len(words); i++ {
		out[strings.Join(words[i:i+n], " ")] = true
	}
	return out
}

func mostlySame(a, b map[string]bool) bool {
	shared := 0
	for r := range a {
		if b[r] {
			shared++
		}
	}
	return shared > 0 && shared*2 >= min(len(a), len(b))
}
