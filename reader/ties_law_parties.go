package reader

import (
	"slices"
	"strings"
)

// nounFrom is the head of the noun phrase that begins at token k: its last noun
// before another word; -1 where none begins there.
func (t *tree) nounFrom(k int) int {
	found := -1
	for ; k >= 0 && k < t.n(); k++ {
		switch tag := t.tag(k); {
		case t.isNoun(k) && tag != "DT" && tag != "CD":
			found = k
		case tag == "DT", tag == "JJ", tag == "PRP$", tag == "CD", tag == "HYPH":
		default:
			return found
		}
	}
	return found
}

// lawBodies returns the authorities that the nouns speak of. "A judge in the
// harbour court" is the court; prosecutors without a name are those that the
// story names elsewhere, else a party of their own.
func (s *lawReader) lawBodies(t *tree, heads []int) []*entity {
	var out []*entity
	for _, h := range heads {
		if h < 0 {
			continue
		}
		e := s.partyAt(t, h)
		if e == nil || e.isPerson() && e.props["summary"] != nil {
			e = s.lawOfficer(t, h)
		}
		if e == nil {
			e = s.lawOffice(t, h)
		}
		if e == nil && accusers[t.lemma(h)] && t.isCommon(h) {
			first, last := t.base(h)
			if l := t.linkOf(h, "of"); l == last+1 {
				last = l + 1
			}
			for first < h && t.tag(first) == "DT" {
				first++
			}
			e = s.unnamed(group, s.describe(t.span(first, last)), t.span(first, last))
		}
		if e != nil && e.canAct() && e.kind != outlet && !slices.Contains(out, e) {
			out = append(out, e)
		}
	}
	return out
}

// lawOffice is a prosecutor's or sheriff's office that has no entity: it is named
// by its phrase.
func (s *lawReader) lawOffice(t *tree, h int) *entity {
	if t.lemma(h) != "office" && t.lower(h) != "office" {
		return nil
	}
	for k := h - 1; k >= max(0, h-3); k-- {
		if w := t.lower(k); w == "prosecutor" || w == "prosecutors" || w == "attorney" || w == "sheriff" {
			first := k
			for first > 0 && (t.isProper(first-1) || isCap(t.text(first-1)) && describing(t.tag(first-1))) {
				first--
			}
			return s.unnamed(body, s.describe(t.span(first, h+1)), t.span(first, h+1))
		}
	}
	return nil
}

// accusers are people who go to court without being named.
var accusers = set("group lawyer creditor shareholder investor activist campaigner victim trustee liquidator depositor")

// lawOfficer finds whom a common noun for an officer of the law stands for.
func (s *lawReader) lawOfficer(t *tree, h int) *entity {
	if !lawOfficers[t.lemma(h)] || !t.isCommon(h) {
		return nil
	}
	for _, l := range t.linksOf(h) {
		if l.prep == "in" || l.prep == "at" || l.prep == "of" || l.prep == "from" || l.prep == "with" {
			if e := s.entityAt(t.index, l.head); e != nil && (e.kind == body || e.kind == country) {
				return e
			}
		}
	}
	for _, m := range t.modifiers(h) {
		if e := s.entityAt(t.index, m); e != nil && (e.kind == body || e.kind == country) {
			return e
		}
	}
	if e := s.bodyNamed(t.lemma(h)); e != nil {
		return e
	}
	switch t.lemma(h) {
	case "prosecutor", "investigator", "police", "authority":
		if t.tag(h) == "NNS" || t.lemma(h) == "police" {
			return s.unnamed(body, t.lower(h), t.span(h, h+1))
		}
	}
	return nil
}

// bodyNamed returns the first public body whose name has the word: the court,
// the prosecutors that the story names somewhere.
func (s *lawReader) bodyNamed(word string) *entity {
	if s.names == nil {
		s.names = map[string]*entity{}
		for _, e := range s.entities {
			if e.kind != body {
				continue
			}
			for _, n := range append([]string{e.name}, e.aliases...) {
				for w := range strings.FieldsSeq(strings.ToLower(n)) {
					if w = strings.TrimSuffix(w, "s"); s.names[w] == nil {
						s.names[w] = e
					}
				}
			}
		}
	}
	switch word {
	case "judge", "magistrate":
		word = "court"
	case "authority":
		word = "authoritie"
	}
	return s.names[word]
}

// appliesLaw reports whether a party is one that takes steps of the law.
func (s *lawReader) appliesLaw(e *entity) bool {
	if e == nil {
		return false
	}
	if e.kind == body || e.kind == country {
		return true
	}
	for _, i := range s.rolesOf[e.id] {
		for w := range strings.FieldsSeq(strings.ToLower(s.roles[i].Title)) {
			if lawOfficers[w] || lawActs[w] {
				return true
			}
		}
	}
	return false
}

