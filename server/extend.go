package server

import (
	"bytes"
	"net/http"
	"strings"
)

// extend answers an extension query: every ID and every property has its row and
// column, empty where there is nothing.
func (s *Server) extend(w http.ResponseWriter, x *stock, p *params) error {
	var q ReconExtendQuery
	if err := parseJSON([]byte(p.Get("extend")), "extend", &q); err != nil {
		return err
	}
	if len(q.IDs) > s.Limits.Batch {
		return badRequest("%d ids in one request; at most %d are taken", len(q.IDs), s.Limits.Batch)
	}
	out := ReconExtension{Meta: []ReconType{}, Rows: map[string]map[string][]ReconString{}}
	for _, prop := range q.Properties {
		out.Meta = append(out.Meta, ReconType{ID: prop.ID, Name: label(prop.ID)})
	}
	d := x.cards(s.day(p), s.today())
	for _, id := range q.IDs {
		row := map[string][]ReconString{}
		c := x.card(d, id)
		for _, prop := range q.Properties {
			row[prop.ID] = []ReconString{}
			if c == nil {
				continue
			}
			values := c.extended(prop.ID)
			if n, err := prop.Settings.Limit.Int64(); err == nil && n > 0 {
				values = values[:min(len(values), int(n))]
			}
			for _, v := range values {
				row[prop.ID] = append(row[prop.ID], ReconString{v})
			}
		}
		out.Rows[id] = row
	}
	return writeJSON(w, http.StatusOK, out)
}

// listingProps can be fetched besides the properties of the model.
var listingProps = []ReconType{
	{ID: "listing.list", Name: "list"}, {ID: "listing.entry", Name: "entry"}, {ID: "listing.program", Name: "program"},
	{ID: "listing.since", Name: "listed since"}, {ID: "standing", Name: "standing"},
}

func (c *card) extended(prop string) []string {
	var out []string
	for _, l := range c.wire.Listings {
		switch prop {
		case "listing.list":
			out = append(out, l.Title)
		case "listing.entry":
			out = append(out, l.Entry)
		case "listing.program":
			out = append(out, l.Programs...)
		case "listing.since":
			if l.Since != "" {
				out = append(out, l.Since)
			}
		}
	}
	if prop == "standing" && c.wire.Standing != nil {
		out = append(out, string(c.wire.Standing.Status))
	}
	if out == nil {
		out = c.entity.Get(prop[strings.LastIndexByte(prop, ':')+1:])
	}
	return out
}

// label is a property's name in words: birthDate, birth date.
func label(prop string) string {
	for _, p := range listingProps {
		if p.ID == prop {
			return p.Name
		}
	}
	var b bytes.Buffer
	for _, r := range prop[strings.LastIndexByte(prop, ':')+1:] {
		if r >= 'A' && r <= 'Z' {
			b.WriteByte(' ')
			r += 'a' - 'A'
		}
		b.WriteRune(r)
	}
	return b.String()
}
