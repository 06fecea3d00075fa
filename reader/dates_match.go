package reader

import (
	"strings"
)

// dateClass is a class of words in the date patterns; a pattern names it in
// capitals.
type dateClass uint8

const (
	literal     dateClass = iota
	cMonth                // MONTH: January, Nov. …; capitalised
	cDay                  // DAY: 1 to 31, 3rd
	cYear                 // YEAR: four digits
	cShort                // YY: two digits
	cNum                  // NUM: 1 to 999 or a number word
	cCount                // COUNT: NUM, "a" or "an"
	cUnit                 // UNIT: day, week …
	cUnits                // UNITS: days, weeks …
	cWeekday              // WEEKDAY
	cSeason               // SEASON
	cDecade               // DECADE: 1990s
	cOrd                  // ORD: first to fourth
	cTimeOf               // TIME: morning, afternoon, evening, night
	cDash                 // DASH
	cHoliday              // HOLIDAY: a phrase of the holiday table
	cEra                  // ERA: a phrase of the table of named periods
	cPresidency           // PRESIDENT: a name of the table of terms
)

var dateClasses = map[string]dateClass{
	"MONTH": cMonth, "DAY": cDay, "YEAR": cYear, "YY": cShort, "NUM": cNum, "COUNT": cCount,
	"UNIT": cUnit, "UNITS": cUnits, "WEEKDAY": cWeekday, "SEASON": cSeason, "DECADE": cDecade,
	"ORD": cOrd, "TIME": cTimeOf, "DASH": cDash, "HOLIDAY": cHoliday, "ERA": cEra, "PRESIDENT": cPresidency,
}

// dateElement is one place of a pattern: any of its words or classes.
type dateElement struct {
	words    map[string]bool
	classes  []dateClass
	optional bool
}

// datePattern is a compiled pattern: elements parted by blanks, alternatives by
// bars, "?" behind what may be missing.
type datePattern []dateElement

func compileDatePattern(s string) datePattern {
	var p datePattern
	for f := range strings.FieldsSeq(s) {
		e := dateElement{words: map[string]bool{}}
		if len(f) > 1 {
			f, e.optional = strings.CutSuffix(f, "?")
		}
		for alt := range strings.SplitSeq(f, "|") {
			if c, ok := dateClasses[alt]; ok {
				e.classes = append(e.classes, c)
			} else {
				e.words[alt] = true
			}
		}
		p = append(p, e)
	}
	return p
}

// firsts returns the words and classes that the pattern may begin with.
func (p datePattern) firsts() (words []string, classes []dateClass) {
	for _, e := range p {
		for w := range e.words {
			words = append(words, w)
		}
		classes = append(classes, e.classes...)
		if !e.optional {
			break
		}
	}
	return words, classes
}

// dateMatch is where a pattern lies, tokens [first, last), and what its classes
// caught, in order.
type dateMatch struct {
	first, last int
	caught      []caught
}

type caught struct {
	class dateClass
	value int
	at    int
}

// get returns the nth value that the class caught, and whether there is one.
func (m *dateMatch) get(c dateClass, n int) (int, bool) {
	for _, g := range m.caught {
		if g.class == c {
			if n == 0 {
				return g.value, true
			}
			n--
		}
	}
	return 0, false
}

// val is get where the pattern makes sure that there is one.
func (m *dateMatch) val(c dateClass) int {
	v, _ := m.get(c, 0)
	return v
}

// match lays the pattern at token i, longest first; patterns are short, so the
// search is bounded.
func (s *dateScan) match(p datePattern, i int) (*dateMatch, bool) {
	m := &dateMatch{first: i}
	if !s.matchRest(p, i, m) || m.last == i {
		return nil, false
	}
	return m, true
}

