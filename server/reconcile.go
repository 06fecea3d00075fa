package server

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"backchannel/ftm"
	"backchannel/internal/jsonout"
)

// This file and suggest.go speak the Reconciliation Service API 0.2 of the W3C
// community group, which OpenRefine asks.
// https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/

// base is the address under which the client reaches the server.
func (s *Server) base(r *http.Request) string {
	if s.BaseURL != "" {
		return s.BaseURL
	}
	scheme := "http"
	if r.TLS != nil {
		scheme = "https"
	}
	return scheme + "://" + r.Host
}

func typeOf(schema *ftm.Schema) ReconType { return ReconType{ID: schema.Name, Name: schema.Label} }

// matchable are the types that a person may choose from.
func matchable() []ReconType {
	var out []ReconType
	for _, s := range ftm.Schemata() {
		if s.Matchable && !s.IsA("Address") && !s.IsA("Identification") {
			out = append(out, typeOf(s))
		}
	}
	return out
}

// serveReconcile answers GET and POST /reconcile/{dataset}: without queries the
// manifest, with them the candidates, with extend the values of properties.
func (s *Server) serveReconcile(w http.ResponseWriter, r *http.Request) error {
	x, p, err := s.begin(r)
	if err != nil {
		return err
	}
	if r.Method == http.MethodPost {
		if err := p.form(r); err != nil {
			return err
		}
	}
	d := x.dataset(r.PathValue("dataset"))
	if d == nil {
		return notFound("there is no dataset %q; /catalog lists them", r.PathValue("dataset"))
	}
	switch {
	case p.Has("queries"):
		return s.reconcile(w, r, x, p, d.Name)
	case p.Has("extend"):
		return s.extend(w, x, p)
	case r.Method == http.MethodPost:
		return badRequest("the form has neither queries nor extend")
	}
	return writeJSON(w, http.StatusOK, s.manifest(s.base(r), d, p.Get("as_of")))
}

// form adds the parameters that stand in the body of a POST.
func (p *params) form(r *http.Request) error {
	if err := r.ParseMultipartForm(1 << 20); err != nil && err != http.ErrNotMultipart {
		return bodyError(err)
	}
	maps.Copy(p.Values, r.PostForm)
	return nil
}

func (s *Server) manifest(base string, d *Dataset, asOf string) ReconManifest {
	at := base + "/reconcile/" + d.Name
	more := ""
	if asOf != "" {
		more = "?as_of=" + url.QueryEscape(asOf)
	}
	service := func(path string) ReconService { return ReconService{URL: at, Path: path} }
	return ReconManifest{
		Versions: []string{"0.2"}, Name: d.Title + " (backchannel)", ServiceVersion: s.Version,
		IdentifierSpace: base + "/entities/", SchemaSpace: "https://followthemoney.tech/explorer/schemata/", Documentation: base + "/docs",
		BatchSize: min(s.Limits.Batch, 50), DefaultTypes: matchable(),
		View:    ReconView{URL: base + "/view/{{id}}" + more},
		Preview: ReconPreview{URL: base + "/preview/{{id}}" + more, Width: 430, Height: 320},
		Suggest: ReconSuggest{Entity: service("/suggest/entity"), Property: service("/suggest/property"), Type: service("/suggest/type")},
		Extend: ReconExtend{Propose: service("/extend/property"),
			Settings: []ReconSetting{{Name: "limit", Label: "Limit", Type: "number", HelpText: "The most values of a row; 0 for all."}}},
	}
}

// reconcile answers a batch of queries, each by itself.
func (s *Server) reconcile(w http.ResponseWriter, r *http.Request, x *stock, p *params, dataset string) error {
	o, err := s.selectionOf(p, dataset, x)
	if err != nil {
		return err
	}
	if !p.Has("cutoff") {
		o.cutoff = max(0, o.threshold-0.20) // a person looks at near misses too
	}
	var batch map[string]ReconQuery
	if err := parseJSON([]byte(p.Get("queries")), "queries", &batch); err != nil {
		return err
	}
	if err := onlyKnown([]byte(p.Get("queries"))); err != nil {
		return err
	}
	if len(batch) > s.Limits.Batch {
		return badRequest("%d queries in one request; at most %d are taken", len(batch), s.Limits.Batch)
	}
	keys := slices.Sorted(maps.Keys(batch))
	asked := make([]*parsed, len(keys))
	for i, key := range keys {
		q := batch[key]
		if asked[i], err = q.parse(s.Limits.Value); err != nil {
			fault := asProblem(err)
			return &problem{status: fault.status, detail: fmt.Sprintf("query %q: %s", short(key), fault.detail)}
		}
	}
	d := x.cards(o.asOf, s.today())
	answers := make([]ReconAnswer, len(keys))
	err = eachOf(r.Context(), len(keys), func(i int) {
		each := *o
		if n := batch[keys[i]].Limit; n > 0 {
			each.limit = min(n, maxResults)
		}
		answers[i] = candidates(nil)
		if asked[i].unscreenable() == "" {
			hits, _ := x.screen(asked[i].entity, &each, d)
			s.count(hits)
			answers[i] = candidates(hits)
		}
	})
	if err != nil {
		return err
	}
	out := map[string]ReconAnswer{}
	for i, key := range keys {
		out[key] = answers[i]
	}
	return writeJSON(w, http.StatusOK, out)
}

