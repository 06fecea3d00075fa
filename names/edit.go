package names

import "math/bits"

// MaxKey is the number of letters of a key that an edit distance looks at; more
// are cut off. No part of a name on the lists is longer but for chemical and
// German compounds.
const MaxKey = 32

// distance returns the number of letters to insert, delete, replace or swap with
// their neighbour that turn a into b (optimal string alignment), but limit+1 as
// soon as it must be more than limit. It runs bit-parallel (Hyyrö 2003): a letter
// of b costs a few machine operations whatever the length of a.
func distance(a, b string, limit int) int {
	if len(a) > MaxKey {
		a = a[:MaxKey]
	}
	if len(b) > MaxKey {
		b = b[:MaxKey]
	}
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(a) < len(b) {
		a, b = b, a
	}
	if len(a)-len(b) > limit {
		return limit + 1
	}
	// What is left has neither its first nor its last letter in common.
	switch {
	case len(b) == 0:
		return len(a)
	case len(a) == 1 || len(a) == 2 && len(b) == 2 && a[0] == b[1] && a[1] == b[0]:
		return min(1, limit+1)
	case len(a) == 2:
		return min(2, limit+1)
	}
	var eq [32]uint32
	for i := range len(a) {
		eq[slot(a[i])] |= 1 << i
	}
	vp, vn, d0, prev := ^uint32(0), uint32(0), uint32(0), uint32(0)
	dist, last := len(a), uint32(1)<<(len(a)-1)
	for i := range len(b) {
		e := eq[slot(b[i])]
		swap := ((^d0 & e) << 1) & prev
		d0 = (((e & vp) + vp) ^ vp) | e | vn | swap
		hp := vn | ^(d0 | vp)
		hn := d0 & vp
		if hp&last != 0 {
			dist++
		}
		if hn&last != 0 {
			dist--
		}
		if dist-(len(b)-1-i) > limit {
			return limit + 1
		}
		x := hp<<1 | 1
		vp = hn<<1 | ^(d0 | x)
		vn = x & d0
		prev = e
	}
	return dist
}

// slot is the place of a key's letter in a small table. Digits share five: keys
// with digits may be taken for nearer than they are.
func slot(c byte) byte {
	if c >= 'a' {
		return c & 31
	}
	return 27 + c%5
}

// apart reports that keys with these letter sets must be more than limit edits
// apart: each edit changes one letter of the set at most on each side.
func apart(a, b uint32, limit int) bool {
	return bits.OnesCount32(a&^b) > limit || bits.OnesCount32(b&^a) > limit
}

// Slack returns how many edits two keys may be apart and still be taken for
// spellings or misspellings of one name: none up to two letters, one up to four, else
// two, of which none changes the first letter. The index looks no further, so the
// comparison must not either.
func Slack(a, b string) int {
	if a == "" || b == "" {
		return 0
	}
	return SlackOf(len(a), len(b), a[0] == b[0])
}

// SlackOf is Slack by the lengths of the keys and whether their first letters agree.
func SlackOf(a, b int, first bool) int {
	n := min(a, b)
	switch {
	case n <= 2:
		return 0
	case n <= 4 || !first:
		return 1
	}
	return 2
}

// cost is the weighted distance of two keys within limit plain edits: vowels for
// one another, letters that romanisations confuse, and swapped neighbours cost
// less than a whole edit.
func cost(a, b string) float32 {
	if len(a) > MaxKey {
		a = a[:MaxKey]
	}
	if len(b) > MaxKey {
		b = b[:MaxKey]
	}
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	switch {
	case len(a) == 0 || len(b) == 0:
		sum := float32(0)
		for i := range len(a) {
			sum += gap(a[i])
		}
		for i := range len(b) {
			sum += gap(b[i])
		}
		return sum
	case len(a) == 1 && len(b) == 1:
		return min(swapCost(a[0], b[0]), gap(a[0])+gap(b[0]))
	}
	if max(len(a), len(b)) < 8 {
		var rows [3][8]float32 // less to clear, and nearly always enough
		return table(a, b, rows[0][:], rows[1][:], rows[2][:])
	}
	var rows [3][MaxKey + 1]float32
	return table(a, b, rows[0][:], rows[1][:], rows[2][:])
}

// table works the weighted distance out in three rows of zeros, longer than b.
func table(a, b string, prev2, prev, cur []float32) float32 {
	for j := 1; j <= len(b); j++ {
		prev[j] = prev[j-1] + gap(b[j-1])
	}
	for i := 1; i <= len(a); i++ {
		cur[0] = prev[0] + gap(a[i-1])
		for j := 1; j <= len(b); j++ {
			v := prev[j-1]
			if a[i-1] != b[j-1] {
				v += swapCost(a[i-1], b[j-1])
			}
			v = min(v, prev[j]+gap(a[i-1]), cur[j-1]+gap(b[j-1]))
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				v = min(v, prev2[j-2]+0.9)
			}
			cur[j] = v
		}
		prev2, prev, cur = prev, cur, prev2
	}
	return prev[len(b)]
}

// gap is the cost of a letter that one side lacks.
func gap(c byte) float32 {
	switch {
	case c == 'h':
		return 0.6
	case keyVowel(c):
		return 0.75
	}
	return 1
}

// swapCost is the cost of one letter for another.
func swapCost(a, b byte) float32 {
	if keyVowel(a) && keyVowel(b) {
		return 0.7
	}
	if a > b {
		a, b = b, a
	}
	switch [2]byte{a, b} {
	case [2]byte{'j', 'x'}, [2]byte{'g', 'j'}, [2]byte{'g', 'k'}, [2]byte{'h', 'k'}, [2]byte{'k', 'x'}, [2]byte{'s', 'x'}, [2]byte{'h', 'x'},
		[2]byte{'b', 'p'}, [2]byte{'d', 't'}, [2]byte{'b', 'v'}, [2]byte{'f', 'v'}, [2]byte{'u', 'v'}, [2]byte{'i', 'j'}, [2]byte{'g', 'h'}, [2]byte{'f', 'p'}, [2]byte{'d', 's'}, [2]byte{'m', 'n'}, [2]byte{'k', 's'}:
		return 0.75
	}
	if b == 'x' || a == 'x' {
		return 1.5 // x stands for two letters, sh or ch
	}
	return 1
}
