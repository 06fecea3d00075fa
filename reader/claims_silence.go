package reader

import (
	"slices"
	"strings"

	"backchannel/cite"
)

// answerVerbs are what a party that is asked does not do.
var (
	replyVerbs   = wordSet("respond reply answer return acknowledge provide")
	commentVerbs = wordSet("comment answer say discuss elaborate name identify disclose provide specify speak respond confirm give reveal explain detail share talk release address clarify offer make")
	askedFor     = wordSet("request question message email e-mail call inquiry enquiry query letter comment phone response invitation ask text voicemail approach")
)

// noResponse reads "did not respond to a request for comment", "could not be
// reached", "calls to the firm went unanswered".
func (s *story) noResponse(c *clause, _ []attribution) (attribution, bool) {
	t, l := c.t, c.lemma()
	a := s.attribute(c, cite.NoResponse)
	switch {
	case replyVerbs[l] && (c.refuses() || c.failing()):
		if !c.aboutAsking() {
			return a, false
		}
		if c.passive { // "calls to the firm were not returned"
			return s.unanswered(c, a)
		}
		a.sources = s.sourcesOf(t, c.asker())
	case (l == "reach" || l == "contact" || l == "locate") && c.passive && (c.negated || c.failing()) || l == "unreachable" || l == "unavailable":
		a.sources = s.sourcesOf(t, c.surfaceOrSubject())
	case l == "available" && c.negated:
		a.sources = s.sourcesOf(t, c.surfaceOrSubject())
	case l == "unanswered" || l == "go" && t.lower(c.head+1) == "unanswered":
		return s.unanswered(c, a)
	case l == "unsuccessful":
		return s.unanswered(c, a)
	default:
		return a, false
	}
	return a, len(a.sources) > 0
}

// refuses reports whether the predicate is negated in the plain past or
// present: "did not", "has not".
func (c *clause) refuses() bool {
	return c.negated && c.modal == "" && c.mark != "if" && c.mark != "unless"
}

// failing reports whether the predicate hangs on "failed to" or "has yet to".
func (c *clause) failing() bool {
	if c.modal != "to" {
		return false
	}
	if c.parent != nil && c.how == "xcomp" && (c.parent.lemma() == "fail" || c.parent.lemma() == "neglect") {
		return true
	}
	for i := c.verb - 1; i >= max(0, c.verb-4); i-- {
		if w := c.t.lower(i); w == "yet" || w == "failed" {
			return true
		}
	}
	return false
}

// asker is the subject of a reply that did not come.
func (c *clause) asker() []int {
	if len(c.subjects) > 0 {
		return c.subjects
	}
	if c.parent != nil {
		return c.parent.subjects
	}
	return nil
}

func (c *clause) surfaceOrSubject() []int {
	if len(c.surface) > 0 {
		return c.surface
	}
	return c.asker()
}

// aboutAsking reports whether what is not answered is a question: "respond to
// a request", "return calls"; a bare "did not respond" will do.
func (c *clause) aboutAsking() bool {
	t := c.t
	to := c.link("to")
	switch {
	case to >= 0 && (askedFor[t.lemma(to)] || t.linkOf(to, "for") >= 0):
		return true
	case to >= 0 && c.lemma() != "respond" && c.lemma() != "reply":
		return false
	case c.lemma() == "respond" || c.lemma() == "reply":
		for i := c.verb + 1; i < min(t.n(), c.verb+12); i++ {
			if askedFor[t.lemma(i)] {
				return true
			}
		}
		return to < 0
	}
	for _, o := range c.objects {
		if askedFor[t.lemma(o)] {
			return true
		}
	}
	return false
}

// unanswered reads "emails sent to the firm went unanswered": the silence is
// that of whom they went to.
func (s *story) unanswered(c *clause, a attribution) (attribution, bool) {
	t := c.t
	for _, h := range append(slices.Clone(c.surface), c.objects...) {
		first, last := t.subtree(h)
		for i := first; i < last; i++ {
			if w := t.lower(i); w == "to" || w == "for" || w == "with" {
				if n := t.nounAfter(i + 1); n >= 0 && t.lemma(n) != "comment" {
					a.sources = append(a.sources, s.sourcesOf(t, t.conjuncts(n))...)
				}
			}
		}
	}
	if len(a.sources) > 2 {
		a.sources = a.sources[:2]
	}
	return a, len(a.sources) > 0
}

