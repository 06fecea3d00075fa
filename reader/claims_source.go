package reader

import (
	"strings"

	"backchannel/cite"
)

// speaker is a source that spoke, with where.
type speaker struct {
	sentence, paragraph int
	source              cite.Source
}

// sourcesOf gives the voices of a subject. People and bodies that have names
// speak each for itself; "Norland and its allies" is one voice.
func (s *story) sourcesOf(t *tree, heads []int) []cite.Source {
	var out []cite.Source
	named := true
	for _, h := range heads {
		src, ok := s.sourceOf(t, h)
		if !ok {
			continue
		}
		named = named && src.Entity != "" && src.Kind != cite.Anonymous
		out = append(out, src)
	}
	if len(out) < 2 || named {
		return out
	}
	first, last := heads[0], heads[len(heads)-1]
	lo, _ := t.whole(min(first, last))
	_, hi := t.whole(max(first, last))
	if hi-lo > 24 {
		return out[:1]
	}
	joint := out[0]
	for _, o := range out {
		if o.Kind == cite.Anonymous {
			joint.Kind = cite.Anonymous
		}
	}
	if joint.Kind == cite.Anonymous || joint.Kind == cite.Paper {
		joint.Entity = ""
	}
	joint.Name = s.nameOf(t, lo, hi)
	return []cite.Source{joint}
}

// sourceOf gives the voice that a noun or pronoun stands for. It is false
// where the word names nothing that can speak.
func (s *story) sourceOf(t *tree, h int) (cite.Source, bool) {
	if h < 0 {
		return cite.Source{}, false
	}
	lemma := strings.ToLower(t.lemma(h))
	e := s.entityAt(t.index, h)
	if m := s.mentionAt(t.index, h); m != nil && e != nil && named(e) && t.isCommon(h) && m.kind == "name" && m.head != h {
		e = nil // a noun inside somebody's name
	}
	if t.tag(h) == "PRP" {
		return s.pronounSource(t, h, e)
	}
	if o, ok := s.makerOf(t, h, lemma); ok {
		return o, true
	}
	if e != nil && named(e) {
		return entitySource(e)
	}
	if p := s.namedBeside(t, h); p != nil && !paperNouns[lemma] {
		return entitySource(p)
	}
	return s.described(t, h, lemma, e)
}

func named(e *entity) bool { return e.props["summary"] == nil && startsUpper(e.name) }

// entitySource is a named party as a source.
func entitySource(e *entity) (cite.Source, bool) {
	src := cite.Source{Name: e.name, Entity: e.id}
	switch e.kind {
	case person, unknown:
		src.Kind = cite.Person
	case outlet:
		src.Kind = cite.Outlet
	case paper:
		src.Kind = cite.Paper
	case vessel:
		return src, false
	default:
		src.Kind = cite.Organisation
	}
	return src, true
}

// namedBeside is the person that stands in apposition to a title: "his lawyer,
// Maria Keller", "spokesman Jon Berg".
func (s *story) namedBeside(t *tree, h int) *entity {
	for _, a := range t.appositions(h) {
		if e := s.entityAt(t.index, a); e != nil && e.kind == person && named(e) {
			return e
		}
	}
	if !t.isCommon(h) {
		return nil
	}
	if e := s.entityAt(t.index, h+1); e != nil && e.kind == person && named(e) && t.isProper(h+1) && t.within(h+1, h) {
		return e
	}
	return nil
}

// makerOf reads "a statement by the ministry", "his tweet", "an investigation
// by the Herald": the voice is its maker's.
func (s *story) makerOf(t *tree, h int, lemma string) (cite.Source, bool) {
	if !mediumNouns[lemma] && !inquiryNouns[lemma] {
		return cite.Source{}, false
	}
	if lemma == "report" || lemma == "letter" || lemma == "research" || lemma == "study" || lemma == "email" {
		return cite.Source{}, false // known by their own name
	}
	for _, l := range t.linksOf(h) {
		if l.prep == "by" || l.prep == "from" {
			if src, ok := s.sourceOf(t, l.head); ok {
				return src, true
			}
		}
	}
	if p := t.possessor(h); p >= 0 {
		if src, ok := s.sourceOf(t, p); ok && src.Kind != cite.Paper {
			return src, true
		}
	}
	if inquiryNouns[lemma] {
		for _, m := range t.modifiers(h) {
			if e := s.entityAt(t.index, m); e != nil && named(e) && e.kind != place && e.kind != country {
				return entitySource(e)
			}
		}
	}
	return cite.Source{}, false
}

