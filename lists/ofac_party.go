package lists

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"backchannel/ftm"
)

// ofacReader puts the parties of one OFAC file together. It remembers names and
// links, which are resolved when the file has been read.
type ofacReader struct {
	ofacOrigin
	skip     func(Skip)
	datasets []string
	seen     map[string]bool   // entry numbers
	names    map[string]string // a name as linkKey makes it → entry number, "" where several have it
	links    []ofacLink
}

// ofacLink says that a party is linked to another, by name or by number.
type ofacLink struct {
	from, number, name, role string
	note                     string
	start, end               string
}

func (o ofacOrigin) reader(in *Intake) *ofacReader {
	return &ofacReader{ofacOrigin: o, skip: in.Skip, datasets: []string{o.list}, seen: map[string]bool{}, names: map[string]string{}}
}

// ofacParty is a party being put together from one entry.
type ofacParty struct {
	*ofacReader
	num                    string
	kind                   string // individual, entity, vessel, aircraft
	entity                 *ftm.Entity
	programs               []string
	said                   map[mark]*ofacSaid
	listMeasure            string              // what the lists that the file names for the party do
	listDates              map[string][]string // when it was put on the list of a measure
	commercial, government bool
	more                   []*ftm.Entity
}

// party starts an entry. The kind is that of the file, in any case; "" and -0-
// are an entity.
func (r *ofacReader) party(num, kind string) *ofacParty {
	kind = strings.ToLower(strings.TrimSpace(kind))
	schema := "Organization"
	switch kind {
	case "individual":
		schema = "Person"
	case "vessel":
		schema = "Vessel"
	case "aircraft":
		schema = "Airplane"
	default:
		kind = "entity"
	}
	e := ftm.NewEntity("ofac-"+num, schema)
	e.Target = true
	return &ofacParty{ofacReader: r, num: num, kind: kind, entity: e}
}

// name adds a name; that of a person, "LAST, First Middle", is turned round
// into the order in which it is spoken.
func (p *ofacParty) name(prop, name string) {
	name = fold(name)
	if name == "" {
		return
	}
	if prop == "name" {
		p.learn(name)
		if p.kind == "entity" && commercialName(name) {
			p.entity.Schema = "Company"
		}
	}
	last, first, ok := strings.Cut(name, ", ")
	if p.kind != "individual" || !ok {
		p.entity.Add(prop, name)
		return
	}
	first, suffix, _ := strings.Cut(first, ", ")
	if prop == "name" {
		p.entity.Add("lastName", last)
		p.entity.Add("firstName", first)
		p.entity.Add("nameSuffix", suffix)
	}
	p.entity.Add(prop, joinNonEmpty(" ", first, last, suffix))
}

// learn remembers whose name it is, for the links.
func (p *ofacParty) learn(name string) {
	key := linkKey(name)
	if other, ok := p.names[key]; ok && other != p.num {
		p.names[key] = ""
		return
	}
	p.names[key] = p.num
}

// linkKey is a name as links are compared: remarks drop a name's last full
// stop.
func linkKey(name string) string { return strings.ToUpper(strings.TrimRight(fold(name), ". ")) }

// alias adds a further name of a type: aka, fka, nka. A weak alias is one by
// which OFAC says that nobody should be screened.
func (p *ofacParty) alias(kind, name string, weak bool) {
	prop := "alias"
	if strings.HasPrefix(strings.ToLower(kind), "f") {
		prop = "previousName"
	}
	if weak {
		prop = "weakAlias"
	}
	p.name(prop, name)
}

// add gives the party a value of a property, or keeps it in the notes where its
// schema has no such property.
func (p *ofacParty) add(prop, label, value string) {
	if value == "" {
		return
	}
	if !p.has(prop) {
		p.note(joinNonEmpty(" ", label, value))
		return
	}
	p.entity.Add(prop, value)
}

// has reports whether the party's schema has a property. An organisation with
// what only companies have, a ticker or a bank's code, becomes one.
func (p *ofacParty) has(prop string) bool {
	if ftm.SchemaOf(p.entity.Schema).Property(prop) != nil {
		return true
	}
	if p.entity.Schema == "Organization" && ftm.SchemaOf("Company").Property(prop) != nil {
		p.entity.Schema = "Company"
		return true
	}
	return false
}

func (p *ofacParty) note(text string) { p.entity.Add("notes", text) }

// title adds the titles of a person's entry, which are positions; semicolons
// stand between them.
func (p *ofacParty) title(text string) {
	if p.kind != "individual" {
		p.note(text)
		return
	}
	for t := range strings.SplitSeq(text, ";") {
		p.add("position", "", strings.TrimSpace(t))
	}
}

