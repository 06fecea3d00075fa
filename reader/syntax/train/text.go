package main

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"backchannel/reader/syntax"
)

// rawSource is a corpus of plain text: where it is, which field of its rows has
// the text, and how many words of it are taken, spread over the whole.
type rawSource struct {
	name, glob string
	words      int
	total      int // words in it, to know how many rows to leave out
}

var rawSources = []rawSource{
	{"current_events", "current_events/events.jsonl", 400_000, 300_000},
	{"wikinews", "wikinews/wikinews_2019.csv", 200_000, 80_000},
	{"mueller", "mueller/volume1.md", 100_000, 90_000},
	{"sec_litigation", "sec_litigation/*.jsonl", 300_000, 3_300_000},
	{"senate_press", "senate_press/*.jsonl", 250_000, 5_500_000},
	{"house_press", "house_press/house.jsonl", 250_000, 1_320_000},
}

// writeText writes the sentences that teachers are to annotate, one a line: the
// source, a tab, the tokens with blanks between them.
func writeText(data string, w io.Writer) error {
	train, _, err := readGold(data)
	if err != nil {
		return err
	}
	docs, err := readDocRED(data)
	if err != nil {
		return err
	}
	train = append(train, corpus{"redocred", docs})
	bw := bufio.NewWriter(w)
	for _, src := range rawSources {
		every := max(1, src.total/src.words)
		n := 0
		err := src.each(data, func(text string) {
			if n++; n%every == 0 {
				writeSentences(bw, src.name, text)
			}
		})
		if err != nil {
			return err
		}
	}
	for _, g := range train {
		for _, s := range g.sentences {
			fmt.Fprintf(bw, "%s\t%s\n", g.name, strings.Join(s.Words, " "))
		}
	}
	return bw.Flush()
}

// writeSentences leaves out what is no prose: lists, tables, text that has lost
// its punctuation.
func writeSentences(w io.Writer, name, text string) {
	text = unmangle.Replace(text)
	if 60*strings.Count(text, ".") < len(strings.Fields(text)) || strings.HasSuffix(name, "press") && (strings.Contains(text, "reprinted") || strings.Contains(text, "op-ed")) {
		return
	}
	for _, s := range syntax.Sentences(text) {
		if len(s.Tokens) < 4 || len(s.Tokens) > 90 {
			continue
		}
		words := make([]string, len(s.Tokens))
		for i, t := range s.Tokens {
			words[i] = t.Text
		}
		fmt.Fprintf(w, "%s\t%s\n", name, strings.Join(words, " "))
	}
}

var unmangle = strings.NewReplacer("â\u0080\u0099", "’", "â\u0080\u009c", "“", "â\u0080\u009d", "”", "â\u0080\u0093", "–", "â\u0080\u0094", "—", "\\r", " ", "\\x0c", " ", "\\x1a", " ", "\\[", "[", "\\]", "]")

// each calls f with every text of the source.
func (r rawSource) each(data string, f func(text string)) error {
	files, err := filepath.Glob(filepath.Join(data, r.glob))
	if err != nil {
		return err
	}
	for _, path := range files {
		texts, err := readTexts(path)
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		for _, t := range texts {
			f(t)
		}
	}
	return nil
}

func readTexts(path string) ([]string, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	switch filepath.Ext(path) {
	case ".md":
		return []string{string(b)}, nil
	case ".csv":
		rows, err := csv.NewReader(strings.NewReader(string(b))).ReadAll()
		if err != nil {
			return nil, err
		}
		var out []string
		for _, r := range rows[1:] {
			out = append(out, r[3])
		}
		return out, nil
	}
	var out []string
	for line := range strings.Lines(string(b)) {
		var row struct{ Date, Text string }
		if err := json.Unmarshal([]byte(line), &row); err != nil {
			return nil, err
		}
		if row.Date >= firstHeldMonth && strings.Contains(path, "current_events") {
			continue // the last two months measure
		}
		out = append(out, row.Text)
	}
	return out, nil
}

// readPlain adds all plain text, for the vocabulary and its first vectors.
func readPlain(data string, p *syntax.Plain) error {
	for _, src := range rawSources {
		if err := src.each(data, func(text string) { p.Add(unmangle.Replace(text)) }); err != nil {
			return err
		}
	}
	return nil
}

// firstHeldMonth begins the news items that measure and teach nothing.
const firstHeldMonth = "2026-07"
