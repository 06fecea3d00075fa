package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"backchannel/reader/syntax"
)

// sentence is a sentence of the silver folder and what the teacher says of it.
type sentence struct {
	source string
	said   syntax.Gold
}

// readSilver reads the sentences and the teacher's annotation of them: two files
// of one line a sentence, in the same order. Sentences whose line of annotation
// is empty are left out.
func readSilver(dir string) ([]sentence, error) {
	texts, err := readLines(filepath.Join(dir, "sentences.tsv"))
	if err != nil {
		return nil, err
	}
	said, err := readLines(filepath.Join(dir, "teacher.tsv"))
	if err != nil {
		return nil, err
	}
	if len(texts) != len(said) {
		return nil, fmt.Errorf("teacher.tsv: %d lines where sentences.tsv has %d", len(said), len(texts))
	}
	var out []sentence
	for i, line := range texts {
		if said[i] == "" {
			continue
		}
		source, text, _ := strings.Cut(line, "\t")
		g, err := readOpinion(strings.Split(text, " "), said[i])
		if err != nil {
			return nil, fmt.Errorf("teacher.tsv: line %d: %w", i+1, err)
		}
		out = append(out, sentence{source, g})
	}
	return out, nil
}

func readLines(path string) ([]string, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return strings.Split(strings.TrimSuffix(string(b), "\n"), "\n"), nil
}

// readOpinion reads a line of the teacher: tags, name labels, heads (from 0, -1
// the root) and relations, parted by tabs, word by word. A name label of ? is
// not known.
func readOpinion(words []string, line string) (syntax.Gold, error) {
	g := syntax.Gold{Words: words}
	cols := strings.Split(line, "\t")
	if len(cols) != 4 {
		return g, fmt.Errorf("%d columns where there should be 4", len(cols))
	}
	var answers [4][]string
	for c, col := range cols {
		if answers[c] = strings.Split(col, " "); len(answers[c]) != len(words) {
			return g, fmt.Errorf("%d answers for %d words", len(answers[c]), len(words))
		}
	}
	g.Tags, g.Names, g.Rels = answers[0], answers[1], answers[3]
	for i := range words {
		if g.Names[i] == "?" {
			g.Names[i] = ""
		}
		h, err := strconv.Atoi(answers[2][i])
		if err != nil {
			return g, err
		}
		if h < -1 || h >= len(words) {
			return g, fmt.Errorf("word %d hangs on %d", i, h)
		}
		g.Heads = append(g.Heads, h)
	}
	return g, nil
}

// readVectors gives the plain text the vectors of words that others learned: a
// word a line, a tab, its values with blanks between them.
func readVectors(path string, p *syntax.Plain) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		word, rest, _ := strings.Cut(sc.Text(), "\t")
		var v []float32
		for s := range strings.SplitSeq(rest, " ") {
			x, err := strconv.ParseFloat(s, 32)
			if err != nil {
				return fmt.Errorf("%s: %q: %w", path, word, err)
			}
			v = append(v, float32(x))
		}
		p.Give(word, v)
	}
	return sc.Err()
}
