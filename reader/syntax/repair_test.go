package syntax

import (
	"fmt"
	"strings"
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

// tree makes a sentence from "word/tag/head/relation" and the people in it.
func tree(text string, people ...Name) *Sentence {
	s := &Sentence{Names: people}
	for w := range strings.FieldsSeq(text) {
		f := strings.Split(w, "/")
		t := Token{Text: f[0], Tag: f[1], Rel: f[3]}
		fmt.Sscan(f[2], &t.Head)
		s.Tokens = append(s.Tokens, t)
	}
	return s
}

// arcs writes the tokens of a sentence with what they hang on, but for marks.
func (s *Sentence) arcs() string {
	var b strings.Builder
	for _, t := range s.Tokens {
		head := "-"
		if t.Head >= 0 {
			head = s.Tokens[t.Head].Text
		}
		if t.Rel != "punct" && t.Rel != "flat" {
			fmt.Fprintf(&b, "%s %s %s; ", t.Text, t.Rel, head)
		}
	}
	return b.String()
}

// TestRepairedArcs repairs trees of the parser's mistakes, one a line.
func TestRepairedArcs(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, text string
		people     []Name
		want       string
	}{
		{"in a row of people nobody is the apposition of another, a title describes the name behind it, what follows a comma the last",
			"She/PRP/1/nsubj invited/VBD/-1/root envoy/NN/1/obj Ada/NNP/2/appos Moss/NNP/3/flat ,/,/9/punct Roe/NNP/8/nmod:poss 's/POS/6/case cousin/NN/3/appos Ben/NNP/8/appos " +
				"Lund/NNP/9/flat and/CC/12/cc Day/NNP/9/conj ,/,/15/punct who/WP/15/nsubj leads/VBZ/9/acl:relcl Norland/NNP/15/obj",
			[]Name{{3, 5, "PER"}, {6, 7, "PER"}, {9, 11, "PER"}, {12, 13, "PER"}},
			"She nsubj invited; invited root -; envoy nmod:desc Ada; Ada obj invited; Roe nmod:poss cousin; 's case Roe; cousin nmod:desc Ben; Ben conj Ada; " +
				"and cc Day; Day conj Ben; who nsubj leads; leads acl:relcl Day; Norland obj leads; "},
		{"what follows brackets hangs on what stands before them",
			"They/PRP/1/nsubj met/VBD/-1/root Moss/NNP/1/obj (/-LRB-/4/punct Ida/NNP/2/appos )/-RRB-/4/punct and/CC/7/cc Lund/NNP/4/conj",
			nil,
			"They nsubj met; met root -; Moss obj met; Ida appos Moss; and cc Lund; Lund conj Moss; "},
		{"a bare word in -ing behind an object says how it was done",
			"She/PRP/1/nsubj earned/VBD/-1/root it/PRP/1/iobj trading/NN/1/obj with/IN/5/case Moss/NNP/3/nmod",
			nil,
			"She nsubj earned; earned root -; it obj earned; trading advcl earned; with case Moss; Moss obl trading; "},
		{"the second subject of said is its clause's, and a purpose hangs on what was the case",
			"Aides/NNS/1/nsubj said/VBD/-1/root Moss/NNP/1/nsubj was/VBD/5/cop in/IN/5/case Rome/NNP/1/ccomp this/DT/7/det week/NN/5/nmod:unmarked to/TO/9/mark help/VB/7/acl",
			nil,
			"Aides nsubj said; said root -; Moss nsubj Rome; was cop Rome; in case Rome; Rome ccomp said; this det week; week nmod:unmarked Rome; to mark help; help advcl Rome; "},
		{"what follows as amended belongs to the verb before it",
			"It/PRP/1/nsubj listed/VBD/-1/root Moss/NNP/1/obj ,/,/5/punct as/IN/5/mark agreed/VBN/1/advcl ,/,/8/punct for/IN/8/mark helping/VBG/5/advcl Lund/NNP/8/obj",
			nil,
			"It nsubj listed; listed root -; Moss obj listed; as mark agreed; agreed advcl listed; for mark helping; helping advcl listed; Lund obj helping; "},
		{"in which opens a clause about the noun before it",
			"It/PRP/1/nsubj named/VBD/-1/root ships/NNS/1/obj in/IN/4/case which/WDT/6/obl Moss/NNP/6/nsubj invests/VBZ/1/advcl",
			nil,
			"It nsubj named; named root -; ships obj named; in case which; which obl invests; Moss nsubj invests; invests acl:relcl ships; "},
	} {
		s := tree(tt.text, tt.people...)
		repair(s)
		if d := cmp.Diff(tt.want, s.arcs()); d != "" {
			t.Errorf("%s:\n%s", tt.name, d)
		}
	}
}

func TestRepairAManCalled(t *testing.T) {
	t.Parallel()
	s := tree("A/DT/1/det man/NN/4/nsubj called/VBN/1/acl Roe/NNP/2/xcomp left/VBD/-1/root", Name{3, 4, "LOC"})
	repair(s)
	if want := []Name{{3, 4, "PER"}}; !cmp.Equal(want, s.Names) {
		t.Errorf("names %v, want %v", s.Names, want)
	}
}

// "Moss and Lund, who lead Norland": a clause in the plural is about both, and
// a name inside a description is no member of the row.
func TestRepairLeavesWhatIsRight(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"Moss/NNP/8/nsubj and/CC/2/cc Lund/NNP/0/conj ,/,/5/punct who/WP/5/nsubj lead/VBP/0/acl:relcl Norland/NNP/5/obj ,/,/5/punct came/VBD/-1/root",
		"Moss/NNP/8/nsubj ,/,/4/punct the/DT/3/det aide/NN/0/appos of/IN/5/case Lund/NNP/3/nmod ,/,/3/punct also/RB/8/advmod came/VBD/-1/root",
	} {
		s := tree(text)
		for i, k := range s.Tokens {
			if k.Text == "Moss" || k.Text == "Lund" {
				s.Names = append(s.Names, Name{i, i + 1, "PER"})
			}
		}
		before := s.arcs()
		repair(s)
		if d := cmp.Diff(before, s.arcs()); d != "" {
			t.Error(d)
		}
	}
}
