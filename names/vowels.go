package names

// vocalised reports whether one of two parts, which comes from a script that
// leaves short vowels out, is the other without them: mhndi is Mohannadi's
// consonants with the long vowel that is written. A vowel that is written must be
// there in both; one that is not may be any single one.
func vocalised(p, q *Part) bool {
	if p.flags&skeletal == 0 {
		p, q = q, p
	}
	return skeleton(p.Key) == skeleton(q.Key) && carries(p.Key, q.Key, false)
}

// carries matches a key without short vowels against a full one; skipped says that
// a vowel of the full one was passed over just now.
func carries(bare, full string, skipped bool) bool {
	for len(bare) > 0 && len(full) > 0 {
		b, f := bare[0], full[0]
		if b == f {
			bare, full, skipped = bare[1:], full[1:], false
			continue
		}
		if keyVowel(f) && !skipped && carries(bare, full[1:], true) {
			return true
		}
		switch {
		case b == 'b' && f == 'p', b == 'p' && f == 'b', b == 'u' && f == 'v', b == 'v' && f == 'u', b == 'i' && f == 'j', b == 'h' && len(bare) == 1 && keyVowel(f):
			bare, full, skipped = bare[1:], full[1:], false
		default:
			return false
		}
	}
	return full == "" && (bare == "" || bare == "h")
}
