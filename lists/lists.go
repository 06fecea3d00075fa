// Package lists reads the official publications (OFAC, UN, EU, UK, Canada,
// OpenSanctions) as FollowTheMoney entities. It takes readers and returns
// entities: it fetches nothing and keeps nothing.
package lists

import (
	"fmt"
	"io"
	"iter"
	"sync"

	"backchannel/cite"
	"backchannel/ftm"
)

// Format is one file format of one publication. There is one variable of this
// type per format, in the file named after the publication, and formats lists
// them all.
type Format struct {
	Name      string // un-xml
	List      string // un_sc_sanctions: the dataset name, OpenSanctions' where it has one
	Title     string // UN
	Authority string // UN
	Part      string // "" for the main file; "alt", "add", "comments" for OFAC's further CSV files

	// Detect reports whether a file is of this format by its first bytes
	// (64 KiB at most, already unpacked from gzip), never by its name.
	Detect func(head []byte) bool

	// Parse yields the entities of a publication: the listed parties with
	// Target set, and their Sanction, Address, Identification, Ownership …
	// entities. A row that cannot be read goes to in.Skip and does not end the
	// sequence; a file that cannot be read at all yields one error and ends it.
	Parse func(in *Intake) iter.Seq2[*ftm.Entity, error]
}

// Intake is what a parser is given and what it reports besides entities.
type Intake struct {
	Parts     map[string]io.Reader // by Format.Part; "" is the main file
	Skip      func(Skip)           // never nil
	Published string               // set by the parser where the file gives its own date: YYYY-MM-DD
}

// Skip is a row, record or field that could not be read.
type Skip struct {
	Where string // "sdn.csv line 17, field 3", "INDIVIDUAL DATAID 6908555"
	Why   string
}

func (s Skip) String() string { return s.Where + ": " + s.Why }

// Snapshot is one issue of a list, read into memory. Its lookups (Entity, Entry,
// Sanctions …) make an index at the first use and may be called at the same
// time; Entities must not be changed after that.
type Snapshot struct {
	cite.Publication
	Entities []*ftm.Entity
	Skipped  []Skip // what could not be read, the first of it
	Skips    int    // how much could not be read in all; 0 of a snapshot from its prepared form

	once  sync.Once
	index index
}

// Detect returns the format of a file by its first bytes. The error says what
// the file looks like instead and what is understood.
func Detect(head []byte) (*Format, error) {
	for _, f := range formats {
		if f.Detect(head) {
			return f, nil
		}
	}
	return nil, fmt.Errorf("not a list format that is known here (%s)", describe(head))
}
