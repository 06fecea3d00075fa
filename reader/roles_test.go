package reader

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"backchannel/cite"
)

func TestRoleRules(t *testing.T) {
	t.Parallel()
	for _, c := range ruleCases(t, "roles.txt") {
		t.Run(c.rule+"/"+c.text, func(t *testing.T) {
			t.Parallel()
			c.check(t, rolesBy(readRoles(t, c.text), c.rule))
		})
	}
}

// TestEveryRoleRuleHasExampleAndCounterExample reads the rules' names from what
// they write, so that a new rule without a line in roles.txt fails.
func TestEveryRoleRuleHasExampleAndCounterExample(t *testing.T) {
	t.Parallel()
	checkEveryRuleIsShown(t, "roles.txt", roleRules)
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
