package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"backchannel/cite"
	"backchannel/ingest"
	"backchannel/vet"
)

// storyArgs are the arguments of every command that reads stories.
type storyArgs struct {
	Stories []string `arg:"" name:"story" help:"A file, a folder, - for standard input, or a URL."`
	Date    string   `help:"The stories' date, where they do not give it." placeholder:"YYYY-MM-DD"`
	Title   string   `help:"The story's title, where it does not give it."`

	files map[string]string // what each document was read from, by its ID
}

// readable are the endings of the files that a folder is searched for.
var readable = []string{".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".docx"}

// documents takes in every story. What cannot be read is told in one line each
// and returned, and does not keep the others back.
func (a *storyArgs) documents(ctx context.Context, e *env) ([]cite.Document, []vet.Skipped, error) {
	if a.Date != "" && !isDay(a.Date) {
		return nil, nil, usageError{fmt.Errorf("--date %s: not a day; write YYYY-MM-DD", a.Date)}
	}
	var docs []cite.Document
	var skipped []vet.Skipped
	skip := func(name string, err error) {
		e.say("%s: %v", name, err)
		skipped = append(skipped, vet.Skipped{Document: name, Reason: err.Error()})
	}
	names, failed := expand(a.Stories)
	for _, f := range failed {
		skip(f.Document, errors.New(f.Reason))
	}
	ids := map[string]int{}
	a.files = map[string]string{}
	for _, name := range names {
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		data, err := e.take(ctx, name)
		if err != nil {
			skip(name, err)
			continue
		}
		d, err := ingest.Read(name, data, ingest.Options{Date: a.Date, Title: a.Title})
		if err != nil {
			skip(name, err)
			continue
		}
		if ids[d.ID]++; ids[d.ID] > 1 {
			d.ID = fmt.Sprintf("%s-%d", d.ID, ids[d.ID])
		}
		if d.Date == "" {
			e.say("%s: no date found; relative dates stay unresolved (give --date YYYY-MM-DD)", name)
		}
		a.files[d.ID] = name
		docs = append(docs, d)
	}
	return docs, skipped, nil
}

// expand replaces each folder by the readable files in it, in order of name.
func expand(args []string) (names []string, failed []vet.Skipped) {
	for _, arg := range args {
		if arg == "-" || isURL(arg) {
			names = append(names, arg)
			continue
		}
		info, err := os.Stat(arg)
		if err != nil {
			failed = append(failed, vet.Skipped{Document: arg, Reason: reason(err)})
			continue
		}
		if !info.IsDir() {
			names = append(names, arg)
			continue
		}
		before := len(names)
		filepath.WalkDir(arg, func(p string, d fs.DirEntry, err error) error {
			if err == nil && d.Type().IsRegular() && slices.Contains(readable, strings.ToLower(filepath.Ext(p))) {
				names = append(names, p)
			}
			return nil
		})
		if len(names) == before {
			failed = append(failed, vet.Skipped{Document: arg, Reason: "the folder has no story (" + strings.Join(readable, " ") + ")"})
		}
	}
	return names, failed
}

// take returns the bytes of a story, one more than the limit at the most, so
// that a file of any size is refused without being read whole.
func (e *env) take(ctx context.Context, name string) ([]byte, error) {
	var in io.Reader
	switch {
	case name == "-":
		in = e.stdin
	case isURL(name):
		body, err := e.get(ctx, name)
		if err != nil {
			return nil, err
		}
		defer body.Close()
		in = body
	default:
		f, err := os.Open(name)
		if err != nil {
			return nil, errors.New(reason(err))
		}
		defer f.Close()
		in = f
	}
	return io.ReadAll(io.LimitReader(in, ingest.MaxBytes+1))
}

func (e *env) get(ctx context.Context, address string) (io.ReadCloser, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("User-Agent", "backchannel/"+version())
	res, err := e.client.Do(req)
	if err != nil {
		if u, ok := errors.AsType[*url.Error](err); ok {
			err = u.Err // the address stands before it already
		}
		return nil, fmt.Errorf("fetch: %w", err)
	}
	if res.StatusCode != http.StatusOK {
		res.Body.Close()
		return nil, fmt.Errorf("the server answered %s: save the page and give the file", res.Status)
	}
	return res.Body, nil
}

func isURL(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
}

// reason is a file error without the path, which the line names already.
func reason(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "no such file or folder"
	case errors.Is(err, fs.ErrPermission):
		return "no permission to read it"
	}
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return p.Err.Error()
	}
	return err.Error()
}
