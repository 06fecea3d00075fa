package main

import (
	"bufio"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"backchannel/reader/syntax"
)

// readTrees reads the sentences of a CoNLL-U file.
func readTrees(path string) ([]syntax.Gold, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []syntax.Gold
	var g syntax.Gold
	flush := func() {
		if len(g.Words) > 0 {
			out = append(out, g)
		}
		g = syntax.Gold{}
	}
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		c := strings.Split(sc.Text(), "\t")
		if len(c) < 8 {
			if sc.Text() == "" {
				flush()
			}
			continue
		}
		if strings.ContainsAny(c[0], "-.") {
			continue
		}
		h, err := strconv.Atoi(c[6])
		if err != nil {
			continue
		}
		g.Words = append(g.Words, c[1])
		g.Tags = append(g.Tags, c[4])
		g.Lemmas = append(g.Lemmas, c[2])
		g.Heads = append(g.Heads, h-1)
		g.Rels = append(g.Rels, c[7])
	}
	flush()
	return out, sc.Err()
}

// readLabels reads a file with a token a line: the word in column word, its
// IOB or IO label in column label (-1: the last). kind maps a corpus's type to
// PER, ORG, LOC or "" for none.
func readLabels(path string, word, label int, kind func(string) string) ([]syntax.Gold, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var out []syntax.Gold
	var words []string
	var spans []span
	last := ""
	flush := func() {
		if len(words) > 0 {
			out = append(out, spansToGold(words, spans))
		}
		words, spans, last = nil, nil, ""
	}
	for line := range strings.Lines(string(b)) {
		c := strings.Fields(line)
		if len(c) == 0 {
			flush()
			continue
		}
		if strings.HasPrefix(line, "# ") || c[0] == "-DOCSTART-" || len(c) <= max(word, label) {
			continue
		}
		l := c[len(c)-1]
		if label >= 0 {
			l = c[label]
		}
		from := len(words)
		words = append(words, syntax.Words(c[word])...)
		k := ""
		if len(l) > 2 && l[1] == '-' {
			k = kind(l[2:])
		}
		switch {
		case k == "":
		case len(spans) > 0 && l[0] != 'B' && last == l[2:]:
			spans[len(spans)-1].to = len(words)
		default:
			spans = append(spans, span{from, len(words), k})
		}
		last = ""
		if k != "" {
			last = l[2:]
		}
	}
	flush()
	return out, nil
}

type span struct {
	from, to int
	kind     string
}

func spansToGold(words []string, spans []span) syntax.Gold {
	g := syntax.Gold{Words: words, Names: make([]string, len(words))}
	for i := range g.Names {
		g.Names[i] = "O"
	}
	for _, s := range spans {
		for i := s.from; i < s.to; i++ {
			g.Names[i] = "I-" + s.kind
		}
		g.Names[s.from], g.Names[s.to-1] = "B-"+s.kind, "L-"+s.kind
		if s.to-s.from == 1 {
			g.Names[s.from] = "U-" + s.kind
		}
	}
	return g
}

func three(k string) string {
	switch k {
	case "PER", "ORG", "LOC":
		return k
	}
	return ""
}

func politics(k string) string {
	switch k {
	case "politician", "person":
		return "PER"
	case "politicalparty", "organisation":
		return "ORG"
	case "country", "location":
		return "LOC"
	}
	return ""
}

// openGenres are the GUM genres whose texts may be used by anyone.
var openGenres = []string{"academic", "bio", "court", "interview", "news", "speech", "textbook", "voyage"}

func gumTrees(dir string) (train, test []syntax.Gold, err error) {
	splits, err := os.ReadFile(filepath.Join(dir, "splits.md"))
	if err != nil {
		return nil, nil, err
	}
	_, held, _ := strings.Cut(string(splits), "\n## test\n")
	held, _, _ = strings.Cut(held, "\n## ")
	for _, genre := range openGenres {
		files, err := filepath.Glob(filepath.Join(dir, "dep", "GUM_"+genre+"_*.conllu"))
		if err != nil {
			return nil, nil, err
		}
		for _, f := range files {
			g, err := readTrees(f)
			if err != nil {
				return nil, nil, err
			}
			name := strings.TrimSuffix(filepath.Base(f), ".conllu")
			if strings.Contains(held, name+"\n") {
				test = append(test, g...)
			} else {
				train = append(train, g...)
			}
		}
	}
	return train, test, nil
}
