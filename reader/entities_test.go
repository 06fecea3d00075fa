package reader

import (
	"os"
	"strings"
	"testing"

	"backchannel/cite"
)

// TestNamesOfTheBank reads testdata/entities.txt: sentences with the names that
// a reading of them has, and those that it must not have.
func TestNamesOfTheBank(t *testing.T) {
	t.Parallel()
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range bankLines(t, "testdata/entities.txt") {
		text, want, _ := strings.Cut(line, " => ")
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			got, err := r.Read(cite.Document{Text: strings.ReplaceAll(text, `\n`, "\n")})
			if err != nil {
				t.Fatal(err)
			}
			names := map[string]bool{}
			for _, e := range got.Entities {
				names[strings.ToLower(e.Name)] = true
				for _, a := range e.Aliases {
					names[strings.ToLower(a)] = true
				}
			}
			for name := range strings.SplitSeq(want, " ; ") {
				name, unwanted := strings.CutPrefix(name, "!")
				if names[strings.ToLower(name)] == unwanted {
					t.Errorf("%q wanted %v; the names are %v", name, !unwanted, names)
				}
			}
		})
	}
}

// bankLines are the lines of a bank of sentences, comments left out.
func bankLines(t *testing.T, name string) []string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for line := range strings.Lines(string(b)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			out = append(out, line)
		}
	}
	if len(out) < 20 {
		t.Fatalf("%s has %d lines", name, len(out))
	}
	return out
}
