package reader

import (
	"slices"
	"strings"
)

// namer joins pieces into entities.
type namer struct {
	s      *story
	pieces []piece
	forms  []*form          // in the order of the text
	byKey  map[string]*form // by the name as written
}

// form is a name as the text writes it, with what all its places say of it.
type form struct {
	key     string
	words   []string
	fact    *fact
	votes   votes
	places  []int // indexes of its pieces
	kind    kind
	full    *form // the fuller form that this one is short for, or nil
	entity  *entity
	alias   bool // said to be another name of full
	plainly bool // written with a capital where no rule of spelling asks for it
}

func (n *namer) run() {
	n.gather()
	n.weigh()
	n.link()
	n.settle()
	n.write()
}

// gather brings the pieces with the same words together.
func (n *namer) gather() {
	n.byKey = map[string]*form{}
	for i := range n.pieces {
		p := &n.pieces[i]
		f := n.byKey[p.key]
		if f == nil {
			f = &form{key: p.key, words: strings.Fields(p.key), fact: p.fact}
			n.byKey[p.key] = f
			n.forms = append(n.forms, f)
		}
		f.places = append(f.places, i)
		f.plainly = f.plainly || p.last-p.first > 1 || !n.s.trees[p.sentence].opens(p.first)
		f.votes[p.guess] += p.sure
	}
}

// settle gives each form its kind from the votes of all that it joins.
func (n *namer) settle() {
	for _, f := range n.forms {
		if r := f.root(); r != f && !f.alias {
			for k, v := range f.votes {
				r.votes[k] += v
			}
		}
	}
	for _, f := range n.forms {
		if f.root() == f {
			f.kind = f.votes.winner()
		}
	}
	for _, f := range n.forms {
		f.kind = f.root().kind
	}
}

// root is the fullest form of the party.
func (f *form) root() *form {
	for n := 0; f.full != nil && n < 20; n++ {
		f = f.full
	}
	return f
}

// link finds for each short form the fuller one that it stands for.
func (n *namer) link() {
	n.sameFact()
	n.alsoKnown()
	n.acronyms()
	n.cutOff()
	for _, f := range n.forms {
		f.kind = f.votes.winner()
	}
	byLast, byFirst := map[string][]*form{}, map[string][]*form{}
	for _, f := range n.forms {
		if len(f.words) > 1 {
			byLast[bare(f.words[len(f.words)-1])] = append(byLast[bare(f.words[len(f.words)-1])], f)
			if k := len(f.words) - 2; k > 0 && suffixes[strings.ToLower(f.words[k+1])] {
				byLast[bare(f.words[k])] = append(byLast[bare(f.words[k])], f)
			}
			byFirst[bare(f.words[0])] = append(byFirst[bare(f.words[0])], f)
			for _, w := range f.words[1 : len(f.words)-1] {
				if strings.ContainsAny(w, "“\"‘'") || particles[w] {
					byLast[bare(w)] = append(byLast[bare(w)], f)
				}
			}
		}
	}
	for _, f := range n.forms {
		if f.full == nil && (f.fact == nil || len(f.words) == 1 && f.votes[person] > 3 || len(f.words) > 1 && f.fact.kind == body) {
			n.fuller(f, byLast, byFirst)
		}
	}
	n.misspelt()
}

// fuller joins a short form to the one fuller form that fits it: a surname to
// a person, "Meridian" to "Meridian Shipping LLC". Where two fit, the one named
// last before it is taken if it was named in the sentence or paragraph; else
// none.
func (n *namer) fuller(f *form, byLast, byFirst map[string][]*form) {
	if genericCapital[strings.ToLower(f.key)] {
		return
	}
	var fit []*form
	add := func(list []*form) {
		for _, g := range list[:min(len(list), 64)] { // so many of a name leave no one reading
			if g != f && g.root() != f && !slices.Contains(fit, g.root()) && stands(f, g) {
				fit = append(fit, g.root())
			}
		}
	}
	add(byLast[bare(f.words[len(f.words)-1])])
	add(byFirst[bare(f.words[0])])
	if len(fit) > 1 {
		fit = n.narrow(f, fit)
	}
	if len(fit) == 1 {
		f.full = fit[0]
	}
}

// narrow chooses among several fuller forms: persons before companies, then the
// one named first, if before the short form: a family name alone is of the
// one whom the story is about, its relatives go by their full names.
func (n *namer) narrow(f *form, fit []*form) []*form {
	people := slices.DeleteFunc(slices.Clone(fit), func(g *form) bool { return g.kind != person })
	if len(people) > 0 && len(people) < len(fit) && (f.kind == person || f.kind == unknown) {
		fit = people
	}
	if len(fit) == 1 {
		return fit
	}
	at := f.places[0]
	var best *form
	for _, g := range fit {
		if g.places[0] < at && (best == nil || g.places[0] < best.places[0]) {
			best = g
		}
	}
	if best == nil {
		return fit[:1]
	}
	return []*form{best}
}

