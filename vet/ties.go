package vet

import (
	"cmp"
	"slices"
	"strings"

	"backchannel/cite"
	"backchannel/graph"
	"backchannel/reader"
)

// tie is a tie of one reading with its ends as party IDs and its evidence made
// ready to be shown.
type tie struct {
	reader.Tie
	reading  *reader.Reading
	from, to string // party IDs, "" where the text names none
	place    string
	via      []string
	evidence []cite.Evidence // never empty
}

// kind is the tie's kind in the graph: who is said to control a company, without
// a stake, is not said to own it.
func (t *tie) kind() string {
	if t.Kind == reader.Owns && t.Role == graph.Controls && t.Percentage == "" {
		return graph.Controls
	}
	return string(t.Kind)
}

// denied reports whether nobody asserts the tie and somebody denies it.
func (t *tie) denied() bool {
	return !slices.ContainsFunc(t.evidence, func(e cite.Evidence) bool { return e.Stance != cite.Denies && e.Stance != cite.Disputes })
}

// ends returns the parties of the tie that are named.
func (t *tie) ends() []string {
	var out []string
	for _, p := range []string{t.from, t.to} {
		if p != "" {
			out = append(out, p)
		}
	}
	return out
}

// collectTies turns every reading's ties to ties between parties. A tie of a
// party to itself, as when a name and a nickname were merged, is left out.
func (c *file) collectTies() {
	for _, r := range c.Readings {
		for _, t := range r.Ties {
			x := &tie{Tie: t, reading: r, from: c.party(r, t.From), to: c.party(r, t.To), place: c.party(r, t.Place)}
			if x.from == x.to {
				continue
			}
			for _, v := range t.Via {
				if p := c.party(r, v); p != "" {
					x.via = append(x.via, p)
				}
			}
			x.evidence = evidence(r, t)
			c.ties = append(c.ties, x)
		}
	}
}

// party is the ID of the party that an entity of a reading was merged into.
func (c *file) party(r *reader.Reading, e cite.Ref) string {
	if e == "" {
		return ""
	}
	return c.partyOf[entityKey{r.Document.ID, string(e)}]
}

// evidence is what a tie rests on: one piece for each claim that gives or denies
// it, and the outlet's own word where nobody is named for its sentence.
func evidence(r *reader.Reading, t reader.Tie) []cite.Evidence {
	quote := sentences(r, t.Span)
	var out []cite.Evidence
	for _, id := range t.Claims {
		i := slices.IndexFunc(r.Claims, func(c reader.Claim) bool { return c.ID == id })
		if i < 0 {
			continue
		}
		cl := r.Claims[i]
		q := quote
		if !t.Span.Overlaps(cl.Span) { // a denial or a report elsewhere in the story
			q = sentences(r, cl.Span)
		}
		out = append(out, cite.Evidence{Document: r.Document.ID, Span: t.Span, Quote: q,
			Source: cl.Source, Via: cl.Via, Stance: cl.Stance, Rule: t.Rule, Claim: cl.ID})
	}
	said := func(e cite.Evidence) bool {
		return (e.Stance == cite.Asserts || e.Stance == cite.Hedges) && e.Quote == quote
	}
	if !slices.ContainsFunc(out, said) {
		own := cite.Evidence{Document: r.Document.ID, Span: t.Span, Quote: quote, Source: outlet(r), Stance: cite.Asserts, Rule: t.Rule}
		out = append([]cite.Evidence{own}, out...)
	}
	return out
}

// outlet is the voice of a document itself.
func outlet(r *reader.Reading) cite.Source {
	d := r.Document
	return cite.Source{Kind: cite.Outlet, Name: cmp.Or(d.Publisher, d.Title, d.ID)}
}

// sentences returns the text of the sentences that a span touches, white space
// folded.
func sentences(r *reader.Reading, s cite.Span) string {
	return r.Document.Quote(widen(r, s))
}

// widen returns the span from the start of the first sentence that s touches to
// the end of the last.
func widen(r *reader.Reading, s cite.Span) cite.Span {
	out := s
	for _, t := range r.Sentences {
		if t.Overlaps(s) {
			out.Start, out.End = min(out.Start, t.Start), max(out.End, t.End)
		}
	}
	return out
}

// claim returns a reading's claim with its document and words.
func claimOf(r *reader.Reading, c reader.Claim) Claim {
	return Claim{Document: r.Document.ID, Claim: c, Text: r.Document.Quote(c.Span)}
}

// claimsByID returns the claims of a reading by their IDs, in that order.
func claimsByID(r *reader.Reading, ids []string) []Claim {
	var out []Claim
	for _, id := range ids {
		for _, c := range r.Claims {
			if c.ID == id {
				out = append(out, claimOf(r, c))
			}
		}
	}
	return out
}

// mentions reports whether the party is spoken of within the span.
func (c *file) mentioned(r *reader.Reading, party string, s cite.Span) bool {
	for _, e := range r.Entities {
		if c.party(r, cite.Ref(e.ID)) != party {
			continue
		}
		for _, m := range e.Mentions {
			if m.Span.Overlaps(s) {
				return true
			}
		}
	}
	return false
}

// mergeEvidence appends the pieces that are not there yet.
func mergeEvidence(to []cite.Evidence, more []cite.Evidence) []cite.Evidence {
	for _, e := range more {
		if !slices.ContainsFunc(to, func(x cite.Evidence) bool {
			return x.Document == e.Document && x.Span == e.Span && x.Claim == e.Claim && x.Stance == e.Stance
		}) {
			to = append(to, e)
		}
	}
	return to
}

// addNew appends the values that are not there yet and not empty.
func addNew(to []string, values ...string) []string {
	for _, v := range values {
		if v != "" && !slices.Contains(to, v) {
			to = append(to, v)
		}
	}
	return to
}

// contentWords are the words of a text that carry its matter, in lower case
// and cut to their stem's first letters, so that "denied" meets "denies".
func contentWords(text string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return r < '0' || r > '9' && r < 'a' || r > 'z' && r < 0xc0 }) {
		if len(w) > 3 && !dull[w] {
			out[w[:min(len(w), 6)]] = true
		}
	}
	return out
}

var dull = map[string]bool{"that": true, "this": true, "with": true, "from": true, "have": true, "were": true, "been": true, "they": true,
	"their": true, "said": true, "also": true, "about": true, "which": true, "would": true, "could": true, "when": true, "what": true, "there": true,
	"familiar": true, "people": true, "officials": true, "official": true, "according": true, "sources": true, "source": true, "matter": true, "told": true}
