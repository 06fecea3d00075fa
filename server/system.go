package server

import (
	"context"
	"crypto/subtle"
	"encoding/json"
	"net/http"
	"strings"
)

// serveCatalog answers GET /catalog.
func (s *Server) serveCatalog(w http.ResponseWriter, r *http.Request) error {
	x, _, err := s.begin(r)
	if err != nil {
		return err
	}
	w.Header().Set("ETag", x.etag)
	for tag := range strings.SplitSeq(r.Header.Get("If-None-Match"), ",") {
		if tag = strings.TrimSpace(tag); tag == x.etag || tag == "*" {
			w.WriteHeader(http.StatusNotModified)
			return nil
		}
	}
	out := Catalog{Datasets: x.datasets, Current: []string{}, Outdated: []string{}, Issues: x.shown}
	for _, d := range x.datasets {
		out.Current = append(out.Current, d.Name)
	}
	return writeJSON(w, http.StatusOK, out)
}

// featureDocs say what is compared.
var featureDocs = map[string]Doc{
	"name":       {"How well the best pair of names agrees: parts paired by spelling, script, nickname, initial and order, each weighed by how rare it is.", 1, "/docs"},
	"birthDate":  {"Birth dates: equal to the day or the year add, near ones and others take off.", 1, "/docs"},
	"country":    {"Countries: a shared one adds, none shared takes off.", 1, "/docs"},
	"gender":     {"Genders that differ take off.", 1, "/docs"},
	"identifier": {"An equal strong identifier (IMO number, LEI, passport, wallet address …) decides; two that differ, of a kind of which there is one, take off.", 1, "/docs"},
}

// serveAlgorithms answers GET /algorithms.
func (s *Server) serveAlgorithms(w http.ResponseWriter, r *http.Request) error {
	x, _, err := s.begin(r)
	if err != nil {
		return err
	}
	a := Algorithm{Name: algorithm, Features: featureDocs, Weights: map[string]float64{},
		Description: "Names paired part by part, lessened or raised by birth date, country, gender and identifiers; the same score as on the command line. Asked for as best or logic-v2 it is the same."}
	a.Docs = AlgorithmDocs{a.Name, a.Description, map[string]any{}, featureDocs}
	var flat map[string]any
	if b, err := json.Marshal(x.weights); err != nil || json.Unmarshal(b, &flat) != nil {
		return err
	}
	addNumbers(a.Weights, "", flat)
	return writeJSON(w, http.StatusOK, Algorithms{Algorithms: []Algorithm{a}, Default: algorithm, Best: algorithm})
}

// addNumbers adds what is a number, that of a structure within under its name and a dot.
func addNumbers(to map[string]float64, before string, from map[string]any) {
	for name, v := range from {
		switch x := v.(type) {
		case float64:
			to[before+name] = x
		case map[string]any:
			addNumbers(to, before+name+".", x)
		}
	}
}

// serveHealth answers GET /healthz: the process is there.
func (s *Server) serveHealth(w http.ResponseWriter, r *http.Request) error {
	return writeJSON(w, http.StatusOK, Status{Status: "ok"})
}

// serveReady answers GET /readyz: the lists are loaded, and these they are.
func (s *Server) serveReady(w http.ResponseWriter, r *http.Request) error {
	x, _, err := s.begin(r)
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, Status{Status: "ok", Lists: x.newest()})
}

// serveUpdate answers POST /updatez: the lists are read anew. With sync=true the
// answer comes when they are in force.
func (s *Server) serveUpdate(w http.ResponseWriter, r *http.Request) error {
	p, err := paramsOf(r)
	if err != nil {
		return err
	}
	token := p.Get("token")
	if given, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); ok {
		token = given
	}
	if s.Token == "" || subtle.ConstantTimeCompare([]byte(token), []byte(s.Token)) != 1 {
		return &problem{status: http.StatusForbidden, detail: "the token is not the one that the server was started with"}
	}
	if p.flag("sync", false) {
		if err := s.Reload(r.Context()); err != nil {
			return &problem{status: http.StatusInternalServerError, detail: "the lists were not loaded and the old ones stay in force; the log has the reason"}
		}
		return writeJSON(w, http.StatusOK, Status{Status: "ok", Lists: s.stock.Load().newest()})
	}
	go s.Reload(context.WithoutCancel(r.Context())) // it logs and counts its own failure
	return writeJSON(w, http.StatusAccepted, Status{Status: "ok"})
}
