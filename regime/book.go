package regime

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"

	"backchannel/cite"
	"backchannel/graph"
)

// Book is all that verdicts are judged from. Fill it in, then ask; it must not
// change after the first Verdict. It may be asked from several goroutines.
type Book struct {
	Designations map[string][]Designation // by party ID: every place on a list
	Graph        *graph.Graph             // stakes and ties; nil where there are none
	Undecided    map[string]string        // by party ID: why a person must say who it is
	Lists        []cite.Publication       // what the parties were checked against, to be named where nothing was found
	Reach        graph.PathOptions        // how far ties are followed; the zero value follows three hops

	once  sync.Once
	mu    sync.Mutex
	daily map[graph.Day]*daily
	turns []graph.Day // the days on which anything may change, sorted
}

// daily is what holds on one day for all parties.
type daily struct {
	stands map[string][]standing             // by party, one per designation
	owned  map[*Rule]map[string]graph.Owned  // by rule in force, by party
	listed map[string]Status                 // parties that are listed, blocked or restricted, for ties
	seeds  map[*Rule]map[string]graph.Answer // by rule: who is listed under it

	mu     sync.Mutex
	walker *graph.Walker
}

// Verdict says where a party stands as of a day, or through all of a span of
// days: "2025-10", "2022", "2025-10-25/2025-10-26". Of several grounds the
// gravest gives the status and all are kept. Where a span is not uniform, its
// gravest status counts and a caution tells the parts. A date that cannot be
// read, or none, gives Review with a caution that says so.
func (b *Book) Verdict(party, asOf string) Verdict {
	b.once.Do(b.prepare)
	span, err := graph.ParseDays(asOf)
	if err == nil && span == graph.Always {
		err = fmt.Errorf("no date to judge as of")
	}
	if err != nil {
		return Verdict{Party: party, Status: Review, AsOf: asOf, Reasons: []Reason{}, Caution: []string{err.Error()}}
	}
	out := Verdict{Party: party, AsOf: asOf, Reasons: []Reason{}, Caution: []string{}}
	var parts []part
	for _, day := range b.within(span) {
		v := b.onDay(party, day)
		if len(parts) == 0 || parts[len(parts)-1].status != v.Status {
			parts = append(parts, part{day, v.Status})
		}
		out.Status = Graver(v.Status, out.Status)
		out.Reasons = addReasons(out.Reasons, v.Reasons...)
		out.Caution = addNew(out.Caution, v.Caution...)
	}
	if len(parts) > 1 {
		out.Caution = append([]string{notUniform(parts, asOf)}, out.Caution...)
	}
	if out.Status != Clear { // "on none of the lists" is no reason for anything graver
		out.Reasons = slices.DeleteFunc(out.Reasons, func(r Reason) bool { return r.Text == b.checked() })
	}
	return out
}

// notThroughout begins the caution of a span that is not uniform.
const notThroughout = "not the same throughout "

// Throughout reports whether the party stood so on every day that was judged; of
// a span that is not uniform the status is that of a part.
func (v *Verdict) Throughout() bool {
	return !slices.ContainsFunc(v.Caution, func(c string) bool { return strings.HasPrefix(c, notThroughout) })
}

// part is a stretch of a span with one status.
type part struct {
	from   graph.Day
	status Status
}

func notUniform(parts []part, asOf string) string {
	var s strings.Builder
	s.WriteString(notThroughout + inWords(asOf) + ": " + words[parts[0].status] + " at first")
	for _, p := range parts[1:] {
		s.WriteString(", " + words[p.status] + " from " + inWords(p.from.String()))
	}
	return s.String()
}

// words are the statuses as a person says them.
var words = map[Status]string{
	Listed: "listed", Blocked: "blocked by ownership", Restricted: "restricted", WasListed: "no longer listed",
	LaterListed: "not yet listed", Tied: "tied to a listed party", Review: "not decided", Clear: "clear",
}

// prepare finds the days on which anything may change.
func (b *Book) prepare() {
	b.daily = map[graph.Day]*daily{}
	add := func(dates ...string) {
		for _, s := range dates {
			if d := days(s); d != graph.Always {
				b.turns = append(b.turns, d.First, d.First+1, d.Last, d.Last+1)
			}
		}
	}
	for _, all := range b.Designations {
		for _, d := range all {
			add(d.Listed, d.Effective, d.Delisted)
			for _, s := range d.Sightings {
				add(s.Published)
			}
		}
	}
	for _, r := range rules {
		add(r.From, r.Until)
	}
	if b.Graph != nil {
		for p := range b.Graph.Parties() {
			for _, t := range b.Graph.Ties(p.ID) {
				add(t.Date, t.Start, t.End, t.Known)
			}
		}
	}
	slices.Sort(b.turns)
	b.turns = slices.Compact(b.turns)
}

// within returns the days of a span that have to be judged: its first, and
// every later one on which anything may change.
func (b *Book) within(span graph.Days) []graph.Day {
	out := []graph.Day{span.First}
	i, _ := slices.BinarySearch(b.turns, span.First+1)
	for _, d := range b.turns[i:] {
		if d <= span.Last && d > span.First {
			out = append(out, d)
		}
	}
	return out
}

