package reader

import (
	"slices"
	"strings"
)

// followUp reads the sentence that goes on from a listing: "Those hit include X
// and Y", "Also sanctioned today are X and Y", "X and Y were also on the list",
// and the rows of a list that a colon announces.
func (r *sanctionReader) followUp(t *tree) {
	if !r.theme || t.n() == 0 {
		return
	}
	e := &lawEvent{t: t, head: 0, awaited: -1, step: "sanctioned", kind: Sanctioned, rule: "sanction-targets"}
	if k := r.goesOn(t); k >= 0 {
		e.head = k
		e.on = r.namedFrom(t, k+1)
		for j := range k {
			if m := r.mentionAt(t.index, j); m != nil && m.first == j && m.entity.is(country, body, organization, group) {
				e.by = []*entity{m.entity}
			}
		}
		r.add(e)
		return
	}
	if t.index > 0 && r.opensList(r.trees[t.index-1]) {
		r.list = &lawEvent{by: r.decreeing(r.trees[t.index-1], nil)}
		if n := len(r.events); n > 0 && r.events[n-1].t == r.trees[t.index-1] {
			r.list = r.events[n-1]
		}
	} else if !r.isRow(t) {
		r.list = nil
	}
	if r.list != nil {
		e.on = r.rowOfList(t)
		e.by = r.list.by
		r.add(e)
	}
}

// goesOn returns the verb of a sentence that lists who else was hit, or -1:
// "Those hit include", "The targets are", "Among those listed are".
func (r *sanctionReader) goesOn(t *tree) int {
	begins, about := false, false
	for k := range min(t.n(), 12) {
		w := t.lower(k)
		switch {
		case w == "those" || w == "others" || w == "also" || w == "among" || w == "additionally":
			begins = begins || k < 3
		case w == "targets" || w == "designations" || w == "designees" || w == "list" || w == "individuals" || w == "entities":
			begins, about = begins || k < 4, true
		case strings.HasPrefix(w, "sanction") || strings.HasPrefix(w, "designat") || w == "hit" || w == "targeted" || w == "listed" || w == "blacklisted" || w == "affected" || w == "named":
			about = true
		}
		lemma := t.lemma(k)
		if begins && about && k > 0 && (lemma == "include" || lemma == "be" || lemma == "target" && w != "targets" && w != "targeted" || lemma == "cover" || w == "including") && t.lower(k-1) != "who" {
			if t.tag(k+1) == "VBN" {
				continue
			}
			return k
		}
	}
	return -1
}

// opensList reports whether a sentence about sanctions ends in a colon.
func (r *sanctionReader) opensList(t *tree) bool {
	return t.n() > 0 && t.text(t.n()-1) == ":" && r.speaksOfListing(t)
}

func (r *sanctionReader) speaksOfListing(t *tree) bool {
	if r.speaksOf(t) {
		return true
	}
	return slices.ContainsFunc(t.low, func(w string) bool { return sanctionForms[w] != "" || w == "targets" || w == "targeting" })
}

// isRow reports whether a sentence is a row of a list: it begins with a bullet
// or holds a name that no finite verb is said of.
func (r *sanctionReader) isRow(t *tree) bool {
	if bullets[t.text(0)] {
		return true
	}
	for i := range t.n() {
		if t.isFinite(i) {
			return false
		}
	}
	return true
}

var bullets = set("- – — • · * ● o ▪")

// rowOfList returns the parties that the lines of a list begin with.
func (r *sanctionReader) rowOfList(t *tree) []*entity {
	var out []*entity
	begins := true
	for k := range t.n() {
		m := r.mentionAt(t.index, k)
		switch {
		case begins && m != nil && m.entity != nil && m.first == k && (m.entity.accusable() || m.entity.kind == vessel):
			out = union(out, m.entity)
			begins = false
		case t.text(k) == ";", bullets[t.text(k)] && (k == 0 || t.text(k-1) == ";" || t.text(k-1) == ","), k > 0 && r.newLine(t, k):
			begins = true
		case bullets[t.text(k)], describing(t.tag(k)), t.tag(k) == "DT", t.tag(k) == "LS", t.lower(k) == "and":
		default:
			begins = false
		}
	}
	return out
}

