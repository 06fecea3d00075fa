package server

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"backchannel/ftm"
	"backchannel/names"
)

// Values are the values of a property: one string or a list of them. Numbers and
// true or false are taken as they are written; null is no value.
type Values []string

// UnmarshalJSON reads a value or a list of values.
func (v *Values) UnmarshalJSON(b []byte) error {
	*v = nil
	if len(b) > 0 && b[0] == '[' {
		var all []json.RawMessage
		if err := json.Unmarshal(b, &all); err != nil {
			return err
		}
		for _, one := range all {
			if err := v.add(one); err != nil {
				return err
			}
		}
		return nil
	}
	return v.add(b)
}

func (v *Values) add(b []byte) error {
	b = bytes.TrimSpace(b)
	switch {
	case len(b) == 0 || string(b) == "null":
		return nil
	case b[0] == '"':
		*v = append(*v, unquoted(b))
		return nil
	case b[0] == '{' || b[0] == '[':
		return fmt.Errorf("the value of a property must be a string or a list of strings, not %.20s", b)
	}
	*v = append(*v, string(b))
	return nil
}

// newer are properties of later versions of FollowTheMoney than the model here, by
// the schema that has them. They are accepted and not compared.
var newer = map[string][]string{
	"Thing":        {"alephUrl", "indexText", "riskSource"},
	"LegalEntity":  {"abbreviation", "brightQueryId", "brightQueryOrgId", "okvedCode", "sayariId"},
	"Person":       {"biography"},
	"Vessel":       {"deadweightTonnage"},
	"CryptoWallet": {"accountId", "blockchain", "cryptoAddress", "custodyType", "managingExchange"},
}

func isNewer(s *ftm.Schema, prop string) bool {
	for schema, props := range newer {
		if s.IsA(schema) && slices.Contains(props, prop) {
			return true
		}
	}
	return false
}

// compared are the types of properties that the score looks at, with identifiers,
// which are compared where their kind identifies.
var compared = []string{"name", "date", "country", "identifier", "gender"}

// parsed is a query as it was understood.
type parsed struct {
	entity  *ftm.Entity
	ignored []string
}

// parse reads a query. The errors are those of a client that speaks of what there
// is not; values that say nothing ("unknown" as a birth date) are ignored and told.
func (q *Query) parse(limit int) (*parsed, []string, error) {
	schema := ftm.SchemaOf(q.Schema)
	switch {
	case q.Schema == "":
		return nil, []string{"schema is missing; Person, Company, Organization, LegalEntity and Vessel are some"}, nil
	case schema == nil:
		return nil, []string{fmt.Sprintf("there is no schema %q; Person, Company, Organization, LegalEntity and Vessel are some", q.Schema)}, nil
	case !schema.Matchable && schema.Name != "Thing":
		return nil, []string{fmt.Sprintf("schema %s cannot be matched; Person, Company, Organization, LegalEntity and Vessel can", q.Schema)}, nil
	}
	p := &parsed{entity: ftm.NewEntity(q.ID, q.Schema)}
	var faults []string
	for _, prop := range slices.Sorted(maps.Keys(q.Properties)) {
		x := propertyOf(schema, prop)
		if x == nil {
			if isNewer(schema, prop) {
				p.ignored = append(p.ignored, prop+": not compared here")
			} else {
				faults = append(faults, fmt.Sprintf("schema %s has no property %q", q.Schema, prop))
			}
			continue
		}
		for _, v := range q.Properties[prop] {
			if len(v) > limit && (slices.Contains(compared, x.Type) || slices.Contains(nameParts, prop)) {
				return nil, nil, unusable("a value of %s has %d bytes; at most %d are taken", prop, len(v), limit)
			}
			p.take(x, v)
		}
	}
	return p, faults, nil
}

// propertyOf is a property of the schema; of Thing, which stands for whatever there
// is, that of any kind of thing.
func propertyOf(schema *ftm.Schema, name string) *ftm.Property {
	if p := schema.Property(name); p != nil || schema.Name != "Thing" {
		return p
	}
	for _, s := range []string{"Person", "Company", "Vessel", "Airplane", "CryptoWallet", "Security"} {
		if p := ftm.SchemaOf(s).Property(name); p != nil {
			return p
		}
	}
	return nil
}