// pronounSource resolves he, she, they and it: by the entity layer, else to
// the last source that the word can stand for.
func (s *story) pronounSource(t *tree, h int, e *entity) (cite.Source, bool) {
	w := t.lower(h)
	if e != nil && e.kind.acts() && (w != "they" || e.kind != person) {
		if named(e) {
			return entitySource(e)
		}
		return cite.Source{Kind: cite.Anonymous, Name: e.name, Entity: e.id}, true
	}
	for i := len(s.speakers) - 1; i >= 0 && t.index-s.speakers[i].sentence <= 4; i-- {
		src := s.speakers[i].source
		switch w {
		case "he", "she":
			if src.Kind == cite.Person || src.Kind == cite.Anonymous && !pluralName(src.Name) {
				return src, true
			}
		case "they":
			if src.Kind == cite.Anonymous && pluralName(src.Name) || src.Kind == cite.Organisation {
				return src, true
			}
		case "it":
			if src.Kind == cite.Organisation || src.Kind == cite.Paper {
				return src, true
			}
		}
	}
	if e != nil && e.kind == paper {
		return entitySource(e)
	}
	return cite.Source{}, false
}

// pluralName reports whether a description is of several people.
func pluralName(name string) bool {
	for i, w := range strings.Fields(strings.ToLower(name)) {
		if strings.HasSuffix(w, "s") && i < 6 && (speakNouns[strings.TrimSuffix(w, "s")] || w == "sources") || w == "people" {
			return true
		}
		if w == "who" || w == "of" || w == "at" || w == "familiar" {
			return false
		}
	}
	return false
}

// described gives the voice of a noun phrase without a name, by what its noun
// is; its name is the phrase as the text has it.
func (s *story) described(t *tree, h int, lemma string, e *entity) (cite.Source, bool) {
	first, last := t.whole(h)
	src := cite.Source{Name: s.nameOf(t, first, last)}
	if e != nil {
		src.Entity = e.id
	}
	switch {
	case spokesNouns[lemma] && s.ownerKnown(t, h):
		src.Kind = cite.Person
	case speakNouns[lemma] || t.tag(h) == "CD" || strings.HasSuffix(lemma, "man") || strings.HasSuffix(lemma, "woman"):
		src.Kind = cite.Anonymous
	case groupNouns[lemma] || lemma == "authority" || e != nil && e.kind != paper && e.kind != place && e.kind != person && e.kind.acts():
		src.Kind = cite.Organisation
	case paperNouns[lemma] || e != nil && e.kind == paper:
		src.Kind = cite.Paper
	case t.isProper(h) && !strings.HasSuffix(lemma, "day"):
		src.Kind = cite.Organisation
	case e != nil && e.kind == person:
		src.Kind = cite.Anonymous
	case t.tag(h) == "NNS" && (strings.HasSuffix(lemma, "er") || strings.HasSuffix(lemma, "or") || strings.HasSuffix(lemma, "ist") || strings.HasSuffix(lemma, "ian")):
		src.Kind = cite.Anonymous
	default:
		return src, false
	}
	return src, src.Name != ""
}

// ownerKnown reports whether a spokesperson speaks for somebody that the text
// names: then the voice is not anonymous.
func (s *story) ownerKnown(t *tree, h int) bool {
	if p := t.possessor(h); p >= 0 {
		return true
	}
	if t.linkOf(h, "for", "of") >= 0 {
		return true
	}
	return len(t.modifiers(h)) > 0
}

// nameOf is the words of tokens [first, last), with a possessive pronoun at
// their head replaced by the name that it stands for.
func (s *story) nameOf(t *tree, first, last int) string {
	if first >= last {
		return ""
	}
	for last-first > 28 {
		last--
	}
	if t.tag(first) == "PRP$" && last-first > 1 {
		if e := s.entityAt(t.index, first); e != nil && named(e) {
			return e.name + "'s " + s.describe(t.span(first+1, last))
		}
	}
	return s.describe(t.span(first, last))
}

// findOutlet is the outlet that publishes the text: what the document says,
// else the outlet that the text speaks of as itself ("told Reuters", "seen by
// the Herald", a dateline).
func (s *story) findOutlet() cite.Source {
	out := cite.Source{Kind: cite.Outlet, Name: s.doc.Publisher}
	votes := map[*entity]int{}
	var best *entity
	for _, m := range s.mentions {
		e := m.entity
		if e == nil || e.kind != outlet || m.kind == "pronoun" {
			continue
		}
		t := s.trees[m.sentence]
		n := 0
		switch w := t.lower(m.first - 1); {
		case w == "told" || w == "tell" || w == "(" && t.lower(m.last) == ")":
			n = 3
		case w == "the" && t.lower(m.first-2) == "told":
			n = 3
		case (w == "by" || w == "with" || w == "to") && ownReading[t.lower(m.first-2)]:
			n = 3
		case w == "the" && (t.lower(m.first-2) == "by" || t.lower(m.first-2) == "with" || t.lower(m.first-2) == "to") && ownReading[t.lower(m.first-3)]:
			n = 3
		default:
			continue
		}
		votes[e] += n
		if best == nil || votes[e] > votes[best] {
			best = e
		}
	}
	if best == nil {
		return out
	}
	if out.Name == "" || strings.EqualFold(out.Name, best.name) {
		out.Name, out.Entity = best.name, best.id
	}
	return out
}

// ownReading are what an outlet says that it did itself.
var ownReading = wordSet("reviewed seen obtained consulted viewed examined verified interviewed contacted spoken spoke speaking talked analyzed analysed reached interview interviews sent provided")