// cutOff joins a name that the end of the text cuts off to the one that it
// begins: excerpts end anywhere.
func (n *namer) cutOff() {
	if len(n.pieces) == 0 {
		return
	}
	p := &n.pieces[len(n.pieces)-1]
	if p.sentence != len(n.s.trees)-1 || p.last != n.s.trees[p.sentence].n() {
		return
	}
	f := n.byKey[p.key]
	if f == nil || f.full != nil || len(f.places) > 1 || f.fact != nil || len(f.key) < 4 {
		return
	}
	for _, g := range n.forms {
		if g != f && strings.HasPrefix(g.key, f.key) && g.root() != f {
			f.full = g.root()
			return
		}
	}
}

// write makes the entities and their mentions.
func (n *namer) write() {
	small := n.s.smallWords()
	for _, f := range n.forms {
		r := f.root()
		if r.kind == unknown && !r.keep() || r == f && f.accident(small) {
			continue
		}
		if r.entity == nil {
			r.entity = n.s.newEntity(r.kind, "")
			r.entity.weak = r.weak(n)
			if r.fact != nil {
				r.entity.country = r.fact.country
			}
			if r.kind == country && r.fact != nil && n.s.countries[r.fact.country] == nil {
				n.s.countries[r.fact.country] = r.entity
			}
		}
		f.entity = r.entity
	}
	for i := range n.pieces {
		p := &n.pieces[i]
		f := n.byKey[p.key]
		if f.entity == nil {
			continue
		}
		m := &mention{sentence: p.sentence, first: p.first, last: p.last, kind: "name", entity: f.entity, titleFirst: p.titleFirst, titleLast: p.titleLast}
		if len(f.words) == 1 && isUpper(f.key) && len(f.key) > 1 && f.full != nil {
			m.kind = "acronym"
		}
		m.head = n.s.trees[p.sentence].headWithin(p.first, p.last)
		n.s.add(m)
		if t := n.s.trees[p.sentence]; lowerEnds[t.lower(p.last)] && !isCap(t.text(p.last)) && p.last-p.first == 1 && f.entity.is(company, organization) && !t.isCommon(p.last+1) {
			defer f.entity.addAlias(t.raw(p.first, p.last+1)) // "Sever bank"
		}
	}
	for _, f := range n.forms {
		switch {
		case f.entity == nil:
		case f.alias:
			defer f.entity.addAlias(f.key)
		default:
			f.entity.addName(f.key)
		}
	}
	for _, f := range n.forms {
		if e := f.entity; e != nil && e.gender == 0 && e.kind == person {
			e.gender = n.genderOf(f)
		}
	}
}

// smallWords are the words that the text has in small letters.
func (s *story) smallWords() map[string]bool {
	out := map[string]bool{}
	for _, t := range s.trees {
		for i := range t.n() {
			if w := t.text(i); w != "" && w[0] >= 'a' && w[0] <= 'z' && w == t.lower(i) {
				out[w] = true
			}
		}
	}
	return out
}

// addName gives the entity one more name: the fullest becomes its name, the
// others are aliases.
func (e *entity) addName(name string) {
	switch {
	case name == e.name || slices.Contains(e.aliases, name):
	case e.name == "":
		e.name = name
	case fuller(name, e.name):
		e.aliases = append(e.aliases, e.name)
		e.name = name
	default:
		e.aliases = append(e.aliases, name)
	}
}

// lowerEnds are nouns in small letters that can belong to the name before them.
var lowerEnds = set(`bank group party fund foundation`)

// addAlias gives the entity one more name that never becomes its first.
func (e *entity) addAlias(name string) {
	if name != e.name && !slices.Contains(e.aliases, name) {
		e.aliases = append(e.aliases, name)
	}
}

// fuller reports whether name a is fuller than b: more words, then more letters.
func fuller(a, b string) bool {
	if x, y := strings.Count(a, " "), strings.Count(b, " "); x != y {
		return x > y
	}
	return len(a) > len(b)
}

// headWithin is the token of [first, last) that the others hang on.
func (t *tree) headWithin(first, last int) int {
	for i := first; i < last; i++ {
		if h := t.up[i]; h < first || h >= last {
			return i
		}
	}
	return last - 1
}

// heading finds the names of a heading in capitals that the text has elsewhere.
func (n *namer) heading(t *tree) {
	folded := map[string]*form{}
	for _, f := range n.forms {
		if f.entity != nil {
			folded[strings.ToUpper(f.key)] = f
		}
	}
	for i := 0; i < t.n(); {
		next := i + 1
		for last := min(t.n(), i+8); last > i; last-- {
			if f := folded[strings.ToUpper(t.raw(i, last))]; f != nil && len(f.key) > 2 {
				m := &mention{sentence: t.index, first: i, last: last, kind: "name", entity: f.entity}
				m.head = t.headWithin(i, last)
				n.s.add(m)
				next = last
				break
			}
		}
		i = next
	}
}
