package reader

import (
	"slices"
	"strings"
)

// measureNouns name what is decreed against a party.
var measureNouns = set("sanction freeze ban embargo designation blacklisting listing delisting placement inclusion measure restriction action")

// measure reads what stands around "sanctions", "an asset freeze", "restrictive
// measures", "his designation".
func (r *sanctionReader) measure(e *lawEvent, i int) {
	t, lemma := e.t, e.t.lemma(i)
	switch lemma {
	case "freeze", "ban", "measure", "restriction":
		if !measureKinds[t.lower(i-1)] && !(r.theme && lemma == "measure" && (t.lower(i+1) == "on" || t.lower(i+1) == "against")) {
			return
		}
	case "action":
		if !slices.ContainsFunc(r.subjectsOver(t, i), listsOthers) {
			return
		}
	case "listing", "placement", "inclusion":
		if !r.theme || t.possessor(i) < 0 {
			return
		}
	}
	e.rule = "sanctions-noun"
	e.by = r.sanctioner(t, i)
	c := t.clauseOver(i)
	e.negated, e.status = deniedClause(c), Current
	if c != nil {
		e.status = r.standing(t, i, c)
	}
	switch {
	case lemma != "action" && r.state(e, i), r.against(e, c, i), lemma != "action" && r.possessed(e, i), r.fought(e, c, i):
		r.add(e)
	}
}

// measureKinds make a measure of a common noun: "travel ban", "asset freeze".
var measureKinds = set("asset assets travel visa entry account restrictive economic financial trade coercive")

// state reads "X is under sanctions", "faces", "was slapped with".
func (r *sanctionReader) state(e *lawEvent, i int) bool {
	t, k := e.t, i-1
	for k > 0 && (describing(t.tag(k)) || t.tag(k) == "DT" || t.tag(k) == "POS" || t.lower(k) == "and" && t.tag(k-1) != "NNP") && t.lemma(k) != "face" {
		k--
	}
	if k < 0 {
		return false
	}
	switch w := t.lower(k); {
	case w == "under", t.lemma(k) == "face":
	case w == "to" && t.lower(k-1) == "subject", w == "with" && slapping[t.lower(k-1)], w == "by" && t.lower(k-1) == "hit":
		k--
	case w == "with" && k > 1:
		if c := t.clauseOver(k); c == nil || !slapping[t.lower(c.head)] {
			return false
		}
	default:
		return false
	}
	c := t.clauseOver(k)
	if c != nil && !c.passive && doneVerbs[c.deed()] && len(c.objects) > 0 {
		r.accuse(e, c.objects)
		if len(e.by) == 0 {
			e.by = r.lawBodies(t, c.subjects)
		}
	} else if on := r.hitAmong(t, k); len(on) > 0 {
		e.on = on
	} else if who := r.bearer(t, k); who != nil {
		e.on = []*entity{who}
	}
	e.on = slices.DeleteFunc(e.on, func(x *entity) bool { return x.is(body, place) })
	e.negated = deniedClause(c)
	if len(e.by) == 0 {
		e.by = r.behind(t, i)
	}
	return len(e.on) > 0
}

// slapping are the forms of verbs that put a measure on somebody.
var slapping = set("hit hits hitting slapped slap slaps slapping targeted target targets targeting punished punish threatened served")

// hitAmong is who is "among the oligarchs hit by sanctions".
func (r *sanctionReader) hitAmong(t *tree, k int) []*entity {
	c := t.headOf[k]
	if c == nil || c.antecedent < 0 {
		return nil
	}
	return r.amongst(t, c.antecedent)
}

// behind returns who decreed what a noun names, by the words behind it: "imposed
// by the EU", "by Britain and Canada", "in the United States and Canada".
func (r *sanctionReader) behind(t *tree, i int) []*entity {
	for k := i + 1; k < min(t.n(), i+12); k++ {
		w := t.lower(k)
		if w == "by" || w == "in" && k == i+1 || w == "from" && k == i+1 {
			var out []*entity
			for _, h := range t.conjuncts(max(t.nounFrom(k+1), 0)) {
				if x := r.entityAt(t.index, h); x.isAuthority() {
					out = append(out, x)
				}
			}
			if x, _ := r.nameFrom(t, k+1); len(out) == 0 && x.isAuthority() {
				out = []*entity{x}
			}
			return out
		}
		if breaks[t.text(k)] {
			return nil
		}
	}
	return nil
}

