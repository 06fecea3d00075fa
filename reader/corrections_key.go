package reader

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"backchannel/cite"
)

// WriteKey writes the reading as a key of the measuring set: rows of tab
// separated columns, as the keys beside testdata/stories have them. With a
// corrected reading that is how corrections get into the measuring set; its
// header says how much of it a person has looked at. Parties without a name are
// no entity rows, dates without a value none at all. It returns the writer's
// error.
func (r *Reading) WriteKey(w io.Writer) error {
	k := &keyWriter{r: r, w: bufio.NewWriter(w), names: namesOf(r), said: map[string]bool{}, find: cite.NewFinder(r.Document.Text)}
	k.names[""] = "-"
	k.header()
	for _, e := range r.Entities {
		if !slices.Contains(e.Properties["summary"], "unnamed") {
			k.row("entity", keyKind(&e), e.Name, strings.Join(e.Aliases, "|"))
		}
	}
	for _, o := range r.Roles {
		k.row("role", k.names[o.Person], o.Title, k.names[o.Organization], string(o.Status))
	}
	for _, t := range r.Ties {
		k.row("tie", string(t.Kind), k.names[t.From], k.names[t.To], k.details(&t))
	}
	for _, d := range r.Dates {
		if d.Value != "" {
			k.row("date", d.Text, d.Value)
		}
	}
	for _, c := range r.Claims {
		name := c.Source.Name
		if c.Source.Entity != "" {
			name = k.names[c.Source.Entity]
		}
		k.row("claim", string(c.Stance), string(c.Source.Kind), cmp.Or(name, "-"), "-", k.anchor(c.Span))
	}
	return k.w.Flush()
}

// keyWriter writes one key; the buffer keeps the first error.
type keyWriter struct {
	r     *Reading
	w     *bufio.Writer
	names map[cite.Ref]string
	said  map[string]bool
	find  *cite.Finder
}

func (k *keyWriter) header() {
	d := k.r.Document
	applied := 0
	for _, c := range k.r.Corrections {
		if c.Outcome == Applied {
			applied++
		}
	}
	fmt.Fprintf(k.w, "# made from a reading with %d corrections applied: check every row before it measures anything\n", applied)
	for _, l := range [][2]string{{"story", d.ID}, {"url", d.URL}, {"story date", d.Date}} {
		if l[1] != "" {
			fmt.Fprintf(k.w, "# %s: %s\n", l[0], cell(l[1]))
		}
	}
}

// row writes a row once.
func (k *keyWriter) row(cells ...string) {
	for i, c := range cells {
		cells[i] = cell(c)
	}
	if line := strings.Join(cells, "\t"); !k.said[line] {
		k.said[line] = true
		fmt.Fprintln(k.w, line)
	}
}

func cell(s string) string { return strings.Join(strings.Fields(s), " ") }

// keyKind is what a key calls an entity's schema.
func keyKind(e *Entity) string {
	switch s := e.schema(); s {
	case "Address", "RealEstate":
		return "Place"
	case "Airplane":
		return "Vessel"
	case "LegalEntity":
		return "Organization"
	default:
		return s
	}
}

// details are the last column of a tie: what it says besides its ends.
func (k *keyWriter) details(t *Tie) string {
	var out []string
	put := func(name, value string) {
		if value != "" {
			out = append(out, name+"="+strings.ReplaceAll(value, ";", ","))
		}
	}
	put("relation", t.Role)
	put("what", t.What)
	put("amount", t.Amount)
	put("scope", t.Percentage)
	put("date", t.Date)
	if t.Place != "" {
		put("place", k.names[t.Place])
	}
	for _, v := range t.Via {
		put("via", k.names[v])
	}
	if t.Status != Current {
		put("status", string(t.Status))
	}
	if t.Negated {
		put("negated", "yes")
	}
	if t.Disputed {
		put("disputed", "yes")
	}
	return strings.Join(out, ";")
}

// anchorWords is the number of words by which a key finds a claim.
const anchorWords = 5

// anchor is the first run of words of a claim that stands nowhere else in the
// text; of a short one all of it.
func (k *keyWriter) anchor(s cite.Span) string {
	words := strings.Fields(k.r.Document.Quote(s))
	for i := range max(1, len(words)-anchorWords+1) {
		run := strings.Join(words[i:min(len(words), i+anchorWords)], " ")
		if len(k.find.Find(run)) == 1 {
			return run
		}
	}
	return strings.Join(words[:min(len(words), anchorWords)], " ")
}
