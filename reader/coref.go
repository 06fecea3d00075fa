package reader

import (
	"slices"
	"strings"
)

// resolve finds what pronouns and descriptions stand for. It reads the text
// once in its order and keeps the parties named lately; where two fit equally
// well it leaves the words unresolved.
func (s *story) resolve() {
	r := &resolver{s: s, last: map[*entity]sighting{}}
	r.collectNouns()
	next := 0
	// Names and descriptions found so far, in the order of the text.
	byPlace := s.mentionsInOrder()
	for _, t := range s.trees {
		if t.capsOf().all {
			continue
		}
		r.gatherRows(t)
		for i := range t.n() {
			for next < len(byPlace) && (byPlace[next].sentence < t.index || byPlace[next].sentence == t.index && byPlace[next].first <= i) {
				r.see(byPlace[next])
				next++
			}
			if s.at[t.index][i] != nil && s.at[t.index][i].entity != nil {
				continue
			}
			if all, first := r.several(t, i); len(all) > 1 {
				s.addSeveral(t, first, i, all)
				continue
			}
			if m := r.read(t, i); m != nil {
				s.add(m)
				r.see(m)
			}
		}
	}
}

// mentionsInOrder is the mentions sorted by where they begin.
func (s *story) mentionsInOrder() []*mention {
	out := make([]*mention, 0, len(s.mentions))
	bySentence := make([][]*mention, len(s.trees))
	for _, m := range s.mentions {
		bySentence[m.sentence] = append(bySentence[m.sentence], m)
	}
	for _, list := range bySentence {
		sortMentions(list)
		out = append(out, list...)
	}
	return out
}

// resolver keeps what was seen.
type resolver struct {
	s     *story
	last  map[*entity]sighting
	order []*entity // by last sighting, newest last
	nouns map[*entity]map[string]bool
	pairs
	crowd sighting // the last plural of unnamed people: "two officials"
	man   sighting // the last unnamed person that a clause is about: "a spokesman"
}

// sighting is where an entity was last mentioned and how it stood there.
type sighting struct {
	sentence, token int
	subject         bool
	times           int
}

// see records a mention.
func (r *resolver) see(m *mention) {
	e := m.entity
	if e == nil {
		return
	}
	t := r.s.trees[m.sentence]
	if w := r.s.phraseAt(m.sentence, m.head); w != nil && w != m && w.entity != nil && w.entity != e && w.head != m.head {
		return // the Brandt of "the Brandt administration" is not spoken of
	}
	old := r.last[e]
	subject := t.isSubject(m.head) || old.sentence == m.sentence && old.subject
	r.last[e] = sighting{sentence: m.sentence, token: m.head, subject: subject, times: old.times + 1}
	r.order = append(slices.DeleteFunc(r.order, func(x *entity) bool { return x == e }), e)
	if len(r.order) > 40 {
		r.order = r.order[len(r.order)-40:]
	}
}

// isSubject reports whether the token, or the noun it is joined to or
// describes, is the subject of a clause.
func (t *tree) isSubject(i int) bool {
	for n := 0; i >= 0 && n < 6; n++ {
		switch t.rel(i) {
		case "nsubj":
			return true
		case "appos", "flat", "compound", "conj":
			i = t.up[i]
			continue
		case "nmod":
			if t.sub(i) == "desc" {
				i = t.up[i]
				continue
			}
		}
		return false
	}
	return false
}

// read resolves the pronoun or description at a token; nil where it is none,
// or stands for nobody that the text makes plain.
func (r *resolver) read(t *tree, i int) *mention {
	if want, ok := pronouns[t.lower(i)]; ok {
		if e := r.pronoun(t, i, want); e != nil {
			if e.kind == person && e.gender == 0 && (want == 'm' || want == 'f') {
				e.gender = want
			}
			return &mention{sentence: t.index, first: i, last: i + 1, head: i, kind: "pronoun", entity: e}
		}
		return nil
	}
	if m := r.byAge(t, i); m != nil {
		return m
	}
	if !t.isCommon(i) || t.isCommon(i+1) {
		return nil
	}
	m := r.definite(t, i)
	if m == nil {
		r.notice(t, i)
	}
	return m
}

