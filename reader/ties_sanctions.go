package reader

import (
	"slices"
)

// sanctionTies reads listings by the words, since they are told in nouns ("under
// U.S. sanctions since", "sanctions imposed on") as often as in verbs, and names
// the authority of those that leave it out: a press release says it once.
//
//	"U.S. sanctions on X", "sanctions imposed by the EU against X and Y"
//	"X is under / subject to / faces EU sanctions", "placed X under sanctions"
//	"the EU-sanctioned tycoon X", "a tycoon sanctioned by the U.S."
//	"was added to the EU blacklist", "is on Britain's sanctions list"
//	"The targets include X and Y", "Also sanctioned today are X and Y"
func (s *story) sanctionTies() {
	for _, t := range s.trees {
		for i := range t.n() {
			switch low := t.lower(i); {
			case (low == "sanctions" || low == "sanction") && t.tag(i) != "VB" && t.tag(i) != "VBP":
				s.sanctionNoun(t, i)
			case low == "blacklist", low == "list" && (t.lower(i-1) == "sanctions" || t.lower(i-1) == "sdn"):
				s.sanctionList(t, i)
			case low == "sanctioned" || low == "blacklisted" || low == "designated":
				s.sanctionedName(t, i)
				s.listedByName(t, i)
			case assetNouns[t.lemma(i)]:
				s.frozenAssets(t, i)
			case (low == "targets" || low == "those") && i < 3:
				s.sanctionTargets(t, i)
			}
		}
	}
	s.issuer()
}

// sanctionNoun reads what stands around "sanctions".
func (s *story) sanctionNoun(t *tree, i int) {
	b := bond{kind: Sanctioned, role: "sanctioned", rule: "sanctions-noun", t: t, head: i, date: s.dateOf(t, i)}
	by := s.sanctioner(t, i)
	if k := i - 1; k >= 0 {
		for k > 0 && (describing(t.tag(k)) || t.tag(k) == "DT" || t.tag(k) == "POS") {
			k--
		}
		switch w := t.lower(k); {
		case w == "under", w == "to" && t.lower(k-1) == "subject", t.lemma(k) == "face", w == "with" && (t.lower(k-1) == "hit" || t.lower(k-1) == "slapped"):
			if w == "to" || w == "with" {
				k--
			}
			if by == nil && t.lower(i+1) == "by" {
				by, _ = s.nameFrom(t, i+2)
			}
			if who := s.bearer(t, k); who != nil {
				b.from, b.to = by, who
				b.negated = deniedClause(t.clauseOver(k))
				s.tie(b)
			}
			return
		}
	}
	end := min(t.n(), i+9)
	for k := i + 1; k < end; k++ {
		switch w := t.lower(k); {
		case w == "on" || w == "against" || w == "targeting":
			b.rule = "sanctions-on"
			if by == nil {
				by = s.imposer(t, i)
			}
			if c := t.clauseOver(i); c != nil {
				b.negated, b.status = deniedClause(c), sanctionStatus(c)
			}
			for _, who := range s.sanctioned(t, k+1) {
				b.from, b.to = by, who
				s.tie(b)
			}
			for j := k + 1; j < min(t.n(), k+12); j++ { // "on both firms and on X"
				if t.lower(j) == "and" && t.lower(j+1) == w {
					for _, who := range s.sanctioned(t, j+2) {
						b.from, b.to = by, who
						s.tie(b)
					}
				}
			}
			return
		case w == "by" && by == nil:
			if x, _ := s.nameFrom(t, k+1); x != nil {
				by = x
			}
		case t.text(k) == "," || t.text(k) == ".":
			return
		}
	}
}

// sanctioner is the authority named before "sanctions": "U.S. sanctions", "the
// EU's sanctions".
func (s *story) sanctioner(t *tree, i int) *entity {
	for k := i - 1; k >= max(0, i-5); k-- {
		if m := s.mentionAt(t.index, k); m != nil && m.entity != nil && m.kind != "pronoun" && m.entity.kind != paper {
			if m.entity.kind == country || m.entity.kind == body || m.entity.kind == organization {
				return m.entity
			}
			return nil
		}
		if !describing(t.tag(k)) && t.tag(k) != "POS" {
			return nil
		}
	}
	return nil
}

// bearer is the party that a predicate at token k is said of: "who is under",
// "placed X under".
func (s *story) bearer(t *tree, k int) *entity {
	c := t.clauseOver(k)
	if c == nil {
		return s.saidOf(t, k)
	}
	heads := c.subjects
	if c.passive || doneVerbs[c.deed()] && len(c.objects) > 0 {
		heads = c.objects
	}
	if out := s.parties(t, heads); len(out) > 0 {
		return out[0]
	}
	return s.saidOf(t, k)
}

