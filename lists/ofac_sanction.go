package lists

import (
	"slices"
	"strings"

	"backchannel/ftm"
)

// mark is what a programme's tag and a remark are matched by: the number of the
// executive order that both name, then, where the remark names a directive
// under it, a stroke and the directive: "14024/3". Some have a word in place of
// the number (CMIC, CAATSA). A remark without one is of all programmes.
type mark string

// ofacSaid is what an entry says of the measures under one mark.
type ofacSaid struct {
	text      []string
	listed    []string // YYYY-MM-DD
	effective []string
}

// of returns what is said under a mark.
func (p *ofacParty) of(m mark) *ofacSaid {
	if p.said == nil {
		p.said = map[mark]*ofacSaid{}
	}
	if p.said[m] == nil {
		p.said[m] = &ofacSaid{}
	}
	return p.said[m]
}

func (p *ofacParty) tell(m mark, text string) { p.of(m).text = append(p.of(m).text, text) }

// provides keeps what the entry says of the measures. Notes on secondary
// sanctions name orders and regulations only in passing.
func (p *ofacParty) provides(f ofacFact) {
	if strings.HasPrefix(strings.ToLower(f.label), "secondary") {
		p.tell("", f.raw)
		return
	}
	p.tell(markOf(f.raw), f.raw)
}

func (p *ofacParty) listedOn(f ofacFact) {
	said := p.of(markOf(f.label))
	said.text = append(said.text, f.raw)
	said.listed = append(said.listed, ofacDate(f.value))
}

func (p *ofacParty) inForce(f ofacFact) {
	said := p.of(markOf(f.label))
	said.text = append(said.text, f.raw)
	said.effective = append(said.effective, ofacDate(f.value))
}

// markOf reads the mark of a tag or remark.
func markOf(s string) mark {
	for _, word := range []string{"CMIC", "CAATSA", "IFCA"} {
		if strings.Contains(s, word) {
			return mark(word)
		}
	}
	for i := 0; i+5 <= len(s); i++ {
		n := i
		for n < len(s) && isDigit(s[n]) {
			n++
		}
		if n-i == 5 && s[i] == '1' {
			return mark(s[i:n]) + directive(s[n:])
		}
		i = max(i, n)
	}
	return ""
}

// directive finds "Directive 1a" in the rest of a remark and returns "/1a".
func directive(s string) mark {
	for {
		_, rest, ok := strings.Cut(s, "Directive ")
		if !ok {
			return ""
		}
		n := 0
		for n < len(rest) && isDigit(rest[n]) {
			n++
		}
		if n > 0 && n < len(rest) && 'a' <= rest[n] && rest[n] <= 'c' {
			n++
		}
		if n > 0 {
			return "/" + mark(rest[:n])
		}
		s = rest
	}
}

// sanctions makes the Sanctions of the party: one for each programme, and one
// for each directive that its remarks name. A programme of the non-SDN list has
// none beside those of its directives, and neither has UKRAINE-EO13662 on the
// SDN list, where another programme blocks the party: the tag stands both for
// blocking and for the sectoral directives.
func (p *ofacParty) sanctions() []*ftm.Entity {
	tags := p.programs
	if len(tags) == 0 {
		tags = []string{""}
	}
	known := map[mark]bool{}
	for _, tag := range tags {
		known[markOf(tag)] = true
	}
	stray := p.stray(known)
	var out []*ftm.Entity
	for _, tag := range tags {
		order := markOf(tag)
		var directives []mark
		if order != "" {
			for m := range p.said {
				if strings.HasPrefix(string(m), string(order)+"/") {
					directives = append(directives, m)
				}
			}
		}
		slices.Sort(directives)
		for _, d := range directives {
			out = append(out, p.sanction(tag, directiveMeasure(d), d, stray))
		}
		if len(directives) == 0 || !p.cons && (tag != "UKRAINE-EO13662" || len(tags) == 1) {
			out = append(out, p.sanction(tag, p.measure(tag), order, stray))
		}
	}
	return out
}

