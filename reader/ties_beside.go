package reader

import "slices"

// besideNoun reads a relational noun by the words beside it, for where the tree
// is not to be trusted: long titles and stacked appositions are what parsers
// get wrong most. Three orders are read:
//
//	A's N B            "the president's son-in-law, Jan Roth"
//	B, a N of A        "Jan Roth, a close ally of the president"
//	A N of A', B …     "A close ally of the president, Jan Roth has …"
//
// It returns the party that the noun describes and the one that it is said in
// relation to, or nil and nil.
func (s *story) besideNoun(t *tree, i int, r *nounRule) (holder, base *entity) {
	before, ofBase, end := s.basesOwner(t, i), (*entity)(nil), i+1
	if k := i + 1; wordIn(r.base, t.lower(k)) {
		ofBase, end = s.nameFrom(t, k+1)
	}
	switch {
	case before != nil && ofBase == nil:
		if after, _ := s.nameFrom(t, i+1); after != nil && after != before {
			return after, before
		}
		if h := s.nameBefore(t, i); h != nil && h != before {
			return h, before
		}
	case ofBase != nil:
		if h := s.describedHere(t, i); h == ofBase {
			return nil, nil
		} else if h != nil {
			return h, ofBase
		}
		if h := s.nameBefore(t, i); h != nil && h != ofBase {
			return h, ofBase
		}
		if t.beforePhrase(i-1) < 0 && t.text(end) == "," {
			if h, _ := s.nameFrom(t, end+1); h != nil && h != ofBase {
				return h, ofBase
			}
		}
	}
	return nil, nil
}

// basesOwner returns the party in the genitive before a noun, with only
// describing words between: "Trump's influential son-in-law".
func (s *story) basesOwner(t *tree, i int) *entity {
	for k := i - 1; k >= 0 && k >= i-5; k-- {
		switch tag := t.tag(k); {
		case tag == "POS":
			return s.entityAt(t.index, k-1)
		case tag == "PRP$", tag == "WP$":
			return s.ownerAt(t, k)
		case !describing(tag) && !quoteMarks[t.text(k)]:
			return nil
		}
	}
	return nil
}

var quoteMarks = set("\" “ ” ‘ ’ `` ''")

// nameFrom returns the party whose name comes next from token k on, over
// articles and titles, and the token after it. A verb or preposition ends the
// search, and so does a second comma.
func (s *story) nameFrom(t *tree, k int) (*entity, int) {
	commas := 0
	for steps := 0; k < t.n() && steps < 8; steps++ {
		if m := s.mentionAt(t.index, k); m != nil && m.kind != "pronoun" && m.entity.canAct() && !s.inTitle(t, m) {
			switch {
			case t.tag(m.last) == "POS" && m.last+1 < t.n():
				k = m.last + 1 // an owner is not the head of its phrase
			case s.describes(t, m):
				k = m.last // "Iranian buyers", "an FBI informant"
			default:
				return m.entity, m.last
			}
			continue
		}
		tag := t.tag(k)
		switch {
		case t.text(k) == ",":
			if commas++; commas > 1 || steps > 0 {
				return s.appositeName(t, k)
			}
		case describing(tag) || tag == "DT" || tag == "POS" || tag == "HYPH":
		case (t.lower(k) == "of" || t.lower(k) == "in") && k > 0 && (positions[t.lower(k-1)] || isCap(t.text(k-1)) || t.lower(k-1) == "one"):
			// the rest of a title, "Minister of Ports X"; "the sister of X" is not X
		default:
			return nil, k
		}
		k++
	}
	return nil, k
}

// appositeName returns the person named between the comma at token k and the
// next mark, where a noun before it is a word for a person: "by the minister's
// brother-in-law, Jan Roth."
func (s *story) appositeName(t *tree, k int) (*entity, int) {
	m := s.mentionAt(t.index, k+1)
	if m == nil || m.first != k+1 || !m.entity.is(person) || m.kind != "name" || !t.isCommon(k-1) || !relational[t.lemma(k-1)] && !people[t.lemma(k-1)] && t.lower(k-1) != "law" {
		return nil, k
	}
	if next := t.text(m.last); next != "," && next != "." && next != ";" && next != ")" && next != "" {
		return nil, k
	}
	return m.entity, m.last
}

