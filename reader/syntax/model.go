package syntax

import (
	"bytes"
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"

	"backchannel/reader/syntax/neural"
)

//go:embed weights/model.gz
var packed []byte

// Model holds the trained weights. It is safe for use by many goroutines.
type Model struct {
	tags, rels, labels []string
	lemmas             map[string]string

	hashes []uint32 // the vocabulary, row by row
	lex    *lexicon
	net    *neural.Network
	reader *neural.Reader
	after  [][]bool // after[a][b]: label b may follow label a
}

var load = sync.OnceValues(func() (*Model, error) { return Read(bytes.NewReader(packed)) })

// Load returns the model whose weights are compiled in. They are unpacked once.
func Load() (*Model, error) { return load() }

// Parse reads a text: its sentences with their tokens, tags, lemmas, trees and
// names. Offsets are bytes into text, which may be anything: bytes that are not
// UTF-8 are kept as parts of words.
func (m *Model) Parse(text string) []Sentence {
	out := Sentences(text)
	m.annotateAll(out)
	return out
}

// batchWords is how many words are read at a time: enough to keep the
// processor busy, few enough to stay in its cache.
const batchWords = 300

// annotateAll fills in tags, lemmas, trees and names.
func (m *Model) annotateAll(sentences []Sentence) {
	for len(sentences) > 0 {
		n, words := 0, 0
		for n < len(sentences) && (n == 0 || words+len(sentences[n].Tokens) <= batchWords) {
			words += len(sentences[n].Tokens)
			n++
		}
		m.annotateBatch(sentences[:n])
		sentences = sentences[n:]
	}
}

func (m *Model) annotateBatch(sentences []Sentence) {
	words := make([][]string, len(sentences))
	for k := range sentences {
		words[k] = make([]string, len(sentences[k].Tokens))
		for i, t := range sentences[k].Tokens {
			words[k][i] = plain(t.Text)
		}
	}
	for k, a := range m.reader.Read(words) {
		s := &sentences[k]
		for i := range s.Tokens {
			t := &s.Tokens[i]
			t.Tag = m.tags[a.Tags[i]]
			t.Head, t.Rel = a.Heads[i], m.rels[a.Rels[i]]
		}
		s.Names = m.bestNames(a.Names)
		repair(s)
		for i := range s.Tokens {
			s.Tokens[i].Lemma = m.lemma(words[k][i], s.Tokens[i].Tag)
		}
	}
}

// bestNames finds the best run of labels in which each may follow the one
// before it (Viterbi's algorithm).
func (m *Model) bestNames(scores [][]float32) []Name {
	n, k := len(scores), len(m.labels)
	back := make([]int, n*k)
	now, next := make([]float32, k), make([]float32, k)
	const never = -1e30
	for i, row := range scores {
		for c := range k {
			next[c] = never
			if i == 0 {
				if follows("O", m.labels[c]) {
					next[c] = row[c]
				}
				continue
			}
			for p := range k {
				if now[p]+row[c] > next[c] && m.after[p][c] {
					next[c] = now[p] + row[c]
					back[i*k+c] = p
				}
			}
		}
		now, next = next, now
	}
	last := -1
	for c := range k {
		if follows(m.labels[c], "O") && (last < 0 || now[c] > now[last]) {
			last = c
		}
	}
	labels := make([]string, n)
	for i := n - 1; i >= 0; i-- {
		labels[i] = m.labels[last]
		last = back[i*k+last]
	}
	return goldNames(labels)
}

// follows reports whether label b may stand after a.
func follows(a, b string) bool {
	open := a[0] == 'B' || a[0] == 'I'
	inside := b[0] == 'I' || b[0] == 'L'
	return open == inside && (!open || a[2:] == b[2:])
}

// Sentences cuts a text into sentences and tokens and annotates nothing.
func Sentences(text string) []Sentence {
	toks := tokenise(text)
	ranges := split(text, toks)
	out := make([]Sentence, 0, len(ranges))
	para := 0
	for _, r := range ranges {
		ts := toks[r[0]:r[1]]
		if ts[0].newline > 1 && r[0] > 0 {
			para++
		}
		s := Sentence{Start: ts[0].start, End: ts[len(ts)-1].end, Paragraph: para, Tokens: make([]Token, len(ts))}
		for i, t := range ts {
			s.Tokens[i] = Token{Start: t.start, End: t.end, Text: text[t.start:t.end]}
		}
		out = append(out, s)
	}
	return out
}

// plain writes a word as the treebanks do: straight quotes and apostrophes.
func plain(w string) string {
	if strings.IndexFunc(w, func(r rune) bool { return r >= utf8.RuneSelf }) < 0 {
		return w
	}
	return quotes.Replace(w)
}

var quotes = strings.NewReplacer("’", "'", "‘", "'", "“", "\"", "”", "\"", "«", "\"", "»", "\"", "„", "\"", "–", "-", "—", "-", "…", "...")
