// Package graph holds the network: parties, the ties between them with their
// dates and voices, the paths from one to another, and who owns what.
//
// A path is association and nothing more. Ownership is answered apart, from
// stakes alone, with its arithmetic; a stake below a threshold is never called
// control. Every answer comes in the same order whatever order the ties were
// added in.
package graph

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"

	"backchannel/cite"
)

// Owns is the tie kind that carries a Share and that ownership is judged by.
// Controls is that of control of which no stake is said: it is no ownership.
const (
	Owns     = "owns"
	Controls = "controls"
)

// Party is a node: a person, company, public body, place or thing.
type Party struct {
	ID     string
	Name   string
	Schema string // FollowTheMoney
	Hub    bool   // a state, government, party or news outlet: paths do not walk through it by default
}

// Tie is an edge. Ends are party IDs; Kind is a reader tie kind (owns, meeting,
// …) or a list's own relation (linked_to, directs, employs).
type Tie struct {
	ID         string
	Kind       string
	From, To   string
	Symmetric  bool
	Role       string
	Place      string // a party ID
	Date       string // when it happened, or "" for a lasting tie
	Start, End string // when a lasting tie held; "" unknown. End is the first day on which it no longer held
	Known      string // the date of the source that gives it; it bounds when a former tie ended
	Share      Share  // of owns
	Status     string // current, former, future; "" is current
	Negated    bool   // the source says that there is no such tie: never walked, never counted
	Disputed   bool
	Evidence   []cite.Evidence
}

// Graph is a network that is being put together. Its methods that only read
// may be called at the same time as each other.
type Graph struct {
	parties map[string]*Party
	ties    []Tie
	tieIDs  map[string]int
	touch   map[string][]int // by party: the ties that have it as an end, as indices into ties
}

// New returns an empty graph.
func New() *Graph {
	return &Graph{parties: map[string]*Party{}, tieIDs: map[string]int{}, touch: map[string][]int{}}
}

// AddParty adds a party. One that is there already keeps its name and schema
// and gains what it lacked; it is a hub if either says so.
func (g *Graph) AddParty(p Party) error {
	if p.ID == "" {
		return fmt.Errorf("party %q: it has no ID", p.Name)
	}
	old, ok := g.parties[p.ID]
	if !ok {
		g.parties[p.ID] = &p
		return nil
	}
	old.Name = cmp.Or(old.Name, p.Name)
	old.Schema = cmp.Or(old.Schema, p.Schema)
	old.Hub = old.Hub || p.Hub
	return nil
}

// AddTie adds a tie between two parties that are there. A tie without an ID is
// given one. It is an error if an end is missing or both ends are the same
// party, if a date cannot be read, or if the ID is taken.
func (g *Graph) AddTie(t Tie) error {
	if t.ID == "" {
		t.ID = fmt.Sprintf("tie%d", len(g.ties)+1)
	}
	if err := g.check(&t); err != nil {
		return fmt.Errorf("tie %s (%s %s → %s): %w", t.ID, t.Kind, t.From, t.To, err)
	}
	n := len(g.ties)
	g.ties = append(g.ties, t)
	g.tieIDs[t.ID] = n
	g.touch[t.From] = append(g.touch[t.From], n)
	g.touch[t.To] = append(g.touch[t.To], n)
	return nil
}

func (g *Graph) check(t *Tie) error {
	if _, taken := g.tieIDs[t.ID]; taken {
		return fmt.Errorf("the ID is taken")
	}
	if t.From == t.To {
		return fmt.Errorf("both ends are the same party")
	}
	for _, id := range []string{t.From, t.To} {
		if g.parties[id] == nil {
			return fmt.Errorf("no party %q", id)
		}
	}
	for _, d := range []string{t.Date, t.Start, t.End, t.Known} {
		if _, err := ParseDays(d); err != nil {
			return err
		}
	}
	return nil
}

// Party returns the party with an ID.
func (g *Graph) Party(id string) (Party, bool) {
	if p := g.parties[id]; p != nil {
		return *p, true
	}
	return Party{}, false
}

// Name returns a party's name, or its ID where it has none or is not there.
func (g *Graph) Name(id string) string {
	if p := g.parties[id]; p != nil && p.Name != "" {
		return p.Name
	}
	return id
}

// Tie returns the tie with an ID.
func (g *Graph) Tie(id string) (Tie, bool) {
	if n, ok := g.tieIDs[id]; ok {
		return g.ties[n], true
	}
	return Tie{}, false
}

// Parties yields all parties by ID.
func (g *Graph) Parties() iter.Seq[Party] {
	return func(yield func(Party) bool) {
		ids := make([]string, 0, len(g.parties))
		for id := range g.parties {
			ids = append(ids, id)
		}
		slices.Sort(ids)
		for _, id := range ids {
			if !yield(*g.parties[id]) {
				return
			}
		}
	}
}

// Len is the number of parties and of ties.
func (g *Graph) Len() (parties, ties int) { return len(g.parties), len(g.ties) }

// Ties returns every tie of a party, negated ones too: by the other party, then
// the kind, then the date.
func (g *Graph) Ties(id string) []Tie {
	return g.collect(id, func(*Tie) bool { return true })
}

// between returns the ties that have both parties as their ends.
func (g *Graph) between(a, b string) []Tie {
	return g.collect(a, func(t *Tie) bool { return t.other(a) == b })
}

func (g *Graph) collect(id string, keep func(*Tie) bool) []Tie {
	var out []Tie
	for _, n := range g.touch[id] {
		if t := &g.ties[n]; keep(t) {
			out = append(out, *t)
		}
	}
	slices.SortFunc(out, func(a, b Tie) int {
		return cmp.Or(strings.Compare(a.other(id), b.other(id)), compareTies(&a, &b))
	})
	return out
}

// compareTies orders ties by what they say, so that the order in which they
// were added, and the IDs that it gave them, do not show.
func compareTies(a, b *Tie) int {
	return cmp.Or(
		strings.Compare(a.Kind, b.Kind),
		strings.Compare(cmp.Or(a.Date, a.Start), cmp.Or(b.Date, b.Start)),
		strings.Compare(a.From, b.From),
		strings.Compare(a.To, b.To),
		strings.Compare(a.Role, b.Role),
		cmp.Compare(a.Share.lo, b.Share.lo),
		cmp.Compare(a.Share.hi, b.Share.hi),
		strings.Compare(a.ID, b.ID),
	)
}

// other is the end of the tie that is not id.
func (t *Tie) other(id string) string {
	if t.From == id {
		return t.To
	}
	return t.From
}

// Held says whether a tie stood on a day: whether a lasting one held, whether a
// meeting or transfer had happened by then. Where no source gives a start, the
// tie counts as having held before; a former tie with no end had ended by the
// day its source was written. A future tie (planned, expected) is never more
// than CannotTell. The day End asks how things stand at last.
func (t *Tie) Held(day Day) Answer {
	start, end := mustDays(t.Start), mustDays(t.End)
	if t.Date != "" && t.Start == "" {
		start = mustDays(t.Date)
	}
	if t.Status == "former" && t.End == "" {
		end = Days{Beginning, min(mustDays(t.Known).Last, End-1)}
	}
	if t.Date != "" && t.End == "" && t.Kind != Owns {
		end = Always // what has happened has happened, also when a source calls it former
	}
	held := Within(start, end, day)
	if t.Status == "future" {
		held = min(held, CannotTell)
	}
	return held
}
