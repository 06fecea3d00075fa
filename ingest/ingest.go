// Package ingest turns a file that a person has (plain text, Markdown, HTML,
// PDF, Word) into a document: its text, title, date, publisher and language.
// It takes bytes and fetches nothing; nothing in a document is run.
package ingest

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/url"
	"path"
	"path/filepath"
	"strings"

	"backchannel/cite"
)

// MaxBytes is the largest file that is read; MaxText the longest text that is
// kept of one. A book of a thousand pages is some 3 MB of text.
const (
	MaxBytes = 64 << 20
	MaxText  = 16 << 20
)

// Options are what the user knows better than the file.
type Options struct {
	Date  string // YYYY-MM-DD; "" looks for it in the file
	Title string // "" looks for it in the file
}

// ErrLanguage is wrapped by the error for a text in a language that the reader
// does not read.
var ErrLanguage = errors.New("not a language that is read here")

// raw is what a format's reader makes of the bytes, before it is tidied.
type raw struct {
	text      string
	title     string
	date      string
	publisher string
}

// Read returns the document in data. Name is the file's path or its URL; it
// gives the document's ID and may help to tell the format, which is otherwise
// told from the content. The error says what is wrong with the file and what
// to do; it does not repeat the name.
func Read(name string, data []byte, o Options) (cite.Document, error) {
	if len(data) == 0 {
		return cite.Document{}, errors.New("the file is empty")
	}
	if len(data) > MaxBytes {
		return cite.Document{}, fmt.Errorf("the file is larger than %d MB: cut it into parts", MaxBytes>>20)
	}
	read, err := reader(name, data)
	if err != nil {
		return cite.Document{}, err
	}
	r, err := read(data)
	if err != nil {
		return cite.Document{}, err
	}
	text, first := firstLine(tidy(r.text))
	if strings.TrimSpace(text) == "" {
		return cite.Document{}, errors.New("there is no text in the file (a scan? run OCR on it first)")
	}
	if len(text) > MaxText {
		return cite.Document{}, fmt.Errorf("the file has %d MB of text; the limit is %d MB: cut it into parts", len(text)>>20, MaxText>>20)
	}
	d := cite.Document{ID: ID(name), Text: text, Publisher: r.publisher}
	if isURL(name) {
		d.URL = name
	}
	d.Language = language(text)
	line := findDateline(text)
	d.Publisher = firstOf(d.Publisher, line.outlet)
	d.Date = firstOf(o.Date, first, r.date, line.date, dateInName(name))
	d.Title = firstOf(o.Title, r.title)
	sum := sha256.Sum256([]byte(text))
	d.SHA256 = hex.EncodeToString(sum[:])
	if d.Language != "en" {
		return d, fmt.Errorf("the text seems to be in %s: %w (English is)", languageName(d.Language), ErrLanguage)
	}
	return d, nil
}

// reader returns the reader for the format that the content shows.
func reader(name string, data []byte) (func([]byte) (raw, error), error) {
	head := data[:min(len(data), 4096)]
	switch {
	case hasPrefix(head, "%PDF-"):
		return readPDF, nil
	case hasPrefix(head, "PK\x03\x04"):
		return readDOCX, nil
	case hasPrefix(head, "\xd0\xcf\x11\xe0"):
		return nil, errors.New("an old Word file or one with a password: save it as .docx without a password")
	case looksHTML(head):
		return readHTML, nil
	case looksBinary(head):
		return nil, errors.New("a binary file of no kind that is read here (text, Markdown, HTML, PDF and DOCX are)")
	}
	if ext := strings.ToLower(path.Ext(name)); ext == ".md" || ext == ".markdown" {
		return readMarkdown, nil
	}
	return readText, nil
}

// ID is the document's ID: the file name without its extension, or the last
// part of a URL's path.
func ID(name string) string {
	base := filepath.Base(name)
	if u, err := url.Parse(name); err == nil && isURL(name) {
		base = path.Base(u.Path)
		if base == "/" || base == "." {
			base = u.Host
		}
	}
	if ext := path.Ext(base); len(ext) > 1 && len(ext) < len(base) && len(ext) <= 9 {
		base = strings.TrimSuffix(base, ext)
	}
	if base == "-" || base == "" {
		return "stdin"
	}
	return base
}

func isURL(name string) bool {
	return strings.HasPrefix(name, "http://") || strings.HasPrefix(name, "https://")
}

func firstOf(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}
