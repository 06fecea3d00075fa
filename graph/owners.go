package graph

import "slices"

// Holding is one stake of an ownership tree with the ties that give it.
type Holding struct {
	Stake
	Depth  int    `json:"depth"` // 1 for a direct stake
	Agree  bool   `json:"agree"` // false where sources contradict each other on its size
	Repeat bool   `json:"repeat,omitempty"`
	Ties   []Tie  `json:"-"`
	Held   Answer `json:"held"` // CannotTell where it is disputed, or may have begun or ended by the day
}

// Owners returns the stakes in a party, the stakes in its owners, and so on up
// to depth (0 is 10), nearest first, then by owner. A party that owns itself
// through others is shown once more, with Repeat, and not followed again.
func (g *Graph) Owners(id string, day Day, depth int) []Holding {
	return g.climb(id, day, depth, func(t *Tie, at string) (next string, ok bool) { return t.From, t.To == at })
}

// Owned returns the stakes that a party has, those that its assets have, and so
// on down, as Owners does up.
func (g *Graph) Owned(id string, day Day, depth int) []Holding {
	return g.climb(id, day, depth, func(t *Tie, at string) (next string, ok bool) { return t.To, t.From == at })
}

func (g *Graph) climb(id string, day Day, depth int, step func(*Tie, string) (string, bool)) []Holding {
	if depth <= 0 {
		depth = 10
	}
	var out []Holding
	seen := map[string]bool{id: true}
	level := []string{id}
	for d := 1; d <= depth && len(level) > 0; d++ {
		var next []string
		for _, at := range level {
			for _, other := range g.stakeEnds(at, day, step) {
				h := g.holding(at, other, day, step)
				h.Depth, h.Repeat = d, seen[other]
				out = append(out, h)
				if !seen[other] {
					seen[other] = true
					next = append(next, other)
				}
			}
		}
		level = next
	}
	return out
}

// stakeEnds returns the parties one stake away, by ID.
func (g *Graph) stakeEnds(at string, day Day, step func(*Tie, string) (string, bool)) []string {
	var ends []string
	for _, n := range g.touch[at] {
		t := &g.ties[n]
		end, ok := step(t, at)
		if _, counts := t.stake(day); ok && counts {
			ends = append(ends, end)
		}
	}
	slices.Sort(ends)
	return slices.Compact(ends)
}

// holding gathers all that the sources say of the stake between two parties.
func (g *Graph) holding(at, other string, day Day, step func(*Tie, string) (string, bool)) Holding {
	h := Holding{Held: CannotTell}
	var shares []Share
	for _, t := range g.between(at, other) {
		share, counts := t.stake(day)
		if end, ok := step(&t, at); !ok || end != other || !counts {
			continue
		}
		h.Owner, h.Asset = t.From, t.To
		h.Ties = append(h.Ties, t)
		shares = append(shares, share)
		if !t.Disputed {
			h.Held = max(h.Held, t.Held(day))
		}
	}
	h.Share, h.Agree = Reconcile(shares...)
	return h
}

// Interest is how much of an asset belongs to an owner in the end: the product
// of the stakes along each chain, summed. It is an economic figure and says
// nothing of sanctions rules, which do not multiply.
type Interest struct {
	Owner  string    `json:"owner"`
	Asset  string    `json:"asset"`
	Chains [][]Stake `json:"chains"` // from the owner down to the asset
	Each   []Share   `json:"each"`   // the product of each chain
	Sum    Share     `json:"sum"`
	// Cyclic is set where parties on the way own each other: what goes round
	// is counted once, so that the sum is a little low.
	Cyclic bool `json:"cyclic,omitempty"`
	// Partial is set where there were more chains than are counted.
	Partial bool `json:"partial,omitempty"`
}

// The bounds on the work of Interest: chains kept, and stakes walked.
const (
	maxChains = 1000
	maxSteps  = 200_000
)

// Interest multiplies out what owner has of asset. There are no chains where it
// has nothing, and the sum is not known then.
func (h *Holdings) Interest(owner, asset string) Interest {
	in := Interest{Owner: owner, Asset: asset}
	from, ok := h.number(owner)
	to, found := h.number(asset)
	if !ok || !found {
		return in
	}
	w := interestWalk{h: h, to: to, in: &in, on: map[int32]bool{}}
	w.above = w.ancestors(to)
	w.walk(from, nil)
	for i, c := range in.Chains {
		product := c[0].Share
		for _, s := range c[1:] {
			product = product.Times(s.Share)
		}
		in.Each = append(in.Each, product)
		if i == 0 {
			in.Sum = product
			continue
		}
		in.Sum = in.Sum.Add(product)
	}
	return in
}

type interestWalk struct {
	h     *Holdings
	to    int32
	in    *Interest
	on    map[int32]bool // on the chain being walked
	above map[int32]bool // those who have some of the asset
	steps int
}

// ancestors are all who have some of n, by any chain.
func (w *interestWalk) ancestors(n int32) map[int32]bool {
	seen := map[int32]bool{}
	for queue := []int32{n}; len(queue) > 0; {
		at := queue[0]
		queue = queue[1:]
		for i := w.h.up.at[at]; i < w.h.up.at[at+1]; i++ {
			if p := w.h.up.party[i]; !seen[p] {
				seen[p] = true
				queue = append(queue, p)
			}
		}
	}
	return seen
}

func (w *interestWalk) walk(at int32, chain []Stake) {
	if at == w.to {
		w.in.Chains = append(w.in.Chains, slices.Clone(chain))
		return
	}
	w.on[at] = true
	defer delete(w.on, at)
	for i := w.h.down.at[at]; i < w.h.down.at[at+1]; i++ {
		next := w.h.down.party[i]
		w.steps++
		switch {
		case next != w.to && !w.above[next]:
		case len(w.in.Chains) >= maxChains || w.steps > maxSteps:
			w.in.Partial = true
			return
		case w.on[next]:
			w.in.Cyclic = true
		default:
			w.walk(next, append(chain, Stake{w.h.ids[at], w.h.ids[next], w.h.shares[w.h.down.share[i]]}))
		}
	}
}
