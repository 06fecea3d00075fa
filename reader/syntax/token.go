package syntax

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// rawToken is a token's bytes before it belongs to a sentence.
type rawToken struct {
	start, end int
	spaced     bool // white space stands before it
	newline    int  // line breaks before it: 1 a line, 2 or more a paragraph
}

// maxToken is the most bytes that one token takes; longer runs without white
// space (base64, rules of dashes, text without spaces) are cut there, so that
// the work stays linear.
const maxToken = 120

// tokenise cuts text into words and marks as the Universal Dependencies
// treebanks of English do. Tokens do not overlap, come in order, and hold every
// byte that is not white space or an invisible mark.
func tokenise(text string) []rawToken {
	t := tokeniser{text: text, out: make([]rawToken, 0, len(text)/5+8)}
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if isGap(r) {
			if r == '\n' || r == '\u2028' || r == '\u2029' || r == '\v' || r == '\f' || (r == '\r' && !strings.HasPrefix(text[i+1:], "\n")) {
				t.newline++
			}
			if r == '\u2029' {
				t.newline++
			}
			t.spaced = true
			i += n
			continue
		}
		end := chunkEnd(text, i)
		t.chunk(i, end)
		i = end
	}
	return t.out
}

// isGap reports whether r parts words: white space, control codes, and the
// invisible marks that copying from web pages and right-to-left text leaves.
func isGap(r rune) bool {
	switch {
	case r < 0x80:
		return r <= ' ' || r == 0x7f
	case r == utf8.RuneError:
		return false
	case r == '\u200c' || r == '\u200d' || r == '\u00ad': // joiners, soft hyphen: inside words
		return false
	}
	return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || r >= 0x80 && r < 0xa0
}

// chunkEnd is where the run without white space that starts at i ends, at most
// maxToken bytes on and never inside a rune.
func chunkEnd(text string, i int) int {
	j := i
	for j < len(text) {
		r, n := utf8.DecodeRuneInString(text[j:])
		if isGap(r) || j > i && j+n-i > maxToken {
			break
		}
		j += n
	}
	return j
}

type tokeniser struct {
	text    string
	out     []rawToken
	spaced  bool
	newline int
}

// emit adds a token.
func (t *tokeniser) emit(start, end int) {
	if start >= end {
		return
	}
	t.out = append(t.out, rawToken{start, end, t.spaced, t.newline})
	t.spaced, t.newline = false, 0
}

// chunk cuts a run without white space.
func (t *tokeniser) chunk(i, end int) {
	for i < end {
		if n := addressLen(t.text[i:end]); n > 0 {
			t.emit(i, i+n)
			i += n
			continue
		}
		r, n := utf8.DecodeRuneInString(t.text[i:end])
		switch {
		case isWordRune(r):
			j := t.wordEnd(i, end)
			t.word(i, j)
			i = j
		case strings.ContainsRune(".-–—_*=~!?", r):
			j := i + n
			for strings.HasPrefix(t.text[j:end], t.text[i:i+n]) {
				j += n
			}
			if r == '!' || r == '?' {
				for j < end && (t.text[j] == '!' || t.text[j] == '?') {
					j++
				}
			}
			t.emit(i, j)
			i = j
		case (r == '\'' || r == '’') && t.isClitic(i, i+n, end):
			j := t.wordEnd(i+n, end)
			t.emit(i, j)
			i = j
		case strings.HasPrefix(t.text[i:end], "``"), strings.HasPrefix(t.text[i:end], "''"),
			strings.HasPrefix(t.text[i:end], "<<"), strings.HasPrefix(t.text[i:end], ">>"):
			t.emit(i, i+2)
			i += 2
		default:
			t.emit(i, i+n)
			i += n
		}
	}
}

// isWordRune reports whether r can stand in a word without its neighbours' say.
// Bytes that are not UTF-8 count: a broken word stays one word.
func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r) || r == utf8.RuneError ||
		r == '\u00ad' || r == '\u200c' || r == '\u200d' || r == '№'
}

// isClitic reports whether the apostrophe at i begins "'s", "'re" … after a
// token that it touches, or a year ('90s).
func (t *tokeniser) isClitic(i, after, end int) bool {
	j := after
	for j < end && (isASCIILetter(t.text[j]) || isDigit(t.text[j])) {
		j++
	}
	w := t.text[after:j]
	if len(w) >= 2 && isDigit(w[0]) {
		return true
	}
	return !t.spaced && len(t.out) > 0 && t.out[len(t.out)-1].end == i && clitics[strings.ToLower(w)]
}