// against reads "sanctions on X and Y", "sanctions …, targeting X".
func (r *sanctionReader) against(e *lawEvent, c *clause, i int) bool {
	t := e.t
	for k := i + 1; k < min(t.n(), i+16); k++ {
		w := t.lower(k)
		if w != "on" && w != "against" && w != "targeting" || w == "on" && t.isDay(k+1) {
			if w == ";" || w == "to" || w == "after" || w == "over" {
				break
			}
			continue
		}
		if w != "targeting" && k > i+1 && t.isCommon(k-1) && !timeWords[t.lower(k-1)] && !measureNouns[t.lemma(k-1)] {
			continue // "following the attack on Y"
		}
		e.rule = "sanctions-on"
		e.on = r.targets(t, k+1)
		if w == "targeting" && len(e.on) == 0 {
			e.on = r.namedFrom(t, k+1)
		}
		for j := k + 1; j < min(t.n(), k+12); j++ { // "on both firms and on X"
			if t.lower(j) == "and" && t.lower(j+1) == w {
				e.on = append(e.on, r.targets(t, j+2)...)
			}
		}
		if len(e.on) > 0 {
			break
		}
	}
	if len(e.on) == 0 && c != nil {
		for _, h := range linked(c.links, "on,against") {
			if !timeWords[t.lower(h)] {
				r.accuse(e, []int{h})
			}
		}
	}
	if len(e.on) == 0 {
		return false
	}
	if len(e.by) == 0 {
		e.by = r.imposer(t, i)
	}
	if len(e.by) == 0 {
		e.by = slices.DeleteFunc(r.behind(t, i), func(x *entity) bool { return slices.Contains(e.on, x) })
	}
	return true
}

// isDay reports whether the token is a day or month.
func (t *tree) isDay(k int) bool { return calendar[t.lower(k)] || timeWords[t.lower(k)] }

// possessed reads "his designation by the EU", "the blacklisting of X".
func (r *sanctionReader) possessed(e *lawEvent, i int) bool {
	t := e.t
	lemma := t.lemma(i)
	if lemma == "sanction" || lemma == "freeze" || lemma == "ban" || lemma == "measure" {
		return false
	}
	if p := t.possessor(i); p >= 0 {
		r.accuse(e, []int{p})
	}
	if len(e.on) == 0 {
		r.accuse(e, linked(t.linksOf(i), "of"))
	}
	e.by = slices.DeleteFunc(append(e.by, r.behind(t, i)...), func(x *entity) bool { return slices.Contains(e.on, x) })
	if len(e.by) == 0 {
		e.by = r.imposer(t, i)
	}
	return len(e.on) > 0 && (len(e.by) > 0 || r.theme)
}

// fought reads "X won his case against EU sanctions", "X appealed the
// sanctions": who is against them bears them.
func (r *sanctionReader) fought(e *lawEvent, c *clause, i int) bool {
	t := e.t
	if t.lemma(i) != "sanction" {
		return false
	}
	for ; c != nil; c = c.parent {
		if fighting[c.deed()] {
			break
		}
		if c.how != "xcomp" && c.how != "participle" && c.how != "adverbial" {
			return false
		}
	}
	if c == nil || c.passive {
		return false
	}
	for _, h := range c.subjects {
		if x := r.entityAt(t.index, h); x.accusable() {
			e.on = append(e.on, x)
		}
	}
	return len(e.on) > 0
}

var fighting = set("appeal challenge contest fight win lose achieve seek avoid escape")

// sanctioner is the authority named before "sanctions": "U.S. sanctions", "the
// EU's sanctions".
func (r *sanctionReader) sanctioner(t *tree, i int) []*entity {
	for k := i - 1; k >= max(0, i-6); k-- {
		if m := r.phraseAt(t.index, k); m != nil && m.entity != nil && m.kind != "pronoun" && m.entity.kind != paper && t.lower(k) != "nationals" && t.lower(k) != "designated" {
			if x := m.entity; x.isAuthority() {
				return []*entity{x}
			}
			return nil
		}
		if t.tag(k) == "PRP$" {
			if x := r.entityAt(t.index, k); x.isAuthority() {
				return []*entity{x}
			}
			return nil
		}
		if !describing(t.tag(k)) && t.tag(k) != "POS" && t.lower(k) != "and" {
			return nil
		}
	}
	return nil
}

// bearer is the party that a predicate at token k is said of: "who is under",
// "placed X under".
func (r *sanctionReader) bearer(t *tree, k int) *entity {
	c := t.clauseOver(k)
	if c == nil {
		return r.saidOf(t, k)
	}
	heads := c.subjects
	if c.passive || doneVerbs[c.deed()] && len(c.objects) > 0 {
		heads = c.objects
	}
	if len(heads) == 0 || t.tag(heads[0]) != "WP" && t.tag(heads[0]) != "WDT" {
		if out := r.parties(t, heads); len(out) > 0 {
			return out[0]
		}
	}
	return r.saidOf(t, k)
}

// imposer is who imposes or announces: the subject of the verb that "sanctions"
// is the object of.
func (r *sanctionReader) imposer(t *tree, i int) []*entity {
	c := t.clauseOver(i)
	for c != nil && !imposing[c.deed()] && c.parent != nil && (c.how == "xcomp" || c.how == "participle") {
		c = c.parent
	}
	if c == nil || !imposing[c.deed()] {
		return nil
	}
	var out []*entity
	for _, x := range r.lawBodies(t, c.subjects) {
		if !x.isPerson() && !lawName(x.name) {
			out = append(out, x)
		}
	}
	if len(out) == 0 {
		if x := r.saidOf(t, c.head); x.isAuthority() {
			out = []*entity{x}
		}
	}
	return out
}

