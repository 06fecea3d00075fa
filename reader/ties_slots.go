package reader

import (
	"iter"
	"slices"
	"strings"
)

// A slot says where in a clause an end of a tie stands. Slots are written in
// the rule tables as words:
//
//	subj        those who do it
//	obj         those it is done to
//	rec         the indirect object
//	@with       the noun that a preposition ties to the predicate: "met with X"
//	obj@of      … that a preposition ties to the object: "owns 12 percent of X"
//	obj's       the owner of the object: "received X's files"
//	later       the first person spoken of behind the object: "a waiver for X's entry"
//	@on@of      the noun that a preposition ties to such a noun: "sits on the board of X"
//	included    the people named behind "including"
//	list        the people named one after the other behind the predicate
//	-           nobody
//
// Alternatives are parted by |, and the first that gives a party is taken.
func (s *story) slot(c *clause, spec string) []*entity {
	for alt := range alternatives(spec) {
		if alt == "subj" && c.blamedFor() {
			return s.slotOne(c.parent, "obj") // "sanctioned X for supplying": X supplied it
		}
		out := s.slotOne(c, alt)
		if alt == "obj" && len(out) == 0 && s.unnamedPeople(c) || alt == "rec" && len(out) == 0 && c.passive && len(c.objects) > 1 {
			return nil // "met investigators with her lawyer" is no meeting with the lawyer
		}
		switch {
		case len(out) > 0:
		case alt == "subj" && len(c.surface) > 0 && timeWords[c.t.lower(c.surface[0])]:
			if e := s.saidOf(c.t, c.finite()); e.canAct() { // "This month, X, the chairman, was"
				out = []*entity{e}
			}
		case alt == "subj" && c.parent != nil && c.t.tag(c.head) == "VBG":
			out = s.slotOne(c.parent, alt) // "earned it partnering with X"
		case alt == "subj" && len(c.surface) == 0 && !c.passive && c.modal != "to", alt == "obj" && len(c.surface) == 0 && c.passive && c.tense != "":
			out = s.topic(c)
		}
		if len(out) > 0 {
			return out
		}
	}
	return s.slotByWords(c, spec)
}

// slotByWords reads the prepositional alternatives of a slot, and the agent of a
// passive, by the words behind the verb, for where the parser hung the phrase
// on a noun between: "paid a bribe of $2 million to X", "was paid $2 million by
// X".
func (s *story) slotByWords(c *clause, spec string) []*entity {
	var preps []string
	for alt := range alternatives(spec) {
		base, prep, ok := cutSlot(alt)
		switch {
		case alt == "subj" && c.passive:
			preps = append(preps, "by")
		case ok && (base == "" || base == "obj") && !strings.Contains(prep, "@"):
			for p := range strings.SplitSeq(prep, ",") {
				if reaching[p] {
					preps = append(preps, p)
				}
			}
		}
	}
	if strings.Contains(spec, "behalf") {
		if out := s.onBehalfOf(c); len(out) > 0 {
			return out
		}
	}
	t := c.t
	if e, end := s.nameFrom(t, c.head+1); strings.Contains(spec, "rec") && e != nil && (t.tag(end) == "$" || t.tag(end) == "CD" || t.text(end) == "€" || t.text(end) == "£") {
		return []*entity{e} // "paid the ministry $6 million"
	}
	if len(preps) == 0 {
		return nil
	}
	for k := max(c.head, c.verb) + 1; k < min(t.n(), c.head+16); k++ {
		switch tag := t.tag(k); {
		case slices.Contains(preps, t.lower(k)) && !(t.lower(k) == "to" && t.isVerb(k+1)):
			return s.rowFrom(t, k+1)
		case tag == "VBD" && k > c.head+1, tag == "VBZ", tag == "VBP", tag == "MD", t.text(k) == ",", t.text(k) == ";", t.text(k) == ":":
			return nil
		}
	}
	return nil
}

// onBehalfOf returns those of "on behalf of X" and "on X's behalf" behind a verb.
func (s *story) onBehalfOf(c *clause) []*entity {
	for k := c.head + 1; k < min(c.t.n(), c.head+10) && c.t.text(k) != ","; k++ {
		if c.t.lower(k) == "behalf" {
			return s.behalfAt(c.t, k)
		}
	}
	return nil
}

// behalfAt returns those on whose behalf something is done, by the word behalf
// at token k.
func (s *story) behalfAt(t *tree, k int) []*entity {
	if t.lower(k+1) == "of" {
		if row := s.rowFrom(t, k+2); len(row) > 0 {
			return row
		}
		return s.parties(t, []int{t.nounFrom(k + 2)})
	}
	if e := s.basesOwner(t, k); e != nil {
		return []*entity{e}
	}
	return nil
}

