package server

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strconv"
	"sync"
	"unicode/utf8"

	"backchannel/ftm"
	"backchannel/lists"
	"backchannel/regime"
	"backchannel/screen"
)

// card is an entry made ready to be answered with, as of a day.
type card struct {
	entity   *ftm.Entity
	issue    *lists.Snapshot
	datasets []string
	wire     Entity
	json     []byte // of wire, without the last brace
}

// deck holds the cards of one day that were asked for.
type deck struct {
	day   string
	cards sync.Map // by entity ID: *card
}

// cards returns the deck of a day. That of today is kept; another day's lives as
// long as the request.
func (x *stock) cards(day, today string) *deck {
	if d := x.deck.Load(); d != nil && d.day == day {
		return d
	}
	d := &deck{day: day}
	if day == today {
		x.deck.Store(d)
	}
	return d
}

// card returns an entity's card, nil where there is no such entity.
func (x *stock) card(d *deck, id string) *card {
	if c, ok := d.cards.Load(id); ok {
		return c.(*card)
	}
	e, issue := x.find(id)
	if e == nil {
		return nil
	}
	c := x.newCard(e, issue, d.day)
	d.cards.Store(id, c)
	return c
}

func (x *stock) newCard(e *ftm.Entity, issue *lists.Snapshot, day string) *card {
	c := &card{entity: e, issue: issue, datasets: e.Datasets}
	if !slices.Contains(c.datasets, issue.List) {
		c.datasets = append([]string{issue.List}, c.datasets...)
	}
	c.wire = Entity{ID: e.ID, Caption: captionOf(e), Schema: e.Schema, Properties: e.Properties, Datasets: c.datasets, Referents: e.Referents, Target: e.Target,
		FirstSeen: whole(e.FirstSeen), LastSeen: whole(e.LastSeen), LastChange: whole(e.LastChange), Listings: []Listing{}}
	if c.wire.Properties == nil {
		c.wire.Properties = map[string][]string{}
	}
	if c.wire.Referents == nil {
		c.wire.Referents = []string{}
	}
	if e.Target {
		verdict, places := x.material.Standing(e.ID, day)
		c.wire.Standing = &verdict
		for _, p := range places {
			c.wire.Listings = append(c.wire.Listings, listing(p))
		}
	}
	b := mustMarshal(&c.wire)
	c.json = b[:len(b)-1]
	return c
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

// in reports whether the entry is of a dataset.
func (c *card) in(dataset string) bool {
	return dataset == everything || dataset == sanctions || slices.Contains(c.datasets, dataset)
}

// scored is a hit with its card.
type scored struct {
	*card
	hit   screen.Hit
	match bool
}

// appendTo writes the hit as a ScoredEntity. It is written by hand because the
// entity, most of it, is ready already.
func (h *scored) appendTo(b *bytes.Buffer) {
	b.Write(h.json)
	b.WriteString(`,"score":`)
	writeNumber(b, h.hit.Score)
	b.WriteString(`,"match":`)
	b.WriteString(strconv.FormatBool(h.match))
	if h.hit.Related {
		b.WriteString(`,"related":true`)
	}
	b.WriteString(`,"explanations":{`)
	for i, f := range h.hit.Features {
		if i > 0 {
			b.WriteByte(',')
		}
		writeString(b, f.Name)
		b.WriteString(`:{"detail":`)
		writeString(b, f.Detail)
		b.WriteString(`,"score":`)
		writeNumber(b, f.Score)
		if f.Query != "" {
			b.WriteString(`,"query":`)
			writeString(b, f.Query)
		}
		if f.Candidate != "" {
			b.WriteString(`,"candidate":`)
			writeString(b, f.Candidate)
		}
		b.WriteByte('}')
	}
	b.WriteString(`}}`)
}

// wireForm is the hit as a value, for those who do not write it by hand.
func (h *scored) wireForm() ScoredEntity {
	out := ScoredEntity{Entity: h.wire, Score: rounded(h.hit.Score), Match: h.match, Related: h.hit.Related, Explanations: map[string]Feature{}}
	for _, f := range h.hit.Features {
		out.Explanations[f.Name] = Feature{Detail: f.Detail, Score: rounded(f.Score), Query: f.Query, Candidate: f.Candidate}
	}
	return out
}

// rounded keeps four places, as many as scores have meaning.
func rounded(x float64) float64 {
	n, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'f', 4, 64), 64)
	return n
}

func writeNumber(b *bytes.Buffer, x float64) {
	out := strconv.AppendFloat(b.AvailableBuffer(), x, 'f', 4, 64)
	out = bytes.TrimRight(out, "0")
	b.Write(bytes.TrimSuffix(out, []byte(".")))
}

// writeString writes a string as JSON. Letters of every script stay as they are.
func writeString(b *bytes.Buffer, s string) {
	plain := true
	for i := range len(s) {
		c := s[i]
		if c < ' ' || c == '"' || c == '\\' {
			b.Write(mustMarshal(s))
			return
		}
		plain = plain && c < utf8.RuneSelf
	}
	if !plain && !utf8.ValidString(s) {
		b.Write(mustMarshal(s))
		return
	}
	b.WriteByte('"')
	b.WriteString(s)
	b.WriteByte('"')
}

func writeStrings(b *bytes.Buffer, all []string) {
	b.WriteByte('[')
	for i, s := range all {
		if i > 0 {
			b.WriteByte(',')
		}
		writeString(b, s)
	}
	b.WriteByte(']')
}

// mustMarshal is json.Marshal for what cannot fail, strings and numbers and what is
// made of them, and leaves <, > and & as they are.
func mustMarshal(v any) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		panic(err)
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}

// hashed is the beginning of a text's SHA-256.
func hashed(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:8])
}
