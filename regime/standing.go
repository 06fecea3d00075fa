package regime

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"backchannel/graph"
)

// ground is what one kind of source says of a designation on a day.
type ground struct {
	status    Status // Listed, WasListed, LaterListed, or Review where it cannot tell
	text      string
	published string // the issue that it rests on
	doubt     string // what Review leaves open; not said where another ground settles it
}

const notKnown = ": whether by then is not known"

// standing is what all sources together say of a designation on a day.
type standing struct {
	status  Status
	grounds []ground
	caution []string
}

// listed says whether the designation stood on the day.
func (s *standing) listed() graph.Answer {
	switch s.status {
	case Listed, Restricted:
		return graph.Yes
	case Review:
		return graph.CannotTell
	}
	return graph.No
}

// stand judges a designation on one day, by the dates that sources give and by
// the issues of the list that it was seen in. Both are kept; where they
// contradict each other the graver one counts and the contradiction is said.
func (d *Designation) stand(day graph.Day) standing {
	s := standing{status: Review, caution: d.contradictions()}
	dates, issues := d.byDates(day), d.byIssues(day)
	for _, g := range []*ground{dates, issues} {
		if g != nil {
			s.grounds = append(s.grounds, *g)
		}
	}
	switch {
	case dates == nil && issues == nil:
		s.grounds = append(s.grounds, ground{status: Review, text: "no source gives a listing date, and no dated issue of the list is here"})
	case dates == nil || dates.status == Review && issues != nil:
		s.status = issues.status
	case issues == nil || issues.status == Review:
		s.status = dates.status
	case dates.status == Listed && issues.status == WasListed && d.Delisted == "":
		s.status = WasListed // the issues know of a removal that no source dates
		since := cmp.Or(d.Listed, d.Effective)
		s.grounds[0].text = strings.Replace(s.grounds[0].text, "since "+inWords(since), on(since), 1)
	case dates.status == WasListed && issues.status == Listed && len(s.caution) == 0:
		s.status = WasListed // the last issue before the day is older than the removal
	default:
		s.status = Graver(dates.status, issues.status)
	}
	if s.status == Listed && cmp.Or(d.Measure, Block) != Block {
		s.status = Restricted
	}
	return s
}

// byDates judges by the listing and delisting dates; nil where none is known.
func (d *Designation) byDates(day graph.Day) *ground {
	since := cmp.Or(d.Listed, d.Effective)
	if since == "" && d.Delisted == "" {
		return nil
	}
	start, end := days(since), days(d.Delisted)
	source := ""
	if d.Source != "" {
		source = " (" + d.Source + ")"
	}
	switch held := graph.Within(start, end, day); {
	case held == graph.Yes:
		return &ground{status: Listed, text: d.sinceWords(day) + source}
	case held == graph.No && start != graph.Always && day < start.First:
		return &ground{status: LaterListed, text: d.word() + " only " + on(since) + source}
	case held == graph.No:
		return &ground{status: WasListed, text: "delisted " + on(d.Delisted) + source}
	case start != graph.Always && day < start.Last:
		return &ground{status: Review, text: d.word() + " on some day of " + inWords(since) + source, doubt: notKnown}
	}
	return &ground{status: Review, text: "delisted on some day of " + inWords(d.Delisted) + source, doubt: notKnown}
}

func (d *Designation) sinceWords(day graph.Day) string {
	words := d.word()
	if since := cmp.Or(d.Listed, d.Effective); since != "" {
		words += " since " + inWords(since)
	}
	if d.Effective != "" && d.Effective != d.Listed && day < days(d.Effective).Last {
		words += ", in effect only from " + inWords(d.Effective)
	}
	return words
}

// word is what being on the list comes to: a measure that blocks nothing is not
// called a listing, which a reader takes for a block.
func (d *Designation) word() string {
	if cmp.Or(d.Measure, Block) != Block {
		return "restricted"
	}
	return "listed"
}

// on puts the right preposition before a date: "on 11 March 2022", "in 2022".
func on(date string) string {
	if len(date) == len("2006-01-02") {
		return "on " + inWords(date)
	}
	if strings.Contains(date, "/") {
		return inWords(date)
	}
	return "in " + inWords(date)
}

