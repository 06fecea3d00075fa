package bulk

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"backchannel/ftm"
	"backchannel/names"
)

// query makes of a row what is asked of the lists. bad says why the row cannot be
// asked; dates and countries that are not understood are left out and counted.
func (c *Columns) query(r *Row, schema string, n *Counts) (q *ftm.Entity, bad string) {
	q = ftm.NewEntity("", schema)
	person, company := false, false
	for i := range c.uses {
		u := &c.uses[i]
		if u.instead && len(q.Properties["name"]) > 0 {
			continue
		}
		for _, v := range u.values(r) {
			if v == "" {
				continue
			}
			switch u.property {
			case "id":
				q.ID = v
				continue
			case "schema":
				s := schemaOf(v)
				if s == "" && !c.guessed {
					return nil, fmt.Sprintf("column %q: %q is no kind of party that can be screened; Person, Company, Organization, LegalEntity and Vessel are", c.headers[u.columns[0]], cutTo(v, 60))
				}
				if s == "" {
					n.Kinds++
					s = "Thing" // anything may be meant
				}
				q.Schema = s
				continue
			}
			c.add(q, u.property, v, n)
			if u.property == "name" {
				company = company || u.company
				person = person || u.parts > 0 && u.complete(r)
			}
		}
	}
	if c.guessed {
		for _, v := range r.More {
			if p, ok := strings.CutPrefix(v.Name, "properties."); ok && isProperty(p) {
				for _, s := range v.Values {
					c.add(q, p, strings.TrimSpace(s), n)
				}
			}
		}
	}
	if person && !company && q.Schema == "LegalEntity" {
		q.Schema = "Person" // a given name and a family name
	}
	return q, nameless(q)
}

// nameless says what is wrong with a row's names, "" where nothing is, or where an
// identifier stands in place of a name.
func nameless(q *ftm.Entity) string {
	all := q.Names()
	if len(all) == 0 {
		for prop := range q.Properties {
			if typeOf(prop) == "identifier" {
				return ""
			}
		}
		return "no name"
	}
	for _, s := range all {
		if len(s) > maxName {
			return fmt.Sprintf("a name of %d bytes; no name has more than %d", len(s), maxName)
		}
	}
	if !slices.ContainsFunc(all, func(s string) bool {
		return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	}) {
		return fmt.Sprintf("no letter in the name %q", cutTo(all[0], 60))
	}
	return ""
}

// values returns the values of a row for a use.
func (u *use) values(r *Row) []string {
	if len(u.columns) == 1 {
		if all := r.Many[u.columns[0]]; all != nil {
			out := make([]string, len(all))
			for i, v := range all {
				out[i] = strings.TrimSpace(v)
			}
			return out
		}
		return []string{strings.TrimSpace(r.field(u.columns[0]))}
	}
	var b strings.Builder
	for _, c := range u.columns {
		if v := strings.TrimSpace(r.field(c)); v != "" {
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(v)
		}
	}
	return []string{b.String()}
}

// complete reports whether the first and the last column of a joined name are filled.
func (u *use) complete(r *Row) bool {
	return strings.TrimSpace(r.field(u.columns[0])) != "" && strings.TrimSpace(r.field(u.columns[len(u.columns)-1])) != ""
}

func (r *Row) field(i int) string {
	if i < len(r.Fields) {
		return r.Fields[i]
	}
	return ""
}

// add gives the query a value in the form that screening compares.
func (c *Columns) add(q *ftm.Entity, prop, v string, n *Counts) {
	switch typeOf(prop) {
	case "date":
		days := dates(v)
		if days == nil {
			n.Dates++
		}
		q.Add(prop, days...)
		return
	case "country":
		code := countryOf(v)
		if code == "" {
			n.Countries++
		}
		q.Add(prop, code)
		return
	}
	if prop == "gender" {
		v = genderOf(v)
	}
	q.Add(prop, v)
}

// genderOf reads the words that do not begin with the letter which screening looks at.
func genderOf(v string) string {
	switch strings.ToLower(v) {
	case "м", "муж", "мужской", "male", "männlich", "homme", "hombre", "uomo", "h", "男", "남", "남성", "ذكر", "זכר":
		return "male"
	case "ж", "жен", "женский", "female", "weiblich", "femme", "mujer", "donna", "k", "女", "여", "여성", "أنثى", "נקבה":
		return "female"
	case "m", "f", "w":
		return strings.ToLower(v)
	}
	return ""
}

var kinds = sync.OnceValue(func() map[string]string { return wordsOf(schemaWords) })

// schemaOf returns the schema of a word for a kind of party, "" where it is none.
func schemaOf(v string) string {
	v = strings.TrimSpace(v)
	if s := ftm.SchemaOf(v); s != nil && s.Matchable {
		return v
	}
	return kinds()[fold(v)]
}

