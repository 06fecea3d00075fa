package report

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"strings"

	"backchannel/vet"
)

// Text writes the finding for a terminal. No line is wider than the width. It
// returns the writer's error.
func Text(w io.Writer, f *vet.Finding, o Options) error {
	out := newOutline(f)
	p := newPage(w, o)
	p.top(out)
	for _, s := range out.sections {
		p.section(s)
	}
	for _, s := range out.closing {
		p.section(s)
	}
	p.blank()
	p.para(0, 0, []run{{text: legal, style: strong}}, "")
	return p.w.Flush()
}

// legal closes every report.
const legal = "It informs a decision and is no legal advice."

// page sets lines on a terminal of a fixed width.
type page struct {
	w     *bufio.Writer // keeps the first error for Flush
	width int
	label int // columns of the left column, its indent included
	color bool
	all   bool
	names bool            // evidence names its document
	said  map[string]bool // sentences that stand above, which then need one line
}

func newPage(w io.Writer, o Options) *page {
	p := &page{w: bufio.NewWriter(w), width: o.width(), color: o.Color, all: o.All, said: map[string]bool{}}
	p.label = 25
	if p.width < 3*p.label {
		p.label = 2 * indent // labels stand on lines of their own
	}
	return p
}

const indent = 2

func (p *page) top(o *outline) {
	p.names = len(o.docs) > 1
	for _, d := range o.docs {
		p.document(d)
	}
	if o.warning != "" {
		p.para(0, 0, []run{{text: o.warning, style: alarm}}, "")
	}
	if len(o.checked) > 0 {
		p.para(0, 17, append([]run{{text: glue("Checked against  "), style: faint}}, headRuns(o.checked, true)...), "")
	}
	if len(o.history) > 0 {
		p.para(0, 17, append([]run{{text: glue("and for history  "), style: faint}}, headRuns(o.history, false)...), "")
	}
	if o.asOf != "" {
		p.para(0, 17, []run{{text: glue("Status as of     "), style: faint},
			say(glue(day(o.asOf, false)) + "; dealings judged as of their dates")}, "")
	}
}

// document heads the text of a document: its name, title, publisher, date,
// words, and how long it took.
func (p *page) document(d docHead) {
	parts := []run{{text: cmp.Or(d.id, "document"), style: strong}}
	for _, more := range []string{d.title, d.publisher, day(d.date, false), count(d.words, "word")} {
		if more != "" {
			parts = append(parts, say(" · "+glue(clip(more, 60))))
		}
	}
	if d.millis > 0 {
		parts = append(parts, say(glue(fmt.Sprintf(" · read in %.0f ms", d.millis))))
	}
	p.para(0, 4, parts, "")
}

// headRuns name lists, each kept on one line.
func headRuns(ls []listHead, counted bool) []run {
	var names []string
	for _, name := range headWords(ls, counted) {
		names = append(names, glue(name))
	}
	return []run{say(strings.Join(names, "\u00a0  "))}
}

// headWords name lists: "OFAC SDN of 10 Mar 2025 (17,432)".
func headWords(ls []listHead, counted bool) []string {
	var names []string
	for _, l := range ls {
		name := l.title
		switch {
		case l.published != "":
			name += " of " + day(l.published, true)
		case l.retrieved != "":
			name += ", retrieved " + day(l.retrieved, true)
		}
		if counted {
			name += " (" + l.targets + ")"
		}
		names = append(names, name)
	}
	return names
}

func (p *page) section(s section) {
	p.blank()
	head := []run{{text: strings.ToUpper(s.title), style: sectionStyle(s.key)}}
	if s.count > 0 {
		head = append(head, run{text: glue(fmt.Sprintf("  %d", s.count)), style: strong})
	}
	p.para(0, 2, head, "")
	if s.note != "" {
		p.para(indent, indent, []run{{text: s.note, style: faint}}, "")
	}
	for _, it := range s.items {
		p.item(it)
	}
}

func sectionStyle(key string) style {
	switch key {
	case "listed", "blocked":
		return alarm
	case "history", "tied", "disputes", "undecided":
		return doubt
	}
	return strong
}

