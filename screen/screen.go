// Package screen finds the listed parties that a name may be, and says why: an
// index over names and identifiers, and hits whose score explains itself.
package screen

import "backchannel/ftm"

// Weights are the thresholds and weights of the score. The zero value is not
// useful; start from Defaults. They are recorded in every finding and are never
// read from the environment.
type Weights struct {
	Threshold float64 `json:"threshold"` // at or above it a hit is a match
}

// Defaults returns the weights in force when nobody says otherwise.
func Defaults() Weights { return Weights{Threshold: 0.70} }

// Feature is one part of a score, in words.
type Feature struct {
	Name      string  `json:"name"`   // name, birthDate, country, identifier …
	Score     float64 `json:"score"`  // what it contributed
	Detail    string  `json:"detail"` // "surname equal; given name 'Kirill' ~ 'Kiril' one edit"
	Query     string  `json:"query,omitempty"`
	Candidate string  `json:"candidate,omitempty"`
}

// Hit is one entity that a query may be.
type Hit struct {
	Entity   *ftm.Entity
	Score    float64 // 0..1
	Match    bool    // Score reached the threshold
	Name     string  // the entity's name that fitted best
	Strength float64 // how much evidence there is, apart from how well the names fit; for ranking
	Related  bool    // a sister company or relative, not the same party
	Features []Feature
}
