package reader

import "time"

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
	if _, full := m.get(cYear, 0); !full && hasWord(notYearAfter, s.word(m.last)) && s.word(m.last) != "people" {
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
	if mo == 9 && d == 11 && hasWord([]string{"attack", "attacks", "terrorist", "terror", "hijackers", "hijackings"}, s.word(m.last)) {
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
	if hasWord(beforeMonth, prev) {
		return !(s.tokens[m.first].lower == "may" && (prev == "by" || prev == "from" || prev == "before" || prev == "after"))
	}
	if prev == "-" && s.word(m.first-2) == "mid" {
		return true
	}
	if hasWord([]string{"and", "or", ","}, prev) && len(s.found) > 0 {
		last := s.found[len(s.found)-1]
		return last.last == m.first-1 && last.rule == "month"
	}
	if prev == "the" || prev == "a" || prev == "an" || prev == "'s" || possessives[prev] {
		return next < len(s.tokens) && !s.tokens[next].upper && startsLetter(s.tokens[next].lower) &&
			!hasWord(functionWords, s.tokens[next].lower) && !hasWord(notAfterMonth, s.tokens[next].lower)
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

func (s *dateScan) fitsQuarter(m *dateMatch) bool {
	if q := s.word(m.first); q == "q" || q == "h" {
		n := m.val(cNum)
		return s.tokens[m.first+1].glued && n <= 4 && (q == "q" || n <= 2)
	}
	// "a quarter of the money", "the first half": a bare half or quarter needs its year
	return s.word(m.last) != "of" && s.word(m.last) != "final" && s.word(m.last) != "finals"
}

func (s *dateScan) quarter(m *dateMatch) period {
	n := m.val(cOrd)
	half := false
	for i := m.first; i < m.last; i++ {
		half = half || s.word(i) == "half" || s.word(i) == "h"
	}
	if n == 0 {
		n = m.val(cNum)
	}
	if half && n > 2 {
		return period{}
	}
	at := func(y int) period {
		if half {
			return halfPeriod(y, n)
		}
		return quarterPeriod(y, n)
	}
	if y, ok := m.get(cYear, 0); ok {
		return at(y)
	}
	if !s.anchor.fits(unitYear) {
		return period{}
	}
	switch s.word(m.last - 2) {
	case "last":
		return at(s.now().Year() - 1)
	case "next":
		return at(s.now().Year() + 1)
	case "this", "the":
		if s.word(m.last-1) == "year" {
			return at(s.now().Year())
		}
	}
	return s.nearest(m, at, 0)
}

func (s *dateScan) fitsSeason(m *dateMatch) bool {
	if _, ok := m.get(cYear, 0); ok {
		return true
	}
	prev := s.behind(m)
	if s.word(m.first) == "the" {
		if s.part != wholePart {
			return true
		}
		return (prev == "in" || prev == "during" || prev == "over" || prev == "by") && s.word(m.first+1) != "fall" && s.word(m.last) != "of"
	}
	return true
}

func (s *dateScan) season(m *dateMatch) period {
	n := m.val(cSeason)
	at := func(y int) period { return seasonPeriod(y, n) }
	if y, ok := m.get(cYear, 0); ok {
		return at(y)
	}
	if !s.anchor.fits(unitMonth) {
		return period{}
	}
	now := s.now()
	switch s.word(m.first) {
	case "last", "past":
		for y := now.Year(); ; y-- {
			if p := at(y); p.to.Before(now) {
				return p
			}
		}
	case "next":
		for y := now.Year(); ; y++ {
			if p := at(y); p.from.After(now) {
				return p
			}
		}
	case "this":
		if p := at(now.Year() - 1); !p.to.Before(now) {
			return p
		}
		return at(now.Year())
	}
	return s.nearest(m, at, 0)
}

func (s *dateScan) decadeDate(m *dateMatch) period {
	y := m.val(cDecade)
	return yearsPeriod(y, y+9)
}

func (s *dateScan) yearDate(m *dateMatch) period { return yearPeriod(m.val(cYear)) }

func (s *dateScan) fitsYearRange(m *dateMatch) bool {
	a, _ := m.get(cYear, 0)
	b, full := m.get(cYear, 1)
	if !full {
		b = a/100*100 + m.val(cShort)
	}
	for i := m.first + 1; i < m.last; i++ {
		if !s.tokens[i].glued {
			return false
		}
	}
	return a < b && b-a < 60 && a >= 1800 && s.fitsYear(m) && s.word(m.last) != "-" && s.word(m.last) != "/"
}

func (s *dateScan) yearRange(m *dateMatch) period {
	a, _ := m.get(cYear, 0)
	b, full := m.get(cYear, 1)
	if !full {
		b = a/100*100 + m.val(cShort)
	}
	return yearsPeriod(a, b)
}

// notYearBefore stand before a number that is no year.
var notYearBefore = []string{"$", "€", "£", "¥", "#", "no", "no.", "number", "order", "resolution", "regulation", "directive", "article", "section", "room", "flight", "act", "law", "page", "nearly", "almost", "over", "about", "some", "than", "least", "roughly", "approximately", "only", "another", "route", "highway", "model", "building", "suite", "street", "+", "x", "×", "rs", "eur", "usd", "/", ".", ":", "="}

// notYearAfter stand behind a number that counts or measures.
var notYearAfter = []string{"%", "percent", "people", "troops", "soldiers", "fighters", "workers", "employees", "jobs", "men", "women", "children", "victims", "dead", "dollars", "euros", "pounds", "rubles", "roubles", "yuan", "yen", "francs", "tonnes", "tons", "kilograms", "kilogrammes", "kg", "km", "kilometres", "kilometers", "miles", "metres", "meters", "m", "ft", "feet", "acres", "hectares", "barrels", "bpd", "units", "shares", "votes", "seats", "pages", "times", "points", "members", "passengers", "companies", "hours", "days", "years", "cases", "homes", "mw", "gmt", "bst", "est", "utc", "hrs", "°", "/", "million", "billion", "trillion", "thousand", "avenue", "street", "road"}

func (s *dateScan) fitsYear(m *dateMatch) bool {
	y := m.val(cYear)
	prev, next := s.behind(m), s.word(m.last)
	if hasWord([]string{"about", "approximately", "around", "roughly"}, prev) && hasWord([]string{"in", "from", "since", "until", "to", "through"}, s.word(m.first-2)) {
		prev = s.word(m.first - 2)
	}
	if y < 1600 || hasWord(notYearBefore, prev) || hasWord(notYearAfter, next) {
		return false
	}
	if prev == "of" && m.first > 1 && s.tokens[m.first-2].upper && m.first-2 > 0 && s.tokens[m.first-3].paragraph == s.tokens[m.first].paragraph {
		return false // "the Securities Act of 1933" is a name
	}
	if m.last < len(s.tokens) && s.tokens[m.last].glued && startsLetter(next) {
		return false // 2000s read elsewhere; 2020a, 2022km
	}
	if (prev == "-" || prev == "–") && s.tokens[m.first].glued && s.tokens[m.first-1].glued && len(s.word(m.first-2)) < 4 {
		return s.word(m.first-2) == "mid" || s.word(m.first-2) == "pre" || s.word(m.first-2) == "post"
	}
	if next == "-" && m.last+1 < len(s.tokens) && s.tokens[m.last].glued && s.tokens[m.last+1].num >= 0 {
		_, n := s.class(cYear, m.last+1)
		return n > 0
	}
	if s.part != wholePart || y >= 1900 && y < 2050 && m.last-m.first > 1 {
		return true
	}
	led := hasWord([]string{"in", "since", "by", "until", "till", "during", "before", "after", "from", "to", "through", "throughout", "of", "around", "circa", "for", "early", "late", "mid", "between", "and", "or", "-", "–", "(", ",", "'s", "the", "a", "his", "her", "its", "their", "this", "as", ";"}, prev)
	if y < 1900 || y > 2050 {
		return led && prev != "of" && prev != "for" && prev != "to" && prev != "and" && prev != "or" && prev != "," && prev != "the" && prev != "a" && prev != "(" && prev != "as" && prev != "-"
	}
	if m.first == 0 || s.tokens[m.first-1].paragraph != s.tokens[m.first].paragraph {
		return true
	}
	if led {
		return true
	}
	t := s.tokens[m.first-1].tag
	// "Russia's full-scale 2022 invasion": behind an adjective or a name, before a noun
	return m.last < len(s.tokens) && startsLetter(next) && !hasWord(functionWords, next) && (t == "JJ" || t == "NNP" || t == "NN" || t == "VBG" || t == "") && s.tokens[m.first-1].num < 0 && t != "VBD" && !looksPast(prev)
}

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
	return s.part != wholePart || hasWord([]string{"during", "in", "over", "at", "throughout", "amid", "since", "until", "before", "after", "of", "through", "on"}, s.behind(m)) && s.behind(m) != "of"
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
	if m.last < len(s.tokens) && s.tokens[m.last].upper && hasWord(paperWords, next) {
		return false
	}
	if s.behind(m) == "on" && s.word(m.first-2) == "mail" {
		return false
	}
	return !hasWord([]string{"bloody", "super", "cyber", "black", "holy", "casual"}, s.behind(m)) && next != "-"
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
