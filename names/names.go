// Package names knows how the names of people, companies and ships are written:
// it folds spelling and script, splits a name into its parts (given name,
// surname, patronymic, legal form, number …) and says how well two names agree
// and why. It works on strings alone and keeps nothing.
//
// A name is prepared once with Parse and then compared as often as needed:
//
//	a := names.Parse("Kirill Ardashev", names.Person)
//	b := names.Parse("ARDASHEV, Kiril", names.Person)
//	al := names.Compare(&a, &b)
//	fmt.Println(al.Score, al.Explain(&a, &b))
package names

// Kind is what a name names. It decides which words are titles, which are legal
// forms and how strictly parts must agree.
type Kind uint8

// The kinds of names.
const (
	Any          Kind = iota // not known: a person or an organisation
	Person                   // a human being
	Organisation             // a company, public body, group, trust
	Thing                    // a vessel, an aircraft: a mark that must agree almost letter for letter
)

// KindOf returns the kind of names that entities of a FollowTheMoney schema have.
func KindOf(schema string) Kind {
	switch schema {
	case "Person":
		return Person
	case "Company", "Organization", "PublicBody":
		return Organisation
	case "Vessel", "Airplane", "Vehicle":
		return Thing
	}
	return Any
}

// Role is what a part of a name is.
type Role uint8

// The roles. Word is a part of an organisation's or thing's name with no other
// role: its brand.
const (
	Word Role = iota
	Given
	Family
	Patronymic
	Particle // al, bin, de, van: hardly tells people apart, but bin and ibn keep the order of a chain
	LegalForm
	Honorific
	Number
	Ordinal
	Generic // holding, trading, international: says what many companies say
	Place
	Initial
)

var roleNames = [...]string{"name", "given name", "surname", "patronymic", "particle", "legal form",
	"title", "number", "ordinal", "generic word", "place", "initial"}

// String returns the role in an analyst's words.
func (r Role) String() string { return roleNames[r] }

// Part is one part of a name, folded to Latin.
type Part struct {
	Text   string // lower case, Latin letters and digits: "muhammad"
	Key    string // the spelling key: parts with equal keys are spellings of one another
	Native string // the part in its own script, where that is Han and so tells more than Text; else ""
	Role   Role
	flags  flags
	Value  int32 // the number of a Number or Ordinal, the code of a LegalForm or Place, else 0

	codes  *codes  // what else the name is called; nil for most
	weight float32 // how much the part tells, 0..1
	mask   uint32  // the letters of Key
}

type flags uint8

const (
	skeletal flags = 1 << iota // read from a script that leaves vowels out
	chain                      // stands after bin, ibn, ben: the father's name
	syllabic                   // written in Hangul
	acronym                    // initials that were written with dots: any other letter makes another one
	spelt                      // a well-known name in Arabic script, its vowels from the table
)

// Name is a name prepared for comparing. Its zero value is an empty name, which
// agrees with nothing.
type Name struct {
	Original string // as given
	Kind     Kind
	Parts    []Part // in the order of the original, at most MaxParts
	Joined   uint64 // a hash of the telling parts' sound when written together; 0 below six letters
	Readings []Name // its other readings: of Han in Korean and Japanese, of pinyin after Wade and Giles, of a Slavic name in the English way
	Eastern  bool   // Chinese or Korean: a surname and one or two short syllables, each of which tells
	Foreign  bool   // one of several readings, and not the first
	Wade     Wade   // whether a Chinese name is romanised after Wade and Giles
}

// MaxParts is the number of parts that are kept of a name. Names on the lists
// have 17 at most; what lies beyond is left out of the comparison.
const MaxParts = 24

// maxBytes is how much of a name is looked at, so that a name of ten megabytes
// costs no more than a long one.
const maxBytes = 1024

// MakePart puts a part together again that was kept as its text, its characters,
// its role, its value and its marks (Part.Marks).
func MakePart(text, native string, r Role, value int32, marks uint8) Part {
	p := Part{Text: text, Native: native, Role: r, Value: value, flags: flags(marks)}
	p.finish()
	return p
}

// Marks are what else is known of a part wherever it stands, to be kept for MakePart.
func (p *Part) Marks() uint8 { return uint8(p.flags &^ chain) }

// At gives the part its role in a name, and whether it stands there as a father's
// name after bin, ibn or the like.
func (p *Part) At(r Role, chained bool) {
	p.Role = r
	if p.flags &^= chain; chained {
		p.flags |= chain
	}
}

// Chained reports whether the part stands as a father's name after bin or ibn.
func (p *Part) Chained() bool { return p.flags&chain != 0 }

// Letters is the set of letters of the key, one bit each.
func (p *Part) Letters() uint32 { return p.mask }

// Apart reports that keys with these sets of letters are more than limit edits
// apart; that it does not say so proves nothing.
func Apart(a, b uint32, limit int) bool { return apart(a, b, limit) }

// Distance is the number of edits between two keys, limit+1 where it is more than
// limit. Letters beyond MaxKey do not count.
func Distance(a, b string, limit int) int { return distance(a, b, limit) }

// Codes returns the codes of the given names that the part stands for and of its
// short and long forms (negative for a short form); parts that share a code, or
// have a code and its negative, may agree.
func (p *Part) Codes() (family, nick []int32) {
	if p.codes == nil {
		return nil, nil
	}
	return p.codes.family, p.codes.nick
}

// Weight returns how much the part tells, 0..1.
func (p *Part) Weight() float32 { return p.weight }

// Vowelless reports whether the part comes from a script that leaves vowels out,
// and Skeleton what such a part shares with its Latin spelling.
func (p *Part) Vowelless() bool  { return p.flags&skeletal != 0 }
func (p *Part) Skeleton() string { return skeleton(p.Key) }

// Telling reports whether the part is one of a name itself, not a title, particle,
// legal form, initial, number, place or generic word.
func (p *Part) Telling() bool {
	return p.Role == Word || p.Role == Given || p.Role == Family || p.Role == Patronymic
}

// TogetherKey returns the spelling key of n parts from i on when written together.
func (n *Name) TogetherKey(i, count int) string {
	var buf [96]byte
	b := buf[:0]
	for k := i; k < i+count; k++ {
		b = append(b, n.Parts[k].Text...)
	}
	return spellingKey(string(b))
}

// HashKey hashes a spelling key, as Joined holds it.
func HashKey(key string) uint64 { return hashKey(key) }

func hashKey[T string | []byte](key T) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(key) {
		h = (h ^ uint64(key[i])) * 1099511628211
	}
	return h ^ h>>29
}

// Text returns the parts in Latin letters, with single spaces between them.
func (n *Name) Text() string {
	b := make([]byte, 0, 64)
	for i := range n.Parts {
		if i > 0 {
			b = append(b, ' ')
		}
		b = append(b, n.Parts[i].Text...)
	}
	return string(b)
}
