package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"backchannel/ftm"
	"backchannel/report"
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
		return report.ScreeningText(w, m.Publications(), m.StarterOnly(), results, report.Options{Width: e.width, Color: e.color && c.Output == ""})
	}); err != nil {
		return err
	}
	if empty > 0 {
		return errors.New(counted(empty, "empty name was skipped", "empty names were skipped"))
	}
	return nil
}

func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
