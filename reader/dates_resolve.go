package reader

import (
	"slices"
	"time"
)

// The values and guards of the date rules. A guard asks what stands around a
// match; a value is unknown where nothing anchors it.

// behind is the word before the match.
func (s *dateScan) behind(m *dateMatch) string { return s.word(m.first - 1) }

// word is the token in lower case, "" outside the text.
func (s *dateScan) word(i int) string {
	if i < 0 || i >= len(s.tokens) {
		return ""
	}
	return s.tokens[i].lower
}

func (s *dateScan) fitsISO(m *dateMatch) bool {
	for i := m.first + 1; i < m.last; i++ {
		if !s.tokens[i].glued {
			return false
		}
	}
	return true
}

func (s *dateScan) isoDate(m *dateMatch) period {
	mo, _ := m.get(cDay, 0)
	d, _ := m.get(cDay, 1)
	return realDay(m.val(cYear), mo, d)
}

func (s *dateScan) fitsNumeric(m *dateMatch) bool {
	return s.fitsISO(m) && !(m.last < len(s.tokens) && s.tokens[m.last].glued && startsLetter(s.word(m.last)))
}

// numericDate reads 22.11.2025 and what can only be one of day/month and
// month/day; where both readings stand it stays unresolved.
func (s *dateScan) numericDate(m *dateMatch) period {
	a, _ := m.get(cDay, 0)
	b, _ := m.get(cDay, 1)
	y := m.val(cYear)
	switch {
	case s.word(m.first+1) == "." || a > 12 || a == b:
		return realDay(y, b, a)
	case b > 12:
		return realDay(y, a, b)
	}
	return period{}
}

func (s *dateScan) fitsMonthDay(m *dateMatch) bool {
	if _, full := m.get(cYear, 0); !full && slices.Contains(notYearAfter, s.word(m.last)) && s.word(m.last) != "people" {
		return false
	}
	for _, c := range m.caught { // "3 May": the day's number must not belong to what stands before
		if c.class == cDay && s.word(c.at-1) == "," && c.at > 1 && s.tokens[c.at-2].num >= 0 {
			return false
		}
	}
	return true
}

func (s *dateScan) monthDay(m *dateMatch) period {
	mo, d := m.val(cMonth), m.val(cDay)
	if mo == 9 && d == 11 && slices.Contains([]string{"attack", "attacks", "terrorist", "terror", "hijackers", "hijackings"}, s.word(m.last)) {
		return dayPeriod(day(2001, 9, 11))
	}
	if y, ok := m.get(cYear, 0); ok {
		return realDay(y, mo, d)
	}
	return s.nearest(m, func(y int) period { return realDay(y, mo, d) }, 3)
}

func (s *dateScan) fitsDayRange(m *dateMatch) bool {
	a, _ := m.get(cDay, 0)
	b, _ := m.get(cDay, 1)
	return a < b
}

func (s *dateScan) dayRange(m *dateMatch) period {
	mo := m.val(cMonth)
	a, _ := m.get(cDay, 0)
	b, _ := m.get(cDay, 1)
	at := func(y int) period {
		p, q := realDay(y, mo, a), realDay(y, mo, b)
		if !p.known() || !q.known() {
			return period{}
		}
		return period{p.from, q.to}
	}
	if y, ok := m.get(cYear, 0); ok {
		return at(y)
	}
	return s.nearest(m, at, 3)
}

func (s *dateScan) monthYear(m *dateMatch) period { return monthPeriod(m.val(cYear), m.val(cMonth)) }

// beforeMonth are the words that make a lone month's name a date. "May" and
// "March" and people called April need more than a capital.
var beforeMonth = []string{"in", "since", "until", "till", "during", "throughout", "late", "early", "mid", "last", "next", "this", "by", "from", "through", "before", "after", "between", "each", "back"}

// notAfterMonth follow a month's name that is a person's.
var notAfterMonth = []string{"government", "administration", "cabinet", "said", "told", "says", "'s"}

