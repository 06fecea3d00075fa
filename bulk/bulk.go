// Package bulk screens files of customers against the lists: rows in, hits out.
// It reads CSV, NDJSON and Parquet, guesses which columns hold names, dates and
// countries, and answers each row with the score that the other commands give.
//
// The answer to a row depends on that row, the lists and the options alone. So the
// output is the same however many rows are worked on at once, however often the
// run was stopped and continued, and in whichever pieces a file is handed out to
// many machines.
package bulk

import (
	"backchannel/vet"
)

// Job is one screening of many rows.
type Job struct {
	Material  *vet.Material
	Rows      *Rows
	Columns   *Columns
	Format    Format
	AsOf      string  // YYYY-MM-DD: the day that standing is judged as of
	Schema    string  // of rows that do not say what they are; "" means LegalEntity
	Threshold float64 // hits below it are left out; 0 means the weights' threshold
	Limit     int     // hits of a row at most; 0 means 5
	Jobs      int     // rows are worked on by so many goroutines; 0 means one for each core

	// Bad is told of each row that is skipped, in their order; it may be nil.
	Bad func(BadRow)
	// Progress is told what is done so far, some times a second; it may be nil.
	Progress func(Counts)

	checkpoint int // batches between two entries of the journal; 0 means 64
}

// BadRow is a row that was skipped, with the reason.
type BadRow struct {
	Row    int64  // counted from 1, without the header
	Line   int64  // of the file, counted from 1; 0 where the file has no lines
	Reason string // in words
	Text   string // the line, cut short where it is long; "" where the file has no lines
}

// Counts say what became of the rows.
type Counts struct {
	Rows      int64 `json:"rows"`      // read, with those that were skipped
	Skipped   int64 `json:"skipped"`   // could not be read or had no name
	WithHits  int64 `json:"withHits"`  // rows that have a hit
	Hits      int64 `json:"hits"`      // lines of hits
	Cut       int64 `json:"cut"`       // rows that had more hits than the limit
	Dates     int64 `json:"dates"`     // birth dates that could not be read and so were not compared
	Countries int64 `json:"countries"` // countries that could not be read and so were not compared
	Kinds     int64 `json:"kinds"`     // words for a kind of party that are not known, so that entries of every kind were looked at
	Resumed   int64 `json:"-"`         // rows that an earlier run had done
}

func (c *Counts) add(o Counts) {
	c.Rows += o.Rows
	c.Skipped += o.Skipped
	c.WithHits += o.WithHits
	c.Hits += o.Hits
	c.Cut += o.Cut
	c.Dates += o.Dates
	c.Countries += o.Countries
	c.Kinds += o.Kinds
}

// Format is how the hits are written.
type Format uint8

// The formats. CSV and Parquet have a row for each hit: the input's columns and
// those of hitColumns. NDJSON has a line for each row that has a hit, in the form
// of an answer of the API.
const (
	CSV Format = iota
	NDJSON
	Parquet
)

// String returns the format's name.
func (f Format) String() string { return [...]string{"CSV", "NDJSON", "Parquet"}[f] }

const (
	maxLine  = 1 << 20 // bytes of a line of input
	maxText  = 1000    // bytes of a bad line that are shown
	maxName  = 1024    // bytes of a name that the matcher looks at
	batchLen = 256     // rows that are worked on together
)
