package resolve

import (
	"cmp"
	"slices"
	"strings"

	"backchannel/names"
	"backchannel/screen"
)

// likeness is how far the name of a hit may stand for the party's own.
type likeness int

const (
	other likeness = iota // the name of something else, however alike it looks
	alike                 // it may be the same name, spelled otherwise: a person must say
	same                  // it is the name
)

// spelled is the least score at which a person's name in another spelling is
// taken for the same, as of "Alexei" and "Alexey"; with a fact that agrees,
// such as a country, spelledWithFact is enough.
const (
	spelled         = 0.85
	spelledWithFact = 0.78
)

// liken says how far the name by which a hit fits is the query's. A score alone
// does not tell: in a story most names are of people and companies that no list
// has, and some of them are nearly like one that a list has.
func liken(q *Query, h screen.Hit) likeness {
	fact := false
	for _, f := range h.Features {
		if f.Name == "identifier" && f.Score > 0 {
			return same
		}
		fact = fact || f.Name != "name" && f.Score > 0
	}
	best := other
	theirs := names.Parse(cmp.Or(h.Name, h.Entity.Name()), names.KindOf(h.Entity.Schema))
	for _, n := range q.Entity.Names() {
		ours := names.Parse(n, names.KindOf(q.Entity.Schema))
		if h.Entity.Schema == "Person" {
			best = max(best, likenPeople(&ours, &theirs, h.Score, fact))
		} else {
			best = max(best, likenBodies(&ours, &theirs, fact, q.Entity.Schema == "PublicBody"))
		}
	}
	return best
}

// likenPeople compares people's names: every part of the story's name has to
// stand on the list as well, which may have more.
func likenPeople(ours, theirs *names.Name, score float64, fact bool) likeness {
	equal := !slices.ContainsFunc(telling(ours), func(p string) bool { return !slices.Contains(telling(theirs), p) })
	if equal || score >= spelled || fact && score >= spelledWithFact {
		return same
	}
	return alike
}

// telling are the parts of a person's name but for titles, particles and
// initials.
func telling(n *names.Name) []string {
	var out []string
	for _, p := range n.Parts {
		switch p.Role {
		case names.Honorific, names.Particle, names.Initial, names.LegalForm:
		default:
			out = append(out, cmp.Or(p.Native, p.Text))
		}
	}
	return out
}

// likenBodies compares the names of organisations and things. Their own words
// must be the same; of the words that many bear, "holding" or "shipping", one
// side may have more, but not each its own: those are sisters or strangers. Of
// an office neither may: the city's court is not the court.
func likenBodies(ours, theirs *names.Name, fact, office bool) likeness {
	text := func(p names.Part) string { return cmp.Or(p.Native, p.Text) }
	key := func(p names.Part) string { return cmp.Or(p.Native, p.Key) }
	common := func(p names.Part) bool { return p.Role == names.Generic }
	proper := func(p names.Part) bool {
		return p.Role != names.Generic && p.Role != names.LegalForm && p.Role != names.Honorific && p.Role != names.Particle
	}
	if joined(ours) == joined(theirs) {
		return same
	}
	if !within(ours, theirs, common, text) && !within(theirs, ours, common, text) {
		if within(ours, theirs, proper, text) && within(theirs, ours, proper, text) {
			return alike
		}
		return other
	}
	more := !within(ours, theirs, common, text) || !within(theirs, ours, common, text)
	switch {
	case within(ours, theirs, proper, text) && within(theirs, ours, proper, text):
		if office && more {
			return alike
		}
		return same
	case within(ours, theirs, proper, key) && within(theirs, ours, proper, key):
		if fact {
			return same
		}
		return alike
	case within(ours, theirs, proper, key) || within(theirs, ours, proper, key):
		return alike
	}
	return other
}

// joined is a name written together without its legal forms, so that "Mezh
// Bank" and "Mezhbank" are one.
func joined(n *names.Name) string {
	var b strings.Builder
	for _, p := range n.Parts {
		if p.Role != names.LegalForm && p.Role != names.Honorific {
			b.WriteString(cmp.Or(p.Native, p.Text))
		}
	}
	return b.String()
}

// within reports whether each of a's parts of one sort is found in b.
func within(a, b *names.Name, sort func(names.Part) bool, by func(names.Part) string) bool {
	for _, p := range a.Parts {
		if sort(p) && !slices.ContainsFunc(b.Parts, func(o names.Part) bool { return by(o) == by(p) }) {
			return false
		}
	}
	return true
}
