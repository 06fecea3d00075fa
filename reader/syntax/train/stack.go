package main

import (
	"fmt"
	"io"
	"math/rand/v2"
	"sync"

	"backchannel/reader/syntax"
)

// stack is a linear tagger, parser and name tagger that see, beside the words,
// what the teachers say. The teachers have other tag sets, other trees and
// other ideas of a name; the stack learns from gold sentences what their say
// means in ours, and so turns their annotation of plain text into training
// sentences. It is used in training only.
type stack struct {
	tags, rels, labels      vocab
	tagger, mover, labeler  *linear
	namer                   *linear
	tagBuf, arcBuf, nameBuf feats
}

type vocab struct {
	list []string
	id   map[string]int
}

func (v *vocab) of(s string) int {
	if i, ok := v.id[s]; ok {
		return i
	}
	if v.id == nil {
		v.id = map[string]int{}
	}
	v.id[s] = len(v.list)
	v.list = append(v.list, s)
	return len(v.list) - 1
}

// passes is how often the stack goes through what it learns from; its parser does
// so once more.
const passes = 3

// learn trains the stack on sentences with trees and on sentences with names.
func (s *stack) learn(p pupils, log io.Writer) {
	trees, hs := p.trees, p.treeHints
	s.labels.of("O")
	for _, g := range trees {
		for i := range g.Tags {
			s.tags.of(g.Tags[i])
			s.rels.of(g.Rels[i])
		}
	}
	for _, g := range p.named {
		for _, l := range g.Names {
			if l != "" {
				s.labels.of(l)
			}
		}
	}
	auto := make([][]uint32, len(trees))
	for half := range 2 {
		s.learnTags(trees, hs, func(i int) bool { return i%2 != half })
		for i := half; i < len(trees); i += 2 {
			auto[i] = s.tag(hs[i])
		}
	}
	s.learnTags(trees, hs, func(int) bool { return true })
	var wg sync.WaitGroup
	wg.Go(func() { s.learnNames(p.named, p.namedHints) })
	s.learnArcs(trees, hs, auto, log)
	wg.Wait()
}

func (s *stack) learnTags(trees []syntax.Gold, hs []*hint, use func(int) bool) {
	s.tagger = newLinear(len(s.tags.list), 18)
	out := make([]float32, len(s.tags.list))
	for range passes {
		for _, k := range rand.New(rand.NewPCG(1, 2)).Perm(len(trees)) {
			if !use(k) {
				continue
			}
			t1, t2 := uint32(90), uint32(90)
			for i, want := range trees[k].Tags {
				f := s.tagFeats(hs[k], i, t1, t2)
				got := s.tagger.learn(f, s.tags.of(want), out)
				t1, t2 = uint32(got), t1
			}
		}
	}
	s.tagger.finish()
}

func (s *stack) learnNames(named []syntax.Gold, hs []*hint) {
	s.namer = newLinear(len(s.labels.list), 19)
	out := make([]float32, len(s.labels.list))
	for range passes {
		for _, k := range rand.New(rand.NewPCG(3, 4)).Perm(len(named)) {
			l1, l2 := uint32(80), uint32(80)
			for i, want := range named[k].Names {
				f := s.nameFeats(hs[k], i, l1, l2)
				got := 0
				if want == "" {
					s.namer.score(f, out)
					got = best(out)
				} else {
					got = s.namer.learn(f, s.labels.of(want), out)
				}
				l1, l2 = uint32(got), l1
			}
		}
	}
	s.namer.finish()
}

// learn scores the features, corrects the weights where the best class is not
// the right one, and returns that best class.
func (l *linear) learn(f feats, right int, out []float32) int {
	l.score(f, out)
	got := best(out)
	l.step++
	if got != right {
		l.update(f, right, 1)
		l.update(f, got, -1)
	}
	return got
}

