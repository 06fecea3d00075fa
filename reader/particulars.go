package reader

import (
	"regexp"
	"slices"
	"strings"
)

// findParticulars reads what the text says of a party beside its name, as press
// releases and court papers do: numbers, a birth, where a company sits. A number
// belongs to the party of its kind that is named last before it in the sentence.
func (s *story) findParticulars() {
	for _, t := range s.trees {
		text := s.doc.Text[t.s.Start:t.s.End]
		if strings.ContainsAny(text, "0123456789") {
			for _, p := range particulars {
				s.readParticular(t, text, p)
			}
		}
		for _, c := range t.clauses {
			s.seat(c)
		}
	}
}

// particular is one kind of number with how it is written and whose it can be.
type particular struct {
	prop string
	of   map[kind]bool
	re   *regexp.Regexp // its first group is the value
}

var (
	ofPeople  = map[kind]bool{person: true}
	ofShips   = map[kind]bool{vessel: true}
	ofBodies  = map[kind]bool{company: true, organization: true, body: true}
	ofParties = map[kind]bool{person: true, company: true, organization: true, body: true}
)

// particulars are the numbers that are read, under FollowTheMoney's names.
var particulars = []particular{
	{"imoNumber", ofShips, regexp.MustCompile(`\bIMO(?: (?:no\.?|number))?[:\s]*([0-9]{7})\b`)},
	{"mmsi", ofShips, regexp.MustCompile(`\bMMSI(?: (?:no\.?|number))?[:\s]*([0-9]{9})\b`)},
	{"passportNumber", ofPeople, regexp.MustCompile(`(?i)\bpassport(?: (?:no\.?|number|#))?[:\s]+([A-Z]{0,3}[0-9][A-Z0-9]{4,11})\b`)},
	{"innCode", ofParties, regexp.MustCompile(`\bINN[:\s]+([0-9]{10}|[0-9]{12})\b`)},
	{"ogrnCode", ofBodies, regexp.MustCompile(`\bOGRN[:\s]+([0-9]{13}|[0-9]{15})\b`)},
	{"leiCode", ofBodies, regexp.MustCompile(`\bLEI[:\s]+([A-Z0-9]{18}[0-9]{2})\b`)},
	{"swiftBic", ofBodies, regexp.MustCompile(`\b(?:SWIFT|BIC)(?:/BIC)?(?: code)?[:\s]+([A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)\b`)},
	{"taxNumber", ofParties, regexp.MustCompile(`(?i)\btax(?:payer)? (?:id|identification)?\s*(?:no\.?|number)?[:\s]+([0-9][0-9./-]{5,16}[0-9])\b`)},
	{"idNumber", ofPeople, regexp.MustCompile(`(?i)\b(?:national |identity |identification |personal )(?:id |identification |card |identity )?(?:no\.?|number)[:\s]+([A-Z0-9][A-Z0-9-]{4,17})\b`)},
	{"registrationNumber", ofBodies, regexp.MustCompile(`(?i)\b(?:company |business |trade )?(?:registration|registered|company) (?:no\.?|number)[:\s]+([A-Z0-9][A-Z0-9/-]{3,17})\b`)},
	{"birthDate", ofPeople, regexp.MustCompile(`(?:\bDOB[:\s]+|\bdate of birth[:\s]+|\bborn (?:on )?(?:in )?)((?:[0-9]{1,2} )?(?:[A-Z][a-z]+ )?(?:[0-9]{1,2}, )?(?:19|20)[0-9]{2})\b`)},
}

// readParticular gives the numbers of one kind in a sentence to their parties.
func (s *story) readParticular(t *tree, text string, p particular) {
	for _, m := range p.re.FindAllStringSubmatchIndex(text, -1) {
		if label := s.entityAt(t.index, t.tokenAt(t.s.Start+m[0])); label != nil && len(label.mentions) == 1 && label.kind != person {
			label.weak = true // the "IMO" of a number is no party
		}
		e := s.lastOfKind(t, t.s.Start+m[0], p.of)
		if e == nil {
			continue
		}
		value := text[m[2]:m[3]]
		if p.prop == "birthDate" {
			if value = s.dayAt(t, t.s.Start+m[2], t.s.Start+m[3]); value == "" {
				continue
			}
		}
		e.addProperty(p.prop, value)
	}
}

// dayAt is the value of the date that the text has at a place.
func (s *story) dayAt(t *tree, start, end int) string {
	for _, d := range s.datesOf(t.index) {
		if d.Start < end && d.End > start && !strings.Contains(d.Value, "/") {
			return d.Value
		}
	}
	return ""
}

// lastOfKind is the party of one of the kinds that is mentioned last before a
// byte of the sentence.
func (s *story) lastOfKind(t *tree, at int, of map[kind]bool) *entity {
	for i := t.n() - 1; i >= 0; i-- {
		if t.s.Tokens[i].End > at {
			continue
		}
		if e := s.entityAt(t.index, i); e != nil && of[e.kind] {
			return e
		}
	}
	return nil
}

// addProperty adds a value that the entity does not have yet.
func (e *entity) addProperty(prop, value string) {
	if !slices.Contains(e.props[prop], value) {
		e.props[prop] = append(e.props[prop], value)
	}
}

// seated are the verbs for where a company sits; what registers it makes its
// jurisdiction.
var seated = map[string]string{"base": "country", "headquarter": "country", "locate": "country", "domicile": "jurisdiction", "register": "jurisdiction",
	"incorporate": "jurisdiction"}

// seat reads "a company registered in Belgrade, Serbia": the country in which a
// company or body is said to sit.
func (s *story) seat(c *clause) {
	prop := seated[c.lemma()]
	if prop == "" || c.negated {
		return
	}
	at := s.placeOf(c.t, c.links)
	if at == nil || at.country == "" {
		return
	}
	for _, i := range append(slices.Clip(c.surface), c.antecedent) {
		if e := s.entityAt(c.t.index, i); e != nil && ofBodies[e.kind] {
			e.addProperty(prop, at.country)
			if e.country == "" {
				e.country = at.country
			}
		}
	}
}
