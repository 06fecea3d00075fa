package reader

import (
	"slices"
	"strings"
)

// verbRole reads verbs that say who holds a position: "X leads Y", "Y, run by X".
func (s *story) verbRole(t *tree, c *clause) {
	title, ok := holdVerbs[c.lemma()]
	if !ok || c.negated {
		return
	}
	for _, x := range c.subjects {
		m := s.mentionAt(t.index, x)
		if !m.is(person) {
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
	if !ok {
		return
	}
	m := s.mentionAt(t.index, t.phraseBefore(i))
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
	if !m.is(person) {
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
	if e == nil || e.is(place, country) {
		if !t.isCommon(head) || !unitNouns[singular(t.lower(head))] && !companyCommon[singular(t.lower(head))] && !organizationNouns[t.lower(head)] {
			return
		}
		if e = nil; t.lower(head+1) == "of" { // "the Astana branch of X"
			e = s.entityFrom(t, head+2)
		}
	}
	if e.is(person, place, country) {
		return
	}
	if title == "head" && strings.HasPrefix(t.lower(j), "le") && led(t, head, e) {
		title = "leader"
	}
	st := Current
	if strings.HasSuffix(t.lower(j), "ed") && title != "founder" || t.lower(j) == "ran" || t.lower(j) == "led" {
		st = Former
	}
	s.addRole(m, title, e, st, t.span(min(m.first, j), head+1), "role-who-holds")
}

// unitNouns are parts of an organisation that have a head of their own.
var unitNouns = set(`branch arm unit division office department section wing desk bureau network scheme operation delegation ring gang group
	consortium syndicate cell faction programme program institute`)

// led reports whether who leads it is its leader rather than its head: a party,
// a group, a country.
func led(t *tree, head int, e *entity) bool {
	name := t.lower(head)
	if e != nil {
		if e.is(company, body) {
			return false
		}
		name = lastWord(e.name)
	}
	switch name {
	case "party", "movement", "network", "gang", "ring", "cartel", "cell", "militia", "group", "faction", "union", "alliance", "coalition", "league", "clan", "front", "opposition", "delegation", "syndicate", "rebels":
		return true
	}
	return false
}

// entityFrom is the entity named at the token, an article aside.
func (s *story) entityFrom(t *tree, i int) *entity {
	if t.tag(i) == "DT" {
		i++
	}
	if m := s.phraseAt(t.index, i); m != nil && m.first >= i-1 && m.first <= i {
		return m.entity
	}
	return nil
}

// holdForms are the finite forms of the verbs of holding a position.
var holdForms = map[string]string{"leads": "head", "led": "head", "heads": "head", "headed": "head", "runs": "head", "ran": "head",
	"chairs": "chair", "chaired": "chair", "directs": "director", "founded": "founder",
	"manages": "manager", "commands": "commander", "commanded": "commander"}

// holdVerbs are the verbs whose subject holds a position with their object.
var holdVerbs = map[string]string{"lead": "head", "head": "head", "run": "head", "chair": "chair", "direct": "director",
	"found": "founder", "co-found": "co-founder", "oversee": "overseer", "manage": "manager", "command": "commander", "take": "role", "play": "role", "have": "role"}

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
	case e.is(company, organization, body, outlet, group):
	case e == nil && t.isCommon(o) && (unitNouns[singular(t.lower(o))] || companyCommon[t.lower(o)] || organizationNouns[t.lower(o)]) && (c.passive || t.article(o) != "no"):
		if title == "overseer" || title == "manager" {
			return
		}
	case e == nil && title == "head" && c.lemma() == "lead" && (t.lower(o) == "talks" || t.lower(o) == "negotiations" || t.lower(o) == "investigation" || t.lower(o) == "delegation"):
		title = "leader of the " + t.lower(o)
	default:
		return
	}
	if e != nil && (title == "overseer" || title == "manager" && e.kind != company) {
		return
	}
	if title == "head" && c.lemma() == "lead" && led(t, o, e) {
		title = "leader"
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
func (s *story) memberOf(m *mention, described map[*mention][]description) {
	if m.kind != "name" || !m.is(person) {
		return
	}
	t := s.trees[m.sentence]
	if t.text(m.last) == "," {
		s.lawmakerOf(t, m)
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
		} else if n := s.mentionAt(t.index, o.last+2); n.is(body) {
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
	for _, d := range described[m] {
		title = t.text(d.head)
		if title == "attorney" {
			title = "lawyer"
		}
	}
	if title != "" {
		s.addRole(m, title, o.entity, Current, t.span(m.first, o.last), "role-of")
	}
}

// lawmakerOf reads "Ann Moe, a Louisiana Republican," and "Ann Moe, Republican of
// Utah,".
func (s *story) lawmakerOf(t *tree, m *mention) {
	home, party := m.last+2, m.last+3
	if t.tag(m.last+1) != "DT" {
		if t.lower(m.last+2) != "of" {
			return
		}
		home, party = m.last+3, m.last+1
	}
	if o := s.mentionAt(t.index, home); o.is(place) && s.mentionAt(t.index, party).is(organization) {
		s.placeRole(m, o)
	}
}

// placeRole gives a lawmaker's title the place behind the name: "Senator Ann
// Moe of Ostmark".
func (s *story) placeRole(m, o *mention) {
	for _, i := range s.rolesOf[m.entity.id] {
		r := &s.roles[i]
		if slices.Contains(lawmakers, lastWord(r.Title)) || r.Organization == "" && slices.Contains(rulers, lastWord(r.Title)) {
			r.Organization = o.entity.id
			return
		}
	}
}

// lawmakers' titles are of the place behind the name; the rulers' are, where
// nothing nearer says whose they are.
var (
	lawmakers = []string{"rep.", "sen.", "rep", "sen", "ex-congressman", "ex-senator", "senator", "representative", "congressman", "congresswoman", "governor", "mayor", "mp"}
	rulers    = []string{"king", "queen", "emir", "sultan", "prince", "princess", "president", "minister", "ambassador", "chancellor"}
)