func (s *dateScan) fitsMonth(m *dateMatch) bool {
	if s.part != wholePart {
		return true
	}
	prev, next := s.behind(m), m.last
	if next < len(s.tokens) && s.tokens[next].upper && s.tokens[next].glued {
		return false
	}
	if s.tokens[m.first].tag != "" && next < len(s.tokens) && s.tokens[next].upper && s.tokens[next].tag == "NNP" && prev != "in" {
		return false
	}
	if prev == "last" && s.word(m.first-2) == "at" {
		return false
	}
	if slices.Contains(beforeMonth, prev) {
		return !(s.tokens[m.first].lower == "may" && (prev == "by" || prev == "from" || prev == "before" || prev == "after"))
	}
	if prev == "-" && s.word(m.first-2) == "mid" {
		return true
	}
	if slices.Contains([]string{"and", "or", ","}, prev) && len(s.found) > 0 {
		last := s.found[len(s.found)-1]
		return last.last == m.first-1 && last.rule == "month"
	}
	if prev == "the" || prev == "a" || prev == "an" || prev == "'s" || possessives[prev] {
		return next < len(s.tokens) && !s.tokens[next].upper && startsLetter(s.tokens[next].lower) &&
			!slices.Contains(functionWords, s.tokens[next].lower) && !slices.Contains(notAfterMonth, s.tokens[next].lower)
	}
	return false
}

func (s *dateScan) monthAlone(m *dateMatch) period {
	mo := m.val(cMonth)
	return s.nearest(m, func(y int) period { return monthPeriod(y, mo) }, 0)
}

// nearest chooses the year of a date that is written without one: that of an
// explicit date just before it in the narrative, else the last one that has
// begun, or the next one where the verb looks forward. slack is the number of
// days that a past date may lie after the document's, for time zones and
// datelines.
func (s *dateScan) nearest(m *dateMatch, at func(year int) period, slack int) period {
	if p := s.inherited(m, at); p.known() {
		return p
	}
	if !s.anchor.fits(unitMonth) {
		return period{}
	}
	now := s.now()
	if s.anchor.finer == unitMonth { // somewhere in the month
		now = monthPeriod(now.Year(), int(now.Month())).to
	}
	last, next := s.around(at, now, slack)
	if s.tense(m.first, m.last) != futureTense {
		// a day without its year is near: one ten months back is not meant where
		// one of the next weeks is to be had
		if next.known() && next.isDay() && next.from.Sub(now) < 45*dayLength && last.known() && now.Sub(last.to) > 300*dayLength {
			return next
		}
		return last
	}
	// "he prepared to sail on March 2", read in April: a date nearly a year
	// ahead, and just behind, is behind
	if last.known() && next.known() && next.from.Sub(now) > 270*dayLength && now.Sub(last.to) < 95*dayLength {
		return last
	}
	return next
}

const dayLength = 24 * time.Hour

// around finds the last such date that had begun, and the next one.
func (s *dateScan) around(at func(year int) period, now time.Time, slack int) (last, next period) {
	for y := now.Year() + 1; y > now.Year()-9 && !last.known(); y-- { // nine years hold a 29 February
		if p := at(y); p.known() && !p.from.After(now.AddDate(0, 0, slack)) {
			last = p
		}
	}
	for y := now.Year(); y < now.Year()+9 && !next.known(); y++ {
		if p := at(y); p.known() && !p.to.Before(now) {
			next = p
		}
	}
	return last, next
}

// inherited reads a yearless date on from the last explicit one: of the same
// sentence or, where it opens its own sentence or the document has no date,
// of the same paragraph.
func (s *dateScan) inherited(m *dateMatch, at func(year int) period) period {
	if len(s.found) == 0 {
		return period{}
	}
	last := s.found[len(s.found)-1]
	a, b := &s.tokens[last.first], &s.tokens[m.first]
	if !last.absolute || !last.period.known() || a.paragraph != b.paragraph {
		return period{}
	}
	same := a.sentence == b.sentence && a.sentence >= 0
	anchored := s.anchor.finer != noUnit
	if anchored && (s.tense(m.first, m.last) == futureTense || s.reported(m.first)) {
		return period{}
	}
	if anchored && !same && !(s.opens(m.first) && !last.period.isYear()) {
		return period{}
	}
	for y := last.period.from.Year(); y <= last.period.from.Year()+1; y++ {
		if p := at(y); p.known() && !p.to.Before(last.period.from) {
			if anchored && p.from.After(s.now()) {
				return period{}
			}
			return p
		}
	}
	return period{}
}

// opens reports whether token i is among the first three of its sentence.
func (s *dateScan) opens(i int) bool {
	for k := i - 1; k >= i-3; k-- {
		if k < 0 || s.tokens[k].sentence != s.tokens[i].sentence || s.tokens[k].lower == "." {
			return true
		}
	}
	return false
}
