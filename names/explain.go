package names

import (
	"fmt"
	"strings"
)

// Explain says in words how the names agree: "surname equal; given name 'Kirill' ~
// 'Kiril' one edit". a and b are the names that were compared.
func (al *Alignment) Explain(a, b *Name) string {
	if al.a != nil {
		a, b = al.a, al.b
	}
	var out []string
	for k := range al.N {
		if s := al.Pairs[k].explain(a, b); s != "" {
			out = append(out, s)
		}
	}
	if al.Chain {
		out = append(out, "father and son change places")
	}
	out = append(out, al.unpaired(a, b)...)
	if al.Lone {
		out = append(out, "one part of a name alone")
	}
	if al.Related {
		out = append(out, "same brand, another place or number: related, not the same")
	}
	if len(out) == 0 {
		return "nothing agrees"
	}
	return strings.Join(out, "; ")
}

func (p *Pair) explain(a, b *Name) string {
	x, y := &a.Parts[p.A], &b.Parts[p.B]
	what := x.Role.String()
	if y.Role == Family || y.Role == Patronymic {
		what = y.Role.String()
	}
	switch p.How {
	case Equal:
		if x.Role == Particle || x.Role == Honorific {
			return ""
		}
		return fmt.Sprintf("%s '%s' equal", what, x.Text)
	case Spelled:
		return fmt.Sprintf("%s '%s' ~ '%s' another spelling", what, x.Text, y.Text)
	case Variant:
		return fmt.Sprintf("%s '%s' ~ '%s' the same name in another language", what, x.Text, y.Text)
	case Nicknamed:
		return fmt.Sprintf("%s '%s' ~ '%s' short form", what, x.Text, y.Text)
	case Initialed:
		return fmt.Sprintf("initial '%s' ~ '%s'", x.Text, y.Text)
	case Vowelless:
		return fmt.Sprintf("%s '%s' ~ '%s' equal but for unwritten vowels", what, x.Text, y.Text)
	case Edited:
		return fmt.Sprintf("%s '%s' ~ '%s' %s", what, x.Text, y.Text, edits(x.Key, y.Key))
	case Together:
		na, nb := 1, 1
		if len(x.Text) > len(y.Text) {
			nb += int(p.N)
		} else {
			na += int(p.N)
		}
		return fmt.Sprintf("'%s' ~ '%s' written together", span(a, int(p.A), na), span(b, int(p.B), nb))
	}
	return ""
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
func (al *Alignment) unpaired(a, b *Name) []string {
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
	case left != "" && right != "":
		return []string{fmt.Sprintf("'%s' against '%s'", left, right)}
	case left != "":
		return []string{fmt.Sprintf("'%s' only in the query", left)}
	case right != "":
		return []string{fmt.Sprintf("'%s' not in the query", right)}
	}
	return nil
}

func missing(n *Name, in *[MaxParts]bool) string {
	var ws []string
	for i := range n.Parts {
		if !in[i] && n.Parts[i].telling() {
			ws = append(ws, n.Parts[i].Text)
		}
	}
	return strings.Join(ws, " ")
}
