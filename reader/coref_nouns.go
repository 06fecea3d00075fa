package reader

import "strings"

// definite resolves "the fund", "the Russian envoy", "this company", "the
// ministry".
func (r *resolver) definite(t *tree, i int) *mention {
	first := t.descriptionStart(i)
	if first == 0 {
		return nil
	}
	det := t.lower(first - 1)
	if det != "the" && det != "this" && det != "that" {
		return nil
	}
	if t.lower(i+1) == "of" || t.text(i+1) == "-" {
		return nil
	}
	e := r.described(t, first, i)
	if e == nil {
		return nil
	}
	return &mention{sentence: t.index, first: first - 1, last: i + 1, head: i, kind: "nominal", entity: e}
}

// described finds the party that a definite description [first, head] stands for.
func (r *resolver) described(t *tree, first, head int) *entity {
	low := t.lower(head)
	nation := ""
	for j := first; j < head; j++ {
		if c := t.demonym(j); c != "" {
			nation = c
		} else if t.s.Tokens[j].Tag == "NN" && !companyNouns[t.lower(j)] && !bodyNouns[t.lower(j)] && !vesselNouns[t.lower(j)] && !positions[t.lower(j)] && head-first > 1 {
			return nil
		}
	}
	fits := r.fitting(low, nation, head-first)
	if fits == nil {
		return nil
	}
	if plainPeople[low] || occupations[low] {
		if e := r.onlyPerson(t, low, nation); e != nil {
			return e
		}
	}
	var found *entity
	for n := len(r.order) - 1; n >= 0; n-- {
		e := r.order[n]
		if !fits(e) {
			continue
		}
		if found == nil {
			found = e
			continue
		}
		a, b := r.last[found], r.last[e]
		switch {
		case r.nouns[found][low] && !r.nouns[e][low]:
		case r.nouns[e][low] && !r.nouns[found][low] && a.sentence < t.index:
			found = e
		case a.sentence == b.sentence && a.subject == b.subject:
			return nil // two of the kind in one sentence
		case a.sentence < t.index && a.sentence-b.sentence <= 1 && b.subject && !a.subject:
			found = e
		}
	}
	return found
}

// plainPeople are nouns that any person may go by whom the story is about.
var plainPeople = set(`man woman suspect defendant accused fugitive detainee executive`)

// onlyPerson is the person of whom alone the story has spoken in this and the
// two sentences before, where nothing that is said of him speaks against the
// noun.
func (r *resolver) onlyPerson(t *tree, noun, nation string) *entity {
	var found *entity
	for n := len(r.order) - 1; n >= 0; n-- {
		e := r.order[n]
		if e.kind != person || t.index-r.last[e].sentence > 2 {
			continue
		}
		if found != nil {
			return nil
		}
		found = e
	}
	switch {
	case found == nil, r.man.times > 0 && t.index-r.man.sentence <= 2, nation != "" && found.country != nation:
		return nil
	case maleWords[noun] && found.gender == 'f' || femaleWords[noun] && found.gender == 'm':
		return nil
	}
	for w := range r.nouns[found] {
		if positions[w] && !occupations[w] {
			return nil // a minister is not "the businessman"
		}
	}
	return found
}

// fitting returns the test for parties that a noun can stand for, nil where it
// stands for none.
func (r *resolver) fitting(low, nation string, modifiers int) func(*entity) bool {
	has := func(e *entity) bool { return r.nouns[e][low] }
	inCountry := func(e *entity) bool { return nation == "" || e.country == "" || e.country == nation }
	switch {
	case low == "country" || low == "nation":
		if modifiers > 0 {
			return nil
		}
		return func(e *entity) bool { return e.kind == country && !e.weak }
	case positions[low] || occupations[low] || plainPeople[low]:
		return func(e *entity) bool { return e.kind == person && has(e) && inCountry(e) }
	case low == "company" || low == "firm" || low == "group" || low == "business":
		if modifiers > 0 && nation == "" {
			return func(e *entity) bool { return e.kind == company && has(e) }
		}
		return func(e *entity) bool { return e.kind == company && inCountry(e) }
	case vesselNouns[low] || low == "boat":
		return func(e *entity) bool { return e.kind == vessel }
	case low == "outlet" || outletNouns[low]:
		return func(e *entity) bool { return e.kind == outlet }
	case bodyNouns[low] || organizationNouns[low] || companyNouns[low] || companyCommon[low]:
		if low == "government" || low == "administration" || low == "regime" || low == "state" {
			return func(e *entity) bool { return e.kind == body && has(e) }
		}
		return func(e *entity) bool { return !e.is(person, place) && has(e) && inCountry(e) }
	case documentNouns[low]:
		return func(e *entity) bool { return e.kind == paper && has(e) }
	case bandNouns[low]:
		return func(e *entity) bool { return e.kind == group && has(e) }
	}
	return nil
}

// collectNouns gathers the nouns that each party can be called by: the words of
// its name that say what it is, and those that describe it.
func (r *resolver) collectNouns() {
	r.nouns = map[*entity]map[string]bool{}
	put := func(e *entity, w string) {
		if r.nouns[e] == nil {
			r.nouns[e] = map[string]bool{}
		}
		r.nouns[e][w] = true
	}
	for _, e := range r.s.entities {
		if e.is(person, place, country) {
			continue
		}
		for w := range e.words() {
			if headKind(w) != unknown || companyCommon[w] {
				put(e, strings.TrimSuffix(w, "s"))
				put(e, w)
			}
		}
	}
	r.kinAt = map[int][]description{}
	for _, d := range r.s.descriptions {
		if d.m.entity == nil {
			continue
		}
		if kinNouns[d.t.lower(d.head)] && d.m.entity.kind == person {
			r.kinAt[d.t.index] = append(r.kinAt[d.t.index], d)
		}
		put(d.m.entity, d.t.lower(d.head))
		if d.m.entity.country == "" && d.m.entity.kind == person {
			for j := d.first; j < d.head; j++ {
				if c := d.t.demonym(j); c != "" {
					d.m.entity.country = c
				}
			}
		}
	}
}
