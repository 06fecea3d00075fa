package bulk

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"backchannel/ftm"
)

// Columns say which columns of an input hold which properties of the parties to be
// screened.
type Columns struct {
	uses    []use
	headers []string
	guessed bool
}

// use is a property and the columns that it is read from; several are joined by a
// space to one value.
type use struct {
	property string // of FollowTheMoney, or id, or schema
	columns  []int
	company  bool // the name of a company, which stands beside or in place of a person's
	instead  bool // read only where the row has no name yet
	parts    int  // of a joined name: the columns of given and of family names come first
}

// ErrNoName is the error of an input in which no column is known to hold names.
var ErrNoName = errors.New("no column of names was found")

// GuessColumns tells by the headers what the columns hold. The sample serves to tell
// whether a column of types says what the parties are.
func (r *Rows) GuessColumns() (*Columns, error) {
	headers := r.Columns()
	c := &Columns{headers: headers, guessed: true}
	held := map[string][]int{}
	for i, h := range headers {
		if k := meaning(h); k != "" {
			held[k] = append(held[k], i)
		}
	}
	if s := held["schema"]; len(s) > 0 && !r.sayKinds(s[0]) {
		delete(held, "schema")
	}
	c.guessNames(held)
	if !slices.ContainsFunc(c.uses, func(u use) bool { return u.property == "name" }) { // guessed identifiers alone are too little to go by
		return nil, fmt.Errorf("%w; the columns are %s", ErrNoName, quotedList(headers))
	}
	for _, p := range c.properties(held) {
		for _, i := range held[p] {
			c.uses = append(c.uses, use{property: p, columns: []int{i}})
			if p == "id" || p == "schema" {
				break
			}
		}
	}
	return c, nil
}

// nameKinds are the meanings of columns that guessNames puts together.
var nameKinds = []string{"full", "bare", "company", "given", "middle", "family", "family2", "father"}

// properties lists the meanings besides names, in the order of columnWords.
func (c *Columns) properties(held map[string][]int) []string {
	var out []string
	for line := range strings.Lines(columnWords) {
		if p, _, ok := strings.Cut(strings.TrimSpace(line), " "); ok && !slices.Contains(nameKinds, p) {
			out = append(out, p)
		}
	}
	var more []string // properties of FollowTheMoney that have no line there
	for p := range held {
		if !slices.Contains(out, p) && !slices.Contains(nameKinds, p) {
			more = append(more, p)
		}
	}
	slices.Sort(more)
	return append(out, more...)
}

// guessNames joins the parts of names.
func (c *Columns) guessNames(held map[string][]int) {
	full, bare := held["full"], held["bare"]
	given, family := held["given"], held["family"]
	switch {
	case len(bare) > 0 && len(given) > 0 && len(family) == 0 && len(full) == 0:
		family, bare = bare[:1], bare[1:]
	case len(bare) > 0 && len(family) > 0 && len(given) == 0 && len(full) == 0:
		given, bare = bare[:1], bare[1:]
	}
	full = append(slices.Clone(full), bare...)
	for _, i := range full {
		c.uses = append(c.uses, use{property: "name", columns: []int{i}})
	}
	if len(family) > 0 || len(given) > 0 && len(full) == 0 {
		var join []int
		for _, k := range [][]int{given, held["middle"], held["father"], family, held["family2"]} {
			if len(k) > 0 {
				join = append(join, k[0])
			}
		}
		parts := 0
		if len(given) > 0 && len(family) > 0 {
			parts = len(join)
		}
		c.uses = append(c.uses, use{property: "name", columns: join, instead: len(full) > 0, parts: parts})
	}
	for _, i := range held["company"] {
		c.uses = append(c.uses, use{property: "name", columns: []int{i}, company: true})
	}
}

// sayKinds reports whether the values of a column in the first rows are words for kinds
// of party, but for one in ten at most.
func (r *Rows) sayKinds(column int) bool {
	known, unknown := 0, 0
	for _, row := range r.sample {
		if row.Bad != "" || column >= len(row.Fields) || strings.TrimSpace(row.Fields[column]) == "" {
			continue
		}
		if schemaOf(row.Fields[column]) == "" {
			unknown++
		} else {
			known++
		}
	}
	return known > 0 && known >= 9*unknown
}

