package names

import (
	"slices"
)

// How says in which way two parts agree.
type How uint8

// The ways.
const (
	Differs   How = iota // they do not
	Equal                // letter for letter, after folding
	Spelled              // other spellings of one sound
	Variant              // the same name in another language
	Nicknamed            // a short form and its long form
	Initialed            // an initial and a name
	Edited               // within an edit or two
	Vowelless            // equal but for vowels that a script leaves out
	Together             // two parts on one side are one on the other
)

// Pair is one line of an alignment: the part A of the first name and the part B of
// the second, by index; -1 where a side has none. A Together pair takes N further
// parts of the side that wrote them apart.
type Pair struct {
	A, B int8
	N    int8
	How  How
	Cost float32 // weighted edits, where How is Edited
}

// Alignment is how two names were found to agree.
type Alignment struct {
	Score       float64 // 0..1
	Related     bool    // the same brand in another place or with another number: a sister, not the same
	Evidence    float32 // the weights of the parts that agree, added up
	Contradicts bool    // each side has a telling part that the other lacks
	Chain       bool    // father and son are exchanged
	Lone        bool    // only one part of a person's full name agrees
	N           int     // pairs in use
	Pairs       [MaxParts + 2]Pair

	// Swapped readings: the names that were compared, where a reading other than
	// the first fitted best.
	a, b *Name
}

// Compare returns how well two prepared names agree, by the default weights.
func Compare(a, b *Name) Alignment { return defaults.Compare(a, b) }

// Compare returns how well two prepared names agree. It is not symmetric in small
// things: a is the query, b what is known, and a query that leaves parts out
// differs from one that adds some. Empty names score 0.
func (w *Weights) Compare(a, b *Name) Alignment {
	al := w.one(a, b)
	for i := range a.Readings {
		if !meets(&a.Readings[i], b) {
			continue
		}
		if x := w.one(&a.Readings[i], b); x.Score > al.Score {
			al = x
		}
	}
	for i := range b.Readings {
		if !meets(a, &b.Readings[i]) {
			continue
		}
		if x := w.one(a, &b.Readings[i]); x.Score > al.Score {
			al = x
		}
	}
	return al
}

// one compares two names as they are read.
func (w *Weights) one(a, b *Name) Alignment {
	var m matcher
	m.w, m.a, m.b = w, a, b
	m.out.a, m.out.b = a, b
	if len(a.Parts) == 0 || len(b.Parts) == 0 || !meets(a, b) {
		return m.out
	}
	m.kind = jointKind(a.Kind, b.Kind)
	m.eastern = a.Eastern && b.Eastern
	weighParts(a.Parts, &m.aw)
	weighParts(b.Parts, &m.bw)
	m.pairEqual()
	m.pairSimilar()
	m.pairJoined()
	m.score()
	return m.out
}

func jointKind(a, b Kind) Kind {
	if a == b || b == Any {
		return a
	}
	if a == Any {
		return b
	}
	if a == Organisation || b == Organisation {
		return Organisation
	}
	return a
}

// matcher is the state of one comparison; it lives on the stack.
type matcher struct {
	w       *Weights
	a, b    *Name
	kind    Kind
	eastern bool              // both are Chinese or Korean
	aw      [MaxParts]float32 // weights; 0 for parts that do not count
	bw      [MaxParts]float32
	toB     [MaxParts]int8 // 1 + index of the pair's other end, 0 where none
	toA     [MaxParts]int8
	pen     float64 // of the pairs
	edit    float32 // edits over all pairs
	out     Alignment
}

func weighParts(parts []Part, out *[MaxParts]float32) {
	for i := range parts {
		p := &parts[i]
		switch p.Role {
		case Particle, Honorific, LegalForm:
			out[i] = 0
		case Generic:
			out[i] = 0.3
		case Initial:
			out[i] = 0.4
		case Number, Ordinal, Place:
			out[i] = 0.6
		default:
			out[i] = p.weight
		}
	}
}

// pairEqual pairs parts that are equal letter for letter, in their order.
func (m *matcher) pairEqual() {
	from := 0
	for i := range m.a.Parts {
		p := &m.a.Parts[i]
		// Look on from the last pair first, so that repeated parts keep their order.
		for k := range m.b.Parts {
			j := from + k
			if j >= len(m.b.Parts) {
				j -= len(m.b.Parts)
			}
			q := &m.b.Parts[j]
			if m.toA[j] == 0 && p.mask == q.mask && same(p, q) {
				m.pair(i, j, Pair{How: Equal})
				from = j + 1
				break
			}
		}
	}
}

