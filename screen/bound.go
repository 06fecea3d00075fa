package screen

import "backchannel/names"

// slip is how much the bound on a score may be wrong where something is extra: parts
// that it leaves out can change the average by that much.
const slip = 0.03

// bound returns a score that a name, one side of which is covered by the other,
// cannot exceed where it reaches the threshold: what its parts cost at least, and
// what is extra. It saves the comparison of most names.
func (s *search) bound(h *nameHead, n *names.Name, covered uint32) float64 {
	x, w := s.x, &s.x.w.Names
	var pen, agreed, xa, xb float64
	paired, tells := 0, false
	sister := covered&s.one.sisters != s.one.sisters
	for k, t := range x.tokensOf(h) {
		tr, met := x.traits[t], s.met(t)
		switch c := tr.class(); {
		case c == 2:
			agreed += 0.5
			tells = true
		case c == 1:
			agreed += 0.6
			if met && s.one.class == 0 && s.tokens[t].mask&s.one.need != 0 {
				// A place or a generic word here is a name in the query: Repulic for Republic.
				agreed += max(0, s.one.heaviest-0.6)
				paired++
			}
			tells = tells || met && tr.kind() != genericTrait
			sister = sister || !met && tr.kind() == sisterTrait
		case c != 0:
		case met:
			pen += float64(s.tokens[t].pen)
			agreed += max(tr.weigh(), s.one.heaviest)
			paired++
		case s.one.initials>>tr.first&1 == 1:
			agreed++
			tells = true
		case x.patronymic(h, k):
			xb += tr.weigh() / 2
		default:
			xb += tr.weigh()
		}
	}
	for i := range n.Parts {
		if p := &n.Parts[i]; covered>>i&1 == 0 && p.Telling() {
			xa += float64(p.Weight()) / 2
			if p.Role != names.Patronymic {
				xa += float64(p.Weight()) / 2
			}
		}
	}
	if paired > s.one.telling {
		pen = 0 // two of them are like one: which is paired is not known
	}
	if xb > 0 && paired < s.one.telling && !s.joined && s.one.initials == 0 && xa == 0 {
		// One token is like several parts of the query: the others are not met, and the
		// names contradict each other.
		pen += 0.9 * w.Contradiction
	}
	if xa+xb > 0 {
		pen -= slip
	}
	if !person(n.Kind) || !person(names.Kind(h.flags&kindBits)) {
		if paired == 0 && !tells && xa+xb > 0 {
			return w.LoneCap/2 + slip
		}
		if sister {
			pen += w.Sister
		}
		return 1 - pen - w.OrgExtra*(xa+xb)/max(agreed+xa+xb, 0.1)
	}
	switch {
	case s.one.telling == 1 && xb > 0:
		return w.LoneCap - max(pen, 0)
	case xa > 0 && paired == 1 && s.one.initials == 0:
		return w.LoneCap/2 + slip
	}
	common := 1 + w.Common*max(0, 1.6-agreed)
	return 1 - pen - common*(w.QueryExtra*xa+w.OtherExtra*xb)/max(agreed+xa+xb, 0.1)
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
