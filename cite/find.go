package cite

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Finder finds words in one text however its lines are broken and its quotation
// marks and dashes are drawn: it undoes what Quote does, and forgives what a
// person or a program that copies words changes.
type Finder struct {
	folded string
	start  []int // by byte of folded: where its letter begins in the text
	end    []int // … and ends
}

// NewFinder makes a text ready to be searched.
func NewFinder(text string) *Finder {
	f := &Finder{}
	var b strings.Builder
	put := func(s string, from, to int) {
		for range len(s) {
			f.start, f.end = append(f.start, from), append(f.end, to)
		}
		b.WriteString(s)
	}
	blank := true
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch s := fold(r); {
		case s == " " && blank, s == "":
		case s == " ":
			put(s, i, i+size)
		case r == utf8.RuneError && size == 1:
			put(text[i:i+1], i, i+1)
		default:
			put(s, i, i+size)
		}
		blank = unicode.IsSpace(r) || blank && fold(r) == ""
		i += size
	}
	f.folded = b.String()
	return f
}

// fold is how a letter is compared: "" is passed over.
func fold(r rune) string {
	switch r {
	case '’', '‘', '‛', '´', '`':
		return "'"
	case '“', '”', '„', '‟', '«', '»':
		return `"`
	case '–', '—', '−', '‑', '‐':
		return "-"
	case '…':
		return "..."
	case '\u00ad', '\u200b', '\u200e', '\u200f', '\ufeff':
		return ""
	}
	if unicode.IsSpace(r) {
		return " "
	}
	return string(r)
}

// Fold returns words as Find compares them: white space folded, quotation marks
// and dashes plain.
func Fold(words string) string { return strings.TrimSpace(NewFinder(words).folded) }

// Find returns every place where the words stand, from left to right and without
// overlap. Letters must agree in case, and a word is not found inside another.
// Words of nothing but space stand nowhere.
func (f *Finder) Find(words string) []Span {
	want := Fold(words)
	if want == "" {
		return nil
	}
	var out []Span
	for at := 0; ; {
		i := strings.Index(f.folded[at:], want)
		if i < 0 {
			return out
		}
		i += at
		end := i + len(want)
		if f.whole(i, end) {
			out = append(out, Span{Start: f.start[i], End: f.end[end-1]})
			at = end
			continue
		}
		_, size := utf8.DecodeRuneInString(f.folded[i:])
		at = i + size
	}
}

// whole reports whether no word is cut at either end of folded[i:end].
func (f *Finder) whole(i, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(f.folded[:i])
	first, _ := utf8.DecodeRuneInString(f.folded[i:])
	last, _ := utf8.DecodeLastRuneInString(f.folded[:end])
	after, _ := utf8.DecodeRuneInString(f.folded[end:])
	return !(letter(before) && letter(first)) && !(letter(last) && letter(after))
}

func letter(r rune) bool { return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)) }
