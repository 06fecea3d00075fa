package screen

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"backchannel/ftm"
	"backchannel/names"
)

// Compare says how well two bare names of a schema agree: name1 as the query,
// name2 as what is known. An unknown schema stands for LegalEntity, a person or
// an organisation.
func Compare(schema, name1, name2 string, w Weights) Result {
	k := names.KindOf(schema)
	a, b := names.Parse(name1, k), names.Parse(name2, k)
	al := w.Names.Compare(&a, &b)
	return w.result(&al, &a, &b, name1, name2)
}

// CompareEntities says how well a partial entity q and an entity e agree: the best
// pair of their names, lessened or raised by what else both know. It is the score
// that Index.Match gives, by the rarity that is compiled in. Entities whose schemata
// cannot be one thing (a person and a company) score 0.
func CompareEntities(q, e *ftm.Entity, w Weights) Result {
	if !compatible(q.Schema, e.Schema) {
		return Result{Features: []Feature{{Name: "schema", Detail: fmt.Sprintf("a %s is no %s", q.Schema, e.Schema), Query: q.Schema, Candidate: e.Schema}}}
	}
	a, b := prepare(q), prepare(e)
	var best names.Alignment
	bi, bj, top := -1, -1, -1.0
	for i := range a.names {
		for j := range b.names {
			al := w.Names.Compare(&a.names[i], &b.names[j])
			if s := al.Score * w.weak(b.weak[j], &b.names[j]); s > top {
				best, bi, bj, top = al, i, j, s
			}
		}
	}
	var r Result
	if bi >= 0 {
		r = w.result(&best, &a.names[bi], &b.names[bj], a.names[bi].Original, b.names[bj].Original)
		r.Score, r.Features[0].Score = top, round(top)
	}
	return w.withFacts(r, best.Contradicts, &a.facts, &b.facts, q, e)
}

// weak is the factor on a name that the list calls weak. One of a single word, as
// "Lion", never reaches the threshold.
func (w *Weights) weak(weak bool, n *names.Name) float64 {
	if !weak {
		return 1
	}
	telling := 0
	for i := range n.Parts {
		if n.Parts[i].Telling() {
			telling++
		}
	}
	if telling < 2 && person(n.Kind) {
		return min(w.WeakAlias, w.Threshold-0.01)
	}
	return w.WeakAlias
}

// prepared is an entity made ready for comparing.
type prepared struct {
	names []names.Name
	weak  []bool // per name: the list calls it weak
	facts facts
}

func prepare(e *ftm.Entity) prepared {
	p := prepared{facts: factsOf(e)}
	k := names.KindOf(e.Schema)
	for s, weak := range namesOf(e) {
		n := names.Parse(s, k)
		if len(n.Parts) == 0 {
			continue
		}
		p.names = append(p.names, n)
		p.weak = append(p.weak, weak)
	}
	return p
}

// namesOf yields the names of an entity and whether the list calls them weak; an
// entity that has only parts of a name has them put together.
func namesOf(e *ftm.Entity) func(yield func(string, bool) bool) {
	return func(yield func(string, bool) bool) {
		all := e.Names()
		weak := e.Get("weakAlias")
		strong := len(all) - len(weak)
		for i, s := range all {
			if !yield(s, i >= strong && strong >= 0 && contains(weak, s)) {
				return
			}
		}
		if len(all) > 0 {
			return
		}
		var parts []string
		for _, p := range []string{"firstName", "secondName", "middleName", "fatherName", "lastName"} {
			parts = append(parts, e.Get(p)...)
		}
		if len(parts) > 0 {
			yield(strings.Join(parts, " "), false)
		} else if e.Caption != "" {
			yield(e.Caption, false)
		}
	}
}

func contains(all []string, s string) bool {
	return slices.Contains(all, s)
}

// compatible reports whether entities of two schemata can be one thing. A schema
// that is not known, or none, is compatible with all.
func compatible(a, b string) bool {
	if a == b || a == "" || b == "" {
		return true
	}
	x, y := ftm.SchemaOf(a), ftm.SchemaOf(b)
	if x == nil || y == nil || x.IsA(b) || y.IsA(a) {
		return true
	}
	// A company may be listed as an organisation and the other way round; a public
	// body or a company is a legal entity, a vessel never.
	return x.IsA("Organization") && y.IsA("Organization")
}

func (w *Weights) result(al *names.Alignment, a, b *names.Name, query, candidate string) Result {
	r := Result{Score: al.Score, Related: al.Related, Strength: strength(float64(al.Evidence))}
	r.Features = []Feature{{Name: "name", Score: round(al.Score), Detail: al.Explain(a, b), Query: query, Candidate: candidate}}
	r.Match = r.Score >= w.Threshold
	return r
}

