package graph

import "testing"

func TestParseDays(t *testing.T) {
	t.Parallel()
	tests := []struct{ text, first, last, back string }{
		{"2022", "2022-01-01", "2022-12-31", "2022"},
		{"2024-02", "2024-02-01", "2024-02-29", "2024-02"},
		{"2023-12", "2023-12-01", "2023-12-31", "2023-12"},
		{"2022-02-28", "2022-02-28", "2022-02-28", "2022-02-28"},
		{"2022-02-28T09:00:00", "2022-02-28", "2022-02-28", "2022-02-28"},
		{"2021-07/2023-01", "2021-07-01", "2023-01-31", "2021-07-01/2023-01-31"},
		{"2021/", "2021-01-01", "..", "2021-01-01/"},
		{"/2021-03-04", "..", "2021-03-04", "/2021-03-04"},
		{"", "..", "..", ""},
	}
	for _, tt := range tests {
		d, err := ParseDays(tt.text)
		if err != nil || d.First.String() != tt.first || d.Last.String() != tt.last || d.String() != tt.back {
			t.Errorf("ParseDays(%q) = %v..%v, written %q, %v; want %s..%s, %q", tt.text, d.First, d.Last, d, err, tt.first, tt.last, tt.back)
		}
	}
	for _, bad := range []string{"22", "2022-13", "2022-02-30", "spring 2022", "2023/2022", "2022-1-1"} {
		if d, err := ParseDays(bad); err == nil {
			t.Errorf("ParseDays(%q) = %v, want an error", bad, d)
		}
	}
}

func TestDaysCompare(t *testing.T) {
	t.Parallel()
	feb, day, year := mustDays("2022-02"), mustDays("2022-02-28"), mustDays("2022")
	if !feb.Overlaps(day) || !year.Overlaps(feb) || feb.Before(day) || day.After(feb) {
		t.Error("a day of February neither precedes nor follows February")
	}
	if !day.Before(mustDays("2022-03")) || !mustDays("2023").After(year) {
		t.Error("the last of February is before March, 2023 is after 2022")
	}
}

func TestWithin(t *testing.T) {
	t.Parallel()
	tests := []struct {
		start, end, day string
		want            Answer
	}{
		{"", "", "1999-01-01", Yes},
		{"2022-03-11", "", "2022-03-10", No},
		{"2022-03-11", "", "2022-03-11", Yes},
		{"2022-03", "", "2022-03-11", CannotTell},
		{"2022-03", "", "2022-03-31", Yes},
		{"2022-03", "", "2022-02-28", No},
		{"", "2022-06-24", "2022-06-23", Yes},
		{"", "2022-06-24", "2022-06-24", No}, // the day it ceased is the first without it
		{"", "2022-06", "2022-06-01", CannotTell},
		{"2022", "2022", "2022-07-01", CannotTell},
	}
	for _, tt := range tests {
		if got := Within(mustDays(tt.start), mustDays(tt.end), mustDays(tt.day).First); got != tt.want {
			t.Errorf("from %q to %q, on %s: %v, want %v", tt.start, tt.end, tt.day, got, tt.want)
		}
	}
}

func FuzzParseDays(f *testing.F) {
	for _, s := range []string{"2022", "2022-02", "2022-02-28", "2021/2022-03", "/2022", "2022-02-28T10", "0000", "9999-12-31"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDays(s)
		if err != nil {
			return
		}
		if d.First > d.Last {
			t.Fatalf("ParseDays(%q) = %v after %v", s, d.First, d.Last)
		}
		if back, err := ParseDays(d.String()); err != nil || back != d {
			t.Fatalf("ParseDays(%q) = %q, which reads as %v, %v", s, d, back, err)
		}
	})
}
