package bulk

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"sync/atomic"

	"golang.org/x/text/transform"
)

// Row is one row of the input.
type Row struct {
	Number int64            // counted from 1, without the header
	Line   int64            // of the file, where the row begins; 0 where the file has no lines
	Fields []string         // by column
	Many   map[int][]string // the columns that hold several values, with all of them
	More   []Value          // fields of an NDJSON row that its first rows did not have
	Bad    string           // why the row cannot be read, "" where it can
	Text   string           // of a bad row: its text, cut short
}

// Value is a named field with its values.
type Value struct {
	Name   string
	Values []string
}

// Input is a file of rows, or a stream of them.
type Input struct {
	Reader io.Reader
	At     io.ReaderAt // of a file, nil for a stream: Parquet is read from its end
	Size   int64       // of a file, in bytes
}

// ReadOptions say how a text is to be read; the zero value guesses.
type ReadOptions struct {
	NoHeader  bool   // the first line is a row, and columns are named 1, 2 …
	Encoding  string // such as windows-1251
	Delimiter byte   // comma, semicolon, tab or pipe
}

// Rows yields the rows of an input of any format.
type Rows struct {
	Format   Format
	About    string // how the input was understood: "CSV, semicolon, windows-1251"
	NoHeader bool
	source   source
	sample   []Row
	given    int
	n        int64

	in    *counted // the bytes of the input, nil of Parquet
	lines *lineReader
	text  *bufio.Reader // what was read of them and not yet looked at
	size  int64         // of a file; 0 of a stream
	total atomic.Int64  // the rows that there will be
}

// counted counts the bytes that are read.
type counted struct {
	io.Reader
	n int64
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.n += int64(n)
	return n, err
}

type source interface {
	names() []string
	next(*Row) error // io.EOF at the end; what is wrong with one row stands in the row
}

// sampleLen is how many rows are looked at before the columns are guessed.
const sampleLen = 200

// ErrEmpty is the error of an input without a byte that says something.
var ErrEmpty = errors.New("the file is empty")

// Open tells the format of an input by its first bytes, never by its name, and reads
// on to the first rows.
func Open(in Input, o ReadOptions) (*Rows, error) {
	all := &counted{Reader: in.Reader}
	br := bufio.NewReaderSize(all, 1<<20)
	head, err := br.Peek(256 << 10)
	if err != nil && err != io.EOF {
		return nil, err
	}
	r := &Rows{NoHeader: o.NoHeader, size: in.Size}
	switch {
	case bytes.HasPrefix(head, []byte("PAR1")):
		r.Format, r.About = Parquet, "Parquet"
		r.source, err = newParquet(in)
	default:
		r.in, r.text = all, br
		err = r.openText(br, head, o)
	}
	if err != nil {
		return nil, err
	}
	if p, ok := r.source.(*parquetSource); ok {
		r.total.Store(p.total)
	}
	for len(r.sample) < sampleLen {
		var row Row
		err := r.source.next(&row)
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		r.sample = append(r.sample, row)
	}
	if j, ok := r.source.(*jsonSource); ok {
		return r, j.settle(r.sample)
	}
	return r, nil
}

func (r *Rows) openText(br *bufio.Reader, head []byte, o ReadOptions) error {
	cs := guessCharset(head)
	if o.Encoding != "" {
		var err error
		if cs, err = charsetOf(o.Encoding); err != nil {
			return err
		}
	}
	var text io.Reader = br
	if cs.enc != nil {
		text = transform.NewReader(br, cs.enc.NewDecoder())
		head, _, _ = transform.Bytes(cs.enc.NewDecoder(), head)
	} else if bytes.HasPrefix(head, []byte("\xef\xbb\xbf")) {
		br.Discard(3)
		head = head[3:]
	}
	if bytes.IndexByte(head, '\r') >= 0 && bytes.IndexByte(head, '\n') < 0 {
		text = carriageReturns{text}
	}
	start := bytes.TrimSpace(head)
	if len(start) == 0 {
		return ErrEmpty
	}
	if bytes.HasPrefix(start, []byte("PK\x03\x04")) || bytes.HasPrefix(start, []byte("\x1f\x8b")) {
		return errors.New("a packed file; unpack it first (an Excel sheet: save it as CSV)")
	}
	if some := start[:min(len(start), 1000)]; bytes.Count(some, []byte{0})*20 > len(some) {
		return errors.New("a binary file; CSV, NDJSON and Parquet are read (an Excel sheet: save it as CSV)")
	}
	lines := newLineReader(text)
	r.lines = lines
	switch start[0] {
	case '{':
		r.Format, r.About = NDJSON, "NDJSON, "+cs.name
		r.source = &jsonSource{lines: lines, charset: cs.name}
		return nil
	case '[':
		return errors.New("a JSON array; write one object a line (jq -c '.[]')")
	}
	delim := o.Delimiter
	if delim == 0 {
		var err error
		if delim, err = guessDelimiter(lines); err != nil {
			return err
		}
	}
	r.Format, r.About = CSV, fmt.Sprintf("CSV, %s, %s", delimiterName(delim), cs.name)
	var err error
	r.source, err = newCSV(lines, delim, cs.name, o.NoHeader)
	return err
}

// Columns returns the names of the columns.
func (r *Rows) Columns() []string { return r.source.names() }

// Next reads a row; the error is io.EOF at the end. What is wrong with one row stands
// in the row and is no error.
func (r *Rows) Next(row *Row) error {
	if r.given < len(r.sample) {
		*row = r.sample[r.given]
		r.given++
	} else if err := r.source.next(row); err != nil {
		return err
	}
	r.n++
	row.Number = r.n
	return nil
}

// Total returns how many rows there are: of Parquet what the file says, of other files
// what the rows that were read so far, and their length, let expect; of a stream 0. It
// may be asked while rows are read.
func (r *Rows) Total() int64 { return r.total.Load() }

// reckon brings Total up to date.
func (r *Rows) reckon() {
	if r.in == nil || r.size == 0 {
		return
	}
	ahead := r.text.Buffered()
	if r.lines.br != r.text { // as they are where nothing had to be decoded
		ahead += r.lines.br.Buffered()
	}
	for _, l := range r.lines.ahead {
		ahead += len(l.text) + 1
	}
	if done := r.in.n - int64(ahead); done > 0 {
		r.total.Store(max(r.n, int64(float64(r.n)*float64(r.size)/float64(done))))
	}
}
