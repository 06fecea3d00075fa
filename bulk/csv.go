package bulk

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxContinued is how many lines a quoted field may go on for. A quotation mark that
// is never closed must not swallow the rest of a file.
const maxContinued = 100

// csvSource reads CSV by lines, so that a broken line costs that line and no other:
// where a quotation mark is opened and what follows up to its end does not make a
// row of the header's width, the line alone is bad and reading goes on at the next.
type csvSource struct {
	lines   *lineReader
	delim   byte // 0 where the file has one column
	charset string
	columns []string
	fields  []string
}

// newCSV reads the header. The rows of a file without one have columns named by
// their numbers, from 1.
func newCSV(lines *lineReader, delim byte, charset string, noHeader bool) (*csvSource, error) {
	c := &csvSource{lines: lines, delim: delim, charset: charset}
	if noHeader {
		first, err := c.firstLine()
		if err != nil {
			return nil, err
		}
		fields, _, _ := split(nil, first.text, delim)
		for i := range fields {
			c.columns = append(c.columns, strconv.Itoa(i+1))
		}
		return c, nil
	}
	if first, err := c.firstLine(); err == nil && len(first.text) == 5 && strings.HasPrefix(first.text, "sep=") {
		c.lines.drop(1) // Excel's note of the delimiter
	}
	first, err := c.firstLine()
	if err != nil {
		return nil, err
	}
	c.lines.drop(1)
	fields, taken, bad := c.record(first, 0)
	if bad != "" {
		return nil, fmt.Errorf("line %d, the header: %s", first.n, bad)
	}
	c.lines.drop(taken)
	for _, f := range fields {
		c.columns = append(c.columns, strings.TrimSpace(f))
	}
	return c, nil
}

// firstLine shows the next line that is not blank.
func (c *csvSource) firstLine() (line, error) {
	for {
		l, err := c.lines.peek(0)
		if err != nil {
			return l, err
		}
		if strings.TrimSpace(l.text) != "" {
			return l, nil
		}
		c.lines.drop(1)
	}
}

func (c *csvSource) names() []string { return c.columns }

func (c *csvSource) next(r *Row) error {
	for {
		l, err := c.lines.next()
		if err != nil {
			return err
		}
		if l.text == "" {
			continue
		}
		r.Line = l.n
		fields, taken, bad := c.record(l, len(c.columns))
		if bad != "" {
			r.Bad, r.Text = bad, cut(l.text)
			return nil
		}
		c.lines.drop(taken)
		if blank(fields) {
			continue
		}
		if len(r.Fields) < len(fields) {
			r.Fields = make([]string, len(fields))
		}
		copy(r.Fields, fields)
		return nil
	}
}

// record reads the row that begins at a line, which is taken already. It returns
// how many of the lines that follow belong to it, and what is wrong with it. Where
// width is 0 any number of fields is right.
func (c *csvSource) record(l line, width int) (fields []string, taken int, bad string) {
	if bad := c.unfit(l); bad != "" {
		return nil, 0, bad
	}
	text, open := l.text, false
	c.fields, open, bad = split(c.fields[:0], text, c.delim)
	for open && taken < maxContinued {
		more, err := c.lines.peek(taken)
		if err != nil || c.unfit(more) != "" || len(text)+len(more.text) > maxLine {
			break
		}
		taken++
		text += "\n" + more.text
		if strings.IndexByte(more.text, '"') >= 0 {
			c.fields, open, bad = split(c.fields[:0], text, c.delim)
		}
	}
	n := len(c.fields)
	for width > 0 && n > width && strings.TrimSpace(c.fields[n-1]) == "" {
		n--
	}
	switch {
	case taken > 0 && (open || bad != "" || width > 0 && n != width):
		return nil, 0, "a quotation mark is opened and not closed"
	case open:
		return nil, 0, "a quotation mark is opened and not closed"
	case bad != "":
		return nil, 0, bad
	case width > 0 && n != width && !blank(c.fields):
		return nil, 0, fmt.Sprintf("%d columns where the header has %d", n, width)
	}
	return c.fields[:n], taken, ""
}

// unfit says why a line cannot be read as text.
func (c *csvSource) unfit(l line) string { return unfit(l, c.charset) }

