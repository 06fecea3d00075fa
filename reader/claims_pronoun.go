package reader

import (
	"strings"

	"backchannel/cite"
)

var speakingPronouns = set("he she they it who")

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
	if w == "he" || w == "she" { // "Berg said that Keller lied. She added": who spoke goes on
		if c, ok := s.stillSpeaks(t, w); ok {
			return c, true
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

// stillSpeaks is the one person who spoke in the sentence before, in the same
// paragraph, if the pronoun fits.
func (s *story) stillSpeaks(t *tree, w string) (cite.Source, bool) {
	n := len(s.speakers) - 1
	if n < 0 || s.speakers[n].paragraph != t.s.Paragraph || t.index-s.speakers[n].sentence != 1 {
		return cite.Source{}, false
	}
	c := s.speakers[n].source
	switch {
	case c.Kind != cite.Person && c.Kind != cite.Anonymous || c.Entity == "" && pluralName(c.Name):
		return c, false
	case n > 0 && s.speakers[n-1].sentence == s.speakers[n].sentence && s.speakers[n-1].source != c:
		return c, false
	}
	if e := s.byID[c.Entity]; e != nil && (e.gender == 'm' && w == "she" || e.gender == 'f' && w == "he") {
		return c, false
	}
	return c, true
}

// genericPapers stand for whatever document was spoken of.
var genericPapers = set("document text paper draft")

// lastPaper is the document last spoken of in the sentences before.
func (s *story) lastPaper(t *tree, back int) *entity {
	for k := t.index - 1; k >= max(0, t.index-back); k-- {
		for i := len(s.at[k]) - 1; i >= 0; i-- {
			if m := s.at[k][i]; m.is(paper) && !genericPapers[strings.ToLower(m.entity.name)] {
				return m.entity
			}
		}
	}
	return nil
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
		if m != nil && m.kind != "pronoun" && m.entity != nil && !m.entity.is(person, place, country) {
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
			if !m.is(person) || m.kind != "name" {
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
