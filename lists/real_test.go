package lists

import (
	"bytes"
	"io"
	"os"
	"testing"

	"backchannel/ftm"
	"backchannel/internal/shared"
)

// readReal reads a publication as it lies beside the project; files are its
// parts by Format.Part.
func readReal(tb testing.TB, format *Format, name string) *Snapshot {
	tb.Helper()
	raw, err := os.ReadFile(shared.Path(tb, name))
	if err != nil {
		tb.Fatal(err)
	}
	f, err := Detect(raw[:min(len(raw), 64<<10)])
	if err != nil {
		tb.Fatal(err)
	}
	if f != format {
		tb.Fatalf("%s is taken for %s, want %s", name, f.Name, format.Name)
	}
	s, err := Read(f, &Intake{Parts: map[string]io.Reader{"": bytes.NewReader(raw)}})
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

// count counts the entities of each schema.
func count(s *Snapshot) map[string]int {
	n := map[string]int{}
	for _, e := range s.Entities {
		n[e.Schema]++
	}
	return n
}

// find returns the entity of an ID.
func find(tb testing.TB, s *Snapshot, id string) *ftm.Entity {
	tb.Helper()
	for _, e := range s.Entities {
		if e.ID == id {
			return e
		}
	}
	tb.Fatalf("no entity %s", id)
	return nil
}

// checkReal reports entities of a real publication that the model does not
// allow and references that lead nowhere.
func checkReal(tb testing.TB, s *Snapshot) {
	tb.Helper()
	for _, e := range s.Entities {
		if err := e.Validate(); err != nil {
			tb.Fatal(err)
		}
		if e.Target && e.First("name") == "" {
			tb.Errorf("%s has no name", e.ID)
		}
	}
	checkEnds(tb, s)
}
