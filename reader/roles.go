package reader

import (
	"strings"

	"backchannel/cite"
)

// roleRules are the names of the rules that give roles; each has examples in
// testdata/roles.txt.
var roleRules = []string{
	"role-title",             // special envoy NAME
	"role-apposition",        // NAME, the owner of X
	"role-apposition-before", // the owner of X, NAME
	"role-copula",            // NAME is the owner of X
	"role-lede",              // A banker was arrested. NAME, 45, …
	"role-verb",              // NAME runs X; X, run by NAME
	"role-who-holds",         // NAME, who heads X
	"role-plays",             // NAME took a leading role in
	"role-of",                // X's attorney, NAME of FIRM
	"role-as",                // NAME resigned as chairman; NAME was appointed head of X
}

// findRoles finds who holds which position.
func (s *story) findRoles() {
	for _, d := range s.descriptions {
		if d.m.is(person) {
			s.describedRole(d)
		}
	}
	for _, t := range s.trees {
		for i := range t.n() {
			if t.lower(i) == "who" {
				s.whoHolds(t, i)
			}
		}
	}
	for _, t := range s.trees {
		for _, c := range t.clauses {
			s.verbRole(t, c)
		}
	}
	described := map[*mention][]description{}
	for _, d := range s.descriptions {
		described[d.m] = append(described[d.m], d)
	}
	for _, m := range s.mentions {
		s.nameHolds(m)
		s.memberOf(m, described)
	}
}

// describedRole makes a role of a description whose noun is a position or an
// occupation.
func (s *story) describedRole(d description) {
	t := d.t
	low := plainNoun(t.lower(d.head))
	if t.tag(d.head) == "NNS" || t.tag(d.head) == "NNPS" {
		low = plainNoun(singular(low))
	}
	if !positions[low] && !occupations[low] && !roleNouns[low] {
		return
	}
	board := low == "member" && t.lower(d.head+1) == "of" && (t.lower(d.head+2) == "board" || t.lower(d.head+3) == "board")
	if low == "member" && !board && (d.head == d.first || t.tag(d.head-1) == "DT") || low == "candidate" && d.rule == "title" {
		return
	}
	org := s.holderOf(d)
	title := s.roleTitle(d, org)
	if board {
		title, org = "member of the board", s.boardOf(t, d.head+1)
	}
	if title == "" || titleModifiers[strings.ToLower(title)] && !positions[strings.ToLower(title)] && !occupations[strings.ToLower(title)] {
		return
	}
	s.addRole(d.m, title, org, s.statusOf(d), t.span(d.first, max(d.last, d.head+1)), "role-"+d.rule)
}

// roleNouns are nouns for a person that tell a standing.
var roleNouns = set(`chief leader figure boss national fugitive mastermind kingpin veteran heir dissident citizen native`)

// addRole records a role once.
func (s *story) addRole(m *mention, title string, org *entity, st Status, span cite.Span, rule string) {
	e := m.entity
	r := Role{Person: e.id, Title: title, Status: st, Span: span, Rule: rule}
	if m.span.Start < r.Start {
		r.Start = m.span.Start
	}
	r.End = max(r.End, m.span.End)
	if org != nil && org != e {
		r.Organization = org.id
	}
	key := lastWord(title)
	for _, i := range s.rolesOf[e.id] {
		o := &s.roles[i]
		if lastWord(o.Title) != key && !strings.Contains(strings.ToLower(o.Title), strings.ToLower(title)) {
			continue
		}
		if o.Organization == r.Organization || r.Organization == "" {
			return
		}
		if o.Organization == "" {
			o.Organization = r.Organization
			if len(r.Title) > len(o.Title) {
				o.Title = r.Title
			}
			return
		}
	}
	s.rolesOf[e.id] = append(s.rolesOf[e.id], len(s.roles))
	s.roles = append(s.roles, r)
}

// nameAhead is the organisation named further on in the noun phrase that goes
// on at i: "Ostmark state oil company Nordneft".
func (s *story) nameAhead(t *tree, i int) *entity {
	for ; i < t.n(); i++ {
		if m := s.mentionAt(t.index, i); m != nil && m.entity != nil && m.kind == "name" {
			switch m.entity.kind {
			case company, organization, body, outlet:
				return m.entity
			case place, country:
				continue
			}
			return nil
		}
		if t.lower(i) == "of" && placeCommon[t.lower(i-1)] {
			if m := s.mentionAt(t.index, i+1); m.is(place) {
				return m.entity
			}
		}
		if tag := t.tag(i); tag != "JJ" && tag != "NN" && tag != "HYPH" && !t.isHyphen(i) {
			return nil
		}
	}
	return nil
}

// nation is the country's entity, made where the text has only its demonym.
func (s *story) nation(code string) *entity {
	if e := s.countries[code]; e != nil {
		return e
	}
	f := known().country[code]
	if f == nil {
		return nil
	}
	e := s.newEntity(country, f.name)
	e.country, e.weak = code, true
	s.countries[code] = e
	return e
}
