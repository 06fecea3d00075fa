package reader

import (
	"strings"
	"testing"

	"backchannel/cite"
)

// TestWhomWordsStandFor reads testdata/coref.txt: sentences with the pronouns and
// descriptions whose party a reading knows, and those that it must leave alone.
func TestWhomWordsStandFor(t *testing.T) {
	t.Parallel()
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range bankLines(t, "testdata/coref.txt") {
		text, wants, _ := strings.Cut(line, " => ")
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			got, err := r.Read(cite.Document{Text: strings.ReplaceAll(text, `\n`, "\n")})
			if err != nil {
				t.Fatal(err)
			}
			for want := range strings.SplitSeq(wants, " ; ") {
				words, name, _ := strings.Cut(want, " = ")
				name, unwanted := strings.CutPrefix(name, "!")
				if standsIn(got, words, name) == unwanted {
					t.Errorf("%q for %q wanted %v", words, name, !unwanted)
				}
			}
		})
	}
}

// standsIn reports whether a mention that is no name ends in the words and is of
// the party.
func standsIn(r *Reading, words, name string) bool {
	for _, e := range r.Entities {
		if strings.TrimSuffix(e.Name, ".") != name {
			continue
		}
		for _, m := range e.Mentions {
			if (m.Kind == "nominal" || m.Kind == "pronoun") && (m.Text == words || strings.HasSuffix(m.Text, " "+words)) {
				return true
			}
		}
	}
	return false
}
