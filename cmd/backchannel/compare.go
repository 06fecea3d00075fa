package main

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"

	"backchannel/ftm"
	"backchannel/screen"
)

// compareCmd says how well two names agree and why.
type compareCmd struct {
	Names  []string `arg:"" optional:"" name:"name" help:"The two names."`
	Schema string   `help:"What the names are of: Person, Company, Organization, LegalEntity, Vessel …" default:"LegalEntity"`
	File   string   `help:"A CSV file with columns schema, name1, name2; its rows come back with score and match." placeholder:"FILE"`
	Format string   `help:"How to show one comparison: ${enum}." enum:"text,json" default:"text"`
	outArg
}

func (c *compareCmd) Run(ctx context.Context, e *env) error {
	if ftm.SchemaOf(c.Schema) == nil {
		return usageError{fmt.Errorf("--schema %s: no such schema of FollowTheMoney; Person, Company, Organization, LegalEntity and Vessel are", c.Schema)}
	}
	if c.File != "" {
		return c.pairs(ctx, e)
	}
	if len(c.Names) != 2 {
		return usageError{fmt.Errorf("compare takes two names, or --file pairs.csv; it was given %d", len(c.Names))}
	}
	r := screen.Compare(c.Schema, c.Names[0], c.Names[1], screen.Defaults())
	return c.write(e, func(w io.Writer) error {
		if c.Format == "json" {
			return json.NewEncoder(w).Encode(r)
		}
		word := "no match"
		if r.Match {
			word = "match"
		}
		fmt.Fprintf(w, "%.2f  %s (threshold %.2f)\n", r.Score, word, screen.Defaults().Threshold)
		for _, f := range r.Features {
			fmt.Fprintf(w, "      %s\n", f.Detail)
		}
		return nil
	})
}

// pairs compares the rows of a file. A row that cannot be compared is told and
// left out; the others come back in their order.
func (c *compareCmd) pairs(ctx context.Context, e *env) error {
	f, err := os.Open(c.File)
	if err != nil {
		return fmt.Errorf("%s: %s", c.File, reason(err))
	}
	defer f.Close()
	in := csv.NewReader(f)
	in.FieldsPerRecord = -1
	header, err := in.Read()
	if err == io.EOF {
		return fmt.Errorf("%s: the file is empty", c.File)
	}
	if err != nil {
		return fmt.Errorf("%s: no header row: %w", c.File, err)
	}
	col := func(name string) int { return slices.Index(header, name) }
	schema, one, two := col("schema"), col("name1"), col("name2")
	if schema < 0 || one < 0 || two < 0 {
		return hint(fmt.Errorf("%s line 1: the columns are %q", c.File, header), "the file needs the columns schema, name1 and name2")
	}
	done, skipped := 0, 0
	err = c.write(e, func(w io.Writer) error {
		out := csv.NewWriter(w)
		out.Write(append(slices.Clone(header), "score", "match"))
		for {
			row, err := in.Read()
			if err == io.EOF {
				break
			}
			if err := ctx.Err(); err != nil {
				return err
			}
			line, _ := in.FieldPos(0)
			if bad := checkPair(row, err, len(header), schema); bad != nil {
				e.say("%s line %d: %v", c.File, line, bad)
				skipped++
				continue
			}
			r := screen.Compare(row[schema], row[one], row[two], screen.Defaults())
			out.Write(append(slices.Clone(row), strconv.FormatFloat(r.Score, 'f', 4, 64), strconv.FormatBool(r.Match)))
			done++
		}
		out.Flush()
		return out.Error()
	})
	if err != nil {
		return err
	}
	if skipped > 0 {
		return fmt.Errorf("%d of %d rows were skipped; the rest was compared", skipped, done+skipped)
	}
	return nil
}

// checkPair says what is wrong with a row, nil where nothing is.
func checkPair(row []string, err error, columns, schema int) error {
	switch {
	case err != nil:
		if p, ok := errors.AsType[*csv.ParseError](err); ok {
			return p.Err
		}
		return err
	case len(row) != columns:
		return fmt.Errorf("%d columns where the header has %d", len(row), columns)
	case ftm.SchemaOf(row[schema]) == nil:
		return fmt.Errorf("field schema: %q is no schema of FollowTheMoney", row[schema])
	}
	return nil
}
