package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"backchannel/cite"
	"backchannel/reader"
	"backchannel/report"
)

// readCmd shows what was understood of stories, without asking any list.
type readCmd struct {
	readingArgs
	outArg
	Format   string `help:"How to show it: ${enum}. A key is a row per fact, for the measuring set." enum:"text,html,json,ftm,statements,key" default:"text"`
	Explain  bool   `help:"Say for each sentence which rules fired and which nearly did, as text or json."`
	Sentence string `help:"With --explain, only the sentence of this number, or those with these words." placeholder:"N|TEXT"`
}

func (c *readCmd) Run(ctx context.Context, e *env) error {
	if err := c.check(); err != nil {
		return err
	}
	docs, skipped, err := c.documents(ctx, e)
	if err != nil {
		return err
	}
	if len(docs) == 0 {
		return batchError(0, len(skipped))
	}
	r, err := c.reader(ctx, e, docs)
	if err != nil {
		return err
	}
	failed := len(skipped)
	if err := c.write(e, func(w io.Writer) error {
		for _, d := range docs {
			if err := ctx.Err(); err != nil {
				return err
			}
			show := c.show
			if c.Explain {
				show = c.explain
			}
			if err := show(w, e, r, d); err != nil {
				if _, ok := errors.AsType[unread](err); !ok {
					return err
				}
				e.say("%v", err)
				failed++
			}
		}
		return nil
	}); err != nil {
		return err
	}
	return batchError(len(docs)+len(skipped)-failed, failed)
}

func (c *readCmd) check() error {
	switch {
	case c.Sentence != "" && !c.Explain:
		return usageError{errors.New("--sentence goes with --explain")}
	case c.Explain && c.Reader == "llm":
		return usageError{errors.New("--explain tells of the built-in rules; a model does not say why")}
	case c.Explain && c.Format != "text" && c.Format != "json":
		return usageError{fmt.Errorf("--explain writes text or json, not %s", c.Format)}
	}
	return nil
}

// unread is why one story could not be read; it does not keep the others back.
type unread struct {
	story string
	error
}

func (u unread) Error() string { return u.story + ": " + u.error.Error() }

func (c *readCmd) show(w io.Writer, e *env, from *correctingReader, d cite.Document) error {
	r, err := from.Read(d)
	if err != nil {
		return unread{d.ID, err}
	}
	switch c.Format {
	case "json":
		return report.ReadingJSON(w, r)
	case "html":
		return report.ReadingHTML(w, r)
	case "ftm":
		return r.WriteEntities(w)
	case "statements":
		return r.WriteStatements(w)
	case "key":
		return r.WriteKey(w)
	}
	return report.ReadingText(w, r, c.options(e))
}

func (c *readCmd) options(e *env) report.Options {
	return report.Options{Width: e.width, Color: e.color && c.Output == ""}
}

func (c *readCmd) explain(w io.Writer, e *env, from *correctingReader, d cite.Document) error {
	r, all, err := from.Explain(d)
	if err != nil {
		return unread{d.ID, err}
	}
	if all = chosen(all, &r.Document, c.Sentence); len(all) == 0 && c.Sentence != "" {
		return unread{d.ID, fmt.Errorf("it has %d sentences and none is %q", len(r.Sentences), c.Sentence)}
	}
	if c.Format == "json" {
		b, err := json.MarshalIndent(map[string]any{"document": d.ID, "sentences": all}, "", "  ")
		if err != nil {
			return err
		}
		_, err = w.Write(append(b, '\n'))
		return err
	}
	return report.ExplainText(w, r, all, c.options(e))
}

// chosen are the explanations of the sentence with a number, or of those that
// have the words; all of them for "".
func chosen(all []reader.Explained, doc *cite.Document, want string) []reader.Explained {
	n, err := strconv.Atoi(want)
	want = strings.ToLower(cite.Fold(want))
	return slices.DeleteFunc(all, func(x reader.Explained) bool {
		if err == nil {
			return x.Number != n
		}
		return !strings.Contains(strings.ToLower(cite.Fold(doc.Quote(x.Span))), want)
	})
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
