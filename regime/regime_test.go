package regime

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"backchannel/graph"
	"backchannel/internal/shared"
)

// TestOFACCases runs the worked cases of the shared material: who is blocked
// under OFAC's 50 percent rule.
func TestOFACCases(t *testing.T) {
	t.Parallel()
	b, err := os.ReadFile(shared.Path(t, "data/rules/ofac50_cases.json"))
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		ID         string
		Designated []string
		Edges      [][3]any
		Expect     map[string]bool
	}
	if err := json.Unmarshal(b, &cases); err != nil {
		t.Fatal(err)
	}
	if len(cases) < 17 {
		t.Fatalf("%d cases, want 17", len(cases))
	}
	for _, c := range cases {
		s := newScript(t)
		s.where = c.ID
		for _, d := range c.Designated {
			s.list([]string{d, "OFAC", "from", "2020"})
		}
		for _, e := range c.Edges {
			s.tie([]string{fmt.Sprint(e[0]), graph.Owns, fmt.Sprint(e[1]), "share", fmt.Sprint(e[2])})
		}
		book := s.book()
		for party, want := range c.Expect {
			v := book.Verdict(party, "2023-01-01")
			got := v.Status == Blocked || slices.Contains(c.Designated, party) && v.Status == Listed
			if got != want {
				t.Errorf("%s: %s is %s, %q; want blocked %v", c.ID, party, v.Status, v.Reasons, want)
			}
		}
	}
}

func TestLicenceTable(t *testing.T) {
	t.Parallel()
	all, err := parseLicences(licenceTable)
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 25 {
		t.Fatalf("%d licences: the table was cut", len(all))
	}
	series := map[string][]Licence{}
	for i, l := range all {
		if l.Authority == "" || l.ID == "" || l.Version == "" || l.Covers == "" || l.Source == "" || len(l.Programs) == 0 {
			t.Errorf("%s: something is missing: %+v", l.Version, l)
		}
		for _, d := range []string{l.Issued, l.From, l.Until} {
			if _, err := graph.ParseDays(d); err != nil {
				t.Errorf("%s: %v", l.Version, err)
			}
		}
		if l.Issued == "" || l.From == "" || l.Until != "" && l.Until <= l.From || l.From < l.Issued {
			t.Errorf("%s: issued %q, from %q, until %q", l.Version, l.Issued, l.From, l.Until)
		}
		if i > 0 && all[i-1].Issued > l.Issued {
			t.Errorf("%s: not in the order of issue", l.Version)
		}
		if (len(l.Parties) == 0) != (len(l.Words) > 0) {
			t.Errorf("%s: a licence names parties, or else the words of its matter", l.Version)
		}
		for _, name := range slices.Concat(l.Parties, l.Words, l.Programs) {
			if strings.TrimSpace(name) != name || name == "" {
				t.Errorf("%s: %q", l.Version, name)
			}
		}
		series[l.ID+strings.Join(l.Programs, ";")] = append(series[l.ID+strings.Join(l.Programs, ";")], l)
	}
	for _, versions := range series {
		for i, l := range versions {
			if l.Supersedes == "" {
				continue
			}
			if i == 0 || versions[i-1].Version != l.Supersedes || versions[i-1].Until != l.Issued {
				t.Errorf("%s supersedes %q: that one must stand before it and run until %s", l.Version, l.Supersedes, l.Issued)
			}
		}
	}
}

// TestRuleTable: no two rules of one authority and measure hold on one day.
func TestRuleTable(t *testing.T) {
	t.Parallel()
	all := rules
	for i, r := range all {
		if r.Name == "" || r.Source == "" || r.Effect != Blocked && r.Effect != Restricted {
			t.Errorf("%q: something is missing", r.Name)
		}
		for _, d := range []string{r.From, r.Until} {
			if _, err := graph.ParseDays(d); err != nil || d != "" && len(d) != len("2006-01-02") {
				t.Errorf("%s: date %q: %v", r.Name, d, err)
			}
		}
		for _, q := range all[i+1:] {
			overlap := (r.Until == "" || q.From < r.Until) && (q.Until == "" || r.From < q.Until)
			if q.Authority == r.Authority && q.Measure == r.Measure && overlap {
				t.Errorf("two rules at once: %s from %q, from %q", r.Name, r.From, q.From)
			}
		}
	}
}

