package graph

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// atLeast50 is the test of OFAC's 50 percent rule.
var atLeast50 = Test{Threshold: Percent(50), Aggregate: true}

// holdings reads "X 25 A, A 50-75 B".
func holdings(tb testing.TB, text string) *Holdings {
	tb.Helper()
	return NewHoldings(slices.Values(stakes(tb, text)))
}

func stakes(tb testing.TB, text string) []Stake {
	tb.Helper()
	var out []Stake
	for item := range strings.SplitSeq(text, ", ") {
		f := strings.Fields(item)
		out = append(out, Stake{f[0], f[2], share(tb, f[1])})
	}
	return out
}

func listed(ids ...string) map[string]Answer {
	out := map[string]Answer{}
	for _, id := range ids {
		out[strings.TrimSuffix(id, "?")] = Yes
		if before, ok := strings.CutSuffix(id, "?"); ok {
			out[before] = CannotTell
		}
	}
	return out
}

func TestOwnedBy(t *testing.T) {
	t.Parallel()
	alone := Test{Threshold: Percent(50), Over: true}
	tests := []struct {
		name, listed, stakes, party string
		test                        Test
		want                        Answer
		text                        string
	}{
		{"two blocked holders together", "V B", "V 30 M, B 25 M", "M", atLeast50, Yes, "V 30 % + B 25 % = 55 %"},
		{"the same two where stakes are not added up", "V B", "V 30 M, B 25 M", "M", alone, No, "V 30 %"},
		{"a holder who is not listed adds nothing", "V", "V 30 M, B 25 M", "M", atLeast50, No, "V 30 %"},
		{"exactly half is enough", "V", "V 50 M", "M", atLeast50, Yes, "V 50 %"},
		{"exactly half is not more than half", "V", "V 50 M", "M", alone, No, "V 50 %"},
		{"a stake passes whole", "V", "V 50 A, V 50 B, A 25 C, B 25 C", "C", atLeast50, Yes, "A 25 % + B 25 % = 50 %"},
		{"and whole for one listed holder alone", "V", "V 60 A, V 60 B, A 30 C, B 30 C", "C", alone, Yes, "A 30 % + B 30 % = 60 %"},
		{"nothing passes from below", "V", "V 49 A, A 100 C, V 30 C", "C", atLeast50, No, "V 30 %"},
		{"a band on both sides", "V", "V 25-75 M", "M", atLeast50, CannotTell, "V 25–75 %"},
		{"a band wholly above", "V", "V (50,75] M, M 50 N", "N", atLeast50, Yes, "M 50 %"},
		{"a doubtful intermediary", "V", "V 25-75 A, A 60 C", "C", atLeast50, CannotTell, "A 60 % (if it counts)"},
		{"an unknown stake", "V", "V unknown M", "M", atLeast50, CannotTell, "V an unknown share"},
		{"a holder of whom nobody knows if listed", "V B?", "V 30 M, B 25 M", "M", atLeast50, CannotTell, "V 30 % + B 25 % (if it counts) = 30–55 %"},
		{"a band that ends short of half passes nothing", "V", "V (25,50) A, A 60 C, V 10 C", "C", atLeast50, No, "V 10 %"},
		{"a band that may reach half", "V", "V (25,50] A, A 60 C, V 10 C", "C", atLeast50, CannotTell, "A 60 % (if it counts) + V 10 % = 10–70 %"},
		{"exactly half passes nothing where more is asked", "V", "V 50 A, A 60 C, V 10 C", "C", alone, No, "V 10 %"},
		{"a majority passes where more than half is asked", "V", "V majority A, A 60 C", "C", alone, Yes, "A 60 %"},
		{"companies cannot raise themselves", "V", "V 40 A, B 10 A, A 60 B", "A", atLeast50, No, "V 40 %"},
	}
	for _, tt := range tests {
		h := holdings(t, tt.stakes)
		got := h.OwnedBy(listed(strings.Fields(tt.listed)...), tt.test)[tt.party]
		if text := got.Text(func(id string) string { return id }); got.Answer != tt.want || text != tt.text {
			t.Errorf("%s: %v, %q; want %v, %q", tt.name, got.Answer, text, tt.want, tt.text)
		}
	}
}

// network makes n parties with about three owners each, some in cycles, and
// stakes that are now exact, now bands.
func network(r *rand.Rand, n int) []Stake {
	var out []Stake
	for i := range n {
		for range r.IntN(4) {
			lo := int64(r.IntN(60))
			s := Percent(lo)
			if r.IntN(4) == 0 {
				s.hi += int64(r.IntN(30)) * percent
			}
			if o := r.IntN(n); o != i {
				out = append(out, Stake{fmt.Sprint("p", o), fmt.Sprint("p", i), s})
			}
		}
	}
	return out
}

