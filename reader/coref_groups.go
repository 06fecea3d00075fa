package reader

import (
	"slices"
	"strings"
)

// pairs keep who was named together lately: rows of people or firms, and couples.
type pairs struct {
	rows    []row
	couples []row
	kinAt   map[int][]description // by sentence: the descriptions by kinship
}

// row is some parties named together, with the sentence and the token of the
// last of them.
type row struct {
	sentence, token int
	all             []*entity
	kin             string // brother, sister, wife …: what ties them, "" where nothing is said
}

// gatherRows finds the rows of a sentence: "X, Y and Z", "X and his brother Y".
func (r *resolver) gatherRows(t *tree) {
	seen := 0
	for i := range t.n() {
		m := r.s.mentionAt(t.index, i)
		if m == nil || m.entity == nil || m.kind != "name" && m.kind != "acronym" || m.first != i || i < seen || m.entity.is(place, paper) {
			continue
		}
		all, kin, last := r.rowFrom(t, m)
		if len(all) > 1 {
			r.rows = append(r.rows, row{t.index, last, all, kin})
			seen = last
		}
		if spouses[kin] && len(all) == 2 {
			r.couples = append(r.couples, row{t.index, last, all, kin})
		}
	}
	for _, c := range t.clauses {
		if c.lemma() == "marry" && len(c.subjects) > 0 && len(c.objects) > 0 {
			a, b := r.s.entityAt(t.index, c.subjects[0]), r.s.entityAt(t.index, c.objects[0])
			if a != nil && b != nil && a != b && a.kind == person && b.kind == person {
				r.couples = append(r.couples, row{t.index, t.n(), []*entity{a, b}, "spouse"})
			}
		}
	}
}

var spouses = set(`wife husband spouse fiancé fiancée girlfriend boyfriend partner`)

// rowFrom reads the row that begins with a mention: its members, the kinship
// that the words between them tell, and the token behind it.
func (r *resolver) rowFrom(t *tree, m *mention) (all []*entity, kin string, last int) {
	all, last = []*entity{m.entity}, m.last
	for range 12 {
		n, word := r.nextInRow(t, last)
		if n == nil || !alike(n.entity, m.entity) || slices.Contains(all, n.entity) || t.tag(n.last) == "POS" {
			break
		}
		all, last = append(all, n.entity), n.last
		if word != "" {
			kin = word
		}
	}
	return all, kin, last
}

// nextInRow is the name that a comma, "and" or "with" at the token joins to what
// stands before it, nil where none does, with the kinship that the words between
// tell, "" for none.
func (r *resolver) nextInRow(t *tree, i int) (n *mention, kin string) {
	k := i
	for t.text(k) == "," || t.lower(k) == "and" || t.lower(k) == "with" {
		k++
	}
	if k == i {
		return nil, ""
	}
	if t.tag(k) == "PRP$" || t.tag(k) == "DT" {
		k++
	}
	for ; !isCap(t.text(k)); k++ { // "his younger brother, Y"
		if low := singular(t.lower(k)); kinNouns[low] {
			kin = low
		}
		if t.text(k) != "," && t.tag(k) != "JJ" && t.tag(k) != "JJR" && !t.isCommon(k) && !t.isHyphen(k) {
			return nil, ""
		}
	}
	n = r.s.mentionAt(t.index, k)
	for j := k; j < k+5 && n == nil; j++ { // a title in capitals
		if x := r.s.mentionAt(t.index, j); x != nil && x.hasTitle() && x.titleFirst <= k {
			n = x
		}
	}
	if n == nil || n.entity == nil || n.first != k && n.titleFirst > k || n.kind != "name" && n.kind != "acronym" {
		return nil, ""
	}
	return n, kin
}

// alike reports whether two parties can be meant by one plural.
func alike(a, b *entity) bool {
	if a.kind == person || b.kind == person {
		return a.kind == b.kind
	}
	return a.kind == b.kind || a.kind.acts() && b.kind.acts() && a.kind != country && b.kind != country
}

// several resolves "the two men", "both companies", "the couple", "the
// brothers", "they": the parties that it stands for, with its first and last
// tokens; nil where the text does not make it plain.
func (r *resolver) several(t *tree, i int) (all []*entity, first int) {
	low := t.lower(i)
	switch low {
	case "couple":
		if t.lower(i-1) == "the" && t.lower(i+1) != "of" {
			return r.lastCouple(t, i), i - 1
		}
		return nil, i
	case "both":
		if t.isCommon(i+1) || t.tag(i+1) == "DT" || t.lower(i+1) == "of" || t.isProper(i+1) || t.tag(i+1) == "JJ" || t.tag(i+1) == "PRP$" {
			return nil, i
		}
		return r.lastRow(t, i, 2, nil, ""), i
	case "they", "them", "their", "themselves":
		return r.lastRow(t, i, 0, nil, ""), i
	}
	if t.tag(i) != "NNS" && !fewWords[low] || t.isHyphen(i+1) {
		return nil, i
	}
	first, n := t.counted(i)
	if c := numbers[low]; c > 0 {
		n = c
	}
	det := t.lower(first - 1)
	one := singular(low)
	fits := fitsPlural(one)
	if fits == nil || det != "the" && det != "these" && t.lower(first) != "both" || t.lower(i+1) == "of" || t.lower(i+1) == "including" {
		return nil, i
	}
	if det == "the" || det == "these" {
		first--
	}
	switch {
	case kinNouns[one] && n == 0:
		if all := r.related(t, func(noun string) bool { return noun == one }); all != nil {
			return all, first
		}
		return r.lastRow(t, i, 0, fits, one), first
	case n > 0:
		return r.lastRow(t, i, n, fits, ""), first
	}
	return nil, i
}

