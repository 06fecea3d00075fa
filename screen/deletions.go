package screen

import (
	"iter"
	"math/bits"
	"slices"

	"backchannel/names"
)

// Deletions: every spelling key is listed under each string that is left when up
// to Slack letters are taken out of its first deletePrefix letters. Two keys within
// that many edits share one of these strings (Garbe's symmetric deletion), so a
// look-up cannot miss one. Of a string only bits of its hash are kept; what collides
// is sorted out by comparing the keys.
const deletePrefix = 7

// deletions builds the buckets of the keys' deletions.
func (x *Index) deletions() {
	total := 0
	for k := range len(x.keyOff) - 1 {
		for range deletesOf(x.keyAt(k), slackOf(x.keyAt(k))) {
			total++
		}
	}
	// Some two entries a bucket: what does not belong there is told by the entry itself.
	x.bucketBits = uint32(max(8, bits.Len(uint(total))-1))
	count := make([]uint32, 1<<x.bucketBits+1)
	shift := 64 - x.bucketBits
	for k := range len(x.keyOff) - 1 {
		for h := range deletesOf(x.keyAt(k), slackOf(x.keyAt(k))) {
			count[h>>shift+1]++
		}
	}
	for i := 1; i < len(count); i++ {
		count[i] += count[i-1]
	}
	x.bucketOff = slices.Clone(count)
	x.bucket = make([]uint64, total)
	for k := range len(x.keyOff) - 1 {
		entry := bucketEntry(k, x.keyAt(k), x.parts[x.keyOff[k]].Letters())
		for h := range deletesOf(x.keyAt(k), slackOf(x.keyAt(k))) {
			x.bucket[count[h>>shift]] = entry
			count[h>>shift]++
		}
	}
}

// keyAt returns the k-th key.
func (x *Index) keyAt(k int) string { return x.parts[x.keyOff[k]].Key }

// An entry of a bucket is a key's number with what decides, without looking at the
// key itself, that it is too far: its first letter, its length and its letters.
const (
	keyBits    = 26
	firstAt    = keyBits
	sizeAt     = firstAt + 5
	lettersAt  = sizeAt + 5
	maxKeySize = 31
)

func bucketEntry(k int, key string, letters uint32) uint64 {
	e := uint64(k)&(1<<keyBits-1) | uint64(fold28(letters))<<lettersAt | uint64(min(len(key), maxKeySize))<<sizeAt
	if key != "" {
		e |= uint64(key[0]&31) << firstAt
	}
	return e
}

// fold28 brings a set of letters and digits to 28 bits, the digits to two.
func fold28(m uint32) uint32 {
	d := m >> 26
	return m&(1<<26-1) | (d|d>>2|d>>4)&3<<26
}

// slackOf is the most edits that a key may be away from another.
func slackOf(key string) int { return names.Slack(key, key) }

// deletesOf yields the hashes of what is left of the first letters of a key when
// up to d of them are taken out; some may come twice.
func deletesOf(key string, d int) iter.Seq[uint64] {
	return func(yield func(uint64) bool) {
		s := key[:min(len(key), deletePrefix)]
		n := len(s)
		if !yield(hashWithout(s, -1, -1)) || d < 1 {
			return
		}
		for i := range n {
			if !yield(hashWithout(s, i, -1)) {
				return
			}
			if d < 2 || i == 0 { // two edits leave the first letter alone
				continue
			}
			for j := i + 1; j < n; j++ {
				if !yield(hashWithout(s, i, j)) {
					return
				}
			}
		}
	}
}

// hashWithout hashes s without the letters at i and j.
func hashWithout(s string, i, j int) uint64 {
	var v uint64
	for k := range len(s) {
		if k != i && k != j {
			v = v<<8 | uint64(s[k])
		}
	}
	v *= 0x9e3779b97f4a7c15
	v ^= v >> 32
	return v * 0xd6e8feb86659fd93
}
