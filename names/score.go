package names

import "slices"

// score adds up the penalties of what was paired and what was left.
func (m *matcher) score() {
	agreed, first := m.agreed()
	left := m.left(m.a.Parts, &m.toB, &m.aw)
	right := m.left(m.b.Parts, &m.toA, &m.bw)
	m.out.Evidence = agreed
	pen := m.pen
	if first == 0 {
		m.out.Score = 0
		return
	}
	if m.edit > 1 {
		pen += m.w.Second * float64(m.edit-1)
	}
	if first == 1 && m.edit > 0 {
		pen += m.pen * (m.w.Lone - 1)
	}
	if m.kind == Thing && first == 1 {
		pen += 0.5 * m.pen // a ship's only word
	}
	pen += m.extras(left, right, agreed, first)
	pen += m.order()
	pen += m.legal()
	if m.a.Foreign || m.b.Foreign {
		pen += m.w.Reading
	}
	if m.lone(first, left, right) {
		switch {
		case left.n+left.initials == 0:
			pen = 1 - m.w.LoneCap + m.pen // a surname alone: a near miss of all who bear it
		default:
			pen = max(pen, 1-m.w.LoneCap/2) // one name of somebody says nothing about a full name
		}
		m.out.Lone = !m.out.Contradicts
	}
	if (left.n > 0 || right.n > 0) && m.onlyGeneric() {
		pen = max(pen, 1-m.w.LoneCap/2) // Bank and Aldvik Bank: that they are banks says nothing
	}
	m.out.Score = max(0, 1-pen)
	m.whole()
}

// agreed returns the weights of the parts of a that agree, each lessened by how it
// agrees, and the number of telling parts among them.
func (m *matcher) agreed() (sum float32, n int) {
	half := 0
	for k := range m.out.N {
		p := &m.out.Pairs[k]
		w := max(m.aw[p.A], m.bw[p.B])
		if w == 0 {
			continue
		}
		switch p.How {
		case Initialed:
			sum += w * 0.5
			continue
		case Nicknamed, Edited:
			w *= 0.8
		}
		sum += w
		if m.a.Parts[p.A].Text != "abdul" && !repeated(m.a.Parts, int(p.A)) {
			n++ // servant of … is no name without what follows, nor is Jan Jan more than Jan
		} else {
			half = 1
		}
	}
	return sum, max(n, half)
}

// repeated reports whether one of the parts before the i-th has its key.
func repeated(parts []Part, i int) bool {
	for j := range i {
		if parts[j].Key == parts[i].Key {
			return true
		}
	}
	return false
}

// onlyGeneric reports whether generic words are all that two organisations share.
func (m *matcher) onlyGeneric() bool {
	if m.kind != Organisation && m.kind != Thing {
		return false
	}
	for k := range m.out.N {
		p := &m.out.Pairs[k]
		x, y := &m.a.Parts[p.A], &m.b.Parts[p.B]
		if m.aw[p.A] > 0 && m.bw[p.B] > 0 && x.Role != Generic && y.Role != Generic {
			return false
		}
	}
	return true
}

// rest is what one side has and the other lacks.
type rest struct {
	words    float32 // the weights of names and brands
	n        int     // how many they are
	generic  int
	places   int
	numbers  int // but for a 1, which a first of a series may leave out
	initials int
}

func (m *matcher) left(parts []Part, to *[MaxParts]int8, ws *[MaxParts]float32) (r rest) {
	for i := range parts {
		if to[i] != 0 || ws[i] == 0 {
			continue
		}
		switch parts[i].Role {
		case Generic:
			r.generic++
		case Place:
			r.places++
		case Number, Ordinal:
			if parts[i].Value != 1 {
				r.numbers++
			}
		case Initial:
			r.initials++
		case Patronymic:
			r.words += ws[i] / 2 // many a source leaves it out
			r.n++
		default:
			r.words += ws[i]
			r.n++
		}
	}
	return r
}

