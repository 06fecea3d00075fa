package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"backchannel/cite"
	"backchannel/reader"
	"backchannel/vet"
)

// readingArgs are the arguments of the commands that read stories: which, and
// with what corrections.
type readingArgs struct {
	storyArgs
	Corrections string `help:"Corrections of the reading, for one story; without it those in STORY.corrections beside each story." placeholder:"FILE"`
}

// reader returns what reads the documents and corrects what was read.
func (a *readingArgs) reader(e *env, docs []cite.Document) (*correctingReader, error) {
	if a.Corrections != "" && len(docs) > 1 {
		return nil, usageError{fmt.Errorf("--corrections is for one story and %d are given; put a STORY.corrections beside each", len(docs))}
	}
	r, err := reader.New()
	if err != nil {
		return nil, err
	}
	return &correctingReader{rules: r, args: a, e: e}, nil
}

// correctingReader reads documents and applies the corrections that a person
// wrote beside each, and says what became of them.
type correctingReader struct {
	rules *reader.Reader
	args  *readingArgs
	e     *env
}

// Read reads one document. The error is that of bad corrections: a story whose
// corrections cannot be understood is not read without them.
func (c *correctingReader) Read(doc cite.Document) (*reader.Reading, error) {
	return c.read(doc, c.rules.Read)
}

// Explain reads one document and says which rules fired.
func (c *correctingReader) Explain(doc cite.Document) (r *reader.Reading, all []reader.Explained, err error) {
	r, err = c.read(doc, func(d cite.Document) (*reader.Reading, error) {
		var r *reader.Reading
		r, all, err = c.rules.Explain(d)
		return r, err
	})
	return r, all, err
}

func (c *correctingReader) read(doc cite.Document, read func(cite.Document) (*reader.Reading, error)) (*reader.Reading, error) {
	name, given, err := c.args.corrections(doc)
	if err != nil {
		return nil, err
	}
	r, err := read(doc)
	if err != nil || given == nil {
		return r, err
	}
	given.Apply(r)
	c.e.tellCorrections(name, r.Corrections)
	return r, nil
}

// corrections returns those of a document with the name of their file; nil where
// there are none.
func (a *readingArgs) corrections(doc cite.Document) (name string, _ *reader.Corrections, err error) {
	name = a.Corrections
	if name == "" {
		story := a.files[doc.ID]
		if story == "" || story == "-" || isURL(story) {
			return "", nil, nil
		}
		name = story + ".corrections"
	}
	f, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) && a.Corrections == "" {
		return "", nil, nil
	}
	if err != nil {
		return "", nil, fmt.Errorf("%s: %s", name, reason(err))
	}
	defer f.Close()
	all, err := reader.ReadCorrections(f)
	if err != nil {
		return "", nil, fmt.Errorf("%s: %w", name, err)
	}
	return name, all, nil
}

// tellCorrections counts the corrections that were applied and names the others.
func (e *env) tellCorrections(name string, all []reader.Correction) {
	applied := 0
	for _, x := range all {
		if x.Outcome == reader.Applied {
			applied++
			continue
		}
		e.say("%s:%d: %s: %s", name, x.Line, x.Outcome, x.Why)
	}
	e.say("%s: %d of %d corrections applied", name, applied, len(all))
}

var _ vet.Reader = (*correctingReader)(nil)
