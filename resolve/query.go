package resolve

import (
	"slices"
	"strconv"
	"strings"

	"backchannel/ftm"
	"backchannel/names"
	"backchannel/reader"
)

// Query is what a reading tells of one entity, ready to be screened.
type Query struct {
	Entity *ftm.Entity // a partial entity: names, dates, countries, identifiers; nil where it is not to be screened
	// Exact asks that an entry bear one of the names as it stands: a company
	// whose name is one word, or says only what many are called.
	Exact bool
	// Country asks that an entry be of one of the query's countries: a public
	// body whose name says only what every country has.
	Country bool
	// Weak says why the name alone can settle nothing, "" where it can: an
	// initial for a given name, a lone surname.
	Weak string
	Why  string // why it is not to be screened
}

// unscreened are the schemata of what is no party.
var unscreened = map[string]string{
	"Address": "a place", "RealEstate": "a building or land", "Document": "a document", "Article": "a document", "Event": "an event",
}

// NewQuery makes the query for an entity of a reading. Only what can be a
// listed party is screened, and only by names that are full: a person's needs
// two parts that are more than initials. An acronym or a surname beside the full
// name adds nothing and is left out. Countries come from the way the text
// describes the party and from the offices it holds, birth years from ages,
// gender from the pronouns that stand for it.
func NewQuery(r *reader.Reading, e *reader.Entity) Query {
	if why := notScreened(e); why != "" {
		return Query{Why: why}
	}
	q := ftm.NewEntity(e.ID, e.Schema)
	full, partial := fullNames(e)
	addContext(q, r, e)
	out := Query{Entity: q}
	if len(full) == 0 {
		out.Weak = weakness(e.Schema, partial)
		office := len(partial) > 0 && ofAnOffice(partial[0], e.Schema)
		out.Country = out.Weak == "" && (everyCountryHasOne(e, partial) || office) && len(q.Get("country")) > 0
		if out.Weak == "" && !out.Country && office {
			out.Weak = "many countries have a body of that name, and the text does not say whose it is"
		}
		if out.Weak == "" && !out.Country {
			return Query{Why: "no name that could be looked up"}
		}
		full = partial[:1]
	}
	q.Add("name", full[0])
	q.Add("alias", full[1:]...)
	out.Exact = e.Schema != "Person" && !slices.ContainsFunc(full, func(s string) bool { own, all := ownParts(s, e.Schema); return own > 0 && all > 1 })
	return out
}

// everyCountryHasOne reports whether the name is of a body that is told apart by
// its country: the Ministry of Defence.
func everyCountryHasOne(e *reader.Entity, partial []string) bool {
	if len(partial) == 0 || e.Schema == "Person" {
		return false
	}
	_, all := ownParts(partial[0], e.Schema)
	return all > 1
}

// notScreened says why an entity is no party to be looked for.
func notScreened(e *reader.Entity) string {
	switch why := unscreened[e.Schema]; {
	case why != "":
		return why
	case slices.Contains(e.Properties["summary"], "unnamed"):
		return "the text does not name it"
	case slices.Contains(e.Properties["sector"], "news media"):
		return "a news outlet"
	}
	return ""
}

// fullNames parts the names that can be looked up from those that cannot, the
// entity's own first.
func fullNames(e *reader.Entity) (full, partial []string) {
	for _, n := range append([]string{e.Name}, e.Aliases...) {
		n = strings.TrimSpace(n)
		switch {
		case n == "" || slices.Contains(full, n) || slices.Contains(partial, n):
		case isFull(n, e.Schema):
			full = append(full, n)
		default:
			partial = append(partial, n)
		}
	}
	return full, partial
}

// isFull reports whether a name can stand by itself in a query.
func isFull(name, schema string) bool {
	p := names.Parse(name, names.KindOf(schema))
	if schema == "Person" || p.Kind == names.Person && schema == "LegalEntity" {
		return tellingParts(&p) >= 2
	}
	if p.Kind == names.Thing {
		return len(p.Parts) > 0
	}
	own, all := ownParts(name, schema)
	return own > 0 && !acronym(name) || all > 1 && placed(&p) || all > 2 && schema != "PublicBody"
}

// placed reports whether a name says of what place it is: Bank of Norway.
func placed(p *names.Name) bool {
	return slices.ContainsFunc(p.Parts, func(x names.Part) bool { return x.Role == names.Place })
}

// tellingParts counts the parts of a person's name that are more than initials,
// titles and particles.
func tellingParts(p *names.Name) int {
	n := 0
	for i, part := range p.Parts {
		switch part.Role {
		case names.Given, names.Family, names.Patronymic, names.Word:
			if len(part.Text) > 1 || part.Native != "" {
				n++
			}
		case names.Particle:
			if i > 0 && i == len(p.Parts)-1 { // Xu Bin, Stephen Lo: nothing comes after it that it could belong to
				n++
			}
		}
	}
	return n
}

// ownParts counts the parts of an organisation's name: those that are its own,
// and all but legal forms, titles and particles. Words that many companies bear,
// places and numbers are not its own.
func ownParts(name, schema string) (own, all int) {
	p := names.Parse(name, names.KindOf(schema))
	for _, part := range p.Parts {
		switch part.Role {
		case names.Word, names.Given, names.Family:
			if !offices[part.Text] {
				own++
			}
			all++
		case names.LegalForm, names.Honorific, names.Particle:
		default:
			all++
		}
	}
	return own, all
}

