package graph

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"backchannel/cite"
)

// network of invented people: "a meeting b; b owns c", with marks after the
// kind: ! negated, ? disputed, - former, @DATE when it happened.
func draw(tb testing.TB, text string, hubs ...string) *Graph {
	tb.Helper()
	g := New()
	for i, line := range strings.Split(text, "; ") {
		f := strings.Fields(line)
		kind, date, _ := strings.Cut(f[1], "@")
		t := Tie{ID: fmt.Sprint("t", i), Kind: strings.TrimRight(kind, "!?-"), From: f[0], To: f[2], Date: date}
		t.Negated, t.Disputed = strings.Contains(kind, "!"), strings.Contains(kind, "?")
		if strings.Contains(kind, "-") {
			t.Status = "former"
		}
		t.Evidence = []cite.Evidence{{Stance: cite.Asserts}}
		for _, id := range []string{f[0], f[2]} {
			if err := g.AddParty(Party{ID: id}); err != nil {
				tb.Fatal(err)
			}
		}
		if err := g.AddTie(t); err != nil {
			tb.Fatal(err)
		}
	}
	for _, id := range hubs {
		if err := g.AddParty(Party{ID: id, Hub: true}); err != nil {
			tb.Fatal(err)
		}
	}
	return g
}

func (p Path) text() string {
	var s strings.Builder
	s.WriteString(p.Hops[0].From)
	for _, h := range p.Hops {
		if h.Forward {
			s.WriteString(" " + h.Tie.Kind + "> " + h.To)
		} else {
			s.WriteString(" <" + h.Tie.Kind + " " + h.To)
		}
	}
	return s.String()
}

func texts(p Paths) string {
	var out []string
	for _, path := range p.Paths {
		out = append(out, path.text())
	}
	return strings.Join(out, "; ")
}

func TestPaths(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, ties, hubs string
		opt              PathOptions
		want             string
	}{
		{"stakes before meetings", "keller meeting volk; keller directs aldgate; volk owns aldgate", "", PathOptions{},
			"keller directs> aldgate <owns volk; keller meeting> volk"},
		{"the cheapest of several ties is the hop", "keller told volk; keller family volk", "", PathOptions{}, "keller family> volk"},
		{"not through a state", "keller represents state; volk member state", "state", PathOptions{}, ""},
		{"through a state where asked", "keller represents state; volk member state", "state", PathOptions{Hubs: true}, "keller represents> state <member volk"},
		{"a hub may be an end", "keller represents volk", "volk", PathOptions{}, "keller represents> volk"},
		{"never by a tie that is denied to exist", "keller meeting! volk", "", PathOptions{}, ""},
		{"a disputed tie comes last", "keller meeting? volk; keller meeting ann; ann owns volk", "", PathOptions{}, "keller meeting> ann owns> volk; keller meeting> volk"},
		{"former after current", "keller business- volk; keller business ann; ann owns- volk; ann family volk", "", PathOptions{},
			"keller business> volk; keller business> ann family> volk"},
		{"no longer than asked", "keller family a; a family b; b family volk", "", PathOptions{MaxHops: 2}, ""},
		{"nobody twice", "keller family a; a family b; b family a2; a2 family volk; a family volk", "", PathOptions{MaxHops: 6},
			"keller family> a family> volk; keller family> a family> b family> a2 family> volk"},
		{"a meeting that had not happened yet", "keller meeting@2025-03 volk", "", PathOptions{Day: mustDays("2025-02-28").First}, ""},
		{"a meeting of an unknown day of the month", "keller meeting@2025-03 volk", "", PathOptions{Day: mustDays("2025-03-02").First}, "keller meeting> volk"},
	}
	for _, tt := range tests {
		g := draw(t, tt.ties, strings.Fields(tt.hubs)...)
		if got := g.Paths("keller", "volk", tt.opt); texts(got) != tt.want || got.More || got.Unfinished {
			t.Errorf("%s: %q, more %v, unfinished %v; want %q", tt.name, texts(got), got.More, got.Unfinished, tt.want)
		}
	}
}

func TestHopCost(t *testing.T) {
	t.Parallel()
	c := DefaultCosts()
	said := func(stance cite.Stance, kind cite.SourceKind) []cite.Evidence {
		return []cite.Evidence{{Stance: stance, Source: cite.Source{Kind: kind}}}
	}
	tests := []struct {
		name           string
		lighter, other Tie
	}{
		{"a stake, then a meeting", Tie{Kind: Owns}, Tie{Kind: "meeting"}},
		{"a meeting, then being told", Tie{Kind: "meeting"}, Tie{Kind: "told"}},
		{"current, then former", Tie{Kind: Owns}, Tie{Kind: Owns, Status: "former"}},
		{"former, then planned", Tie{Kind: Owns, Status: "former"}, Tie{Kind: Owns, Status: "future"}},
		{"undisputed, then disputed", Tie{Kind: Owns}, Tie{Kind: Owns, Disputed: true}},
		{"a named voice, then one without a name", Tie{Evidence: said(cite.Asserts, cite.Person)}, Tie{Evidence: said(cite.Asserts, cite.Anonymous)}},
		{"asserted, then hedged", Tie{Evidence: said(cite.Asserts, cite.Person)}, Tie{Evidence: said(cite.Hedges, cite.Person)}},
		{"hedged, then denied by all", Tie{Evidence: said(cite.Hedges, cite.Person)}, Tie{Evidence: said(cite.Denies, cite.Person)}},
		{"with a source, then without", Tie{Evidence: said(cite.Asserts, cite.Person)}, Tie{}},
	}
	for _, tt := range tests {
		if a, b := c.Hop(&tt.lighter), c.Hop(&tt.other); a >= b {
			t.Errorf("%s: %d and %d", tt.name, a, b)
		}
	}
	both := Tie{Evidence: append(said(cite.Denies, cite.Person), said(cite.Asserts, cite.Person)...)}
	if one := (Tie{Evidence: said(cite.Asserts, cite.Person)}); c.Hop(&both) != c.Hop(&one) {
		t.Error("the best voice for a tie counts, whoever else denies it")
	}
}

