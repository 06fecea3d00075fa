package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"backchannel/graph"
	"backchannel/reader"
	"backchannel/report"
	"backchannel/vet"
)

// webArgs are the arguments of the commands that ask the network: the lists,
// the readings that vet kept, and the stories that are given.
type webArgs struct {
	asOfArg
	outArg
	Story  []string `help:"A story to read besides those that were vetted before." placeholder:"STORY"`
	Format string   `help:"How to show it: ${enum}." enum:"text,json" default:"text"`
}

// web weaves the network and returns the day that it is asked as of.
func (a webArgs) web(ctx context.Context, e *env) (*vet.Web, string, error) {
	day, err := a.day(e)
	if err != nil {
		return nil, "", err
	}
	readings, err := e.readings()
	if err != nil {
		return nil, "", err
	}
	if len(a.Story) > 0 {
		docs, skipped, err := (&storyArgs{Stories: a.Story}).documents(ctx, e)
		if err != nil {
			return nil, "", err
		}
		if len(skipped) > 0 {
			return nil, "", batchError(len(docs), len(skipped))
		}
		r, err := reader.New()
		if err != nil {
			return nil, "", err
		}
		for _, d := range docs {
			x, err := r.Read(d)
			if err != nil {
				return nil, "", err
			}
			readings = append(readings, x)
		}
	}
	m, err := e.material(ctx)
	if err != nil {
		return nil, "", err
	}
	w, err := vet.NewWeb(distinct(readings), m, vet.Options{AsOf: day})
	return w, day, err
}

// party finds the one party that a name means.
func party(w *vet.Web, name string) (graph.Party, error) {
	found := w.Find(name)
	switch len(found) {
	case 0:
		return graph.Party{}, hint(fmt.Errorf("no party is called %q in the lists or the stories that were vetted", name),
			"vet the story that names it first, or give it with --story")
	case 1:
		return found[0], nil
	}
	var names []string
	for _, p := range found[:min(len(found), 8)] {
		names = append(names, p.Name)
	}
	if found[0].Name != found[1].Name && strings.EqualFold(found[0].Name, name) {
		return found[0], nil
	}
	return graph.Party{}, hint(fmt.Errorf("%q may be %s: %s", name, counted(len(found), "party", "parties"), strings.Join(names, "; ")), "give the full name")
}

// pathsCmd shows how two parties are tied.
type pathsCmd struct {
	A string `arg:"" help:"One party's name."`
	B string `arg:"" help:"The other's."`
	webArgs
	Hops  int  `help:"How long a path may be." default:"4"`
	Limit int  `help:"How many paths to show." default:"10"`
	Hubs  bool `help:"Walk through states, governments, parties and news outlets too."`
}

func (c *pathsCmd) Run(ctx context.Context, e *env) error {
	w, day, err := c.web(ctx, e)
	if err != nil {
		return err
	}
	a, err := party(w, c.A)
	if err != nil {
		return err
	}
	b, err := party(w, c.B)
	if err != nil {
		return err
	}
	days, err := graph.ParseDays(day)
	if err != nil {
		return err
	}
	found := w.Graph.Paths(a.ID, b.ID, graph.PathOptions{MaxHops: c.Hops, Limit: c.Limit, Hubs: c.Hubs, Day: days.First})
	return c.write(e, func(out io.Writer) error {
		if c.Format == "json" {
			return writeJSON(out, found)
		}
		return report.PathsText(out, w.Graph, a.ID, b.ID, found, report.Options{Width: e.width, Color: e.color})
	})
}

// tiesCmd shows the ties of a party.
type tiesCmd struct {
	Name string `arg:"" help:"The party's name."`
	webArgs
}

func (c *tiesCmd) Run(ctx context.Context, e *env) error {
	w, day, err := c.web(ctx, e)
	if err != nil {
		return err
	}
	p, err := party(w, c.Name)
	if err != nil {
		return err
	}
	v := w.Verdict(p.ID, day)
	return c.write(e, func(out io.Writer) error {
		if c.Format == "json" {
			return writeJSON(out, map[string]any{"party": p, "verdict": v, "ties": w.Graph.Ties(p.ID)})
		}
		return report.TiesText(out, w.Graph, p.ID, v, report.Options{Width: e.width, Color: e.color})
	})
}

// ownersCmd shows who owns a party and what it owns.
type ownersCmd struct {
	Name string `arg:"" help:"The party's name."`
	webArgs
	Depth int `help:"How many stakes to follow." default:"10"`
}

func (c *ownersCmd) Run(ctx context.Context, e *env) error {
	w, day, err := c.web(ctx, e)
	if err != nil {
		return err
	}
	p, err := party(w, c.Name)
	if err != nil {
		return err
	}
	days, err := graph.ParseDays(day)
	if err != nil {
		return err
	}
	v := w.Verdict(p.ID, day)
	up, down := w.Graph.Owners(p.ID, days.First, c.Depth), w.Graph.Owned(p.ID, days.First, c.Depth)
	return c.write(e, func(out io.Writer) error {
		if c.Format == "json" {
			return writeJSON(out, map[string]any{"party": p, "verdict": v, "owners": up, "owned": down})
		}
		return report.OwnersText(out, w.Graph, p.ID, v, up, down, report.Options{Width: e.width, Color: e.color})
	})
}
