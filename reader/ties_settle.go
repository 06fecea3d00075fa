package reader

import (
	"cmp"
	"slices"
	"strings"

	"backchannel/cite"
)

// settleTies joins ties that say the same, hangs the claims on them and marks
// what is disputed.
func (s *story) settleTies() {
	slices.SortStableFunc(s.ties, func(a, b Tie) int { return a.Start - b.Start })
	var out []Tie
	said := map[tieKey][]int{} // ties that could be the same, by an end that they share
	for _, t := range s.ties {
		i, ends := -1, [...]tieKey{{t.Kind, t.To}, {t.Kind, t.From}}
		for _, k := range ends {
			near := said[k]
			for n := len(near) - 1; n >= max(0, len(near)-sameAtMost); n-- {
				if i < 0 && sameTie(out[near[n]], t) {
					i = near[n]
				}
			}
		}
		if i >= 0 {
			joinTie(&out[i], t)
			continue
		}
		for _, k := range ends {
			said[k] = append(said[k], len(out))
		}
		out = append(out, t)
	}
	s.ties = slices.DeleteFunc(joinHalves(s.foldDenials(out)), halfTransfer)
	s.denyDenied()
}

// tieKey is a kind with one end of a tie.
type tieKey struct {
	kind TieKind
	end  cite.Ref
}

// sameAtMost bounds how far back a tie is compared with others that share an end,
// so that a text that names one party thousands of times is read in linear time.
const sameAtMost = 50

// halfTransfer reports whether a transfer lacks an end and tells of nothing that
// an analyst would follow: "sent a message", "brought a case".
func halfTransfer(t Tie) bool {
	if t.Kind != Transfer || t.From != "" && t.To != "" || t.Amount != "" {
		return false
	}
	for w := range strings.FieldsSeq(strings.ToLower(t.What)) {
		if valuables[strings.Trim(w, ".,;:’'“”\"")] {
			return false
		}
	}
	return true
}

// valuables are things whose handing over is told even where nobody says by
// whom or to whom.
var valuables = set(`money cash gold bullion diamonds dollars euros funds payment payments bribe bribes commission commissions kickback kickbacks fee fees
	licence license permit waiver visa passport arms weapons missiles rifles ammunition oil crude gas coal cobalt gift gifts box chocolates
	files shares stake stakes bitcoin cryptocurrency loan loans profits proceeds`)

// denyDenied marks as negated what nobody in the text asserts and somebody
// denies: "denied that X has any stake in Y".
func (s *story) denyDenied() {
	for i := range s.ties {
		if t := &s.ties[i]; !t.Negated && s.onlyDenied(t) {
			t.Negated = true
		}
	}
}

// foldDenials takes out the ties that are only told of in a denial ("denied that
// he met her") where another sentence asserts the same, which they dispute.
func (s *story) foldDenials(all []Tie) []Tie {
	return slices.DeleteFunc(all, func(t Tie) bool {
		if !s.onlyDenied(&t) {
			return false
		}
		found := false
		s.scan(len(all))
		for i := range all {
			o := &all[i]
			if o.Kind == t.Kind && !s.onlyDenied(o) && (o.From == t.From && o.To == t.To || o.Kind.Symmetric() && o.From == t.To && o.To == t.From) {
				o.Disputed, found = true, true
				o.Claims = union(o.Claims, t.Claims...)
			}
		}
		return found
	})
}

// onlyDenied reports whether every claim that a tie rests on denies it.
func (s *story) onlyDenied(t *Tie) bool {
	for _, id := range t.Claims {
		if c := s.claimBy[id]; c != nil && c.Stance != cite.Denies && c.Stance != cite.Disputes {
			return false
		}
	}
	return len(t.Claims) > 0
}

// joinHalves puts together who gave a thing and who got it where one sentence
// says the one and the next sentence the other: "the delivery of masks to X.
// The masks were provided by Y".
func joinHalves(all []Tie) []Tie {
	var parts []int // the ties that lack an end, in the order of the text
	for i := range all {
		if all[i].Kind == Transfer && (all[i].From == "" || all[i].To == "") {
			parts = append(parts, i)
		}
	}
	for n, i := range parts {
		for _, j := range parts[max(0, n-8):min(len(parts), n+9)] {
			a, b := &all[i], &all[j]
			if a.Kind != Transfer || b.Kind != Transfer || a.From != "" || b.To != "" || a.To == "" || b.From == "" || a.To == b.From {
				continue
			}
			gap := max(a.Start-b.End, b.Start-a.End)
			if gap < 300 && sameNoun(a.What, b.What) {
				a.From = b.From
				joinTie(a, *b)
				b.Kind = ""
			}
		}
	}
	return slices.DeleteFunc(all, func(t Tie) bool { return t.Kind == "" })
}

// sameNoun reports whether two things handed over share their last word.
func sameNoun(a, b string) bool {
	x, y := strings.Fields(strings.ToLower(a)), strings.Fields(strings.ToLower(b))
	return len(x) > 0 && len(y) > 0 && x[len(x)-1] == y[len(y)-1]
}

// sameTie reports whether two ties of a sentence tell of one thing: the same kind
// and ends, and, of what happens on a day, no two days or places that differ. A
// tie that lacks an end is the same as one in another sentence that has it.
func sameTie(a, b Tie) bool {
	if a.Kind != b.Kind || a.Negated != b.Negated {
		return false
	}
	straight := (a.From == b.From || a.Kind != Transfer && (a.From == "" || b.From == "")) && a.To == b.To && a.To != ""
	straight = straight || a.From == b.From && a.To == b.To
	if !straight && !(a.Kind.Symmetric() && a.From == b.To && a.To == b.From) {
		return false
	}
	if !a.Span.Overlaps(b.Span) && a.From != "" && b.From != "" && a.To != "" && b.To != "" {
		return false // told in two sentences: each keeps its own evidence
	}
	switch a.Kind {
	case Meeting, Transfer, Told, Legal:
		if clash(a.Date, b.Date) || clash(string(a.Place), string(b.Place)) || a.Kind == Legal && clash(a.Role, b.Role) {
			return false
		}
		return a.Kind != Transfer || !clash(a.What, b.What)
	}
	return a.Status == b.Status
}

func clash(a, b string) bool {
	return a != "" && b != "" && a != b && !strings.HasPrefix(a, b) && !strings.HasPrefix(b, a)
}

// joinTie adds to a tie what another telling of it knows besides.
func joinTie(to *Tie, t Tie) {
	to.From = cmp.Or(to.From, t.From)
	if len(t.Date) > len(to.Date) {
		to.Date = t.Date
	}
	to.Place = cmp.Or(to.Place, t.Place)
	to.Role = cmp.Or(to.Role, t.Role)
	to.What = cmp.Or(to.What, t.What)
	to.Percentage = cmp.Or(to.Percentage, t.Percentage)
	to.Amount = cmp.Or(to.Amount, t.Amount)
	to.Via = union(to.Via, t.Via...)
	to.Claims = union(to.Claims, t.Claims...)
	to.Disputed = to.Disputed || t.Disputed
}
