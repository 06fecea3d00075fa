package store

import (
	"context"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"
)

func TestOpenLeavesAloneWhatAnotherProcessIsWriting(t *testing.T) {
	t.Parallel()
	h, err := Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer h.Close()
	unlock, ok, err := h.tryLock()
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	tmp, _, err := h.temp()
	if err != nil {
		t.Fatal(err)
	}
	open := func() bool {
		again, err := Open(h.Dir())
		if err != nil {
			t.Fatal(err)
		}
		defer again.Close()
		_, err = os.Stat(filepath.Join(h.Dir(), tmp))
		return err == nil
	}
	if !open() {
		t.Error("cleared while it was being written")
	}
	unlock()
	if open() {
		t.Error("not cleared after the writer was gone")
	}
}

// countdown is a context that ends after it was asked so many times whether it
// has.
type countdown struct {
	context.Context
	left *atomic.Int32
}

func (c countdown) Err() error {
	if c.left.Add(-1) < 0 {
		return context.Canceled
	}
	return nil
}

// Wherever a run is stopped, all that it was given is in the home or nothing is.
func TestStoppingAnywhereLeavesNoHalf(t *testing.T) {
	t.Parallel()
	file := filepath.Join("..", "lists", "testdata", "un.xml")
	other := filepath.Join("..", "lists", "testdata", "sema.xml")
	whole := 0
	for n := range int32(80) {
		dir := t.TempDir()
		h, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		left := &atomic.Int32{}
		left.Store(n)
		_, err = h.AddFiles(countdown{context.Background(), left}, []string{file, other}, AddOptions{})
		names, globErr := filepath.Glob(filepath.Join(dir, "*"))
		if globErr != nil {
			t.Fatal(globErr)
		}
		switch {
		case err == nil:
			whole++
			s, err := h.Newest("un_sc_sanctions")
			if err != nil || s == nil {
				t.Errorf("stopped after %d: no error and no issue: %v", n, err)
			} else if _, err := h.Load(context.Background(), s); err != nil {
				t.Error(err)
			}
		case len(names) > 1: // the lock
			t.Errorf("stopped after %d (%v): %q is left", n, err, names)
		}
		h.Close()
	}
	if whole == 0 || whole == 80 {
		t.Errorf("%d of 80 runs went through; the test wants both kinds", whole)
	}
}
