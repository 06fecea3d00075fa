package syntax

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxSentence is the most tokens that one sentence takes. Longer runs are cut,
// at a semicolon, dash or comma where there is one near, so that the work on a
// text stays linear in its length.
const maxSentence = 160

// splitter finds where sentences end.
type splitter struct {
	text string
	toks []rawToken
	ends []bool // ends[i]: a sentence ends with token i
}

// split cuts the tokens into sentences: half-open ranges of tokens.
func split(text string, toks []rawToken) [][2]int {
	s := splitter{text, toks, make([]bool, len(toks))}
	s.lines()
	for i := 0; i < len(toks); i++ {
		if end, ok := s.endAt(i); ok {
			s.ends[end] = true
			i = end
		}
	}
	return s.cut()
}

func (s *splitter) word(i int) string {
	if i < 0 || i >= len(s.toks) {
		return ""
	}
	return s.text[s.toks[i].start:s.toks[i].end]
}

// endAt reports whether the token i is a full stop that ends a sentence, and
// the last token of that sentence: closing quotes and brackets go with it.
func (s *splitter) endAt(i int) (int, bool) {
	w := s.word(i)
	if !isTerminal(w) && !isStopped(w) {
		return 0, false
	}
	end, quoted := i, false
	for j := i + 1; j < len(s.toks) && !s.toks[j].spaced && s.closes(j); j++ {
		end = j
		quoted = quoted || s.word(j) != ")" && s.word(j) != "]"
	}
	next := end + 1
	if next >= len(s.toks) {
		return end, true
	}
	if s.toks[next].newline > 1 || s.ends[end] {
		return end, true
	}
	first := s.word(next)
	if !s.toks[next].spaced && !(w == "." && startsUpper(first) && end == i && !startsUpper(s.word(i-1))) {
		return 0, false
	}
	if !opensSentence(first) {
		return 0, false
	}
	if isStopped(w) && !quoted && !s.stopEnds(w, next) {
		return 0, false
	}
	if quoted && w != "." && startsUpper(first) && reporting[s.word(next+1)] {
		return 0, false // "Why?" Kovacs asked.
	}
	return end, true
}

// stopEnds reports whether the full stop of the abbreviation w also ends the
// sentence, given the word that follows.
func (s *splitter) stopEnds(w string, next int) bool {
	base := strings.TrimSuffix(w, ".")
	first := s.word(next)
	starter := starters[strings.ToLower(first)] && (startsUpper(first) && !isUpperASCII(first) || first == "A" || first == "I")
	letters := utf8.RuneCountInString(base)
	switch {
	case titles[base]:
		return false
	case monthly[base]:
		return starter
	case letters == 1: // an initial
		return starter && first != "A" && first != "I"
	case !startsUpper(first): // a digit, a quote, a bracket
		return !isDigit(first[0]) && isOpening(first) && starters[strings.ToLower(s.word(next+1))]
	case starter:
		return true
	case strings.Contains(base, ".") && startsUpper(base): // U.S. Treasury
		return false
	case base == "Jr" || base == "Sr":
		return false
	}
	return reporting[s.word(next+1)] || copulas[s.word(next+1)]
}

// closes reports whether token j is a closing quote or bracket.
func (s *splitter) closes(j int) bool {
	switch s.word(j) {
	case ")", "]", "}", "”", "’", "»", "''", "\"", "'":
		return true
	}
	return false
}

// lines marks the ends of paragraphs, and of those lines that are sentences of
// their own: headlines, list items, lines of text that is not hard-wrapped.
func (s *splitter) lines() {
	for i := 0; i < len(s.toks); {
		j := i + 1
		for j < len(s.toks) && s.toks[j].newline < 2 {
			j++
		}
		s.ends[j-1] = true
		s.paragraph(i, j)
		i = j
	}
}