// strength maps evidence (parts that agree, by how much they tell, and facts) to
// 0..1: one common name 0.2, a rare full name 0.6, with a birth date 0.8.
func strength(evidence float64) float64 { return 1 - math.Exp(-evidence/2) }

func evidenceOf(strength float64) float64 { return -2 * math.Log(max(1e-9, 1-strength)) }

// adjust returns what the facts add to or take off a name's score, the evidence
// that they are, and the least score that an equal identifier gives.
func (w *Weights) adjust(a, b *facts) (delta, evidence, least float64) {
	switch compareBirths(a.births, b.births) {
	case birthDay:
		delta, evidence = w.BirthEqual, 1.5
	case birthYear:
		delta, evidence = w.BirthYear, 0.7
	case birthNear:
		delta = -w.BirthNear
	case birthDiffers:
		delta = -w.BirthDiffers
	}
	if unconfirmed(a, b) {
		delta = -w.Unconfirmed
	}
	if meet, ok := meeting(a.countries, b.countries); meet {
		delta += w.CountryEqual
		evidence += 0.3
	} else if ok {
		delta -= w.CountryDiffers
	}
	if a.gender != 0 && b.gender != 0 && a.gender != b.gender {
		delta -= w.GenderDiffers
	}
	equal, differs := compareIDs(a.ids, b.ids)
	if equal >= 0 {
		least, evidence = w.Identifier, evidence+5
	} else if differs >= 0 {
		delta -= w.IdentifierDiffers
	}
	return delta, evidence, least
}

// unconfirmed reports whether the query's birth date has nothing to be held
// against, not even a country.
func unconfirmed(a, b *facts) bool {
	return len(a.births) > 0 && len(b.births) == 0 && len(b.countries) == 0
}

// total joins a name's score with the facts. Facts raise only a score that the
// names have carried half the way, and lift no pair of names that contradict each
// other over the threshold; an equal identifier decides alone.
func (w *Weights) total(name float64, contradicts bool, delta, least float64) float64 {
	if delta > 0 && name < 0.5 {
		delta = 0
	}
	s := name + delta
	if contradicts {
		s = min(s, w.Threshold-0.01)
	}
	return min(1, max(0, s, least))
}

func (w *Weights) withFacts(r Result, contradicts bool, a, b *facts, q, e *ftm.Entity) Result {
	delta, evidence, least := w.adjust(a, b)
	r.Score = w.total(r.Score, contradicts, delta, least)
	r.Strength = strength(evidenceOf(r.Strength) + evidence)
	r.Features = append(r.Features, w.factFeatures(a, b, q, e)...)
	r.Match = r.Score >= w.Threshold
	if least > 0 {
		r.Related = false
	}
	return r
}

// factFeatures says in words what the facts did.
func (w *Weights) factFeatures(a, b *facts, q, e *ftm.Entity) []Feature {
	var out []Feature
	add := func(name string, score float64, detail, query, candidate string) {
		out = append(out, Feature{name, score, detail, query, candidate})
	}
	births := func(e *ftm.Entity) string { return strings.Join(e.Get("birthDate"), ", ") }
	switch compareBirths(a.births, b.births) {
	case birthDay:
		add("birthDate", w.BirthEqual, "birth date equal", births(q), births(e))
	case birthYear:
		add("birthDate", w.BirthYear, "birth year equal", births(q), births(e))
	case birthNear:
		add("birthDate", -w.BirthNear, "birth date near, not equal", births(q), births(e))
	case birthDiffers:
		add("birthDate", -w.BirthDiffers, "birth date differs", births(q), births(e))
	}
	if unconfirmed(a, b) {
		add("birthDate", -w.Unconfirmed, "no birth date or country to confirm it by", births(q), "")
	}
	if meet, ok := meeting(a.countries, b.countries); meet {
		add("country", w.CountryEqual, "country shared", countryWords(a), countryWords(b))
	} else if ok {
		add("country", -w.CountryDiffers, "no country shared", countryWords(a), countryWords(b))
	}
	if a.gender != 0 && b.gender != 0 && a.gender != b.gender {
		add("gender", -w.GenderDiffers, "gender differs", string(a.gender), string(b.gender))
	}
	equal, differs := compareIDs(a.ids, b.ids)
	if equal >= 0 {
		k := idKinds[equal]
		add("identifier", w.Identifier, k.words+" equal: decides", q.First(k.prop), e.First(k.prop))
	} else if differs >= 0 {
		k := idKinds[differs]
		add("identifier", -w.IdentifierDiffers, k.words+" differs", q.First(k.prop), e.First(k.prop))
	}
	return out
}

func countryWords(f *facts) string {
	var out []string
	for _, c := range f.countries {
		out = append(out, string([]byte{byte(c >> 8), byte(c)}))
	}
	return strings.Join(out, ", ")
}

func round(x float64) float64 { return math.Round(x*1e4) / 1e4 }
