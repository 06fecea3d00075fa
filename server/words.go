package server

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"backchannel/ftm"
	"backchannel/names"
)

// words is an index for search by words, as in a search box: every word of the
// question must begin a word of the entity's names, numbers, addresses or
// programmes.
type words struct {
	entities []*ftm.Entity
	tokens   []string // sorted
	offsets  []uint32 // where the entities of each token begin, and of the last end
	holders  []uint32
	byID     map[string]uint32
}

// wordProps are the properties besides names whose words are found.
var wordProps = []string{"passportNumber", "idNumber", "taxNumber", "registrationNumber", "innCode", "ogrnCode", "leiCode", "imoNumber", "mmsi", "callSign",
	"publicKey", "swiftBic", "program", "programId", "address", "email", "website"}

func newWords(entities iter.Seq[*ftm.Entity]) *words {
	type entry struct{ token, entity uint32 }
	x := &words{byID: map[string]uint32{}}
	interned := map[string]uint32{}
	var all []entry
	for e := range entities {
		n := uint32(len(x.entities))
		x.entities = append(x.entities, e)
		x.byID[strings.ToLower(e.ID)] = n
		seen := map[string]bool{}
		for _, text := range textsOf(e) {
			for t := range tokens(text) {
				if seen[t] {
					continue
				}
				seen[t] = true
				id, ok := interned[t]
				if !ok {
					id = uint32(len(x.tokens))
					interned[t] = id
					x.tokens = append(x.tokens, t)
				}
				all = append(all, entry{id, n})
			}
		}
	}
	order := make([]uint32, len(x.tokens))
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortFunc(order, func(a, b uint32) int { return cmp.Compare(x.tokens[a], x.tokens[b]) })
	rank := make([]uint32, len(order))
	sorted := make([]string, len(order))
	for i, t := range order {
		rank[t], sorted[i] = uint32(i), x.tokens[t]
	}
	x.tokens = sorted
	slices.SortFunc(all, func(a, b entry) int {
		return cmp.Or(cmp.Compare(rank[a.token], rank[b.token]), cmp.Compare(a.entity, b.entity))
	})
	x.offsets = make([]uint32, len(order)+1)
	x.holders = make([]uint32, len(all))
	for i, e := range all {
		x.holders[i] = e.entity
		x.offsets[rank[e.token]+1] = uint32(i + 1)
	}
	return x
}

func textsOf(e *ftm.Entity) []string {
	out := e.Names()
	for _, p := range wordProps {
		out = append(out, e.Get(p)...)
	}
	return append(out, e.ID)
}

// tokens yields the words of a text in Latin letters and digits, lower case.
func tokens(text string) iter.Seq[string] {
	return strings.FieldsFuncSeq(names.Transliterate(names.Normalise(text)), func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r > 0x7f)
	})
}

// find returns the entities in which every word of the question begins a word, or
// whose ID it is: first those whose name the question is, then those whose name
// begins with it, then the rest, shorter names first. Without a word it returns
// every entity in the order of the lists.
func (x *words) find(question string) []*ftm.Entity {
	question = strings.TrimSpace(question)
	asked := slices.Collect(tokens(question))
	if len(asked) == 0 {
		if question != "" {
			return nil
		}
		return x.entities
	}
	var found []uint32
	for i, word := range asked {
		with := x.beginning(word)
		if i > 0 {
			with = both(found, with)
		}
		if found = with; len(found) == 0 {
			break
		}
	}
	if n, ok := x.byID[strings.ToLower(question)]; ok && !slices.Contains(found, n) {
		found = append(found, n)
	}
	whole := strings.Join(asked, " ")
	type ranked struct{ n, class, length uint32 }
	order := make([]ranked, len(found))
	for i, n := range found {
		order[i] = ranked{n, 2, uint32(len(x.entities[n].Name()))}
		for _, name := range x.entities[n].Names() {
			switch flat := strings.Join(slices.Collect(tokens(name)), " "); {
			case flat == whole:
				order[i].class = 0
			case strings.HasPrefix(flat, whole):
				order[i].class = min(order[i].class, 1)
			}
		}
	}
	slices.SortFunc(order, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(a.class, b.class), cmp.Compare(a.length, b.length), cmp.Compare(a.n, b.n))
	})
	out := make([]*ftm.Entity, len(order))
	for i, r := range order {
		out[i] = x.entities[r.n]
	}
	return out
}

// beginning returns the entities that have a word that begins with the given one,
// sorted.
func (x *words) beginning(word string) []uint32 {
	from, _ := slices.BinarySearch(x.tokens, word)
	to := from
	for to < len(x.tokens) && strings.HasPrefix(x.tokens[to], word) {
		to++
	}
	out := slices.Clone(x.holders[x.offsets[from]:x.offsets[to]])
	slices.Sort(out)
	return slices.Compact(out)
}

// both returns what two sorted lists have in common.
func both(a, b []uint32) []uint32 {
	out := a[:0]
	for _, n := range a {
		if _, ok := slices.BinarySearch(b, n); ok {
			out = append(out, n)
		}
	}
	return out
}
