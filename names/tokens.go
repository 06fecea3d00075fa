package names

import (
	"strings"
	"unicode"
)

// words splits a form into folded words, as the parts of names are: the tables
// are keyed by it.
func words(s string) []string {
	var out []string
	for _, t := range tokens(nil, Normalise(s)) {
		out = append(out, t.text)
	}
	return out
}

// token is a word of a name before it has a role.
type token struct {
	class  wordClass
	text   string
	native string // its own script, where that is Han
	after  byte   // ',' or '(' or '/' or ')' stood before it, else 0
	hangul bool   // written in Hangul
	soft   bool   // its script leaves vowels out
	spelt  bool   // it is in the table of Arabic names
	upper  bool   // written in capitals throughout
	dotted bool   // initials written with dots or spaces
	hyphen bool   // joined to the one before by a hyphen
}

// tokens folds a normalised name to Latin and splits it into words, which it appends to
// out. Apostrophes vanish (Qa'ida), dots join initials (A.B.C. is one word, J. K.
// Rowling two initials) and end other words.
func tokens(out []token, s string) []token {
	s = splitCamel(s)
	// Each stretch without a space is read in its own script, so that a Han name
	// may be split by its reader and still be known as Han.
	many := strings.Contains(s, " ")
	plain, low := ascii(s), ""
	if plain {
		low = lower(s)
	}
	var before byte
	hyphen := false
	for from := 0; from < len(s); {
		to, mark := cut(s, from)
		start := len(out)
		switch {
		case to == from:
		case plain:
			out = appendPlain(out, s[from:to], low[from:to])
		case ascii(s[from:to]):
			out = appendPlain(out, s[from:to], strings.ToLower(s[from:to]))
		default:
			out = appendRead(out, s[from:to], many)
		}
		if start < len(out) {
			out[start].after, out[start].hyphen = before, hyphen
			before, hyphen = 0, false
		}
		if before = later(before, mark); mark != 0 || to > from {
			hyphen = mark == '-'
		}
		if len(out) >= 2*MaxParts {
			break
		}
		from = to + 1
	}
	return out
}

