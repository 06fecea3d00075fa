package reader

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
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

// TestTheWorkOfReadingIsLinearInTheLength reads texts of one and four lengths that
// tempt rules into looking far, and counts what it costs: looks at tokens,
// things scanned in lists of the whole story, bytes allocated. Four times the
// text may cost no more than six times as much; a quadratic rule costs
// sixteen times.
func TestTheWorkOfReadingIsLinearInTheLength(t *testing.T) {
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
		"claims":        "Ann Moe denied it, the court said on Monday. ",
		"law":           "Prosecutors charged Jan Prost, whose brother was arrested in May. ",
		"offices":       "Jan Prost resigned as chairman and was named as head of the bank. ",
		"acronyms":      "(ABC) Bank of Trade (BOT) ",
	} {
		t.Run(name, func(t *testing.T) {
			small, large := workOf(r, repeated(unit, 8_000)), workOf(r, repeated(unit, 32_000))
			slack := []int{1000, 1000, 16 << 20} // the network's buffers are pooled, and made anew now and then
			for i, kind := range []string{"looks at tokens", "things scanned", "bytes allocated"} {
				if large[i] > 6*small[i]+slack[i] {
					t.Errorf("%s: %d for 8 kB, %d for 32 kB", kind, small[i], large[i])
				}
			}
		})
	}
}

// TestTheCountOfWorkSeesAQuadraticRule lets a rule look from every sentence at
// every other: the measure of the test above must tell.
func TestTheCountOfWorkSeesAQuadraticRule(t *testing.T) {
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	looks := func(n int) int {
		s := newStory(cite.Document{}, r.parse(repeated("Ann Moe met Jan Prost. ", n)))
		for range s.trees {
			for _, t := range s.trees {
				_ = t.lower(0)
			}
		}
		return work(s)
	}
	if small, large := looks(4_000), looks(16_000); large <= 6*small {
		t.Errorf("%d looks for 4 kB, %d for 16 kB", small, large)
	}
}

// work is how often the rules looked at a token.
func work(s *story) int {
	n := 0
	for _, t := range s.trees {
		n += t.looks
	}
	return n
}

// workOf is what a reading costs: looks at tokens, things scanned, bytes
// allocated.
func workOf(r *Reader, text string) [3]int {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	s := newStory(cite.Document{Text: text, Date: "2024-05-06"}, r.parse(text))
	s.read()
	s.reading()
	runtime.ReadMemStats(&after)
	return [3]int{work(s), s.scanned, int(after.TotalAlloc - before.TotalAlloc)}
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
