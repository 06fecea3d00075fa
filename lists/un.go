package lists

import (
	"fmt"
	"iter"
	"regexp"
	"strings"

	"backchannel/ftm"
)

// unXML is the consolidated list of the United Nations Security Council as it
// publishes it in XML (schema sc-sanctions.xsd): one INDIVIDUAL or ENTITY a
// party. An individual is a Person and an entity an Organization; IDs are
// unsc- and the DATAID, and the sanction's authorityId and unscId are the
// permanent reference number (QDi.001).
var unXML = &Format{
	Name: "un-xml", List: unOrigin.list, Title: "UN", Authority: "UN",
	Detect: func(head []byte) bool { return rootElement(head) == "CONSOLIDATED_LIST" },
	Parse:  parseUN,
}

var unOrigin = origin{list: "un_sc_sanctions", prefix: "unsc", authority: "United Nations Security Council", country: "zz"}

func parseUN(in *Intake) iter.Seq2[*ftm.Entity, error] {
	return func(yield func(*ftm.Entity, error) bool) {
		n := 0
		for e, err := range xmlRecords(in.Parts[""], "INDIVIDUAL", "ENTITY") {
			if err != nil {
				yield(nil, err)
				return
			}
			if e.name == "CONSOLIDATED_LIST" {
				in.Published = isoDate(e.value("@dateGenerated"))
				continue
			}
			n++
			p, skip := unParty(e, n)
			if p == nil {
				in.Skip(skip)
				continue
			}
			for _, x := range p.all() {
				if !yield(x, nil) {
					return
				}
			}
		}
	}
}

// unParty reads one record, the n-th of the file.
func unParty(e *element, n int) (*party, Skip) {
	id, ref := e.value("DATAID"), e.value("REFERENCE_NUMBER")
	where := fmt.Sprintf("%s %s", e.name, joinNonEmpty(" ", id, ref, fmt.Sprintf("(record %d)", n)))
	if id == "" {
		return nil, missing(where, "DATAID")
	}
	parts := []string{e.value("FIRST_NAME"), e.value("SECOND_NAME"), e.value("THIRD_NAME"), e.value("FOURTH_NAME")}
	name := joinNonEmpty(" ", parts...)
	if name == "" {
		return nil, missing(where, "name")
	}
	schema := "Organization"
	if e.name == "INDIVIDUAL" {
		schema = "Person"
	}
	p := unOrigin.party(schema, id)
	p.entity.Add("name", name)
	p.entity.Add("alias", e.values("NAME_ORIGINAL_SCRIPT")...)
	p.note("", e.value("COMMENTS1"))
	p.mark(e.value("UN_LIST_TYPE"), ref, e.value("LISTED_ON"), e.value("LISTED_ON"))
	p.sanction.Add("unscId", ref)
	p.sanction.Add("recordId", id)
	for _, d := range e.values("LAST_DAY_UPDATED/VALUE") {
		p.changed(d)
	}
	if schema == "Person" {
		unPerson(p, e, parts)
	}
	for _, a := range append(e.all("INDIVIDUAL_ALIAS"), e.all("ENTITY_ALIAS")...) {
		unAlias(p, a)
	}
	for _, a := range append(e.all("INDIVIDUAL_ADDRESS"), e.all("ENTITY_ADDRESS")...) {
		p.address(unPlace(a))
	}
	e.ignore("VERSIONNUM", "LIST_TYPE", "SORT_KEY", "SORT_KEY_LAST_MOD")
	p.entity.Add("notes", e.rest()...)
	return p, Skip{}
}

// unGender finds the gender that some comments give in place of the element.
var unGender = regexp.MustCompile(`(?i)\bgender:?\s+(male|female)\b`)

