package screen

import (
	"cmp"
	"slices"
	"sync"
	"unsafe"

	"backchannel/ftm"
	"backchannel/names"
)

// Index answers which entities of a list a name may be. It is safe for use by
// several goroutines at once.
//
// How it finds candidates without missing any. A comparison never reaches the
// threshold when each of the two names has a telling part (a name's own word, no
// particle, title or legal form) that the other lacks. So one of the two names is
// covered by the other whole, and it is enough to look (1) at the names that hold a
// part like the query's rarest telling part and (2) at the names whose own rarest
// telling part (their anchor) is like any part of the query, and to keep those in
// which one side is covered. What a part is like is found by symmetric deletion
// on spelling keys, by groups of given names, by what is left without vowels and by
// codes; names that were cut otherwise are found by the sound of neighbouring parts
// written together; identifiers by their hash.
//
// All of it lies in a few large slices of numbers, which a snapshot keeps as they
// are.
type Index struct {
	w Weights

	// Parts of names, each kept once.
	parts    []names.Part
	keyToken []uint32 // tokens by spelling key …
	keyOff   []uint32 // … and where the tokens of each key begin
	// Keys by the hashes of their deletions.
	bucketBits uint32
	bucketOff  []uint32
	bucket     []uint64

	// Names: their tokens and the roles they have there, the entity, what they are.
	nameOff    []uint32
	nameToken  []uint32
	nameRole   []uint8
	nameEntity []uint32
	nameFlags  []uint8
	nameJoined []uint64
	heads      []nameHead
	originals  []string

	postOff, post      []uint32 // token: names it stands in
	anchorOff, anchor  []uint32 // token: names that it is the anchor of
	anchorNext         []uint32 // and the rarest telling token beside it in each
	joinHash, joinName []uint32 // sound of parts written together: names
	byIDHash           []uint64
	byIDEntity         []uint32
	entityName         []uint32 // entity: where its names begin
	schema             []uint8
	schemaNames        []string
	birthOff           []uint32
	birth              []int32
	countryOff         []uint32
	country            []uint16
	gender             []uint8
	idOff              []uint32
	idKind             []uint8
	idHash             []uint64
	entities           []*ftm.Entity
	stored             *stored // the entities of a snapshot, read when asked for

	// Worked out when the index is made ready.
	keyText    []string           // the keys
	keyInfo    []keyInfo          // what is asked of a key that may be near
	class      []uint8            // of each token: classOf
	first      []uint8            // its first letter, 1 to 26, 0 for a digit
	size       []uint8            // and the letters of its text, at most 255
	byCode     map[int64][]uint32 // code of a given name, generic word or place: tokens
	bySkeleton []soundToken       // telling tokens by what is left without vowels
	softOnly   []soundToken       // the same for tokens of vowelless scripts alone

	pool sync.Pool // of *search
}

// Len is the number of entities in the index.
func (x *Index) Len() int { return len(x.gender) }

// Names is the number of names in the index, with the further readings of names in Han.
func (x *Index) Names() int { return len(x.nameEntity) }

// Entity returns the i-th entity.
func (x *Index) entity(i uint32) *ftm.Entity {
	if x.entities != nil {
		return x.entities[i]
	}
	return x.stored.entity(i)
}

func (x *Index) original(i int) string {
	if x.originals != nil {
		return x.originals[i]
	}
	return x.stored.original(i)
}

// derive works out what is not kept in a snapshot.
func (x *Index) derive() {
	common := names.Common()
	x.byCode = map[int64][]uint32{}
	x.class, x.first = make([]uint8, len(x.parts)), make([]uint8, len(x.parts))
	x.size = make([]uint8, len(x.parts))
	for t := range x.parts {
		p := &x.parts[t]
		common.WeighPart(p)
		x.class[t], x.size[t] = uint8(classOf(p)), uint8(min(len(p.Text), 255))
		if c := p.Text[0]; c >= 'a' && c <= 'z' {
			x.first[t] = c - 'a' + 1
		}
		for _, c := range codesOf(p) {
			x.byCode[c] = append(x.byCode[c], uint32(t))
		}
		if !p.Telling() || len(p.Key) < 2 {
			continue
		}
		s := soundToken{uint32(names.HashKey(p.Skeleton())), uint32(t)}
		if p.Vowelless() {
			x.softOnly = append(x.softOnly, s)
		} else {
			x.bySkeleton = append(x.bySkeleton, s)
		}
	}
	slices.SortFunc(x.softOnly, compareSounds)
	slices.SortFunc(x.bySkeleton, compareSounds)
	x.keyText, x.keyInfo = make([]string, x.keys()), make([]keyInfo, x.keys())
	for k := range x.keys() {
		x.keyText[k] = x.keyAt(k)
		x.keyInfo[k] = x.infoOf(k)
	}
	x.pool.New = func() any { return newSearch(x) }
}

