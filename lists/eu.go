package lists

import (
	"bytes"
	"fmt"
	"iter"
	"regexp"
	"slices"
	"strings"

	"backchannel/ftm"
)

// The consolidated list of persons, groups and entities under EU financial
// sanctions (Financial Sanctions Files, FSF, version 1.1) is published as XML
// and as CSV with the same content; the CSV is brought into the shape of the
// XML. A person is a Person and an enterprise an Organization. IDs are eu-fsf-
// and the EU reference number (eu-fsf-eu-27-28), or eu-fsf-logical- and the
// logical ID where an entry has none.
//
// An entry cites the act that last changed it and, for each name, address and
// document, the act that brought it in. The listing date is the designation
// date, where the entry or its remarks give one, else the publication of the
// earliest act cited: the party was on the list by then, perhaps before.
//
// Element and column names are taken from programs, tests and samples of the
// published files; the files themselves (20 MB and more) were not at hand when
// this was written.
var (
	euXML = &Format{
		Name: "eu-xml", List: euOrigin.list, Title: "EU", Authority: "EU",
		Detect: func(head []byte) bool {
			return rootElement(head) == "export" &&
				(bytes.Contains(head, []byte("/fsd/export")) || bytes.Contains(head, []byte("<sanctionEntity")))
		},
		Parse: parseEUXML,
	}
	euCSV = &Format{
		Name: "eu-csv", List: euOrigin.list, Title: "EU", Authority: "EU",
		Detect: func(head []byte) bool { return headHas(head, "Entity_LogicalId", "NameAlias_WholeName") },
		Parse:  parseEUCSV,
	}
)

var euOrigin = origin{list: "eu_fsf", prefix: "eu-fsf", authority: "Council of the European Union", country: "eu"}

func parseEUXML(in *Intake) iter.Seq2[*ftm.Entity, error] {
	return sanctionEntities(in, func(yield func(*element, error) bool) {
		for e, err := range xmlRecords(in.Parts[""], "sanctionEntity") {
			if e != nil && e.name == "export" {
				in.Published = isoDate(e.value("@generationDate"))
				continue
			}
			if !yield(e, err) {
				return
			}
		}
	})
}

