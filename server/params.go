package server

import "strings"

// Param is a parameter of the query string.
type Param struct {
	Name        string
	Description string
	Type        string   // string, integer, number, boolean
	List        bool     // may be given several times
	Day         bool     // it is YYYY-MM-DD
	Most        float64  // of a number from 0 on
	Of          []string // all that it may be; none: anything
	JSON        any      // what stands in it as JSON
}

// paramDocs describe every parameter that a route may name.
var paramDocs = []Param{
	{Name: "limit", Type: "integer", Most: maxResults, Description: "The most results; 5 for matching, 10 elsewhere, 500 at most."},
	{Name: "offset", Type: "integer", Most: maxOffset, Description: "How many results to leave out before the first."},
	{Name: "cursor", Type: "integer", Most: maxOffset, Description: "How many suggestions to leave out before the first."},
	{Name: "threshold", Type: "number", Most: 1, Description: "The score from which a result is a match; 0.7 by default."},
	{Name: "cutoff", Type: "number", Most: 1, Description: "Results below it are left out; the threshold by default, so give 0.5 to see near misses."},
	{Name: "algorithm", Type: "string", Of: algorithms, Description: "backchannel, best or logic-v2: all of them mean the one score that there is."},
	{Name: "as_of", Type: "string", Day: true, Description: "A day, YYYY-MM-DD: standing is what was in force then, and entries that have left the lists since are found too. Today by default."},
	{Name: "include_dataset", Type: "string", List: true, Description: "Only entries of these datasets."},
	{Name: "exclude_dataset", Type: "string", List: true, Description: "No entries of these datasets."},
	{Name: "exclude_schema", Type: "string", List: true, Description: "No entries of these schemata or of what descends from them."},
	{Name: "exclude_entity_ids", Type: "string", List: true, Description: "Not these entries; at most 50."},
	{Name: "topics", Type: "string", List: true, Description: "Only entries with one of these topics."},
	{Name: "changed_since", Type: "string", Day: true, Description: "Only entries that changed on this day or later; where a list does not say, its publication counts."},
	{Name: "q", Type: "string", Description: "Words, each of which begins a word of a name, number, address or programme; or an ID."},
	{Name: "schema", Type: "string", Description: "Only entities of this schema or of what descends from it."},
	{Name: "countries", Type: "string", List: true, Description: "Only entities of these countries, by code."},
	{Name: "datasets", Type: "string", List: true, Description: "Only entities of these datasets."},
	{Name: "filter", Type: "string", List: true, Description: "field:value, such as birthDate:1966-05-02."},
	{Name: "filter_op", Type: "string", Of: []string{"OR", "AND"}, Description: "OR, the default, or AND: how several values of one field count."},
	{Name: "target", Type: "boolean", Description: "Only listed parties, or only those that are none."},
	{Name: "facets", Type: "string", List: true, Of: []string{"countries", "topics", "datasets", "schema", "genders"}, Description: "countries, topics, datasets, schema, genders: what to count."},
	{Name: "nested", Type: "boolean", Description: "Whether the entities next to it stand in it; true by default."},
	{Name: "token", Type: "string", Description: "The update token; an Authorization: Bearer header is better, because addresses are logged."},
	{Name: "sync", Type: "boolean", Description: "Answer when the lists are in force."},
	{Name: "queries", Type: "string", JSON: map[string]ReconQuery{}, Description: "A batch of queries as JSON; without it the manifest is answered."},
	{Name: "extend", Type: "string", JSON: ReconExtendQuery{}, Description: "An extension query as JSON."},
	{Name: "prefix", Type: "string", Description: "What was typed."},
	{Name: "type", Type: "string", Description: "A type: a schema in the Reconciliation API; person, business, organization, aircraft or vessel in Watchman's."},
	{Name: "name", Type: "string", Description: "The name to look for."},
	{Name: "altNames", Type: "string", List: true, Description: "Other names of the same party."},
	{Name: "source", Type: "string", Description: "Only this list, by its name there (us_ofac) or here (us_ofac_sdn)."},
	{Name: "sourceID", Type: "string", Description: "Only the entry of this number."},
	{Name: "birthDate", Type: "string", Description: "YYYY, YYYY-MM or YYYY-MM-DD."},
	{Name: "gender", Type: "string", Description: "male or female."},
	{Name: "country", Type: "string", Description: "A country of the party."},
	{Name: "imoNumber", Type: "string", Description: "A ship's IMO number."},
	{Name: "callSign", Type: "string", Description: "A ship's call sign."},
	{Name: "mmsi", Type: "string", Description: "A ship's MMSI."},
	{Name: "serialNumber", Type: "string", Description: "An aircraft's serial number."},
	{Name: "icaoCode", Type: "string", Description: "An aircraft's ICAO code."},
	{Name: "cryptoAddress", Type: "string", List: true, Description: "CURRENCY:ADDRESS."},
	{Name: "minMatch", Type: "number", Most: 1, Description: "Results below it are left out; 0.5 by default."},
	{Name: "requestID", Type: "string", Description: "Taken and not used; send X-Request-Id."},
	{Name: "date", Type: "string", Day: true, Description: "The story's date, where it does not give it: YYYY-MM-DD."},
	{Name: "title", Type: "string", Description: "The story's title, where it does not give it."},
	{Name: "format", Type: "string", Of: []string{"json", "html"}, Description: "json or html; by default what the client accepts."},
}

// params are the parameters of a route with their descriptions.
func (r *route) params() []Param {
	var out []Param
	for name := range strings.FieldsSeq(r.query) {
		for _, p := range paramDocs {
			if p.Name == name {
				out = append(out, p)
			}
		}
	}
	return out
}
