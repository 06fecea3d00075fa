package lists

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"backchannel/ftm"
)

var update = flag.Bool("update", false, "rewrite the goldens in testdata")

// show writes a snapshot for a person to read in review: its date, then every
// entity with its properties, one value a line, then what was skipped.
func show(s *Snapshot) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s of %q, %d listed\n", s.List, s.Published, s.Targets)
	for _, e := range s.Entities {
		fmt.Fprintf(&b, "\n%s %s", e.Schema, e.ID)
		if e.Target {
			b.WriteString(" LISTED")
		}
		b.WriteByte('\n')
		for _, p := range e.PropertyNames() {
			for _, v := range e.Properties[p] {
				fmt.Fprintf(&b, "  %s: %s\n", p, v)
			}
		}
	}
	for _, k := range s.Skipped {
		fmt.Fprintf(&b, "\nskipped %s\n", k)
	}
	return b.String()
}

// golden reads an invented publication of testdata and compares all that was
// read with the golden beside it.
func golden(t *testing.T, format *Format, file string) {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", file))
	if err != nil {
		t.Fatal(err)
	}
	goldenBytes(t, format, file, raw)
}

func goldenBytes(t *testing.T, format *Format, file string, raw []byte) {
	t.Helper()
	f, err := Detect(raw[:min(len(raw), 64<<10)])
	if err != nil || f != format {
		t.Fatalf("Detect = %v, %v; want %s", f, err, format.Name)
	}
	s, err := Read(f, &Intake{Parts: map[string]io.Reader{"": bytes.NewReader(raw)}})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range s.Entities {
		if err := e.Validate(); err != nil {
			t.Error(err)
		}
	}
	checkEnds(t, s)
	path := filepath.Join("testdata", file+".golden")
	got := show(s)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("%s (-want +got; -update rewrites it):\n%s", path, d)
	}
}

// checkEnds reports references to entities that the snapshot does not hold.
func checkEnds(tb testing.TB, s *Snapshot) {
	tb.Helper()
	ids := map[string]bool{}
	for _, e := range s.Entities {
		ids[e.ID] = true
	}
	for _, e := range s.Entities {
		for _, p := range e.PropertyNames() {
			if ftm.PropertyType(e.Schema, p) != "entity" {
				continue
			}
			for _, v := range e.Properties[p] {
				if !ids[v] {
					tb.Errorf("%s %s points to %s by %s, which is not there", e.Schema, e.ID, v, p)
				}
			}
		}
	}
}

// fuzzFormat feeds a parser whatever comes: it must end, without a panic, in
// entities that have an ID and a schema, and are valid where we made them, or in
// an error of one line.
func fuzzFormat(f *testing.F, format *Format, seeds ...string) {
	for _, name := range seeds {
		raw, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw)
		f.Add(raw[:len(raw)/2])
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		format.Detect(raw)
		in := &Intake{Parts: map[string]io.Reader{"": bytes.NewReader(raw)}, Skip: func(Skip) {}}
		for e, err := range format.Parse(in) {
			if err != nil {
				if strings.Contains(err.Error(), "\n") {
					t.Errorf("an error of more than one line: %q", err)
				}
				return
			}
			if e.ID == "" || ftm.SchemaOf(e.Schema) == nil {
				t.Errorf("entity %q of schema %q", e.ID, e.Schema)
			}
			if err := e.Validate(); err != nil && format.List != "opensanctions" {
				t.Error(err)
			}
		}
	})
}