// declines reads "declined to comment", "refused to say", "would not discuss",
// "had no comment".
func (s *story) declines(c *clause, _ []attribution) (attribution, bool) {
	t, l := c.t, c.lemma()
	a := s.attribute(c, cite.DeclinesComment)
	switch {
	case l == "decline" || l == "refuse":
		i := c.declined()
		if i < 0 {
			return a, false
		}
		a.cueEnd = i + 1
	case c.negated && (l == "comment" || (c.modal == "would" || c.modal == "will" || c.modal == "could") && (l == "comment" || l == "discuss" || l == "elaborate" || l == "say" && c.modal == "would" || l == "confirm")):
		if l == "say" && c.comp != nil && c.comp.mark == "that" {
			return a, false
		}
	case (l == "have" || l == "offer" || l == "make" || l == "give") && c.noComment():
	default:
		return a, false
	}
	heads := c.subjects
	if c.mark == "to" && len(heads) == 0 && c.parent != nil {
		heads = c.parent.subjects
	}
	a.sources = slices.DeleteFunc(s.sourcesOf(t, heads), func(x cite.Source) bool { return x.Kind == cite.Paper })
	return a, len(a.sources) > 0
}

// declined returns the token of what was declined, -1 where it is not an
// answer, or where a source only asks not to be named.
func (c *clause) declined() int {
	t := c.t
	for i := c.verb + 1; i < min(t.n(), c.verb+7); i++ {
		if t.lower(i) == "be" {
			return -1
		}
		if t.lemma(i) == "comment" || t.lemma(i) == "interview" {
			return i
		}
		if t.tag(i) == "VB" {
			if commentVerbs[t.lemma(i)] && (t.lower(i-1) == "to" || t.tag(i-1) == "RB") {
				if w := t.lemma(i); (w == "give" || w == "make" || w == "provide" || w == "release" || w == "offer" || w == "address" || w == "respond" || w == "answer") && !t.talkAfter(i) {
					return -1
				}
				return i
			}
			return -1
		}
		if t.isMark(i) {
			return -1
		}
	}
	return -1
}

// talkAfter reports whether a word for an answer follows.
func (t *tree) talkAfter(i int) bool {
	for k := i + 1; k < min(t.n(), i+8); k++ {
		if w := t.lemma(k); askedFor[w] || w == "detail" || w == "information" || w == "name" || w == "interview" || w == "statement" || w == "figure" || w == "answer" || w == "explanation" || w == "identity" {
			return true
		}
	}
	return false
}

// noComment reports whether the object is "no comment".
func (c *clause) noComment() bool {
	for _, o := range c.objects {
		if c.t.lemma(o) == "comment" && (c.negated || c.t.article(o) == "no") {
			return true
		}
	}
	return false
}

// openVerbs leave a matter open where they are negated.
var openVerbs = wordSet("clarify specify elaborate explain detail identify disclose say provide name reveal give indicate state")

// leavesOpen reads "did not clarify when", "without elaborating", "did not say
// whether".
func (s *story) leavesOpen(c *clause, _ []attribution) (attribution, bool) {
	t, l := c.t, c.lemma()
	if !openVerbs[l] || !c.refuses() || c.passive {
		return attribution{}, false
	}
	open := l == "elaborate" || l == "clarify" || l == "specify"
	for i := c.verb + 1; i < min(t.n(), c.verb+4); i++ {
		switch t.lower(i) {
		case "whether", "when", "why", "how", "who", "where", "what", "which", "if", "details", "detail", "further", "names":
			open = true
		}
	}
	if !open {
		return attribution{}, false
	}
	a := s.attribute(c, cite.Hedges)
	a.sources = s.sourcesOf(t, c.asker())
	return a, len(a.sources) > 0
}

