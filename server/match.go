package server

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"maps"
	"net/http"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"backchannel/ftm"
	"backchannel/screen"
)

// algorithm is the name of the one way of scoring. The others are what clients of
// yente ask for by habit; they get this one, and the answer says so.
const algorithm = "backchannel"

var algorithms = []string{algorithm, "best", "logic-v2"}

// The most results of one answer, and how far a client may page.
const (
	maxResults = 500
	maxOffset  = 9_500
)

// screen asks who a partial entity may be, best first. more reports whether there
// are more than the limit.
func (x *stock) screen(q *ftm.Entity, o *selection, d *deck) (out []scored, more bool) {
	for limit := o.limit + 1; ; limit *= 4 {
		if !o.all() {
			limit = max(limit, 64)
		}
		hits := x.match(q, screen.Options{Limit: limit, Threshold: max(o.cutoff, 1e-9)}, o.past)
		out = out[:0]
		for _, h := range hits {
			if c := x.card(d, h.Entity.ID); c != nil && o.wants(c) {
				out = append(out, scored{card: c, hit: h, match: h.Score >= o.threshold})
			}
		}
		if len(out) > o.limit {
			return out[:o.limit], true
		}
		if len(hits) < limit {
			return out, false
		}
	}
}

// match asks the index of what is in force and, with past, that of what was before.
func (x *stock) match(q *ftm.Entity, o screen.Options, past bool) []screen.Hit {
	hits := x.material.Index().Match(q, o)
	if !past || x.gone.Len() == 0 {
		return hits
	}
	for _, h := range x.gone.Match(q, o) {
		if !slices.ContainsFunc(hits, func(b screen.Hit) bool { return b.Entity.ID == h.Entity.ID }) {
			hits = append(hits, h)
		}
	}
	slices.SortStableFunc(hits, func(a, b screen.Hit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(b.Strength, a.Strength))
	})
	return hits[:min(len(hits), o.Limit)]
}

// serveMatch answers POST /match/{dataset}.
func (s *Server) serveMatch(w http.ResponseWriter, r *http.Request) error {
	x, p, err := s.begin(r)
	if err != nil {
		return err
	}
	o, err := s.selectionOf(p, r.PathValue("dataset"), x)
	if err != nil {
		return err
	}
	var req MatchRequest
	if err := readJSON(r, &req); err != nil {
		return err
	}
	keys, queries, err := req.parse(s.Limits)
	if err != nil {
		return err
	}
	d := x.cards(o.asOf, s.today())
	answers := make([]bytes.Buffer, len(keys))
	err = eachOf(r.Context(), len(keys), func(i int) {
		hits, more := x.screen(queries[i].entity, o, d)
		s.count(hits)
		writeMatches(&answers[i], queries[i], hits, more)
	})
	if err != nil {
		return err
	}
	w.Header().Set("X-Batch-Size", strconv.Itoa(len(keys)))
	b := buffers.Get().(*bytes.Buffer)
	defer putBuffer(b)
	b.Reset()
	writeMatchResponse(b, keys, answers, o, req.ignored(), x.asked[o.past])
	writeBytes(w, http.StatusOK, b.Bytes())
	return nil
}

// writeMatchResponse writes a MatchResponse, of which the answers are written already.
func writeMatchResponse(b *bytes.Buffer, keys []string, answers []bytes.Buffer, o *selection, ignored []string, lists []byte) {
	b.WriteString(`{"responses":{`)
	for i, key := range keys {
		if i > 0 {
			b.WriteByte(',')
		}
		writeString(b, key)
		b.WriteByte(':')
		b.Write(answers[i].Bytes())
	}
	fmt.Fprintf(b, `},"limit":%d,"algorithm":"%s","asOf":"%s"`, o.limit, algorithm, o.asOf)
	if len(ignored) > 0 {
		b.WriteString(`,"ignored":`)
		b.Write(mustMarshal(ignored))
	}
	b.WriteString(`,"lists":`)
	b.Write(lists)
	b.WriteString("}\n")
}

func (s *Server) count(hits []scored) {
	s.metrics.screened.Inc()
	if len(hits) > 0 && hits[0].match {
		s.metrics.hits.Inc()
	}
}

