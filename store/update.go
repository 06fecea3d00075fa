package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path"
	"slices"

	"backchannel/internal/fetch"
	"backchannel/lists"
)

// checkedFile holds the day on which a list's publisher was last asked.
const checkedFile = "checked"

// UpdateOptions are how an update asks and what it accepts.
type UpdateOptions struct {
	Today  string        // YYYY-MM-DD, the retrieval date of what comes
	Client *fetch.Client // nil is the zero value's

	// Force accepts an issue that has lost more than a tenth of the listed
	// parties of the one before.
	Force bool

	// Progress is told what is being fetched and how far; may be nil. total is
	// -1 where the publisher does not say.
	Progress func(list string, file lists.File, done, total int64)
}

// Updated says what became of one publisher's list.
type Updated struct {
	List      string
	Title     string
	Snapshot  *Snapshot    // the issue now the newest that the publisher gave; nil where Err is set
	Unchanged bool         // it is the one that the home had
	Skipped   []lists.Skip // what could not be read of a new one
	Err       error        // one line: why the list stays as it was
}

// Update asks publishers for their lists and adds those that are new. A list is
// added whole, after it was read whole, or stays as it was; one that fails does
// not keep the others from being updated. The error is that of the home or of
// the context.
func (h *Home) Update(ctx context.Context, publishers []lists.Publisher, o UpdateOptions) ([]Updated, error) {
	unlock, err := h.lock(ctx)
	if err != nil {
		return nil, err
	}
	defer unlock()
	var out []Updated
	var notes []func() error // what is written down of a list that was asked, once all were
	for _, p := range publishers {
		u := Updated{List: p.List, Title: p.Title}
		var files []*staged
		u.Snapshot, files, u.Skipped, u.Unchanged, u.Err = h.update(ctx, p, o)
		if ctx.Err() != nil {
			return nil, undone(context.Cause(ctx), h.undo(append(out, u)))
		}
		if u.Err != nil {
			u.Snapshot = nil
			u.Err = fmt.Errorf("%s: %w", p.Title, u.Err)
		} else {
			notes = append(notes, func() error { return h.note(u, files, o.Today) })
		}
		out = append(out, u)
	}
	for _, n := range notes {
		err = errors.Join(err, n())
	}
	return out, err
}

// undo takes out the issues that came before an update was stopped.
func (h *Home) undo(all []Updated) error {
	var errs []error
	for _, u := range all {
		if u.Err == nil && !u.Unchanged {
			errs = append(errs, h.takeOut(u.Snapshot))
		}
	}
	return errors.Join(errs...)
}

// note writes down that a publisher was asked and how to ask the next time.
func (h *Home) note(u Updated, files []*staged, today string) error {
	if u.Unchanged {
		if err := h.adopt(u.Snapshot, files); err != nil {
			return err
		}
	}
	return h.checked(u.List, today)
}

// update brings one list. same is set where it is an issue that the home had.
func (h *Home) update(ctx context.Context, p lists.Publisher, o UpdateOptions) (s *Snapshot, files []*staged, skipped []lists.Skip, same bool, err error) {
	all, err := h.Snapshots(p.List)
	if err != nil {
		return nil, nil, nil, false, err
	}
	tmp, remove, err := h.temp()
	if err != nil {
		return nil, nil, nil, false, err
	}
	defer remove()
	files, old, err := h.fetchFiles(ctx, tmp, p, latestFrom(all, p), o)
	if err != nil {
		return nil, nil, nil, false, err
	}
	if old != nil {
		return old, nil, nil, true, nil
	}
	s, skipped, same, err = h.settle(ctx, tmp, files, AddOptions{Retrieved: o.Today, accept: shrinkage(o.Force)})
	return s, files, skipped, same, err
}

// adopt notes for an issue that the home had already where the same files were
// fetched from and how to ask for them the next time.
func (h *Home) adopt(s *Snapshot, files []*staged) error {
	changed := false
	for _, f := range files {
		for i := range s.Files {
			k := &s.Files[i]
			if k.SHA256 != f.SHA256 || k.Source == f.Source && k.ETag == f.ETag && k.LastModified == f.LastModified {
				continue
			}
			k.Source, k.ETag, k.LastModified, changed = f.Source, f.ETag, f.LastModified, true
		}
	}
	if !changed {
		return nil
	}
	b, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return err
	}
	return h.writeFile(path.Join(s.Dir, "meta.json"), append(b, '\n'))
}

