package lists

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"backchannel/cite"
	"backchannel/ftm"
	"backchannel/internal/shared"
)

// checkCompact writes a snapshot in the compact form and reads it back: it must
// be the same down to what is nil and what is empty, and so must the bytes.
func checkCompact(tb testing.TB, s *Snapshot) {
	tb.Helper()
	b := s.AppendCompact(nil)
	got, err := ReadCompact(string(b))
	if err != nil {
		tb.Fatal(err)
	}
	if got.Publication != s.Publication {
		tb.Errorf("publication %+v, want %+v", got.Publication, s.Publication)
	}
	if d := cmp.Diff(s.Skipped, got.Skipped); d != "" {
		tb.Errorf("skipped (-want +got):\n%s", d)
	}
	if len(got.Entities) != len(s.Entities) {
		tb.Fatalf("%d entities, want %d", len(got.Entities), len(s.Entities))
	}
	for i, e := range s.Entities {
		if !reflect.DeepEqual(e, got.Entities[i]) {
			tb.Fatalf("entity %d (-want +got):\n%s", i, cmp.Diff(e, got.Entities[i]))
		}
	}
	if !bytes.Equal(b, s.AppendCompact(nil)) || !bytes.Equal(b, got.AppendCompact(nil)) {
		tb.Error("one snapshot gives different bytes")
	}
}

func TestCompactIsWhatWasParsed(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob(filepath.Join("testdata", "*"))
	if err != nil {
		t.Fatal(err)
	}
	raws := [][]byte{ukIndex(t)}
	for _, file := range files {
		if raw, err := os.ReadFile(file); err == nil && !strings.HasSuffix(file, ".golden") { // no folder, the fuzzing corpus
			raws = append(raws, raw)
		}
	}
	done := map[*Format]bool{}
	for _, raw := range raws {
		f, err := Detect(raw[:min(len(raw), 64<<10)])
		if err != nil || f.Part != "" {
			continue
		}
		s, err := Read(f, &Intake{Parts: map[string]io.Reader{"": bytes.NewReader(raw)}})
		if err != nil {
			t.Fatal(err)
		}
		checkCompact(t, s)
		done[f] = true
	}
	// These two are read as a format beside them that has a fixture is.
	done[ofacSDNXML], done[openSanctionsStatement] = done[ofacConsXML], done[openSanctionsPack]
	for _, f := range formats {
		if f.Part == "" && !done[f] {
			t.Errorf("no fixture of %s was tried", f.Name)
		}
	}
}

func TestCompactOfRealLists(t *testing.T) {
	t.Parallel()
	for _, list := range []struct {
		format *Format
		name   string
	}{
		{ofacSDN, "ofac/sdn_2023-01.csv"}, {ofacConsXML, "ofac/consolidated_nonsdn_2025-03-28.xml"}, {unXML, "un/UN_consolidated_2026-02-27.xml"},
		{semaXML, "canada/sema_2025.xml"}, {openSanctionsJSON, "opensanctions_samples/entities.ftm.json"},
	} {
		t.Run(list.name, func(t *testing.T) {
			t.Parallel()
			s := readReal(t, list.format, filepath.Join("data/lists", list.name))
			if n := len(s.AppendCompact(nil)); n > 500*len(s.Entities) {
				t.Errorf("%d bytes for %d entities", n, len(s.Entities))
			}
			checkCompact(t, s)
		})
	}
}

// odd holds what no parser gives but the types allow.
func odd() *Snapshot {
	return &Snapshot{
		Publication: cite.Publication{List: "odd", Title: "Ödd", Published: "2031-05-01", Targets: 1},
		Skipped:     []Skip{{"line 3", ""}, {"", "no name"}},
		Entities: []*ftm.Entity{
			{},
			{ID: "a", Caption: "A", Schema: "Person", Target: true, Properties: map[string][]string{}, Datasets: []string{}},
			{ID: "b", Properties: map[string][]string{"name": nil, "alias": {}, "notes": {"", "\xff\x00", "x"}}, Datasets: []string{"odd", "more"}, Referents: []string{"c"}},
			{ID: "c", FirstSeen: "2030", LastSeen: "2031", LastChange: "2030-07", Datasets: []string{"odd", "more"}},
			{ID: "d", Schema: "Person"},
		},
	}
}

