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
	if e != nil && e.kind == paper && x.hi-x.lo > 1 && len(e.name) < len(s.nameOf(t, x)) && m.kind != "name" {
		src := cite.Source{Kind: cite.Paper, Name: s.nameOf(t, x), Entity: e.id}
		return src, true
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

var speakingPronouns = wordSet("he she they it who")

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
		if e := s.entityAt(t.index, k); e != nil && named(e) && e.kind != place && e.kind != country {
			return entitySource(e)
		}
	}
	return cite.Source{}, false
}

// pronounSource resolves he, she, they and it: by the entity layer, else to
// the last source that the word can stand for.
func (s *story) pronounSource(t *tree, h int, e *entity) (cite.Source, bool) {
	w := t.lower(h)
	lately := func(ok func(cite.Source) bool) (cite.Source, bool) {
		for i := len(s.heard) - 1; i >= 0; i-- {
			if src := s.heard[i].sources; s.heard[i].at < h && ok(src[len(src)-1]) {
				return src[len(src)-1], true
			}
		}
		for i := len(s.speakers) - 1; i >= 0 && t.index-s.speakers[i].sentence <= 4; i-- {
			if ok(s.speakers[i].source) {
				return s.speakers[i].source, true
			}
		}
		return cite.Source{}, false
	}
	switch w {
	case "they":
		src, ok := lately(func(c cite.Source) bool {
			return c.Entity == "" && pluralName(c.Name) || c.Kind == cite.Organisation
		})
		if ok {
			return src, true
		}
	case "i", "we", "you", "me", "us", "this", "these", "those", "there":
		return cite.Source{}, false
	}
	if w == "he" || w == "she" { // "a former director … told us. She said": whom the paragraph has not named
		if n := len(s.speakers) - 1; n >= 0 && s.speakers[n].paragraph == t.s.Paragraph && t.index-s.speakers[n].sentence <= 1 {
			if c := s.speakers[n].source; c.Kind == cite.Anonymous && !pluralName(c.Name) && !s.namedIn(e, t.s.Paragraph) {
				return c, true
			}
		}
	}
	if e != nil && (e.kind.acts() || e.kind == paper) && (w != "they" || e.kind != person) {
		if named(e) || e.kind == paper {
			return entitySource(e)
		}
		return cite.Source{Kind: cite.Anonymous, Name: e.name, Entity: e.id}, true
	}
	src, ok := lately(func(c cite.Source) bool {
		switch w {
		case "he", "she", "who":
			return c.Kind == cite.Person || c.Kind == cite.Anonymous && !pluralName(c.Name)
		case "it":
			return c.Kind == cite.Organisation || c.Kind == cite.Paper
		}
		return false
	})
	switch {
	case ok || w == "who" || w == "they":
		return src, ok
	case w == "it":
		return s.lastBody(t)
	}
	return s.lastPerson(t, w)
}

// namedIn reports whether the entity is named in the paragraph.
func (s *story) namedIn(e *entity, paragraph int) bool {
	if e == nil {
		return false
	}
	for _, m := range e.mentions {
		if m.sentence >= 0 && m.kind != "pronoun" && s.trees[m.sentence].s.Paragraph == paragraph {
			return true
		}
	}
	return false
}

// lastBody is the body or document that opens the sentence before, if one does.
func (s *story) lastBody(t *tree) (cite.Source, bool) {
	if t.index == 0 || s.trees[t.index-1].s.Paragraph != t.s.Paragraph {
		return cite.Source{}, false
	}
	for i, m := range s.at[t.index-1] {
		if i > 4 {
			break
		}
		if m != nil && m.kind != "pronoun" && m.entity != nil && m.entity.kind != person && m.entity.kind != place && m.entity.kind != country {
			return entitySource(m.entity)
		}
	}
	return cite.Source{}, false
}

// lastPerson is the first person named in the last sentence of the paragraph
// that names one.
func (s *story) lastPerson(t *tree, w string) (cite.Source, bool) {
	for k := t.index - 1; k >= max(0, t.index-3) && s.trees[k].s.Paragraph >= t.s.Paragraph-1; k-- {
		for i := range s.at[k] {
			m := s.at[k][i]
			if m == nil || m.kind != "name" || m.entity == nil || m.entity.kind != person {
				continue
			}
			if g := m.entity.gender; (g == 'f' && w == "he" || g == 'm' && w == "she") && (m.first > 0 || k < t.index-1) {
				continue // a guess at a name's gender yields to who opens the sentence before
			}
			return entitySource(m.entity)
		}
	}
	return cite.Source{}, false
}

// endsOwning reports whether the phrase ends in a possessor: "Norland's".
func (s *story) endsOwning(t *tree, x stretch) bool {
	return x.ok() && t.tag(x.hi-1) == "POS" || x.hi-x.lo > 1 && t.tag(x.hi-2) == "POS"
}

// pluralName reports whether a description is of several people.
func pluralName(name string) bool {
	for i, w := range strings.Fields(strings.ToLower(name)) {
		if strings.HasSuffix(w, "s") && i < 6 && speakNouns[strings.TrimSuffix(w, "s")] || w == "people" {
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
	case e != nil && e.kind != place && e.kind != person && e.kind.acts():
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

// findOutlet is the outlet that publishes the text: what the document says,
// else the outlet that the text speaks of as itself ("told Reuters", "seen by
// the Herald", a dateline).
func (s *story) findOutlet() cite.Source {
	out := cite.Source{Kind: cite.Outlet, Name: s.doc.Publisher}
	votes := map[*entity]int{}
	var best *entity
	for _, m := range s.mentions {
		e := m.entity
		if e == nil || m.kind == "pronoun" || m.sentence < 0 || e.kind != outlet && !soundsOutlet(e) {
			continue
		}
		t := s.trees[m.sentence]
		p := m.first - 1
		if t.lower(p) == "the" {
			p--
		}
		w := t.lower(p)
		switch {
		case w == "told" || w == "tell" || w == "(" && t.lower(m.last) == ")":
		case (w == "by" || w == "with" || w == "to") && ownReading[t.lower(p-1)]:
		default:
			continue
		}
		votes[e]++
		if best == nil || votes[e] > votes[best] {
			best = e
		}
	}
	if best != nil && (out.Name == "" || strings.EqualFold(out.Name, best.name)) {
		out.Name, out.Entity = best.name, best.id
	}
	return out
}

// soundsOutlet reports whether a name that could not be told to be an outlet's
// ends like one.
func soundsOutlet(e *entity) bool {
	words := strings.Fields(strings.ToLower(e.name))
	if len(words) == 1 {
		return outletWords[words[0]] && e.kind != person
	}
	return e.kind != person && len(words) > 1 && outletWords[words[len(words)-1]] || len(words) > 1 && e.kind == person && outletWords[words[len(words)-1]] && e.gender == 0
}

var outletWords = wordSet("times post herald courier ledger gazette news daily tribune standard journal guardian observer telegraph mail mirror express chronicle globe monitor record examiner independent inquirer bulletin star sun press reporter review weekly magazine today")

// ownReading are what an outlet says that it did itself.
var ownReading = wordSet("reviewed seen obtained consulted viewed examined verified interviewed contacted spoken spoke speaking talked analyzed analysed reached interview interviews sent provided")
