//go:build unix

package screen

import (
	"slices"
	"testing"

	"backchannel/ftm"
	"backchannel/names"
)

func BenchmarkComparePrepared(b *testing.B) {
	w := names.Defaults()
	pairs := [][2]string{{"Kirill Ardashev", "ARDASHEV, Kiril"}, {"Mohammed bin Salim al-Harthi", "Muhammad Salem AL HARTHY"}, {"Meridian Shipping LLC", "Meridian Shipping and Trading Limited"}, {"Anna Keller", "Boris Lindqvist"}}
	var prepared [][2]names.Name
	for i, p := range pairs {
		k := names.Person
		if i == 2 {
			k = names.Organisation
		}
		x, y := names.Parse(p[0], k), names.Parse(p[1], k)
		prepared = append(prepared, [2]names.Name{x, y})
	}
	i, since := 0, cpuTime()
	for b.Loop() {
		p := &prepared[i%len(prepared)]
		w.Compare(&p[0], &p[1])
		i++
	}
	reportCPU(b, since, i)
}

func BenchmarkCompareStrings(b *testing.B) {
	w := Defaults()
	i, since := 0, cpuTime()
	for b.Loop() {
		Compare("Person", "Kirill Ardashev", "ARDASHEV, Kiril", w)
		i++
	}
	reportCPU(b, since, i)
}

// BenchmarkCompareRealStrings compares people of the OFAC list, two at random, from strings
// and with the explanation.
func BenchmarkCompareRealStrings(b *testing.B) {
	w, r := Defaults(), newSplit(1)
	var all []string
	entities := targets(b, ofacFile)
	for len(all) < 400 {
		if e := entities[r.intn(len(entities))]; e.Schema == "Person" {
			all = append(all, e.First("name"))
		}
	}
	i, since := 0, cpuTime()
	for b.Loop() {
		Compare("Person", all[i%len(all)], all[i*7%len(all)], w)
		i++
	}
	reportCPU(b, since, i)
}

// BenchmarkMatchLists screens one name against the four lists, by sorts of query.
func BenchmarkMatchLists(b *testing.B) {
	x, entities := fourLists(b)
	strangers := people(b, "data/names/negatives_us.csv")
	benchMatch(b, x, entities, strangers)
}

func benchMatch(b *testing.B, x *Index, entities, strangers []*ftm.Entity) {
	sorts := []string{"exact", "typo", "cut", "turned"}
	for how, name := range sorts {
		var qs []*ftm.Entity
		r := newSplit(uint64(how))
		for len(qs) < 2000 {
			e := entities[r.intn(len(entities))]
			all := e.Names()
			q := ftm.NewEntity("", e.Schema)
			q.Add("name", spoil(all[r.intn(len(all))], how, r))
			qs = append(qs, q)
		}
		b.Run(name, func(b *testing.B) { runMatch(b, x, qs) })
	}
	var qs []*ftm.Entity
	for _, s := range strangers[:min(2000, len(strangers))] {
		qs = append(qs, onlyNames(s))
	}
	b.Run("stranger", func(b *testing.B) { runMatch(b, x, qs) })
	all := slices.Collect(mixed(entities, strangers, 5000))
	b.Run("mixed", func(b *testing.B) { runMatch(b, x, all) })
}

func runMatch(b *testing.B, x *Index, qs []*ftm.Entity) {
	b.ReportAllocs()
	i, since := 0, cpuTime()
	for b.Loop() {
		x.Match(qs[i%len(qs)], Options{})
		i++
	}
	reportCPU(b, since, i)
}
