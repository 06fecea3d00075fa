package gen

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"backchannel/ftm"
)

func seeds() []*ftm.Entity {
	var out []*ftm.Entity
	for _, n := range []string{"Kirill Ardashev", "Maren Lindqvist", "Tarek al-Masoudi"} {
		e := ftm.NewEntity(n, "Person")
		e.Add("name", n)
		e.Add("birthDate", "1970-01-02")
		e.Add("nationality", "xk")
		out = append(out, e)
	}
	return out
}

func TestTheSameSeedsMakeTheSameParties(t *testing.T) {
	t.Parallel()
	a := slices.Collect(Entities(seeds(), 50, 1))
	b := slices.Collect(Entities(seeds(), 50, 1))
	if diff := cmp.Diff(a, b); diff != "" {
		t.Errorf("two runs differ:\n%s", diff)
	}
	if len(a) != 50 {
		t.Fatalf("%d parties, want 50", len(a))
	}
	for _, e := range a {
		if e.First("name") == "" || e.Schema != "Person" {
			t.Errorf("%+v has no name or another schema", e)
		}
	}
}

func TestNoSeedsMakeNoParties(t *testing.T) {
	t.Parallel()
	if got := slices.Collect(Entities(nil, 5, 1)); len(got) != 0 {
		t.Errorf("%d parties of no seeds", len(got))
	}
}
