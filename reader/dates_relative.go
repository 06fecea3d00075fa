package reader

import (
	"slices"
	"time"
)

// Dates that are counted from the day the text is read from.

func (s *dateScan) fitsToday(m *dateMatch) bool {
	// the paper, and "today's" as an adjective of an age
	return !(s.behind(m) == "usa" || s.word(m.first) == "today" && s.behind(m) == "until")
}

func (s *dateScan) today(m *dateMatch) period {
	if !s.anchor.fits(unitDay) {
		return period{}
	}
	d := 0
	switch s.word(m.first) {
	case "yesterday", "last":
		d = -1
	case "tomorrow":
		d = 1
	case "the":
		d = 2
		if s.word(m.first+2) == "before" {
			d = -2
		}
	}
	return dayPeriod(s.now().AddDate(0, 0, d))
}

func (s *dateScan) fitsUnit(m *dateMatch) bool {
	first, u := s.word(m.first), unit(m.val(cUnit))
	if first == "the" {
		first = s.word(m.first + 1)
		if first == "next" || first == "previous" {
			return false // the narrative's: rule "later"
		}
	}
	if u == unitDay || first == "past" && s.word(m.first) != "the" || s.behind(m) == "'s" && first != "last" {
		return false
	}
	if s.word(m.last) == "-" { // "last year-end", "this week-long"
		return false
	}
	return s.word(m.last) != "of" || u == unitYear || u == unitMonth || u == unitWeek
}

func (s *dateScan) unitFromNow(m *dateMatch) period {
	u := unit(m.val(cUnit))
	if !s.anchor.fits(u) && !(u == unitWeekend && s.anchor.finer == unitDay) {
		return period{}
	}
	first := s.word(m.first)
	the := first == "the"
	if the {
		first = s.word(m.first + 1)
	}
	here := u.around(s.now())
	switch first {
	case "last", "previous":
		return s.lastUnit(u, here)
	case "past":
		return dayPeriod(s.now()).back(u)
	case "next", "coming":
		if u == unitWeekend {
			return here.shift(1, unitWeek)
		}
		return u.around(here.to.AddDate(0, 0, 1))
	}
	return here
}

// lastUnit is the unit before this one; the last weekend is the one that is
// over.
func (s *dateScan) lastUnit(u unit, here period) period {
	if u == unitWeekend {
		if here.to.Before(s.now()) {
			return here
		}
		return here.shift(-1, unitWeek)
	}
	return u.around(here.from.AddDate(0, 0, -1))
}

// back is the stretch of one unit that ends where the period does.
func (p period) back(u unit) period {
	return period{p.shift(-1, u).from, p.to}
}

// spanFromNow reads "the past two years" and "the next six months".
func (s *dateScan) spanFromNow(m *dateMatch) period {
	u, n := unit(m.val(cUnits)), m.val(cNum)
	if !s.anchor.fits(u) {
		return period{}
	}
	first := s.word(m.first)
	if first == "the" {
		first = s.word(m.first + 1)
	}
	here := dayPeriod(s.now())
	if u >= unitYear {
		here = yearPeriod(s.now().Year())
	} else if u == unitMonth {
		here = unitMonth.around(s.now())
	}
	if first == "next" || first == "coming" {
		return period{here.from, here.shift(n, u).to}
	}
	return period{here.shift(-n, u).from, here.to}
}

func (s *dateScan) fitsNamedFromNow(m *dateMatch) bool {
	_, month := m.get(cMonth, 0)
	return !month || s.word(m.last) != "'s" && s.behind(m) != "at"
}

