package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"backchannel/vet"
)

// Markdown writes the finding for a file or an issue: the same outline as the
// text, whole, with quotes set as quotes and no HTML in it.
func Markdown(w io.Writer, f *vet.Finding) error {
	o := newOutline(f)
	m := &mdPage{w: bufio.NewWriter(w), names: len(o.docs) > 1}
	m.top(o)
	for _, s := range o.sections {
		m.section(s)
	}
	for _, s := range o.closing {
		m.section(s)
	}
	m.put("---\n\n**%s**", legal)
	return m.w.Flush()
}

type mdPage struct {
	w     *bufio.Writer // keeps the first error for Flush
	names bool          // evidence names its document
}

func (m *mdPage) put(format string, args ...any) { fmt.Fprintf(m.w, format+"\n", args...) }

func (m *mdPage) top(o *outline) {
	m.put("# Finding: %s\n", mdEscape(titleOf(o)))
	for _, d := range o.docs {
		m.put("- %s · %s", mdEscape(d.id), mdEscape(docDetail(docHead{date: d.date, publisher: d.publisher, words: d.words, id: d.id})))
	}
	if len(o.docs) > 0 {
		m.put("")
	}
	if o.warning != "" {
		m.put("> **%s**\n", mdEscape(o.warning))
	}
	if len(o.checked) > 0 {
		m.put("Checked against %s.\n", mdEscape(strings.Join(headWords(o.checked, true), "; ")))
	}
	if len(o.history) > 0 {
		m.put("And for history: %s.\n", mdEscape(strings.Join(headWords(o.history, false), "; ")))
	}
	if o.asOf != "" {
		m.put("Status as of %s; dealings judged as of their dates.\n", mdEscape(day(o.asOf, false)))
	}
}

func (m *mdPage) section(s section) {
	m.put("## %s%s\n", mdEscape(s.title), map[bool]string{true: fmt.Sprintf(" (%d)", s.count)}[s.count > 0])
	if s.note != "" {
		m.put("*%s*\n", mdEscape(s.note))
	}
	for _, it := range s.items {
		m.item(it)
	}
	m.put("")
}

// item is a bullet: its label and first line, then what belongs to it, indented.
func (m *mdPage) item(it item) {
	head := ""
	if len(it.label) > 0 {
		head = "**" + mdEscape(plainText(it.label)) + "**"
	}
	lines := it.lines
	if len(lines) > 0 && lines[0].quote == nil {
		first := mdEscape(plainText(lines[0].runs))
		if head == "" {
			head = first
		} else {
			head += " — " + first
		}
		head += mdTag(lines[0].tag) + mdTag(it.mark)
		lines = lines[1:]
	}
	m.put("- %s", head)
	for _, l := range lines {
		if l.quote != nil {
			m.quote(l.quote)
			continue
		}
		text := mdEscape(plainText(l.runs))
		if l.kind == caution {
			text = "*" + text + "*"
		}
		m.put("  - %s%s", text, mdTag(l.tag))
	}
}

func mdTag(tag string) string {
	if tag == "" {
		return ""
	}
	return " [" + mdEscape(tag) + "]"
}

func (m *mdPage) quote(q *quote) {
	text := "“" + mdEscape(q.text) + "”"
	if lead := strings.TrimSpace(strings.ReplaceAll(q.lead, "\u00a0", " ")); lead != "" {
		text = mdEscape(lead) + " " + text
	}
	if q.voice != "" {
		text += " — " + mdEscape(q.voice)
	}
	if m.names && q.document != "" {
		text += " (" + mdEscape(clean(q.document)) + ")"
	}
	m.put("    > %s\n", text)
}

func plainText(runs []run) string {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.text)
	}
	return strings.ReplaceAll(b.String(), "\u00a0", " ")
}

// mdEscape keeps a source's words from becoming markup.
func mdEscape(s string) string {
	s = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`,
		"#", `\#`, "|", `\|`, "~", `\~`, "&", `\&`, "!", `\!`).Replace(s)
	if s != "" && strings.ContainsAny(s[:1], "-+=") {
		s = `\` + s
	}
	return s
}
