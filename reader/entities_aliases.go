package reader

import (
	"regexp"
	"strings"
)

// alsoKnown joins the other names of a party to the one they are said of: "also
// known as", "a.k.a.", and what follows in the same list. They are its aliases
// and say nothing of what it is.
func (n *namer) alsoKnown() {
	for i := 1; i < len(n.pieces); i++ {
		p, prev := &n.pieces[i], &n.pieces[i-1]
		f, of := n.byKey[p.key], n.byKey[prev.key]
		if prev.sentence != p.sentence || f == nil || of == nil || f.root() == of.root() || f.fact != nil || f.places[0] != i {
			continue
		}
		t := n.s.trees[p.sentence]
		between := t.wordsOf(prev.last, p.first)
		more := of.alias && t.inBrackets(prev.first) && t.inBrackets(p.first) && prev.last < p.first && (between == "" || between == "and" || between == "or")
		former := between == "formerly" && t.closes(p.last) && of.votes.winner() != person
		if aliasCue.MatchString(between) || more || former {
			f.full, f.alias = of.root(), true
		}
	}
}

// aliasCue is what stands between a party's name and another name of it.
var aliasCue = regexp.MustCompile(`^(?:(?:who|that|which|and|is|was|are|were|or|also|better|previously|formerly|commonly|widely|otherwise|locally|sometimes) )*` +
	`(?:known (?:simply )?as|known by the (?:name|alias|nickname)|a\.?k\.?a\.?|f\.?k\.?a\.?|d\.?b\.?a\.?|alias(?:es)?|nicknamed|doing business as|trading as|formerly (?:called|named)|using the (?:name|alias))(?: of)?(?: the)?$`)

// wordsOf are the words of tokens [first, last) in small letters, without marks.
func (t *tree) wordsOf(first, last int) string {
	var out []string
	for i := first; i < last; i++ {
		if w := t.lower(i); strings.ContainsAny(w, "abcdefghijklmnopqrstuvwxyz0123456789") {
			out = append(out, w)
		}
	}
	return strings.Join(out, " ")
}

// inBrackets reports whether a token stands in brackets.
func (t *tree) inBrackets(i int) bool {
	for i--; i >= 0; i-- {
		switch t.text(i) {
		case "(", "-LRB-":
			return true
		case ")", "-RRB-":
			return false
		}
	}
	return false
}

// closes reports whether a token ends what was put in: a comma, a bracket, the
// end.
func (t *tree) closes(i int) bool {
	return i >= t.n() || t.text(i) == "," || t.text(i) == ")" || t.text(i) == "." || t.text(i) == "”"
}
