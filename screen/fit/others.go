package main

import (
	"encoding/csv"
	"os"
	"slices"

	"backchannel/ftm"
	"backchannel/names"
	"backchannel/screen"
)

// strangers pairs random people with the listed names that come nearest to theirs:
// none of them is the same. Only near ones teach anything.
func strangers(x *screen.Index, file string) ([]pair, error) {
	all, err := column(file, "full_name")
	if err != nil {
		return nil, err
	}
	var out []pair
	for _, name := range all {
		q := ftm.NewEntity("", "Person")
		q.Add("name", name)
		for _, h := range x.Match(q, screen.Options{Limit: 1, Threshold: 0.6}) {
			out = append(out, makePair("strangers", name, h.Name, false, 0.5))
		}
	}
	return out, nil
}

// misspelt pairs the names of a file with the same names as another file has them,
// row by row.
func misspelt(right, wrong string) ([]pair, error) {
	a, err := column(right, "full_name")
	if err != nil {
		return nil, err
	}
	b, err := column(wrong, "full_name")
	if err != nil {
		return nil, err
	}
	var out []pair
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			out = append(out, makePair("misspelt", b[i], a[i], true, 0.5))
		}
	}
	return out, nil
}

func makePair(group, one, two string, match bool, weight float64) pair {
	p := pair{group: group, schema: "Person", one: one, two: two, match: match, weight: weight}
	p.a, p.b = names.Parse(one, names.Person), names.Parse(two, names.Person)
	return p
}

func column(file, name string) ([]string, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, err
	}
	c := slices.Index(rows[0], name)
	var out []string
	for _, r := range rows[1:] {
		out = append(out, r[c])
	}
	return out, nil
}
