// Package entry shows an entry of a list as answers have it: who it is, where it is
// listed, what was in force on a day, and how well a query fits it. The API and the
// NDJSON of a bulk screening answer in this one form.
package entry

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"

	"backchannel/ftm"
	"backchannel/internal/jsonout"
	"backchannel/regime"
	"backchannel/screen"
	"backchannel/vet"
)

// Entity is an entry of a list as FollowTheMoney has it, with what
// OpenSanctions adds.
type Entity struct {
	ID         string              `json:"id"`
	Caption    string              `json:"caption"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"`
	Datasets   []string            `json:"datasets"`
	Referents  []string            `json:"referents"`
	Target     bool                `json:"target"`               // the list designates it; false for those that it only mentions
	FirstSeen  string              `json:"first_seen,omitempty"` // YYYY-MM-DD
	LastSeen   string              `json:"last_seen,omitempty"`
	LastChange string              `json:"last_change,omitempty"`
	Listings   []Listing           `json:"listings"` // its places on the lists; none for those only mentioned
	Standing   *Standing           `json:"standing"` // what was in force on the day asked for; null for those only mentioned
}

// ScoredEntity is an entry that a query may be.
type ScoredEntity struct {
	Entity
	Score        float64            `json:"score"` // 0..1
	Match        bool               `json:"match"` // the score reaches the threshold
	Related      bool               `json:"related,omitempty"`
	Explanations map[string]Feature `json:"explanations"` // by what was compared: name, birthDate, country, gender, identifier
}

// Feature says in words what one comparison gave.
type Feature struct {
	Detail    string  `json:"detail"`
	Score     float64 `json:"score"` // of the name 0..1, of the others what they added or took off
	Query     string  `json:"query,omitempty"`
	Candidate string  `json:"candidate,omitempty"`
}

// Listing is one place of an entry on a list.
type Listing struct {
	List      string   `json:"list"`      // the dataset's name: us_ofac_sdn
	Title     string   `json:"title"`     // OFAC SDN
	Authority string   `json:"authority"` // OFAC
	Entry     string   `json:"entry"`     // the publisher's number of the entry
	Measure   string   `json:"measure"`   // block, sectoral, transactions, export, travel, arms
	Programs  []string `json:"programs"`
	Since     string   `json:"since,omitempty"`     // listing date, where a source gives one
	Effective string   `json:"effective,omitempty"` // when the measure took effect, where that is another day
	Until     string   `json:"until,omitempty"`     // delisting date
	FirstSeen string   `json:"firstSeen,omitempty"` // the oldest issue here that has the entry
	LastSeen  string   `json:"lastSeen,omitempty"`  // the newest issue here that has it
	Source    string   `json:"source,omitempty"`    // where Since is from
}

// Standing is where an entry stands as of a day, with the reasons.
type Standing = regime.Verdict

// Card is an entry made ready to be answered with, as of a day. It does not change.
type Card struct {
	Entity
	json []byte // of Entity, without the last brace
}

// New makes an entry ready. list is the one that it is shown from; "" means that on
// which it stands.
func New(m *vet.Material, e *ftm.Entity, list, day string) *Card {
	c := &Card{Entity: Entity{ID: e.ID, Caption: captionOf(e), Schema: e.Schema, Properties: e.Properties, Datasets: e.Datasets, Referents: e.Referents, Target: e.Target,
		FirstSeen: whole(e.FirstSeen), LastSeen: whole(e.LastSeen), LastChange: whole(e.LastChange), Listings: []Listing{}}}
	if c.Properties == nil {
		c.Properties = map[string][]string{}
	}
	if c.Referents == nil {
		c.Referents = []string{}
	}
	if verdict, places := m.Standing(e.ID, day); e.Target || len(places) > 0 { // a wallet stands where its holder does
		c.Standing, c.Target = &verdict, true
		for _, p := range places {
			c.Listings = append(c.Listings, listing(p))
			list = cmp.Or(list, p.List)
		}
	}
	c.Datasets = With(c.Datasets, list)
	b := jsonout.Must(&c.Entity)
	c.json = b[:len(b)-1]
	return c
}

