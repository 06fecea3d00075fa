package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"backchannel/cite"
	"backchannel/reader"
	"backchannel/regime"
	"backchannel/vet"
)

// pathLines show a tied party's nearest way to each listed one, each hop with its
// sentence and voice; second ways are extras.
func (x *index) pathLines(p *vet.Party) []line {
	var lines []line
	said := map[string]bool{}
	reached := map[string]bool{}
	for i, path := range spread(p.Paths) {
		lv := always
		if i >= mostPaths || reached[path.To] {
			lv = extra
		}
		reached[path.To] = true
		lines = append(lines, x.onePath(path, lv, said)...)
	}
	warned := slices.ContainsFunc(append(slices.Clone(p.Verdict.Caution), reasonTexts(p.Verdict)...), func(s string) bool {
		return strings.Contains(strings.ToLower(s), "association") && !tellsPath(s)
	})
	if len(lines) > 0 && p.Status == regime.Tied && !warned {
		lines = append(lines, line{kind: caution, runs: []run{say("association only")}})
	}
	return lines
}

// tellsPath reports whether a reason only writes out a path that is shown anyway.
func tellsPath(reason string) bool { return strings.Contains(reason, " → ") }

func reasonTexts(v regime.Verdict) []string {
	var texts []string
	for _, r := range v.Reasons {
		texts = append(texts, r.Text)
	}
	return texts
}

// spread puts the first path to each listed party before the second to any, and
// otherwise keeps the order given.
func spread(paths []vet.Path) []vet.Path {
	type ranked struct {
		path vet.Path
		nth  int
	}
	seen := map[string]int{}
	var rs []ranked
	for _, p := range paths {
		if len(p.Hops) > 0 {
			rs = append(rs, ranked{p, seen[p.To]})
			seen[p.To]++
		}
	}
	slices.SortStableFunc(rs, func(a, b ranked) int { return cmp.Compare(a.nth, b.nth) })
	out := make([]vet.Path, len(rs))
	for i, r := range rs {
		out[i] = r.path
	}
	return out
}

// onePath shows a path with the sentences of its hops, except those that an
// earlier path of the same party has shown.
func (x *index) onePath(path vet.Path, lv level, said map[string]bool) []line {
	head := line{level: lv, kind: chain, runs: x.chainRuns(path)}
	if len(path.Hops) == 1 {
		head = line{level: lv, runs: x.tieRuns(path.Hops[0])}
	}
	switch p := x.parties[path.To]; {
	case p == nil:
	case p.Status == regime.WasListed:
		head.runs = append(head.runs, run{text: " (no longer listed)", style: faint})
	case p.Status == regime.LaterListed:
		head.runs = append(head.runs, run{text: " (listed only later)", style: faint})
	}
	if slices.ContainsFunc(path.Hops, func(h vet.Hop) bool { return h.Disputed }) {
		head.tag = "DISPUTED"
	}
	return append([]line{head}, x.hopQuotes(path.Hops, behind(lv), said)...)
}

// tieRuns say one tie: "met Arkady Volkonsky, Limassol, 1–10 March 2025".
func (x *index) tieRuns(h vet.Hop) []run {
	runs := []run{say(phrase(h.Kind, h.Role, h.Share, h.Forward, h.Status) + " "), x.who(h.To)}
	runs = append(runs, x.place(h.Place)...)
	if h.Date != "" {
		runs = append(runs, say(", "+glue(day(h.Date, false))))
	}
	return runs
}

// chainRuns say a path: "Keller → runs → Aldgate Partners → owns 12 % of → …".
func (x *index) chainRuns(path vet.Path) []run {
	runs := []run{x.who(path.Hops[0].From)}
	for _, h := range path.Hops {
		words := phrase(h.Kind, h.Role, h.Share, h.Forward, h.Status)
		if h.Disputed {
			words += " (disputed)"
		}
		runs = append(runs, run{text: " → " + words + " → ", style: faint}, x.who(h.To))
	}
	return runs
}

// hopQuotes give each hop's sentence once, and who speaks against it. A
// sentence that gives several hops carries all their numbers; said holds those
// that need no repeating.
func (x *index) hopQuotes(hops []vet.Hop, lv level, said map[string]bool) []line {
	var lines []line
	var above []string
	at := map[string]int{} // a sentence and its voice to its line
	for i, h := range hops {
		number := ""
		if len(hops) > 1 {
			number = fmt.Sprint(i + 1)
		}
		for _, e := range x.hopEvidence(h) {
			key := strings.Join([]string{e.Document, e.Quote, e.Source.Name, string(e.Stance)}, "|")
			if said[key] {
				if number != "" && !slices.Contains(above, number) {
					above = append(above, number)
				}
				continue
			}
			if j, ok := at[key]; ok {
				q := lines[j].quote
				if !strings.HasSuffix(q.lead, number) {
					q.lead += ", " + number
				}
				continue
			}
			at[key] = len(lines)
			lines = append(lines, x.quoteLine(e, number, lv))
		}
	}
	for key := range at {
		said[key] = lv == always
	}
	if len(above) > 0 {
		lines = append([]line{{kind: reason, level: lv, runs: []run{say(strings.Join(above, ", ") + " as above")}}}, lines...)
	}
	return lines
}

