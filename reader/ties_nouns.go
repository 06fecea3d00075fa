package reader

import (
	"slices"
	"strings"
)

// nounRule is a rule for a noun that names a relation by itself: "X's
// son-in-law Y", "Y, a close ally of X", "a meeting between X and Y".
type nounRule struct {
	rule  string
	kind  TieKind
	nouns string // lemmas
	// The holder of a relational noun is the party that it describes: the one it
	// stands in apposition or as a title to, or of which it is said. The base is
	// the other party, its owner ("X's ally") or what a preposition ties to it.
	base    string // prepositions of the base besides the owner: "of to"
	reverse bool   // the base is the tie's `from`: X's company → X owns it
	event   bool   // a happening: its parties are all bases, joined in pairs
}

var nounRules = []nounRule{
	{rule: "kin", kind: Family, base: "of to", nouns: `son daughter father mother brother sister wife husband spouse cousin nephew niece uncle aunt grandson
		granddaughter grandfather grandmother son-in-law daughter-in-law brother-in-law sister-in-law father-in-law mother-in-law stepson
		stepdaughter stepfather stepmother half-brother half-sister widow widower fiancé fiancée twin heir child sibling relative in-law ex-wife ex-husband grandchild`},
	{rule: "ally", kind: Associate, base: "of to with", nouns: `ally friend confidant confidante associate protégé protege supporter loyalist crony benefactor patron mentor
		acquaintance pal buddy comrade accomplice co-conspirator backer insider classmate bodyguard chef aide adviser advisor fixer henchman deputy lieutenant rival successor predecessor colleague financier donor stooge surrogate
		courtier counterpart sidekick follower sympathiser sympathizer operative`},
	{rule: "front", kind: Associate, base: "for of", nouns: "frontman front proxy strawman nominee intermediary middleman bagman figurehead"},
	{rule: "partner", kind: Business, base: "of with", nouns: "partner co-founder cofounder customer client contractor supplier investor lender creditor tenant auditor insurer broker"},
	{rule: "deal", kind: Business, base: "with between", event: true, nouns: "deal contract partnership venture joint-venture dealings dealing transaction alliance"},
	{rule: "business-with", kind: Business, base: "with", event: true, nouns: "business"},
	{rule: "donor", kind: Transfer, base: "of to", nouns: "donor financier funder paymaster bankroller"},
	{rule: "delivery-to", kind: Transfer, base: "to", nouns: "delivery transfer payment donation shipment handover sale supply loan gift bribe grant kickback contribution export remittance support"},
	{rule: "owner", kind: Owns, base: "of in", nouns: "owner co-owner shareholder stakeholder proprietor landlord stockholder beneficiary founder"},
	{rule: "company-of", kind: Owns, base: "of", reverse: true, nouns: "company firm business subsidiary unit affiliate conglomerate holding yacht superyacht vessel boat jet plane mansion villa penthouse chalet vineyard palace estate hotel newspaper airline club foundation shipyard refinery"},
	{rule: "parent-of", kind: Owns, base: "of", nouns: "parent"},
	{rule: "spokesman", kind: Represents, base: "for of", nouns: "spokesman spokeswoman spokesperson lawyer attorney envoy representative lobbyist ambassador emissary agent solicitor barrister counsel publicist"},
	{rule: "member-of", kind: Member, base: "of in", nouns: "member trustee part"},
	{rule: "meeting-between", kind: Meeting, base: "between with of", event: true, nouns: "meeting talk dinner lunch summit sit-down encounter discussion negotiation conversation breakfast"},
	{rule: "settlement-between", kind: Legal, base: "between", event: true, nouns: "settlement plea lawsuit case"},
}

// personal are the rules whose nouns describe people.
var personal = set("kin ally partner spokesman front")

// nounRuleOf finds the rules of a noun.
var nounRuleOf = func() map[string][]*nounRule {
	out := map[string][]*nounRule{}
	for i := range nounRules {
		for n := range strings.FieldsSeq(nounRules[i].nouns) {
			out[n] = append(out[n], &nounRules[i])
		}
	}
	return out
}()

// relational are the nouns for a person who is described by somebody else: a
// friend, a lawyer, a brother.
var relational = func() map[string]bool {
	out := map[string]bool{}
	for _, r := range nounRules {
		switch r.rule {
		case "kin", "ally", "spokesman", "partner":
			for n := range strings.FieldsSeq(r.nouns) {
				out[n] = true
			}
		}
	}
	return out
}()

