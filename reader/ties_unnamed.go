package reader

import "slices"

// unnamedEnds returns the parties of a slot that the text does not name but
// describes: "officials in Ecuador", "a villa on the lake". It is tried where a
// slot names nobody, or only the country that the people are of.
func (s *story) unnamedEnds(c *clause, spec string, kind TieKind) []*entity {
	var out []*entity
	for _, h := range s.slotHeads(c, spec) {
		if s.mentionAt(c.t.index, h) != nil {
			continue
		}
		for _, k := range c.t.conjuncts(h) {
			if e := s.unnamedAt(c.t, k, kind); e != nil {
				out = append(out, e)
			}
		}
		if len(out) > 0 {
			break
		}
	}
	return slices.Compact(out)
}

// slotHeads returns the nouns that stand in a slot, whether or not they name
// anybody.
func (s *story) slotHeads(c *clause, spec string) []int {
	var out []int
	for alt := range alternatives(spec) {
		base, prep, at := cutSlot(alt)
		switch {
		case base == "" && at:
			out = append(out, linked(c.links, prep)...)
		case base == "obj" && at:
			for _, o := range c.objects {
				out = append(out, linked(c.t.linksOf(o), prep)...)
			}
		case base == "subj":
			out = append(out, c.subjects...)
		case base == "obj":
			out = append(out, c.objects...)
		case base == "rec":
			out = append(out, c.recipients...)
		}
	}
	return out
}

// unnamedAt makes a party of a noun that an end of a tie of the kind can be, or
// nil: people and firms in the plural or with "a", and things that are owned.
func (s *story) unnamedAt(t *tree, h int, kind TieKind) *entity {
	lemma, art := t.lemma(h), t.article(h)
	if s.mentionAt(t.index, h) != nil || !t.isCommon(h) {
		return nil
	}
	if kind == Owns {
		return s.thingAt(t, h)
	}
	plural := t.tag(h) == "NNS"
	if !plural && art != "a" && art != "an" && art != "another" || art == "no" {
		return nil
	}
	k := group
	switch {
	case firms[lemma] && !plural:
		k = company
	case firms[lemma]:
	case !people[lemma] && !peopleOf[lemma]:
		return nil
	case !plural:
		k = person
	}
	first, last := s.descriptionOf(t, h)
	if last-first < 2 && !plural {
		return nil // "a man"
	}
	return s.unnamedPhrase(k, t, first, last)
}

// firms are nouns for bodies that need no name to act.
var firms = set("company firm bank trust fund foundation militia party group charity refinery trader dealership manufacturer supplier vehicle contractor shell subsidiary government regime forces force")

// thingAt returns the thing that a noun speaks of where it is one that people
// own: the vessel that was named before, or one without a name, "villa on the
// lake".
func (s *story) thingAt(t *tree, h int) *entity {
	lemma := t.lemma(h)
	if !assetThings[lemma] && !(firms[lemma] && t.article(h) != "the") || !t.isCommon(h) {
		return nil
	}
	if m := s.mentionAt(t.index, h); m != nil {
		return m.entity
	}
	if vesselNouns[lemma] && t.tag(h) != "NNS" {
		if e := s.lastOf(t, h, vessel); e != nil && (t.article(h) == "the" || t.possessor(h) >= 0) {
			return e
		}
	}
	first, last := s.descriptionOf(t, h)
	if last-first < 2 {
		return nil // "his yacht" says no more than that he has one
	}
	return s.unnamedPhrase(unknown, t, first, last)
}

// assetThings are nouns for things that are owned and need no name.
var assetThings = set(`villa mansion penthouse flat apartment house home estate property yacht superyacht mega-yacht boat vessel ship tanker jet plane aircraft
	helicopter hotel vineyard castle chateau ranch island gallery collection palace chalet townhouse resort building buildings land plot farm warehouse mine vehicle business dealership`)

// lastOf returns the party of the kind that was named last before the token.
func (s *story) lastOf(t *tree, i int, k kind) *entity {
	var found *entity
	at := -1
	for _, e := range s.entities {
		if e.kind != k {
			continue
		}
		for _, m := range e.mentions {
			if m.kind == "name" && m.span.Start < t.s.Tokens[i].Start && m.span.Start > at {
				found, at = e, m.span.Start
			}
		}
	}
	return found
}

// descriptionOf is the noun with what describes it and the place that it is in,
// without article and owner: tokens [first, last).
func (s *story) descriptionOf(t *tree, h int) (first, last int) {
	first, last = t.base(h)
	for k := first; k < h; k++ {
		if tag := t.tag(k); tag == "POS" || tag == "PRP$" || tag == "DT" || tag == "PDT" {
			first = k + 1
		}
	}
	for _, l := range t.linksOf(h) {
		if !wordIn("in on from at of near", l.prep) || l.head > last+4 {
			continue
		}
		if m := s.mentionAt(t.index, l.head); m != nil && m.entity != nil && m.entity.kind != person && m.last > last {
			last = m.last
		}
	}
	return first, last
}
