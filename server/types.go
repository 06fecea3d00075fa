package server

import "backchannel/entry"

// The types of this file are what goes over the wire. The OpenAPI description is
// made from them and from their comments.

// Problem is the body of every answer that is an error.
type Problem struct {
	Detail string   `json:"detail"`           // what is wrong and what to do, for a person
	Errors []string `json:"errors,omitempty"` // each single fault, where there are several
	Error  string   `json:"error,omitempty"`  // detail again, on the routes that answer as Watchman does
}

// MatchRequest is a batch of parties to screen.
type MatchRequest struct {
	Queries map[string]Query `json:"queries" least:"1"` // by a key of the caller's, under which the answer comes back
	Weights map[string]any   `json:"weights,omitempty"` // of yente's algorithms: accepted and not used, which the answer says
	Config  map[string]any   `json:"config,omitempty"`  // the same
}

// Query is a partial entity: what is known of a party.
type Query struct {
	ID         string            `json:"id,omitempty"` // the caller's, comes back in the answer
	Schema     string            `json:"schema"`       // Person, Company, Organization, LegalEntity, Vessel …; Thing where nothing is known
	Properties map[string]Values `json:"properties"`   // of the schema: name, alias, birthDate, nationality, registrationNumber …
}

// MatchResponse holds an answer to each query.
type MatchResponse struct {
	Responses map[string]Matches `json:"responses"`
	Limit     int                `json:"limit"`             // the most results that each answer could have
	Algorithm string             `json:"algorithm"`         // always backchannel, whatever was asked for
	AsOf      string             `json:"asOf"`              // the day that standing is judged as of
	Ignored   []string           `json:"ignored,omitempty"` // what of the request was not used
	Lists     []List             `json:"lists"`             // the issues that were asked, newest of each list first
}

// Matches is the answer to one query.
type Matches struct {
	Status  int                  `json:"status"`            // 200
	Results []entry.ScoredEntity `json:"results"`           // best first
	Total   Total                `json:"total"`             //
	Query   entry.Echo           `json:"query"`             // as it was understood
	Ignored []string             `json:"ignored,omitempty"` // values that could not be used, each with the reason
}

// Total is how many results there are.
type Total struct {
	Value    int    `json:"value"`
	Relation string `json:"relation"` // eq: exactly so many; gte: at least so many
}

// NestedEntity is an entity with those next to it standing in its properties.
type NestedEntity struct {
	entry.Entity
	Properties map[string][]any `json:"properties"` // strings and entities
}

// List is one issue of a list.
type List struct {
	Name      string `json:"name"`
	Title     string `json:"title"`
	Published string `json:"published"` // the publisher's date or a prefix of it
	Retrieved string `json:"retrieved"`
	SHA256    string `json:"sha256"` // of the file as retrieved
	Targets   int    `json:"targets"`
	Newest    bool   `json:"newest"` // older issues serve as history
}

// SearchResponse is a page of entities found by words.
type SearchResponse struct {
	Results []entry.Entity   `json:"results"`
	Facets  map[string]Facet `json:"facets"`
	Total   Total            `json:"total"`
	Limit   int              `json:"limit"`
	Offset  int              `json:"offset"`
}

// Facet counts the values of one field over all that was found.
type Facet struct {
	Label  string       `json:"label"`
	Values []FacetValue `json:"values"`
}

// FacetValue is one value with its count.
type FacetValue struct {
	Name  string `json:"name"`
	Label string `json:"label"`
	Count int    `json:"count"`
}

// Adjacent is a page of what is next to an entity by one property.
type Adjacent struct {
	Results []NestedEntity `json:"results"`
	Total   Total          `json:"total"`
	Limit   int            `json:"limit"`
	Offset  int            `json:"offset"`
}

// AdjacentAll is what is next to an entity, by property.
type AdjacentAll struct {
	Entity   entry.Entity        `json:"entity"`
	Adjacent map[string]Adjacent `json:"adjacent"`
}

// Catalog lists the datasets that can be asked.
type Catalog struct {
	Datasets []Dataset `json:"datasets"`
	Current  []string  `json:"current"`
	Outdated []string  `json:"outdated"`
	Stale    bool      `json:"index_stale"`
	Issues   []List    `json:"issues"` // every issue that is loaded, the older ones too
}

// Dataset is a list or a collection of lists.
type Dataset struct {
	Name        string   `json:"name"`
	Title       string   `json:"title"`
	Summary     string   `json:"summary,omitempty"`
	Version     string   `json:"version"` // publication date and the beginning of the hash
	UpdatedAt   string   `json:"updated_at,omitempty"`
	EntityCount int      `json:"entity_count"` // everything the dataset holds
	TargetCount int      `json:"target_count"` // listed parties
	Load        bool     `json:"load"`
	Index       string   `json:"index_version"`
	Fresh       bool     `json:"index_current"`
	Children    []string `json:"children"`
}

// Algorithms names the one way of scoring.
type Algorithms struct {
	Algorithms []Algorithm `json:"algorithms"`
	Default    string      `json:"default"`
	Best       string      `json:"best"`
}

// Algorithm describes a way of scoring.
type Algorithm struct {
	Name        string             `json:"name"`
	Description string             `json:"description"`
	Features    map[string]Doc     `json:"features"`
	Docs        AlgorithmDocs      `json:"docs"`
	Weights     map[string]float64 `json:"weights"` // the thresholds and weights in force
}

// AlgorithmDocs is the same in the form that yente has it in since its version 5.
type AlgorithmDocs struct {
	Name        string         `json:"name"`
	Description string         `json:"description"`
	Config      map[string]any `json:"config"` // always empty: there is nothing to set by request
	Features    map[string]Doc `json:"features"`
}

// Doc describes a feature.
type Doc struct {
	Description string  `json:"description"`
	Coefficient float64 `json:"coefficient"` // always 1: the score is no weighted sum
	URL         string  `json:"url"`         // of more about it, from the server's root
}

// Status is the answer of the health checks.
type Status struct {
	Status string `json:"status"` // ok
	Lists  []List `json:"lists,omitempty"`
}