// stray is what is said under marks that no programme of the party has, which
// is taken to be of all.
func (p *ofacParty) stray(known map[mark]bool) []mark {
	var out []mark
	for m := range p.said {
		order, _, _ := strings.Cut(string(m), "/")
		if m != "" && !known[mark(order)] {
			out = append(out, m)
		}
	}
	slices.Sort(out)
	return append(out, "")
}

// sanction makes one Sanction with what is said under a mark. Text that is of
// all programmes goes to each; dates that are, to those that are no directive.
func (p *ofacParty) sanction(tag, measure string, m mark, stray []mark) *ftm.Entity {
	_, directive, isDirective := strings.Cut(string(m), "/")
	id := p.sanctionID(p.num, tag)
	if isDirective {
		id += "-directive-" + directive
	}
	s := ftm.NewEntity(id, "Sanction")
	s.Properties = make(map[string][]string, 8)
	s.Properties["entity"] = []string{p.entity.ID}
	s.Properties["authority"] = ofacAuthority
	s.Properties["country"] = ofacCountry
	s.Properties["authorityId"] = []string{p.num}
	s.Add("program", tag)
	s.Add("programId", tag)
	s.Properties["provisions"] = []string{measure}
	if isDirective {
		s.Add("provisions", "Directive "+directive)
	}
	for i, from := range append([]mark{m}, stray...) {
		said := p.said[from]
		if said == nil || i > 0 && from == m {
			continue
		}
		s.Add("provisions", said.text...)
		if i == 0 || !isDirective {
			s.Add("listingDate", said.listed...)
			s.Add("startDate", said.effective...)
		}
	}
	if s.First("listingDate") == "" {
		s.Add("listingDate", p.listedBy(measure)...)
	}
	return s
}

// listedBy returns when the party was put on the list of a measure, where the
// file says: on the only non-SDN list that it is on, if none is of that measure.
func (p *ofacParty) listedBy(measure string) []string {
	if d := p.listDates[measure]; d != nil || !p.cons || len(p.listDates) != 1 {
		return d
	}
	for _, d := range p.listDates {
		return d
	}
	return nil
}

// What every Sanction of OFAC has; shared, as there are many.
var (
	ofacAuthority = []string{"Office of Foreign Assets Control"}
	ofacCountry   = []string{"us"}
)

// sanctionID is one for each party, publication and programme, the same in
// every form of the list.
func (o ofacOrigin) sanctionID(num, tag string) string {
	id := "ofac-" + num + "-sdn"
	if o.cons {
		id = "ofac-" + num + "-cons"
	}
	if tag != "" {
		id += "-" + slug(tag)
	}
	return id
}

// directiveMeasure is what a directive does. Of those under EO 14024, Directive
// 2 bars correspondent accounts (it is the CAPTA list's), and 1, 1a and 4 bar
// dealings with three public bodies by name; no 50 percent rule goes with the
// latter, as one goes with the others.
func directiveMeasure(m mark) string {
	switch m {
	case "14024/2":
		return Correspondent
	case "14024/1", "14024/1a", "14024/4":
		return Transactions
	}
	return Sectoral
}

// measure tells what a programme does to a party, apart from its directives.
func (p *ofacParty) measure(tag string) string {
	switch {
	case tag == "NS-PLC":
		return Reject
	case strings.HasPrefix(tag, "CMIC-") || strings.HasPrefix(tag, "CCMC-"):
		return Investment
	case strings.HasPrefix(tag, "FSE-"):
		return Evader
	case tag == "561-Related" || strings.Contains(tag, "CAPTA"):
		return Correspondent
	case !p.cons:
		return Block
	case tag == "UKRAINE-EO13662":
		return Sectoral
	case strings.HasPrefix(tag, "CAATSA"):
		return Menu
	case p.said[markOf(tag)] != nil && markOf(tag) != "": // "Executive Order 14059 information: …"
		return Menu
	case p.listMeasure != "":
		return p.listMeasure
	}
	return Elsewhere
}
