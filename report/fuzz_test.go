package report

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"backchannel/cite"
	"backchannel/reader"
)

// FuzzWrap: whatever the text, no line is too wide and no letter is lost.
func FuzzWrap(f *testing.F) {
	f.Add("a plain sentence of some words", 12, 20)
	f.Add("王小明有限公司 Donaudampfschiff e\u0301 محمد", 4, 9)
	f.Fuzz(func(t *testing.T, s string, first, rest int) {
		s = clean(s)
		first, rest = 4+abs(first)%90, 4+abs(rest)%90
		var all strings.Builder
		for i, l := range wrap([]run{say(s)}, first, rest) {
			limit := rest
			if i == 0 {
				limit = first
			}
			if n := runCells(l); n > limit {
				t.Errorf("line %d of %q takes %d of %d columns", i, s, n, limit)
			}
			all.WriteString(plainText(l))
		}
		if got, want := letters(all.String()), letters(s); got != want {
			t.Errorf("wrapped %q to %q", want, got)
		}
	})
}

func abs(n int) int { return max(n, -(n + 1)) }

func letters(s string) string { return strings.NewReplacer(" ", "", "\u00a0", "").Replace(s) }

// FuzzMark: whatever the spans, the story is shown whole, once, and safely.
func FuzzMark(f *testing.F) {
	f.Add("Zoë met Ann.\n\nThey dined.", 0, 4, 2, 9, -1, 40)
	f.Add("<b>one</b>\r\n\r\ntwo", 3, 3, 5, 4, 0, 100)
	f.Fuzz(func(t *testing.T, text string, a, b, c, d, e, g int) {
		if !utf8.ValidString(text) || strings.Contains(text, "\x00") {
			t.Skip("needs valid text without NUL, as the reader gives")
		}
		r := &reader.Reading{Document: cite.Document{ID: "x", Text: text}}
		r.Entities = []reader.Entity{{ID: "e1", Name: "?", Mentions: []reader.Mention{{Span: cite.Span{Start: a, End: b}}, {Span: cite.Span{Start: c, End: d}}}}}
		r.Claims = []reader.Claim{{ID: "c1", Span: cite.Span{Start: e, End: g}}, {ID: "c2", Span: cite.Span{Start: a, End: g}}}
		r.Sentences = []cite.Span{{Start: 0, End: len(text)}}
		var words strings.Builder
		for _, p := range mark(r) {
			for _, s := range p.sentences {
				for _, x := range s.pieces {
					words.WriteString(x.text)
				}
			}
		}
		if got, want := letters(clean(words.String())), letters(clean(text)); got != want {
			t.Errorf("marked %q, want %q", got, want)
		}
		var page bytes.Buffer
		if err := ReadingHTML(&page, r); err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(page.String(), "<script"); n != 1 {
			t.Errorf("%d scripts", n)
		}
		if err := ReadingText(&page, r, Options{Width: 80}); err != nil {
			t.Fatal(err)
		}
	})
}
