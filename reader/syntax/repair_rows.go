package syntax

import "strings"

// enthrone makes a person's name the head of the title before it: the name in
// "special envoy Ada Moss" stands in the sentence, and "envoy" describes it.
func (s *Sentence) enthrone() {
	for _, n := range s.Names {
		if n.Type != "PER" || n.First == 0 {
			continue
		}
		title := s.Tokens[n.First].Head
		if s.Tokens[n.First].Rel != "appos" || title != s.titleEnd(n.First) {
			continue
		}
		s.promote(n.First, title)
	}
}

// titleEnd is the noun that ends right before a name and may be its title, -1
// where there is none: "envoy" of "special envoy Ada Moss", "son" of
// "son-in-law Ada Moss".
func (s *Sentence) titleEnd(first int) int {
	i := first - 1
	if i >= 4 && strings.EqualFold(s.Tokens[i].Text, "law") && s.Tokens[i-1].Text == "-" && s.Tokens[i-3].Text == "-" {
		i -= 4
	}
	if i < 0 || !strings.HasPrefix(s.Tokens[i].Tag, "NN") {
		return -1
	}
	return i
}

// promote makes token name take the place of the title that it hangs on.
func (s *Sentence) promote(name, title int) {
	s.Tokens[name].Head, s.Tokens[name].Rel = s.Tokens[title].Head, s.Tokens[title].Rel
	s.Tokens[title].Head, s.Tokens[title].Rel = name, "nmod:desc"
	for i := range s.Tokens {
		switch s.Tokens[i].Rel {
		case "conj", "appos", "acl:relcl", "case", "cc", "punct":
			if s.Tokens[i].Head == title && i != name {
				s.Tokens[i].Head = name
			}
		}
	}
}

// rowOfPeople joins the people of an enumeration whom the tree has as
// appositions of each other: "envoy Ada Moss, the minister's cousin Ben Roe and
// Cal Day". A name is no description of another name.
func (s *Sentence) rowOfPeople() {
	for i, b := range s.Names {
		if b.Type != "PER" {
			continue
		}
		for _, a := range s.Names[:i] {
			if a.Type != "PER" || s.Tokens[a.Last].Text != "," {
				continue
			}
			if top := s.namedBy(b.First, a); top >= 0 {
				if top != b.First {
					s.promote(b.First, top)
				}
				s.Tokens[b.First].Head, s.Tokens[b.First].Rel = a.First, "conj"
			}
		}
	}
}

// namedBy climbs from a name through the words that it names, "cousin" of "the
// minister's cousin Ben Roe", to the one that hangs on name a as its
// apposition; -1 where the way leads elsewhere.
func (s *Sentence) namedBy(i int, a Name) int {
	for range len(s.Tokens) {
		t := s.Tokens[i]
		switch t.Rel {
		case "appos", "flat", "compound", "nmod:desc":
		default:
			return -1
		}
		if t.Head >= a.First && t.Head < a.Last {
			if t.Rel != "appos" {
				return -1
			}
			return i
		}
		if t.Head < a.Last {
			return -1
		}
		i = t.Head
	}
	return -1
}

// describeNearest hangs a relative clause or apposition in the singular that
// follows a comma on the name that ends before the comma, where the tree has it
// on an earlier one of the same enumeration: "Ada Moss and Ben Roe, who leads
// the fund".
func (s *Sentence) describeNearest(i int) {
	t := &s.Tokens[i]
	switch t.Rel {
	case "acl:relcl":
		if k := s.Child(i, "aux", "aux:pass", "cop"); t.Tag == "VBP" || k >= 0 && s.plural(k) {
			return
		}
	case "appos":
		if t.Tag == "NNS" || t.Tag == "NNPS" {
			return
		}
	default:
		return
	}
	first, _ := s.Subtree(i)
	if first < 2 || s.Tokens[first].Text != "," && s.Tokens[first-1].Text != "," {
		return
	}
	end := first
	if s.Tokens[first].Text != "," {
		end = first - 1
	}
	n, ok := s.nameEnding(end)
	if !ok {
		return
	}
	head := s.headOf(n)
	if head > t.Head && head < i && s.coordinated(head, t.Head) {
		t.Head = head
	}
}

// plural reports whether an auxiliary is in the plural: are, were, have.
func (s *Sentence) plural(i int) bool {
	switch strings.ToLower(s.Tokens[i].Text) {
	case "are", "were", "have":
		return true
	}
	return false
}

// nameEnding finds the name whose last token stands before token end.
func (s *Sentence) nameEnding(end int) (Name, bool) {
	for _, n := range s.Names {
		if n.Last == end {
			return n, true
		}
	}
	return Name{}, false
}

// headOf is the token of a name that hangs outside it.
func (s *Sentence) headOf(n Name) int {
	for i := n.First; i < n.Last; i++ {
		if h := s.Tokens[i].Head; h < n.First || h >= n.Last {
			return i
		}
	}
	return n.First
}

// coordinated reports whether token i hangs on token top by "and" alone.
func (s *Sentence) coordinated(i, top int) bool {
	for range len(s.Tokens) {
		if i == top {
			return true
		}
		if i < 0 || s.Tokens[i].Rel != "conj" {
			return false
		}
		i = s.Tokens[i].Head
	}
	return false
}
