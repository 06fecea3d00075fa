package reader

import "slices"

// Dates that are counted from another date of the narrative, from an event, or
// from a calendar of names.

// lastFound is the last resolved date before token i in the same paragraph or
// the sentence before it.
func (s *dateScan) lastFound(i int) (dated, bool) {
	for k := len(s.found) - 1; k >= max(0, len(s.found)-20); k-- {
		d := s.found[k]
		if s.tokens[i].paragraph-s.tokens[d.first].paragraph > 0 && s.tokens[i].sentence-s.tokens[d.first].sentence > 1 || s.tokens[i].paragraph-s.tokens[d.first].paragraph > 1 {
			return dated{}, false
		}
		if d.period.known() {
			return d, true
		}
	}
	return dated{}, false
}

func (s *dateScan) fitsLater(m *dateMatch) bool {
	last, next := s.word(m.last-1), s.word(m.last)
	switch last {
	case "earlier", "later":
		return next != "than" && next != "this" && next != "in"
	case "before", "after":
		if m.last >= len(s.tokens) {
			return true
		}
		return !startsLetter(next) // "the year before he left" is counted from the event
	case "day":
		return s.word(m.first) != "same" && next != "-"
	}
	first := s.word(m.first)
	if first == "same" {
		return false // taken with its article
	}
	if first == "that" { // "said that week by week …"
		return s.behind(m) != "said" && s.behind(m) != "says" && next != "-"
	}
	return next != "-" && next != "of"
}

// later reads "two weeks later", "the following year", "that day".
func (s *dateScan) later(m *dateMatch) period {
	d, ok := s.lastFound(m.first)
	if !ok {
		return period{}
	}
	u, counted := m.get(cUnits, 0)
	last := s.word(m.last - 1)
	sign := 1
	if last == "earlier" || last == "before" || last == "beforehand" {
		sign = -1
	}
	if counted {
		return s.fromPeriod(d.period, m.val(cCount), unit(u), sign)
	}
	u, _ = m.get(cUnit, 0)
	first := s.word(m.first)
	if first == "the" {
		first = s.word(m.first + 1)
	}
	if u == 0 {
		u = dateWords[cUnit][last]
		if last == "after" || last == "before" {
			u = dateWords[cUnit][s.word(m.last-2)]
		}
		if u == 0 { // morning, evening
			u = int(unitDay)
		}
	}
	switch first {
	case "that", "same":
		return s.holding(d.period, unit(u))
	case "previous", "preceding":
		sign = -1
	}
	return s.fromPeriod(d.period, 1, unit(u), sign)
}

// holding is the unit of time that a period lies in, unknown where it is
// longer than the unit.
func (s *dateScan) holding(p period, u unit) period {
	if h := u.around(p.from); !h.to.Before(p.to) {
		return h
	}
	return period{}
}

// fromPeriod counts from a known date; a unit finer than the date anchors
// nothing: "two days later" than 2019.
func (s *dateScan) fromPeriod(p period, n int, u unit, sign int) period {
	if !p.known() || n > 2000 {
		return period{}
	}
	switch {
	case p.isDay():
		if u == unitWeek || u == unitFortnight {
			return p.shift(sign*n, u)
		}
		return roundOffset(p.from, n, u, sign)
	case u >= unitYear:
		return unitYear.around(p.from).shift(sign*n, u)
	case u == unitMonth && p.days() <= 31:
		return unitMonth.around(p.from).shift(sign*n, u)
	case u == unitWeek && (p.days() <= 7 || p.days() <= 31 && n < 9), u == unitDay && p.days() <= 31 && n > 6 && n < 62:
		return p.shift(sign*n, u) // as vague as what it is counted from
	}
	return period{}
}

func (s *dateScan) fitsEvent(m *dateMatch) bool {
	next := s.word(m.last)
	if s.word(m.last-1) == "prior" && next != "to" {
		return false
	}
	return m.last < len(s.tokens) && (startsLetter(next) || s.tokens[m.last].num > 0) && next != "and"
}

// fromEvent reads "two days after the vote". Where it explains a date just
// before it ("on 5 May, two days after the vote"), it dates the event: the
// vote was on 3 May. Where the event has a date of its own it counts from that;
// else nothing anchors it.
func (s *dateScan) fromEvent(m *dateMatch) period {
	n, u, sign := 1, unitDay, 1
	if v, ok := m.get(cUnits, 0); ok {
		n, u = m.val(cCount), unit(v)
	} else if v, ok := m.get(cUnit, 0); ok {
		u = unit(v)
	} else if v := dateWords[cUnit][s.word(m.first+1)]; v != 0 {
		u = unit(v)
	}
	if last := s.word(m.last - 1); last == "before" || last == "prior" || s.word(m.first+1) == "eve" {
		sign = -1
	}
	if k := len(s.found) - 1; k >= 0 && s.behind(m) == "," && s.found[k].last == m.first-1 {
		return s.fromPeriod(s.found[k].period, n, u, -sign)
	}
	for i := m.last; i < min(m.last+8, len(s.tokens)); i++ {
		if w := s.word(i); w == "," || w == "." || w == ";" || s.tokens[i].paragraph != s.tokens[m.first].paragraph {
			break
		}
		if d, _, ok := s.core(i); ok {
			return s.fromPeriod(d.period, n, u, sign)
		}
	}
	return period{}
}

