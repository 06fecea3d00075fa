package lists

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// describe says in a few words what the first bytes of a file look like, for
// the error that tells a user why it is not taken for a list.
func describe(head []byte) string {
	text := bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")))
	if len(text) == 0 {
		return "it is empty"
	}
	for _, m := range magics {
		if bytes.HasPrefix(text, []byte(m.prefix)) {
			return m.what
		}
	}
	if bytes.IndexByte(head, 0) >= 0 {
		return "it looks like a binary file"
	}
	start := strings.ToLower(string(text[:min(len(text), 4096)]))
	switch {
	case strings.HasPrefix(start, "<!doctype html"), strings.Contains(start, "<html"):
		return "it looks like a web page, perhaps an error page in place of the list"
	case text[0] == '<':
		if root := rootElement(text); root != "" {
			return "it looks like XML with the root element " + root + ", of no publication known here"
		}
		return "it looks like XML of no publication known here"
	case text[0] == '{' || text[0] == '[':
		return "it looks like JSON of no publication known here"
	case !validHead(text):
		return "it looks like text in an encoding other than UTF-8, or a binary file"
	}
	line, _, _ := bytes.Cut(text, []byte("\n"))
	if n := bytes.Count(line, []byte(",")); n > 1 {
		return "it looks like CSV whose columns are those of no publication known here"
	}
	return "it looks like plain text"
}

var magics = []struct{ prefix, what string }{
	{"%PDF-", "it looks like a PDF"},
	{"PK\x03\x04", "it looks like a ZIP archive or an office document"},
	{"\x1f\x8b", "it looks like gzip data"},
	{"\xd0\xcf\x11\xe0", "it looks like an old or password-protected office document"},
	{"\x7fELF", "it looks like a program"},
	{"\x89PNG", "it looks like a picture"},
	{"\xff\xd8\xff", "it looks like a picture"},
	{"SQLite format 3", "it looks like a database"},
}

// validHead reports whether the head is UTF-8, but for a last rune that the
// head's end may have cut.
func validHead(head []byte) bool {
	for range utf8.UTFMax {
		if utf8.Valid(head) {
			return true
		}
		head = head[:len(head)-1]
		if len(head) == 0 {
			return false
		}
	}
	return utf8.Valid(head)
}
