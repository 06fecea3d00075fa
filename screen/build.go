package screen

import (
	"cmp"
	"iter"
	"math"
	"slices"

	"backchannel/ftm"
	"backchannel/names"
)

// Build makes an index of the entities that have names or identifiers and that
// the model lets be matched (people, companies, vessels; no addresses, no
// sanctions). It keeps the entities; they must not be changed afterwards.
func Build(entities iter.Seq[*ftm.Entity], w Weights) *Index {
	b := newBuilder(w)
	for e := range entities {
		b.add(e)
	}
	return b.index()
}

// builder puts an index together.
type builder struct {
	x       *Index
	tokens  map[tokenKey]uint32
	schemas map[string]uint8
	drop    bool // do not keep the entities
}

// tokenKey is what makes two parts of names the same token.
type tokenKey struct {
	text, native string
	role         names.Role
	value        int32
	marks        uint8
}

// keyOf returns what makes a part the token that it is. Given name, surname and
// patronymic are one token: the role is kept with the name.
func keyOf(p *names.Part) tokenKey {
	k := tokenKey{p.Text, p.Native, p.Role, p.Value, p.Marks()}
	if p.Telling() {
		k.role = names.Word
	}
	return k
}

func newBuilder(w Weights) *builder {
	x := &Index{w: w}
	x.nameOff, x.birthOff, x.countryOff, x.idOff = []uint32{0}, []uint32{0}, []uint32{0}, []uint32{0}
	return &builder{x: x, tokens: map[tokenKey]uint32{}, schemas: map[string]uint8{}}
}

func matchable(e *ftm.Entity) bool {
	s := ftm.SchemaOf(e.Schema)
	return s == nil || s.Matchable && !s.IsA("Address") && !s.IsA("Identification")
}

// add takes an entity in and reports whether it has what it takes.
func (b *builder) add(e *ftm.Entity) bool {
	if !matchable(e) {
		return false
	}
	x := b.x
	p := prepare(e)
	if len(p.names) == 0 && len(p.facts.ids) == 0 {
		return false
	}
	if !b.drop {
		x.entities = append(x.entities, e)
	}
	x.schema = append(x.schema, b.schemaCode(e.Schema))
	for i := range p.names {
		b.addName(&p.names[i], p.weak[i])
	}
	x.birth = append(x.birth, p.facts.births...)
	x.birthOff = append(x.birthOff, uint32(len(x.birth)))
	x.country = append(x.country, p.facts.countries...)
	x.countryOff = append(x.countryOff, uint32(len(x.country)))
	x.gender = append(x.gender, p.facts.gender)
	for _, d := range p.facts.ids {
		x.idKind, x.idHash = append(x.idKind, d.kind), append(x.idHash, d.hash)
	}
	x.idOff = append(x.idOff, uint32(len(x.idHash)))
	return true
}

func (b *builder) schemaCode(s string) uint8 {
	c, ok := b.schemas[s]
	if !ok && len(b.x.schemaNames) < 255 {
		c = uint8(len(b.x.schemaNames))
		b.x.schemaNames = append(b.x.schemaNames, s)
		b.schemas[s] = c
	}
	return c
}

// The flags of a name and the mark beside a part's role.
const (
	kindBits    = 3 // of the flags: the kind
	weakFlag    = 4 // the list calls the name weak
	easternFlag = 8
	foreignFlag = 16
	wadeAt      = 5    // two bits for names.Wade
	chained     = 0x80 // beside a role: a father's name
)

func (b *builder) addName(n *names.Name, weak bool) {
	x := b.x
	for i := range n.Parts {
		p := &n.Parts[i]
		x.nameToken = append(x.nameToken, b.token(p))
		role := uint8(p.Role)
		if p.Chained() {
			role |= chained
		}
		x.nameRole = append(x.nameRole, role)
	}
	x.nameOff = append(x.nameOff, uint32(len(x.nameToken)))
	x.nameEntity = append(x.nameEntity, uint32(len(x.gender)))
	x.nameJoined = append(x.nameJoined, n.Joined)
	f := uint8(n.Kind) & kindBits
	if weak {
		f |= weakFlag
	}
	if n.Eastern {
		f |= easternFlag
	}
	if n.Foreign {
		f |= foreignFlag
	}
	f |= uint8(n.Wade) << wadeAt
	x.nameFlags = append(x.nameFlags, f)
	x.originals = append(x.originals, n.Original)
	for i := range n.Readings {
		b.addName(&n.Readings[i], weak)
	}
}

// token interns a part.
func (b *builder) token(p *names.Part) uint32 {
	k := keyOf(p)
	t, ok := b.tokens[k]
	if !ok {
		t = uint32(len(b.x.parts))
		b.tokens[k] = t
		part := *p
		part.At(k.role, false)
		b.x.parts = append(b.x.parts, part)
	}
	return t
}

