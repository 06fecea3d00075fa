package lists

import (
	"fmt"
	"iter"
	"strings"

	"backchannel/ftm"
)

// The UK Sanctions List of the Foreign, Commonwealth & Development Office is
// published in several forms; three are read here. All are brought into the
// shape of the XML, a Designation with its names, addresses and details, so
// that they read alike (ukParty). An Individual is a Person, an Entity an
// Organization (a Company where the list gives it a parent or subsidiaries,
// because only those can be owned in FollowTheMoney), a Ship a Vessel. IDs are
// gb-fcdo- and the Unique ID (gb-fcdo-rus0123), which is also the sanction's
// authorityId.
//
// The XML's element names and the CSV's columns are taken from programs and
// tests that read the published files; the files themselves (over 20 MB) were
// not at hand when this was written. The ODS index was, and is tested.
var (
	ukXML = &Format{
		Name: "uk-xml", List: ukOrigin.list, Title: "UK", Authority: "UK",
		Detect: func(head []byte) bool { return rootElement(head) == "Designations" },
		Parse:  parseUKXML,
	}
	ukCSV = &Format{
		Name: "uk-csv", List: ukOrigin.list, Title: "UK", Authority: "UK",
		Detect: func(head []byte) bool { return headHas(head, "Unique ID", "OFSI Group ID", "Name type") },
		Parse:  parseUKCSV,
	}
	ukODS = &Format{
		Name: "uk-ods", List: ukOrigin.list, Title: "UK", Authority: "UK",
		Detect: isODS,
		Parse:  parseUKODS,
	}
)

var ukOrigin = origin{list: "gb_fcdo_sanctions", prefix: "gb-fcdo", authority: "Foreign, Commonwealth & Development Office", country: "gb"}

func parseUKXML(in *Intake) iter.Seq2[*ftm.Entity, error] {
	return designations(in, ukOrigin, func(yield func(*element, error) bool) {
		for e, err := range xmlRecords(in.Parts[""], "Designation", "DateGenerated") {
			switch {
			case err != nil:
				yield(nil, err)
				return
			case e.name == "DateGenerated":
				in.Published = isoDate(fold(e.text))
			case e.name == "Designation" && !yield(e, nil):
				return
			}
		}
	})
}