// lower returns ASCII text in small letters, in one piece of memory. strings.ToLower takes
// twice as long where most letters are capitals, as on the lists.
func lower(s string) string {
	var buf [128]byte
	b := append(buf[:0], s...)
	for i, c := range b {
		if c >= 'A' && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}

// later keeps a separator that says more than the one seen last.
func later(had, mark byte) byte {
	if mark == 0 || mark == '-' {
		return had
	}
	return mark
}

// cut returns where the piece of s that begins at from ends, at a space or a mark, and
// the mark that follows it: 0 at a space or the end.
func cut(s string, from int) (to int, mark byte) {
	for to = from; to < len(s); to++ {
		switch c := s[to]; c {
		case ' ':
			return to, 0
		case '-', ',', '(', ')', '/', ';', ':', '"', '[', ']', '_', '|', '+', '!', '?', '#', '\\', '=', '*', '<', '>', '{', '}', '@', '&', '%':
			if c == '[' || c == '"' && to == from {
				return to, '('
			}
			return to, c
		}
	}
	return to, 0
}

// appendRead appends the words of a piece that has no separators in it.
func appendRead(out []token, piece string, many bool) []token {
	sc := mainScript(piece)
	var lat string
	switch {
	case sc == han && many:
		lat = hanWord(piece)
	case sc == hangul && many:
		lat = hangulWord(piece)
	default:
		lat = Transliterate(piece)
	}
	upper := strings.ToUpper(piece) == piece && strings.ToLower(piece) != piece
	inTable := known(piece, sc)
	soft := (sc == arabic || sc == hebrew || sc == thai || sc == other) && !inTable
	first := true
	for w := range strings.FieldsFuncSeq(lat, func(r rune) bool { return r == ' ' || r == '-' }) {
		if i := leading(w); i > 0 {
			t := undot(w[:i])
			out = append(out, token{text: t, class: classOf(t), upper: upper, hyphen: !first, dotted: true})
			w, first = w[i:], false
		}
		dotted := initials(w)
		w = undot(w)
		if w == "" {
			continue
		}
		t := token{text: w, class: classOf(w), soft: soft, upper: upper, hyphen: !first, dotted: dotted, hangul: sc == hangul, spelt: sc == arabic && inTable}
		if sc == han {
			t.native = nativeOf(piece, first, strings.Contains(lat, " "))
		}
		first = false
		out = append(out, t)
	}
	return out
}

// appendPlain is appendRead for a piece in ASCII letters, w the same in small ones.
func appendPlain(out []token, piece, w string) []token {
	upper := w != piece && !strings.ContainsFunc(piece, func(r rune) bool { return r >= 'a' && r <= 'z' })
	hyphen := false
	if i := leading(w); i > 0 {
		t := undot(w[:i])
		out = append(out, token{text: t, class: classOf(t), upper: upper, dotted: true})
		w, hyphen = w[i:], true
	}
	dotted := initials(w)
	if w = undot(w); w == "" {
		return out
	}
	return append(out, token{text: w, class: classOf(w), upper: upper, hyphen: hyphen, dotted: dotted})
}

// nativeOf returns the characters of a Han piece that its first or second word reads.
func nativeOf(piece string, first, split bool) string {
	if !split {
		return piece
	}
	n := 1
	if strings.Contains(doubleSurnames, prefixRunes(piece, 2)) {
		n = 2
	}
	head := prefixRunes(piece, n)
	if first {
		return head
	}
	return piece[len(head):]
}

// known reports whether a word of a vowelless script has its vowels from a table.
func known(w string, sc script) bool {
	switch sc {
	case arabic:
		if _, ok := arabicWords[w]; ok {
			return true
		}
		_, ok := arabicWords[strings.TrimPrefix(w, "ال")]
		return ok
	case hebrew:
		_, ok := hebrewWords[w]
		return ok
	case thai:
		_, ok := thaiWords[w]
		return ok
	}
	return false
}

// mainScript is the script of the first letter that is not Latin, else Latin.
func mainScript(s string) script {
	if ascii(s) {
		return latin
	}
	for _, r := range s {
		if sc := scriptOf(r); sc != latin && unicode.IsLetter(r) {
			return sc
		}
	}
	return latin
}

// initials reports whether w is single letters with dots between them: "a.b.c."
func initials(w string) bool {
	for i := range len(w) {
		if (w[i] == '.') != (i%2 == 1) {
			return false
		}
	}
	return len(w) > 2
}

// leading is the length of the initials that a word begins with, where a name
// follows at once: "v.v.ostrogin"; else 0.
func leading(w string) int {
	i := 0
	for i+1 < len(w) && w[i] >= 'a' && w[i] <= 'z' && w[i+1] == '.' {
		i += 2
	}
	if len(w)-i < 3 || strings.IndexByte(w[i:], '.') >= 0 {
		return 0
	}
	return i
}

// undot takes apostrophes and dots out of a word: "o'neil", "a.b.c.", "st.".
func undot(w string) string {
	clean := true
	for i := range len(w) {
		c := w[i]
		if !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
			clean = false
			break
		}
	}
	if clean {
		return w
	}
	b := make([]byte, 0, len(w))
	for i := range len(w) {
		c := w[i]
		if c >= 'a' && c <= 'z' || c >= '0' && c <= '9' {
			b = append(b, c)
		}
	}
	return string(b)
}

// camel reports whether a capital letter of ASCII follows a small letter at once.
func camel(s string) bool {
	for i := 1; i < len(s); i++ {
		if s[i] >= 'A' && s[i] <= 'Z' && (s[i-1] >= 'a' && s[i-1] <= 'z' || s[i-1] >= 0x80) {
			return true
		}
	}
	return false
}

// splitCamel puts a space where a small letter meets a capital inside a word, as
// in RamiMakhlouf or SiemensAG, but for McDonald, DeVries and their like.
func splitCamel(s string) string {
	if !camel(s) {
		return s
	}
	var b strings.Builder
	word := 0 // bytes since the last space or split
	var last rune
	for i, r := range s {
		if unicode.IsUpper(r) && unicode.IsLower(last) && word > 3 && len(s)-i >= 2 && scriptOf(r) == latin {
			b.WriteByte(' ')
			word = 0
		}
		b.WriteRune(r)
		if word++; r == ' ' || r == '-' || r == '\'' || r == '.' {
			word = 0
		}
		last = r
	}
	return b.String()
}
