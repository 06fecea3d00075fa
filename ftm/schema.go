package ftm

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Schema is a kind of thing (Person, Vessel), of tie (Ownership) or of record
// (Sanction). A Schema of this package is never changed.
type Schema struct {
	Name      string
	Label     string   // in words: "Legal entity"
	Extends   []string // its direct parents
	Abstract  bool     // no entity is of it: Thing, Interval
	Matchable bool     // entities of it are compared with others: people yes, sanctions no
	Generated bool     // made by machine from other entities
	Required  []string // properties without which an entity of it says nothing
	Caption   []string // properties that name an entity, the best first
	Edge      *Edge    // nil where it is no tie between two entities
	Start     []string // properties that say when it began, the best first
	End       []string // properties that say when it ended

	props     string // as written in schemata: its own, not the inherited
	ancestors []string
	all       map[string]*Property
}

// Edge says which properties of a tie hold its two ends.
type Edge struct {
	Source   string // the property that holds the one end: owner
	Target   string // the property that holds the other: asset
	Label    string // between the two: "owns"
	Directed bool   // false where the ends could as well change places
}

// Property is one property of a schema. Every property holds any number of
// strings.
type Property struct {
	Name      string
	Schema    string // the schema that defines it, perhaps a parent of the one asked
	Type      string // name, date, country, identifier, entity, string, text, …
	Range     string // the schema of the entities that it refers to; "" unless Type is entity
	Reverse   string // the name of the tie seen from there: sanctions, ownershipAsset
	Matchable bool   // false where the model leaves it out of matching
}

// SchemaOf returns the schema of a name, nil where there is none.
func SchemaOf(name string) *Schema { return byName[name] }

// Schemata returns every schema, sorted by name.
func Schemata() []*Schema {
	out := slices.Collect(maps.Values(byName))
	slices.SortFunc(out, func(a, b *Schema) int { return strings.Compare(a.Name, b.Name) })
	return out
}

// IsA reports whether the schema is the named one or descends from it. It is
// false for a nil schema.
func (s *Schema) IsA(name string) bool {
	return s != nil && slices.Contains(s.ancestors, name)
}

// Property returns a property of the schema, its own or inherited, and nil
// where it has none of that name.
func (s *Schema) Property(name string) *Property {
	if s == nil {
		return nil
	}
	return s.all[name]
}

// Properties returns the names of the schema's properties with the inherited
// ones, sorted.
func (s *Schema) Properties() []string { return slices.Sorted(maps.Keys(s.all)) }

// PropertyType returns the type of a property, "id" for the property id that
// every entity has, and "" for one that the schema does not know.
func PropertyType(schema, prop string) string {
	if prop == BaseID {
		return BaseID
	}
	if p := SchemaOf(schema).Property(prop); p != nil {
		return p.Type
	}
	return ""
}

// Common returns the more particular of two schemata where one descends from
// the other, which is the schema of an entity that two sources describe. It is
// an error where neither does, or where one is not known.
func Common(a, b string) (string, error) {
	sa, sb := SchemaOf(a), SchemaOf(b)
	switch {
	case a == b:
		return a, nil
	case sa == nil:
		return "", fmt.Errorf("no schema %q", a)
	case sb == nil:
		return "", fmt.Errorf("no schema %q", b)
	case sa.IsA(b):
		return a, nil
	case sb.IsA(a):
		return b, nil
	}
	return "", fmt.Errorf("no schema is both %s and %s", a, b)
}

// Reversed returns the properties by which entities of other schemata may refer
// to one of this schema under a reverse name: for a Person and "sanctions",
// the property entity of Sanction.
func Reversed(schema, name string) []*Property {
	var out []*Property
	for _, p := range byReverse[name] {
		if SchemaOf(schema).IsA(p.Range) {
			out = append(out, p)
		}
	}
	return out
}

var byName, byReverse = link(schemata)

// link resolves inheritance. The table is fixed, so a fault in it stops the
// program at once.
func link(table []Schema) (map[string]*Schema, map[string][]*Property) {
	names, reverse := map[string]*Schema{}, map[string][]*Property{}
	for i := range table {
		names[table[i].Name] = &table[i]
	}
	for i := range table {
		s := &table[i]
		s.all = map[string]*Property{}
		inherit(s, s.Name, names)
		for _, p := range s.all {
			if p.Schema == s.Name && p.Reverse != "" {
				reverse[p.Reverse] = append(reverse[p.Reverse], p)
			}
		}
	}
	for _, ps := range reverse {
		slices.SortFunc(ps, func(a, b *Property) int { return strings.Compare(a.Schema, b.Schema) })
	}
	return names, reverse
}

// inherit adds to s the properties of the named schema and of its parents;
// those nearer to s win.
func inherit(s *Schema, name string, names map[string]*Schema) {
	from := names[name]
	if from == nil {
		panic("ftm: schema " + s.Name + " extends " + name + ", which there is not")
	}
	if slices.Contains(s.ancestors, name) {
		return
	}
	s.ancestors = append(s.ancestors, name)
	for spec := range strings.FieldsSeq(from.props) {
		p := parseProperty(spec, name)
		if s.all[p.Name] == nil {
			s.all[p.Name] = p
		}
	}
	for _, parent := range from.Extends {
		inherit(s, parent, names)
	}
}

// parseProperty reads name:type>Range<reverse! of the table.
func parseProperty(spec, schema string) *Property {
	spec, no := strings.CutSuffix(spec, "!")
	name, kind, _ := strings.Cut(spec, ":")
	kind, reverse, _ := strings.Cut(kind, "<")
	kind, target, _ := strings.Cut(kind, ">")
	return &Property{Name: name, Schema: schema, Type: kind, Range: target, Reverse: reverse, Matchable: !no}
}
