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

// How much of a party the terminal and the top of a page show; the rest is
// "and 3 more".
const (
	mostMatches = 3
	mostPaths   = 3
	mostQuotes  = 2
	mostReasons = 3 // of how a party stood on the day of a dealing
)

func (x *index) listed() section {
	return x.partySection("listed", "Listed", "", regime.Listed)
}

func (x *index) blocked() section {
	return x.partySection("blocked", "Blocked by ownership, or restricted", "", regime.Blocked, regime.Restricted)
}

func (x *index) otherTimes() section {
	return x.partySection("history", "Was listed, or listed later", "", regime.WasListed, regime.LaterListed)
}

func (x *index) tied() section {
	return x.partySection("tied", "Tied to a listed party",
		"Association only. A tie is no ownership and no control unless it says so.", regime.Tied)
}

func (x *index) partySection(key, title, note string, in ...regime.Status) section {
	s := section{key: key, title: title, note: note}
	for _, p := range x.standing(func(p *vet.Party) bool { return slices.Contains(in, p.Status) }) {
		s.items = append(s.items, item{
			key: "party-" + p.ID, party: p.ID,
			label: []run{{text: clean(p.Name), style: strong, party: p.ID}},
			lines: x.partyLines(p),
		})
	}
	return s
}

func (x *index) partyLines(p *vet.Party) []line {
	var lines []line
	switch p.Status {
	case regime.Tied:
		lines = append(lines, x.pathLines(p)...)
		lines = append(lines, x.verdictLines(p)...)
		lines = append(lines, x.matchLines(p, detail)...)
	case regime.Blocked:
		words, reasons := "not itself listed; blocked by ownership", x.verdictLines(p)
		if len(p.Verdict.Reasons) > 0 {
			words, reasons = words+": "+strings.TrimPrefix(clean(p.Verdict.Reasons[0].Text), "blocked by ownership: "), reasons[1:]
		}
		lines = append(lines, line{runs: []run{say(words)}})
		lines = append(lines, reasons...)
		lines = append(lines, x.matchLines(p, detail)...)
		lines = append(lines, x.pathLines(p)...)
	default:
		lines = append(lines, x.matchLines(p, always)...)
		lines = append(lines, x.verdictLines(p)...)
		lines = append(lines, x.alsoTied(p)...)
	}
	lines = append(lines, atEventLines(p)...)
	return append(lines, x.roleLines(p)...)
}

// matchLines show the list entries that the party is or may be. Lines are at
// the given level at least: of a party that is not listed, its near misses are
// details.
func (x *index) matchLines(p *vet.Party, least level) []line {
	var lines []line
	for i, m := range p.Matches {
		lv := least
		if !m.Match || i >= mostMatches {
			lv = max(lv, extra)
		}
		lines = append(lines, line{level: lv, runs: []run{say(entryWords(p.Name, m, p.Status))}, tag: score(m.Score)})
		var why []string
		for _, e := range m.Explanations {
			if d := clean(e.Detail); d != "" {
				why = append(why, d)
			}
		}
		if len(why) > 0 {
			lines = append(lines, line{kind: reason, level: behind(lv), runs: []run{say(strings.Join(why, "; "))}})
		}
		for _, e := range m.Evidence {
			lines = append(lines, x.quoteLine(e, "", detail))
		}
	}
	return lines
}

// behind is the level of what goes with a line: it is not counted again.
func behind(lv level) level {
	if lv == always {
		return always
	}
	return detail
}

// entryWords names a list entry: "OFAC SDN 40123, RUSSIA-EO14024, since 11 Mar
// 2022", and how the list writes the name where the story writes it otherwise.
func entryWords(name string, m vet.Match, standing regime.Status) string {
	words := clean(cmp.Or(m.ListTitle, m.List))
	if m.ID != "" {
		words += " " + clean(m.ID)
	}
	if m.Name != "" && !strings.EqualFold(clean(m.Name), clean(name)) {
		words += " “" + clean(m.Name) + "”"
	}
	if len(m.Programs) > 0 {
		words += ", " + clean(strings.Join(m.Programs, ", "))
	}
	switch {
	case m.Since != "" && standing == regime.WasListed:
		words += ", listed " + glue(day(m.Since, true))
	case m.Since != "":
		words += ", since " + glue(day(m.Since, true))
	case m.FirstSeen != "":
		words += ", listing date not given; first seen in the issue of " + glue(day(m.FirstSeen, true))
	}
	return words
}

