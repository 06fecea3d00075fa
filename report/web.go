package report

import (
	"cmp"
	"fmt"
	"io"

	"backchannel/cite"
	"backchannel/graph"
	"backchannel/reader"
	"backchannel/regime"
)

// PathsText writes the chains between two parties, the best evidenced first,
// each hop with what it rests on.
func PathsText(w io.Writer, g *graph.Graph, from, to string, found graph.Paths, o Options) error {
	p := newPage(w, o)
	head := fmt.Sprintf("%s to %s: %s", clean(g.Name(from)), clean(g.Name(to)), count(len(found.Paths), "path"))
	switch {
	case found.Unfinished:
		head += "; there may be more, the search was cut short"
	case found.More:
		head += "; there are more (--limit)"
	}
	p.para(0, 2, []run{{text: head, style: strong}}, "")
	if len(found.Paths) > 0 {
		p.para(0, 2, []run{{text: "Association only: no tie here is ownership or control beyond what it says.", style: faint}}, "")
	}
	for i, path := range found.Paths {
		p.blank()
		p.para(0, 4, pathLine(g, fmt.Sprintf("%d. ", i+1), path), "")
		for _, h := range path.Hops {
			p.proof(h.Tie.Evidence)
		}
	}
	return p.w.Flush()
}

// pathLine is a path in one line: A → owns → B → met → C.
func pathLine(g *graph.Graph, lead string, path graph.Path) []run {
	runs := []run{say(lead), {text: clean(g.Name(path.Hops[0].From)), style: strong}}
	for _, h := range path.Hops {
		runs = append(runs, say(" → "+tieWords(&h.Tie, h.Forward)+" → "), run{text: clean(g.Name(h.To)), style: strong})
	}
	return runs
}

func tieWords(t *graph.Tie, forward bool) string {
	share := ""
	if t.Share.Known() {
		share = t.Share.String()
	}
	words := phrase(t.Kind, t.Role, share, forward || t.Symmetric, reader.Status(t.Status))
	if when := cmp.Or(t.Date, t.Start); when != "" {
		words += ", " + day(when, true)
	}
	if t.Negated {
		words = "not so: " + words
	}
	if t.Disputed {
		words += ", DISPUTED"
	}
	return words
}

// proof sets the evidence of a tie, each quote with whose words it is.
func (p *page) proof(all []cite.Evidence) {
	for _, e := range all {
		text := clean(e.Quote)
		if !p.all {
			text = clip(text, 240)
		}
		who := cmp.Or(voice(e.Source, e.Via, e.Stance), e.Document)
		if who != e.Document {
			who += ", " + e.Document
		}
		if text == "" {
			p.para(6, 8, []run{{text: who, style: faint}}, "")
			continue
		}
		p.para(6, 8, []run{say("“" + text + "”"), {text: "  " + who, style: faint}}, "")
	}
}

// TiesText writes where a party stands and every tie that it has.
func TiesText(w io.Writer, g *graph.Graph, party string, v regime.Verdict, o Options) error {
	p := newPage(w, o)
	p.standing(g, party, v)
	ties := g.Ties(party)
	p.blank()
	p.para(0, 2, []run{{text: count(len(ties), "tie"), style: strong}}, "")
	for _, t := range ties {
		other, forward := t.To, t.From == party
		if !forward {
			other = t.From
		}
		p.blank()
		p.para(2, 6, []run{say(tieWords(&t, forward) + " → "), {text: clean(g.Name(other)), style: strong}}, "")
		p.proof(t.Evidence)
	}
	return p.w.Flush()
}

// OwnersText writes who owns a party and what it owns, level by level.
func OwnersText(w io.Writer, g *graph.Graph, party string, v regime.Verdict, up, down []graph.Holding, o Options) error {
	p := newPage(w, o)
	p.standing(g, party, v)
	p.holdings(g, "Owners", up, func(h graph.Holding) string { return h.Owner })
	p.holdings(g, "Owns", down, func(h graph.Holding) string { return h.Asset })
	return p.w.Flush()
}

// standing heads a page about one party.
func (p *page) standing(g *graph.Graph, party string, v regime.Verdict) {
	p.para(0, 2, []run{{text: clean(g.Name(party)), style: strong}, say("  " + statusWords(v.Status) + " as of " + day(v.AsOf, false))}, "")
	for _, r := range v.Reasons {
		p.para(2, 4, []run{say(clean(r.Text))}, "")
	}
	for _, c := range v.Caution {
		p.para(2, 4, []run{{text: clean(c), style: faint}}, "")
	}
}

func (p *page) holdings(g *graph.Graph, title string, all []graph.Holding, end func(graph.Holding) string) {
	p.blank()
	if len(all) == 0 {
		p.para(0, 2, []run{{text: title + ": no source here says", style: strong}}, "")
		return
	}
	p.para(0, 2, []run{{text: title, style: strong}}, "")
	for _, h := range all {
		size := "a stake of no given size"
		if h.Share.Known() {
			size = h.Share.String()
		}
		of := ""
		if h.Depth > 1 {
			of = " of " + clean(g.Name(h.Asset))
			if end(h) == h.Asset {
				of = " by " + clean(g.Name(h.Owner))
			}
		}
		doubt := ""
		switch {
		case h.Repeat:
			doubt = "  (shown above: they own each other)"
		case !h.Agree:
			doubt = "  (the sources contradict each other on its size)"
		case h.Held == graph.CannotTell:
			doubt = "  (disputed, or may have ended)"
		}
		p.para(2*h.Depth, 2*h.Depth+4, []run{{text: clean(g.Name(end(h))), style: strong}, say("  " + size + of + doubt)}, "")
		for _, t := range h.Ties {
			p.proof(t.Evidence)
		}
	}
}
