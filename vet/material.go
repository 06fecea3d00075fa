package vet

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"sync"

	"backchannel/ftm"
	"backchannel/lists"
	"backchannel/regime"
	"backchannel/screen"
)

// Material is what parties are checked against: issues of official lists, and
// the compiled-in starter facts. It does not change once made and may serve
// many goroutines.
type Material struct {
	weights screen.Weights
	issues  map[string][]*issue // by list, oldest first
	names   []string            // the lists, in order
	starter *issue
	index   *screen.Index
	former  *screen.Index // entries that only older issues have; nil where there are none
}

// NewMaterial makes ready to check against the newest issue of each list in
// snapshots and against the starter facts; older issues serve as the list's
// history. The order of snapshots does not matter.
func NewMaterial(snapshots []*lists.Snapshot, w screen.Weights) *Material {
	byAge := slices.Clone(snapshots)
	slices.SortStableFunc(byAge, func(a, b *lists.Snapshot) int {
		return cmp.Compare(cmp.Or(a.Published, a.Retrieved), cmp.Or(b.Published, b.Retrieved))
	})
	slices.Reverse(byAge)
	return MaterialFrom(slices.Values(byAge), w)
}

// MaterialFrom is NewMaterial of issues that come one after another, of each list
// the newest first. Of the others no more is kept than history needs, so that
// they need not all be in memory at once.
func MaterialFrom(issues iter.Seq[*lists.Snapshot], w screen.Weights) *Material {
	m := &Material{weights: w, issues: map[string][]*issue{}, starter: newIssue(startingFacts())}
	for s := range issues {
		if newer := m.issues[s.List]; len(newer) > 0 {
			m.issues[s.List] = append(newer, pastIssue(s, newer))
		} else {
			m.issues[s.List] = []*issue{newIssue(s)}
		}
	}
	for list, all := range m.issues {
		m.names = append(m.names, list)
		slices.Reverse(all)
	}
	slices.Sort(m.names)
	m.index = screen.Build(m.screened, w)
	m.indexFormer()
	return m
}

// startingFacts returns the starter with each party under the list that it is
// of, so that two authorities' entries for one party are not taken for two
// parties of one list.
var startingFacts = sync.OnceValue(func() *lists.Snapshot {
	s := lists.Starter()
	for _, e := range s.Entities {
		prefix, _, _ := strings.Cut(e.ID, "-")
		e.Datasets = []string{cmp.Or(listOf[prefix], s.List)}
	}
	return s
})

// listOf is the list whose entries' IDs begin with the prefix.
var listOf = map[string]string{"ofac": "us_ofac_sdn", "gb": "gb_fcdo_sanctions", "unsc": "un_sc_sanctions"}

// screened yields the parties that are screened against: the targets of the
// newest issues, with their wallets, and of the starter those that no loaded list has.
func (m *Material) screened(yield func(*ftm.Entity) bool) {
	for _, list := range m.names {
		for _, e := range m.newest(list).Entities {
			if m.newest(list).targets[e.ID] == nil {
				continue
			}
			if len(e.Datasets) == 0 {
				e.Datasets = []string{list}
			}
			if !yield(e) {
				return
			}
		}
	}
	for _, e := range m.starter.Entities {
		if !e.Target || m.loaded(e.ID) {
			continue
		}
		if !yield(e) {
			return
		}
	}
}

// loaded reports whether the newest issue of some list has the entry.
func (m *Material) loaded(id string) bool {
	return slices.ContainsFunc(m.names, func(list string) bool { return m.newest(list).targets[id] != nil })
}

func (m *Material) newest(list string) *issue {
	all := m.issues[list]
	return all[len(all)-1]
}

// Match returns the listed parties that a partial entity may be, best first, and
// after them those that only older issues have.
func (m *Material) Match(q *ftm.Entity) []screen.Hit {
	return m.hits(q, screen.Options{Limit: 50})
}

// Index is the screening index over the newest issues.
func (m *Material) Index() *screen.Index { return m.index }

// StarterOnly reports whether no list was loaded, so that only the compiled-in
// facts are asked.
func (m *Material) StarterOnly() bool { return len(m.names) == 0 }

// Publications names what is checked against: every issue, newest marked, and
// the starter first where it stands alone.
func (m *Material) Publications() []List {
	var out []List
	add := func(x *issue, newest bool) {
		out = append(out, List{Name: x.List, Title: x.Title, Published: x.Published, Retrieved: x.Retrieved, SHA256: x.SHA256, Targets: x.Targets, Newest: newest})
	}
	for _, list := range m.names {
		all := m.issues[list]
		for i := len(all) - 1; i >= 0; i-- {
			add(all[i], i == len(all)-1)
		}
	}
	add(m.starter, true)
	return out
}

