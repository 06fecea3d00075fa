package server

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"net/http"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"backchannel/entry"
	"backchannel/ftm"
	"backchannel/internal/jsonout"
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
	b := takeBuffer()
	defer putBuffer(b)
	raw, err := body(r, b)
	if err != nil {
		return err
	}
	batch, ignored, err := readBatch(raw)
	if err != nil {
		return err
	}
	queries, err := understand(batch, s.Limits)
	if err != nil {
		return err
	}
	ignored = append(ignored, p.unknown(matchParams)...)
	d := x.cards(o.asOf, s.today())
	answers := make([]*bytes.Buffer, len(queries))
	defer func() {
		for _, a := range answers {
			putBuffer(a)
		}
	}()
	err = eachOf(r.Context(), len(queries), func(i int) {
		hits, more := x.screen(queries[i].entity, o, d)
		s.count(hits)
		answers[i] = takeBuffer()
		writeMatches(answers[i], queries[i], hits, more)
	})
	if err != nil {
		return err
	}
	w.Header().Set("X-Batch-Size", strconv.Itoa(len(batch)))
	b.Reset()
	writeMatchResponse(b, batch, answers, o, ignored, x.asked[o.past])
	writeBytes(w, http.StatusOK, b.Bytes())
	return nil
}

// writeMatchResponse writes a MatchResponse, of which the answers are written already.
func writeMatchResponse(b *bytes.Buffer, batch []keyed, answers []*bytes.Buffer, o *selection, ignored []string, lists []byte) {
	b.WriteString(`{"responses":{`)
	for i := range batch {
		if i > 0 {
			b.WriteByte(',')
		}
		jsonout.String(b, batch[i].key)
		b.WriteByte(':')
		b.Write(answers[i].Bytes())
	}
	b.WriteString(`},"limit":`)
	b.WriteString(strconv.Itoa(o.limit))
	b.WriteString(`,"algorithm":"` + algorithm + `","asOf":"`)
	b.WriteString(o.asOf)
	b.WriteByte('"')
	writeIgnored(b, ignored)
	b.WriteString(`,"lists":`)
	b.Write(lists)
	b.WriteString("}\n")
}

func writeIgnored(b *bytes.Buffer, ignored []string) {
	if len(ignored) > 0 {
		b.WriteString(`,"ignored":`)
		jsonout.Strings(b, ignored)
	}
}

func (s *Server) count(hits []scored) {
	s.metrics.screened.Inc()
	if len(hits) > 0 && hits[0].match {
		s.metrics.hits.Inc()
	}
}

// understand checks the whole batch before any of it is screened: a client that
// names what there is not must not take an empty answer for a clear one.
func understand(batch []keyed, l Limits) ([]*parsed, error) {
	if len(batch) == 0 {
		return nil, badRequest("no queries: the body must be {\"queries\": {\"q1\": {\"schema\": \"Person\", \"properties\": {\"name\": [\"…\"]}}}}")
	}
	if len(batch) > l.Batch {
		return nil, badRequest("%d queries in one request; at most %d are taken", len(batch), l.Batch)
	}
	out := make([]*parsed, len(batch))
	var faults, empty []string
	for i := range batch {
		q := &batch[i]
		p, wrong, err := q.parse(l.Value)
		if err != nil {
			return nil, unusable("query %q: %v", short(q.key), err)
		}
		for _, f := range wrong {
			faults = append(faults, fmt.Sprintf("query %q: %s", short(q.key), f))
		}
		if len(wrong) > 0 {
			continue
		}
		if why := p.unscreenable(); why != "" {
			empty = append(empty, fmt.Sprintf("query %q has %s", short(q.key), why))
		}
		p.ignored = append(p.ignored, q.unknown...)
		out[i] = p
	}
	if len(faults) > 0 {
		return nil, &problem{status: http.StatusBadRequest, detail: faults[0] + andMore(faults), errors: faults}
	}
	if len(empty) > 0 {
		return nil, &problem{status: http.StatusUnprocessableEntity, detail: empty[0] + andMore(empty), errors: empty}
	}
	return out, nil
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
		hits[i].wire.AppendHit(b, &hits[i].hit, hits[i].match)
	}
	b.WriteString(`],"total":{"value":`)
	b.WriteString(strconv.Itoa(len(hits)))
	b.WriteString(`,"relation":"`)
	if more {
		b.WriteString("gte")
	} else {
		b.WriteString("eq")
	}
	b.WriteString(`"},"query":`)
	entry.AppendEcho(b, q.entity)
	writeIgnored(b, q.ignored)
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
	var next atomic.Int64
	panics := make(chan any, workers)
	for range workers {
		wg.Go(func() {
			defer func() {
				if p := recover(); p != nil {
					panics <- p
				}
			}()
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
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
