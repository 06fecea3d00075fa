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

// sourcesIn gives the voices of a noun phrase. People and bodies that have
// names speak each for itself; "Norland and its allies" is one voice.
func (s *story) sourcesIn(t *tree, x stretch) []cite.Source {
	for x.ok() && (t.tag(x.lo) == "CC" || t.tag(x.lo) == "RB" && s.at[t.index][x.lo] == nil || t.tag(x.lo) == "PDT" && t.lower(x.lo) != "half") {
		x.lo++
	}
	if !x.ok() {
		return nil
	}
	if e := s.titled(t, x); e != nil {
		if src, ok := entitySource(e); ok && !s.coordinated(t, x) {
			return []cite.Source{src}
		}
	}
	parts := s.split(t, x)
	var out []cite.Source
	known := true
	for _, p := range parts {
		src, ok := s.sourceOf(t, p)
		if !ok {
			known = false
			continue
		}
		known = known && src.Entity != "" && src.Kind != cite.Anonymous
		out = append(out, src)
	}
	if len(parts) < 2 || known || len(out) == 0 || x.hi-x.lo > 24 {
		return out
	}
	joint := out[0]
	for _, o := range out {
		if o.Kind == cite.Anonymous {
			joint.Kind, joint.Entity = cite.Anonymous, ""
		}
	}
	if joint.Kind == cite.Paper {
		joint.Entity = ""
	}
	joint.Name = s.nameOf(t, x)
	return []cite.Source{joint}
}

// coordinated reports whether a phrase joins two at its first level.
func (s *story) coordinated(t *tree, x stretch) bool { return len(s.split(t, x)) > 1 }

// split cuts "X, Y and Z" into its phrases; what is joined behind a preposition
// is no part of it.
func (s *story) split(t *tree, x stretch) []stretch {
	out := []stretch{{x.lo, x.hi}}
	for k := x.lo; k < x.hi; k++ {
		m := s.at[t.index][k]
		if tag := t.tag(k); (tag == "IN" || tag == "TO" || tag == "WP" || tag == "WDT") && m == nil {
			break
		}
		if t.tag(k) != "CC" || k == x.lo || k == x.hi-1 {
			continue
		}
		if m != nil && m.first < k && m.last > k+1 && m.kind == "name" {
			continue // "Berg & Sons"
		}
		if !t.nounish(k-1) && s.at[t.index][k-1] == nil && t.text(k-1) != ")" {
			continue
		}
		out[len(out)-1].hi = k
		out = append(out, stretch{k + 1, x.hi})
	}
	return out
}

// sourceOf gives the voice of a noun phrase. It is false where the phrase names
// nothing that can speak.
func (s *story) sourceOf(t *tree, x stretch) (cite.Source, bool) {
	h := s.headOfPhrase(t, x)
	if h < 0 {
		return cite.Source{}, false
	}
	lemma := strings.ToLower(t.lemma(h))
	m, e := s.mentionAt(t.index, h), s.entityAt(t.index, h)
	if m != nil && e != nil && (m.kind == "name" && m.head != h && m.last <= h || m.kind == "nominal" && s.endsOwning(t, stretch{x.lo, m.first})) {
		e = nil // "Goa's government" is not the government spoken of before
	}
	if e != nil && e.kind == person && t.tag(h) == "NNS" {
		e = nil // "investigators" are no one person
	}
	if t.tag(h) == "PRP" || speakingPronouns[t.lower(h)] {
		return s.pronounSource(t, h, e)
	}
	if o, ok := s.makerOf(t, h, lemma, x); ok {
		return o, true
	}
	if genericPapers[lemma] && t.lower(x.lo) == "the" && x.hi-x.lo == 2 && (e == nil || len(e.mentions) < 2) {
		if p := s.lastPaper(t, 8); p != nil {
			return entitySource(p)
		}
	}
	if e != nil && e.kind == paper && x.hi-x.lo > 1 && len(e.name) < len(s.nameOf(t, x)) && m.kind != "name" {
		return cite.Source{Kind: cite.Paper, Name: s.nameOf(t, x), Entity: e.id}, true
	}
	if e != nil && named(e) && !(m.kind != "name" && m.kind != "acronym" && speakNouns[lemma] && e.kind != person) {
		return entitySource(e)
	}
	if p := s.titled(t, x); p != nil && t.tag(h) != "NNS" {
		return entitySource(p)
	}
	if p := s.namedBeside(t, h); p != nil && !paperNouns[lemma] {
		return entitySource(p)
	}
	return s.described(t, h, lemma, e, x)
}

func named(e *entity) bool { return e.isNamed() && startsUpper(e.name) }

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
	if e.kind != person && soundsOutlet(e) {
		src.Kind = cite.Outlet
	}
	return src, true
}

// namedBeside is the person that stands in apposition to a title: "his lawyer,
// Maria Keller".
func (s *story) namedBeside(t *tree, h int) *entity {
	if t.text(h+1) != "," {
		return nil
	}
	if e := s.entityAt(t.index, h+2); e != nil && e.kind == person && named(e) && t.isProper(h+2) {
		return e
	}
	return nil
}

