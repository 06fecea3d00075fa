package syntax

import (
	"bytes"
	"cmp"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	diff "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"backchannel/internal/hash"
	"backchannel/internal/shared"
	"backchannel/reader/syntax/neural"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func loaded(tb testing.TB) *Model {
	tb.Helper()
	m, err := Load()
	if err != nil {
		tb.Fatal(err)
	}
	return m
}

// The goldens show, for invented sentences, all that a reading of them rests on.
func TestParsesAreAsInTheGoldens(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no texts to parse", err)
	}
	m := loaded(t)
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		got := show(m.Parse(string(text)), string(text))
		golden := strings.TrimSuffix(f, ".txt") + ".golden"
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if d := diff.Diff(string(want), got); d != "" {
			t.Errorf("%s (-want +got; -update rewrites):\n%s", f, d)
		}
	}
}

// show writes a line a token, as in the treebanks, and the names below.
func show(sentences []Sentence, text string) string {
	var b strings.Builder
	for _, s := range sentences {
		fmt.Fprintf(&b, "# %d–%d, paragraph %d\n", s.Start, s.End, s.Paragraph)
		for i, t := range s.Tokens {
			fmt.Fprintf(&b, "%d\t%s\t%s\t%s\t%d\t%s\n", i, t.Text, t.Tag, t.Lemma, t.Head, t.Rel)
		}
		for _, n := range s.Names {
			fmt.Fprintf(&b, "%s %q\n", n.Type, s.Text(text, n.First, n.Last))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// Every sentence has one root, and every word hangs on it in the end.
func TestTreesAreTrees(t *testing.T) {
	t.Parallel()
	m := loaded(t)
	for _, text := range []string{
		"THE FUND SAYS NOTHING OF ITS SHIPS",
		strings.Repeat("and then the man of the port said that ", 60),
		"\xff\xfe ??? \u202bשלום\u202c — «да» 中文。",
		"•", "a", ". . .", strings.Repeat("(", 300),
	} {
		for _, s := range m.Parse(text) {
			roots := 0
			for i, k := range s.Tokens {
				if k.Head < 0 {
					roots++
				} else if !s.Under(i, s.Root()) {
					t.Errorf("%q: token %d does not hang on the root", text, i)
				}
				if (k.Rel == "root") != (k.Head < 0) {
					t.Errorf("%q: token %d has head %d and relation %s", text, i, k.Head, k.Rel)
				}
				if k.Tag == "" || k.Lemma == "" {
					t.Errorf("%q: token %d has tag %q and lemma %q", text, i, k.Tag, k.Lemma)
				}
			}
			if roots != 1 {
				t.Errorf("%q: %d roots", text, roots)
			}
		}
	}
}

// The same text reads the same at once, again, in other company and from many
// goroutines.
func TestReadingDoesNotDependOnWhatWasReadBefore(t *testing.T) {
	t.Parallel()
	m := loaded(t)
	text := "Ada Moss, the envoy of Norland, met the owner of Harbour Holdings in Oslo. “We said nothing,” she told reporters."
	want := m.Parse(text)
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			m.Parse(strings.Repeat("Another text, about other ships. ", i*20))
			if d := diff.Diff(want, m.Parse(text)); d != "" {
				t.Errorf("read again: %s", d)
			}
		})
	}
	wg.Wait()
	together := m.Parse(strings.Repeat("One more sentence stands here.\n\n", 30) + text)
	last := together[len(together)-1]
	if d := diff.Diff(show(want[len(want)-1:], text), show([]Sentence{shift(last, want[len(want)-1])}, text)); d != "" {
		t.Errorf("read after other sentences: %s", d)
	}
}

// shift moves a sentence to where another stands.
func shift(s, to Sentence) Sentence {
	d := to.Start - s.Start
	s.Start, s.End, s.Paragraph = s.Start+d, s.End+d, to.Paragraph
	for i := range s.Tokens {
		s.Tokens[i].Start += d
		s.Tokens[i].End += d
	}
	return s
}

