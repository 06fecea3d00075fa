// Package jsonout writes JSON by hand where it is written often: text and numbers
// straight into a buffer, without reflection.
package jsonout

import (
	"bytes"
	"encoding/json"
	"strconv"
	"unicode/utf8"
)

// String writes a text. Letters of every script stay as they are.
func String(b *bytes.Buffer, s string) {
	plain := true
	for i := range len(s) {
		c := s[i]
		if c < ' ' || c == '"' || c == '\\' {
			b.Write(Must(s))
			return
		}
		plain = plain && c < utf8.RuneSelf
	}
	if !plain && !utf8.ValidString(s) {
		b.Write(Must(s))
		return
	}
	b.WriteByte('"')
	b.WriteString(s)
	b.WriteByte('"')
}

// Strings writes a list of texts.
func Strings(b *bytes.Buffer, all []string) {
	b.WriteByte('[')
	for i, s := range all {
		if i > 0 {
			b.WriteByte(',')
		}
		String(b, s)
	}
	b.WriteByte(']')
}

// Number writes a number to four places, as many as scores have meaning.
func Number(b *bytes.Buffer, x float64) {
	out := strconv.AppendFloat(b.AvailableBuffer(), x, 'f', 4, 64)
	out = bytes.TrimRight(out, "0")
	b.Write(bytes.TrimSuffix(out, []byte(".")))
}

// Rounded is a number as Number writes it.
func Rounded(x float64) float64 {
	n, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'f', 4, 64), 64)
	return n
}

// Must is json.Marshal for what cannot fail, strings and numbers and what is made
// of them, and leaves <, > and & as they are.
func Must(v any) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		panic(err)
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}
