package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"backchannel/reader/syntax"
)

// pupils are the gold sentences with the programs' hints, ready for the stack.
type pupils struct {
	trees, named          []syntax.Gold
	treeHints, namedHints []*hint
}

// gather joins the gold corpora to the hints for their words.
func gather(gold []corpus, sentences []hinted) pupils {
	var p pupils
	byText := map[string]*hints{}
	for i := range sentences {
		byText[strings.Join(sentences[i].words, " ")] = &sentences[i].hints
	}
	for _, c := range gold {
		for _, g := range c.sentences {
			h := byText[strings.Join(g.Words, " ")]
			if h == nil {
				continue
			}
			x := newHint(g.Words, h)
			if g.Heads != nil {
				p.trees = append(p.trees, g)
				p.treeHints = append(p.treeHints, x)
			}
			if g.Names == nil {
				continue
			}
			if c.name == "redocred" {
				g = settle(g, h)
			}
			times := 1
			if c.name == "uner" { // whose idea of a name is ours
				times = 3
			}
			for range times {
				p.named = append(p.named, g)
				p.namedHints = append(p.namedHints, x)
			}
		}
	}
	return p
}

// settle brings the names of the relation corpus to our idea of a name:
// nationalities are none, and what it calls nothing or something else but the
// programs call a person, body or place is unknown.
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

// translate trains the stack on all gold sentences and has it annotate the
// sentences of the silver folder that the network learns from, into teacher.tsv;
// the others have an empty line there.
func translate(data, dir string, log io.Writer) error {
	gold, _, err := readGold(data)
	if err != nil {
		return err
	}
	red, err := readDocRED(data)
	if err != nil {
		return err
	}
	sentences, err := readHinted(dir)
	if err != nil {
		return err
	}
	p := gather(append(gold, corpus{"redocred", red}), sentences)
	s := &stack{}
	s.learn(p, log)
	wanted, unseen := map[string]bool{}, map[string]bool{}
	for _, c := range gold {
		wanted[c.name] = c.name != "uner"
	}
	for _, r := range rawSources {
		wanted[r.name] = true
	}
	for _, t := range sentences {
		if t.source == "uner" { // the text of EWT dev, which is to stay unseen as trees
			unseen[strings.Join(t.words, " ")] = true
		}
	}
	lines := make([]string, len(sentences))
	var wg sync.WaitGroup
	for worker := range 2 {
		own := *s // with buffers of its own
		own.tagBuf, own.arcBuf, own.nameBuf = nil, nil, nil
		wg.Go(func() {
			for i := worker; i < len(sentences); i += 2 {
				t := &sentences[i]
				if wanted[t.source] && !unseen[strings.Join(t.words, " ")] {
					lines[i] = writeOpinion(own.annotate(t.words, newHint(t.words, &t.hints)))
				}
			}
		})
	}
	wg.Wait()
	var b bytes.Buffer
	for _, l := range lines {
		fmt.Fprintln(&b, l)
	}
	return os.WriteFile(filepath.Join(dir, "teacher.tsv"), b.Bytes(), 0o644)
}

// writeOpinion writes what readOpinion reads.
func writeOpinion(g syntax.Gold) string {
	heads, names := make([]string, len(g.Words)), make([]string, len(g.Words))
	for i, h := range g.Heads {
		heads[i] = fmt.Sprint(h)
		if names[i] = g.Names[i]; names[i] == "" {
			names[i] = "?"
		}
	}
	cols := []string{strings.Join(g.Tags, " "), strings.Join(names, " "), strings.Join(heads, " "), strings.Join(g.Rels, " ")}
	return strings.Join(cols, "\t")
}
