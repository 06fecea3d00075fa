package names

import "strings"

// Khmer has two rows of consonants, and a vowel sign sounds otherwise after each: the
// table has for each letter its sound and its row, and for each sign both sounds. The
// sounds are those with which Cambodians write their names in Latin letters.
var (
	khmerLetters = map[rune]khmerLetter{
		'ក': {"k", 0}, 'ខ': {"kh", 0}, 'គ': {"k", 1}, 'ឃ': {"kh", 1}, 'ង': {"ng", 1}, 'ច': {"ch", 0}, 'ឆ': {"ch", 0}, 'ជ': {"ch", 1}, 'ឈ': {"ch", 1}, 'ញ': {"nh", 1},
		'ដ': {"d", 0}, 'ឋ': {"th", 0}, 'ឌ': {"d", 1}, 'ឍ': {"th", 1}, 'ណ': {"n", 0}, 'ត': {"t", 0}, 'ថ': {"th", 0}, 'ទ': {"t", 1}, 'ធ': {"th", 1}, 'ន': {"n", 1},
		'ប': {"b", 0}, 'ផ': {"ph", 0}, 'ព': {"p", 1}, 'ភ': {"ph", 1}, 'ម': {"m", 1}, 'យ': {"y", 1}, 'រ': {"r", 1}, 'ល': {"l", 1}, 'វ': {"v", 1},
		'ស': {"s", 0}, 'ហ': {"h", 0}, 'ឡ': {"l", 0}, 'អ': {"", 0},
	}
	khmerSigns = map[rune][2]string{
		'ា': {"a", "ea"}, 'ិ': {"e", "i"}, 'ី': {"ei", "i"}, 'ឹ': {"oe", "ue"}, 'ឺ': {"eu", "eu"}, 'ុ': {"o", "u"}, 'ូ': {"o", "ou"}, 'ួ': {"uo", "uo"},
		'ើ': {"aeu", "eu"}, 'ឿ': {"oea", "oea"}, 'ៀ': {"ie", "ie"}, 'េ': {"e", "e"}, 'ែ': {"ae", "e"}, 'ៃ': {"ai", "ei"}, 'ោ': {"ao", "o"}, 'ៅ': {"au", "ov"},
		'ំ': {"am", "um"}, 'ះ': {"ah", "eah"},
	}
	khmerFree = map[rune]string{'ឥ': "e", 'ឦ': "ei", 'ឧ': "o", 'ឩ': "ou", 'ឪ': "ov", 'ឫ': "rue", 'ឬ': "rue", 'ឯ': "ae", 'ឱ': "ao", 'ឲ': "ao", 'ឳ': "ov"}
)

type khmerLetter struct {
	sound string
	row   int
}

const (
	khmerBelow  = '្' // the next letter stands below this one: no vowel between them
	khmerFirst  = '៉' // makes a letter of the second row one of the first; b becomes p
	khmerSecond = '៊' // the other way round
	khmerSilent = '៍' // the letter is not read
)

// readKhmer reads a word. A consonant without a sign closes a syllable that has its
// vowel, or else has the vowel of its row.
func readKhmer(w string) string {
	var b strings.Builder
	rs := []rune(w)
	open := false // the syllable has its vowel and no closing consonant
	for i := 0; i < len(rs); {
		l, ok := khmerLetters[rs[i]]
		if !ok {
			if s, ok := khmerFree[rs[i]]; ok {
				b.WriteString(s)
				open = true
			} else if rs[i] < 0x1780 || rs[i] > 0x17ff {
				b.WriteString(plainLatin(string(rs[i])))
			}
			i++
			continue
		}
		cluster := l.sound
		i++
		sign, silent := "", false
	marks:
		for ; i < len(rs); i++ {
			switch rs[i] {
			case khmerBelow:
				if i+1 < len(rs) {
					i++
					below := khmerLetters[rs[i]]
					cluster += below.sound
					l.row = max(l.row, below.row)
				}
			case khmerFirst:
				l.row = 0
				if cluster == "b" {
					cluster = "p"
				}
			case khmerSecond:
				l.row = 1
			case khmerSilent:
				silent = true
			default:
				s, ok := khmerSigns[rs[i]]
				if !ok && (rs[i] < 0x17b4 || rs[i] > 0x17d3) {
					break marks
				}
				sign += s[l.row]
			}
		}
		switch {
		case silent:
		case sign != "":
			b.WriteString(cluster + sign)
			open = !strings.HasSuffix(sign, "m") && !strings.HasSuffix(sign, "h")
		case open:
			b.WriteString(khmerClosing(cluster))
			open = false
		default:
			b.WriteString(cluster + [2]string{"a", "o"}[l.row])
			open = true
		}
	}
	return b.String()
}

// khmerClosing is how a consonant sounds that closes a syllable.
func khmerClosing(s string) string {
	switch s {
	case "kh", "th", "ph":
		return s[:1]
	case "b":
		return "p"
	case "d":
		return "t"
	}
	return s
}
