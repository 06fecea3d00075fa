package reader

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"backchannel/cite"
)

// CorrectionRule is the rule of everything that a correction put into a reading
// or changed in it.
const CorrectionRule = "correction"

// Correction is one line of a file of corrections and what became of it.
type Correction struct {
	Line    int     `json:"line"`
	Text    string  `json:"text"` // as written
	Outcome Outcome `json:"outcome"`
	Why     string  `json:"why,omitempty"`
}

// Outcome says what became of a correction.
type Outcome string

// The outcomes. Nothing but Applied changes a reading.
const (
	Applied   Outcome = "applied"
	Needless  Outcome = "needless"  // the reading says so already
	Unmatched Outcome = "unmatched" // it speaks of a party or fact that the reading has not
	Stale     Outcome = "stale"     // its quoted words are no longer in the text
	Ambiguous Outcome = "ambiguous" // its name or its quoted words fit more than one thing
)

// Corrections are what a person changed in the reading of one story. They are
// anchored by names and quoted words, never by offsets or IDs, so that they hold
// when the story is read again, by a better reader or after an edit. How they are
// written stands in docs/reading.md.
type Corrections struct{ lines []correction }

// correction is a line that was understood.
type correction struct {
	Correction
	edit edit
}

// edit changes a draft, or says why it does not.
type edit func(*draft) *refusal

// refusal is why a correction was not applied.
type refusal struct {
	outcome Outcome
	why     string
}

func refuse(o Outcome, format string, args ...any) *refusal {
	return &refusal{o, fmt.Sprintf(format, args...)}
}

// Len is the number of corrections.
func (c *Corrections) Len() int { return len(c.lines) }

// maxCorrection is the most bytes of a line.
const maxCorrection = 64 << 10

// ReadCorrections reads a file of corrections: one a line; empty lines and what
// stands behind a # are passed over. The error names the first line that cannot
// be understood, and how it is written.
func ReadCorrections(r io.Reader) (*Corrections, error) {
	out := &Corrections{}
	in := bufio.NewScanner(r)
	in.Buffer(nil, maxCorrection)
	n := 0
	for in.Scan() {
		n++
		line := strings.TrimSpace(strings.TrimPrefix(in.Text(), "\ufeff"))
		l, err := lexCorrection(line)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		if len(l.tokens) == 0 {
			continue
		}
		e, err := l.parse()
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		out.lines = append(out.lines, correction{Correction{Line: n, Text: line}, e})
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("line %d: %w", n+1, err)
	}
	return out, nil
}

// Apply changes the reading, line by line, and adds to its Corrections what
// became of each. A line may speak of what a line above it put in. Applied twice,
// the second time finds nothing to change.
func (c *Corrections) Apply(r *Reading) {
	d := newDraft(r)
	for _, l := range c.lines {
		x := l.Correction
		x.Outcome = Applied
		if no := l.edit(d); no != nil {
			x.Outcome, x.Why = no.outcome, no.why
		}
		r.Corrections = append(r.Corrections, x)
	}
	d.settle()
}

// draft is a reading while it is being corrected.
type draft struct {
	*Reading
	find      *cite.Finder
	lastParty int
	lastClaim int
}

func newDraft(r *Reading) *draft {
	d := &draft{Reading: r, find: cite.NewFinder(r.Document.Text)}
	for _, e := range r.Entities {
		d.lastParty = max(d.lastParty, number(e.ID))
	}
	for _, c := range r.Claims {
		d.lastClaim = max(d.lastClaim, number(c.ID))
	}
	return d
}

// number is that of an ID: 12 of e12.
func number(id string) int {
	n := 0
	for _, r := range id {
		if '0' <= r && r <= '9' && n < 1<<30 {
			n = n*10 + int(r-'0')
		}
	}
	return n
}

// settle puts everything back into the order of the text, and takes out ties that
// a merger has made one.
func (d *draft) settle() {
	for i := range d.Entities {
		slices.SortStableFunc(d.Entities[i].Mentions, func(a, b Mention) int { return cmp.Compare(a.Start, b.Start) })
	}
	slices.SortStableFunc(d.Roles, func(a, b Role) int { return cmp.Compare(a.Start, b.Start) })
	slices.SortStableFunc(d.Ties, func(a, b Tie) int { return cmp.Compare(a.Start, b.Start) })
	slices.SortStableFunc(d.Dates, func(a, b Date) int { return cmp.Compare(a.Start, b.Start) })
	slices.SortStableFunc(d.Claims, func(a, b Claim) int { return cmp.Compare(a.Start, b.Start) })
}

// party finds the one entity that a name means: by its name, else an alias, else
// either without regard to case.
func (d *draft) party(name string) (*Entity, *refusal) {
	want := cite.Fold(name)
	called := func(e *Entity, same func(a, b string) bool, aliases bool) bool {
		return same(cite.Fold(e.Name), want) || aliases && slices.ContainsFunc(e.Aliases, func(a string) bool { return same(cite.Fold(a), want) })
	}
	equal := func(a, b string) bool { return a == b }
	for _, try := range []func(*Entity) bool{
		func(e *Entity) bool { return called(e, equal, false) },
		func(e *Entity) bool { return called(e, equal, true) },
		func(e *Entity) bool { return called(e, strings.EqualFold, true) },
	} {
		var found []*Entity
		for i := range d.Entities {
			if try(&d.Entities[i]) {
				found = append(found, &d.Entities[i])
			}
		}
		switch len(found) {
		case 0:
		case 1:
			return found[0], nil
		default:
			return nil, refuse(Ambiguous, "%d parties are called %q", len(found), name)
		}
	}
	if len(d.find.Find(name)) > 0 {
		return nil, refuse(Unmatched, "the reading has no party %q; the words stand in the text: add it with entity", name)
	}
	return nil, refuse(Unmatched, "the reading has no party %q", name)
}

// ref is party where there may be none: "" means nobody.
func (d *draft) ref(name string) (cite.Ref, *refusal) {
	if name == "" {
		return "", nil
	}
	e, no := d.party(name)
	if no != nil {
		return "", no
	}
	return cite.Ref(e.ID), nil
}

// quoted finds the one place of quoted words. An ellipsis between spaces leaves
// words out: "he said … last week". Words that stand in several places of one
// sentence mean the first.
func (d *draft) quoted(words string) (cite.Span, *refusal) {
	first, last, elided := strings.Cut(strings.ReplaceAll(words, " ... ", " … "), " … ")
	found := d.find.Find(first)
	if elided {
		ends := d.find.Find(last)
		found = slices.DeleteFunc(found, func(s cite.Span) bool {
			return !slices.ContainsFunc(ends, func(e cite.Span) bool { return e.Start >= s.End })
		})
		for i, s := range found {
			at := slices.IndexFunc(ends, func(e cite.Span) bool { return e.Start >= s.End })
			found[i].End = ends[at].End
		}
	}
	if len(found) == 0 {
		return cite.Span{}, refuse(Stale, "the words are not in the text: “%s”", words)
	}
	for _, s := range found[1:] {
		if d.sentence(s) != d.sentence(found[0]) {
			return cite.Span{}, refuse(Ambiguous, "the words stand in %d places: quote more of them", len(found))
		}
	}
	return found[0], nil
}

// sentence is the span of the sentences that hold a span.
func (d *draft) sentence(s cite.Span) cite.Span {
	out := s
	for _, x := range d.Sentences {
		if x.Overlaps(s) {
			out.Start, out.End = min(out.Start, x.Start), max(out.End, x.End)
		}
	}
	return out
}