// hopEvidence is the sentence that the hop rests on, then those that speak
// against it, which the network's edge knows.
func (x *index) hopEvidence(h vet.Hop) []cite.Evidence {
	out := []cite.Evidence{{Document: h.Document, Span: h.Span, Quote: h.Quote, Source: h.Source, Stance: h.Stance}}
	for _, e := range x.edges[between(h.Kind, h.From, h.To)] {
		for _, ev := range e.Evidence {
			if against(ev.Stance) && (ev.Document != h.Document || ev.Span != h.Span || ev.Stance != h.Stance) {
				out = append(out, ev)
			} else if ev.Document == h.Document && ev.Span == h.Span && ev.Stance == h.Stance {
				out[0].Via, out[0].Rule = ev.Via, ev.Rule
			}
		}
	}
	return out
}

// alsoTied says in one line to which other listed parties a listed one is tied;
// the full page has the sentences.
func (x *index) alsoTied(p *vet.Party) []line {
	var runs []run
	var quotes []line
	seen := map[string]bool{}
	for _, path := range spread(p.Paths) {
		if seen[path.To] || len(seen) == 2*mostPaths {
			continue
		}
		seen[path.To] = true
		if runs == nil {
			runs = append(runs, say("also tied to "))
		} else {
			runs = append(runs, say("; "))
		}
		runs = append(runs, x.who(path.To))
		if first := path.Hops[0]; len(path.Hops) == 1 {
			words := phrase(first.Kind, first.Role, first.Share, first.Forward, first.Status)
			if role := clean(first.Role); role != "" && !first.Forward && roleSpeaks(first.Kind) {
				words = role
			}
			runs = append(runs, say(" ("+words+")"))
		} else {
			runs = append(runs, say(" (through "), x.who(first.To), say(")"))
		}
		quotes = append(quotes, x.hopQuotes(path.Hops, detail, map[string]bool{})...)
	}
	if runs == nil {
		return nil
	}
	return append([]line{{kind: reason, runs: runs}}, quotes...)
}

// clear names the parties of whom nothing was found, in one paragraph.
func (x *index) clear() section {
	s := section{key: "clear", title: "Named, and not found on these lists"}
	var ids []string
	for _, p := range x.standing(func(p *vet.Party) bool { return p.Status == regime.Clear && isActor(p.Schema) && !isDescribed(p) }) {
		ids = append(ids, p.ID)
	}
	if len(ids) > 0 {
		s.count = len(ids)
		runs := append(x.whos(ids), say("."))
		s.items = []item{{key: "clear-all", lines: []line{{runs: runs}}}}
	}
	return s
}

// isDescribed reports whether a person is known by a description alone, as "spokeswoman
// of" somebody, which nothing can be looked up by.
func isDescribed(p *vet.Party) bool {
	what, _, of := strings.Cut(p.Name, " of ")
	return p.Schema == "Person" && of && what == strings.ToLower(what)
}

// isActor reports whether a schema is one that lists hold: no place, no document.
func isActor(schema string) bool {
	switch schema {
	case "Address", "Document", "RealEstate", "Country":
		return false
	}
	return true
}

// claimLine shows a claim's words as a quote in its source's voice.
func (x *index) claimLine(c vet.Claim, lead string, lv level) line {
	return x.quoteLine(cite.Evidence{
		Document: c.Document, Span: c.Span, Quote: c.Text, Source: c.Source, Via: c.Via, Stance: c.Stance, Rule: c.Rule,
	}, lead, lv)
}

// quotesOf show evidence, the same sentence of the same voice once.
func (x *index) quotesOf(es []cite.Evidence, least level) []line {
	var lines []line
	seen := map[string]bool{}
	for _, e := range es {
		key := fmt.Sprint(e.Document, e.Quote, e.Source.Name, against(e.Stance))
		if seen[key] {
			continue
		}
		seen[key] = true
		lv := least
		if len(lines) >= mostQuotes {
			lv = max(lv, extra)
		}
		lines = append(lines, x.quoteLine(e, "", lv))
	}
	return lines
}

// planned marks what has not been made.
func planned(s reader.Status, disputed, negated bool) string {
	switch {
	case disputed:
		return "DISPUTED"
	case s == reader.Future && !negated:
		return "PLANNED"
	}
	return ""
}
