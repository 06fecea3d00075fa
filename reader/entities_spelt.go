package reader

import "strings"

// speltOut finds the names that an acronym in brackets spells out, by their
// first token, with the token after each: "Prevention and Combating of Fraud
// Bureau (PCFB)". The acronym says where such a name begins, which capitals and
// small words alone do not.
func (t *tree) speltOut() map[int]int {
	var out map[int]int
	for i := 2; i+1 < t.n(); i++ {
		w := t.text(i)
		if t.text(i-1) != "(" || t.text(i+1) != ")" || len(w) < 3 || len(w) > 10 || !isUpper(w) || !isLetters(w) {
			continue
		}
		if first := t.spelling(strings.ReplaceAll(w, ".", ""), i-1); first >= 0 && i-1-first > 1 {
			if out == nil {
				out = map[int]int{}
			}
			out[first] = i - 1
		}
	}
	return out
}

// spelling is the first token of the words before the bracket at open whose
// initials are the acronym's letters, small words and possessive marks passed
// over; -1 where they are not.
func (t *tree) spelling(acronym string, open int) int {
	left := len(acronym)
	for k := open - 1; k >= max(0, open-14); k-- {
		w := t.text(k)
		switch low := t.lower(k); {
		case isCap(w) && acronym[left-1] == w[0]:
			if left--; left == 0 {
				return k
			}
		case left > 1 && linkWords[low] && !isCap(w) && strings.ToUpper(low[:1])[0] == acronym[left-1] && !t.capsSpell(acronym[:left], k-1):
			left--
		case linkWords[low] || t.tag(k) == "POS" || t.isHyphen(k) || low == "with" || low == "against":
		default:
			return -1
		}
	}
	return -1
}

// capsSpell reports whether the capital words up to token k spell the acronym
// without the small words between them.
func (t *tree) capsSpell(acronym string, k int) bool {
	left := len(acronym)
	for ; k >= 0 && left > 0; k-- {
		switch w := t.text(k); {
		case isCap(w) && acronym[left-1] == w[0]:
			left--
		case linkWords[t.lower(k)] || t.tag(k) == "POS":
		default:
			return false
		}
	}
	return left == 0
}
