package graph

import (
	"cmp"
	"container/heap"
	"maps"
	"slices"
	"strings"
)

// PathOptions say which paths are asked for. The zero value asks for the ten
// cheapest of at most four hops, as things stand at last, with DefaultCosts.
type PathOptions struct {
	MaxHops   int                     // 0 is 4
	Limit     int                     // how many paths are returned; 0 is 10
	Day       Day                     // only ties that may have stood on this day; 0 is End
	Hubs      bool                    // walk through hubs too
	MaxDegree int                     // a party with more neighbours is a hub; 0 is 500, -1 is never
	Work      int                     // how many hops are looked at before giving up; 0 is 1,000,000
	Costs     Costs                   // zero is DefaultCosts
	Skip      func(*Tie) bool         // ties that are not to be walked; nil skips none
	Through   func(party string) bool // parties that may be walked through, hubs apart; nil lets all
}

// Hop is one step of a path. The tie may run the other way: Forward says.
type Hop struct {
	From, To string
	Tie      Tie   // the cheapest tie between the two
	Others   []Tie // the other ties between them, cheapest first
	Forward  bool
	Cost     int
}

// Path is a chain of ties from one party to another that visits nobody twice.
type Path struct {
	Hops []Hop
	Cost int
}

// Paths are those found, the cheapest first, then the shortest.
type Paths struct {
	Paths []Path
	More  bool // there are more than the limit
	// Unfinished is set where the bound on work was reached: whether there are
	// more is not known, and those returned are still the cheapest.
	Unfinished bool
}

func (o PathOptions) withDefaults() PathOptions {
	o.MaxHops = cmp.Or(o.MaxHops, 4)
	o.Limit = cmp.Or(o.Limit, 10)
	o.Day = cmp.Or(o.Day, End)
	o.MaxDegree = cmp.Or(o.MaxDegree, 500)
	o.Work = cmp.Or(o.Work, 1_000_000)
	if o.Costs.Kind == nil {
		o.Costs = DefaultCosts()
	}
	return o
}

// Paths finds the simple paths between two parties. A hub may be an end of a
// path and is not walked through. Negated ties are never walked. There are no
// paths from a party to itself, nor where a party is not in the graph.
func (g *Graph) Paths(from, to string, opt PathOptions) Paths {
	return g.Walker(opt).Paths(from, to)
}

// Walker answers several questions with the same options faster than Paths
// does, since it remembers the neighbours it has seen. The graph must not
// change meanwhile. It is not for use by several goroutines at once.
type Walker struct {
	g    *Graph
	opt  PathOptions
	near map[string][]Hop // by party, once asked: its neighbours
	// bounds[id][k][x] is the least cost from x to id in at most k hops, leaving
	// aside that nobody may be visited twice.
	bounds map[string][]map[string]int
}

// Walker returns a walker with these options.
func (g *Graph) Walker(opt PathOptions) *Walker {
	return &Walker{g: g, opt: opt.withDefaults(), near: map[string][]Hop{}, bounds: map[string][]map[string]int{}}
}

// Paths finds paths as Graph.Paths does.
func (w *Walker) Paths(from, to string) Paths {
	if from == to || w.g.parties[from] == nil || w.g.parties[to] == nil {
		return Paths{}
	}
	s := search{Walker: w, from: from, to: to, rest: w.bounds[to]}
	if s.rest == nil {
		s.lowerBounds()
		w.bounds[to] = s.rest
	}
	return s.run()
}

// Near returns the parties that some path of at most MaxHops may lead to, by
// ID. Where the bound on work is reached, the farther ones are missing.
func (w *Walker) Near(from string) []string {
	if w.g.parties[from] == nil {
		return nil
	}
	seen := map[string]bool{from: true}
	level, work := []string{from}, 0
	for hop := 0; hop < w.opt.MaxHops && work <= w.opt.Work; hop++ {
		var next []string
		for _, id := range level {
			if id != from && w.blocked(id) {
				continue
			}
			for _, h := range w.neighbours(id) {
				work++
				if !seen[h.To] {
					seen[h.To] = true
					next = append(next, h.To)
				}
			}
		}
		level = next
	}
	delete(seen, from)
	return slices.Sorted(maps.Keys(seen))
}

// search is a best-first search over partial paths. Each is ordered by its cost
// so far plus the least that the rest can cost, so that complete ones come out
// cheapest first.
type search struct {
	*Walker
	from, to string
	rest     []map[string]int // Walker.bounds of to
	work     int
}

// partial is a path from the start, linked backwards.
type partial struct {
	id    string
	hop   Hop
	prev  *partial
	hops  int
	cost  int
	least int // cost + the least that the rest can cost
}

func (p *partial) visited(id string) bool {
	for ; p != nil; p = p.prev {
		if p.id == id {
			return true
		}
	}
	return false
}

// names are the parties of the path, for an order that does not depend on chance.
func (p *partial) names() []string {
	var out []string
	for ; p != nil; p = p.prev {
		out = append(out, p.id)
	}
	slices.Reverse(out)
	return out
}

// queue is a heap of partial paths.
type queue []*partial

