package main

import (
	"bufio"
	"bytes"
	"cmp"
	"fmt"
	"io"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"backchannel/names"
)

// corpus is the size that shares are written for.
const corpus = 100000

// rarity writes how common the parts of names are: the larger of their share of the
// names on official lists and of the share of people who bear them in the US Census
// of 1990. Parts that fewer than one in five thousand have are left out.
func rarity(out io.Writer, census string, files []string) error {
	share := map[string]float64{}
	if err := listShares(share, files); err != nil {
		return err
	}
	if err := censusShares(share, census); err != nil {
		return err
	}
	fmt.Fprintf(out, "# How common the parts of names are, by spelling key: of %d names, how many hold it.\n", corpus)
	fmt.Fprintln(out, "# Made by screen/fit -rarity from the OFAC, UN, Canadian and UK lists and the US Census of 1990 (public domain).")
	fmt.Fprintf(out, "total\t%d\n", corpus)
	keys := slices.SortedFunc(maps.Keys(share), func(a, b string) int { return cmp.Or(cmp.Compare(share[b], share[a]), cmp.Compare(a, b)) })
	for _, k := range keys {
		if n := int(math.Round(share[k] * corpus)); n >= corpus/5000 {
			fmt.Fprintf(out, "%s\t%d\n", k, n)
		}
	}
	return nil
}

func listShares(share map[string]float64, files []string) error {
	count := map[string]int{}
	total := 0
	for _, file := range files {
		s, err := readList(file)
		if err != nil {
			return err
		}
		for e := range s.Listed() {
			seen := map[string]bool{} // an entity with many spellings of a name counts once
			for _, n := range e.Names() {
				p := names.Parse(n, names.KindOf(e.Schema))
				for i := range p.Parts {
					if k := p.Parts[i].Key; p.Parts[i].Telling() && !seen[k] {
						seen[k] = true
						count[k]++
					}
				}
			}
			total++
		}
	}
	for k, n := range count {
		if n > 2 {
			share[k] = float64(n) / float64(total)
		}
	}
	return nil
}

func censusShares(share map[string]float64, dir string) error {
	sum := map[string]float64{}
	for _, f := range []struct {
		name string
		part float64
	}{{"dist.all.last", 1}, {"dist.male.first", 0.5}, {"dist.female.first", 0.5}} {
		raw, err := os.ReadFile(filepath.Join(dir, f.name))
		if err != nil {
			return err
		}
		for sc := bufio.NewScanner(bytes.NewReader(raw)); sc.Scan(); {
			w := strings.Fields(sc.Text())
			if len(w) < 2 {
				continue
			}
			x, err := strconv.ParseFloat(w[1], 64)
			if err != nil {
				return fmt.Errorf("%s: %w", f.name, err)
			}
			p := names.Parse(w[0], names.Person)
			if len(p.Parts) == 1 {
				sum[p.Parts[0].Key] += f.part * x / 100
			}
		}
	}
	for k, x := range sum {
		share[k] = max(share[k], x)
	}
	return nil
}
