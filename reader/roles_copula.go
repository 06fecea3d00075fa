package reader

// findCopulas finds what clauses say that parties are. It runs before pronouns
// are resolved, since "the owner" may stand for one whom a clause calls owner,
// and again after, for clauses about "he".
func (s *story) findCopulas() {
	for _, t := range s.trees {
		for _, c := range t.clauses {
			s.copular(t, c)
		}
		for i := range t.n() {
			if t.lower(i) == "who" {
				s.whoIs(t, i)
			}
		}
	}
	s.findOffices()
}

// whoIs reads "NAME, who was deputy governor of X" by its words alone, where
// the parser lost the clause.
func (s *story) whoIs(t *tree, i int) {
	be := i + 1
	for be < i+6 && t.lower(be) != "was" && t.lower(be) != "is" && !t.isVerb(be) && t.tag(be) != "MD" && t.text(be) != "," {
		be++ // "who until last year was"
	}
	past := t.lower(be) == "was"
	if !past && t.lower(be) != "is" {
		return
	}
	k := i - 1
	for k > 0 && breaks[t.text(k)] {
		k--
	}
	m := s.mentionAt(t.index, k)
	if !m.is(person) || m.kind != "name" {
		return
	}
	j := be + 1
	for t.tag(j) == "RB" && t.lower(j) != "not" && t.lower(j) != "n't" {
		j++
	}
	head, last := t.nounPhrase(j)
	if head < 0 || !describes(t.lower(head), person) || s.at[t.index][head] != nil || negators[t.lower(j)] {
		return
	}
	d := description{m: m, t: t, first: j, last: s.phraseEnd(t, last), head: head, rule: "copula", past: past}
	s.addDescription(d)
}

// endVerbs say that a position ended: "was removed as protector".
var endVerbs = set(`remove oust dismiss fire sack resign retire replace suspend quit depart`)

// copular reads "NAME is the owner of X", "NAME became chairman".
func (s *story) copular(t *tree, c *clause) {
	head := -1
	if m := s.mentionAt(t.index, c.head); c.copular && m.is(person) && m.kind == "name" {
		for _, x := range c.subjects { // "the trust's sole director is NAME"
			if t.isCommon(x) && describes(t.lower(x), person) && s.at[t.index][x] == nil && t.article(x) != "a" && t.article(x) != "an" {
				first, _ := t.base(x)
				d := description{m: m, t: t, first: first, last: s.phraseEnd(t, x+1), head: x, rule: "copula", past: c.tense == "past"}
				s.addDescription(d)
			}
		}
		return
	}
	switch {
	case c.copular && t.isNoun(c.head):
		head = c.head
	case c.lemma() == "become" || c.lemma() == "remain":
		if c.xcomp != nil {
			head = c.xcomp.head
		} else if len(c.objects) > 0 {
			head = c.objects[0]
		} else {
			for _, k := range t.kids[c.head] {
				if k > c.head && t.isCommon(k) {
					head = k
					break
				}
			}
		}
	}
	if head < 0 || c.negated || c.parent != nil && c.how != "conj" && c.how != "relative" && (c.parent.lemma() == "deny" || c.parent.lemma() == "refute") {
		return
	}
	for _, h := range t.conjuncts(head) {
		if h-head < 10 {
			s.complement(t, c, h)
		}
	}
}

// complement records what a clause says that its subject is.
func (s *story) complement(t *tree, c *clause, head int) {
	who := c.subjects
	if c.passive {
		who = c.objects
	}
	for _, x := range who {
		m := s.mentionAt(t.index, x)
		if m == nil || m.entity == nil || m.entity.is(paper, place, country, group) || !describes(t.lower(head), m.entity.kind) || t.within(x, head) && x > head {
			continue
		}
		first, _ := t.base(head)
		_, last := t.whole(head)
		d := description{m: m, t: t, first: first, last: min(last, s.phraseEnd(t, head+1)), head: head, rule: "copula"}
		if s.toldBefore(d) || negators[t.lower(first-1)] {
			continue // "a businessman, not a smuggler"
		}
		d.past = c.copular && c.tense == "past" && !c.perfect
		d.future = c.modal == "will" || c.modal == "to" && c.lemma() == "become"
		for _, k := range t.kids[c.head] {
			if t.lower(k) == "once" || t.lower(k) == "previously" || t.lower(k) == "formerly" {
				d.past = true
			}
		}
		s.addDescription(d)
		and := head + 1
		if t.lower(and) != "and" {
			and = s.phraseEnd(t, and)
		}
		if t.lower(and) == "and" { // "the director and main owner of X"
			if h, last := t.nounPhrase(and + 1); h >= 0 && describes(t.lower(h), m.entity.kind) && s.at[t.index][h] == nil {
				e := d
				e.first, e.head, e.last = and+1, h, s.phraseEnd(t, last)
				s.addDescription(e)
			}
		}
	}
}
