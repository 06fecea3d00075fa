package reader

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"backchannel/reader/syntax"

	"github.com/google/go-cmp/cmp"
)

// TestLayer reads hand-made trees and compares what the layer makes of them
// with what the file says.
func TestLayer(t *testing.T) {
	t.Parallel()
	b, err := os.ReadFile("testdata/clauses.txt")
	if err != nil {
		t.Fatal(err)
	}
	for i, block := range strings.Split(string(b), "\n== ") {
		if i == 0 {
			continue
		}
		name, rest, _ := strings.Cut(block, "\n")
		rows, want, _ := strings.Cut(rest, "--\n")
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := written(newTree(0, handMade(t, rows)), strings.TrimSpace(want))
			if diff := cmp.Diff(strings.TrimSpace(want), got); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

// handMade makes a sentence of lines FORM TAG RELATION HEAD.
func handMade(t *testing.T, rows string) *syntax.Sentence {
	t.Helper()
	s := &syntax.Sentence{}
	for line := range strings.Lines(rows) {
		f := strings.Fields(line)
		if len(f) != 4 {
			continue
		}
		head, err := strconv.Atoi(f[3])
		if err != nil {
			t.Fatalf("head in %q: %v", line, err)
		}
		lemma := strings.ToLower(f[0])
		if l := handLemmas[lemma]; l != "" {
			lemma = l
		}
		s.Tokens = append(s.Tokens, syntax.Token{Start: s.End, End: s.End + len(f[0]), Text: f[0], Tag: f[1], Rel: f[2], Lemma: lemma, Head: head - 1})
		s.End += len(f[0]) + 1
	}
	return s
}

var handLemmas = map[string]string{"was": "be", "is": "be", "has": "have", "asked": "ask", "met": "meet"}

// written lists the clauses of a tree, heads before what hangs on them, and
// the nouns that the expectation asks for.
func written(t *tree, want string) string {
	var out []string
	for _, c := range t.clauses {
		out = append(out, "clause "+t.text(c.head)+": "+strings.Join(clauseParts(t, c), ", "))
	}
	for line := range strings.Lines(want) {
		noun, _, _ := strings.Cut(strings.TrimPrefix(line, "noun "), ":")
		for i := range t.n() {
			if strings.HasPrefix(line, "noun ") && t.text(i) == noun {
				out = append(out, "noun "+noun+": "+strings.Join(nounParts(t, i), ", "))
			}
		}
	}
	return strings.Join(out, "\n")
}

func clauseParts(t *tree, c *clause) []string {
	var parts []string
	list := func(name string, heads []int) {
		if len(heads) > 0 {
			parts = append(parts, name+" "+joined(t, heads))
		}
	}
	list("subjects", c.subjects)
	list("objects", c.objects)
	list("to", c.recipients)
	for _, l := range c.links {
		parts = append(parts, strings.TrimSpace(l.prep+" "+t.text(l.head)))
	}
	var marks []string
	if c.tense != "" {
		marks = append(marks, c.tense)
	}
	if c.modal != "" {
		marks = append(marks, c.modal)
	}
	if c.passive {
		marks = append(marks, "passive")
	}
	if c.copular {
		marks = append(marks, "copular")
	}
	if c.negated {
		marks = append(marks, "negated")
	}
	if c.how != "" {
		marks = append(marks, c.how)
	}
	return append(parts, strings.Join(marks, " "))
}

func nounParts(t *tree, i int) []string {
	var parts []string
	if a := t.appositions(i); len(a) > 0 {
		parts = append(parts, "apposition "+joined(t, a))
	}
	if p := t.possessor(i); p >= 0 {
		parts = append(parts, "owner "+t.text(p))
	}
	for _, l := range t.linksOf(i) {
		parts = append(parts, l.prep+" "+t.text(l.head))
	}
	if c := t.conjuncts(i); len(c) > 1 {
		parts = append(parts, "joined "+joined(t, c[1:]))
	}
	return parts
}

func joined(t *tree, heads []int) string {
	words := make([]string, len(heads))
	for i, h := range heads {
		words[i] = t.text(h)
	}
	return strings.Join(words, " ")
}
