package graph

import (
	"cmp"
	"iter"
	"slices"
	"sort"
	"strings"
)

// Stake is one owner's direct share of one asset.
type Stake struct {
	Owner string `json:"owner"`
	Asset string `json:"asset"`
	Share Share  `json:"share"`
}

// Holdings is who directly owns what on one day, packed for millions of stakes:
// parties are numbered in the order of their IDs, and a stake is one number for
// its other end and one for its share, in either direction. It does not change
// once made.
type Holdings struct {
	ids    []string // sorted
	shares []Share  // the different shares that occur
	down   adjacency
	up     adjacency
}

// adjacency holds for party i its stakes at [at[i], at[i+1]).
type adjacency struct {
	at    []int32
	party []int32
	share []int32 // index into Holdings.shares
}

// NewHoldings packs stakes. Those with one owner and one asset are statements
// about one stake and are reconciled; an owner's stake in itself is left out.
func NewHoldings(stakes iter.Seq[Stake]) *Holdings {
	b := builder{parties: map[string]int32{}, shares: map[Share]int32{}}
	for s := range stakes {
		if s.Owner != s.Asset {
			b.add(s)
		}
	}
	return b.pack()
}

// builder numbers parties and shares as they come.
type builder struct {
	ids     []string
	parties map[string]int32
	table   []Share
	shares  map[Share]int32
	edges   []edge
}

type edge struct{ owner, asset, share int32 }

func (b *builder) add(s Stake) {
	b.edges = append(b.edges, edge{b.party(s.Owner), b.party(s.Asset), b.share(s.Share)})
}

func (b *builder) party(id string) int32 {
	n, ok := b.parties[id]
	if !ok {
		n = int32(len(b.ids))
		b.parties[id] = n
		b.ids = append(b.ids, id)
	}
	return n
}

func (b *builder) share(s Share) int32 {
	n, ok := b.shares[s]
	if !ok {
		n = int32(len(b.table))
		b.shares[s] = n
		b.table = append(b.table, s)
	}
	return n
}

func (b *builder) pack() *Holdings {
	order := make([]int32, len(b.ids))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(x, y int32) int { return strings.Compare(b.ids[x], b.ids[y]) })
	rank := make([]int32, len(order))
	ids := make([]string, len(order))
	for to, from := range order {
		rank[from], ids[to] = int32(to), b.ids[from]
	}
	for i, e := range b.edges {
		b.edges[i].owner, b.edges[i].asset = rank[e.owner], rank[e.asset]
	}
	b.reconcile()
	h := &Holdings{ids: ids}
	h.down = pack(len(ids), b.edges)
	for i, e := range b.edges {
		b.edges[i].owner, b.edges[i].asset = e.asset, e.owner
	}
	slices.SortFunc(b.edges, compareEdges)
	h.up = pack(len(ids), b.edges)
	h.shares = b.table
	return h
}

func compareEdges(a, b edge) int {
	return cmp.Or(cmp.Compare(a.owner, b.owner), cmp.Compare(a.asset, b.asset))
}

// reconcile leaves one edge per owner and asset.
func (b *builder) reconcile() {
	slices.SortFunc(b.edges, compareEdges)
	kept := b.edges[:0]
	for i := 0; i < len(b.edges); {
		e, j := b.edges[i], i+1
		for j < len(b.edges) && compareEdges(e, b.edges[j]) == 0 {
			j++
		}
		if j > i+1 {
			var all []Share
			for _, x := range b.edges[i:j] {
				all = append(all, b.table[x.share])
			}
			s, _ := Reconcile(all...)
			e.share = b.share(s)
		}
		kept = append(kept, e)
		i = j
	}
	b.edges = kept
}

// pack lays sorted edges out by their owner.
func pack(n int, edges []edge) adjacency {
	a := adjacency{at: make([]int32, n+1), party: make([]int32, len(edges)), share: make([]int32, len(edges))}
	for i, e := range edges {
		a.at[e.owner+1]++
		a.party[i], a.share[i] = e.asset, e.share
	}
	for i := range n {
		a.at[i+1] += a.at[i]
	}
	return a
}

// Len is the number of parties that own or are owned, and of stakes.
func (h *Holdings) Len() (parties, stakes int) { return len(h.ids), len(h.down.party) }

// number finds a party by its ID.
func (h *Holdings) number(id string) (int32, bool) {
	i, ok := sort.Find(len(h.ids), func(i int) int { return strings.Compare(id, h.ids[i]) })
	return int32(i), ok
}

// Owners returns the direct stakes in a party, by owner.
func (h *Holdings) Owners(id string) []Stake {
	var out []Stake
	if n, ok := h.number(id); ok {
		for i := h.up.at[n]; i < h.up.at[n+1]; i++ {
			out = append(out, Stake{h.ids[h.up.party[i]], id, h.shares[h.up.share[i]]})
		}
	}
	return out
}

// Owned returns the direct stakes that a party has, by asset.
func (h *Holdings) Owned(id string) []Stake {
	var out []Stake
	if n, ok := h.number(id); ok {
		for i := h.down.at[n]; i < h.down.at[n+1]; i++ {
			out = append(out, Stake{id, h.ids[h.down.party[i]], h.shares[h.down.share[i]]})
		}
	}
	return out
}

// Holdings packs the ownership ties as of a day. Former, negated and merely
// planned stakes are left out; one that is disputed, or that may have begun or
// ended by then, may be as large as given and may be nothing.
func (g *Graph) Holdings(day Day) *Holdings {
	return NewHoldings(func(yield func(Stake) bool) {
		for i := range g.ties {
			t := &g.ties[i]
			share, ok := t.stake(day)
			if ok && !yield(Stake{t.From, t.To, share}) {
				return
			}
		}
	})
}

// stake is what an ownership tie counts for on a day.
func (t *Tie) stake(day Day) (Share, bool) {
	if t.Kind != Owns || t.Negated || t.Status == "future" {
		return Share{}, false
	}
	switch held := t.Held(day); {
	case held == No:
		return Share{}, false
	case held == CannotTell || t.Disputed:
		return t.Share.Doubted(), true
	}
	return t.Share, true
}
