package report

import (
	"cmp"
	"slices"

	"backchannel/cite"
	"backchannel/regime"
	"backchannel/vet"
)

// outline is what the text, Markdown and HTML faces show, in their order.
type outline struct {
	docs     []docHead
	warning  string // set where the starter facts alone were asked
	checked  []listHead
	history  []listHead // older issues, used for what was so on past days
	asOf     string
	sections []section
	closing  []section // what was checked and what was not
}

type docHead struct {
	id, title, date, publisher string
	words                      int
	millis                     float64 // 0 where unknown
}

type listHead struct{ title, published, retrieved, targets string }

type section struct {
	key   string // an anchor: listed, tied
	title string
	count int
	note  string
	items []item
}

// item is one party, dealing, dispute or event. Its label stands in the left
// column; without a label its first line is a head of full width.
type item struct {
	key   string // an anchor, unique in the finding
	party string // whom the item is about, "" where it is no party's own
	label []run
	mark  string // a word of doubt: DISPUTED, PLANNED, NEGATED
	lines []line
}

type lineKind int

const (
	fact   lineKind = iota
	reason          // why a fact holds; set fainter
	caution
	chain // a path
	saying
)

// level says when a line is shown.
type level int

const (
	always level = iota
	extra        // beyond the cap: counted in "and 3 more"
	detail       // on the full page and with All only, and not counted
)

type line struct {
	kind  lineKind
	level level
	runs  []run
	tag   string // stands at the right: match 0.97
	quote *quote // of a saying
}

// quote is one piece of evidence with its voice.
type quote struct {
	number   int    // counted through the finding, from 1
	lead     string // which hop of a path or side of a dispute it belongs to
	text     string
	voice    string
	against  bool
	document string
	span     cite.Span
	rule     string
}

// run is a piece of a line; a run with a party links to it.
type run struct {
	text  string
	style style
	party string
}

type style int

const (
	plain style = iota
	strong
	faint
	alarm
	doubt
)

func say(s string) run { return run{text: s} }

func (x *index) who(id string) run { return run{text: clean(x.name(id)), party: id} }

// whos lists parties as prose does.
func (x *index) whos(ids []string) []run {
	var runs []run
	for i, id := range ids {
		switch {
		case i == 0:
		case i == len(ids)-1:
			runs = append(runs, say(" and "))
		default:
			runs = append(runs, say(", "))
		}
		runs = append(runs, x.who(id))
	}
	return runs
}

// newOutline puts the finding in the order in which it is read: the gravest
// first, within a section by first mention.
func newOutline(f *vet.Finding) *outline {
	x := newIndex(f)
	o := &outline{asOf: f.AsOf, docs: docHeads(f)}
	if f.StarterOnly {
		o.warning = "No list is loaded. Only the few facts compiled into this program were asked: a party that is not " +
			"found here has not been screened. Load the official lists with: backchannel lists update"
	}
	for _, l := range f.Lists {
		h := listHead{clean(cmp.Or(l.Title, l.Name)), l.Published, l.Retrieved, thousands(l.Targets)}
		if l.Newest {
			o.checked = append(o.checked, h)
		} else {
			o.history = append(o.history, h)
		}
	}
	for _, s := range []section{x.listed(), x.blocked(), x.otherTimes(), x.tied(), x.dealings(), x.disputes(),
		x.knowledge(), x.timeline(), x.corroboration(), x.undecided(), x.clear()} {
		if len(s.items) > 0 {
			s.count = cmp.Or(s.count, len(s.items))
			o.sections = append(o.sections, s)
		}
	}
	o.closing = []section{x.checked(), x.notChecked()}
	o.number()
	return o
}

// number counts the quotes, so that a page can link each to its sentence.
func (o *outline) number() {
	n := 0
	for _, s := range o.sections {
		for _, it := range s.items {
			for _, l := range it.lines {
				if l.quote != nil {
					n++
					l.quote.number = n
				}
			}
		}
	}
}

func docHeads(f *vet.Finding) []docHead {
	var heads []docHead
	for _, r := range f.Readings {
		heads = append(heads, newDocHead(r.Document, f.Millis[r.Document.ID]))
	}
	return heads
}

func newDocHead(d cite.Document, millis float64) docHead {
	h := docHead{
		id: clean(d.ID), title: clean(d.Title), date: d.Date, publisher: clean(d.Publisher),
		words: wordCount(d.Text), millis: millis,
	}
	if h.title == h.id {
		h.title = ""
	}
	return h
}

// standing selects parties by the section that they belong in, the gravest first, then by
// first mention.
func (x *index) standing(in func(p *vet.Party) bool) []*vet.Party {
	var out []*vet.Party
	for i := range x.finding.Parties {
		if p := &x.finding.Parties[i]; in(p) {
			out = append(out, p)
		}
	}
	slices.SortStableFunc(out, func(a, b *vet.Party) int {
		fa, fb := x.first[a.ID], x.first[b.ID]
		return cmp.Or(
			cmp.Compare(gravity(a.Status), gravity(b.Status)),
			cmp.Compare(nearest(a), nearest(b)),
			cmp.Compare(fa[0], fb[0]), cmp.Compare(fa[1], fb[1]),
		)
	})
	return out
}

// nearest is the number of hops to the closest listed party that a tied one has,
// 0 for all others: a met one comes before a friend's friend.
func nearest(p *vet.Party) int {
	least := 0
	if p.Status != regime.Tied {
		return 0
	}
	for _, path := range p.Paths {
		if n := len(path.Hops); least == 0 || n < least {
			least = n
		}
	}
	return least
}
