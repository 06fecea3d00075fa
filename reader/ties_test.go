package reader

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"backchannel/cite"
)

// tieCase is an example of a rule for ties, or a counter-example where want is
// empty.
type tieCase struct {
	rule, text string
	want       []string
}

func tieCases(t *testing.T) []tieCase {
	t.Helper()
	b, err := os.ReadFile("testdata/ties.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []tieCase
	rule := ""
	for line := range strings.Lines(string(b)) {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "rule "):
			rule = line[5:]
		case strings.HasPrefix(line, "+ "):
			text, want, ok := strings.Cut(line[2:], " => ")
			if !ok {
				t.Fatalf("no => in %q", line)
			}
			out = append(out, tieCase{rule, text, strings.Split(want, "; ")})
		case strings.HasPrefix(line, "- "):
			out = append(out, tieCase{rule: rule, text: line[2:]})
		}
	}
	return out
}

// tieRules are the names of all rules that give ties.
func tieRules() []string {
	out := slices.Clone(surfaceRules)
	for _, f := range frames {
		out = append(out, f.rule)
	}
	for _, r := range nounRules {
		out = append(out, r.rule)
	}
	return out
}

// TestTieRules reads each example and looks for its ties among those that the
// rule gave; a counter-example must give none by the rule.
func TestTieRules(t *testing.T) {
	t.Parallel()
	for _, c := range tieCases(t) {
		t.Run(c.rule+"/"+c.text, func(t *testing.T) {
			t.Parallel()
			got := tiesBy(t, c.text, c.rule)
			if len(c.want) == 0 && len(got) > 0 {
				t.Errorf("%s fired: %v", c.rule, got)
			}
			for _, w := range c.want {
				if !slices.Contains(got, w) {
					t.Errorf("%s gave %v, want %s", c.rule, got, w)
				}
			}
		})
	}
}

// TestEveryTieRuleHasExampleAndCounterExample fails for a rule without a line in
// ties.txt, and for lines of no rule.
func TestEveryTieRuleHasExampleAndCounterExample(t *testing.T) {
	t.Parallel()
	plus, minus := map[string]bool{}, map[string]bool{}
	rules := tieRules()
	for _, c := range tieCases(t) {
		if !slices.Contains(rules, c.rule) {
			t.Errorf("ties.txt speaks of %q, which is no rule", c.rule)
		}
		if len(c.want) == 0 {
			minus[c.rule] = true
		} else {
			plus[c.rule] = true
		}
	}
	for _, rule := range rules {
		if !plus[rule] || !minus[rule] {
			t.Errorf("%s: example %v, counter-example %v", rule, plus[rule], minus[rule])
		}
	}
}

// tiesBy reads the text without joining what several rules say, so that each
// shows what it gave, and returns the ties of one rule as "kind from → to".
func tiesBy(t *testing.T, text, rule string) []string {
	t.Helper()
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	doc := cite.Document{Text: strings.ReplaceAll(text, `\n`, "\n")}
	s := newStory(doc, r.parse(doc.Text))
	s.findMentions()
	s.findEntities()
	s.findDates()
	s.findRoles()
	s.findClaims()
	s.gatherTies()
	names := map[cite.Ref]string{"": "-"}
	for _, e := range s.entities {
		names[e.id] = e.name
	}
	var out []string
	for _, x := range slices.DeleteFunc(s.ties, halfTransfer) {
		if !slices.Contains(tieRules(), x.Rule) {
			t.Errorf("a tie by %q, which tieRules does not list", x.Rule)
		}
		if x.Rule != rule {
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
