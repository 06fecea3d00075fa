package names

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Normalise returns s in Unicode form NFKC with control and format characters
// taken out, every kind of space, dash, quotation mark and apostrophe made the
// plain one, bytes that are no UTF-8 dropped and white space folded. Letters keep
// their case, script and diacritics. It is what may be shown and stored.
func Normalise(s string) string {
	s = clip(s)
	if isPlain(s) {
		return s
	}
	if !ascii(s) {
		s = norm.NFKC.String(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		r = plain(r)
		if r == ' ' {
			space = b.Len() > 0
			continue
		}
		if r < 0 {
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	return b.String()
}

// isPlain reports whether a string is normal as it is: printable ASCII, single spaces
// and none at its ends.
func isPlain(s string) bool {
	for i := range len(s) {
		c := s[i]
		if c < ' ' || c >= 0x7f || c == ' ' && (i == 0 || i == len(s)-1 || s[i-1] == ' ') {
			return false
		}
	}
	return true
}

// plain maps a rune to the plain one of its kind, -1 where it is to be dropped.
func plain(r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		if r <= ' ' || r == 0x7f {
			return ' '
		}
		return r
	case r == utf8.RuneError || r == 0x0640: // the Arabic stretching mark
		return -1
	case r == 0x200c: // the joiner that keeps Persian letters apart inside one word
		return -1
	case unicode.IsSpace(r):
		return ' '
	case unicode.Is(unicode.C, r):
		return -1
	case unicode.Is(unicode.Pd, r):
		return '-'
	case strings.ContainsRune("‘’‚‛ʹʻʼʽˈ′`´ʿʾ", r):
		return '\''
	case strings.ContainsRune("“”„«»″", r):
		return '"'
	}
	return r
}

// clip returns the first maxBytes bytes of s, cut between characters.
func clip(s string) string {
	if len(s) <= maxBytes {
		return s
	}
	s = s[:maxBytes]
	for len(s) > 0 && !utf8.RuneStart(s[len(s)-1]) {
		s = s[:len(s)-1]
	}
	if r, _ := utf8.DecodeLastRuneInString(s); r == utf8.RuneError && len(s) > 0 {
		s = s[:len(s)-1]
	}
	return s
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
