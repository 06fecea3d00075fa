package reader

import (
	"slices"
	"strings"
	"time"

	"backchannel/cite"
	"backchannel/reader/syntax"
)

// timex is a date with the tokens it stands on: [first, last) of a sentence.
type timex struct {
	Date
	sentence, first, last int
	rule                  string
	period                period
}

// findDates finds time expressions and resolves them, with the document's date
// as the day that relative ones are read from. Expressions that nothing
// anchors are kept without a value.
func (s *story) findDates() {
	sentences := make([]syntax.Sentence, len(s.trees))
	for i, t := range s.trees {
		sentences[i] = *t.s
	}
	s.dates = findDates(s.doc.Text, s.doc.Date, sentences)
}

// findDates works on a text alone; sentences give tenses and may be nil.
func findDates(text, date string, sentences []syntax.Sentence) []timex {
	s := &dateScan{grammar: theDateGrammar, lead: -1, text: text, tokens: scanDates(text, sentences), anchor: parseAnchor(date)}
	s.dotted = dottedDates(s.tokens)
	for i := s.skipHeader(); i < len(s.tokens); {
		if !s.mayBegin(i) {
			i++
			continue
		}
		e, ok := s.expression(i)
		if !ok {
			i++
			continue
		}
		s.found = append(s.found, e)
		i = e.last
	}
	out := make([]timex, len(s.found))
	for i, e := range s.found {
		out[i] = s.written(e, sentences)
	}
	return out
}

// dateScan is a text while its dates are read, from first word to last.
type dateScan struct {
	grammar *dateGrammar
	text    string
	tokens  []dateToken
	anchor  anchor
	lead    int          // where the expression begins, with its narrowing words; -1 where it has none
	dotted  map[int]bool // numbers of 31.12.2019
	found   []dated      // so far: what a narrative's "that year" looks back on
	// part narrows the expression that is being matched: some rules hold only
	// behind "earlier in" or "the end of".
	part part
}

// dated is an expression found: tokens [first, last).
type dated struct {
	first, last int
	rule        string
	period      period
	absolute    bool // its year is written in it
}

// skipHeader steps over a line that gives the document's own date for
// machines: " date 2025-11-22 …".
func (s *dateScan) skipHeader() int {
	if len(s.tokens) > 6 && s.tokens[0].lower == "date" && s.tokens[0].start < 4 {
		if m, ok := s.match(isoPattern, 1); ok && s.fitsISO(m) {
			return m.last
		}
	}
	return 0
}

var isoPattern = compileDatePattern("YEAR - DAY - DAY")

// mayBegin reports whether a date can begin at the token: most words of a text
// begin none, and need not be tried.
func (s *dateScan) mayBegin(i int) bool {
	w := s.tokens[i].lower
	return w[0] >= '0' && w[0] <= '9' || w[0] == '\'' || dateBeginnings[w]
}

// dateBeginnings are the words that a date can begin with, digits aside.
var dateBeginnings = collectBeginnings()

func collectBeginnings() map[string]bool {
	out := map[string]bool{"between": true, "from": true, "a": true, "an": true, "‘": true}
	for w := range theDateGrammar.words {
		out[w] = true
	}
	for w := range narrowingFrom {
		out[w] = true
	}
	for w := range dateMonths {
		out[w] = true
	}
	for w := range numberWords {
		out[w] = true
	}
	for _, class := range dateWords {
		for w := range class {
			out[w] = true
		}
	}
	for _, table := range datePhrases {
		for w := range table {
			out[w] = true
		}
	}
	return out
}

// expression reads the time expression that begins at token i: a range, a part
// of a period, or a plain date.
func (s *dateScan) expression(i int) (dated, bool) {
	if e, ok := s.rangeOf(i); ok {
		return e, true
	}
	e, _, ok := s.narrowed(i)
	if !ok {
		return e, false
	}
	return e, true
}

// narrowed reads "late last year", "the end of October" or a plain date.
func (s *dateScan) narrowed(i int) (dated, *dateMatch, bool) {
	for _, n := range narrowingFrom[s.tokens[i].lower] {
		if !s.hasWords(i, n.words) || i+len(n.words) >= len(s.tokens) {
			continue
		}
		s.part, s.lead = n.part, i
		e, m, ok := s.core(i + len(n.words))
		s.part, s.lead = wholePart, -1
		if ok && s.tokens[e.first].paragraph == s.tokens[i].paragraph {
			e.first = i
			e.period = e.period.narrow(n.part, s.anchor.day)
			return e, m, true
		}
	}
	return s.core(i)
}

// core reads one date by the rules: the longest match, then the first rule.
func (s *dateScan) core(i int) (dated, *dateMatch, bool) {
	var best *dateMatch
	rule := -1
	for _, c := range s.candidates(i) {
		m, ok := s.match(c.pattern, i)
		if !ok || best != nil && (m.last < best.last || m.last == best.last && c.rule >= rule) {
			continue
		}
		if fits := s.grammar.rules[c.rule].fits; fits != nil && !fits(s, m) {
			continue
		}
		best, rule = m, c.rule
	}
	if best == nil {
		return dated{}, nil, false
	}
	r := &s.grammar.rules[rule]
	_, hasYear := best.get(cYear, 0)
	return dated{best.first, best.last, r.name, r.value(s, best), hasYear}, best, true
}

