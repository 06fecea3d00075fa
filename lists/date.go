package lists

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

var (
	isoPrefix  = regexp.MustCompile(`^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ].*)?)?)?$`)
	dayFirst   = regexp.MustCompile(`^(\d{1,2}|dd)[/.-](\d{1,2}|mm)[/.-](\d{4})(?: .*)?$`)
	wordDate   = regexp.MustCompile(`^(?:(\d{1,2})(?:st|nd|rd|th)?[ -])?([A-Za-z]{3,9})\.?,?[ -](\d{4})$`)
	shortMonth = regexp.MustCompile(`^([A-Za-z]{3})-(\d{2})$`)
)

// isoDate reads a date as the lists of Europe, the UN and Canada write it, and
// returns it as YYYY-MM-DD or, where day or month are not given, as a prefix
// of that. It is "" for what is no date or is none of the calendar.
//
// It understands 2001-05-28 with or without a time, 28/05/2001, 28-05-2001,
// 28.05.2001, with 00, dd or mm where the day or month is not known, 28 May
// 2001, May 2001, Nov. 1973, 13-Feb-2026 and, in this century or the last,
// Sep-99. The day comes before the month: no list of these writes American
// dates.
func isoDate(s string) string {
	s = strings.TrimSpace(s)
	if m := isoPrefix.FindStringSubmatch(s); m != nil {
		return dateOf(m[1], m[2], m[3])
	}
	low := strings.ToLower(s)
	if m := dayFirst.FindStringSubmatch(low); m != nil {
		return dateOf(m[3], known(m[2]), known(m[1]))
	}
	if m := wordDate.FindStringSubmatch(s); m != nil {
		if month := monthNumber(m[2]); month != "" {
			return dateOf(m[3], month, m[1])
		}
	}
	if m := shortMonth.FindStringSubmatch(s); m != nil {
		if month := monthNumber(m[1]); month != "" {
			return dateOf(century(m[2]), month, "")
		}
	}
	return ""
}

// known turns what stands for an unknown day or month into nothing.
func known(s string) string {
	if strings.Trim(s, "0dm") == "" {
		return ""
	}
	return s
}

// century completes a year of two digits; no party was born after 2030.
func century(yy string) string {
	if yy <= "30" {
		return "20" + yy
	}
	return "19" + yy
}

func monthNumber(word string) string {
	if len(word) < 3 {
		return ""
	}
	for m := time.January; m <= time.December; m++ {
		name := m.String()
		if strings.EqualFold(word, name) || strings.EqualFold(word, name[:3]) || m == time.September && strings.EqualFold(word, "sept") {
			return strconv.Itoa(int(m))
		}
	}
	return ""
}

// dateOf puts a date together; a day without a month is left out, and a date
// that the calendar does not have is none.
func dateOf(year, month, day string) string {
	y, _ := strconv.Atoi(year)
	if y < 1000 || y > 2999 {
		return ""
	}
	if month == "" || known(month) == "" {
		return year
	}
	m, _ := strconv.Atoi(month)
	if m < 1 || m > 12 {
		return ""
	}
	if day == "" || known(day) == "" {
		return fmt.Sprintf("%s-%02d", year, m)
	}
	d, _ := strconv.Atoi(day)
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if t.Day() != d || int(t.Month()) != m {
		return ""
	}
	return t.Format(time.DateOnly)
}

// yearsBetween lists the years of a span such as "between 1973 and 1974". A
// date of birth of any of them agrees with the list. It is nil for a span that
// is none or longer than 20 years.
func yearsBetween(from, to string) []string {
	a, errA := strconv.Atoi(from)
	b, errB := strconv.Atoi(to)
	if errA != nil || errB != nil || a < 1000 || b < a || b-a > 20 {
		return nil
	}
	var out []string
	for y := a; y <= b; y++ {
		out = append(out, strconv.Itoa(y))
	}
	return out
}