func TestPathsSayWhenThereAreMore(t *testing.T) {
	t.Parallel()
	var ties []string
	for i := range 5 {
		ties = append(ties, fmt.Sprintf("keller meeting x%d; x%d owns volk", i, i))
	}
	g := draw(t, strings.Join(ties, "; "))
	if p := g.Paths("keller", "volk", PathOptions{Limit: 5}); len(p.Paths) != 5 || p.More || p.Unfinished {
		t.Errorf("all five asked for: %q, more %v, unfinished %v", texts(p), p.More, p.Unfinished)
	}
	if p := g.Paths("keller", "volk", PathOptions{Limit: 3}); len(p.Paths) != 3 || !p.More {
		t.Errorf("three of five asked for: %q, more %v", texts(p), p.More)
	}
	if p := g.Paths("keller", "volk", PathOptions{Work: 3}); !p.Unfinished {
		t.Errorf("too little work: %q, unfinished %v", texts(p), p.Unfinished)
	}
	if p := g.Paths("keller", "nobody", PathOptions{}); len(p.Paths) != 0 || p.More || p.Unfinished {
		t.Error("a path to a party that is not there")
	}
}

// TestPathsAgainstDefinition walks everything and compares, on random networks
// and whatever the order of their ties.
func TestPathsAgainstDefinition(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(7, 8))
	kinds := []string{"owns", "family", "meeting", "told?", "business-", "meeting!"}
	found := 0
	for range 100 {
		var ties []string
		for range 18 {
			a, b := r.IntN(8), r.IntN(8)
			if a != b {
				ties = append(ties, fmt.Sprintf("n%d %s n%d", a, kinds[r.IntN(len(kinds))], b))
			}
		}
		ties = append(ties, "n0 family n1", "n6 family n7")
		g := draw(t, strings.Join(ties, "; "), "n3")
		opt := PathOptions{MaxHops: 4, Limit: 10_000}
		got := g.Paths("n0", "n7", opt)
		want := map[string]int{}
		everyPath(g, "n7", []string{"n0"}, 0, want)
		last := 0
		for _, p := range got.Paths {
			key := ends(p)
			if cost, ok := want[key]; !ok || cost != p.Cost || p.Cost < last {
				t.Fatalf("%s costs %d after %d; by definition %v, %d", key, p.Cost, last, ok, cost)
			}
			last = p.Cost
			delete(want, key)
			found++
		}
		if len(want) > 0 {
			t.Fatalf("missed %v", want)
		}
		r.Shuffle(len(ties), func(i, j int) { ties[i], ties[j] = ties[j], ties[i] })
		if again := draw(t, strings.Join(ties, "; "), "n3").Paths("n0", "n7", opt); texts(again) != texts(got) {
			t.Fatalf("in another order: %s\nbefore: %s", texts(again), texts(got))
		}
	}
	if found < 300 {
		t.Fatalf("only %d paths: the networks test nothing", found)
	}
}

func ends(p Path) string {
	var s strings.Builder
	s.WriteString(p.Hops[0].From)
	for _, h := range p.Hops {
		s.WriteString(" " + h.To)
	}
	return s.String()
}

func everyPath(g *Graph, to string, at []string, cost int, out map[string]int) {
	here := at[len(at)-1]
	if here == to {
		out[strings.Join(at, " ")] = cost
		return
	}
	if len(at) > 4 || len(at) > 1 && g.parties[here].Hub {
		return
	}
	for next := range g.parties {
		best := -1
		for _, t := range g.between(here, next) {
			if c := DefaultCosts().Hop(&t); !t.Negated && (best < 0 || c < best) {
				best = c
			}
		}
		if best >= 0 && !strings.Contains(" "+strings.Join(at, " ")+" ", " "+next+" ") {
			everyPath(g, to, append(at[:len(at):len(at)], next), cost+best, out)
		}
	}
}

func TestNear(t *testing.T) {
	t.Parallel()
	g := draw(t, "a family b; b family c; c family d; a member state; state member e; a meeting! f", "state")
	if got := strings.Join(g.Walker(PathOptions{MaxHops: 2}).Near("a"), " "); got != "b c state" {
		t.Errorf("two hops from a: %q", got)
	}
	if got := strings.Join(g.Walker(PathOptions{MaxHops: 3, Hubs: true}).Near("a"), " "); got != "b c d e state" {
		t.Errorf("three hops from a, through the state: %q", got)
	}
}

func BenchmarkPaths1M(b *testing.B) {
	g := New()
	r := rand.New(rand.NewPCG(9, 10))
	kinds := []string{"owns", "family", "meeting", "directs"}
	const n = 400_000
	for i := range n {
		_ = g.AddParty(Party{ID: fmt.Sprintf("n%06d", i)})
	}
	for i := range 1_000_000 {
		_ = g.AddTie(Tie{Kind: kinds[i%4], From: fmt.Sprintf("n%06d", r.IntN(n)), To: fmt.Sprintf("n%06d", r.IntN(n))})
	}
	found := 0
	for b.Loop() {
		p := g.Paths(fmt.Sprintf("n%06d", r.IntN(n)), fmt.Sprintf("n%06d", r.IntN(n)), PathOptions{MaxHops: 6})
		found += len(p.Paths)
	}
	b.ReportMetric(float64(found)/float64(b.N), "paths/op")
}
