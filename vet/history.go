package vet

import (
	"slices"
	"strings"

	"backchannel/ftm"
	"backchannel/lists"
	"backchannel/screen"
)

// issue is one issue of a list with what is asked of it often.
type issue struct {
	*lists.Snapshot
	targets   map[string]*ftm.Entity
	sanctions map[string][]*ftm.Entity
	others    map[string]bool // of an older issue: the targets that a newer one of the list holds
}

func newIssue(s *lists.Snapshot) *issue {
	x := &issue{Snapshot: s, targets: map[string]*ftm.Entity{}, sanctions: map[string][]*ftm.Entity{}}
	for _, e := range s.Entities {
		if e.Target {
			x.targets[e.ID] = e
		}
		if e.Schema == "Sanction" {
			for _, id := range e.Get("entity") {
				x.sanctions[id] = append(x.sanctions[id], e)
			}
		}
	}
	for _, e := range s.Entities {
		x.addWallet(e)
	}
	return x
}

// addWallet takes the wallet of a listed party for listed with it: its address is all
// that a payment shows.
func (x *issue) addWallet(e *ftm.Entity) {
	if e.Schema != "CryptoWallet" || e.Target {
		return
	}
	for _, holder := range e.Get("holder") {
		if x.targets[holder] != nil {
			x.targets[e.ID] = e
			x.sanctions[e.ID] = append(x.sanctions[e.ID], x.sanctions[holder]...)
		}
	}
}

// pastIssue is an older issue as history needs it: which entries it had and, of
// those that were gone from every newer one, what it says of them. Nothing of s
// stays in memory.
func pastIssue(s *lists.Snapshot, newer []*issue) *issue {
	x := &issue{Snapshot: &lists.Snapshot{Publication: s.Publication}, targets: map[string]*ftm.Entity{}, sanctions: map[string][]*ftm.Entity{}, others: map[string]bool{}}
	for _, e := range s.Entities {
		if !e.Target && e.Schema != "CryptoWallet" {
			continue
		}
		if i := slices.IndexFunc(newer, func(n *issue) bool { return n.targets[e.ID] != nil }); i >= 0 {
			x.others[newer[i].targets[e.ID].ID] = true // that issue's copy of the text
			continue
		}
		if !e.Target {
			continue
		}
		kept := copyOf(e)
		x.targets[kept.ID] = kept
		x.Entities = append(x.Entities, kept)
	}
	for _, e := range s.Entities {
		if e.Schema != "Sanction" {
			continue
		}
		for _, id := range e.Get("entity") {
			if party := x.targets[id]; party != nil {
				x.sanctions[party.ID] = append(x.sanctions[party.ID], copyOf(e))
			}
		}
	}
	x.keepWallets(s, newer)
	return x
}

// keepWallets keeps the wallets of the parties that are gone: a wallet is listed as its
// holder is.
func (x *issue) keepWallets(s *lists.Snapshot, newer []*issue) {
	for _, e := range s.Entities {
		if e.Schema != "CryptoWallet" || e.Target || slices.ContainsFunc(newer, func(n *issue) bool { return n.targets[e.ID] != nil }) {
			continue
		}
		if slices.ContainsFunc(e.Get("holder"), func(holder string) bool { return x.targets[holder] != nil }) {
			kept := copyOf(e)
			x.Entities = append(x.Entities, kept)
			x.addWallet(kept)
		}
	}
}

// copyOf is a copy that shares no memory: the texts of a snapshot may all be
// parts of one.
func copyOf(e *ftm.Entity) *ftm.Entity {
	c := ftm.NewEntity(strings.Clone(e.ID), strings.Clone(e.Schema))
	c.Caption, c.Target = strings.Clone(e.Caption), e.Target
	for _, d := range e.Datasets {
		c.Datasets = append(c.Datasets, strings.Clone(d))
	}
	for prop, values := range e.Properties {
		own := make([]string, len(values))
		for i, v := range values {
			own[i] = strings.Clone(v)
		}
		c.Properties[strings.Clone(prop)] = own
	}
	return c
}

// has reports whether an entry stands in the issue.
func (x *issue) has(id string) bool { return x.targets[id] != nil || x.others[id] }

// indexFormer indexes the parties that were on a list once and are on none now.
func (m *Material) indexFormer() {
	var gone []*ftm.Entity
	seen := map[string]bool{}
	for _, list := range m.names {
		for _, x := range slices.Backward(m.issues[list]) {
			for _, e := range x.Entities {
				if x.targets[e.ID] == nil || seen[e.ID] || m.loaded(e.ID) {
					continue
				}
				seen[e.ID] = true
				if len(e.Datasets) == 0 {
					e.Datasets = []string{list}
				}
				gone = append(gone, e)
			}
		}
	}
	if len(gone) > 0 {
		m.former = screen.Build(slices.Values(gone), m.weights)
	}
}

// hits returns the entries that a partial entity may be, those of the newest
// issues first. One that was removed is not asked for where its list has a match
// now: lists often give a party a new number.
func (m *Material) hits(q *ftm.Entity, o screen.Options) []screen.Hit {
	now := m.index.Match(q, o)
	if m.former == nil {
		return now
	}
	for _, h := range m.former.Match(q, o) {
		if !slices.ContainsFunc(now, func(n screen.Hit) bool { return n.Match && slices.Equal(n.Entity.Datasets, h.Entity.Datasets) }) {
			now = append(now, h)
		}
	}
	return now
}
