// Command fit tunes the penalties of the comparison of names on labelled pairs and
// says what it did. It is deterministic: the same pairs give the same weights.
//
//	go run ./screen/fit -pairs name_bench_dev.csv            fit, cross-validate, print the weights
//	go run ./screen/fit -pairs name_bench_dev.csv -measure   measure the weights in force and list the mistakes
//	go run ./screen/fit -rarity CENSUS LIST... >names/tables/common.txt
package main

import (
	"encoding/csv"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"

	"backchannel/names"
	"backchannel/screen"
)

func main() {
	pairsFile := flag.String("pairs", "", "CSV with the columns case_group, schema, name1, name2, is_match, quality")
	measure := flag.Bool("measure", false, "measure the weights in force, change nothing")
	folds := flag.Int("folds", 5, "parts that cross-validation holds out in turn")
	census := flag.String("rarity", "", "folder of the US Census name files: write the table of common parts, the lists given as arguments")
	flag.Parse()
	if *census != "" {
		if err := rarity(os.Stdout, *census, flag.Args()); err != nil {
			fmt.Fprintln(os.Stderr, "fit:", err)
			os.Exit(1)
		}
		return
	}
	pairs, err := readPairs(*pairsFile)
	if err != nil {
		fmt.Fprintln(os.Stderr, "fit:", err)
		os.Exit(1)
	}
	if *measure {
		report(os.Stdout, pairs, names.Defaults())
		return
	}
	fit(os.Stdout, pairs, *folds)
}

// pair is a labelled pair with its names prepared.
type pair struct {
	group, schema, one, two, quality string
	match                            bool
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
		p := pair{group: r[col("case_group")], schema: r[col("schema")], one: r[col("name1")], two: r[col("name2")],
			quality: r[col("quality")], match: r[col("is_match")] == "true"}
		k := names.KindOf(p.schema)
		p.a, p.b = names.Parse(p.one, k), names.Parse(p.two, k)
		names.Common().Weigh(&p.a)
		names.Common().Weigh(&p.b)
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

// report prints the mistakes and the figures by group and quality.
func report(out io.Writer, pairs []pair, w names.Weights) {
	threshold := screen.Defaults().Threshold
	all := map[string]*tally{}
	var keys []string
	for i := range pairs {
		p := &pairs[i]
		al := w.Compare(&p.a, &p.b, nil)
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
			fmt.Fprintf(out, "%s %.3f %-8s %-12s %s | %s\n              %s\n", word, al.Score, p.quality, p.schema, p.one, p.two, al.Explain(&p.a, &p.b))
		}
	}
	for _, k := range keys {
		fmt.Fprintf(out, "%-16s %v\n", k, *all[k])
	}
}
