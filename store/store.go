// Package store keeps what a user has gathered in one folder, the home: the
// issues of the lists as they were published, and the readings of documents.
//
// The folder can be read without this program:
//
//	lists/<list>/<date>-<hash>/meta.json   what the issue is, and where from
//	lists/<list>/<date>-<hash>/*.gz        its files, as retrieved
//	lists/<list>/<date>-<hash>/prepared    the same as it was read, to load it sooner; may be deleted
//	lists/<list>/checked                   the day on which the publisher was last asked
//	readings/<id>.json                     a document as it was read
//	lock                                   held by a process that is writing
//
// Whatever is added is made ready in a folder beside these and takes its place
// in one step, so that a run that is stopped leaves the home as it was. What
// such a run left behind is cleared when the home is next opened.
package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"sync"
	"time"
)

// tmpPrefix begins the names of what is being made ready.
const tmpPrefix = "tmp-"

// Home is an open home folder.
type Home struct {
	root *os.Root
	dir  string

	keeping sync.Mutex // held while a prepared form is put in its place
}

// Open opens a home folder and makes it where there is none. It clears what a
// run that was killed has left there, unless another process is writing.
func Open(dir string) (*Home, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("home folder %s: %w; choose another one", dir, reason(err))
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("home folder %s: %w", dir, reason(err))
	}
	h := &Home{root: root, dir: dir}
	if err := h.clear(); err != nil {
		root.Close()
		return nil, fmt.Errorf("home folder %s: %w", dir, reason(err))
	}
	return h, nil
}

// Close ends the use of the home.
func (h *Home) Close() error { return h.root.Close() }

// Dir is the folder's name as it was given.
func (h *Home) Dir() string { return h.dir }

// reason is an error of the file system without operation and path, which the
// message names in the user's words.
func reason(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	return err
}

// clear removes what is not in its place yet. A home that cannot be written to
// is left as it is: it may still be read.
func (h *Home) clear() error {
	left, err := h.names(".")
	if err != nil {
		return err
	}
	var old []string
	for _, name := range left {
		if strings.HasPrefix(name, tmpPrefix) {
			old = append(old, name)
		}
	}
	if old == nil {
		return nil
	}
	unlock, ok, err := h.tryLock()
	if err != nil || !ok {
		return nil
	}
	defer unlock()
	for _, name := range old {
		if err := h.root.RemoveAll(name); err != nil {
			return nil
		}
	}
	return nil
}

// names lists a folder, sorted; it is empty where there is no such folder.
func (h *Home) names(dir string) ([]string, error) {
	entries, err := fs.ReadDir(h.root.FS(), dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var out []string
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out, err
}

// lock waits until no other process writes to the home.
func (h *Home) lock(ctx context.Context) (unlock func(), err error) {
	for {
		unlock, ok, err := h.tryLock()
		if ok || err != nil {
			return unlock, err
		}
		select {
		case <-ctx.Done():
			return nil, context.Cause(ctx)
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// tryLock takes the lock if it is free. It is let go when the process ends,
// however it ends.
func (h *Home) tryLock() (unlock func(), ok bool, err error) {
	f, err := h.root.OpenFile("lock", os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return nil, false, fmt.Errorf("home folder %s cannot be written to: %w", h.dir, reason(err))
	}
	if !lockFile(f) {
		f.Close()
		return nil, false, nil
	}
	return func() { f.Close() }, true, nil
}

// temp makes a folder for what is being made ready. The caller holds the lock.
func (h *Home) temp() (name string, remove func(), err error) {
	for n := range 1000 {
		name = fmt.Sprintf("%s%d-%d", tmpPrefix, os.Getpid(), n)
		err = h.root.Mkdir(name, 0o755)
		if err == nil {
			return name, func() { h.root.RemoveAll(name) }, nil
		}
		if !errors.Is(err, fs.ErrExist) {
			break
		}
	}
	return "", nil, fmt.Errorf("home folder %s cannot be written to: %w", h.dir, reason(err))
}

// writeFile puts a file in its place in one step. The caller holds the lock.
func (h *Home) writeFile(name string, data []byte) error {
	tmp, remove, err := h.temp()
	if err != nil {
		return err
	}
	defer remove()
	if err := h.root.WriteFile(tmp+"/file", data, 0o644); err != nil {
		return fmt.Errorf("writing %s: %w", name, reason(err))
	}
	if err := h.root.Rename(tmp+"/file", name); err != nil {
		return fmt.Errorf("writing %s: %w", name, reason(err))
	}
	return nil
}

// ctxReader stops reading when the context ends.
type ctxReader struct {
	ctx context.Context
	r   io.Reader
}

func (c ctxReader) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, context.Cause(c.ctx)
	}
	return c.r.Read(p)
}
