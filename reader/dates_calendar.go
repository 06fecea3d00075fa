package reader

import (
	"time"
)

// period is a run of days, both ends included. The zero period is unknown: an
// expression that nothing anchors.
type period struct{ from, to time.Time }

func day(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

func dayPeriod(t time.Time) period { return period{t, t} }

func yearPeriod(y int) period { return period{day(y, 1, 1), day(y, 12, 31)} }

func yearsPeriod(a, b int) period { return period{day(a, 1, 1), day(b, 12, 31)} }

// monthPeriod takes months outside 1..12 as those of the years beside it.
func monthPeriod(y, m int) period { return period{day(y, m, 1), day(y, m+1, 0)} }

// weekPeriod is the week of t, Monday to Sunday.
func weekPeriod(t time.Time) period {
	monday := t.AddDate(0, 0, -mondays(t))
	return period{monday, monday.AddDate(0, 0, 6)}
}

// mondays is the number of days since the last Monday, 0 on a Monday.
func mondays(t time.Time) int { return (int(t.Weekday()) + 6) % 7 }

// quarterPeriod is the nth quarter (1..4) of a year.
func quarterPeriod(y, n int) period { return period{day(y, 3*n-2, 1), day(y, 3*n+1, 0)} }

// halfPeriod is the first or second half of a year.
func halfPeriod(y, n int) period { return period{day(y, 6*n-5, 1), day(y, 6*n+1, 0)} }

// seasonPeriod is a season (0 spring … 3 winter) of the northern year; the
// winter of a year begins in it.
func seasonPeriod(y, n int) period { return period{day(y, 3+3*n, 1), day(y, 6+3*n, 0)} }

func (p period) known() bool { return !p.from.IsZero() }

func (p period) isDay() bool { return p.known() && p.from.Equal(p.to) }

func (p period) isMonth() bool {
	return p.known() && p == monthPeriod(p.from.Year(), int(p.from.Month()))
}

func (p period) isYear() bool { return p.known() && p == yearPeriod(p.from.Year()) }

// days is the length of the period.
func (p period) days() int { return int(p.to.Sub(p.from).Hours()/24) + 1 }

// value writes the period as the contract has it: YYYY, YYYY-MM, YYYY-MM-DD or
// start/end, each as short as it can be without losing a day; "" where unknown.
func (p period) value() string {
	switch {
	case !p.known() || p.from.Year() < 1 || p.to.Year() > 9999:
		return ""
	case p.isDay():
		return p.from.Format("2006-01-02")
	case p.isYear():
		return p.from.Format("2006")
	case p.isMonth():
		return p.from.Format("2006-01")
	}
	first, last := p.from.YearDay() == 1, p.to.AddDate(0, 0, 1).YearDay() == 1
	if first && last {
		return p.from.Format("2006") + "/" + p.to.Format("2006")
	}
	if p.from.Day() == 1 && p.to.AddDate(0, 0, 1).Day() == 1 {
		return p.from.Format("2006-01") + "/" + p.to.Format("2006-01")
	}
	return p.from.Format("2006-01-02") + "/" + p.to.Format("2006-01-02")
}

// part is a stretch of a longer period: its beginning, middle or end.
type part uint8

const (
	wholePart part = iota
	earlyPart
	middlePart
	latePart
	startPart // "the start of": narrower than early
	endPart   // "the end of": narrower than late
	firstHalfPart
	secondHalfPart
	beforePart // "earlier this week": up to the day that the text is read from
	afterPart  // "later this year"
	evePart    // the day before
)

// narrow gives the part of a period. A day has no parts but its eve.
func (p period) narrow(w part, now time.Time) period {
	if !p.known() || w == wholePart {
		return p
	}
	if w == evePart {
		return dayPeriod(p.from.AddDate(0, 0, -1))
	}
	if p.isDay() {
		return p
	}
	switch w {
	case beforePart:
		if to := now.AddDate(0, 0, -1); !now.IsZero() && now.After(p.from) && to.Before(p.to) {
			return period{p.from, to}
		}
		return p
	case afterPart:
		if from := now.AddDate(0, 0, 1); !now.IsZero() && now.Before(p.to) && from.After(p.from) {
			return period{from, p.to}
		}
		return p
	case firstHalfPart, secondHalfPart:
		return p.half(w)
	}
	switch n := p.days(); {
	case n <= 7:
		return p.inWeek(w)
	case n <= 31:
		return p.inMonth(w)
	default:
		return p.inLong(w)
	}
}

func (p period) half(w part) period {
	mid := p.from.AddDate(0, 0, p.days()/2)
	if p.isYear() {
		mid = day(p.from.Year(), 7, 1)
	}
	if w == firstHalfPart {
		return period{p.from, mid.AddDate(0, 0, -1)}
	}
	return period{mid, p.to}
}

// inWeek: early is Monday and Tuesday, late is Thursday to the week's end.
func (p period) inWeek(w part) period {
	switch w {
	case earlyPart, startPart:
		return period{p.from, p.from.AddDate(0, 0, min(1, p.days()-1))}
	case middlePart:
		return period{p.from.AddDate(0, 0, min(1, p.days()-1)), p.to.AddDate(0, 0, -min(3, p.days()-2))}
	}
	return period{p.to.AddDate(0, 0, -min(3, p.days()-1)), p.to}
}

// inMonth: thirds of about ten days; the start and the end are a week.
func (p period) inMonth(w part) period {
	switch w {
	case earlyPart:
		return period{p.from, p.from.AddDate(0, 0, 9)}
	case startPart:
		return period{p.from, p.from.AddDate(0, 0, 6)}
	case middlePart:
		return period{p.from.AddDate(0, 0, 9), p.from.AddDate(0, 0, 19)}
	case endPart:
		return period{p.to.AddDate(0, 0, -6), p.to}
	}
	return period{p.from.AddDate(0, 0, 20), p.to}
}

// inLong parts quarters, years and longer: thirds; the start and the end are a
// sixth (two months of a year).
func (p period) inLong(w part) period {
	months := (p.to.Year()-p.from.Year())*12 + int(p.to.Month()) - int(p.from.Month()) + 1
	third, sixth := max(1, months/3), max(1, months/6)
	if months > 24 { // whole years
		third, sixth = max(1, months/36)*12, max(1, months/72)*12
	}
	from := func(n int) time.Time { return p.from.AddDate(0, n, 0) }
	to := func(n int) time.Time { return p.from.AddDate(0, n, -1) }
	switch w {
	case earlyPart:
		return period{p.from, to(third)}
	case startPart:
		return period{p.from, to(sixth)}
	case middlePart:
		return period{from(third), to(months - third)}
	case endPart:
		return period{from(months - sixth), p.to}
	}
	return period{from(months - third), p.to}
}

// shift moves a period by n units; a move by years or months from a period
// shorter than the unit keeps the day.
func (p period) shift(n int, u unit) period {
	if !p.known() {
		return p
	}
	y, m, d := 0, 0, 0
	switch u {
	case unitDay:
		d = n
	case unitWeek:
		d = 7 * n
	case unitFortnight:
		d = 14 * n
	case unitMonth:
		m = n
	case unitQuarter:
		m = 3 * n
	case unitYear:
		y = n
	case unitDecade:
		y = 10 * n
	case unitCentury:
		y = 100 * n
	}
	if p.isMonth() && d == 0 {
		return monthPeriod(p.from.Year()+y, int(p.from.Month())+m)
	}
	return period{p.from.AddDate(y, m, d), p.to.AddDate(y, m, d)}
}

// unit is a unit of time.
type unit uint8

const (
	noUnit unit = iota
	unitDay
	unitWeek
	unitFortnight
	unitWeekend
	unitMonth
	unitQuarter
	unitYear
	unitDecade
	unitCentury
)

// around is the unit of time that holds t: its day, its week, its month …
func (u unit) around(t time.Time) period {
	switch u {
	case unitDay:
		return dayPeriod(t)
	case unitWeek:
		return weekPeriod(t)
	case unitFortnight:
		return period{weekPeriod(t).from, weekPeriod(t).to.AddDate(0, 0, 7)}
	case unitWeekend:
		w := weekPeriod(t)
		return period{w.from.AddDate(0, 0, 5), w.to}
	case unitMonth:
		return monthPeriod(t.Year(), int(t.Month()))
	case unitQuarter:
		return quarterPeriod(t.Year(), (int(t.Month())+2)/3)
	case unitYear:
		return yearPeriod(t.Year())
	case unitDecade:
		y := t.Year() / 10 * 10
		return yearsPeriod(y, y+9)
	case unitCentury:
		y := (t.Year()-1)/100*100 + 1
		return yearsPeriod(y, y+99)
	}
	return period{}
}

// anchor is the day that relative expressions are read from: the document's
// date, which may be no finer than a month or a year.
type anchor struct {
	day   time.Time
	finer unit // unitDay, unitMonth, unitYear; noUnit where there is no date
}

// parseAnchor reads YYYY, YYYY-MM or YYYY-MM-DD; anything else anchors nothing.
func parseAnchor(s string) anchor {
	for _, f := range []struct {
		layout string
		u      unit
	}{{"2006-01-02", unitDay}, {"2006-01", unitMonth}, {"2006", unitYear}} {
		if t, err := time.Parse(f.layout, s); err == nil && t.Year() > 0 {
			return anchor{t, f.u}
		}
	}
	return anchor{}
}

// fits reports whether the anchor is fine enough to count in u.
func (a anchor) fits(u unit) bool { return a.finer != noUnit && a.finer <= max(u, unitDay) }
