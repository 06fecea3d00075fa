package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"time"

	"backchannel/cite"
	"backchannel/reader"
	"backchannel/reader/llm"
	"backchannel/vet"
)

// readingArgs are the arguments of the commands that read stories: which, with
// what corrections, and who reads them.
type readingArgs struct {
	storyArgs
	Corrections string `help:"Corrections of the reading, for one story; without it those in STORY.corrections beside each story." placeholder:"FILE"`

	Reader       string        `help:"Who reads: the built-in rules, or a language model of yours (llm), to which the whole text of the stories is then sent." enum:"rules,llm" default:"rules"`
	LLMURL       string        `name:"llm-url" help:"An OpenAI-compatible server: the text is sent there, with the key in BACKCHANNEL_LLM_KEY if it is set. https, or this machine." placeholder:"URL"`
	LLMModel     string        `name:"llm-model" help:"The model, as that server calls it." placeholder:"NAME"`
	LLMTimeout   time.Duration `name:"llm-timeout" help:"How long to wait for one answer." default:"2m"`
	LLMPlainHTTP bool          `name:"llm-plain-http" help:"Allow http to another machine, where others can read the text on its way."`
}

// reader returns what reads the documents and corrects what was read.
func (a *readingArgs) reader(ctx context.Context, e *env, docs []cite.Document) (*correctingReader, error) {
	if a.Corrections != "" && len(docs) > 1 {
		return nil, usageError{fmt.Errorf("--corrections is for one story and %d are given; put a STORY.corrections beside each", len(docs))}
	}
	if a.Reader != "llm" && (a.LLMURL != "" || a.LLMModel != "" || a.LLMPlainHTTP) {
		return nil, usageError{errors.New("--llm-url, --llm-model and --llm-plain-http go with --reader llm")}
	}
	r, err := reader.New()
	if err != nil {
		return nil, err
	}
	bar := &readingBar{e: e, stories: len(docs)}
	r = r.Watch(bar.within)
	c := &correctingReader{rules: r, one: r.Read, args: a, e: e, bar: bar, took: map[string]float64{}}
	if a.Reader == "llm" {
		c.one, err = a.model(ctx, e, r, len(docs))
	}
	return c, err
}

// model returns a reading by the user's language model, and says where the text
// goes before any of it does.
func (a *readingArgs) model(ctx context.Context, e *env, r *reader.Reader, docs int) (func(cite.Document) (*reader.Reading, error), error) {
	if a.LLMURL == "" || a.LLMModel == "" {
		return nil, usageError{errors.New("--reader llm needs --llm-url and --llm-model")}
	}
	m, err := llm.New(llm.Options{URL: a.LLMURL, Model: a.LLMModel, Key: e.getenv("BACKCHANNEL_LLM_KEY"), PlainHTTP: a.LLMPlainHTTP,
		Client: e.client, Timeout: a.LLMTimeout, Sentences: r.Sentences})
	if err != nil {
		return nil, hint(usageError{err}, "give https, an address of this machine, or --llm-plain-http")
	}
	stories := "1 story"
	if docs != 1 {
		stories = fmt.Sprintf("%d stories", docs)
	}
	e.say("the whole text of %s is sent to %s, to be read by %s", stories, m.Host(), a.LLMModel)
	return func(d cite.Document) (*reader.Reading, error) {
		x, tally, err := m.Read(ctx, d)
		if err == nil {
			e.tellTally(d.ID, &tally)
		}
		return x, err
	}, nil
}

// tellTally says what was kept of a model's answers, and why the rest was not.
func (e *env) tellTally(story string, t *llm.Tally) {
	lost := []string{fmt.Sprintf("%d thrown away", t.Lost())}
	for _, why := range slices.Sorted(maps.Keys(t.Thrown)) {
		lost = append(lost, fmt.Sprintf("%d because %s", t.Thrown[why], why))
	}
	if t.Trimmed > 0 {
		lost = append(lost, fmt.Sprintf("%d details left out that the text does not have", t.Trimmed))
	}
	e.say("%s: the model gave %d items; %s", story, t.Items, strings.Join(lost, ", "))
}

// correctingReader reads documents and applies the corrections that a person
// wrote beside each, and says what became of them.
type correctingReader struct {
	rules *reader.Reader
	one   func(cite.Document) (*reader.Reading, error) // reads one document
	args  *readingArgs
	e     *env
	bar   *readingBar
	took  map[string]float64 // milliseconds, by document
}

// Read reads one document. The error is that of bad corrections: a story whose
// corrections cannot be understood is not read without them.
func (c *correctingReader) Read(doc cite.Document) (*reader.Reading, error) {
	return c.read(doc, c.one)
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
	began := c.e.now()
	r, err := read(doc)
	c.took[doc.ID] = float64(c.e.now().Sub(began).Microseconds()) / 1000
	c.bar.story()
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
