package reader

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// ruleCase is an example of a rule with what it gives, or a counter-example,
// where want is empty.
type ruleCase struct {
	rule, text string
	want       []string
}

// ruleCases reads a file of testdata: "rule NAME", then a line for each example,
// "+ text => want; want", and for each counter-example, "- text".
func ruleCases(t *testing.T, file string) []ruleCase {
	t.Helper()
	b, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	var out []ruleCase
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
			out = append(out, ruleCase{rule, text, strings.Split(want, "; ")})
		case strings.HasPrefix(line, "- "):
			out = append(out, ruleCase{rule: rule, text: line[2:]})
		}
	}
	return out
}

// check compares what the rule gave for the case with what is wanted.
func (c ruleCase) check(t *testing.T, got []string) {
	t.Helper()
	if len(c.want) == 0 && len(got) > 0 {
		t.Errorf("%s fired: %v", c.rule, got)
	}
	for _, w := range c.want {
		if !slices.Contains(got, w) {
			t.Errorf("%s gave %v, want %s", c.rule, got, w)
		}
	}
}

// checkEveryRuleIsShown fails for a rule without an example and a
// counter-example in the file, and for lines of no rule.
func checkEveryRuleIsShown(t *testing.T, file string, rules []string) {
	t.Helper()
	plus, minus := map[string]bool{}, map[string]bool{}
	for _, c := range ruleCases(t, file) {
		if !slices.Contains(rules, c.rule) {
			t.Errorf("%s speaks of %q, which is no rule", file, c.rule)
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
