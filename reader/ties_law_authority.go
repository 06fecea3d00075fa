package reader

import (
	"slices"
	"strings"
)

// whoseLaw finds the authority of the steps that do not name theirs.
type whoseLaw struct {
	s      *lawReader
	first  map[*entity]*entity            // by accused: the first authority that the story gives
	step   map[*entity]map[string]*entity // … for a step
	lastAt int                            // its sentence
	last   *entity                        // the last body of the law that the story has named
	any    *entity                        // the first
	acts   map[*entity]bool               // authorities that the words name for some step
	// oneLaw is set where no two bodies of the law in the story are known to be
	// of two countries.
	oneLaw bool
	seen   int // mentions looked at
	all    []*mention
	part   map[string]*entity // by step: whose part it is, nil where several or none
}

func (s *lawReader) newWhoseLaw(events []*lawEvent) *whoseLaw {
	w := &whoseLaw{s: s, first: map[*entity]*entity{}, step: map[*entity]map[string]*entity{}, acts: map[*entity]bool{}, part: map[string]*entity{}}
	for _, m := range s.mentions {
		if m.entity != nil && m.kind != "pronoun" && (m.entity.kind == body && lawName(m.entity.name) || m.entity.kind == country && s.actsAsLaw(s.trees[m.sentence], m)) {
			w.all = append(w.all, m)
		}
	}
	slices.SortStableFunc(w.all, func(a, b *mention) int { return a.span.Start - b.span.Start })
	w.oneLaw = !slices.ContainsFunc(w.all, func(m *mention) bool { return !ofOneState(m.entity, w.all[0].entity) })
	if len(w.all) > 0 {
		w.any = w.all[0].entity
	}
	for _, e := range events {
		if len(e.by) > 0 {
			w.note(e)
			w.acts[e.by[0]] = true
		}
	}
	return w
}

// guess takes the authority from the story: who took the same step against the
// same party, who took another step that goes with it, a body of the law that the
// sentence before names, the only one that the story knows. Police do not
// charge, and who charges in one country may not be who arrests in another.
func (w *whoseLaw) guess(e *lawEvent, z *entity) *entity {
	if x := w.step[z][e.step]; x != nil {
		return x
	}
	local := e.step == "arrested" || e.step == "extradited"
	if x := w.first[z]; x != nil && takes(x, e.step) && (w.oneLaw || !local) {
		return x
	}
	x, ok := w.part[e.step]
	if !ok {
		x = w.proper(e.step)
		w.part[e.step] = x
	}
	if x != nil {
		return x
	}
	if isCourt(w.last) && !courtSteps[e.step] {
		return nil
	}
	if w.last != nil && e.t.index-w.lastAt <= 1 && takes(w.last, e.step) && (w.oneLaw || !local) {
		return w.last
	}
	if w.oneLaw && w.any != nil && takes(w.any, e.step) && !w.acts[w.any] {
		return w.any
	}
	return nil
}

// proper returns the one body of the story whose part such a step is: the court
// that convicts, the prosecutors who charge, the police who arrest.
func (w *whoseLaw) proper(step string) *entity {
	words := stepBodies[step]
	var found *entity
	for _, m := range w.all {
		if !slices.ContainsFunc(words, func(s string) bool { return strings.Contains(strings.ToLower(m.entity.name), s) }) {
			continue
		}
		if found != nil && found != m.entity {
			return nil
		}
		found = m.entity
	}
	return found
}

// stepBodies are words in the names of those who take a step.
var stepBodies = map[string][]string{"convicted": {"court", "tribunal", "jury"}, "acquitted": {"court", "tribunal", "jury"},
	"charged": {"prosecut", "attorney"}, "indicted": {"grand jury", "prosecut", "attorney"}, "arrested": {"police"}}

// courtSteps are what courts do.
var courtSteps = set("convicted acquitted extradited settled sued")

func isCourt(e *entity) bool {
	return e.is(body) && (strings.Contains(e.name, "ourt") || strings.Contains(e.name, "ribunal"))
}

// takes reports whether a body of the law is one that takes such a step.
func takes(e *entity, step string) bool {
	if step == "arrested" || step == "investigated" {
		return true
	}
	for w := range strings.FieldsSeq(strings.ToLower(e.name)) {
		if w == "police" || w == "customs" || w == "gendarmerie" || w == "interpol" || w == "europol" {
			return false
		}
	}
	return true
}

// note remembers whose law an event was.
func (w *whoseLaw) note(e *lawEvent) {
	for _, x := range e.on {
		if w.first[x] == nil {
			w.first[x] = e.by[0]
		}
		if w.step[x] == nil {
			w.step[x] = map[string]*entity{}
		}
		if w.step[x][e.step] == nil {
			w.step[x][e.step] = e.by[0]
		}
	}
}

