package reader

import (
	"strings"
	"unicode/utf8"
)

// findNominals finds the parties and documents that the text names by what they
// are: "the Danish authorities", "Exampleland's finance ministry", "the
// mayor's family", "a 12-point plan".
func (s *story) findNominals() {
	for _, t := range s.trees {
		if t.capsOf().all {
			continue
		}
		for i := range t.n() {
			s.nominal(t, i)
		}
		for _, c := range t.clauses {
			s.speakingPaper(t, c)
		}
		for i := range t.n() {
			if t.lower(i) == "to" && t.lower(i-1) == "according" {
				if h, _ := t.nounPhrase(i + 1); h >= 0 {
					s.paperOf(t, h)
				}
			}
		}
	}
}

// nominal reads the description that a lower-case noun heads.
func (s *story) nominal(t *tree, i int) {
	low := t.lower(i)
	if low == "jury" && t.lower(i-1) == "grand" {
		first := i - 1
		if t.lower(first-1) == "federal" {
			first--
		}
		s.addDescribed(body, t, first, i+1, i, "")
		return
	}
	if s.at[t.index][i] != nil || isCap(t.text(i)) && !t.opens(t.descriptionStart(i)) {
		return
	}
	switch {
	case low == "office":
		s.officeNominal(t, i)
	case low == "prosecutor" && t.lower(i-1) == "public" && (t.tag(i-2) == "DT" || t.tag(i-2) == "POS"):
		s.bare(t, i-1, i, body)
	case low == "fund":
		s.fundNominal(t, i)
	case low == "service" || low == "services":
		s.serviceNominal(t, i)
	case bodyNames[low]:
		s.bodyNominal(t, i)
	case groupNames[low]:
		s.groupNominal(t, i)
	case documentNouns[low] && t.isCommon(i):
		s.paperNominal(t, i)
	}
}

// bodyNames are the nouns that name a public body in lower case.
var bodyNames = set(`force ministry department agency committee commission court tribunal parliament senate embassy consulate
	authority authorities directorate police army navy military government administration treasury junta regime prosecutors judiciary
	bank watchdog regulator customs intelligence council forces inspectorate bureau legislature cabinet regulators
	high-court ombudsman gendarmerie registry mission coastguard`)

// groupNames are the nouns that name people under one name.
var groupNames = set(`family campaign team community allies circle clan camp entourage administration delegation`)

// institutional adjectives make a body of a noun without a country: "the
// central bank", "federal prosecutors".
var institutional = set(`central federal transitional interim finance foreign interior defence defense justice customs
	military intelligence anti-corruption anti-money tax immigration border education health energy environment trade economic
	financial supreme constitutional appeals presidential caretaker
	counterterrorism counter-terrorism money-laundering aviation maritime oil petroleum mining communications
	election electoral labor labour revenue audit planning antitrust competition data-protection securities banking`)

// descriptionStart is the first of the adjectives, nouns, hyphens and
// nationalities before a noun.
func (t *tree) descriptionStart(i int) int {
	for i > 0 {
		p := i - 1
		switch tag := t.tag(p); {
		case t.isHyphen(p) && p > 0:
			i = p - 1
			continue
		case tag == "JJ" || tag == "NN" || tag == "NNP" || tag == "NNPS" || tag == "VBN" || tag == "HYPH" || tag == "JJS" || tag == "NNS" && t.lower(p) != "officials" || t.lower(p) == "ruling" || t.lower(p) == "affairs" || t.lower(p) == "services" || tag == "RB" && strings.HasSuffix(t.lower(p), "ly") && t.tag(i) == "VBN" || t.demonym(p) != "":
			if timeWords[t.lower(p)] || t.text(p) == "\"" {
				return i
			}
			i = p
			continue
		}
		return i
	}
	return i
}

// ownerBefore returns the mention whose possessive stands right before the
// token ("France's", "the mayor's"), or nil.
func (s *story) ownerBefore(t *tree, i int) *mention {
	if i < 2 || t.tag(i-1) != "POS" && t.text(i-1) != "'s" && t.text(i-1) != "’s" && t.text(i-1) != "’" && t.text(i-1) != "'" {
		return nil
	}
	if m := s.mentionAt(t.index, i-2); m != nil && m.last == i-1 {
		return m
	}
	return nil
}

// country of a demonym or country name among tokens [first, last).
func (s *story) countryIn(t *tree, first, last int) string {
	for j := first; j < last; j++ {
		if c := t.demonym(j); c != "" {
			return c
		}
		if m := s.mentionAt(t.index, j); m.is(country) {
			return m.entity.country
		}
	}
	return ""
}

