package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"backchannel/ftm"
	"backchannel/screen"
	"backchannel/vet"
)

// screenCmd screens names against the lists.
type screenCmd struct {
	Names     []string `arg:"" optional:"" name:"name" help:"The names to screen."`
	Schema    string   `help:"What they are names of: Person, Company, Organization, LegalEntity, Vessel …" default:"LegalEntity"`
	BirthDate string   `help:"A birth date, whole or the year." placeholder:"YYYY[-MM-DD]"`
	Country   []string `help:"A country that the party is of, as a two-letter code."`
	Threshold float64  `help:"The score from which a hit is a match." default:"${threshold}"`
	Limit     int      `help:"How many hits to show for a name." default:"5"`
	asOfArg
	outArg
	Format string `help:"How to show it: ${enum}." enum:"text,json" default:"text"`
	fileArgs
}

func (c *screenCmd) Run(ctx context.Context, e *env) error {
	s := ftm.SchemaOf(c.Schema)
	if s == nil || !s.Matchable {
		return usageError{fmt.Errorf("--schema %s: no schema that can be screened; Person, Company, Organization, LegalEntity and Vessel are", c.Schema)}
	}
	if c.File != "" {
		return c.runFile(ctx, e)
	}
	if len(c.Names) == 0 {
		return usageError{errors.New("screen takes names, or --file customers.csv")}
	}
	day, err := c.day(e)
	if err != nil {
		return err
	}
	m, err := e.material(ctx)
	if err != nil {
		return err
	}
	var results []vet.Screening
	empty := 0
	for _, name := range c.Names {
		if strings.TrimSpace(name) == "" {
			e.say("an empty name was skipped")
			empty++
			continue
		}
		q := ftm.NewEntity("q", c.Schema)
		q.Add("name", name)
		if c.BirthDate != "" && s.Property("birthDate") != nil {
			q.Add("birthDate", c.BirthDate)
		}
		q.Add("country", c.Country...)
		found := m.Screen(q, day, screen.Options{Limit: c.Limit, Threshold: c.Threshold})
		for i := range found.Matches {
			x := &found.Matches[i].Match
			x.Match = x.Score >= c.Threshold
		}
		results = append(results, found)
	}
	if err := c.write(e, func(w io.Writer) error {
		if c.Format == "json" {
			return writeJSON(w, results)
		}
		return c.text(w, m, results)
	}); err != nil {
		return err
	}
	if empty > 0 {
		return errors.New(counted(empty, "empty name was skipped", "empty names were skipped"))
	}
	return nil
}

func (c *screenCmd) text(w io.Writer, m *vet.Material, results []vet.Screening) error {
	fmt.Fprintf(w, "Checked against %s\n", listLine(m))
	for _, r := range results {
		fmt.Fprintf(w, "\n%s\n", r.Name)
		if len(r.Matches) == 0 {
			fmt.Fprintln(w, "  no listed party is near this name")
		}
		for _, x := range r.Matches {
			word := "no match"
			if x.Match.Match {
				word = "MATCH"
			}
			since := ""
			if x.Since != "" {
				since = ", since " + x.Since
			}
			fmt.Fprintf(w, "  %.2f  %-8s  %s  %s %s, %s%s\n", x.Score, word, x.Name, x.ListTitle, x.ID, strings.Join(x.Programs, ", "), since)
			for _, f := range x.Explanations {
				fmt.Fprintf(w, "        %s\n", f.Detail)
			}
			fmt.Fprintf(w, "        as of %s: %s\n", r.AsOf, x.Standing.Status)
			for _, g := range x.Standing.Reasons {
				fmt.Fprintf(w, "          %s\n", g.Text)
			}
		}
	}
	return nil
}

// listLine names the newest issues that were checked.
func listLine(m *vet.Material) string {
	var out []string
	for _, l := range m.Publications() {
		if l.Newest {
			when := l.Published
			if when == "" {
				when = "retrieved " + l.Retrieved
			}
			out = append(out, fmt.Sprintf("%s of %s (%d)", l.Title, when, l.Targets))
		}
	}
	if m.StarterOnly() {
		return strings.Join(out, ", ") + ": the compiled-in starter facts alone; backchannel lists update fetches the real lists"
	}
	return strings.Join(out, ", ")
}

func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
