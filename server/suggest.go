package server

import (
	"net/http"
	"slices"
	"strings"

	"backchannel/ftm"
)

// Suggestions completes what a person has typed.
type Suggestions struct {
	Result []Suggestion `json:"result"`
}

// Suggestion is an entity, a type or a property.
type Suggestion struct {
	ID          string      `json:"id"`
	Name        string      `json:"name"`
	Description string      `json:"description,omitempty"`
	Notable     []ReconType `json:"notable,omitempty"` // an entity's types
}

// Proposal names the properties that can be fetched of a type.
type Proposal struct {
	Type       string      `json:"type"`
	Limit      int         `json:"limit,omitempty"`
	Properties []ReconType `json:"properties"`
}

// suggesting reads what all suggest services have in common.
func (s *Server) suggesting(r *http.Request) (x *stock, p *params, prefix string, from, limit int, err error) {
	x, p, err = s.begin(r)
	if err != nil {
		return
	}
	if x.dataset(r.PathValue("dataset")) == nil {
		err = notFound("there is no dataset %q; /catalog lists them", r.PathValue("dataset"))
		return
	}
	prefix = strings.TrimSpace(p.Get("prefix"))
	from, limit = p.whole("cursor", 0, 0, maxOffset), p.whole("limit", 10, 0, maxResults)
	if len(prefix) > s.Limits.Value {
		err = unusable("prefix has %d bytes; at most %d are taken", len(prefix), s.Limits.Value)
		return
	}
	return x, p, prefix, from, limit, p.err
}

// suggest writes the wanted page of suggestions.
func suggest(w http.ResponseWriter, all []Suggestion, from, limit int) error {
	out := Suggestions{Result: []Suggestion{}}
	out.Result = append(out.Result, all[min(from, len(all)):min(from+limit, len(all))]...)
	return writeJSON(w, http.StatusOK, out)
}

// serveSuggestEntity answers GET /reconcile/{dataset}/suggest/entity.
func (s *Server) serveSuggestEntity(w http.ResponseWriter, r *http.Request) error {
	x, p, prefix, from, limit, err := s.suggesting(r)
	if err != nil {
		return err
	}
	if prefix == "" {
		return suggest(w, nil, 0, limit)
	}
	d := x.cards(s.day(p), s.today())
	if p.err != nil {
		return p.err
	}
	var all []Suggestion
	for _, e := range x.words.find(prefix) {
		if c := x.light(e); !c.in(r.PathValue("dataset")) {
			continue
		}
		c := x.card(d, e.ID)
		one := Suggestion{ID: e.ID, Name: c.wire.Caption, Description: c.describe()}
		if schema := ftm.SchemaOf(e.Schema); schema != nil {
			one.Notable = []ReconType{typeOf(schema)}
		}
		if all = append(all, one); len(all) >= from+limit {
			break
		}
	}
	return suggest(w, all, from, limit)
}

// begins reports whether a word of a name, or the ID, begins with what was typed.
func begins(id, name, prefix string) bool {
	prefix = strings.ToLower(prefix)
	return strings.HasPrefix(strings.ToLower(id), prefix) ||
		slices.ContainsFunc(strings.Fields(strings.ToLower(name)), func(w string) bool { return strings.HasPrefix(w, prefix) }) ||
		strings.HasPrefix(strings.ToLower(name), prefix)
}

// serveSuggestType answers GET /reconcile/{dataset}/suggest/type.
func (s *Server) serveSuggestType(w http.ResponseWriter, r *http.Request) error {
	_, _, prefix, from, limit, err := s.suggesting(r)
	if err != nil {
		return err
	}
	var all []Suggestion
	for _, t := range matchable() {
		if begins(t.ID, t.Name, prefix) {
			all = append(all, Suggestion{ID: t.ID, Name: t.Name})
		}
	}
	return suggest(w, all, from, limit)
}

// serveSuggestProperty answers GET /reconcile/{dataset}/suggest/property: the
// properties that the score compares come first.
func (s *Server) serveSuggestProperty(w http.ResponseWriter, r *http.Request) error {
	_, _, prefix, from, limit, err := s.suggesting(r)
	if err != nil {
		return err
	}
	var first, then []Suggestion
	seen := map[string]bool{}
	for _, t := range []string{"Person", "Company", "Vessel", "Airplane", "CryptoWallet"} {
		schema := ftm.SchemaOf(t)
		for _, name := range schema.Properties() {
			p := schema.Property(name)
			if seen[name] || p.Type == "entity" || !begins(name, label(name), prefix) {
				continue
			}
			seen[name] = true
			one := Suggestion{ID: name, Name: label(name), Description: "of a " + p.Schema}
			if slices.Contains(compared, p.Type) {
				first = append(first, one)
			} else {
				then = append(then, one)
			}
		}
	}
	return suggest(w, append(first, then...), from, limit)
}

// serveProposal answers GET /reconcile/{dataset}/extend/property.
func (s *Server) serveProposal(w http.ResponseWriter, r *http.Request) error {
	_, p, _, _, _, err := s.suggesting(r)
	if err != nil {
		return err
	}
	name := p.Get("type")
	if name == "" {
		name = "LegalEntity"
	}
	schema := ftm.SchemaOf(name)
	if schema == nil {
		return badRequest("there is no type %q", short(name))
	}
	out := Proposal{Type: name, Properties: slices.Clone(listingProps)}
	for _, prop := range schema.Properties() {
		if schema.Property(prop).Type != "entity" {
			out.Properties = append(out.Properties, ReconType{ID: prop, Name: label(prop)})
		}
	}
	if p.Has("limit") {
		out.Limit = p.whole("limit", 0, 0, maxResults)
		out.Properties = out.Properties[:min(len(out.Properties), out.Limit)]
	}
	return writeJSON(w, http.StatusOK, out)
}
