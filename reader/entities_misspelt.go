package reader

// misspelt joins a family name to the only person whose name differs from it by
// one letter, as stories spell foreign names in two ways: Tokaev, Tokayev.
func (n *namer) misspelt() {
	byInitial := map[byte][]*form{}
	for _, g := range n.forms {
		if len(g.words) < 2 || g.kind != person {
			continue
		}
		if name := g.words[len(g.words)-1]; len(name) > 4 && len(byInitial[name[0]]) < 64 {
			byInitial[name[0]] = append(byInitial[name[0]], g)
		}
	}
	for _, f := range n.forms {
		if f.full != nil || len(f.words) != 1 || f.fact != nil || len(f.key) < 6 || f.kind != person && f.kind != unknown || known().given[f.key] != 0 {
			continue
		}
		var found *form
		for _, g := range byInitial[f.key[0]] {
			if g.root() == f || !oneApart(bare(f.key), bare(g.words[len(g.words)-1])) {
				continue
			}
			if found != nil && found.root() != g.root() {
				found = nil
				break
			}
			found = g
		}
		if found != nil {
			f.full = found.root()
		}
	}
}

// oneApart reports whether two words differ by one letter more, fewer or other,
// or by two that changed places or were doubled.
func oneApart(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if a == b || len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	j := 0
	for j < len(a)-i && a[len(a)-1-j] == b[len(b)-1-j] {
		j++
	}
	switch {
	case len(a) < len(b):
		return i+j >= len(a)
	case i+j == len(a)-1:
		return true
	}
	// Attila, Atilla: a doubled letter in another place.
	return undouble(a) == undouble(b)
}

// undouble writes every doubled letter once.
func undouble(w string) string {
	out := make([]byte, 0, len(w))
	for i := range len(w) {
		if i == 0 || w[i] != w[i-1] {
			out = append(out, w[i])
		}
	}
	return string(out)
}
