package reader

import "slices"

// Years and their parts.

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
	if slices.Contains([]string{"about", "approximately", "around", "roughly"}, prev) && slices.Contains([]string{"in", "from", "since", "until", "to", "through"}, s.word(m.first-2)) {
		prev = s.word(m.first - 2)
	}
	if y < 1600 || slices.Contains(notYearBefore, prev) || slices.Contains(notYearAfter, next) {
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
	led := slices.Contains([]string{"in", "since", "by", "until", "till", "during", "before", "after", "from", "to", "through", "throughout", "of", "around", "circa", "for", "early", "late", "mid", "between", "and", "or", "-", "–", "(", ",", "'s", "the", "a", "his", "her", "its", "their", "this", "as", ";"}, prev)
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
	return m.last < len(s.tokens) && startsLetter(next) && !slices.Contains(functionWords, next) && (t == "JJ" || t == "NNP" || t == "NN" || t == "VBG" || t == "") && s.tokens[m.first-1].num < 0 && !looksPast(prev)
}
