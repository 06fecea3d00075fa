package bulk

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Basis is what the hits rest on. A run that was stopped is continued only on the
// same basis.
type Basis struct {
	Input   string `json:"input"`   // a hash of the input's bytes
	Lists   string `json:"lists"`   // a hash of the issues that are checked against
	Options string `json:"options"` // columns, schema, threshold, limit, format
	Program string `json:"program"` // its version
	AsOf    string `json:"asOf"`
}

// differs says in words what is not as it was.
func (b Basis) differs(o Basis) string {
	switch {
	case b.Input != o.Input:
		return "the input has changed"
	case b.Lists != o.Lists:
		return "the lists have changed"
	case b.Options != o.Options:
		return "the options are others (" + b.Options + " then, " + o.Options + " now)"
	case b.Program != o.Program:
		return "the program is another version (" + b.Program + " then, " + o.Program + " now)"
	case b.AsOf != o.AsOf:
		return "the day is another (" + b.AsOf + " then, " + o.AsOf + " now)"
	}
	return ""
}

// ChangedError is the error of continuing a run on another basis.
type ChangedError struct {
	Out, What string
	Rows      int64 // that the unfinished run had done
}

func (e *ChangedError) Error() string {
	return fmt.Sprintf("%s: an unfinished run (%d rows) cannot be continued: %s", e.Out, e.Rows, e.What)
}

// journal is what is kept of a run beside its output, to continue it: the bytes of
// the unfinished files up to the last row that is done. The files may have more bytes,
// of rows that are done again.
type journal struct {
	Basis  Basis  `json:"basis"`
	Counts Counts `json:"counts"`
	Out    int64  `json:"out"`
	Bad    int64  `json:"bad"`
	Done   bool   `json:"done"` // no row is left; the files are being given their names
}

func partPath(out string) string    { return out + ".part" }
func badPartPath(out string) string { return out + ".part.bad" }
func journalPath(out string) string { return out + ".part.journal" }

// Unfinished returns the basis of the unfinished run beside an output; ok is false
// where there is none.
func Unfinished(out string) (b Basis, ok bool) {
	j, err := readJournal(out)
	if err != nil || j == nil {
		return Basis{}, false
	}
	return j.Basis, true
}

// readJournal returns nil where there is no journal.
func readJournal(out string) (*journal, error) {
	b, err := os.ReadFile(journalPath(out))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var j journal
	if err := json.Unmarshal(b, &j); err != nil {
		return nil, fmt.Errorf("%s is damaged: %w", journalPath(out), err)
	}
	return &j, nil
}

// Forget removes what an unfinished run has left beside an output.
func Forget(out string) error {
	for _, p := range []string{journalPath(out), partPath(out), badPartPath(out)} {
		if err := os.Remove(p); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// parts are the unfinished files of a run.
type parts struct {
	out       string
	hits, bad *os.File
	journal   journal
}

// openParts begins the files of a run, or opens those of one that was stopped and
// cuts off what its journal does not know.
func openParts(out string, b Basis, header []byte) (_ *parts, err error) {
	p := &parts{out: out}
	defer func() {
		if err != nil {
			p.close()
		}
	}()
	if p.hits, err = os.OpenFile(partPath(out), os.O_CREATE|os.O_RDWR, 0o644); err != nil {
		return nil, err
	}
	if !lockFile(p.hits) {
		return nil, fmt.Errorf("%s: another run is writing it", out)
	}
	if p.bad, err = os.OpenFile(badPartPath(out), os.O_CREATE|os.O_RDWR, 0o644); err != nil {
		return nil, err
	}
	old, err := readJournal(out)
	if err != nil {
		return nil, err
	}
	if old != nil && old.Done && !hasBytes(p.hits) { // all was in its place but for the journal
		old = nil
	}
	if old != nil {
		if what := old.Basis.differs(b); what != "" {
			return nil, &ChangedError{out, what, old.Counts.Rows}
		}
		p.journal = *old
		p.journal.Counts.Resumed = old.Counts.Rows
	}
	p.journal.Basis = b
	if p.journal.Done {
		return p, nil
	}
	if err := errors.Join(cutAt(p.hits, p.journal.Out), cutAt(p.bad, p.journal.Bad)); err != nil {
		return nil, err
	}
	if old == nil {
		err = errors.Join(p.write(header, csvLine(BadColumns())), p.checkpoint())
	}
	return p, err
}

func hasBytes(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Size() > 0
}

// cutAt makes a file ready for appending at a size that it has at least.
func cutAt(f *os.File, size int64) error {
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if info.Size() < size {
		return fmt.Errorf("%s has %d bytes where its journal says %d", f.Name(), info.Size(), size)
	}
	if err := f.Truncate(size); err != nil {
		return err
	}
	_, err = f.Seek(size, io.SeekStart)
	return err
}

func (p *parts) write(hits, bad []byte) error {
	if _, err := p.hits.Write(hits); err != nil {
		return err
	}
	if _, err := p.bad.Write(bad); err != nil {
		return err
	}
	p.journal.Out += int64(len(hits))
	p.journal.Bad += int64(len(bad))
	return nil
}

// checkpoint makes sure that the files are on the disk and then says so in the journal,
// which is replaced in one step.
func (p *parts) checkpoint() error {
	if err := errors.Join(p.hits.Sync(), p.bad.Sync()); err != nil {
		return err
	}
	b, err := json.MarshalIndent(p.journal, "", "  ")
	if err != nil {
		return err
	}
	return writeInPlace(journalPath(p.out), append(b, '\n'))
}

func writeInPlace(path string, data []byte) error {
	tmp := path + ".tmp"
	f, err := os.Create(tmp)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(tmp, path)
	}
	if err != nil {
		os.Remove(tmp)
	}
	return err
}

func (p *parts) close() {
	for _, f := range []*os.File{p.hits, p.bad} {
		if f != nil {
			f.Close()
		}
	}
}

// finish gives the files their names, the hits last. A run that is stopped in between
// is taken up here again, for the journal says that all rows are done.
func (p *parts) finish(badOut string, toParquet func(in *os.File, path string) error) error {
	p.journal.Done = true
	if err := p.checkpoint(); err != nil {
		return err
	}
	if p.journal.Counts.Skipped > 0 {
		if hasBytes(p.bad) {
			if err := os.Rename(badPartPath(p.out), badOut); err != nil {
				return err
			}
		}
	} else if err := os.Remove(badOut); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err // a file of an earlier run would speak of rows that are none of this one's
	}
	from := partPath(p.out)
	if toParquet != nil {
		if _, err := p.hits.Seek(0, io.SeekStart); err != nil {
			return err
		}
		from = p.out + ".part.parquet"
		if err := toParquet(p.hits, from); err != nil {
			os.Remove(from)
			return err
		}
	}
	if err := os.Rename(from, p.out); err != nil {
		return err
	}
	return Forget(p.out)
}

// BadPath is where the bad rows of an output go when nobody says: hits.bad.csv beside
// hits.csv.
func BadPath(out string) string {
	return strings.TrimSuffix(out, filepath.Ext(out)) + ".bad.csv"
}