// verdictLines give the reasons that the matches above do not already show, and
// every caution. A match does not say how its entry was removed.
func (x *index) verdictLines(p *vet.Party) []line {
	var lines []line
	for _, r := range p.Verdict.Reasons {
		shown := slices.ContainsFunc(p.Matches, func(m vet.Match) bool {
			return m.Match && m.Since != "" && m.List == r.List && m.ID == r.Entry && p.Status != regime.WasListed
		})
		lv := always
		if shown || tellsPath(r.Text) && len(p.Paths) > 0 {
			lv = detail
		}
		lines = append(lines, line{kind: reason, level: lv, runs: []run{say(clean(r.Text))}})
	}
	for _, c := range p.Verdict.Caution {
		lines = append(lines, line{kind: caution, runs: []run{say(clean(c))}})
	}
	return lines
}

// atEventLines say how the party stood on the days of its dealings, where that
// differs from how it stands now.
func atEventLines(p *vet.Party) []line {
	var lines []line
	for i, v := range p.AtEvents {
		lv := always
		if i >= mostMatches {
			lv = extra
		}
		words := day(v.AsOf, false) + ": " + statusThen(&v)
		lines = append(lines, line{level: lv, runs: []run{say(words)}})
		for _, r := range v.Reasons {
			lines = append(lines, line{kind: reason, level: detail, runs: []run{say(clean(r.Text))}})
		}
	}
	return lines
}

// roleLines say in one line what the stories call the party; the sentences
// stand on the full page.
func (x *index) roleLines(p *vet.Party) []line {
	if len(p.Roles) == 0 {
		return nil
	}
	var words []string
	var quotes []line
	for _, r := range p.Roles {
		w := clean(r.Title)
		if name := clean(cmp.Or(r.Name, x.roleBody(r))); name != "" {
			w += " (" + name + ")"
		}
		if r.Status != reader.Current && r.Status != "" {
			w = string(r.Status) + " " + w
		}
		if !slices.Contains(words, w) {
			words = append(words, w)
		}
		quotes = append(quotes, x.quoteLine(x.spanEvidence(r.Where), "", detail))
	}
	if len(words) > 4 {
		words = append(words[:4], fmt.Sprintf("%d more", len(words)-4))
	}
	first := line{kind: reason, runs: []run{say("in the story: " + strings.Join(words, "; "))}}
	return append([]line{first}, quotes...)
}

func (x *index) roleBody(r vet.PartyRole) string {
	if r.Organization == "" {
		return ""
	}
	return x.name(string(r.Organization))
}

// spanEvidence is a span of a story as evidence in the story's own voice.
func (x *index) spanEvidence(w vet.Where) cite.Evidence {
	e := cite.Evidence{Document: w.Document, Span: w.Span}
	if i, ok := x.docs[w.Document]; ok {
		r := x.finding.Readings[i]
		e.Quote = r.Document.Quote(sentenceAround(r, w.Span))
	}
	return e
}

// sentenceAround is the sentence that holds the start of the span; the span
// itself where none does.
func sentenceAround(r *reader.Reading, s cite.Span) cite.Span {
	for _, t := range r.Sentences {
		if t.Start <= s.Start && s.Start < t.End {
			return cite.Span{Start: t.Start, End: max(t.End, s.End)}
		}
	}
	return s
}

// quoteLine shows a piece of evidence. A document's own voice needs no naming:
// the document is named.
func (x *index) quoteLine(e cite.Evidence, lead string, lv level) line {
	q := &quote{
		lead: lead, text: nested(e.Quote), voice: voice(e.Source, e.Via, e.Stance), against: against(e.Stance),
		document: e.Document, span: e.Span, rule: e.Rule,
	}
	if i, ok := x.docs[e.Document]; ok {
		r := x.finding.Readings[i]
		d := r.Document
		own := slices.Contains([]string{d.Publisher, d.Title, d.ID}, e.Source.Name)
		if e.Source.Kind == cite.Outlet && own && len(e.Via) == 0 && (e.Stance == cite.Asserts || e.Stance == "") {
			q.voice = ""
		}
		q.span = spoken(r, e)
	}
	return line{kind: saying, level: lv, quote: q}
}

// spoken is where the evidence is said: a denial may stand far from the tie that
// it denies, and then its claim knows the place.
func spoken(r *reader.Reading, e cite.Evidence) cite.Span {
	for _, c := range r.Claims {
		if e.Claim != "" && c.ID == e.Claim && !c.Overlaps(e.Span) {
			return c.Span
		}
	}
	return e.Span
}

// nested is a quote ready to stand between double quotation marks: its own
// become single ones, as a printer would set them.
func nested(s string) string {
	return strings.NewReplacer("“", "‘", "”", "’").Replace(clean(s))
}

// glue keeps words on one line.
func glue(s string) string { return strings.ReplaceAll(s, " ", "\u00a0") }

func wordCount(s string) int { return len(strings.Fields(s)) }
