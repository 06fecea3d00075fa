package lists

import (
	"bytes"
	"cmp"
	"fmt"
	"iter"
	"strings"

	"backchannel/ftm"
)

// parseEnhanced reads the enhanced XML of OFAC's Sanctions List Service, root
// sanctionsData, by its schema ENHANCED_XML.xsd: publicationInfo, then
// referenceValues and featureTypes, which spell out what every entity has in
// full anyway, then an entity for each party.
//
// It is the only form with dates: each sanctionsList of an entity has a
// datePublished, when the party was put on that list. It gives no date for a
// programme, so all programmes with one measure have the date of the list of
// that measure.
func (o ofacOrigin) parseEnhanced(in *Intake) iter.Seq2[*ftm.Entity, error] {
	return o.parseXML(in, []string{"entity", "publicationInfo"}, o.enhancedRecord)
}

func (o ofacOrigin) enhancedRecord(r *ofacReader, e *element, n int, in *Intake) []*ftm.Entity {
	switch e.name {
	case "publicationInfo":
		in.Published = day(e.value("dataAsOf"))
		return nil
	case "entity":
	default:
		return nil
	}
	num := e.value("@id")
	where := fmt.Sprintf("entity %s (record %d)", num, n)
	if !numeric(num) {
		r.skip(missing(where, "id"))
		return nil
	}
	if r.again(num, where) {
		return nil
	}
	p := r.party(num, e.value("generalInfo/entityType"))
	if !p.enhancedNames(e) {
		r.skip(missing(where, "name"))
		return nil
	}
	p.programs = e.values("sanctionsPrograms/sanctionsProgram")
	p.enhancedLists(e)
	title := e.value("generalInfo/title")
	p.title(title)
	p.enhancedFacts(e)
	p.enhancedAddresses(e)
	p.enhancedLinks(e)
	p.remarks(e.value("generalInfo/remarks"), title, false)
	if v := e.value("generalInfo/livingStatus"); v != "" {
		p.note("Living status: " + v)
	}
	ignoreMarks(e)
	for _, rest := range e.rest() {
		p.note(rest)
	}
	return p.finish()
}

// ignoreMarks leaves out what only numbers the parts of the file, and the parts
// of names, which stand whole beside them.
func ignoreMarks(e *element) {
	for _, k := range e.kids {
		switch k.name {
		case "@id", "@refId", "@featureTypeId", "@nameId", "@nameTranslationId", "@featureVersionId", "identityId",
			"versionId", "valueRefId", "isPrimary", "nameParts", "valueDate", "script", "issueDate", "expirationDate":
			k.ignoreAll()
		default:
			ignoreMarks(k)
		}
	}
}

// enhancedNames adds the names in all scripts; it is false where there are
// none. A name of low quality is OFAC's weak alias.
func (p *ofacParty) enhancedNames(e *element) bool {
	named := false
	for _, n := range e.all("names/name") {
		primary, weak, kind := n.value("isPrimary") == "true", n.value("isLowQuality") == "true", n.value("aliasType")
		for _, t := range n.all("translations/translation") {
			full := t.value("formattedFullName")
			if full == "" {
				full = joinNonEmpty(", ", t.value("formattedLastName"), t.value("formattedFirstName"))
			}
			t.ignore("formattedLastName", "formattedFirstName")
			switch latin := t.value("isPrimary") != "false"; {
			case full == "":
			case primary && latin && !named:
				p.name("name", full)
				named = true
			case primary:
				p.name("alias", full)
			default:
				p.alias(kind, full, weak)
			}
		}
	}
	if !named { // an entity whose names are all marked as aliases
		for _, prop := range []string{"alias", "previousName", "weakAlias"} {
			if v := p.entity.First(prop); v != "" {
				p.entity.Add("name", v)
				return true
			}
		}
	}
	return named
}

// enhancedLists reads on which lists the party is and since when, and what is
// done to it there.
func (p *ofacParty) enhancedLists(e *element) {
	var others []string
	p.listDates = map[string][]string{}
	for _, l := range e.all("sanctionsLists/sanctionsList") {
		name, since := fold(l.text), day(l.value("@datePublished"))
		l.used = true
		low := strings.ToLower(name)
		switch sdn := strings.Contains(low, "sdn") && !strings.Contains(low, "non-sdn"); {
		case low == "consolidated list": // only the envelope of the others
		case sdn != p.cons:
			measure := Block
			if p.cons {
				p.tell("", name)
				measure = listMeasure(low)
				p.listMeasure = cmp.Or(p.listMeasure, measure)
			}
			p.listDates[measure] = append(p.listDates[measure], since)
		default:
			others = append(others, joinNonEmpty(" since ", name, since))
		}
	}
	for _, o := range others {
		p.note("Also on " + o)
	}
	for _, v := range e.values("sanctionsTypes/sanctionsType") {
		p.tell("", v)
	}
	for _, v := range e.values("legalAuthorities/legalAuthority") {
		p.tell(markOf(v), v)
	}
}

// listMeasure is what a list of the non-SDN publication does, by its name in
// lower case.
func listMeasure(name string) string {
	for _, x := range []struct{ word, measure string }{
		{"sectoral", Sectoral}, {"palestinian", Reject}, {"evader", Evader}, {"military", Investment},
		{"correspondent", Correspondent}, {"capta", Correspondent}, {"561", Correspondent}, {"menu", Menu},
	} {
		if strings.Contains(name, x.word) {
			return x.measure
		}
	}
	return Elsewhere
}