// index finishes the index: what follows from the names is worked out here.
func (b *builder) index() *Index {
	x := b.x
	b.tokens, b.schemas = nil, nil
	x.arrangeTokens()
	x.arrangeNames()
	x.postings()
	x.deletions()
	x.head()
	x.writtenTogether()
	x.identifiers()
	x.derive()
	return x
}

// arrangeTokens numbers the tokens anew: the telling ones first, then by key, so that
// those of one key, and keys that begin alike, lie side by side.
func (x *Index) arrangeTokens() {
	order := upTo(len(x.parts))
	slices.SortFunc(order, func(a, b uint32) int {
		p, q := &x.parts[a], &x.parts[b]
		return cmp.Or(cmp.Compare(group(p), group(q)), cmp.Compare(p.Key, q.Key), cmp.Compare(a, b))
	})
	parts, now := make([]names.Part, len(order)), make([]uint32, len(order))
	x.keyOff = nil
	for t, was := range order {
		parts[t], now[was] = x.parts[was], uint32(t)
		if p := &parts[t]; t == 0 || p.Key != parts[t-1].Key || group(p) != group(&parts[t-1]) {
			x.keyOff = append(x.keyOff, uint32(t))
		}
	}
	x.keyOff = append(x.keyOff, uint32(len(parts)))
	x.parts = parts
	for i, t := range x.nameToken {
		x.nameToken[i] = now[t]
	}
}

// group is 0 for telling parts and 1 for others.
func group(p *names.Part) int { return min(classOf(p), 1) }

func upTo(n int) []uint32 {
	out := make([]uint32, n)
	for i := range out {
		out[i] = uint32(i)
	}
	return out
}

// arrangeNames numbers the names anew, by their anchors: those of one anchor are a
// stretch, and those without a telling part come last.
func (x *Index) arrangeNames() {
	df := make([]uint32, len(x.parts))
	for i := range x.nameEntity {
		for k, t := range x.name(i) {
			if !slices.Contains(x.name(i)[:k], t) {
				df[t]++
			}
		}
	}
	n := len(x.nameEntity)
	anchor := make([]uint32, n)
	x.anchorOff = make([]uint32, len(x.parts)+1)
	for i := range n {
		anchor[i] = x.anchorOf(i, df)
		x.anchorOff[anchor[i]+1]++
	}
	for t := range x.parts {
		x.anchorOff[t+1] += x.anchorOff[t]
	}
	order := upTo(n)
	slices.SortFunc(order, func(a, b uint32) int { return cmp.Or(cmp.Compare(anchor[a], anchor[b]), cmp.Compare(a, b)) })
	old := Index{nameOff: x.nameOff, nameToken: x.nameToken, nameRole: x.nameRole, nameEntity: x.nameEntity, nameFlags: x.nameFlags, nameJoined: x.nameJoined, originals: x.originals}
	x.nameOff, x.nameToken, x.nameRole = make([]uint32, 1, n+1), make([]uint32, 0, len(old.nameToken)), make([]uint8, 0, len(old.nameRole))
	x.nameEntity, x.nameFlags, x.nameJoined = make([]uint32, n), make([]uint8, n), make([]uint64, n)
	x.nameRank, x.originals, x.anchorNext = make([]uint16, n), make([]string, n), make([]uint32, n)
	first := map[uint32]uint32{}
	for i, e := range old.nameEntity {
		if _, ok := first[e]; !ok {
			first[e] = uint32(i)
		}
	}
	for i, was := range order {
		e := old.nameEntity[was]
		x.nameEntity[i], x.nameFlags[i], x.nameJoined[i], x.originals[i] = e, old.nameFlags[was], old.nameJoined[was], old.originals[was]
		x.nameRank[i] = uint16(min(was-first[e], math.MaxUint16))
		x.nameToken = append(x.nameToken, old.name(int(was))...)
		x.nameRole = append(x.nameRole, old.nameRole[old.nameOff[was]:old.nameOff[was+1]]...)
		x.nameOff = append(x.nameOff, uint32(len(x.nameToken)))
		x.anchorNext[i] = x.nextTo(i, anchor[was], df)
	}
}

// postings lists the names that each token stands in.
func (x *Index) postings() {
	count := make([]uint32, len(x.parts)+1)
	each := func(do func(name int, token uint32)) {
		for i := range x.nameEntity {
			for k, t := range x.name(i) {
				if !slices.Contains(x.name(i)[:k], t) {
					do(i, t)
				}
			}
		}
	}
	each(func(_ int, t uint32) { count[t+1]++ })
	for t := range x.parts {
		count[t+1] += count[t]
	}
	x.postOff = slices.Clone(count)
	x.post = make([]uint32, count[len(count)-1])
	each(func(i int, t uint32) {
		x.post[count[t]] = uint32(i)
		count[t]++
	})
}

