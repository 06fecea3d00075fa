package reader

import (
	"slices"
	"strings"
)

// findUnnamed adds the bodies, groups and documents that act in the text
// without a name: "prosecutors said", "a court in Tbilisi ordered", "the
// indictment says", "her lawyers filed". Words that could be resolved to a
// party that has a name are left with it.
func (s *story) findUnnamed() {
	for _, e := range s.entities {
		if e.is(body, group, paper, organization) {
			s.goesBy(e)
		}
	}
	for _, t := range s.trees {
		if t.capsOf().all || t.dateline() {
			continue
		}
		for _, c := range t.clauses {
			for _, h := range c.subjects {
				s.actor(t, h)
			}
			if c.passive {
				for _, h := range c.objects {
					s.actor(t, h)
				}
			}
		}
		for i := range t.n() {
			switch low := t.lower(i); {
			case t.text(i) == "Government" && t.lower(i-1) == "the" && s.at[t.index][i] == nil && t.lower(i+1) != "of" && !isCap(t.text(i+1)) && !t.isHyphen(i+1):
				s.bare(t, i, i, body)
			case t.lower(i-1) == "by" || t.lower(i-1) == "told" || t.lower(i-1) == "showed":
				s.agentBehind(t, i)
			case low == "parliament" && !isCap(t.text(i)) && (t.lower(i-1) == "of" || t.lower(i-1) == "told" || t.lower(i-1) == "in"):
				s.bare(t, i, i, body)
			case low == "notice" && t.lower(i-1) == "red" && s.at[t.index][i] == nil:
				s.addDescribed(paper, t, i-1, i+1, i, "")
			case low == "licence" || low == "license":
				if c := t.clauseOver(i); c != nil && licenses[c.lemma()] && slices.Contains(c.objects, i) && s.at[t.index][i] == nil {
					s.bare(t, i, i, paper)
				}
			}
		}
	}
}

// agentBehind reads who did it or was told it: "condemned by human rights
// groups", "showed jurors".
func (s *story) agentBehind(t *tree, i int) {
	if s.at[t.index][i] != nil {
		return
	}
	h, _ := t.nounPhrase(i)
	if h >= 0 && t.tag(i) != "CD" && (actors[t.lower(h)] == group || causeGroups[t.lower(h)] && t.isCommon(h-1)) {
		s.actor(t, h)
	}
}

// causeGroups are people who speak for a cause, where the words before say which.
var causeGroups = set(`groups advocates campaigners activists organizations organisations`)

// licenses are verbs that make, take or give a licence.
var licenses = set(`issue grant revoke obtain give withdraw extend suspend renew`)

// actors are nouns that, as what a clause is about, stand for a body or a group
// of people who act together.
var actors = map[string]kind{"prosecutors": body, "investigators": body, "police": body, "court": body, "courts": body, "tribunal": body, "jury": body, "jurors": group,
	"ministers": body, "regulators": body, "parliament": body, "lawyers": group, "attorneys": group, "judges": body, "detectives": body,
	"protesters": group, "demonstrators": group, "lobbyists": group}

// nationGroups are people and firms whom a nation and a verb make a group:
// "Italian banks", "Russian oligarchs".
var nationGroups = set(`oligarchs banks media lawmakers forces troops rebels states militants lenders tycoons businessmen
	billionaires traders separatists insurgents spies hackers legislators politicians activists newspapers`)

// actor adds the unnamed body or group that the noun stands for, if it is the
// sort that acts.
func (s *story) actor(t *tree, h int) {
	if h < 0 || !t.isNoun(h) || s.at[t.index][h] != nil && (s.at[t.index][h].entity != nil || s.at[t.index][h].kind == "pronoun") {
		return
	}
	if m := s.mentionAt(t.index, h+1); m != nil && m.first == h+1 && m.kind == "name" {
		return // "businessmen X and Y"
	}
	low := t.lower(h)
	first := t.descriptionStart(h)
	switch k := actors[low]; {
	case low == "ministers" && first < h:
	case low == "lawyers" || low == "attorneys":
		s.lawyersOf(t, first, h)
	case k != unknown && (!isCap(t.text(h)) || t.opens(h)):
		s.bare(t, first, h, k)
	case causeGroups[low] && t.isCommon(h-1) && first < h && s.at[t.index][first] == nil && t.tag(first-1) != "CD":
		s.addDescribed(group, t, first, h+1, h, "")
	case nationGroups[low] && first < h && s.nationOnly(t, first):
		s.addDescribed(group, t, first, h+1, h, s.countryIn(t, first, h))
	case legalPapers[low] && !isCap(t.text(h)):
		if c := t.clauseOver(h); c != nil && speaksFor[c.lemma()] && !c.passive {
			s.bare(t, first, h, paper)
		}
	}
}

