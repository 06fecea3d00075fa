package lists

import (
	"bytes"
	"fmt"
	"iter"
	"slices"
	"strings"

	"backchannel/ftm"
)

// parseClassic reads the classic XML (sdn.xsd, root sdnList): one sdnEntry a
// party, with the remarks of the CSV taken apart as idList.
func (o ofacOrigin) parseClassic(in *Intake) iter.Seq2[*ftm.Entity, error] {
	return o.parseXML(in, []string{"sdnEntry", "publshInformation", "publishInformation"}, o.classicRecord)
}

// parseXML reads an XML file whose entries are elements of the first name; read
// makes a party of the n-th, and nil of the others, which are about the file.
func (o ofacOrigin) parseXML(in *Intake, names []string, read func(r *ofacReader, e *element, n int, in *Intake) []*ftm.Entity) iter.Seq2[*ftm.Entity, error] {
	return func(yield func(*ftm.Entity, error) bool) {
		r := o.reader(in)
		n := 0
		for e, err := range xmlRecords(in.Parts[""], names...) {
			if err != nil {
				yield(nil, err)
				return
			}
			if e.name == names[0] {
				n++
			}
			for _, x := range read(r, e, n, in) {
				if !yield(x, nil) {
					return
				}
			}
		}
		for e := range r.linked() {
			if !yield(e, nil) {
				return
			}
		}
	}
}

func (o ofacOrigin) classicRecord(r *ofacReader, e *element, n int, in *Intake) []*ftm.Entity {
	switch e.name {
	case "publshInformation", "publishInformation": // the first is how OFAC spells it
		in.Published = americanDate(e.value("Publish_Date"))
		return nil
	case "sdnEntry":
	default: // the root
		return nil
	}
	num := e.value("uid")
	where := fmt.Sprintf("sdnEntry %s (record %d)", num, n)
	last, first := e.value("lastName"), e.value("firstName")
	switch {
	case !numeric(num):
		r.skip(missing(where, "uid"))
		return nil
	case last == "" && first == "":
		r.skip(missing(where, "name"))
		return nil
	case r.again(num, where):
		return nil
	}
	p := r.party(num, e.value("sdnType"))
	p.name("name", joinNonEmpty(", ", last, first))
	p.programs = e.values("programList/program")
	title := e.value("title")
	p.title(title)
	for _, a := range e.all("akaList/aka") {
		p.alias(a.value("type"), joinNonEmpty(", ", a.value("lastName"), a.value("firstName")), a.value("category") == "weak")
	}
	e.ignore("akaList/aka/uid")
	p.classicFacts(e)
	for _, a := range e.all("addressList/address") {
		p.address(ofacAddress{number: a.value("uid"), lines: []string{a.value("address1"), a.value("address2"), a.value("address3")},
			city: a.value("city"), region: a.value("stateOrProvince"), postal: a.value("postalCode"), country: a.value("country")})
	}
	p.remarks(e.value("remarks"), title, false)
	for _, rest := range e.rest() {
		p.note(rest)
	}
	return p.finish()
}

// classicFacts reads what the classic XML has in lists of their own.
func (p *ofacParty) classicFacts(e *element) {
	for _, id := range e.all("idList/id") {
		f := ofacFact{label: id.value("idType"), value: id.value("idNumber"), country: id.value("idCountry"),
			issued: id.value("issueDate"), expires: id.value("expirationDate")}
		f.raw = factText(f)
		p.fact(f)
	}
	for _, x := range []struct{ path, label string }{
		{"dateOfBirthList/dateOfBirthItem/dateOfBirth", "DOB"}, {"placeOfBirthList/placeOfBirthItem/placeOfBirth", "POB"},
		{"nationalityList/nationality/country", "nationality"}, {"citizenshipList/citizenship/country", "citizen"},
		{"vesselInfo/callSign", "Vessel Call Sign"}, {"vesselInfo/vesselType", "Vessel Type"}, {"vesselInfo/vesselFlag", "Vessel Flag"},
		{"vesselInfo/vesselOwner", "Vessel Owner"}, {"vesselInfo/tonnage", "Vessel Tonnage"},
		{"vesselInfo/grossRegisteredTonnage", "Vessel Gross Registered Tonnage"},
	} {
		for _, v := range e.values(x.path) {
			p.fact(ofacFact{label: x.label, value: v, raw: x.label + " " + v})
		}
	}
	for _, list := range []string{"idList/id", "dateOfBirthList/dateOfBirthItem", "placeOfBirthList/placeOfBirthItem",
		"nationalityList/nationality", "citizenshipList/citizenship"} {
		e.ignore(list+"/uid", list+"/mainEntry")
	}
}

// factText writes a fact as the remarks of the CSV have it.
func factText(f ofacFact) string {
	s := joinNonEmpty(" ", f.label, f.value)
	if f.country != "" {
		s += " (" + f.country + ")"
	}
	if f.issued != "" {
		s += " issued " + f.issued
	}
	if f.expires != "" {
		s += " expires " + f.expires
	}
	return joinNonEmpty(", ", s, f.note)
}

// americanDate reads 03/28/2025 as YYYY-MM-DD, "" for what is none.
func americanDate(s string) string {
	month, rest, _ := strings.Cut(s, "/")
	day, year, ok := strings.Cut(rest, "/")
	if !ok {
		return isoDate(s)
	}
	return dateOf(year, month, day)
}

// detectClassic tells the classic XML by its root element, and the lists by the
// programmes of the first entries as detectPrim does.
func detectClassic(cons bool) func(head []byte) bool {
	return func(head []byte) bool {
		if rootElement(head) != "sdnList" {
			return false
		}
		all, other := 0, 0
		for e, err := range xmlRecords(bytes.NewReader(head), "sdnEntry") {
			if err != nil { // where the head ends
				break
			}
			if e.name != "sdnEntry" {
				continue
			}
			all++
			if ofNonSDN(e.values("programList/program"), e.values("idList/id/idType")) {
				other++
			}
		}
		if all == 0 { // an empty list: one there is not
			return !cons
		}
		return (2*other > all) == cons
	}
}

func ofNonSDN(programs, labels []string) bool {
	if slices.ContainsFunc(programs, nonSDN) {
		return true
	}
	for _, l := range labels {
		if strings.Contains(l, "Directive") {
			return true
		}
	}
	return false
}
