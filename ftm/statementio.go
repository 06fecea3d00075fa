package ftm

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
)

// StatementFormat is a wire form of statements.
type StatementFormat string

// The wire forms, named as FollowTheMoney names them.
const (
	CSV  StatementFormat = "csv"  // with a header, every field in quotes
	Pack StatementFormat = "pack" // CSV without what can be told from the rest, quotes where needed
	JSON StatementFormat = "json" // one object a line
)

var csvColumns = []string{"canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin",
	"lang", "original_value", "external", "first_seen", "last_seen", "id"}

var packColumns = []string{"entity_id", "prop", "value", "dataset", "lang", "original_value", "origin", "external",
	"first_seen", "last_seen", "id"}

// oldPackColumns are those of pack files without a header, which were written
// before 2025; some leave out the last.
var oldPackColumns = []string{"entity_id", "prop", "value", "dataset", "lang", "original_value", "target",
	"external", "first_seen", "last_seen", "id"}

// ReadStatements reads statements. A bad line or record is yielded as a
// *LineError and does not end the sequence. IDs are taken as they are and
// computed where there are none.
func ReadStatements(r io.Reader, f StatementFormat) iter.Seq2[Statement, error] {
	switch f {
	case JSON:
		return readJSONStatements(r)
	case CSV, Pack:
		return readCSVStatements(r, f)
	}
	return func(yield func(Statement, error) bool) {
		yield(Statement{}, fmt.Errorf("no statement format %q", f))
	}
}

func readJSONStatements(r io.Reader) iter.Seq2[Statement, error] {
	return func(yield func(Statement, error) bool) {
		for n, l := range lines(r) {
			var s Statement
			err := l.err
			if err == nil {
				if err = json.Unmarshal(l.line, &s); err == nil {
					err = s.check()
				}
				if err != nil {
					err = &LineError{n, err}
				}
			}
			if !yield(s, err) {
				return
			}
		}
	}
}

// check reports what makes a statement unusable.
func (s *Statement) check() error {
	switch {
	case s.EntityID == "":
		return errors.New("statement without an entity_id")
	case s.Prop == "":
		return errors.New("statement without a prop")
	case s.Schema == "":
		return errors.New("statement without a schema")
	}
	return nil
}

// guard ends the input of a reader that has taken more than MaxLine bytes for
// one record, as one with a lost quotation mark would.
type guard struct {
	r    io.Reader
	left int
}

func (g *guard) Read(p []byte) (int, error) {
	if g.left <= 0 {
		return 0, errTooLong
	}
	n, err := g.r.Read(p[:min(len(p), g.left)])
	g.left -= n
	return n, err
}

func readCSVStatements(r io.Reader, f StatementFormat) iter.Seq2[Statement, error] {
	return func(yield func(Statement, error) bool) {
		in := &guard{r: r}
		rows := csv.NewReader(in)
		rows.FieldsPerRecord, rows.ReuseRecord = -1, true
		var at map[string]int
		for {
			in.left = MaxLine
			row, err := rows.Read()
			if err == io.EOF {
				return
			}
			if bad, ok := errors.AsType[*csv.ParseError](err); ok {
				if !yield(Statement{}, &LineError{bad.Line, bad.Err}) {
					return
				}
				continue
			}
			if err != nil {
				yield(Statement{}, fmt.Errorf("reading statements: %w", err))
				return
			}
			if at == nil {
				var header bool
				if at, header, err = columns(row, f); err != nil {
					yield(Statement{}, err)
					return
				}
				if header {
					continue
				}
			}
			s, err := rowStatement(row, at, f)
			if err != nil {
				line, _ := rows.FieldPos(0)
				err = &LineError{line, err}
			}
			if !yield(s, err) {
				return
			}
		}
	}
}

