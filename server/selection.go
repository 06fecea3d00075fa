package server

import (
	"cmp"
	"slices"
	"strings"

	"backchannel/entry"
	"backchannel/ftm"
)

// selection says which entries are wanted and how many.
type selection struct {
	dataset   string
	include   []string // datasets; none: all
	exclude   []string // datasets
	schemas   []string // not wanted
	topics    []string // any of them; none: all
	ids       []string // not wanted
	entry     string   // only the entry that the publisher gives this number; "": all
	since     string   // changed on this day or later
	limit     int
	threshold float64 // from here on a hit is a match
	cutoff    float64 // below it a hit is not shown
	asOf      string  // the day; today where none was given
	past      bool    // a day was given: entries that are on no list any more are wanted too
}

// selectionOf reads what all the screening routes have in common.
func (s *Server) selectionOf(p *params, dataset string, x *stock) (*selection, error) {
	w := x.weights.Threshold
	o := &selection{dataset: dataset, include: p.Values["include_dataset"], exclude: p.Values["exclude_dataset"], schemas: p.Values["exclude_schema"],
		topics: p.Values["topics"], ids: p.Values["exclude_entity_ids"], limit: p.whole("limit", 5, 0, maxResults), threshold: p.share("threshold", w),
		asOf: p.day("as_of"), since: p.Get("changed_since")}
	o.cutoff = min(p.share("cutoff", o.threshold), o.threshold)
	if o.past = o.asOf != ""; !o.past {
		o.asOf = s.today()
	}
	if x.dataset(dataset) == nil {
		return nil, notFound("there is no dataset %q; /catalog lists them", dataset)
	}
	for _, d := range slices.Concat(o.include, o.exclude) {
		if x.dataset(d) == nil && !x.knows(d) {
			p.fault("include_dataset, exclude_dataset", "there is no dataset %q; /catalog lists them", d)
		}
	}
	for _, name := range o.schemas {
		if ftm.SchemaOf(name) == nil {
			p.fault("exclude_schema", "there is no schema %q", name)
		}
	}
	if len(o.ids) > 50 {
		p.fault("exclude_entity_ids", "%d IDs; at most 50 are taken", len(o.ids))
	}
	if o.since != "" && dateOf(o.since) == "" {
		p.fault("changed_since", "%q is no day; write YYYY-MM-DD", o.since)
	}
	if a := strings.ToLower(strings.TrimSpace(p.Get("algorithm"))); a != "" && !slices.Contains(algorithms, a) {
		return nil, badRequest("there is no algorithm %q here; %s are", a, strings.Join(algorithms, ", "))
	}
	return o, p.err
}

// all reports whether nothing is left out.
func (o *selection) all() bool {
	return (o.dataset == everything || o.dataset == sanctions) && len(o.include)+len(o.exclude)+len(o.schemas)+len(o.topics)+len(o.ids) == 0 && o.since+o.entry == ""
}

// wants reports whether an entry is of the selection.
func (o *selection) wants(c *card) bool {
	e := c.entity
	schema := ftm.SchemaOf(e.Schema)
	switch {
	case !c.in(o.dataset),
		len(o.include) > 0 && !slices.ContainsFunc(o.include, c.in),
		slices.ContainsFunc(o.exclude, c.in),
		slices.ContainsFunc(o.schemas, schema.IsA),
		len(o.topics) > 0 && !slices.ContainsFunc(o.topics, func(t string) bool { return slices.Contains(e.Get("topics"), t) }),
		slices.Contains(o.ids, e.ID), slices.ContainsFunc(e.Referents, func(id string) bool { return slices.Contains(o.ids, id) }),
		o.entry != "" && !slices.ContainsFunc(c.wire.Listings, func(l entry.Listing) bool { return l.Entry == o.entry }),
		o.since != "" && before(cmp.Or(e.LastChange, e.FirstSeen, c.issue.Published, c.issue.Retrieved), o.since):
		return false
	}
	return true
}

// before reports whether a date is surely before a day: one of which only the month or
// the year is known may be as late as the day.
func before(date, day string) bool { return date < day[:min(len(date), len(day))] }

// knows reports whether a dataset is named by some entry, as OpenSanctions' files
// do, though it is none of the lists here.
func (x *stock) knows(dataset string) bool {
	for _, s := range x.inForce() {
		for _, e := range s.Entities {
			if slices.Contains(e.Datasets, dataset) {
				return true
			}
		}
	}
	return false
}
