package server

import (
	"net/http"
	"strings"

	"backchannel/vet"
)

// route is one line of the table of routes.
type route struct {
	pattern string // as net/http takes it: "POST /match/{dataset}"
	handle  func(http.ResponseWriter, *http.Request) error
	summary string // in the OpenAPI description and on the page of it; "" leaves it out of them
	tag     string
	query   string // names of its parameters, which params describes
	takes   any    // what the body is, nil where there is none
	gives   any    // what the answer is, nil where it is no JSON
	or      []any  // what else it may be
	writes  string // its content type, where it is no JSON
	reads   bool   // it asks the lists, for a bounded time
	open    bool   // pages of other origins may ask: OpenRefine does
	story   bool   // its body may be as large as a story
}

const (
	screens = "limit threshold cutoff algorithm as_of exclude_entity_ids " + chosen
	chosen  = "include_dataset exclude_dataset exclude_schema topics changed_since"
	paged   = "limit offset"
)

// matchParams are the parameters of POST /match.
var matchParams = wordSet(screens)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
}

// routes are all there is to ask.
func (s *Server) routes() []route {
	return []route{
		{pattern: "POST /match/{dataset}", handle: s.serveMatch, summary: "Screen parties by example", tag: "Screening", reads: true,
			query: screens, takes: MatchRequest{}, gives: MatchResponse{}},
		{pattern: "GET /search/{dataset}", handle: s.serveSearch, summary: "Search by words", tag: "Screening", reads: true,
			query: "q schema countries datasets filter filter_op target facets as_of " + paged + " " + chosen, gives: SearchResponse{}},

		{pattern: "GET /entities/{id}", handle: s.serveEntity, summary: "An entity of a list", tag: "Data", reads: true, query: "nested as_of", gives: NestedEntity{}},
		{pattern: "GET /entities/{id}/adjacent", handle: s.serveAdjacent, summary: "What is next to an entity", tag: "Data", reads: true, query: "as_of " + paged, gives: AdjacentAll{}},
		{pattern: "GET /entities/{id}/adjacent/{property}", handle: s.serveAdjacentBy, summary: "What is next to an entity by one property", tag: "Data", reads: true, query: "as_of " + paged, gives: Adjacent{}},
		{pattern: "GET /catalog", handle: s.serveCatalog, summary: "The datasets and the issues of the lists", tag: "Data", gives: Catalog{}},

		{pattern: "GET /reconcile/{dataset}", handle: s.serveReconcile, summary: "Reconciliation API: manifest, queries, extend", tag: "Reconciliation", reads: true, open: true, query: "queries extend as_of", gives: ReconManifest{}, or: []any{map[string]ReconAnswer{}, ReconExtension{}}},
		{pattern: "POST /reconcile/{dataset}", handle: s.serveReconcile, summary: "Reconciliation API: queries, extend", tag: "Reconciliation", reads: true, open: true, query: "as_of", takes: reconForm{}, gives: map[string]ReconAnswer{}, or: []any{ReconExtension{}}},
		{pattern: "OPTIONS /reconcile/", handle: preflight, open: true},
		{pattern: "GET /reconcile/{dataset}/suggest/entity", handle: s.serveSuggestEntity, summary: "Entities whose names begin so", tag: "Reconciliation", reads: true, open: true, query: "prefix cursor limit as_of", gives: Suggestions{}},
		{pattern: "GET /reconcile/{dataset}/suggest/type", handle: s.serveSuggestType, summary: "Types whose names begin so", tag: "Reconciliation", open: true, query: "prefix cursor limit", gives: Suggestions{}},
		{pattern: "GET /reconcile/{dataset}/suggest/property", handle: s.serveSuggestProperty, summary: "Properties whose names begin so", tag: "Reconciliation", open: true, query: "prefix cursor limit", gives: Suggestions{}},
		{pattern: "GET /reconcile/{dataset}/extend/property", handle: s.serveProposal, summary: "Properties that can be fetched", tag: "Reconciliation", open: true, query: "type limit", gives: Proposal{}},

		{pattern: "GET /v2/search", handle: s.serveWatchman, summary: "Screen a name, as Moov Watchman answers", tag: "Watchman", reads: true,
			query: "name altNames type source sourceID birthDate gender imoNumber callSign mmsi serialNumber icaoCode cryptoAddress country minMatch limit requestID as_of", gives: WatchmanResponse{}},
		{pattern: "GET /v2/listinfo", handle: s.serveListInfo, summary: "The lists, as Moov Watchman answers", tag: "Watchman", gives: WatchmanLists{}},

		{pattern: "GET /algorithms", handle: s.serveAlgorithms, summary: "How scores are made", tag: "System", gives: Algorithms{}},
		{pattern: "GET /healthz", handle: s.serveHealth, summary: "Is the server there", tag: "System", gives: Status{}},
		{pattern: "GET /readyz", handle: s.serveReady, summary: "Are the lists loaded", tag: "System", gives: Status{}},
		{pattern: "POST /updatez", handle: s.serveUpdate, summary: "Load the lists anew", tag: "System", query: "token sync", gives: Status{}},
		{pattern: "GET /metrics", handle: s.serveMetrics, summary: "Figures for Prometheus", tag: "System", writes: "text/plain"},
		{pattern: "GET /openapi.json", handle: s.serveOpenAPI},

		{pattern: "POST /vet", handle: s.serveVet, summary: "Read a story and say who is listed, tied, told, and on whose word", tag: "Vetting", reads: true, story: true,
			query: "title date as_of format", takes: vetForm{}, gives: vet.Finding{}},
		{pattern: "GET /vet", handle: s.serveVetPage, summary: "The page to vet a story", tag: "Vetting", writes: "text/html"},
		{pattern: "GET /{$}", handle: s.serveHome},
		{pattern: "POST /{$}", handle: s.serveHomeForm, reads: true},
		{pattern: "GET /view/{id}", handle: s.serveView, reads: true},
		{pattern: "GET /preview/{id}", handle: s.serveView, reads: true, open: true},
		{pattern: "GET /docs", handle: s.serveDocs},
	}
}
