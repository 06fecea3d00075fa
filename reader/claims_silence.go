package reader

import (
	"slices"
	"strings"

	"backchannel/cite"
)

// What a party that is asked does not do.
var (
	replyVerbs   = set("respond reply answer return acknowledge provide")
	commentVerbs = set("comment answer say discuss elaborate name identify disclose provide specify speak respond confirm give reveal explain detail share talk release address clarify offer make")
	askedFor     = set("request question message email e-mail call inquiry enquiry query letter comment phone response invitation ask text voicemail approach list requests")
	talkNouns    = set("detail information name interview statement figure answer explanation identity question comment response reason")
)

// noResponse reads "did not respond to a request for comment", "could not be
// reached", "calls to the firm went unanswered".
func (s *story) noResponse(v *verbal, _ []attribution) (attribution, bool) {
	t := v.t
	ask := t.asking(v.i+1, v.i+14)
	switch {
	case replyVerbs[v.lemma] && v.passive && v.negated, v.lemma == "go" && t.lower(v.i+1) == "unanswered", v.lemma == "be" && (t.lower(v.i+1) == "unsuccessful" || t.lower(v.i+1) == "unanswered"):
		return s.unanswered(v)
	case replyVerbs[v.lemma] && !v.passive && (v.negated && v.modal == "" || v.unfulfilled() || s.neither(v)):
		if !ask && (v.lemma != "respond" && v.lemma != "reply" || t.lower(v.i+1) == "to") {
			return attribution{}, false
		}
	case (v.lemma == "reach" || v.lemma == "contact" || v.lemma == "locate") && v.passive && (v.negated || v.unfulfilled()):
	case v.lemma == "be" && (t.lower(v.i+1) == "unavailable" || t.lower(v.i+1) == "unreachable" || v.negatedAfter() && t.anyOf(v.i+1, v.i+5, "available", "reachable")) && (t.anyOf(v.i+1, v.i+9, "comment", "interview") || t.lower(v.i+1) == "unreachable"):
	default:
		return attribution{}, false
	}
	x := s.subjectOf(t, v.start(), 0)
	if !x.ok() {
		x = s.treeSubject(v)
	}
	a := s.attribute(v, cite.NoResponse, x)
	a.at = v.first
	a.sources = s.listed(t, x)
	return a, len(a.sources) > 0
}

// negatedAfter reports whether "not" follows the verb: "was not available".
func (v *verbal) negatedAfter() bool {
	w := v.t.lower(v.i + 1)
	return v.negated || w == "not" || w == "n't" || w == "n’t"
}

// unfulfilled reports whether the infinitive hangs on "failed to", "has yet to".
func (v *verbal) unfulfilled() bool {
	if !v.to {
		return false
	}
	w := v.t.lower(v.first - 1)
	return w == "yet" || w == "failed" || w == "fails" || w == "neglected"
}

// start is the first token of the verb group with the verb that an infinitive
// hangs on: of "failed to respond", failed.
func (v *verbal) start() int {
	t := v.t
	if !v.to {
		return v.first
	}
	for k := v.first - 1; k >= max(0, v.first-3); k-- {
		if t.isVerb(k) {
			return t.verbal(k, "").first
		}
	}
	return v.first
}

// asking reports whether a word for a question stands among the tokens.
func (t *tree) asking(from, to int) bool {
	for i := from; i < min(to, t.n()); i++ {
		if askedFor[t.lemma(i)] || askedFor[strings.TrimSuffix(t.lower(i), "s")] {
			return true
		}
		if t.text(i) == ";" || t.tag(i) == "VBD" {
			return false
		}
	}
	return false
}

// unanswered reads "emails sent to the firm went unanswered": the silence is
// that of whom they went to.
func (s *story) unanswered(v *verbal) (attribution, bool) {
	t := v.t
	x := stretch{v.first, v.first}
	for x.lo > 0 && t.text(x.lo-1) != "," && t.text(x.lo-1) != ";" {
		x.lo--
	}
	a := s.attribute(v, cite.NoResponse, x)
	if !x.ok() || !t.asking(x.lo, x.hi) {
		return a, false
	}
	for k := x.lo; k < x.hi; k++ {
		if w := t.lower(k); w == "to" || w == "with" || w == "from" || w == "at" || w == "reach" || w == "contact" {
			a.sources = append(a.sources, s.sourcesIn(t, stretch{k + 1, x.hi})...)
			if len(a.sources) > 0 {
				break
			}
		}
	}
	return a, len(a.sources) > 0
}

