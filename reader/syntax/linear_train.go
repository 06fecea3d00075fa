package syntax

import (
	"encoding/binary"
	"fmt"
	"io"
	"math/rand/v2"
	"sort"
	"strings"
)

// Gold is an annotated sentence to train on or to measure with. Heads and
// Names may be nil where the corpus has none.
type Gold struct {
	Words  []string
	Tags   []string
	Lemmas []string
	Heads  []int // -1 for the root
	Rels   []string
	Names  []string // BILUO labels: B-PER, I-PER, L-PER, U-PER, O
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

// TrainLinear trains tagger, parser and name tagger and returns their weights.
func TrainLinear(trees, named []Gold, epochs int, log io.Writer) []byte {
	m := &Model{}
	var tv, rv, nv vocab
	nv.of("O")
	for _, g := range trees {
		for i := range g.Tags {
			tv.of(g.Tags[i])
			rv.of(g.Rels[i])
		}
	}
	for _, g := range named {
		for _, l := range g.Names {
			nv.of(l)
		}
	}
	m.tags, m.rels, m.labels = tv.list, rv.list, nv.list
	m.lemmas = learnLemmas(trees)

	// Tags that the tagger itself gives train the parser: two halves.
	auto := make([][]uint32, len(trees))
	infos := make([][]wordInfo, len(trees))
	for i, g := range trees {
		infos[i] = sentenceInfo(g.Words)
	}
	for half := range 2 {
		part := newLinear(len(tv.list), 18)
		trainTags(part, trees, infos, &tv, epochs, func(i int) bool { return i%2 != half })
		m.tagger = part
		for i := half; i < len(trees); i += 2 {
			auto[i] = m.tag(infos[i])
		}
		fmt.Fprintln(log, "half", half)
	}
	m.tagger = newLinear(len(tv.list), 18)
	trainTags(m.tagger, trees, infos, &tv, epochs, func(int) bool { return true })
	fmt.Fprintln(log, "tagger done")

	nm := newLinear(len(nv.list), 19)
	trainNames(m, nm, named, &nv, epochs)
	m.namer = nm
	fmt.Fprintln(log, "names done")

	m.mover, m.labeler = newLinear(moves, 21), newLinear(len(rv.list), 19)
	trainArcs(m, trees, infos, auto, &rv, epochs+2, log)
	return m.append(nil)
}

func sentenceInfo(words []string) []wordInfo {
	ws := make([]wordInfo, len(words))
	for i, w := range words {
		ws[i] = newWordInfo(w)
	}
	return ws
}

func trainTags(l *linear, trees []Gold, infos [][]wordInfo, tv *vocab, epochs int, use func(int) bool) {
	order := rand.New(rand.NewPCG(1, 2)).Perm(len(trees))
	out := make([]float32, l.classes)
	var f feats
	for range epochs {
		for _, k := range order {
			if !use(k) {
				continue
			}
			t1, t2 := uint32(90), uint32(90)
			for i := range infos[k] {
				gold := tv.of(trees[k].Tags[i])
				f = tagFeats(f, infos[k], i, t1, t2)
				l.score(f, out)
				got := best(out)
				l.step++
				if got != gold {
					l.update(f, gold, 1)
					l.update(f, got, -1)
				}
				t1, t2 = uint32(got), t1
			}
		}
	}
	l.finish()
}

func trainNames(m *Model, l *linear, named []Gold, nv *vocab, epochs int) {
	order := rand.New(rand.NewPCG(3, 4)).Perm(len(named))
	out := make([]float32, l.classes)
	var f feats
	infos := make([][]wordInfo, len(named))
	tags := make([][]uint32, len(named))
	for i, g := range named {
		infos[i] = sentenceInfo(g.Words)
		tags[i] = m.tag(infos[i])
	}
	for range epochs + 1 {
		for _, k := range order {
			l1, l2 := uint32(80), uint32(80)
			for i := range infos[k] {
				gold := nv.of(named[k].Names[i])
				f = nameFeats(f, infos[k], tags[k], i, l1, l2)
				l.score(f, out)
				got := best(out)
				l.step++
				if got != gold {
					l.update(f, gold, 1)
					l.update(f, got, -1)
				}
				l1, l2 = uint32(got), l1
			}
		}
	}
	l.finish()
}

func trainArcs(m *Model, trees []Gold, infos [][]wordInfo, auto [][]uint32, rv *vocab, epochs int, log io.Writer) {
	rng := rand.New(rand.NewPCG(5, 6))
	order := rng.Perm(len(trees))
	var f feats
	var out [moves]float32
	var cost [moves]int
	rels := make([]float32, m.labeler.classes)
	for e := range epochs {
		wrong := 0
		for _, k := range order {
			g := &trees[k]
			n := len(g.Words)
			gold := make([]int, n)
			for i, h := range g.Heads {
				gold[i] = h
				if h < 0 {
					gold[i] = n
				}
			}
			s := newState(n)
			for !s.done() {
				f = arcFeats(f, s, infos[k], auto[k])
				m.mover.score(f, out[:])
				s.cost(gold, &cost)
				got, want := -1, -1
				for mv := range moves {
					if !s.legal(mv) {
						continue
					}
					if got < 0 || out[mv] > out[got] {
						got = mv
					}
					if want < 0 || cost[mv] < cost[want] || cost[mv] == cost[want] && out[mv] > out[want] {
						want = mv
					}
				}
				m.mover.step++
				if cost[got] > cost[want] {
					m.mover.update(f, want, 1)
					m.mover.update(f, got, -1)
					wrong++
				}
				mv := got
				if e == 0 || cost[got] > cost[want] && rng.IntN(10) == 0 {
					mv = want
				}
				rel := uint32(0)
				if mv != shift {
					d, h := s.arc(mv)
					f = relFeats(f, s, infos[k], auto[k], d, h)
					m.labeler.score(f, rels)
					r := best(rels)
					m.labeler.step++
					if gold[d] == h {
						if w := rv.of(g.Rels[d]); w != r {
							m.labeler.update(f, w, 1)
							m.labeler.update(f, r, -1)
						}
					}
					rel = uint32(r)
				}
				s.apply(mv, rel)
			}
		}
		fmt.Fprintln(log, "arcs epoch", e, "wrong", wrong)
	}
	m.mover.finish()
	m.labeler.finish()
}

// learnLemmas keeps the lemmas that the rules get wrong.
func learnLemmas(trees []Gold) map[string]string {
	count := map[string]map[string]int{}
	for _, g := range trees {
		for i, w := range g.Words {
			if g.Lemmas[i] == "_" || lemmaClass(g.Tags[i]) == 'P' {
				continue
			}
			key := string(lemmaClass(g.Tags[i])) + strings.ToLower(w)
			if count[key] == nil {
				count[key] = map[string]int{}
			}
			count[key][strings.ToLower(g.Lemmas[i])]++
		}
	}
	out := map[string]string{}
	keys := make([]string, 0, len(count))
	for k := range count {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for _, k := range keys {
		top := ""
		for l, n := range count[k] {
			if top == "" || n > count[k][top] || n == count[k][top] && l < top {
				top = l
			}
		}
		if ruleLemma(k[1:], k[0]) != top {
			out[k] = top
		}
	}
	return out
}

func (m *Model) append(b []byte) []byte {
	for _, list := range [][]string{m.tags, m.rels, m.labels} {
		s := strings.Join(list, " ")
		b = binary.AppendUvarint(b, uint64(len(s)))
		b = append(b, s...)
	}
	keys := make([]string, 0, len(m.lemmas))
	for k := range m.lemmas {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	var s strings.Builder
	for _, k := range keys {
		fmt.Fprintf(&s, "%s\t%s\n", k, m.lemmas[k])
	}
	b = binary.AppendUvarint(b, uint64(s.Len()))
	b = append(b, s.String()...)
	for _, l := range []*linear{m.tagger, m.namer, m.mover, m.labeler} {
		b = l.append(b)
	}
	return b
}
