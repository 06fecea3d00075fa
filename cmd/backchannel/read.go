package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"backchannel/reader"
	"backchannel/report"
)

// readCmd shows what was understood of stories, without asking any list.
type readCmd struct {
	storyArgs
	outArg
	Format string `help:"How to show it: ${enum}." enum:"text,html,json,ftm,statements" default:"text"`
}

func (c *readCmd) Run(ctx context.Context, e *env) error {
	docs, skipped, err := c.documents(ctx, e)
	if err != nil {
		return err
	}
	r, err := reader.New()
	if err != nil {
		return err
	}
	if err := c.write(e, func(w io.Writer) error {
		for _, d := range docs {
			if err := ctx.Err(); err != nil {
				return err
			}
			reading, err := r.Read(d)
			if err != nil {
				return fmt.Errorf("%s: %w", d.ID, err)
			}
			if err := c.show(w, e, reading); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		return err
	}
	return batchError(len(docs), len(skipped))
}

func (c *readCmd) show(w io.Writer, e *env, r *reader.Reading) error {
	switch c.Format {
	case "json":
		return report.ReadingJSON(w, r)
	case "html":
		return report.ReadingHTML(w, r)
	case "ftm":
		return r.WriteEntities(w)
	case "statements":
		return r.WriteStatements(w)
	}
	return report.ReadingText(w, r, report.Options{Width: e.width, Color: e.color && c.Output == ""})
}

// batchError is the error of a batch in which some stories could not be read;
// each has had its line already, and this one counts them.
func batchError(done, skipped int) error {
	switch {
	case skipped == 0:
		return nil
	case done == 0 && skipped == 1:
		return errors.New("no story was read")
	}
	return fmt.Errorf("%d of %d stories were skipped; the rest was read", skipped, done+skipped)
}
