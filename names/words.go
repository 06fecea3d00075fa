package names

// Small word tables of our own and from opensanctions/rigour (MIT, see NOTICE).

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

// honorifics say what somebody is called or is, not who. Those that are also
// given names (Sultan, Emir, Prince) are left out.
var honorifics = set("mr", "mister", "mrs", "miss", "ms", "mx", "madam", "madame", "mme", "monsieur", "fraulein", "frau", "herr",
	"senor", "senora", "senorita", "dr", "doctor", "prof", "professor", "dott", "dottore", "eng", "engr", "ing", "president", "prasident",
	"ambassador", "amb", "admiral", "general", "gen", "lieutenant", "lt", "brigadier", "colonel", "col", "commodore", "captain", "capt", "cpt", "major", "maj",
	"chairman", "chairwoman", "director", "minister", "senator", "governor", "queen", "lord", "lady", "dame", "baroness", "count", "countess",
	"sir", "reverend", "rev", "hon", "honourable", "honorable", "excellency", "his", "her", "hrh", "commander", "cdr", "marshal", "sergeant", "sgt",
	"jr", "junior", "sr", "snr", "senior", "esq", "phd", "md", "cpa", "cfa",
	"haji", "hajji", "hadji", "al-haj", "hajj", "alhaji", "mullah", "mulla", "molla", "mawlawi", "maulavi", "maulawi", "mawlana", "maulana", "mufti", "qari", "hafiz", "ustad", "ustaz",
	"sheikh", "shaykh", "shaikh", "sheik", "cheikh", "sayyid", "sayed", "syed", "seyed", "sayyed", "seyyed", "imam", "ayatollah", "hojjatoleslam", "marshall")

// particles join the parts of a person's name.
var particles = set("al", "el", "ul", "ur", "ud", "as", "ad", "ar", "az", "an", "ash", "at", "de", "del", "della", "di", "da", "das", "do", "dos", "du", "des", "la", "le", "las", "los", "lo",
	"van", "von", "der", "den", "ter", "ten", "zu", "zur", "zum", "af", "av", "y", "e", "i", "bin", "ibn", "ben", "bint", "binti", "binte", "bt", "ould", "wuld", "walad", "oglu", "ogly", "oghlu", "kyzy", "qizi", "kizi", "uulu", "so", "wo", "abu", "abou", "abi", "umm", "na", "st", "san", "santa", "the")

// chainMarks precede the father's name and so keep the order of a chain.
var chainMarks = set("bin", "ibn", "ben", "bint", "binti", "binte", "bt", "ould", "wuld", "walad")

// articles are the Arabic article as it stands before a word.
var articles = set("al", "el", "ul", "ur", "ud", "as", "ad", "ar", "az", "an", "ash", "at", "ol", "al-", "l")

// wordClass says which of the tables above a word of a person's name is in.
type wordClass uint8

const (
	isHonorific wordClass = 1 << iota
	isParticle
	isChainMark
	isArticle
)

// personWords has the words of the tables above, so that a word is looked up once.
var personWords = func() map[string]wordClass {
	m := map[string]wordClass{}
	for c, table := range map[wordClass]map[string]bool{isHonorific: honorifics, isParticle: particles, isChainMark: chainMarks, isArticle: articles} {
		for w := range table {
			m[w] |= c
		}
	}
	return m
}()

// personLengths has the lengths of these words by their first letter, one bit each:
// most words of names are told by it to be none.
var personLengths = func() (t [256]uint32) {
	for w := range personWords {
		t[w[0]] |= 1 << len(w)
	}
	return t
}()

// classOf returns the class of a word, which is not empty.
func classOf(w string) wordClass {
	if personLengths[w[0]]>>len(w)&1 == 0 {
		return 0
	}
	return personWords[w]
}

// orgStops join the words of an organisation's name.
var orgStops = set("the", "of", "and", "for", "in", "on", "to", "by", "at", "with", "de", "del", "della", "di", "da", "do", "dos", "du", "des", "la", "le", "les", "las", "los", "el", "al",
	"der", "die", "das", "fur", "und", "et", "y", "e", "i", "v", "na", "im", "imeni", "named", "after", "van", "von", "zu", "per", "a", "s", "l", "d")

// vesselMarks precede the name of a ship.
var vesselMarks = set("mv", "mt", "ms", "ss", "mts", "mtr", "fv", "my", "vessel", "m", "the")

// regions are larger than a country: they tell sister companies apart less
// surely than a country or a city does.
var regions = set("europe", "asia", "africa", "america", "americas", "international", "global", "worldwide", "world", "overseas", "pacific", "eurasia", "euro", "intl")

var numberWords = map[string]int32{
	"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
	"thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40,
	"fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100,
}

var ordinalWords = map[string]int32{
	"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12,
	"pervyy": 1, "pervaya": 1, "vtoroy": 2, "vtoraya": 2, "tretiy": 3, "tretya": 3, "primero": 1, "primera": 1, "segundo": 2, "premier": 1, "premiere": 1, "deuxieme": 2, "erste": 1, "zweite": 2, "birinci": 1, "ikinci": 2,
}

// roman returns the value of a Roman numeral up to 39, 0 where w is none.
func roman(w string) int32 {
	var sum, last int32
	for i := len(w) - 1; i >= 0; i-- {
		var v int32
		switch w[i] {
		case 'i':
			v = 1
		case 'v':
			v = 5
		case 'x':
			v = 10
		default:
			return 0
		}
		if v < last {
			sum -= v
		} else {
			sum, last = sum+v, v
		}
	}
	if sum > 39 || romanOf(sum) != w {
		return 0
	}
	return sum
}

func romanOf(n int32) string {
	var out string
	for _, d := range []struct {
		v int32
		s string
	}{{10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}} {
		for n >= d.v {
			out, n = out+d.s, n-d.v
		}
	}
	return out
}

// patronymicEndings are the endings of Slavic patronymics, the longer ones after the
// shorter ones that they end in.
var patronymicEndings = [...]string{"ovich", "evich", "ovych", "evych", "ovna", "evna", "ivna", "ovitch", "evitch", "ichna", "avich", "iovych", "yovych", "iovich", "yovich", "iyovych", "iievich", "ievich", "yevich", "iyevich", "ievna", "yevna", "iyevna", "iivna", "yivna"}

// patronymicEnding reports whether a folded word ends as Slavic patronymics do.
func patronymicEnding(w string) bool {
	if len(w) < 6 || w[len(w)-2:] != "ch" && w[len(w)-2:] != "na" {
		return false
	}
	for _, end := range patronymicEndings {
		if len(w) > len(end)+2 && w[len(w)-len(end):] == end {
			return true
		}
	}
	return false
}
