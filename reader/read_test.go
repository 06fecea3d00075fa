package reader

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"backchannel/cite"
)

// checkReading fails where a reading refers to what it does not hold, or to
// bytes outside its text.
func checkReading(t *testing.T, r *Reading) {
	t.Helper()
	ids := map[cite.Ref]bool{"": true}
	whole := cite.Span{End: len(r.Document.Text)}
	for _, e := range r.Entities {
		ids[cite.Ref(e.ID)] = true
		if e.Name == "" || len(e.Mentions) == 0 {
			t.Errorf("entity %s: name %q, %d mentions", e.ID, e.Name, len(e.Mentions))
		}
		for _, m := range e.Mentions {
			if !whole.Contains(m.Span) || m.Text != r.Document.Text[m.Start:m.End] || m.Text == "" {
				t.Errorf("entity %s: mention %+v does not lie in the text", e.ID, m)
			}
		}
	}
	eachRef(r, func(p *cite.Ref) {
		if !ids[*p] {
			t.Errorf("a reference to %s, which is no entity", *p)
		}
	})
	for _, o := range r.Roles {
		if o.Person == "" || o.Title == "" || !whole.Contains(o.Span) || o.Rule == "" {
			t.Errorf("role %+v", o)
		}
	}
}

func FuzzRead(f *testing.F) {
	texts, err := filepath.Glob("testdata/stories/*.txt")
	if err != nil || len(texts) == 0 {
		f.Fatal("no stories", err)
	}
	for _, name := range texts {
		b, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(b))
	}
	for _, s := range hostile {
		f.Add(s)
	}
	r, err := New()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, err := r.Read(cite.Document{Text: text, Date: "2024-05-06"})
		if err != nil {
			t.Fatal(err)
		}
		if utf8.ValidString(text) {
			checkReading(t, got)
		}
	})
}

// hostile are texts that have nothing to do with prose.
var hostile = []string{
	"", " ", "\n\n\n", ".", "’s ’s ’s", "Mr. Mr. Mr.", "President President President", "of the of the of",
	"U.S.-U.S.-U.S.", "(((((((", "“““““", "A, B, C, D, E, F and G, the H of I, J and K of the L",
	"NAME NAME NAME NAME", "\u202eabc\u202c Ann Moe", "Ann\x00Moe said", "\xff\xfe Ann Moe", "Д-р Иван Петров сказал", "Ann Moe — — — — said",
	"Executive Order (", "“Ann", "Ann “", "Secretary of", "Minister for", "the", "The The The", "and and and and", "& & Co.",
}

func TestHostileTextsAreReadWithoutHarm(t *testing.T) {
	t.Parallel()
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range hostile {
		got, err := r.Read(cite.Document{Text: text})
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		checkReading(t, got)
	}
}

func TestAnEmptyTextGivesEmptyListsAndNoNils(t *testing.T) {
	t.Parallel()
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	got, err := r.Read(cite.Document{})
	if err != nil {
		t.Fatal(err)
	}
	if got.Sentences == nil || got.Entities == nil || got.Roles == nil || got.Ties == nil || got.Dates == nil || got.Claims == nil {
		t.Errorf("a list is nil: %+v", got)
	}
}

// TestReadingTimeIsLinearInTheLength reads texts of one and four lengths that
// tempt rules into looking far: four times the text may take no more than ten
// times as long, a bound that a quadratic rule breaks.
func TestReadingTimeIsLinearInTheLength(t *testing.T) {
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for name, unit := range map[string]string{
		"one sentence":  "Ann Moe of Lund Shipping and ",
		"pronouns":      "He told her that it was his company. ",
		"names":         "Ann Moe, the head of Lund, met Jan Prost. ",
		"commas":        "the owner, the head, the chief, ",
		"capitals":      "ANN MOE AND JAN PROST MET. ",
		"title case":    "Ann Moe Bank Group Of The ",
		"hyphens":       "Ann-Moe-",
		"possessives":   "Ann Moe's brother's company's ",
		"new names":     "",
		"open quotes":   "“Ann “Moe “",
		"many brackets": "(Ann (Moe (",
	} {
		t.Run(name, func(t *testing.T) {
			// A machine that is busy meanwhile may spoil a try, not all of five.
			for try := 1; ; try++ {
				small, large := timeOf(t, r, repeated(unit, 8_000)), timeOf(t, r, repeated(unit, 32_000))
				if large <= 10*small {
					return
				}
				if try == 5 {
					t.Fatalf("8 kB took %v, 32 kB %v", small, large)
				}
			}
		})
	}
}

// repeated is the unit over and over up to n bytes; for "" ever new names.
func repeated(unit string, n int) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		if unit != "" {
			b.WriteString(unit)
			continue
		}
		b.WriteString("Ann Ma" + strings.Repeat("o", i%7) + string(rune('a'+i%26)) + string(rune('a'+i/26%26)) + string(rune('a'+i/676%26)) + " met them. ")
	}
	return b.String()
}

// timeOf is the least time of three readings.
func timeOf(t *testing.T, r *Reader, text string) time.Duration {
	t.Helper()
	best := time.Hour
	for range 3 {
		start := time.Now()
		if _, err := r.Read(cite.Document{Text: text}); err != nil {
			t.Fatal(err)
		}
		best = min(best, time.Since(start))
	}
	return best
}

func BenchmarkRead(b *testing.B) {
	r, err := New()
	if err != nil {
		b.Fatal(err)
	}
	var text strings.Builder
	texts, err := filepath.Glob("testdata/stories/*.txt")
	if err != nil {
		b.Fatal(err)
	}
	var docs []cite.Document
	words := 0
	for _, name := range texts {
		raw, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		text.Write(raw)
		docs = append(docs, cite.Document{Text: string(raw), Date: "2024-05-06"})
		words += len(strings.Fields(string(raw)))
	}
	b.ReportAllocs()
	for b.Loop() {
		for _, d := range docs {
			if _, err := r.Read(d); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
