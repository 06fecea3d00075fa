package main

import (
	"io"
	"slices"
	"strings"
	"sync"

	"backchannel/reader/syntax"
)

// pupils are the gold sentences with the teachers' hints, ready for the stack.
type pupils struct {
	trees, named   []syntax.Gold
	treeHints      []*hint
	namedHints     []*hint
	silver         []sentence // sentences of no gold corpus
	silverHintless int
}

// gather joins the gold corpora to the hints for their words.
func gather(gold []corpus, silver []sentence) pupils {
	var p pupils
	byText := map[string]*hints{}
	for i := range silver {
		byText[strings.Join(silver[i].words, " ")] = &silver[i].hints
	}
	own := map[string]bool{}
	for _, c := range gold {
		own[c.name] = true
		for _, g := range c.sentences {
			h := byText[strings.Join(g.Words, " ")]
			if h == nil {
				p.silverHintless++
				continue
			}
			x := newHint(g.Words, h)
			if g.Heads != nil {
				p.trees = append(p.trees, g)
				p.treeHints = append(p.treeHints, x)
			}
			if g.Names != nil && c.name != "btc" {
				if c.name == "redocred" {
					g = settle(g, h)
				}
				p.named = append(p.named, g)
				p.namedHints = append(p.namedHints, x)
				if c.name == "uner" { // whose idea of a name is ours
					p.named = append(p.named, g, g)
					p.namedHints = append(p.namedHints, x, x)
				}
			}
		}
	}
	for _, s := range silver {
		if !own[s.source] {
			p.silver = append(p.silver, s)
		}
	}
	return p
}

// settle brings the names of the relation corpus to our idea of a name:
// nationalities are none, and what it calls nothing or something else but the
// teachers call a person, body or place is unknown.
func settle(g syntax.Gold, h *hints) syntax.Gold {
	for i, l := range g.Names {
		adjective := strings.HasPrefix(h.md.tags[i], "JJ") || strings.HasSuffix(h.md.ents[i], "NORP")
		switch {
		case strings.HasSuffix(l, "LOC") && adjective && l[0] == 'U':
			g.Names[i] = "O"
		case l == "O" && h.cn.ents[i] != "O" && !strings.HasSuffix(h.cn.ents[i], "MISC"):
			g.Names[i] = ""
		}
	}
	return g
}

// lesson is what the network learns from: gold sentences, each pass over all of
// them, and silver ones, a part in each pass.
type lesson struct{ Gold, Silver []syntax.Gold }

// prepare trains the stack on all gold sentences and has it annotate the rest.
func prepare(gold []corpus, silver []sentence, log io.Writer) lesson {
	p := gather(gold, silver)
	s := &stack{}
	s.learn(p.trees, p.treeHints, p.named, p.namedHints, 3, log)
	byText := map[string]*hints{}
	for i := range silver {
		byText[strings.Join(silver[i].words, " ")] = &silver[i].hints
	}
	var l lesson
	for _, c := range gold {
		for _, g := range c.sentences {
			h := byText[strings.Join(g.Words, " ")]
			g.Scale = 1
			switch {
			case h == nil || c.name == "uner" || c.name == "btc":
			case g.Heads != nil:
				g.Names = s.names(newHint(g.Words, h))
			default:
				if c.name == "redocred" {
					g = settle(g, h)
				}
				a := s.annotate(g.Words, newHint(g.Words, h))
				g.Tags, g.Heads, g.Rels = a.Tags, a.Heads, a.Rels
			}
			if c.name == "btc" {
				g.Scale = 0.5
			}
			l.Gold = append(l.Gold, g)
			if c.name == "uner" {
				l.Gold = append(l.Gold, g)
			}
		}
	}
	l.Silver = make([]syntax.Gold, len(p.silver))
	var wg sync.WaitGroup
	for worker := range 2 {
		own := *s // with buffers of its own
		own.tagBuf, own.arcBuf, own.nameBuf = nil, nil, nil
		wg.Go(func() {
			for i := worker; i < len(p.silver); i += 2 {
				t := &p.silver[i]
				l.Silver[i] = own.annotate(t.words, newHint(t.words, &t.hints))
				l.Silver[i].Scale = 0.7
			}
		})
	}
	wg.Wait()
	l.shout()
	return l
}

// shout adds every fortieth sentence again in capitals, as headlines are.
func (l *lesson) shout() {
	for _, list := range [][]syntax.Gold{l.Gold, l.Silver} {
		for i := 0; i < len(list); i += 40 {
			g := list[i]
			g.Words = slices.Clone(g.Words)
			for k, w := range g.Words {
				g.Words[k] = strings.ToUpper(w)
			}
			g.Lemmas = nil
			l.Silver = append(l.Silver, g)
		}
	}
}
