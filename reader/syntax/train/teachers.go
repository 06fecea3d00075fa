package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// opinion is what a teacher says of one sentence, word by word. Heads and rels
// are nil where the teacher gives no tree.
type opinion struct {
	tags, ents, rels []string
	heads            []int // -1 for the root
}

// hints are the teachers' opinions of one sentence.
type hints struct{ sm, md, cn opinion }

// sentence is a sentence of the silver folder.
type sentence struct {
	source string
	words  []string
	hints  hints
}

// readSilver reads the sentences that the teachers annotated, with their
// annotations: files of one line a sentence, in the same order.
func readSilver(dir string) ([]sentence, error) {
	var files [4][]string
	for i, name := range []string{"sentences.tsv", "spacy_sm.tsv", "spacy_md.tsv", "corenlp.tsv"} {
		b, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			return nil, err
		}
		files[i] = strings.Split(strings.TrimSuffix(string(b), "\n"), "\n")
		if len(files[i]) != len(files[0]) {
			return nil, fmt.Errorf("%s: %d lines where sentences.tsv has %d", name, len(files[i]), len(files[0]))
		}
	}
	out := make([]sentence, len(files[0]))
	for i := range out {
		source, text, _ := strings.Cut(files[0][i], "\t")
		s := sentence{source: source, words: strings.Split(text, " ")}
		for k, o := range []*opinion{&s.hints.sm, &s.hints.md, &s.hints.cn} {
			if err := o.read(files[k+1][i], len(s.words)); err != nil {
				return nil, fmt.Errorf("teacher %d, line %d: %w", k+1, i+1, err)
			}
		}
		out[i] = s
	}
	return out, nil
}

func (o *opinion) read(line string, words int) error {
	cols := strings.Split(line, "\t")
	o.tags = strings.Split(cols[0], " ")
	if len(cols) < 2 || len(o.tags) != words {
		return fmt.Errorf("%d words where the sentence has %d", len(o.tags), words)
	}
	o.ents = strings.Split(cols[1], " ")
	for i, e := range o.ents {
		o.ents[i] = teacherType(e)
	}
	if len(cols) < 4 {
		return nil
	}
	o.rels = strings.Split(cols[3], " ")
	for h := range strings.SplitSeq(cols[2], " ") {
		n, err := strconv.Atoi(h)
		if err != nil {
			return err
		}
		o.heads = append(o.heads, n)
	}
	return nil
}

// teacherType folds the teachers' types into few.
func teacherType(e string) string {
	b, t, ok := strings.Cut(e, "-")
	if !ok {
		b, t = "I", e
	}
	switch t {
	case "O":
		return "O"
	case "PERSON":
		t = "PER"
	case "ORGANIZATION":
		t = "ORG"
	case "GPE", "LOCATION":
		t = "LOC"
	}
	return b + "-" + t
}