// byAge resolves "the 58-year-old" to the person of whom the story speaks.
func (r *resolver) byAge(t *tree, i int) *mention {
	low := t.lower(i)
	k := i // where the age stands
	switch {
	case low == "old" && t.isHyphen(i-1) && t.lower(i-2) == "year" && t.isHyphen(i-3):
		k = i - 4
	case strings.HasSuffix(low, "-year-old"):
	default:
		return nil
	}
	if t.lower(k-1) != "the" || t.isCommon(i+1) || !isNumber(t.text(k)) {
		return nil
	}
	if e := r.choose(t, k, func(e *entity) bool { return e.kind == person }, false); e != nil {
		return &mention{sentence: t.index, first: k - 1, last: i + 1, head: i, kind: "nominal", entity: e}
	}
	return nil
}

// notice keeps where unnamed people stand: a pronoun close behind them is
// theirs, and nobody's who has a name.
func (r *resolver) notice(t *tree, i int) {
	low := t.lower(i)
	switch single := strings.TrimSuffix(low, "s"); {
	case low == "people" || t.tag(i) == "NNS" && (positions[single] || occupations[single] || personNouns[single] || low == "authorities" || low == "sources" || low == "men" || low == "women"):
		r.crowd = sighting{sentence: t.index, token: i, times: 1}
	case t.tag(i) == "NN" && (positions[low] || occupations[low] || personNouns[low]) && t.isSubject(i):
		r.man = sighting{sentence: t.index, token: i, times: 1}
	}
}

// nearer reports whether unnamed people were seen after the party, close to
// the pronoun.
func (r *resolver) nearer(who sighting, e *entity, t *tree) bool {
	at := r.last[e]
	return who.times > 0 && t.index-who.sentence <= 1 && (who.sentence > at.sentence || who.sentence == at.sentence && who.token > at.token)
}

// pronouns by what they stand for: m and f a man or woman, n a thing or body,
// t several or a body.
var pronouns = map[string]byte{"he": 'm', "him": 'm', "his": 'm', "himself": 'm', "she": 'f', "her": 'f', "hers": 'f', "herself": 'f',
	"it": 'n', "its": 'n', "itself": 'n', "they": 't', "them": 't', "their": 't', "themselves": 't'}

// pronoun finds whom a pronoun stands for.
func (r *resolver) pronoun(t *tree, i int, want byte) *entity {
	if want == 'n' && t.expletive(i) {
		return nil
	}
	if t.tag(i) == "PRP$" && i > 1 && t.lower(i-1) == "and" { // "X and its director"
		m := r.s.mentionAt(t.index, i-2)
		if m == nil && quoteOpen[t.text(i-2)] {
			m = r.s.mentionAt(t.index, i-3)
		}
		if m != nil && m.entity != nil && fitsPronoun(m.entity, want) {
			return m.entity
		}
	}
	speaker := r.speaker(t, i)
	fits := func(e *entity) bool { return fitsPronoun(e, want) && e != speaker }
	if e := r.ahead(t, i, fits); e != nil {
		return e
	}
	if e := r.modified(t, i, fits); e != nil {
		return e
	}
	e := r.choose(t, i, fits, want == 'n' || want == 't')
	if e == nil || want == 't' && r.nearer(r.crowd, e, t) || (want == 'm' || want == 'f') && r.man.sentence == t.index && r.nearer(r.man, e, t) {
		return nil
	}
	return e
}

// ahead finds the subject that follows a pronoun in an opening phrase: "Through
// his lawyer, NAME denied it".
func (r *resolver) ahead(t *tree, i int, fits func(*entity) bool) *entity {
	if i > 4 || t.tag(i) != "PRP$" || t.tag(0) != "IN" && t.tag(0) != "TO" {
		return nil
	}
	for j := i + 1; j < min(t.n(), i+10); j++ {
		if t.text(j) != "," {
			continue
		}
		if m := r.s.mentionAt(t.index, j+1); m != nil && m.entity != nil && m.kind == "name" && t.isSubject(m.head) && fits(m.entity) {
			return m.entity
		}
		return nil
	}
	return nil
}