// nounTies applies the noun rules to every noun of a sentence.
func (s *story) nounTies(t *tree) {
	for i := range t.n() {
		if !t.isNoun(i) {
			continue
		}
		lemma := t.lemma(i)
		switch {
		case lemma == "man" && wordIn("front hand right-hand bag point", t.lower(i-1)):
			lemma = "frontman"
		case lemma == "company" && (t.lower(i-1) == "parent" || t.lower(i-1) == "holding"):
			lemma = "parent"
		case lemma == "firm" && t.lower(i-1) == "law":
			lemma = "lawyer" // "his law firm, X" is not his
		}
		for _, r := range nounRuleOf[lemma] {
			s.applyNoun(t, i, r)
		}
	}
	s.partTies(t)
	s.partisans(t)
}

// partisans reads "a Florida Republican" and "the Labour chairman" as
// membership of the party.
func (s *story) partisans(t *tree) {
	for i := range t.n() {
		m := s.mentionAt(t.index, i)
		if m == nil || m.entity == nil || m.first != i || !partyNames[t.lower(i)] || m.entity.kind != organization {
			continue
		}
		who := s.nameBefore(t, i)
		if !who.isPerson() {
			who, _ = s.nameFrom(t, m.last)
		}
		if who.isPerson() {
			s.tie(bond{kind: Member, from: who, to: m.entity, role: t.lower(i), t: t, head: i, rule: "partisan"})
		}
	}
}

// partyNames are names of parties that are also said of their members.
var partyNames = set("republican democrat democratic conservative labour labor tory liberal socialist communist green")

// partTies reads "the ministry's Office of …" and "the Treasury Office of …": a
// body named before another has it as a part.
func (s *story) partTies(t *tree) {
	for i := 1; i+1 < t.n(); i++ {
		genitive := t.tag(i) == "POS"
		if !genitive && !officeWords[t.lower(i)] {
			continue
		}
		whole, part := s.mentionAt(t.index, i-1), s.mentionAt(t.index, i)
		if genitive {
			part = s.mentionAt(t.index, i+1)
		}
		if whole == nil || part == nil || whole.entity == nil || part.entity == nil || whole.last != i || part.kind == "pronoun" || !genitive && part.first != i {
			continue
		}
		if whole.entity.kind == body && part.entity.kind == body {
			s.tie(bond{kind: Member, from: part.entity, to: whole.entity, role: "part of", t: t, head: i, rule: "part-of"})
		}
	}
}

// loving partners are no partners in business.
var loving = set("romantic life domestic civil intimate")

// officeWords open the names of bodies that are parts of others.
var officeWords = set("office bureau division agency network directorate section unit administration")

func (s *story) applyNoun(t *tree, i int, r *nounRule) {
	b := bond{kind: r.kind, rule: r.rule, role: s.relationWords(t, i), t: t, head: i}
	if former(t, i) {
		b.status = Former
	}
	bases := s.bases(t, i, r)
	if r.event {
		s.eventNoun(t, i, r, b, bases)
		return
	}
	if r.rule == "delivery-to" {
		s.delivery(t, i, b)
		return
	}
	if r.rule == "partner" && slices.ContainsFunc(t.modifiers(i), func(m int) bool { return loving[t.lower(m)] }) {
		b.kind = Family
	}
	b.percent = s.percentNear(t, i)
	if len(bases) == 0 && t.tag(i) == "NNS" && (r.kind.Symmetric()) {
		s.mutual(t, i, b)
		return
	}
	holders := s.holders(t, i)
	if row := s.namesBehind(t, i, r); len(row) > 1 || len(row) == 1 && len(holders) == 0 {
		holders = row
	}
	s.trace.noun(s, t, i, r, holders, bases)
	if h, base := s.besideNoun(t, i, r); h != nil && (len(bases) == 0 || len(holders) == 0 || !holders[0].isNamed() || personal[r.rule] && !holders[0].isPerson() && h.isPerson()) {
		holders, bases = []*entity{h}, []*entity{base}
	}
	if r.rule == "company-of" && len(holders) == 0 && assetThings[t.lemma(i)] && len(bases) == 1 && bases[0].isPerson() {
		if e := s.thingAt(t, i); e != nil {
			holders = []*entity{e} // "his villa on the lake"
		}
	}
	for _, holder := range holders {
		for _, base := range bases {
			if p := t.possessor(i); base.is(country) && p >= 0 && s.mentionAt(t.index, p) == nil {
				continue // "the French minister's lawyer" is not France's
			}
			x := b
			x.from, x.to = holder, base
			if r.reverse {
				x.from, x.to = base, holder
			}
			s.tie(x)
		}
	}
}

// legalStep is the participle that names what a legal noun stands for.
var legalStep = map[string]string{"lawsuit": "sued", "settlement": "settled"}

