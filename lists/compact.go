package lists

import (
	"encoding/binary"
	"errors"
	"maps"
	"slices"

	"backchannel/ftm"
)

// The compact form of a snapshot is what a parse of the files came to, written
// so that the next program need not parse them again. All numbers are unsigned
// varints; a text is its number in a table, in which each stands once and the
// empty one first; a list is its length plus one and its texts, 0 where it is
// nil, so that what is read is equal to what was written in every respect.
//
//	sizes     texts, listed texts, entities, skips
//	table     the length of each text, then their bytes, one after another
//	snapshot  list, title, published
//	skips     where, why
//	entities  id, caption, schema, marks, datasets unless they are those of the
//	          entity before, referents, first seen, last seen, last change, then
//	          the number of properties plus one, and by name each with its list
//
// The form says nothing of its version and its damages: who keeps it does.

// The marks of an entity.
const (
	markTarget = 1 << iota
	markSameDatasets
)

// The least bytes that a skip, an entity and a property take. A size that goes
// past what the input can hold is refused before memory is taken for it.
const (
	leastSkip     = 2
	leastEntity   = 9
	leastProperty = 2
)

// AppendCompact appends the compact form of a snapshot, without the dates and
// the hash that Read leaves to its caller. The same snapshot always gives the
// same bytes.
func (s *Snapshot) AppendCompact(b []byte) []byte {
	p := &packer{index: map[string]int{"": 0}, texts: []string{""}}
	p.text(s.List, s.Title, s.Published)
	for _, k := range s.Skipped {
		p.text(k.Where, k.Why)
	}
	var before *ftm.Entity
	for _, e := range s.Entities {
		p.entity(e, before)
		before = e
	}
	for _, n := range []int{len(p.texts), p.listed, len(s.Entities), len(s.Skipped)} {
		b = binary.AppendUvarint(b, uint64(n))
	}
	for _, t := range p.texts {
		b = binary.AppendUvarint(b, uint64(len(t)))
	}
	for _, t := range p.texts {
		b = append(b, t...)
	}
	return append(b, p.out...)
}

// packer writes the part of the form that follows the table, and gathers the
// table on the way.
type packer struct {
	index  map[string]int
	texts  []string
	listed int // texts in lists
	out    []byte
}

func (p *packer) number(n int) { p.out = binary.AppendUvarint(p.out, uint64(n)) }

func (p *packer) text(texts ...string) {
	for _, t := range texts {
		n, ok := p.index[t]
		if !ok {
			n = len(p.texts)
			p.index[t] = n
			p.texts = append(p.texts, t)
		}
		p.number(n)
	}
}

func (p *packer) list(l []string) {
	if l == nil {
		p.number(0)
		return
	}
	p.number(len(l) + 1)
	p.listed += len(l)
	p.text(l...)
}

func (p *packer) entity(e, before *ftm.Entity) {
	marks := 0
	if e.Target {
		marks |= markTarget
	}
	same := before != nil && slices.Equal(e.Datasets, before.Datasets) && (e.Datasets == nil) == (before.Datasets == nil)
	if same {
		marks |= markSameDatasets
	}
	p.text(e.ID, e.Caption, e.Schema)
	p.number(marks)
	if !same {
		p.list(e.Datasets)
	}
	p.list(e.Referents)
	p.text(e.FirstSeen, e.LastSeen, e.LastChange)
	if e.Properties == nil {
		p.number(0)
		return
	}
	p.number(len(e.Properties) + 1)
	for _, name := range slices.Sorted(maps.Keys(e.Properties)) {
		p.text(name)
		p.list(e.Properties[name])
	}
}

var errNotCompact = errors.New("not a snapshot in the compact form")

// ReadCompact reads what AppendCompact wrote. The texts of the snapshot are
// parts of data, which stays in memory as long as any of them; lists may share
// one array, each ending where the next begins, and entities the list of their
// datasets. Whatever else data holds ends in an error, with at most some
// hundred times its size in memory on the way.
func ReadCompact(data string) (*Snapshot, error) {
	u := &unpacker{in: data}
	texts, listed, entities, skips := u.size(1), u.size(1), u.size(leastEntity), u.size(leastSkip)
	u.table(texts)
	if u.bad {
		return nil, errNotCompact
	}
	u.lists = make([]string, listed)
	s := &Snapshot{}
	s.List, s.Title, s.Published = u.text(), u.text(), u.text()
	for range skips {
		s.Skipped = append(s.Skipped, Skip{u.text(), u.text()})
	}
	all := make([]ftm.Entity, entities)
	s.Entities = make([]*ftm.Entity, entities)
	var before []string
	for i := range all {
		e := &all[i]
		u.entity(e, before)
		if u.bad {
			return nil, errNotCompact
		}
		s.Entities[i], before = e, e.Datasets
		if e.Target {
			s.Targets++
		}
	}
	if u.bad || u.at != len(u.in) || len(u.lists) != 0 {
		return nil, errNotCompact
	}
	return s, nil
}

// unpacker reads the form. After the first thing that is wrong, bad is set and
// all that is read is zero.
type unpacker struct {
	in    string
	at    int
	bad   bool
	texts []string
	lists []string // room for the lists yet to come
}

func (u *unpacker) number() int {
	var n uint64
	for shift := 0; u.at < len(u.in) && shift < 35; shift += 7 {
		c := u.in[u.at]
		u.at++
		if n |= uint64(c&0x7f) << shift; c < 0x80 {
			return int(n)
		}
	}
	u.fail()
	return 0
}

// size reads how many things follow that take at least so many bytes each.
func (u *unpacker) size(least int) int {
	n := u.number()
	if n > (len(u.in)-u.at)/least {
		u.fail()
		return 0
	}
	return n
}

func (u *unpacker) fail() { u.bad, u.at = true, len(u.in) }

func (u *unpacker) table(n int) {
	lengths := *u
	for range n {
		u.number()
	}
	u.texts = make([]string, n)
	for i := range u.texts {
		l := lengths.number()
		if l > len(u.in)-u.at {
			u.fail()
			return
		}
		u.texts[i] = u.in[u.at : u.at+l]
		u.at += l
	}
}

func (u *unpacker) text() string {
	n := u.number()
	if n >= len(u.texts) {
		u.fail()
		return ""
	}
	return u.texts[n]
}

func (u *unpacker) list() []string {
	n := u.number() - 1
	if n < 0 {
		return nil
	}
	if n > len(u.lists) {
		u.fail()
		return nil
	}
	l := u.lists[:n:n]
	u.lists = u.lists[n:]
	for i := range l {
		l[i] = u.text()
	}
	return l
}

func (u *unpacker) entity(e *ftm.Entity, datasets []string) {
	e.ID, e.Caption, e.Schema = u.text(), u.text(), u.text()
	marks := u.number()
	e.Target = marks&markTarget != 0
	if e.Datasets = datasets; marks&markSameDatasets == 0 {
		e.Datasets = u.list()
	}
	e.Referents = u.list()
	e.FirstSeen, e.LastSeen, e.LastChange = u.text(), u.text(), u.text()
	n := u.number() - 1
	if n < 0 {
		return
	}
	if n > (len(u.in)-u.at)/leastProperty {
		u.fail()
		return
	}
	e.Properties = make(map[string][]string, n)
	for range n {
		name := u.text()
		e.Properties[name] = u.list()
	}
	if len(e.Properties) != n {
		u.fail()
	}
}
