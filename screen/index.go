package screen

import (
	"cmp"
	"slices"
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

	// Parts of names, each kept once, the telling ones first and each kind by its key.
	parts  []names.Part
	keyOff []uint32 // where the tokens of each key begin
	// Keys by the hashes of their deletions.
	bucketBits uint32
	bucketOff  []uint32
	bucket     []uint64

	// Names, those of one anchor side by side: their tokens and the roles they have
	// there, the entity, what they are.
	nameOff    []uint32
	nameToken  []uint32
	nameRole   []uint8
	nameEntity []uint32
	nameFlags  []uint8
	nameJoined []uint64
	nameRank   []uint16 // its place among the names of its entity
	heads      []nameHead
	originals  []string

	postOff, post      []uint32 // token: names it stands in
	anchorOff          []uint32 // token: where the names begin that it is the anchor of
	anchorNext         []uint32 // name: its rarest telling token beside the anchor
	joinHash, joinName []uint32 // sound of parts written together: names
	byIDHash           []uint64
	byIDEntity         []uint32
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
	keys       []keyInfo          // the keys
	traits     []trait            // of each token
	byCode     map[int64][]uint32 // code of a given name, generic word or place: tokens
	bySkeleton []soundToken       // telling tokens by what is left without vowels
	softOnly   []soundToken       // the same for tokens of vowelless scripts alone
	joinOff    []uint32           // by the first bits of a sound's hash: where it may be in joinHash
	telling    uint32             // the telling tokens are those below it
	plain      uint32             // the first of the names that have no telling part

	likes likeCache
	free  freeList
}

// Len is the number of entities in the index.
func (x *Index) Len() int { return len(x.gender) }

// Names is the number of names in the index, with the other readings of some.
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
	x.byCode = map[int64][]uint32{}
	x.traits = make([]trait, len(x.parts))
	x.plain, x.telling = uint32(len(x.nameEntity)), uint32(len(x.parts))
	for t := range x.parts {
		p := &x.parts[t]
		x.traits[t] = traitOf(p)
		if x.traits[t].class() > 0 {
			x.plain, x.telling = min(x.plain, x.anchorOff[t]), min(x.telling, uint32(t))
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
	x.keys = make([]keyInfo, len(x.keyOff)-1)
	for k := range x.keys {
		x.keys[k] = x.infoOf(k)
	}
	x.joinOff = make([]uint32, 1<<joinBits+1)
	for _, h := range x.joinHash {
		x.joinOff[h>>(32-joinBits)+1]++
	}
	for i := range 1 << joinBits {
		x.joinOff[i+1] += x.joinOff[i]
	}
}

// joinBits is how many bits of a hash Index.joinOff goes by.
const joinBits = 16

// withSound returns the names of a sound.
func (x *Index) withSound(hash uint64) []uint32 {
	h := uint32(hash >> 32)
	i, end := x.joinOff[h>>(32-joinBits)], x.joinOff[h>>(32-joinBits)+1]
	k, _ := slices.BinarySearch(x.joinHash[i:end], h)
	from := int(i) + k
	to := from
	for to < int(end) && x.joinHash[to] == h {
		to++
	}
	return x.joinName[from:to]
}

// trait is what is asked of a token most often.
type trait struct {
	what   uint8 // class and kind
	first  uint8 // its first letter, 1 to 26, 0 for a digit
	size   uint8 // the letters of its text, at most 255
	weight uint8 // how much it counts, in 255ths
}

// What sets apart what a token is that does not tell.
const (
	genericTrait = 4 // a generic word
	sisterTrait  = 8 // a place or a number that tells sister companies apart
)

// class is what classOf says of the token, and kind genericTrait, sisterTrait or 0.
func (t trait) class() int  { return int(t.what & 3) }
func (t trait) kind() uint8 { return t.what &^ 3 }

// maybeLeftOut reports whether the token is a number 1, which the first of a series may
// do without.
func maybeLeftOut(t trait) bool { return t.class() == 1 && t.kind() == 0 }

func traitOf(p *names.Part) trait {
	t := trait{what: uint8(classOf(p)), size: uint8(min(len(p.Text), 255))}
	if p.Text != "" && p.Text[0] >= 'a' && p.Text[0] <= 'z' {
		t.first = p.Text[0] - 'a' + 1
	}
	w := float32(0)
	switch p.Role { // as the comparison weighs them
	case names.Generic:
		w, t.what = 0.3, t.what|genericTrait
	case names.Initial:
		w = 0.4
	case names.Number, names.Ordinal, names.Place:
		w = 0.6
		if p.Role == names.Place || p.Value != 1 {
			t.what |= sisterTrait
		}
	case names.Particle, names.Honorific, names.LegalForm:
	default:
		w = p.Weight()
	}
	t.weight = uint8(255*w + 0.5)
	return t
}

func (t trait) weigh() float64 { return float64(t.weight) / 255 }

// keyInfo is a key and the tokens that have it, in one place of memory.
type keyInfo struct {
	text   [22]byte // the key, where it is no longer
	size   uint8    // its letters; more than that where it must be looked up
	tokens uint8    // how many tokens have it, at most 255
	from   uint32   // the first of them
}

func (x *Index) infoOf(k int) keyInfo {
	key, from := x.keyAt(k), x.keyOff[k]
	i := keyInfo{size: uint8(min(len(key), 255)), tokens: uint8(min(x.keyOff[k+1]-from, 255)), from: from}
	copy(i.text[:], key)
	return i
}

// text returns the key.
func (x *Index) text(i *keyInfo) string {
	if int(i.size) > len(i.text) {
		return x.parts[i.from].Key
	}
	return unsafe.String(&i.text[0], int(i.size))
}

// tokens returns where the tokens of the k-th key begin and end.
func (x *Index) tokens(i *keyInfo, k uint32) (from, to uint32) {
	if i.tokens == 255 {
		return i.from, x.keyOff[k+1]
	}
	return i.from, i.from + uint32(i.tokens)
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
	n.Wade = names.Wade(x.nameFlags[i] >> wadeAt & 3)
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