// item sets the label in the left column with the first line beside it; a label
// too wide for the column stands on a line of its own.
func (p *page) item(it item) {
	lines, hidden := p.shown(it.lines)
	from := p.label
	lead := it.label
	switch {
	case len(it.label) == 0:
		from = 2 * indent
	case runCells(it.label) > p.label-indent-1:
		p.para(indent, indent+2, it.label, "")
		lead = nil
	}
	for i, l := range lines {
		if i == 0 && it.mark != "" && l.tag == "" {
			l.tag = it.mark
		}
		switch {
		case i == 0 && len(it.label) == 0:
			p.line(indent, l)
		case i == 0 && lead != nil:
			gap := strings.Repeat("\u00a0", p.label-indent-runCells(lead))
			l.runs = append(append(append([]run{}, glued(lead)...), say(gap)), p.lineRuns(l)...)
			p.para(indent, from, l.runs, l.tag)
		default:
			p.line(from, l)
		}
	}
	if hidden > 0 {
		p.para(from, from, []run{{text: fmt.Sprintf("and %d more: --all", hidden), style: faint}}, "")
	}
}

func glued(runs []run) []run {
	out := make([]run, len(runs))
	for i, r := range runs {
		r.text = glue(r.text)
		out[i] = r
	}
	return out
}

// shown are the lines that this page shows, and how many it keeps back.
func (p *page) shown(lines []line) (out []line, hidden int) {
	for _, l := range lines {
		switch {
		case l.level == always || p.all:
			out = append(out, l)
		case l.level == extra:
			hidden++
		}
	}
	return out, hidden
}

func (p *page) line(from int, l line) {
	hang := from
	if l.kind != fact || from == indent {
		hang += 2
	}
	p.para(from, hang, p.lineRuns(l), l.tag)
}

// lineRuns style a line by its kind and set a quote with its voice.
func (p *page) lineRuns(l line) []run {
	if l.quote != nil {
		return p.quoteRuns(l.quote)
	}
	runs := append([]run{}, l.runs...)
	for i := range runs {
		if runs[i].style != plain {
			continue
		}
		switch l.kind {
		case reason:
			runs[i].style = faint
		case caution:
			runs[i].style = doubt
		}
	}
	return runs
}

func (p *page) quoteRuns(q *quote) []run {
	text := q.text
	switch {
	case p.all:
	case p.said[text]:
		text = clip(text, max(24, p.width-p.label-cells(q.voice)-14))
	default:
		p.said[text] = true
		text = clip(text, 3*(p.width-p.label)-24)
	}
	var runs []run
	if q.lead != "" {
		runs = append(runs, run{text: q.lead + " ", style: faint})
	}
	runs = append(runs, say("“"+text+"”"))
	if q.voice != "" {
		by := run{text: q.voice, style: faint}
		if q.against {
			by.style = doubt
		}
		runs = append(runs, run{text: " — ", style: faint}, by)
	}
	if p.names && q.document != "" {
		runs = append(runs, run{text: " (" + clean(q.document) + ")", style: faint})
	}
	return runs
}

// para writes runs from one column on, further lines from another, with a tag at
// the right end of the first line; where that leaves little room, the tag ends
// the paragraph.
func (p *page) para(from, hang int, runs []run, tag string) {
	first := p.width - from
	switch {
	case tag != "" && first-cells(tag) < 24:
		runs = append(append([]run{}, runs...), run{text: "  " + glue(tag), style: tagStyle(tag)})
		tag = ""
	case tag != "":
		first -= cells(tag) + 2
	}
	for i, l := range wrap(runs, first, p.width-hang) {
		margin := from
		if i > 0 {
			margin = hang
		}
		fmt.Fprint(p.w, strings.Repeat(" ", margin))
		used := margin
		for j, r := range l {
			if i == 0 && tag != "" || j < len(l)-1 {
				p.put(r)
			} else {
				p.put(run{text: strings.TrimRight(r.text, "\u00a0"), style: r.style})
			}
			used += cells(r.text)
		}
		if i == 0 && tag != "" {
			fmt.Fprint(p.w, strings.Repeat(" ", p.width-used-cells(tag)))
			p.put(run{text: tag, style: tagStyle(tag)})
		}
		p.blank()
	}
}

func tagStyle(tag string) style {
	if tag == strings.ToUpper(tag) {
		return doubt
	}
	return faint
}

// put writes a run in its colour; glued spaces become plain ones.
func (p *page) put(r run) {
	text := strings.ReplaceAll(r.text, "\u00a0", " ")
	code := map[style]string{strong: "1", faint: "2", alarm: "1;31", doubt: "33"}[r.style]
	if !p.color || code == "" {
		fmt.Fprint(p.w, text)
		return
	}
	fmt.Fprintf(p.w, "\x1b[%sm%s\x1b[0m", code, text)
}

func (p *page) blank() { fmt.Fprintln(p.w) }
