package bulk

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/parquet-go/parquet-go"

	"backchannel/entry"
	"backchannel/ftm"
	"backchannel/screen"
	"backchannel/vet"
)

// withFaults breaks some rows of a file of customers in various ways.
func withFaults(text string) string {
	lines := strings.SplitAfter(text, "\n")
	lines[40] = "\"" + lines[40]
	lines[300] = "C000300,,1970-01-01,de\n"
	lines[301] = "C000301,Bel\xffan Lund,1970-01-01,de\n"
	lines[700] = "C000700,Ada Lund\n"
	return strings.Join(lines, "")
}

func TestEachRowHasTheScoreOfASingleQuery(t *testing.T) {
	t.Parallel()
	m := material(300)
	text := string(customers(400, madeList(300)))
	var out bytes.Buffer
	n, err := jobOn(t, m, text, CSV).Stream(t.Context(), &out)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&out).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"Customer ID", "Full Name", "DOB", "Nationality", "row", "list", "entry", "name", "score", "match", "programs", "since", "status", "why"}
	if diff := cmp.Diff(want, rows[0]); diff != "" {
		t.Error(diff)
	}
	got := map[string][]string{} // customer: entry and score
	for _, r := range rows[1:] {
		got[r[0]] = append(got[r[0]], r[6]+" "+r[8])
	}
	hits := int64(0)
	in, _ := csv.NewReader(strings.NewReader(text)).ReadAll()
	for _, r := range in[1:] {
		q := ftm.NewEntity("", "LegalEntity")
		q.Add("name", r[1])
		q.Add("birthDate", r[2])
		q.Add("nationality", r[3])
		var want []string
		for _, x := range m.Screen(q, "2025-06-01", screen.Options{Limit: 5, Threshold: screen.Defaults().Threshold}).Matches {
			want = append(want, x.ID+" "+formatScore(x.Score))
			hits++
		}
		if diff := cmp.Diff(want, got[r[0]]); diff != "" {
			t.Errorf("%s: %s", r[1], diff)
		}
	}
	if n.Hits != hits || n.WithHits < 8 || n.Rows != 400 || n.Skipped != 0 {
		t.Errorf("counted %+v, %d hits", n, hits)
	}
}

func TestTheOutputDoesNotDependOnTheNumberOfJobs(t *testing.T) {
	t.Parallel()
	m := material(300)
	text := withFaults(string(customers(3000, madeList(300))))
	for _, f := range []Format{CSV, NDJSON} {
		var first string
		for _, jobs := range []int{1, 2, 7} {
			var out, bad strings.Builder
			j := jobOn(t, m, text, f)
			j.Jobs, j.Bad = jobs, func(b BadRow) { bad.WriteString(b.String() + "\n") }
			n, err := j.Stream(t.Context(), &out)
			if err != nil {
				t.Fatal(err)
			}
			if n.Rows != 3000 || n.Skipped != 4 || n.WithHits < 50 {
				t.Errorf("%s: counted %+v", f, n)
			}
			all := bad.String() + out.String()
			if first == "" {
				first = all
			}
			if all != first {
				t.Errorf("%s: %d jobs give another output than 1", f, jobs)
			}
		}
		want := "line 41: a quotation mark is opened and not closed\nline 301: no name\n" +
			"line 302: not UTF-8 (if all of the file is in another encoding, name it with --encoding)\nline 701: 2 columns where the header has 4\n"
		if !strings.HasPrefix(first, want) {
			t.Errorf("bad rows are told as %.400s", first)
		}
	}
}

// unbroken screens a file without a break and returns what it wrote.
func unbroken(t *testing.T, text string, f Format) (hits, bad []byte) {
	t.Helper()
	out := filepath.Join(t.TempDir(), "hits")
	j := jobOn(t, resumeMaterial(), text, f)
	if _, err := j.File(t.Context(), out, out+".bad", j.BasisOf("x", "v1"), same); err != nil {
		t.Fatal(err)
	}
	return read(t, out), read(t, out+".bad")
}

func same() error { return nil }

var resumeMaterial = func() func() *vet.Material {
	m := material(300)
	return func() *vet.Material { return m }
}()

