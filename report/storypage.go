package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"backchannel/cite"
	"backchannel/reader"
)

// storyPage is a document with its marks as the templates read it.
type storyPage struct {
	Anchor, Title, Detail string
	Paragraphs            []htmlParagraph
	Open                  bool // show the notes at once
}

type htmlParagraph struct {
	Sentences []htmlSentence
	Count     string
	Notes     []htmlNote
}

type htmlSentence struct {
	ID     string
	Pieces []htmlPiece
	Refs   []int // the quotes that rest on it
}

type htmlPiece struct {
	Text, Class, Title, Href string // Href is the note on the claim or date
	Name                     *htmlName
}

type htmlName struct{ Href, Class, Title, Party, Known string }

type htmlNote struct{ ID, Kind, Text, Doubts, Rule, Href string }

// marker knows what a page says of a story's names and sentences.
type marker struct {
	name  func(namedAt) *htmlName
	refs  map[int][]int // sentence to quotes
	tells bool          // say whom "he" and "the fund" mean
	open  bool
}

func newStoryPage(i int, r *reader.Reading, m marker) storyPage {
	d := r.Document
	s := storyPage{Anchor: fmt.Sprint("d", i+1), Title: cmp.Or(clean(d.Title), clean(d.ID)), Open: m.open}
	s.Detail = docDetail(newDocHead(d, 0))
	for _, p := range mark(r) {
		h := htmlParagraph{Count: noteCount(p.notes)}
		for _, st := range p.sentences {
			h.Sentences = append(h.Sentences, m.sentence(s.Anchor, r, st))
		}
		for _, n := range p.notes {
			note := htmlNote{Kind: n.kind, Text: n.text, Doubts: n.doubts, Rule: n.rule}
			if n.key != "" {
				note.ID = s.Anchor + "-" + n.key
			}
			if at := sentenceAt(r.Sentences, n.span.Start); at >= 0 {
				note.Href = fmt.Sprintf("#%s-s%d", s.Anchor, at+1)
			}
			h.Notes = append(h.Notes, note)
		}
		s.Paragraphs = append(s.Paragraphs, h)
	}
	return s
}

func (m marker) sentence(anchor string, r *reader.Reading, st sentenceMark) htmlSentence {
	var h htmlSentence
	if st.number >= 0 && st.first {
		h.ID = fmt.Sprintf("%s-s%d", anchor, st.number+1)
		h.Refs = m.refs[st.number]
	}
	for _, c := range st.pieces {
		p := htmlPiece{Text: shown(c.text)}
		if c.claim >= 0 {
			claim := r.Claims[c.claim]
			p.Class = "claim " + classWord(string(claim.Stance))
			p.Title = ruled("claim: "+cmp.Or(voice(claim.Source, claim.Via, claim.Stance), "the story itself"), claim.Rule)
			p.Href = "#" + anchor + "-" + claim.ID
		}
		if c.date >= 0 {
			p.Class = strings.TrimSpace(p.Class + " date")
			p.Title = ruled(cmp.Or(day(r.Dates[c.date].Value, false), "not resolved"), r.Dates[c.date].Rule)
			p.Href = "#" + anchor + "-" + dateKey(c.date)
		}
		if len(c.names) > 0 {
			p.Href = "" // the name's own link is enough, and links do not nest
			p.Name = m.name(c.names[len(c.names)-1])
			if m.tells {
				p.Name.Known = told(r, c)
			}
		}
		h.Pieces = append(h.Pieces, p)
	}
	return h
}

