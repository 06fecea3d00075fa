package main

import (
	"bufio"
	"cmp"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"backchannel/bulk"
	"backchannel/vet"
)

// fileArgs are the flags of screening a whole file.
type fileArgs struct {
	File      string `help:"Screen the rows of a CSV, NDJSON or Parquet file; - is standard input. With --output hits.csv, .ndjson or .parquet a run that is stopped is continued by the same command; without it the hits go to standard output." placeholder:"FILE" group:"Screening a file:"`
	Map       string `help:"Which columns to use, in place of those guessed by their names; A+B joins two." placeholder:"name=FullName,birthDate=DOB" group:"Screening a file:"`
	Bad       string `help:"Write the rows that are skipped, with the reasons, to this file. The default is hits.bad.csv beside hits.csv, and standard error for a stream." placeholder:"FILE" type:"path" group:"Screening a file:"`
	Jobs      int    `help:"How many rows to work on at once; 0 is as many as there are cores." placeholder:"N" group:"Screening a file:"`
	Restart   bool   `help:"Begin anew where an earlier run was stopped." group:"Screening a file:"`
	NoHeader  bool   `help:"The file's first line is a row; its columns are named 1, 2 …" group:"Screening a file:"`
	Delimiter string `help:"What is between the columns: comma, semicolon, tab or pipe. It is guessed otherwise." placeholder:"CHAR" group:"Screening a file:"`
	Encoding  string `help:"The file's encoding, such as windows-1251. It is guessed otherwise." placeholder:"NAME" group:"Screening a file:"`
}

// fileRun is one screening of a file.
type fileRun struct {
	*screenCmd
	e      *env
	name   string // of the input, for talk
	format bulk.Format
	file   *os.File // nil for a stream
	before os.FileInfo
}

// runFile screens the rows of a file or of standard input.
func (c *screenCmd) runFile(ctx context.Context, e *env) error {
	r := &fileRun{screenCmd: c, e: e, name: c.File}
	if err := r.check(); err != nil {
		return err
	}
	day, err := c.day(e)
	if err != nil {
		return err
	}
	defer r.close()
	job, err := r.open()
	if err != nil || job == nil {
		return err
	}
	if job.Material, err = e.material(ctx); err != nil {
		return err
	}
	job.AsOf, job.Schema, job.Threshold, job.Limit, job.Jobs, job.Format = day, c.Schema, c.Threshold, c.Limit, c.Jobs, r.format
	e.say("%s: %s", r.name, job.Rows.About)
	e.say("columns: %s", job.Columns)
	e.say("checked against %s", listLine(job.Material))
	bar := &rowBar{e: e, rows: job.Rows}
	job.Progress = bar.show
	if r.toFile() {
		return r.intoFile(ctx, job, bar)
	}
	return r.stream(ctx, job, bar)
}

// check refuses what cannot be meant, before anything is read.
func (r *fileRun) check() error {
	usage := func(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }
	switch {
	case len(r.Names) > 0:
		return usage("screen takes names or --file, not both")
	case r.BirthDate != "" || len(r.Country) > 0:
		return usage("--birth-date and --country go with names on the command line; a file has them in columns (--map birthDate=…,country=…)")
	case r.Limit < 1:
		return usage("--limit %d: at least 1 hit is shown", r.Limit)
	case r.Threshold < 0 || r.Threshold > 1:
		return usage("--threshold %g: scores are from 0 to 1", r.Threshold)
	case r.Jobs < 0:
		return usage("--jobs %d: write 0 for as many as there are cores", r.Jobs)
	case r.Restart && !r.toFile():
		return usage("--restart goes with --output FILE: a stream is not continued")
	}
	if !r.toFile() {
		return nil
	}
	switch strings.ToLower(filepath.Ext(r.Output)) {
	case ".csv":
		r.format = bulk.CSV
	case ".ndjson", ".jsonl":
		r.format = bulk.NDJSON
	case ".parquet":
		r.format = bulk.Parquet
	default:
		return usage("--output %s: the file's name says how to write it: .csv, .ndjson or .parquet", r.Output)
	}
	for _, p := range []string{r.Output, r.Bad} {
		if p != "" && sameFile(p, r.File) {
			return usage("%s is the input; name another file to write to", p)
		}
	}
	return nil
}