// bases returns the parties that the noun is said in relation to.
func (s *story) bases(t *tree, i int, r *nounRule) []*entity {
	var heads []int
	p := t.possessor(i)
	if e := s.ownerAt(t, p); e != nil && !r.event {
		return []*entity{e}
	}
	if p >= 0 {
		heads = append(heads, t.conjuncts(p)...)
	}
	first := -1
	for _, l := range t.linksOf(i) {
		if wordIn(r.base, l.prep) && (first < 0 || !t.hasPreposition(first, l.head)) {
			heads = append(heads, l.head)
			first = max(first, l.head)
		}
	}
	if len(heads) == 0 {
		for _, m := range t.modifiers(i) { // "the Norland-owned hotel", "Berg ally X"
			if e := s.entityAt(t.index, m); e.canAct() && r.kind != Business && !(e.kind == country && !(r.kind == Represents && stateAgents[t.lemma(i)])) {
				heads = append(heads, m)
			}
		}
	}
	if len(heads) == 0 && !r.event {
		heads = s.sharedBase(t, i, r)
	}
	return s.parties(t, heads)
}

// hasPreposition reports whether a preposition stands between two tokens: "an
// ally of X and head of Y" is no ally of Y.
func (t *tree) hasPreposition(i, j int) bool {
	for k := i + 1; k < j; k++ {
		if t.tag(k) == "IN" {
			return true
		}
	}
	return false
}

// sharedBase returns the base of a noun that is joined to this one: "the
// president and beneficiary of X".
func (s *story) sharedBase(t *tree, i int, r *nounRule) []int {
	for _, k := range t.conjuncts(i)[1:] {
		for _, l := range t.linksOf(k) {
			if t.isCommon(k) && wordIn(r.base, l.prep) {
				return []int{l.head}
			}
		}
	}
	return nil
}

// ownerAt returns the owner that a genitive or pronoun names; of "whose", the
// party named right before it.
func (s *story) ownerAt(t *tree, p int) *entity {
	if p < 0 {
		return nil
	}
	if t.tag(p) != "WP$" {
		return s.entityAt(t.index, p)
	}
	if m := s.mentionAt(t.index, p-1); m != nil {
		return m.entity
	}
	if t.text(p-1) == "," {
		if m := s.mentionAt(t.index, p-2); m != nil {
			return m.entity
		}
		return s.appositive(t, p-1)
	}
	return nil
}

// mutual ties in pairs those whom a plural says to be something to each other:
// "X and Y are old friends", "the brothers X and Y".
func (s *story) mutual(t *tree, i int, b bond) {
	var all []*entity
	if c := t.headOf[i]; c != nil && c.copular {
		all = s.parties(t, c.subjects)
		b.negated = c.negated
	} else {
		all = s.rowFrom(t, i+1)
	}
	for j, x := range all {
		for _, y := range all[j+1:] {
			b.from, b.to = x, y
			s.tie(b)
		}
	}
}

// namesBehind returns the parties named in a row behind a plural: "two sons-in-
// law of Z, X and Y", "associates of Z, including X and Y".
func (s *story) namesBehind(t *tree, i int, r *nounRule) []*entity {
	if t.tag(i) != "NNS" {
		return nil
	}
	k := i + 1
	for t.isHyphen(k) || t.isHyphen(k-1) && (t.lower(k) == "in" || t.lower(k) == "law") {
		k++
	}
	if wordIn(r.base, t.lower(k)) {
		if e, end := s.nameFrom(t, k+1); e != nil {
			k = end
		}
	}
	if t.text(k) == ":" || breaks[t.text(k)] {
		k++
	}
	switch t.lower(k) {
	case "including", "like", "notably", "namely":
		k++
	case "such":
		k += 2
	}
	row := s.rowFrom(t, k)
	return slices.DeleteFunc(row, func(e *entity) bool { return personal[r.rule] && r.kind == Family && !e.isPerson() })
}

// stateAgents are those whom a country before them sends: "a Norwegian envoy",
// but not "a Norwegian lawyer".
var stateAgents = set("envoy ambassador emissary representative spokesman spokeswoman spokesperson")