// nextTo returns the rarest telling token of a name after its anchor, the anchor
// itself where it has no other.
func (x *Index) nextTo(i int, anchor uint32, df []uint32) uint32 {
	best := anchor
	for _, t := range x.name(i) {
		if t != anchor && classOf(&x.parts[t]) == 0 && classOf(&x.parts[anchor]) == 0 && (best == anchor || df[t] < df[best]) {
			best = t
		}
	}
	return best
}

// nameHead is what is asked of a name first, in one place of memory: its tokens, if
// they are six or fewer, which of these are patronymics, its schema and its flags.
type nameHead struct {
	tokens      [6]uint32
	from        uint32
	n           uint8
	schema      uint8
	flags       uint8
	patronymics uint8
}

func (x *Index) head() {
	x.heads = make([]nameHead, len(x.nameEntity))
	for i := range x.heads {
		h := &x.heads[i]
		h.from, h.n, h.schema, h.flags = x.nameOff[i], uint8(x.nameOff[i+1]-x.nameOff[i]), x.schema[x.nameEntity[i]], x.nameFlags[i]
		for k := range copy(h.tokens[:], x.name(i)) {
			if names.Role(x.nameRole[int(h.from)+k]&^chained) == names.Patronymic {
				h.patronymics |= 1 << k
			}
		}
	}
}

// tokensOf returns the tokens of a name by its head.
func (x *Index) tokensOf(h *nameHead) []uint32 {
	if int(h.n) <= len(h.tokens) {
		return h.tokens[:h.n]
	}
	return x.nameToken[h.from : h.from+uint32(h.n)]
}

// patronymic reports whether the k-th token of a name is a patronymic there.
func (x *Index) patronymic(h *nameHead, k int) bool {
	if int(h.n) <= len(h.tokens) {
		return h.patronymics>>k&1 == 1
	}
	return names.Role(x.nameRole[int(h.from)+k]&^chained) == names.Patronymic
}

// name returns the tokens of a name.
func (x *Index) name(i int) []uint32 { return x.nameToken[x.nameOff[i]:x.nameOff[i+1]] }

// anchorOf returns the rarest of the tokens that a name must be found by: its
// telling ones, else its other counted ones, else any.
func (x *Index) anchorOf(i int, df []uint32) uint32 {
	best, class := uint32(0), 4
	for _, t := range x.name(i) {
		c := classOf(&x.parts[t])
		if c < class || c == class && df[t] < df[best] {
			best, class = t, c
		}
	}
	return best
}

// classOf ranks a part by how surely it must be matched: 0 telling, 1 counted in a
// name that has no telling part, 2 initials, 3 the rest.
func classOf(p *names.Part) int {
	switch p.Role {
	case names.Word, names.Given, names.Family, names.Patronymic:
		return 0
	case names.Place, names.Generic, names.Number, names.Ordinal:
		return 1
	case names.Initial:
		return 2
	}
	return 3
}

// writtenTogether lists each name under the sound of every two and three of its
// parts that stand side by side, and of all of them, so that a name is found that
// somebody cut otherwise.
func (x *Index) writtenTogether() {
	type entry struct{ hash, name uint32 }
	var all []entry
	var n names.Name
	for i := range x.nameEntity {
		x.load(i, &n)
		for k := range n.Parts {
			for c := 2; c <= 3 && k+c <= len(n.Parts); c++ {
				if size := textLen(n.Parts[k : k+c]); size < 4 || size > 40 {
					continue
				}
				all = append(all, entry{uint32(names.HashKey(n.TogetherKey(k, c)) >> 32), uint32(i)})
			}
		}
		if n.Joined != 0 {
			all = append(all, entry{uint32(n.Joined >> 32), uint32(i)})
		}
	}
	slices.SortFunc(all, func(a, b entry) int { return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.name, b.name)) })
	all = slices.Compact(all)
	x.joinHash, x.joinName = make([]uint32, len(all)), make([]uint32, len(all))
	for i, e := range all {
		x.joinHash[i], x.joinName[i] = e.hash, e.name
	}
}

func textLen(parts []names.Part) int {
	n := 0
	for i := range parts {
		n += len(parts[i].Text)
	}
	return n
}

// identifiers sorts the entities by the hashes of their identifiers.
func (x *Index) identifiers() {
	type entry struct {
		hash   uint64
		entity uint32
	}
	var all []entry
	for e := range x.gender {
		for _, h := range x.idHash[x.idOff[e]:x.idOff[e+1]] {
			all = append(all, entry{h, uint32(e)})
		}
	}
	slices.SortFunc(all, func(a, b entry) int { return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.entity, b.entity)) })
	x.byIDHash, x.byIDEntity = make([]uint64, len(all)), make([]uint32, len(all))
	for i, e := range all {
		x.byIDHash[i], x.byIDEntity[i] = e.hash, e.entity
	}
}
