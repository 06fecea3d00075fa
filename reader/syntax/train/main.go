// Command train makes the weights of package syntax and MODEL.md, the account of what
// they were made from and how good they are:
//
//	go run ./reader/syntax/train -data CORPORA -silver SILVER
//
// CORPORA is the folder of annotated corpora and plain texts that MODEL.md
// lists. SILVER holds plain text annotated by other programs; MODEL.md says how
// it is made. The same folders give the same weights, byte for byte.
package main

import (
	"bytes"
	"crypto/sha256"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"backchannel/reader/syntax"
	"backchannel/reader/syntax/neural"
)

func main() {
	data := flag.String("data", "", "folder of the corpora")
	silver := flag.String("silver", "", "folder of the teachers' annotation")
	turn := flag.String("translate", "", "have the stack turn the programs' annotation in this folder into ours, and stop")
	text := flag.String("text", "", "write the sentences for the teachers to this file, and stop")
	weights := flag.String("o", "reader/syntax/weights/model.gz", "where the weights go")
	card := flag.String("card", "MODEL.md", "where the account goes")
	measure := flag.Bool("measure", false, "train nothing: measure the weights that are there and write the account")
	flag.Parse()
	var err error
	switch {
	case *text != "":
		err = saveText(*data, *text)
	case *turn != "":
		err = translate(*data, *turn, os.Stderr)
	default:
		err = run(*data, *silver, *weights, *card, *measure)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(data, silver, weights, card string, measure bool) error {
	train, held, err := readGold(data)
	if err != nil {
		return err
	}
	sentences, err := readSilver(silver)
	if err != nil {
		return err
	}
	if !measure {
		if err := makeWeights(data, silver, weights, train, sentences); err != nil {
			return err
		}
	}
	b, err := os.ReadFile(weights)
	if err != nil {
		return err
	}
	m, err := syntax.Read(bytes.NewReader(b))
	if err != nil {
		return err
	}
	links, err := readLinks(data)
	if err != nil {
		return err
	}
	a := account{train: train, held: held, silver: sentences, links: links, model: m, size: len(b), sum: sha256.Sum256(b)}
	return os.WriteFile(card, a.markdown(), 0o644)
}

// makeWeights trains the model and writes it.
func makeWeights(data, dir, path string, train []corpus, silver []sentence) error {
	plain := &syntax.Plain{}
	if err := readVectors(filepath.Join(dir, "vectors.tsv"), plain); err != nil {
		return err
	}
	if err := readPlain(data, plain); err != nil {
		return err
	}
	l := prepare(train, silver)
	m := syntax.TrainNetwork(l.Gold, l.Silver, recipe(plain))
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := m.Write(f); err != nil {
		return fmt.Errorf("writing weights: %w", err)
	}
	return f.Close()
}

// recipe is how the network that ships is trained.
func recipe(plain *syntax.Plain) syntax.Recipe {
	return syntax.Recipe{
		Shape:    neural.Config{Dim: 128, Layers: 3, Tag: 64, Name: 64, Arc: 96, Rel: 64, Words: 64000, Hashed: 24000},
		Options:  neural.Options{Dropout: 0.1, Unknown: 0.05, NameGain: 1.5},
		Rate:     2e-3,
		Epochs:   6,
		Parts:    2,
		Batch:    600,
		Seed:     1,
		Plain:    plain,
		Progress: os.Stderr,
	}
}

// saveText writes the sentences that the programs are to annotate.
func saveText(data, path string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := writeText(data, f); err != nil {
		return err
	}
	return f.Close()
}
