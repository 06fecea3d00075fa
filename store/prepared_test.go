package store_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"backchannel/lists"
	"backchannel/store"
)

// issue adds a fixture to a home and returns it with what a load gives and the
// name of its prepared form.
func issue(t testing.TB, h *store.Home, name string) (s *store.Snapshot, loaded *lists.Snapshot, prepared string) {
	t.Helper()
	s = add(t, h, store.AddOptions{Retrieved: "2031-06-01"}, write(t, name, fixture(t, name))...)[0].Snapshot
	return s, load(t, h, s), filepath.Join(h.Dir(), s.Dir, "prepared")
}

func load(t testing.TB, h *store.Home, s *store.Snapshot) *lists.Snapshot {
	t.Helper()
	out, err := h.Load(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func read(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func overwrite(t testing.TB, name string, b []byte) {
	t.Helper()
	if err := os.WriteFile(name, b, 0o644); err != nil {
		t.Fatal(err)
	}
}

func same(t testing.TB, want, got *lists.Snapshot) {
	t.Helper()
	if d := cmp.Diff(want.Publication, got.Publication); d != "" {
		t.Errorf("publication (-want +got):\n%s", d)
	}
	if d := cmp.Diff(want.Entities, got.Entities); d != "" {
		t.Errorf("entities (-want +got):\n%s", d)
	}
	if d := cmp.Diff(want.Skipped, got.Skipped); d != "" {
		t.Errorf("skipped (-want +got):\n%s", d)
	}
}

// A load must be what the parse gives, whichever way it went.
func TestAPreparedIssueIsWhatItsFilesSay(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"un.xml", "sema.xml", "ofac_sdn.csv", "ofac_cons.xml", "ofac_sdn_enhanced.xml", "uk.csv", "ofsi.csv", "eu.xml", "entities.ftm.json", "targets.nested.json", "statements.csv"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := home(t)
			s, byForm, prepared := issue(t, h, name)
			form := read(t, prepared)
			if err := os.Remove(prepared); err != nil {
				t.Fatal(err)
			}
			byFiles := load(t, h, s)
			same(t, byFiles, byForm)
			if !bytes.Equal(form, read(t, prepared)) {
				t.Error("the form that was made at the load differs from that of the adding")
			}
			same(t, byFiles, load(t, h, s))
		})
	}
}

// The form is read, not only kept: one with another content, well sealed, is
// believed. (That is what makes the tests of its refusal worth something.)
func TestAPreparedIssueIsUsed(t *testing.T) {
	t.Parallel()
	h := home(t)
	s, want, prepared := issue(t, h, "un.xml")
	form := read(t, prepared)
	i := bytes.Index(form, []byte("BLUE HERON"))
	if i < 0 {
		t.Fatal("the fixture names no BLUE HERON any more")
	}
	copy(form[i:], "BLUE EGRET")
	overwrite(t, prepared, store.Seal(form))
	if cmp.Equal(want.Entities, load(t, h, s).Entities) {
		t.Error("the files were read although there is a prepared form")
	}
}

func TestAPreparedIssueThatDoesNotServeIsMadeAnew(t *testing.T) {
	t.Parallel()
	other := home(t)
	_, _, foreign := issue(t, other, "sema.xml")
	for name, change := range map[string]func(form []byte) []byte{
		"empty":                 func([]byte) []byte { return nil },
		"a few bytes":           func(f []byte) []byte { return f[:10] },
		"cut short":             func(f []byte) []byte { return f[:len(f)-1] },
		"cut to its key":        func(f []byte) []byte { return f[:bytes.Index(f, []byte("\n\n"))+2] },
		"cut and sealed":        func(f []byte) []byte { return store.Seal(f[:len(f)-9]) },
		"run on":                func(f []byte) []byte { return append(f, 0) },
		"a bit turned in it":    func(f []byte) []byte { f[len(f)-len(f)/3] ^= 1; return f },
		"a bit turned in front": func(f []byte) []byte { f[3] ^= 1; return f },
		"of another version": func(f []byte) []byte {
			return store.Seal(bytes.Replace(f, []byte("prepared 1\n"), []byte("prepared 0\n"), 1))
		},
		"by other parsers": func(f []byte) []byte {
			return store.Seal(bytes.Replace(f, []byte(lists.Revision()), bytes.Repeat([]byte("0"), 64), 1))
		},
		"of another list":         func([]byte) []byte { return read(t, foreign) },
		"something else entirely": func([]byte) []byte { return bytes.Repeat([]byte("harbour"), 1000) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := home(t)
			s, want, prepared := issue(t, h, "un.xml")
			form := read(t, prepared)
			overwrite(t, prepared, change(bytes.Clone(form)))
			same(t, want, load(t, h, s))
			if !bytes.Equal(form, read(t, prepared)) {
				t.Error("it was not put right")
			}
		})
	}
}