// standing tells by their verbs the measures that are over, or only called for,
// from those that stand.
var standing = map[string]Status{"lift": Former, "waive": Former, "remove": Former, "drop": Former, "end": Former, "annul": Former, "overturn": Former, "revoke": Former,
	"cancel": Former, "quash": Former, "strike": Former, "scrap": Former, "rescind": Former, "delist": Former, "terminate": Former, "delete": Former,
	"demand": Future, "urge": Future, "propose": Future, "consider": Future, "seek": Future, "threaten": Future, "call": Future}

func (r *sanctionReader) standing(t *tree, i int, c *clause) Status {
	for p := c; p != nil; p = p.parent {
		if st := standing[p.deed()]; st != "" {
			return st
		}
		if p.how != "xcomp" && p.how != "comp" {
			break
		}
	}
	for k := i - 1; k >= max(0, i-4); k-- {
		if w := t.lower(k); w == "lifting" || w == "removal" || w == "annulment" || w == "lift" {
			return Former
		}
	}
	return futureIf(c)
}

var imposing = set(`take impose slap place levy announce issue unveil introduce lift ease waive remove drop tighten expand extend renew maintain enforce suspend
	adopt approve apply prepare plan end delete cancel order decree agree propose launch put implement`)

// onList reads "was added to the EU blacklist", "X is on Britain's sanctions
// list", "removed X from its list".
func (r *sanctionReader) onList(e *lawEvent, i int) {
	t := e.t
	if t.lower(i) == "list" && !r.isSanctionsList(t, i) {
		return
	}
	c := t.clauseOver(i)
	e.rule, e.by = "sanctions-list", r.sanctioner(t, i)
	if c == nil || !listing[c.deed()] && !c.copular {
		start := t.phraseStart(i)
		if who := r.nameBefore(t, start); who != nil && t.lower(start) == "on" {
			e.on = []*entity{who} // "X, on a British list since 2022"
			r.add(e)
		}
		return
	}
	heads := c.objects
	if c.copular || c.deed() == "be" || len(heads) == 0 && !c.passive {
		heads = c.subjects
	}
	r.accuse(e, heads)
	if row := r.rowBefore(t, c.verb); (c.copular || c.passive) && len(row) > len(e.on) {
		e.on = row
	}
	if len(e.on) == 0 {
		r.lawSubject(e, c.verb)
	}
	if len(e.by) == 0 && !c.passive && len(c.objects) > 0 {
		e.by = r.lawBodies(t, c.subjects)
	}
	e.negated, e.status = c.denied(), futureIf(c)
	if standing[c.deed()] == Former {
		e.status = Former
	}
	r.add(e)
}

// phraseStart is the preposition before the phrase of a noun, or its first word.
func (t *tree) phraseStart(i int) int {
	k := t.beforePhrase(i-1, "POS", "PRP$")
	if t.tag(k) == "IN" || t.tag(k) == "TO" {
		return k
	}
	return k + 1
}

// isSanctionsList reports whether a list is one of sanctions, by the words
// before it, or, in a story of sanctions, by whose it is.
func (r *sanctionReader) isSanctionsList(t *tree, i int) bool {
	for k := i - 1; k >= max(0, i-3); k-- {
		switch w := t.lower(k); {
		case strings.HasPrefix(w, "sanction"), w == "sdn", w == "nationals", w == "entity", w == "entities", w == "black":
			return true
		}
	}
	if !r.theme {
		return false
	}
	return len(r.sanctioner(t, i)) > 0 || t.lower(i-1) == "the" && t.lower(i+1) != "of"
}

var listing = set("add place put be include appear remain list name remove delete strike take feature")

// sanctionedName reads "the EU-sanctioned tycoon X".
func (r *sanctionReader) sanctionedName(e *lawEvent, i int) bool {
	t, k := e.t, i-1
	if !t.isHyphen(k) {
		return false
	}
	for k--; k >= 0 && t.isProper(k) && r.mentionAt(t.index, k) == nil; k-- {
	}
	by := r.entityAt(t.index, k)
	if by == nil {
		by = r.countries[countryWords[strings.ToUpper(t.text(i-2))]]
	}
	if !by.isAuthority() {
		return false
	}
	e.by, e.rule = []*entity{by}, "sanctioned-name"
	if who, _ := r.nameFrom(t, i+1); who != nil {
		e.on = []*entity{who}
	}
	return r.add(e)
}

// countryWords are short names of states before a hyphen.
var countryWords = map[string]string{"US": "us", "U.S.": "us", "UK": "gb", "U.K.": "gb"}