// naive is the definition, tried over and over until nothing changes.
func naive(all []Stake, listed map[string]Answer, most bool) map[string]bool {
	by := map[[2]string][]Share{}
	for _, s := range all {
		by[[2]string{s.Owner, s.Asset}] = append(by[[2]string{s.Owner, s.Asset}], s.Share)
	}
	in := map[string]bool{}
	for id, a := range listed {
		in[id] = a == Yes || most
	}
	for changed := true; changed; {
		changed = false
		sums := map[string]int64{}
		for key, shares := range by {
			s, _ := Reconcile(shares...)
			if in[key[0]] && most {
				sums[key[1]] += s.hi
			} else if in[key[0]] {
				sums[key[1]] += s.lo
			}
		}
		for id, sum := range sums {
			if sum >= 50*percent && !in[id] {
				in[id], changed = true, true
			}
		}
	}
	return in
}

func TestOwnedByAgainstDefinition(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 2))
	yes, maybe := 0, 0
	for range 200 {
		all := network(r, 40)
		who := listed("p0", "p1", "p2?", "p3")
		least, most := naive(all, who, false), naive(all, who, true)
		r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		for id, o := range NewHoldings(slices.Values(all)).OwnedBy(who, atLeast50) {
			if who[id] != No {
				continue // listed: whether it is owned as well is another question
			}
			if (o.Answer == Yes) != least[id] || (o.Answer != No) != most[id] {
				t.Fatalf("%s: %v, by definition surely %v, possibly %v", id, o.Answer, least[id], most[id])
			}
			yes += int(o.Answer / Yes)
			maybe += int(o.Answer % Yes)
		}
	}
	if yes < 100 || maybe < 100 {
		t.Fatalf("only %d yes and %d cannot tell: the networks test nothing", yes, maybe)
	}
}

// TestOwnedByMonotone: one more stake, or one more listed party, never frees anybody.
func TestOwnedByMonotone(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		all := network(r, 30)
		who := listed("p0", "p1")
		before := NewHoldings(slices.Values(all)).OwnedBy(who, atLeast50)
		more := maps.Clone(who)
		more["p2"] = Yes
		all = append(all, Stake{"p5", "new", Percent(100)}, Stake{"p0", "p7", Percent(0)})
		after := NewHoldings(slices.Values(all)).OwnedBy(more, atLeast50)
		for id, o := range before {
			// a second statement of one stake may lower it: p0 of p7 alone
			if id != "p7" && o.Answer > after[id].Answer && !reachable(all, "p7", id) {
				t.Fatalf("%s: %v before, %v with more known", id, o, after[id])
			}
		}
	}
}

func reachable(all []Stake, from, to string) bool {
	seen := map[string]bool{from: true}
	for changed := true; changed; {
		changed = false
		for _, s := range all {
			if seen[s.Owner] && !seen[s.Asset] {
				seen[s.Asset], changed = true, true
			}
		}
	}
	return seen[to]
}

func TestInterest(t *testing.T) {
	t.Parallel()
	tests := []struct {
		stakes, owner, asset, want string
		cyclic                     bool
	}{
		{"X 60 A, A 60 B", "X", "B", "36 %", false},
		{"X 50 A, X 10 B, A 40 B", "X", "B", "30 %", false},
		{"X 50 A, A 50 B, B 10 A, B 20 C", "X", "C", "5 %", true},
		{"X 25-50 A, A 50 B", "X", "B", "12.5–25 %", false},
		{"X 60 A, B 60 C", "X", "C", "an unknown share", false},
	}
	for _, tt := range tests {
		in := holdings(t, tt.stakes).Interest(tt.owner, tt.asset)
		if in.Sum.String() != tt.want || in.Cyclic != tt.cyclic {
			t.Errorf("%s: %s has %v of %s, cyclic %v; want %s, %v", tt.stakes, tt.owner, in.Sum, tt.asset, in.Cyclic, tt.want, tt.cyclic)
		}
	}
}

func million(n int) []Stake {
	r := rand.New(rand.NewPCG(5, 6))
	out := make([]Stake, 0, n)
	for i := range n {
		owner, asset := r.IntN(n/2), r.IntN(n/2)
		out = append(out, Stake{fmt.Sprintf("n%07d", owner), fmt.Sprintf("n%07d", asset), Percent(int64(5 + i%60))})
	}
	return out
}

func BenchmarkNewHoldings1M(b *testing.B) {
	all := million(1_000_000)
	b.ReportAllocs()
	for b.Loop() {
		NewHoldings(slices.Values(all))
	}
}

func BenchmarkOwnedBy1M(b *testing.B) {
	h := NewHoldings(slices.Values(million(1_000_000)))
	who := map[string]Answer{}
	for i := range 11_000 {
		who[fmt.Sprintf("n%07d", i*45)] = Yes
	}
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		n = len(h.OwnedBy(who, atLeast50))
	}
	b.ReportMetric(float64(n), "answers")
}