func (q queue) Len() int      { return len(q) }
func (q queue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)   { *q = append(*q, x.(*partial)) }
func (q *queue) Pop() any {
	last := len(*q) - 1
	x := (*q)[last]
	*q = (*q)[:last]
	return x
}
func (q queue) Less(i, j int) bool {
	a, b := q[i], q[j]
	if a.least != b.least || a.hops != b.hops {
		return cmp.Or(cmp.Compare(a.least, b.least), cmp.Compare(a.hops, b.hops)) < 0
	}
	return slices.Compare(a.names(), b.names()) < 0
}

func (s *search) run() Paths {
	var out Paths
	q := &queue{{id: s.from}}
	for q.Len() > 0 && !s.spent() {
		p := heap.Pop(q).(*partial)
		if p.id == s.to {
			if len(out.Paths) == s.opt.Limit {
				out.More = true
				return out
			}
			out.Paths = append(out.Paths, p.path())
			continue
		}
		for _, hop := range s.neighbours(p.id) {
			if next := s.extend(p, hop); next != nil {
				heap.Push(q, next)
			}
		}
	}
	out.Unfinished = s.spent()
	return out
}

func (s *search) spent() bool { return s.work > s.opt.Work }

// extend adds a hop, or returns nil where that leads nowhere.
func (s *search) extend(p *partial, hop Hop) *partial {
	s.work++
	left := s.opt.MaxHops - p.hops - 1
	rest, ok := s.rest[left][hop.To]
	if !ok || p.visited(hop.To) {
		return nil
	}
	cost := p.cost + hop.Cost
	return &partial{id: hop.To, hop: hop, prev: p, hops: p.hops + 1, cost: cost, least: cost + rest}
}

func (p *partial) path() Path {
	out := Path{Cost: p.cost, Hops: make([]Hop, p.hops)}
	for ; p.prev != nil; p = p.prev {
		out.Hops[p.hops-1] = p.hop
	}
	return out
}

// lowerBounds walks back from the end, one hop more at a time, and notes what
// the way to it costs at least.
func (s *search) lowerBounds() {
	s.rest = []map[string]int{{s.to: 0}}
	fresh := map[string]int{s.to: 0}
	for k := 1; k < s.opt.MaxHops; k++ {
		now := make(map[string]int, len(s.rest[k-1]))
		maps.Copy(now, s.rest[k-1])
		next := map[string]int{}
		for id, c := range fresh {
			if id != s.to && s.blocked(id) {
				continue
			}
			for _, hop := range s.neighbours(id) {
				s.work++
				if old, ok := now[hop.To]; !ok || c+hop.Cost < old {
					now[hop.To] = c + hop.Cost
					next[hop.To] = now[hop.To]
				}
			}
		}
		s.rest = append(s.rest, now)
		fresh = next
	}
	for k := range s.rest { // a hub is never on the way
		for id := range s.rest[k] {
			if id != s.to && s.blocked(id) {
				delete(s.rest[k], id)
			}
		}
	}
}

// blocked reports whether paths may not lead through a party.
func (w *Walker) blocked(id string) bool {
	if w.opt.Through != nil && !w.opt.Through(id) {
		return true
	}
	if w.opt.Hubs {
		return false
	}
	return w.g.parties[id].Hub || w.opt.MaxDegree > 0 && len(w.g.touch[id]) > w.opt.MaxDegree && len(w.neighbours(id)) > w.opt.MaxDegree
}

// neighbours are the hops from a party, by the other party's ID: all ties that
// may be walked to one neighbour are one hop.
func (w *Walker) neighbours(id string) []Hop {
	if hops, ok := w.near[id]; ok {
		return hops
	}
	by := map[string]*Hop{}
	for _, n := range w.g.touch[id] {
		t := &w.g.ties[n]
		if t.Negated || t.Held(w.opt.Day) == No && !w.past(t) || w.opt.Skip != nil && w.opt.Skip(t) {
			continue
		}
		other := t.other(id)
		if by[other] == nil {
			by[other] = &Hop{From: id, To: other}
		}
		walked := *t
		if t.Status != "former" && t.Held(w.opt.Day) == No {
			walked.Status = "former" // it was over by then
		}
		by[other].Others = append(by[other].Others, walked)
	}
	hops := make([]Hop, 0, len(by))
	for _, h := range by {
		w.rank(h)
		hops = append(hops, *h)
	}
	slices.SortFunc(hops, func(a, b Hop) int { return strings.Compare(a.To, b.To) })
	w.near[id] = hops
	return hops
}

// past reports whether a lasting tie was over by the day: it is still walked, as
// a former tie, and costs what a former tie costs.
func (w *Walker) past(t *Tie) bool {
	start := mustDays(t.Start)
	return t.Date == "" && (start == Always || start.First <= w.opt.Day)
}

// rank puts the cheapest tie of a hop first.
func (w *Walker) rank(h *Hop) {
	slices.SortFunc(h.Others, func(a, b Tie) int {
		return cmp.Or(cmp.Compare(w.opt.Costs.Hop(&a), w.opt.Costs.Hop(&b)), compareTies(&a, &b))
	})
	h.Tie, h.Others = h.Others[0], h.Others[1:]
	h.Cost = w.opt.Costs.Hop(&h.Tie)
	h.Forward = h.Tie.From == h.From
}
