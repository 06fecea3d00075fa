package reader

import (
	"slices"
	"strings"
)

// stakeTies reads shares by the words alone, since who owns how much of what
// decides a verdict and is told in sentences full of appositions:
//
//	"X owns 30 percent of Y", "X holds another 25 percent", "X has a 12 % stake in Y"
//	"Y is 30 percent owned by X", "Y, owned by X and Z", "Y, which is controlled by X"
//	"30 percent of Y is held by X"
func (s *story) stakeTies(t *tree) {
	for i := range t.n() {
		w := t.lower(i)
		if by := byAfter(t, i); ownedWords[w] && by > 0 {
			s.ownedBy(t, i, by)
		} else if (t.lemma(i) == "belong" || w == "belonging" || w == "registered") && t.lower(i+1) == "to" {
			s.ownedBy(t, i, i+2)
		} else if holdWords[w] {
			s.stakeHeld(t, i)
		}
	}
}

var (
	holdWords  = set("owns own owned holds hold held controls has have had acquired bought retains")
	ownedWords = set("owned held controlled")
)

// byAfter returns the token after "by" where it follows closely: "owned or
// controlled, in part, by", or 0.
func byAfter(t *tree, i int) int {
	for k := i + 1; k < t.n() && k < i+5; k++ {
		if t.lower(k) == "by" {
			return k + 1
		}
		if t.isNoun(k) && !ownedWords[t.lower(k)] {
			break
		}
	}
	return 0
}

// stakeHeld reads an owner's sentence; it needs a share, since a plain "owns Y" is
// left to the tree.
func (s *story) stakeHeld(t *tree, i int) {
	share, end := s.shareAfter(t, i+1)
	if share == "" {
		return
	}
	owner := s.saidOf(t, i)
	if owner == nil {
		return
	}
	var asset *entity
	for k := end; k < t.n() && k < end+4 && asset == nil; k++ {
		if w := t.lower(k); w == "of" || w == "in" {
			asset, _ = s.nameFrom(t, k+1)
			if asset == nil {
				asset = s.entityAfter(t, k+1)
			}
		}
	}
	if asset == nil {
		asset = s.whichIn(t, i)
	}
	if asset == nil {
		asset = s.lastOwned(t) // "and Z holds another 25 percent"
	}
	s.stake(t, i, owner, asset, share, "stake-held")
}

// ownedBy reads an asset's sentence.
func (s *story) ownedBy(t *tree, i, by int) {
	assets := s.ownedAsset(t, i)
	share := s.shareBefore(t, i)
	first, end := s.nameFrom(t, by)
	if first == nil {
		first = s.unnamedOwner(t, by)
		end = by + 1
	}
	if first == nil || first.kind == outlet {
		return
	}
	for _, owner := range append([]*entity{first}, s.listedBehind(t, end-1)...) {
		for _, asset := range assets {
			if owner != asset {
				s.stake(t, i, owner, asset, share, "stake-owned-by")
			}
		}
	}
}

// whichIn returns the party of "X, in which she holds 30 percent".
func (s *story) whichIn(t *tree, i int) *entity {
	for k := i - 1; k > max(0, i-8); k-- {
		if t.lower(k) == "which" && t.lower(k-1) == "in" {
			return s.nameBefore(t, k)
		}
	}
	return nil
}

// unnamedOwner is the party of "owned by the sister of X", "held by companies in
// the Seychelles".
func (s *story) unnamedOwner(t *tree, by int) *entity {
	h := t.nounFrom(by)
	if h < 0 || s.mentionAt(t.index, h) != nil {
		return nil
	}
	if e := s.partyAt(t, h); e != nil && (relational[t.lemma(h)] || e.isNamed() && !peopleOf[t.lemma(h)]) {
		return e
	}
	if e := s.controlled(t, h); e != nil {
		return e
	}
	switch t.lower(h) {
	case "companies", "firms", "trusts", "funds", "entities", "foundations":
		if l := t.linkOf(h, "in", "of"); l > h && l < h+5 {
			first, _ := t.base(h)
			_, last := t.base(l)
			return s.unnamedPhrase(group, t, first, last)
		}
	}
	return nil
}

// controlled makes a party of "a company controlled by X", which X owns.
func (s *story) controlled(t *tree, h int) *entity {
	if !firms[t.lemma(h)] || !ownedWords[t.lower(h+1)] || t.lower(h+2) != "by" {
		return nil
	}
	owner, end := s.nameFrom(t, h+3)
	if owner == nil {
		return nil
	}
	first, _ := s.descriptionOf(t, h)
	e := s.unnamedPhrase(company, t, first, end)
	s.stake(t, h+1, owner, e, "", "stake-owned-by")
	return e
}

// ownedAsset returns what is owned: the party that the words say it of, else the
// subject of the tree, else, in the grounds of a listing ("designated for being
// owned by"), those listed.
func (s *story) ownedAsset(t *tree, i int) []*entity {
	asset := s.saidOf(t, i)
	if asset != nil && asset.kind != person {
		return []*entity{asset}
	}
	if t.tag(i-1) == "NNS" || ownedWords[t.lower(i-2)] && t.tag(i-3) == "NNS" {
		if _, end := s.nameFrom(t, byAfter(t, i)); t.text(end) == "," { // "two companies owned by X, Y and Z"
			if row := s.rowFrom(t, end+1); len(row) > 1 {
				return row
			}
		}
	}
	c := t.clauseOver(i)
	if k := i - 1; t.text(k) == "(" || t.tag(k) == "-LRB-" { // "X (owned by Y)"
		if m := s.mentionAt(t.index, k-1); m != nil && m.entity != nil && m.entity.kind != person {
			return []*entity{m.entity}
		}
	}
	for up := c; up != nil; up = up.parent {
		heads := up.subjects
		if up.passive || up != c && blaming(up) {
			heads = up.objects // "designated X for being owned by Y"
		}
		if out := slices.DeleteFunc(s.parties(t, heads), func(e *entity) bool { return e.is(person, country) }); len(out) > 0 {
			return out
		}
		for _, h := range heads {
			if e := s.thingAt(t, h); e != nil {
				return []*entity{e}
			}
		}
		if up != c && up.how != "adverbial" && up.how != "xcomp" || up.antecedent >= 0 && t.isCommon(up.antecedent) {
			break // "a vehicle owned by Y" is nobody who is named elsewhere
		}
	}
	if h := i - 1; t.isCommon(h) {
		if e := s.thingAt(t, h); e != nil {
			return []*entity{e}
		}
	}
	return nil
}