// unPerson reads what only individuals have.
func unPerson(p *party, e *element, parts []string) {
	if parts[1] != "" { // a lone name is no first name
		p.entity.Add("firstName", parts[0])
		p.entity.Add("secondName", parts[1])
	}
	p.entity.Add("title", e.values("TITLE/VALUE")...)
	p.entity.Add("position", e.values("DESIGNATION/VALUE")...)
	gender := e.value("GENDER")
	if m := unGender.FindStringSubmatch(e.value("COMMENTS1")); m != nil && gender == "" {
		gender = m[1]
	}
	p.entity.Add("gender", strings.ToLower(gender))
	for _, c := range e.values("NATIONALITY/VALUE") {
		p.country("nationality", c)
	}
	for _, b := range e.all("INDIVIDUAL_DATE_OF_BIRTH") {
		unBirthDate(p, b)
	}
	for _, b := range e.all("INDIVIDUAL_PLACE_OF_BIRTH") {
		a := unPlace(b)
		p.entity.Add("birthPlace", a.full())
		p.country("birthCountry", a.country)
		p.note("Place of birth", a.remarks)
	}
	for _, d := range e.all("INDIVIDUAL_DOCUMENT") {
		unDocument(p, d)
	}
}

// unAlias reads an alias by its quality. The list's "Low" is for names that are
// too weak to identify anybody; "formerly listed as" is a previous name.
func unAlias(p *party, a *element) {
	note := a.value("NOTE")
	property := "alias"
	switch strings.ToLower(a.value("QUALITY")) {
	case "low":
		property = "weakAlias"
	case "f.k.a.":
		property = "previousName"
	}
	if n := strings.ToLower(note); strings.HasPrefix(n, "formerly listed") || strings.HasPrefix(n, "previously listed") {
		property = "previousName"
	}
	name := a.value("ALIAS_NAME")
	for v := range strings.SplitSeq(name, ";") {
		p.entity.Add(property, fold(v))
	}
	born := a.value("DATE_OF_BIRTH")
	p.date("birthDate", born)
	about := joinNonEmpty(", ", note, born, a.value("CITY_OF_BIRTH"), a.value("COUNTRY_OF_BIRTH"))
	if name != "" {
		p.note("Alias "+name, about)
	} else {
		p.note("Alias", about)
	}
}

func unPlace(a *element) place {
	return place{
		lines:    a.values("STREET"),
		city:     a.value("CITY"),
		region:   a.value("STATE_PROVINCE"),
		postcode: a.value("ZIP_CODE"),
		country:  a.value("COUNTRY"),
		remarks:  a.value("NOTE"),
	}
}

// unBirthDate reads an exact date, a year that may be approximate, or a span of
// years. A span becomes each of its years, and the notes say that it is one.
func unBirthDate(p *party, b *element) {
	kind, note := b.value("TYPE_OF_DATE"), b.value("NOTE")
	date, year := b.value("DATE"), b.value("YEAR")
	from, to := b.value("FROM_YEAR"), b.value("TO_YEAR")
	switch {
	case date != "":
		p.date("birthDate", date)
	case year != "":
		p.date("birthDate", year)
	case from != "" || to != "":
		p.entity.Add("birthDate", yearsBetween(from, to)...)
		p.note("Date of birth", fmt.Sprintf("between %s and %s", from, to))
	default:
		p.date("birthDate", note)
		return
	}
	if kind == "APPROXIMATELY" {
		note = joinNonEmpty(", ", "approximately "+joinNonEmpty("", date, year), note)
	}
	p.note("Date of birth", note)
}

func unDocument(p *party, d *element) {
	kind, kind2 := d.value("TYPE_OF_DOCUMENT"), d.value("TYPE_OF_DOCUMENT2")
	low := strings.ToLower(kind)
	country := d.value("COUNTRY_OF_ISSUE")
	if issuing := d.value("ISSUING_COUNTRY"); country == "" {
		country = issuing
	}
	p.document(paper{
		passport:  strings.Contains(low, "pass") || strings.Contains(low, "pasaporte"),
		number:    d.value("NUMBER"),
		kind:      joinNonEmpty(": ", kind, kind2),
		country:   country,
		authority: d.value("CITY_OF_ISSUE"),
		issued:    d.value("DATE_OF_ISSUE"),
		remarks:   d.value("NOTE"),
	})
}
