package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"sync"

	"backchannel/cite"
	"backchannel/report"
	"backchannel/resolve"
	"backchannel/vet"
)

// vetCmd is the main job.
type vetCmd struct {
	readingArgs
	asOfArg
	outArg
	Format     string `help:"How to report: ${enum}." enum:"text,md,html,json,svg,dot,graphml,gexf" default:"text"`
	All        bool   `help:"Show every path and the whole of every quotation."`
	Judgements string `help:"A file of judgements: who is and who is not the same party." placeholder:"FILE" type:"existingfile"`
	NoKeep     bool   `help:"Do not keep the readings in the home."`
}

func (c *vetCmd) Run(ctx context.Context, e *env) error {
	day, err := c.day(e)
	if err != nil {
		return err
	}
	given, err := c.judgements()
	if err != nil {
		return err
	}
	docs, skipped, err := c.documents(ctx, e)
	if err != nil {
		return err
	}
	if len(docs) == 0 {
		return batchError(0, len(skipped))
	}
	f, err := c.vet(ctx, e, docs, vet.Options{AsOf: day, Judgements: given})
	if err != nil {
		return err
	}
	f.Skipped = append(skipped, f.Skipped...)
	if err := c.write(e, func(w io.Writer) error { return c.show(w, e, f) }); err != nil {
		return err
	}
	if !c.NoKeep {
		if err := e.keep(ctx, f.Readings, c.files); err != nil {
			e.say("%v", err)
		}
	}
	return batchError(len(f.Readings), len(f.Skipped))
}

// vet reads the stories while the lists are being loaded.
func (c *vetCmd) vet(ctx context.Context, e *env, docs []cite.Document, o vet.Options) (*vet.Finding, error) {
	var m *vet.Material
	var loading error
	var wg sync.WaitGroup
	wg.Go(func() { m, loading = e.material(ctx) })
	r, err := c.reader(ctx, e, docs)
	if err != nil {
		return nil, err
	}
	readings, skipped, err := vet.Read(ctx, docs, r)
	for _, s := range skipped {
		e.say("%s: %s", s.Document, s.Reason)
	}
	wg.Wait()
	if err := cmp.Or(err, loading); err != nil {
		return nil, err
	}
	f, err := vet.Readings(readings, m, o)
	if err != nil {
		return nil, err
	}
	f.Skipped = append(f.Skipped, skipped...)
	if e.terminal && c.Output == "" {
		f.Millis = r.took
	}
	return f, nil
}

func (c *vetCmd) show(w io.Writer, e *env, f *vet.Finding) error {
	o := report.Options{Width: e.width, Color: e.color && c.Output == "", All: c.All}
	switch c.Format {
	case "md":
		return report.Markdown(w, f)
	case "html":
		return report.HTML(w, f)
	case "json":
		return report.JSON(w, f)
	case "svg":
		return report.SVG(w, f, o)
	case "dot":
		return report.DOT(w, f)
	case "graphml":
		return report.GraphML(w, f)
	case "gexf":
		return report.GEXF(w, f)
	}
	return report.Text(w, f, o)
}

func (c *vetCmd) judgements() ([]resolve.Judgement, error) {
	if c.Judgements == "" {
		return nil, nil
	}
	f, err := os.Open(c.Judgements)
	if err != nil {
		return nil, fmt.Errorf("%s: %s", c.Judgements, reason(err))
	}
	defer f.Close()
	all, err := resolve.ReadJudgements(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", c.Judgements, err)
	}
	return all, nil
}
