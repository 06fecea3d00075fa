package server

import (
	"fmt"
	"iter"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"backchannel/ftm"
	"backchannel/lists"
)

// begunWith is a request about one entity.
type begunWith struct {
	*stock
	p     *params
	deck  *deck
	card  *card
	issue *lists.Snapshot
}

func (s *Server) beginWith(r *http.Request) (*begunWith, error) {
	x, p, err := s.begin(r)
	if err != nil {
		return nil, err
	}
	b := &begunWith{stock: x, p: p, deck: x.cards(s.day(p), s.today())}
	if p.err != nil {
		return nil, p.err
	}
	id := r.PathValue("id")
	if b.card = x.card(b.deck, id); b.card == nil {
		if now, ok := x.merged[id]; ok {
			return nil, &problem{status: http.StatusPermanentRedirect, detail: fmt.Sprintf("the entity is %q now", now), location: movedTo(r, id, now)}
		}
		return nil, notFound("no list here has an entity %q", short(id))
	}
	b.issue = b.card.issue
	return b, nil
}

// movedTo is the address of a request, /entities/{id} and what may follow, with another
// ID in its path.
func movedTo(r *http.Request, id, now string) string {
	page, rest, _ := strings.Cut(r.URL.Path[1:], "/")
	u := url.URL{Path: "/" + page + "/" + now + strings.TrimPrefix(rest, id), RawQuery: r.URL.RawQuery}
	return u.String()
}

// serveEntity answers GET /entities/{id}: an entity whole, with those next to it
// standing in it unless nested=false.
func (s *Server) serveEntity(w http.ResponseWriter, r *http.Request) error {
	b, err := s.beginWith(r)
	if err != nil {
		return err
	}
	nested := b.p.flag("nested", true)
	if b.p.err != nil {
		return b.p.err
	}
	if !nested {
		return writeJSON(w, http.StatusOK, b.card.wire.Entity)
	}
	n := b.issue.Nested(b.card.entity.ID)
	out := NestedEntity{Entity: b.card.wire.Entity, Properties: map[string][]any{}}
	for prop, values := range n.Properties {
		for _, v := range values {
			out.Properties[prop] = append(out.Properties[prop], b.nested(v))
		}
	}
	return writeJSON(w, http.StatusOK, out)
}

// nested gives the entities within an entity the form of the answer.
func (b *begunWith) nested(v any) any {
	n, ok := v.(*ftm.Nested)
	if !ok {
		return v
	}
	out := NestedEntity{Properties: map[string][]any{}}
	if c := b.stock.card(b.deck, n.ID); c != nil {
		out.Entity = c.wire.Entity
	}
	for prop, values := range n.Properties {
		for _, v := range values {
			out.Properties[prop] = append(out.Properties[prop], b.nested(v))
		}
	}
	return out
}

// serveAdjacent answers GET /entities/{id}/adjacent: what is next to an entity, by
// property, a page of each.
func (s *Server) serveAdjacent(w http.ResponseWriter, r *http.Request) error {
	b, err := s.beginWith(r)
	if err != nil {
		return err
	}
	limit, offset := b.page()
	if b.p.err != nil {
		return b.p.err
	}
	out := AdjacentAll{Entity: b.card.wire.Entity, Adjacent: map[string]Adjacent{}}
	for prop := range b.neighbours() {
		if _, ok := out.Adjacent[prop]; !ok {
			out.Adjacent[prop] = b.adjacent(prop, limit, offset)
		}
	}
	return writeJSON(w, http.StatusOK, out)
}

// serveAdjacentBy answers GET /entities/{id}/adjacent/{property}.
func (s *Server) serveAdjacentBy(w http.ResponseWriter, r *http.Request) error {
	b, err := s.beginWith(r)
	if err != nil {
		return err
	}
	prop := r.PathValue("property")
	e := b.card.entity
	if p := ftm.SchemaOf(e.Schema).Property(prop); (p == nil || p.Type != "entity") && len(ftm.Reversed(e.Schema, prop)) == 0 {
		return notFound("a %s has no ties by a property %q", e.Schema, short(prop))
	}
	limit, offset := b.page()
	if b.p.err != nil {
		return b.p.err
	}
	return writeJSON(w, http.StatusOK, b.adjacent(prop, limit, offset))
}

func (b *begunWith) page() (limit, offset int) {
	return b.p.whole("limit", 10, 0, maxResults), b.p.whole("offset", 0, 0, maxOffset)
}

// neighbours yields what is next to the entity, each once for a property.
func (b *begunWith) neighbours() iter.Seq2[string, *ftm.Entity] {
	return b.issue.Neighbours(b.card.entity.ID)
}

// adjacent is a page of what is next to the entity by a property. A tie stands with
// the party at its other end in it.
func (b *begunWith) adjacent(prop string, limit, offset int) Adjacent {
	var all []*ftm.Entity
	for p, e := range b.neighbours() {
		if p == prop && !slices.Contains(all, e) {
			all = append(all, e)
		}
	}
	out := Adjacent{Results: []NestedEntity{}, Total: Total{len(all), "eq"}, Limit: limit, Offset: offset}
	for _, e := range all[min(offset, len(all)):min(offset+limit, len(all))] {
		out.Results = append(out.Results, b.tie(e))
	}
	return out
}

// tie is an entity next to ours, with what it refers to in it, but for ours.
func (b *begunWith) tie(e *ftm.Entity) NestedEntity {
	out := NestedEntity{Properties: map[string][]any{}}
	if c := b.stock.card(b.deck, e.ID); c != nil {
		out.Entity = c.wire.Entity
	}
	for prop, values := range e.Properties {
		isTie := ftm.PropertyType(e.Schema, prop) == "entity"
		for _, v := range values {
			if other := b.issue.Entity(v); isTie && v != b.card.entity.ID && other != nil {
				if c := b.stock.card(b.deck, v); c != nil {
					out.Properties[prop] = append(out.Properties[prop], c.wire.Entity)
					continue
				}
			}
			out.Properties[prop] = append(out.Properties[prop], v)
		}
	}
	return out
}