// unnamedPeople reports whether the objects of a predicate are people whom the
// text does not name.
func (s *story) unnamedPeople(c *clause) bool {
	return slices.ContainsFunc(c.objects, func(o int) bool {
		return s.mentionAt(c.t.index, o) == nil && (people[c.t.lemma(o)] || peopleOf[c.t.lemma(o)])
	})
}

// goodsBehind reports whether a noun that names nobody stands right behind a
// row of names after a verb: what they are given.
func (s *story) goodsBehind(c *clause, row []*entity) bool {
	t := c.t
	for k := c.head + 1; k < t.n(); k++ {
		if m := s.mentionAt(t.index, k); m != nil && slices.Contains(row, m.entity) || t.text(k) == "," || t.lower(k) == "and" {
			continue
		}
		return t.isCommon(k) || (t.tag(k) == "JJ" || t.tag(k) == "DT") && t.isCommon(k+1)
	}
	return false
}

// reaching are the prepositions of those whom a deed reaches, which do not also
// say when or where.
var reaching = set("to with from for of among")

// rowFrom returns the parties named in a row from token k on: "X, Y and the
// lender Z". A name that begins a clause of its own ends the row.
func (s *story) rowFrom(t *tree, k int) []*entity {
	var out []*entity
	for {
		e, end := s.nameFrom(t, k)
		if e == nil || len(out) == 1 && t.text(k-2) == "," && t.isFinite(end) {
			return out
		}
		out = union(out, e)
		k = end
		for t.text(k) == "," || t.lower(k) == "and" || t.text(k) == "&" {
			k++
		}
		if k == end || t.tag(k) == "DT" && t.lower(k-1) != "and" {
			return out // "X, a trader": what stands in apposition is no member of the row
		}
	}
}

// alternatives are the slots that a spec names.
func alternatives(spec string) iter.Seq[string] { return strings.SplitSeq(spec, "|") }

// cutSlot parts a slot at its preposition, if it has one.
func cutSlot(alt string) (base, prep string, at bool) { return strings.Cut(alt, "@") }

// finite is the finite verb that a predicate hangs on: of "is alleged to have
// received", is.
func (c *clause) finite() int {
	for c.how == "xcomp" && c.parent != nil {
		c = c.parent
	}
	return c.verb
}

// blamedFor reports whether the predicate is what somebody is blamed for.
func (c *clause) blamedFor() bool {
	if c.own || c.parent == nil || c.t.tag(c.head) != "VBG" && !(c.copular && c.t.tag(c.verb) == "VBG") || !blaming(c.parent) {
		return false
	}
	switch c.mark {
	case "for", "of", "with", "over", "as":
		return true
	}
	return c.mark == "" && slices.ContainsFunc(c.t.kids[c.node], func(k int) bool {
		w := c.t.lower(k)
		return k < c.head && (w == "for" || w == "of" || w == "with" || w == "as")
	})
}

// blaming reports whether a predicate blames its object for what hangs on it.
func blaming(c *clause) bool {
	return lawVerbs[c.deed()] != "" || blames[c.deed()] || describers[c.deed()] && !c.passive
}

var blames = set("sanction designate blacklist blame punish penalize penalise suspect accuse")

// slotOne returns the parties in one alternative of a slot.
func (s *story) slotOne(c *clause, spec string) []*entity {
	if prep, ok := strings.CutPrefix(spec, "@"); ok {
		prep, next, _ := strings.Cut(prep, "@")
		heads := linked(c.links, prep)
		if next != "" {
			var out []int
			for _, h := range heads {
				out = append(out, linked(c.t.linksOf(h), next)...)
				if p := c.t.possessor(h); p >= 0 {
					out = append(out, p)
				}
			}
			heads = out
		}
		return s.parties(c.t, heads)
	}
	base, prep, at := cutSlot(spec)
	base, owner := strings.CutSuffix(base, "'s")
	var heads []int
	switch base {
	case "subj":
		heads = c.subjects
	case "obj":
		heads = c.objects
	case "rec":
		return s.receivers(c)
	case "list":
		return s.peopleFrom(c.t, c.head+1, c)
	case "included":
		for k := c.head + 1; k < c.t.n(); k++ {
			if c.t.lower(k) == "including" {
				return s.peopleFrom(c.t, k+1, c)
			}
		}
		return nil
	case "later":
		return s.firstBehind(c)
	}
	var out []int
	for _, h := range heads {
		switch {
		case at:
			out = append(out, linked(c.t.linksOf(h), prep)...)
		case owner:
			if e := s.entityAt(c.t.index, c.t.possessor(h)); e != nil {
				return []*entity{e}
			}
		default:
			out = append(out, h)
		}
	}
	return s.parties(c.t, out)
}

