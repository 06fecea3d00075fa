package graph

import (
	"cmp"
	"math/bits"
	"strconv"
	"strings"
)

// one percent in the units of Share: a thousand-millionth of a percent.
const percent = 1_000_000_000

// Share is a stake in percent: an exact decimal, or a band that the stake lies
// in, each end included or not. No float is ever involved: bounds are whole
// multiples of 1e-9 %. What has more digits, or is a product, becomes the
// narrowest band that holds it, so that an answer of yes or no stays true.
//
// The zero Share is one that nobody gives: anything from 0 to 100 %.
type Share struct {
	lo, hi         int64 // in units of 1e-9 %
	loOpen, hiOpen bool  // the bound itself is left out
	known          bool
}

// Percent is an exact share of n percent.
func Percent(n int64) Share {
	return Share{lo: n * percent, hi: n * percent, known: true}
}

// unknown is what a stake of no given size may be.
var unknown = Share{hi: 100 * percent, loOpen: true, known: true}

// Known reports whether a source gives a size or a band.
func (s Share) Known() bool { return s.known }

// Exact reports whether the share is one number.
func (s Share) Exact() bool { return s.known && s.lo == s.hi }

// Equal reports whether s and t are the same share.
func (s Share) Equal(t Share) bool { return s == t }

// Doubted is the share where the stake itself is disputed or may have ended: it
// may be as large, and it may be nothing.
func (s Share) Doubted() Share {
	s = s.band()
	s.lo, s.loOpen = 0, false
	return s
}

// band is the share with "not given" spelled out as more than 0, up to 100.
func (s Share) band() Share {
	if !s.known {
		return unknown
	}
	return s
}

// Add is the sum of two shares. It may pass 100 where sources count one stake
// twice; that is for the caller to show, not to hide.
func (s Share) Add(t Share) Share {
	s, t = s.band(), t.band()
	return Share{
		lo: s.lo + t.lo, loOpen: s.loOpen || t.loOpen,
		hi: s.hi + t.hi, hiOpen: s.hiOpen || t.hiOpen,
		known: true,
	}
}

// Times is the share of a share: 60 % of 60 % is 36 %.
func (s Share) Times(t Share) Share {
	s, t = s.band(), t.band()
	lo, rest := mulPercent(s.lo, t.lo)
	hi, more := mulPercent(s.hi, t.hi)
	if more {
		hi++
	}
	return Share{
		lo: lo, loOpen: rest || s.loOpen && t.lo > 0 || t.loOpen && s.lo > 0 || s.loOpen && t.loOpen,
		hi: hi, hiOpen: more || s.hiOpen && t.hi > 0 || t.hiOpen && s.hi > 0,
		known: true,
	}
}

// mulPercent is a·b/100 % rounded down, and whether anything was cut off.
func mulPercent(a, b int64) (int64, bool) {
	hi, lo := bits.Mul64(uint64(max(a, 0)), uint64(max(b, 0)))
	if hi >= 100*percent { // past what 64 bits hold; no share of a share is
		return 1<<62 - 1, false
	}
	q, r := bits.Div64(hi, lo, 100*percent)
	return int64(q), r != 0
}

// AtLeast says whether the share is n percent or more.
func (s Share) AtLeast(n Share) Answer { return s.reaches(n.lo, false) }

// MoreThan says whether the share is more than n percent.
func (s Share) MoreThan(n Share) Answer { return s.reaches(n.lo, true) }

func (s Share) reaches(n int64, over bool) Answer {
	s = s.band()
	if s.lo > n || s.lo == n && (!over || s.loOpen) {
		return Yes
	}
	if s.hi > n || s.hi == n && !over && !s.hiOpen {
		return CannotTell
	}
	return No
}

// Reconcile is what several sources together say of one and the same stake:
// what all their bands have in common or, where they contradict each other, the
// band that holds them all; agree is false then. A source that gives no size
// adds nothing.
func Reconcile(shares ...Share) (s Share, agree bool) {
	var meet, hull Share
	for _, x := range shares {
		switch {
		case !x.known:
		case !hull.known:
			meet, hull = x, x
		default:
			meet, hull = meet.intersect(x), hull.join(x)
		}
	}
	if meet.lo > meet.hi || meet.lo == meet.hi && (meet.loOpen || meet.hiOpen) {
		return hull, false
	}
	return meet, true
}

func (s Share) intersect(t Share) Share {
	if c := cmp.Compare(t.lo, s.lo); c > 0 || c == 0 && t.loOpen {
		s.lo, s.loOpen = t.lo, t.loOpen
	}
	if c := cmp.Compare(t.hi, s.hi); c < 0 || c == 0 && t.hiOpen {
		s.hi, s.hiOpen = t.hi, t.hiOpen
	}
	return s
}

func (s Share) join(t Share) Share {
	if c := cmp.Compare(t.lo, s.lo); c < 0 || c == 0 && !t.loOpen {
		s.lo, s.loOpen = t.lo, t.loOpen
	}
	if c := cmp.Compare(t.hi, s.hi); c > 0 || c == 0 && !t.hiOpen {
		s.hi, s.hiOpen = t.hi, t.hiOpen
	}
	return s
}

// String writes the share for a reader: "12.5 %", "25–50 %", "more than 50 %",
// "an unknown share" where nobody gives one.
func (s Share) String() string {
	full := int64(100 * percent)
	switch {
	case !s.known || s.lo == 0 && s.hi >= full:
		return "an unknown share"
	case s.lo == s.hi:
		return decimal(s.lo) + " %"
	case s.hi-s.lo <= percent/1_000_000: // a third, or a product: nobody wants to read the ninth digit
		cents := s.lo + percent/200
		return "about " + decimal(cents-cents%(percent/100)) + " %"
	case s.hi >= full && !s.hiOpen && s.loOpen:
		return "more than " + decimal(s.lo) + " %"
	case s.hi >= full && !s.hiOpen:
		return "at least " + decimal(s.lo) + " %"
	case s.lo == 0 && s.hiOpen:
		return "less than " + decimal(s.hi) + " %"
	case s.lo == 0:
		return "up to " + decimal(s.hi) + " %"
	}
	return decimal(s.lo) + "–" + decimal(s.hi) + " %"
}

// MarshalText writes the form that keeps everything: "12.5", "[25,50]",
// "(50,100]"; "" for a share that nobody gives.
func (s Share) MarshalText() ([]byte, error) {
	switch {
	case !s.known:
		return nil, nil
	case s.lo == s.hi && !s.loOpen && !s.hiOpen:
		return []byte(decimal(s.lo)), nil
	}
	left, right := "[", "]"
	if s.loOpen {
		left = "("
	}
	if s.hiOpen {
		right = ")"
	}
	return []byte(left + decimal(s.lo) + "," + decimal(s.hi) + right), nil
}

// UnmarshalText reads what ParseShare reads; "" is a share that nobody gives.
func (s *Share) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*s = Share{}
		return nil
	}
	var err error
	*s, err = ParseShare(string(b))
	return err
}

// decimal writes units as a percentage without trailing zeros.
func decimal(n int64) string {
	whole, rest := n/percent, n%percent
	if rest == 0 {
		return strconv.FormatInt(whole, 10)
	}
	frac := strconv.FormatInt(percent+rest, 10)[1:]
	return strconv.FormatInt(whole, 10) + "." + strings.TrimRight(frac, "0")
}