// onDay judges one party on one day.
func (b *Book) onDay(party string, day graph.Day) Verdict {
	d := b.day(day)
	v := Verdict{Party: party, Status: Clear}
	for i, s := range d.stands[party] {
		v.Status = Graver(s.status, v.Status)
		v.Reasons = append(v.Reasons, reasonsOf(&b.Designations[party][i], s)...)
		v.Caution = append(v.Caution, s.caution...)
		if des := &b.Designations[party][i]; s.status == Restricted && des.Measure == Travel {
			v.Caution = append(v.Caution, "the measure is a travel ban: it freezes nothing")
		}
	}
	b.judgeOwnership(&v, d, day)
	b.judgeTies(&v, d, day)
	if why := b.Undecided[party]; why != "" {
		v.Status = Graver(Review, v.Status)
		v.Reasons = append(v.Reasons, Reason{Text: why})
	}
	if len(v.Reasons) == 0 {
		v.Reasons = append(v.Reasons, Reason{Text: b.checked()})
	}
	return v
}

// checked is the reason of a clear verdict: what the party was looked for in.
func (b *Book) checked() string {
	if len(b.Lists) == 0 {
		return "on no list that was loaded"
	}
	var s strings.Builder
	s.WriteString("on none of the lists checked: ")
	for i, l := range b.Lists {
		if i > 0 {
			s.WriteString(", ")
		}
		s.WriteString(cmp.Or(l.Title, l.List))
		if l.Published != "" {
			s.WriteString(" of " + inWords(l.Published))
		}
	}
	return s.String()
}

// reasonsOf writes a standing: one reason for each ground.
func reasonsOf(d *Designation, s standing) []Reason {
	var out []Reason
	for _, g := range s.grounds {
		text := cmp.Or(d.Title, d.List, d.Authority)
		if d.Entry != "" {
			text += " " + d.Entry
		}
		if d.Name != "" {
			text += ", " + d.Name
		}
		if text += ": " + g.text; s.status == Review {
			text += g.doubt
		}
		out = append(out, Reason{
			Text: text, Authority: d.Authority, List: d.List, Entry: d.Entry,
			Programs: slices.Clone(d.Programs), Published: g.published,
		})
	}
	return out
}

// day works out what holds on a day, once.
func (b *Book) day(day graph.Day) *daily {
	b.mu.Lock()
	defer b.mu.Unlock()
	if d := b.daily[day]; d != nil {
		return d
	}
	d := &daily{
		stands: map[string][]standing{}, owned: map[*Rule]map[string]graph.Owned{},
		listed: map[string]Status{}, seeds: map[*Rule]map[string]graph.Answer{},
	}
	for party, all := range b.Designations {
		for i := range all {
			s := all[i].stand(day)
			d.stands[party] = append(d.stands[party], s)
			if s.listed() == graph.Yes {
				d.mark(party, s.status)
			}
		}
	}
	b.own(d, day)
	b.daily[day] = d
	return d
}

func (d *daily) mark(party string, s Status) {
	if old, ok := d.listed[party]; ok {
		s = Graver(s, old)
	}
	d.listed[party] = s
}

// own applies the ownership rules in force on the day.
func (b *Book) own(d *daily, day graph.Day) {
	if b.Graph == nil {
		return
	}
	holdings := b.Graph.Holdings(day)
	for i := range rules {
		r := &rules[i]
		if !r.holds(day) {
			continue
		}
		seeds := b.under(r, d)
		if len(seeds) == 0 {
			continue
		}
		d.seeds[r] = seeds
		if r.None {
			continue
		}
		d.owned[r] = holdings.OwnedBy(seeds, r.Test)
		for party, o := range d.owned[r] {
			if o.Answer == graph.Yes {
				d.mark(party, r.Effect)
			}
		}
	}
}

// under returns who is listed under a rule's authority and measure.
func (b *Book) under(r *Rule, d *daily) map[string]graph.Answer {
	out := map[string]graph.Answer{}
	for party, all := range b.Designations {
		for i, des := range all {
			if des.Authority == r.Authority && cmp.Or(des.Measure, Block) == r.Measure {
				if a := d.stands[party][i].listed(); a > out[party] {
					out[party] = a
				}
			}
		}
	}
	return out
}

// inForce returns the rules that somebody is listed under on the day.
func (d *daily) inForce() []*Rule {
	var out []*Rule
	for i := range rules {
		if d.seeds[&rules[i]] != nil {
			out = append(out, &rules[i])
		}
	}
	return out
}

func addReasons(to []Reason, more ...Reason) []Reason {
	for _, r := range more {
		if !slices.ContainsFunc(to, func(x Reason) bool { return x.Text == r.Text && x.Authority == r.Authority }) {
			to = append(to, r)
		}
	}
	return to
}

func addNew(to []string, values ...string) []string {
	for _, v := range values {
		if !slices.Contains(to, v) {
			to = append(to, v)
		}
	}
	return to
}