// MapColumns takes from a user which columns hold what: "name=First+Last,birthDate=DOB".
// A property may stand several times; columns joined by + make one value. Only the
// columns that are named are used.
func (r *Rows) MapColumns(spec string) (*Columns, error) {
	c := &Columns{headers: r.Columns()}
	for item := range strings.SplitSeq(spec, ",") {
		prop, columns, ok := strings.Cut(strings.TrimSpace(item), "=")
		prop = strings.TrimSpace(prop)
		if !ok || prop == "" || columns == "" {
			return nil, fmt.Errorf("%q: write property=Column, such as name=FullName,birthDate=DOB,country=Nat", item)
		}
		if prop != "id" && prop != "schema" && !isProperty(prop) {
			return nil, fmt.Errorf("%q is no property of FollowTheMoney; name, alias, birthDate, country, nationality, idNumber are, and id and schema may be given", prop)
		}
		u := use{property: prop}
		for h := range strings.SplitSeq(columns, "+") {
			i := r.column(h)
			if i < 0 {
				return nil, fmt.Errorf("there is no column %q; the columns are %s", strings.TrimSpace(h), quotedList(c.headers))
			}
			u.columns = append(u.columns, i)
		}
		c.uses = append(c.uses, u)
	}
	if !slices.ContainsFunc(c.uses, func(u use) bool { return u.property == "name" || typeOf(u.property) == "identifier" }) {
		return nil, fmt.Errorf("no column is mapped to name, nor to an identifier; the columns are %s", quotedList(c.headers))
	}
	return c, nil
}

// column finds a column by its header, exactly or, where none is, as guessing folds it.
func (r *Rows) column(header string) int {
	all := r.Columns()
	if i := slices.Index(all, header); i >= 0 {
		return i
	}
	header = strings.TrimSpace(header)
	if i := slices.Index(all, header); i >= 0 {
		return i
	}
	f := fold(header)
	return slices.IndexFunc(all, func(h string) bool { return f != "" && fold(h) == f })
}

// isProperty reports whether some schema that is screened has the property.
func isProperty(name string) bool { return typeOf(name) != "" }

// typeOf returns the type of a property of the schemata that are screened.
func typeOf(name string) string {
	for _, s := range []string{"Person", "Company", "Vessel", "Airplane", "CryptoWallet", "Security"} {
		if t := ftm.PropertyType(s, name); t != "" {
			return t
		}
	}
	return ""
}

// String shows the columns in use and those that are not.
func (c *Columns) String() string {
	var b strings.Builder
	used := map[int]bool{}
	for n, u := range c.uses {
		if n > 0 {
			b.WriteString(", ")
		}
		b.WriteString(u.property + " = ")
		for k, i := range u.columns {
			if k > 0 {
				b.WriteString(" + ")
			}
			b.WriteString(c.headers[i])
			used[i] = true
		}
		if u.instead {
			b.WriteString(" (where the row has no other name)")
		}
	}
	var not []string
	for i, h := range c.headers {
		if !used[i] {
			not = append(not, h)
		}
	}
	if len(not) > 0 {
		b.WriteString("; not used: " + list(not))
	}
	return b.String()
}

// list shows at most twenty columns.
func list(all []string) string {
	if n := len(all); n > 20 {
		return strings.Join(all[:20], ", ") + fmt.Sprintf(" and %d more", n-20)
	}
	return strings.Join(all, ", ")
}

func quotedList(all []string) string {
	out := make([]string, len(all))
	for i, h := range all {
		out[i] = fmt.Sprintf("%q", cutTo(h, 60))
	}
	return list(out)
}

func cutTo(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n]) + "…"
	}
	return s
}

// fold keeps the letters and digits of a header, without accents, in lower case.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r):
			return unicode.ToLower(r)
		}
		return -1
	}, strings.ReplaceAll(norm.NFKD.String(s), "ß", "ss"))
}

var headerWords = sync.OnceValue(func() map[string]string {
	m := wordsOf(columnWords)
	for _, s := range []string{"Person", "Company", "Vessel"} {
		for _, p := range ftm.SchemaOf(s).Properties() {
			if k := fold(p); m[k] == "" && screened(p) {
				m[k] = p
			}
		}
	}
	return m
})

// screened reports whether a property plays a part in screening although no line of
// columnWords has it: identifiers do.
func screened(p string) bool {
	for _, s := range []string{"Person", "Company", "Vessel"} {
		if ftm.PropertyType(s, p) == "identifier" && p != "wikidataId" {
			return true
		}
	}
	return p == "wikidataId"
}

// wordsOf reads lines of a meaning and the words that have it; the first line that
// has a word wins.
func wordsOf(table string) map[string]string {
	m := map[string]string{}
	for line := range strings.Lines(table) {
		ws := strings.Fields(line)
		for _, w := range ws[min(1, len(ws)):] {
			if w = fold(w); m[w] == "" {
				m[w] = ws[0]
			}
		}
	}
	return m
}

// meaning says what a header stands for, "" where that is not known. A number at its
// end and a word such as customer before it say nothing ("alias_2", "client dob").
func meaning(header string) string {
	words := headerWords()
	f := fold(header)
	if f == "" {
		return ""
	}
	if k := words[f]; k != "" {
		return k
	}
	short := strings.TrimRightFunc(f, unicode.IsDigit)
	if k := words[short]; k != "" {
		return k
	}
	for _, p := range headerPrefixes {
		if rest, ok := strings.CutPrefix(short, p); ok && words[rest] != "" && (words[rest] != "bare" || len(rest) >= 4) {
			if words[rest] == "bare" {
				return "full"
			}
			return words[rest]
		}
	}
	if i := strings.LastIndexByte(header, '.'); i >= 0 {
		return meaning(header[i+1:])
	}
	return ""
}
