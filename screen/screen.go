// Package screen finds the listed parties that a name may be, and says why: an
// index over names and identifiers, and hits whose score explains itself.
//
// A query is a partial entity: a schema, names, and what else is known (birth
// date, countries, gender, identifiers). One score function serves everywhere:
// Compare for two bare names, CompareEntities for two entities, Index.Match for a
// whole list give the same score for the same pair.
package screen

import (
	"backchannel/ftm"
	"backchannel/names"
)

// Weights are the thresholds and weights of the score. The zero value is not
// useful; start from Defaults. They are recorded in every finding and are never
// read from the environment.
type Weights struct {
	Threshold float64 `json:"threshold"` // at or above it a hit is a match

	Names names.Weights `json:"names"` // the penalties of the comparison of names

	WeakAlias float64 `json:"weakAlias"` // factor on a name that the list itself calls weak

	BirthEqual   float64 `json:"birthEqual"`   // added where birth dates agree to the day
	BirthYear    float64 `json:"birthYear"`    // added where they agree to the year, one side knowing no more
	BirthNear    float64 `json:"birthNear"`    // taken off where the year agrees and the day does not, or the years are one apart
	BirthDiffers float64 `json:"birthDiffers"` // taken off where the years are further apart

	Unconfirmed float64 `json:"unconfirmed"` // taken off where the query has a birth date and the other side neither one nor a country

	CountryEqual   float64 `json:"countryEqual"`   // added where a country is shared
	CountryDiffers float64 `json:"countryDiffers"` // taken off where both sides have countries and none is shared
	GenderDiffers  float64 `json:"genderDiffers"`  // taken off

	Identifier        float64 `json:"identifier"`        // the least score where a strong identifier is equal
	IdentifierDiffers float64 `json:"identifierDiffers"` // taken off where both have one of a kind and none is equal
}

// Defaults returns the weights in force when nobody says otherwise.
func Defaults() Weights {
	return Weights{
		Threshold: 0.70, Names: names.Defaults(), WeakAlias: 0.95,
		BirthEqual: 0.06, BirthYear: 0.03, BirthNear: 0.06, BirthDiffers: 0.32, Unconfirmed: 0.04,
		CountryEqual: 0.02, CountryDiffers: 0.12, GenderDiffers: 0.20,
		Identifier: 0.97, IdentifierDiffers: 0.10,
	}
}

// Feature is one part of a score, in words.
type Feature struct {
	Name      string  `json:"name"`   // name, birthDate, country, gender, identifier
	Score     float64 `json:"score"`  // what it contributed: for name 0..1, for the others what they added or took off
	Detail    string  `json:"detail"` // "surname equal; given name 'Kirill' ~ 'Kiril' one edit"
	Query     string  `json:"query,omitempty"`
	Candidate string  `json:"candidate,omitempty"`
}

// Hit is one entity that a query may be.
type Hit struct {
	Entity   *ftm.Entity
	Score    float64 // 0..1
	Match    bool    // Score reached the threshold
	Name     string  // the entity's name that fitted best; "" where an identifier alone led to it
	Strength float64 // how much evidence there is, apart from how well the names fit, 0..1; for ranking
	Related  bool    // a sister company or relative, not the same party
	Features []Feature
}

// Result is how two names or entities agree.
type Result struct {
	Score    float64   `json:"score"` // 0..1
	Match    bool      `json:"match"` // Score reached the threshold
	Strength float64   `json:"strength"`
	Related  bool      `json:"related,omitempty"`
	Features []Feature `json:"features"`
}

// Options say how much of an answer is wanted.
type Options struct {
	Limit     int     // hits at most; 0 means 10
	Threshold float64 // hits below it are left out; 0 means near misses too: names within 0.10 of the weights' threshold, and 0.10 more for facts that speak against
	Bare      bool    // leave Features out of the hits
}
