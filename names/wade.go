package names

import "strings"

// Wade says whether a Chinese name is romanised after Wade and Giles, as was usual
// everywhere once and is in Taiwan: Chang Kuo-ming for Zhang Guoming.
type Wade uint8

// What a name may be.
const (
	NotWade     Wade = iota
	MayBeWade        // by its syllables, or since hyphens join them
	WadeReading      // a name in pinyin, written as Wade and Giles would
)

// meets reports whether two names are to be compared: a reading after Wade and Giles
// only with a name that may be written so.
func meets(a, b *Name) bool {
	return (a.Wade != WadeReading || b.Wade == MayBeWade) && (b.Wade != WadeReading || a.Wade == MayBeWade)
}

// romanised finds out whether a Chinese name may be written after Wade and Giles, and
// gives one in pinyin a reading that is.
func (n *Name) romanised() {
	pinyin, wade := true, true
	for i := range n.Parts {
		p := &n.Parts[i]
		if !p.Telling() {
			return
		}
		for s := range syllablesOf(p.Text) {
			pinyin = pinyin && pinyinSyllables[s] != ""
			wade = wade && wadeSyllables[s]
		}
	}
	if wade && (!pinyin || strings.ContainsAny(n.Original, "-'’‘ʻ")) {
		n.Wade = MayBeWade
		return
	}
	if !pinyin {
		return
	}
	r := Name{Original: n.Original, Kind: n.Kind, Parts: append([]Part(nil), n.Parts...), Eastern: true, Foreign: true, Wade: WadeReading}
	same := true
	for i := range r.Parts {
		p := &r.Parts[i]
		var b strings.Builder
		for s := range syllablesOf(p.Text) {
			b.WriteString(pinyinSyllables[s])
		}
		same = same && b.String() == p.Text
		p.Text, p.Native = b.String(), ""
		p.finish()
	}
	if !same {
		r.join()
		n.Readings = append(n.Readings, r)
	}
}

// syllablesOf yields the syllables of a word of Chinese.
func syllablesOf(w string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for w != "" {
			rest := syllable(w)
			if rest == w {
				yield(w)
				return
			}
			if !yield(w[:len(w)-len(rest)]) {
				return
			}
			w = rest
		}
	}
}

// pinyinSyllables are the syllables of pinyin with what Wade and Giles write for them,
// without apostrophes; wadeSyllables are those of theirs.
var pinyinSyllables, wadeSyllables = func() (map[string]string, map[string]bool) {
	pinyin, wade := map[string]string{}, map[string]bool{}
	for line := range strings.Lines(pinyinTable) {
		initial, finals, _ := strings.Cut(strings.TrimSpace(line), " ")
		initial = strings.Trim(initial, "-")
		for f := range strings.FieldsSeq(finals) {
			s := initial + f
			pinyin[s] = wadeOf(initial, f)
			wade[pinyin[s]] = true
		}
	}
	for _, s := range []string{"yi", "szu", "si"} { // other spellings of the same
		wade[s] = true
	}
	return pinyin, wade
}()

// pinyinTable has for each initial the finals that follow it.
const pinyinTable = `- a ai an ang ao e en er ou
b a ai an ang ao ei en eng i ian iao ie in ing o u
p a ai an ang ao ei en eng i ian iao ie in ing o ou u
m a ai an ang ao ei en eng i ian iao ie in ing iu o ou u
f a an ang ei en eng o ou u
d a ai an ang ao e ei eng i ian iao ie ing iu ong ou u uan ui un uo
t a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo
n a ai an ang ao ei en eng i ian iang iao ie in ing iu ong u uan uo
l a ai an ang ao e ei eng i ian iang iao ie in ing iu ong ou u uan un uo
g a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo
k a ai an ang ao e en eng ong ou u ua uai uan uang ui un uo
h a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo
j i ia ian iang iao ie in ing iong iu u uan ue un
q i ia ian iang iao ie in ing iong iu u uan ue un
x i ia ian iang iao ie in ing iong iu u uan ue un
zh a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo
ch a ai an ang ao e en eng i ong ou u uai uan uang ui un uo
sh a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo
r an ang ao e en eng i ong ou u uan ui un uo
z a ai an ang ao e ei en eng i ong ou u uan ui un uo
c a ai an ang ao e en eng i ong ou u uan ui un uo
s a ai an ang ao e en eng i ong ou u uan ui un uo
y a an ang ao e i in ing ong ou u uan ue un
w a ai an ang ei en eng o u`

// wadeOf writes a syllable after Wade and Giles.
func wadeOf(initial, final string) string {
	head, ok := map[string]string{"b": "p", "d": "t", "g": "k", "j": "ch", "q": "ch", "x": "hs", "zh": "ch", "r": "j", "z": "ts", "c": "ts"}[initial]
	if !ok {
		head = initial
	}
	back := strings.Contains(" zh ch sh r ", " "+initial+" ")
	hiss := initial == "z" || initial == "c" || initial == "s"
	switch final {
	case "i":
		switch {
		case back:
			final = "ih"
		case initial == "s":
			return "ssu"
		case hiss:
			return "tzu"
		case initial == "y":
			return "i"
		}
	case "ian":
		final = "ien"
	case "ie", "ue":
		final += "h"
	case "ong":
		final = "ung"
	case "iong":
		final = "iung"
	case "uo":
		if strings.Contains(" g k h sh ", " "+initial+" ") {
			break
		}
		final = "o"
	case "ui":
		if initial == "g" || initial == "k" {
			final = "uei"
		}
	case "e":
		if initial == "g" || initial == "k" || initial == "h" {
			final = "o"
		}
		if initial == "y" {
			final = "eh"
		}
	case "er":
		final = "erh"
	case "an":
		if initial == "y" {
			final = "en"
		}
	case "ou":
		if initial == "y" {
			final = "u"
		}
	}
	return head + final
}

// Voiced reports whether two syllables of Chinese or Korean differ but in how their
// first consonant is written: g and k, d and t, b and p, j and ch.
func Voiced(a, b string) bool {
	return len(a) == len(b) && len(a) > 1 && a[0] != b[0] && a[1:] == b[1:] && devoiced(a[0]) == devoiced(b[0])
}

// devoiced is the letter of a key that stands for both of a pair.
func devoiced(c byte) byte {
	switch c {
	case 'g':
		return 'k'
	case 'd':
		return 't'
	case 'b':
		return 'p'
	case 'j':
		return 'x'
	}
	return c
}

// VoicedKey returns the other key that is Voiced with this one; "" where there is none.
func VoicedKey(key string) string {
	if len(key) < 2 || len(key) > 5 {
		return ""
	}
	for _, c := range []byte("gkdtbpjx") {
		if c != key[0] && devoiced(c) == devoiced(key[0]) {
			return string(c) + key[1:]
		}
	}
	return ""
}
