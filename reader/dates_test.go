package reader

import (
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"backchannel/cite"

	"github.com/google/go-cmp/cmp"
)

// dateCase is a line of testdata/dates.txt.
type dateCase struct {
	rule, date, text string
	want             []Date
}

func dateCases(t *testing.T) []dateCase {
	t.Helper()
	raw, err := os.ReadFile("testdata/dates.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []dateCase
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "|")
		if len(f) != 4 {
			t.Fatalf("not four columns: %s", line)
		}
		c := dateCase{rule: strings.TrimSpace(f[0]), date: strings.Trim(f[1], " -")}
		c.text, c.want = unmark(t, strings.TrimSpace(f[2]), strings.Fields(f[3]))
		out = append(out, c)
	}
	return out
}

var marked = regexp.MustCompile(`\[[^\]]*\]`)

// unmark takes the brackets out of a sentence and gives what they held.
func unmark(t *testing.T, s string, values []string) (string, []Date) {
	t.Helper()
	var text strings.Builder
	var want []Date
	at := 0
	for _, m := range marked.FindAllStringIndex(s, -1) {
		text.WriteString(s[at:m[0]])
		inner := s[m[0]+1 : m[1]-1]
		d := Date{Text: inner, Span: cite.Span{Start: text.Len(), End: text.Len() + len(inner)}}
		if len(want) < len(values) && values[len(want)] != "-" {
			d.Value = values[len(want)]
		}
		want = append(want, d)
		text.WriteString(inner)
		at = m[1]
	}
	text.WriteString(s[at:])
	if len(want) != len(values) {
		t.Logf("%d expressions, %d values: %s", len(want), len(values), s)
	}
	return text.String(), want
}

func TestDates(t *testing.T) {
	t.Parallel()
	for _, c := range dateCases(t) {
		t.Run(c.rule+"/"+c.text, func(t *testing.T) {
			var got []Date
			for _, d := range findDates(c.text, c.date, nil) {
				got = append(got, d.Date)
				if c.text[d.Start:d.End] == "" {
					t.Errorf("empty span for %q", d.Text)
				}
			}
			// the file brackets the core of an expression; what stands beside it may be taken in
			if len(got) != len(c.want) {
				t.Fatalf("got %v, want %v", got, c.want)
			}
			for i, w := range c.want {
				if g := got[i]; !g.Overlaps(w.Span) || g.Value != w.Value {
					t.Errorf("%q: got %q = %q, want %q", w.Text, g.Text, g.Value, w.Value)
				}
			}
		})
	}
}

// Every rule has an example and a counter-example in the file.
func TestDateRulesHaveExamples(t *testing.T) {
	t.Parallel()
	with, without := map[string]bool{"range": false}, map[string]bool{}
	for _, c := range dateCases(t) {
		for _, d := range findDates(c.text, c.date, nil) {
			with[d.rule] = true
		}
		if len(c.want) == 0 {
			without[c.rule] = true
		}
	}
	for _, r := range dateRules {
		if !with[r.name] {
			t.Errorf("rule %q has no example in testdata/dates.txt", r.name)
		}
		if !without[r.name] {
			t.Errorf("rule %q has no counter-example in testdata/dates.txt", r.name)
		}
	}
}

func TestPeriodValue(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		p    period
		want string
	}{
		{period{}, ""},
		{yearPeriod(2020), "2020"},
		{yearsPeriod(1990, 1999), "1990/1999"},
		{monthPeriod(2020, 2), "2020-02"},
		{monthPeriod(2020, 13), "2021-01"},
		{quarterPeriod(2023, 4), "2023-10/2023-12"},
		{halfPeriod(2023, 1), "2023-01/2023-06"},
		{seasonPeriod(2013, 3), "2013-12/2014-02"},
		{dayPeriod(day(2024, 2, 29)), "2024-02-29"},
		{weekPeriod(day(2024, 3, 3)), "2024-02-26/2024-03-03"},
		{realDay(2023, 2, 29), ""},
	} {
		if got := c.p.value(); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestHolidays(t *testing.T) {
	t.Parallel()
	got := map[string]string{}
	for _, h := range holidays {
		name, _, _ := strings.Cut(h.names, "|")
		got[name] = h.on(2024).Format(time.DateOnly)
	}
	want := map[string]string{
		"easter sunday": "2024-03-31", "good friday": "2024-03-29", "thanksgiving day": "2024-11-28", "black friday": "2024-11-29",
		"election day": "2024-11-05", "memorial day": "2024-05-27", "labor day": "2024-09-02", "martin luther king day": "2024-01-15",
	}
	for name, w := range want {
		if diff := cmp.Diff(w, got[name]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func FuzzDates(f *testing.F) {
	f.Add("He left last week, on 3 May 2019, two days after the vote.", "2019-05-10")
	f.Add("between and from mid- the end of the 's 2013- 99999999999 '90s Q9 2020", "2019")
	f.Add("March 31/12.2019 29 February \xff\xfe ’ Christmas", "")
	f.Fuzz(func(t *testing.T, text, date string) {
		at := 0
		for _, d := range findDates(text, date, nil) {
			if d.Start < at || d.End > len(text) || d.Start >= d.End {
				t.Fatalf("span %v of %d bytes, last ended at %d", d.Span, len(text), at)
			}
			at = d.Start
			if d.Value != "" && !dateValue.MatchString(d.Value) {
				t.Fatalf("value %q of %q", d.Value, d.Text)
			}
		}
	})
}

var dateValue = regexp.MustCompile(`^\d{4}(-\d\d(-\d\d)?)?(/\d{4}(-\d\d(-\d\d)?)?)?$`)

func BenchmarkDates(b *testing.B) {
	text := strings.Repeat("He said on Friday that the fund, founded in October 2016, would move by the end of March; officials met it two weeks ago in Oslo. ", 500)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		findDates(text, "2024-03-05", nil)
	}
}