// designations returns an entry's places on the lists: one for each list and
// measure, those that block first, with the dates that the sources give and the issues in
// which the entry was seen. The starter's dates are added to those of the list that it
// speaks of, or stand alone where that list is not loaded.
func (m *Material) designations(id string) []regime.Designation {
	var out []regime.Designation
	for _, list := range m.names {
		var has *issue // the newest that has it
		for _, x := range m.issues[list] {
			if x.targets[id] != nil {
				has = x
			}
		}
		if has == nil {
			continue
		}
		for _, d := range has.designationsOf(id) {
			for _, x := range m.issues[list] {
				d.Sightings = append(d.Sightings, regime.Sighting{Published: cmp.Or(x.Published, x.Retrieved), Present: x.has(id)})
			}
			out = append(out, d)
		}
	}
	for _, d := range m.starter.designationsOf(id) {
		d.Title = d.Authority + ", by the " + strings.ToLower(d.Title)
		same := func(x regime.Designation) bool {
			return x.Authority == d.Authority && cmp.Or(x.Measure, regime.Block) == cmp.Or(d.Measure, regime.Block)
		}
		if i := slices.IndexFunc(out, same); i >= 0 {
			if out[i].Listed == "" {
				out[i].Listed, out[i].Source = d.Listed, d.Source
			}
			out[i].Effective = cmp.Or(out[i].Effective, d.Effective)
			out[i].Delisted = cmp.Or(out[i].Delisted, d.Delisted)
			continue
		}
		out = append(out, d)
	}
	slices.SortStableFunc(out, func(a, b regime.Designation) int { return cmp.Compare(blocks(&b), blocks(&a)) })
	return out
}

// blocks is 1 for a designation that blocks and 0 for one that restricts: what
// is graver is told first.
func blocks(d *regime.Designation) int {
	if cmp.Or(d.Measure, regime.Block) == regime.Block {
		return 1
	}
	return 0
}

// designationsOf reads the sanctions of an entry of one issue: those of one
// measure are one designation with all their programmes.
func (x *issue) designationsOf(id string) []regime.Designation {
	e := x.targets[id]
	if e == nil {
		return nil
	}
	var out []regime.Designation
	for _, s := range x.sanctions[id] {
		measure := lists.Measure(s)
		authority := cmp.Or(s.First("authority"), x.Title)
		i := slices.IndexFunc(out, func(d regime.Designation) bool {
			return d.Measure == measure && d.Authority == shortAuthority(authority)
		})
		if i < 0 {
			i = len(out)
			out = append(out, regime.Designation{Authority: shortAuthority(authority), List: x.List, Title: x.Title, Name: nameOf(e), Measure: measure,
				Entry: cmp.Or(s.First("unscId"), s.First("authorityId"), id), Source: x.Title})
		}
		d := &out[i]
		d.Programs = addNew(d.Programs, s.Get("program")...)
		d.Listed = earliest(d.Listed, s.First("listingDate"))
		d.Effective = earliest(d.Effective, s.First("startDate"))
		d.Delisted = cmp.Or(d.Delisted, s.First("endDate"))
	}
	if len(out) == 0 {
		out = append(out, regime.Designation{Authority: shortAuthority(x.Title), List: x.List, Title: x.Title, Name: nameOf(e), Entry: id, Source: x.Title})
	}
	return out
}

// nameOf is what an entry is called; a wallet, which has no name, by its address.
func nameOf(e *ftm.Entity) string {
	if key := e.First("publicKey"); key != "" && e.Name() == e.ID {
		return "wallet " + key
	}
	return e.Name()
}

func earliest(a, b string) string {
	if a == "" || b != "" && b < a {
		return b
	}
	return a
}

// shortAuthority is the name by which the rules know an authority.
func shortAuthority(s string) string {
	for _, k := range [][2]string{{"Foreign Assets Control", "OFAC"}, {"OFAC", "OFAC"}, {"United Nations", "UN"}, {"UN", "UN"}, {"European", "EU"}, {"EU", "EU"},
		{"OFSI", "UK"}, {"United Kingdom", "UK"}, {"UK", "UK"}, {"HM Treasury", "UK"}, {"Foreign, Commonwealth", "UK"}, {"Canada", "Canada"}, {"Global Affairs", "Canada"}} {
		if strings.Contains(s, k[0]) {
			return k[1]
		}
	}
	return s
}
