package syntax

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/binary"
	"fmt"
	"io"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed weights/linear.gz
var packed []byte

// Model holds the trained weights. It is safe for use by many goroutines.
type Model struct {
	tags, rels, labels []string
	lemmas             map[string]string
	tagger, namer      *linear
	mover, labeler     *linear
}

var load = sync.OnceValues(func() (*Model, error) { return Read(bytes.NewReader(packed)) })

// Load returns the model whose weights are compiled in. They are unpacked once.
func Load() (*Model, error) { return load() }

// Read reads weights that the training program wrote.
func Read(r io.Reader) (*Model, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, fmt.Errorf("syntax: reading weights: %w", err)
	}
	b, err := io.ReadAll(z)
	if err != nil {
		return nil, fmt.Errorf("syntax: reading weights: %w", err)
	}
	m := &Model{lemmas: map[string]string{}}
	str := func() string {
		v, n := binary.Uvarint(b)
		s := string(b[n : n+int(v)])
		b = b[n+int(v):]
		return s
	}
	m.tags, m.rels, m.labels = strings.Fields(str()), strings.Fields(str()), strings.Fields(str())
	for line := range strings.Lines(str()) {
		k, v, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		m.lemmas[k] = v
	}
	for _, l := range []**linear{&m.tagger, &m.namer, &m.mover, &m.labeler} {
		*l, b = readLinear(b)
	}
	return m, nil
}

// Parse reads a text: its sentences with their tokens, tags, lemmas, trees and
// names. Offsets are bytes into text, which may be anything: bytes that are not
// UTF-8 are kept as parts of words.
func (m *Model) Parse(text string) []Sentence {
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
		m.annotate(&s)
		out = append(out, s)
	}
	return out
}

// annotate fills in tags, lemmas, tree and names.
func (m *Model) annotate(s *Sentence) {
	words := make([]string, len(s.Tokens))
	for i := range s.Tokens {
		words[i] = plain(s.Tokens[i].Text)
	}
	ws := sentenceInfo(words)
	tags := m.tag(ws)
	heads, rels := m.arcs(ws, tags)
	for i := range s.Tokens {
		t := &s.Tokens[i]
		t.Tag = m.tags[tags[i]]
		t.Lemma = m.lemma(words[i], t.Tag)
		t.Head, t.Rel = heads[i], m.rels[rels[i]]
		if t.Head < 0 {
			t.Rel = "root"
		}
	}
	s.Names = m.names(ws, tags)
}

// plain writes a word as the treebanks do: straight quotes and apostrophes.
func plain(w string) string {
	if strings.IndexFunc(w, func(r rune) bool { return r >= utf8.RuneSelf }) < 0 {
		return w
	}
	return quotes.Replace(w)
}

var quotes = strings.NewReplacer("’", "'", "‘", "'", "“", "\"", "”", "\"", "«", "\"", "»", "\"", "„", "\"", "–", "-", "—", "-", "…", "...")

func (m *Model) tag(ws []wordInfo) []uint32 {
	out := make([]float32, m.tagger.classes)
	tags := make([]uint32, len(ws))
	var f feats
	t1, t2 := uint32(90), uint32(90)
	for i := range ws {
		f = tagFeats(f, ws, i, t1, t2)
		m.tagger.score(f, out)
		tags[i] = uint32(best(out))
		t1, t2 = tags[i], t1
	}
	return tags
}

func (m *Model) arcs(ws []wordInfo, tags []uint32) (heads []int, rels []uint32) {
	n := len(ws)
	s := newState(n)
	var f feats
	var out [moves]float32
	lab := make([]float32, m.labeler.classes)
	for !s.done() {
		f = arcFeats(f, s, ws, tags)
		m.mover.score(f, out[:])
		mv := -1
		for k := range moves {
			if s.legal(k) && (mv < 0 || out[k] > out[mv]) {
				mv = k
			}
		}
		rel := uint32(0)
		if mv != shift {
			d, h := s.arc(mv)
			f = relFeats(f, s, ws, tags, d, h)
			m.labeler.score(f, lab)
			rel = uint32(best(lab))
		}
		s.apply(mv, rel)
	}
	heads = s.head[:n]
	for i, h := range heads {
		if h == n {
			heads[i] = -1
		}
	}
	return heads, s.rel[:n]
}

// names reads BILUO labels greedily, only those that may follow one another.
func (m *Model) names(ws []wordInfo, tags []uint32) []Name {
	out := make([]float32, m.namer.classes)
	var f feats
	var names []Name
	l1, l2 := uint32(80), uint32(80)
	open, kind := -1, ""
	for i := range ws {
		f = nameFeats(f, ws, tags, i, l1, l2)
		m.namer.score(f, out)
		k := -1
		for c, label := range m.labels {
			inside := label[0] == 'I' || label[0] == 'L'
			if open >= 0 && (!inside || label[2:] != kind || label[0] == 'I' && i == len(ws)-1) {
				continue
			}
			if open < 0 && (inside || label[0] == 'B' && i == len(ws)-1) {
				continue
			}
			if k < 0 || out[c] > out[k] {
				k = c
			}
		}
		switch label := m.labels[k]; label[0] {
		case 'B':
			open, kind = i, label[2:]
		case 'L':
			names = append(names, Name{open, i + 1, kind})
			open = -1
		case 'U':
			names = append(names, Name{i, i + 1, label[2:]})
		}
		l1, l2 = uint32(k), l1
	}
	return names
}
