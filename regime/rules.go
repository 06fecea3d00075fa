package regime

import (
	"strings"

	"backchannel/graph"
)

// Rule is one authority's rule on those whom listed parties own, for the time
// that it held.
type Rule struct {
	Name      string
	Authority string
	Measure   string     // whose owners count: the measure of their designation
	Test      graph.Test // meaningless where None is set
	None      bool       // the authority has said that there is no such rule for this measure
	Control   bool       // the authority asks for control as well, which is not judged here
	From      string     // the first day; "" is as far back as lists go
	Until     string     // the first day without it; "" while it stands
	Effect    Status     // Blocked or Restricted
	Source    string
	Note      string
}

// The tests that rules use.
var (
	half     = graph.Test{Threshold: graph.Percent(50)}
	halfSum  = graph.Test{Threshold: graph.Percent(50), Aggregate: true}
	above    = graph.Test{Threshold: graph.Percent(50), Over: true}
	aboveSum = graph.Test{Threshold: graph.Percent(50), Over: true, Aggregate: true}
)

// rules are the ownership rules, by authority and date. Those of governments
// that are blocked by definition (Cuba, Iran, North Korea, Syria, Crimea) are
// no ownership rules and are not here.
var rules = []Rule{
	{
		Name: "OFAC 50 percent rule", Authority: "OFAC", Measure: Block, Test: half, Effect: Blocked,
		From: "2008-02-14", Until: "2014-08-13", Source: "OFAC guidance of 14 February 2008",
		Note: "stakes of several blocked persons were not added up before 13 August 2014",
	},
	{
		Name: "OFAC 50 percent rule", Authority: "OFAC", Measure: Block, Test: halfSum, Effect: Blocked,
		From: "2014-08-13", Source: "OFAC guidance of 13 August 2014; FAQs 398 to 402",
	},
	{
		Name: "OFAC 50 percent rule for sectoral sanctions", Authority: "OFAC", Measure: Sectoral, Test: half, Effect: Restricted,
		From: "2014-07-16", Until: "2014-08-13", Source: "EO 13662 directives of 16 July 2014",
	},
	{
		Name: "OFAC 50 percent rule for sectoral sanctions", Authority: "OFAC", Measure: Sectoral, Test: halfSum, Effect: Restricted,
		From: "2014-08-13", Source: "EO 13662 directives; OFAC guidance of 13 August 2014",
		Note: "restricts new debt, equity and some projects; blocks nothing",
	},
	{
		Name: "Directive 4 under EO 14024", Authority: "OFAC", Measure: Transactions, None: true, Effect: Restricted,
		From: "2022-02-28", Source: "EO 14024 Directive 4",
		Note: "the 50 percent rule does not apply: companies of those named are not themselves under it",
	},
	{
		Name: "BIS Affiliates Rule", Authority: "BIS", Measure: Export, Test: halfSum, Effect: Restricted,
		From: "2025-09-29", Until: "2025-11-10", Source: "BIS interim final rule of 29 September 2025",
		Note: "suspended from 10 November 2025 to 9 November 2026; it is set to return on 10 November 2026: check whether it has",
	},
	{
		Name: "EU ownership test", Authority: "EU", Measure: Block, Test: above, Control: true, Effect: Blocked,
		Until: "2022-04-08", Source: "EU Best Practices before 2024 (more than 50 %)",
	},
	{
		Name: "EU ownership test", Authority: "EU", Measure: Block, Test: aboveSum, Control: true, Effect: Blocked,
		From: "2022-04-08", Until: "2024-07-03", Source: "EU Best Practices before 2024; Commission FAQ on aggregate ownership, 8 April 2022",
	},
	{
		Name: "EU ownership test", Authority: "EU", Measure: Block, Test: halfSum, Control: true, Effect: Blocked,
		From: "2024-07-03", Source: "EU Best Practices of 3 July 2024 (50 % or more)",
	},
	{
		Name: "UK ownership test", Authority: "UK", Measure: Block, Test: above, Control: true, Effect: Blocked,
		From: "2020-12-31", Source: "regulation 7 of the Russia (Sanctions) (EU Exit) Regulations 2019 and its like; OFSI guidance 4",
		Note: "stakes of several persons are added up only where they act by arrangement, which is not judged here",
	},
}

// holds says whether the rule was in force on a day.
func (r *Rule) holds(day graph.Day) bool {
	return graph.Within(days(r.From), days(r.Until), day) == graph.Yes
}

// test writes the rule's test: "at least 50 %, stakes added up".
func (r *Rule) test() string {
	words := "at least 50 %"
	if r.Test.Over {
		words = "more than 50 %"
	}
	if r.Test.Aggregate {
		return words + ", stakes added up"
	}
	return words + ", each holder by itself"
}

// days reads a date that Add or a lint has checked; one that cannot be read
// counts as not given.
func days(s string) graph.Days {
	d, _ := graph.ParseDays(s)
	return d
}

// inWords writes a date prefix as people do: "11 March 2022", "March 2022",
// "2022"; a run of days as "from … to …".
func inWords(s string) string {
	if from, to, ok := strings.Cut(s, "/"); ok {
		return strings.TrimSpace("from " + inWords(from) + " to " + inWords(to))
	}
	part := strings.Split(s, "-")
	month := 0
	if len(part) > 1 && len(part[1]) == 2 {
		month = int(part[1][0]-'0')*10 + int(part[1][1]-'0')
	}
	switch {
	case month < 1 || month > 12:
		return s
	case len(part) == 2:
		return months[month-1] + " " + part[0]
	case len(part) == 3:
		return strings.TrimLeft(part[2], "0") + " " + months[month-1] + " " + part[0]
	}
	return s
}

var months = [...]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
