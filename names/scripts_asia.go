package names

import (
	"strings"
	"unicode/utf8"

	"github.com/gosimple/unidecode"
)

// The sounds of a Hangul syllable by the revised romanisation, with the vowels
// that names are mostly written with (eo as o, eu as u are levelled by the key).
var (
	hangulLead  = [...]string{"k", "kk", "n", "d", "tt", "r", "m", "p", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h"}
	hangulVowel = [...]string{"a", "ae", "ya", "yae", "o", "e", "yo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "u", "ui", "i"}
	hangulTail  = [...]string{"", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "l", "l", "m", "p", "p", "t", "t", "ng", "t", "t", "k", "t", "p", "t"}
)

func hangulSyllable(r rune) string {
	n := int(r) - 0xac00
	if n < 0 || n >= 11172 {
		return plainLatin(string(r))
	}
	return hangulLead[n/588] + hangulVowel[n%588/28] + hangulTail[n%28]
}

// hangulWord reads a word that is a surname or a given name.
func hangulWord(w string) string {
	if r, n := utf8.DecodeRuneInString(w); n == len(w) && koreanSurnames[r] != "" {
		return koreanSurnames[r]
	}
	var b strings.Builder
	for _, r := range w {
		b.WriteString(hangulSyllable(r))
	}
	return b.String()
}

// koreanSurnames are the one-syllable surnames whose customary spelling differs
// from the sound of the syllable.
var koreanSurnames = map[rune]string{'이': "lee", '박': "park", '김': "kim", '최': "choe", '정': "jong", '조': "jo", '강': "kang", '윤': "yun", '임': "im", '류': "ryu", '유': "yu", '리': "ri", '노': "no", '우': "u", '백': "paek", '신': "sin", '문': "mun"}

// readHangul reads a written-together name of two to four syllables as surname
// and given name, anything else as one word.
func readHangul(w string) string {
	n := utf8.RuneCountInString(w)
	var b strings.Builder
	i := 0
	for _, r := range w {
		if s, ok := koreanSurnames[r]; ok && i == 0 && n <= 4 {
			b.WriteString(s)
		} else {
			b.WriteString(hangulSyllable(r))
		}
		if i == 0 && n >= 2 && n <= 4 {
			b.WriteByte(' ')
		}
		i++
	}
	return b.String()
}

// doubleSurnames are the Chinese surnames of two characters that are still common.
const doubleSurnames = "欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|东方|東方|皇甫|尉迟|公孙|公孫|慕容|令狐|司徒|夏侯|端木"

// readHan reads a written-together name of two to four characters as surname and
// given name in pinyin, anything else as one word.
func readHan(w string) string {
	n := utf8.RuneCountInString(w)
	family := 1
	if n >= 3 && strings.Contains(doubleSurnames, prefixRunes(w, 2)) {
		family = 2
	}
	var b strings.Builder
	i := 0
	for _, r := range w {
		b.WriteString(strings.ToLower(strings.TrimSpace(unidecode.Unidecode(string(r)))))
		if i++; i == family && n > family && n <= 4 {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// hanWord reads a word in pinyin.
func hanWord(w string) string {
	var b strings.Builder
	for _, r := range w {
		b.WriteString(strings.ToLower(strings.TrimSpace(unidecode.Unidecode(string(r)))))
	}
	return b.String()
}

func prefixRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// thaiWords are given names whose unwritten vowels the letters do not show.
var thaiWords = wordTable(`สมชาย somchai|สมหญิง somying|สมศักดิ์ somsak|สมบัติ sombat|ประยุทธ์ prayuth|ทักษิณ thaksin|วิชัย wichai|สุรชัย surachai|ธนากร thanakorn|กมล kamon`)

var thaiTable = map[rune]string{
	'ก': "k", 'ข': "kh", 'ค': "kh", 'ฆ': "kh", 'ง': "ng", 'จ': "ch", 'ฉ': "ch", 'ช': "ch", 'ซ': "s", 'ฌ': "ch", 'ญ': "y", 'ฎ': "d", 'ฏ': "t",
	'ฐ': "th", 'ฑ': "th", 'ฒ': "th", 'ณ': "n", 'ด': "d", 'ต': "t", 'ถ': "th", 'ท': "th", 'ธ': "th", 'น': "n", 'บ': "b", 'ป': "p", 'ผ': "ph",
	'ฝ': "f", 'พ': "ph", 'ฟ': "f", 'ภ': "ph", 'ม': "m", 'ย': "y", 'ร': "r", 'ล': "l", 'ว': "w", 'ศ': "s", 'ษ': "s", 'ส': "s", 'ห': "h",
	'ฬ': "l", 'อ': "o", 'ฮ': "h", 'ะ': "a", 'ั': "a", 'า': "a", 'ำ': "am", 'ิ': "i", 'ี': "i", 'ึ': "ue", 'ื': "ue", 'ุ': "u", 'ู': "u",
	'เ': "e", 'แ': "ae", 'โ': "o", 'ใ': "ai", 'ไ': "ai", '็': "", '่': "", '้': "", '๊': "", '๋': "", '์': "",
}

// readThai sets the vowels that are written before their consonant after it and
// leaves a silenced consonant out.
func readThai(w string) string {
	rs := []rune(w)
	var b strings.Builder
	for i := 0; i < len(rs); i++ {
		if i+1 < len(rs) && rs[i+1] == '์' {
			i++
			continue
		}
		if strings.ContainsRune("เแโใไ", rs[i]) && i+1 < len(rs) {
			b.WriteString(thaiTable[rs[i+1]])
			b.WriteString(thaiTable[rs[i]])
			i++
			continue
		}
		if t, ok := thaiTable[rs[i]]; ok {
			b.WriteString(t)
		} else {
			b.WriteString(plainLatin(string(rs[i])))
		}
	}
	return b.String()
}

// The Indic blocks lay the same letters at the same offsets; Devanagari's stand
// for all. A consonant carries an a unless a vowel sign or virama follows.
var indicConsonants = map[rune]string{
	0x15: "k", 0x16: "kh", 0x17: "g", 0x18: "gh", 0x19: "n", 0x1a: "ch", 0x1b: "chh", 0x1c: "j", 0x1d: "jh", 0x1e: "n",
	0x1f: "t", 0x20: "th", 0x21: "d", 0x22: "dh", 0x23: "n", 0x24: "t", 0x25: "th", 0x26: "d", 0x27: "dh", 0x28: "n", 0x29: "n",
	0x2a: "p", 0x2b: "ph", 0x2c: "b", 0x2d: "bh", 0x2e: "m", 0x2f: "y", 0x30: "r", 0x31: "r", 0x32: "l", 0x33: "l", 0x34: "l",
	0x35: "v", 0x36: "sh", 0x37: "sh", 0x38: "s", 0x39: "h", 0x58: "q", 0x59: "kh", 0x5a: "gh", 0x5b: "z", 0x5c: "r", 0x5d: "rh", 0x5e: "f", 0x5f: "y",
}

var indicVowels = map[rune]string{
	0x05: "a", 0x06: "a", 0x07: "i", 0x08: "i", 0x09: "u", 0x0a: "u", 0x0b: "ri", 0x0e: "e", 0x0f: "e", 0x10: "ai", 0x12: "o", 0x13: "o", 0x14: "au", 0x0d: "e", 0x11: "o",
}

var indicSigns = map[rune]string{
	0x3e: "a", 0x3f: "i", 0x40: "i", 0x41: "u", 0x42: "u", 0x43: "ri", 0x45: "e", 0x46: "e", 0x47: "e", 0x48: "ai", 0x49: "o", 0x4a: "o", 0x4b: "o", 0x4c: "au", 0x4d: "",
}

// readIndic gives each bare consonant its a, but for the last of a word.
func readIndic(w string) string {
	rs := []rune(w)
	var b strings.Builder
	for i, r := range rs {
		o := (r - 0x900) % 0x80
		if c, ok := indicConsonants[o]; ok {
			b.WriteString(c)
			if i+1 < len(rs) && !indicSign((rs[i+1]-0x900)%0x80) {
				b.WriteByte('a')
			}
			continue
		}
		if v, ok := indicVowels[o]; ok {
			b.WriteString(v)
		} else if v, ok := indicSigns[o]; ok {
			b.WriteString(v)
		} else if o == 0x01 || o == 0x02 {
			b.WriteByte('n')
		}
	}
	return b.String()
}

func indicSign(o rune) bool {
	_, ok := indicSigns[o]
	return ok || o == 0x3c
}