func (s *dateScan) matchRest(p datePattern, i int, m *dateMatch) bool {
	if len(p) == 0 {
		m.last = i
		return true
	}
	e := &p[0]
	if i < len(s.tokens) && (i == m.first || s.tokens[i].paragraph == s.tokens[m.first].paragraph) {
		if e.words[s.tokens[i].lower] && s.matchRest(p[1:], i+1, m) {
			return true
		}
		for _, c := range e.classes {
			v, n := s.class(c, i)
			if n == 0 {
				continue
			}
			kept := len(m.caught)
			m.caught = append(m.caught, caught{c, v, i})
			if s.matchRest(p[1:], i+n, m) {
				return true
			}
			m.caught = m.caught[:kept]
		}
	}
	return e.optional && s.matchRest(p[1:], i, m)
}

// class reads token i as a member of c: its value and the number of tokens it
// takes, 0 where it is none.
func (s *dateScan) class(c dateClass, i int) (value, n int) {
	t := &s.tokens[i]
	switch c {
	case cMonth:
		if v, ok := dateMonths[t.lower]; ok && t.upper {
			return v, 1
		}
	case cDay:
		if t.num >= 1 && t.num <= 31 && !s.isDecimal(i) && len(t.lower) <= 4 {
			return t.num, 1
		}
	case cYear:
		if t.num >= 1500 && t.num < 2100 && len(t.lower) == 4 && !s.isDecimal(i) {
			return t.num, 1
		}
	case cShort:
		if t.num >= 0 && len(t.lower) == 2 && t.glued {
			return t.num, 1
		}
	case cNum:
		return s.number(i)
	case cCount:
		if t.lower == "a" || t.lower == "an" {
			return 1, 1
		}
		return s.number(i)
	case cPresidency, cHoliday, cEra:
		return s.phrase(c, i)
	case cDecade:
		return s.decade(i)
	default:
		if v, ok := dateWords[c][t.lower]; ok {
			return v, 1
		}
	}
	return 0, 0
}

func (s *dateScan) number(i int) (value, n int) {
	t := &s.tokens[i]
	if v, ok := numberWords[t.lower]; ok {
		return v, 1
	}
	if t.num >= 1 && t.num < 1000 && t.lower[len(t.lower)-1] <= '9' && !s.isDecimal(i) {
		return t.num, 1
	}
	return 0, 0
}

// isDecimal reports whether token i is a part of 3.5, 12:30 or $20.
func (s *dateScan) isDecimal(i int) bool {
	if s.dotted[i] {
		return false
	}
	near := func(j, k int) bool { // a dot or colon between two digits
		return j >= 0 && k < len(s.tokens) && s.tokens[k].glued && s.tokens[j+1].glued &&
			(s.tokens[j+1].lower == "." || s.tokens[j+1].lower == ":") && s.tokens[j].num >= 0 && s.tokens[k].num >= 0
	}
	if near(i-2, i) || near(i, i+2) {
		return true
	}
	return i > 0 && s.tokens[i].glued && strings.ContainsAny(s.tokens[i-1].lower, "$€£¥#")
}

// decade reads "1990s", "1990's" and "'90s".
func (s *dateScan) decade(i int) (value, n int) {
	t := &s.tokens[i]
	if len(t.lower) == 5 && t.lower[3:] == "0s" {
		if y := digits(t.lower[:4]); y >= 1500 && y < 2100 {
			return y, 1
		}
	}
	if (t.lower == "'" || t.lower == "‘") && i+1 < len(s.tokens) && s.tokens[i+1].glued && len(s.tokens[i+1].lower) == 3 && strings.HasSuffix(s.tokens[i+1].lower, "0s") {
		if y := digits(s.tokens[i+1].lower[:2]); y >= 20 {
			return 1900 + y, 2
		}
	}
	return 0, 0
}

// phrase looks the words from token i up in the table of the class, the
// longest entry first.
func (s *dateScan) phrase(c dateClass, i int) (value, n int) {
	for _, e := range datePhrases[c][s.tokens[i].lower] {
		if s.hasWords(i, e.words) {
			return e.value, len(e.words)
		}
	}
	return 0, 0
}

// hasWords reports whether the tokens from i on are these words.
func (s *dateScan) hasWords(i int, words []string) bool {
	if i+len(words) > len(s.tokens) {
		return false
	}
	for k, w := range words {
		if s.tokens[i+k].lower != w {
			return false
		}
	}
	return true
}
