package main

import (
	"fmt"
	"hash/fnv"
	"io"
	"math"

	"backchannel/names"
	"backchannel/screen"
)

// knob is one weight that the fit may turn, between bounds. What the contract
// fixes (contradiction, sister, the cap of a lone part) is not among them.
type knob struct {
	name     string
	at       func(*names.Weights) *float64
	min, max float64
}

var knobs = []knob{
	{"spelling", func(w *names.Weights) *float64 { return &w.Spelling }, 0.01, 0.06},
	{"variant", func(w *names.Weights) *float64 { return &w.Variant }, 0.02, 0.15},
	{"nickname", func(w *names.Weights) *float64 { return &w.Nickname }, 0.05, 0.25},
	{"initial", func(w *names.Weights) *float64 { return &w.Initial }, 0.05, 0.25},
	{"edit", func(w *names.Weights) *float64 { return &w.Edit }, 0.5, 2},
	{"editBase", func(w *names.Weights) *float64 { return &w.EditBase }, 0.2, 6},
	{"second", func(w *names.Weights) *float64 { return &w.Second }, 0.01, 0.3},
	{"lone", func(w *names.Weights) *float64 { return &w.Lone }, 1, 2.5},
	{"queryExtra", func(w *names.Weights) *float64 { return &w.QueryExtra }, 0.1, 0.8},
	{"otherExtra", func(w *names.Weights) *float64 { return &w.OtherExtra }, 0.1, 0.8},
	{"orgExtra", func(w *names.Weights) *float64 { return &w.OrgExtra }, 0.3, 1.2},
	{"genericExtra", func(w *names.Weights) *float64 { return &w.GenericExtra }, 0.05, 0.4},
	{"common", func(w *names.Weights) *float64 { return &w.Common }, 0.3, 5},
	{"eastern", func(w *names.Weights) *float64 { return &w.Eastern }, 1, 3},
}

// softness is how far from the threshold a pair still counts in the loss.
const softness = 0.04

// pull keeps weights near where they began: it is what turning one by a factor of
// e costs, in pairs.
const pull = 0.8

// fit tunes the weights on the pairs, tells how they do on parts that they were
// not tuned on, and prints them. others are pairs that count in the loss and are not
// measured: strangers and their nearest listed names, listed names with typos.
func fit(out io.Writer, pairs, others []pair, folds int) {
	start := names.Defaults()
	threshold := screen.Defaults().Threshold
	var before, held, after tally
	for k := range folds {
		var train, test []pair
		for _, p := range pairs {
			if foldOf(&p, folds) == k {
				test = append(test, p)
			} else {
				train = append(train, p)
			}
		}
		w := tune(append(train, others...), start, threshold)
		measure(&held, test, &w, threshold)
	}
	w := tune(append(append([]pair(nil), pairs...), others...), start, threshold)
	measure(&before, pairs, &start, threshold)
	measure(&after, pairs, &w, threshold)
	fmt.Fprintf(out, "%d pairs, %d others, %d weights turned, %d folds\n", len(pairs), len(others), len(knobs), folds)
	fmt.Fprintf(out, "before            %v\nheld-out folds    %v\nafter, all pairs  %v\n", before, held, after)
	for _, k := range knobs {
		fmt.Fprintf(out, "%-14s %.3f -> %.3f\n", k.name, *k.at(&start), *k.at(&w))
	}
}

// foldOf puts a pair and its mirror image into one fold, by its names.
func foldOf(p *pair, folds int) int {
	h := fnv.New32a()
	io.WriteString(h, max(p.one, p.two))
	return int(h.Sum32() % uint32(folds))
}

func measure(t *tally, pairs []pair, w *names.Weights, threshold float64) {
	for i := range pairs {
		al := w.Compare(&pairs[i].a, &pairs[i].b)
		t.add(al.Score >= threshold, pairs[i].match)
	}
}

// tune turns one weight after the other by ever smaller factors as long as the
// loss falls.
func tune(pairs []pair, w names.Weights, threshold float64) names.Weights {
	start := w
	best := loss(pairs, &w, &start, threshold)
	for _, f := range []float64{1.5, 1.25, 1.1, 1.04} {
		for range 4 {
			had := best
			for _, k := range knobs {
				v := k.at(&w)
				for _, x := range []float64{*v * f, *v / f} {
					old := *v
					*v = min(max(x, k.min), k.max)
					if l := loss(pairs, &w, &start, threshold); l < best {
						best = l
					} else {
						*v = old
					}
				}
			}
			if best >= had {
				break
			}
		}
	}
	return w
}

// loss is the number of pairs on the wrong side of the threshold, softened, and
// what it costs to leave the start.
func loss(pairs []pair, w, start *names.Weights, threshold float64) float64 {
	sum := 0.0
	for i := range pairs {
		p := &pairs[i]
		al := w.Compare(&p.a, &p.b)
		x := (al.Score - threshold) / softness
		if !p.match {
			x = -x
		}
		sum += p.weight / (1 + math.Exp(x))
	}
	for _, k := range knobs {
		d := math.Log(*k.at(w) / *k.at(start))
		sum += pull * d * d
	}
	return sum
}