// counted is the first of the adjectives and numbers before a noun, and how many
// they tell: 2 of "both", 0 where they tell none.
func (t *tree) counted(i int) (first, n int) {
	for first = i; first > max(0, i-4); first-- {
		switch w, tag := t.lower(first-1), t.tag(first-1); {
		case numbers[w] > 0 && tag == "CD":
			n = numbers[w]
		case w == "both":
			n = 2
		case tag != "JJ" && tag != "CD":
			return first, n
		}
	}
	return first, n
}

// fewWords stand in the singular for several people.
var fewWords = set(`pair duo trio`)

// fitsPlural is the test for what a plural noun can stand for; nil where it is
// no noun for parties.
func fitsPlural(one string) func(*entity) bool {
	switch {
	case fewWords[one] || kinNouns[one] || personNouns[one] || positions[one] || occupations[one]:
		return func(e *entity) bool {
			return e.kind == person && !(one == "man" && e.gender == 'f' || one == "woman" && e.gender == 'm')
		}
	case companyCommon[one] || one == "entity":
		return func(e *entity) bool { return e.is(company, organization, unknown) }
	case one == "country" || one == "nation":
		return func(e *entity) bool { return e.kind == country }
	case vesselNouns[one]:
		return func(e *entity) bool { return e.kind == vessel }
	}
	return nil
}

// lastRow is the last row named before the token, of n parties (0 for any
// number) that fit and, where kin is given, are such kin: in this sentence or
// one of the two before, four where a number or kinship tells; nil where what
// was named later may be meant as well.
func (r *resolver) lastRow(t *tree, i, n int, fits func(*entity) bool, kin string) []*entity {
	for k := len(r.rows) - 1; k >= 0; k-- {
		x := r.rows[k]
		back := t.index - x.sentence
		if back == 0 && x.token > i {
			continue
		}
		if back > 2 && kin == "" && n == 0 || back > 4 {
			return nil
		}
		if n > 0 && len(x.all) != n || fits != nil && slices.ContainsFunc(x.all, func(e *entity) bool { return !fits(e) }) {
			if n == 0 {
				return nil
			}
			continue
		}
		if kin != "" && x.kin != kin && !kindred(x.all, kin) {
			continue
		}
		if fits == nil && n == 0 && (x.all[0].kind == country || back > 1 || r.laterPlural(x)) {
			return nil
		}
		return x.all
	}
	return nil
}

// kindred reports whether the parties bear one family name, as brothers do.
func kindred(all []*entity, kin string) bool {
	if !bloodKin[kin] && kin != "sister" {
		return false
	}
	name := ""
	for _, e := range all {
		w := familyName(e.name)
		if name != "" && w != name && strings.Contains(e.name, " ") {
			return false
		}
		name = w
	}
	return true
}

func familyName(name string) string { return name[strings.LastIndexByte(name, ' ')+1:] }

// laterPlural reports whether something that "they" may stand for was spoken of
// behind the row.
func (r *resolver) laterPlural(x row) bool {
	after := func(s sighting) bool {
		return s.times > 0 && (s.sentence > x.sentence || s.sentence == x.sentence && s.token > x.token)
	}
	if after(r.crowd) {
		return true
	}
	for _, e := range r.order {
		if !slices.Contains(x.all, e) && (e.plural || e.kind == group || e.kind == body && pluralBody(e)) && after(r.last[e]) {
			return true
		}
	}
	return false
}

// lastCouple is the last pair that the text marries.
func (r *resolver) lastCouple(t *tree, i int) []*entity {
	if all := r.related(t, func(noun string) bool { return spouses[noun] }); all != nil {
		return all
	}
	for k := len(r.couples) - 1; k >= 0; k-- {
		if x := r.couples[k]; x.sentence < t.index || x.token < i {
			return x.all
		}
	}
	return nil
}

// related is the last pair that a description ties by such a noun: "Ann Moe is
// accused with her husband, Jan Prost".
func (r *resolver) related(t *tree, noun func(string) bool) []*entity {
	for k := t.index; k >= max(0, t.index-4); k-- {
		for _, d := range r.kinAt[k] {
			if !noun(d.t.lower(d.head)) {
				continue
			}
			var of *entity
			if m := r.s.ownerBefore(d.t, d.first); m != nil {
				of = m.entity
			}
			for i := d.first - 1; i <= d.head && of == nil; i++ {
				if d.t.tag(i) == "PRP$" {
					of = r.s.entityAt(k, i)
				}
			}
			if of != nil && of.kind == person && of != d.m.entity {
				return []*entity{of, d.m.entity}
			}
		}
	}
	return nil
}

// addSeveral records a mention of several parties: of each of them, and one at
// its tokens that stands for all.
func (s *story) addSeveral(t *tree, first, head int, all []*entity) {
	kind := "nominal"
	if t.tag(head) == "PRP" || t.tag(head) == "PRP$" {
		kind = "pronoun"
	}
	m := &mention{sentence: t.index, first: first, last: head + 1, head: head, kind: kind, all: all}
	s.add(m)
	s.at[t.index][head] = m
	for _, e := range all {
		x := *m
		x.entity, x.all = e, nil
		e.mentions = append(e.mentions, &x)
	}
}