// imposer is who imposes or announces: the subject of the verb that "sanctions"
// is the object of.
func (s *story) imposer(t *tree, i int) *entity {
	c := t.clauseOver(i)
	if c == nil || !imposing[c.deed()] {
		return nil
	}
	if out := s.parties(t, c.subjects); len(out) > 0 && !out[0].isPerson() {
		return out[0]
	}
	if e := s.saidOf(t, c.head); e != nil && !e.isPerson() {
		return e
	}
	return nil
}

// sanctionStatus tells sanctions that are over, or only called for, from those
// that stand.
func sanctionStatus(c *clause) Status {
	switch c.deed() {
	case "lift", "waive", "remove", "drop", "end":
		return Former
	case "demand", "urge", "propose", "consider", "seek", "threaten", "call":
		return Future
	}
	return futureIf(c)
}

var imposing = set("impose slap place levy announce issue unveil introduce lift ease waive remove drop tighten expand extend renew maintain enforce suspend")

// sanctioned returns the parties named from token k on: a row of names, a group
// by its number ("12 individuals and entities") or an unnamed person whom the
// text names later.
func (s *story) sanctioned(t *tree, k int) []*entity {
	h := t.nounFrom(k)
	if h < 0 {
		return nil
	}
	if t.tag(h) == "NNS" {
		for j := h + 1; j < min(t.n(), h+14); j++ {
			if t.lower(j) == "including" {
				return s.peopleFrom(t, j+1, nil)
			}
		}
	}
	if e := s.numberedGroup(t, k); e != nil {
		return []*entity{e}
	}
	if first, end := s.nameFrom(t, k); first != nil && first.kind != outlet && !(end <= h && t.isCommon(h) && first.kind == country) {
		if m := s.mentionAt(t.index, h); m != nil && m.entity == first {
			return append([]*entity{first}, slices.DeleteFunc(s.listedBehind(t, h), func(e *entity) bool { return e == first || !e.accusable() })...)
		}
		return []*entity{first}
	}
	if e := s.namedLater(t, h); e != nil {
		return []*entity{e}
	}
	return s.parties(t, []int{h})
}

// numberedGroup makes a party of "28 individuals and businesses" and of
// "Norwegian entities": a press
// release often names them only in its annex.
func (s *story) numberedGroup(t *tree, k int) *entity {
	for t.lower(k) == "the" || t.lower(k) == "some" || t.lower(k) == "new" || t.lower(k) == "another" {
		k++
	}
	if t.tag(k) != "CD" && t.demonym(k) == "" {
		return nil
	}
	last := k + 1
	for j := k + 1; j < min(t.n(), k+7); j++ {
		if partyPlurals[t.lower(j)] {
			last = j + 1
		} else if t.lower(j) != "and" && !describing(t.tag(j)) {
			break
		}
	}
	if last == k+1 {
		return nil
	}
	return s.unnamed(group, s.describe(t.span(k, last)), t.span(k, last))
}

var partyPlurals = set("individuals entities people persons companies businesses firms vessels tankers ships banks organizations organisations officials oligarchs networks targets others men women suspects traders executives bankers businessmen tycoons defendants brothers")

// namedLater returns the person or company that an indefinite phrase of the first
// sentences announces: the next one named that the text describes by the same
// noun.
func (s *story) namedLater(t *tree, h int) *entity {
	if a := t.article(h); t.index > 3 || a != "a" && a != "an" {
		return nil
	}
	for _, d := range s.descriptions {
		if d.t.index >= t.index && d.m.entity != nil && (d.m.entity.isPerson() || d.t.index > t.index && d.m.entity.kind == company) && d.t.lemma(d.head) == t.lemma(h) && agree(t, h, d.t, d.head) && len(d.m.entity.mentions) > 0 {
			return d.m.entity
		}
	}
	return nil
}

// agree reports whether two phrases with the same head may speak of one party:
// "a shipping firm" is not "the law firm".
func agree(t *tree, i int, u *tree, j int) bool {
	nouns := func(t *tree, i int) (out []string) {
		for k := i - 1; k >= 0 && describing(t.tag(k)); k-- {
			if t.isCommon(k) {
				out = append(out, t.lemma(k))
			}
		}
		return out
	}
	a, b := nouns(t, i), nouns(u, j)
	return len(a) == 0 || len(b) == 0 || slices.ContainsFunc(a, func(w string) bool { return slices.Contains(b, w) })
}
