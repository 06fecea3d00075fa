package reader

import "slices"

// nameAwaited gives the unnamed accused of an event the first name that a
// later step is taken against and that the text did not know before; a group
// gets those that the steps name if they are as many.
func (s *lawReader) nameAwaited(events []*lawEvent) {
	var named []*entity
	for _, e := range events {
		for _, x := range e.on {
			if !slices.Contains(named, x) && x.isNamed() && len(named) < 50 {
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

// nameFirst gives an accused whom the opening sentences leave unnamed the first
// person that the next sentences name and speak of, unless that one applies the
// law, speaks for another or is known before.
func (s *lawReader) nameFirst(events []*lawEvent) {
	for _, e := range events {
		if e.awaited < 0 || len(e.on) > 0 || e.t.index > 1 {
			continue
		}
		for _, t := range s.trees[e.t.index+1 : min(len(s.trees), e.t.index+4)] {
			if x := s.firstTold(t); x != nil {
				e.on = []*entity{x}
				break
			}
		}
	}
}

// firstTold returns the person whom a sentence names first of all the story and
// says something of.
func (s *lawReader) firstTold(t *tree) *entity {
	for _, c := range t.clauses {
		if c.parent != nil && c.how != "comp" {
			continue
		}
		for _, h := range c.surface {
			x := s.entityAt(t.index, h)
			if x.isPerson() && x.firstNamedFrom(t.s.Start) && !s.servesBody(x) && !s.appliesLaw(x) && (verbCues[c.deed()].takes == "" || c.passive) {
				return x
			}
		}
	}
	return nil
}

// servesBody reports whether a person has a role at a public body: one who
// speaks of an arrest, not the one arrested.
func (s *lawReader) servesBody(x *entity) bool {
	for _, i := range s.rolesOf[x.id] {
		if o := s.byID[s.roles[i].Organization]; o.is(body) && s.roles[i].Status == Current {
			return true
		}
	}
	return false
}

// nameThose gives the steps against "them" the accused of the steps before, as
// far as the three sentences before go.
func (s *lawReader) nameThose(events []*lawEvent) {
	for n, e := range events {
		if !e.those || len(e.on) > 0 {
			continue
		}
		at := -1
		for k := n - 1; k >= 0 && (at < 0 || events[k].t.index == at); k-- {
			if e.t.index-events[k].t.index > 3 {
				break
			}
			if len(events[k].on) == 0 || events[k].t == e.t {
				continue
			}
			at = events[k].t.index
			for _, x := range events[k].on {
				if x.isPerson() {
					e.on = union(e.on, x)
				}
			}
		}
		if len(e.on) < 2 {
			e.on = nil
		}
	}
}

// firstNew returns the person that an event is about and that is first named
// behind the sentence.
func firstNew(e *lawEvent, after *tree) *entity {
	for _, x := range e.on {
		if x.isPerson() && x.firstNamedFrom(after.s.End) {
			return x
		}
	}
	return nil
}

// firstNamedFrom reports whether the text names the party, and not before the
// byte.
func (e *entity) firstNamedFrom(at int) bool {
	return e.isNamed() && len(e.mentions) > 0 && e.mentions[0].span.Start >= at
}