// columns finds the columns by a file's first row and says whether that row is
// a header. A pack file may have none.
func columns(first []string, f StatementFormat) (at map[string]int, header bool, err error) {
	names := slices.Clone(first)
	names[0] = strings.TrimPrefix(names[0], "\ufeff")
	if !slices.Contains(names, "entity_id") || !slices.Contains(names, "prop") {
		if f == CSV {
			return nil, false, errors.New("line 1: no statements CSV: the header lacks entity_id or prop")
		}
		names = oldPackColumns
	} else {
		header = true
	}
	at = map[string]int{}
	for i, n := range names {
		at[n] = i
	}
	return at, header, nil
}

// rowStatement makes a statement of a row. Strings are copied, as the row is
// used again.
func rowStatement(row []string, at map[string]int, f StatementFormat) (Statement, error) {
	get := func(name string) string {
		if i, ok := at[name]; ok && i < len(row) {
			return row[i]
		}
		return ""
	}
	s := Statement{ID: get("id"), CanonicalID: get("canonical_id"), EntityID: get("entity_id"), Schema: get("schema"),
		Prop: get("prop"), Value: get("value"), Dataset: get("dataset"), Lang: get("lang"),
		OriginalValue: get("original_value"), Origin: get("origin"), External: isTrue(get("external")),
		FirstSeen: get("first_seen"), LastSeen: get("last_seen")}
	if f == Pack {
		var ok bool
		if s.Schema, s.Prop, ok = strings.Cut(s.Prop, ":"); !ok {
			return s, fmt.Errorf("prop %q is not of the form Schema:property", get("prop"))
		}
	}
	if err := s.check(); err != nil {
		return s, err
	}
	s.seal()
	return s, nil
}

func isTrue(s string) bool {
	switch strings.ToLower(s) {
	case "t", "true", "1", "y", "yes", "on":
		return true
	}
	return false
}

// WriteStatements writes statements in a wire form, with the header that it
// has.
func WriteStatements(w io.Writer, f StatementFormat, statements iter.Seq[Statement]) error {
	bw := bufio.NewWriter(w)
	switch f {
	case CSV:
		writeRow(bw, csvColumns, true)
	case Pack:
		writeRow(bw, packColumns, false)
	case JSON:
	default:
		return fmt.Errorf("no statement format %q", f)
	}
	for s := range statements {
		s.seal()
		if err := s.write(bw, f); err != nil {
			return err
		}
	}
	return bw.Flush()
}

// write writes one statement. Errors of the writer show when it is flushed.
func (s *Statement) write(w *bufio.Writer, f StatementFormat) error {
	switch f {
	case CSV:
		external := "f"
		if s.External {
			external = "t"
		}
		writeRow(w, []string{s.CanonicalID, s.EntityID, s.Prop, PropertyType(s.Schema, s.Prop), s.Schema, s.Value,
			s.Dataset, s.Origin, s.Lang, s.OriginalValue, external, s.FirstSeen, s.LastSeen, s.ID}, true)
	case Pack:
		external := ""
		if s.External {
			external = "t"
		}
		writeRow(w, []string{s.EntityID, s.Schema + ":" + s.Prop, s.Value, s.Dataset, s.Lang, s.OriginalValue,
			s.Origin, external, s.FirstSeen, s.LastSeen, s.ID}, false)
	case JSON:
		b, err := s.MarshalJSON()
		if err != nil {
			return err
		}
		w.Write(b)
		w.WriteByte('\n')
	}
	return nil
}

// writeRow writes a row as Python's unix dialect does: line feeds between rows,
// quotation marks doubled, all fields in quotes or only those that need them.
func writeRow(w *bufio.Writer, row []string, all bool) {
	for i, v := range row {
		if i > 0 {
			w.WriteByte(',')
		}
		if !all && !strings.ContainsAny(v, "\",\n\r") {
			w.WriteString(v)
			continue
		}
		w.WriteByte('"')
		w.WriteString(strings.ReplaceAll(v, `"`, `""`))
		w.WriteByte('"')
	}
	w.WriteByte('\n')
}
