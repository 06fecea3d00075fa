package server

import (
	"cmp"
	"maps"
	"net/http"
	"slices"
	"strings"

	"backchannel/ftm"
)

// facets are the fields whose values can be counted, with their labels.
var facets = map[string]string{"countries": "Countries", "topics": "Topics", "datasets": "Datasets", "schema": "Types", "genders": "Genders"}

// filter is a condition on a field or property.
type filter struct{ field, value string }

// serveSearch answers GET /search/{dataset}: search by words, for a search box.
// It does not look for other spellings; POST /match does.
func (s *Server) serveSearch(w http.ResponseWriter, r *http.Request) error {
	x, p, err := s.begin(r)
	if err != nil {
		return err
	}
	o, err := s.selectionOf(p, r.PathValue("dataset"), x)
	if err != nil {
		return err
	}
	limit, offset := p.whole("limit", 10, 0, maxResults), p.whole("offset", 0, 0, 9499)
	kind := cmp.Or(p.Get("schema"), "Thing")
	if ftm.SchemaOf(kind) == nil {
		return badRequest("there is no schema %q", kind)
	}
	if n := len(p.Get("q")); n > s.Limits.Value {
		return unusable("q has %d bytes; at most %d are taken", n, s.Limits.Value)
	}
	var filters []filter
	for field, param := range map[string]string{"countries": "countries", "datasets": "datasets"} {
		for _, v := range p.Values[param] {
			filters = append(filters, filter{field, v})
		}
	}
	for _, f := range p.Values["filter"] {
		field, value, ok := strings.Cut(f, ":")
		if !ok {
			return badRequest("filter %q: write field:value", short(f))
		}
		filters = append(filters, filter{strings.TrimPrefix(field, "properties."), value})
	}
	if p.Has("target") {
		filters = append(filters, filter{"target", map[bool]string{true: "true", false: "false"}[p.flag("target", true)]})
	}
	counted := p.Values["facets"]
	if counted == nil {
		counted = []string{"countries", "topics", "datasets"}
	}
	for _, f := range counted {
		if facets[f] == "" {
			p.fault("facets", "there is none of %q; %s are", f, strings.Join(slices.Sorted(maps.Keys(facets)), ", "))
		}
	}
	every := strings.EqualFold(p.Get("filter_op"), "and")
	if p.err != nil {
		return p.err
	}

	d := x.cards(o.asOf, s.today())
	var found []*card
	all := x.words.find(p.Get("q"))
	if o.past {
		all = slices.Concat(all, x.former.find(p.Get("q")))
	}
	for _, e := range all {
		if !ftm.SchemaOf(e.Schema).IsA(kind) {
			continue
		}
		if c := x.light(e); o.wants(c) && c.passes(filters, every) {
			found = append(found, c)
		}
		if err := r.Context().Err(); err != nil {
			return err
		}
	}
	out := SearchResponse{Results: []Entity{}, Facets: x.count(found, counted), Total: Total{len(found), "eq"}, Limit: limit, Offset: offset}
	for _, c := range found[min(offset, len(found)):min(offset+limit, len(found))] {
		out.Results = append(out.Results, x.card(d, c.entity.ID).wire)
	}
	return writeJSON(w, http.StatusOK, out)
}

// light is a card for choosing by, without what an answer shows.
func (x *stock) light(e *ftm.Entity) *card {
	_, issue := x.find(e.ID)
	c := &card{entity: e, issue: issue, datasets: e.Datasets}
	if !slices.Contains(c.datasets, issue.List) {
		c.datasets = append([]string{issue.List}, c.datasets...)
	}
	return c
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
		return []string{map[bool]string{true: "true", false: "false"}[e.Target]}
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
