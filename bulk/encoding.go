package bulk

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

const utf8Name = "UTF-8"

// charset is an encoding; enc is nil for UTF-8.
type charset struct {
	name string
	enc  encoding.Encoding
}

// charsetOf returns the encoding of a name as web pages use them: windows-1251.
func charsetOf(name string) (charset, error) {
	e, err := htmlindex.Get(name)
	if err != nil {
		return charset{}, fmt.Errorf("encoding %q is not known; utf-8, utf-16le, windows-1250, windows-1251, windows-1252, iso-8859-2, gb18030, shift_jis and those that web pages use are", name)
	}
	full, _ := htmlindex.Name(e)
	switch full {
	case "utf-8":
		return charset{name: utf8Name}, nil
	case "utf-16le", "utf-16be":
		return utf16(full == "utf-16be"), nil
	}
	return charset{full, e}, nil
}

func utf16(big bool) charset {
	if big {
		return charset{"UTF-16", unicode.UTF16(unicode.BigEndian, unicode.UseBOM)}
	}
	return charset{"UTF-16", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)}
}

// guessCharset tells the encoding of a text by its first bytes: by the mark at its
// beginning, by zeros, as UTF-8 where it is that, else by the letters. A few
// lines that are not UTF-8 are damaged and do not make a text one in another encoding:
// it takes two, one in a hundred, and more than there are with letters in UTF-8.
func guessCharset(head []byte) charset {
	switch {
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		return charset{name: utf8Name}
	case bytes.HasPrefix(head, []byte("\xff\xfe")):
		return utf16(false)
	case bytes.HasPrefix(head, []byte("\xfe\xff")):
		return utf16(true)
	}
	zeros := [2]int{}
	for i, b := range head {
		if b == 0 {
			zeros[i%2]++
		}
	}
	if half := len(head) / 2; half > 4 && max(zeros[0], zeros[1]) > half/3 && min(zeros[0], zeros[1]) < half/20 {
		return utf16(zeros[0] > zeros[1])
	}
	lines, good, broken := 0, 0, []byte(nil)
	for l := range bytes.Lines(head) {
		lines++
		switch {
		case ascii(l), !bytes.HasSuffix(l, []byte("\n")) && len(l) < len(head): // perhaps cut inside a letter
		case utf8.Valid(l):
			good++
		default:
			broken = append(broken, l...)
		}
	}
	if bad := bytes.Count(broken, []byte("\n")); bad < 2 || bad <= good || bad*100 < lines {
		return charset{name: utf8Name}
	}
	r, err := chardet.NewTextDetector().DetectBest(broken)
	if err != nil {
		return charset{name: utf8Name}
	}
	// The Western code page of Windows holds all of ISO 8859-1, and is what files
	// that claim the latter are in.
	if strings.EqualFold(r.Charset, "ISO-8859-1") {
		r.Charset = "windows-1252"
	}
	c, err := charsetOf(strings.ReplaceAll(r.Charset, "GB-18030", "GB18030"))
	if err != nil {
		return charset{name: utf8Name}
	}
	return c
}

func ascii(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
