package server

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"backchannel/ftm"
	"backchannel/internal/jsonout"
	"backchannel/lists"
	"backchannel/screen"
	"backchannel/vet"
)

// stock is all that is known of the lists at one moment. It does not change once
// made, but for what it keeps ready of answers.
type stock struct {
	material *vet.Material
	weights  screen.Weights
	issues   []*lists.Snapshot // the newest of each list first, then the older, newer before older; the starter last
	current  int               // how many of issues are the newest of their list
	gone     *screen.Index     // listed parties that only older issues have; asked for with as_of
	words    *words            // for search by words
	former   *words            // the same over gone
	datasets []Dataset
	shown    []List
	etag     string
	merged   map[string]string    // the IDs that an entity had before it was merged, with its own
	began    time.Time            // when it began to be loaded
	ended    time.Time            // and when it was
	asked    map[bool][]byte      // the issues asked as JSON: with true the older ones too
	deck     atomic.Pointer[deck] // entries made ready for the day asked most: today
}

// The collections that every server has besides its lists.
const (
	everything = "default"
	sanctions  = "sanctions"
)

// newStock makes ready to answer from these issues. The newest of each list is
// screened against; the older say what was in force before.
func newStock(snapshots []*lists.Snapshot, w screen.Weights) (*stock, error) {
	seen := map[string]bool{}
	for _, s := range snapshots {
		if s.List == "" || s.List == everything || s.List == sanctions {
			return nil, fmt.Errorf("a list cannot have the name %q", s.List)
		}
		seen[s.List] = true
	}
	x := &stock{material: vet.NewMaterial(snapshots, w), weights: w}
	older := slices.Clone(snapshots)
	slices.SortStableFunc(older, func(a, b *lists.Snapshot) int {
		return cmp.Or(cmp.Compare(cmp.Or(b.Published, b.Retrieved), cmp.Or(a.Published, a.Retrieved)), cmp.Compare(b.Retrieved, a.Retrieved))
	})
	var newest []*lists.Snapshot
	older = slices.DeleteFunc(older, func(s *lists.Snapshot) bool {
		if first := seen[s.List]; first {
			seen[s.List] = false
			newest = append(newest, s)
			return true
		}
		return false
	})
	slices.SortFunc(newest, func(a, b *lists.Snapshot) int { return cmp.Compare(a.List, b.List) })
	x.current = len(newest)
	x.issues = slices.Concat(newest, older, []*lists.Snapshot{lists.Starter()})
	x.gone = screen.Build(x.onlyBefore, w)
	x.words, x.former = newWords(x.findable), newWords(x.onlyBefore)
	x.merged = map[string]string{}
	for _, s := range x.inForce() {
		for _, e := range s.Entities {
			for _, id := range e.Referents {
				x.merged[id] = e.ID
			}
		}
	}
	x.describe()
	return x, nil
}

// onlyBefore yields the listed parties that no newest issue has any more.
func (x *stock) onlyBefore(yield func(*ftm.Entity) bool) {
	seen := map[string]bool{}
	for _, s := range x.issues[x.current : len(x.issues)-1] {
		for e := range s.Listed() {
			if seen[e.ID] || x.listedNow(e.ID) {
				continue
			}
			seen[e.ID] = true
			if !yield(e) {
				return
			}
		}
	}
}

func (x *stock) listedNow(id string) bool {
	for _, s := range x.issues[:x.current] {
		if e := s.Entity(id); e != nil && e.Target {
			return true
		}
	}
	return false
}

// findable yields what a search by words can find: everything of the newest issues
// that has a name and is of a kind that is compared, and the starter's parties that
// no list has.
func (x *stock) findable(yield func(*ftm.Entity) bool) {
	for _, s := range x.inForce() {
		for _, e := range s.Entities {
			schema := ftm.SchemaOf(e.Schema)
			if schema == nil || !schema.Matchable || schema.IsA("Address") || schema.IsA("Identification") {
				continue
			}
			if first, _ := x.find(e.ID); first != e {
				continue
			}
			if !yield(e) {
				return
			}
		}
	}
}

// inForce returns the newest issue of each list, and the starter.
func (x *stock) inForce() []*lists.Snapshot {
	return append(slices.Clone(x.issues[:x.current]), x.issues[len(x.issues)-1])
}

// find returns the entity of an ID and the issue that it is from: the newest that
// designates it, else the newest that has it at all; nil where none has.
func (x *stock) find(id string) (*ftm.Entity, *lists.Snapshot) {
	var other *ftm.Entity
	var at *lists.Snapshot
	for _, s := range x.issues {
		e := s.Entity(id)
		if e != nil && e.Target {
			return e, s
		}
		if e != nil && other == nil {
			other, at = e, s
		}
	}
	return other, at
}

// newest describes the newest issue of each list.
func (x *stock) newest() []List {
	var out []List
	for _, l := range x.shown {
		if l.Newest {
			out = append(out, l)
		}
	}
	return out
}

// describe writes the catalogue.
func (x *stock) describe() {
	x.shown = []List{}
	for _, p := range x.material.Publications() {
		x.shown = append(x.shown, List{Name: p.Name, Title: p.Title, Published: p.Published, Retrieved: p.Retrieved, SHA256: p.SHA256, Targets: p.Targets, Newest: p.Newest})
	}
	slices.SortStableFunc(x.shown, func(a, b List) int {
		if a.Newest != b.Newest {
			return map[bool]int{true: -1, false: 1}[a.Newest]
		}
		return 0
	})
	all := Dataset{Name: everything, Title: "Everything that is loaded", Children: []string{}}
	var versions []string
	for _, s := range x.inForce() {
		d := Dataset{Name: s.List, Title: s.Title, Version: versionOf(s), UpdatedAt: whole(cmp.Or(s.Published, s.Retrieved)),
			EntityCount: len(s.Entities), TargetCount: s.Targets, Load: true, Fresh: true, Children: []string{}}
		for range s.Listed() {
			if s.Targets == 0 {
				d.TargetCount++
			}
		}
		d.Index = d.Version
		x.datasets = append(x.datasets, d)
		all.Children = append(all.Children, d.Name)
		all.EntityCount += d.EntityCount
		all.TargetCount += d.TargetCount
		all.UpdatedAt = max(all.UpdatedAt, d.UpdatedAt)
		versions = append(versions, d.Name+"@"+d.Version)
	}
	all.Version = hashed(strings.Join(versions, " "))
	all.Index, all.Load, all.Fresh = all.Version, true, true
	x.asked = map[bool][]byte{false: jsonout.Must(x.newest()), true: jsonout.Must(x.shown)}
	x.etag = `"` + all.Version + `"`
	listed := all
	listed.Name, listed.Title = sanctions, "The sanctions lists"
	x.datasets = append([]Dataset{all, listed}, x.datasets...)
}

// dataset returns the dataset of a name, nil where there is none.
func (x *stock) dataset(name string) *Dataset {
	for i := range x.datasets {
		if x.datasets[i].Name == name {
			return &x.datasets[i]
		}
	}
	return nil
}

// versionOf names an issue so that two never have the same: its date, and the
// beginning of its hash.
func versionOf(s *lists.Snapshot) string {
	when := cmp.Or(s.Published, s.Retrieved, "undated")
	if len(s.SHA256) < 8 {
		return when
	}
	return when + "-" + s.SHA256[:8]
}

// whole returns a date if it names a day, else "".
func whole(date string) string {
	if len(date) < len("2006-01-02") {
		return ""
	}
	return date
}
