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
	status  Status
	event   bool // a happening: its parties are all bases, joined in pairs
}

var nounRules = []nounRule{
	{rule: "kin", kind: Family, base: "of to", nouns: `son daughter father mother brother sister wife husband spouse cousin nephew niece uncle aunt grandson
		granddaughter grandfather grandmother son-in-law daughter-in-law brother-in-law sister-in-law father-in-law mother-in-law stepson
		stepdaughter stepfather stepmother half-brother half-sister widow widower fiancé fiancée twin heir parent child sibling relative in-law ex-wife ex-husband`},
	{rule: "ally", kind: Associate, base: "of to with", nouns: `ally friend confidant confidante associate protégé protege supporter loyalist crony benefactor patron mentor
		acquaintance pal buddy comrade accomplice co-conspirator backer insider classmate bodyguard chef aide adviser advisor fixer henchman deputy lieutenant rival`},
	{rule: "front", kind: Associate, base: "for of", nouns: "frontman front proxy strawman nominee intermediary middleman bagman figurehead"},
	{rule: "partner", kind: Business, base: "of with", nouns: "partner co-founder cofounder customer contractor supplier investor lender creditor tenant"},
	{rule: "deal", kind: Business, base: "with between", event: true, nouns: "deal contract partnership venture joint-venture dealings transaction"},
	{rule: "business-with", kind: Business, base: "with", event: true, nouns: "business"},
	{rule: "delivery-to", kind: Transfer, base: "to", nouns: "delivery transfer payment donation shipment handover sale supply"},
	{rule: "owner", kind: Owns, base: "of in", nouns: "owner co-owner shareholder stakeholder proprietor landlord stockholder beneficiary"},
	{rule: "company-of", kind: Owns, base: "of", reverse: true, nouns: "company firm business subsidiary unit affiliate conglomerate holding yacht superyacht vessel jet mansion villa estate hotel newspaper"},
	{rule: "spokesman", kind: Represents, base: "for of to", nouns: "spokesman spokeswoman spokesperson lawyer attorney envoy representative lobbyist ambassador emissary agent solicitor barrister counsel"},
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
		if lemma == "man" && t.lower(i-1) == "front" {
			lemma = "frontman"
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
		if who == nil || !who.isPerson() {
			who, _ = s.nameFrom(t, m.last)
		}
		if who != nil && who.isPerson() {
			s.tie(bond{kind: Member, from: who, to: m.entity, role: t.lower(i), t: t, head: i, rule: "partisan"})
		}
	}
}

// partyNames are names of parties that are also said of their members.
var partyNames = set("republican democrat democratic conservative labour labor tory liberal socialist communist green")

// partTies reads "the ministry's Office of …": a body named in the genitive
// before another has it as a part.
func (s *story) partTies(t *tree) {
	for i := 1; i+1 < t.n(); i++ {
		if t.tag(i) != "POS" {
			continue
		}
		whole, part := s.mentionAt(t.index, i-1), s.mentionAt(t.index, i+1)
		if whole == nil || part == nil || whole.entity == nil || part.entity == nil || whole.last != i || part.kind == "pronoun" {
			continue
		}
		if whole.entity.kind == body && part.entity.kind == body {
			s.tie(bond{kind: Member, from: part.entity, to: whole.entity, role: "part of", t: t, head: i, rule: "part-of"})
		}
	}
}

