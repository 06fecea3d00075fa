package resolve

import (
	"slices"
	"strings"

	"backchannel/names"
	"backchannel/reader"
)

// Member is one entity of one reading.
type Member struct {
	Document string // the document's ID
	Entity   string // the entity's ID within it
}

// Merge says which entities of several readings are one party: groups of
// members, and the judgements that made them, ours and those that were given.
// Entities within one reading are never merged unless a user says so: telling
// them apart was the reader's work.
//
// Two entities are one when they bear the same full name and nothing that their
// stories say of them contradicts it. A lone surname, an initial or an unnamed
// party is never merged, however alike. What a user judged comes first and is
// never overruled: not by a name, nor by way of a third entity.
//
// Groups come in the order of their first member, members in the order of the
// readings. The judgements are those of users that were given, and ours; given
// ones of other runs are made anew.
func Merge(readings []*reader.Reading, given []Judgement) ([][]Member, []Judgement) {
	m := newMerger(readings, given)
	for _, j := range m.given {
		if j.Answer == Positive {
			for _, a := range m.byKey[j.Left] {
				for _, b := range m.byKey[j.Right] {
					m.union(a, b)
				}
			}
		}
	}
	for i := range m.all {
		for _, k := range m.sameName(i) {
			m.consider(k, i)
		}
		for _, n := range m.all[i].names {
			m.byName[n] = append(m.byName[n], i)
		}
	}
	return m.groups(), m.made
}

// entity is a member with what is compared of it.
type entity struct {
	Member
	key   string
	e     *reader.Entity
	q     Query
	names []string // forms of its full names that are equal where the names are
}

type merger struct {
	all    []entity
	parent []int
	byKey  map[string][]int
	byName map[string][]int
	given  []Judgement
	said   map[[2]string]Judgement // the ruling judgement on two keys
	made   []Judgement
}

func newMerger(readings []*reader.Reading, given []Judgement) *merger {
	m := &merger{byKey: map[string][]int{}, byName: map[string][]int{}, said: map[[2]string]Judgement{}}
	for _, j := range given {
		if j.By != ByUser { // ours of another run are made anew: the stories may have changed
			continue
		}
		j = j.ordered()
		m.given = append(m.given, j)
		m.made = append(m.made, j)
		m.said[[2]string{j.Left, j.Right}] = j
	}
	slices.SortFunc(m.given, compareJudgements)
	for _, r := range readings {
		for i := range r.Entities {
			e := &r.Entities[i]
			x := entity{Member: Member{r.Document.ID, e.ID}, key: Key(r.Document.ID, e.Name), e: e, q: NewQuery(r, e)}
			x.names = mergeNames(e)
			m.byKey[x.key] = append(m.byKey[x.key], len(m.all))
			m.parent = append(m.parent, len(m.all))
			m.all = append(m.all, x)
		}
	}
	return m
}

// mergeNames are the forms under which an entity may meet its like. A person's
// name is its parts in any order, without patronymic and titles; any other's is
// its words, a legal form apart.
func mergeNames(e *reader.Entity) []string {
	if slices.Contains(e.Properties["summary"], "unnamed") {
		return nil
	}
	var out []string
	for _, n := range append([]string{e.Name}, e.Aliases...) {
		var form string
		switch {
		case e.Schema == "Person" && isFull(n, e.Schema):
			form = "person " + strings.Join(personKey(n), " ")
		case e.Schema == "Person" || n != e.Name && len(strings.Fields(n)) < 2:
			continue // a surname; an acronym or short form beside the name
		case names.KindOf(e.Schema) == names.Organisation || e.Schema == "LegalEntity":
			form = "party " + bareName(n, "Organization")
		default:
			form = strings.ToLower(e.Schema + " " + names.Normalise(n))
		}
		if !slices.Contains(out, form) {
			out = append(out, form)
		}
	}
	return out
}

// personKey is the given name and surname as spelling keys, sorted. A part that
// another spelling would write differently has the same key.
func personKey(name string) []string {
	p := names.Parse(name, names.Person)
	var out []string
	for _, part := range p.Parts {
		switch part.Role {
		case names.Given, names.Family, names.Word:
			out = append(out, part.Key)
		}
	}
	slices.Sort(out)
	return out
}

