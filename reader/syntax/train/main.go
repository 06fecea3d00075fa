// Train makes the weights of package syntax from annotated corpora and writes
// MODEL.md, the account of what they were made from and how good they are.
package main

import (
	"bytes"
	"compress/gzip"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"backchannel/reader/syntax"
)

func main() {
	data := flag.String("data", "", "folder of the corpora")
	out := flag.String("o", "reader/syntax/weights/linear.gz", "where the weights go")
	epochs := flag.Int("epochs", 4, "passes over the data")
	flag.Parse()
	if err := run(*data, *out, *epochs); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(data, out string, epochs int) error {
	in := func(p string) string { return filepath.Join(data, p) }
	trees, err := readTrees(in("ud_ewt/ewt_train.conllu"))
	if err != nil {
		return err
	}
	gum, gumTest, err := gumTrees(in("gum"))
	if err != nil {
		return err
	}
	trees = append(trees, gum...)
	var named []syntax.Gold
	for _, c := range []struct {
		path        string
		word, label int
		kind        func(string) string
	}{
		{"uner_ewt/en_ewt-ud-dev.iob2", 1, 2, three},
		{"wikigold/CONLL-format/data/wikigold.conll.txt", 0, -1, three},
		{"crossner_politics/politics/train.txt", 0, 1, politics},
		{"crossner_politics/politics/dev.txt", 0, 1, politics},
		{"btc/g.conll", 0, 1, three},
	} {
		g, err := readLabels(in(c.path), c.word, c.label, c.kind)
		if err != nil {
			return err
		}
		named = append(named, g...)
	}
	fmt.Println(len(trees), "trees", len(named), "named")
	b := syntax.TrainLinear(trees, named, epochs, os.Stdout)
	var z bytes.Buffer
	w, _ := gzip.NewWriterLevel(&z, gzip.BestCompression)
	if _, err := w.Write(b); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	if err := os.WriteFile(out, z.Bytes(), 0o644); err != nil {
		return err
	}
	m, err := syntax.Read(bytes.NewReader(z.Bytes()))
	if err != nil {
		return err
	}
	ewt, err := readTrees(in("ud_ewt/ewt_test.conllu"))
	if err != nil {
		return err
	}
	uner, err := readLabels(in("uner_ewt/en_ewt-ud-test.iob2"), 1, 2, three)
	if err != nil {
		return err
	}
	fmt.Println("ewt test", m.Measure(ewt))
	fmt.Println("gum test", m.Measure(gumTest))
	fmt.Println("uner test", m.Measure(uner))
	return nil
}