// rangeOf reads "between May and July 2019", "from 2013 to 2015", "March 2014 to May 2016".
// The first end takes its year from the second where it has none.
func (s *dateScan) rangeOf(i int) (dated, bool) {
	joint, first := []string{"to", "until", "till", "through", "-", "–"}, i
	switch s.tokens[i].lower {
	case "between":
		joint, first = []string{"and"}, i+1
	case "from":
		first = i + 1
	}
	if first >= len(s.tokens) {
		return dated{}, false
	}
	s.part = inRange
	defer func() { s.part = wholePart }()
	a, am, ok := s.core(first)
	if !ok || a.last+1 >= len(s.tokens) || !slices.Contains(joint, s.tokens[a.last].lower) || am == nil {
		return dated{}, false
	}
	b, _, ok := s.core(a.last + 1)
	if !ok || !s.sameKind(a, b, first > i) {
		return dated{}, false
	}
	if b.absolute && !a.absolute && b.period.known() {
		a.period = s.beforeIn(am, b.period)
	}
	whole := period{}
	if a.period.known() && b.period.known() && !b.period.to.Before(a.period.from) {
		whole = period{a.period.from, b.period.to}
	}
	return dated{i, b.last, "range", whole, a.absolute || b.absolute}, true
}

// inRange marks the ends of a range, where a month needs no preposition.
const inRange part = 200

// sameKind keeps "from Monday to 2019" apart; without "from" or "between" both
// ends must be calendar dates.
func (s *dateScan) sameKind(a, b dated, led bool) bool {
	calendar := func(d dated) bool {
		return d.rule == "month" || d.rule == "month year" || d.rule == "month day" || d.rule == "year" || d.rule == "iso"
	}
	return calendar(a) && calendar(b) || led && a.rule == b.rule
}

// beforeIn reads a yearless month or day as the last one before the range's end.
func (s *dateScan) beforeIn(m *dateMatch, end period) period {
	mo, ok := m.get(cMonth, 0)
	if !ok {
		return period{}
	}
	at := func(y int) period {
		if d, ok := m.get(cDay, 0); ok {
			return realDay(y, mo, d)
		}
		return monthPeriod(y, mo)
	}
	p := at(end.to.Year())
	if p.known() && p.from.After(end.to) {
		p = at(end.to.Year() - 1)
	}
	return p
}

// written gives an expression the words that belong to it: the preposition
// before it, and the noun that a bare year stands before ("the 2017 meeting").
func (s *dateScan) written(e dated, sentences []syntax.Sentence) timex {
	first, last := e.first, e.last
	if first > 0 && s.tokens[first-1].paragraph == s.tokens[first].paragraph {
		switch s.tokens[first-1].lower {
		case "in", "on", "at", "by", "since", "until", "till", "during":
			first--
		case "the":
			if first > 1 && slices.Contains([]string{"in", "on", "at", "by", "since", "until", "during"}, s.tokens[first-2].lower) {
				first -= 2
			}
		}
	}
	if e.rule == "year" && s.prenominal(e) {
		last++
	}
	span := cite.Span{Start: s.tokens[first].start, End: s.tokens[last-1].end}
	t := timex{Date: Date{Text: strings.Join(strings.Fields(s.text[span.Start:span.End]), " "), Span: span, Value: e.period.value()}, rule: e.rule, period: e.period}
	t.place(sentences, s.tokens[first].sentence)
	return t
}

// prenominal reports whether a bare year stands before a plain noun.
func (s *dateScan) prenominal(e dated) bool {
	if e.last >= len(s.tokens) {
		return false
	}
	prev, next := s.word(e.last-2), &s.tokens[e.last]
	return (prev == "a" || prev == "the" || prev == "'s" || possessives[prev]) && !next.upper && next.num < 0 &&
		startsLetter(next.lower) && !slices.Contains(functionWords, next.lower) && next.paragraph == s.tokens[e.first].paragraph
}

// place finds the parser's tokens that the expression covers.
func (t *timex) place(sentences []syntax.Sentence, sentence int) {
	t.sentence = -1
	if sentence < 0 || sentence >= len(sentences) {
		return
	}
	t.sentence = sentence
	words := sentences[sentence].Tokens
	for t.first < len(words) && words[t.first].End <= t.Start {
		t.first++
	}
	t.last = t.first
	for t.last < len(words) && words[t.last].Start < t.End {
		t.last++
	}
}

var possessives = map[string]bool{"his": true, "her": true, "its": true, "their": true, "our": true, "my": true, "your": true}

var functionWords = []string{"and", "or", "but", "to", "of", "in", "on", "at", "by", "for", "from", "with", "when", "while", "after", "before", "as", "that", "which", "who", "until", "is", "was", "were", "has", "had", "s"}

// realDay is the day where the calendar has it.
func realDay(y, m, d int) period {
	if t := day(y, m, d); t.Day() == d && int(t.Month()) == m {
		return dayPeriod(t)
	}
	return period{}
}

// now is the day the text is read from.
func (s *dateScan) now() time.Time { return s.anchor.day }

// narrowingFrom holds the narrowing words by their first, longest first.
var narrowingFrom = indexNarrowing()

type narrowingWords struct {
	words []string
	part  part
}

func indexNarrowing() map[string][]narrowingWords {
	out := map[string][]narrowingWords{}
	for _, n := range narrowing {
		w := strings.Fields(n.words)
		out[w[0]] = append(out[w[0]], narrowingWords{w, n.part})
	}
	return out
}