// told names whom the mentions that end with the piece mean, where their words
// do not show it.
func told(r *reader.Reading, c piece) string {
	var names []string
	for _, n := range slices.Backward(c.names) {
		if r.Entities[n.entity].Mentions[n.mention].End != c.end {
			continue
		}
		if name := n.means(r); name != "" {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}

// shown keeps a story's own spaces but makes its letters safe, as clean does.
func shown(s string) string {
	lead, trail := "", ""
	if t := strings.TrimLeft(s, " \n\r\t"); t != s {
		lead = " "
	}
	if t := strings.TrimRight(s, " \n\r\t"); t != s {
		trail = " "
	}
	if c := clean(s); c != "" {
		return lead + c + trail
	}
	return lead
}

// marker links a story's names to the finding's parties and its sentences to
// the quotes that rest on them.
func (v *findingPage) marker(doc int, o *outline) marker {
	r := v.x.finding.Readings[doc]
	partyAt := map[cite.Span]string{}
	for _, p := range v.x.finding.Parties {
		for _, m := range p.Mentions {
			if m.Document == r.Document.ID {
				partyAt[m.Span] = p.ID
			}
		}
	}
	refs := map[int][]int{}
	for _, s := range o.sections {
		for _, it := range s.items {
			for _, l := range it.lines {
				if q := l.quote; q != nil && q.document == r.Document.ID {
					if n := sentenceAt(r.Sentences, q.span.Start); n >= 0 {
						refs[n] = append(refs[n], q.number)
					}
				}
			}
		}
	}
	return marker{refs: refs, name: func(n namedAt) *htmlName {
		e := r.Entities[n.entity]
		id := partyAt[e.Mentions[n.mention].Span]
		p := v.x.parties[id]
		if p == nil {
			return &htmlName{Class: "s-clear", Title: clean(e.Name)}
		}
		return &htmlName{
			Href: v.partyHref(id), Class: statusClass(p.Status), Party: id,
			Title: clean(p.Name) + ": " + statusWords(p.Status),
		}
	}}
}

// readingPage is a reading as its template reads it.
type readingPage struct {
	shell
	Heading  string
	Story    storyPage
	Entities []entityRow
}

type entityRow struct {
	ID, Name, Schema, Rule string
	Aliases                []string
	Mentions               []placeLink
	More                   int
}

// understood says whom a mention means, and how: "Piet Drum (Person) · pronoun".
func understood(r *reader.Reading, n namedAt) string {
	e := r.Entities[n.entity]
	words := clean(e.Name) + " (" + clean(e.Schema) + ")"
	if kind := clean(e.Mentions[n.mention].Kind); kind != "" {
		words += " · " + kind
	}
	return ruled(words, e.Rule)
}

func newReadingPage(r *reader.Reading) *readingPage {
	title := cmp.Or(clean(r.Document.Title), clean(r.Document.ID), "a document")
	v := &readingPage{shell: newShell("Reading: " + title)}
	v.Story = newStoryPage(0, r, marker{open: true, tells: true, name: func(n namedAt) *htmlName {
		e := r.Entities[n.entity]
		return &htmlName{Href: "#e-" + e.ID, Class: "s-tied", Party: e.ID, Title: understood(r, n)}
	}})
	v.Heading, v.Story.Title = title, "The text"
	if words := correctionCount(r); words != "" {
		v.Story.Detail += " · " + words
	}
	for _, e := range r.Entities {
		row := entityRow{ID: e.ID, Name: clean(e.Name), Schema: clean(e.Schema), Rule: clean(e.Rule), Aliases: cleanAll(e.Aliases)}
		var in []int
		for _, m := range e.Mentions {
			if n := sentenceAt(r.Sentences, m.Start); n >= 0 {
				in = append(in, n+1)
			}
		}
		slices.Sort(in)
		in = slices.Compact(in)
		row.More = max(0, len(in)-mostPlaces)
		for _, n := range in[:len(in)-row.More] {
			row.Mentions = append(row.Mentions, placeLink{fmt.Sprintf("#d1-s%d", n), fmt.Sprint(n)})
		}
		v.Entities = append(v.Entities, row)
	}
	return v
}

// speaksForItself reports whether a mention shows whom it means: a part of the
// name or an alias does, "he" and "the fund" do not.
func speaksForItself(words string, e reader.Entity) bool {
	words = strings.ToLower(clean(words))
	for _, n := range append([]string{e.Name}, e.Aliases...) {
		n = strings.ToLower(clean(n))
		if n == words || len(words) > 2 && strings.Contains(n, words) || len(n) > 2 && strings.Contains(words, n) ||
			len(words) > 4 && len(n) > 4 && words[:5] == n[:5] { // Ukrainian, Ukraine
			return true
		}
	}
	return false
}

// gapWords say what time lies between two dates where it is a month or more: "3
// years". Dates that are no days count from their first day.
func gapWords(before, after string) string {
	a, ok1 := firstDay(before)
	b, ok2 := firstDay(after)
	if !ok1 || !ok2 {
		return ""
	}
	months := int(b.Sub(a).Hours()/24/30.44 + 0.5)
	switch {
	case months >= 23:
		return count((months+6)/12, "year") + " later"
	case months >= 2:
		return count(months, "month") + " later"
	}
	return ""
}

func firstDay(value string) (time.Time, bool) {
	from, _, _ := strings.Cut(value, "/")
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		if t, err := time.Parse(layout, from); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}