func (s *story) stake(t *tree, i int, owner, asset *entity, share, rule string) {
	b := bond{kind: Owns, from: owner, to: asset, percent: share, t: t, head: i, rule: rule}
	if w := t.lower(i); w == "controls" || w == "controlled" {
		b.role = "controls"
	}
	for k := max(0, i-4); k < i; k++ {
		if negators[t.lower(k)] {
			b.negated = true
		}
		if t.lower(k) == "formerly" || t.lower(k) == "previously" || t.lower(k) == "once" {
			b.status = Former
		}
	}
	s.tie(b)
}

// shareAfter returns the share that begins within a few words of token k, and
// the token behind it: "12 percent", "a majority stake", "a 30 % interest".
func (s *story) shareAfter(t *tree, k int) (string, int) {
	for j := k; j < t.n() && j < k+5; j++ {
		if t.text(j) == "," || t.isVerb(j) {
			return "", 0
		}
		if p := s.percentAt(t, j); p != "" {
			return p, j + 2
		}
		if t.lower(j) == "majority" || t.lower(j) == "half" {
			return t.lower(j), j + 1
		}
	}
	return "", 0
}

// shareBefore returns the share right before a participle: "30 percent owned".
func (s *story) shareBefore(t *tree, i int) string {
	for j := max(0, i-4); j < i; j++ {
		if p := s.percentAt(t, j); p != "" {
			return p
		}
	}
	if t.lower(i-1) == "majority" {
		return "majority"
	}
	return ""
}

// percentAt returns the number of "30 percent", "30%" at token j.
func (s *story) percentAt(t *tree, j int) string {
	if j+1 >= t.n() || !strings.ContainsAny(t.text(j), "0123456789") {
		return ""
	}
	if m := share.FindStringSubmatch(s.describe(t.span(j, min(j+3, t.n())))); m != nil && strings.HasPrefix(m[0], m[1]) && strings.HasPrefix(t.text(j), m[1]) {
		return m[1]
	}
	return ""
}

// saidOf returns the party that a predicate is said of by the words: the
// one named right before it over helping verbs, or, behind a comma that closes
// an apposition, the one that the apposition describes.
func (s *story) saidOf(t *tree, i int) *entity {
	k := i - 1
	for k >= 0 && (t.tag(k) == "RB" || timeWords[t.lower(k)] && !isCap(t.text(k)) || t.tag(k) == "MD" || t.tag(k) == "CD" || t.lower(k) == "percent" || t.text(k) == "%" || t.lemma(k) == "be" || t.lemma(k) == "have" ||
		t.lower(k) == "which" || t.lower(k) == "who" || t.lower(k) == "that" || t.lower(k) == "majority" || t.lower(k) == "or" || ownedWords[t.lower(k)]) {
		k--
	}
	if k < 0 {
		return nil
	}
	if e := s.entityAt(t.index, k); e != nil {
		return e
	}
	if t.isCommon(k) {
		return s.nameBefore(t, k+1) // "M, a company owned by"
	}
	if t.text(k) != "," && t.text(k) != ")" {
		return nil
	}
	if m := s.mentionAt(t.index, k-1); m != nil && m.entity != nil && !s.inApposition(t, m) {
		return m.entity
	}
	return s.appositive(t, k)
}

// inApposition reports whether a mention is part of what describes another: "led
// by X", "a unit of X".
func (s *story) inApposition(t *tree, m *mention) bool {
	for k := m.first - 1; k > 0 && k > m.first-5 && t.isCommon(k); k-- {
		if t.lower(k-1) == "of" { // "the chief of the oil giant X"
			return true
		}
	}
	return m.first > 0 && (t.tag(m.first-1) == "IN" || t.lower(m.first-1) == "of" || t.lower(m.first-1) == "by" || t.tag(m.first-1) == "DT" && m.first > 1 && t.tag(m.first-2) == "IN")
}

// appositive returns the party named before the comma that opens the apposition
// which the comma at token k closes.
func (s *story) appositive(t *tree, k int) *entity {
	for j := k - 1; j > 0; j-- {
		if t.text(j) != "," {
			continue
		}
		if m := s.mentionAt(t.index, j-1); m != nil && m.entity != nil && m.kind != "pronoun" {
			return m.entity
		}
	}
	return nil
}

// entityAfter returns the first party named within a few words.
func (s *story) entityAfter(t *tree, k int) *entity {
	for j := k; j < t.n() && j < k+6; j++ {
		if e := s.entityAt(t.index, j); e != nil {
			return e
		}
	}
	return nil
}

// lastOwned returns the asset of the last stake that the sentence told of.
func (s *story) lastOwned(t *tree) *entity {
	for i := len(s.ties) - 1; i >= 0; i-- {
		x := &s.ties[i]
		if x.Start < t.s.Start {
			break
		}
		if x.Kind == Owns && s.byID[x.To] != nil {
			return s.byID[x.To]
		}
	}
	return nil
}