// legalPapers speak for themselves: "the complaint says".
var legalPapers = set(`indictment complaint lawsuit affidavit petition statement verdict ruling warrant`)

// nationOnly reports whether the words before a noun are a nationality and
// nothing that counts or picks out of it: "Italian", "pro-Russian".
func (s *story) nationOnly(t *tree, first int) bool {
	if t.tag(first-1) == "CD" || t.tag(first-1) == "DT" && t.lower(first-1) != "the" {
		return false
	}
	return t.demonym(first) != "" || adjectiveNames[t.text(first)] || t.isHyphen(first+1) && t.demonym(first+2) != ""
}

// lawyersOf reads "X's lawyers" and "lawyers for X": a group of its own.
func (s *story) lawyersOf(t *tree, first, h int) {
	owner := s.ownerBefore(t, first)
	last := h + 1
	if owner == nil {
		if prep := t.lower(last); prep != "for" && prep != "representing" {
			return
		}
		m := s.mentionAt(t.index, last+1)
		if m == nil || m.first != last+1 || m.entity == nil {
			return
		}
		owner, last = m, m.last
	} else {
		first = owner.first
	}
	if owner.entity == nil || owner.kind == "pronoun" || owner.entity.is(place, paper) {
		return
	}
	s.addNominal(t, first, last, h, s.groupOf(group, owner.entity, "lawyers", t.raw(first, last)))
}

// sayLittle are adjectives that tell no body or document from another.
var sayLittle = set(`same other senior top`)

// bare adds a body or document by its noun with what describes it and the place
// behind it; where the story has one of that noun and no other, it is that one.
func (s *story) bare(t *tree, first, h int, k kind) {
	low := t.lower(h)
	for first < h && (t.tag(first) == "DT" || t.tag(first) == "JJS" || sayLittle[t.lower(first)]) {
		first++
	}
	last := h + 1
	if prep := t.lower(last); k != paper && (prep == "in" || prep == "of") {
		j := last + 1
		if t.tag(j) == "DT" {
			j++
		}
		if m := s.mentionAt(t.index, j); m.is(place, country) && m.first == j {
			last = m.last
			if owned := t.text(last) == "'s" || t.text(last) == "’s"; owned && t.isCommon(last+1) { // "in Kazakhstan's capital"
				last += 2
			}
		}
	}
	plain := first == h && last == h+1
	det := t.lower(first - 1)
	if plain && det != "a" && det != "an" || !plain && first == h && det == "the" {
		if e := s.onlyOne(low, k); e != nil {
			s.addNominal(t, h, h+1, h, e)
			return
		}
	}
	if k == body && first < h && s.ownerBefore(t, first) != nil {
		return
	}
	e := s.nominalEntity(k, t.raw(first, last), s.countryIn(t, first, last))
	s.goesBy(e)
	s.addNominal(t, first, last, h, e)
}

// onlyOne is the only body or document that goes by the noun, nil where the
// story has none or several.
func (s *story) onlyOne(noun string, k kind) *entity {
	var found *entity
	s.scan(len(s.goingBy[noun]))
	for _, e := range s.goingBy[noun] {
		if e.kind == k && found != nil && found != e {
			return nil
		}
		if e.kind == k {
			found = e
		}
	}
	return found
}

// goesBy notes the words that a body, group or document goes by; of one word no
// more than enough to tell that it stands for several.
func (s *story) goesBy(e *entity) {
	for w := range e.words() {
		if list := s.goingBy[w]; len(list) < 12 && !slices.Contains(list, e) {
			s.goingBy[w] = append(list, e)
		}
	}
}

// dimNames makes those weak that the text has only inside the name of a body or
// group: the Brandt of "the Brandt administration", the Tverk of "Tverk
// district court".
func (s *story) dimNames() {
	for _, e := range s.entities {
		if e.weak || e.kind == country || e.kind == place && known().facts[e.name] != nil || len(e.mentions) == 0 || len(strings.Fields(e.name)) > 1 && e.kind == person {
			continue
		}
		e.weak = !slices.ContainsFunc(e.mentions, s.standsAlone)
	}
}

// standsAlone reports whether the mention is not inside the name of another
// party that is a body or group.
func (s *story) standsAlone(m *mention) bool {
	w := s.phraseAt(m.sentence, m.first)
	return w == m || !w.is(body, group) || w.entity == m.entity || w.kind != "nominal" || m.last > w.head || s.trees[m.sentence].tag(m.last) == "POS"
}
