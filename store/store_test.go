package store_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"backchannel/internal/shared"
	"backchannel/store"
)

// home opens a new home folder.
func home(t testing.TB) *store.Home {
	t.Helper()
	h, err := store.Open(filepath.Join(t.TempDir(), "home"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { h.Close() })
	return h
}

// fixture is an invented publication of the package lists.
func fixture(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "lists", "testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// write puts files into a folder and returns their paths in the order given:
// name, content, name, content …
func write(t testing.TB, pairs ...any) []string {
	t.Helper()
	dir := t.TempDir()
	var out []string
	for i := 0; i < len(pairs); i += 2 {
		p := filepath.Join(dir, pairs[i].(string))
		if err := os.WriteFile(p, pairs[i+1].([]byte), 0o644); err != nil {
			t.Fatal(err)
		}
		out = append(out, p)
	}
	return out
}

// tree lists what lies in a home, but for the lock.
func tree(t testing.TB, h *store.Home) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(h.Dir(), func(p string, d fs.DirEntry, err error) error {
		if rel, _ := filepath.Rel(h.Dir(), p); !d.IsDir() && rel != "lock" {
			out = append(out, filepath.ToSlash(rel))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// add adds files that must all be taken.
func add(t testing.TB, h *store.Home, o store.AddOptions, paths ...string) []store.Added {
	t.Helper()
	out, err := h.AddFiles(t.Context(), paths, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range out {
		if a.Err != nil {
			t.Fatal(a.Err)
		}
	}
	return out
}

func TestReadings(t *testing.T) {
	t.Parallel()
	h := home(t)
	for _, id := range []string{"harbour", "a/b c", "..", "été"} {
		if err := h.PutReading(t.Context(), id, []byte(`{"id":"`+id+`"}`)); err != nil {
			t.Fatal(err)
		}
		got, err := h.Reading(id)
		if err != nil || string(got) != `{"id":"`+id+`"}` {
			t.Errorf("Reading(%q) = %s, %v", id, got, err)
		}
	}
	ids, err := h.Readings()
	if err != nil || len(ids) != 4 {
		t.Errorf("Readings = %q, %v, want four", ids, err)
	}
	if _, err := h.Reading("nobody"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a reading that is not kept: %v", err)
	}
	for _, bad := range []string{"", strings.Repeat("x", 300)} {
		if err := h.PutReading(t.Context(), bad, nil); err == nil {
			t.Errorf("PutReading(%.10q) was taken", bad)
		}
	}
}

func TestAKilledRunLeavesNothing(t *testing.T) {
	t.Parallel()
	h := home(t)
	if err := os.MkdirAll(filepath.Join(h.Dir(), "tmp-123-0", "x"), 0o755); err != nil {
		t.Fatal(err)
	}
	again, err := store.Open(h.Dir())
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	left, err := os.ReadDir(h.Dir())
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range left {
		if strings.HasPrefix(e.Name(), "tmp-") {
			t.Errorf("%s is still there", e.Name())
		}
	}
}

func TestOpenRefusesAFile(t *testing.T) {
	t.Parallel()
	p := write(t, "home", []byte("x"))[0]
	_, err := store.Open(p)
	if err == nil || strings.Contains(err.Error(), "\n") || !strings.Contains(err.Error(), p) {
		t.Errorf("Open = %v, want one line with the path", err)
	}
}

// The real lists, as a user loads them before a story is vetted.
func TestRealListsLoad(t *testing.T) {
	t.Parallel()
	h := home(t)
	add(t, h, store.AddOptions{Retrieved: "2026-03-01"},
		shared.Path(t, "data/lists/ofac/sdn_2023-01.csv"),
		shared.Path(t, "data/lists/ofac/sdn_2021-07.csv"),
		shared.Path(t, "data/lists/ofac/add_2023-01.csv"),
		shared.Path(t, "data/lists/un/UN_consolidated_2026-02-27.xml"))
	got, err := h.LoadNewest(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	type row struct {
		List, Published string
		Targets         int
	}
	var rows []row
	for _, s := range got {
		rows = append(rows, row{s.List, s.Published, s.Targets})
	}
	want := []row{{"un_sc_sanctions", "2026-02-27", 1003}, {"us_ofac_sdn", "2023-01", 11443}}
	if d := cmp.Diff(want, rows); d != "" {
		t.Errorf("newest (-want +got):\n%s", d)
	}
	all, err := h.Snapshots("us_ofac_sdn")
	if err != nil || len(all) != 2 || all[0].Published != "2021-07" || len(all[1].Files) != 2 {
		t.Errorf("Snapshots = %+v, %v; want that of 2021-07 and then that of 2023-01 with its addresses", all, err)
	}
}

func BenchmarkLoadNewest(b *testing.B) {
	h := home(b)
	add(b, h, store.AddOptions{}, shared.Path(b, "data/lists/ofac/sdn_2023-01.csv"), shared.Path(b, "data/lists/un/UN_consolidated_2026-02-27.xml"))
	n := 0
	for b.Loop() {
		got, err := h.LoadNewest(context.Background())
		if err != nil {
			b.Fatal(err)
		}
		n += got[0].Targets + got[1].Targets
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "records/s")
}
