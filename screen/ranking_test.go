package screen

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"backchannel/ftm"
)

var update = flag.Bool("update", false, "write the answers into testdata/*.txt")

// TestRanking reads testdata/*.txt. In them
//
//	party ID Schema | property=value; property=value
//
// adds a party to the list of the file,
//
//	query Schema | property=value; property=value
//
// asks, and the indented lines after it are the answer, best first: score, whether
// it is a match or only related, the party, and the reasons. Lines that begin with #
// are left as they are. The parties are invented.
func TestRanking(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no testdata: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			t.Parallel()
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got, err := answer(string(raw))
			if err != nil {
				t.Fatal(err)
			}
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(raw), got); diff != "" {
				t.Errorf("%s answers otherwise (-want +got); -update rewrites it:\n%s", file, diff)
			}
		})
	}
}

// answer returns a file's text with the answers in it.
func answer(text string) (string, error) {
	var parties []*ftm.Entity
	for line := range strings.Lines(text) {
		if f, ok := strings.CutPrefix(line, "party "); ok {
			id, rest, _ := strings.Cut(f, " ")
			e, err := partyOf(id, rest)
			if err != nil {
				return "", err
			}
			parties = append(parties, e)
		}
	}
	x := Build(slices.Values(parties), Defaults())
	var out strings.Builder
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "    ") {
			continue
		}
		out.WriteString(line)
		f, ok := strings.CutPrefix(line, "query ")
		if !ok {
			continue
		}
		q, err := partyOf("query", f)
		if err != nil {
			return "", err
		}
		hits := x.Match(q, Options{Limit: 5})
		for _, h := range hits {
			if err := sameByItself(q, h); err != nil {
				return "", err
			}
			word := "-"
			switch {
			case h.Match:
				word = "match"
			case h.Related:
				word = "related"
			}
			var why []string
			for _, ft := range h.Features {
				why = append(why, ft.Detail)
			}
			fmt.Fprintf(&out, "    %.2f %s %s: %s\n", h.Score, word, h.Entity.ID, strings.Join(why, "; "))
		}
		if len(hits) == 0 {
			out.WriteString("    nobody\n")
		}
	}
	return out.String(), nil
}

// sameByItself says how CompareEntities differs from a hit for the same two entities,
// where it must not.
func sameByItself(q *ftm.Entity, h Hit) error {
	r := CompareEntities(q, h.Entity, Defaults())
	if got := (Result{h.Score, h.Match, h.Strength, h.Related, h.Features}); !cmp.Equal(r, got, cmpopts.EquateApprox(0, 1e-6)) {
		return fmt.Errorf("%q and %s: compared by themselves (-) and found (+):\n%s", q.First("name"), h.Entity.ID, cmp.Diff(r, got, cmpopts.EquateApprox(0, 1e-6)))
	}
	return nil
}

func partyOf(id, s string) (*ftm.Entity, error) {
	schema, rest, ok := strings.Cut(strings.TrimSpace(s), " | ")
	if !ok {
		return nil, fmt.Errorf("%q: want Schema | property=value; …", s)
	}
	e := ftm.NewEntity(id, schema)
	for p := range strings.SplitSeq(rest, "; ") {
		name, value, ok := strings.Cut(p, "=")
		if !ok {
			return nil, fmt.Errorf("%q: want property=value", p)
		}
		e.Add(name, value)
	}
	return e, e.Validate()
}