// newLine reports whether a line of the text ends before the token.
func (r *sanctionReader) newLine(t *tree, k int) bool {
	a, b := t.s.Tokens[k-1].End, t.s.Tokens[k].Start
	return a <= b && strings.Contains(r.doc.Text[a:b], "\n")
}

// seizures are the verbs by which assets are blocked or taken, by the forms that
// are also taken for nouns.
var seizures = set(`froze frozen freezes freeze freezing seized seizes seize seizing blocked blocks blocking impounded impound impounds impounding
	confiscated confiscate confiscates confiscating forfeited sequestered detained detains`)

// seized reads "froze X's assets", "froze assets worth a million belonging to
// X", "impounded the yacht X", "X's assets were frozen".
func (r *sanctionReader) seized(e *lawEvent, i int) {
	t, c := e.t, e.t.headOf[i]
	e.step, e.rule = "assets frozen", "frozen-assets"
	passive := t.tag(i) == "VBN" && (t.lemma(i-1) == "be" || c != nil && c.passive)
	if passive && c != nil {
		for _, h := range c.objects {
			e.on = append(e.on, r.held(t, h)...)
		}
		e.by = r.byBehind(t, i)
	}
	if len(e.on) == 0 && !passive {
		for k := i + 1; k < min(t.n(), i+9); k++ {
			if t.isNoun(k) && (belongings[t.lemma(k)] || r.vesselAt(t, k)) {
				e.on = append(e.on, r.held(t, k)...)
				break
			}
		}
		if len(e.on) == 0 && t.lemma(i-1) != "be" && belongings[t.lemma(i-1)] {
			e.on = r.held(t, i-1) // "had its assets frozen"
			e.by = r.byBehind(t, i)
		}
		if c != nil && len(e.by) == 0 {
			e.by = r.lawBodies(t, c.subjects)
		}
		if len(e.by) == 0 {
			e.by = r.opener(t, i)
		}
	}
	if c != nil {
		e.status, e.negated = futureIf(c), c.denied()
		if len(e.by) == 0 && len(c.subjects) > 0 && measureNouns[t.lemma(c.subjects[0])] {
			e.by = r.decreeing(t, e.on)
		}
	}
	e.by = slices.DeleteFunc(e.by, func(x *entity) bool { return x.isPerson() && !r.appliesLaw(x) || x.kind == company })
	if len(e.by) == 0 && (!passive || !r.theme) {
		return
	}
	if strings.HasPrefix(t.lower(i), "seiz") || strings.HasPrefix(t.lower(i), "impound") || strings.HasPrefix(t.lower(i), "confisc") {
		e.step = "seized"
	}
	r.add(e)
}

// held returns those whose thing a noun speaks of, and the thing where it has a
// name.
func (r *sanctionReader) held(t *tree, h int) []*entity {
	if x := r.entityAt(t.index, h); x.is(vessel, unknown) {
		return []*entity{x}
	}
	if on := r.keepers(t, h); len(on) > 0 {
		return on
	}
	if x, _ := r.nameFrom(t, h+1); belongings[t.lemma(h)] && x.is(vessel) {
		return []*entity{x}
	}
	return nil
}

func (r *sanctionReader) vesselAt(t *tree, k int) bool {
	x := r.entityAt(t.index, k)
	return x.is(vessel)
}

// opener is the authority whose phrase ends right before the verb, also where it
// has no name: "A court in Oslo froze".
func (r *sanctionReader) opener(t *tree, i int) []*entity {
	if x := r.saidOf(t, i); x.decrees() {
		return []*entity{x}
	}
	if h := t.nounFrom(0); h >= 0 && h < i {
		return r.lawBodies(t, []int{h})
	}
	return nil
}
