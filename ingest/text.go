package ingest

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
)

// readText decodes plain text: UTF-8, UTF-16 with its mark, else what the bytes
// look like.
func readText(data []byte) (raw, error) {
	text, err := decode(data, "text/plain")
	return raw{text: text}, err
}

// decode returns data as UTF-8. Bytes that are neither UTF-8 nor marked are
// taken for windows-1252, as browsers do. A text in which more than one rune in
// fifty is a replacement or control character is refused as wrongly encoded.
func decode(data []byte, contentType string) (string, error) {
	if !utf8.Valid(data) || bytes.HasPrefix(data, []byte("\xef\xbb\xbf")) {
		enc, name, _ := charset.DetermineEncoding(data[:min(len(data), 1024)], contentType)
		out, err := enc.NewDecoder().Bytes(data)
		if err != nil {
			return "", fmt.Errorf("decode the text as %s: %w", name, err)
		}
		data = out
	}
	bad, all := 0, 0
	for _, r := range string(data) {
		all++
		if r == utf8.RuneError || (unicode.IsControl(r) && !unicode.IsSpace(r)) {
			bad++
		}
	}
	if bad*50 > all {
		return "", errors.New("the text is wrongly encoded (many unreadable characters): save it as UTF-8")
	}
	return string(data), nil
}

func hasPrefix(b []byte, s string) bool { return bytes.HasPrefix(b, []byte(s)) }

// looksBinary reports bytes that no text has: a NUL outside UTF-16, or many
// control characters.
func looksBinary(head []byte) bool {
	if hasPrefix(head, "\xff\xfe") || hasPrefix(head, "\xfe\xff") {
		return false
	}
	control := 0
	for _, b := range head {
		if b == 0 {
			return true
		}
		if b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 0x1b {
			control++
		}
	}
	return control*20 > len(head)
}

var (
	spaceRun  = regexp.MustCompile(`[ \t\f\v\x{a0}\x{2000}-\x{200a}\x{202f}\x{3000}]+`)
	blankRun  = regexp.MustCompile(`\n[ \n]*\n`)
	invisible = strings.NewReplacer("\ufeff", "", "\u200b", "", "\u200e", "", "\u200f", "", "\u00ad", "", "\u2060", "",
		"\u202a", "", "\u202b", "", "\u202c", "", "\u202d", "", "\u202e", "", "\u2066", "", "\u2067", "", "\u2068", "", "\u2069", "")
)

// tidy folds white space, parts paragraphs by one blank line and drops marks
// that cannot be seen, so that the spans of a reading point at plain text.
func tidy(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	s = strings.ToValidUTF8(s, "\ufffd")
	s = invisible.Replace(s)
	s = strings.ReplaceAll(s, "\u2028", "\n")
	s = strings.ReplaceAll(s, "\u2029", "\n\n")
	s = spaceRun.ReplaceAllString(s, " ")
	s = strings.ReplaceAll(strings.ReplaceAll(s, " \n", "\n"), "\n ", "\n")
	s = blankRun.ReplaceAllString(s, "\n\n")
	return strings.TrimSpace(unwrap(s))
}

// unwrap joins the lines of a paragraph that was broken at a fixed width, so
// that a sentence lies in one line. Short lines (headings, lists, verse) stay.
func unwrap(s string) string {
	paragraphs := strings.Split(s, "\n\n")
	for i, p := range paragraphs {
		lines := strings.Split(p, "\n")
		if len(lines) > 1 && wrapped(lines) {
			paragraphs[i] = strings.Join(lines, " ")
		}
	}
	return strings.Join(paragraphs, "\n\n")
}

// wrapped reports whether all lines but the last are about as long as the
// longest, and most do not end as a sentence does.
func wrapped(lines []string) bool {
	longest, ends := 0, 0
	for _, l := range lines {
		longest = max(longest, len(l))
	}
	for _, l := range lines[:len(lines)-1] {
		if len(l)*3 < longest*2 {
			return false
		}
		if strings.HasSuffix(l, ".") || strings.HasSuffix(l, ":") {
			ends++
		}
	}
	return longest >= 40 && longest <= 140 && ends*2 <= len(lines)
}
