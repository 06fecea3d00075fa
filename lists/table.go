package lists

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"unicode/utf8"
)

// column says where the cells of a table's column belong in the XML form of the
// same list.
type column struct {
	header string
	path   string // Names/Name/Name6
	many   bool   // a cell may hold "(1) one (2) two"
}

// table is how a publication is laid out in rows.
type table struct {
	name    string // for messages
	comma   rune
	key     string // the column whose equal cells make rows one record
	record  string // the name of the record's element
	columns []column
	values  func(path, cell string) string // puts a cell into the XML's manner; may be nil
}

// records reads rows as elements, one for each run of rows with the same key.
// The header is looked for among the first rows; before is given the rows above
// it. A column that the table does not know goes into the record under its own
// name, and so into the notes.
func (t *table) records(rows iter.Seq2[[]string, error], skip func(Skip), before func(row []string)) iter.Seq2[*element, error] {
	return func(yield func(*element, error) bool) {
		var header []string
		var rec *element
		var last string
		n := 0
		for row, err := range rows {
			n++
			if err != nil {
				yield(nil, fmt.Errorf("row %d: %w", n, err))
				return
			}
			if header == nil {
				if n > 20 {
					break
				}
				if !t.isHeader(row) {
					before(row)
					continue
				}
				header = row
				continue
			}
			key, ok := t.check(header, row, n, skip)
			if !ok {
				continue
			}
			if rec == nil || key != last {
				if rec != nil && !yield(rec, nil) {
					return
				}
				rec, last = &element{name: t.record}, key
			}
			t.addRow(rec, header, row)
		}
		if header == nil {
			yield(nil, fmt.Errorf("there is no row with the columns of the %s; the publisher may have changed them", t.name))
			return
		}
		if rec != nil {
			yield(rec, nil)
		}
	}
}

func (t *table) isHeader(row []string) bool {
	found := 0
	for _, c := range row {
		if fold(c) == t.key {
			found++
		}
		for _, k := range t.columns {
			if fold(c) == k.header {
				found++
			}
		}
	}
	return found > 2
}

// check returns a row's key; a row that is not one of the table is reported.
func (t *table) check(header, row []string, n int, skip func(Skip)) (string, bool) {
	if strings.TrimSpace(strings.Join(row, "")) == "" {
		return "", false
	}
	where := fmt.Sprintf("row %d", n)
	if len(row) > len(header) && strings.TrimSpace(strings.Join(row[len(header):], "")) != "" {
		skip(Skip{where, fmt.Sprintf("%d cells under %d columns; the row is left out", len(row), len(header))})
		return "", false
	}
	for i, c := range row {
		if !utf8.ValidString(c) {
			skip(Skip{where, "not in UTF-8; letters that could not be read are shown as \ufffd"})
			row[i] = strings.ToValidUTF8(c, "\ufffd")
		}
	}
	for i, h := range header {
		if fold(h) == t.key && i < len(row) && fold(row[i]) != "" {
			return fold(row[i]), true
		}
	}
	skip(Skip{where, fmt.Sprintf("no %s; the row is left out", t.key)})
	return "", false
}

// addRow hangs the cells of a row into the record. Cells whose paths share all
// but the last name come under one element, once for each row and each of many.
func (t *table) addRow(rec *element, header, row []string) {
	boxes := map[string]*element{}
	for i, cell := range row {
		if cell = fold(cell); cell == "" || i >= len(header) {
			continue
		}
		c := t.column(fold(header[i]))
		if t.values != nil {
			cell = t.values(c.path, cell)
		}
		cells := []string{cell}
		if c.many {
			cells = enumerated(cell)
		}
		dir, leaf := "", c.path
		if at := strings.LastIndexByte(c.path, '/'); at >= 0 {
			dir, leaf = c.path[:at], c.path[at+1:]
		}
		for k, v := range cells {
			box(rec, boxes, dir, k).add(leaf, v)
		}
	}
}

func (t *table) column(header string) column {
	for _, c := range t.columns {
		if c.header == header {
			return c
		}
	}
	return column{header: header, path: strings.ReplaceAll(header, "/", " ")}
}

// box returns the k-th element at a path that this row has made.
func box(rec *element, boxes map[string]*element, dir string, k int) *element {
	if dir == "" {
		return rec
	}
	key := fmt.Sprint(dir, k)
	if e := boxes[key]; e != nil {
		return e
	}
	e := rec
	for name := range strings.SplitSeq(dir, "/") {
		e = e.add(name, "")
	}
	boxes[key] = e
	return e
}

// csvRows reads rows of CSV; a byte order mark at the start is dropped.
func csvRows(r io.Reader, comma rune) iter.Seq2[[]string, error] {
	return func(yield func([]string, error) bool) {
		br := bufio.NewReaderSize(r, 64<<10)
		if bom, _ := br.Peek(3); bytes.Equal(bom, []byte("\xef\xbb\xbf")) {
			br.Discard(3)
		}
		cr := csv.NewReader(br)
		cr.Comma, cr.FieldsPerRecord, cr.LazyQuotes = comma, -1, true
		for {
			row, err := cr.Read()
			if err == io.EOF {
				return
			}
			if bad, ok := errors.AsType[*csv.ParseError](err); ok {
				err = bad.Err
			}
			if !yield(row, err) || err != nil {
				return
			}
		}
	}
}

// headHas reports whether the first lines of a file hold all the words.
func headHas(head []byte, words ...string) bool {
	head = head[:min(len(head), 8<<10)]
	for _, w := range words {
		if !bytes.Contains(head, []byte(w)) {
			return false
		}
	}
	return true
}