// With adds the list that an entry is from to the datasets that it names, first, where
// it is not among them.
func With(datasets []string, list string) []string {
	if list == "" || slices.Contains(datasets, list) {
		return datasets
	}
	return append([]string{list}, datasets...)
}

// captionOf names an entity; one that has no name by the best of what it has, else
// by its kind.
func captionOf(e *ftm.Entity) string {
	name := e.Name()
	schema := ftm.SchemaOf(e.Schema)
	if name != e.ID || schema == nil {
		return name
	}
	for _, p := range schema.Caption {
		if v := e.First(p); v != "" {
			return v
		}
	}
	return schema.Label
}

// whole returns a date if it names a day, else "".
func whole(date string) string {
	if len(date) < len("2006-01-02") {
		return ""
	}
	return date
}

func listing(d regime.Designation) Listing {
	l := Listing{List: d.List, Title: d.Title, Authority: d.Authority, Entry: d.Entry, Measure: cmp.Or(d.Measure, regime.Block), Programs: d.Programs,
		Since: d.Listed, Until: d.Delisted, Source: d.Source}
	if d.Effective != d.Listed {
		l.Effective = d.Effective
	}
	if l.Programs == nil {
		l.Programs = []string{}
	}
	for _, s := range d.Sightings {
		if s.Present {
			l.FirstSeen = cmp.Or(l.FirstSeen, s.Published)
			l.LastSeen = s.Published
		}
	}
	return l
}

// AppendHit writes the entry with how well a query fits it: a ScoredEntity. It is
// written by hand because the entity, most of it, is ready already.
func (c *Card) AppendHit(b *bytes.Buffer, h *screen.Hit, match bool) {
	b.Write(c.json)
	b.WriteString(`,"score":`)
	jsonout.Number(b, h.Score)
	b.WriteString(`,"match":`)
	b.WriteString(strconv.FormatBool(match))
	if h.Related {
		b.WriteString(`,"related":true`)
	}
	b.WriteString(`,"explanations":{`)
	for i, f := range h.Features {
		if i > 0 {
			b.WriteByte(',')
		}
		jsonout.String(b, f.Name)
		b.WriteString(`:{"detail":`)
		jsonout.String(b, f.Detail)
		b.WriteString(`,"score":`)
		jsonout.Number(b, f.Score)
		if f.Query != "" {
			b.WriteString(`,"query":`)
			jsonout.String(b, f.Query)
		}
		if f.Candidate != "" {
			b.WriteString(`,"candidate":`)
			jsonout.String(b, f.Candidate)
		}
		b.WriteByte('}')
	}
	b.WriteString(`}}`)
}

// Scored is what AppendHit writes, as a value.
func (c *Card) Scored(h *screen.Hit, match bool) ScoredEntity {
	out := ScoredEntity{Entity: c.Entity, Score: jsonout.Rounded(h.Score), Match: match, Related: h.Related, Explanations: map[string]Feature{}}
	for _, f := range h.Features {
		out.Explanations[f.Name] = Feature{Detail: f.Detail, Score: jsonout.Rounded(f.Score), Query: f.Query, Candidate: f.Candidate}
	}
	return out
}

// Echo is a query as it was understood: countries as codes, dates without times.
type Echo struct {
	ID         string              `json:"id,omitempty"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"`
}

// AppendEcho writes a query as an Echo.
func AppendEcho(b *bytes.Buffer, q *ftm.Entity) {
	b.WriteByte('{')
	if q.ID != "" {
		b.WriteString(`"id":`)
		jsonout.String(b, q.ID)
		b.WriteByte(',')
	}
	b.WriteString(`"schema":`)
	jsonout.String(b, q.Schema)
	b.WriteString(`,"properties":{`)
	for i, prop := range q.PropertyNames() {
		if i > 0 {
			b.WriteByte(',')
		}
		jsonout.String(b, prop)
		b.WriteByte(':')
		jsonout.Strings(b, q.Properties[prop])
	}
	b.WriteString(`}}`)
}
