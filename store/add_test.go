package store_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"backchannel/store"
)

func gz(t testing.TB, raw []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write(raw)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestAFileBecomesADatedIssue(t *testing.T) {
	t.Parallel()
	sema, un := fixture(t, "sema.xml"), fixture(t, "un.xml")
	for name, test := range map[string]struct {
		file    string
		raw     []byte
		options store.AddOptions
		when    string
		by      string
	}{
		"the file's own date comes first": {"un_2020-01-01.xml", un, store.AddOptions{Published: "2021-01-01"}, "2031-04-05", "file"},
		"then the user's":                 {"sema_2024-01.xml", sema, store.AddOptions{Published: "2025-02"}, "2025-02", "user"},
		"then that of the name, a month":  {"sema_2024-01.xml", sema, store.AddOptions{Retrieved: "2026-03-01"}, "2024-01", "name"},
		"or a day":                        {"sema-20240131.xml.gz", gz(t, sema), store.AddOptions{Retrieved: "2026-03-01"}, "2024-01-31", "name"},
		"or a year":                       {"sema_2025.xml", sema, store.AddOptions{Retrieved: "2026-03-01"}, "2025", "name"},
		"else the day of retrieval":       {"sema.xml", sema, store.AddOptions{Retrieved: "2026-03-01"}, "2026-03-01", ""},
		"a number is no date":             {"sema_20251399.xml", sema, store.AddOptions{Retrieved: "2026-03-01"}, "2026-03-01", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := home(t)
			got := add(t, h, test.options, write(t, test.file, test.raw)...)
			s := got[0].Snapshot
			if s.When() != test.when || s.DatedBy != test.by {
				t.Errorf("dated %q by %q, want %q by %q", s.When(), s.DatedBy, test.when, test.by)
			}
			stored, err := h.Newest(s.List)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(s, stored); d != "" {
				t.Errorf("what was added and what is kept differ (-added +kept):\n%s", d)
			}
			loaded, err := h.Load(t.Context(), stored)
			if err != nil || loaded.Targets != s.Targets || loaded.Retrieved != test.options.Retrieved || loaded.SHA256 != s.SHA256 {
				t.Errorf("loaded %+v, %v; want what was added", loaded.Publication, err)
			}
		})
	}
}

func TestTheSameIssueIsNotKeptTwice(t *testing.T) {
	t.Parallel()
	h := home(t)
	un := fixture(t, "un.xml")
	add(t, h, store.AddOptions{}, write(t, "un.xml", un)...)
	before := tree(t, h)
	got := add(t, h, store.AddOptions{}, write(t, "other.xml.gz", gz(t, un))...)
	if !got[0].Duplicate {
		t.Error("the same file under another name and packed is not seen as the same")
	}
	if d := cmp.Diff(before, tree(t, h)); d != "" {
		t.Errorf("the home changed:\n%s", d)
	}
}