// declines reads "declined to comment", "refused to say", "would not discuss",
// "had no comment".
func (s *story) declines(v *verbal, _ []attribution) (attribution, bool) {
	t := v.t
	end := v.i + 1
	switch {
	case v.lemma == "decline" || v.lemma == "refuse":
		i := t.declined(v.i)
		if i < 0 {
			return attribution{}, false
		}
		end = i + 1
	case v.negated && (v.lemma == "comment" || (v.modal == "would" || v.modal == "will" || v.modal == "could") && (v.lemma == "discuss" || v.lemma == "elaborate" || v.lemma == "say" && v.modal == "would" && t.thatAfter(v.i) < 0 || v.lemma == "confirm")):
	case (v.lemma == "have" || v.lemma == "offer" || v.lemma == "make" || v.lemma == "give" || v.lemma == "provide") && t.noComment(v):
	default:
		return attribution{}, false
	}
	x := s.subjectOf(t, v.start(), 0)
	if v.ing {
		x = s.participant(v)
	}
	if !x.ok() {
		x = s.treeSubject(v)
	}
	a := s.attribute(v, cite.DeclinesComment, x)
	a.cueEnd = end
	a.last = max(a.last, end)
	a.sources = slices.DeleteFunc(s.listed(t, x), isPaperSource)
	return a, len(a.sources) > 0
}

// declined returns the token of what was declined, -1 where it is not an
// answer, or where a source only asks not to be named.
func (t *tree) declined(verb int) int {
	for i := verb + 1; i < min(t.n(), verb+7); i++ {
		switch w := t.lemmaOf(i); {
		case t.lower(i) == "be" || t.isMark(i):
			return -1
		case w == "comment" || w == "interview":
			return i
		case t.tag(i) == "VB" || t.lower(i-1) == "to" && t.tag(i) != "RB" || t.lower(i-1) == "further" && commentVerbs[w]:
			if !commentVerbs[w] {
				return -1
			}
			switch w {
			case "give", "make", "provide", "release", "offer", "address", "respond", "answer", "share":
				if !t.talkAfter(i) {
					return -1
				}
			}
			return i
		}
	}
	return -1
}

// talkAfter reports whether a word for an answer follows.
func (t *tree) talkAfter(i int) bool {
	for k := i + 1; k < min(t.n(), i+9); k++ {
		if w := t.lemma(k); askedFor[w] || talkNouns[w] {
			return true
		}
	}
	return false
}

// noComment reports whether "no comment" or "not … a comment" is the object.
func (t *tree) noComment(v *verbal) bool {
	no := v.negated
	for i := v.i + 1; i < min(t.n(), v.i+5); i++ {
		if t.lower(i) == "no" {
			no = true
		}
		if t.lemma(i) == "comment" {
			return no
		}
	}
	return false
}

// openVerbs leave a matter open where they are negated.
var openVerbs = set("clarify specify elaborate explain detail identify disclose say provide name reveal give indicate state")

var openWords = set("whether when why how who where what which if details detail further names")

// leavesOpen reads "did not clarify when", "without elaborating", "did not say
// whether".
func (s *story) leavesOpen(v *verbal, _ []attribution) (attribution, bool) {
	t := v.t
	without := v.ing && t.lower(v.first-1) == "without"
	if !openVerbs[v.lemma] || v.passive || !without && (!v.negated || v.modal != "" || v.to) {
		return attribution{}, false
	}
	open := v.lemma == "elaborate" || v.lemma == "clarify" || v.lemma == "specify"
	for i := v.i + 1; i < min(t.n(), v.i+4); i++ {
		open = open || openWords[t.lower(i)]
	}
	if !open {
		return attribution{}, false
	}
	x := s.subjectOf(t, v.first, 0)
	if without {
		x = s.participant(v)
	}
	if !x.ok() {
		x = s.treeSubject(v)
	}
	a := s.attribute(v, cite.Hedges, x)
	a.sources = s.sourcesIn(t, x)
	return a, len(a.sources) > 0
}

// neither reports whether the verb is denied by its subject or conjunction:
// "neither X nor Y responded", "neither called nor replied".
func (s *story) neither(v *verbal) bool {
	t := v.t
	if w := t.lower(v.first - 1); w == "nor" || w == "neither" {
		return true
	}
	x := s.subjectOf(t, v.first, 0)
	return x.ok() && (t.lower(x.lo) == "neither" || t.lower(x.lo) == "none" || t.lower(x.lo) == "nobody" || t.lower(x.lo-1) == "neither")
}
