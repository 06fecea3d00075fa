// Command fit tunes the penalties of the comparison of names on labelled pairs and
// says what it did. It is deterministic: the same files give the same weights.
//
//	go run ./screen/fit -pairs PAIRS.csv -measure    measure the weights in force and list the mistakes
//	go run ./screen/fit -pairs PAIRS.csv [-strangers PEOPLE.csv] [-right A.csv -wrong B.csv] [LIST...]
//	go run ./screen/fit -rarity CENSUS LIST... >names/tables/common.txt
//
// The second tunes and cross-validates on PAIRS; people who are on none of the lists,
// and right and misspelt names of people who are, count in the loss as well.
package main

import (
	"bytes"
	"encoding/csv"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"

	"backchannel/ftm"
	"backchannel/lists"
	"backchannel/names"
	"backchannel/screen"
)

func main() {
	if err := run(os.Stdout, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "fit:", err)
		os.Exit(1)
	}
}

func run(out io.Writer, args []string) error {
	fs := flag.NewFlagSet("fit", flag.ExitOnError)
	pairsFile := fs.String("pairs", "", "CSV with the columns case_group, schema, name1, name2, is_match, quality")
	only := fs.Bool("measure", false, "measure the weights in force, change nothing")
	folds := fs.Int("folds", 5, "parts that cross-validation holds out in turn")
	census := fs.String("rarity", "", "folder of the US Census name files: write the table of common parts")
	people := fs.String("strangers", "", "CSV of people who are on no list, with the column full_name")
	right := fs.String("right", "", "CSV of listed people")
	wrong := fs.String("wrong", "", "CSV of the same people, misspelt")
	fs.Parse(args)
	if *census != "" {
		return rarity(out, *census, fs.Args())
	}
	pairs, err := readPairs(*pairsFile)
	if err != nil {
		return err
	}
	if *only {
		report(out, pairs, names.Defaults())
		return nil
	}
	var others []pair
	if *right != "" {
		if others, err = misspelt(*right, *wrong); err != nil {
			return err
		}
	}
	if *people != "" {
		x, err := index(fs.Args())
		if err != nil {
			return err
		}
		more, err := strangers(x, *people)
		if err != nil {
			return err
		}
		others = append(others, more...)
	}
	fit(out, pairs, others, *folds)
	return nil
}

// index reads lists and makes an index of their parties.
func index(files []string) (*screen.Index, error) {
	var all []*ftm.Entity
	for _, file := range files {
		s, err := readList(file)
		if err != nil {
			return nil, err
		}
		all = slices.AppendSeq(all, s.Listed())
	}
	return screen.Build(slices.Values(all), screen.Defaults()), nil
}

func readList(file string) (*lists.Snapshot, error) {
	raw, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	f, err := lists.Detect(raw[:min(len(raw), 64<<10)])
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	s, err := lists.Read(f, &lists.Intake{Parts: map[string]io.Reader{"": bytes.NewReader(raw)}})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return s, nil
}

// pair is a labelled pair with its names prepared.
type pair struct {
	group, schema, one, two, quality string
	match                            bool
	weight                           float64 // in the loss
	a, b                             names.Name
}

func readPairs(file string) ([]pair, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil || len(rows) < 2 {
		return nil, fmt.Errorf("%s: no pairs: %v", file, err)
	}
	col := func(name string) int { return slices.Index(rows[0], name) }
	var out []pair
	for _, r := range rows[1:] {
		p := makePair(r[col("case_group")], r[col("name1")], r[col("name2")], r[col("is_match")] == "true", 1)
		p.schema, p.quality = r[col("schema")], r[col("quality")]
		k := names.KindOf(p.schema)
		p.a, p.b = names.Parse(p.one, k), names.Parse(p.two, k)
		out = append(out, p)
	}
	return out, nil
}

// tally is a confusion matrix at the threshold.
type tally struct{ tp, fp, fn, tn int }

func (t *tally) add(predicted, match bool) {
	switch {
	case predicted && match:
		t.tp++
	case predicted:
		t.fp++
	case match:
		t.fn++
	default:
		t.tn++
	}
}

func (t tally) f1() float64 { return 2 * float64(t.tp) / max(1, float64(2*t.tp+t.fp+t.fn)) }

func (t tally) String() string {
	return fmt.Sprintf("TP %d FP %d FN %d TN %d  P %.4f R %.4f F1 %.4f", t.tp, t.fp, t.fn, t.tn,
		float64(t.tp)/max(1, float64(t.tp+t.fp)), float64(t.tp)/max(1, float64(t.tp+t.fn)), t.f1())
}

// report prints the mistakes and the figures by group, quality and schema.
func report(out io.Writer, pairs []pair, w names.Weights) {
	threshold := screen.Defaults().Threshold
	all := map[string]*tally{}
	var keys []string
	for i := range pairs {
		p := &pairs[i]
		al := w.Compare(&p.a, &p.b)
		hit := al.Score >= threshold
		for _, k := range []string{"all", p.group, p.quality, p.schema} {
			if all[k] == nil {
				all[k] = &tally{}
				keys = append(keys, k)
			}
			all[k].add(hit, p.match)
		}
		if hit != p.match {
			word := "MISSED"
			if hit {
				word = "FALSE "
			}
			fmt.Fprintf(out, "%s %.3f/%.2f %-8s %-12s %s | %s\n              %s\n", word, al.Score, al.Evidence, p.quality, p.schema, p.one, p.two, al.Explain(&p.a, &p.b))
		}
	}
	for _, k := range keys {
		fmt.Fprintf(out, "%-16s %v\n", k, *all[k])
	}
}
