package bulk

import (
	"bytes"
	"cmp"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"runtime"
	"sync"

	"backchannel/screen"
	"backchannel/vet"
)

// ErrStopped is the error of a run that its context ended.
var ErrStopped = errors.New("stopped")

// Stream screens the rows and writes the hits to out as they come, in the order of
// the rows. Parquet cannot be written so. The counts are right also where there is an
// error; then out has all that belongs to the rows counted.
func (j *Job) Stream(ctx context.Context, out io.Writer) (Counts, error) {
	if j.Format == Parquet {
		return Counts{}, errors.New("a Parquet file cannot be written to a stream; name a file")
	}
	if _, err := out.Write(j.header()); err != nil {
		return Counts{}, err
	}
	var total Counts
	err := j.run(ctx, 0, func(b *batch) error {
		if _, err := out.Write(b.out.Bytes()); err != nil {
			return err
		}
		total.add(b.counts)
		j.tell(b, total)
		return nil
	})
	return total, err
}

// header is what the output begins with.
func (j *Job) header() []byte {
	if j.Format == NDJSON || j.Format == CSV && j.Rows.NoHeader {
		return nil
	}
	return csvLine(columnsOf(j.Rows.Columns()))
}

// tell tells the caller of what was done.
func (j *Job) tell(b *batch, total Counts) {
	if j.Bad != nil {
		for _, x := range b.bad {
			j.Bad(x)
		}
	}
	if j.Progress != nil {
		j.Progress(total)
	}
}

// batch is some rows that are worked on together, and what came of them.
type batch struct {
	rows   []Row
	out    bytes.Buffer
	bad    []BadRow
	counts Counts
	done   chan struct{}
}

// run reads rows, leaves out the first ones, screens the others on all cores and gives
// the batches to take in their order. The memory it needs does not grow with the
// input: no more batches are read than the slowest of those before allows.
func (j *Job) run(ctx context.Context, leaveOut int64, take func(*batch) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	n := cmp.Or(j.Jobs, runtime.GOMAXPROCS(0))
	work, order := make(chan *batch, n), make(chan *batch, 4*n)
	var readErr error
	var wg sync.WaitGroup
	wg.Go(func() {
		defer close(order)
		defer close(work)
		readErr = j.read(ctx, leaveOut, func(b *batch) bool {
			for _, c := range []chan *batch{order, work} {
				select {
				case c <- b:
				case <-ctx.Done():
					return false
				}
			}
			return true
		})
	})
	kept := &sync.Map{} // what is written of each entry, by its ID
	for range n {
		wg.Go(func() {
			for b := range work {
				j.screen(b, kept)
				close(b.done)
			}
		})
	}
	err := j.collect(ctx, order, take)
	cancel(err)
	for range order { // let the reader end
	}
	wg.Wait()
	switch {
	case err != nil:
		return err
	case readErr != nil:
		return readErr
	}
	return nil
}

// collect takes the batches in their order.
func (j *Job) collect(ctx context.Context, order <-chan *batch, take func(*batch) error) error {
	for b := range order {
		select {
		case <-b.done:
		case <-ctx.Done():
			return ErrStopped
		}
		if err := take(b); err != nil {
			return err
		}
		if ctx.Err() != nil {
			return ErrStopped
		}
	}
	return nil
}

// read makes batches of the rows.
func (j *Job) read(ctx context.Context, leaveOut int64, give func(*batch) bool) error {
	for {
		b := &batch{rows: make([]Row, 0, batchLen), done: make(chan struct{})}
		var end error
		for len(b.rows) < batchLen && end == nil {
			var r Row
			if end = j.Rows.Next(&r); end == nil && r.Number > leaveOut {
				b.rows = append(b.rows, r)
			}
			if r.Number%batchLen == 0 && ctx.Err() != nil {
				return ErrStopped
			}
		}
		j.Rows.reckon()
		if len(b.rows) > 0 && !give(b) {
			return ErrStopped
		}
		if end == io.EOF {
			return nil
		}
		if end != nil {
			return fmt.Errorf("after row %d: %w", j.Rows.n, end)
		}
	}
}

// screen answers the rows of a batch.
func (j *Job) screen(b *batch, kept *sync.Map) {
	w := csv.NewWriter(&b.out)
	width := len(j.Rows.Columns())
	limit := cmp.Or(j.Limit, 5)
	o := screen.Options{Limit: limit + 1, Threshold: j.Threshold}
	if o.Threshold == 0 {
		o.Threshold = screen.Defaults().Threshold
	}
	for i := range b.rows {
		r := &b.rows[i]
		b.counts.Rows++
		if r.Bad != "" {
			b.skip(r, r.Bad)
			continue
		}
		q, bad := j.Columns.query(r, cmp.Or(j.Schema, "LegalEntity"), &b.counts)
		if bad != "" {
			b.skip(r, bad)
			continue
		}
		hits := j.Material.Index().Match(q, o)
		if len(hits) == 0 {
			continue
		}
		if len(hits) > limit {
			hits = hits[:limit]
			b.counts.Cut++
		}
		b.counts.WithHits++
		b.counts.Hits += int64(len(hits))
		if j.Format == NDJSON {
			j.writeJSON(&b.out, r.Number, q, hits, kept)
		} else {
			writeCSV(w, r, width, j.standings(hits, kept))
		}
	}
	w.Flush()
	b.rows = nil
}

// standings says where the entries of the hits stand on their lists. That is the same
// for every row, and is kept.
func (j *Job) standings(hits []screen.Hit, kept *sync.Map) []vet.Standing {
	out := make([]vet.Standing, len(hits))
	for i, h := range hits {
		s, ok := kept.Load(h.Entity.ID)
		if !ok {
			s, _ = kept.LoadOrStore(h.Entity.ID, j.Material.Stand(h, j.AsOf))
		}
		out[i] = s.(vet.Standing)
		out[i].Score, out[i].Explanations = h.Score, h.Features
	}
	return out
}

func (b *batch) skip(r *Row, reason string) {
	b.counts.Skipped++
	text := r.Text
	if text == "" {
		text = cut(string(bytes.TrimSuffix(csvLine(r.Fields), []byte("\n"))))
	}
	b.bad = append(b.bad, BadRow{Row: r.Number, Line: r.Line, Reason: reason, Text: text})
}