// fitsTheUnit: "the month" is a date only behind "earlier in" or "the end of".
func (s *dateScan) fitsTheUnit(m *dateMatch) bool {
	if s.word(m.last-1) == "day" && s.part == endPart {
		return false // "at the end of the day" is a way of speaking
	}
	return s.part != wholePart && s.part != inRange && slices.Contains([]string{"in", "of", "through"}, s.behind(m)) && s.word(m.last) != "of" && s.word(m.last) != "-"
}

// endWords are the words of "the end of".
var endWords = []string{"the", "end", "of"}

// theUnit reads the month of "earlier in the month": that of the last date of
// the paragraph; else, for a month, the last month that the narrative spoke of,
// where it is recent; else the one that the text is written in.
func (s *dateScan) theUnit(m *dateMatch) period {
	u := unit(dateWords[cUnit][s.word(m.first+1)])
	if u == noUnit {
		return period{}
	}
	by := s.word(m.first-len(endWords)-1) == "by" && s.part == endPart // a term is counted from now
	if d, ok := s.lastFound(m.first); ok && !by && s.tokens[d.first].paragraph == s.tokens[m.first].paragraph && d.rule != "weekday" {
		if p := s.holding(d.period, u); p.known() {
			return p
		}
	}
	if !s.anchor.fits(u) {
		return period{}
	}
	here := u.around(s.now())
	if u != unitMonth || s.part != beforePart && s.part != afterPart {
		return here
	}
	for k := len(s.found) - 1; k >= max(0, len(s.found)-60); k-- {
		p := s.holding(s.found[k].period, u)
		named := s.found[k].rule == "month" || s.found[k].rule == "month year" || s.found[k].rule == "month day"
		if p.known() && named && !p.from.After(s.now()) {
			if p.from.Before(here.shift(-2, unitMonth).from) {
				break
			}
			return p
		}
	}
	return here
}

func (s *dateScan) fitsHoliday(m *dateMatch) bool {
	first := m.first
	if m.last-first > 1 && slices.Contains([]string{"last", "next", "this"}, s.word(first)) {
		first++
	}
	if first+1 < m.last && s.word(first) == "black" && s.word(m.last) == "market" {
		return false
	}
	if s.tokens[first].num >= 0 {
		return true
	}
	// "Easter egg", "Christmas Island", "New Year" as part of a name
	if m.last < len(s.tokens) && s.tokens[m.last].upper && !slices.Contains(functionWords, s.word(m.last)) && startsLetter(s.word(m.last)) && s.tokens[m.last].tag != "PRP" && s.tokens[m.last].sentence == s.tokens[first].sentence {
		return m.last-first > 1
	}
	return s.tokens[first].upper && s.word(m.last) != "tree" && s.word(m.last) != "card"
}

func (s *dateScan) holiday(m *dateMatch) period {
	i := m.val(cHoliday)
	at := func(y int) period {
		if !holidayIn(i, y) {
			return period{}
		}
		return dayPeriod(holidays[i].on(y))
	}
	if y, ok := m.get(cYear, 0); ok {
		return dayPeriod(holidays[i].on(y))
	}
	if !s.anchor.fits(unitDay) {
		return period{}
	}
	y := s.now().Year()
	switch s.word(m.first) {
	case "last":
		return s.firstKnown(at, y, -1, func(p period) bool { return p.to.Before(s.now()) })
	case "next":
		return s.firstKnown(at, y, 1, func(p period) bool { return p.from.After(s.now()) })
	case "this":
		return at(y)
	}
	next := s.firstKnown(at, y, 1, func(p period) bool { return !p.from.Before(s.now()) })
	if w := s.behind(m); w == "by" || w == "until" || w == "before" || s.tense(m.first, m.last) == futureTense {
		return next
	}
	last := s.firstKnown(at, y, -1, func(p period) bool { return !p.to.After(s.now()) })
	if next.from.Sub(s.now()) < s.now().Sub(last.to) && s.tense(m.first, m.last) != pastTense {
		return next
	}
	return last
}

// firstKnown looks up to five years on for a period that passes.
func (s *dateScan) firstKnown(at func(int) period, y, step int, ok func(period) bool) period {
	for range 6 {
		if p := at(y); p.known() && ok(p) {
			return p
		}
		y += step
	}
	return period{}
}

func (s *dateScan) fitsAdministration(m *dateMatch) bool {
	for _, c := range m.caught {
		if c.class == cPresidency && !s.tokens[c.at].upper {
			return false
		}
	}
	return m.caught != nil && (slices.Contains([]string{"during", "under", "throughout", "since"}, s.behind(m)) || s.word(m.last-1) == "term")
}

// administration reads "the first … administration", by the table of terms.
func (s *dateScan) administration(m *dateMatch) period {
	name, term := presidencies[m.val(cPresidency)].name, m.val(cOrd)
	var terms []period
	for _, p := range presidencies {
		if p.name == name {
			terms = append(terms, period{p.from, p.to})
		}
	}
	long := terms[0].to.Year()-terms[0].from.Year() > 4
	switch {
	case term == 0 && len(terms) == 1:
		return terms[0]
	case term == 0: // two of the name: the later one that had begun
		if s.anchor.finer == noUnit {
			return period{}
		}
		for i := len(terms) - 1; i >= 0; i-- {
			if !terms[i].from.After(s.now()) {
				return terms[i]
			}
		}
	case len(terms) > 1 && !long && term <= len(terms):
		return terms[term-1]
	case len(terms) == 1 && long && term <= 2:
		mid := terms[0].from.AddDate(4, 0, 0)
		if term == 1 {
			return period{terms[0].from, mid}
		}
		return period{mid, terms[0].to}
	case len(terms) == 1 && term == 1:
		return terms[0]
	}
	return period{}
}