// wordEnd is where the word that starts at i ends: letters and digits, and the
// marks that belong to them there (U.S., 3.5, 10:30, O'Neil, AT&T, al-Hassan).
func (t *tokeniser) wordEnd(i, end int) int {
	start, j := i, i
	for j < end {
		r, n := utf8.DecodeRuneInString(t.text[j:end])
		if isWordRune(r) {
			j += n
			continue
		}
		next, _ := utf8.DecodeRuneInString(t.text[min(j+n, end):end])
		inner := j+n < end && isWordRune(next)
		prev, _ := utf8.DecodeLastRuneInString(t.text[i:j])
		keep := false
		switch r {
		case '.':
			keep = keepsStop(t.text[start:j], t.text[j+1:end], inner) || numbered(t.text[start:j], t.text[j+1:])
		case ',', ':', '/':
			keep = inner && unicode.IsDigit(prev) && unicode.IsDigit(next) && (r != ',' || threeDigits(t.text[j+1:end]))
		case '\'', '’':
			keep = inner && !clitics[strings.ToLower(lettersAt(t.text[j+n:end]))] && !negates(t.text[start:j], t.text[j+n:end])
			if negates(t.text[start:j], t.text[j+n:end]) {
				return j + n + 1 // the word holds n't; word parts it
			}
		case '&':
			keep = inner && unicode.IsUpper(prev) && unicode.IsUpper(next)
		case '_', '@', '+':
			keep = inner
		case '-', '‐', '‑':
			keep = inner && keepsHyphen(t.text[start:j], t.text[j+n:end])
		}
		if !keep {
			break
		}
		j += n
	}
	return j
}

// keepsStop reports whether the full stop after w belongs to it: in initials
// and acronyms, numbers, domain names and known abbreviations.
func keepsStop(w, rest string, inner bool) bool {
	seg := w[strings.LastIndexByte(w, '.')+1:]
	last, _ := utf8.DecodeLastRuneInString(w)
	single := seg != "" && utf8.RuneCountInString(seg) == 1 && unicode.IsLetter(last)
	switch {
	case strings.HasPrefix(rest, ".."): // an ellipsis
		return false
	case inner && unicode.IsDigit(last):
		c := rest[0]
		return isDigit(c)
	case single && strings.Contains(w, "."): // U.S. a.m.
		return true
	case single && inner:
		return rest == "" || len(rest) > 1 && rest[1] == '.' || unicode.IsUpper(last)
	case single:
		return unicode.IsUpper(last) && w != "I"
	case inner:
		return isAbbreviation(w) && !unicode.IsDigit(last) || isHost(w+"."+rest)
	case w == "no" || w == "No" || w == "art" || w == "Art":
		return false // only before a number: see numbered
	case seg == "D" || strings.HasSuffix(w, "Ph.D"):
		return true
	}
	return isAbbreviation(w)
}

// numbered reports whether w is "No" before a number: No. 5.
func numbered(w, rest string) bool {
	rest = strings.TrimPrefix(rest, " ")
	return monthly[w] && rest != "" && isDigit(rest[0])
}

// isHost reports whether s begins with a name such as example.com.
func isHost(s string) bool {
	k := strings.IndexAny(s, "/,;:)'\"’”")
	if k < 0 {
		k = len(s)
	}
	s = strings.TrimRight(s[:k], ".")
	dot := strings.LastIndexByte(s, '.')
	return dot > 0 && hosts[strings.ToLower(s[dot+1:])]
}

var hosts = set("com org net gov edu mil int info biz io co uk us ru de fr eu ua cn ch it es nl ca au tv me ai htm html pdf doc xls txt")

// keepsHyphen reports whether the hyphen between w and rest stays inside the
// token: after the prefixes in kept, and in dates and telephone numbers.
func keepsHyphen(w, rest string) bool {
	tail := w[strings.LastIndexAny(w, "-")+1:]
	d := 0
	for d < len(rest) && isDigit(rest[d]) {
		d++
	}
	if d > 0 && isDigit(w[len(w)-1]) {
		more := d < len(rest) && rest[d] == '-' && d+1 < len(rest) && isDigit(rest[d+1])
		return more || strings.Contains(w, "-") || len(w) == 3 && d == 4
	}
	if len(w) <= 4 && isUpperASCII(w) && d > 0 && d <= 4 { // F-102, MH-17
		return true
	}
	if strings.HasPrefix(rest, "mail") && (w == "e" || w == "E") {
		return true
	}
	return kept[strings.ToLower(tail)] && w == tail
}

