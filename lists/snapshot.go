package lists

import (
	"iter"
	"slices"

	"backchannel/ftm"
)

// index finds the entities of a snapshot.
type index struct {
	byID     map[string]*ftm.Entity
	pointing map[string][]*ftm.Entity // the entities that refer to an ID, in the order of the snapshot
	byEntry  map[string]*ftm.Entity   // listed parties by the number that the list gives them
}

func (s *Snapshot) indexed() *index {
	s.once.Do(func() {
		x := index{byID: make(map[string]*ftm.Entity, len(s.Entities)), pointing: map[string][]*ftm.Entity{}, byEntry: map[string]*ftm.Entity{}}
		for _, e := range s.Entities {
			if x.byID[e.ID] == nil {
				x.byID[e.ID] = e
			}
		}
		for _, e := range s.Entities {
			schema := ftm.SchemaOf(e.Schema)
			for _, prop := range e.PropertyNames() {
				if p := schema.Property(prop); p == nil || p.Type != "entity" {
					continue
				}
				for _, id := range e.Properties[prop] {
					if l := x.pointing[id]; len(l) == 0 || l[len(l)-1] != e {
						x.pointing[id] = append(l, e)
					}
				}
			}
			if e.Schema != "Sanction" {
				continue
			}
			for _, number := range e.Get("authorityId") {
				if party := x.byID[e.First("entity")]; party != nil && x.byEntry[number] == nil {
					x.byEntry[number] = party
				}
			}
		}
		s.index = x
	})
	return &s.index
}

// Entity returns the entity of an ID, nil where there is none.
func (s *Snapshot) Entity(id string) *ftm.Entity { return s.indexed().byID[id] }

// Entry returns the party of an entry by the number that the publisher gives it
// ("34336", "QDi.001"), nil where there is none.
func (s *Snapshot) Entry(number string) *ftm.Entity { return s.indexed().byEntry[number] }

// Number returns the publisher's number for a party, "" where it has none: the
// authorityId of its sanctions.
func (s *Snapshot) Number(id string) string {
	for _, x := range s.Sanctions(id) {
		if n := x.First("authorityId"); n != "" {
			return n
		}
	}
	return ""
}

// Listed yields the parties that the list designates, in its order.
func (s *Snapshot) Listed() iter.Seq[*ftm.Entity] {
	return func(yield func(*ftm.Entity) bool) {
		for _, e := range s.Entities {
			if e.Target && !yield(e) {
				return
			}
		}
	}
}

// Sanctions returns the Sanction entities of a party, nil where it has none.
func (s *Snapshot) Sanctions(id string) []*ftm.Entity {
	var out []*ftm.Entity
	for _, e := range s.indexed().pointing[id] {
		if e.Schema == "Sanction" && slices.Contains(e.Get("entity"), id) {
			out = append(out, e)
		}
	}
	return out
}

// Programs returns the programmes that a party is sanctioned under, without
// repeats, in the order of the list.
func (s *Snapshot) Programs(id string) []string {
	var out []string
	for _, x := range s.Sanctions(id) {
		for _, p := range x.Get("program") {
			if !slices.Contains(out, p) {
				out = append(out, p)
			}
		}
	}
	return out
}

// Pointing returns the entities that refer to an ID by any property: its
// sanctions, documents, links, ownerships.
func (s *Snapshot) Pointing(id string) []*ftm.Entity { return s.indexed().pointing[id] }

// Neighbours yields what is next to an entity, each with the name of the
// property that leads there: its own (addressEntity, owner), or the reverse
// name of another's (sanctions, unknownLinkTo). Entities that the snapshot
// refers to but does not hold are left out.
func (s *Snapshot) Neighbours(id string) iter.Seq2[string, *ftm.Entity] {
	return func(yield func(string, *ftm.Entity) bool) {
		x := s.indexed()
		e := x.byID[id]
		if e == nil {
			return
		}
		for _, prop := range e.PropertyNames() {
			if ftm.PropertyType(e.Schema, prop) != "entity" {
				continue
			}
			for _, to := range e.Properties[prop] {
				if other := x.byID[to]; other != nil && !yield(prop, other) {
					return
				}
			}
		}
		for _, other := range x.pointing[id] {
			for _, p := range reverseOf(other, id) {
				if !yield(p.Reverse, other) {
					return
				}
			}
		}
	}
}

// reverseOf returns the properties by which an entity refers to an ID.
func reverseOf(e *ftm.Entity, id string) []*ftm.Property {
	var out []*ftm.Property
	schema := ftm.SchemaOf(e.Schema)
	for _, prop := range e.PropertyNames() {
		if p := schema.Property(prop); p != nil && p.Type == "entity" && slices.Contains(e.Properties[prop], id) {
			out = append(out, p)
		}
	}
	return out
}

// Nested returns an entity with its neighbours standing in it, as OpenSanctions'
// API gives it, nil where there is none of the ID.
func (s *Snapshot) Nested(id string) *ftm.Nested {
	e := s.Entity(id)
	if e == nil {
		return nil
	}
	return ftm.Nest(e, s.Entity, s.Pointing)
}