// paragraph marks the line ends in [from, to) that end sentences.
func (s *splitter) paragraph(from, to int) {
	starts := []int{from}
	for i := from + 1; i < to; i++ {
		if s.toks[i].newline == 1 {
			starts = append(starts, i)
		}
	}
	if len(starts) == 1 {
		return
	}
	starts = append(starts, to)
	width := 0
	length := func(k int) int { return s.toks[starts[k+1]-1].end - s.toks[starts[k]].start }
	for k := range len(starts) - 1 {
		width = max(width, length(k))
	}
	for k := 1; k < len(starts)-1; k++ {
		last, first := starts[k]-1, starts[k]
		switch {
		case isBullet(s.word(first)) || s.isNumbering(first):
		case width > 160:
		case s.allCaps(starts[k-1], starts[k]) && !s.allCaps(first, starts[k+1]):
		case length(k-1)*10 < width*6 && !startsLower(s.word(first)) && s.word(last) != "," && !joins[s.word(last)]:
		default:
			continue
		}
		s.ends[last] = true
	}
}

// isNumbering reports whether token i begins a numbered item: "1." or "1)" or "(a)".
func (s *splitter) isNumbering(i int) bool {
	w, next := s.word(i), s.word(i+1)
	return w != "" && isDigit(w[0]) && len(w) <= 2 && (next == "." || next == ")")
}

// allCaps reports whether [from, to) is written in capitals, a headline.
func (s *splitter) allCaps(from, to int) bool {
	caps := 0
	for i := from; i < to; i++ {
		for _, r := range s.word(i) {
			if unicode.IsLower(r) {
				return false
			}
			if unicode.IsUpper(r) {
				caps++
			}
		}
	}
	return caps > 3
}

// cut makes ranges of the marked ends and cuts sentences that are too long.
func (s *splitter) cut() [][2]int {
	var out [][2]int
	from := 0
	for i, end := range s.ends {
		if !end {
			continue
		}
		for i+1-from > maxSentence {
			at := s.breakNear(from)
			out = append(out, [2]int{from, at})
			from = at
		}
		out = append(out, [2]int{from, i + 1})
		from = i + 1
	}
	return out
}

// breakNear is the best place to cut the overlong sentence that starts at from.
func (s *splitter) breakNear(from int) int {
	limit := from + maxSentence
	for _, marks := range []string{";", "—–-", ",:"} {
		for i := limit - 1; i > from+maxSentence/2; i-- {
			w := s.word(i)
			if w != "" && (strings.Contains(marks, w) || marks == ";" && isBullet(w)) {
				return i + 1
			}
		}
	}
	return limit
}

func isTerminal(w string) bool {
	switch w {
	case ".", "...", "…", "....", "。", "؟", "।":
		return true
	}
	return w != "" && (w[0] == '!' || w[0] == '?')
}

// isStopped reports whether w is an abbreviation written with its full stop.
func isStopped(w string) bool { return len(w) > 1 && w[len(w)-1] == '.' && w[len(w)-2] != '.' }

func isBullet(w string) bool {
	switch w {
	case "•", "·", "*", "▪", "■", "●", "◦", "‣", "-", "–", "—", "o", "»", "→", "►":
		return true
	}
	return false
}

// opensSentence reports whether a sentence can begin with w.
func opensSentence(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return !unicode.IsLower(r) && !strings.ContainsRune(",;:)]}%", r)
}

func isOpening(w string) bool {
	switch w {
	case "\"", "“", "‘", "'", "``", "(", "[", "«", "„":
		return true
	}
	return false
}

func startsUpper(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

func startsLower(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsLower(r)
}

// joins are words that a line break inside a headline may follow.
var joins = set("a an the of in on at to for by with from and or but as is was are were its his her their")

// starters are words that, with a capital, begin a sentence rather than go on
// with a name: they settle "in the U.S. The ministry" against "U.S. Treasury".
var starters = set(`the a an this that these those he she it they we you i his her its their our my your there here who what when
	where why how which if in on at by for from with without to of as after before during since until while although though
	because but and or so yet nor however meanwhile moreover furthermore nevertheless instead also still then thus hence
	both each every all some many most few several one two three no not nobody nothing neither either another other others
	according under over between among about despite unlike like such once even only now today yesterday tomorrow later
	earlier last next asked is are was were do does did has have had will would can could should may might must let
	people officials sources experts critics lawyers prosecutors investigators`)

// reporting verbs follow a speaker's name.
var reporting = set("said says asked told wrote added replied answered shouted cried argued insisted explained noted declined denied warned")

var copulas = set("was is has had will would did does were are also later then had")
