package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"backchannel/reader/syntax"
)

func file(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "corpus")
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestLabelsOfOtherCorporaBecomeOurs(t *testing.T) {
	t.Parallel()
	path := file(t, "-DOCSTART- O\n\nAda B-politician\nMoss I-politician\n, O\nHarbour-Oslo B-organisation\n's O\nWar B-event\n\nal B-politician\n- I-politician\nTamimi I-politician\nleft O\n")
	got, err := readLabels(path, 0, 1, politics)
	if err != nil {
		t.Fatal(err)
	}
	want := []syntax.Gold{
		{Words: []string{"Ada", "Moss", ",", "Harbour", "-", "Oslo", "'s", "War"}, Names: []string{"B-PER", "L-PER", "O", "B-ORG", "I-ORG", "L-ORG", "O", "O"}},
		{Words: []string{"al-Tamimi", "left"}, Names: []string{"U-PER", "O"}},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestTreesKeepTheirHeadsWhereWordsAreJoined(t *testing.T) {
	t.Parallel()
	path := file(t, `# text = Omar al-Tamimi left
1	Omar	Omar	PROPN	NNP	_	5	nsubj	_	_
2	al	al	PROPN	NNP	_	4	compound	_	SpaceAfter=No
3	-	-	PUNCT	HYPH	_	2	punct	_	SpaceAfter=No
4	Tamimi	Tamimi	PROPN	NNP	_	1	flat	_	_
5	left	leave	VERB	VBD	_	0	root	_	_

`)
	got, err := readTrees(path)
	if err != nil {
		t.Fatal(err)
	}
	want := []syntax.Gold{{Text: "Omar al-Tamimi left", Words: []string{"Omar", "al-Tamimi", "left"}, Tags: []string{"NNP", "NNP", "VBD"},
		Lemmas: []string{"Omar", "al-Tamimi", "leave"}, Heads: []int{2, 0, -1}, Rels: []string{"nsubj", "flat", "root"}}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestBrokenNamesAreUnknown(t *testing.T) {
	t.Parallel()
	got := dropBroken([]string{"B-PER", "O", "B-ORG", "I-ORG", "L-ORG", "L-LOC", "U-PER", "B-PER", "L-ORG", "B-LOC"})
	want := []string{"", "O", "B-ORG", "I-ORG", "L-ORG", "", "U-PER", "", "", ""}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestOpinionsAreReadAsTheyAreWritten(t *testing.T) {
	t.Parallel()
	words := []string{"Harbour", "sails"}
	want := syntax.Gold{Words: words, Tags: []string{"NNP", "VBZ"}, Names: []string{"U-ORG", ""}, Heads: []int{1, -1}, Rels: []string{"nsubj", "root"}}
	line := writeOpinion(want)
	if line != "NNP VBZ\tU-ORG ?\t1 -1\tnsubj root" {
		t.Errorf("written as %q", line)
	}
	got, err := readOpinion(words, line)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	for _, line := range []string{"NN NN\tO O\t1 -1", "NN\tO O\t1 -1\tdep root", "NN NN\tO O\t1 2\tdep root", "NN NN\tO O\tx -1\tdep root"} {
		if _, err := readOpinion(words, line); err == nil {
			t.Errorf("no error for %q", line)
		}
	}
}

func TestTheTeacherFillsInWhatACorpusLacks(t *testing.T) {
	t.Parallel()
	said := syntax.Gold{Words: []string{"Oslo", "calls"}, Tags: []string{"NNP", "VBZ"}, Names: []string{"U-LOC", "O"}, Heads: []int{1, -1}, Rels: []string{"nsubj", "root"}}
	tree := complete(syntax.Gold{Words: said.Words, Tags: []string{"NNP", "NNS"}, Heads: []int{1, -1}, Rels: []string{"compound", "root"}}, said)
	named := complete(syntax.Gold{Words: said.Words, Names: []string{"U-ORG", "O"}}, said)
	want := []syntax.Gold{
		{Words: said.Words, Tags: []string{"NNP", "NNS"}, Names: []string{"U-LOC", "O"}, Heads: []int{1, -1}, Rels: []string{"compound", "root"}},
		{Words: said.Words, Tags: []string{"NNP", "VBZ"}, Names: []string{"U-ORG", "O"}, Heads: []int{1, -1}, Rels: []string{"nsubj", "root"}},
	}
	if d := cmp.Diff(want, []syntax.Gold{tree, named}); d != "" {
		t.Error(d)
	}
}

// The oracle's moves lead to the gold tree.
func TestTheOracleFindsTheTree(t *testing.T) {
	t.Parallel()
	gold := []int{1, 5, 1, 4, 2} // heads; 5 is the root
	st := newState(5)
	var none [moves]float32
	var cost [moves]int
	for !st.done() {
		st.cost(gold, &cost)
		_, want := st.choose(none, cost)
		if cost[want] > 0 {
			t.Fatalf("no move without loss at word %d", st.next)
		}
		st.apply(want, 0)
	}
	if d := cmp.Diff(gold, st.head[:5]); d != "" {
		t.Error(d)
	}
}

func TestCutsAreCountedInLetters(t *testing.T) {
	t.Parallel()
	got := measureCuts([]syntax.Gold{{Text: "Ada Moss left.", Words: []string{"Ada", "Moss", "left", "."}, Opens: true}, {Text: "They can't.", Words: []string{"They", "can't", "."}}})
	want := cutScore{syntax.Count{Gold: 7, Found: 8, Right: 6}, syntax.Count{Gold: 2, Found: 2, Right: 2}}
	if got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}
