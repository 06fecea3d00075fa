package ftm

import (
	"maps"
	"slices"
)

// Entity is a FollowTheMoney entity: a schema and the values of its properties,
// with the fields that OpenSanctions adds to say where it comes from.
type Entity struct {
	ID         string              `json:"id"`
	Caption    string              `json:"caption,omitempty"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"`
	Datasets   []string            `json:"datasets,omitempty"`
	Referents  []string            `json:"referents,omitempty"`
	Target     bool                `json:"target,omitempty"` // the list designates it; false for those it only mentions
	FirstSeen  string              `json:"first_seen,omitempty"`
	LastSeen   string              `json:"last_seen,omitempty"`
	LastChange string              `json:"last_change,omitempty"`
}

// NewEntity returns an entity with no properties yet.
func NewEntity(id, schema string) *Entity {
	return &Entity{ID: id, Schema: schema, Properties: map[string][]string{}}
}

// Add appends values of a property, leaving out empty ones and those it has.
func (e *Entity) Add(prop string, values ...string) {
	for _, v := range values {
		if v == "" || slices.Contains(e.Properties[prop], v) {
			continue
		}
		if e.Properties == nil {
			e.Properties = map[string][]string{}
		}
		e.Properties[prop] = append(e.Properties[prop], v)
	}
}

// Get returns the values of a property, nil where there are none.
func (e *Entity) Get(prop string) []string { return e.Properties[prop] }

// First returns the first value of a property, "" where there is none.
func (e *Entity) First(prop string) string {
	if v := e.Properties[prop]; len(v) > 0 {
		return v[0]
	}
	return ""
}

// Names returns every name that identifies the entity: name, alias,
// previousName and, last, weakAlias, without repeats.
func (e *Entity) Names() []string {
	var out []string
	for _, p := range []string{"name", "alias", "previousName", "weakAlias"} {
		for _, v := range e.Properties[p] {
			if !slices.Contains(out, v) {
				out = append(out, v)
			}
		}
	}
	return out
}

// Name returns the caption, else the first name, else the ID.
func (e *Entity) Name() string {
	if e.Caption != "" {
		return e.Caption
	}
	if n := e.First("name"); n != "" {
		return n
	}
	return e.ID
}

// PropertyNames returns the names of the properties that have values, sorted.
func (e *Entity) PropertyNames() []string {
	return slices.Sorted(maps.Keys(e.Properties))
}
