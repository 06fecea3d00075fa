package reader

import (
	"slices"
	"strings"
)

// holdingTies reads ownership that no verb tells, by the words:
//
//	"his Malta-based Norland Shipping", "Berg's Norland Shipping"
//	"Berg's stake in Norland", "a stake in Norland held by Berg"
//	"Norwegian state oil company Fjordolje", "the state-owned Fjord Bank"
//	"Norland's owner, Jan Berg", "a company owned by Berg, Norland"
func (s *story) holdingTies(t *tree) {
	for i := range t.n() {
		s.companyOfName(t, i)
		s.stateOwned(t, i)
		s.stakeNoun(t, i)
		s.interestIn(t, i)
	}
}

// companyOfName reads a company named right behind its owner's genitive.
func (s *story) companyOfName(t *tree, i int) {
	if t.tag(i) != "POS" && t.tag(i) != "PRP$" {
		return
	}
	owner := s.entityAt(t.index, i)
	if t.tag(i) == "POS" {
		owner = s.entityAt(t.index, i-1)
	}
	if !owner.is(person) {
		return
	}
	for k := i + 1; k < min(t.n(), i+8); k++ {
		if t.isCommon(k) && notOwned[t.lemma(k)] {
			return // "his lender, Nordbank"
		}
		m := s.mentionAt(t.index, k)
		if m != nil && m.entity.is(organization) && m.first == k && partyWord(m.entity.name) && t.tag(m.last) != "POS" {
			s.tie(bond{kind: Member, from: owner, to: m.entity, role: "party", status: formerIf(t, k), t: t, head: i, rule: "owned-name"})
			return
		}
		if m != nil && m.entity.is(company, vessel) && m.kind != "pronoun" && m.first == k {
			if t.tag(m.last) == "POS" || m.entity == owner || t.isCommon(m.last) || strings.Contains(m.entity.name, owner.name) {
				return // "his Norland Shipping shares", "his Norland colleagues"
			}
			s.tie(bond{kind: Owns, from: owner, to: m.entity, role: "company", status: formerIf(t, k), t: t, head: i, rule: "owned-name"})
			return
		}
		if m != nil && m.entity.is(person) || !describing(t.tag(k)) || notOwned[t.lemma(k)] {
			return
		}
	}
}

// stakeVerbs are verbs whose subject has the stake that is their object.
var stakeVerbs = set("own control hold have possess buy acquire take keep retain")

// partyWord reports whether a name is of a party or movement.
func partyWord(name string) bool {
	return slices.ContainsFunc(strings.Fields(strings.ToLower(name)), func(w string) bool { return w == "party" || w == "movement" || w == "bloc" || w == "front" })
}

// notOwned are nouns that stand between an owner and a company that is not the
// owner's: "his employer Fjord Bank", "his lawyers Berg & Co".
var notOwned = set("employer lawyer attorney firm bank banker partner rival client colleague boss former lender creditor supplier customer broker agent adviser accountant auditor insurer landlord tenant ally friend")

func formerIf(t *tree, i int) Status {
	if former(t, i) {
		return Former
	}
	return ""
}

// stateOwned reads a country before a company that belongs to the state.
func (s *story) stateOwned(t *tree, i int) {
	if t.lower(i) != "state" || !t.isHyphen(i+1) && !t.isCommon(i+1) {
		return
	}
	k, telling := i+1, t.isHyphen(i+1) && (t.lower(i+2) == "owned" || t.lower(i+2) == "run" || t.lower(i+2) == "controlled")
	for ; k < min(t.n(), i+8); k++ {
		m := s.mentionAt(t.index, k)
		if m != nil && m.entity.is(company, organization) && m.first == k {
			break
		}
		telling = telling || companyCommon[t.lower(k)]
		if !describing(t.tag(k)) && !t.isHyphen(k) {
			return
		}
	}
	m := s.mentionAt(t.index, k)
	if m == nil || m.entity == nil || !telling {
		return
	}
	owner := s.countries[t.demonym(i-1)]
	if t.tag(i-1) == "POS" {
		owner = s.entityAt(t.index, i-2)
	}
	if !owner.is(country) {
		return
	}
	s.tie(bond{kind: Owns, from: owner, to: m.entity, role: "state-owned", t: t, head: i, rule: "state-owned"})
}

// stakeNoun reads "X's stake in Y".
func (s *story) stakeNoun(t *tree, i int) {
	if !wordIn("stake share shareholding stakeholding holding interest", t.lemma(i)) || !t.isCommon(i) || t.lower(i+1) != "in" && t.lower(i+1) != "of" {
		return
	}
	at := i + 2
	if share, end := s.shareAfter(t, at); share != "" && t.lower(i+1) == "of" && (t.lower(end) == "in" || t.lower(end) == "of") {
		at = end + 1 // "a stake of 38 percent in X"
	}
	asset, _ := s.nameFrom(t, at)
	if !asset.is(company, organization, unknown) {
		return
	}
	b := bond{kind: Owns, from: s.basesOwner(t, i), to: asset, role: t.lemma(i), percent: s.percentNear(t, i), t: t, head: i, rule: "stake-in"}
	c := t.clauseOver(i)
	if c != nil {
		switch {
		case wordIn("sell dispose divest transfer", c.deed()):
			b.status = Former
			if c.meant() || c.modal == "to" || t.tag(c.head) == "VBG" {
				b.status = Current // not sold yet
			}
		case c.denied():
			b.negated = true
		}
	}
	if b.from == nil && c != nil && (t.tag(t.possessor(i)) == "PRP$" || stakeVerbs[c.deed()] && t.within(i, c.node)) {
		if out := s.parties(t, c.subjects); len(out) > 0 {
			b.from = out[0]
		}
	}
	if b.from.canAct() {
		s.tie(b)
	}
}

// interestIn reads "the ship is identified as property in which X has an
// interest": X has a share in what the sentence is about.
func (s *story) interestIn(t *tree, i int) {
	if t.lower(i) != "interest" || t.lower(i-1) != "an" && t.tag(i-1) != "JJ" {
		return
	}
	c := t.clauseOver(i)
	if c == nil || c.lemma() != "have" && c.lemma() != "hold" || c.antecedent < 0 || c.negated {
		return
	}
	up := t.clauseOver(c.antecedent)
	if up == nil || up == c || len(up.surface) == 0 {
		return
	}
	asset := s.entityAt(t.index, up.surface[0])
	for _, k := range c.subjects {
		if e := s.entityAt(t.index, k); e != nil && asset != nil && k != c.antecedent {
			s.tie(bond{kind: Owns, from: e, to: asset, role: "interest", t: t, head: i, rule: "interest-in"})
		}
	}
}
