package reader

import "testing"

func TestOneApart(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Tokarev", "Tokaryev", true},
		{"Hanniff", "Haniff", true},
		{"Attila", "Atilla", true},
		{"Belkin", "Berkin", true},
		{"Belkin", "Belkin", false}, // the same is not misspelt
		{"Belkin", "Malkin", false},
		{"Belkin", "Belkovin", false},
	} {
		if got := oneApart(c.a, c.b); got != c.want {
			t.Errorf("oneApart(%q, %q) = %v", c.a, c.b, got)
		}
	}
}