func (s *stack) learnArcs(trees []syntax.Gold, hs []*hint, auto [][]uint32, log io.Writer) {
	s.mover, s.labeler = newLinear(moves, 21), newLinear(len(s.rels.list), 19)
	rng := rand.New(rand.NewPCG(5, 6))
	rels := make([]float32, len(s.rels.list))
	var out [moves]float32
	var cost [moves]int
	for e := range passes + 1 {
		wrong := 0
		for _, k := range rng.Perm(len(trees)) {
			g, x := &trees[k], hs[k]
			gold := make([]int, x.n)
			for i, h := range g.Heads {
				gold[i] = h
				if h < 0 {
					gold[i] = x.n
				}
			}
			st := newState(x.n)
			for !st.done() {
				f := hintArcs(arcFeats(s.arcBuf, st, x.ws, auto[k]), st, x, auto[k])
				s.arcBuf = f
				s.mover.score(f, out[:])
				st.cost(gold, &cost)
				got, want := st.choose(out, cost)
				s.mover.step++
				if cost[got] > cost[want] {
					s.mover.update(f, want, 1)
					s.mover.update(f, got, -1)
					wrong++
				}
				mv := got
				if e == 0 {
					mv = want
				}
				rel := uint32(0)
				if mv != shift {
					d, h := st.arc(mv)
					f := hintRels(relFeats(s.arcBuf, st, x.ws, auto[k], d, h), x, auto[k], d, h)
					s.arcBuf = f
					if gold[d] == h {
						rel = uint32(s.labeler.learn(f, s.rels.of(g.Rels[d]), rels))
					} else {
						s.labeler.score(f, rels)
						rel = uint32(best(rels))
					}
				}
				st.apply(mv, rel)
			}
		}
		fmt.Fprintf(log, "stack: pass %d of the parser, %d wrong moves\n", e+1, wrong)
	}
	s.mover.finish()
	s.labeler.finish()
}

// choose gives the best legal move and the best among those that lose least.
func (st *state) choose(out [moves]float32, cost [moves]int) (got, want int) {
	got, want = -1, -1
	for mv := range moves {
		if !st.legal(mv) {
			continue
		}
		if got < 0 || out[mv] > out[got] {
			got = mv
		}
		if want < 0 || cost[mv] < cost[want] || cost[mv] == cost[want] && out[mv] > out[want] {
			want = mv
		}
	}
	return got, want
}

func (s *stack) tag(x *hint) []uint32 {
	out := make([]float32, len(s.tags.list))
	tags := make([]uint32, x.n)
	t1, t2 := uint32(90), uint32(90)
	for i := range tags {
		s.tagger.score(s.tagFeats(x, i, t1, t2), out)
		tags[i] = uint32(best(out))
		t1, t2 = tags[i], t1
	}
	return tags
}

// annotate makes a training sentence of the words and the teachers' say.
func (s *stack) annotate(words []string, x *hint) syntax.Gold {
	g := syntax.Gold{Words: words, Heads: make([]int, x.n), Names: s.names(x)}
	tags := s.tag(x)
	for _, t := range tags {
		g.Tags = append(g.Tags, s.tags.list[t])
	}
	st := newState(x.n)
	rels := make([]float32, len(s.rels.list))
	var out [moves]float32
	var none [moves]int
	for !st.done() {
		f := hintArcs(arcFeats(s.arcBuf, st, x.ws, tags), st, x, tags)
		s.mover.score(f, out[:])
		mv, _ := st.choose(out, none)
		rel := uint32(0)
		if mv != shift {
			d, h := st.arc(mv)
			f = hintRels(relFeats(f, st, x.ws, tags, d, h), x, tags, d, h)
			s.labeler.score(f, rels)
			rel = uint32(best(rels))
		}
		s.arcBuf = f
		st.apply(mv, rel)
	}
	for i := range g.Heads {
		g.Heads[i] = st.head[i]
		if st.head[i] == x.n {
			g.Heads[i] = -1
		}
		g.Rels = append(g.Rels, s.rels.list[st.rel[i]])
	}
	return g
}

// names labels greedily; runs of labels that make no name become unknown.
func (s *stack) names(x *hint) []string {
	out := make([]float32, len(s.labels.list))
	labels := make([]string, x.n)
	l1, l2 := uint32(80), uint32(80)
	for i := range labels {
		s.namer.score(s.nameFeats(x, i, l1, l2), out)
		k := best(out)
		labels[i] = s.labels.list[k]
		l1, l2 = uint32(k), l1
	}
	return dropBroken(labels)
}

// dropBroken makes unknown what is no whole name.
func dropBroken(labels []string) []string {
	for i := 0; i < len(labels); {
		if labels[i] == "O" || labels[i][0] == 'U' {
			i++
			continue
		}
		j := i + 1
		for j < len(labels) && labels[j][0] == 'I' && labels[i][0] == 'B' && labels[j][2:] == labels[i][2:] {
			j++
		}
		if labels[i][0] == 'B' && j < len(labels) && labels[j] == "L"+labels[i][1:] {
			i = j + 1
			continue
		}
		for k := i; k < min(j, len(labels)); k++ {
			labels[k] = ""
		}
		i = j
	}
	return labels
}