// The files are what counts: where they change, so does the answer.
func TestAChangedFileIsReadAgain(t *testing.T) {
	t.Parallel()
	h := home(t)
	s, want, _ := issue(t, h, "sema.xml")
	raw := bytes.ReplaceAll(fixture(t, "sema.xml"), []byte("</record>"), []byte("</record >"))
	overwrite(t, filepath.Join(h.Dir(), s.Dir, s.Files[0].Stored), gz(t, raw))
	same(t, want, load(t, h, s))
	un := gz(t, fixture(t, "un.xml"))
	overwrite(t, filepath.Join(h.Dir(), s.Dir, s.Files[0].Stored), un)
	if got := load(t, h, s); cmp.Equal(want.Entities, got.Entities) {
		t.Error("what the file said before is still told")
	}
	if err := os.Remove(filepath.Join(h.Dir(), s.Dir, s.Files[0].Stored)); err != nil {
		t.Fatal(err)
	}
	if _, err := h.Load(t.Context(), s); err == nil {
		t.Error("an issue without its file was answered from")
	}
}

func TestAHomeThatCannotBeWrittenToIsReadAllTheSame(t *testing.T) {
	t.Parallel()
	h := home(t)
	s, want, prepared := issue(t, h, "un.xml")
	// A folder in the form's place cannot be replaced by a file, not even by the
	// superuser, to whom no folder is read-only.
	if err := os.Remove(prepared); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(prepared, "x"), 0o755); err != nil {
		t.Fatal(err)
	}
	before := tree(t, h)
	same(t, want, load(t, h, s))
	if d := cmp.Diff(before, tree(t, h)); d != "" {
		t.Errorf("the home changed:\n%s", d)
	}
}

func TestACancelledLoadLeavesTheHomeAsItWas(t *testing.T) {
	t.Parallel()
	h := home(t)
	s, _, prepared := issue(t, h, "un.xml")
	for _, form := range []string{"there", "gone"} {
		if form == "gone" {
			if err := os.Remove(prepared); err != nil {
				t.Fatal(err)
			}
		}
		before := tree(t, h)
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := h.Load(ctx, s); !errors.Is(err, context.Canceled) {
			t.Errorf("with the form %s: Load = %v, want it cancelled", form, err)
		}
		if d := cmp.Diff(before, tree(t, h)); d != "" {
			t.Errorf("with the form %s the home changed:\n%s", form, d)
		}
	}
}

// Two that find nothing prepared at the same time both get the answer, and what
// they leave is whole.
func TestTwoThatPrepareAtTheSameTime(t *testing.T) {
	t.Parallel()
	h := home(t)
	s, want, prepared := issue(t, h, "ofac_sdn.csv")
	form := read(t, prepared)
	again, err := store.Open(h.Dir()) // as another process would
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { again.Close() })
	for range 5 {
		overwrite(t, prepared, form[:len(form)/2])
		var wg sync.WaitGroup
		for _, x := range []*store.Home{h, again, h, again} {
			wg.Go(func() {
				got, err := x.Load(t.Context(), s)
				if err != nil {
					t.Error(err)
					return
				}
				same(t, want, got)
			})
		}
		wg.Wait()
		if !bytes.Equal(form, read(t, prepared)) {
			t.Fatal("nobody put it right")
		}
		if files := tree(t, h); len(files) != 3 {
			t.Fatalf("the home holds %q, want the issue's three files", files)
		}
	}
}