func sanctionEntities(in *Intake, records iter.Seq2[*element, error]) iter.Seq2[*ftm.Entity, error] {
	return func(yield func(*ftm.Entity, error) bool) {
		n := 0
		for e, err := range records {
			if err != nil {
				yield(nil, err)
				return
			}
			if d := e.value("fileGenerationDate"); d != "" && in.Published == "" {
				in.Published = isoDate(d)
			}
			n++
			p, skip := euParty(e, n)
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

// euParty reads an entry, the n-th of the file.
func euParty(e *element, n int) (*party, Skip) {
	ref, logical := e.value("@euReferenceNumber"), e.value("@logicalId")
	where := "sanctionEntity " + joinNonEmpty(" ", logical, ref, fmt.Sprintf("(record %d)", n))
	id := []string{ref}
	if ref == "" {
		id = []string{"logical", logical}
	}
	if ref == "" && logical == "" {
		return nil, missing(where, "ID")
	}
	schema := euSchema(e)
	if schema == "" {
		return nil, missing(where, "subject type that is known here")
	}
	p := euOrigin.party(schema, id...)
	for _, a := range e.all("nameAlias") {
		euName(p, a)
	}
	if len(p.entity.Names()) == 0 {
		return nil, missing(where, "name")
	}
	euSanctions(p, e, ref)
	p.sanction.Add("recordId", "logical ID "+logical)
	p.entity.Add("notes", e.values("remark")...)
	for _, b := range e.all("birthdate") {
		euBirth(p, b)
	}
	for _, c := range e.all("citizenship") {
		skim(c)
		p.country("nationality", euCountry(c))
		p.note("Citizenship", joinNonEmpty(", ", c.value("@region"), c.value("remark")))
	}
	for _, a := range e.all("address") {
		euAddress(p, a)
	}
	for _, i := range e.all("identification") {
		euDocument(p, i)
	}
	p.entity.Add("notes", e.rest()...)
	return p, Skip{}
}

func euSchema(e *element) string {
	for _, v := range append(e.values("subjectType/@code"), e.values("subjectType/@classificationCode")...) {
		switch strings.ToLower(v) {
		case "person", "p":
			return "Person"
		case "enterprise", "entity", "e":
			return "Organization"
		}
	}
	return ""
}

// skim marks what says nothing of the party: the file's own numbers and the
// language of the acts.
func skim(e *element) {
	e.ignore("@logicalId", "@regulationLanguage", "regulationSummary")
}

// euName reads a name. The first strong one is the name, further ones aliases;
// those that the list calls not strong, or of low quality, are weak.
func euName(p *party, a *element) {
	skim(a)
	a.ignore("@nameLanguage")
	first, middle, last := a.value("@firstName"), a.value("@middleName"), a.value("@lastName")
	whole := a.value("@wholeName")
	if whole == "" {
		whole = joinNonEmpty(" ", first, middle, last)
	}
	weak := strings.EqualFold(a.value("@strong"), "false")
	for _, r := range a.values("remark") {
		low := strings.ToLower(r)
		weak = weak || strings.Contains(low, "low quality")
		if !strings.Contains(low, "quality") {
			p.note("Name "+whole, r)
		}
	}
	switch {
	case weak:
		p.entity.Add("weakAlias", whole)
	case p.entity.First("name") == "":
		p.entity.Add("name", whole)
	case p.entity.First("name") != whole:
		p.entity.Add("alias", whole)
	}
	functions := enumerated(a.value("@function"))
	if p.entity.Schema != "Person" {
		p.entity.Add("notes", functions...)
		return
	}
	if !weak {
		p.entity.Add("firstName", first)
		p.entity.Add("middleName", middle)
		p.entity.Add("lastName", last)
	}
	p.entity.Add("position", functions...)
	p.entity.Add("title", enumerated(a.value("@title"))...)
	switch a.value("@gender") {
	case "M":
		p.entity.Add("gender", "male")
	case "F":
		p.entity.Add("gender", "female")
	}
}

var designated = regexp.MustCompile(`(?i)date of (?:listing|designation)\s*:\s*([0-9./-]{4,10})`)

// euSanctions reads the acts by which the party is listed: one Sanction for
// each regulation that the entry names.
func euSanctions(p *party, e *element, ref string) {
	since := isoDate(e.value("@designationDate"))
	for _, r := range e.values("remark") {
		if m := designated.FindStringSubmatch(r); m != nil && since == "" {
			since = isoDate(strings.Trim(m[1], "."))
		}
	}
	if since == "" {
		since = earliestAct(e)
	}
	seen := map[string]bool{}
	for _, r := range e.all("regulation") {
		url, title := r.value("publicationUrl"), r.value("@numberTitle")
		if seen[url+title] {
			r.ignoreAll()
			continue
		}
		s, listed := p.sanction, since
		if len(seen) > 0 {
			s = p.part("Sanction", "entity", url, title)
			s.Add("authority", p.authority)
			s.Add("country", p.origin.country)
			listed = isoDate(r.value("@publicationDate"))
		}
		seen[url+title] = true
		s.Add("program", r.value("@programme"))
		s.Add("reason", title)
		s.Add("sourceUrl", url)
		s.Add("listingDate", listed)
		s.Add("startDate", isoDate(r.value("@entryIntoForceDate")))
		s.Add("authorityId", ref)
		p.changed(r.value("@publicationDate"))
		r.ignore("@regulationType", "@organisationType", "@logicalId")
	}
	p.mark("", ref, since, "")
	p.sanction.Add("unscId", e.value("@unitedNationId"))
	p.sanction.Add("summary", e.value("@designationDetails"))
}

// earliestAct is the publication date of the first act that an entry cites.
func earliestAct(e *element) string {
	var dates []string
	for _, path := range []string{"regulation", "nameAlias/regulationSummary", "birthdate/regulationSummary", "address/regulationSummary", "identification/regulationSummary", "citizenship/regulationSummary"} {
		for _, r := range e.all(path) {
			if d := isoDate(r.value("@publicationDate")); d != "" {
				dates = append(dates, d)
			}
		}
	}
	if dates == nil {
		return ""
	}
	return slices.Min(dates)
}

// euCountry is a country by its name, or by its code where the list writes a
// name that is not known here; "" for its UNKNOWN.
func euCountry(e *element) string {
	name, code := e.value("@countryDescription"), e.value("@countryIso2Code")
	switch {
	case name == "UNKNOWN" || code == "00" && name == "":
		return ""
	case name == "" || countryCode(name) == "" && countryCode(code) != "":
		return code
	}
	return name
}

func euPlace(e *element) place {
	lines := []string{e.value("@street")}
	if box := e.value("@poBox"); box != "" {
		lines = append(lines, "P.O. Box "+box)
	}
	return place{
		lines:    append(lines, e.value("@place")),
		city:     e.value("@city"),
		region:   e.value("@region"),
		postcode: e.value("@zipCode"),
		country:  euCountry(e),
	}
}

func euAddress(p *party, a *element) {
	skim(a)
	a.ignore("@asAtListingTime")
	where := euPlace(a)
	where.remarks = strings.Join(a.values("remark"), "; ")
	p.address(where)
	for _, c := range a.all("contactInfo") {
		value := c.value("@value")
		switch key := c.value("@key"); key {
		case "PHONE", "FAX":
			p.entity.Add("phone", value)
		case "EMAIL":
			p.entity.Add("email", value)
		case "WEB":
			p.entity.Add("website", value)
		default:
			p.note(key, value)
		}
		c.ignoreAll()
	}
}

// euBirth reads a date of birth, exact, in parts or a span of years, and the
// place.
func euBirth(p *party, b *element) {
	skim(b)
	b.ignore("@calendarType")
	where := euPlace(b)
	if p.entity.Schema != "Person" {
		return // the notes keep it
	}
	p.entity.Add("birthPlace", where.full())
	p.country("birthCountry", where.country)
	date, year := isoDate(b.value("@birthdate")), b.value("@year")
	from, to := b.value("@yearRangeFrom"), b.value("@yearRangeTo")
	if date == "" && year != "" {
		date = dateOf(year, b.value("@monthOfYear"), b.value("@dayOfMonth"))
	}
	b.ignore("@monthOfYear", "@dayOfMonth")
	p.entity.Add("birthDate", date)
	if date == "" && (from != "" || to != "") {
		p.entity.Add("birthDate", yearsBetween(from, to)...)
		p.note("Date of birth", joinNonEmpty(" to ", from, to))
	}
	if strings.EqualFold(b.value("@circa"), "true") {
		p.note("Date of birth", "about "+joinNonEmpty(" ", date, from, to))
	}
	for _, r := range b.values("remark") {
		p.note("Date of birth", r)
	}
}

var euFlags = []struct{ attr, says string }{
	{"@diplomatic", "diplomatic"}, {"@knownExpired", "expired"}, {"@knownFalse", "false"},
	{"@reportedLost", "reported lost"}, {"@revokedByIssuer", "revoked"},
}

// euNumbers are the kinds of identification that FollowTheMoney has a property
// for.
var euNumbers = map[string]string{"swiftbic": "swiftBic", "regnumber": "registrationNumber", "fiscalcode": "taxNumber", "imo": "imoNumber"}

func euDocument(p *party, i *element) {
	skim(i)
	code, kind := strings.ToLower(i.value("@identificationTypeCode")), i.value("@identificationTypeDescription")
	if kind == "" {
		kind = code
	}
	number, latin := i.value("@number"), i.value("@latinNumber")
	if number == "" {
		number, latin = latin, ""
	}
	var remarks []string
	for _, f := range euFlags {
		if strings.EqualFold(i.value(f.attr), "true") {
			remarks = append(remarks, f.says)
		}
	}
	remarks = append(remarks, i.values("remark")...)
	for _, a := range []string{"@nameOnDocument", "@region"} {
		if v := i.value(a); v != "" {
			remarks = append(remarks, strings.TrimPrefix(a, "@")+" "+v)
		}
	}
	if latin != "" && latin != number {
		remarks = append(remarks, "in Latin letters "+latin)
	}
	if property := euNumbers[code]; property != "" && ftm.SchemaOf(p.entity.Schema).Property(property) != nil {
		p.entity.Add(property, number)
		p.entity.Add("country", countryCode(euCountry(i)))
		p.note(kind+" "+number, joinNonEmpty(", ", append(remarks, i.value("@issuedBy"))...))
		return
	}
	p.document(paper{
		passport:  code == "passport",
		number:    number,
		kind:      kind,
		country:   euCountry(i),
		authority: i.value("@issuedBy"),
		issued:    joinNonEmpty("", i.value("@issueDate"), i.value("@issuedDate")),
		until:     i.value("@validTo"),
		remarks:   strings.Join(remarks, "; "),
	})
}