// take adds a value, in the form in which lists have it.
func (p *parsed) take(x *ftm.Property, v string) {
	v = strings.TrimSpace(v)
	if v == "" {
		return
	}
	clean := v
	switch x.Type {
	case "name":
		if n := len(strings.Fields(v)); n > names.MaxParts {
			p.ignored = append(p.ignored, fmt.Sprintf("%s: of a name of %d words the first %d are compared", x.Name, n, names.MaxParts))
		}
	case "country":
		if clean = countryCode(v); clean == "" {
			p.ignored = append(p.ignored, fmt.Sprintf("%s: %q is no country that is known here", x.Name, v))
		}
	case "date":
		if clean = dateOf(v); clean == "" {
			p.ignored = append(p.ignored, fmt.Sprintf("%s: %q is no date; YYYY, YYYY-MM and YYYY-MM-DD are", x.Name, v))
		}
	case "gender":
		clean = strings.ToLower(v)
	case "entity":
		p.ignored = append(p.ignored, x.Name+": ties are not compared")
		return
	}
	p.entity.Add(x.Name, clean)
}

// countryCode reads a country by its code or a name in any language.
func countryCode(v string) string {
	lower := strings.ToLower(v)
	if len(lower) == 2 || len(lower) > 3 && lower[2] == '-' || lower == "suhh" || lower == "yucs" || lower == "cshh" || lower == "ddde" {
		if strings.IndexFunc(lower[:2], func(r rune) bool { return r < 'a' || r > 'z' }) < 0 {
			return lower
		}
	}
	return names.CountryCode(v)
}

// dateOf reads YYYY, YYYY-MM, YYYY-MM-DD, alone or before a time.
func dateOf(v string) string {
	v, _, _ = strings.Cut(v, "T")
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		if t, err := time.Parse(layout, v); err == nil && t.Year() > 1000 {
			return v
		}
	}
	return ""
}

// unscreenable says in words why there is nothing to look by, "" where there is a name
// with a letter or a digit in it, or an identifier.
func (p *parsed) unscreenable() string {
	schema := ftm.SchemaOf(p.entity.Schema)
	bare := ""
	for prop, values := range p.entity.Properties {
		x := propertyOf(schema, prop)
		if x.Type != "name" && x.Type != "identifier" && !slices.Contains(nameParts, prop) {
			continue
		}
		for _, v := range values {
			if strings.ContainsFunc(v, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
				return ""
			}
			bare = v
		}
	}
	if bare != "" {
		return fmt.Sprintf("no letter in the name %q", short(bare))
	}
	return "neither a name nor an identifier"
}

// nameParts are put together where a person has no name whole.
var nameParts = []string{"firstName", "secondName", "middleName", "fatherName", "lastName"}

// params reads the query string of a request and keeps the first fault.
type params struct {
	url.Values
	err error
}

func paramsOf(r *http.Request) (*params, error) {
	v, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, badRequest("the query string: %v", err)
	}
	for name, values := range v {
		for _, s := range values {
			if !utf8.ValidString(s) || !utf8.ValidString(name) {
				return nil, badRequest("parameter %q is no valid UTF-8", name)
			}
		}
	}
	return &params{Values: v}, nil
}

func (p *params) fault(name, format string, args ...any) {
	if p.err == nil {
		p.err = &problem{status: http.StatusUnprocessableEntity, detail: "parameter " + name + ": " + fmt.Sprintf(format, args...)}
	}
}

// unknown tells of parameters that are not among the known: one that is misspelt must
// not look as if it had been heeded.
func (p *params) unknown(known map[string]bool) []string {
	var out []string
	for name := range p.Values {
		if !known[name] {
			out = append(out, short(name)+": there is no such parameter here")
		}
	}
	slices.Sort(out)
	return out
}

// whole reads a number from least to most.
func (p *params) whole(name string, otherwise, least, most int) int {
	if !p.Has(name) {
		return otherwise
	}
	n, err := strconv.Atoi(p.Get(name))
	if err != nil || n < least || n > most {
		p.fault(name, "%q is no number from %d to %d", p.Get(name), least, most)
		return otherwise
	}
	return n
}

// share reads a number from 0 to 1.
func (p *params) share(name string, otherwise float64) float64 {
	if !p.Has(name) {
		return otherwise
	}
	x, err := strconv.ParseFloat(p.Get(name), 64)
	if err != nil || !(x >= 0 && x <= 1) {
		p.fault(name, "%q is no number from 0 to 1", p.Get(name))
		return otherwise
	}
	return x
}

func (p *params) flag(name string, otherwise bool) bool {
	if !p.Has(name) {
		return otherwise
	}
	b, err := strconv.ParseBool(p.Get(name))
	if err != nil {
		p.fault(name, "%q is neither true nor false", p.Get(name))
	}
	return b
}

// day reads a day; "" where it is not given.
func (p *params) day(name string) string {
	v := p.Get(name)
	if v == "" {
		return ""
	}
	if _, err := time.Parse(time.DateOnly, v); err != nil {
		p.fault(name, "%q is no day; write YYYY-MM-DD", v)
	}
	return v
}
