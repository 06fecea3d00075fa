package reader

import (
	_ "embed"
	"strings"
	"sync"
)

// fact is what is publicly known of a name: that it is a country, a city, an
// outlet, a public body. It is evidence for what a mention is, never a verdict.
type fact struct {
	kind    kind
	name    string // the form that the entity goes by where the text gives no fuller one
	country string // ISO 3166-1 alpha-2, "" where none
	sort    string // of a place: city, state, region, continent
}

// weight is what the fact counts for against the rest of the text: a country's
// name is hardly ever anything else.
func (f *fact) weight() float64 {
	if f.kind == country {
		return 9
	}
	return 3
}

// gazetteer holds the facts by name as written and the demonyms.
type gazetteer struct {
	facts    map[string]*fact
	longest  map[string]int    // by first word: the tokens of the longest name that it begins
	demonyms map[string]string // "Russian", "Swiss": country code, adjectives
	people   map[string]string // "Russians", "Swede": country code, nouns
	pairs    map[string]bool   // the words of nationalities of two words: North, Korean
	capitals map[string]string // capital: country code
	country  map[string]*fact  // by code
	given    map[string]byte   // given name: m, f or b
}

//go:embed gazetteer/countries.tsv
var countriesTSV string

//go:embed gazetteer/places.tsv
var placesTSV string

//go:embed gazetteer/outlets.txt
var outletsTXT string

//go:embed gazetteer/bodies.txt
var bodiesTXT string

//go:embed gazetteer/given.txt
var givenTXT string

// known is the compiled-in gazetteer; nothing changes it.
var known = sync.OnceValue(loadGazetteer)

func loadGazetteer() *gazetteer {
	g := &gazetteer{facts: map[string]*fact{}, longest: map[string]int{}, demonyms: map[string]string{},
		people: map[string]string{}, pairs: map[string]bool{}, capitals: map[string]string{}, country: map[string]*fact{}, given: map[string]byte{}}
	g.loadCountries()
	for f := range rows(placesTSV) {
		code := strings.Trim(f[1], "-")
		for n := range strings.SplitSeq(f[2], "|") {
			g.put(n, &fact{kind: place, name: n, country: code, sort: f[0]})
		}
	}
	for f := range rows(bodiesTXT) {
		k := body
		if f[0] == "organization" {
			k = organization
		}
		b := &fact{kind: k, name: f[2], country: strings.Trim(f[1], "-")}
		for n := range strings.SplitSeq(f[2]+"|"+f[3], "|") {
			g.put(n, b)
		}
	}
	for f := range rows(outletsTXT) {
		names := strings.Split(f[0], "|")
		b := &fact{kind: outlet, name: names[0]}
		for _, n := range names {
			g.put(n, b)
		}
	}
	for f := range rows(givenTXT) {
		for n := range strings.FieldsSeq(f[0][2:]) {
			g.given[n] = f[0][0]
		}
	}
	return g
}

// isNation reports whether the word names a country or its people.
func (g *gazetteer) isNation(w string) bool {
	f := g.facts[w]
	return f != nil && (f.kind == country || f.kind == place) || g.demonyms[w] != "" || g.people[w] != ""
}

// loadCountries reads names, demonyms and capitals.
func (g *gazetteer) loadCountries() {
	for f := range rows(countriesTSV) {
		code := f[0]
		c := &fact{kind: country, name: f[1], country: code}
		g.country[code] = c
		for n := range strings.SplitSeq(f[1]+"|"+f[2], "|") {
			g.put(n, c)
		}
		for n := range strings.SplitSeq(f[5], "|") {
			if _, taken := g.facts[n]; !taken {
				g.put(n, &fact{kind: place, name: n, country: code, sort: "city"})
			}
			if n != "" {
				g.capitals[n] = code
			}
		}
		for n := range strings.SplitSeq(f[3], "|") {
			if n != "" && g.demonyms[n] == "" {
				g.demonyms[n] = code
			}
			if a, b, two := strings.Cut(n, " "); two {
				g.pairs[a], g.pairs[b] = true, true
			}
		}
		for n := range strings.SplitSeq(f[4], "|") {
			if n != "" && g.people[n] == "" {
				g.people[n] = code
			}
		}
	}
}

// put adds a name; the first fact that claims a name keeps it.
func (g *gazetteer) put(name string, f *fact) {
	if name == "" || g.facts[name] != nil {
		return
	}
	g.facts[name] = f
	first, _, _ := strings.Cut(name, " ")
	first, _, _ = strings.Cut(first, "-")
	// Tokens part hyphens and apostrophes: count the pieces that they make.
	n := 1 + strings.Count(name, " ") + 2*strings.Count(name, "-") + strings.Count(name, "'") + strings.Count(name, ",")
	g.longest[first] = max(g.longest[first], n)
}

// rows gives the tab-separated fields of each line that is no comment; missing
// fields are empty.
func rows(table string) func(func([]string) bool) {
	return func(yield func([]string) bool) {
		for line := range strings.Lines(table) {
			line = strings.TrimRight(line, "\r\n")
			if line == "" || line[0] == '#' {
				continue
			}
			f := strings.Split(line, "\t")
			for len(f) < 6 {
				f = append(f, "")
			}
			if !yield(f) {
				return
			}
		}
	}
}
