package names

import (
	"strings"
	"unicode"

	"github.com/gosimple/unidecode"
	"golang.org/x/text/unicode/norm"
)

// script is a way of writing that needs a table of its own here. Scripts without
// one go through unidecode, letter by letter.
type script uint8

const (
	latin script = iota
	cyrillic
	greek
	arabic
	hebrew
	hangul
	han
	kana
	thai
	khmer
	indic // the scripts of Brahmi's family that Unicode lays out alike, U+0900 to U+0D7F
	georgian
	armenian
	other
)

// scriptOf returns the script of a letter; marks and digits count as Latin.
func scriptOf(r rune) script {
	switch {
	case r < 0x370:
		return latin
	case r < 0x400 || r >= 0x1f00 && r < 0x2000:
		return greek
	case r < 0x530:
		return cyrillic
	case r < 0x590:
		return armenian
	case r < 0x600:
		return hebrew
	case r < 0x700 || r >= 0x750 && r < 0x780 || r >= 0xfb50 && r < 0xfe00 || r >= 0xfe70 && r < 0xff00:
		return arabic
	case r >= 0x900 && r < 0xd80:
		return indic
	case r >= 0xe00 && r < 0xe80:
		return thai
	case r >= 0x1780 && r < 0x1800:
		return khmer
	case r >= 0x10a0 && r < 0x1100:
		return georgian
	case r >= 0x1100 && r < 0x1200 || r >= 0xac00 && r < 0xd7b0:
		return hangul
	case r >= 0x1e00 && r < 0x1f00:
		return latin
	case r >= 0x3040 && r < 0x3100:
		return kana
	case unicode.Is(unicode.Han, r):
		return han
	case r > 0x2fff || r >= 0x700 && r < 0x2000:
		return other
	}
	return latin
}

// Transliterate returns s in lower-case Latin letters without diacritics, from
// every script that the lists use. Han is read as Mandarin, in pinyin without
// tones, the first character as the surname. Arabic and Hebrew leave most vowels
// out; well-known names among them are given theirs, others come out as they are
// written: "mhndy". Marks of punctuation stay.
func Transliterate(s string) string {
	s = clip(s)
	if ascii(s) {
		return strings.ToLower(s)
	}
	var b strings.Builder
	b.Grow(len(s) + 8)
	for run := range runs(norm.NFC.String(s)) {
		b.WriteString(latinOf(run.text, run.script))
	}
	return b.String()
}

type run struct {
	text   string
	script script
}

// runs cuts s into the longest stretches of one script. Marks, digits and
// punctuation belong to the stretch that they stand in.
func runs(s string) func(yield func(run) bool) {
	return func(yield func(run) bool) {
		start, now := 0, latin
		for i, r := range s {
			sc := scriptOf(r)
			neutral := !unicode.IsLetter(r) && !unicode.IsMark(r)
			if neutral || sc == now || unicode.IsMark(r) && i > start {
				continue
			}
			if i > start && !yield(run{s[start:i], now}) {
				return
			}
			start, now = i, sc
		}
		if start < len(s) {
			yield(run{s[start:], now})
		}
	}
}

// latinOf reads a stretch of one script.
func latinOf(s string, sc script) string {
	switch sc {
	case latin:
		return foldLatin(s)
	case cyrillic:
		return byTable(s, cyrillicTable)
	case greek:
		return readGreek(s)
	case armenian:
		return readArmenian(s)
	case georgian:
		return byTable(s, georgianTable)
	case arabic:
		return byWord(s, arabicWords, readArabic)
	case hebrew:
		return byWord(s, hebrewWords, readHebrew)
	case hangul:
		return byWord(s, nil, alone(s, readHangul, hangulWord))
	case han:
		return byWord(s, nil, alone(s, readHan, hanWord))
	case thai:
		return byWord(s, thaiWords, readThai)
	case khmer:
		return byWord(s, nil, readKhmer)
	case indic:
		return byWord(s, nil, readIndic)
	}
	return strings.ToLower(unidecode.Unidecode(s))
}

// alone returns whole where s is one word, which may be a surname and a given
// name written together, and word where the parts stand apart already.
func alone(s string, whole, word func(string) string) func(string) string {
	if len(strings.Fields(s)) > 1 {
		return word
	}
	return whole
}

// foldLatin lowers Latin letters and takes their diacritics off.
func foldLatin(s string) string {
	if ascii(s) {
		return strings.ToLower(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		if r < 0x80 {
			b.WriteRune(unicode.ToLower(r))
			continue
		}
		r = unicode.ToLower(r)
		if t, ok := latinTable[r]; ok {
			b.WriteString(t)
			continue
		}
		b.WriteString(strings.ToLower(unidecode.Unidecode(string(r))))
	}
	return b.String()
}

// latinTable has the letters that names spell out otherwise than by dropping the
// diacritic. Letters with an umlaut lose it: the spelling key treats o and oe alike.
var latinTable = map[rune]string{
	'ß': "ss", 'æ': "ae", 'ø': "o", 'å': "a", 'œ': "oe", 'đ': "d", 'ð': "d", 'þ': "th", 'ł': "l",
	'ı': "i", 'ə': "a", 'ħ': "h", 'ŋ': "n", 'ğ': "g",
}

// byTable maps rune by rune; what the table lacks goes through unidecode.
func byTable(s string, table map[rune]string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		r = unicode.ToLower(r)
		if t, ok := table[r]; ok {
			b.WriteString(t)
		} else if r < 0x80 {
			b.WriteRune(r)
		} else {
			b.WriteString(strings.ToLower(unidecode.Unidecode(string(r))))
		}
	}
	return b.String()
}

// byWord reads each word by a table of whole words, else letter by letter.
func byWord(s string, words map[string]string, read func(string) string) string {
	var b strings.Builder
	start := -1
	flush := func(end int) {
		if start < 0 {
			return
		}
		w := s[start:end]
		if t, ok := words[w]; ok {
			b.WriteString(t)
		} else {
			b.WriteString(read(w))
		}
		start = -1
	}
	for i, r := range s {
		if unicode.IsLetter(r) || unicode.IsMark(r) {
			if start < 0 {
				start = i
			}
			continue
		}
		flush(i)
		b.WriteRune(r)
	}
	flush(len(s))
	return b.String()
}