// denies reads "denied that …", "has denied wrongdoing", "rejected the
// allegations", "pleaded not guilty". A court that denies a motion says
// nothing about the world.
func (s *story) denies(c *clause, _ []attribution) (attribution, bool) {
	t, l := c.t, strings.ToLower(c.lemma())
	a := s.attribute(c, cite.Denies)
	narrow, ok := denyVerbs[l]
	switch {
	case ok && !c.passive && !c.idleDenial():
		if s.denialOfRequest(c) || narrow && !c.takesSaid() {
			return a, false
		}
	case ok && c.passive && len(c.subjects) > 0 && !s.denialOfRequest(c) && len(c.objects) > 0 && saidNouns[t.lemma(c.objects[0])]:
	case l == "plead" && t.lower(c.verb+1) == "not" && t.lower(c.verb+2) == "guilty":
		a.cueEnd = c.verb + 3
	case (l == "maintain" || l == "protest" || l == "proclaim") && len(c.objects) > 0 && t.lemma(c.objects[0]) == "innocence":
	case (l == "call" || l == "describe" || l == "dismiss" || l == "brand") && len(c.objects) > 0 && c.callsFalse():
	default:
		return a, false
	}
	if c.comp != nil {
		a.from, a.to = t.lo[c.comp.head], t.hi[c.comp.head]
	} else if c.xcomp != nil {
		a.from, a.to = t.lo[c.xcomp.head], t.hi[c.xcomp.head]
	}
	heads := c.subjects
	if len(heads) == 0 {
		heads = s.sayers(c)
	}
	a.sources = slices.DeleteFunc(s.sourcesOf(t, heads), func(x cite.Source) bool { return x.Kind == cite.Paper && x.Entity == "" })
	return a, len(a.sources) > 0
}

// idleDenial is idle for denials, which infinitives carry more often: "took
// the stand to deny".
func (c *clause) idleDenial() bool {
	return c.negated || c.modal != "" && c.modal != "to" || c.mark == "if" || c.mark == "unless"
}

// denialOfRequest reports whether what is denied was asked for: a motion, a
// visa, entry.
func (s *story) denialOfRequest(c *clause) bool {
	t := c.t
	if len(c.recipients) > 0 {
		return true
	}
	for _, o := range c.objects {
		if l := t.lemma(o); courtNouns[l] && l != "claim" || l == "right" {
			return true
		}
	}
	for _, h := range c.subjects {
		if l := t.lemma(h); l == "judge" || l == "court" || l == "tribunal" || l == "magistrate" || l == "panel" {
			return true
		}
	}
	return false
}

// takesSaid reports whether the object is something said.
func (c *clause) takesSaid() bool {
	t := c.t
	if c.comp != nil {
		return true
	}
	for _, o := range c.objects {
		if l := t.lemma(o); saidNouns[l] && l != "this" && l != "it" && l != "them" && l != "that" {
			return true
		}
	}
	return false
}

// callsFalse reports whether the object is something said that is called false.
func (c *clause) callsFalse() bool {
	t := c.t
	if !c.takesSaid() {
		return false
	}
	for i := c.verb + 1; i < t.hi[c.head]; i++ {
		switch t.lower(i) {
		case "false", "untrue", "baseless", "unfounded", "groundless", "fabricated", "lie", "lies", "nonsense", "ridiculous", "absurd", "fabrication", "fabrications", "fake", "slander", "slanderous", "defamatory", "politically", "fiction", "speculation", "fantasy", "misleading", "inaccurate":
			return true
		}
	}
	return false
}

// disputes reads "disputed that account", "contests the charges", "questioned
// whether …", "cast doubt on the figures".
func (s *story) disputes(c *clause, _ []attribution) (attribution, bool) {
	t, l := c.t, strings.ToLower(c.lemma())
	a := s.attribute(c, cite.Disputes)
	narrow, ok := disputeVerbs[l]
	switch {
	case ok && !c.passive && !c.idleDenial():
		if l == "disagree" {
			break
		}
		if l == "question" && c.comp == nil && !c.takesSaid() || narrow && l != "question" && !c.takesSaid() {
			return a, false
		}
	case ok && c.passive && len(c.subjects) > 0:
	case l == "cast" && len(c.objects) > 0 && t.lemma(c.objects[0]) == "doubt":
	case l == "push" && t.lower(c.verb+1) == "back" && (c.link("against", "on") >= 0):
	case l == "take" && len(c.objects) > 0 && t.lemma(c.objects[0]) == "issue":
	default:
		return a, false
	}
	heads := c.subjects
	if len(heads) == 0 {
		heads = s.sayers(c)
	}
	a.sources = s.sourcesOf(t, heads)
	return a, len(a.sources) > 0
}
