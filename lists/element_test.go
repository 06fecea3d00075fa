package lists

import (
	"strings"
	"testing"
)

// What is taken for folded must be what folding would give.
func FuzzFold(f *testing.F) {
	for _, s := range []string{"", " ", "HERON", "BLUE  HERON", " BLUE HERON", "BLUE HERON ", "BLUE\tHERON", "BLUE\u00a0HERON", "Ö", "a\u2003b", "\x7f", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got := fold(s); folded(s) && got != strings.Join(strings.Fields(s), " ") {
			t.Errorf("fold(%q) = %q", s, got)
		}
		for _, space := range []string{" " + s, s + " "} {
			if folded(space) {
				t.Errorf("%q is taken for folded", space)
			}
		}
	})
}

func TestRestNamesWhatNobodyReadWithTheElementsOnTheWay(t *testing.T) {
	t.Parallel()
	e := &element{name: "party"}
	e.add("@id", "7")
	names := e.add("names", "")
	names.add("name", "BLUE HERON")
	names.add("name", "GREY HERON").add("@quality", " low ")
	e.add("berth", "Pier A").add("depth", "9\nm")
	if first := e.value("names/name"); first != "BLUE HERON" {
		t.Errorf("value = %q, want the first", first)
	}
	got := strings.Join(e.rest(), " | ")
	if want := "id: 7 | names name quality: low | berth: Pier A | berth depth: 9 m"; got != want {
		t.Errorf("rest = %q, want %q", got, want)
	}
}
