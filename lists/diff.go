package lists

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"backchannel/ftm"
)

// ChangeKind is what became of a listed party between two issues of a list.
type ChangeKind string

// The kinds of change, in the order in which Diff gives them.
const (
	Added   ChangeKind = "added"
	Removed ChangeKind = "removed"
	Changed ChangeKind = "changed"
)

// Change is a difference between two issues of a list in one listed party.
type Change struct {
	Kind   ChangeKind     `json:"kind"`
	ID     string         `json:"id"`
	Schema string         `json:"schema"` // in the newer issue where it is in both
	Name   string         `json:"name"`
	Fields []FieldChanged `json:"fields,omitempty"` // of Changed, sorted by property
	Old    *ftm.Entity    `json:"-"`                // nil for Added
	New    *ftm.Entity    `json:"-"`                // nil for Removed
}

// FieldChanged is a property whose values differ. The properties of entities
// that belong to the party stand under the name by which they do:
// "sanctions.program", "identification.number".
type FieldChanged struct {
	Property string   `json:"property"`
	Lost     []string `json:"lost"`
	Gained   []string `json:"gained"`
}

// Diff compares two issues of one list: who was added, who was removed, and
// what of the others changed. The order of values is no difference. It is an
// error to compare two lists.
//
// Changes come in the order of their kinds, and within one by ID, the shorter
// first, which is the order in which most publishers number their entries.
func Diff(old, new *Snapshot) ([]Change, error) {
	if old.List != new.List {
		return nil, fmt.Errorf("comparing %s with %s: they are two lists", old.List, new.List)
	}
	var out []Change
	for e := range new.Listed() {
		before := old.Entity(e.ID)
		if before == nil || !before.Target {
			out = append(out, Change{Kind: Added, ID: e.ID, Schema: e.Schema, Name: e.Name(), New: e})
			continue
		}
		if fields := changedFields(old.profile(before), new.profile(e)); len(fields) > 0 {
			out = append(out, Change{Kind: Changed, ID: e.ID, Schema: e.Schema, Name: e.Name(), Fields: fields, Old: before, New: e})
		}
	}
	for e := range old.Listed() {
		if now := new.Entity(e.ID); now == nil || !now.Target {
			out = append(out, Change{Kind: Removed, ID: e.ID, Schema: e.Schema, Name: e.Name(), Old: e})
		}
	}
	slices.SortStableFunc(out, func(a, b Change) int {
		return cmp.Or(cmp.Compare(rank(a.Kind), rank(b.Kind)), cmp.Compare(len(a.ID), len(b.ID)), strings.Compare(a.ID, b.ID))
	})
	return out, nil
}

func rank(k ChangeKind) int { return slices.Index([]ChangeKind{Added, Removed, Changed}, k) }

// profile is everything that a list says of a party, by property, the values
// sorted.
func (s *Snapshot) profile(e *ftm.Entity) map[string][]string {
	out := map[string][]string{"schema": {e.Schema}}
	s.describe(out, "", e, e.ID)
	for _, other := range s.Pointing(e.ID) {
		for _, p := range reverseOf(other, e.ID) {
			s.describe(out, p.Reverse+".", other, e.ID)
		}
	}
	for prop, values := range out {
		slices.Sort(values)
		out[prop] = slices.Compact(values)
	}
	return out
}

// describe adds the values of an entity to a profile; where they refer to
// another it is by that one's name, and references to the party are left out.
func (s *Snapshot) describe(to map[string][]string, prefix string, e *ftm.Entity, party string) {
	for _, prop := range e.PropertyNames() {
		if prefix == "" && prop == "addressEntity" { // the party's address says the same
			continue
		}
		entity := ftm.PropertyType(e.Schema, prop) == "entity"
		for _, v := range e.Properties[prop] {
			if entity {
				if v == party {
					continue
				}
				if other := s.Entity(v); other != nil {
					v = other.Name()
				}
			}
			to[prefix+prop] = append(to[prefix+prop], v)
		}
	}
}

func changedFields(old, new map[string][]string) []FieldChanged {
	props := maps.Clone(old)
	maps.Copy(props, new)
	var out []FieldChanged
	for _, prop := range slices.Sorted(maps.Keys(props)) {
		f := FieldChanged{Property: prop, Lost: without(old[prop], new[prop]), Gained: without(new[prop], old[prop])}
		if len(f.Lost)+len(f.Gained) > 0 {
			out = append(out, f)
		}
	}
	return out
}

// without returns the values of a that b does not have; both are sorted.
func without(a, b []string) []string {
	out := []string{}
	for _, v := range a {
		if _, found := slices.BinarySearch(b, v); !found {
			out = append(out, v)
		}
	}
	return out
}
