package reader

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"backchannel/cite"
)

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
	for _, c := range ruleCases(t, "ties.txt") {
		t.Run(c.rule+"/"+c.text, func(t *testing.T) {
			t.Parallel()
			c.check(t, tiesBy(t, c.text, c.rule))
		})
	}
}

// TestEveryTieRuleHasExampleAndCounterExample fails for a rule without a line in
// ties.txt, and for lines of no rule.
func TestEveryTieRuleHasExampleAndCounterExample(t *testing.T) {
	t.Parallel()
	checkEveryRuleIsShown(t, "ties.txt", tieRules())
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
