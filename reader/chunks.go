package reader

import (
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"backchannel/reader/syntax"
)

// chunkBytes is how much of a long text is parsed at a time: enough that the
// pieces keep every core busy and their number does not matter.
const chunkBytes = 16 << 10

// parseLong parses a text, a long one in pieces of whole paragraphs on all
// cores. The sentences are those that one parse of the whole would give, since
// no sentence crosses a blank line.
func (r *Reader) parseLong(text string) []syntax.Sentence {
	chunks := cutParagraphs(text, chunkBytes)
	if len(chunks) < 2 {
		return r.parser.Parse(text)
	}
	parts := make([][]syntax.Sentence, len(chunks))
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	var wg sync.WaitGroup
	var done atomic.Int64
	for i, c := range chunks {
		slots <- struct{}{}
		wg.Go(func() {
			defer func() { <-slots }()
			parts[i] = r.parser.Parse(c.text)
			shift(parts[i], c.start)
			if n := done.Add(int64(len(c.text))); r.watch != nil {
				r.watch(int(n), len(text))
			}
		})
	}
	wg.Wait()
	var out []syntax.Sentence
	paragraphs := 0
	for _, p := range parts {
		last := paragraphs
		for _, s := range p {
			s.Paragraph += paragraphs
			last = s.Paragraph + 1
			out = append(out, s)
		}
		paragraphs = last
	}
	return out
}

// chunk is a piece of a text and where it begins.
type chunk struct {
	text  string
	start int
}

// cutParagraphs cuts a text at blank lines into pieces of at least size bytes. A
// text without blank lines is one piece.
func cutParagraphs(text string, size int) []chunk {
	var out []chunk
	for at := 0; at < len(text); {
		end := len(text)
		if at+size < len(text) {
			if i := strings.Index(text[at+size:], "\n\n"); i >= 0 {
				end = at + size + i + 2
			}
		}
		out = append(out, chunk{text[at:end], at})
		at = end
	}
	return out
}

// shift moves the offsets of sentences.
func shift(all []syntax.Sentence, by int) {
	for i := range all {
		s := &all[i]
		s.Start, s.End = s.Start+by, s.End+by
		for j := range s.Tokens {
			s.Tokens[j].Start += by
			s.Tokens[j].End += by
		}
	}
}