// ignored tells what of the request is not used.
func (req *MatchRequest) ignored() []string {
	var out []string
	if len(req.Weights) > 0 {
		out = append(out, "weights: there is one score, and it is not tuned by request")
	}
	if len(req.Config) > 0 {
		out = append(out, "config: it is of algorithms that are not here")
	}
	return out
}

// parse checks the whole batch before any of it is screened: a client that names
// what there is not must not take an empty answer for a clear one.
func (req *MatchRequest) parse(l Limits) (keys []string, queries []*parsed, err error) {
	if len(req.Queries) == 0 {
		return nil, nil, badRequest("no queries: the body must be {\"queries\": {\"q1\": {\"schema\": \"Person\", \"properties\": {\"name\": [\"…\"]}}}}")
	}
	if len(req.Queries) > l.Batch {
		return nil, nil, badRequest("%d queries in one request; at most %d are taken", len(req.Queries), l.Batch)
	}
	keys = slices.Sorted(maps.Keys(req.Queries))
	var faults, empty []string
	for _, key := range keys {
		q := req.Queries[key]
		p, wrong, err := q.parse(l.Value)
		if err != nil {
			return nil, nil, unusable("query %q: %v", short(key), err)
		}
		for _, f := range wrong {
			faults = append(faults, fmt.Sprintf("query %q: %s", short(key), f))
		}
		if len(wrong) == 0 && !p.screens() {
			empty = append(empty, fmt.Sprintf("query %q has neither a name nor an identifier", short(key)))
		}
		queries = append(queries, p)
	}
	if len(faults) > 0 {
		return nil, nil, &problem{status: http.StatusBadRequest, detail: faults[0] + andMore(faults), errors: faults}
	}
	if len(empty) > 0 {
		return nil, nil, &problem{status: http.StatusUnprocessableEntity, detail: empty[0] + andMore(empty), errors: empty}
	}
	return keys, queries, nil
}

func andMore(faults []string) string {
	if len(faults) < 2 {
		return ""
	}
	return fmt.Sprintf("; and %d more faults", len(faults)-1)
}

// short cuts what a client sent to a length that may be sent back.
func short(s string) string {
	if len(s) > 60 {
		return strings.ToValidUTF8(s[:60], "") + "…"
	}
	return s
}

func writeMatches(b *bytes.Buffer, q *parsed, hits []scored, more bool) {
	b.WriteString(`{"status":200,"results":[`)
	for i := range hits {
		if i > 0 {
			b.WriteByte(',')
		}
		hits[i].appendTo(b)
	}
	relation := "eq"
	if more {
		relation = "gte"
	}
	fmt.Fprintf(b, `],"total":{"value":%d,"relation":"%s"},"query":`, len(hits), relation)
	b.Write(mustMarshal(Echo{ID: q.entity.ID, Schema: q.entity.Schema, Properties: q.entity.Properties}))
	if len(q.ignored) > 0 {
		b.WriteString(`,"ignored":`)
		b.Write(mustMarshal(q.ignored))
	}
	b.WriteByte('}')
}

// eachOf does n pieces of work, several at the same time where there are many, and
// stops between two of them when the context ends.
func eachOf(ctx context.Context, n int, do func(i int)) error {
	workers := min(runtime.GOMAXPROCS(0), n/8+1)
	if workers == 1 {
		for i := range n {
			if err := ctx.Err(); err != nil {
				return err
			}
			do(i)
		}
		return nil
	}
	var wg sync.WaitGroup
	panics := make(chan any, workers)
	for k := range workers {
		wg.Go(func() {
			defer func() {
				if p := recover(); p != nil {
					panics <- p
				}
			}()
			for i := k; i < n && ctx.Err() == nil; i += workers {
				do(i)
			}
		})
	}
	wg.Wait()
	select {
	case p := <-panics:
		panic(p) // in the request's own goroutine, where it is recovered
	default:
	}
	return ctx.Err()
}

// begin returns the stock in force and the parameters of a request.
func (s *Server) begin(r *http.Request) (*stock, *params, error) {
	x := s.stock.Load()
	if x == nil {
		return nil, nil, errLoading
	}
	p, err := paramsOf(r)
	return x, p, err
}

// day is the day of as_of, else today.
func (s *Server) day(p *params) string {
	return cmp.Or(p.day("as_of"), s.Now().Format(time.DateOnly))
}