// speaker finds whom the words around a pronoun are said by, where the sentence
// says so behind them: nobody calls himself "her" in "I never met her," he said.
func (r *resolver) speaker(t *tree, i int) *entity {
	marks := 0
	for k := range i {
		if isQuoteMark(t.text(k)) {
			marks++
		}
	}
	if marks%2 == 0 {
		return nil
	}
	for k := i + 1; k+2 < t.n(); k++ {
		if !isQuoteMark(t.text(k)) {
			continue
		}
		who := k + 1
		if speechVerbs[t.lower(who)] {
			who++ // said NAME
		} else if !speechVerbs[t.lower(who+1)] && !speechVerbs[t.lower(who+2)] {
			return nil
		}
		if want := pronouns[t.lower(who)]; want == 'm' || want == 'f' {
			return r.choose(t, who, func(e *entity) bool { return fitsPronoun(e, want) }, false)
		}
		return r.s.entityAt(t.index, who)
	}
	return nil
}

// modified finds the party that the clause around a possessive describes: "Ben
// Roe, a banker sanctioned for his ties to the court".
func (r *resolver) modified(t *tree, i int, fits func(*entity) bool) *entity {
	c := t.clauseOver(i)
	if t.tag(i) != "PRP$" || c == nil || c.antecedent < 0 || !slices.Contains(c.surface, c.antecedent) {
		return nil
	}
	if e := r.s.entityAt(t.index, c.antecedent); e != nil && fits(e) {
		return e
	}
	return nil
}

// fitsPronoun reports whether the pronoun's gender and number fit the party.
func fitsPronoun(e *entity, want byte) bool {
	if e.weak && e.kind == country {
		return false
	}
	switch want {
	case 'm', 'f':
		return e.kind == person && (e.gender == want || e.gender == 0)
	case 'n':
		return !e.is(person, place, group) && !e.plural
	}
	return e.plural || e.is(group, company) || e.kind == body && pluralBody(e)
}

// pluralBody reports whether a body's name is a plural: prosecutors, authorities.
func pluralBody(e *entity) bool {
	low := strings.ToLower(e.name)
	return strings.Contains(low, "prosecutors") || strings.Contains(low, "authorities")
}

// choose takes the fitting party that stands out: subject of this clause or the
// last, nearest, most spoken of. With strict, a runner-up close behind makes
// it abstain.
func (r *resolver) choose(t *tree, i int, fits func(*entity) bool, strict bool) *entity {
	var best *entity
	var top, second float64
	possessive := t.tag(i) == "PRP$"
	for n := len(r.order) - 1; n >= 0; n-- {
		e := r.order[n]
		at := r.last[e]
		back := t.index - at.sentence
		if back > 4 || !fits(e) {
			continue
		}
		score := 4 - float64(back)*1.5
		if at.subject {
			score += 1.5
		}
		if back == 0 && !possessive && t.sameClause(at.token, i) {
			continue // "he met him": a clause's subject is not its object
		}
		if back == 0 && !at.subject {
			score -= 0.3
		}
		if back == 0 && possessive && at.subject && t.sameClause(at.token, i) {
			score += 1
		}
		score += min(float64(at.times), 6) * 0.08
		if back == 0 {
			score += float64(at.token) / float64(t.n()) * 0.3
		}
		switch {
		case score > top:
			best, top, second = e, score, top
		case score > second:
			second = score
		}
	}
	margin := 0.15
	if strict {
		margin = 0.5
	}
	if best == nil || top-second < margin {
		return nil
	}
	return best
}

// sameClause reports whether two tokens stand in the same clause; a possessive
// pronoun b shares one that the parser gave none with whatever has none either.
func (t *tree) sameClause(a, b int) bool {
	c := t.clauseOver(a)
	return c == t.clauseOver(b) && (c != nil || t.tag(b) == "PRP$")
}

// expletive reports whether "it" stands for nothing: "it is unclear", "it
// appears that".
func (t *tree) expletive(i int) bool {
	if t.rel(i) == "expl" {
		return true
	}
	up := t.up[i]
	if t.lower(i) != "it" || up < 0 {
		return false
	}
	c := t.headOf[up]
	if c == nil {
		return false
	}
	if up < i && sayings[c.lemma()] {
		return true // "denied it"
	}
	if c.copular && (strings.HasPrefix(t.tag(c.head), "JJ") || t.tag(c.head) == "VBN") {
		return true
	}
	switch c.lemma() {
	case "appear", "seem", "emerge", "happen", "take", "rain", "turn":
		return true
	}
	return c.passive && c.comp != nil
}

// sayings take "it" for what was said.
var sayings = set(`deny confirm admit say regret know call mean believe do think deserve`)
