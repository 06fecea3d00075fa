package reader

import (
	"slices"
	"strings"

	"backchannel/cite"
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
			case assetNouns[t.lemma(i)] && t.lower(i+1) != "of":
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
		if m := s.mentionAt(t.index, k); m != nil && m.entity != nil && m.kind != "pronoun" {
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

var partyPlurals = set("individuals entities people persons companies businesses firms vessels tankers ships banks organizations organisations officials oligarchs networks targets")

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

// sanctionList reads "was added to the EU blacklist".
func (s *story) sanctionList(t *tree, i int) {
	c := t.clauseOver(i)
	if c == nil || c.passive && len(c.objects) == 0 || !listing[c.deed()] {
		return
	}
	heads := c.objects
	if c.copular || c.deed() == "be" || len(heads) == 0 {
		heads = c.subjects
	}
	by := s.sanctioner(t, i)
	if by == nil && !c.passive && len(c.objects) > 0 {
		if out := s.parties(t, c.subjects); len(out) > 0 {
			by = out[0]
		}
	}
	for _, who := range s.parties(t, heads) {
		s.tie(bond{kind: Sanctioned, from: by, to: who, role: "sanctioned", rule: "sanctions-list", t: t, head: i, date: s.dateOf(t, c.head), negated: c.denied(), status: futureIf(c)})
	}
}

var listing = set("add place put be include appear remain list name")

// sanctionedName reads "the EU-sanctioned tycoon X", "sanctioned by the U.S."
// and "Also sanctioned today are X and Y".
func (s *story) sanctionedName(t *tree, i int) {
	b := bond{kind: Sanctioned, role: "sanctioned", rule: "sanctioned-name", t: t, head: i}
	if i <= 2 && (t.lower(0) == "also" || i == 0) {
		for k := i + 1; k < min(t.n(), i+6); k++ {
			if w := t.lower(k); w == "are" || w == "is" || w == "were" || w == "was" {
				for _, who := range s.listedBehind(t, k) {
					b.to = who
					s.tie(b)
				}
				return
			}
		}
	}
	if !t.isHyphen(i - 1) {
		return
	}
	by := s.entityAt(t.index, i-2)
	if by == nil || by.kind != country && by.kind != body && by.kind != organization {
		return
	}
	if who, _ := s.nameFrom(t, i+1); who != nil {
		b.from, b.to = by, who
		s.tie(b)
	}
}

// listedByName reads "the UK also designated X and others" where the tree lost
// the verb.
func (s *story) listedByName(t *tree, i int) {
	c := t.headOf[i]
	if c != nil && c.passive {
		had, by := s.parties(t, c.objects), s.parties(t, c.subjects)
		if row := s.rowBefore(t, i); len(row) > 1 && len(by) > 0 {
			s.tieRow(t, i, by[0], row, had)
		}
		return
	}
	if c != nil && len(s.parties(t, c.objects)) > 0 && len(s.parties(t, c.subjects)) > 0 {
		s.rowBehind(t, i, c)
		return
	}
	by, k := s.saidOf(t, i), i-1
	for k >= 0 && t.tag(k) == "RB" {
		k--
	}
	who, _ := s.nameFrom(t, i+1)
	for j := k - 1; who == nil && j > max(0, k-7); j-- {
		if w := t.lower(j); w == "whom" || w == "which" {
			who = s.nameBefore(t, j+1)
		}
	}
	if by == nil || who == nil || by.isPerson() || by.kind == company || t.lemma(k) == "be" {
		return
	}
	s.tie(bond{kind: Sanctioned, from: by, to: who, role: "sanctioned", rule: "listed-by-name", t: t, head: i, date: s.dateOf(t, i)})
}

// rowBehind adds the names of a row that the tree cut short: "designated X (XCo),
// Y and two others".
func (s *story) rowBehind(t *tree, i int, c *clause) {
	had := s.parties(t, c.objects)
	row := s.listedBehind(t, i)
	if len(row) < 2 {
		return
	}
	s.tieRow(t, i, s.parties(t, c.subjects)[0], row, had)
}

// tieRow ties an authority to those of a row that are not tied yet.
func (s *story) tieRow(t *tree, i int, by *entity, row, had []*entity) {
	for _, who := range row {
		if !slices.Contains(had, who) && who.accusable() {
			s.tie(bond{kind: Sanctioned, from: by, to: who, role: "sanctioned", rule: "listed-by-name", t: t, head: i, date: s.dateOf(t, i)})
		}
	}
}

// frozenAssets reads "froze assets worth a million belonging to X".
func (s *story) frozenAssets(t *tree, i int) {
	c := t.clauseOver(i)
	if c == nil || c.deed() != "freeze" && c.deed() != "seize" && c.deed() != "block" {
		return
	}
	for k := i + 1; k < min(t.n(), i+9); k++ {
		if w := t.lower(k); w == "belonging" || w == "owned" || w == "linked" || w == "held" {
			who, _ := s.nameFrom(t, k+2)
			by := s.parties(t, c.subjects)
			if who != nil && len(by) > 0 && !by[0].isPerson() {
				s.tie(bond{kind: Sanctioned, from: by[0], to: who, role: "assets frozen", rule: "frozen-assets", t: t, head: i, date: s.dateOf(t, c.head)})
			}
			return
		}
	}
}

// sanctionTargets reads "The targets include X, … and Y".
func (s *story) sanctionTargets(t *tree, i int) {
	if t.lower(i) == "those" && !strings.HasPrefix(t.lower(i+1), "sanction") && !strings.HasPrefix(t.lower(i+1), "designat") {
		return
	}
	for k := i + 1; k < min(t.n(), i+5); k++ {
		if t.lemma(k) != "include" {
			continue
		}
		for _, who := range s.peopleFrom(t, k+1, t.headOf[k]) {
			s.tie(bond{kind: Sanctioned, to: who, role: "sanctioned", rule: "sanction-targets", t: t, head: k})
		}
	}
}

// issuer gives the listings without an authority the one that the story names,
// where it names but one.
func (s *story) issuer() {
	var by cite.Ref
	for _, x := range s.ties {
		if x.Kind != Sanctioned || x.From == "" {
			continue
		}
		if by != "" && by != x.From {
			return // two authorities: it cannot be told
		}
		by = x.From
	}
	for i := range s.ties {
		if x := &s.ties[i]; x.Kind == Sanctioned && x.From == "" && x.To != by && by != "" {
			x.From = by
		}
	}
}

// capitals are cities that stand for the government that sits there.
var capitals = map[string]string{"Washington": "us", "Moscow": "ru", "London": "gb", "Beijing": "cn", "Tehran": "ir", "Kyiv": "ua", "Kiev": "ua", "Ankara": "tr",
	"Berlin": "de", "Paris": "fr", "Ottawa": "ca", "Canberra": "au", "Tokyo": "jp", "Bern": "ch", "Caracas": "ve", "Minsk": "by", "Pyongyang": "kp", "Jerusalem": "il"}

// government is the country that a capital stands for, where the story names
// the country too; any other party is itself.
func (s *story) government(e *entity) *entity {
	if e != nil && e.kind == place && capitals[e.name] != "" {
		if c := s.countries[capitals[e.name]]; c != nil {
			return c
		}
	}
	return e
}
