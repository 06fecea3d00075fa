package server

import (
	"cmp"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"backchannel/entry"
	"backchannel/ftm"
)

// facets are the fields whose values can be counted, with their labels.
var facets = map[string]string{"countries": "Countries", "topics": "Topics", "datasets": "Datasets", "schema": "Types", "genders": "Genders"}

// filter is a condition on a field or property.
type filter struct{ field, value string }

// question is what GET /search is asked.
type question struct {
	*selection
	words   string
	kind    string // a schema
	filters []filter
	every   bool // all filters on one field must be met, not any
	facets  []string
	limit   int
	offset  int
}

func (s *Server) questionOf(p *params, dataset string, x *stock) (*question, error) {
	o, err := s.selectionOf(p, dataset, x)
	if err != nil {
		return nil, err
	}
	q := &question{selection: o, words: p.Get("q"), kind: cmp.Or(p.Get("schema"), "Thing"), every: strings.EqualFold(p.Get("filter_op"), "and"),
		facets: []string{"countries", "topics", "datasets"}, limit: p.whole("limit", 10, 0, maxResults), offset: p.whole("offset", 0, 0, maxOffset)}
	if ftm.SchemaOf(q.kind) == nil {
		return nil, badRequest("there is no schema %q", short(q.kind))
	}
	if n := len(q.words); n > s.Limits.Value {
		return nil, unusable("q has %d bytes; at most %d are taken", n, s.Limits.Value)
	}
	for _, field := range []string{"countries", "datasets"} {
		for _, v := range p.Values[field] {
			q.filters = append(q.filters, filter{field, v})
		}
	}
	for _, f := range p.Values["filter"] {
		field, value, ok := strings.Cut(f, ":")
		if !ok {
			return nil, badRequest("filter %q: write field:value", short(f))
		}
		q.filters = append(q.filters, filter{strings.TrimPrefix(field, "properties."), value})
	}
	if p.Has("target") {
		q.filters = append(q.filters, filter{"target", strconv.FormatBool(p.flag("target", true))})
	}
	if p.Has("facets") {
		q.facets = p.Values["facets"]
	}
	for _, f := range q.facets {
		if facets[f] == "" {
			p.fault("facets", "there is none of %q; %s are", short(f), strings.Join(slices.Sorted(maps.Keys(facets)), ", "))
		}
	}
	return q, p.err
}

// serveSearch answers GET /search/{dataset}: search by words, for a search box.
// It does not look for other spellings; POST /match does.
func (s *Server) serveSearch(w http.ResponseWriter, r *http.Request) error {
	x, p, err := s.begin(r)
	if err != nil {
		return err
	}
	q, err := s.questionOf(p, r.PathValue("dataset"), x)
	if err != nil {
		return err
	}
	all := x.words.find(q.words)
	if q.past {
		all = slices.Concat(all, x.former.find(q.words))
	}
	var found []*card
	for _, e := range all {
		if !ftm.SchemaOf(e.Schema).IsA(q.kind) {
			continue
		}
		if c := x.light(e); q.wants(c) && c.passes(q.filters, q.every) {
			found = append(found, c)
		}
		if err := r.Context().Err(); err != nil {
			return err
		}
	}
	out := SearchResponse{Results: []entry.Entity{}, Facets: x.count(found, q.facets), Total: Total{len(found), "eq"}, Limit: q.limit, Offset: q.offset}
	d := x.cards(q.asOf, s.today())
	for _, c := range found[min(q.offset, len(found)):min(q.offset+q.limit, len(found))] {
		out.Results = append(out.Results, x.card(d, c.entity.ID).wire.Entity)
	}
	return writeJSON(w, http.StatusOK, out)
}

// passes reports whether an entry meets the filters: of those on one field any, or
// with every all, and of different fields all.
func (c *card) passes(filters []filter, every bool) bool {
	met := map[string]bool{}
	for _, f := range filters {
		ok := slices.ContainsFunc(c.values(f.field), func(v string) bool { return strings.EqualFold(v, f.value) })
		if !ok && every {
			return false
		}
		met[f.field] = met[f.field] || ok
	}
	for _, ok := range met {
		if !ok {
			return false
		}
	}
	return true
}

// values are what an entry has in a field: countries, genders and the like gather
// several properties.
func (c *card) values(field string) []string {
	e := c.entity
	switch field {
	case "datasets":
		return c.datasets
	case "schema":
		return []string{e.Schema}
	case "target":
		return []string{strconv.FormatBool(e.Target)}
	case "genders":
		return e.Get("gender")
	case "countries", "identifiers", "names", "dates":
		kind := map[string]string{"countries": "country", "identifiers": "identifier", "names": "name", "dates": "date"}[field]
		var out []string
		for _, p := range e.PropertyNames() {
			if ftm.PropertyType(e.Schema, p) == kind {
				for _, v := range e.Get(p) {
					if !slices.Contains(out, v) {
						out = append(out, v)
					}
				}
			}
		}
		return out
	}
	return e.Get(field)
}

// count counts the values of fields over entries, the most frequent first.
func (x *stock) count(found []*card, fields []string) map[string]Facet {
	out := map[string]Facet{}
	for _, field := range fields {
		n := map[string]int{}
		for _, c := range found {
			for _, v := range c.values(field) {
				n[v]++
			}
		}
		f := Facet{Label: facets[field], Values: []FacetValue{}}
		for v, count := range n {
			f.Values = append(f.Values, FacetValue{Name: v, Label: x.label(field, v), Count: count})
		}
		slices.SortFunc(f.Values, func(a, b FacetValue) int { return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Name, b.Name)) })
		f.Values = f.Values[:min(len(f.Values), 300)]
		out[field] = f
	}
	return out
}

// label is a value in words, where there are any.
func (x *stock) label(field, v string) string {
	switch field {
	case "datasets":
		if d := x.dataset(v); d != nil {
			return d.Title
		}
	case "schema":
		if s := ftm.SchemaOf(v); s != nil {
			return s.Label
		}
	}
	return v
}
