package reader

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"backchannel/cite"
)

// quotation is a run of text between quotation marks. A quotation that a new
// paragraph takes up, as newspapers print long ones, is several.
type quotation struct {
	cite.Span // the marks included
	words     int
	open      bool // not closed in its paragraph
	speech    bool // long enough, or pointed as speech, to be more than a word held at a distance
}

// quotations finds the quotations in one pass. A mark that nothing closes runs
// to the end of its paragraph.
func quotations(text string) []quotation {
	var out []quotation
	single := !strings.ContainsAny(text, "\"“«")
	at := -1
	var mark rune
	closeAt := func(end int, open bool) {
		if q := newQuotation(text, at, end, open); q.words > 0 {
			out = append(out, q)
		}
		at = -1
	}
	var prev rune = ' '
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		next, _ := utf8.DecodeRuneInString(text[i+n:])
		switch {
		case at >= 0 && r == '\n' && paragraphEnds(text[i:]):
			closeAt(trimRight(text, i), true)
		case at < 0 && (opensQuote(r, prev, next, single) || r == '`' && next == '`'):
			at, mark = i, r
			if r == '`' {
				mark = '"'
			}
		case at >= 0 && r == '\'' && next == '\'' && mark != '‘': // typewriters close with two apostrophes
			closeAt(i+2, false)
			n = 2
		case at >= 0 && closesQuote(r, mark, prev, next):
			closeAt(i+n, false)
		}
		prev = r
		i += n
	}
	if at >= 0 {
		closeAt(trimRight(text, len(text)), true)
	}
	return out
}

// paragraphEnds reports whether the white space at the start of s holds an
// empty line.
func paragraphEnds(s string) bool {
	lines := 0
	for i := 0; i < len(s) && i < 16; i++ {
		switch s[i] {
		case '\n':
			lines++
		case ' ', '\t', '\r':
		default:
			return lines > 1
		}
	}
	return lines > 1
}

func trimRight(text string, end int) int {
	return len(strings.TrimRightFunc(text[:end], unicode.IsSpace))
}

func opensQuote(r, prev, next rune, single bool) bool {
	switch r {
	case '“', '«', '„':
		return true
	case '"':
		return !unicode.IsSpace(next) && next != utf8.RuneError && !unicode.IsLetter(prev) && !unicode.IsDigit(prev)
	case '‘':
		return single && unicode.IsUpper(next) || single && unicode.IsLetter(next) && unicode.IsSpace(prev)
	}
	return false
}

func closesQuote(r, mark, prev, next rune) bool {
	switch mark {
	case '“', '„':
		return r == '”' || r == '"' || mark == '„' && r == '“'
	case '«':
		return r == '»'
	case '"':
		return r == '"' || r == '”'
	case '‘':
		return r == '’' && !unicode.IsLetter(next) && (strings.ContainsRune(".,!?", prev) || next == ',' || next == '.' || unicode.IsSpace(next) && prev != 's')
	}
	return false
}

func newQuotation(text string, start, end int, open bool) quotation {
	inner := text[start:end]
	q := quotation{Span: cite.Span{Start: start, End: end}, open: open, words: len(strings.Fields(inner))}
	if q.words > 1 && titled(strings.Fields(inner)) {
		return q
	}
	trimmed := strings.TrimRight(inner, "\"”’»")
	q.speech = q.words >= 5 || q.words >= 2 && strings.HasSuffix(strings.TrimRight(trimmed, " "), ",") ||
		q.words >= 2 && startsUpper(strings.TrimLeft(inner, "\"“‘«„")) && strings.ContainsAny(trimmed[max(0, len(trimmed)-1):], ".?!")
	return q
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// quoteFrom is the index of the first quotation that ends behind the byte.
func (s *story) quoteFrom(at int) int {
	return sort.Search(len(s.quotes), func(i int) bool { return s.quotes[i].End > at })
}

// titled reports whether nearly all longer words are capitalised, as in the
// name of a law or a book.
func titled(words []string) bool {
	long, upper := 0, 0
	for _, w := range words {
		if w = strings.Trim(w, "\"“”‘’'.,"); len(w) > 3 {
			long++
			if startsUpper(w) {
				upper++
			}
		}
	}
	return long > 1 && upper*4 >= long*3
}
