package report

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"backchannel/reader"
)

// ExplainText writes for each sentence what the reader's rules made of it, with
// the words that each rests on, and what nearly was made and why not. What a
// correction put into the reading stands with it.
func ExplainText(w io.Writer, r *reader.Reading, all []reader.Explained, o Options) error {
	p := newPage(w, o)
	p.document(newDocHead(r.Document, 0))
	for _, x := range all {
		p.blank()
		p.para(0, 4, []run{{text: glue(fmt.Sprintf("%2d ", x.Number)), style: faint}, {text: clean(r.Document.Quote(x.Span)), style: strong}}, "")
		for _, s := range x.Steps {
			p.para(4, 8, stepRuns(s), "")
		}
		for _, n := range notesOf(r, entityNames(r), x.Span) {
			if n.rule == reader.CorrectionRule {
				p.para(4, 8, []run{say("+ "), say(n.kind + " by correction: " + n.text)}, "")
			}
		}
	}
	return p.w.Flush()
}

// stepRuns say a step in a line: + for what fired, - for what nearly did.
func stepRuns(s reader.Step) []run {
	words := make([]string, len(s.Words))
	for i, w := range s.Words {
		words[i] = "“" + clean(w) + "”"
	}
	head, style := "+ ", plain
	if !s.Fired {
		head, style = "- ", faint
	}
	runs := []run{{text: glue(head + clean(s.Kind) + " "), style: style}, {text: glue("{" + clean(cmp.Or(s.Rule, "?")) + "}"), style: faint},
		{text: " " + clean(s.What), style: style}, {text: "  " + strings.Join(words, " "), style: faint}}
	if s.Why != "" {
		runs = append(runs, run{text: " (" + clean(s.Why) + ")", style: doubt})
	}
	return runs
}