// makerOf reads "a statement by the ministry", "his tweet", "an investigation
// by the Herald": the voice is its maker's.
func (s *story) makerOf(t *tree, h int, lemma string, x stretch) (cite.Source, bool) {
	if !mediumNouns[lemma] && !inquiryNouns[lemma] || lemma == "report" || lemma == "letter" || lemma == "email" || lemma == "testimony" {
		return cite.Source{}, false // letters and reports are known by their own name
	}
	for k := h + 1; k < min(x.hi, t.n()); k++ {
		if w := t.lower(k); w == "by" || w == "from" {
			if src, ok := s.sourceOf(t, stretch{k + 1, x.hi}); ok {
				return src, true
			}
		}
	}
	for k := h - 1; k > x.lo; k-- {
		if t.tag(k) == "POS" {
			if src, ok := s.sourceOf(t, stretch{x.lo, k}); ok && src.Kind != cite.Paper {
				return src, true
			}
		}
	}
	if t.tag(x.lo) == "PRP$" {
		if e := s.entityAt(t.index, x.lo); e != nil && named(e) {
			return entitySource(e)
		}
	}
	if !inquiryNouns[lemma] {
		return cite.Source{}, false
	}
	for k := x.lo; k < h; k++ {
		if e := s.entityAt(t.index, k); e != nil && named(e) && !e.is(place, country) {
			return entitySource(e)
		}
	}
	return cite.Source{}, false
}

// listed adds the voices that a comma and a conjunction join to a subject:
// "Norland Ports, the state's operator, and the ministry did not reply".
func (s *story) listed(t *tree, x stretch) []cite.Source {
	out := s.sourcesIn(t, x)
	if len(out) != 1 || t.tag(x.lo-1) != "CC" || t.text(x.lo-2) != "," {
		return out
	}
	y := s.phraseTo(t, x.lo-2)
	if z := y; z.ok() && t.text(y.lo-1) == "," && !t.isProper(y.hi-1) {
		if z = s.phraseTo(t, y.lo-1); z.ok() {
			y = z
		}
	}
	if !y.ok() || y.lo > 0 && !t.isMark(y.lo-1) && !isQuoteMark(t.text(y.lo-1)) {
		return out
	}
	if more := s.sourcesIn(t, y); len(more) == 1 && more[0].Entity != "" {
		return append(more, out...)
	}
	return out
}

// endsOwning reports whether the phrase ends in a possessor: "Norland's".
func (s *story) endsOwning(t *tree, x stretch) bool {
	return x.ok() && t.tag(x.hi-1) == "POS" || x.hi-x.lo > 1 && t.tag(x.hi-2) == "POS"
}

// described gives the voice of a noun phrase without a name, by what its noun
// is; its name is the phrase as the text has it.
func (s *story) described(t *tree, h int, lemma string, e *entity, x stretch) (cite.Source, bool) {
	src := cite.Source{Name: s.nameOf(t, x)}
	if e != nil && !named(e) {
		src.Entity = e.id
	}
	single := strings.TrimSuffix(lemma, "s")
	switch {
	case spokesNouns[lemma] && s.speaksFor(t, h, x):
		src.Kind = cite.Person
	case speakNouns[lemma] || speakNouns[single] || t.tag(h) == "CD" || strings.HasSuffix(lemma, "man") || strings.HasSuffix(lemma, "woman"):
		src.Kind = cite.Anonymous
	case groupNouns[lemma] && t.tag(h) == "NNS" && (t.tag(x.lo) == "CD" || t.lower(x.lo) == "some" || t.lower(x.lo) == "several"):
		src.Kind = cite.Anonymous
	case groupNouns[lemma] || lemma == "authority" || lemma == "prosecutors":
		src.Kind = cite.Organisation
	case paperNouns[lemma] || t.lower(h) == "data" || e != nil && e.kind == paper:
		src.Kind = cite.Paper
	case e != nil && !e.is(place, person) && e.kind.acts():
		src.Kind = cite.Organisation
	case e != nil && e.kind == person:
		src.Kind = cite.Anonymous
	case t.isProper(h) && t.lower(h) != "sunday" && !strings.HasSuffix(lemma, "day"):
		src.Kind = cite.Organisation
	case t.tag(h) == "NNS" && (strings.HasSuffix(lemma, "er") || strings.HasSuffix(lemma, "or") || strings.HasSuffix(lemma, "ist") || strings.HasSuffix(lemma, "ian")):
		src.Kind = cite.Anonymous
	default:
		return src, false
	}
	return src, src.Name != ""
}

// speaksFor reports whether a spokesperson speaks for somebody that the text
// names: then the voice is not anonymous.
func (s *story) speaksFor(t *tree, h int, x stretch) bool {
	for k := x.lo; k < x.hi; k++ {
		if e := s.entityAt(t.index, k); e != nil && k != h {
			return true
		}
		if w := t.lower(k); t.tag(k) == "POS" || t.tag(k) == "PRP$" || k > h && (w == "for" || w == "of") {
			return true
		}
	}
	return t.isCommon(h-1) && h-1 >= x.lo && groupNouns[t.lemma(h-1)]
}

// nameOf is the words of a description: up to a relative clause or "on
// condition of anonymity", with a possessive pronoun at its head replaced by
// the name that it stands for.
func (s *story) nameOf(t *tree, x stretch) string {
	for k := x.lo + 1; k < x.hi; k++ {
		w := t.lower(k)
		if w == "who" || w == "which" || w == "speaking" || w == "that" && t.tag(k) != "DT" || w == "on" && (t.lower(k+1) == "condition" || t.lower(k+2) == "condition") || k-x.lo > 24 {
			x.hi = k
			break
		}
	}
	for x.ok() && t.isMark(x.hi-1) && t.text(x.hi-1) != "U.S." {
		x.hi--
	}
	if !x.ok() {
		return ""
	}
	if t.tag(x.lo) == "PRP$" && x.hi-x.lo > 1 {
		if e := s.entityAt(t.index, x.lo); e != nil && named(e) {
			return e.name + "'s " + s.describe(t.span(x.lo+1, x.hi))
		}
	}
	return s.describe(t.span(x.lo, x.hi))
}
