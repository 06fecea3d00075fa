package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"backchannel/reader"
)

// ReadingText writes the reading for a terminal: the text with its names marked
// at the left, what was understood of each passage and by which rule at the
// right. Names are bold where there is colour and [in brackets] where there is
// none; a word that stands for a name is followed by it: he‹Vasil Belgorin›. The
// rule stands in braces.
func ReadingText(w io.Writer, r *reader.Reading, o Options) error {
	p := newPage(w, o)
	d := r.Document
	p.document(newDocHead(d, 0))
	p.para(0, 4, []run{{text: readingCount(r), style: faint}}, "")
	for _, g := range mark(r) {
		p.blank()
		p.passage(r, g)
	}
	return p.w.Flush()
}

func readingCount(r *reader.Reading) string {
	parts := []string{
		count(len(r.Sentences), "sentence"), count(len(r.Entities), "name"), count(len(r.Roles), "role"),
		count(len(r.Ties), "tie"), count(len(r.Claims), "claim"), count(len(r.Dates), "date"),
	}
	if words := correctionCount(r); words != "" {
		parts = append(parts, words)
	}
	return strings.Join(parts, " · ")
}

// correctionCount says how many corrections were applied, "" where none were
// given.
func correctionCount(r *reader.Reading) string {
	applied := 0
	for _, c := range r.Corrections {
		if c.Outcome == reader.Applied {
			applied++
		}
	}
	if len(r.Corrections) == 0 {
		return ""
	}
	return fmt.Sprintf("%d of %s applied", applied, count(len(r.Corrections), "correction"))
}

// passage sets a paragraph with its notes beside it, or under it where the
// terminal is narrow.
func (p *page) passage(r *reader.Reading, g paragraph) {
	left, right := p.width, p.width-4
	beside := p.width >= 80
	if beside {
		left = p.width * 11 / 20
		right = p.width - left - 3
	}
	text := wrap(p.markedRuns(r, g), left, left)
	var notes [][]run
	for _, n := range g.notes {
		for i, l := range wrap(noteRuns(n), right, right-2) {
			if i > 0 {
				l = append([]run{say("  ")}, l...)
			}
			notes = append(notes, l)
		}
	}
	if !beside {
		for _, l := range text {
			p.row(l, nil, 0)
		}
		for _, l := range notes {
			p.row([]run{say("    ")}, l, 4)
		}
		return
	}
	for i := range max(len(text), len(notes)) {
		var l, n []run
		if i < len(text) {
			l = text[i]
		}
		if i < len(notes) {
			n = notes[i]
		}
		p.row(l, n, left)
	}
}

// row writes a line of text and, from the column given, a note.
func (p *page) row(text, note []run, column int) {
	for _, r := range text {
		p.put(r)
	}
	if len(note) > 0 {
		fmt.Fprint(p.w, strings.Repeat(" ", max(0, column-runCells(text))))
		if column > 4 {
			p.put(run{text: " │ ", style: faint})
		}
		for _, r := range note {
			p.put(r)
		}
	}
	p.blank()
}

func noteRuns(n note) []run {
	runs := []run{{text: map[string]string{"tie": "— ", "role": "· ", "claim": "“ ", "date": "@ "}[n.kind], style: faint}, say(n.text)}
	if n.doubts != "" {
		runs = append(runs, run{text: " " + glue("("+n.doubts+")"), style: doubt})
	}
	if n.rule != "" {
		runs = append(runs, run{text: " " + glue("{"+n.rule+"}"), style: faint})
	}
	return runs
}

// markedRuns are a paragraph's words with the names marked.
func (p *page) markedRuns(r *reader.Reading, g paragraph) []run {
	var runs []run
	var open []namedAt
	shutTo := func(n int) {
		for _, last := range slices.Backward(open[n:]) {
			if !p.color {
				runs = append(runs, say("]"))
			}
			if name := last.means(r); name != "" {
				runs = append(runs, run{text: "‹" + name + "›", style: faint})
			}
		}
		open = open[:n]
	}
	for _, s := range g.sentences {
		for _, c := range s.pieces {
			same := 0
			for same < len(open) && same < len(c.names) && open[same] == c.names[same] {
				same++
			}
			shutTo(same)
			for range c.names[same:] {
				if !p.color {
					runs = append(runs, say("["))
				}
			}
			open = append(open, c.names[same:]...)
			words := run{text: shown(c.text)}
			if len(c.names) > 0 {
				words.style = strong
			}
			runs = append(runs, words)
		}
	}
	shutTo(0)
	return runs
}
