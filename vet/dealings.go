package vet

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"backchannel/cite"
	"backchannel/reader"
	"backchannel/regime"
)

// dealingKinds are the ties that are contacts with somebody. Being family, a
// member or an associate is a relation, not a dealing.
var dealingKinds = map[reader.TieKind]bool{reader.Meeting: true, reader.Transfer: true, reader.Business: true}

// findDealings lists the contacts with parties that are on a list now or were
// on the day, each judged as of its own day.
func (c *file) findDealings() {
	all := c.contacts()
	retold := map[int]bool{}
	for i, d := range all {
		if j, ok := sameMeeting(all, d); ok {
			all[j].Evidence, all[j].Disputed = mergeEvidence(all[j].Evidence, d.Evidence), all[j].Disputed || d.Disputed
			retold[i] = true
		}
	}
	for i, d := range all {
		if !retold[i] && c.ofInterest(d) {
			c.judgeDealing(&d)
			c.Dealings = append(c.Dealings, d)
		}
	}
	slices.SortStableFunc(c.Dealings, func(a, b Dealing) int { return cmp.Compare(b.Date, a.Date) })
}

// contacts gathers the ties that are contacts with a party on a list. Ties that
// tell of one occasion — the same kind, listed parties, day and place — are one.
// A permission that is given is no dealing: it is told with those that it may
// permit.
func (c *file) contacts() []Dealing {
	var all []Dealing
	byKey := map[string]int{}
	for _, t := range c.ties {
		if !dealingKinds[t.Kind] || t.Negated || t.denied() || t.from == "" || t.to == "" || t.Kind == reader.Transfer && permission.MatchString(t.What) {
			continue
		}
		listed := slices.DeleteFunc(t.ends(), func(p string) bool { return !c.onAList(p) })
		if len(listed) == 0 {
			continue
		}
		slices.SortFunc(listed, func(a, b string) int { return cmp.Compare(c.rank[a], c.rank[b]) })
		others := slices.DeleteFunc(t.ends(), func(p string) bool { return slices.Contains(listed, p) })
		key := strings.Join([]string{string(t.Kind), strings.Join(listed, "+"), t.Date, t.place}, "|")
		if t.Date == "" && t.place == "" || t.Kind != reader.Meeting {
			key += "|" + strings.Join(others, "+") + "|" + t.What
		}
		i, ok := byKey[key]
		if !ok {
			i = len(all)
			byKey[key] = i
			all = append(all, Dealing{Kind: string(t.Kind), What: cmp.Or(t.What, t.Role), Listed: listed, Parties: []string{},
				Place: t.place, Date: t.Date, Status: t.Status})
		}
		d := &all[i]
		d.Parties = addNew(d.Parties, others...)
		d.Disputed = d.Disputed || t.Disputed
		d.Evidence = mergeEvidence(d.Evidence, t.evidence)
	}
	return all
}

// sameMeeting finds the meeting with a day or a place that one told without
// them retells: the only such meeting of the same two parties. Where they met
// more than once there is none.
func sameMeeting(all []Dealing, d Dealing) (int, bool) {
	if d.Date != "" || d.Place != "" || d.Kind != string(reader.Meeting) {
		return 0, false
	}
	found, n := 0, 0
	for i, x := range all {
		there := slices.Concat(x.Listed, x.Parties)
		absent := slices.ContainsFunc(slices.Concat(d.Listed, d.Parties), func(p string) bool { return !slices.Contains(there, p) })
		if x.Kind == d.Kind && x.Date+x.Place != "" && !absent {
			found, n = i, n+1
		}
	}
	return found, n == 1
}

// ofInterest leaves out contacts with nobody but a place.
func (c *file) ofInterest(d Dealing) bool {
	return len(d.Listed) > 1 || slices.ContainsFunc(d.Parties, func(p string) bool { return c.byID[p] != nil && c.byID[p].Schema != "Address" || isCountry(c.byID[p]) })
}

