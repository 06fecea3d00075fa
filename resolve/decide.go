package resolve

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"backchannel/ftm"
	"backchannel/names"
	"backchannel/reader"
	"backchannel/screen"
)

// Match asks a screening index for the entries that a partial entity may be,
// best first.
type Match func(q *ftm.Entity) []screen.Hit

// Outcome is what was decided of an entity.
type Outcome string

// The outcomes.
const (
	Is         Outcome = "is"           // it is the entries of Hits, one on each list
	None       Outcome = "none"         // it was screened, and is none
	Undecided  Outcome = "undecided"    // it may be one of Hits; a person must say
	Unscreened Outcome = "not_screened" // it cannot be a listed party, or has no name to look up
)

// Decision says which listed party an entity of a reading is.
type Decision struct {
	Entity  string // the entity's ID within its reading
	Outcome Outcome
	Query   *ftm.Entity  // what was asked; nil where nothing was
	Hits    []screen.Hit // the entries it is, or may be, best first
	Why     string       // a sentence's worth for undecided and unscreened ones
}

// margin is how much better the best of several entries of one list must fit
// than the next for the name to be its own.
const margin = 0.03

// Reading decides for every entity of a reading, in their order.
func Reading(r *reader.Reading, match Match) []Decision {
	out := make([]Decision, 0, len(r.Entities))
	for i := range r.Entities {
		out = append(out, Entity(r, &r.Entities[i], match))
	}
	return out
}

// Entity decides for one entity of a reading.
func Entity(r *reader.Reading, e *reader.Entity, match Match) Decision {
	q := NewQuery(r, e)
	if q.Entity == nil {
		return Decision{Entity: e.ID, Outcome: Unscreened, Why: q.Why}
	}
	d := Decide(q, match(q.Entity))
	d.Entity = e.ID
	return d
}

// Decide judges the hits for a query. Entries of different lists may all be the
// party; of one list only one can be, so that two that fit about equally well
// leave it undecided, as do entries of different lists that contradict each
// other. A weak name decides nothing, however well it fits.
func Decide(q Query, hits []screen.Hit) Decision {
	d := Decision{Query: q.Entity, Outcome: None}
	if q.Weak != "" {
		return weak(q, hits)
	}
	var doubtful []screen.Hit
	for _, h := range hits {
		if !h.Match || h.Related || !full(h) || !q.allows(h.Entity) || has(d.Hits, h.Entity.ID) {
			continue
		}
		switch liken(&q, h) {
		case same:
			d.Hits = append(d.Hits, h)
		case alike:
			doubtful = append(doubtful, h)
		}
	}
	slices.SortStableFunc(d.Hits, compareHits)
	slices.SortStableFunc(doubtful, compareHits)
	switch {
	case len(d.Hits) == 0 && len(doubtful) > 0:
		d.Outcome, d.Hits = Undecided, bestOfEach(doubtful)
		d.Why = "a listed party has a name much like it, not the same, and nothing else in the text joins them"
		return d
	case len(d.Hits) == 0:
		return d
	}
	best := bestOfEach(d.Hits)
	if rivals := rivals(d.Hits, best); len(rivals) > 1 {
		d.Outcome, d.Hits = Undecided, rivals
		d.Why = fmt.Sprintf("%d listed parties share the name, and the text gives nothing to tell them apart", len(rivals))
		return d
	}
	if why := contradict(best); why != "" {
		d.Outcome, d.Hits, d.Why = Undecided, best, why
		return d
	}
	d.Outcome, d.Hits = Is, best
	return d
}

// allows reports whether an entry meets what the query asks beside the score.
func (q *Query) allows(e *ftm.Entity) bool {
	if q.Exact && !bears(e, q.Entity) {
		return false
	}
	return !q.Country || common(q.Entity.Get("country"), append(slices.Clone(e.Get("country")), e.Get("jurisdiction")...))
}

// weak lists the entries that a lone surname, one with an initial, or the name
// of an office that is not said to be of any country might be.
func weak(q Query, hits []screen.Hit) Decision {
	d := Decision{Query: q.Entity, Outcome: Unscreened, Why: q.Weak}
	one, many := "listed person bears it", "listed people bear it"
	name := names.Parse(q.Entity.First("name"), names.Person)
	bearer := func(e *ftm.Entity) bool { return e.Schema == "Person" && sharesSurname(e, &name) }
	if q.Entity.Schema != "Person" {
		one, many = "listed body bears it", "listed bodies bear it"
		bearer = func(e *ftm.Entity) bool { return e.Schema != "Person" && bears(e, q.Entity) }
	}
	for _, h := range hits {
		if !h.Related && bearer(h.Entity) && !has(d.Hits, h.Entity.ID) {
			d.Hits = append(d.Hits, h)
		}
	}
	if len(d.Hits) == 0 {
		return d
	}
	slices.SortStableFunc(d.Hits, compareHits)
	d.Outcome = Undecided
	d.Why += "; " + counted(len(d.Hits), one, many)
	return d
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// full reports whether the name by which an entry fits tells a person from
// others: an alias of one word and an initial ("Don T") fits too many to be
// anybody's.
func full(h screen.Hit) bool {
	if h.Entity.Schema != "Person" {
		return true
	}
	n := 0
	name := names.Parse(cmp.Or(h.Name, h.Entity.Name()), names.Person)
	for _, p := range name.Parts {
		if p.Role != names.Initial && p.Role != names.Honorific {
			n++
		}
	}
	return n >= 2
}

// sharesSurname reports whether an entry bears, as more than a given name, the
// last part of a name that is no initial.
func sharesSurname(e *ftm.Entity, name *names.Name) bool {
	var want string
	for _, p := range name.Parts {
		if p.Role != names.Initial && p.Role != names.Honorific && p.Role != names.Particle {
			want = p.Key
		}
	}
	for _, n := range e.Names() {
		p := names.Parse(n, names.Person)
		for _, part := range p.Parts {
			if part.Key == want && want != "" && (part.Role != names.Given || len(p.Parts) == 1) {
				return true
			}
		}
	}
	return false
}

func has(hits []screen.Hit, id string) bool {
	return slices.ContainsFunc(hits, func(h screen.Hit) bool { return h.Entity.ID == id })
}

// compareHits puts the better hit first, then the one with more evidence.
func compareHits(a, b screen.Hit) int {
	return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(b.Strength, a.Strength), strings.Compare(a.Entity.ID, b.Entity.ID))
}