// bodyNominal reads "the Danish government", "Norway's anti-money laundering
// agency", "the central bank", "federal prosecutors in New York".
func (s *story) bodyNominal(t *tree, i int) {
	low := t.lower(i)
	first := t.descriptionStart(i)
	if m := s.mentionAt(t.index, first); m != nil && m.kind == "name" && m.first < first {
		first = m.first // "the National League for Reform government"
	}
	if t.isCommon(i+1) || t.isHyphen(i+1) {
		return // "police officer", "customs agents", "bank account": another head follows
	}
	owner := s.ownerBefore(t, first)
	nation, telling, named := s.countryIn(t, first, i), false, false
	for j := first; j < i; j++ {
		telling = telling || institutional[t.lower(j)]
		if m := s.mentionAt(t.index, j); m != nil && m.entity != nil && m.entity.kind != country {
			named = named || m.entity.is(person, body, place, organization)
		}
	}
	if owner != nil && owner.entity != nil {
		switch {
		case owner.entity.is(country, place):
			first, nation = owner.first, owner.entity.country
			telling = telling || first == i-2 || bodyOwned[low] || i-first > 3
		case (low == "administration" || low == "government" || low == "regime" || low == "junta" || low == "cabinet") && owner.entity.kind == person:
			first, named = owner.first, true
		default:
			owner = nil
		}
	}
	if nation == "" && !telling && !named && (low == "police" || low == "prosecutors" || low == "authorities") && (t.lower(i+1) == "in" || t.lower(i+1) == "of") {
		if m := s.mentionAt(t.index, i+2); m.is(place, country) && m.first == i+2 {
			nation, named = m.entity.country, true // "police in Cyprus"
		}
	}
	if nation == "" && !telling && !named || !s.meansBody(t, first, i, nation, telling) {
		return
	}
	if m := s.mentionAt(t.index, i-1); m.is(person) && m.last == i && owner == nil {
		first = m.first // "the first Brandt administration"
	}
	s.describeBody(t, first, s.placeAfter(t, i), i, nation, owner)
}

// meansBody reports whether the noun at i, described from first, stands for a body
// of the nation: not for a thing of the same name, nor for a person who works
// for one.
func (s *story) meansBody(t *tree, first, i int, nation string, telling bool) bool {
	prev := t.lower(i - 1)
	switch t.lower(i) {
	case "bank":
		if prev != "central" {
			return false
		}
	case "force":
		if nation == "" || prev != "air" && prev != "police" && prev != "task" {
			return false
		}
	case "intelligence", "forces":
		if nation == "" {
			return false
		}
	case "customs", "council", "bureau":
		if nation == "" && !telling {
			return false
		}
	case "government":
		if prev == "foreign" {
			return false
		}
	case "regime": // "sanctions regime"
		if t.isCommon(i-1) && prev != "military" {
			return false
		}
	}
	if m := s.mentionAt(t.index, i+1); m != nil && m.first == i+1 && m.kind == "name" {
		return false // "the Ostmark news agency OPA"
	}
	for j := first; j < i; j++ {
		switch t.lower(j) {
		case "senior", "top", "former", "veteran": // a person who regulates
			return false
		}
	}
	return true
}

// bodyOwned are the bodies that a country has one of.
var bodyOwned = set(`government parliament military army police judiciary senate treasury customs navy regime junta authorities cabinet`)

// placeAfter takes in a place behind a body that its country does not single
// out: "the Danish embassy in Lima", "prosecutors in Oslo".
func (s *story) placeAfter(t *tree, i int) int {
	switch t.lower(i) {
	case "embassy", "consulate", "prosecutors", "mission", "authorities", "police":
	default:
		return i + 1
	}
	if prep := t.lower(i + 1); prep != "in" && prep != "to" {
		return i + 1
	}
	if m := s.mentionAt(t.index, i+3); t.lower(i+2) == "the" && m.is(place) && m.first == i+3 {
		return m.last
	}
	if m := s.mentionAt(t.index, i+2); m.is(place, country) && m.first == i+2 {
		return m.last
	}
	return i + 1
}

// describeBody adds a mention of the body; a country's government is the
// country itself where the text names the country.
func (s *story) describeBody(t *tree, first, last, head int, nation string, owner *mention) {
	low := t.lower(head)
	for first < head && (t.demonym(first) == "" && !isCap(t.text(first)) && t.tag(first) == "VBN" || t.tag(first) == "JJS") {
		first++
	}
	if t.tag(first) == "POS" {
		first++
	}
	e := s.countries[nation]
	if low == "government" && nation != "" && e != nil && !e.weak && (head-first <= 1 || owner != nil && head-first == 2) {
		s.addNominal(t, first, last, head, e)
		return
	}
	s.addDescribed(body, t, first, last, head, nation)
}

// nominalEntity returns the entity that goes by the description, or by one
// that is the same but for its country: "Denmark's finance ministry", "the
// French finance ministry".
func (s *story) nominalEntity(k kind, name, nation string) *entity {
	core := coreOf(name)
	for _, e := range s.byCore[core] {
		if e.kind == k && (e.country == nation || nation == "" || e.country == "") {
			e.addName(name)
			return e
		}
	}
	e := s.newEntity(k, name)
	e.core, e.country = core, nation
	s.byCore[core] = append(s.byCore[core], e)
	if k == paper {
		s.papers = append(s.papers, e)
	}
	return e
}

