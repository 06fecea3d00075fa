package report

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// runeCells is how many columns a rune takes: none for a combining or invisible
// mark, two for wide East Asian ones, which the Unicode standard annex 11 lists.
func runeCells(r rune) int {
	if r < 0x300 {
		return 1
	}
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// cells is the number of columns that cleaned text takes on a terminal.
func cells(s string) int {
	n := 0
	for _, r := range s {
		n += runeCells(r)
	}
	return n
}

func runCells(runs []run) int {
	n := 0
	for _, r := range runs {
		n += cells(r.text)
	}
	return n
}

// word is what a line is never broken within, unless it is longer than the line.
type word struct {
	pieces []run
	cells  int
	spaced bool // a space stands before it
}

// wrap breaks runs into lines of at most first, then rest columns. It breaks at
// spaces, but not between a number and its percent sign, and after wide letters, which are written without spaces; a word longer
// than a whole line is cut.
func wrap(runs []run, first, rest int) [][]run {
	var lines [][]run
	var line []run
	used, limit := 0, first
	flush := func() {
		lines = append(lines, line)
		line, used, limit = nil, 0, rest
	}
	for _, w := range words(runs, max(2, min(first, rest))) {
		gap := 0
		if w.spaced && used > 0 {
			gap = 1
		}
		if used > 0 && used+gap+w.cells > limit {
			flush()
			gap = 0
		}
		if gap > 0 {
			line = join(line, run{text: " ", style: w.pieces[0].style})
		}
		for _, p := range w.pieces {
			line = join(line, p)
		}
		used += gap + w.cells
	}
	if len(line) > 0 || len(lines) == 0 {
		flush()
	}
	return lines
}

// join appends a piece to a line, to its last run where both look the same.
func join(line []run, p run) []run {
	if n := len(line); n > 0 && line[n-1].style == p.style && line[n-1].party == p.party {
		line[n-1].text += p.text
		return line
	}
	return append(line, p)
}

// words cuts runs at their spaces; runs that touch make one word.
func words(runs []run, longest int) []word {
	var out []word
	var w word
	end := func() {
		if len(w.pieces) > 0 {
			out = append(out, w)
			w = word{}
		}
	}
	for _, r := range runs {
		start := 0
		take := func(to int) {
			if start < to {
				w.pieces = append(w.pieces, run{text: r.text[start:to], style: r.style, party: r.party})
			}
			start = to
		}
		for i, c := range r.text {
			n := runeCells(c)
			switch {
			case c == ' ' && !strings.HasPrefix(r.text[i+1:], "%"):
				take(i)
				end()
				w.spaced = true
				start = i + 1
				continue
			case w.cells+n > longest, n == 2 && w.cells > 0, i-start > 16*longest: // the last: marks without width
				take(i)
				end()
			}
			w.cells += n
		}
		take(len(r.text))
	}
	end()
	return out
}

// clip cuts text at a space to at most n columns and says so with an ellipsis.
func clip(s string, n int) string {
	if cells(s) <= n {
		return s
	}
	used, cut := 0, 0
	for i, r := range s {
		if used += runeCells(r); used > n-2 {
			cut = i
			break
		}
	}
	if sp := strings.LastIndexByte(s[:cut], ' '); sp > cut/2 {
		cut = sp
	}
	return strings.TrimRight(s[:cut], " ,;:–—") + " …"
}
