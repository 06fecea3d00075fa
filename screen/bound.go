package screen

import (
	"math/bits"

	"backchannel/names"
)

// slip is how much the bound on a score may be wrong where something is extra: parts
// that it leaves out can change the average by that much.
const slip = 0.03

// bound returns a score that a name, one side of which is covered by the other,
// cannot exceed where it reaches the threshold: what its parts cost at least, and
// what is extra. It saves the comparison of most names.
func (s *search) bound(h *nameHead, n *names.Name, covered uint32) float64 {
	w := &s.x.w.Names
	b := s.pairable(h)
	a := s.uncovered(n, covered)
	pen, agreed := b.pen, b.agreed
	if b.paired > s.one.telling {
		pen = 0 // two of them are like one: which is paired is not known
	}
	if over := b.paired - bits.OnesCount32(covered); over > 0 && s.one.initials == 0 {
		b.words += over // and so many are left
	}
	if a.words+b.words > 0 {
		pen -= slip
	}
	extra := a.weight + b.weight
	if !person(n.Kind) || !person(names.Kind(h.flags&kindBits)) {
		if b.paired == 0 && !b.tells && a.words+b.words > 0 {
			return w.LoneCap/2 + slip
		}
		if a.sisters+b.sisters > 0 {
			pen += w.Sister
		}
		if a.words+a.generic > 0 && b.words+b.generic > 0 || a.words+a.sisters > 0 && b.words+b.sisters > 0 {
			pen += w.Contradiction
		}
		pen += w.GenericExtra * float64(a.generic+b.generic) / (1 + agreed)
		return 1 - pen - w.OrgExtra*extra/max(agreed+extra, 0.1)
	}
	if b.words > 0 && (a.words > 0 || b.paired+b.initials < s.one.telling && !s.joined && s.one.initials == 0) {
		// Either one token is like several parts of the query, and the others are not met,
		// or each side has a part that the other lacks.
		pen += 0.9 * w.Contradiction
	}
	switch {
	case s.one.telling == 1 && b.words > 0:
		return w.LoneCap - max(pen, 0)
	case a.words > 0 && b.paired == 1 && s.one.initials == 0:
		return w.LoneCap/2 + slip
	}
	common := 1 + w.Common*max(0, 1.6-agreed)
	return 1 - pen - common*(w.QueryExtra*a.weight+w.OtherExtra*b.weight)/max(agreed+extra, 0.1)
}

// spare is what one side of a comparison has and the other has nothing like.
type spare struct {
	words   int     // names and brands
	weight  float64 // what they tell
	generic int
	sisters int // places and numbers
}

// candidateParts are the parts of a name of the index by what the query has for them.
type candidateParts struct {
	spare
	pen      float64 // what pairing the telling ones costs at least
	agreed   float64 // the most that all that may be paired can tell
	paired   int     // parts that may be paired with one of the query's that tells
	initials int
	tells    bool // something else than a generic word may be paired
}

func (s *search) pairable(h *nameHead) (b candidateParts) {
	x := s.x
	for k, t := range x.tokensOf(h) {
		tr, met := x.traits[t], s.met(t)
		switch c := tr.class(); {
		case c == 2:
			b.agreed += 0.5
			b.initials++
			b.tells = true
		case c == 1 && met:
			b.agreed += 0.6
			if s.one.class == 0 && s.tokens[t].mask&s.one.need != 0 {
				// A place or a generic word here is a name in the query: Repulic for Republic.
				b.agreed += max(0, s.one.heaviest-0.6)
				b.paired++
			}
			b.tells = b.tells || tr.kind() != genericTrait
		case c == 1:
			switch tr.kind() {
			case genericTrait:
				b.generic++
			case sisterTrait:
				b.sisters++
			}
		case c != 0:
		case met:
			b.pen += float64(s.tokens[t].pen)
			b.agreed += max(tr.weigh(), s.one.heaviest)
			b.paired++
		case s.one.initials>>tr.first&1 == 1:
			b.agreed++
			b.tells = true
		case x.patronymic(h, k):
			b.words++
			b.weight += tr.weigh() / 2
		default:
			b.words++
			b.weight += tr.weigh()
		}
	}
	return b
}

// uncovered is what the query has and a name that covers the parts given lacks.
func (s *search) uncovered(n *names.Name, covered uint32) (a spare) {
	if covered == 1<<len(n.Parts)-1 {
		return a
	}
	for i := range n.Parts {
		if covered>>i&1 == 1 {
			continue
		}
		switch p := &n.Parts[i]; p.Role {
		case names.Patronymic:
			a.words++
			a.weight += float64(p.Weight()) / 2
		case names.Generic:
			a.generic++
		default:
			if p.Telling() {
				a.words++
				a.weight += float64(p.Weight())
			}
		}
	}
	a.sisters = bits.OnesCount32(s.one.sisters &^ covered)
	return a
}

func person(k names.Kind) bool { return k == names.Person || k == names.Any }

// startingWith returns the parts of a name that begin with a letter, one bit each.
func startingWith(n *names.Name, c byte) (mask uint32) {
	for i := range n.Parts {
		if p := &n.Parts[i]; p.Text != "" && p.Text[0] == c {
			mask |= 1 << i
		}
	}
	return mask
}