// listOf is the list that an entry stands on.
func listOf(e *ftm.Entity) string {
	if len(e.Datasets) > 0 {
		return e.Datasets[0]
	}
	return ""
}

// bestOfEach is the best hit of each list, best first.
func bestOfEach(hits []screen.Hit) []screen.Hit {
	var out []screen.Hit
	for _, h := range hits {
		if !slices.ContainsFunc(out, func(x screen.Hit) bool { return listOf(x.Entity) == listOf(h.Entity) }) {
			out = append(out, h)
		}
	}
	return out
}

// rivals are the entries of one list that fit about as well as its best; the
// list with the most of them, where there are several.
func rivals(hits, best []screen.Hit) []screen.Hit {
	var most []screen.Hit
	for _, b := range best {
		var same []screen.Hit
		for _, h := range hits {
			if listOf(h.Entity) == listOf(b.Entity) && h.Score >= b.Score-margin && (h.Entity.ID == b.Entity.ID || !twins(h.Entity, b.Entity)) {
				same = append(same, h)
			}
		}
		if len(same) > len(most) {
			most = same
		}
	}
	return most
}

// twins reports whether two entries of one list are one party listed twice, as
// under two programmes: a name and the day of birth are equal, or a number is,
// or a name of three parts is and no birth contradicts it.
func twins(a, b *ftm.Entity) bool {
	for _, p := range []string{"passportNumber", "idNumber", "innCode", "leiCode", "imoNumber", "registrationNumber"} {
		if common(a.Get(p), b.Get(p)) {
			return true
		}
	}
	day := func(e *ftm.Entity) []string {
		return slices.DeleteFunc(slices.Clone(e.Get("birthDate")), func(s string) bool { return len(s) < len("2006-01-02") })
	}
	if common(a.Names(), b.Names()) && common(day(a), day(b)) {
		return true
	}
	whole := names.Parse(a.Name(), names.KindOf(a.Schema)) // three parts and more are hardly two people's
	return tellingParts(&whole) >= 3 && a.Name() == b.Name() && (len(years(a)) == 0 || len(years(b)) == 0 || near(years(a), years(b)))
}

func common(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

// contradict says why entries of different lists cannot be one party, "" where
// they can.
func contradict(best []screen.Hit) string {
	for i, a := range best {
		for _, b := range best[i+1:] {
			if x, y := years(a.Entity), years(b.Entity); len(x) > 0 && len(y) > 0 && !near(x, y) {
				return fmt.Sprintf("the lists have different people of the name, born in %d and %d", x[0], y[0])
			}
			if x, y := a.Entity.First("gender"), b.Entity.First("gender"); x != "" && y != "" && x != y {
				return "the lists have different people of the name, a man and a woman"
			}
		}
	}
	return ""
}

// years are the years of birth that an entry gives.
func years(e *ftm.Entity) []int {
	var out []int
	for _, d := range e.Get("birthDate") {
		var y int
		if len(d) >= 4 {
			if _, err := fmt.Sscanf(d[:4], "%d", &y); err == nil {
				out = append(out, y)
			}
		}
	}
	return out
}

// near reports whether two years of two sets are at most one apart: lists often
// differ by that much on one person.
func near(a, b []int) bool {
	return slices.ContainsFunc(a, func(x int) bool {
		return slices.ContainsFunc(b, func(y int) bool { return x-y <= 1 && y-x <= 1 })
	})
}

// bears reports whether an entry has one of the query's names, legal forms and
// spelling of letters apart.
func bears(entry, query *ftm.Entity) bool {
	want := map[string]bool{}
	for _, n := range query.Names() {
		want[bareName(n, query.Schema)] = true
	}
	return slices.ContainsFunc(entry.Names(), func(n string) bool { return want[bareName(n, entry.Schema)] })
}

// bareName is a name in lower-case Latin letters without titles and legal forms.
func bareName(name, schema string) string {
	p := names.Parse(name, names.KindOf(schema))
	var out []string
	for _, part := range p.Parts {
		if part.Role != names.LegalForm && part.Role != names.Honorific && part.Text != "co" {
			out = append(out, part.Text)
		}
	}
	return strings.Join(out, " ")
}
