package server

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"backchannel/entry"
	"backchannel/ftm"
	"backchannel/screen"
)

//go:embed page openapi.json
var files embed.FS

var (
	pageCSS   = mustRead("page/page.css")
	templates = template.Must(template.New("").Funcs(template.FuncMap{"words": func(s any) string { return strings.ReplaceAll(fmt.Sprint(s), "_", " ") }}).
			ParseFS(files, "page/*.tmpl"))
)

func mustRead(name string) string {
	b, err := files.ReadFile(name)
	if err != nil {
		panic(err) // embedded: it is there or the build fails
	}
	return string(b)
}

// policy lets our pages show their own style, send their own forms and load nothing.
// A preview may stand in a frame of OpenRefine's, the others in none.
func policy(small bool) string {
	sum := sha256.Sum256([]byte(pageCSS))
	frames := "'none'"
	if small {
		frames = "*"
	}
	return fmt.Sprintf("default-src 'none'; style-src 'sha256-%s'; form-action 'self'; base-uri 'none'; frame-ancestors %s", base64.StdEncoding.EncodeToString(sum[:]), frames)
}

// page is what every page needs; each has its own fields among these.
type page struct {
	Title       string
	CSS         template.CSS
	Small       bool // to stand in a frame
	Lists       []List
	StarterOnly bool
	Fault       string
	Form        url.Values

	Types   []ReconType // of the screening page
	Asked   bool
	Hits    []shownHit
	Ignored []string

	Entity     entry.Entity // of an entity's page
	Properties []property

	Version string // of the API's page
	Base    string
	Groups  []group
}

// shownHit is a hit with its explanations in their order.
type shownHit struct {
	entry.ScoredEntity
	Features []screen.Feature
}

type property struct {
	Name   string
	Values []string
}

func (s *Server) show(w http.ResponseWriter, status int, name string, p *page) error {
	p.CSS = template.CSS(pageCSS)
	if x := s.stock.Load(); x != nil {
		p.Lists, p.StarterOnly = x.newest(), x.material.StarterOnly()
	}
	var b bytes.Buffer
	if err := templates.ExecuteTemplate(&b, name, p); err != nil {
		return fmt.Errorf("writing page %s: %w", name, err)
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Security-Policy", policy(p.Small))
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	w.Write(b.Bytes())
	return nil
}

// pageTypes are what a person may say a name is of.
var pageTypes = []ReconType{{ID: "Thing", Name: "not known"}, {ID: "Person", Name: "Person"}, {ID: "Organization", Name: "Organisation or company"}, {ID: "Vessel", Name: "Vessel"}, {ID: "Airplane", Name: "Aircraft"}}

// serveHome answers GET /: the page to screen a name.
func (s *Server) serveHome(w http.ResponseWriter, r *http.Request) error {
	return s.show(w, http.StatusOK, "screen", &page{Title: "Screen a name", Types: pageTypes})
}

// serveHomeForm answers POST /. The name comes in the body so that it stands in no
// address, history or log.
func (s *Server) serveHomeForm(w http.ResponseWriter, r *http.Request) error {
	x, _, err := s.begin(r)
	if err != nil {
		return err
	}
	if err := s.ownForm(r); err != nil {
		return err
	}
	p := &params{Values: url.Values{}}
	if err := p.form(r); err != nil {
		return err
	}
	out := &page{Title: "Screen a name", Types: pageTypes, Form: p.Values, Asked: true}
	q := Query{Schema: cmp.Or(p.Get("schema"), "Thing"), Properties: map[string]Values{}}
	for _, prop := range []string{"name", "birthDate", "country"} {
		if v := strings.TrimSpace(p.Get(prop)); v != "" && (prop != "birthDate" || q.Schema == "Person" || q.Schema == "Thing") {
			q.Properties[prop] = Values{v}
		}
	}
	found, ignored, err := s.screenForm(x, p, &q)
	if err != nil {
		fault := asProblem(err)
		out.Fault, out.Asked = fault.detail, false
		return s.show(w, fault.status, "screen", out)
	}
	out.Hits, out.Ignored = found, ignored
	return s.show(w, http.StatusOK, "screen", out)
}

func (s *Server) screenForm(x *stock, p *params, q *Query) ([]shownHit, []string, error) {
	asOf := url.Values{}
	if p.Get("as_of") != "" {
		asOf.Set("as_of", p.Get("as_of"))
	}
	o, err := s.selectionOf(&params{Values: asOf}, everything, x)
	if err != nil {
		return nil, nil, err
	}
	o.limit, o.cutoff = 20, max(0, o.threshold-0.15)
	in, faults, err := q.parse(s.Limits.Value)
	switch {
	case err != nil:
		return nil, nil, err
	case len(faults) > 0:
		return nil, nil, badRequest("%s", faults[0])
	case in.unscreenable() != "":
		return nil, nil, unusable("nothing to look for: %s", in.unscreenable())
	}
	hits, _ := x.screen(in.entity, o, x.cards(o.asOf, s.today()))
	s.count(hits)
	var out []shownHit
	for _, h := range hits {
		out = append(out, shownHit{h.wireForm(), h.hit.Features})
	}
	return out, in.ignored, nil
}

// ownForm refuses a form that a page of another origin has sent.
func (s *Server) ownForm(r *http.Request) error {
	if err := http.NewCrossOriginProtection().Check(r); err != nil {
		return &problem{status: http.StatusForbidden, detail: "the request comes from a page of another site"}
	}
	return nil
}

// serveView answers GET /view/{id} with a page for people, and GET /preview/{id}
// with a small one.
func (s *Server) serveView(w http.ResponseWriter, r *http.Request) error {
	b, err := s.beginWith(r)
	if err != nil {
		return err
	}
	p := &page{Title: b.card.wire.Caption, Entity: b.card.wire.Entity, Small: strings.HasPrefix(r.Pattern, "GET /preview/")}
	for _, name := range b.card.entity.PropertyNames() {
		if ftm.PropertyType(b.card.entity.Schema, name) != "entity" && name != "topics" {
			p.Properties = append(p.Properties, property{label(name), b.card.entity.Get(name)})
		}
	}
	return s.show(w, http.StatusOK, "entity", p)
}

// group is the routes of one tag on the API's page.
type group struct {
	Tag    string
	Routes []shownRoute
}

type shownRoute struct {
	Method, Path, Summary string
	Params                []Param
}

// serveDocs answers GET /docs.
func (s *Server) serveDocs(w http.ResponseWriter, r *http.Request) error {
	p := &page{Title: "API", Version: s.Version, Base: s.base(r)}
	for _, rt := range s.routes() {
		if rt.summary == "" {
			continue
		}
		i := slices.IndexFunc(p.Groups, func(g group) bool { return g.Tag == rt.tag })
		if i < 0 {
			i = len(p.Groups)
			p.Groups = append(p.Groups, group{Tag: rt.tag})
		}
		method, path, _ := strings.Cut(rt.pattern, " ")
		p.Groups[i].Routes = append(p.Groups[i].Routes, shownRoute{method, strings.TrimSuffix(path, "{$}"), rt.summary, rt.params()})
	}
	return s.show(w, http.StatusOK, "docs", p)
}

// serveOpenAPI answers GET /openapi.json.
func (s *Server) serveOpenAPI(w http.ResponseWriter, r *http.Request) error {
	w.Header().Set("Access-Control-Allow-Origin", "*")
	writeBytes(w, http.StatusOK, []byte(mustRead("openapi.json")))
	return nil
}