// ofAnOffice reports whether a name has a word of an office and no word of its
// own: the Federal Security Service.
func ofAnOffice(name, schema string) bool {
	own, _ := ownParts(name, schema)
	p := names.Parse(name, names.KindOf(schema))
	return schema != "Person" && own == 0 && slices.ContainsFunc(p.Parts, func(x names.Part) bool { return x.Role == names.Word && offices[x.Text] })
}

// offices are words for what states everywhere have: they tell no body from
// another's.
var offices = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(`treasury interior defence defense foreign external internal affairs justice finance economy economic commerce energy
		health education transport agriculture security intelligence prosecutor prosecutors prosecution attorney court courts tribunal police customs
		tax revenue parliament senate congress cabinet presidency president prime minister army navy military federal supreme constitutional criminal
		high appeal appeals district regional municipal public state central secret service border guard election electoral commission council committee`) {
		m[w] = true
	}
	return m
}()

// acronym reports whether a name is one word in capitals: its expansion, if the
// text gives it, is the name to look up.
func acronym(name string) bool {
	return len(name) <= 5 && !strings.Contains(name, " ") && strings.ToUpper(name) == name && strings.ToLower(name) != name
}

// weakness says what is wrong with the only names there are; "" where they are
// not worth a look.
func weakness(schema string, partial []string) string {
	if len(partial) == 0 {
		return ""
	}
	p := names.Parse(partial[0], names.KindOf(schema))
	switch {
	case schema != "Person":
		return ""
	case slices.ContainsFunc(p.Parts, func(x names.Part) bool { return x.Role == names.Initial }):
		return "the text gives an initial for a given name"
	case tellingParts(&p) == 1:
		return "the text gives one name alone"
	}
	return ""
}

// kept are the properties of a reading's entity that a query may carry as they
// are.
var kept = []string{"birthDate", "birthPlace", "nationality", "citizenship", "gender", "country", "jurisdiction", "passportNumber", "idNumber",
	"taxNumber", "innCode", "ogrnCode", "leiCode", "registrationNumber", "swiftBic", "imoNumber", "mmsi", "callSign", "flag", "incorporationDate"}

// addContext adds what the story says of the party beside its name.
func addContext(q *ftm.Entity, r *reader.Reading, e *reader.Entity) {
	for _, p := range kept {
		q.Add(p, e.Properties[p]...)
	}
	for _, c := range e.Properties["country"] {
		q.Add("country", strings.ToLower(c))
	}
	if e.Schema != "Person" {
		return
	}
	if len(q.Get("country")) == 0 {
		q.Add("country", officeCountries(r, e.ID)...)
	}
	if len(q.Get("birthDate")) == 0 {
		q.Add("birthDate", birthYears(e.Properties["age"], r.Document.Date)...)
	}
	if len(q.Get("gender")) == 0 {
		q.Add("gender", genderOf(e))
	}
	for _, role := range r.Roles {
		if string(role.Person) == e.ID {
			q.Add("position", role.Title)
		}
	}
}

// officeCountries are the countries whose offices a person holds or held: the
// foreign minister of Norway, but not the ambassador to Norway.
func officeCountries(r *reader.Reading, id string) []string {
	var out []string
	for _, role := range r.Roles {
		if string(role.Person) != id || abroad(role.Title) {
			continue
		}
		for _, o := range r.Entities {
			office := o.Schema == "PublicBody" || o.Schema == "Address"
			if o.ID != string(role.Organization) || !office {
				continue
			}
			for _, c := range o.Properties["country"] {
				if c = strings.ToLower(c); !slices.Contains(out, c) {
					out = append(out, c)
				}
			}
		}
	}
	return out
}

// abroad reports whether a title is of somebody sent to a country, or who
// reports on it, and so is likely of another.
func abroad(title string) bool {
	title = strings.ToLower(title)
	for _, w := range []string{"ambassador", "envoy", "emissary", "consul", "correspondent", "representative", "investor", "attache", "attaché", "adviser on", "expert"} {
		if strings.Contains(title, w) {
			return true
		}
	}
	return false
}

// birthYears are the two years that an age as of a date leaves open.
func birthYears(ages []string, date string) []string {
	if len(ages) != 1 || len(date) < 4 {
		return nil
	}
	age, err := strconv.Atoi(ages[0])
	year, err2 := strconv.Atoi(date[:4])
	if err != nil || err2 != nil || age < 1 || age > 120 {
		return nil
	}
	return []string{strconv.Itoa(year - age - 1), strconv.Itoa(year - age)}
}

// pronouns tell a gender where they stand for a person.
var pronouns = map[string]string{"he": "male", "him": "male", "his": "male", "himself": "male", "she": "female", "her": "female", "hers": "female", "herself": "female"}

// genderOf is what the pronouns say, if two or more agree and none disagrees:
// one alone may have been tied to the wrong person.
func genderOf(e *reader.Entity) string {
	n := map[string]int{}
	for _, m := range e.Mentions {
		if m.Kind == "pronoun" {
			n[pronouns[strings.ToLower(m.Text)]]++
		}
	}
	switch {
	case n["male"] >= 2 && n["female"] == 0:
		return "male"
	case n["female"] >= 2 && n["male"] == 0:
		return "female"
	}
	return ""
}
