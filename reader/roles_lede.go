package reader

import "slices"

// findLede ties the unnamed person of a story's first sentence ("A Maltese
// banker was arrested") to the one whom the story then names in the same event
// ("The arrest of Ann Borg", "prosecutors charged Ann Borg") or at a
// paragraph's start ("Ann Borg, who …"). It does so only where the first
// sentences have one such person, and the named one holds no office by title:
// an attorney general is not the banker of whom he speaks.
func (s *story) findLede() {
	t, noun := s.ledePerson()
	if t == nil {
		return
	}
	m := s.introduced(t, noun)
	if m == nil {
		return
	}
	first := s.titleStart(t, noun)
	d := description{m: m, t: t, first: first, last: s.phraseEnd(t, noun+1), head: noun, rule: "lede"}
	if low := t.lower(noun); occupations[low] && low != "executive" && low != "citizen" && low != "national" {
		s.descriptions = append(s.descriptions, d)
	}
	s.cover(d)
}

// ledePerson finds the unnamed person of the first sentences; nil where there
// is none or cannot be told which.
func (s *story) ledePerson() (t *tree, noun int) {
	for _, u := range s.trees {
		if u.index > 2 || t != nil && u.s.Paragraph > min(1, t.s.Paragraph) {
			break
		}
		for i := range u.n() {
			if !s.unnamedPerson(u, i) {
				continue
			}
			if t == nil {
				t, noun = u, i
				continue
			}
			if with := u.lower(s.titleStart(u, i) - 2); with == "with" || with == "and" || with == "alongside" {
				return nil, 0 // "A banker was arrested with a lawyer"
			}
			if !struck(t, noun) || s.titleStart(t, noun) > 1 && struck(u, i) {
				return nil, 0 // it is not plain that the first alone is the one whom something befell
			}
		}
	}
	return t, noun
}

// befalls reports whether a verb or noun is one for what makes a person the
// subject of a story.
func befalls(lemma string) bool {
	return lawVerbs[lemma] != "" || lawNouns[lemma] != "" || striking[lemma]
}

// striking are such verbs beside those of the law.
var striking = set(`sanction designate blacklist kill release hold`)

// struck reports whether something that makes news is done to the noun.
func struck(t *tree, i int) bool {
	for _, c := range t.clauses {
		if befalls(c.lemma()) && slices.Contains(c.objects, i) {
			return true
		}
	}
	if t.index < 3 && i < 8 { // the parser may lose a subject with much behind it
		for k := i + 1; k < min(t.n(), i+16) && t.text(k) != "."; k++ {
			if v := lawForms[t.lower(k)]; v != "" && befalls(v) && t.tag(k) == "VBN" && t.passiveAt(k) {
				return true
			}
		}
	}
	for k := i - 1; k >= max(0, i-6); k-- {
		if t.lower(k) == "of" && lawNouns[t.lower(k-1)] != "" {
			return true
		}
	}
	return false
}

// unnamedPerson reports whether the noun heads "a Maltese banker": singular,
// indefinite, an occupation, or a position or person to whom something is done,
// and no name beside it.
func (s *story) unnamedPerson(t *tree, i int) bool {
	low := t.lower(i)
	if !occupations[low] && !((positions[low] || personNouns[low] || kinNouns[low] && low != "partner" && low != "associate" && low != "ally") && t.tag(i) == "NN" && struck(t, i)) {
		return false
	}
	if t.isVerb(i) || s.at[t.index][i] != nil || isCap(t.text(i)) || s.mentionAt(t.index, i+1) != nil {
		return false
	}
	if t.text(i+1) == "," && s.mentionAt(t.index, i+2) != nil || t.isCommon(i+1) || t.tag(i+1) == "POS" {
		return false
	}
	first := s.titleStart(t, i)
	if first == 0 {
		return false
	}
	art := t.lower(first - 1)
	return art == "a" || art == "an"
}

// introduced is the first naming of the lede's person: by the event, or at the
// start of one of the next paragraphs.
func (s *story) introduced(lede *tree, noun int) *mention {
	event := struck(lede, noun)
	for _, t := range s.trees[lede.index+1:] {
		if t.s.Paragraph > lede.s.Paragraph+2 || t.index > lede.index+5 {
			return nil
		}
		if event {
			if m, several := s.newlyStruck(t); m != nil || several {
				return m
			}
		}
		m := s.mentionAt(t.index, 0)
		if m == nil || !s.firstNaming(m) || m.last-m.first < 2 {
			continue
		}
		if s.trees[t.index-1].s.Paragraph == t.s.Paragraph && lede.index != t.index-1 {
			continue
		}
		return m
	}
	return nil
}

// newlyStruck is the person to whom the sentence says that something was done and
// whom it names first; several is set where there are two.
func (s *story) newlyStruck(t *tree) (found *mention, several bool) {
	for i := range t.n() {
		m := s.mentionAt(t.index, i)
		if m == nil || m.first != i || !s.firstNaming(m) || !struck(t, m.head) {
			continue
		}
		if found != nil {
			return nil, true
		}
		found = m
	}
	return found, false
}

// firstNaming reports whether the mention is the first of a person without a
// title of office.
func (s *story) firstNaming(m *mention) bool {
	if m.kind != "name" || !m.is(person) || m.entity.mentions[0] != m {
		return false
	}
	t := s.trees[m.sentence]
	for i := m.titleFirst; i < m.titleLast; i++ {
		if positions[t.lower(i)] && !honorifics[t.lower(i)] {
			return false
		}
	}
	low := t.lower(m.first - 1)
	return !positions[low] || occupations[low] || low == "suspect"
}