// latestFrom is the newest issue that was fetched from the publisher's own
// addresses, nil where there is none.
func latestFrom(all []*Snapshot, p lists.Publisher) *Snapshot {
	for _, s := range slices.Backward(all) {
		if len(s.Files) == len(p.Files) && !slices.ContainsFunc(p.Files, func(f lists.File) bool { return s.from(f.URL) == nil }) {
			return s
		}
	}
	return nil
}

// from returns the file of an issue that came from an address.
func (s *Snapshot) from(at string) *File {
	for i := range s.Files {
		if s.Files[i].Source == at {
			return &s.Files[i]
		}
	}
	return nil
}

// fetchFiles brings a publication's files into a temporary folder. Where the
// publisher says of every file that it is still the one of old, that is
// returned in place of files.
func (h *Home) fetchFiles(ctx context.Context, tmp string, p lists.Publisher, old *Snapshot, o UpdateOptions) (files []*staged, same *Snapshot, err error) {
	kept := 0
	for _, f := range p.Files {
		s, err := h.fetchFile(ctx, tmp, p, f, old, o)
		if err != nil {
			return nil, nil, err
		}
		if s == nil { // not modified
			kept++
			if s, err = h.restage(ctx, tmp, old.Dir, *old.from(f.URL)); err != nil {
				return nil, nil, err
			}
		}
		files = append(files, s)
	}
	if kept == len(p.Files) {
		return nil, old, nil
	}
	return files, nil, nil
}

// fetchFile brings one file, or nil where the one at hand is still good.
func (h *Home) fetchFile(ctx context.Context, tmp string, p lists.Publisher, f lists.File, old *Snapshot, o UpdateOptions) (*staged, error) {
	req := fetch.Request{URL: f.URL}
	if old != nil {
		had := old.from(f.URL)
		req.ETag, req.LastModified = had.ETag, had.LastModified
	}
	if o.Progress != nil {
		req.Progress = func(done, total int64) { o.Progress(p.List, f, done, total) }
	}
	raw, err := h.root.OpenFile(path.Join(tmp, "fetched"), os.O_CREATE|os.O_TRUNC|os.O_RDWR, 0o644)
	if err != nil {
		return nil, fmt.Errorf("writing to the home folder: %w", reason(err))
	}
	defer h.root.Remove(path.Join(tmp, "fetched"))
	defer raw.Close()
	client := o.Client
	if client == nil {
		client = &fetch.Client{}
	}
	res, err := client.Get(ctx, req, download{raw})
	if err != nil {
		return nil, err
	}
	if res.NotModified {
		if old == nil {
			return nil, fmt.Errorf("fetching %s: told that the file is the one at hand, but there is none", f.URL)
		}
		return nil, nil
	}
	if _, err := raw.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	s, err := h.stage(ctx, tmp, nameIn(f.URL), f.URL, raw)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", nameIn(f.URL), err)
	}
	if s.format.List != p.List || s.Part != f.Part {
		return nil, fmt.Errorf("%s: the address gave a file of another list or part (%s)", nameIn(f.URL), s.format.Name)
	}
	s.ETag, s.LastModified = res.ETag, res.LastModified
	return s, nil
}

// download is a file that a fetch writes to.
type download struct{ *os.File }

func (d download) Truncate() error {
	if err := d.File.Truncate(0); err != nil {
		return err
	}
	_, err := d.Seek(0, io.SeekStart)
	return err
}

// nameIn is the last name of an address's path.
func nameIn(at string) string {
	u, err := url.Parse(at)
	if err != nil || path.Base(u.Path) == "/" || path.Base(u.Path) == "." {
		return "list"
	}
	return path.Base(u.Path)
}

// shrinkage refuses an issue that has lost more than a tenth of the listed
// parties: a file that was cut short where it happens to be well-formed, or a
// publisher's mistake, would silently clear them.
func shrinkage(force bool) func(old, fresh *Snapshot) error {
	return func(old, fresh *Snapshot) error {
		if force || fresh.Targets*10 >= old.Targets*9 {
			return nil
		}
		return fmt.Errorf("the new issue lists %d parties where that of %s listed %d; the old one stays (force the update if the new one is right)",
			fresh.Targets, old.When(), old.Targets)
	}
}

// checked notes the day on which a publisher was asked.
func (h *Home) checked(list, today string) error {
	if today == "" {
		return nil
	}
	return h.writeFile(path.Join("lists", list, checkedFile), []byte(today+"\n"))
}
