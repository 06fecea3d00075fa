package reader

import "slices"

// targets returns the parties named from token k on: a row of names, a group by
// its number ("12 individuals and entities") or an unnamed person whom the text
// names later.
func (r *sanctionReader) targets(t *tree, k int) []*entity {
	for t.tag(k) == "DT" {
		k++
	}
	if e := r.numberedGroup(t, k); e != nil {
		h := t.nounFrom(k)
		for h < 0 && k < t.n() {
			k++
			h = t.nounFrom(k)
		}
		if on := r.amongst(t, max(h, 0)); len(on) > 0 {
			return on
		}
		return []*entity{e}
	}
	h := t.nounFrom(k)
	if h < 0 {
		return nil
	}
	if on := r.amongst(t, h); len(on) > 0 {
		return on
	}
	first, end := r.nameFrom(t, k)
	if first != nil && first.kind != country {
		if row := r.namedFrom(t, k); len(row) > 1 && row[0] == first && slices.Contains(t.low[end:], "and") {
			return row
		}
	}
	if first != nil && first.kind != outlet && !(end <= h && t.isCommon(h) && first.kind == country) {
		last := end - 1
		if r.entityAt(t.index, h) == first {
			last = h
		}
		return append([]*entity{first}, slices.DeleteFunc(r.listedBehind(t, last), func(e *entity) bool { return e == first || !e.accusable() })...)
	}
	if e := r.namedLater(t, h); e != nil {
		return []*entity{e}
	}
	out := r.parties(t, []int{h})
	if len(out) == 1 && out[0].kind == country && t.isCommon(h) {
		return nil // "a Norwegian shipowner" is not Norway
	}
	return out
}

// numberedGroup makes a party of "28 individuals and businesses" and of
// "Norwegian entities": a press release often names them only in its annex.
func (s *story) numberedGroup(t *tree, k int) *entity {
	for t.lower(k) == "the" || t.lower(k) == "some" || t.lower(k) == "new" || t.lower(k) == "another" {
		k++
	}
	if t.tag(k) != "CD" && t.demonym(k) == "" {
		return nil
	}
	last := k + 1
	for j := k + 1; j < min(t.n(), k+7); j++ {
		if partyPlurals[t.lower(j)] || t.demonym(j) != "" && (t.tag(j) == "NNPS" || t.tag(j) == "NNS" || t.tag(j) == "NNP") && !t.isNoun(j+1) {
			last = j + 1
		} else if t.lower(j) != "and" && !describing(t.tag(j)) {
			break
		}
	}
	if last == k+1 {
		return nil
	}
	return s.unnamedPhrase(group, t, k, last)
}

var partyPlurals = set(`individuals entities people persons companies businesses firms vessels tankers ships banks organizations organisations officials oligarchs networks targets
	others men women suspects traders executives bankers businessmen tycoons defendants brothers`)

// namedLater returns the person or company that an indefinite phrase of the first
// sentences announces: the next one named that the text describes by the same
// noun.
func (s *story) namedLater(t *tree, h int) *entity {
	if a := t.article(h); t.index > 3 || a != "a" && a != "an" {
		return nil
	}
	for _, d := range s.descriptions {
		if d.t.index >= t.index && d.m.entity != nil && (d.m.entity.isPerson() || d.t.index > t.index && d.m.entity.kind == company) && d.t.lemma(d.head) == t.lemma(h) && agree(t, h, d.t, d.head) && len(d.m.entity.mentions) > 0 {
			return d.m.entity
		}
	}
	return nil
}

// agree reports whether two phrases with the same head may speak of one party:
// "a shipping firm" is not "the law firm".
func agree(t *tree, i int, u *tree, j int) bool {
	nouns := func(t *tree, i int) (out []string) {
		for k := i - 1; k >= 0 && describing(t.tag(k)); k-- {
			if t.isCommon(k) {
				out = append(out, t.lemma(k))
			}
		}
		return out
	}
	a, b := nouns(t, i), nouns(u, j)
	return len(a) == 0 || len(b) == 0 || slices.ContainsFunc(a, func(w string) bool { return slices.Contains(b, w) })
}
