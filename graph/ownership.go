package graph

import (
	"maps"
	"slices"
	"strings"
)

// Test is how a sanctions rule asks whether a party is owned by listed ones.
type Test struct {
	Threshold Share // an exact percentage, such as Percent(50)
	Over      bool  // the sum must be more than the threshold, not just reach it
	Aggregate bool  // stakes of all listed holders count together; else each listed holder is asked alone
}

// Owned is the answer for one party, with its arithmetic.
type Owned struct {
	Party  string `json:"party"`
	Answer Answer `json:"answer"`
	By     string `json:"by,omitempty"` // the one listed holder, where the test does not aggregate
	Parts  []Part `json:"parts"`        // direct stakes of counted holders, the largest first
	Sum    Share  `json:"sum"`
	Test   Test   `json:"-"`
}

// Part is one stake of the sum.
type Part struct {
	Stake
	// Holder says whether the holder counts: Yes where it is listed or is
	// itself owned by the test, CannotTell where that is not known.
	Holder Answer `json:"holder"`
	// Listed is set where the holder is itself listed, not only owned.
	Listed bool `json:"listed"`
}

// OwnedBy applies a rule of ownership to all parties. A listed holder counts,
// and every party whose direct stakes held by counted holders reach the
// threshold counts as a holder in turn, until nothing changes: the least
// fixpoint, so that companies that own each other cannot raise themselves over
// it. A stake thus passes whole through a party that is owned and not at all
// through one that is not; stakes are never multiplied (OFAC, guidance of
// 2014-08-13 and FAQ 401). It is done once with the least that every stake may
// be and once with the most, which gives yes, cannot tell or no.
//
// listed says who is listed: Yes, or CannotTell where that is not known of the
// day. The answers are by party, for all parties with a counted holder.
func (h *Holdings) OwnedBy(listed map[string]Answer, test Test) map[string]Owned {
	if test.Aggregate {
		return h.reach(listed, test, "")
	}
	out := map[string]Owned{}
	for _, id := range slices.Sorted(maps.Keys(listed)) {
		for party, o := range h.reach(map[string]Answer{id: listed[id]}, test, id) {
			if best, ok := out[party]; !ok || o.Answer > best.Answer || o.Answer == best.Answer && o.Sum.lo > best.Sum.lo {
				out[party] = o
			}
		}
	}
	return out
}

// reach runs both fixpoints and writes the arithmetic of every party that a
// counted holder has a stake in.
func (h *Holdings) reach(listed map[string]Answer, test Test, by string) map[string]Owned {
	var sure, perhaps []int32
	isListed := map[int32]bool{}
	for id, a := range listed {
		n, ok := h.number(id)
		if !ok || a == No {
			continue
		}
		isListed[n] = true
		perhaps = append(perhaps, n)
		if a == Yes {
			sure = append(sure, n)
		}
	}
	least := h.fixpoint(sure, test, false)
	most := h.fixpoint(perhaps, test, true)
	out := map[string]Owned{}
	for n := range most {
		for i := h.down.at[n]; i < h.down.at[n+1]; i++ {
			id := h.ids[h.down.party[i]]
			if _, done := out[id]; !done {
				out[id] = h.arithmetic(h.down.party[i], least, most, isListed, test, by)
			}
		}
	}
	return out
}

// bound is a lower or upper bound of a sum, and whether it is itself left out.
type bound struct {
	units int64
	open  bool
}

// fixpoint returns the holders that count, by the most or the least that every
// stake may be. Each stake is looked at once: linear in the stakes of those who
// count, whatever the size of the rest.
func (h *Holdings) fixpoint(seeds []int32, test Test, most bool) map[int32]bool {
	in := make(map[int32]bool, len(seeds))
	sums := map[int32]bound{}
	queue := slices.Clone(seeds)
	for _, n := range seeds {
		in[n] = true
	}
	for len(queue) > 0 {
		n := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		for i := h.down.at[n]; i < h.down.at[n+1]; i++ {
			asset := h.down.party[i]
			if in[asset] {
				continue
			}
			sum := sums[asset].plus(h.shares[h.down.share[i]], most)
			if sum.meets(test, most) {
				in[asset] = true
				queue = append(queue, asset)
			}
			sums[asset] = sum
		}
	}
	return in
}

func (b bound) plus(s Share, most bool) bound {
	s = s.band()
	if most {
		return bound{b.units + s.hi, b.open || s.hiOpen}
	}
	return bound{b.units + s.lo, b.open || s.loOpen}
}

// meets asks a lower bound whether the sum surely passes the test, and an upper
// bound whether it possibly does.
func (b bound) meets(t Test, most bool) bool {
	switch n := t.Threshold.lo; {
	case b.units != n:
		return b.units > n
	case most:
		return !t.Over && !b.open
	default:
		return !t.Over || b.open
	}
}

// arithmetic is the sum for one party over the holders that may count.
func (h *Holdings) arithmetic(n int32, least, most, listed map[int32]bool, test Test, by string) Owned {
	o := Owned{Party: h.ids[n], By: by, Test: test}
	first := true
	for i := h.up.at[n]; i < h.up.at[n+1]; i++ {
		owner := h.up.party[i]
		if !most[owner] {
			continue
		}
		p := Part{Stake{h.ids[owner], h.ids[n], h.shares[h.up.share[i]]}, CannotTell, listed[owner]}
		add := p.Share.Doubted()
		if least[owner] {
			p.Holder, add = Yes, p.Share
		}
		o.Parts = append(o.Parts, p)
		if first {
			o.Sum, first = add, false
			continue
		}
		o.Sum = o.Sum.Add(add)
	}
	slices.SortStableFunc(o.Parts, comparePart)
	o.Answer = o.Sum.AtLeast(test.Threshold)
	if test.Over {
		o.Answer = o.Sum.MoreThan(test.Threshold)
	}
	return o
}

// comparePart puts the largest stake first, and keeps the order of IDs among
// equals.
func comparePart(a, b Part) int {
	switch x, y := a.Share.band(), b.Share.band(); {
	case x.lo != y.lo && x.lo > y.lo, x.lo == y.lo && x.hi > y.hi:
		return -1
	case x.lo == y.lo && x.hi == y.hi:
		return 0
	}
	return 1
}

// Text writes the arithmetic: "Volkonsky 30 % + Belov 25 % = 55 %". name gives
// a party's name for its ID.
func (o Owned) Text(name func(id string) string) string {
	var parts []string
	for _, p := range o.Parts {
		s := name(p.Owner) + " " + p.Share.String()
		if p.Holder == CannotTell {
			s += " (if it counts)"
		}
		parts = append(parts, s)
	}
	if len(parts) == 1 {
		return parts[0]
	}
	return strings.Join(parts, " + ") + " = " + o.Sum.String()
}