func unfit(l line, charset string) string {
	switch {
	case l.long:
		return fmt.Sprintf("longer than %d MiB", maxLine>>20)
	case charset == utf8Name && !utf8.ValidString(l.text):
		return "not UTF-8 (if all of the file is in another encoding, name it with --encoding)"
	case charset != utf8Name && strings.ContainsRune(l.text, utf8.RuneError):
		return "not " + charset + " (if all of the file is in another encoding, name it with --encoding)"
	case strings.IndexByte(l.text, 0) >= 0:
		return "has NUL bytes"
	}
	return ""
}

func blank(fields []string) bool {
	for _, f := range fields {
		if strings.TrimSpace(f) != "" {
			return false
		}
	}
	return true
}

// cut shortens a text for showing.
func cut(s string) string {
	if len(s) > maxText {
		s = s[:maxText] + "…"
	}
	return strings.ToValidUTF8(s, "\uFFFD")
}

// split cuts a line at the delimiter, where quotation marks do not keep it together,
// and appends the fields. A quotation mark inside a field that does not begin with
// one is a letter like others. open says that the last field's quotation mark is
// not closed.
func split(fields []string, s string, delim byte) (_ []string, open bool, bad string) {
	for {
		body := strings.TrimLeft(s, " ")
		if body == "" || body[0] != '"' {
			i := -1
			if delim != 0 {
				i = strings.IndexByte(s, delim)
			}
			if i < 0 {
				return append(fields, s), false, ""
			}
			fields, s = append(fields, s[:i]), s[i+1:]
			continue
		}
		field, rest, ok := quoted(body[1:])
		if !ok {
			return append(fields, field), true, ""
		}
		fields = append(fields, field)
		rest = strings.TrimLeft(rest, " ")
		if rest == "" {
			return fields, false, ""
		}
		if delim == 0 || rest[0] != delim {
			return fields, false, "a quotation mark inside a quoted field is not doubled"
		}
		s = rest[1:]
	}
}

// quoted reads up to the quotation mark that closes; a doubled one stands for one.
func quoted(s string) (field, rest string, closed bool) {
	from := 0
	var b []byte
	for {
		i := strings.IndexByte(s[from:], '"')
		if i < 0 {
			return string(b) + s[from:], "", false
		}
		end := from + i
		if end+1 < len(s) && s[end+1] == '"' {
			b = append(b, s[from:end+1]...)
			from = end + 2
			continue
		}
		if b == nil {
			return s[:end], s[end+1:], true
		}
		return string(append(b, s[from:end]...)), s[end+1:], true
	}
}

// delimiters, with their names as --delimiter takes them.
var delimiters = []struct {
	char byte
	name string
}{{',', "comma"}, {';', "semicolon"}, {'\t', "tab"}, {'|', "pipe"}}

// Delimiter returns the delimiter of a name or the character itself.
func Delimiter(s string) (byte, error) {
	for _, d := range delimiters {
		if s == d.name || s == string(d.char) || s == `\t` && d.char == '\t' {
			return d.char, nil
		}
	}
	return 0, fmt.Errorf("delimiter %q: comma, semicolon, tab and pipe are understood", s)
}

func delimiterName(c byte) string {
	for _, d := range delimiters {
		if d.char == c {
			return d.name
		}
	}
	return "one column"
}

// guessDelimiter takes the delimiter that cuts most of the first lines into as many
// fields as the first of them; 0 where none cuts the first.
func guessDelimiter(lines *lineReader) (byte, error) {
	var sample []string
	for i := 0; len(sample) < 30; i++ {
		l, err := lines.peek(i)
		if err == io.EOF {
			break
		}
		if err != nil {
			return 0, err
		}
		if strings.TrimSpace(l.text) != "" {
			sample = append(sample, l.text)
		}
	}
	if len(sample) == 0 {
		return 0, nil
	}
	if s := sample[0]; len(s) == 5 && strings.HasPrefix(s, "sep=") {
		return s[4], nil
	}
	best, bestAgree, bestWidth := byte(0), 0, 1
	for _, d := range delimiters {
		first, _, _ := split(nil, sample[0], d.char)
		agree := 0
		for _, s := range sample {
			if f, _, _ := split(nil, s, d.char); len(f) == len(first) {
				agree++
			}
		}
		if len(first) > 1 && (agree > bestAgree || agree == bestAgree && len(first) > bestWidth) {
			best, bestAgree, bestWidth = d.char, agree, len(first)
		}
	}
	return best, nil
}