// extras is the penalty of the parts that have no pair.
func (m *matcher) extras(a, b rest, agreed float32, n int) float64 {
	w := m.w
	common := 1 + w.Common*max(0, 1.6-float64(agreed))
	pen := 0.0
	if m.kind == Organisation || m.kind == Thing {
		heavyA, heavyB := a.n+a.places+a.numbers, b.n+b.places+b.numbers
		switch {
		case a.places > 0 && b.places > 0 || a.numbers > 0 && b.numbers > 0:
			pen += w.Sister
			m.out.Related = a.n == 0 && b.n == 0
		case a.places+b.places+a.numbers+b.numbers > 0:
			pen += w.Sister
			m.out.Related = a.n == 0 || b.n == 0
		}
		if a.n > 0 && b.n > 0 || heavyA > 0 && heavyB > 0 || a.n > 0 && b.generic > 0 || b.n > 0 && a.generic > 0 || a.generic > 0 && b.generic > 0 {
			pen += w.Contradiction
			m.out.Contradicts = true
		}
		pen += w.OrgExtra * float64(a.words+b.words) / float64(agreed+a.words+b.words)
		pen += w.GenericExtra * float64(a.generic+b.generic) / (1 + float64(agreed))
		return pen
	}
	if a.n+a.initials > 0 && b.n+b.initials > 0 || a.numbers > 0 && b.numbers > 0 {
		pen += w.Contradiction * max(0.9, float64(min(a.n, b.n)))
		m.out.Contradicts = true
	}
	if m.eastern && a.n+b.n > 0 || m.b.Eastern && b.n > 0 {
		pen += w.Contradiction // every syllable tells
	}
	xa := float64(a.words) + 0.2*float64(a.initials+a.generic+a.places) + 0.3*float64(a.numbers)
	xb := float64(b.words) + 0.2*float64(b.initials+b.generic+b.places) + 0.3*float64(b.numbers)
	total := float64(agreed) + xa + xb
	return pen + common*(w.QueryExtra*xa+w.OtherExtra*xb)/total
}

// lone reports whether only one part of a person's name agrees and one of the
// names has more.
func (m *matcher) lone(n int, a, b rest) bool {
	return m.kind != Organisation && m.kind != Thing && n < 2 && a.n+b.n+a.initials+b.initials > 0
}

// order is the penalty of parts that stand in another order. A name may be turned
// round (surname first); a father and a son may not change places.
func (m *matcher) order() float64 {
	var seq [MaxParts]int8
	n := 0
	aChain, bChain := false, false
	for i := range m.a.Parts {
		j := m.toB[i] - 1
		if j < 0 || m.aw[i] == 0 {
			continue
		}
		seq[n] = j
		n++
		p, q := &m.a.Parts[i], &m.b.Parts[j]
		if p.flags&chain != 0 && q.flags&chain == 0 && q.Role != Family {
			aChain = true
		}
		if q.flags&chain != 0 && p.flags&chain == 0 && p.Role != Family {
			bChain = true
		}
	}
	if aChain && bChain {
		m.out.Chain = true
		return m.w.Chain
	}
	breaks := 0
	for k := 1; k < n; k++ {
		if seq[k] < seq[k-1] {
			breaks++
		}
	}
	switch {
	case breaks == 0:
		return 0
	case breaks == 1 && seq[n-1] < seq[0] && m.kind != Organisation && m.kind != Thing:
		return m.w.Order / 5 // turned round
	}
	return m.w.Order
}

// legal is the penalty of legal forms of two classes.
func (m *matcher) legal() float64 {
	var ca, cb string
	for i := range m.a.Parts {
		if p := &m.a.Parts[i]; p.Role == LegalForm {
			ca = legalTable().class[p.Value]
		}
	}
	if ca == "" {
		return 0
	}
	for i := range m.b.Parts {
		if p := &m.b.Parts[i]; p.Role == LegalForm {
			if m.toA[i] != 0 {
				return 0
			}
			cb = legalTable().class[p.Value]
		}
	}
	if cb == "" || ca == cb {
		return 0
	}
	return m.w.LegalForm
}

// whole gives names that are one when all their parts are written together their
// due, however they were cut: Laurent Nkunda, Lauren Tnkunda.
func (m *matcher) whole() {
	if m.out.Score >= 0.92 || m.a.Joined == 0 || m.a.Joined != m.b.Joined || m.twoInHan() {
		return
	}
	m.out.Score = max(m.out.Score, 0.92)
	m.out.Lone, m.out.Contradicts = false, false
}

// twoInHan reports whether both names are written in Han, where equal sound proves
// nothing.
func (m *matcher) twoInHan() bool {
	han := func(p Part) bool { return p.Native != "" }
	return slices.ContainsFunc(m.a.Parts, han) && slices.ContainsFunc(m.b.Parts, han)
}
