package lists

import (
	"fmt"

	"backchannel/ftm"
)

// maxSkips is how many skips a snapshot keeps; a file that is wrong on every
// line must not fill the memory with reasons.
const maxSkips = 1000

// Read reads a publication into memory. What could not be read of it is in the
// snapshot's Skipped, at most maxSkips of them and then one that says how many
// more there were; each is passed on to in.Skip where that is set. Entities that
// come twice under one ID are merged into the first. The snapshot's Retrieved and SHA256 are the caller's to set.
//
// The error is that of a file which cannot be read as the format at all, or in
// which no listed party was found.
func Read(f *Format, in *Intake) (*Snapshot, error) {
	s := &Snapshot{}
	s.List, s.Title = f.List, f.Title
	tell, skips := in.Skip, 0
	in.Skip = func(k Skip) {
		if skips++; skips <= maxSkips {
			s.Skipped = append(s.Skipped, k)
		}
		if tell != nil {
			tell(k)
		}
	}
	defer func() { in.Skip = tell }()
	seen := map[string]*ftm.Entity{}
	for e, err := range f.Parse(in) {
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", f.Name, err)
		}
		if first := seen[e.ID]; first != nil {
			if first.Target && e.Target && first.Name() != e.Name() {
				in.Skip(Skip{"entity " + e.ID, fmt.Sprintf("it is there a second time, as %q; what it says is added to %q", e.Name(), first.Name())})
			}
			merge(first, e)
			continue
		}
		seen[e.ID] = e
		s.Entities = append(s.Entities, e)
	}
	if skips > maxSkips {
		s.Skipped = append(s.Skipped, Skip{Where: "after that", Why: fmt.Sprintf("%d more, which are not kept", skips-maxSkips)})
	}
	for _, e := range s.Entities {
		if e.Target {
			s.Targets++
		}
	}
	if s.Targets == 0 {
		return nil, fmt.Errorf("reading %s: no listed party in it", f.Name)
	}
	s.Published, s.Skips = in.Published, skips
	return s, nil
}

// merge adds to e what another record of the same ID says.
func merge(e, other *ftm.Entity) {
	for _, p := range other.PropertyNames() {
		e.Add(p, other.Properties[p]...)
	}
	e.Target = e.Target || other.Target
}
