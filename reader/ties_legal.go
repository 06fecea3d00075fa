package reader

import "slices"

// lawTies reads the steps of the law that nouns name: "the arrest of X", "X's
// indictment", "charges against X", "X, wanted by …", and gives every step its
// authority.
func (s *story) lawTies(t *tree) {
	for i := range t.n() {
		step := stepNouns[t.lemma(i)]
		if step == "" || !t.isCommon(i) {
			continue
		}
		for _, who := range s.accused(t, i) {
			s.tie(bond{kind: Legal, from: s.lawOf(t, i, who), to: who, role: step, date: s.dateOf(t, i), t: t, head: i, rule: "step-of-law",
				status: futureIf(t.clauseOver(i)), negated: deniedClause(t.clauseOver(i))})
		}
	}
}

// stepNouns are nouns for steps of the law with their participles.
var stepNouns = map[string]string{"arrest": "arrested", "detention": "arrested", "indictment": "indicted", "charge": "charged", "extradition": "extradited",
	"conviction": "convicted", "prosecution": "prosecuted", "lawsuit": "sued", "suit": "sued", "complaint": "charged", "warrant": "arrested", "sentencing": "convicted"}

func futureIf(c *clause) Status {
	if c != nil && c.meant() {
		return Future
	}
	return Current
}

func deniedClause(c *clause) bool { return c != nil && c.negated }

// accused returns those whom a step of the law is taken against.
func (s *story) accused(t *tree, i int) []*entity {
	var out []*entity
	add := func(e *entity) {
		if e != nil && (e.kind == person || e.kind == company || e.kind == organization || e.kind == unknown) && !slices.Contains(out, e) {
			out = append(out, e)
		}
	}
	if p := t.possessor(i); p >= 0 {
		for _, h := range t.conjuncts(p) {
			add(s.entityAt(t.index, h))
		}
	}
	for _, l := range t.linksOf(i) {
		if l.prep == "of" && t.lemma(i) != "charge" || l.prep == "against" || l.prep == "for" && t.lemma(i) == "warrant" {
			add(s.partyAt(t, l.head))
		}
	}
	if c := t.clauseOver(i); c != nil && len(out) == 0 {
		for _, l := range c.links {
			if l.prep == "against" {
				add(s.partyAt(t, l.head))
			}
		}
	}
	return out
}

// lawOf finds whose law it is: who acts by the words of the sentence, a court,
// prosecutor, police or the state that is named there; else who acted against
// the same party before.
func (s *story) lawOf(t *tree, head int, target *entity) *entity {
	best, far := (*entity)(nil), 1<<30
	for k := range t.n() {
		m := s.mentionAt(t.index, k)
		if m == nil || m.entity == nil || m.first != k || m.entity == target || m.kind == "pronoun" {
			continue
		}
		weight := 0
		switch {
		case m.entity.kind == body:
		case m.entity.kind == country && s.actsAsLaw(t, m):
			weight = 3
		case m.entity.kind == country && k > 0 && (t.lower(k-1) == "in" || t.lower(k-1) == "by"):
			weight = 8
		default:
			continue
		}
		if d := weight + max(k-head, head-k); d < far {
			best, far = m.entity, d
		}
	}
	if best != nil {
		return best
	}
	for i := len(s.ties) - 1; i >= 0; i-- {
		if x := &s.ties[i]; x.Kind == Legal && x.To == ref(target) && x.From != "" {
			if e := s.byRef(x.From); len(e) > 0 {
				return e[0]
			}
		}
	}
	return nil
}

// actsAsLaw reports whether a country is named as the one whose officials or law
// act: "U.S. prosecutors", "US authorities", "American charges".
func (s *story) actsAsLaw(t *tree, m *mention) bool {
	for k := m.last; k < t.n() && k < m.last+3; k++ {
		if lawWords[t.lemma(k)] {
			return true
		}
		if !describing(t.tag(k)) {
			return false
		}
	}
	return false
}

var lawWords = set("prosecutor authority police official court judge attorney government agent investigator charge indictment warrant law justice department customs tribunal jury regulator")