// onlyKnown refuses queries with fields that the API does not have: one who writes
// "querry" must not take the empty answer for a clear one.
func onlyKnown(queries []byte) error {
	var batch map[string]ReconQuery
	dec := json.NewDecoder(bytes.NewReader(queries))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&batch); err != nil {
		return badRequest("queries: %s", strings.TrimPrefix(err.Error(), "json: "))
	}
	return nil
}

// preflight answers OPTIONS: a page of any origin may ask, as the API demands.
func preflight(w http.ResponseWriter, r *http.Request) error {
	w.Header().Set("Access-Control-Allow-Methods", "GET, POST, OPTIONS")
	w.Header().Set("Access-Control-Allow-Headers", "Content-Type, X-Request-Id")
	w.Header().Set("Access-Control-Max-Age", "86400")
	w.WriteHeader(http.StatusNoContent)
	return nil
}

// candidates writes hits as the API has them. A match is sure only where no other
// entry reaches the threshold: OpenRefine takes a sure one without asking.
func candidates(hits []scored) ReconAnswer {
	out := ReconAnswer{Result: []ReconCandidate{}}
	sure := len(hits) == 1 || len(hits) > 1 && !hits[1].match
	for i, h := range hits {
		c := ReconCandidate{ID: h.wire.ID, Name: h.wire.Caption, Description: h.describe(), Score: jsonout.Rounded(100 * h.hit.Score), Match: i == 0 && h.match && sure,
			Type: []ReconType{}, Features: []ReconFeature{}}
		if schema := ftm.SchemaOf(h.wire.Schema); schema != nil {
			c.Type = append(c.Type, typeOf(schema))
		}
		for _, f := range h.hit.Features {
			c.Features = append(c.Features, ReconFeature{ID: f.Name, Value: jsonout.Rounded(f.Score)})
		}
		out.Result = append(out.Result, c)
	}
	return out
}

// describe tells namesakes apart: born, of where, listed where since when.
func (c *card) describe() string {
	var parts []string
	add := func(before string, values []string) {
		if len(values) > 0 {
			parts = append(parts, before+strings.Join(values[:min(len(values), 3)], ", "))
		}
	}
	e := c.entity
	if schema := ftm.SchemaOf(e.Schema); schema != nil {
		parts = append(parts, schema.Label)
	}
	add("born ", e.Get("birthDate"))
	add("IMO ", e.Get("imoNumber"))
	add("", c.values("countries"))
	for _, l := range c.wire.Listings {
		line := l.Title + " " + l.Entry
		if l.Since != "" {
			line += " since " + l.Since
		}
		parts = append(parts, line)
	}
	if st := c.wire.Standing; st != nil && st.Status != "listed" {
		parts = append(parts, fmt.Sprintf("%s on %s", strings.ReplaceAll(string(st.Status), "_", " "), st.AsOf))
	}
	return strings.Join(parts, " · ")
}

// parse makes a cell and its neighbours a partial entity. A property that the type
// does not have says nothing of the cell and is left out, as the API has it.
func (q *ReconQuery) parse(limit int) (*parsed, error) {
	if q.Query == "" && len(q.Properties) == 0 {
		return nil, badRequest("there is neither a query nor properties")
	}
	switch q.TypeStrict {
	case "", "any", "all", "should":
	default:
		return nil, badRequest("type_strict is %q; any, all and should are taken", short(q.TypeStrict))
	}
	if q.Limit < 0 {
		return nil, badRequest("limit is %d; it must be positive", q.Limit)
	}
	in := Query{Schema: "Thing", Properties: map[string]Values{}}
	if len(q.Type) > 0 && q.TypeStrict != "should" {
		in.Schema = commonSchema(q.Type)
	}
	schema := ftm.SchemaOf(in.Schema)
	if schema == nil {
		return nil, badRequest("there is no type %q", short(q.Type[0]))
	}
	if q.Query != "" {
		in.Properties["name"] = Values{q.Query}
	}
	var ignored []string
	for _, p := range q.Properties {
		name := p.PID[strings.LastIndexByte(p.PID, ':')+1:]
		if propertyOf(schema, name) == nil {
			ignored = append(ignored, name+": no property of a "+in.Schema)
			continue
		}
		in.Properties[name] = append(in.Properties[name], p.V...)
	}
	out, faults, err := in.parse(limit)
	if err == nil && len(faults) > 0 {
		err = badRequest("%s", faults[0])
	}
	if err != nil {
		return nil, err
	}
	out.ignored = append(ignored, out.ignored...)
	return out, nil
}

// commonSchema is the schema that covers all the types asked for.
func commonSchema(types Values) string {
	out := types[0]
	for _, t := range types[1:] {
		if ftm.SchemaOf(out).IsA(t) {
			out = t
			continue
		}
		if !ftm.SchemaOf(t).IsA(out) {
			return "Thing"
		}
	}
	return out
}
