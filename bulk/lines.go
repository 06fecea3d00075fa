package bulk

import (
	"bufio"
	"io"
	"strings"
)

// line is one line of a file, without its end.
type line struct {
	n    int64 // counted from 1
	text string
	long bool // it was longer than maxLine, and is not kept whole
}

// lineReader reads lines and can look some lines ahead.
type lineReader struct {
	br    *bufio.Reader
	n     int64
	ahead []line
	err   error // what ended the input
}

func newLineReader(r io.Reader) *lineReader {
	return &lineReader{br: bufio.NewReaderSize(r, 256<<10)}
}

// next takes a line; the error is io.EOF at the end.
func (l *lineReader) next() (line, error) {
	x, err := l.peek(0)
	if err == nil {
		l.ahead = l.ahead[1:]
	}
	return x, err
}

// peek shows the i-th of the lines that come, counted from 0.
func (l *lineReader) peek(i int) (line, error) {
	for len(l.ahead) <= i {
		if l.err != nil {
			return line{}, l.err
		}
		x, err := l.read()
		if err != nil {
			l.err = err
			if err != io.EOF || x.text == "" {
				continue
			}
		}
		l.ahead = append(l.ahead, x)
	}
	return l.ahead[i], nil
}

// drop leaves out n lines that were shown by peek.
func (l *lineReader) drop(n int) { l.ahead = l.ahead[n:] }

// read reads to the next line feed. Of a line that is too long the beginning is
// kept, the rest is read and forgotten.
func (l *lineReader) read() (line, error) {
	l.n++
	x := line{n: l.n}
	part, err := l.br.ReadSlice('\n')
	if err != bufio.ErrBufferFull {
		x.text = trimEnd(string(part))
		return x, err
	}
	var b strings.Builder
	for {
		if b.Len()+len(part) > maxLine {
			x.long = true
		}
		if !x.long || b.Len() == 0 {
			b.Write(part)
		}
		if err != bufio.ErrBufferFull {
			break
		}
		part, err = l.br.ReadSlice('\n')
	}
	x.text = trimEnd(b.String())
	return x, err
}

func trimEnd(s string) string {
	return strings.TrimSuffix(strings.TrimSuffix(s, "\n"), "\r")
}

// carriageReturns turns the line ends of old Mac programs, which have no line feed,
// into line feeds.
type carriageReturns struct{ r io.Reader }

func (c carriageReturns) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	for i, b := range p[:n] {
		if b == '\r' {
			p[i] = '\n'
		}
	}
	return n, err
}