func TestFilesOfOneIssueGoTogether(t *testing.T) {
	t.Parallel()
	sdn, alt, address := fixture(t, "ofac_sdn.csv"), fixture(t, "ofac_sdn_alt.csv"), fixture(t, "ofac_sdn_add.csv")
	older := bytes.Replace(sdn, []byte("HARBOUR LIGHTER COMPANY"), []byte("HARBOUR LIGHTERS"), 1)
	for name, test := range map[string]struct {
		files []any
		want  []string // issues: "date: parts", or "refused: words"
	}{
		"one main file and its parts": {
			[]any{"alt.csv", alt, "sdn.csv", sdn, "add.csv", address},
			[]string{"2026-03-01:  add alt"},
		},
		"by the dates in their names": {
			[]any{"sdn_2023-01.csv", sdn, "sdn_2021-07.csv", older, "alt_2021-07.csv", alt, "add_2023-01.csv", address},
			[]string{"2023-01:  add", "2021-07:  alt"},
		},
		"a part of another day is refused, the rest is added": {
			[]any{"sdn_2023-01.csv", sdn, "alt_2025-12.csv", alt},
			[]string{"2023-01: ", "refused: only a part of OFAC SDN"},
		},
		"undated parts of two main files": {
			[]any{"sdn_2023-01.csv", sdn, "sdn_2021-07.csv", older, "alt.csv", alt},
			[]string{"2023-01: ", "2021-07: ", "refused: only a part of OFAC SDN"},
		},
		"a part twice": {
			[]any{"sdn.csv", sdn, "alt.csv", alt, "alt2.csv", alt},
			[]string{"refused: two files of the same part"},
		},
		"a part alone": {
			[]any{"alt.csv", alt},
			[]string{"refused: only a part of OFAC SDN; give it together with the main file"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := home(t)
			got, err := h.AddFiles(t.Context(), write(t, test.files...), store.AddOptions{Retrieved: "2026-03-01"})
			if err != nil {
				t.Fatal(err)
			}
			if len(got) != len(test.want) {
				t.Fatalf("%d results, want %q: %+v", len(got), test.want, got)
			}
			for i, a := range got {
				if why, refused := strings.CutPrefix(test.want[i], "refused: "); refused {
					if a.Err == nil || !strings.Contains(a.Err.Error(), why) {
						t.Errorf("result %d: %v, want an error with %q", i, a.Err, why)
					}
					continue
				}
				if a.Err != nil {
					t.Error(a.Err)
					continue
				}
				var parts []string
				for _, f := range a.Snapshot.Files {
					parts = append(parts, f.Part)
				}
				if s := a.Snapshot.When() + ": " + strings.Join(parts, " "); s != test.want[i] {
					t.Errorf("result %d: %q, want %q", i, s, test.want[i])
				}
			}
		})
	}
}

func TestAttach(t *testing.T) {
	t.Parallel()
	h := home(t)
	add(t, h, store.AddOptions{Retrieved: "2026-03-01"}, write(t, "sdn_2023-01.csv", fixture(t, "ofac_sdn.csv"))...)
	alt := write(t, "alt_2025-12.csv", fixture(t, "ofac_sdn_alt.csv"))
	got, err := h.AddFiles(t.Context(), alt, store.AddOptions{})
	if err != nil || len(got) != 1 || got[0].Err == nil || !strings.Contains(got[0].Err.Error(), "ask to attach it to the issue of 2023-01") {
		t.Fatalf("without being asked to: %+v, %v", got, err)
	}
	add(t, h, store.AddOptions{Attach: true}, alt...)
	all, err := h.Snapshots("us_ofac_sdn")
	if err != nil || len(all) != 1 || len(all[0].Files) != 2 || all[0].Published != "2023-01" || all[0].Retrieved != "2026-03-01" {
		t.Fatalf("Snapshots = %+v, %v; want the one issue with two files, dated as before", all, err)
	}
	s, err := h.Load(t.Context(), all[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range s.Entities {
		for _, n := range e.Names() {
			if strings.Contains(n, "LIGHTER-HARBOUR") {
				return
			}
		}
	}
	t.Error("the alias that was attached is not there")
}

func TestBadFilesAreRefusedInOneLineAndTheRestIsAdded(t *testing.T) {
	t.Parallel()
	un := fixture(t, "un.xml")
	packed := gz(t, un)
	for name, test := range map[string]struct {
		raw  []byte
		want string
	}{
		"empty":          {nil, "it is empty"},
		"a web page":     {[]byte("<!DOCTYPE html><html></html>"), "web page"},
		"binary":         {[]byte("\x00\x01\x02\x03\xff"), "binary"},
		"a picture":      {[]byte("\x89PNG\r\n\x1a\n"), "picture"},
		"cut short":      {un[:len(un)-200], "cut short"},
		"gzip cut short": {packed[:len(packed)-20], "cut short"},
		"gzip damaged":   {append(bytes.Clone(packed[:len(packed)-8]), 1, 2, 3, 4, 5, 6, 7, 8), "damaged"},
		"of nobody":      {[]byte("<CONSOLIDATED_LIST/>"), "no listed party"},
		"unknown XML":    {[]byte("<catalogue><book/></catalogue>"), "root element catalogue"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := home(t)
			files := write(t, "bad.xml", test.raw, "sema_2025.xml", fixture(t, "sema.xml"))
			got, err := h.AddFiles(t.Context(), files, store.AddOptions{})
			if err != nil || len(got) != 2 {
				t.Fatalf("AddFiles = %+v, %v", got, err)
			}
			bad, good := got[0], got[1]
			if bad.Err == nil {
				bad, good = good, bad
			}
			if bad.Err == nil || !strings.Contains(bad.Err.Error(), test.want) || !strings.Contains(bad.Err.Error(), "bad.xml") || strings.Contains(bad.Err.Error(), "\n") {
				t.Errorf("%v: want one line with bad.xml and %q", bad.Err, test.want)
			}
			if good.Err != nil || good.Snapshot == nil {
				t.Errorf("the good file was not added: %v", good.Err)
			}
			if files := tree(t, h); len(files) != 3 {
				t.Errorf("the home holds %q, want the good issue's three files", files)
			}
		})
	}
}

func TestAPathThatIsNoFile(t *testing.T) {
	t.Parallel()
	h := home(t)
	dir := t.TempDir()
	got, err := h.AddFiles(t.Context(), []string{dir, filepath.Join(dir, "nothing.csv")}, store.AddOptions{})
	if err != nil || len(got) != 2 {
		t.Fatalf("AddFiles = %+v, %v", got, err)
	}
	for i, want := range []string{"is a folder", "no such file"} {
		if got[i].Err == nil || !strings.Contains(got[i].Err.Error(), want) {
			t.Errorf("%v, want %q", got[i].Err, want)
		}
	}
}

func TestCancellingLeavesTheHomeAsItWas(t *testing.T) {
	t.Parallel()
	h := home(t)
	add(t, h, store.AddOptions{}, write(t, "sema.xml", fixture(t, "sema.xml"))...)
	before := tree(t, h)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := h.AddFiles(ctx, write(t, "un.xml", fixture(t, "un.xml")), store.AddOptions{})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("AddFiles = %v, want it cancelled", err)
	}
	if d := cmp.Diff(before, tree(t, h)); d != "" {
		t.Errorf("the home changed:\n%s", d)
	}
}

