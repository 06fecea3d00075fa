package reader

import (
	"slices"
	"strings"

	"backchannel/cite"
)

// roleRules are the names of the rules that give roles; each has examples in
// testdata/roles.txt.
var roleRules = []string{
	"role-title",             // special envoy NAME
	"role-apposition",        // NAME, the owner of X
	"role-apposition-before", // the owner of X, NAME
	"role-copula",            // NAME is the owner of X; NAME served as
	"role-lede",              // A banker was arrested. NAME, 45, …
	"role-verb",              // NAME runs X; X, run by NAME
	"role-who-holds",         // NAME, who heads X
	"role-plays",             // NAME took a leading role in
	"role-of",                // X's attorney, NAME of FIRM
}

// findRoles finds who holds which position.
func (s *story) findRoles() {
	for _, d := range s.descriptions {
		if d.m.entity != nil && d.m.entity.kind == person {
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
	for _, m := range s.mentions {
		s.nameHolds(m)
		s.memberOf(m)
	}
}

// describedRole makes a role of a description whose noun is a position or an
// occupation.
func (s *story) describedRole(d description) {
	t := d.t
	low := plainNoun(t.lower(d.head))
	if !positions[low] && !occupations[low] && !(personNouns[low] && roleNouns[low]) || kinNouns[low] && !positions[low] && !occupations[low] {
		return
	}
	if low == "member" && (d.head == d.first || t.tag(d.head-1) == "DT") || low == "candidate" && d.rule == "title" {
		return
	}
	org := s.holderOf(d)
	title := s.roleTitle(d, org)
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

// lastWord is the noun of a title, before any "of" or "for".
func lastWord(title string) string {
	low := strings.ToLower(title)
	for _, cut := range []string{" of ", " for ", " at ", " to ", " in "} {
		low, _, _ = strings.Cut(low, cut)
	}
	f := strings.Fields(low)
	if len(f) == 0 {
		return ""
	}
	if full := shortTitles[f[len(f)-1]]; full != "" {
		return full
	}
	return f[len(f)-1]
}

// shortTitles are titles that stand for another.
var shortTitles = map[string]string{"rep.": "representative", "rep": "representative", "congressman": "representative", "congresswoman": "representative",
	"sen.": "senator", "sen": "senator", "gov.": "governor", "gov": "governor", "gen.": "general", "gen": "general", "sec.": "secretary",
	"lt.": "lieutenant", "col.": "colonel", "maj.": "major", "capt.": "captain", "amb.": "ambassador", "pres.": "president",
	"chairwoman": "chairman", "chairperson": "chairman", "chair": "chair", "spokeswoman": "spokesman", "spokesperson": "spokesman",
	"attorney": "lawyer", "co-founder": "founder", "chief": "head", "boss": "head", "ceo": "executive"}

// holderOf finds where the position is held: the body before the noun, the
// owner of it, or what "of", "for", "at" tie to it.
func (s *story) holderOf(d description) *entity {
	t := d.t
	start := d.first
	if owner := s.ownerBefore(t, d.first); owner != nil {
		return owner.entity
	}
	if d.first > 0 && t.tag(d.first-1) == "PRP$" {
		return s.entityAt(t.index, d.first-1)
	}
	if d.first > 0 && t.tag(d.first-1) == "WP$" {
		if n := t.phraseBefore(d.first - 1); n >= 0 {
			return s.entityAt(t.index, n)
		}
	}
	// The words before the noun.
	var before *entity
	for i := start; i < d.head; i++ {
		if t.tag(i) == "POS" && i > start {
			if m := s.mentionAt(t.index, i-1); m != nil && m.entity != nil {
				return m.entity
			}
		}
		if t.tag(i) == "PRP$" {
			if e := s.entityAt(t.index, i); e != nil {
				return e
			}
		}
		m := s.mentionAt(t.index, i)
		if m == nil || m.entity == nil || m.entity == d.m.entity || m.first < start && m.kind != "name" {
			if c := t.demonym(i); c != "" && before == nil {
				before = s.nation(c)
			}
			continue
		}
		if before == nil || before.kind == country || before.kind == place {
			before = m.entity
		}
	}
	// What follows the noun, or the noun joined to it: "director and owner of X".
	after := d.head + 1
	if t.lower(after) == "and" {
		if h, last := t.nounPhrase(after + 1); h >= 0 && (positions[t.lower(h)] || occupations[t.lower(h)]) && t.lower(last) == "of" {
			after = last
		}
	}
	for i, n := after, 0; i < t.n() && n < 3; n++ {
		switch t.lower(i) {
		case "of", "for", "at", "in", "to", "with", "on":
		default:
			return before
		}
		if low := t.lower(d.head); (low == "envoy" || low == "ambassador" || low == "representative" || low == "emissary") && (t.lower(i) == "for" || t.lower(i) == "to") {
			return before // where one is sent, not who sends
		}
		j := i + 1
		for j < t.n() && j < i+8 {
			if m := s.phraseAt(t.index, j); m != nil && m.entity != nil && m.entity != d.m.entity && (m.first >= j || m.kind == "nominal") && m.entity.kind != paper {
				if m.entity.kind == person && m.first != j {
					break
				}
				if (t.lower(i) == "in" || n > 0) && (m.entity.kind == place || m.entity.kind == country) && before != nil {
					return before
				}
				if owner := t.text(m.last); owner == "'s" || owner == "’s" {
					if n := s.mentionAt(t.index, m.last+1); n != nil && n.entity != nil {
						return n.entity
					}
				}
				if m.entity.kind == country || m.entity.kind == place {
					if n := s.nameAhead(t, m.last); n != nil {
						return n
					}
				}
				return m.entity
			}
			if tag := t.tag(j); tag != "DT" && tag != "JJ" && !strings.HasPrefix(tag, "NN") && tag != "POS" && !t.isHyphen(j) && tag != "PRP$" && tag != "VBN" {
				break
			}
			j++
		}
		_, i = t.nounPhrase(i + 1)
	}
	return before
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
			if m := s.mentionAt(t.index, i+1); m != nil && m.entity != nil && m.entity.kind == place {
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
	if e := s.countryEntity(code); e != nil {
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

// titleOf is the title's words: the noun and what modifies it, without articles,
// nationalities, the body that it is held with and words for its status; with
// "of" and "for" phrases that name no body.
func (s *story) roleTitle(d description, org *entity) string {
	t := d.t
	var words []string
	for i := d.first; i <= d.head; i++ {
		low := t.lower(i)
		m := s.mentionAt(t.index, i)
		inOrg := m != nil && m.entity != nil && m != d.m && m.entity.kind != person && m.kind == "name"
		switch {
		case t.tag(i) == "DT" || t.tag(i) == "PRP$" || t.tag(i) == "POS":
			words = words[:0]
		case i < d.head && (inOrg || t.demonym(i) != "" || formerWords[low] || actingWords[low] || futureWords[low] && low != "elect"):
			words = words[:0]
		case m != nil && m.kind == "name" && m.entity != nil && m.entity.kind == person && m.entity != d.m.entity:
			words = words[:0]
		case t.isHyphen(i) && (t.lower(i+1) == "born" || t.lower(i+1) == "based" || t.lower(i+1) == "led" || t.lower(i+1) == "owned" || t.lower(i+1) == "backed"):
			words = words[:0]
			i++
		case t.isHyphen(i):
			if len(words) > 0 && i+1 <= d.head {
				words[len(words)-1] += "-" + t.text(i+1)
				i++
			}
		case puffery[low]:
		case strings.HasPrefix(low, "ex-") || strings.HasPrefix(low, "then-"):
			_, rest, _ := strings.Cut(t.text(i), "-")
			words = append(words[:0], rest)
		default:
			words = append(words, t.text(i))
		}
	}
	title := strings.Join(words, " ")
	// Secretary of State; director of operations.
	i := d.head + 1
	if low := t.lower(i); low == "of" || low == "for" || low == "general" || low == "to" {
		if low == "general" {
			return title + " " + t.text(i)
		}
		j := i + 1
		if m := s.mentionAt(t.index, j); t.lower(j) == "state" || t.lower(j) == "staff" || (m == nil || m == d.m) && t.tag(j) != "DT" && t.tag(j) != "PRP$" || low == "for" && m != nil && m.entity != nil && m.entity.kind == country {
			_, last := t.nounPhrase(j)
			for k := j; k < last; k++ {
				if n := s.mentionAt(t.index, k); n != nil && n.entity != nil && n.entity == org {
					return strings.TrimSpace(title)
				}
			}
			if low == "of" && (t.lower(j) == "state" || t.lower(j) == "staff") {
				last = j + 1
			}
			last = min(last, max(d.last, j+1))
			if last > j && !(d.m.first < last && d.m.last > j) {
				title += " " + t.raw(i, last)
			} else if d.m.first > j {
				title += " " + t.raw(i, min(last, d.m.first))
			}
		}
	}
	return strings.TrimSpace(title)
}

// puffery modifies a person and is no part of a title.
var puffery = set(`current founding present powerful prominent wealthy influential leading notorious well-known famous controversial veteran longtime long-time
	close closest top key fellow one own very most richest new little-known high-profile embattled shadowy flamboyant
	ageing aging billionaire-turned popular outspoken convicted alleged suspected sanctioned`)

// statusOf tells whether a described position is held now.
func (s *story) statusOf(d description) Status {
	t := d.t
	for i := d.first; i <= d.head; i++ {
		if low := t.lower(i); strings.HasPrefix(low, "ex-") || strings.HasPrefix(low, "then-") {
			return Former
		}
	}
	for i := max(0, d.first-2); i < d.head; i++ {
		low := t.lower(i)
		if i < d.first && !(low == "then" || low == "ex" || low == "former") {
			continue
		}
		switch {
		case formerWords[low] && !(low == "late" && i < d.first):
			return Former
		case actingWords[low]:
			return Acting
		case futureWords[low]:
			return Future
		}
	}
	for i := d.head + 1; i < d.head+3; i++ {
		if low := t.lower(i); low == "elect" || low == "designate" || low == "nominee" {
			return Future
		}
	}
	switch {
	case d.future:
		return Future
	case d.past:
		return Former
	}
	return Current
}

// verbRole reads verbs that say who holds a position: "X leads Y", "Y, run by X".
func (s *story) verbRole(t *tree, c *clause) {
	title, ok := holdVerbs[c.lemma()]
	if !ok || c.negated {
		return
	}
	for _, x := range c.subjects {
		m := s.mentionAt(t.index, x)
		if m == nil || m.entity == nil || m.entity.kind != person {
			continue
		}
		for _, o := range c.objects {
			s.holdsRole(t, c, m, o, title)
		}
	}
}

// whoHolds reads "who leads the Harbour Fund" by its words alone, since the
// parser often takes heads, leads and chairs for nouns.
func (s *story) whoHolds(t *tree, i int) {
	j := i + 1
	if t.tag(j) == "RB" || t.lower(j) == "has" {
		j++
	}
	title, ok := holdForms[t.lower(j)]
	n := t.phraseBefore(i)
	if !ok {
		return
	}
	m := s.mentionAt(t.index, n)
	if m == nil || m.entity == nil {
		m = s.mentionAt(t.index, i-2)
	}
	s.holdsBy(t, m, j, title)
}

// nameHolds reads "NAME, 49, owns X" by its words alone.
func (s *story) nameHolds(m *mention) {
	t, j := s.trees[m.sentence], m.last
	if t.text(j) == "," && isNumber(t.text(j+1)) && t.text(j+2) == "," {
		j += 3
	}
	if title, ok := holdForms[t.lower(j)]; ok && m.kind == "name" {
		s.holdsBy(t, m, j, title)
	}
}

// holdsBy records that the person holds a position with the party named behind
// the verb at j.
func (s *story) holdsBy(t *tree, m *mention, j int, title string) {
	if m == nil || m.entity == nil || m.entity.kind != person {
		return
	}
	head, _ := t.nounPhrase(j + 1)
	if head < 0 {
		return
	}
	e := s.entityAt(t.index, head)
	for k := j + 1; k < head && e == nil; k++ {
		e = s.entityAt(t.index, k)
	}
	if e == nil || e.kind == person || e.kind == place || e.kind == country {
		return
	}
	st := Current
	if strings.HasSuffix(t.lower(j), "ed") && title != "founder" || t.lower(j) == "ran" || t.lower(j) == "led" {
		st = Former
	}
	s.addRole(m, title, e, st, t.span(min(m.first, j), head+1), "role-who-holds")
}

// holdForms are the finite forms of the verbs of holding a position.
var holdForms = map[string]string{"leads": "head", "led": "head", "heads": "head", "headed": "head", "runs": "head", "ran": "head",
	"chairs": "chair", "chaired": "chair", "directs": "director", "founded": "founder", "owns": "owner", "owned": "owner",
	"manages": "manager", "commands": "commander", "commanded": "commander"}

// holdVerbs are the verbs whose subject holds a position with their object.
var holdVerbs = map[string]string{"lead": "head", "head": "head", "run": "head", "chair": "chair", "direct": "director",
	"found": "founder", "co-found": "co-founder", "own": "owner", "oversee": "overseer", "manage": "manager", "command": "commander", "take": "role", "play": "role", "have": "role"}

// holdsRole records what a verb of holding says of one object.
func (s *story) holdsRole(t *tree, c *clause, m *mention, o int, title string) {
	e := s.entityAt(t.index, o)
	first, last := t.base(o)
	switch {
	case title == "role":
		if t.lower(o) != "role" || first == o {
			return
		}
		last = s.phraseEnd(t, last)
		if t.tag(first) == "DT" {
			first++
		}
		s.addRole(m, t.raw(first, min(last, first+8)), nil, Current, t.span(min(first, c.head), last), "role-plays")
		return
	case e != nil && (e.kind == company || e.kind == organization || e.kind == body || e.kind == outlet || e.kind == group):
	case e == nil && (title == "head" && c.lemma() == "lead" && (t.lower(o) == "talks" || t.lower(o) == "negotiations" || t.lower(o) == "investigation" || t.lower(o) == "delegation")):
		title = "leader of the " + t.lower(o)
	default:
		return
	}
	if e != nil && (title == "overseer" || title == "manager" && e.kind != company) {
		return
	}
	st := Current
	if c.tense == "past" && !c.passive && c.lemma() != "found" && c.lemma() != "lead" {
		st = Former
	}
	lo, hi := min(c.head, o, first), max(c.head, o)+1
	s.addRole(m, title, e, st, t.span(lo, max(hi, last)), "role-verb")
}

// memberOf reads "Ann Moe of Prost & Lund LLP": a role with the firm, as what
// the text calls her.
func (s *story) memberOf(m *mention) {
	if m.kind != "name" || m.entity == nil || m.entity.kind != person {
		return
	}
	t := s.trees[m.sentence]
	if t.text(m.last) == "," && t.tag(m.last+1) == "DT" { // "a Louisiana Republican"
		o, p := s.mentionAt(t.index, m.last+2), s.mentionAt(t.index, m.last+3)
		if o != nil && p != nil && o.entity != nil && p.entity != nil && o.entity.kind == place && p.entity.kind == organization {
			s.placeRole(m, o)
		}
		return
	}
	if t.text(m.last) == "," && t.lower(m.last+2) == "of" { // "Republican of Utah"
		p, o := s.mentionAt(t.index, m.last+1), s.mentionAt(t.index, m.last+3)
		if o != nil && p != nil && o.entity != nil && p.entity != nil && o.entity.kind == place && p.entity.kind == organization {
			s.placeRole(m, o)
		}
		return
	}
	if l := t.lower(m.last); l != "of" && l != "at" && l != "from" {
		return
	}
	j := m.last + 1
	if t.lower(j) == "the" {
		j++
	}
	o := s.mentionAt(t.index, j)
	if o == nil || o.entity == nil || o.first != j || o.kind == "nominal" || o.entity.kind == place {
		if e := s.nameAhead(t, j); e != nil && t.tag(j-1) == "DT" { // "of the Paris law firm X"
			for k := j; k < t.n(); k++ {
				if n := s.mentionAt(t.index, k); n != nil && n.entity == e {
					o = n
					break
				}
			}
		}
	}
	if o == nil || o.entity == nil || o.kind == "nominal" {
		return
	}
	if t.tag(o.last) == "POS" { // "of the FBI's New York office"
		if n := s.mentionAt(t.index, o.last+1); n != nil && n.entity != nil && n.entity.kind != place {
			o = n
		} else if n := s.mentionAt(t.index, o.last+2); n != nil && n.entity != nil && n.entity.kind == body {
			o = n
		}
	}
	switch o.entity.kind {
	case company, organization, body:
	case place, country:
		s.placeRole(m, o)
		return
	default:
		return
	}
	title := ""
	for _, d := range s.descriptions { // few: only a name before "of FIRM" asks
		if d.m == m {
			title = t.text(d.head)
			if title == "attorney" || title == "lawyer" {
				title = "lawyer"
			}
		}
	}
	if title != "" {
		s.addRole(m, title, o.entity, Current, t.span(m.first, o.last), "role-of")
	}
}

// placeRole gives a lawmaker's title the place behind the name: "Senator Ann
// Moe of Ostmark".
func (s *story) placeRole(m, o *mention) {
	for _, i := range s.rolesOf[m.entity.id] {
		r := &s.roles[i]
		if slices.Contains(lawmakers, lastWord(r.Title)) {
			r.Organization = o.entity.id
			return
		}
	}
}

var lawmakers = []string{"rep.", "sen.", "rep", "sen", "ex-congressman", "ex-senator", "senator", "representative", "congressman", "congresswoman", "governor", "mayor", "mp"}
