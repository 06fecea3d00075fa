package names

import "unsafe"

// spellingKey levels the spellings of one sound, so that parts with equal keys
// are spellings of one another: Mohammed and Muhamed both hold "muhamid", Lavroff
// and Lavrov "lavruv", Zelenskyy and Selenskyj "silinski". It knows three vowels
// (a, i, u), drops doubled letters and a closing h. It is no phonetic code of one
// language: it levels what romanisation systems differ in (Arabic and Persian, Cyrillic by BGN, ISO and
// German habit, Wade-Giles and pinyin aspirates), and nothing else.
func spellingKey(text string) string {
	var buf [64]byte
	return string(keyInto(buf[:0], bytesOf(text)))
}

// bytesOf returns the bytes of a string, which must not be written to.
func bytesOf(s string) []byte { return unsafe.Slice(unsafe.StringData(s), len(s)) }

// keyInto appends the key of text to out, which must be empty. What it writes to is
// handed on from call to call, not kept behind a pointer, so that it may lie on the
// caller's stack.
func keyInto(out, text []byte) []byte {
	for i := 0; i < len(text); {
		if c := text[i] - 'a'; c < 26 && singles[c] != 0 && (i+1 == len(text) || seconds[c]>>(text[i+1]&31)&1 == 0) {
			out = put(out, singles[c]) // as most letters are
			i++
			continue
		}
		var n int
		out, n = keyStep(out, text[i:], i == 0)
		i += n
	}
	return keyEnd(out)
}

// firstOfKey is the letter that the key of text begins with.
func firstOfKey(text []byte) byte {
	var buf [2]byte
	out, _ := keyStep(buf[:0], text, true)
	return out[0]
}

// put appends a letter that is not the one before it.
func put(out []byte, c byte) []byte {
	if n := len(out); n == 0 || out[n-1] != c {
		out = append(out, c)
	}
	return out
}

// digraphs are read longest first; the key letter x stands for sh and ch.
var digraphs = [...]digraph{
	{"shch", "x"}, {"tsch", "x"}, {"dzh", "j"}, {"sch", "x"}, {"tch", "x"}, {"tsh", "x"},
	{"ch", "x"}, {"sh", "x"}, {"cz", "x"}, {"kh", "h"}, {"gh", "g"}, {"dh", "d"}, {"th", "t"}, {"ph", "f"}, {"bh", "b"},
	{"jh", "j"}, {"rh", "r"}, {"zh", "j"}, {"dj", "j"}, {"dz", "s"}, {"ts", "s"}, {"tz", "s"}, {"ck", "k"}, {"yj", "i"},
	{"ai", "i"}, {"ay", "i"}, {"ei", "i"}, {"ey", "i"}, {"ae", "i"}, {"oe", "u"}, {"ue", "u"}, {"eo", "u"}, {"eu", "u"}, {"qu", "k"},
}

type digraph struct{ in, out string }

// byFirst has the digraphs by their first letter.
var byFirst = func() (t [26][]digraph) {
	for _, d := range digraphs {
		t[d.in[0]-'a'] = append(t[d.in[0]-'a'], d)
	}
	return t
}()

// seconds has the second letters of the digraphs by their first, one bit each: most
// pairs of letters are none.
var seconds = func() (t [26]uint32) {
	for _, d := range digraphs {
		t[d.in[0]-'a'] |= 1 << (d.in[1] & 31)
	}
	return t
}()

// singles are the key letters of the letters a to z; 0 marks those that the
// neighbours decide.
var singles = [26]byte{'a', 'b', 0, 'd', 'i', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'u', 'p', 'k', 'r', 's', 't', 'u', 'v', 'v', 0, 'i', 's'}

// keyStep appends the key of what s begins with and returns how many bytes it read.
func keyStep(out, s []byte, first bool) ([]byte, int) {
	c := s[0]
	if c < 'a' || c > 'z' {
		return append(out, c), 1 // a digit: never levelled
	}
	if len(s) > 1 && s[1] >= 'a' && seconds[c-'a']>>(s[1]&31)&1 == 1 {
		for _, d := range byFirst[c-'a'] {
			if d.in[1] == s[1] && len(s) >= len(d.in) && string(s[:len(d.in)]) == d.in {
				if d.in == "ay" && len(s) > 2 && vowel(s[2]) {
					break // a consonant y: Maya, Rayan
				}
				if first && (d.in == "ai" || d.in == "ay") && len(s) > 2 {
					break // Ayman is not Iman
				}
				n := len(d.in)
				for n < len(s) && s[n] == 'h' && s[n-1] == 'h' {
					n++
				}
				return put(out, d.out[0]), n
			}
		}
	}
	switch {
	case c == 'c' && len(s) > 1 && (s[1] == 'e' || s[1] == 'i' || s[1] == 'y'):
		return put(out, 's'), 1
	case c == 'c':
		return put(out, 'k'), 1
	case c == 'x' && first:
		return put(out, 'x'), 1 // pinyin
	case c == 'x':
		return put(put(out, 'k'), 's'), 1
	}
	return put(out, singles[c-'a']), 1
}

// keyEnd drops a closing h and reads a closing -of or -ef as -ov or -ev.
func keyEnd(out []byte) []byte {
	if n := len(out); n > 2 && out[n-1] == 'h' {
		out = out[:n-1]
	}
	if n := len(out); n > 3 && out[n-1] == 'f' && keyVowel(out[n-2]) {
		out[n-1] = 'v'
	}
	return out
}

func vowel(c byte) bool {
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'
}

// keyVowel reports whether a letter of a key is a vowel.
func keyVowel(c byte) bool { return c == 'a' || c == 'i' || c == 'u' }

// skeleton is a key without its vowels and the half-vowel v: all that a name
// written in Arabic or Hebrew is sure to share with its Latin spelling. A vowel that
// begins the key is kept as a.
func skeleton(key string) string {
	var buf [32]byte
	out := buf[:0]
	for i := range len(key) {
		c := key[i]
		switch {
		case keyVowel(c) && i == 0:
			c = 'a'
		case c == 'p':
			c = 'b' // Arabic has no p
		case keyVowel(c) || c == 'v' || c == 'h' && i > 0 && i == len(key)-1:
			continue
		}
		if n := len(out); n == 0 || out[n-1] != c {
			out = append(out, c)
		}
	}
	return string(out)
}

// letters returns a set of the letters in a key, one bit each; digits share six.
func letters(key string) uint32 {
	var m uint32
	for i := range len(key) {
		c := key[i]
		switch {
		case c >= 'a' && c <= 'z':
			m |= 1 << (c - 'a')
		default:
			m |= 1 << (26 + c%6)
		}
	}
	return m
}