func TestSentenceMethods(t *testing.T) {
	t.Parallel()
	text := "Moss of Norland met them"
	s := Sentence{Tokens: []Token{
		{Start: 0, End: 4, Head: 3, Rel: "nsubj"}, {Start: 5, End: 7, Head: 2, Rel: "case"}, {Start: 8, End: 15, Head: 0, Rel: "nmod"},
		{Start: 16, End: 19, Head: -1, Rel: "root"}, {Start: 20, End: 24, Head: 3, Rel: "obj"},
	}}
	first, last := s.Subtree(0)
	got := fmt.Sprintln(s.Root(), s.Children(3), s.Children(3, "obj", "iobj"), s.Child(0, "nmod"), s.Child(4), s.Text(text, first, last), s.Under(1, 0), s.Under(4, 0), s.TokenAt(6), s.TokenAt(99))
	if want := "3 [0 4] [4] 2 -1 Moss of Norland true false 1 5\n"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// A stem is mended where the lexicon knows it better with an e, or without.
func TestLemmas(t *testing.T) {
	t.Parallel()
	var hashes []uint32
	for w := range strings.FieldsSeq("be use run impose route hope stop free ease probe large hop add " + strings.Repeat("x ", 60) + "rout prob") {
		hashes = append(hashes, hash.String(w))
	}
	m := &Model{lex: newLexicon(hashes, 1), lemmas: map[string]string{"Vwas": "be"}}
	for _, c := range []struct{ word, tag, want string }{
		{"imposed", "VBD", "impose"}, {"Imposing", "VBG", "impose"}, {"routed", "VBN", "route"}, {"eased", "VBD", "ease"}, {"probing", "VBG", "probe"},
		{"hoped", "VBD", "hope"}, {"stopped", "VBD", "stop"}, {"running", "VBG", "run"}, {"froze", "VBD", "freeze"}, {"frozen", "VBN", "freeze"},
		{"larger", "JJR", "large"}, {"added", "VBD", "add"}, {"was", "VBD", "be"}, {"ports", "NNS", "port"}, {"Moss", "NNP", "Moss"}, {"freed", "VBD", "free"},
	} {
		if got := m.lemma(c.word, c.tag); got != c.want {
			t.Errorf("%s/%s: lemma %s, want %s", c.word, c.tag, got, c.want)
		}
	}
}

// Training is the same to the byte, whatever the number of processors.
func TestTrainingIsDeterministic(t *testing.T) {
	gold := []Gold{
		{Words: []string{"Moss", "met", "them", "."}, Tags: []string{"NNP", "VBD", "PRP", "."}, Lemmas: []string{"Moss", "meet", "they", "."}, Heads: []int{1, -1, 1, 1}, Rels: []string{"nsubj", "root", "obj", "punct"}, Names: []string{"U-PER", "O", "O", "O"}},
		{Words: []string{"Ada", "Moss", "left"}, Names: []string{"B-PER", "L-PER", "O"}},
		{Words: []string{"They", "left"}, Tags: []string{"PRP", "VBD"}, Lemmas: []string{"they", "leave"}, Heads: []int{1, -1}, Rels: []string{"nsubj", "root"}},
	}
	train := func(procs int) []byte {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(procs))
		m := TrainNetwork(gold, gold[:1], Recipe{
			Shape:   neural.Config{Dim: 32, Layers: 1, Tag: 16, Name: 16, Arc: 16, Rel: 16, Words: 20, Hashed: 50},
			Options: neural.Options{Dropout: 0.1, NameGain: 1}, Rate: 0.02, Epochs: 80, Parts: 1, Batch: 6, Seed: 1, Progress: io.Discard,
		})
		var b bytes.Buffer
		if err := m.Write(&b); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	one := train(1)
	if !bytes.Equal(one, train(2)) {
		t.Error("one processor and two give different weights")
	}
	m, err := Read(bytes.NewReader(one))
	if err != nil {
		t.Fatal(err)
	}
	if s := m.Measure(gold); s.Names["all"].Right != 2 || s.Arcs != 6 {
		t.Errorf("what it was trained on, it reads as %v", s)
	}
}

// What a given vector says of a word, training leaves as it is.
func TestGivenVectorsStay(t *testing.T) {
	t.Parallel()
	var p Plain
	p.Give("Moss", []float32{1, 0})
	p.Give("left", []float32{-1, 0.5})
	p.Add(strings.Repeat("Moss left. They left. ", 9))
	gold := []Gold{{Words: []string{"Moss", "left"}, Tags: []string{"NNP", "VBD"}}, {Words: []string{"They", "left"}, Tags: []string{"PRP", "VBD"}}}
	m := TrainNetwork(gold, nil, Recipe{
		Shape: neural.Config{Dim: 32, Layers: 1, Tag: 16, Name: 16, Arc: 16, Rel: 16, Words: 20, Hashed: 50},
		Rate:  0.02, Epochs: 5, Parts: 1, Batch: 6, Seed: 1, Plain: &p, Progress: io.Discard,
	})
	row := func(w string) []float32 { return m.net.Embed.W[int(m.lex.known[hash.String(w)])*32:][:2] }
	want := [][]float32{{vectorSpread, -vectorSpread}, {-vectorSpread, vectorSpread}, {0, 0}}
	got := [][]float32{row("moss"), row("left"), row("they")}
	if d := diff.Diff(want, got, cmpopts.EquateApprox(1e-4, 0)); d != "" {
		t.Error(d)
	}
}

func TestReadSaysWhenWeightsAreBroken(t *testing.T) {
	t.Parallel()
	for name, b := range map[string][]byte{"empty": nil, "not compressed": []byte("weights"), "cut": packed[:len(packed)/2]} {
		if _, err := Read(bytes.NewReader(b)); err == nil || !strings.HasPrefix(err.Error(), "syntax: ") {
			t.Errorf("%s: error is %v", name, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	m := loaded(f)
	for _, s := range []string{"", "Moss left.", "\xff\n\n•\u200f"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, s := range m.Parse(text[:min(len(text), 2000)]) {
			for _, n := range s.Names {
				if n.First < 0 || n.First >= n.Last || n.Last > len(s.Tokens) {
					t.Fatalf("name %v in %d tokens", n, len(s.Tokens))
				}
			}
			if s.Root() < 0 {
				t.Fatal("no root")
			}
		}
	})
}

// BenchmarkParse reads the first hundred kilobytes of a long report.
func BenchmarkParse(b *testing.B) {
	raw, err := os.ReadFile(shared.Path(b, "data/corpora/mueller/volume2.md"))
	if err != nil {
		b.Fatal(err)
	}
	text := string(raw[:100_000])
	m := loaded(b)
	words := 0
	b.ReportAllocs()
	for b.Loop() {
		for _, s := range m.Parse(text) {
			words += len(s.Tokens)
		}
	}
	b.ReportMetric(float64(words)/cmp.Or(b.Elapsed().Seconds(), 1), "words/s")
}