// coreOf is a description without its country and owner.
func coreOf(name string) string {
	words := strings.Fields(strings.ToLower(name))
	for len(words) > 1 && (demonym(titleCase(words[0])) != "" || strings.HasSuffix(words[0], "'s") || strings.HasSuffix(words[0], "’s") || demonym(strings.ToUpper(words[0])) != "") {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

func titleCase(w string) string {
	r, n := utf8.DecodeRuneInString(w)
	return strings.ToUpper(string(r)) + w[n:]
}

// addNominal records the mention of a description.
func (s *story) addNominal(t *tree, first, last, head int, e *entity) {
	m := &mention{sentence: t.index, first: first, last: last, head: head, kind: "nominal", entity: e}
	s.add(m)
	s.at[t.index][head] = m
}

// addDescribed records the mention of the party or document that goes by the
// description [first, last).
func (s *story) addDescribed(k kind, t *tree, first, last, head int, nation string) {
	s.addNominal(t, first, last, head, s.nominalEntity(k, t.raw(first, last), nation))
}

// groupNominal reads "the mayor's family", "the Brandt campaign", "Prost's
// team", "the intelligence community".
func (s *story) groupNominal(t *tree, i int) {
	low := t.lower(i)
	if t.isCommon(i+1) || t.isHyphen(i+1) {
		return
	}
	first := t.descriptionStart(i)
	if low == "community" {
		if t.lower(i-1) == "intelligence" {
			s.addDescribed(group, t, i-1, i+1, i, "")
		}
		return
	}
	if low == "allies" {
		if t.text(i-1) == "European" || t.text(i-1) == "Western" {
			s.addDescribed(group, t, i-1, i+1, i, "")
		}
		return
	}
	k := group
	if low == "administration" {
		k = body
	}
	if owner := s.ownerBefore(t, first); owner != nil && owner.entity != nil && !owner.entity.is(outlet, paper) {
		if low == "administration" && owner.entity.kind != person {
			return
		}
		first = owner.first
		e := s.groupOf(k, owner.entity, low, t.raw(first, i+1))
		s.addNominal(t, first, i+1, i, e)
		return
	}
	// "the Brandt campaign": a person's name right before the noun.
	if m := s.mentionAt(t.index, i-1); m.is(person) && m.last == i {
		e := s.groupOf(k, m.entity, low, t.raw(m.first, i+1))
		s.addNominal(t, m.first, i+1, i, e)
	}
}

// groupOf returns the group of that kind that is the owner's: "Prost's team"
// and "the Prost team" are one.
func (s *story) groupOf(k kind, owner *entity, noun, name string) *entity {
	key := noun + " of " + string(owner.id)
	for _, e := range s.byCore[key] {
		if e.kind == k {
			e.addName(name)
			return e
		}
	}
	e := s.newEntity(k, name)
	s.byCore[key] = append(s.byCore[key], e)
	e.owner, e.core, e.country = owner, noun, owner.country
	return e
}

// paperNominal reads documents that have a name of their own: "a 12-point
// plan", "the four-count indictment", "a Justice Department report".
func (s *story) paperNominal(t *tree, i int) {
	first := t.descriptionStart(i)
	for j := first; j < i; j++ {
		if isNumber(t.text(j)) || t.tag(j) == "CD" {
			first = j
		}
	}
	// Numbers before hyphens are outside a description's tags: 12 - point.
	for first > 0 && (t.tag(first-1) == "CD" || t.isHyphen(first-1)) {
		first--
	}
	counted := false
	for j := first; j < i; j++ {
		counted = counted || (t.lower(j) == "point" || t.lower(j) == "count" || t.lower(j) == "page") && j > first
	}
	if (t.lower(i) == "list" || t.lower(i) == "lists") && t.lower(i-1) == "sanctions" { // "an EU sanctions list"
		first = i - 1
		if m := s.mentionAt(t.index, i-2); m != nil && m.last == i-1 && m.entity != nil && m.entity.kind != place {
			first = m.first
		}
		if first < i-1 || t.lower(i-2) == "updated" || t.tag(i-2) == "POS" {
			s.addDescribed(paper, t, first, i+1, i, "")
		}
		return
	}
	named := s.mentionAt(t.index, i-1)
	body := named != nil && named.last == i && named.entity != nil && (named.entity.is(body, organization) || isUpper(t.text(i-1)) && len(t.text(i-1)) > 1)
	switch {
	case counted:
		s.addDescribed(paper, t, first, i+1, i, "")
	case body && !unowned[t.lower(i)]:
		if t.lower(i) == "files" && named.entity.kind == organization && len(named.entity.mentions) == 1 {
			named.entity.weak = true // the files' subject, no party
		}
		s.addDescribed(paper, t, named.first, i+1, i, "")
	}
}

// unowned are papers that a name before them says little of.
var unowned = set(`law list warrant notice order`)
