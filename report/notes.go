package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"backchannel/cite"
	"backchannel/reader"
)

// note is one thing that was understood of a passage, with the rule that
// understood it.
type note struct {
	kind   string // tie, role, claim, date
	text   string
	doubts string // "not", "disputed", "former", "planned"
	rule   string
	key    string // what names it in its document: the claim's ID, date12
	span   cite.Span
}

// notesOf are the roles, ties and claims that begin in the span, in the order of
// the text, with the dates last.
func notesOf(r *reader.Reading, names map[cite.Ref]string, within cite.Span) []note {
	var out []note
	in := func(s cite.Span) bool { return within.Start <= s.Start && s.Start < within.End }
	for _, t := range r.Ties {
		if in(t.Span) {
			out = append(out, tieNote(t, names))
		}
	}
	for _, o := range r.Roles {
		if in(o.Span) {
			out = append(out, roleNote(o, names))
		}
	}
	for _, c := range r.Claims {
		if in(c.Span) {
			words := cmp.Or(voice(c.Source, c.Via, c.Stance), "the story itself")
			if c.Stance == cite.Asserts {
				words = "said by " + words
			}
			out = append(out, note{kind: "claim", text: words, rule: clean(c.Rule), key: c.ID, span: c.Span})
		}
	}
	slices.SortStableFunc(out, func(a, b note) int { return cmp.Compare(a.span.Start, b.span.Start) })
	for i, d := range r.Dates {
		if in(d.Span) {
			words := clean(d.Text) + " = " + cmp.Or(day(d.Value, false), "unresolved")
			out = append(out, note{kind: "date", text: words, rule: clean(d.Rule), key: dateKey(i), span: d.Span})
		}
	}
	return out
}

// dateKey names the date at a place of the reading.
func dateKey(i int) string { return fmt.Sprint("date", i+1) }

// ruled adds the rule to what was understood.
func ruled(words, rule string) string {
	if rule = clean(rule); rule != "" {
		words += " · rule " + rule
	}
	return words
}

func entityNames(r *reader.Reading) map[cite.Ref]string {
	names := map[cite.Ref]string{}
	for _, e := range r.Entities {
		names[cite.Ref(e.ID)] = clean(e.Name)
	}
	return names
}

// tieNote says a tie as read: "Nadia Verhalen met Ilya Toreshkov, Limassol, 1–10
// March 2025". An end that the text does not name is "…".
func tieNote(t reader.Tie, names map[cite.Ref]string) note {
	share := clean(t.Percentage)
	if share != "" && !strings.HasSuffix(share, "%") {
		share += " %"
	}
	end := func(r cite.Ref) string { return cmp.Or(names[r], clean(string(r)), "…") }
	words := end(t.From) + " " + phrase(string(t.Kind), t.Role, share, true, reader.Current) + " " + end(t.To)
	if what := clean(t.What); what != "" {
		words += ": " + what
	}
	more := []string{words}
	if len(t.Via) > 0 {
		var via []string
		for _, v := range t.Via {
			via = append(via, end(v))
		}
		more = append(more, "through "+list(via))
	}
	for _, s := range []string{clean(t.Amount), names[t.Place], day(t.Date, false)} {
		if s != "" {
			more = append(more, s)
		}
	}
	var doubts []string
	if t.Negated {
		doubts = append(doubts, "not so")
	}
	if t.Status == reader.Former && !isEvent(string(t.Kind)) {
		doubts = append(doubts, "former")
	}
	if t.Status == reader.Future {
		doubts = append(doubts, "planned")
	}
	if t.Disputed {
		doubts = append(doubts, "disputed")
	}
	return note{kind: "tie", text: strings.Join(more, ", "), doubts: strings.Join(doubts, ", "), rule: clean(t.Rule), span: t.Span}
}

func roleNote(o reader.Role, names map[cite.Ref]string) note {
	words := cmp.Or(names[o.Person], "…") + ": " + clean(o.Title)
	if body := names[o.Organization]; body != "" {
		words += ", " + body
	}
	n := note{kind: "role", text: words, rule: clean(o.Rule), span: o.Span}
	if o.Status != reader.Current {
		n.doubts = clean(string(o.Status))
	}
	return n
}

// noteCount heads a passage's notes: "2 ties · 1 claim".
func noteCount(notes []note) string {
	var words []string
	for _, kind := range []string{"tie", "role", "claim", "date"} {
		n := 0
		for _, o := range notes {
			if o.kind == kind {
				n++
			}
		}
		if n > 0 {
			words = append(words, count(n, kind))
		}
	}
	return strings.Join(words, " · ")
}
