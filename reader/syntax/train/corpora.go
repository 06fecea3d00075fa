package main

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
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
	var apart []bool // white space follows the token
	flush := func() {
		if len(g.Words) > 0 {
			out = append(out, joinNames(g, apart))
		}
		g, apart = syntax.Gold{}, nil
	}
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		c := strings.Split(sc.Text(), "\t")
		if len(c) < 8 {
			line := sc.Text()
			switch {
			case line == "":
				flush()
			case strings.HasPrefix(line, "# newpar"):
				g.Opens = true
			case strings.HasPrefix(line, "# text = "):
				g.Text = line[len("# text = "):]
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
		apart = append(apart, len(c) < 10 || !strings.Contains(c[9], "SpaceAfter=No"))
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
	words, spans = joinWords(words, spans)
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

// joinNames joins what the treebank parts and the tokeniser keeps together:
// al-Hassan, el-Sisi.
func joinNames(g syntax.Gold, apart []bool) syntax.Gold {
	for i := 0; i+2 < len(g.Words); i++ {
		if g.Words[i+1] != "-" || apart[i] || apart[i+1] || len(g.Words[i]) > 2 {
			continue
		}
		joined := g.Words[i] + "-" + g.Words[i+2]
		if len(syntax.Words(joined)) != 1 || g.Tags[i+2] != "NNP" {
			continue
		}
		keep := i + 2
		if g.Heads[i] < i || g.Heads[i] > i+2 {
			keep = i
		}
		g.Words[keep], g.Lemmas[keep] = joined, joined
		apart[keep] = apart[i+2]
		for _, drop := range []int{i + 2, i + 1, i} {
			if drop == keep {
				continue
			}
			g = dropToken(g, drop, keep)
			apart = slices.Delete(apart, drop, drop+1)
			if drop < keep {
				keep--
			}
		}
	}
	return g
}

// dropToken takes token i out; what hangs on it hangs on token to.
func dropToken(g syntax.Gold, i, to int) syntax.Gold {
	for j, h := range g.Heads {
		if h == i {
			h = to
		}
		if h > i {
			h--
		}
		g.Heads[j] = h
	}
	g.Words = slices.Delete(g.Words, i, i+1)
	g.Tags = slices.Delete(g.Tags, i, i+1)
	g.Lemmas = slices.Delete(g.Lemmas, i, i+1)
	g.Rels = slices.Delete(g.Rels, i, i+1)
	g.Heads = slices.Delete(g.Heads, i, i+1)
	return g
}

// corpus is a set of sentences with a name.
type corpus struct {
	name      string
	sentences []syntax.Gold
}

// readGold reads the annotated corpora: what is trained on, and what is held out
// to measure with.
func readGold(data string) (train, held []corpus, err error) {
	in := func(p string) string { return filepath.Join(data, p) }
	for _, c := range []struct {
		name, path string
		to         *[]corpus
	}{{"ewt", "ud_ewt/ewt_train.conllu", &train}, {"EWT test", "ud_ewt/ewt_test.conllu", &held}} {
		g, err := readTrees(in(c.path))
		if err != nil {
			return nil, nil, err
		}
		*c.to = append(*c.to, corpus{c.name, g})
	}
	gum, gumTest, err := gumTrees(in("gum"))
	if err != nil {
		return nil, nil, err
	}
	train = append(train, corpus{"gum", gum})
	held = append(held, corpus{"GUM test, open genres", gumTest})
	for _, c := range []struct {
		name, path  string
		word, label int
		kind        func(string) string
		hold        int // sentences at the end that measure; -1 for all
		test        string
	}{
		{"uner", "uner_ewt/en_ewt-ud-dev.iob2", 1, 2, three, 0, ""},
		{"uner", "uner_ewt/en_ewt-ud-test.iob2", 1, 2, three, -1, "UNER EWT test"},
		{"wikigold", "wikigold/CONLL-format/data/wikigold.conll.txt", 0, -1, three, 250, "wikigold, last 250 sentences"},
		{"crossner", "crossner_politics/politics/train.txt", 0, 1, politics, 0, ""},
		{"crossner", "crossner_politics/politics/dev.txt", 0, 1, politics, 141, "CrossNER politics dev, last 141 sentences"},
	} {
		g, err := readLabels(in(c.path), c.word, c.label, c.kind)
		if err != nil {
			return nil, nil, err
		}
		cut := len(g) - c.hold
		if c.hold < 0 {
			cut = 0
		}
		if cut > 0 {
			train = append(train, corpus{c.name, g[:cut]})
		}
		if cut < len(g) {
			held = append(held, corpus{c.test, g[cut:]})
		}
	}
	return train, held, nil
}

// readDocRED reads the mentions of the relation corpus as names. Its LOC takes
// in nationalities and its MISC some people; only the stack learns from it, which
// has the programs' say to tell them apart.
func readDocRED(data string) ([]syntax.Gold, error) {
	b, err := os.ReadFile(filepath.Join(data, "redocred/data/dev_revised.json"))
	if err != nil {
		return nil, err
	}
	var docs []struct {
		Sents     [][]string
		VertexSet [][]struct {
			Pos  [2]int
			Sent int `json:"sent_id"`
			Type string
		}
	}
	if err := json.Unmarshal(b, &docs); err != nil {
		return nil, err
	}
	var out []syntax.Gold
	for _, d := range docs {
		for k, words := range d.Sents {
			var toks []string
			at := make([]int, len(words)+1)
			for i, w := range words {
				at[i] = len(toks)
				toks = append(toks, syntax.Words(w)...)
			}
			at[len(words)] = len(toks)
			taken := make([]bool, len(toks))
			var spans []span
			for _, v := range d.VertexSet {
				for _, m := range v {
					if m.Sent != k || m.Pos[1] > len(words) || m.Pos[0] >= m.Pos[1] {
						continue
					}
					kind := three(m.Type)
					s := span{at[m.Pos[0]], at[m.Pos[1]], kind}
					if kind == "" || s.from >= s.to || slices.Contains(taken[s.from:s.to], true) {
						continue
					}
					for i := s.from; i < s.to; i++ {
						taken[i] = true
					}
					spans = append(spans, s)
				}
			}
			if len(toks) > 0 {
				out = append(out, spansToGold(toks, spans))
			}
		}
	}
	return out, nil
}

// joinWords joins "al - Hassan" in corpora that keep no white space.
func joinWords(words []string, spans []span) ([]string, []span) {
	for i := 0; i+2 < len(words); i++ {
		next := words[i+2]
		if words[i+1] != "-" || len(words[i]) > 2 || next == "" || next[0] < 'A' || next[0] > 'Z' || len(words[i]) < 2 {
			continue
		}
		joined := words[i] + "-" + next
		if len(syntax.Words(joined)) != 1 {
			continue
		}
		words = slices.Concat(words[:i], []string{joined}, words[i+3:])
		for k := range spans {
			s := &spans[k]
			if s.from > i {
				s.from = max(i, s.from-2)
			}
			if s.to > i {
				s.to = max(i+1, s.to-2)
			}
		}
	}
	return words, spans
}