func lawName(name string) bool {
	if strings.HasSuffix(name, "Council") || strings.HasSuffix(name, "regime") {
		return false
	}
	for w := range strings.FieldsSeq(strings.ToLower(name)) {
		if lawBodyWords[strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")] {
			return true
		}
	}
	return false
}

// settle gives an event its authority: the country that the words tie to it, a
// body of the law in the sentence, who took the same step against the same
// party, who took any, the body of the law that was named last. Where the story
// tells of the laws of two countries, the last two are not guessed.
func (w *whoseLaw) settle(e *lawEvent) {
	for w.seen < len(w.all) && w.all[w.seen].span.Start < e.t.s.End {
		w.last, w.lastAt = w.all[w.seen].entity, w.all[w.seen].sentence
		w.seen++
	}
	if len(e.by) > 0 && !slices.ContainsFunc(e.by, func(x *entity) bool { return x.isPerson() && !x.isNamed() }) {
		return
	}
	if len(e.on) == 0 || e.step == "sued" {
		return // who sues is no authority
	}
	z := e.on[0]
	if e.by = w.where(e); len(e.by) == 0 {
		by := w.beside(e)
		if by == nil {
			by = w.guess(e, z)
		}
		if by == nil || by == z {
			return
		}
		e.by = []*entity{by}
	}
	w.note(e)
}

// where returns the countries in which the words say that a step was taken: to
// which, of an extradition.
func (w *whoseLaw) where(e *lawEvent) []*entity {
	t := e.t
	preps := "in"
	if e.step == "extradited" {
		preps = "to"
	}
	links := t.linksOf(e.head)
	if c := t.clauseOver(e.head); c != nil && (c.head == e.head || e.rule == "law-phrase" || slices.Contains(c.surface, e.head) || slices.Contains(c.objects, e.head)) {
		links = append(links, c.links...)
	}
	var out []*entity
	for _, h := range linked(links, preps) {
		for _, x := range append(w.s.placesAt(t, h), w.included(t, h)...) {
			if x.kind == place && x.country != "" {
				x = w.s.countries[x.country]
			}
			if x.is(country) {
				out = union(out, x)
			}
		}
	}
	if len(out) > 0 {
		return out
	}
	for k := e.head + 1; k < min(t.n(), e.head+6) && !breaks[t.text(k)] && !t.isVerb(k); k++ {
		if t.lower(k) == preps {
			if x, _ := w.s.nameFrom(t, k+1); x.is(country) {
				return []*entity{x}
			}
		}
	}
	return nil
}

// placesAt returns the countries and places that a noun and those joined to it
// name.
func (s *story) placesAt(t *tree, h int) []*entity {
	var out []*entity
	for _, k := range t.conjuncts(h) {
		if e := s.entityAt(t.index, k); e.is(country, place) {
			out = append(out, e)
		}
	}
	return out
}

// included returns the countries listed behind "in several nations, including".
func (w *whoseLaw) included(t *tree, h int) []*entity {
	for k := h + 1; k < min(t.n(), h+4); k++ {
		if l := t.lower(k); l == "including" || l == "like" || l == "namely" {
			return w.s.listedBehind(t, k)
		}
	}
	return nil
}

// beside returns the body of the law nearest to the step within its sentence, or
// the country whose officials or courts the sentence names.
func (w *whoseLaw) beside(e *lawEvent) *entity {
	t, best, far := e.t, (*entity)(nil), 1<<30
	for k := max(0, e.head-40); k < min(t.n(), e.head+40); k++ {
		m := w.s.mentionAt(t.index, k)
		if m == nil || m.entity == nil || m.first != k || m.kind == "pronoun" || slices.Contains(e.on, m.entity) {
			continue
		}
		x := w.s.phraseAt(t.index, k).entity
		if isCourt(x) && e.step == "arrested" && e.rule == "law-verb" {
			continue // a court tries whom others arrested
		}
		if x == nil || !(x.kind == body && lawName(x.name) || x.kind == country && w.s.actsAsLaw(t, m)) {
			continue
		}
		if d := max(k-e.head, e.head-k); d < far {
			best, far = x, d
		}
	}
	return best
}

// actsAsLaw reports whether a country is named as the one whose officials or law
// act: "U.S. prosecutors", "American charges", "at the request of Norway".
func (s *story) actsAsLaw(t *tree, m *mention) bool {
	for k := m.first - 1; k >= max(0, m.first-4); k-- {
		if t.lower(k) == "request" {
			return true
		}
	}
	for k := m.last; k < t.n() && k < m.last+3; k++ {
		if lawActs[t.lemma(k)] {
			return true
		}
		if !describing(t.tag(k)) {
			return false
		}
	}
	return false
}
