package report

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"backchannel/cite"
	"backchannel/reader"
)

// paragraph is a piece of a document between empty lines, cut into sentences
// and these into marked pieces, with what was understood of it.
type paragraph struct {
	span      cite.Span
	sentences []sentenceMark
	notes     []note
}

// sentenceMark is a sentence, or with number -1 text that is in none.
type sentenceMark struct {
	number int  // its place in the reading
	first  bool // its beginning is here; a sentence may run over paragraphs
	pieces []piece
}

// piece is a run of text under the same marks.
type piece struct {
	text  string
	end   int       // where it ends in the document
	names []namedAt // the mentions that it is in, the longest first: “a [Russian] envoy”
	claim int       // the innermost claim, -1 for none
	date  int       // -1 for none
}

// namedAt is a mention by its entity's place in the reading and its own place
// among the entity's mentions.
type namedAt struct{ entity, mention int }

// means is the name that a reader must be told: that of the entity where the
// words of the mention do not show it, else "".
func (n namedAt) means(r *reader.Reading) string {
	e := r.Entities[n.entity]
	if speaksForItself(e.Mentions[n.mention].Text, e) {
		return ""
	}
	return clean(e.Name)
}

// mark cuts a reading's text at every mark. Spans that do not lie in the text
// or cut a letter are passed over.
func mark(r *reader.Reading) []paragraph {
	text := r.Document.Text
	var whos []namedAt
	var names, claims, dates, sentences []cite.Span
	for i, e := range r.Entities {
		for j, m := range e.Mentions {
			whos = append(whos, namedAt{i, j})
			names = append(names, m.Span)
		}
	}
	for _, c := range r.Claims {
		claims = append(claims, c.Span)
	}
	for _, d := range r.Dates {
		dates = append(dates, d.Span)
	}
	sentences = r.Sentences

	paragraphs := paragraphSpans(text)
	cuts := []int{0, len(text)}
	sweeps := []*sweep{}
	for _, spans := range [][]cite.Span{names, claims, dates, sentences, paragraphs} {
		s := newSweep(spans, text)
		cuts = append(cuts, s.cuts...)
		sweeps = append(sweeps, s)
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)

	out := make([]paragraph, len(paragraphs))
	for i, s := range paragraphs {
		out[i].span = s
	}
	for i := range len(cuts) - 1 {
		at, end := cuts[i], cuts[i+1]
		in := make([]int, len(sweeps))
		for k, s := range sweeps {
			in[k] = s.over(at)
		}
		if in[4] < 0 {
			continue
		}
		p := piece{text: text[at:end], end: end, claim: in[1], date: in[2]}
		for _, n := range sweeps[0].active {
			p.names = append(p.names, whos[n])
		}
		out[in[4]].add(p, in[3], in[3] >= 0 && sentences[in[3]].Start == at)
	}
	entities := entityNames(r)
	for i := range out {
		out[i].notes = notesOf(r, entities, out[i].span)
	}
	return out
}

func (p *paragraph) add(c piece, sentence int, first bool) {
	if n := len(p.sentences); n == 0 || p.sentences[n-1].number != sentence {
		p.sentences = append(p.sentences, sentenceMark{number: sentence, first: first})
	}
	s := &p.sentences[len(p.sentences)-1]
	s.pieces = append(s.pieces, c)
}

// paragraphSpans cuts text at empty lines; a text without any, at line ends.
func paragraphSpans(text string) []cite.Span {
	sep := "\n\n"
	text = strings.ReplaceAll(text, "\r\n", "\n\n") // as long as it was
	if !strings.Contains(strings.TrimSpace(text), sep) {
		sep = "\n"
	}
	var out []cite.Span
	start := 0
	for start < len(text) {
		end := len(text)
		if i := strings.Index(text[start:], sep); i >= 0 {
			end = start + i
		}
		if strings.TrimSpace(text[start:end]) != "" {
			out = append(out, cite.Span{Start: start, End: end})
		}
		start = end + len(sep)
	}
	return out
}

// sweep walks over spans from left to right.
type sweep struct {
	spans  []cite.Span
	order  []int // places in spans, by start
	next   int
	active []int // those that hold the byte last asked for, the longest first
	cuts   []int
}

func newSweep(spans []cite.Span, text string) *sweep {
	s := &sweep{spans: spans}
	edge := func(i int) bool { return i == len(text) || i >= 0 && i < len(text) && utf8.RuneStart(text[i]) }
	for i, t := range spans {
		if t.Start < t.End && edge(t.Start) && edge(t.End) {
			s.order = append(s.order, i)
			s.cuts = append(s.cuts, t.Start, t.End)
		}
	}
	slices.SortStableFunc(s.order, func(a, b int) int { return cmp.Compare(spans[a].Start, spans[b].Start) })
	return s
}

// over is the shortest span that holds the byte, -1 for none. Calls go from left
// to right.
func (s *sweep) over(at int) int {
	for s.next < len(s.order) && s.spans[s.order[s.next]].Start <= at {
		s.active = append(s.active, s.order[s.next])
		s.next++
	}
	s.active = slices.DeleteFunc(s.active, func(i int) bool { return s.spans[i].End <= at })
	slices.SortStableFunc(s.active, func(a, b int) int { return cmp.Compare(s.spans[b].Len(), s.spans[a].Len()) })
	if len(s.active) == 0 {
		return -1
	}
	return s.active[len(s.active)-1]
}
