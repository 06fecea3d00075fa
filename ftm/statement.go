package ftm

import (
	"crypto/sha1"
	"encoding/hex"
	"encoding/json"
	"iter"
	"slices"
)

// BaseID is the property of the one statement per entity that says that the
// entity is there. Its value is the entity's checksum, so that it changes when
// anything of the entity does.
const BaseID = "id"

// Statement is one value of one property of one entity as one source gives it.
type Statement struct {
	ID            string // Key of the rest
	CanonicalID   string // the entity that EntityID was resolved to; itself where it was not
	EntityID      string // as the source has it
	Schema        string
	Prop          string // BaseID or a property of Schema
	Value         string
	Dataset       string
	Lang          string // ISO 639-3 of Value; "" where it is in no language or unknown
	OriginalValue string // as the source writes it, where Value was cleaned
	Origin        string // the method or model that found it
	External      bool   // not part of the dataset proper: a candidate from elsewhere
	FirstSeen     string // ISO 8601
	LastSeen      string
}

// Key returns the ID of a statement: a SHA-1 in hexadecimal over dataset,
// entity, property, value, language and external, byte by byte as
// FollowTheMoney makes it. The schema is not part of it, and a language of a
// property that is not linguistic (a date, a country) must be left out.
func Key(dataset, entity, prop, value, lang string, external bool) string {
	key := make([]byte, 0, len(dataset)+len(entity)+len(prop)+len(value)+16)
	key = append(key, dataset...)
	key = append(key, '.')
	key = append(key, entity...)
	key = append(key, '.')
	key = append(key, prop...)
	key = append(key, '.')
	key = append(key, value...)
	if lang != "" {
		key = append(append(key, '@'), lang...)
	}
	if external {
		key = append(key, ".ext"...)
	}
	sum := sha1.Sum(key)
	return hex.EncodeToString(sum[:])
}

// notLinguistic are the types whose statements carry no language.
var notLinguistic = []string{"entity", "date", "checksum", "email", "phone", "gender", "mimetype", "topic",
	"url", "country", "language", "ip", BaseID}

// seal fills in what follows from the rest: canonical ID, last seen, ID.
func (s *Statement) seal() {
	if slices.Contains(notLinguistic, PropertyType(s.Schema, s.Prop)) {
		s.Lang = ""
	}
	if s.CanonicalID == "" {
		s.CanonicalID = s.EntityID
	}
	if s.LastSeen == "" {
		s.LastSeen = s.FirstSeen
	}
	if s.ID == "" {
		s.ID = Key(s.Dataset, s.EntityID, s.Prop, s.Value, s.Lang, s.External)
	}
}

// Statements returns the statements of an entity in a dataset: its values,
// sorted by property, then the base statement. FirstSeen and LastSeen are the
// entity's.
func Statements(e *Entity, dataset string) iter.Seq[Statement] {
	return func(yield func(Statement) bool) {
		var ids []string
		for _, prop := range e.PropertyNames() {
			for _, v := range e.Properties[prop] {
				s := Statement{EntityID: e.ID, Schema: e.Schema, Prop: prop, Value: v, Dataset: dataset,
					FirstSeen: e.FirstSeen, LastSeen: e.LastSeen}
				s.seal()
				ids = append(ids, s.ID)
				if !yield(s) {
					return
				}
			}
		}
		base := Statement{EntityID: e.ID, Schema: e.Schema, Prop: BaseID, Value: checksum(e.Schema, ids),
			Dataset: dataset, FirstSeen: e.FirstSeen, LastSeen: e.LastSeen}
		if e.LastChange != "" {
			base.FirstSeen = e.LastChange
		}
		base.seal()
		yield(base)
	}
}