func sameFile(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

func (r *fileRun) toFile() bool { return r.Output != "" && r.Output != "-" }

// open reads the beginning of the input and tells its columns. It returns no job for a
// stream that has nothing, which is no fault: a part of a large file may be empty.
func (r *fileRun) open() (*bulk.Job, error) {
	o := bulk.ReadOptions{NoHeader: r.NoHeader, Encoding: r.Encoding}
	if r.Delimiter != "" {
		var err error
		if o.Delimiter, err = bulk.Delimiter(r.Delimiter); err != nil {
			return nil, usageError{fmt.Errorf("--delimiter: %w", err)}
		}
	}
	in := bulk.Input{Reader: r.e.stdin}
	if r.File == "-" {
		r.name = "standard input"
	} else {
		f, err := os.Open(r.File)
		if err != nil {
			return nil, fmt.Errorf("%s: %s", r.File, reason(err))
		}
		info, err := f.Stat()
		if err != nil {
			return nil, fmt.Errorf("%s: %s", r.File, reason(err))
		}
		if info.IsDir() {
			return nil, fmt.Errorf("%s: a folder; name a file", r.File)
		}
		in.Reader, r.file = f, f
		if info.Mode().IsRegular() {
			r.before, in.At, in.Size = info, f, info.Size()
		}
	}
	rows, err := bulk.Open(in, o)
	if errors.Is(err, bulk.ErrEmpty) && r.before == nil {
		r.e.say("%s: nothing came in", r.name)
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", r.name, err)
	}
	if !r.toFile() {
		r.format = bulk.NDJSON
		if rows.Format == bulk.CSV && r.Format != "json" {
			r.format = bulk.CSV
		}
	}
	columns, err := r.columns(rows)
	return &bulk.Job{Rows: rows, Columns: columns}, err
}

func (r *fileRun) columns(rows *bulk.Rows) (*bulk.Columns, error) {
	if r.Map != "" {
		c, err := rows.MapColumns(r.Map)
		if err != nil {
			return nil, usageError{fmt.Errorf("--map: %w", err)}
		}
		return c, nil
	}
	c, err := rows.GuessColumns()
	if err != nil {
		all := rows.Columns()
		example := "Name"
		if len(all) > 0 {
			example = all[0]
		}
		return nil, hint(fmt.Errorf("%s: %w", r.name, err), "say which one holds the names: --map 'name=%s' (and birthDate=…,country=… where there are such); --no-header if the first line is a row", example)
	}
	return c, nil
}

func (r *fileRun) close() {
	if r.file != nil {
		r.file.Close()
	}
}

// stream writes the hits to standard output. Nothing is kept.
func (r *fileRun) stream(ctx context.Context, job *bulk.Job, bar *rowBar) (err error) {
	told, bad := 0, (*csv.Writer)(nil)
	if r.Bad != "" {
		f, err := os.Create(r.Bad)
		if err != nil {
			return fmt.Errorf("%s: %s", r.Bad, reason(err))
		}
		defer f.Close()
		bad = csv.NewWriter(f)
		bad.Write(bulk.BadColumns())
	}
	job.Bad = func(b bulk.BadRow) {
		if bad != nil {
			bad.Write(b.Fields())
			return
		}
		if told++; told <= 20 {
			r.e.say("%s %s", r.name, b)
		}
	}
	out := bufio.NewWriterSize(r.e.stdout, 64<<10)
	n, err := job.Stream(ctx, out)
	err = errors.Join(err, out.Flush())
	bar.done()
	if bad != nil {
		bad.Flush()
		err = errors.Join(err, bad.Error())
	}
	if told > 20 {
		r.e.say("… and %d more; --bad FILE keeps them all", told-20)
	}
	if errors.Is(err, bulk.ErrStopped) {
		return fmt.Errorf("stopped after %s; the hits of these rows were written", rowsOf(n.Rows))
	}
	if err == nil {
		err = r.unchanged()
	}
	if err != nil {
		return fmt.Errorf("%s: %w", r.name, err)
	}
	return r.summary(n, r.Bad)
}

// intoFile writes the hits to a file, and continues a run that was stopped.
func (r *fileRun) intoFile(ctx context.Context, job *bulk.Job, bar *rowBar) error {
	bad := cmp.Or(r.Bad, bulk.BadPath(r.Output))
	if r.Restart {
		if err := bulk.Forget(r.Output); err != nil {
			return err
		}
	}
	basis, err := r.basis(job)
	if err != nil {
		return err
	}
	job.AsOf = basis.AsOf
	n, err := job.File(ctx, r.Output, bad, basis, r.unchanged)
	bar.done()
	if changed, ok := errors.AsType[*bulk.ChangedError](err); ok {
		return hint(changed, "give it what it began with, or --restart to begin anew")
	}
	if errors.Is(err, bulk.ErrStopped) {
		return hint(fmt.Errorf("stopped after %s; nothing is lost", rowsOf(n.Rows)), "the same command continues there")
	}
	if err != nil {
		return fmt.Errorf("%s: %w", r.name, err)
	}
	if n.Resumed > 0 {
		r.e.say("%s were done by an earlier run", rowsOf(n.Resumed))
	}
	return r.summary(n, bad)
}

// basis says what the hits rest on. The hits of an input that cannot be read twice
// cannot be continued, so that what an earlier run left is cleared away. A run of today
// that began yesterday keeps yesterday's date, unless another is asked for.
func (r *fileRun) basis(job *bulk.Job) (bulk.Basis, error) {
	if r.before == nil {
		return job.BasisOf("a stream", version()), bulk.Forget(r.Output)
	}
	program, err := programHash()
	if err != nil {
		return bulk.Basis{}, err
	}
	hash, err := bulk.HashOf(io.NewSectionReader(r.file, 0, r.before.Size()))
	if err != nil {
		return bulk.Basis{}, fmt.Errorf("%s: %s", r.name, reason(err))
	}
	b := job.BasisOf(hash, version()+" "+program[:12])
	if old, ok := bulk.Unfinished(r.Output); ok && r.AsOf == "" && old.AsOf != b.AsOf {
		r.e.say("continuing the run that judges as of %s", old.AsOf)
		b.AsOf = old.AsOf
	}
	return b, nil
}

// programHash tells builds apart that have one version, as those of a developer.
func programHash() (string, error) {
	path, err := os.Executable()
	if err != nil {
		return "", err
	}
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	return bulk.HashOf(f)
}

// unchanged says whether the input is what it was at the beginning.
func (r *fileRun) unchanged() error {
	if r.before == nil {
		return nil
	}
	now, err := os.Stat(r.File)
	if err != nil {
		return errors.New("it went away while it was read; run again when it is there")
	}
	if now.Size() != r.before.Size() || !now.ModTime().Equal(r.before.ModTime()) {
		return fmt.Errorf("it changed while it was read (%d bytes before, %d now), so that rows may be missing; run again when it is whole", r.before.Size(), now.Size())
	}
	return nil
}

// summary is the last line: what became of the rows. Rows that were skipped make the
// exit status 1.
func (r *fileRun) summary(n bulk.Counts, bad string) error {
	if n.Dates > 0 {
		r.e.say("%s could not be read and played no part", counted(int(n.Dates), "birth date", "birth dates"))
	}
	if n.Countries > 0 {
		r.e.say("%s could not be read and played no part", counted(int(n.Countries), "country", "countries"))
	}
	if n.Kinds > 0 {
		r.e.say("%s not known: these rows were held against entries of every kind", counted(int(n.Kinds), "word for a kind of party was", "words for a kind of party were"))
	}
	if n.Cut > 0 {
		r.e.say("%s had more than %s; --limit shows more", rowsOf(n.Cut), counted(r.Limit, "hit", "hits"))
	}
	r.e.say("%s screened: %s in %s", rowsOf(n.Rows-n.Skipped), counted(int(n.Hits), "hit", "hits"), rowsOf(n.WithHits))
	if n.Skipped == 0 {
		return nil
	}
	where := ""
	if bad != "" {
		where = "; they are in " + bad
	}
	return fmt.Errorf("%d of %s skipped%s", n.Skipped, strings.Replace(rowsOf(n.Rows)+" were", "1 row were", "1 row was", 1), where)
}

func rowsOf(n int64) string { return counted(int(n), "row", "rows") }

// listLine names the newest issues that were checked, on one line of talk.
func listLine(m *vet.Material) string {
	var out []string
	for _, l := range m.Publications() {
		if !l.Newest {
			continue
		}
		when := " of " + l.Published
		if l.Published == "" {
			when = ", retrieved " + l.Retrieved
		}
		out = append(out, fmt.Sprintf("%s%s (%d)", l.Title, when, l.Targets))
	}
	if m.StarterOnly() {
		return strings.Join(out, ", ") + ": the compiled-in starter facts alone; backchannel lists update fetches the real lists"
	}
	return strings.Join(out, ", ")
}
