package graph

import (
	"slices"

	"backchannel/cite"
)

// Costs say how weak a hop is as evidence of association: a path costs the sum
// of its hops, and cheaper paths come first. The figures are judgements of ours
// in one unit, roughly "one lasting, undisputed tie of record is 10"; what
// matters is their order. They are part of a finding, so that it can be redone.
type Costs struct {
	Kind      map[string]int `json:"kind"`      // by tie kind
	Other     int            `json:"other"`     // a kind that is not in Kind
	Former    int            `json:"former"`    // added where the tie is over
	Future    int            `json:"future"`    // added where it is only planned or expected
	Disputed  int            `json:"disputed"`  // added where somebody contradicts it
	Hedged    int            `json:"hedged"`    // added where the best voice for it hedges or disputes
	Denied    int            `json:"denied"`    // added where the only voices deny it or say nothing
	Anonymous int            `json:"anonymous"` // added where the best voice for it has no name
	Unsourced int            `json:"unsourced"` // added where nothing is cited for it
}

// DefaultCosts are the costs in force when nobody says otherwise: stakes and
// offices first, then kin and agents, then business and acquaintance, then
// single contacts, and last who told whom what and who accused whom.
func DefaultCosts() Costs {
	return Costs{
		Kind: map[string]int{
			Owns: 10, Controls: 10, "directs": 10, "linked_to": 12, "family": 12, "represents": 14, "employs": 16,
			"member": 18, "business": 20, "associate": 20, "transfer": 25, "meeting": 30, "told": 40,
			"legal": 40, "sanctioned": 60,
		},
		Other: 30, Former: 10, Future: 25, Disputed: 20, Hedged: 8, Denied: 40, Anonymous: 5, Unsourced: 5,
	}
}

// Hop is the cost of one tie.
func (c Costs) Hop(t *Tie) int {
	n, ok := c.Kind[t.Kind]
	if !ok {
		n = c.Other
	}
	switch t.Status {
	case "former":
		n += c.Former
	case "future":
		n += c.Future
	}
	if t.Disputed {
		n += c.Disputed
	}
	return max(1, n+c.voice(t.Evidence))
}

// voice is the cost of the best voice there is for a tie.
func (c Costs) voice(all []cite.Evidence) int {
	if len(all) == 0 {
		return c.Unsourced
	}
	best := c.evidence(all[0])
	for _, e := range all[1:] {
		best = min(best, c.evidence(e))
	}
	return best
}

func (c Costs) evidence(e cite.Evidence) int {
	n := 0
	switch e.Stance {
	case cite.Denies, cite.DeclinesComment, cite.NoResponse:
		n += c.Denied
	case cite.Hedges, cite.Disputes:
		n += c.Hedged
	}
	if e.Source.Kind == cite.Anonymous {
		n += c.Anonymous
	}
	return n
}

// IsHub reports whether an entity with these FollowTheMoney properties joins too
// many parties for a path through it to mean anything: a state, a government or
// its bodies, a place, a political party, a news outlet. Persons are never
// hubs, and neither is a company of the state that is not a news outlet.
func IsHub(schema string, properties map[string][]string) bool {
	switch schema {
	case "PublicBody", "Address", "Document", "Article", "Position":
		return true
	case "Person":
		return false
	}
	for _, topic := range properties["topics"] {
		if slices.Contains([]string{"gov", "gov.national", "gov.state", "gov.muni", "gov.igo", "pol.party", "pol.union", "role.journo"}, topic) {
			return true
		}
	}
	for _, sector := range properties["sector"] {
		if slices.Contains([]string{"news media", "government", "political party"}, sector) {
			return true
		}
	}
	return false
}