// namedFromNow reads "last Friday", "next March".
func (s *dateScan) namedFromNow(m *dateMatch) period {
	first := s.word(m.first)
	if w, ok := m.get(cWeekday, 0); ok {
		if !s.anchor.fits(unitDay) {
			return period{}
		}
		switch first {
		case "last":
			return dayPeriod(weekdayBefore(s.now().AddDate(0, 0, -1), w))
		case "next":
			return dayPeriod(weekdayAfter(s.now().AddDate(0, 0, 1), w))
		}
		if s.tense(m.first, m.last) == pastTense {
			return dayPeriod(weekdayBefore(s.now(), w))
		}
		return dayPeriod(weekdayAfter(s.now(), w))
	}
	if !s.anchor.fits(unitMonth) {
		return period{}
	}
	mo, y := m.val(cMonth), s.now().Year()
	switch {
	case first == "last" && mo >= int(s.now().Month()):
		y--
	case first == "next" && mo <= int(s.now().Month()):
		y++
	}
	return monthPeriod(y, mo)
}

// weekdayBefore is the last such weekday up to and with t.
func weekdayBefore(t time.Time, w int) time.Time {
	return t.AddDate(0, 0, -((int(t.Weekday()) - w + 7) % 7))
}

// weekdayAfter is the first such weekday from t on.
func weekdayAfter(t time.Time, w int) time.Time {
	return t.AddDate(0, 0, (w-int(t.Weekday())+7)%7)
}

// afterPreposition is for periods that are dates only where something is
// placed in them: "during the pandemic", not "the pandemic's cost".
func (s *dateScan) afterPreposition(m *dateMatch) bool {
	return s.part != wholePart || slices.Contains([]string{"during", "in", "over", "at", "throughout", "amid", "since", "until", "before", "after", "through", "on"}, s.behind(m))
}

func (s *dateScan) weekend(m *dateMatch) period {
	if !s.anchor.fits(unitDay) {
		return period{}
	}
	here := unitWeekend.around(s.now())
	if s.tense(m.first, m.last) == futureTense || !here.from.After(s.now()) {
		return here
	}
	return here.shift(-1, unitWeek)
}

// ago counts back. Weeks, tens of years and decades are round numbers, and give
// an interval about the day.
func (s *dateScan) ago(m *dateMatch) period {
	return s.offset(m.val(cCount), unit(m.val(cUnits)), -1)
}

func (s *dateScan) ahead(m *dateMatch) period {
	return s.offset(m.val(cCount), unit(m.val(cUnits)), 1)
}

func (s *dateScan) offset(n int, u unit, sign int) period {
	if !s.anchor.fits(u) {
		return period{}
	}
	return roundOffset(s.now(), n, u, sign)
}

// roundOffset is n units from a day, as exactly as people count.
func roundOffset(from time.Time, n int, u unit, sign int) period {
	if n > 2000 {
		return period{}
	}
	p := dayPeriod(from).shift(sign*n, u)
	switch {
	case u == unitDay:
		return p
	case u == unitWeek || u == unitFortnight:
		return weekPeriod(p.from)
	case u == unitMonth:
		return unitMonth.around(p.from)
	case u == unitYear && n < 10:
		return unitYear.around(p.from)
	case u == unitYear || u == unitDecade && n == 1:
		return yearsPeriod(p.from.Year()-1, p.from.Year()+1)
	}
	return yearsPeriod(p.from.Year()-2, p.from.Year()+2)
}

// newspapers carry the names of weekdays.
var paperWords = []string{"times", "telegraph", "mail", "mirror", "express", "herald", "post", "sun", "world", "tribune", "independent", "star"}

func (s *dateScan) fitsWeekday(m *dateMatch) bool {
	if !s.tokens[m.first].upper {
		return false
	}
	next := s.word(m.last)
	if m.last < len(s.tokens) && s.tokens[m.last].upper && slices.Contains(paperWords, next) {
		return false
	}
	if s.behind(m) == "on" && s.word(m.first-2) == "mail" {
		return false
	}
	return !slices.Contains([]string{"bloody", "super", "cyber", "black", "holy", "casual"}, s.behind(m)) && next != "-"
}

func (s *dateScan) weekday(m *dateMatch) period {
	w := m.val(cWeekday)
	if !s.anchor.fits(unitDay) {
		return period{}
	}
	if s.tense(m.first, m.last) == futureTense {
		return dayPeriod(weekdayAfter(s.now(), w))
	}
	return dayPeriod(weekdayBefore(s.now(), w))
}
