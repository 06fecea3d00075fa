package graph

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"
)

// Answer is a three-valued truth. The zero value is No.
type Answer int8

// The answers, in their order: a conjunction is the smallest of its parts, a
// disjunction the largest.
const (
	No Answer = iota
	CannotTell
	Yes
)

func (a Answer) String() string {
	return answers[a]
}

var answers = [...]string{"no", "cannot tell", "yes"}

// MarshalText writes the answer in words.
func (a Answer) MarshalText() ([]byte, error) { return []byte(a.String()), nil }

// UnmarshalText reads the words that MarshalText writes.
func (a *Answer) UnmarshalText(b []byte) error {
	i := slices.Index(answers[:], string(b))
	if i < 0 {
		return fmt.Errorf("answer %q: not yes, no or cannot tell", b)
	}
	*a = Answer(i)
	return nil
}

// Day is a calendar day, counted from 1970-01-01. Beginning and End stand for
// bounds that nobody gives.
type Day int32

// The days before and after all days.
const (
	Beginning Day = math.MinInt32
	End       Day = math.MaxInt32
)

// String writes YYYY-MM-DD, and ".." for Beginning and End.
func (d Day) String() string {
	if d == Beginning || d == End {
		return ".."
	}
	return time.Unix(int64(d)*86400, 0).UTC().Format(time.DateOnly)
}

// Days is a run of days, both ends included. A date that is known only to the
// year or month, such as "2022-03", is the run of days that it may be. A date
// that nobody gives is Always.
type Days struct{ First, Last Day }

// Always is every day: the value of a date that nobody gives.
var Always = Days{Beginning, End}

// ParseDays reads YYYY, YYYY-MM, YYYY-MM-DD, or two of them as start/end, where
// either may be left out for an open end. A time of day after a "T" or a space
// is cut off. The empty string is Always. An error names the text; the days
// are Always then.
func ParseDays(s string) (Days, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return Always, nil
	}
	from, to, two := strings.Cut(s, "/")
	if !two {
		to = from
	}
	a, err := prefix(from)
	if err != nil {
		return Always, err
	}
	b, err := prefix(to)
	if err != nil {
		return Always, err
	}
	if a.First > b.Last {
		return Always, fmt.Errorf("date %q: its end is before its start", s)
	}
	return Days{a.First, b.Last}, nil
}

// prefix reads one date prefix; "" is Always.
func prefix(s string) (Days, error) {
	s = strings.TrimSpace(s)
	if i := strings.IndexAny(s, "T "); i == len(time.DateOnly) {
		s = s[:i]
	}
	switch len(s) {
	case 0:
		return Always, nil
	case len("2006"):
		return span(s, "2006", 1, 0, 0)
	case len("2006-01"):
		return span(s, "2006-01", 0, 1, 0)
	case len(time.DateOnly):
		return span(s, time.DateOnly, 0, 0, 1)
	}
	return Always, fmt.Errorf("date %q: not YYYY, YYYY-MM or YYYY-MM-DD", s)
}

// span is the days from a date to the day before the same date y years, m
// months and d days later.
func span(s, layout string, y, m, d int) (Days, error) {
	t, err := time.Parse(layout, s)
	if err != nil {
		return Always, fmt.Errorf("date %q: no such day, month or year", s)
	}
	return Days{dayOf(t), dayOf(t.AddDate(y, m, d)) - 1}, nil
}

func dayOf(t time.Time) Day { return Day(t.Unix() / 86400) }

// mustDays is ParseDays where a date that cannot be read counts as not given.
// Add has refused such dates already.
func mustDays(s string) Days {
	d, _ := ParseDays(s)
	return d
}

// Before reports that every day of d is earlier than every day of e.
func (d Days) Before(e Days) bool { return d.Last < e.First }

// After reports that every day of d is later than every day of e.
func (d Days) After(e Days) bool { return d.First > e.Last }

// Overlaps reports that d and e share a day: neither is certainly earlier.
func (d Days) Overlaps(e Days) bool { return !d.Before(e) && !d.After(e) }

// single reports whether d is one day.
func (d Days) single() bool { return d.First == d.Last }

// String writes the shortest of the forms that ParseDays reads; Always is "".
func (d Days) String() string {
	if d == Always {
		return ""
	}
	if d.single() {
		return d.First.String()
	}
	first, last := d.First.String(), d.Last.String()
	for _, p := range []int{len("2006"), len("2006-01")} {
		if len(first) >= p && mustPrefix(first[:p]) == d {
			return first[:p]
		}
	}
	return strings.ReplaceAll(first+"/"+last, "..", "")
}

func mustPrefix(s string) Days {
	d, err := prefix(s)
	if err != nil {
		return Always
	}
	return d
}

// Within says whether something that began on a day of start and ceased on a
// day of end held on day. The day it ceased is the first on which it no longer
// held, as with a delisting or a licence that runs out just after midnight.
// Always for start is "since ever", for end "until further notice"; a bound
// known only to the month leaves the days of that month open.
func Within(start, end Days, day Day) Answer {
	if start != Always && day < start.First || end != Always && day >= end.Last {
		return No
	}
	if start != Always && day < start.Last || end != Always && day >= end.First {
		return CannotTell
	}
	return Yes
}
