package screen

import (
	"hash/fnv"
	"slices"
	"strings"

	"backchannel/ftm"
)

// facts are what is known of an entity besides its names, packed for comparing.
type facts struct {
	births    []int32  // yyyymmdd, 0 for a month or day that is not known
	countries []uint16 // two letters each
	gender    byte     // 'm', 'f' or 0
	ids       []id
}

// id is a strong identifier: its kind, and a hash of the kind and the value without
// marks and spaces.
type id struct {
	kind uint8
	hash uint64
}

// idKinds are the properties that hold strong identifiers. Two values of one kind
// that differ speak against a match where single is set: a ship has one IMO number,
// a person may have several passports.
var idKinds = [...]struct {
	prop   string
	single bool
	words  string
}{
	{"imoNumber", true, "IMO number"}, {"mmsi", false, "MMSI"}, {"leiCode", true, "LEI"}, {"innCode", true, "INN"}, {"ogrnCode", true, "OGRN"},
	{"passportNumber", false, "passport number"}, {"idNumber", false, "identity number"}, {"taxNumber", false, "tax number"},
	{"registrationNumber", false, "registration number"}, {"publicKey", false, "wallet address"}, {"swiftBic", true, "BIC"},
	{"serialNumber", true, "serial number"}, {"isin", false, "ISIN"}, {"dunsCode", true, "DUNS"}, {"uscCode", true, "unified social credit code"},
	{"npiCode", true, "NPI"}, {"callSign", false, "call sign"}, {"wikidataId", true, "Wikidata ID"}, {"okpoCode", true, "OKPO"}, {"kppCode", false, ""},
}

// countryProps are the properties that hold the countries of an entity.
var countryProps = [...]string{"nationality", "citizenship", "country", "jurisdiction", "flag", "mainCountry"}

// none reports that nothing is known.
func (f *facts) none() bool {
	return len(f.births) == 0 && len(f.countries) == 0 && f.gender == 0 && len(f.ids) == 0
}

func factsOf(e *ftm.Entity) facts {
	var f facts
	for _, v := range e.Get("birthDate") {
		if d := packDate(v); d > 0 {
			f.births = append(f.births, d)
		}
	}
	for _, prop := range countryProps {
		for _, v := range e.Get(prop) {
			if c := packCountry(v); c > 0 && !slices.Contains(f.countries, c) {
				f.countries = append(f.countries, c)
			}
		}
	}
	for _, v := range e.Get("gender") {
		switch v = strings.ToLower(v); {
		case strings.HasPrefix(v, "m"):
			f.gender |= 1
		case strings.HasPrefix(v, "f"), strings.HasPrefix(v, "w"):
			f.gender |= 2
		}
	}
	f.gender = [4]byte{0, 'm', 'f', 0}[f.gender]
	for kind, k := range idKinds {
		if k.words == "" {
			continue
		}
		for _, v := range e.Get(k.prop) {
			if h := hashID(k.prop, v); h != 0 {
				f.ids = append(f.ids, id{uint8(kind), h})
			}
		}
	}
	return f
}

// hashID returns 0 for values too short to identify anything.
func hashID(prop, v string) uint64 {
	h := fnv.New64a()
	n := 0
	if prop == "imoNumber" {
		v = strings.TrimPrefix(strings.ToUpper(v), "IMO")
	}
	var b [1]byte
	for i := range len(v) {
		c := v[i]
		switch {
		case prop == "publicKey": // case tells wallet addresses apart
		case c >= 'a' && c <= 'z':
			c -= 32
		case c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c >= 0x80:
		default:
			continue
		}
		b[0] = c
		h.Write(b[:])
		n++
	}
	if n < 5 {
		return 0
	}
	h.Write([]byte(prop))
	return max(h.Sum64(), 1)
}

// packDate reads YYYY, YYYY-MM or YYYY-MM-DD; 0 where it is none.
func packDate(s string) int32 {
	if len(s) < 4 {
		return 0
	}
	num := func(from, to int) int32 {
		if len(s) < to {
			return 0
		}
		var n int32
		for _, c := range s[from:to] {
			if c < '0' || c > '9' {
				return 0
			}
			n = n*10 + int32(c-'0')
		}
		return n
	}
	y := num(0, 4)
	if y < 1000 {
		return 0
	}
	m, d := num(5, 7), num(8, 10)
	if m < 1 || m > 12 {
		return y * 10000
	}
	if d > 31 {
		d = 0
	}
	return y*10000 + m*100 + d
}

// packCountry packs a country's two-letter code; the code of a part of a country
// counts as the country's. 0 where the value is no code.
func packCountry(s string) uint16 {
	if len(s) > 3 && s[2] == '-' {
		s = s[:2]
	}
	if len(s) != 2 {
		return 0
	}
	a, b := s[0]|0x20, s[1]|0x20
	if a < 'a' || a > 'z' || b < 'a' || b > 'z' {
		return 0
	}
	if a == 's' && b == 'u' {
		a, b = 'r', 'u'
	}
	return uint16(a)<<8 | uint16(b)
}

// birth is how two sets of birth dates agree.
type birth uint8

const (
	birthUnknown birth = iota
	birthDay
	birthYear
	birthNear
	birthDiffers
)

// compareBirths takes the best of all pairs. A day and month exchanged, and years
// one apart, are near.
func compareBirths(a, b []int32) birth {
	best := birthUnknown
	better := func(r birth) {
		if best == birthUnknown || r < best {
			best = r
		}
	}
	for _, x := range a {
		for _, y := range b {
			xy, xm, xd := x/10000, x/100%100, x%100
			yy, ym, yd := y/10000, y/100%100, y%100
			switch {
			case xy == yy && (xm == 0 || ym == 0 || xm == ym && (xd == 0 || yd == 0)):
				better(birthYear)
			case x == y:
				better(birthDay)
			case xy == yy, xy-yy == 1, yy-xy == 1, xm == ym && xd == yd && xd > 0 && sameDigits(xy, yy):
				better(birthNear)
			default:
				better(birthDiffers)
			}
		}
	}
	return best
}

// sameDigits reports whether two years differ in one digit or in two exchanged.
func sameDigits(x, y int32) bool {
	n := 0
	for ; x > 0 && y > 0; x, y = x/10, y/10 {
		if x%10 != y%10 {
			n++
		}
	}
	return n <= 1
}

// meeting reports whether two sets of countries meet; ok is false where one is empty.
func meeting(a, b []uint16) (meet, ok bool) {
	for _, x := range a {
		if slices.Contains(b, x) {
			return true, true
		}
	}
	return false, len(a) > 0 && len(b) > 0
}

// compareIDs returns the kind of an equal identifier, and the kind of one that
// differs where each side can have but one; -1 where there is none.
func compareIDs(a, b []id) (equal, differs int) {
	equal, differs = -1, -1
	for _, x := range a {
		for _, y := range b {
			if x.kind != y.kind {
				continue
			}
			if x.hash == y.hash {
				equal = int(x.kind)
			} else if idKinds[x.kind].single {
				differs = int(x.kind)
			}
		}
	}
	return equal, differs
}
