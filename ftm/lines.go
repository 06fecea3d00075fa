package ftm

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
)

// MaxLine is the longest line or record, in bytes, that the readers take; what
// is longer is passed over with an error.
const MaxLine = 16 << 20

// LineError is a line or record that could not be read. The readers go on after
// it; any other error of theirs ends the input.
type LineError struct {
	Line int // counted from 1
	Err  error
}

func (e *LineError) Error() string { return fmt.Sprintf("line %d: %v", e.Line, e.Err) }

// Unwrap returns the cause.
func (e *LineError) Unwrap() error { return e.Err }

var errTooLong = fmt.Errorf("longer than %d MiB", MaxLine>>20)

// lines yields the lines of r that are not blank, with their numbers; a line is
// valid until the next step. A byte order mark is taken off.
func lines(r io.Reader) iter.Seq2[int, lineOrError] {
	return func(yield func(int, lineOrError) bool) {
		br := bufio.NewReaderSize(r, 64<<10)
		for n := 1; ; n++ {
			line, err := readLine(br)
			if n == 1 {
				line = bytes.TrimPrefix(line, []byte("\xef\xbb\xbf"))
			}
			line = bytes.TrimSpace(line)
			if err == errTooLong || len(line) > 0 {
				l := lineOrError{line: line}
				if err == errTooLong {
					l = lineOrError{err: &LineError{n, err}}
				}
				if !yield(n, l) {
					return
				}
			}
			if err == nil || err == errTooLong {
				continue
			}
			if !errors.Is(err, io.EOF) {
				yield(n, lineOrError{err: fmt.Errorf("reading line %d: %w", n, err)})
			}
			return
		}
	}
}

type lineOrError struct {
	line []byte
	err  error
}

// readLine reads to the next line feed. A line that is too long is read to its
// end and dropped.
func readLine(br *bufio.Reader) ([]byte, error) {
	var long []byte
	size := 0
	for {
		part, err := br.ReadSlice('\n')
		size += len(part)
		switch {
		case size > MaxLine:
			long = nil
		case err == bufio.ErrBufferFull || long != nil:
			long = append(long, part...)
		}
		if err == bufio.ErrBufferFull {
			continue
		}
		if size > MaxLine && (err == nil || err == io.EOF) {
			return nil, errTooLong
		}
		if long != nil {
			return long, err
		}
		return part, err
	}
}

// marshal writes JSON without escaping the signs of HTML and without a line
// feed.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}