// country adds the code of a country and keeps a name that has none in the
// notes.
func (p *ofacParty) country(prop, label, name string) {
	if code := countryCode(name); code != "" && p.has(prop) {
		p.entity.Add(prop, code)
		return
	}
	p.note(joinNonEmpty(" ", label, name))
}

// part makes an entity that belongs to the party.
func (p *ofacParty) part(id, schema string) *ftm.Entity {
	e := ftm.NewEntity(id, schema)
	p.more = append(p.more, e)
	return e
}

// ofacAddress is an address; number is OFAC's own (add_num).
type ofacAddress struct {
	number                               string
	lines                                []string
	city, region, postal, country, notes string
}

// address gives the party an address. One that is no more than a country is
// only the party's country.
func (p *ofacParty) address(a ofacAddress) {
	code := countryCode(a.country)
	p.entity.Add("country", code)
	a.lines = slices.DeleteFunc(a.lines, func(s string) bool { return s == "" })
	country := a.country
	if country == "undetermined" {
		country = ""
	}
	full := joinNonEmpty(", ", append(slices.Clone(a.lines), a.city, a.region, a.postal, country)...)
	if full == country && a.notes == "" {
		if code == "" && country != "" {
			p.note("Address: " + country)
		}
		return
	}
	e := p.part("ofac-address-"+a.number, "Address")
	e.Add("full", full)
	if len(a.lines) > 0 {
		e.Add("street", a.lines[0])
		e.Add("street2", strings.Join(a.lines[1:], ", "))
	}
	e.Add("city", a.city)
	e.Add("region", a.region)
	e.Add("postalCode", a.postal)
	e.Add("country", code)
	e.Add("remarks", a.notes)
	p.entity.Add("address", full)
	p.entity.Add("addressEntity", e.ID)
}

// link remembers a link to the party of a name or number.
func (p *ofacParty) link(l ofacLink) {
	l.from = p.num
	p.links = append(p.links, l)
}

// again reports, and skips, an entry whose number was there before.
func (r *ofacReader) again(num, where string) bool {
	if r.seen[num] {
		r.skip(Skip{where, "entry " + num + " is there a second time; the first one stands"})
		return true
	}
	r.seen[num] = true
	return false
}

// finish returns the entities of the entry, the party first.
func (p *ofacParty) finish() []*ftm.Entity {
	if p.kind == "entity" && p.commercial && !p.government {
		p.entity.Schema = "Company"
	}
	p.entity.Add("topics", "sanction")
	out := append([]*ftm.Entity{p.entity}, p.sanctions()...)
	out = append(out, p.more...)
	for _, e := range out {
		e.Datasets = p.datasets
	}
	return out
}

// linked returns the links between the parties of the file. A link to a name
// that no entry has, or that several have, leads to an entity that stands for
// the name alone.
func (r *ofacReader) linked() iter.Seq[*ftm.Entity] {
	return func(yield func(*ftm.Entity) bool) {
		stubs := map[string]bool{}
		for _, l := range r.links {
			to := l.number
			if to == "" {
				to = r.names[linkKey(l.name)]
			}
			id := "ofac-" + to
			if to == "" || !r.seen[to] {
				id = "ofac-named-" + slug(l.name)
				if to != "" {
					id = "ofac-" + to // of another list: its number is enough
				}
				if !stubs[id] {
					stubs[id] = true
					if !yield(r.stub(id, l)) {
						return
					}
				}
			}
			if !yield(r.linkEntity(l, id)) {
				return
			}
		}
	}
}

// stub is an entity that the list only mentions.
func (r *ofacReader) stub(id string, l ofacLink) *ftm.Entity {
	e := ftm.NewEntity(id, "LegalEntity")
	e.Add("name", cmp.Or(l.name, id))
	if num, ok := r.names[linkKey(l.name)]; ok && num == "" && l.number == "" {
		e.Add("notes", "Several entries of the list have this name; it does not say which is meant.")
	}
	e.Datasets = r.datasets
	return e
}

func (r *ofacReader) linkEntity(l ofacLink, to string) *ftm.Entity {
	e := ftm.NewEntity("ofac-"+l.from+"-link-"+strings.TrimPrefix(to, "ofac-"), "UnknownLink")
	e.Add("subject", "ofac-"+l.from)
	e.Add("object", to)
	e.Add("role", l.role)
	e.Add("summary", l.note)
	e.Add("startDate", l.start)
	e.Add("endDate", l.end)
	e.Datasets = r.datasets
	return e
}
