package names

import "strings"

// Explain says in words how the names agree: "surname equal; given name 'Kirill' ~
// 'Kiril' one edit". a and b are the names that were compared.
func (al *Alignment) Explain(a, b *Name) string {
	if al.a != nil {
		a, b = al.a, al.b
	}
	out := make([]byte, 0, 160)
	for k := range al.N {
		out = al.Pairs[k].explain(out, a, b)
	}
	if al.Chain {
		out = append(next(out), "father and son change places"...)
	}
	out = al.unpaired(out, a, b)
	if al.Lone {
		out = append(next(out), "one part of a name alone"...)
	}
	if al.Related {
		out = append(next(out), "same brand, another place or number: related, not the same"...)
	}
	if len(out) == 0 {
		return "nothing agrees"
	}
	return string(out)
}

// next sets what comes apart from what is there.
func next(out []byte) []byte {
	if len(out) > 0 {
		out = append(out, "; "...)
	}
	return out
}

// quoted appends texts in the order given, single quotes around every second.
func quoted(out []byte, texts ...string) []byte {
	for i, s := range texts {
		if i%2 == 1 {
			out = append(append(append(out, '\''), s...), '\'')
		} else {
			out = append(out, s...)
		}
	}
	return out
}

func (p *Pair) explain(out []byte, a, b *Name) []byte {
	x, y := &a.Parts[p.A], &b.Parts[p.B]
	what := x.Role.String()
	if y.Role == Family || y.Role == Patronymic {
		what = y.Role.String()
	}
	if p.How == Equal && (x.Role == Particle || x.Role == Honorific) {
		return out
	}
	out = next(out)
	switch p.How {
	case Equal:
		return quoted(out, what+" ", x.Text, " equal")
	case Initialed:
		return quoted(out, "initial ", x.Text, " ~ ", y.Text)
	case Together:
		na, nb := 1, 1
		if len(x.Text) > len(y.Text) {
			nb += int(p.N)
		} else {
			na += int(p.N)
		}
		return quoted(out, "", span(a, int(p.A), na), " ~ ", span(b, int(p.B), nb), " written together")
	}
	return quoted(out, what+" ", x.Text, " ~ ", y.Text, p.manner(x, y))
}

// manner says in which way two parts that are not equal agree.
func (p *Pair) manner(x, y *Part) string {
	switch p.How {
	case Spelled:
		return " another spelling"
	case Variant:
		return " the same name in another language"
	case Nicknamed:
		return " short form"
	case Vowelless:
		return " equal but for unwritten vowels"
	}
	return " " + edits(x.Key, y.Key)
}

// span is n parts of a name from i on, with spaces between them.
func span(n *Name, i, count int) string {
	var ws []string
	for _, p := range n.Parts[i:min(i+count, len(n.Parts))] {
		ws = append(ws, p.Text)
	}
	return strings.Join(ws, " ")
}

// edits counts the edits between two keys in words.
func edits(a, b string) string {
	if distance(a, b, 2) == 1 {
		return "one edit"
	}
	return "two edits"
}

// unpaired says which telling parts one side has and the other lacks.
func (al *Alignment) unpaired(out []byte, a, b *Name) []byte {
	var inA, inB [MaxParts]bool
	for k := range al.N {
		p := &al.Pairs[k]
		na, nb := 0, 0
		if p.How == Together {
			if len(a.Parts[p.A].Text) > len(b.Parts[p.B].Text) {
				nb = int(p.N)
			} else {
				na = int(p.N)
			}
		}
		for i := range na + 1 {
			inA[int(p.A)+i] = true
		}
		for i := range nb + 1 {
			inB[int(p.B)+i] = true
		}
	}
	left, right := missing(a, &inA), missing(b, &inB)
	switch {
	case left && right:
		out = append(appendMissing(append(next(out), '\''), a, &inA), "' against '"...)
		return append(appendMissing(out, b, &inB), '\'')
	case left:
		return append(appendMissing(append(next(out), '\''), a, &inA), "' only in the query"...)
	case right:
		return append(appendMissing(append(next(out), '\''), b, &inB), "' not in the query"...)
	}
	return out
}

// missing reports whether a telling part of a name is not among those paired.
func missing(n *Name, in *[MaxParts]bool) bool {
	for i := range n.Parts {
		if !in[i] && n.Parts[i].telling() {
			return true
		}
	}
	return false
}

// appendMissing appends these parts.
func appendMissing(out []byte, n *Name, in *[MaxParts]bool) []byte {
	first := true
	for i := range n.Parts {
		if in[i] || !n.Parts[i].telling() {
			continue
		}
		if !first {
			out = append(out, ' ')
		}
		out, first = append(out, n.Parts[i].Text...), false
	}
	return out
}