func TestGraver(t *testing.T) {
	t.Parallel()
	for i, a := range statuses {
		for _, b := range statuses[i:] {
			if Graver(a, b) != a || Graver(b, a) != a {
				t.Errorf("of %s and %s the graver is %s", a, b, a)
			}
		}
	}
	if Graver(Clear, "") != Clear || Graver("", Tied) != Tied {
		t.Error("any status is graver than none")
	}
}

// TestVerdictMonotone: one more listed party never makes anybody's verdict
// lighter, and the order in which facts are stated does not matter.
func TestVerdictMonotone(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(11, 12))
	changed := 0
	for range 60 {
		var facts [][]string
		for range 14 {
			a, b := r.IntN(8), r.IntN(8)
			if a != b {
				facts = append(facts, []string{fmt.Sprint("p", a), graph.Owns, fmt.Sprint("p", b), "share", fmt.Sprint(5 + r.IntN(60))})
			}
		}
		before := build(t, facts, "p0")
		r.Shuffle(len(facts), func(i, j int) { facts[i], facts[j] = facts[j], facts[i] })
		again := build(t, facts, "p0")
		after := build(t, facts, "p0", "p1")
		for i := range 8 {
			id := fmt.Sprint("p", i)
			v, w, x := before.Verdict(id, "2023-01-01"), again.Verdict(id, "2023-01-01"), after.Verdict(id, "2023-01-01")
			if fmt.Sprint(v) != fmt.Sprint(w) {
				t.Fatalf("in another order:\n%v\n%v", v, w)
			}
			if Graver(x.Status, v.Status) != x.Status {
				t.Fatalf("%s was %s, and is %s with one more party listed", id, v.Status, x.Status)
			}
			if x.Status != v.Status {
				changed++
			}
		}
	}
	if changed < 60 {
		t.Fatalf("only %d verdicts changed: the networks test nothing", changed)
	}
}

func build(tb testing.TB, facts [][]string, listed ...string) *Book {
	tb.Helper()
	s := newScript(tb)
	for i := range 8 {
		s.party(fmt.Sprint("p", i), false)
	}
	for _, f := range facts {
		s.tie(f)
	}
	for _, id := range listed {
		s.list([]string{id, "OFAC", "from", "2020"})
	}
	return s.book()
}

func TestVerdictFromManyGoroutines(t *testing.T) {
	t.Parallel()
	book := build(t, [][]string{{"p0", graph.Owns, "p1", "share", "60"}}, "p0")
	done := make(chan Status)
	for i := range 8 {
		go func() { done <- book.Verdict("p1", fmt.Sprintf("202%d", i)).Status }()
	}
	for range 8 {
		if s := <-done; s != Blocked {
			t.Errorf("p1 is %s", s)
		}
	}
}

func BenchmarkVerdict(b *testing.B) {
	s := newScript(b)
	r := rand.New(rand.NewPCG(13, 14))
	kinds := []string{"meeting", "business", "directs", graph.Owns}
	for i := range 100 {
		s.party(fmt.Sprint("p", i), false)
	}
	for range 200 {
		if x, y := r.IntN(100), r.IntN(100); x != y {
			s.tie([]string{fmt.Sprint("p", x), kinds[r.IntN(4)], fmt.Sprint("p", y)})
		}
	}
	for i := range 6 {
		s.list([]string{fmt.Sprint("p", i), "OFAC", "from", "2020"})
	}
	for b.Loop() {
		book := s.book()
		for i := range 100 {
			book.Verdict(fmt.Sprint("p", i), "2023-01-01")
		}
	}
}
