package reader

import "strings"

// keep reports whether a name of unknown kind is worth an entity: it is written
// as a name in the middle of a sentence, and as more than a word.
func (f *form) keep() bool {
	if len(f.words) == 1 {
		return f.plainly && f.fact == nil && f.votes[unknown] >= 0.9
	}
	return !strings.ContainsAny(f.key, "0123456789") && f.fact == nil && f.votes[unknown] >= 0 && f.plainly
}

// accident reports whether a single word has its capital from the sentence that
// it opens alone: the text has it in small letters elsewhere, or nothing says
// that it is a name.
func (f *form) accident(lower map[string]bool) bool {
	if f.plainly || len(f.words) > 1 || f.fact != nil || isUpper(f.key) || known().given[f.key] != 0 {
		return false
	}
	best := 0.0
	for _, v := range f.votes {
		best = max(best, v)
	}
	return lower[strings.ToLower(f.key)] || best < 2
}

// weak reports whether an entity should stand in the reading only where a
// role, tie or claim needs it: continents, nationalities.
func (f *form) weak(n *namer) bool {
	if f.fact != nil && (f.fact.kind == country && f.votes[country] == 0 && f.votes[place] == 0) {
		return true
	}
	return n.dateline(f)
}

// dateline reports whether a place is named only before the story begins:
// "LONDON (Reuters) -".
func (n *namer) dateline(f *form) bool {
	if len(f.places) != 1 {
		return false
	}
	p := &n.pieces[f.places[0]]
	if f.kind != place && f.kind != outlet && !isUpper(f.key) {
		return false
	}
	if f.kind == outlet {
		t := n.s.trees[p.sentence]
		return p.sentence < 2 && t.text(p.first-1) == "(" && t.text(p.last) == ")" && t.isDateline(p.last)
	}
	return p.sentence == 0 && p.first == 0 && n.s.trees[0].isDateline(p.last)
}

// isDateline reports whether a dateline ends within a few tokens of i, at a
// dash.
func (t *tree) isDateline(i int) bool {
	for j := i; j < min(t.n(), i+10); j++ {
		if t.dashed(j) {
			return true
		}
	}
	return false
}

// genderOf tells a person's gender from honorifics, kinship and given name.
func (n *namer) genderOf(f *form) byte {
	for _, at := range f.places {
		p := &n.pieces[at]
		t := n.s.trees[p.sentence]
		for i := max(0, p.first-3); i < p.first; i++ {
			low := t.lower(i)
			if i+1 == p.first || positions[t.lower(i+1)] {
				if maleWords[low] {
					return 'm'
				}
				if femaleWords[low] {
					return 'f'
				}
			}
		}
	}
	if len(f.words) > 1 {
		if g := known().given[f.words[0]]; g == 'm' || g == 'f' {
			return g
		}
	}
	return 0
}
