package lists

import (
	"bytes"
	"fmt"
	"iter"
	"regexp"
	"strings"
	"unicode/utf8"

	"backchannel/ftm"
)

// semaXML is the consolidated list of autonomous sanctions of Global Affairs
// Canada (Special Economic Measures Act and Magnitsky law) in XML: one record
// a party, without numbers of its own. IDs are ca-sema-, the schedule, the
// item, the code of the country whose regulations list it, and the name, as
// OpenSanctions makes them; the sanction's authorityId is the place in the
// regulations ("1, Part 1, item 12").
//
// The file does not say when it was published. The country is that of the
// regulations, so it is the programme and says nothing of where a party is from.
var semaXML = &Format{
	Name: "ca-sema-xml", List: semaOrigin.list, Title: "Canada SEMA", Authority: "Canada",
	Detect: func(head []byte) bool {
		return rootElement(head) == "data-set" && bytes.Contains(head, []byte("<record>")) &&
			(bytes.Contains(head, []byte("<DateOfListing>")) || bytes.Contains(head, []byte("<Schedule>")))
	},
	Parse: parseSEMA,
}

var semaOrigin = origin{list: "ca_dfatd_sema_sanctions", prefix: "ca-sema", authority: "Global Affairs Canada", country: "ca"}

func parseSEMA(in *Intake) iter.Seq2[*ftm.Entity, error] {
	return func(yield func(*ftm.Entity, error) bool) {
		n := 0
		for e, err := range xmlRecords(in.Parts[""], "record") {
			if err != nil {
				yield(nil, err)
				return
			}
			if e.name != "record" {
				continue
			}
			n++
			p := semaParty(e)
			if p == nil {
				in.Skip(missing(fmt.Sprintf("record %d", n), "name"))
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

// semaParty reads a record, nil where it names nobody. Older files have Entity
// and DateOfBirth where later ones have EntityOrShip and
// DateOfBirthOrShipBuildDate.
func semaParty(e *element) *party {
	either := func(a, b string) string { return joinNonEmpty("", e.value(a), e.value(b)) }
	title, born := either("TitleOrShip", "Title"), either("DateOfBirthOrShipBuildDate", "DateOfBirth")
	given, last := e.value("GivenName"), e.value("LastName")
	body, imo := either("EntityOrShip", "Entity"), e.value("ShipIMONumber")
	names := bilingual(body)
	schema := "Organization"
	switch {
	case given != "" || last != "":
		schema, names = "Person", []string{joinNonEmpty(" ", given, last)}
	case len(names) == 0:
		return nil
	case imo != "" || title != "" || born != "":
		schema = "Vessel"
	}
	program, schedule, item := e.value("Country"), e.value("Schedule"), e.value("Item")
	if schedule == "N/A" {
		schedule = ""
	}
	country, _, _ := strings.Cut(program, " / ")
	code := countryCode(country)
	if code == "" { // regulations of no one country
		code = country
	}
	p := semaOrigin.party(schema, schedule, item, code, names[0])
	p.entity.Add("name", names[0])
	p.entity.Add("alias", names[1:]...)
	listed := e.value("DateOfListing")
	place := schedule
	if item != "" {
		place = joinNonEmpty(", ", schedule, "item "+item)
	}
	p.mark(program, place, listed, listed)
	switch schema {
	case "Person":
		p.entity.Add("firstName", given)
		p.entity.Add("lastName", last)
		p.entity.Add("title", bilingual(title)...)
		semaBirthDate(p, born)
	case "Vessel":
		p.entity.Add("type", title)
		p.entity.Add("imoNumber", imo)
		p.date("buildDate", born)
	}
	for _, a := range semaAliases(e.value("Aliases"), schema == "Person") {
		if schema == "Person" && !strings.Contains(a, " ") && utf8.RuneCountInString(a) > 0 {
			p.entity.Add("weakAlias", a) // "Andrei": another spelling of a first name
			continue
		}
		p.entity.Add("alias", a)
	}
	p.entity.Add("notes", e.rest()...)
	return p
}

// semaBirthDate reads dates such as 1964-10-30, "1963 or 1964" and 1963-1964.
func semaBirthDate(p *party, born string) {
	if d := isoDate(born); d != "" {
		p.entity.Add("birthDate", d)
		return
	}
	from, to, _ := strings.Cut(born, "-")
	if years := yearsBetween(from, to); years != nil {
		p.entity.Add("birthDate", years...)
		p.note("Date of birth", born)
		return
	}
	for _, d := range orWord.Split(born, -1) {
		p.date("birthDate", d)
	}
}

var (
	orWord   = regexp.MustCompile(`(?i)\s+or\s+`)
	andWord  = regexp.MustCompile(`(?i)\s+(?:and|or)\s+`)
	language = regexp.MustCompile(`\b(?:Russian|Belaruss?ian|Ukrainian|Arabic|Persian|Farsi|Chinese|Burmese|Spanish|French|English|Hebrew|Korean|Georgian)\s*:\s*`)
	// company words that follow a comma as part of a name: "Heron Marine Co., Ltd."
	afterComma = regexp.MustCompile(`(?i)^(?:co|ltd|llc|inc|jsc|ojsc|pjsc|cjsc|plc|gmbh|s\.?a|l\.?l\.?c|limited|company|corp|pte|ooo|oao|zao|pao|ао|ооо|оао|зао|пао)\b`)
)

// bilingual splits "Iranian Navy/Force navale" into its English and its French
// name. A stroke within brackets or within a word ("A/S") divides nothing.
func bilingual(s string) []string {
	var out []string
	for _, v := range splitOutside(fold(s), '/') {
		if n := len(out); n > 0 && (utf8.RuneCountInString(v) < 5 || utf8.RuneCountInString(out[n-1]) < 5) {
			out[n-1] += "/" + v
			continue
		}
		out = append(out, v)
	}
	return out
}

// semaAliases splits the one field in which all other names of a party stand,
// divided by commas, semicolons, strokes and names of languages.
func semaAliases(s string, person bool) []string {
	s = language.ReplaceAllString(fold(s), ";")
	var out []string
	for _, group := range splitOutside(s, ';') {
		for _, both := range bilingual(group) {
			start := len(out)
			for _, v := range splitOutside(both, ',') {
				switch {
				case len(out) > start && afterComma.MatchString(v):
					out[len(out)-1] += ", " + v
				case person:
					out = append(out, andWord.Split(v, -1)...)
				default:
					out = append(out, v)
				}
			}
		}
	}
	return out
}

// splitOutside splits at a mark where it stands outside of brackets.
func splitOutside(s string, mark rune) []string {
	var out []string
	depth, start := 0, 0
	cut := func(end int) {
		if v := fold(s[start:end]); v != "" {
			out = append(out, v)
		}
	}
	for i, r := range s {
		switch {
		case r == '(':
			depth++
		case r == ')':
			depth = max(0, depth-1)
		case r == mark && depth == 0:
			cut(i)
			start = i + utf8.RuneLen(r)
		}
	}
	cut(len(s))
	return out
}
