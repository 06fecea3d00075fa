package report

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"backchannel/reader"
)

// ReadingText writes the reading for a terminal: the text with its names marked
// at the left, what was understood of each passage and by which rule at the
// right. Names are bold where there is colour and [in brackets] where there is
// none; a word that stands for a name is followed by it: he‹Vasil Belgorin›.
func ReadingText(w io.Writer, r *reader.Reading, o Options) error {
	p := newPage(w, o)
	d := r.Document
	p.para(0, 4, []run{{text: cmp.Or(clean(d.ID), "document"), style: strong},
		say(" · " + docDetail(docHead{title: "-", id: clean(d.Title), publisher: clean(d.Publisher), date: d.Date, words: wordCount(d.Text)}))}, "")
	p.para(0, 4, []run{{text: readingCount(r), style: faint}}, "")
	for _, g := range mark(r) {
		p.blank()
		p.passage(r, g)
	}
	return p.w.Flush()
}

func readingCount(r *reader.Reading) string {
	return strings.Join([]string{
		count(len(r.Sentences), "sentence"), count(len(r.Entities), "name"), count(len(r.Roles), "role"),
		count(len(r.Ties), "tie"), count(len(r.Claims), "claim"), count(len(r.Dates), "date"),
	}, " · ")
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
		runs = append(runs, run{text: " " + glue(n.rule), style: faint})
	}
	return runs
}

// markedRuns are a paragraph's words with the names marked.
func (p *page) markedRuns(r *reader.Reading, g paragraph) []run {
	var runs []run
	inside := [2]int{-1, -1} // the entity and mention of the open bracket
	shut := func() {
		if inside[0] < 0 {
			return
		}
		e := r.Entities[inside[0]]
		if !p.color {
			runs = append(runs, say("]"))
		}
		if m := e.Mentions[inside[1]]; !speaksForItself(m.Text, e) {
			runs = append(runs, run{text: "‹" + clean(e.Name) + "›", style: faint})
		}
		inside = [2]int{-1, -1}
	}
	for _, s := range g.sentences {
		for _, c := range s.pieces {
			now := [2]int{c.entity, c.mention}
			if now != inside {
				shut()
				if c.entity >= 0 && !p.color {
					runs = append(runs, say("["))
				}
				inside = now
			}
			mark := run{text: shown(c.text)}
			if c.entity >= 0 {
				mark.style = strong
			}
			runs = append(runs, mark)
		}
	}
	shut()
	return runs
}