func read(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// A run is stopped after every few rows, again and again, until it is through.
func TestARunThatIsStoppedAgainAndAgainGivesTheSame(t *testing.T) {
	t.Parallel()
	text := withFaults(string(customers(4000, madeList(300))))
	for _, f := range []Format{CSV, NDJSON, Parquet} {
		t.Run(f.String(), func(t *testing.T) {
			t.Parallel()
			wantHits, wantBad := unbroken(t, text, f)
			out := filepath.Join(t.TempDir(), "hits")
			stops := 0
			for {
				ctx, cancel := context.WithCancel(t.Context())
				j := jobOn(t, resumeMaterial(), text, f)
				seen := 0
				j.Progress = func(Counts) {
					if seen++; seen == 2 {
						cancel()
					}
				}
				n, err := j.File(ctx, out, out+".bad", j.BasisOf("x", "v1"), same)
				cancel()
				if err == nil {
					if n.Rows != 4000 || n.Skipped != 4 || n.Resumed == 0 {
						t.Errorf("counted %+v", n)
					}
					break
				}
				if !errors.Is(err, ErrStopped) {
					t.Fatal(err)
				}
				if _, err := os.Stat(out); err == nil {
					t.Fatal("the output has its name before it is whole")
				}
				stops++
			}
			if stops < 5 {
				t.Errorf("stopped %d times", stops)
			}
			if !bytes.Equal(read(t, out), wantHits) || !bytes.Equal(read(t, out+".bad"), wantBad) {
				t.Error("the output is not that of an uninterrupted run")
			}
			if left, _ := filepath.Glob(out + ".part*"); left != nil {
				t.Errorf("left behind: %v", left)
			}
		})
	}
}

// A process that is killed leaves what it wrote since the last entry of its journal.
func TestAProcessThatIsKilledIsContinued(t *testing.T) {
	t.Parallel()
	text := withFaults(string(customers(3000, madeList(300))))
	wantHits, wantBad := unbroken(t, text, CSV)
	states := t.TempDir()
	// A run that is copied as it lies on the disk after every batch.
	out := filepath.Join(t.TempDir(), "hits")
	j := jobOn(t, resumeMaterial(), text, CSV)
	j.checkpoint = 3
	var copies []string
	j.Progress = func(Counts) {
		dir := filepath.Join(states, string(rune('a'+len(copies))))
		if err := os.CopyFS(dir, os.DirFS(filepath.Dir(out))); err != nil {
			t.Error(err)
		}
		copies = append(copies, dir)
	}
	b := j.BasisOf("x", "v1")
	if _, err := j.File(t.Context(), out, out+".bad", b, same); err != nil {
		t.Fatal(err)
	}
	if len(copies) < 10 {
		t.Fatalf("%d states", len(copies))
	}
	for _, dir := range copies {
		out := filepath.Join(dir, "hits")
		j := jobOn(t, resumeMaterial(), text, CSV)
		if _, err := j.File(t.Context(), out, out+".bad", b, same); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(read(t, out), wantHits) || !bytes.Equal(read(t, out+".bad"), wantBad) {
			t.Errorf("killed at %s: the output is another", filepath.Base(dir))
		}
	}
}

// All rows may be done and the files not have their names yet.
func TestAProcessThatIsKilledWhileItFinishes(t *testing.T) {
	t.Parallel()
	text := withFaults(string(customers(3000, madeList(300))))
	wantHits, wantBad := unbroken(t, text, CSV)
	for _, renamed := range []int{0, 1, 2} {
		out := filepath.Join(t.TempDir(), "hits")
		j := jobOn(t, resumeMaterial(), text, CSV)
		b := j.BasisOf("x", "v1")
		p, err := openParts(out, b, j.header())
		if err != nil {
			t.Fatal(err)
		}
		if err := j.fill(t.Context(), p); err != nil {
			t.Fatal(err)
		}
		p.journal.Done = true
		if err := p.checkpoint(); err != nil {
			t.Fatal(err)
		}
		p.close()
		for _, r := range [][2]string{{badPartPath(out), out + ".bad"}, {partPath(out), out}}[:renamed] {
			if err := os.Rename(r[0], r[1]); err != nil {
				t.Fatal(err)
			}
		}
		j = jobOn(t, resumeMaterial(), text, CSV)
		if _, err := j.File(t.Context(), out, out+".bad", b, same); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(read(t, out), wantHits) || !bytes.Equal(read(t, out+".bad"), wantBad) {
			t.Errorf("killed after %d renamings: the output is another", renamed)
		}
	}
}

func TestARunIsContinuedOnTheSameBasisOnly(t *testing.T) {
	t.Parallel()
	text := string(customers(3000, madeList(300)))
	out := filepath.Join(t.TempDir(), "hits")
	stop := func() (Basis, error) {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		j := jobOn(t, resumeMaterial(), text, CSV)
		j.Progress = func(Counts) { cancel() }
		b := j.BasisOf("x", "v1")
		_, err := j.File(ctx, out, out+".bad", b, same)
		return b, err
	}
	b, err := stop()
	if !errors.Is(err, ErrStopped) {
		t.Fatal(err)
	}
	if old, ok := Unfinished(out); !ok || old != b {
		t.Errorf("unfinished: %v %v", old, ok)
	}
	before := read(t, journalPath(out))
	for what, change := range map[string]func(*Basis, *Job){
		"the input has changed":          func(b *Basis, _ *Job) { b.Input = "y" },
		"the lists have changed":         func(b *Basis, j *Job) { j.Material = material(10); b.Lists = j.BasisOf("x", "v1").Lists },
		"the options are others":         func(b *Basis, j *Job) { j.Limit = 2; b.Options = j.BasisOf("x", "v1").Options },
		"the program is another version": func(b *Basis, _ *Job) { b.Program = "v2" },
		"the day is another":             func(b *Basis, _ *Job) { b.AsOf = "2025-06-02" },
	} {
		j := jobOn(t, resumeMaterial(), text, CSV)
		other := b
		change(&other, j)
		_, err := j.File(t.Context(), out, out+".bad", other, same)
		if _, ok := errors.AsType[*ChangedError](err); !ok || !strings.Contains(err.Error(), what) {
			t.Errorf("%s: %v", what, err)
		}
		if !bytes.Equal(before, read(t, journalPath(out))) {
			t.Errorf("%s: the journal was touched", what)
		}
	}
	if err := Forget(out); err != nil {
		t.Fatal(err)
	}
	if left, _ := os.ReadDir(filepath.Dir(out)); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
}

func TestAnInputThatChangesWhileItIsReadGivesNothing(t *testing.T) {
	t.Parallel()
	out := filepath.Join(t.TempDir(), "hits")
	j := jobOn(t, resumeMaterial(), string(customers(500, madeList(300))), CSV)
	_, err := j.File(t.Context(), out, out+".bad", j.BasisOf("x", "v1"), func() error { return errors.New("it grew") })
	if err == nil || !strings.Contains(err.Error(), "it grew") {
		t.Errorf("got %v", err)
	}
	if left, _ := os.ReadDir(filepath.Dir(out)); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
}

func TestTwoRunsDoNotWriteOneFile(t *testing.T) {
	t.Parallel()
	out := filepath.Join(t.TempDir(), "hits")
	j := jobOn(t, resumeMaterial(), "name\nAda Lund\n", CSV)
	p, err := openParts(out, j.BasisOf("x", "v1"), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer p.close()
	if _, err := openParts(out, j.BasisOf("x", "v1"), nil); err == nil || !strings.Contains(err.Error(), "another run is writing it") {
		t.Errorf("got %v", err)
	}
}

func TestAnErrorOfTheOutputEndsTheRun(t *testing.T) {
	t.Parallel()
	_, err := jobOn(t, resumeMaterial(), string(customers(3000, madeList(300))), CSV).Stream(t.Context(), full{})
	if err == nil || !strings.Contains(err.Error(), "no space left") {
		t.Errorf("got %v", err)
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestNDJSONHasALineForEachRowWithAHit(t *testing.T) {
	t.Parallel()
	list := madeList(300)
	e := list.Entities[0]
	text := "id,name,dob\nC1,Nobody Whatsoever,\nC2," + e.Name() + "," + e.First("birthDate") + "\n"
	var out bytes.Buffer
	if _, err := jobOn(t, resumeMaterial(), text, NDJSON).Stream(t.Context(), &out); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Row   int64
		Query struct {
			ID, Schema string
			Properties map[string][]string
		}
		Results []entry.ScoredEntity
	}
	if strings.Count(out.String(), "\n") != 1 {
		t.Fatalf("lines: %s", &out)
	}
	dec := json.NewDecoder(&out)
	dec.DisallowUnknownFields()
	if err := dec.Decode(&got); err != nil {
		t.Fatal(err)
	}
	if got.Row != 2 || got.Query.ID != "C2" || got.Query.Properties["name"][0] != e.Name() || len(got.Results) != 1 {
		t.Fatalf("got %+v", got)
	}
	r := got.Results[0]
	if r.ID != e.ID || r.Caption != e.Name() || r.Datasets[0] != "made_list" || !r.Match || r.Score < 0.9 || r.Properties["name"][0] != e.Name() ||
		len(r.Listings) != 1 || r.Listings[0].Entry != "9000" || r.Listings[0].Since != "2023-02-03" || r.Listings[0].Programs[0] != "MADE-1" || r.Standing.Status != "listed" || r.Explanations["name"].Detail == "" || r.Explanations["birthDate"].Score <= 0 {
		t.Errorf("got %+v", r)
	}
}

func TestParquetInAndOut(t *testing.T) {
	t.Parallel()
	list := madeList(300)
	type customer struct {
		Number int64    `parquet:"number"`
		Name   string   `parquet:"full_name"`
		Born   int32    `parquet:"birth_date,date"`
		Known  []string `parquet:"alias,list"`
		Nat    *string  `parquet:"nationality,optional"`
	}
	born, err := time.Parse(time.DateOnly, list.Entities[0].First("birthDate"))
	if err != nil {
		t.Fatal(err)
	}
	nat := list.Entities[0].First("nationality")
	in := []customer{
		{1, "Nobody Whatsoever", 0, nil, nil},
		{2, "Nobody Else", int32(born.Unix() / 86400), []string{"Somebody", list.Entities[0].Name()}, &nat},
		{3, "", 0, nil, nil},
	}
	var file bytes.Buffer
	if err := parquet.Write(&file, in); err != nil {
		t.Fatal(err)
	}
	raw := file.Bytes()
	r, err := Open(Input{Reader: bytes.NewReader(raw), At: bytes.NewReader(raw), Size: int64(len(raw))}, ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	c, err := r.GuessColumns()
	if err != nil {
		t.Fatal(err)
	}
	if want := "name = full_name, alias = alias, birthDate = birth_date, nationality = nationality; not used: number"; c.String() != want {
		t.Errorf("columns: %s", c)
	}
	out := filepath.Join(t.TempDir(), "hits.parquet")
	j := &Job{Material: resumeMaterial(), Rows: r, Columns: c, Format: Parquet, AsOf: "2025-06-01"}
	n, err := j.File(t.Context(), out, BadPath(out), j.BasisOf("x", "v1"), same)
	if err != nil {
		t.Fatal(err)
	}
	if n.Rows != 3 || n.Skipped != 1 || n.WithHits != 1 {
		t.Errorf("counted %+v", n)
	}
	f, err := os.Open(out)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	info, _ := f.Stat()
	p, err := parquet.OpenFile(f, info.Size())
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, path := range p.Schema().Columns() {
		names = append(names, strings.Join(path, "."))
	}
	if diff := cmp.Diff([]string{"number", "full_name", "birth_date", "alias", "nationality", "row", "list", "entry", "name", "score", "match", "programs", "since", "status", "why"}, names); diff != "" {
		t.Error(diff)
	}
	type hit struct {
		Number string  `parquet:"number,optional"`
		Born   string  `parquet:"birth_date,optional"`
		Alias  string  `parquet:"alias,optional"`
		Row    int64   `parquet:"row"`
		Entry  string  `parquet:"entry"`
		Score  float64 `parquet:"score"`
		Match  bool    `parquet:"match"`
	}
	hits, err := parquet.ReadFile[hit](out)
	if err != nil {
		t.Fatal(err)
	}
	if len(hits) != 1 || hits[0].Row != 2 || hits[0].Number != "2" || hits[0].Born != list.Entities[0].First("birthDate") || hits[0].Entry != "9000" || hits[0].Alias != "Somebody; "+list.Entities[0].Name() || hits[0].Score <= 0.5 {
		t.Errorf("got %+v", hits)
	}
}

func TestDamagedParquetIsAnError(t *testing.T) {
	t.Parallel()
	type customer struct {
		Name string `parquet:"name"`
	}
	var in []customer
	for range 5000 {
		in = append(in, customer{newMaker(uint64(len(in))).person()})
	}
	var file bytes.Buffer
	if err := parquet.Write(&file, in); err != nil {
		t.Fatal(err)
	}
	for at := 4; at < file.Len(); at += 997 {
		raw := bytes.Clone(file.Bytes())
		for k := range min(40, len(raw)-at) {
			raw[at+k] ^= 0x5a
		}
		for _, raw := range [][]byte{raw, raw[:at]} {
			r, err := Open(Input{Reader: bytes.NewReader(raw), At: bytes.NewReader(raw), Size: int64(len(raw))}, ReadOptions{})
			n := 0
			for err == nil {
				var row Row
				if err = r.Next(&row); err == nil {
					n++
				}
			}
			if err == io.EOF && n != len(in) {
				t.Errorf("damaged at %d: %d rows and no error", at, n)
			}
		}
	}
}
