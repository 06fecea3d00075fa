package server

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"sync"
	"sync/atomic"

	"backchannel/entry"
	"backchannel/ftm"
	"backchannel/lists"
	"backchannel/screen"
)

// card is an entry with the issue that it is from; wire is made ready to be answered
// with, as of a day, and nil where the entry serves only for choosing by.
type card struct {
	entity   *ftm.Entity
	issue    *lists.Snapshot
	datasets []string
	wire     *entry.Card
}

// deck holds the cards of one day that were asked for, the first maxCards of them.
type deck struct {
	day   string
	cards sync.Map // by entity ID: *card
	n     atomic.Int64
}

// maxCards bounds the memory of a deck, some kilobytes a card, where the lists are long.
const maxCards = 50_000

// cards returns the deck of a day. That of today is kept; another day's lives as
// long as the request.
func (x *stock) cards(day, today string) *deck {
	if d := x.deck.Load(); d != nil && d.day == day {
		return d
	}
	d := &deck{day: day}
	if day == today {
		x.deck.Store(d)
	}
	return d
}

// card returns an entity's card, nil where there is no such entity.
func (x *stock) card(d *deck, id string) *card {
	if c, ok := d.cards.Load(id); ok {
		return c.(*card)
	}
	e, issue := x.find(id)
	if e == nil {
		return nil
	}
	c := &card{entity: e, issue: issue, wire: entry.New(x.material, e, issue.List, d.day)}
	c.datasets = c.wire.Datasets
	if d.n.Add(1) <= maxCards {
		d.cards.Store(id, c)
	}
	return c
}

// light is a card for choosing by.
func (x *stock) light(e *ftm.Entity) *card {
	_, issue := x.find(e.ID)
	return &card{entity: e, issue: issue, datasets: entry.With(e.Datasets, issue.List)}
}

// in reports whether the entry is of a dataset.
func (c *card) in(dataset string) bool {
	return dataset == everything || dataset == sanctions || slices.Contains(c.datasets, dataset)
}

// scored is a hit with its card.
type scored struct {
	*card
	hit   screen.Hit
	match bool
}

// wireForm is the hit as a value, for those who do not write it by hand.
func (h *scored) wireForm() entry.ScoredEntity { return h.wire.Scored(&h.hit, h.match) }

// hashed is the beginning of a text's SHA-256.
func hashed(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:8])
}
