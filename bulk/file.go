package bulk

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"

	"github.com/parquet-go/parquet-go"
)

// File screens the rows into a file, which takes its name only when it is whole; until
// then it lies beside it under out.part. A run that is stopped at any moment, by the
// context or by the end of its process, is continued by the next one on the same basis,
// and the result is the same to the byte. On another basis the error is a *ChangedError
// and nothing is touched: Forget clears the way. Rows that are skipped go to the file
// bad. unchanged is asked at the end whether the input is still what it was; where it is
// not, nothing is kept.
func (j *Job) File(ctx context.Context, out, bad string, b Basis, unchanged func() error) (Counts, error) {
	p, err := openParts(out, b, j.header())
	if err != nil {
		return Counts{}, err
	}
	defer p.close()
	if !p.journal.Done {
		if err := j.fill(ctx, p); err != nil {
			return p.journal.Counts, err
		}
		if err := unchanged(); err != nil {
			return p.journal.Counts, errors.Join(err, Forget(out))
		}
	}
	var convert func(*os.File, string) error
	if j.Format == Parquet {
		convert = func(in *os.File, path string) error { return toParquet(in, path, len(j.Rows.Columns())) }
	}
	return p.journal.Counts, p.finish(bad, convert)
}

// fill screens the rows that are not done yet. Whatever ends it, the journal tells how
// far it came.
func (j *Job) fill(ctx context.Context, p *parts) error {
	every, n := cmp.Or(j.checkpoint, 64), 0
	err := j.run(ctx, p.journal.Counts.Rows, func(b *batch) error {
		var bad []byte
		for _, x := range b.bad {
			bad = append(bad, csvLine(x.Fields())...)
		}
		if err := p.write(b.out.Bytes(), bad); err != nil {
			return err
		}
		p.journal.Counts.add(b.counts)
		if n++; n%every == 0 {
			if err := p.checkpoint(); err != nil {
				return err
			}
		}
		j.tell(b, p.journal.Counts)
		return nil
	})
	if err == nil {
		return nil
	}
	return errors.Join(err, p.checkpoint())
}

// BasisOf returns the basis of a job over an input with the hash.
func (j *Job) BasisOf(input, program string) Basis {
	lists, _ := json.Marshal(j.Material.Publications())
	sum := sha256.Sum256(lists)
	options := fmt.Sprintf("%s to %s, %s; schema %s, threshold %g, limit %d", j.Rows.About, j.Format, j.Columns, cmp.Or(j.Schema, "LegalEntity"), j.Threshold, cmp.Or(j.Limit, 5))
	return Basis{Input: input, Lists: hex.EncodeToString(sum[:]), Options: options, Program: program, AsOf: j.AsOf}
}

// HashOf returns the hash of an input's bytes, read from its beginning to its end.
func HashOf(r io.Reader) (string, error) {
	h := sha256.New()
	if _, err := io.CopyBuffer(h, struct{ io.Reader }{r}, make([]byte, 1<<20)); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// ordered is a group of columns that keeps their order; the library's own sorts them
// by name.
type ordered struct {
	parquet.Group
	fields []parquet.Field
}

func (o ordered) Fields() []parquet.Field { return o.fields }

// hitTypes are the types of the columns of hits that are no text.
var hitTypes = map[int]parquet.Node{0: parquet.Leaf(parquet.Int64Type), 4: parquet.Leaf(parquet.DoubleType), 5: parquet.Leaf(parquet.BooleanType)}

// toParquet writes the CSV of the hits, whose first columns are the input's, as Parquet.
// An empty field of the input is null.
func toParquet(in io.Reader, path string, width int) error {
	rows := csv.NewReader(in)
	rows.ReuseRecord = true
	header, err := rows.Read()
	if err != nil {
		return err
	}
	g := ordered{Group: parquet.Group{}}
	used := map[string]int{}
	for i, name := range header {
		name = cmp.Or(name, "column"+strconv.Itoa(i+1))
		for used[name]++; used[name] > 1; used[name]++ {
			name += "_" + strconv.Itoa(used[name])
		}
		node := hitTypes[i-width]
		switch {
		case i < width:
			node = parquet.Optional(parquet.String())
		case node == nil:
			node = parquet.String()
		}
		g.Group[name] = parquet.Compressed(node, &parquet.Snappy)
		g.fields = append(g.fields, parquet.Group{name: g.Group[name]}.Fields()...)
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w := parquet.NewGenericWriter[any](f, parquet.NewSchema("hits", g), parquet.MaxRowsPerRowGroup(100_000))
	err = copyRows(w, rows, width)
	return errors.Join(err, w.Close(), f.Sync(), f.Close())
}

func copyRows(w *parquet.GenericWriter[any], rows *csv.Reader, width int) error {
	for {
		fields, err := rows.Read()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		row := make(parquet.Row, len(fields))
		for i, s := range fields {
			var v parquet.Value
			switch i - width {
			case 0:
				n, _ := strconv.ParseInt(s, 10, 64)
				v = parquet.Int64Value(n)
			case 4:
				x, _ := strconv.ParseFloat(s, 64)
				v = parquet.DoubleValue(x)
			case 5:
				v = parquet.BooleanValue(s == "true")
			default:
				v = parquet.ByteArrayValue([]byte(s))
			}
			switch {
			case i < width && s == "":
				v = parquet.NullValue().Level(0, 0, i)
			case i < width:
				v = v.Level(0, 1, i)
			default:
				v = v.Level(0, 0, i)
			}
			row[i] = v
		}
		if _, err := w.WriteRows([]parquet.Row{row}); err != nil {
			return err
		}
	}
}
