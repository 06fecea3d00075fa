package report

import (
	"bytes"
	"strings"
	"testing"

	"backchannel/regime"
	"backchannel/vet"
)

func TestAScreeningFitsTheTerminal(t *testing.T) {
	t.Parallel()
	all := []vet.Screening{{Name: "Ivo Lund", AsOf: "2025-06-01", Matches: []vet.Standing{{
		Match: vet.Match{ListTitle: "OFAC SDN", ID: "40555", Name: "Ivo Aleksandrovich LUND VON BERGENSTRAND", Score: 0.9, Match: true,
			Programs: []string{"UKRAINE-EO13661", "UKRAINE-EO13662", "RUSSIA-EO14024"}, Since: "2022-03-11"},
		Standing: regime.Verdict{Status: regime.WasListed, AsOf: "2025-06-01", Reasons: []regime.Reason{{Text: "OFAC SDN 40555, Ivo LUND: removed between January 2024 and January 2025, by the issues here"}}},
	}}}, {Name: "Nobody", AsOf: "2025-06-01"}}
	lists := []vet.List{{Title: "OFAC SDN", Published: "2025-03-10", Targets: 17432, Newest: true}, {Title: "UN", Retrieved: "2025-03-11", Newest: true}, {Title: "UN", Published: "2020"}}
	for _, width := range []int{60, 100} {
		var b bytes.Buffer
		if err := ScreeningText(&b, lists, true, all, Options{Width: width}); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(b.String()) {
			if n := cells(strings.TrimRight(line, "\n")); n > width {
				t.Errorf("%d columns where there are %d: %s", n, width, line)
			}
		}
		folded := strings.Join(strings.Fields(b.String()), " ")
		for _, want := range []string{"OFAC SDN of 10 Mar 2025 (17,432)", "UN, retrieved 11 Mar 2025", "No list is loaded", "0.90 MATCH Ivo", "listed 11 Mar 2022",
			"as of 1 June 2025: was listed", "removed between", "Nobody no listed party is near this name"} {
			if !strings.Contains(folded, want) {
				t.Errorf("no %q in\n%s", want, &b)
			}
		}
	}
}
