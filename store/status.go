package store

import (
	"path"
	"slices"
	"strings"
	"time"

	"backchannel/lists"
)

// Status is what the home has of one list.
type Status struct {
	List      string
	Title     string
	Publisher *lists.Publisher // nil where nobody publishes it any more
	Snapshots []*Snapshot      // oldest first; none where the home has none
	Checked   string           // the day on which the publisher was last asked, "" where never
	Due       bool             // there may be a newer issue, or there is none here
}

// Newest is the newest issue, nil where there is none.
func (s *Status) Newest() *Snapshot {
	if len(s.Snapshots) == 0 {
		return nil
	}
	return s.Snapshots[len(s.Snapshots)-1]
}

// Status tells what the home has, a row for each publisher in the order of the
// table and then one for each other list. today is YYYY-MM-DD.
func (h *Home) Status(today string) ([]Status, error) {
	var out []Status
	for _, p := range lists.Publishers() {
		out = append(out, Status{List: p.List, Title: p.Title, Publisher: &p})
	}
	names, err := h.Lists()
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		if !slices.ContainsFunc(out, func(s Status) bool { return s.List == name }) {
			out = append(out, Status{List: name, Title: name})
		}
	}
	for i := range out {
		if err := h.fill(&out[i], today); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (h *Home) fill(s *Status, today string) (err error) {
	if s.Snapshots, err = h.Snapshots(s.List); err != nil {
		return err
	}
	if b, err := h.root.ReadFile(path.Join("lists", s.List, checkedFile)); err == nil {
		s.Checked = strings.TrimSpace(string(b))
	}
	asked := s.Checked // a file that was added by hand says nothing of what its publisher has now
	if n := s.Newest(); n != nil {
		s.Title = n.Title
		asked = max(asked, n.Published)
	}
	if s.Publisher != nil {
		s.Due = olderThan(asked, today, s.Publisher.Every)
	}
	return nil
}

// olderThan reports whether a day lies the span or more before today; a day
// that is none does.
func olderThan(day, today string, span time.Duration) bool {
	a, errA := time.Parse(time.DateOnly, day)
	b, errB := time.Parse(time.DateOnly, today)
	return errA != nil || errB == nil && b.Sub(a) >= span
}
