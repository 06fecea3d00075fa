package reader

import (
	"slices"
	"strings"
	"time"
)

var dateMonths = map[string]int{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
	"august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
	"jan.": 1, "feb.": 2, "mar.": 3, "apr.": 4, "jun.": 6, "jul.": 7, "aug.": 8, "sep.": 9, "sept.": 9, "oct.": 10, "nov.": 11, "dec.": 12,
}

var monthAbbreviations = map[string]bool{
	"jan": true, "feb": true, "mar": true, "apr": true, "jun": true, "jul": true, "aug": true,
	"sep": true, "sept": true, "oct": true, "nov": true, "dec": true,
}

var numberWords = map[string]int{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
	"eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
}

// dateWords holds the classes whose members are single words.
var dateWords = map[dateClass]map[string]int{
	cWeekday: {
		"sunday": 0, "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
	},
	cUnit: {
		"day": int(unitDay), "week": int(unitWeek), "fortnight": int(unitFortnight), "weekend": int(unitWeekend), "month": int(unitMonth),
		"quarter": int(unitQuarter), "year": int(unitYear), "decade": int(unitDecade), "century": int(unitCentury),
	},
	cUnits: {
		"day": int(unitDay), "week": int(unitWeek), "month": int(unitMonth), "year": int(unitYear), "decade": int(unitDecade), "century": int(unitCentury), "fortnight": int(unitFortnight),
		"days": int(unitDay), "weeks": int(unitWeek), "months": int(unitMonth), "quarters": int(unitQuarter),
		"years": int(unitYear), "decades": int(unitDecade), "centuries": int(unitCentury),
	},
	cSeason: {"spring": 0, "summer": 1, "autumn": 2, "fall": 2, "winter": 3},
	cOrd: {
		"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
	},
	cTimeOf: {"morning": 0, "afternoon": 0, "evening": 0, "night": 0, "lunchtime": 0, "overnight": 0},
	cDash:   {"-": 0, "–": 0, "—": 0},
}

// narrowing words stand before a date and take a part of it: "late last year".
var narrowing = []struct {
	words string
	part  part
}{
	{"the first half of", firstHalfPart}, {"the second half of", secondHalfPart}, {"first half of", firstHalfPart}, {"second half of", secondHalfPart},
	{"the latter half of", secondHalfPart}, {"the latter part of", latePart}, {"the early part of", earlyPart},
	{"the very end of", endPart}, {"the end of", endPart}, {"end of", endPart}, {"the close of", endPart}, {"the last days of", endPart}, {"the final days of", endPart}, {"the last weeks of", endPart}, {"the final weeks of", endPart},
	{"the last months of", latePart}, {"the final months of", latePart}, {"the tail end of", endPart}, {"the turn of", startPart},
	{"the start of", startPart}, {"start of", startPart}, {"the beginning of", startPart}, {"beginning of", startPart}, {"the first days of", startPart}, {"the first weeks of", startPart},
	{"the opening days of", startPart}, {"the opening weeks of", startPart}, {"the first months of", earlyPart}, {"the early days of", earlyPart}, {"the early months of", earlyPart},
	{"the middle of", middlePart}, {"middle of", middlePart}, {"midway through", middlePart}, {"halfway through", middlePart}, {"mid -", middlePart}, {"mid", middlePart},
	{"early in", earlyPart}, {"early on", earlyPart}, {"early", earlyPart}, {"late in", latePart}, {"late on", latePart}, {"late", latePart},
	{"earlier in", beforePart}, {"earlier on", beforePart}, {"earlier", beforePart}, {"later in", afterPart}, {"later on", afterPart}, {"later", afterPart},
	{"the eve of", evePart},
	{"the night of", wholePart}, {"night of", wholePart}, {"the evening of", wholePart}, {"evening of", wholePart}, {"the morning of", wholePart}, {"morning of", wholePart},
	{"the afternoon of", wholePart}, {"afternoon of", wholePart}, {"the early hours of", wholePart}, {"the course of", wholePart}, {"the whole of", wholePart}, {"the month of", wholePart}, {"the rest of", afterPart},
	{"much of", wholePart}, {"most of", wholePart},
}

// holidays are named days whose date follows from the year; the table's value
// is the index into it. Feasts whose day is fixed by sight of the moon or
// differs by country are left out, since they would have to be guessed.
var holidays = []struct {
	names string // parted by bars
	on    func(year int) time.Time
}{
	{"christmas day|christmas holiday|christmas holidays|christmas", fixed(12, 25)},
	{"christmas eve", fixed(12, 24)},
	{"boxing day", fixed(12, 26)},
	{"new year 's day|new years day|new year holiday|new year holidays", fixed(1, 1)},
	{"new year 's eve|new years eve", fixed(12, 31)},
	{"valentine 's day", fixed(2, 14)},
	{"st patrick 's day|st. patrick 's day", fixed(3, 17)},
	{"april fools ' day|april fool 's day", fixed(4, 1)},
	{"may day", fixed(5, 1)},
	{"juneteenth", fixed(6, 19)},
	{"fourth of july|july fourth|4th of july", fixed(7, 4)},
	{"bastille day", fixed(7, 14)},
	{"halloween", fixed(10, 31)},
	{"guy fawkes night|bonfire night", fixed(11, 5)},
	{"veterans day|armistice day|remembrance day", fixed(11, 11)},
	{"epiphany", fixed(1, 6)},
	{"orthodox christmas", fixed(1, 7)},
	{"martin luther king day|martin luther king jr. day|mlk day", nth(3, time.Monday, 1)},
	{"presidents day|presidents ' day", nth(3, time.Monday, 2)},
	{"memorial day", lastOf(time.Monday, 5)},
	{"labor day", nth(1, time.Monday, 9)},
	{"columbus day", nth(2, time.Monday, 10)},
	{"thanksgiving day|thanksgiving holiday|thanksgiving", nth(4, time.Thursday, 11)},
	{"black friday", func(y int) time.Time { return nth(4, time.Thursday, 11)(y).AddDate(0, 0, 1) }},
	{"election day", func(y int) time.Time { return nth(1, time.Monday, 11)(y).AddDate(0, 0, 1) }},
	{"inauguration day", fixed(1, 20)},
	{"easter sunday|easter holiday|easter", easter},
	{"easter monday", func(y int) time.Time { return easter(y).AddDate(0, 0, 1) }},
	{"good friday", func(y int) time.Time { return easter(y).AddDate(0, 0, -2) }},
	{"palm sunday", func(y int) time.Time { return easter(y).AddDate(0, 0, -7) }},
	{"ash wednesday", func(y int) time.Time { return easter(y).AddDate(0, 0, -46) }},
	{"shrove tuesday", func(y int) time.Time { return easter(y).AddDate(0, 0, -47) }},
}

