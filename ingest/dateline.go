package ingest

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

var given = regexp.MustCompile(`^\s*date\s+(\d{4}-\d{2}-\d{2})\s+`)

// firstLine returns the text without a leading `date YYYY-MM-DD`, and that date.
func firstLine(text string) (rest, date string) {
	m := given.FindStringSubmatch(text)
	if m == nil || !validDay(m[1]) {
		return text, ""
	}
	return text[len(m[0]):], m[1]
}

// dateline is what a story's opening words say of themselves:
// "LA VALETTE, April 4, 2022 (Reuters) - ".
type dateline struct{ date, outlet string }

var (
	opening = regexp.MustCompile(`^[\p{Lu}][\p{L} .,'’/-]{1,60}?(?:,\s*(` + months + `\.?\s+\d{1,2}(?:,\s+\d{4})?))?\s*\(([\p{Lu}][\p{L} ]{1,30})\)\s*[-–—]`)
	stamp   = regexp.MustCompile(`(?:^|[^\d])(?:(` + months + `)\.?\s+(\d{1,2}),?\s+(\d{4})|(\d{1,2})\s+(` + months + `)\.?,?\s+(\d{4}))(?:$|[^\d])`)
	inName  = regexp.MustCompile(`(?:^|[^\d])((?:19|20)\d{2})[-_/.]?(0[1-9]|1[0-2])[-_/.]?(0[1-9]|[12]\d|3[01])(?:$|[^\d])`)
)

const months = `(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)`

// findDateline reads the opening words and, for the date, a line of its own
// near the top ("March 25, 2021", "Published 4 April 2022").
func findDateline(text string) dateline {
	var d dateline
	if m := opening.FindStringSubmatch(text); m != nil {
		d.outlet = m[2]
		d.date = day(m[1])
	}
	if d.date != "" {
		return d
	}
	for i, line := range strings.SplitN(text, "\n", 12) {
		if i == 11 || len(line) > 90 {
			continue
		}
		if v := day(line); v != "" {
			d.date = v
			return d
		}
	}
	return d
}

// day finds a full date written out in s, as YYYY-MM-DD; "" where there is none.
func day(s string) string {
	m := stamp.FindStringSubmatch(s)
	if m == nil {
		return ""
	}
	month, d, y := m[1], m[2], m[3]
	if month == "" {
		d, month, y = m[4], m[5], m[6]
	}
	t, err := time.Parse("Jan 2 2006", month[:3]+" "+d+" "+y)
	if err != nil {
		return ""
	}
	return t.Format("2006-01-02")
}

// dateInName finds a date in a file name or URL: story-2021-03-25.txt,
// /world/2018/03/21/….
func dateInName(name string) string {
	m := inName.FindStringSubmatch(name)
	if m == nil {
		return ""
	}
	if v := m[1] + "-" + m[2] + "-" + m[3]; validDay(v) {
		return v
	}
	return ""
}

// validDay reports whether s is a day of the calendar between 1900 and 2099.
func validDay(s string) bool {
	t, err := time.Parse("2006-01-02", s)
	if err != nil {
		return false
	}
	y, _ := strconv.Atoi(s[:4])
	return t.Format("2006-01-02") == s && y >= 1900 && y < 2100
}