// holders returns the parties that a relational noun describes.
func (s *story) holders(t *tree, i int) []*entity {
	if e := s.describedHere(t, i); e != nil {
		return []*entity{e}
	}
	heads := t.appositions(i)
	if up := t.head(i); up >= 0 {
		switch {
		case slices.Contains(t.appositions(up), i), slices.Contains(t.modifiers(up), i):
			heads = append(heads, up) // "X, an ally of Y" and "Y's ally X"
		case t.lower(up) == "one" && slices.Contains(t.appositions(t.head(up)), up):
			heads = append(heads, t.head(up)) // "X, one of Y's allies"
		}
	}
	heads = append(heads, t.nameAfter(i)...)
	if c := t.headOf[i]; c != nil && c.copular && !c.negated {
		heads = append(heads, c.subjects...)
		if len(c.subjects) == 0 || c.blamedFor() {
			heads = c.blamed()
		}
	}
	heads = append(heads, s.saidToBe(t, i)...)
	if c := t.clauseOver(i); c != nil && (c.deed() == "become" || c.deed() == "remain") && !c.negated && t.head(i) == c.node {
		heads = append(heads, c.subjects...)
	}
	if k := t.describedAs(i); k >= 0 {
		if e := s.nearestBefore(t, k); e != nil {
			return []*entity{e}
		}
	}
	if out := s.parties(t, heads); len(out) > 0 {
		return out
	}
	return s.otherHolders(t, i)
}

// otherHolders returns whom a relational noun describes where the tree says it of
// nobody: the party that it speaks of itself, whom the noun that it is joined to
// describes, or somebody without a name.
func (s *story) otherHolders(t *tree, i int) []*entity {
	up := t.head(i)
	if e := s.entityAt(t.index, i); e != nil {
		return []*entity{e}
	}
	if up >= 0 && (t.isCommon(up) || t.lower(up) == "one") && up < i && slices.Contains(t.conjuncts(up), i) {
		return s.holders(t, up) // "the director and majority shareholder of"
	}
	if up >= 0 && t.lower(up) == "one" {
		if c := t.headOf[up]; c != nil && c.copular {
			return s.parties(t, c.subjects)
		}
	}
	if relational[t.lemma(i)] && t.tag(i) != "NNS" {
		if e := s.relativeOf(t, i); e != nil {
			return []*entity{e}
		}
	}
	return nil
}

// saidToBe returns those whom a clause equates with the noun otherwise: "whose
// owner is X", "the clients included X", "acted as a front", "described as an
// ally", "among the clients was X".
func (s *story) saidToBe(t *tree, i int) []int {
	c := t.clauseOver(i)
	if c == nil {
		return nil
	}
	var heads []int
	if up := t.head(i); slices.Contains(c.subjects, i) || up >= 0 && t.lower(up) == "one" && slices.Contains(c.subjects, up) {
		switch {
		case c.copular && c.head != i && t.isProper(c.head) && !c.negated:
			heads = append(heads, t.conjuncts(c.head)...)
		case c.deed() == "include" || c.deed() == "be":
			heads = append(heads, c.objects...)
		}
	}
	for _, l := range c.links {
		if l.head != i {
			continue
		}
		switch {
		case l.prep == "among" && (c.copular || c.lemma() == "be"):
			heads = append(heads, c.subjects...)
		case l.prep == "as" && (c.passive || describers[c.deed()]):
			heads = append(heads, c.objects...)
		case l.prep == "as" && !c.negated && len(c.subjects) == 0:
			heads = append(heads, c.blamed()...)
		case l.prep == "as" && !c.negated:
			heads = append(heads, c.subjects...)
		}
	}
	return heads
}

// blamed are those who do what a gerund without a subject tells of: "accused X
// of being a bagman".
func (c *clause) blamed() []int {
	switch {
	case c.t.tag(c.verb) != "VBG" || c.parent == nil:
		return nil
	case blaming(c.parent):
		return c.parent.objects
	}
	return c.parent.subjects
}

// describers are verbs that say of their object what stands behind "as".
var describers = set("describe identify name regard see view know portray depict cite label use appoint hire")

// describedHere returns the named person whom the noun describes in apposition,
// as the passes before found.
func (s *story) describedHere(t *tree, i int) *entity {
	if m := s.mentionAt(t.index, i); m != nil && m.kind == "nominal" && m.entity.isPerson() && m.entity.isNamed() {
		return m.entity
	}
	return nil
}

// describedAs is the "as" by which somebody is described: "described X as a
// front man for Y"; -1 where there is none.
func (t *tree) describedAs(i int) int {
	for k := i - 1; k >= max(0, i-5); k-- {
		if t.lower(k) == "as" {
			return k
		}
		if !describing(t.tag(k)) && t.tag(k) != "DT" {
			break
		}
	}
	return -1
}

// nearestBefore returns the party that ends right before token k.
func (s *story) nearestBefore(t *tree, k int) *entity {
	if e := s.entityAt(t.index, k-1); e.canAct() {
		return e
	}
	return nil
}

// nameAfter returns the head of a name that follows a title without a comma.
func (t *tree) nameAfter(i int) []int {
	for _, k := range t.kids[i] {
		if k > i && t.isProper(k) && (t.rel(k) == "flat" || t.rel(k) == "compound" || t.rel(k) == "appos") {
			return []int{k}
		}
	}
	return nil
}