func (s *story) applyNoun(t *tree, i int, r *nounRule) {
	b := bond{kind: r.kind, rule: r.rule, role: s.relationWords(t, i), t: t, head: i, status: r.status}
	if former(t, i) {
		b.status = Former
	}
	bases := s.bases(t, i, r)
	if r.event {
		s.eventNoun(t, i, r, b, bases)
		return
	}
	if r.kind == Transfer {
		s.delivery(t, i, b)
		return
	}
	b.percent = s.percentNear(t, i)
	holders := s.holders(t, i)
	s.trace.noun(s, t, i, r, holders, bases)
	if h, base := s.besideNoun(t, i, r); h != nil && (len(bases) == 0 || len(holders) == 0 || holders[0].props["summary"] != nil || personal[r.rule] && !holders[0].isPerson() && h.isPerson()) {
		holders, bases = []*entity{h}, []*entity{base}
	}
	for _, holder := range holders {
		for _, base := range bases {
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
var legalStep = map[string]string{"investigation": "investigated", "probe": "investigated", "inquiry": "investigated",
	"indictment": "indicted", "lawsuit": "sued", "prosecution": "prosecuted", "settlement": "settled"}

// bases returns the parties that the noun is said in relation to.
func (s *story) bases(t *tree, i int, r *nounRule) []*entity {
	var heads []int
	if e := s.entityAt(t.index, t.possessor(i)); e != nil && t.possessor(i) >= 0 {
		return []*entity{e}
	}
	if p := t.possessor(i); p >= 0 {
		heads = append(heads, t.conjuncts(p)...)
	}
	for _, l := range t.linksOf(i) {
		if slices.Contains(strings.Fields(r.base), l.prep) {
			heads = append(heads, l.head)
		}
	}
	if len(heads) == 0 {
		for _, m := range t.modifiers(i) { // "the Witkoff-owned hotel", "Trump ally X"
			if e := s.entityAt(t.index, m); e != nil && e.canAct() && r.kind != Business && !(e.kind == country && (r.kind == Owns || r.kind == Represents && !stateAgents[t.lemma(i)])) {
				heads = append(heads, m)
			}
		}
	}
	if len(heads) == 0 {
		heads = s.oneOf(t, i, r)
	}
	return s.parties(t, heads)
}

// stateAgents are those whom a country before them sends: "a Norwegian envoy",
// but not "a Norwegian lawyer".
var stateAgents = set("envoy ambassador emissary representative spokesman spokeswoman spokesperson")

// oneOf reads "one of X's oldest allies": the owner stands at the noun behind
// "of" already, so only the number is passed over.
func (s *story) oneOf(t *tree, i int, r *nounRule) []int {
	if t.lower(i) != "one" {
		return nil
	}
	if l := t.linkOf(i, "of"); l >= 0 {
		if p := t.possessor(l); p >= 0 {
			return []int{p}
		}
	}
	return nil
}

// holders returns the parties that a relational noun describes.
func (s *story) holders(t *tree, i int) []*entity {
	var heads []int
	add := func(k int) {
		if k >= 0 && k != i {
			heads = append(heads, k)
		}
	}
	for _, k := range t.appositions(i) {
		add(k)
	}
	if e := s.describedHere(t, i); e != nil {
		return []*entity{e}
	}
	up := t.head(i)
	if up >= 0 {
		switch {
		case slices.Contains(t.appositions(up), i), slices.Contains(t.modifiers(up), i):
			add(up) // "X, an ally of Y" and "Y's ally X"
		case t.lower(up) == "one" && slices.Contains(t.appositions(t.head(up)), up):
			add(t.head(up)) // "X, one of Y's allies"
		}
	}
	for _, k := range t.nameAfter(i) {
		add(k)
	}
	if c := t.headOf[i]; c != nil && c.copular && !c.negated {
		heads = append(heads, c.subjects...)
	}
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
	if e := s.entityAt(t.index, i); e != nil {
		return []*entity{e}
	}
	if up >= 0 && t.isCommon(up) && up < i && slices.Contains(t.conjuncts(up), i) {
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

// describedHere returns the named person whom the noun describes in apposition,
// as the passes before found.
func (s *story) describedHere(t *tree, i int) *entity {
	if m := s.mentionAt(t.index, i); m != nil && m.kind == "nominal" && m.entity != nil && m.entity.isPerson() && m.entity.props["summary"] == nil {
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
	if m := s.mentionAt(t.index, k-1); m != nil && m.entity != nil && m.entity.canAct() {
		return m.entity
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