// await notes the noun of an accused whom the text does not name here: "a
// Norwegian shipowner", "the brother of the governor", "the three suspects".
func (s *lawReader) await(e *lawEvent, heads []int) {
	t := e.t
	for _, h := range heads {
		if h < 0 || s.entityAt(t.index, h) != nil && s.entityAt(t.index, h).props["summary"] == nil {
			continue
		}
		if n := groupSize(t, h); n > 0 {
			e.count = n
			continue
		}
		low := plainNoun(t.lower(h))
		if t.tag(h) != "NNS" && (positions[low] || occupations[low] || kinNouns[low] || personNouns[low]) && len(e.on) == 0 {
			e.awaited = h
		}
	}
}

// groupSize is how many people "the two men" are; 0 where the phrase is none.
func groupSize(t *tree, h int) int {
	n := numbers[t.lower(h)]
	for _, m := range t.modifiers(h) {
		n = max(n, numbers[t.lower(m)])
	}
	if n > 0 && (t.article(h) == "the" || t.article(h) == "all" || t.lower(h-1) == "the") && (t.tag(h) == "CD" || personNouns[strings.TrimSuffix(t.lower(h), "s")] || t.lower(h) == "men" || t.lower(h) == "women") {
		return n
	}
	return 0
}

var numbers = map[string]int{"two": 2, "three": 3, "four": 4, "five": 5, "pair": 2, "couple": 2, "duo": 2, "trio": 3}

// nameAwaited gives the unnamed accused of an event the first name that a
// later step is taken against and that the text did not know before; a group
// gets those that the steps name if they are as many.
func (s *lawReader) nameAwaited(events []*lawEvent) {
	var named []*entity
	for _, e := range events {
		for _, x := range e.on {
			if !slices.Contains(named, x) && x.props["summary"] == nil && len(named) < 50 {
				named = append(named, x)
			}
		}
	}
	for n, e := range events {
		if e.count > 0 && len(named) == e.count {
			e.on = slices.Clone(named)
		}
		if e.awaited < 0 || len(e.on) > 0 || e.t.index > 3 {
			continue
		}
		for _, later := range events[n+1 : min(len(events), n+12)] {
			if x := firstNew(later, e.t); x != nil {
				e.on = []*entity{x}
				break
			}
		}
	}
}

// firstNew returns the person that an event is about and that is first named
// behind the sentence.
func firstNew(e *lawEvent, after *tree) *entity {
	for _, x := range e.on {
		if x.isPerson() && len(x.mentions) > 0 && x.mentions[0].span.Start >= after.s.End && x.props["summary"] == nil {
			return x
		}
	}
	return nil
}

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
}

func (s *lawReader) newWhoseLaw(events []*lawEvent) *whoseLaw {
	w := &whoseLaw{s: s, first: map[*entity]*entity{}, step: map[*entity]map[string]*entity{}, acts: map[*entity]bool{}}
	for _, m := range s.mentions {
		if m.entity != nil && m.kind != "pronoun" && (m.entity.kind == body && lawName(m.entity.name) || m.entity.kind == country && s.actsAsLaw(s.trees[m.sentence], m)) {
			w.all = append(w.all, m)
		}
	}
	slices.SortStableFunc(w.all, func(a, b *mention) int { return a.span.Start - b.span.Start })
	w.oneLaw = true
	for _, m := range w.all {
		if m.entity != w.all[0].entity && (m.entity.country == "" || m.entity.country != w.all[0].entity.country) {
			w.oneLaw = false
		}
	}
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
	if w.last != nil && e.t.index-w.lastAt <= 1 && takes(w.last, e.step) && (w.oneLaw || !local) {
		return w.last
	}
	if w.oneLaw && w.any != nil && takes(w.any, e.step) && !w.acts[w.any] {
		return w.any
	}
	return nil
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
	if strings.HasSuffix(name, "Council") {
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
	if len(e.by) > 0 && !slices.ContainsFunc(e.by, func(x *entity) bool { return x.isPerson() && x.props["summary"] != nil }) {
		return
	}
	if len(e.on) == 0 {
		return
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
	if c := t.clauseOver(e.head); c != nil && (c.head == e.head || e.rule == "law-phrase") {
		links = append(links, c.links...)
	}
	var out []*entity
	for _, h := range linked(links, preps) {
		for _, x := range append(w.s.placesAt(t, h), w.included(t, h)...) {
			if x.kind == place && x.country != "" {
				x = w.s.countries[x.country]
			}
			if x != nil && x.kind == country && !slices.Contains(out, x) {
				out = append(out, x)
			}
		}
	}
	if len(out) > 0 {
		return out
	}
	for k := e.head + 1; k < min(t.n(), e.head+6) && !breaks[t.text(k)] && !t.isVerb(k); k++ {
		if t.lower(k) == preps {
			if x, _ := w.s.nameFrom(t, k+1); x != nil && x.kind == country {
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
		if e := s.entityAt(t.index, k); e != nil && (e.kind == country || e.kind == place) {
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
