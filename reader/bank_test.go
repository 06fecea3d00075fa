package reader

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"backchannel/cite"
)

// TestTheBank reads every sentence of testdata/bank.txt and keeps in bank.golden
// what was missed and what was read beyond it, so that a change of a rule shows
// its gains and losses.
func TestTheBank(t *testing.T) {
	t.Parallel()
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile("testdata/bank.txt")
	if err != nil {
		t.Fatal(err)
	}
	got := bankReport(t, r, string(text))
	if *update {
		if err := os.WriteFile("testdata/bank.golden", []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/bank.golden")
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("readings of the bank (-want +got):\n%s", d)
	}
}

// bankReport has a line for each kind, then each sentence that was read amiss:
// "missed" and "beyond" it.
func bankReport(t *testing.T, r *Reader, bank string) string {
	var out, sums strings.Builder
	kind, wanted, found, beyond := "", 0, 0, 0
	sum := func() {
		if kind != "" {
			fmt.Fprintf(&sums, "%-11s %3d of %3d, %d beyond\n", kind, found, wanted, beyond)
		}
		wanted, found, beyond = 0, 0, 0
	}
	for line := range strings.Lines(bank) {
		line = strings.TrimSpace(line)
		if k, ok := strings.CutPrefix(line, "kind "); ok {
			sum()
			kind = k
			continue
		}
		if !strings.HasPrefix(line, "+ ") && !strings.HasPrefix(line, "- ") {
			continue
		}
		text, want, _ := strings.Cut(line[2:], " => ")
		reading, err := r.Read(cite.Document{Text: strings.ReplaceAll(text, `\n`, "\n")})
		if err != nil {
			t.Fatal(err)
		}
		ties := bankTies(reading)
		var missed []string
		for w := range strings.SplitSeq(want, "; ") {
			w, optional := strings.CutPrefix(w, "?")
			if w == "" {
				continue
			}
			hit := false
			for alternative := range strings.SplitSeq(w, " | ") {
				n := len(ties)
				ties = slices.DeleteFunc(ties, func(x string) bool { return bankSame(alternative, x) })
				hit = hit || len(ties) < n
			}
			switch {
			case optional:
			case hit:
				wanted, found = wanted+1, found+1
			default:
				wanted++
				missed = append(missed, w)
			}
		}
		if line[0] == '-' {
			ties = slices.DeleteFunc(ties, func(x string) bool { return !strings.HasPrefix(strings.TrimPrefix(x, "not "), kind) })
		}
		beyond += len(ties)
		if len(missed)+len(ties) > 0 {
			fmt.Fprintf(&out, "%s\n", text)
		}
		for _, m := range missed {
			fmt.Fprintf(&out, "\tmissed %s\n", m)
		}
		for _, x := range ties {
			fmt.Fprintf(&out, "\tbeyond %s\n", x)
		}
	}
	sum()
	return sums.String() + "\n" + out.String()
}

// bankTies are the ties of a reading as "kind from → to", with a "not" before
// what is denied. Steps of the law and sanctions have tests of their own.
func bankTies(r *Reading) []string {
	names := map[cite.Ref]string{"": "-"}
	for _, e := range r.Entities {
		names[cite.Ref(e.ID)] = e.Name
		for _, a := range e.Aliases {
			names[cite.Ref(e.ID)] += "/" + a
		}
	}
	var out []string
	for _, x := range r.Ties {
		if x.Kind == Legal || x.Kind == Sanctioned {
			continue
		}
		line := fmt.Sprintf("%s %s → %s", x.Kind, names[x.From], names[x.To])
		if x.Negated {
			line = "not " + line
		}
		out = append(out, line)
	}
	return out
}

// bankSame reports whether a tie that was read is the one that is wanted: the
// kind, the denial, and both ends by a name that they have, or, of several
// words, that has all of its.
func bankSame(want, got string) bool {
	wantFrom, wantTo, _ := strings.Cut(strings.TrimPrefix(want, "not "), " → ")
	gotFrom, gotTo, _ := strings.Cut(strings.TrimPrefix(got, "not "), " → ")
	wantKind, wantFrom, _ := strings.Cut(wantFrom, " ")
	gotKind, gotFrom, _ := strings.Cut(gotFrom, " ")
	if wantKind != gotKind || strings.HasPrefix(want, "not ") != strings.HasPrefix(got, "not ") {
		return false
	}
	same := bankEnd(wantFrom, gotFrom) && bankEnd(wantTo, gotTo)
	switch TieKind(wantKind) {
	case Family, Associate, Business, Meeting:
		same = same || bankEnd(wantFrom, gotTo) && bankEnd(wantTo, gotFrom)
	}
	return same
}

func bankEnd(want, got string) bool {
	a := strings.Fields(strings.ToLower(strings.NewReplacer("the ", "", "’", "'").Replace(want)))
	for name := range strings.SplitSeq(got, "/") {
		b := strings.Fields(strings.ToLower(strings.NewReplacer("the ", "", "The ", "", "’", "'").Replace(name)))
		few, many := a, b
		if len(few) > len(many) {
			few, many = b, a
		}
		if slices.Equal(a, b) || len(few) > 1 && !slices.ContainsFunc(few, func(w string) bool { return !slices.Contains(many, w) }) {
			return true
		}
	}
	return false
}
