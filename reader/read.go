package reader

import (
	"fmt"

	"backchannel/cite"
	"backchannel/reader/syntax"
)

// A parser turns text into sentences with tags, trees and names. The rules see
// only trees (clause.go), so that another parser can stand under them.
type parser interface {
	Parse(text string) []syntax.Sentence
}

// Reader reads documents. It is safe for use by several goroutines.
type Reader struct {
	parser parser
	watch  func(done, total int)
}

// Watch returns a reader that tells how far it is with a long document: how many
// bytes of the text are parsed, which is nearly all of the work. The function
// is called from several goroutines.
func (r *Reader) Watch(f func(done, total int)) *Reader {
	return &Reader{parser: r.parser, watch: f}
}

// New returns a reader with the compiled-in models. The error is that of the
// models, which no user can mend: a broken build.
func New() (*Reader, error) {
	p, err := syntax.Load()
	if err != nil {
		return nil, fmt.Errorf("reader: %w", err)
	}
	return &Reader{parser: p}, nil
}

// Read understands one document. Every span of the reading lies in doc.Text.
// A text with nothing to read gives a reading with empty lists, never nil ones.
func (r *Reader) Read(doc cite.Document) (*Reading, error) {
	s := newStory(doc, r.parse(doc.Text))
	s.read()
	return s.reading(), nil
}
