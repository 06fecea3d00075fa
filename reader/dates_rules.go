package reader

import "strings"

// dateRule is one way to write a date. The classes that its patterns may use
// are those of dates_match.go. The value is unknown where the expression is a
// date that nothing anchors; fits keeps out what only looks like one.
type dateRule struct {
	name     string
	patterns string // parted by line ends
	fits     func(*dateScan, *dateMatch) bool
	value    func(*dateScan, *dateMatch) period
}

// dateRules is the grammar of dates. The longest match wins, then the first.
// testdata/dates.txt holds an example and a counter-example for each name.
var dateRules = []dateRule{
	{name: "iso", patterns: "YEAR - DAY - DAY", fits: (*dateScan).fitsISO, value: (*dateScan).isoDate},
	{name: "numeric", patterns: "DAY / DAY / YEAR\nDAY . DAY . YEAR", fits: (*dateScan).fitsNumeric, value: (*dateScan).numericDate},
	{name: "attacks", patterns: "9 / 11", fits: (*dateScan).fitsISO, value: func(*dateScan, *dateMatch) period { return dayPeriod(day(2001, 9, 11)) }},
	{name: "month day", patterns: `
		WEEKDAY ,? MONTH the? DAY ,? YEAR
		WEEKDAY ,? the? DAY of? MONTH ,? YEAR
		WEEKDAY ,? MONTH the? DAY
		WEEKDAY ,? the? DAY of? MONTH
		MONTH the? DAY ,? YEAR
		the? DAY of? MONTH ,? YEAR
		MONTH the? DAY
		the? DAY of? MONTH`, fits: (*dateScan).fitsMonthDay, value: (*dateScan).monthDay},
	{name: "day range", patterns: `
		MONTH DAY DASH|to|and|through|until DAY ,? YEAR
		MONTH DAY DASH|to|and|through|until DAY
		DAY DASH|to|and DAY MONTH ,? YEAR
		DAY DASH|to|and DAY MONTH`, fits: (*dateScan).fitsDayRange, value: (*dateScan).dayRange},
	{name: "month year", patterns: "MONTH ,|of? YEAR", value: (*dateScan).monthYear},
	{name: "month", patterns: "MONTH", fits: (*dateScan).fitsMonth, value: (*dateScan).monthAlone},
	{name: "quarter", patterns: `
		the? ORD quarter of|in? YEAR
		the? ORD half of|in? YEAR
		q|h NUM of|in? YEAR
		the? ORD quarter of last|this|next year
		the? ORD half of last|this|next year
		the? ORD quarter of the year
		the? ORD quarter`, fits: (*dateScan).fitsQuarter, value: (*dateScan).quarter},
	{name: "season", patterns: "SEASON of|in? YEAR\nlast|this|next|past|the SEASON", fits: (*dateScan).fitsSeason, value: (*dateScan).season},
	{name: "decade", patterns: "the? DECADE", value: (*dateScan).decadeDate},
	{name: "fiscal year", patterns: "fiscal|financial|tax year? YEAR", value: (*dateScan).yearDate},
	{name: "year range", patterns: "YEAR DASH YEAR\nYEAR DASH|/ YY", fits: (*dateScan).fitsYearRange, value: (*dateScan).yearRange},
	{name: "year", patterns: "the? year? YEAR", fits: (*dateScan).fitsYear, value: (*dateScan).yearDate},

	{name: "today", patterns: "today\nyesterday TIME?\ntomorrow TIME?\ntonight\nlast night\nthis TIME\nthe day before yesterday\nthe day after tomorrow", fits: (*dateScan).fitsToday, value: (*dateScan).today},
	{name: "last unit", patterns: "last|this|next|past|current|coming UNIT\nthe past|last|current|coming|next|previous UNIT", fits: (*dateScan).fitsUnit, value: (*dateScan).unitFromNow},
	{name: "last months", patterns: "the? last|past|next|coming|previous NUM UNITS", value: (*dateScan).spanFromNow},
	{name: "last named", patterns: "last|next|this WEEKDAY TIME?\nlast|next|this MONTH", fits: (*dateScan).fitsNamedFromNow, value: (*dateScan).namedFromNow},
	{name: "weekend", patterns: "the weekend", fits: (*dateScan).afterPreposition, value: (*dateScan).weekend},
	{name: "ago", patterns: "COUNT UNITS ago\nCOUNT and a half UNITS ago", value: (*dateScan).ago},
	{name: "ahead", patterns: "COUNT UNITS from now|today\nCOUNT UNITS ' time\nCOUNT UNITS 's time\nCOUNT UNITS ’ time", value: (*dateScan).ahead},
	{name: "weekday", patterns: "WEEKDAY TIME?", fits: (*dateScan).fitsWeekday, value: (*dateScan).weekday},

	{name: "later", patterns: "COUNT UNITS later|earlier|afterwards|beforehand\nthe next|following|previous|preceding day|week|month|year|weekend|morning|evening\nthe day after|before\nthe week|month|year after|before\nthat|same day|week|month|year|weekend|decade\nthe same day|week|month|year|decade", fits: (*dateScan).fitsLater, value: (*dateScan).later},
	{name: "days after", patterns: "COUNT UNITS after|before|prior|following\nthe day|week|month|year after|before\nthe eve of", fits: (*dateScan).fitsEvent, value: (*dateScan).fromEvent},
	{name: "the unit", patterns: "the day|week|month|year|decade|quarter|season", fits: (*dateScan).fitsTheUnit, value: (*dateScan).theUnit},

	{name: "holiday", patterns: "HOLIDAY ,|of|in? YEAR\nlast|next|this HOLIDAY\nHOLIDAY", fits: (*dateScan).fitsHoliday, value: (*dateScan).holiday},
	{name: "era", patterns: "the? ERA", fits: (*dateScan).afterPreposition, value: func(_ *dateScan, m *dateMatch) period { return eras[m.val(cEra)].period }},
	{name: "administration", patterns: `
		the? ORD PRESIDENT administration|presidency|term|era
		the? PRESIDENT administration|presidency|era|years
		PRESIDENT 's ORD term|administration|presidency
		PRESIDENT 's time in office
		PRESIDENT 's presidency`, fits: (*dateScan).fitsAdministration, value: (*dateScan).administration},
}

// dateGrammar is the rules with the patterns that a token may begin, by word
// and by class.
type dateGrammar struct {
	rules   []dateRule
	words   map[string][]startingPattern
	classes [cPresidency + 1][]startingPattern
}

type startingPattern struct {
	rule    int
	pattern datePattern
}

var theDateGrammar = newDateGrammar(dateRules)

func newDateGrammar(rules []dateRule) *dateGrammar {
	x := &dateGrammar{rules: rules, words: map[string][]startingPattern{}}
	for i, r := range rules {
		for p := range strings.SplitSeq(r.patterns, "\n") {
			sp := startingPattern{i, compileDatePattern(p)}
			words, classes := sp.pattern.firsts()
			for _, w := range words {
				x.words[w] = append(x.words[w], sp)
			}
			for _, c := range classes {
				x.classes[c] = append(x.classes[c], sp)
			}
		}
	}
	return x
}

// candidates returns the patterns that may begin at token i.
func (s *dateScan) candidates(i int) []startingPattern {
	out := s.grammar.words[s.tokens[i].lower]
	for c, list := range s.grammar.classes {
		if len(list) == 0 {
			continue
		}
		if _, n := s.class(dateClass(c), i); n > 0 {
			out = append(out[:len(out):len(out)], list...)
		}
	}
	return out
}