func isCountry(p *Party) bool {
	return p != nil && p.Schema == "Address" && len(p.Properties["country"]) > 0
}

// judgeDealing says where each listed party stood on the day, and what is
// reported and published of a permission. Without a day of its own a dealing
// is judged as of its document's date.
func (c *file) judgeDealing(d *Dealing) {
	day := cmp.Or(d.Date, c.dateOf(d.Evidence), c.AsOf)
	var programs, authorities []string
	for _, p := range d.Listed {
		v := c.judge(p, day)
		if d.Date == "" {
			v.Caution = append(v.Caution, "the text gives no day for it; judged as of "+day)
		}
		d.Verdicts = append(d.Verdicts, v)
		for _, r := range v.Reasons {
			programs, authorities = addNew(programs, r.Programs...), addNew(authorities, r.Authority)
		}
	}
	d.Parties = append(d.Parties, d.Listed...)
	d.Authorisation = c.authorisation(d, day, programs, authorities)
}

// dateOf is the date of the document that the first piece of evidence is in.
func (c *file) dateOf(e []cite.Evidence) string {
	for _, r := range c.Readings {
		if len(e) > 0 && r.Document.ID == e[0].Document {
			return r.Document.Date
		}
	}
	return ""
}

// permission finds the words in which a story speaks of an authorisation.
var permission = regexp.MustCompile(`(?i)\b(waivers?|waived|(?:general |specific |special |OFAC |Treasury )licen[cs]es?|licen[cs]ed by|authori[sz](?:ation|ed by)|exemptions?|exempted|dispensation|special permission|carve-?outs?|(?:temporarily )?lift(?:ed|ing) (?:the )?sanctions)\b`)

// authorisation gathers the claims that speak of a permission for one of the
// dealing's listed parties, and the general licences that were in force.
func (c *file) authorisation(d *Dealing, day string, programs, authorities []string) Authorisation {
	a := Authorisation{Reported: []Claim{}, Published: []regime.Licence{}}
	for _, r := range c.Readings {
		if !barred(d.Verdicts) {
			break // who was not listed on the day needed no permission, whatever was granted later
		}
		for _, cl := range r.Claims {
			span := widen(r, cl.Span)
			if !permission.MatchString(r.Document.Text[span.Start:span.End]) {
				continue
			}
			if slices.ContainsFunc(d.Listed, func(p string) bool { return c.mentioned(r, p, span) || c.mentionedJustBefore(r, p, span) }) {
				a.Reported = append(a.Reported, claimOf(r, cl))
			}
		}
	}
	about := []string{d.What, firstQuote(d.Evidence)}
	for _, p := range d.Parties {
		about = append(about, c.name(p))
	}
	a.Published = append(a.Published, regime.PublishedLicences(authorities, programs, day, about...)...)
	x := regime.Dealing{Kind: d.Kind, Day: day, Verdicts: d.Verdicts, Reported: len(a.Reported), Published: a.Published}
	for _, r := range a.Reported {
		x.Words = append(x.Words, r.Text)
	}
	a.Verdict = regime.Judge(x)
	return a
}

// barred reports whether one of the parties was listed on the day, or may have
// been.
func barred(all []regime.Verdict) bool {
	return slices.ContainsFunc(all, func(v regime.Verdict) bool {
		switch v.Status {
		case regime.Listed, regime.Blocked, regime.Restricted, regime.Review:
			return true
		}
		return false
	})
}

// mentionedJustBefore reports whether the sentence before the span speaks of
// the party: "… Volkonsky …. A waiver allowed his entry, an official said."
func (c *file) mentionedJustBefore(r *reader.Reading, party string, s cite.Span) bool {
	for i, t := range r.Sentences {
		if i > 0 && t.Start == s.Start {
			return c.mentioned(r, party, r.Sentences[i-1])
		}
	}
	return false
}
