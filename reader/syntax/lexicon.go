package syntax

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"backchannel/internal/hash"
)

// lexicon gives each word its rows of the embedding table: a row of its own for
// the words that it knows, and shared rows, by hash, for how a word is written.
type lexicon struct {
	known  map[uint32]int32 // hash of the normal form → row
	words  int              // rows for words, those of "unknown" and "none" included
	hashed uint32           // rows that the hashes share
}

// newLexicon makes a lexicon of normal forms in the order of their rows.
func newLexicon(hashes []uint32, hashed int) *lexicon {
	l := &lexicon{known: make(map[uint32]int32, len(hashes)), words: len(hashes) + 2, hashed: uint32(hashed)}
	for i, h := range hashes {
		l.known[h] = int32(i + 2)
	}
	return l
}

// normalForm is a word as the lexicon knows it: lower case, digits as zeros.
func normalForm(w string) string {
	low := strings.ToLower(plain(w))
	for i := range len(low) {
		if isDigit(low[i]) {
			b := []byte(low)
			for j := i; j < len(b); j++ {
				if isDigit(b[j]) {
					b[j] = '0'
				}
			}
			return string(b)
		}
	}
	return low
}

// rows are the embedding rows of a word: itself, itself with its capitals, its
// shape, its beginnings and its endings. -1 stands for none.
func (l *lexicon) rows(word string) []int32 {
	word = plain(word)
	low := normalForm(word)
	out := make([]int32, 0, 12)
	piece := func(kind uint32, s string) {
		out = append(out, int32(l.words)+int32(hash.Mix(hash.String(s), kind)%l.hashed))
	}
	if row, ok := l.known[hash.String(low)]; ok {
		out = append(out, row)
		piece(1, word)
	} else {
		out = append(out, 0, -1)
	}
	sh := hash.Shape(word)
	piece(2, sh)
	if utf8.RuneCountInString(low) > 40 {
		return out // no word: a line of dashes, an address
	}
	for n := 1; n <= 4; n++ {
		piece(10+uint32(n), low[:runes(low, n)])
		piece(20+uint32(n), low[backRunes(low, n):])
	}
	r, _ := utf8.DecodeRuneInString(word)
	if unicode.IsUpper(r) {
		piece(3, low[:runes(low, 5)])
		piece(4, low[backRunes(low, 5):])
	}
	return out
}

// runes is the length in bytes of the first n runes of s.
func runes(s string, n int) int {
	i := 0
	for range n {
		_, k := utf8.DecodeRuneInString(s[i:])
		i += k
	}
	return i
}

// backRunes is where the last n runes of s begin.
func backRunes(s string, n int) int {
	i := len(s)
	for range n {
		_, k := utf8.DecodeLastRuneInString(s[:i])
		i -= k
	}
	return i
}
