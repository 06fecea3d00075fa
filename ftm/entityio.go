package ftm

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
)

// ReadEntities reads FtM JSON lines (.ftm.json): one entity a line. Where a
// property holds whole entities in place of their IDs (the nested form), those
// follow the one that they stand in, and the references between them are kept.
// A bad line is yielded as a *LineError and does not end the sequence. Entities
// are not validated: use Validate.
func ReadEntities(r io.Reader) iter.Seq2[*Entity, error] {
	return func(yield func(*Entity, error) bool) {
		for n, l := range lines(r) {
			if l.err != nil {
				if !yield(nil, l.err) {
					return
				}
				continue
			}
			es, err := parseEntity(l.line)
			if err != nil && !yield(nil, &LineError{n, err}) {
				return
			}
			for _, e := range es {
				if !yield(e, nil) {
					return
				}
			}
		}
	}
}

// parseEntity reads an entity with those nested in it.
func parseEntity(line []byte) ([]*Entity, error) {
	e := &Entity{}
	err := json.Unmarshal(line, e)
	if _, nested := errors.AsType[*json.UnmarshalTypeError](err); nested {
		return parseNested(line, 0)
	}
	if err != nil {
		return nil, err
	}
	if err := checkEntity(e); err != nil {
		return nil, err
	}
	return []*Entity{e}, nil
}

func checkEntity(e *Entity) error {
	switch {
	case e.ID == "":
		return errors.New("entity without an id")
	case e.Schema == "":
		return errors.New("entity without a schema")
	}
	if e.Properties == nil {
		e.Properties = map[string][]string{}
	}
	return nil
}

// maxDepth bounds how deep entities may be nested in each other; real files
// have three levels.
const maxDepth = 8

// oneOrMore takes a lone value for a list of one, as some writers of FtM do.
type oneOrMore []json.RawMessage

func (o *oneOrMore) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] != '[' && string(b) != "null" {
		*o = oneOrMore{slices.Clone(b)}
		return nil
	}
	return json.Unmarshal(b, (*[]json.RawMessage)(o))
}

// parseNested reads an entity whose properties hold strings, entities or both.
func parseNested(line []byte, depth int) ([]*Entity, error) {
	if depth > maxDepth {
		return nil, errors.New("entities nested too deep")
	}
	var raw struct {
		Entity
		Properties map[string]oneOrMore `json:"properties"`
	}
	if err := json.Unmarshal(line, &raw); err != nil {
		return nil, err
	}
	e := &raw.Entity
	e.Properties = map[string][]string{}
	if err := checkEntity(e); err != nil {
		return nil, err
	}
	out := []*Entity{e}
	for prop, values := range raw.Properties {
		for _, v := range values {
			inner, err := e.nest(prop, v, depth)
			if err != nil {
				return nil, err
			}
			out = append(out, inner...)
		}
	}
	slices.SortStableFunc(out[1:], func(a, b *Entity) int { return compareIDs(a, b) })
	return out, nil
}

// nest adds one value of a property: a string, or an entity, whose ID is kept in
// its place. Under a reverse name (sanctions) it is the inner entity that
// refers to the outer.
func (e *Entity) nest(prop string, value json.RawMessage, depth int) ([]*Entity, error) {
	if len(value) > 0 && value[0] != '{' {
		var s string
		if err := json.Unmarshal(value, &s); err == nil {
			e.Add(prop, s)
			return nil, nil
		}
		if value[0] == '[' {
			return nil, fmt.Errorf("property %s holds lists", prop)
		}
		e.Add(prop, string(value)) // a number, true or false
		return nil, nil
	}
	inner, err := parseNested(value, depth+1)
	if err != nil {
		return nil, err
	}
	if SchemaOf(e.Schema).Property(prop) != nil {
		e.Add(prop, inner[0].ID)
		return inner, nil
	}
	for _, p := range Reversed(e.Schema, prop) {
		if SchemaOf(inner[0].Schema).IsA(p.Schema) {
			inner[0].Add(p.Name, e.ID)
		}
	}
	return inner, nil
}

func compareIDs(a, b *Entity) int {
	switch {
	case a.ID < b.ID:
		return -1
	case a.ID > b.ID:
		return 1
	}
	return 0
}

// WriteEntities writes entities as FtM JSON lines.
func WriteEntities(w io.Writer, entities iter.Seq[*Entity]) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for e := range entities {
		if err := enc.Encode(e); err != nil {
			return err
		}
	}
	return nil
}

// Nested is an entity with the entities that it refers to, and those that refer
// to it, standing in its properties: strings and *Nested.
type Nested struct {
	Entity
	Properties map[string][]any `json:"properties"`
}

// Nest returns the nested form of an entity. get finds an entity by ID, or
// returns nil; pointing gives the entities that refer to an ID. As in
// OpenSanctions' files the entities next to e stand whole, those next to a tie
// too, and nothing beyond: a party's own ties are not followed further.
func Nest(e *Entity, get func(id string) *Entity, pointing func(id string) []*Entity) *Nested {
	n := nestForward(e, get, e.ID)
	for _, other := range pointing(e.ID) {
		s := SchemaOf(other.Schema)
		for _, prop := range other.PropertyNames() {
			p := s.Property(prop)
			if p != nil && p.Reverse != "" && slices.Contains(other.Properties[prop], e.ID) {
				n.Properties[p.Reverse] = append(n.Properties[p.Reverse], nestForward(other, get, e.ID))
			}
		}
	}
	return n
}

// nestForward puts entities in place of the IDs that e holds, but not of root,
// which contains e.
func nestForward(e *Entity, get func(id string) *Entity, root string) *Nested {
	n := &Nested{Entity: *e, Properties: map[string][]any{}}
	s := SchemaOf(e.Schema)
	for prop, values := range e.Properties {
		p := s.Property(prop)
		for _, v := range values {
			var value any = v
			if p != nil && p.Type == "entity" && v != root {
				if other := get(v); other != nil {
					value = plain(other)
				}
			}
			n.Properties[prop] = append(n.Properties[prop], value)
		}
	}
	return n
}

// plain is an entity with its IDs left as they are.
func plain(e *Entity) *Nested {
	n := &Nested{Entity: *e, Properties: map[string][]any{}}
	for prop, values := range e.Properties {
		for _, v := range values {
			n.Properties[prop] = append(n.Properties[prop], v)
		}
	}
	return n
}