// same reports whether two parts are one, letter for letter and in their script.
func same(p, q *Part) bool {
	if p.Native != "" && q.Native != "" && p.Native != q.Native {
		return false
	}
	return p.Text == q.Text && (p.Role == q.Role || !coded(p.Role) && !coded(q.Role)) ||
		(p.Role == Place && q.Role == Place || p.Role == LegalForm && q.Role == LegalForm) && p.Value == q.Value
}

func coded(r Role) bool { return r == Number || r == Ordinal || r == LegalForm }

func (m *matcher) pair(i, j int, p Pair) {
	p.A, p.B = int8(i), int8(j)
	m.toB[i], m.toA[j] = int8(j+1), int8(i+1)
	if m.out.N < len(m.out.Pairs) {
		m.out.Pairs[m.out.N] = p
		m.out.N++
	}
}

// pairSimilar pairs what is left, the most alike first.
func (m *matcher) pairSimilar() {
	type option struct {
		i, j int8
		p    Pair
		pen  float64
	}
	var opts [2 * MaxParts]option
	n := 0
	for i := range m.a.Parts {
		if m.toB[i] != 0 || m.aw[i] == 0 {
			continue
		}
		for j := range m.b.Parts {
			if m.toA[j] != 0 || m.bw[j] == 0 {
				continue
			}
			p, pen := m.w.parts(&m.a.Parts[i], &m.b.Parts[j], m.kind)
			if m.eastern && (p.How == Differs || p.How == Edited) && Voiced(m.a.Parts[i].Key, m.b.Parts[j].Key) {
				p, pen = Pair{How: Variant}, m.w.Variant
			}
			if p.How == Differs || n == len(opts) || m.a.Eastern != m.b.Eastern && p.How == Nicknamed {
				continue
			}
			if (m.a.Eastern || m.b.Eastern) && p.How == Edited {
				pen *= m.w.Eastern
			}
			if i != j {
				pen += 0.001 // of equals, the one in its place
			}
			opts[n] = option{int8(i), int8(j), p, pen}
			n++
		}
	}
	for {
		best := -1
		for k := range n {
			o := &opts[k]
			if m.toB[o.i] == 0 && m.toA[o.j] == 0 && (best < 0 || o.pen < opts[best].pen) {
				best = k
			}
		}
		if best < 0 {
			return
		}
		o := &opts[best]
		m.pair(int(o.i), int(o.j), o.p)
		m.edit += o.p.Cost
		m.pen += o.pen
	}
}

// Agree says how two parts of names agree, apart from their places in them, and
// what that costs at least.
func (w *Weights) Agree(p, q *Part) (How, float64) {
	if same(p, q) {
		return Equal, 0
	}
	pair, pen := w.parts(p, q, Any)
	return pair.How, pen
}

// parts says how two parts that are not equal agree, and at what penalty.
func (w *Weights) parts(p, q *Part, k Kind) (Pair, float64) {
	if p.Role == Number || q.Role == Number || p.Role == Ordinal || q.Role == Ordinal {
		if coded(p.Role) && coded(q.Role) && p.Value == q.Value && p.Value >= 0 {
			return Pair{How: Spelled}, w.Spelling
		}
		return Pair{}, 0
	}
	if p.Role == Initial || q.Role == Initial {
		if p.Role != q.Role && p.Text[0] == q.Text[0] && k != Thing {
			return Pair{How: Initialed}, w.Initial
		}
		return Pair{}, 0
	}
	if p.Role == Generic && q.Role == Generic && p.Value == q.Value && p.Value != 0 {
		return Pair{How: Variant}, w.Spelling
	}
	if (p.flags|q.flags)&acronym != 0 || p.Native != "" && q.Native != "" {
		return Pair{}, 0 // initials have no spelling; two readings of Han may sound alike and be written otherwise
	}
	if p.Key == q.Key {
		if len(p.Key) > 3 || distance(p.Text, q.Text, 1) < 2 {
			return Pair{How: Spelled}, w.Spelling
		}
		if !sameName(p, q) { // lai and li, xu and choe: short keys hold too much
			return Pair{How: Edited, Cost: 1}, w.edits(1, p, q)
		}
	}
	if k != Thing {
		if sameName(p, q) {
			return Pair{How: Variant}, w.Variant
		}
		if p.codes != nil && q.codes != nil && nicknames(p.codes.nick, q.codes.nick) {
			return Pair{How: Nicknamed}, w.Nickname
		}
	}
	if (p.flags^q.flags)&skeletal != 0 && len(p.Key) > 1 && vocalised(p, q) {
		return Pair{How: Vowelless}, w.Skeleton
	}
	if otherInArabic(p, q) {
		return Pair{}, 0
	}
	if p.Role == Place && q.Role == Place {
		return Pair{}, 0 // two known places are two places
	}
	limit := Slack(p.Key, q.Key)
	if limit == 0 || apart(p.mask, q.mask, limit) || distance(p.Key, q.Key, limit) > limit {
		return Pair{}, 0
	}
	c := cost(p.Key, q.Key)
	if n := distance(p.Text, q.Text, 6); n > 2 {
		c = max(c, 0.5*float32(n)) // keys that are near though the spellings are not
	}
	return Pair{How: Edited, Cost: c}, w.edits(c, p, q)
}

