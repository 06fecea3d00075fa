package reader

import (
	"slices"
	"strings"

	"backchannel/cite"
)

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
	if c != nil && (c.passive || c.copular) {
		row, by := s.rowBefore(t, i), (*entity)(nil)
		if t.lower(i+1) == "by" {
			by, _ = s.nameFrom(t, i+2)
		}
		if len(row) > 1 && by != nil {
			s.tieRow(t, i, by, row, s.parties(t, c.objects))
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
	s.tie(bond{kind: Sanctioned, from: by, to: who, role: "sanctioned", rule: "sanction", t: t, head: i, date: s.dateOf(t, i)})
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
			s.tie(bond{kind: Sanctioned, from: by, to: who, role: "sanctioned", rule: "sanction", t: t, head: i, date: s.dateOf(t, i)})
		}
	}
}

// frozenAssets reads "froze X's assets" and "froze assets worth a million
// belonging to X", by the words, since "froze" is often taken for a noun.
func (s *story) frozenAssets(t *tree, i int) {
	k := i - 1
	for k > max(0, i-8) && !freezing[t.lower(k)] {
		k--
	}
	if k < 0 || !freezing[t.lower(k)] {
		return
	}
	by, who := s.saidOf(t, k), s.basesOwner(t, i)
	for j := i + 1; who == nil && j < min(t.n(), i+9); j++ {
		if w := t.lower(j); w == "belonging" || w == "owned" || w == "linked" || w == "held" || w == "of" && j == i+1 {
			if w != "of" {
				j++
			}
			who, _ = s.nameFrom(t, j+1)
			break
		}
	}
	if who == nil || by == nil || by.isPerson() || by == who {
		return
	}
	s.tie(bond{kind: Sanctioned, from: by, to: who, role: "assets frozen", rule: "frozen-assets", t: t, head: k, date: s.dateOf(t, k)})
}

var freezing = set("froze frozen freezes freezing seized blocked impounded")

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
