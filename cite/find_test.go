package cite

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWordsAreFoundAsTheyAreCopied(t *testing.T) {
	t.Parallel()
	text := "Ada\n  Berg’s “old\u00a0firm” met Ada\u00ad Berg — twice… Adam Berg did not. Ünal, Berg"
	for words, want := range map[string][]string{
		"Ada Berg":          {"Ada\n  Berg", "Ada\u00ad Berg"}, // not in Adam Berg
		`Berg's "old firm"`: {"Berg’s “old\u00a0firm”"},
		"Berg - twice...":   {"Berg — twice…"},
		" old  firm ":       {"old\u00a0firm"},
		"ada berg":          nil,
		"nal":               nil,
		"Ünal":              {"Ünal"},
		"  ":                nil,
		"":                  nil,
	} {
		var got []string
		for _, s := range NewFinder(text).Find(words) {
			got = append(got, text[s.Start:s.End])
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q: -want +got\n%s", words, diff)
		}
	}
}

// FuzzFind checks that what is found is what was asked for, and that the words
// of a document are found where Quote takes them from.
func FuzzFind(f *testing.F) {
	f.Add("one “two” three — four", "two")
	f.Add("\xff a\u00ad b", "a b")
	f.Fuzz(func(t *testing.T, text, words string) {
		find := NewFinder(text)
		last := 0
		for _, s := range find.Find(words) {
			if s.Start < last || s.End > len(text) || s.Start >= s.End {
				t.Fatalf("%q in %q: span %v after byte %d", words, text, s, last)
			}
			last = s.End
			if got := Fold(text[s.Start:s.End]); got != Fold(words) {
				t.Fatalf("%q in %q: found %q", words, text, got)
			}
		}
	})
}