// negates reports whether w and what follows its apostrophe are a verb with n't.
func negates(w, rest string) bool {
	return len(w) > 1 && (w[len(w)-1] == 'n' || w[len(w)-1] == 'N') && (lettersAt(rest) == "t" || lettersAt(rest) == "T")
}

// word emits the word [i, j), in two where it holds a clitic or is fused.
func (t *tokeniser) word(i, j int) {
	w := t.text[i:j]
	if k := strings.LastIndexAny(w, "'’"); k > 1 && (w[k-1] == 'n' || w[k-1] == 'N') && (strings.HasSuffix(w, "t") || strings.HasSuffix(w, "T")) && len(w)-k <= 4 {
		if strings.TrimLeft(w[k:], "'’") == w[len(w)-1:] {
			t.emit(i, i+k-1)
			t.emit(i+k-1, j)
			return
		}
	}
	if n, ok := fused[strings.ToLower(w)]; ok {
		t.emit(i, i+n)
		t.emit(i+n, j)
		return
	}
	if k := unitAt(w); k > 0 {
		t.emit(i, i+k)
		t.emit(i+k, j)
		return
	}
	t.emit(i, j)
}

// unitAt is where a unit begins that is written against its number (7:30PM,
// 50km), 0 where there is none; ordinals and decades stay whole.
func unitAt(w string) int {
	if w == "" || !isDigit(w[0]) {
		return 0
	}
	k := 0
	for k < len(w) && (isDigit(w[k]) || strings.IndexByte(".,:", w[k]) >= 0) {
		k++
	}
	if k == len(w) || !units[w[k:]] {
		return 0
	}
	return k
}

var units = set("am pm AM PM a.m. p.m. km kg m cm mm mph kph ft lbs bn mn tn million billion GB MB KB kW MW hrs")

// addressLen is the length of the web or mail address that s begins with, 0
// where it begins with none. Closing punctuation is left out.
func addressLen(s string) int {
	lower := strings.ToLower(s[:min(len(s), 8)])
	web := strings.HasPrefix(lower, "http://") || strings.HasPrefix(lower, "https://") || strings.HasPrefix(lower, "www.") || strings.HasPrefix(lower, "ftp://")
	if !web {
		at := strings.IndexByte(s, '@')
		if at <= 0 {
			return 0
		}
		n := 0
		for n < len(s) && (isASCIILetter(s[n]) || isDigit(s[n]) || strings.IndexByte("._%+-@", s[n]) >= 0) {
			n++
		}
		s = s[:n]
		if at >= n || strings.Count(s, "@") != 1 || !strings.Contains(s[at:], ".") {
			return 0
		}
	}
	if k := strings.IndexAny(s, "<>\"“”"); k >= 0 {
		s = s[:k]
	}
	s = strings.TrimRight(s, ".,;:!?'’)]*")
	return len(s)
}

// lettersAt is the run of ASCII letters that s begins with.
func lettersAt(s string) string {
	n := 0
	for n < len(s) && isASCIILetter(s[n]) {
		n++
	}
	if n < len(s) && s[n] >= 0x80 && isWordByte(s[n:]) {
		return ""
	}
	return s[:n]
}

func isWordByte(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return isWordRune(r)
}

// threeDigits reports whether s begins with exactly three digits: 12,000.
func threeDigits(s string) bool {
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return n == 3
}

func isUpperASCII(s string) bool {
	for i := range len(s) {
		if s[i] < 'A' || s[i] > 'Z' {
			return false
		}
	}
	return s != ""
}

func isDigit(c byte) bool       { return c >= '0' && c <= '9' }
func isASCIILetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// Words cuts one word of a corpus as the tokeniser would, so that corpora with
// other habits (hyphens kept, clitics joined) can be read alike.
func Words(w string) []string {
	if rest := strings.TrimLeft(w, "'’"); rest != w && clitics[strings.ToLower(rest)] {
		return []string{w}
	}
	var out []string
	for _, t := range tokenise(w) {
		out = append(out, w[t.start:t.end])
	}
	return out
}
