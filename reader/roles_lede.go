package reader

// findLede ties the unnamed person of a story's first sentence ("A Maltese
// banker was arrested") to the one whom the next paragraph names at its start
// ("Ann Borg, who …"). It does so only where the first sentence has one such
// person, and the named one has no other description of that sort.
func (s *story) findLede() {
	var t *tree
	var noun int
	for _, u := range s.trees {
		if u.s.Paragraph > 0 && t != nil || u.index > 2 {
			break
		}
		for i := range u.n() {
			if !s.unnamedPerson(u, i) {
				continue
			}
			if t != nil && s.titleStart(t, noun) > 1 {
				return // two: which of them is named cannot be told
			}
			if t == nil {
				t, noun = u, i
			}
		}
	}
	if t == nil {
		return
	}
	m := s.introduced(t)
	if m == nil {
		return
	}
	first := s.titleStart(t, noun)
	d := description{m: m, t: t, first: first, last: s.phraseEnd(t, noun+1), head: noun, rule: "lede"}
	s.descriptions = append(s.descriptions, d)
	s.cover(t, d)
}

// unnamedPerson reports whether the noun heads "a Maltese banker": singular,
// indefinite, an occupation, and no name beside it.
func (s *story) unnamedPerson(t *tree, i int) bool {
	if !occupations[t.lower(i)] || t.isVerb(i) || s.at[t.index][i] != nil || isCap(t.text(i)) || s.at[t.index][min(i+1, t.n()-1)] != nil {
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

// introduced is the full name of a person that opens one of the first
// paragraphs after the sentence.
func (s *story) introduced(lede *tree) *mention {
	for _, t := range s.trees[lede.index+1:] {
		if t.s.Paragraph > lede.s.Paragraph+2 {
			return nil
		}
		m := s.mentionAt(t.index, 0)
		if m == nil || m.kind != "name" || m.entity == nil || m.entity.kind != person || m.last-m.first < 2 {
			continue
		}
		if t.index > 0 && s.trees[t.index-1].s.Paragraph == t.s.Paragraph || m.entity.mentions[0] != m {
			continue
		}
		return m
	}
	return nil
}
