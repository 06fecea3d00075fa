package reader

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"backchannel/reader/syntax"
)

// dateToken is a word, a number or a mark as the date grammar reads it. The
// grammar has its own tokens because a parser may cut "Nov." or "2013-2015" in
// any way, and a sentence in the wrong place.
type dateToken struct {
	start, end int
	lower      string // with straight apostrophes
	num        int    // of digits, else -1
	upper      bool   // begins with a capital
	glued      bool   // no blank before it
	paragraph  int
	sentence   int    // -1 in no sentence
	tag        string // the parser's tag, "" where it cut otherwise
}

// scanDates cuts the text in one pass. Sentences may be nil.
func scanDates(text string, sentences []syntax.Sentence) []dateToken {
	var out []dateToken
	paragraph, last := 0, 0
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if unicode.IsSpace(r) {
			i += n
			continue
		}
		if gap := text[last:i]; strings.Count(gap, "\n") > 1 {
			paragraph++
		}
		t := dateToken{start: i, num: -1, glued: i == last && i > 0, paragraph: paragraph, sentence: -1, upper: unicode.IsUpper(r)}
		t.end = i + tokenLen(text[i:], r, n)
		t.lower = strings.ReplaceAll(strings.ToLower(text[i:t.end]), "’", "'")
		t.num = digits(t.lower)
		out = append(out, t)
		i, last = t.end, t.end
	}
	if sentences == nil {
		guessSentences(out)
	}
	placeTokens(out, sentences)
	return out
}

// guessSentences numbers the sentences where no parser did.
func guessSentences(tokens []dateToken) {
	n := 0
	for i := range tokens {
		if i > 0 && (tokens[i-1].lower == "." || tokens[i-1].lower == "?" || tokens[i-1].lower == "!") && !tokens[i].glued || i > 0 && tokens[i].paragraph != tokens[i-1].paragraph {
			n++
		}
		tokens[i].sentence = n
	}
}

// dottedDates marks the numbers of 31.12.2019, which are no decimals.
func dottedDates(tokens []dateToken) map[int]bool {
	out := map[int]bool{}
	for i := 0; i+4 < len(tokens); i++ {
		t := tokens[i : i+5]
		if t[0].num >= 1 && t[0].num <= 31 && t[1].lower == "." && t[2].num >= 1 && t[2].num <= 12 && t[3].lower == "." && t[4].num > 1500 && len(t[4].lower) == 4 && t[1].glued && t[2].glued && t[3].glued && t[4].glued {
			out[i], out[i+2], out[i+4] = true, true, true
		}
	}
	return out
}

// tokenLen is the length of the token that text begins with: a run of digits
// with an ordinal ending or a decade's s, a word, a clitic, or one mark.
func tokenLen(text string, r rune, n int) int {
	switch {
	case r >= '0' && r <= '9':
		return numberLen(text)
	case unicode.IsLetter(r):
		return wordLen(text)
	case r == '\'' || r == '’':
		if rest := text[n:]; strings.HasPrefix(rest, "s") && !startsLetter(rest[1:]) {
			return n + 1
		}
	}
	return n
}

func numberLen(text string) int {
	i := 0
	for i < len(text) && (text[i] >= '0' && text[i] <= '9' || text[i] == ',' && i+1 < len(text) && digitRun(text[i+1:]) == 3) {
		i++
	}
	rest := strings.ToLower(text[i:min(len(text), i+2)])
	if rest == "st" || rest == "nd" || rest == "rd" || rest == "th" {
		if !startsLetter(text[i+2:]) {
			return i + 2
		}
	}
	if strings.HasPrefix(rest, "s") && !startsLetter(text[i+1:]) {
		return i + 1
	}
	return i
}

// digitRun counts digits at the start of text, up to four.
func digitRun(text string) int {
	n := 0
	for n < len(text) && n < 4 && text[n] >= '0' && text[n] <= '9' {
		n++
	}
	return n
}

func startsLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

func wordLen(text string) int {
	i := 0
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsLetter(r) {
			break
		}
		i += n
	}
	if i < len(text) && text[i] == '.' && (monthAbbreviations[strings.ToLower(text[:i])] || i == 1) {
		i++ // "Nov.", "J."
	}
	return i
}

// digits reads a plain number of up to nine digits, with or without an ordinal
// ending; -1 for anything else.
func digits(s string) int {
	n, i := 0, 0
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		n = n*10 + int(s[i]-'0')
		i++
	}
	if i == 0 || i > 9 {
		return -1
	}
	switch s[i:] {
	case "", "st", "nd", "rd", "th":
		return n
	}
	return -1
}

// placeTokens gives each token its sentence and, where the parser cut in the
// same place, its tag. Both lists run forward once.
func placeTokens(tokens []dateToken, sentences []syntax.Sentence) {
	s, k := 0, 0
	for i := range tokens {
		t := &tokens[i]
		for s < len(sentences) && sentences[s].End <= t.start {
			s, k = s+1, 0
		}
		if s == len(sentences) {
			return
		}
		if t.start < sentences[s].Start {
			continue
		}
		t.sentence = s
		words := sentences[s].Tokens
		for k < len(words) && words[k].Start < t.start {
			k++
		}
		if k < len(words) && words[k].Start == t.start {
			t.tag = words[k].Tag
		}
	}
}