// Cost is the weighted number of edits between two keys: letters that romanisations
// confuse, and vowels, count less than one.
func Cost(a, b string) float32 { return cost(a, b) }

// Edited is the penalty of parts whose keys are edits of a cost apart, the shorter
// one's text having size letters, before what else is known of them; more is what a
// name pays besides where one part has more than an edit.
func (w *Weights) Edited(cost float32, size int) (pen, more float64) {
	c := float64(cost)
	return w.Edit * c / (w.EditBase + float64(size)), w.Second * max(0, c-1)
}

// edits is the penalty of edits that cost c: the shorter the part, the dearer.
func (w *Weights) edits(c float32, p, q *Part) float64 {
	return w.Edit * float64(c) / (w.EditBase + float64(min(len(p.Text), len(q.Text))))
}

// sameName reports whether two parts are one name in two languages.
func sameName(p, q *Part) bool {
	if p.codes == nil || q.codes == nil {
		return false
	}
	return slices.ContainsFunc(p.codes.family, func(c int32) bool { return slices.Contains(q.codes.family, c) })
}

// nicknames reports whether one side has a long form and the other its short one.
func nicknames(a, b []int32) bool {
	for _, x := range a {
		for _, y := range b {
			if x == -y {
				return true
			}
		}
	}
	return false
}

// pairJoined pairs a part that is left with two or three that stand side by side
// on the other side and, written together, sound the same.
func (m *matcher) pairJoined() {
	m.joined(m.a.Parts, m.b.Parts, &m.toB, &m.toA, false)
	m.joined(m.b.Parts, m.a.Parts, &m.toA, &m.toB, true)
}

func (m *matcher) joined(one, many []Part, ofOne, ofMany *[MaxParts]int8, turned bool) {
	for i := range one {
		p := &one[i]
		if ofOne[i] != 0 || len(p.Text) < 5 || p.Role == LegalForm {
			continue
		}
		for j := 0; j+1 < len(many); j++ {
			n := together(p, many[j:], ofMany[j:])
			if n == 0 {
				continue
			}
			for k := j; k < j+n; k++ {
				ofMany[k] = int8(i + 1)
			}
			ofOne[i] = int8(j + 1)
			pr := Pair{A: int8(i), B: int8(j), N: int8(n - 1), How: Together}
			if turned {
				pr.A, pr.B = pr.B, pr.A
			}
			if m.out.N < len(m.out.Pairs) {
				m.out.Pairs[m.out.N] = pr
				m.out.N++
			}
			m.pen += m.w.Joined
			break
		}
	}
}

// together returns how many of the parts that many begins with, two or three and
// none of them paired, make p when written together; else 0.
func together(p *Part, many []Part, paired []int8) int {
	size := 0
	for n := 0; n < min(3, len(many)); n++ {
		if paired[n] != 0 {
			return 0
		}
		size += len(many[n].Text)
		if n > 0 && size >= len(p.Text)-2 && size <= len(p.Text)+2 && joinedKey(p, many[:n+1]) {
			return n + 1
		}
	}
	return 0
}

func joinedKey(p *Part, many []Part) bool {
	var buf [96]byte
	b := buf[:0]
	for i := range many {
		if len(b)+len(many[i].Text) > len(buf) {
			return false
		}
		b = append(b, many[i].Text...)
	}
	if string(b) == p.Text {
		return true
	}
	if len(p.Key) < 5 {
		return false // a short key holds too much: tessa, Tay Za
	}
	if firstOfKey(b) != p.Key[0] {
		return false
	}
	var kb [96]byte
	return string(keyInto(kb[:0], b)) == p.Key
}