func TestCompactKeepsWhatIsOdd(t *testing.T) {
	t.Parallel()
	checkCompact(t, odd())
	checkCompact(t, &Snapshot{Entities: []*ftm.Entity{}})
}

// What was read can be added to without a change to its neighbours.
func TestCompactListsDoNotRunIntoOneAnother(t *testing.T) {
	t.Parallel()
	s, err := ReadCompact(string(odd().AppendCompact(nil)))
	if err != nil {
		t.Fatal(err)
	}
	want := odd()
	for _, e := range []*ftm.Entity{s.Entities[2], want.Entities[2]} {
		e.Add("notes", "added")
		e.Datasets = append(e.Datasets, "added")
		e.Referents = append(e.Referents, "added")
	}
	if d := cmp.Diff(want.Entities, s.Entities); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

func TestCompactThatIsCutShortOrRunsOnIsRefused(t *testing.T) {
	t.Parallel()
	b := string(odd().AppendCompact(nil))
	for n := range b {
		if _, err := ReadCompact(b[:n]); err == nil {
			t.Errorf("%d of %d bytes were taken for the whole", n, len(b))
		}
	}
	if _, err := ReadCompact(b + "\x00"); err == nil {
		t.Error("a byte too many was not seen")
	}
}

func TestRevisionIsOfTheParsers(t *testing.T) {
	t.Parallel()
	if r := Revision(); len(r) != 64 || r != Revision() {
		t.Errorf("Revision = %q", r)
	}
	for _, name := range []string{"ofac_enhanced.go", "compact.go", "country.go"} {
		if _, err := source.ReadFile(name); err != nil {
			t.Error(err)
		}
	}
}

// Whatever comes, reading ends without a panic and without taking memory out of
// proportion, and what is read can be written and read again.
func FuzzReadCompact(f *testing.F) {
	f.Add(string(odd().AppendCompact(nil)))
	f.Add("\x01\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00")
	f.Add("\xff\xff\xff\xff\x0f\xff\xff\xff\xff\x0f")
	for _, name := range []string{"un.xml", "ofac_sdn_enhanced.xml"} {
		raw, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			f.Fatal(err)
		}
		format, err := Detect(raw)
		if err != nil {
			f.Fatal(err)
		}
		s, err := Read(format, &Intake{Parts: map[string]io.Reader{"": bytes.NewReader(raw)}})
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(s.AppendCompact(nil)))
	}
	f.Fuzz(func(t *testing.T, data string) {
		s, err := ReadCompact(data)
		if err != nil {
			if s != nil {
				t.Error("a snapshot and an error")
			}
			return
		}
		if len(s.Entities) > len(data) || len(s.Skipped) > len(data) {
			t.Errorf("%d entities and %d skips out of %d bytes", len(s.Entities), len(s.Skipped), len(data))
		}
		checkCompact(t, s)
	})
}

func BenchmarkReadCompact(b *testing.B) {
	raw, err := os.ReadFile(shared.Path(b, "data/lists/ofac/sdn_2023-01.csv"))
	if err != nil {
		b.Fatal(err)
	}
	s, err := Read(ofacSDN, &Intake{Parts: map[string]io.Reader{"": bytes.NewReader(raw)}})
	if err != nil {
		b.Fatal(err)
	}
	data := string(s.AppendCompact(nil))
	b.ReportAllocs()
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := ReadCompact(data); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(s.Entities))*float64(b.N)/b.Elapsed().Seconds(), "entities/s")
}