func TestADamagedIssueIsNamed(t *testing.T) {
	t.Parallel()
	h := home(t)
	s := add(t, h, store.AddOptions{}, write(t, "un.xml", fixture(t, "un.xml"))...)[0].Snapshot
	file := filepath.Join(h.Dir(), s.Dir, s.Files[0].Stored)
	if err := os.WriteFile(file, []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := h.Load(t.Context(), s); err == nil || !strings.Contains(err.Error(), "damaged") || !strings.Contains(err.Error(), s.Dir) {
		t.Errorf("Load = %v, want it named as damaged", err)
	}
	if err := os.WriteFile(filepath.Join(h.Dir(), s.Dir, "meta.json"), []byte("{"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := h.Snapshots(s.List); err == nil || !strings.Contains(err.Error(), "meta.json") {
		t.Errorf("Snapshots = %v, want the damaged meta.json named", err)
	}
}

// OpenSanctions publishes many datasets in one form; as an issue of another, one
// would make all parties of the other look removed.
func TestAnotherDatasetInTheSameFormIsRefused(t *testing.T) {
	t.Parallel()
	dataset := func(ids ...string) []byte {
		var b bytes.Buffer
		for _, id := range ids {
			b.WriteString(`{"id":"` + id + `","schema":"Person","properties":{"name":["Heron ` + id + `"],"topics":["sanction"]},"last_seen":"2031-05-0` + id[1:2] + `"}` + "\n")
		}
		return b.Bytes()
	}
	h := home(t)
	add(t, h, store.AddOptions{}, write(t, "one.json", dataset("a1", "b1", "c1", "d1"))...)
	before := tree(t, h)
	got, err := h.AddFiles(t.Context(), write(t, "other.json", dataset("x2", "y2", "z2")), store.AddOptions{})
	if err != nil || len(got) != 1 || got[0].Err == nil || !strings.Contains(got[0].Err.Error(), "0 of the 4 parties") {
		t.Errorf("another dataset: %+v, %v; want it refused", got, err)
	}
	if d := cmp.Diff(before, tree(t, h)); d != "" {
		t.Errorf("the home changed:\n%s", d)
	}
	add(t, h, store.AddOptions{}, write(t, "later.json", dataset("a1", "b1", "e3"))...) // a later issue of the same
}
