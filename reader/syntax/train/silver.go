package main

import (
	"slices"
	"strings"

	"backchannel/reader/syntax"
)

// lesson is what the network learns from: gold sentences, each pass over all of
// them, and silver ones, a part in each pass.
type lesson struct{ Gold, Silver []syntax.Gold }

// prepare adds to the gold sentences what their corpora lack and the teacher
// has, and takes the teacher's word for the rest.
func prepare(gold []corpus, silver []sentence) lesson {
	byText := map[string]*syntax.Gold{}
	for i := range silver {
		byText[strings.Join(silver[i].said.Words, " ")] = &silver[i].said
	}
	var l lesson
	own := map[string]bool{}
	for _, c := range gold {
		own[c.name] = true
		for _, g := range c.sentences {
			g.Scale = 1
			if said := byText[strings.Join(g.Words, " ")]; said != nil {
				g = complete(g, *said)
			}
			l.Gold = append(l.Gold, g)
			if c.name == "uner" { // whose idea of a name is ours
				l.Gold = append(l.Gold, g)
			}
		}
	}
	for _, s := range silver {
		if !own[s.source] {
			s.said.Scale = 0.8
			l.Silver = append(l.Silver, s.said)
		}
	}
	l.damage()
	return l
}

// complete fills in what g lacks.
func complete(g, said syntax.Gold) syntax.Gold {
	if g.Names == nil {
		g.Names = said.Names
	}
	if g.Heads == nil {
		g.Tags, g.Heads, g.Rels = said.Tags, said.Heads, said.Rels
	}
	return g
}

// damage adds every fortieth sentence again in capitals, as headlines are, and
// every twentieth without any, as people write who are in a hurry.
func (l *lesson) damage() {
	for _, list := range [][]syntax.Gold{l.Gold, l.Silver} {
		for i := 0; i < len(list); i += 20 {
			l.Silver = append(l.Silver, rewritten(list[i], strings.ToLower))
			if i%40 == 0 {
				l.Silver = append(l.Silver, rewritten(list[i], strings.ToUpper))
			}
		}
	}
}

func rewritten(g syntax.Gold, change func(string) string) syntax.Gold {
	g.Words = slices.Clone(g.Words)
	for k, w := range g.Words {
		g.Words[k] = change(w)
	}
	g.Lemmas = nil
	return g
}