// sameName returns the earlier entities that bear one of the names.
func (m *merger) sameName(i int) []int {
	var out []int
	for _, n := range m.all[i].names {
		out = append(out, m.byName[n]...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// consider judges two entities that bear the same name.
func (m *merger) consider(a, b int) {
	x, y := &m.all[a], &m.all[b]
	if x.Document == y.Document || m.find(a) == m.find(b) {
		return
	}
	j := Judgement{Left: x.key, Right: y.key, Answer: Positive, By: "names", Why: "the same full name, and nothing that contradicts it"}.ordered()
	if old, ok := m.said[[2]string{j.Left, j.Right}]; ok {
		if old.Answer == Positive {
			m.union(a, b)
		}
		return
	}
	if why := apart(x, y); why != "" {
		j.Answer, j.Why = Negative, "the same name, but "+why
	} else if why := m.forbidden(a, b); why != "" {
		j.Answer, j.Why = Unsure, "the same name, but "+why
	}
	m.said[[2]string{j.Left, j.Right}] = j
	m.made = append(m.made, j)
	if j.Answer == Positive {
		m.union(a, b)
	}
}

// apart says what two stories tell of a party that cannot be of one, "" where
// there is nothing.
func apart(x, y *entity) string {
	if x.q.Entity == nil || y.q.Entity == nil {
		return ""
	}
	a, b := x.q.Entity, y.q.Entity
	if p, q := patronymic(x.e), patronymic(y.e); p != "" && q != "" && p != q {
		return "with another patronymic"
	}
	if p, q := years(a), years(b); len(p) > 0 && len(q) > 0 && !near(p, q) {
		return "born in other years"
	}
	if p, q := a.First("gender"), b.First("gender"); p != "" && q != "" && p != q {
		return "a man and a woman"
	}
	if p, q := a.Get("country"), b.Get("country"); len(p) > 0 && len(q) > 0 && !common(p, q) {
		return "of other countries"
	}
	for _, id := range []string{"imoNumber", "leiCode", "innCode", "registrationNumber"} {
		if p, q := a.Get(id), b.Get(id); len(p) > 0 && len(q) > 0 && !common(p, q) {
			return "with another number"
		}
	}
	return ""
}

func patronymic(e *reader.Entity) string {
	for _, n := range append([]string{e.Name}, e.Aliases...) {
		p := names.Parse(n, names.Person)
		for _, part := range p.Parts {
			if part.Role == names.Patronymic && e.Schema == "Person" {
				return part.Key
			}
		}
	}
	return ""
}

// forbidden says why two groups must not become one though two of their members
// could: some pair across them was judged apart.
func (m *merger) forbidden(a, b int) string {
	ga, gb := m.find(a), m.find(b)
	for i := range m.all {
		if m.find(i) != ga {
			continue
		}
		for k := range m.all {
			if m.find(k) != gb {
				continue
			}
			j := Judgement{Left: m.all[i].key, Right: m.all[k].key}.ordered()
			if old, ok := m.said[[2]string{j.Left, j.Right}]; ok && old.Answer == Negative {
				return "it would join " + j.Left + " and " + j.Right + ", which were judged apart"
			}
			if m.all[i].Document == m.all[k].Document && m.all[i].key != m.all[k].key {
				return "it would join two that " + m.all[i].Document + " tells apart"
			}
		}
	}
	return ""
}

func (m *merger) find(i int) int {
	for m.parent[i] != i {
		m.parent[i] = m.parent[m.parent[i]]
		i = m.parent[i]
	}
	return i
}

// union joins two groups; the earlier one leads.
func (m *merger) union(a, b int) {
	a, b = m.find(a), m.find(b)
	m.parent[max(a, b)] = min(a, b)
}

func (m *merger) groups() [][]Member {
	at := map[int]int{}
	var out [][]Member
	for i := range m.all {
		root := m.find(i)
		g, ok := at[root]
		if !ok {
			g = len(out)
			at[root] = g
			out = append(out, nil)
		}
		out[g] = append(out[g], m.all[i].Member)
	}
	return out
}
