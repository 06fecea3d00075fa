// Package report shows a person what was found: a finding as terminal text,
// Markdown, one self-contained HTML page, JSON, a picture (SVG) and network
// files (DOT, GraphML, GEXF), and a reading as its marked text.
//
// Text, Markdown and HTML are faces of one outline: the same facts in the same
// order with the same evidence beside them. Nothing is shown that is not in the
// finding, a denial stands beside what it denies, and what was not checked is
// said as plainly as what was. The package knows no clock, terminal or network:
// equal findings give equal bytes.
package report

import "backchannel/vet"

// Options say how a finding or reading is shown.
type Options struct {
	Width int  // columns of the terminal; 0 is 100, fewer than 40 is 40
	Color bool // mark with the 16 colours of a terminal
	All   bool // show everything: no "and 3 more", no quote cut short
}

const (
	defaultWidth = 100
	leastWidth   = 40
)

func (o Options) width() int {
	if o.Width == 0 {
		return defaultWidth
	}
	return max(o.Width, leastWidth)
}

// index answers the questions that every face asks of a finding.
type index struct {
	finding *vet.Finding
	parties map[string]*vet.Party
	docs    map[string]int // document ID to its place among the readings
	edges   map[edgeKey][]*vet.Edge
	first   map[string][2]int // party ID to its first mention: document, byte
}

type edgeKey struct{ kind, a, b string }

// between orders the ends, so that a tie is found from either side.
func between(kind, a, b string) edgeKey {
	return edgeKey{kind, min(a, b), max(a, b)}
}

func newIndex(f *vet.Finding) *index {
	x := &index{
		finding: f,
		parties: map[string]*vet.Party{},
		docs:    map[string]int{},
		edges:   map[edgeKey][]*vet.Edge{},
		first:   map[string][2]int{},
	}
	for i, r := range f.Readings {
		x.docs[r.Document.ID] = i
	}
	for i := range f.Parties {
		p := &f.Parties[i]
		x.parties[p.ID] = p
		x.first[p.ID] = x.firstMention(p)
	}
	for i := range f.Network.Edges {
		e := &f.Network.Edges[i]
		k := between(e.Kind, e.From, e.To)
		x.edges[k] = append(x.edges[k], e)
	}
	return x
}

// firstMention is where the stories first name the party; a party that only a
// list knows comes after all others.
func (x *index) firstMention(p *vet.Party) [2]int {
	first := [2]int{len(x.docs), 0}
	for _, m := range p.Mentions {
		at := [2]int{x.docs[m.Document], m.Start}
		if at[0] < first[0] || at[0] == first[0] && at[1] < first[1] {
			first = at
		}
	}
	return first
}

// name is the party's name; a party that the finding lacks shows as its ID.
func (x *index) name(id string) string {
	if p := x.parties[id]; p != nil && p.Name != "" {
		return p.Name
	}
	return id
}

// place is a place as a run: a party of the finding, or words.
func (x *index) place(s string) []run {
	switch {
	case s == "":
		return nil
	case x.parties[s] != nil:
		return []run{say(", "), x.who(s)}
	}
	return []run{say(", " + clean(s))}
}

// several reports whether evidence must say which document it is from.
func (x *index) several() bool { return len(x.finding.Readings) > 1 }
