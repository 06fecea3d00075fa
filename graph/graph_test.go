package graph

import (
	"strings"
	"testing"
)

func TestAddTieRefuses(t *testing.T) {
	t.Parallel()
	g := draw(t, "keller owns aldgate")
	tests := []struct {
		tie  Tie
		want string
	}{
		{Tie{ID: "t0", From: "aldgate", To: "keller"}, "the ID is taken"},
		{Tie{From: "keller", To: "keller"}, "both ends are the same party"},
		{Tie{From: "keller", To: "nobody"}, `no party "nobody"`},
		{Tie{From: "keller", To: "aldgate", Start: "some time ago"}, `date "some time ago"`},
	}
	for _, tt := range tests {
		if err := g.AddTie(tt.tie); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%+v: %v, want %q", tt.tie, err, tt.want)
		}
	}
	if _, ties := g.Len(); ties != 1 {
		t.Errorf("%d ties after refusals, want 1", ties)
	}
}

func TestHeld(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		tie  Tie
		day  string
		want Answer
	}{
		{"no dates: it counts as having held", Tie{Kind: Owns}, "2010-01-01", Yes},
		{"before it began", Tie{Kind: Owns, Start: "2022-03-01"}, "2022-02-28", No},
		{"sold on the day", Tie{Kind: Owns, End: "2022-03-01"}, "2022-03-01", No},
		{"the day before", Tie{Kind: Owns, End: "2022-03-01"}, "2022-02-28", Yes},
		{"former, as a story of 2025 says, long before", Tie{Kind: Owns, Status: "former", Known: "2025-03-14"}, "2018-01-01", CannotTell},
		{"former, after the story", Tie{Kind: Owns, Status: "former", Known: "2025-03-14"}, "2025-03-14", No},
		{"former, no date at all", Tie{Kind: Owns, Status: "former"}, "2025-03-14", CannotTell},
		{"planned", Tie{Kind: "meeting", Status: "future", Date: "2025-03"}, "2026-01-01", CannotTell},
		{"met once", Tie{Kind: "meeting", Date: "2017-01-11"}, "2025-01-01", Yes},
		{"had not met yet", Tie{Kind: "meeting", Date: "2017-01-11"}, "2017-01-10", No},
	}
	for _, tt := range tests {
		if got := tt.tie.Held(mustDays(tt.day).First); got != tt.want {
			t.Errorf("%s: %v on %s, want %v", tt.name, got, tt.day, tt.want)
		}
	}
	if former := (Tie{Kind: Owns, Status: "former"}); former.Held(End) != No {
		t.Error("a former stake still holds in the end")
	}
}

func TestOwnersTree(t *testing.T) {
	t.Parallel()
	g := New()
	for _, id := range []string{"aldgate", "keller", "port", "tern", "volk"} {
		if err := g.AddParty(Party{ID: id}); err != nil {
			t.Fatal(err)
		}
	}
	for _, tie := range []Tie{
		{From: "volk", To: "aldgate", Share: share(t, "30")},
		{From: "volk", To: "aldgate", Share: share(t, "25-50")},
		{From: "keller", To: "aldgate", Share: share(t, "70"), Disputed: true},
		{From: "aldgate", To: "port", Share: share(t, "12")},
		{From: "port", To: "volk", Share: share(t, "1")},
		{From: "tern", To: "port", Share: share(t, "40"), Status: "former"},
		{From: "tern", To: "aldgate", Share: share(t, "5"), Negated: true},
	} {
		tie.Kind = Owns
		if err := g.AddTie(tie); err != nil {
			t.Fatal(err)
		}
	}
	var got []string
	for _, h := range g.Owners("port", End, 0) {
		line := strings.Repeat(" ", h.Depth-1) + h.Owner + " " + h.Share.String() + " of " + h.Asset + ", " + h.Held.String()
		if h.Repeat {
			line += ", again"
		}
		got = append(got, line)
	}
	want := `aldgate 12 % of port, yes
 keller up to 70 % of aldgate, cannot tell
 volk 30 % of aldgate, yes
  port 1 % of volk, yes, again`
	if strings.Join(got, "\n") != want {
		t.Errorf("owners of port:\n%s\nwant:\n%s", strings.Join(got, "\n"), want)
	}
	if down := g.Owned("volk", End, 1); len(down) != 1 || len(down[0].Ties) != 2 || down[0].Asset != "aldgate" {
		t.Errorf("volk has %+v, want one stake that two ties give", down)
	}
}

func TestIsHub(t *testing.T) {
	t.Parallel()
	tests := []struct {
		schema string
		props  map[string][]string
		want   bool
	}{
		{"PublicBody", nil, true},
		{"Address", nil, true},
		{"Organization", map[string][]string{"sector": {"news media"}}, true},
		{"Organization", map[string][]string{"topics": {"pol.party"}}, true},
		{"Company", map[string][]string{"topics": {"gov.soe"}}, false},
		{"Person", map[string][]string{"topics": {"gov"}}, false},
	}
	for _, tt := range tests {
		if got := IsHub(tt.schema, tt.props); got != tt.want {
			t.Errorf("a %s with %v: hub %v, want %v", tt.schema, tt.props, got, tt.want)
		}
	}
}