// checksum is a SHA-1 over the schema and the sorted IDs of an entity's
// statements.
func checksum(schema string, ids []string) string {
	slices.Sort(ids)
	h := sha1.New()
	h.Write([]byte(schema))
	for _, id := range ids {
		h.Write([]byte(id))
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Entities puts statements together into entities by their canonical ID, in the
// order in which those first occur; all are held in memory. Where the
// statements of one entity have schemata of which neither descends from the
// other, the first stays and the error says so; errors of the input are passed
// on, and neither ends the sequence.
func Entities(statements iter.Seq2[Statement, error]) iter.Seq2[*Entity, error] {
	return func(yield func(*Entity, error) bool) {
		byID := map[string]*Entity{}
		var order []*Entity
		for s, err := range statements {
			if err == nil {
				e := byID[s.CanonicalID]
				if e == nil {
					e = NewEntity(s.CanonicalID, s.Schema)
					byID[e.ID] = e
					order = append(order, e)
				}
				err = e.take(s)
			}
			if err != nil && !yield(nil, err) {
				return
			}
		}
		for _, e := range order {
			if !yield(e, nil) {
				return
			}
		}
	}
}

// take adds a statement to the entity.
func (e *Entity) take(s Statement) error {
	schema, err := Common(e.Schema, s.Schema)
	if err == nil {
		e.Schema = schema
	}
	if s.Prop == BaseID {
		e.LastChange = max(e.LastChange, s.FirstSeen)
	} else {
		e.Add(s.Prop, s.Value)
		if s.FirstSeen != "" && (e.FirstSeen == "" || s.FirstSeen < e.FirstSeen) {
			e.FirstSeen = s.FirstSeen
		}
		e.LastSeen = max(e.LastSeen, s.LastSeen)
	}
	if s.Dataset != "" && !slices.Contains(e.Datasets, s.Dataset) {
		e.Datasets = append(e.Datasets, s.Dataset)
	}
	if s.EntityID != e.ID && !slices.Contains(e.Referents, s.EntityID) {
		e.Referents = append(e.Referents, s.EntityID)
	}
	return err
}

// statementJSON is the wire form, in the order of FollowTheMoney: canonical_id
// stands first so that sorting the lines groups the entities.
type statementJSON struct {
	CanonicalID   string  `json:"canonical_id"`
	EntityID      string  `json:"entity_id"`
	Prop          string  `json:"prop"`
	Schema        string  `json:"schema"`
	Value         string  `json:"value"`
	Dataset       string  `json:"dataset"`
	Lang          *string `json:"lang"`
	OriginalValue *string `json:"original_value"`
	FirstSeen     *string `json:"first_seen"`
	LastSeen      *string `json:"last_seen"`
	External      bool    `json:"external"`
	Origin        *string `json:"origin"`
	ID            string  `json:"id"`
}

// MarshalJSON writes the statement as FollowTheMoney does, with null for what
// is empty.
func (s Statement) MarshalJSON() ([]byte, error) {
	return marshal(statementJSON{s.CanonicalID, s.EntityID, s.Prop, s.Schema, s.Value, s.Dataset, orNull(s.Lang),
		orNull(s.OriginalValue), orNull(s.FirstSeen), orNull(s.LastSeen), s.External, orNull(s.Origin), s.ID})
}

// UnmarshalJSON reads what MarshalJSON writes; a missing ID is computed.
func (s *Statement) UnmarshalJSON(b []byte) error {
	var j statementJSON
	if err := json.Unmarshal(b, &j); err != nil {
		return err
	}
	*s = Statement{ID: j.ID, CanonicalID: j.CanonicalID, EntityID: j.EntityID, Schema: j.Schema, Prop: j.Prop,
		Value: j.Value, Dataset: j.Dataset, Lang: orEmpty(j.Lang), OriginalValue: orEmpty(j.OriginalValue),
		Origin: orEmpty(j.Origin), External: j.External, FirstSeen: orEmpty(j.FirstSeen), LastSeen: orEmpty(j.LastSeen)}
	s.seal()
	return nil
}

func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func orEmpty(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
