package reader

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"backchannel/cite"
)

// line is a step as a person would note it.
func (s Step) line() string {
	sign := "+"
	if !s.Fired {
		sign = "-"
	}
	return fmt.Sprintf("%s %s %s: %s [%s] %s", sign, s.Kind, s.Rule, s.What, strings.Join(s.Words, "|"), s.Why)
}

func TestExplainTellsWhatFiredAndWhatNearlyDid(t *testing.T) {
	t.Parallel()
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		text string
		want []string // a part of one step each
	}{
		{"Mara Solen met Piet Drum in Tallinn on Tuesday, the ministry said.", []string{
			"+ tie meet: Mara Solen → meeting → Piet Drum [met|Mara Solen|Piet Drum]",
			"+ claim said: c1: ", "+ date weekday: 2025-03-11 [on Tuesday]", "+ name name: Mara Solen (Person) [Mara Solen]"}},
		{"Mara Solen was arrested in Tallinn. Piet Drum owns houses.", []string{"- tie own: Piet Drum → owns → … [owns|Piet Drum] no party is the one it is done to"}},
		{"Mara Solen, a former partner of Halvard Line Ltd, worked in Tallinn.", []string{"- tie work-with: … → associate → … [worked] it wants a phrase with with"}},
		{"The lobbyist went home. Mara Solen stayed.", []string{"- role role: a role [lobbyist] nobody is named as holding it"}},
		{"Mara Solen could say so tomorrow.", []string{"- claim said: a claim [say] it only speaks of saying"}},
		{"“Piet Drum told me nothing,” Mara Solen said.", []string{"- claim said: a claim [told] it stands in what somebody is quoted as saying"}},
		{"They left. It rained.", []string{"- name pronoun: somebody named before [They] no one party fits it"}},
	} {
		doc := cite.Document{ID: "x", Date: "2025-03-14", Text: c.text}
		reading, all, err := r.Explain(doc)
		if err != nil {
			t.Fatal(err)
		}
		plain, err := r.Read(doc)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(plain, reading); diff != "" {
			t.Errorf("%q reads otherwise when it is explained:\n%s", c.text, diff)
		}
		var got []string
		for i, x := range all {
			if x.Number != i+1 || x.Span != reading.Sentences[i] {
				t.Errorf("%q: explanation %d is of sentence %d, %v", c.text, i, x.Number, x.Span)
			}
			for _, s := range x.Steps {
				got = append(got, s.line())
			}
		}
		for _, want := range c.want {
			if !slices.ContainsFunc(got, func(s string) bool { return strings.Contains(s, want) }) {
				t.Errorf("%q: no step %q in\n\t%s", c.text, want, strings.Join(got, "\n\t"))
			}
		}
	}
}

// Every tie and claim of a reading has the step that made it, so that the
// question "why?" always has an answer.
func TestEveryTieAndClaimIsExplained(t *testing.T) {
	t.Parallel()
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	text := `Mara Solen, the chief executive of Halvard Line, met Piet Drum, her brother-in-law, in Tallinn last month, two officials said.

Drum owns 30 percent of the Aster Group. "I never met her," he said. Prosecutors charged Drum with fraud in May. Solen gave him the files.`
	reading, all, err := r.Explain(cite.Document{ID: "x", Date: "2025-03-14", Text: text})
	if err != nil {
		t.Fatal(err)
	}
	has := func(kind, rule string, at cite.Span) bool {
		return slices.ContainsFunc(all, func(x Explained) bool {
			return x.Overlaps(at) && slices.ContainsFunc(x.Steps, func(s Step) bool { return s.Fired && s.Kind == kind && s.Rule == rule })
		})
	}
	if len(reading.Ties) < 4 || len(reading.Claims) < 2 {
		t.Fatalf("%d ties and %d claims: the story is not read", len(reading.Ties), len(reading.Claims))
	}
	for _, x := range reading.Ties {
		if !has("tie", x.Rule, x.Span) {
			t.Errorf("no step says why %s %s %s", x.From, x.Kind, x.To)
		}
	}
	for _, x := range reading.Claims {
		if !has("claim", x.Rule, x.Span) {
			t.Errorf("no step says why %s", x.ID)
		}
	}
}

// Explaining is paid for only where it is asked for: on a nil trace nothing is
// allocated.
func TestANilTraceCostsNothing(t *testing.T) {
	var x *trace
	s, c, f, b := &story{}, &clause{}, &frames[0], bond{}
	if n := testing.AllocsPerRun(100, func() {
		x.frame(s, c, f)
		x.ends(s, c, f, nil, nil)
		x.noun(s, nil, 0, &nounRules[0], nil, nil)
		x.bond(s, b)
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}