// enhancedFacts reads features and identity documents, whose types are the
// labels of the remarks.
func (p *ofacParty) enhancedFacts(e *element) {
	for _, x := range e.all("features/feature") {
		f := ofacFact{label: x.value("type"), value: x.value("value"), note: x.value("comments")}
		if strings.EqualFold(f.label, "birthdate") && f.value == "" {
			f.value = period(x, "valueDate")
		}
		if v := x.value("reliability"); v != "" && !strings.EqualFold(v, "reliable") {
			f.note = joinNonEmpty(", ", f.note, v)
		}
		f.raw = factText(f)
		p.fact(f)
	}
	for _, x := range e.all("identityDocuments/identityDocument") {
		f := ofacFact{label: x.value("type"), value: x.value("documentNumber"), country: x.value("issuingCountry"),
			issued: period(x, "issueDate"), expires: period(x, "expirationDate")}
		f.note = joinNonEmpty(", ", x.value("comments"), x.value("issuingAuthority"), x.value("issuingLocation"))
		if x.value("isValid") == "false" {
			f.note = joinNonEmpty(", ", f.note, "not valid")
		}
		x.ignore("name")
		f.raw = factText(f)
		p.fact(f)
	}
}

// period writes a datePeriodType as one date, or as "from to to". A year or a
// month stands there as its first and last day.
func period(e *element, name string) string {
	all := e.all(name)
	if len(all) == 0 {
		return ""
	}
	from, to := all[0].value("fromDateBegin"), joinNonEmpty("", all[0].value("toDateEnd"))
	switch {
	case to == "" || to == from:
		return day(from)
	case strings.HasSuffix(from, "-01-01") && to == from[:4]+"-12-31":
		return from[:4]
	case len(from) == 10 && len(to) == 10 && from[:7] == to[:7] && strings.HasSuffix(from, "-01"):
		return from[:7]
	}
	return day(from) + " to " + day(to)
}

// day is the day of a date with a time, "2026-07-27T00:00:00-04:00".
func day(s string) string {
	date, _, _ := strings.Cut(s, "T")
	return isoDate(date)
}

// enhancedAddresses reads addresses. The translation marked as primary, or the
// first, is the address; those in other scripts are kept as its remarks.
func (p *ofacParty) enhancedAddresses(e *element) {
	for _, x := range e.all("addresses/address") {
		a := ofacAddress{number: x.value("@id"), country: x.value("country")}
		if a.country == "" {
			a.country = x.value("translations/country")
		}
		done := false
		for _, t := range x.all("translations/translation") {
			parts := map[string]string{}
			var other []string
			for _, part := range t.all("addressParts/addressPart") {
				kind, v := strings.ToUpper(part.value("type")), part.value("value")
				parts[kind] = v
				other = append(other, v)
			}
			if done {
				a.notes = joinNonEmpty("; ", a.notes, joinNonEmpty(", ", other...))
				continue
			}
			done = t.value("isPrimary") != "false"
			a.lines = []string{parts["ADDRESS1"], parts["ADDRESS2"], parts["ADDRESS3"]}
			a.city, a.region, a.postal = parts["CITY"], parts["STATE/PROVINCE"], parts["POSTAL CODE"]
			for _, kind := range []string{"REGION", "VILLAGE", "UNKNOWN"} {
				a.notes = joinNonEmpty("; ", a.notes, parts[kind])
			}
		}
		p.address(a)
	}
}

// enhancedLinks reads relationships. "Owned or Controlled By" does not say
// which of the two, nor how much, so it is a link like the others and no
// Ownership.
func (p *ofacParty) enhancedLinks(e *element) {
	for _, x := range e.all("relationships/relationship") {
		to := x.all("relatedEntity")
		if len(to) == 0 || !numeric(to[0].value("@entityId")) {
			continue // it stays among the rest
		}
		from, until := x.value("dateRange/fromDateBegin"), x.value("dateRange/toDateEnd")
		x.ignore("dateRange")
		l := ofacLink{number: to[0].value("@entityId"), name: fold(to[0].text), role: x.value("type"),
			note: joinNonEmpty(", ", x.value("comments"), x.value("quality")), start: day(from), end: day(until)}
		to[0].used = true
		p.link(l)
	}
}

// detectEnhanced tells the enhanced XML by its root and the entities' own
// lists: the file of the SDN list holds parties of that list only.
func detectEnhanced(cons bool) func(head []byte) bool {
	return func(head []byte) bool {
		if rootElement(head) != "sanctionsData" || bytes.Contains(head[:min(len(head), 1024)], []byte("DeltaFile")) {
			return false
		}
		for e, err := range xmlRecords(bytes.NewReader(head), "publicationInfo", "entity") {
			if err != nil {
				break
			}
			for _, path := range []string{"filters/sanctionsLists/sanctionsList", "sanctionsLists/sanctionsList"} {
				for _, l := range e.values(path) {
					l = strings.ToLower(l)
					if strings.Contains(l, "non-sdn") || strings.Contains(l, "consolidated") || strings.Contains(l, "sectoral") {
						return cons
					}
					if strings.Contains(l, "sdn") {
						return !cons
					}
				}
			}
		}
		return !cons
	}
}