// describes reports whether a mention only says of what country or body the
// people behind it are: "Iranian buyers", "an FBI informant".
func (s *story) describes(t *tree, m *mention) bool {
	if text := s.describe(m.span); m.entity.kind == country && t.isCommon(m.last) && (t.tag(m.last-1) == "JJ" || text != m.entity.name && demonym(text) != "") {
		return true // "a Norwegian energy company"
	}
	return m.entity.kind != person && t.isCommon(m.last) && people[t.lemma(m.last)]
}

// people are nouns for people who need no name to act.
var people = set(`buyer customer client individual informant agent officer soldier rebel politician businessman businesswoman businesspeople national citizen
	investor trader banker oligarch lawyer attorney judge juror lawmaker prosecutor spy smuggler dealer broker resident user worker fighter
	victim investigator other journalist lobbyist expert supporter ally friend associate partner relative`)

// inTitle reports whether a mention is only the country or body of the title
// before a name: "Norwegian" of "Norwegian President Jan …", the bank of "Fjord
// Bank chief Jan …".
func (s *story) inTitle(t *tree, m *mention) bool {
	if m.entity.isPerson() && m.entity.kind != unknown {
		return false
	}
	for k := m.last; k < t.n() && k < m.last+5; k++ {
		if s.entityAt(t.index, k).isPerson() {
			return true
		}
		if !describing(t.tag(k)) {
			return false
		}
	}
	return false
}

// inTitleOf reports whether a person's name only describes the next one: "the
// former Berg campaign aide Jan Roth".
func (s *story) inTitleOf(t *tree, m *mention) bool {
	if !t.isCommon(m.last) {
		return false
	}
	for k := m.last; k < min(t.n(), m.last+4); k++ {
		if x := s.mentionAt(t.index, k); x != nil && x.first == k && x.entity.isPerson() && x.kind == "name" {
			return true
		}
		if !describing(t.tag(k)) {
			return false
		}
	}
	return false
}

// nameBefore returns the party whose name ends right before the phrase that the
// noun is in, with a comma or dash between: "Jan Roth, a close ally".
func (s *story) nameBefore(t *tree, i int) *entity {
	for k := i - 1; k > 0 && k >= i-7; k-- {
		tag := t.tag(k)
		switch {
		case t.lemma(k) == "be" && t.tag(k) != "VB" && t.lower(k-1) == "and":
			for j := k - 2; j > 0 && j > k-16; j-- {
				if t.lower(j) == "who" { // "X, who lives in Y and is the owner of Z"
					if e := s.entityAt(t.index, j-1); e.isPerson() {
						return e
					}
					return s.nameBefore(t, j)
				}
			}
			return nil
		case t.lemma(k) == "be" && t.tag(k) != "VB":
			return s.saidOf(t, k)
		case negators[t.lower(k)]:
			return nil
		case breaks[t.text(k)]:
			if m := s.mentionAt(t.index, k-1); m != nil && m.kind != "pronoun" && m.entity.canAct() {
				return m.entity
			}
			return nil
		case describing(tag), tag == "DT", tag == "POS", tag == "PRP$", t.lower(k) == "of", t.lower(k) == "one":
		default:
			return nil
		}
	}
	return nil
}

// beforePhrase is the token before the describing words, articles and words with
// the tags that end at token k; -1 where they begin the sentence.
func (t *tree) beforePhrase(k int, tags ...string) int {
	for k >= 0 && (describing(t.tag(k)) || t.tag(k) == "DT" || slices.Contains(tags, t.tag(k))) {
		k--
	}
	return k
}

// describing reports whether a tag is of a word that describes a noun.
func describing(tag string) bool {
	switch tag {
	case "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "VBG", "VBN", "CD", "HYPH", "AFX", "RB":
		return true
	}
	return false
}
