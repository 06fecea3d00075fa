package report

import (
	"fmt"
	"io"
	"strings"

	"backchannel/regime"
	"backchannel/vet"
)

// ScreeningText writes for each name the entries of the lists that it may be,
// with how the names agree and where the entry stands as of the day. checked are
// the publications that were asked; starterOnly says that no list was loaded.
func ScreeningText(w io.Writer, checked []vet.List, starterOnly bool, all []vet.Screening, o Options) error {
	p := newPage(w, o)
	var asked []listHead
	for _, l := range checked {
		if l.Newest {
			asked = append(asked, listHead{clean(l.Title), l.Published, l.Retrieved, thousands(l.Targets)})
		}
	}
	p.para(0, 17, append([]run{{text: glue("Checked against  "), style: faint}}, headRuns(asked, true)...), "")
	if starterOnly {
		p.para(0, 2, []run{{text: "No list is loaded: these are the compiled-in facts alone. Load the official lists with: backchannel lists update", style: alarm}}, "")
	}
	for _, s := range all {
		p.blank()
		p.para(0, 2, []run{{text: clean(s.Name), style: strong}}, "")
		if len(s.Matches) == 0 {
			p.para(2, 4, []run{say("no listed party is near this name")}, "")
		}
		for _, m := range s.Matches {
			p.standingEntry(s, m)
		}
	}
	return p.w.Flush()
}

func (p *page) standingEntry(s vet.Screening, m vet.Standing) {
	word := run{text: glue("no match  "), style: faint}
	if m.Match.Match {
		word = run{text: glue("MATCH     "), style: alarm}
		if m.Standing.Status != regime.Listed && m.Standing.Status != regime.Blocked {
			word.style = doubt
		}
	}
	p.para(2, 18, []run{say(fmt.Sprintf("%.2f\u00a0\u00a0", m.Score)), word, {text: clean(m.Name), style: strong},
		say(", " + entryWords(m.Name, m.Match, m.Standing.Status))}, "")
	var why []string
	for _, x := range m.Explanations {
		if d := clean(x.Detail); d != "" {
			why = append(why, d)
		}
	}
	p.para(8, 10, []run{{text: strings.Join(why, "; "), style: faint}}, "")
	p.para(8, 10, []run{say("as of " + glue(day(s.AsOf, false)) + ": " + statusWords(m.Standing.Status))}, "")
	for _, r := range m.Standing.Reasons {
		p.para(10, 12, []run{{text: clean(r.Text), style: faint}}, "")
	}
	for _, c := range m.Standing.Caution {
		p.para(10, 12, []run{{text: clean(c), style: doubt}}, "")
	}
}