// oddYears are the election and inauguration years that a holiday falls in;
// all others come every year.
func holidayIn(i, year int) bool {
	switch holidays[i].names {
	case "election day":
		return year%2 == 0
	case "inauguration day":
		return year%4 == 1
	}
	return true
}

func fixed(m, d int) func(int) time.Time { return func(y int) time.Time { return day(y, m, d) } }

// nth is the nth weekday of a month.
func nth(n int, w time.Weekday, m int) func(int) time.Time {
	return func(y int) time.Time {
		first := day(y, m, 1)
		return first.AddDate(0, 0, (int(w)-int(first.Weekday())+7)%7+7*(n-1))
	}
}

// lastOf is the last such weekday of a month.
func lastOf(w time.Weekday, m int) func(int) time.Time {
	return func(y int) time.Time {
		last := day(y, m+1, 0)
		return last.AddDate(0, 0, -((int(last.Weekday()) - int(w) + 7) % 7))
	}
}

// easter is Western Easter Sunday (the anonymous Gregorian computus).
func easter(y int) time.Time {
	a, b, c := y%19, y/100, y%100
	h := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
	l := (32 + 2*(b%4) + 2*(c/4) - h - c%4) % 7
	m := (a + 11*h + 22*l) / 451
	return day(y, (h+l-7*m+114)/31, (h+l-7*m+114)%31+1)
}

// eras are periods known by a name, by common reckoning.
var eras = []struct {
	names string
	period
}{
	// declared and ended by the World Health Organization: 11 March 2020, 5 May 2023
	{"covid - 19 pandemic|covid pandemic|coronavirus pandemic|coronavirus outbreak|pandemic", period{day(2020, 3, 11), day(2023, 5, 5)}},
	{"cold war", yearsPeriod(1947, 1991)},
	{"world war ii|world war two|second world war", yearsPeriod(1939, 1945)},
	{"world war i|world war one|first world war", yearsPeriod(1914, 1918)},
	{"gulf war", yearsPeriod(1990, 1991)},
}

// presidencies are the terms of the presidents of the United States since
// 1953, from inauguration to inauguration: "the first … administration" is how
// the American press dates events. The table is public fact and whole, so that
// no name in it is there for one story's sake.
var presidencies = []struct {
	name string
	from time.Time
	to   time.Time
}{
	{"eisenhower", day(1953, 1, 20), day(1961, 1, 20)},
	{"kennedy", day(1961, 1, 20), day(1963, 11, 22)},
	{"johnson", day(1963, 11, 22), day(1969, 1, 20)},
	{"nixon", day(1969, 1, 20), day(1974, 8, 9)},
	{"ford", day(1974, 8, 9), day(1977, 1, 20)},
	{"carter", day(1977, 1, 20), day(1981, 1, 20)},
	{"reagan", day(1981, 1, 20), day(1989, 1, 20)},
	{"bush", day(1989, 1, 20), day(1993, 1, 20)},
	{"clinton", day(1993, 1, 20), day(2001, 1, 20)},
	{"bush", day(2001, 1, 20), day(2009, 1, 20)},
	{"obama", day(2009, 1, 20), day(2017, 1, 20)},
	{"trump", day(2017, 1, 20), day(2021, 1, 20)},
	{"biden", day(2021, 1, 20), day(2025, 1, 20)},
	{"trump", day(2025, 1, 20), day(2029, 1, 20)},
}

// datePhrase is an entry of a table of phrases with its index.
type datePhrase struct {
	words []string
	value int
}

// datePhrases holds the tables of phrases by class and first word, the longest
// first.
var datePhrases = map[dateClass]map[string][]datePhrase{
	cHoliday:    phraseTable(len(holidays), func(i int) string { return holidays[i].names }),
	cEra:        phraseTable(len(eras), func(i int) string { return eras[i].names }),
	cPresidency: phraseTable(len(presidencies), func(i int) string { return presidencies[i].name }),
}

func phraseTable(n int, names func(int) string) map[string][]datePhrase {
	out := map[string][]datePhrase{}
	for i := range n {
		for name := range strings.SplitSeq(names(i), "|") {
			w := strings.Fields(name)
			out[w[0]] = append(out[w[0]], datePhrase{w, i})
		}
	}
	for _, list := range out {
		slices.SortStableFunc(list, func(a, b datePhrase) int { return len(b.words) - len(a.words) })
	}
	return out
}
