package regime

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"backchannel/graph"
)

//go:embed licences.tsv
var licenceTable string

// licences are the published general licences that are compiled in. The table
// holds those that were verified, and is not complete.
var licences = func() []Licence {
	all, err := parseLicences(licenceTable)
	if err != nil {
		panic(err) // the table is compiled in; a test reads it first
	}
	return all
}()

// licenceColumns is the head of the table.
const licenceColumns = "authority id version supersedes programs issued from until zone covers parties words travel source"

// parseLicences reads the table: lines that start with # are notes, lists are
// parted by semicolons, travel is "yes" or empty.
func parseLicences(table string) ([]Licence, error) {
	var out []Licence
	head := true
	for i, line := range strings.Split(strings.TrimSpace(table), "\n") {
		f := strings.Split(line, "\t")
		switch {
		case strings.HasPrefix(line, "#"):
			continue
		case head:
			if strings.Join(f, " ") != licenceColumns {
				return nil, fmt.Errorf("licences.tsv line %d: the columns are not %s", i+1, licenceColumns)
			}
			head = false
			continue
		case len(f) != len(strings.Fields(licenceColumns)):
			return nil, fmt.Errorf("licences.tsv line %d: %d columns", i+1, len(f))
		}
		out = append(out, Licence{
			Authority: f[0], ID: f[1], Version: f[2], Supersedes: f[3], Programs: list(f[4]),
			Issued: f[5], From: f[6], Until: f[7], Zone: f[8], Covers: f[9],
			Parties: list(f[10]), Words: list(f[11]), Travel: f[12] == "yes", Source: f[13],
		})
	}
	return out, nil
}

func list(s string) []string {
	if s == "" {
		return []string{}
	}
	return strings.Split(s, ";")
}

// PublishedLicences returns the published general licences of the authorities,
// under any of the programmes, that were in force on some day of asOf and that
// may bear on a dealing: those that name one of the parties that about speaks
// of and, of those that cover a matter for everybody under the programmes
// (medicine, say), those whose matter about speaks of. about holds the parties'
// names and the words that the dealing is told with. A licence for other
// parties or another matter says nothing of the dealing and is left out.
//
// That none is returned never shows that there was none: the table is not
// complete, and specific licences are not published.
func PublishedLicences(authorities, programs []string, asOf string, about ...string) []Licence {
	span, err := graph.ParseDays(asOf)
	if err != nil || span == graph.Always {
		return nil
	}
	told := wordsOf(strings.Join(about, " . "))
	var out []Licence
	for _, l := range licences {
		if slices.Contains(authorities, l.Authority) && overlap(l.Programs, programs) && l.inForce(span) && l.bears(told) {
			out = append(out, l)
		}
	}
	return out
}

func overlap(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

// inForce reports whether the licence stood on some day of the span.
func (l *Licence) inForce(span graph.Days) bool {
	from, until := days(l.From), days(l.Until)
	return span.Last >= from.First && (l.Until == "" || span.First < until.Last)
}

// bears reports whether the licence names a party, or covers a matter, that is
// spoken of. A name counts only as whole words, a word of the matter also as the
// start of one: "ventilator" finds "ventilators".
func (l *Licence) bears(told string) bool {
	if len(l.Parties) > 0 {
		return slices.ContainsFunc(l.Parties, func(n string) bool { return strings.Contains(told, wordsOf(n)) })
	}
	return slices.ContainsFunc(l.Words, func(w string) bool { return strings.Contains(told, strings.TrimRight(wordsOf(w), " ")) })
}

// wordsOf is a text as lower-case words between single spaces, so that a search
// for " veb " does not find "vebster".
func wordsOf(s string) string {
	f := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return " " + strings.Join(f, " ") + " "
}

// Text is the licence in a line: "OFAC GL 8A (issued 28 February 2022, until 6
// April 2022): …".
func (l *Licence) Text() string {
	s := l.Authority + " " + l.Version + " (issued " + inWords(l.Issued)
	if l.Until != "" {
		s += ", until " + inWords(l.Until)
		if l.Zone != "" {
			s += " " + l.Zone
		}
	}
	return s + "): " + l.Covers
}

// count is "12 general licences of OFAC", for saying what was looked through.
func count(authorities []string) string {
	n := 0
	var named []string
	for _, l := range licences {
		if slices.Contains(authorities, l.Authority) {
			n++
			if !slices.Contains(named, l.Authority) {
				named = append(named, l.Authority)
			}
		}
	}
	if n == 0 {
		return "none of that authority are compiled in"
	}
	return strconv.Itoa(n) + " general licences of " + strings.Join(named, ", ") + " are compiled in, not all that there are"
}
