package syntax

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A person's name hangs together from its first word on, and of two objects the
// first is the one to whom.
func TestRepair(t *testing.T) {
	t.Parallel()
	s := Sentence{
		Tokens: []Token{
			{Text: "They", Tag: "PRP", Head: 1, Rel: "nsubj"}, {Text: "gave", Tag: "VBD", Head: -1, Rel: "root"},
			{Text: "envoy", Tag: "NN", Head: 4, Rel: "compound"}, {Text: "Ada", Tag: "NNP", Head: 4, Rel: "compound"}, {Text: "Moss", Tag: "NNP", Head: 1, Rel: "obj"},
			{Text: "ships", Tag: "NNS", Head: 1, Rel: "obj"},
		},
		Names: []Name{{3, 5, "PER"}},
	}
	repair(&s)
	type arc struct {
		head int
		rel  string
	}
	var got []arc
	for _, k := range s.Tokens {
		got = append(got, arc{k.Head, k.Rel})
	}
	want := []arc{{1, "nsubj"}, {-1, "root"}, {3, "compound"}, {1, "iobj"}, {3, "flat"}, {1, "obj"}}
	if d := cmp.Diff(want, got, cmp.AllowUnexported(arc{})); d != "" {
		t.Error(d)
	}
}
