package bulk

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"
)

// parquetSource reads Parquet, one row group after the other. Every value is taken as
// text: dates as YYYY-MM-DD, points in time by their day in UTC.
type parquetSource struct {
	columns []string
	format  []func(parquet.Value) string
	groups  []parquet.RowGroup
	rows    parquet.Rows
	buf     []parquet.Row
	have    []parquet.Row
	total   int64
}

func newParquet(in Input) (p *parquetSource, err error) {
	if in.At == nil {
		return nil, errors.New("a Parquet file is read from its end and so cannot come through a pipe; name the file")
	}
	defer func() { err = caught(recover(), err) }()
	f, err := parquet.OpenFile(in.At, in.Size, parquet.SkipBloomFilters(true), parquet.SkipPageIndex(true))
	if err != nil {
		return nil, fmt.Errorf("not a whole Parquet file: %w", err)
	}
	p = &parquetSource{groups: f.RowGroups(), total: f.NumRows(), buf: make([]parquet.Row, batchLen)}
	for _, path := range f.Schema().Columns() {
		leaf, _ := f.Schema().Lookup(path...)
		p.columns = append(p.columns, columnName(path))
		p.format = append(p.format, formatOf(leaf.Node))
	}
	return p, nil
}

// caught turns a panic of the Parquet library on a damaged file into an error.
func caught(panicked any, err error) error {
	if panicked != nil {
		return fmt.Errorf("the Parquet file is damaged: %v", panicked)
	}
	return err
}

// columnName joins a path with dots, without the steps by which Parquet writes lists.
func columnName(path []string) string {
	var out []string
	for i, s := range path {
		if i > 0 && (s == "list" || s == "element" || s == "item" || s == "array" || s == "bag") {
			continue
		}
		out = append(out, s)
	}
	return strings.Join(out, ".")
}

func (p *parquetSource) names() []string { return p.columns }

func (p *parquetSource) next(r *Row) (err error) {
	defer func() { err = caught(recover(), err) }()
	for len(p.have) == 0 {
		if p.rows == nil {
			if len(p.groups) == 0 {
				return io.EOF
			}
			p.rows, p.groups = p.groups[0].Rows(), p.groups[1:]
		}
		n, err := p.rows.ReadRows(p.buf)
		p.have = p.buf[:n]
		if n > 0 {
			break
		}
		if err == nil {
			continue
		}
		p.rows.Close()
		p.rows = nil
		if err != io.EOF {
			return fmt.Errorf("the Parquet file is damaged: %w", err)
		}
	}
	row := p.have[0]
	p.have = p.have[1:]
	r.Fields = make([]string, len(p.columns))
	row.Range(func(c int, values []parquet.Value) bool {
		var all []string
		for _, v := range values {
			if !v.IsNull() {
				all = append(all, strings.ToValidUTF8(p.format[c](v), "\uFFFD"))
			}
		}
		if len(all) > 0 {
			r.Fields[c] = all[0]
		}
		if len(all) > 1 {
			if r.Many == nil {
				r.Many = map[int][]string{}
			}
			r.Many[c] = all
		}
		return true
	})
	return nil
}

// formatOf returns how the values of a column are written.
func formatOf(n parquet.Node) func(parquet.Value) string {
	day := func(t time.Time) string { return t.UTC().Format(time.DateOnly) }
	if lt := n.Type().LogicalType(); lt != nil {
		switch x := lt.Value.(type) {
		case *format.DateType:
			return func(v parquet.Value) string { return day(time.Unix(int64(v.Int32())*86400, 0)) }
		case *format.TimestampType:
			unit := x.Unit.Value.Duration()
			return func(v parquet.Value) string {
				perDay := int64(24 * time.Hour / unit)
				return day(time.Unix(floorDiv(v.Int64(), perDay)*86400, 0))
			}
		case *format.DecimalType:
			if k := n.Type().Kind(); k == parquet.Int32 || k == parquet.Int64 {
				return func(v parquet.Value) string { return decimal(whole(v), int(x.Scale)) }
			}
		}
	}
	switch n.Type().Kind() {
	case parquet.Int96: // the time stamps of old Spark and Hive
		return func(v parquet.Value) string {
			x := v.Int96()
			return day(time.Unix((int64(x[2])-2440588)*86400, 0))
		}
	case parquet.ByteArray, parquet.FixedLenByteArray:
		return func(v parquet.Value) string { return string(v.ByteArray()) }
	}
	return func(v parquet.Value) string { return v.String() }
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

func whole(v parquet.Value) int64 {
	if v.Kind() == parquet.Int32 {
		return int64(v.Int32())
	}
	return v.Int64()
}

func decimal(n int64, scale int) string {
	s := strconv.FormatInt(n, 10)
	if scale <= 0 {
		return s
	}
	sign := ""
	if s[0] == '-' {
		sign, s = "-", s[1:]
	}
	for len(s) <= scale {
		s = "0" + s
	}
	return sign + s[:len(s)-scale] + "." + s[len(s)-scale:]
}
