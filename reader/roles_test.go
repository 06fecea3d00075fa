package reader

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"backchannel/cite"
)

// roleCase is an example of a rule, or a counter-example where want is "".
type roleCase struct{ rule, text, want string }

func roleCases(t *testing.T) []roleCase {
	t.Helper()
	b, err := os.ReadFile("testdata/roles.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []roleCase
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
			out = append(out, roleCase{rule, text, want})
		case strings.HasPrefix(line, "- "):
			out = append(out, roleCase{rule: rule, text: line[2:]})
		}
	}
	return out
}

func TestRoleRules(t *testing.T) {
	t.Parallel()
	for _, c := range roleCases(t) {
		t.Run(c.rule+"/"+c.text, func(t *testing.T) {
			t.Parallel()
			got := rolesBy(readRoles(t, c.text), c.rule)
			switch {
			case c.want == "" && len(got) > 0:
				t.Errorf("%s fired: %v", c.rule, got)
			case c.want != "" && !slices.Contains(got, c.want):
				t.Errorf("%s gave %v, want %s", c.rule, got, c.want)
			}
		})
	}
}

// TestEveryRoleRuleHasExampleAndCounterExample reads the rules' names from what
// they write, so that a new rule without a line in roles.txt fails.
func TestEveryRoleRuleHasExampleAndCounterExample(t *testing.T) {
	t.Parallel()
	plus, minus := map[string]bool{}, map[string]bool{}
	for _, c := range roleCases(t) {
		if c.want == "" {
			minus[c.rule] = true
		} else {
			plus[c.rule] = true
		}
	}
	for _, rule := range roleRules {
		if !plus[rule] || !minus[rule] {
			t.Errorf("%s: example %v, counter-example %v", rule, plus[rule], minus[rule])
		}
	}
}

func readRoles(t *testing.T, text string) *Reading {
	t.Helper()
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	got, err := r.Read(cite.Document{Text: strings.ReplaceAll(text, `\n`, "\n")})
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range got.Roles {
		if !slices.Contains(roleRules, o.Rule) {
			t.Errorf("a role by %q, which roleRules does not list", o.Rule)
		}
	}
	return got
}

// rolesBy writes the roles that a rule gave as "person | title | organisation | status".
func rolesBy(r *Reading, rule string) []string {
	names := map[cite.Ref]string{"": "-"}
	for _, e := range r.Entities {
		names[cite.Ref(e.ID)] = e.Name
	}
	var out []string
	for _, o := range r.Roles {
		if o.Rule == rule {
			out = append(out, fmt.Sprintf("%s | %s | %s | %s", names[o.Person], o.Title, names[o.Organization], o.Status))
		}
	}
	return out
}