// issues returns the dated sightings, oldest first.
func (d *Designation) issues() []Sighting {
	out := slices.DeleteFunc(slices.Clone(d.Sightings), func(s Sighting) bool { return days(s.Published) == graph.Always })
	slices.SortStableFunc(out, func(a, b Sighting) int {
		return cmp.Compare(days(a.Published).First, days(b.Published).First)
	})
	return out
}

// byIssues judges by the issues of the list; nil where no issue here has the
// entry. Present in the last issue before the day: listed. Gone from it after
// an older one had it: was listed. Absent from an issue on or after the day and
// present in a later one: listed later, between the two. Where the day itself
// lies between an issue without it and the first one with it, or before the
// oldest issue, which has it already, the issues cannot tell.
func (d *Designation) byIssues(day graph.Day) *ground {
	all := d.issues()
	first := slices.IndexFunc(all, func(s Sighting) bool { return s.Present })
	if first < 0 {
		return nil
	}
	last := -1 // the last issue surely on or before the day
	for i, s := range all {
		if days(s.Published).Last <= day {
			last = i
		}
	}
	switch {
	case last >= first && all[last].Present:
		return d.presentIn(all, last)
	case last >= first:
		return d.goneFrom(all, last)
	case first == 0:
		return &ground{Review, "the oldest issue here, of " + inWords(all[0].Published) + ", has it already", all[0].Published, ": since when is not known"}
	}
	bracket := d.word() + " between " + inWords(all[first-1].Published) + " and " + inWords(all[first].Published) + ", by the issues here"
	if day <= days(all[first-1].Published).First {
		return &ground{status: LaterListed, text: bracket, published: all[first].Published}
	}
	return &ground{Review, bracket, all[first].Published, notKnown}
}

func (d *Designation) presentIn(all []Sighting, last int) *ground {
	g := &ground{status: Listed, text: "in the issue of " + inWords(all[last].Published), published: all[last].Published}
	if last+1 < len(all) && !all[last+1].Present {
		g.text += ", the last one here before then; gone from that of " + inWords(all[last+1].Published)
	}
	return g
}

func (d *Designation) goneFrom(all []Sighting, last int) *ground {
	had := last
	for !all[had].Present {
		had--
	}
	bracket := "removed between " + inWords(all[had].Published) + " and " + inWords(all[had+1].Published) + ", by the issues here"
	g := &ground{status: WasListed, text: bracket, published: all[had+1].Published}
	if last+1 < len(all) && all[last+1].Present {
		g.status, g.doubt = Review, notKnown // listed anew some time between the two issues
		g.text += "; listed again by " + inWords(all[last+1].Published)
	}
	return g
}

// contradictions are what the dates and the issues say that cannot both be so,
// whatever the day.
func (d *Designation) contradictions() []string {
	var out []string
	since, until := days(cmp.Or(d.Listed, d.Effective)), days(d.Delisted)
	all := d.issues()
	everSeen := slices.ContainsFunc(all, func(s Sighting) bool { return s.Present })
	for i, s := range all {
		issue := days(s.Published)
		switch seenLater := slices.ContainsFunc(all[i:], func(s Sighting) bool { return s.Present }); {
		case s.Present && since != graph.Always && issue.Before(since):
			out = append(out, d.contradiction("has it in the issue of %s, before the listing date of %s", s.Published, cmp.Or(d.Listed, d.Effective)))
		case s.Present && until != graph.Always && issue.First >= until.Last:
			out = append(out, d.contradiction("has it in the issue of %s, after the delisting of %s", s.Published, d.Delisted))
		case !s.Present && since != graph.Always && issue.First >= since.Last && (seenLater || !everSeen) && (until == graph.Always || issue.Last < until.First):
			out = append(out, d.contradiction("lacks it in the issue of %s, after the listing date of %s", s.Published, cmp.Or(d.Listed, d.Effective)))
		}
	}
	return slices.Compact(out)
}

func (d *Designation) contradiction(format, issue, date string) string {
	who := cmp.Or(d.Title, d.List, d.Authority)
	return "sources contradict each other: " + who + " " + fmt.Sprintf(format, inWords(issue), inWords(date)) + " that " + cmp.Or(d.Source, "the entry") + " gives"
}