// keyInfo is a key with the token that has it, or the first of several, in one
// place of memory.
type keyInfo struct {
	text  [18]byte // the key, where it is no longer
	size  uint8    // its letters; more than 18 where it must be looked up
	class uint8    // of the token
	chars uint8    // letters of the token's text, at most 255
	more  bool     // several tokens have the key
	token uint32
}

func (x *Index) infoOf(k int) keyInfo {
	key, t := x.keyText[k], x.keyToken[x.keyOff[k]]
	i := keyInfo{size: uint8(min(len(key), 255)), class: x.class[t], chars: x.size[t], more: x.keyOff[k+1]-x.keyOff[k] > 1, token: t}
	copy(i.text[:], key)
	return i
}

// text returns the k-th key.
func (x *Index) text(i *keyInfo, k uint32) string {
	if int(i.size) > len(i.text) {
		return x.keyText[k]
	}
	return unsafe.String(&i.text[0], int(i.size))
}

// soundToken is a token under the hash of a sound.
type soundToken struct{ hash, token uint32 }

func compareSounds(a, b soundToken) int {
	return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.token, b.token))
}

// Codes of one kind do not meet those of another.
const (
	codeGiven = iota << 40
	codeNick
	codeGeneric
	codePlace
	codeNumber
)

func codesOf(p *names.Part) []int64 {
	var out []int64
	family, nick := p.Codes()
	for _, c := range family {
		out = append(out, codeGiven+int64(c))
	}
	for _, c := range nick {
		out = append(out, codeNick+int64(c)+1<<32)
	}
	switch {
	case p.Role == names.Generic && p.Value != 0:
		out = append(out, codeGeneric+int64(p.Value))
	case p.Role == names.Place:
		out = append(out, codePlace+int64(p.Value))
	case (p.Role == names.Number || p.Role == names.Ordinal) && p.Value >= 0:
		out = append(out, codeNumber+int64(p.Value))
	}
	return out
}

// wanted are the codes that agree with a part's own.
func wanted(p *names.Part) []int64 {
	out := codesOf(p)
	_, nick := p.Codes()
	for _, c := range nick {
		out = append(out, codeNick-int64(c)+1<<32)
	}
	return out
}

// load writes the i-th name into n, whose slice of parts it uses again.
func (x *Index) load(i int, n *names.Name) {
	n.Parts = n.Parts[:0]
	roles := x.nameRole[x.nameOff[i]:x.nameOff[i+1]]
	for k, t := range x.name(i) {
		n.Parts = append(n.Parts, x.parts[t])
		n.Parts[k].At(names.Role(roles[k]&^chained), roles[k]&chained != 0)
	}
	n.Kind = names.Kind(x.nameFlags[i] & kindBits)
	n.Eastern, n.Foreign = x.nameFlags[i]&easternFlag != 0, x.nameFlags[i]&foreignFlag != 0
	n.Joined = x.nameJoined[i]
}

// factsOf returns what is known of an entity besides its names.
func (x *Index) factsOf(e uint32, f *facts) {
	f.births = x.birth[x.birthOff[e]:x.birthOff[e+1]]
	f.countries = x.country[x.countryOff[e]:x.countryOff[e+1]]
	f.gender = x.gender[e]
	f.ids = f.ids[:0]
	for k := x.idOff[e]; k < x.idOff[e+1]; k++ {
		f.ids = append(f.ids, id{x.idKind[k], x.idHash[k]})
	}
}

// withID returns the entities that have an identifier of the hash.
func (x *Index) withID(hash uint64) []uint32 {
	i, _ := slices.BinarySearch(x.byIDHash, hash)
	j := i
	for j < len(x.byIDHash) && x.byIDHash[j] == hash {
		j++
	}
	return x.byIDEntity[i:j]
}