// designations reads Designation elements as parties.
func designations(in *Intake, o origin, records iter.Seq2[*element, error]) iter.Seq2[*ftm.Entity, error] {
	return func(yield func(*ftm.Entity, error) bool) {
		n := 0
		for e, err := range records {
			if err != nil {
				yield(nil, err)
				return
			}
			n++
			p, skip := ukParty(o, e, n)
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

// ukParty reads a designation, the n-th of the file.
func ukParty(o origin, e *element, n int) (*party, Skip) {
	ref, group := e.value("UniqueID"), e.value("OFSIGroupID")
	where := "Designation " + joinNonEmpty(" ", ref, group, fmt.Sprintf("(record %d)", n))
	id := ref
	if o == ofsiOrigin {
		id = group
	}
	if id == "" {
		return nil, missing(where, "ID")
	}
	schema := ukSchema(e)
	if schema == "" {
		return nil, Skip{where, fmt.Sprintf("%q is no individual, entity or ship; the record is left out", e.value("IndividualEntityShip"))}
	}
	p := o.party(schema, id)
	if !ukNames(p, e) {
		return nil, missing(where, "name")
	}
	ukDesignation(p, e, ref)
	if group != "" {
		p.sanction.Add("recordId", "OFSI group "+group)
	}
	for _, a := range e.all("Addresses/Address") {
		p.address(ukPlace(a))
	}
	switch schema {
	case "Person":
		ukPerson(p, e)
	case "Vessel":
		ukShip(p, e)
	default:
		ukEntity(p, e)
	}
	if schema != "Vessel" {
		p.entity.Add("phone", e.values("PhoneNumbers/PhoneNumber")...)
		p.entity.Add("email", e.values("EmailAddresses/EmailAddress")...)
		p.entity.Add("website", e.values("Websites/Website")...)
	}
	e.ignore("SanctionsImposedIndicators") // as flags what SanctionsImposed says in words
	p.entity.Add("notes", e.rest()...)
	return p, Skip{}
}

func ukSchema(e *element) string {
	switch strings.ToLower(e.value("IndividualEntityShip")) {
	case "individual":
		return "Person"
	case "ship":
		return "Vessel"
	case "entity":
		for _, path := range []string{"EntityDetails/Entity/ParentCompanies/ParentCompany", "EntityDetails/Entity/Subsidiaries/Subsidiary"} {
			if len(e.values(path)) > 0 {
				return "Company"
			}
		}
		return "Organization"
	}
	return ""
}

// ukNames reads the names and reports whether there is one. Name6 is the family
// name, or the whole name of what is no person; it is said last. The primary
// name is the name; its variations and the aliases are aliases, weak ones where
// the list grades them "low quality".
func ukNames(p *party, e *element) bool {
	var others []func()
	for _, n := range e.all("Names/Name") {
		var parts []string
		for i := range 6 {
			parts = append(parts, n.value(fmt.Sprintf("Name%d", i+1)))
		}
		full := joinNonEmpty(" ", parts...)
		kind, strength := strings.ToLower(n.value("NameType")), strings.ToLower(n.value("AliasStrength"))
		switch {
		case kind == "primary name" && p.entity.Schema == "Person" && parts[0] != "":
			p.entity.Add("firstName", parts[0])
			p.entity.Add("lastName", parts[5])
			p.entity.Add("name", full)
		case kind == "primary name":
			p.entity.Add("name", full)
		case strings.HasPrefix(strength, "low"):
			p.entity.Add("weakAlias", full)
		case kind == "fka":
			p.entity.Add("previousName", full)
		default:
			others = append(others, func() { p.entity.Add(aliasOrName(p), full) })
		}
	}
	for _, add := range others {
		add()
	}
	for _, n := range e.values("NonLatinNames/NonLatinName/NameNonLatinScript") {
		p.entity.Add(aliasOrName(p), n)
	}
	e.ignore("NonLatinNames/NonLatinName/NonLatinScriptType", "NonLatinNames/NonLatinName/NonLatinScriptLanguage")
	return len(p.entity.Names()) > 0
}

// aliasOrName is the property for a further name: the first of a party that has
// no primary name becomes its name.
func aliasOrName(p *party) string {
	if p.entity.First("name") == "" {
		return "name"
	}
	return "alias"
}

// ukDesignation reads what the UK says of the designation itself.
func ukDesignation(p *party, e *element, ref string) {
	designated := e.value("DateDesignated")
	listed := designated
	if d := e.value("DateListed"); d != "" { // OFSI's list has both
		listed = d
	}
	p.mark(e.value("RegimeName"), ref, listed, designated)
	p.changed(e.value("LastUpdated"))
	p.sanction.Add("unscId", e.values("UNReferenceNumber")...)
	p.sanction.Add("reason", e.values("UKStatementofReasons")...)
	for _, s := range e.values("DesignationSource") {
		for source := range strings.SplitSeq(s, "|") {
			p.sanction.Add("summary", "Designation source: "+source)
		}
	}
	for _, s := range e.values("SanctionsImposed") {
		for measure := range strings.SplitSeq(s, "|") {
			p.sanction.Add("provisions", fold(measure))
		}
	}
	for _, s := range e.values("OtherInformation") {
		p.note("", s)
	}
}

func ukPlace(a *element) place {
	var lines []string
	for i := range 5 {
		lines = append(lines, a.value(fmt.Sprintf("AddressLine%d", i+1)))
	}
	return place{
		lines:    lines,
		city:     a.value("AddressLine6"),
		postcode: a.value("AddressPostalCode"),
		country:  a.value("AddressCountry"),
	}
}

func ukPerson(p *party, e *element) {
	p.entity.Add("title", e.values("Titles/Title")...)
	for _, i := range e.all("IndividualDetails/Individual") {
		for _, d := range i.values("DOBs/DOB") {
			p.date("birthDate", d)
		}
		for _, l := range i.all("BirthDetails/Location") {
			country := l.value("CountryOfBirth")
			p.entity.Add("birthPlace", joinNonEmpty(", ", l.value("TownOfBirth"), country))
			p.country("birthCountry", country)
		}
		for _, n := range i.values("Nationalities/Nationality") {
			p.country("nationality", n)
		}
		for _, g := range i.values("Genders/Gender") {
			p.entity.Add("gender", strings.ToLower(g))
		}
		p.entity.Add("title", i.values("Titles/Title")...)
		p.entity.Add("position", i.values("Positions/Position")...)
		for _, d := range i.all("PassportDetails/Passport") {
			p.document(paper{passport: true, kind: "Passport", number: d.value("PassportNumber"), remarks: d.value("PassportAdditionalInformation")})
		}
		for _, d := range i.all("NationalIdentifierDetails/NationalIdentifier") {
			p.document(paper{kind: "National identifier", number: d.value("NationalIdentifierNumber"), remarks: d.value("NationalIdentifierAdditionalInformation")})
		}
	}
}

func ukEntity(p *party, e *element) {
	for _, d := range e.all("EntityDetails/Entity") {
		p.entity.Add("legalForm", d.values("TypeOfEntities/TypeOfEntity")...)
		p.entity.Add("registrationNumber", d.values("BusinessRegistrationNumbers/BusinessRegistrationNumber")...)
		for _, text := range d.values("ParentCompanies/ParentCompany") {
			for _, name := range enumerated(text) {
				p.link("Ownership", "asset", "owner", p.named("Organization", name), "parent company")
			}
		}
		for _, text := range d.values("Subsidiaries/Subsidiary") {
			for _, name := range enumerated(text) {
				p.link("Ownership", "owner", "asset", p.named("Company", name), "subsidiary")
			}
		}
	}
}

// ukShip reads a ship. The list does not say whether a name is the owner's or
// the operator's, so it is a link of either.
func ukShip(p *party, e *element) {
	for _, s := range e.all("ShipDetails/Ship") {
		for _, n := range s.values("IMONumbers/IMONumber") {
			p.entity.Add("imoNumber", strings.TrimSpace(strings.TrimPrefix(strings.ToUpper(n), "IMO")))
		}
		p.entity.Add("type", s.values("TypeOfShipDetails/TypeOfShip")...)
		p.entity.Add("tonnage", s.values("TonnageOfShipDetails/TonnageOfShip")...)
		p.entity.Add("registrationNumber", s.values("HullIdentificationNumbers/HullIdentificationNumber")...)
		for _, d := range s.values("YearsBuilt/YearBuilt") {
			p.date("buildDate", d)
		}
		for _, f := range s.values("CurrentBelievedFlagOfShips/CurrentBelievedFlagOfShip") {
			p.country("flag", f)
		}
		for _, f := range s.values("PreviousFlags/PreviousFlag") {
			p.country("pastFlags", f)
		}
		for _, r := range ukShipRoles {
			for _, text := range s.values(r.path) {
				for _, name := range enumerated(text) {
					p.link("UnknownLink", "subject", "object", p.named("LegalEntity", name), r.role)
				}
			}
		}
	}
}

var ukShipRoles = []struct{ role, path string }{
	{"current owner or operator", "CurrentOwnerOperators/CurrentOwnerOperator"},
	{"previous owner or operator", "PreviousOwnerOperators/PreviousOwnerOperator"},
}
