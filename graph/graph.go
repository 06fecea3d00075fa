// Package graph holds the network: parties, the ties between them with their
// dates and voices, the paths from one to another, and who owns what.
package graph

import "backchannel/cite"

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
	Start, End string // when a lasting tie held; "" unknown
	Share      Share  // of owns
	Status     string // current, former, future
	Negated    bool
	Disputed   bool
	Evidence   []cite.Evidence
}
