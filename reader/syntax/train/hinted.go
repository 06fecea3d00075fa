package main

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
)

// opinion is what another program says of one sentence, word by word. Heads and
// rels are nil where it gives no tree.
type opinion struct {
	tags, ents, rels []string
	heads            []int // -1 for the root
}

// hints are the programs' opinions of one sentence.
type hints struct{ sm, md, cn opinion }

// hinted is a sentence of the silver folder with its hints.
type hinted struct {
	source string
	words  []string
	hints  hints
}

// readHinted reads the sentences that the programs annotated, with their
// annotations: files of one line a sentence, in the same order.
func readHinted(dir string) ([]hinted, error) {
	var files [4][]string
	for i, name := range []string{"sentences.tsv", "spacy_sm.tsv", "spacy_md.tsv", "corenlp.tsv"} {
		lines, err := readLines(filepath.Join(dir, name))
		if err != nil {
			return nil, err
		}
		if files[i] = lines; len(lines) != len(files[0]) {
			return nil, fmt.Errorf("%s: %d lines where sentences.tsv has %d", name, len(lines), len(files[0]))
		}
	}
	out := make([]hinted, len(files[0]))
	for i := range out {
		source, text, _ := strings.Cut(files[0][i], "\t")
		s := hinted{source: source, words: strings.Split(text, " ")}
		for k, o := range []*opinion{&s.hints.sm, &s.hints.md, &s.hints.cn} {
			if err := o.read(files[k+1][i], len(s.words)); err != nil {
				return nil, fmt.Errorf("program %d, line %d: %w", k+1, i+1, err)
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

// teacherType folds the programs' types into few.
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
