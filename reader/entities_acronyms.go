package reader

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// acronyms joins an acronym to the name whose initials it is: in brackets
// behind it, or anywhere after it.
func (n *namer) acronyms() {
	initials := map[string]*form{}
	for _, f := range n.forms {
		if len(f.words) > 1 && f.votes.winner() != person {
			for _, a := range acronymsOf(f.words) {
				if initials[a] == nil {
					initials[a] = f
				}
			}
		}
	}
	for _, f := range n.forms {
		if f.full != nil {
			continue
		}
		if isUpper(f.key) && len(f.key) > 3 { // MADRID, in a dateline
			if g := n.byKey[titleWords(f.key)]; g != nil && g != f && g.full == nil {
				f.full = g
				continue
			}
		}
		if g := n.bracketed(f); g != nil {
			if g.root() != f && g.fact == nil || g.fact != f.fact && g.root() != f {
				f.full = g.root()
			}
			continue
		}
		if len(f.words) != 1 || !isUpper(f.key) {
			continue
		}
		if g := initials[strings.ReplaceAll(f.key, ".", "")]; g != nil && f.fact == nil && g.root() != f && len(f.key) > 2 {
			f.full = g.root()
		}
	}
}

// subset reports whether every word of a short name is one of the full one's.
func subset(short, full []string) bool {
	for _, w := range short {
		if !slices.Contains(full, w) {
			return false
		}
	}
	return true
}

// titleWords writes words in capitals with a first capital each.
func titleWords(key string) string {
	words := strings.Fields(strings.ToLower(key))
	for i, w := range words {
		words[i] = titleCase(w)
	}
	return strings.Join(words, " ")
}

// bracketed returns the form that one of f's places stands behind in brackets.
func (n *namer) bracketed(f *form) *form {
	for _, at := range f.places {
		p := &n.pieces[at]
		t := n.s.trees[p.sentence]
		if at == 0 || p.first < 2 || t.text(p.last) != ")" && t.text(p.last) != "-RRB-" && t.text(p.last) != "”" && t.text(p.last) != "\"" {
			continue
		}
		open := p.first - 1
		for open > 0 && (quoteOpen[t.text(open)] && t.text(open) != "(" || t.lower(open) == "the" || t.lower(open) == "or") {
			open--
		}
		prev := &n.pieces[at-1]
		if (t.text(open) == "(" || t.text(open) == "-LRB-") && prev.sentence == p.sentence && prev.last == open {
			if g := n.byKey[prev.key]; g != nil && (g.votes.winner() != person && len(f.words) == 1 && isUpper(f.key) && fitsInitials(f.key, g.words) || len(f.words) < len(g.words) && subset(f.words, g.words)) {
				return g
			}
		}
	}
	return nil
}

// fitsInitials reports whether the letters of an acronym come in their order
// among the initials of the words, the first with the first word: abbreviations
// in brackets need no more.
func fitsInitials(acronym string, words []string) bool {
	letters := strings.ToLower(strings.ReplaceAll(acronym, ".", ""))
	if letters == "" || len(words) == 0 {
		return false
	}
	text := strings.ToLower(strings.Join(words, " "))
	j := 0
	for i := 0; i < len(text) && j < len(letters); i++ {
		if text[i] == letters[j] {
			j++
		}
	}
	return j == len(letters) || len(letters) >= 3 && j >= len(letters)-1
}

// acronymsOf returns the acronyms that a name can have: with and without its
// small words and its legal form.
func acronymsOf(words []string) []string {
	var all, big, noForm strings.Builder
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(bare(w))
		if w == "&" {
			continue
		}
		up := strings.ToUpper(string(r))
		all.WriteString(up)
		if isCap(w) {
			big.WriteString(up)
			if !legalForms[strings.ToLower(w)] {
				noForm.WriteString(up)
			}
		}
	}
	return []string{all.String(), big.String(), noForm.String()}
}
