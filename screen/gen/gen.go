// Package gen makes lists of parties that do not exist, as large as one likes, out
// of the parts of real ones: for measuring how screening grows with the length of a
// list. Names, birth dates, countries and identifiers come apart and are put
// together anew; as in life, a few parts are borne by many and most by hardly
// anybody.
package gen

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"strings"
	"unicode/utf8"

	"backchannel/ftm"
)

// fresh is the share of surnames and brands that are put together out of two, so
// that the number of different words grows with the list, as it does in life:
// 0.35 makes some 400,000 of them for a million parties.
const fresh = 0.35

// Entities yields n parties made of the parts of seeds, the same for the same
// seeds and number. It yields none where no seed has a name.
func Entities(seeds []*ftm.Entity, n int, number uint64) iter.Seq[*ftm.Entity] {
	g := &maker{r: rand.New(rand.NewPCG(number, 0x5eed)), pools: map[string]*pool{}}
	for _, e := range seeds {
		g.take(e)
	}
	return func(yield func(*ftm.Entity) bool) {
		if len(g.kinds) == 0 {
			return
		}
		for i := range n {
			if !yield(g.make(i)) {
				return
			}
		}
	}
}

// pool is the parts of the seeds of one schema, each as often as it occurs.
type pool struct {
	first, last   [][]string // the words but for the last, and the last, of each name
	births        []string
	countries     []string
	registrations int // seeds that have a number of some kind
	total         int
}

type maker struct {
	r     *rand.Rand
	pools map[string]*pool
	kinds []string // schemata, each as often as it occurs
}

// take adds the parts of a seed to its schema's pool.
func (g *maker) take(e *ftm.Entity) {
	p := g.pools[e.Schema]
	if p == nil {
		p = &pool{}
		g.pools[e.Schema] = p
	}
	named := false
	for _, n := range e.Get("name") {
		ws := strings.Fields(n)
		if len(ws) == 0 || len(n) > 120 {
			continue
		}
		named = true
		p.first = append(p.first, ws[:len(ws)-1])
		p.last = append(p.last, ws[len(ws)-1:])
	}
	if !named {
		return
	}
	p.total++
	p.births = append(p.births, e.Get("birthDate")...)
	for _, prop := range []string{"nationality", "country", "jurisdiction", "citizenship"} {
		p.countries = append(p.countries, e.Get(prop)...)
	}
	for _, prop := range []string{"passportNumber", "registrationNumber", "imoNumber", "innCode", "idNumber", "taxNumber"} {
		p.registrations += min(1, len(e.Get(prop)))
	}
	g.kinds = append(g.kinds, e.Schema)
}

// make puts the i-th party together.
func (g *maker) make(i int) *ftm.Entity {
	schema := g.kinds[g.r.IntN(len(g.kinds))]
	p := g.pools[schema]
	e := ftm.NewEntity(fmt.Sprintf("gen-%07d", i), schema)
	e.Target = true
	first := p.first[g.r.IntN(len(p.first))]
	last := p.last[g.r.IntN(len(p.last))]
	if g.r.Float64() < fresh {
		last = []string{g.cross(last[0], p.last[g.r.IntN(len(p.last))][0])}
	}
	name := append(append([]string(nil), first...), last...)
	if len(first) > 0 && g.r.Float64() < fresh/2 {
		k := g.r.IntN(len(first))
		name[k] = g.cross(name[k], p.last[g.r.IntN(len(p.last))][0])
	}
	e.Add("name", strings.Join(name, " "))
	for range g.r.IntN(3) {
		e.Add("alias", g.alias(name))
	}
	if len(p.births) > 0 && g.r.Float64() < 0.8 {
		e.Add("birthDate", p.births[g.r.IntN(len(p.births))])
	}
	if len(p.countries) > 0 && g.r.Float64() < 0.7 {
		prop := "country"
		if schema == "Person" {
			prop = "nationality"
		}
		e.Add(prop, p.countries[g.r.IntN(len(p.countries))])
	}
	if g.r.IntN(p.total+1) < p.registrations {
		g.number(e, schema)
	}
	return e
}

// number gives a party an identifier of the kind that its schema has.
func (g *maker) number(e *ftm.Entity, schema string) {
	n := fmt.Sprintf("%09d", g.r.IntN(1e9))
	switch schema {
	case "Person":
		e.Add("passportNumber", n)
	case "Vessel":
		e.Add("imoNumber", n[:7])
	default:
		e.Add("registrationNumber", n)
	}
}

// cross makes a word of the beginning of one and the end of another.
func (g *maker) cross(a, b string) string {
	x, y := []rune(a), []rune(b)
	if len(x) < 3 || len(y) < 3 || utf8.RuneLen(x[0]) != utf8.RuneLen(y[0]) {
		return a
	}
	return string(x[:(len(x)+1)/2]) + string(y[len(y)/2:])
}

// alias writes a name another way: turned round, a part left out, or a letter
// otherwise.
func (g *maker) alias(name []string) string {
	ws := append([]string(nil), name...)
	switch g.r.IntN(3) {
	case 0:
		ws = append(ws[len(ws)-1:], ws[:len(ws)-1]...)
	case 1:
		if len(ws) > 2 {
			k := 1 + g.r.IntN(len(ws)-2)
			ws = append(ws[:k], ws[k+1:]...)
		}
	default:
		k := g.r.IntN(len(ws))
		if r := []rune(ws[k]); len(r) > 3 {
			i := 1 + g.r.IntN(len(r)-2)
			r[i] = rune("aeiou"[g.r.IntN(5)])
			ws[k] = string(r)
		}
	}
	return strings.Join(ws, " ")
}