// countryOf returns the two-letter code of a country by its code of two or three
// letters or its name in one of many languages, "" where it is none.
func countryOf(v string) string {
	v = strings.TrimSpace(v)
	if len(v) == 2 || len(v) == 3 {
		if r, err := language.ParseRegion(strings.ToUpper(v)); err == nil && r.IsCountry() {
			return strings.ToLower(r.Canonicalize().String())
		}
	}
	if len(v) > 3 && v[2] == '-' { // a part of a country
		return strings.ToLower(v[:2])
	}
	if code := names.CountryCode(v); code != "" {
		return code
	}
	return regions()[fold(v)]
}

// regions are the countries and territories by their names in the languages of the
// files, from the Unicode CLDR.
var regions = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for l := range strings.FieldsSeq("en de fr es it pt nl pl ru uk tr ar fa he zh ja ko sv da nb fi cs el") {
		in := display.Regions(language.MustParse(l))
		for i := range 26 * 26 {
			code := string([]byte{'A' + byte(i/26), 'A' + byte(i%26)})
			r, err := language.ParseRegion(code)
			if err != nil || !r.IsCountry() || r.Canonicalize() != r {
				continue
			}
			if name := fold(in.Name(r)); name != "" && m[name] == "" {
				m[name] = strings.ToLower(code)
			}
		}
	}
	return m
})

// dates reads a date as customers' files have it and returns it as YYYY, YYYY-MM or
// YYYY-MM-DD. 05/06/1980 may be of May or of June: both are returned, for a comparison
// takes the better. Of a year of two digits both centuries are. It is nil for what is
// no date.
func dates(v string) []string {
	v = strings.TrimSpace(v)
	if i := strings.IndexAny(v, "T"); i == 10 {
		v = v[:i]
	}
	if i := strings.Index(v, " 00:00"); i > 0 {
		v = v[:i]
	}
	parts := strings.FieldsFunc(v, func(r rune) bool { return strings.ContainsRune("-/. ,年月日년월일", r) })
	if len(parts) == 1 && len(parts[0]) == 8 && number(parts[0]) > 0 {
		p := parts[0]
		parts = []string{p[:4], p[4:6], p[6:]}
	}
	switch len(parts) {
	case 1:
		return day(year4(parts[0]), 0, 0)
	case 2:
		if y := year4(parts[0]); y > 0 {
			return day(y, month(parts[1]), 0)
		}
		return day(year4(parts[1]), month(parts[0]), 0)
	case 3:
		return threeParts(parts, !strings.Contains(v, "."))
	}
	return nil
}

// threeParts reads day, month and year, and month, day and year where that is written
// so: with points the day comes first everywhere.
func threeParts(p []string, monthFirst bool) []string {
	if y := year4(p[0]); y > 0 {
		return day(y, month(p[1]), number(p[2]))
	}
	years := []int{year4(p[2])}
	if len(p[2]) == 2 && number(p[2]) >= 0 {
		years = []int{1900 + number(p[2]), 2000 + number(p[2])}
	}
	var out []string
	for _, y := range years {
		a, b := month(p[0]), month(p[1])
		if a == 0 && b == 0 {
			return nil
		}
		if b > 0 && number(p[0]) > 0 {
			out = append(out, day(y, b, number(p[0]))...)
		}
		words := number(p[0]) < 0
		if a > 0 && number(p[1]) > 0 && p[0] != p[1] && (monthFirst || words) {
			out = append(out, day(y, a, number(p[1]))...)
		}
	}
	return out
}

// number is -1 where s is no number.
func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 {
		return -1
	}
	return n
}

func year4(s string) int {
	if n := number(s); len(s) == 4 && n >= 1000 && n < 2200 {
		return n
	}
	return 0
}

// month reads a number from 1 to 12 or the name of a month, 0 where it is neither.
func month(s string) int {
	if n := number(s); n >= 0 {
		if n <= 12 {
			return n
		}
		return 0
	}
	if r := []rune(fold(s)); len(r) >= 3 {
		for m, ws := range months {
			for w := range strings.FieldsSeq(ws) {
				if strings.HasPrefix(string(r), w) {
					return m + 1
				}
			}
		}
	}
	return 0
}

// months begin so in English, German, French, Spanish, Italian, Portuguese, Dutch
// and Russian.
var months = [12]string{"jan ene gen янв", "feb fev фев", "mar mrt maa мар", "apr avr abr апр", "may mai mag maj mei мая маи", "jun juin giu июн",
	"jul juil lug июл", "aug aou ago авг", "sep set сен", "oct okt ott out окт", "nov ноя", "dec dez dic дек"}

// day writes a date; a month or day that is 0 is not known, one that is none of the
// calendar makes it no date.
func day(y, m, d int) []string {
	if y <= 0 || m > 12 || d > 31 || d < 0 {
		return nil
	}
	s := fmt.Sprintf("%04d", y)
	if m <= 0 {
		return []string{s}
	}
	s += fmt.Sprintf("-%02d", m)
	if d > 0 {
		s += fmt.Sprintf("-%02d", d)
	}
	return []string{s}
}