// allModifiers returns the describing words before each of the nouns.
func (t *tree) allModifiers(heads []int) []int {
	var out []int
	for _, h := range heads {
		out = append(out, t.modifiers(h)...)
	}
	return out
}

// receivers returns those to whom a thing is given by the grammar of the verb, or
// by its words.
func (s *story) receivers(c *clause) []*entity {
	heads := c.recipients
	if k := c.head + 1; len(heads) == 0 && c.t.tag(c.head) != "VBN" {
		// "supplying X and Y machine guns": two names, then a noun that is no name
		if row := s.rowFrom(c.t, k); len(row) > 0 && s.mentionAt(c.t.index, k) != nil && s.goodsBehind(c, row) {
			return row
		}
	}
	if len(heads) == 0 && c.passive && len(c.objects) > 1 {
		heads = c.objects[:1] // "X was granted a licence": X receives it
	}
	return s.parties(c.t, heads)
}

// peopleFrom returns the people named from token k on, up to the next predicate
// that is not c, but for those who are only named to say who another is: "the
// president's son-in-law". A row of names with titles is what parsers get wrong
// most.
func (s *story) peopleFrom(t *tree, k int, c *clause) []*entity {
	var out []*entity
	for ; k < t.n(); k++ {
		if o := t.headOf[k]; o != nil && o != c && t.isVerb(k) {
			break
		}
		m := s.mentionAt(t.index, k)
		if m == nil || m.first != k || !m.entity.isPerson() || t.tag(m.last) == "POS" || t.lower(k-1) == "of" || s.inTitleOf(t, m) {
			continue
		}
		out = union(out, m.entity)
	}
	return out
}

// topic returns who a finite verb is said of where the tree gives it no subject:
// the party named right before it, else the first of the sentence that no
// preposition governs.
func (s *story) topic(c *clause) []*entity {
	t := c.t
	if tag := t.tag(c.head); tag != "VBD" && tag != "VBN" && tag != "VBZ" && tag != "VBP" {
		return nil
	}
	k := c.head - 1
	for k > 0 && (t.tag(k) == "RB" || t.isVerb(k) && t.lemma(k) == "be" || t.lemma(k) == "have") {
		k--
	}
	if m := s.mentionAt(t.index, k); m != nil && m.entity.canAct() && m.last == k+1 {
		return []*entity{m.entity}
	}
	if t.text(k) == "," {
		if e := s.appositive(t, k); e.canAct() {
			return []*entity{e}
		}
	}
	if !c.passive {
		return nil
	}
	for k := range c.head {
		m := s.mentionAt(t.index, k)
		if m != nil && m.entity != nil && m.first == k && m.entity.kind == person && (k == 0 || t.tag(k-1) != "IN") && t.tag(m.last) != "POS" {
			return []*entity{m.entity}
		}
	}
	return nil
}

// occasion returns the place and time of the verb that a predicate is joined
// to or is the purpose of: "took place in X in May and included …", "was in X
// this week to discuss …".
func (s *story) occasion(c *clause) (*entity, string) {
	for c != nil && (c.how == "conj" || c.how == "adverbial" && c.mark == "to") && c.parent != nil {
		c = c.parent
		place, date := s.placeOf(c.t, c.links), s.dateOf(c.t, c.head)
		if prep := c.t.preposOf(c.head); place == nil && c.copular && prep != "" {
			place = s.placeOf(c.t, []link{{prep, c.head}})
		}
		if place != nil || date != "" {
			return place, date
		}
	}
	return nil, ""
}

// firstBehind returns the first person, by name or pronoun, behind the object
// of a predicate and before its next clause of speech.
func (s *story) firstBehind(c *clause) []*entity {
	if len(c.objects) == 0 {
		return nil
	}
	for k := c.objects[0] + 1; k < c.t.n() && c.t.text(k) != ","; k++ {
		if e := s.entityAt(c.t.index, k); e != nil && (e.isPerson() || e.kind == company) {
			return []*entity{e}
		}
	}
	return nil
}

// linked returns the heads that one of the prepositions, parted by commas,
// ties.
func linked(links []link, preps string) []int {
	var out []int
	for _, l := range links {
		if slices.Contains(strings.Split(preps, ","), l.prep) {
			out = append(out, l.head)
		}
	}
	return out
}
