package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"time"

	"backchannel/cite"
	"backchannel/lists"
	"backchannel/reader"
	"backchannel/screen"
	"backchannel/store"
	"backchannel/vet"
)

// openHome opens the home folder. Where there is none yet it returns nil: a
// command that only asks must not make one.
func (e *env) openHome() (*store.Home, error) {
	if _, err := os.Stat(e.home); os.IsNotExist(err) {
		return nil, nil
	}
	return store.Open(e.home)
}

// material loads every list that the home has; the starter facts alone where it
// has none. A list that cannot be read is told and left out.
func (e *env) material(ctx context.Context) (*vet.Material, error) {
	h, err := e.openHome()
	if err != nil {
		return nil, err
	}
	var all []*store.Snapshot
	if h != nil {
		defer h.Close()
		if all, err = stored(h); err != nil {
			return nil, err
		}
	}
	m := vet.MaterialFrom(e.issues(ctx, h, all), screen.Defaults())
	return m, ctx.Err()
}

// issues reads the newest issue of each list, all at the same time, and then the
// older ones, newer before older, each when it is asked for: there may be
// hundreds.
func (e *env) issues(ctx context.Context, h *store.Home, all []*store.Snapshot) iter.Seq[*lists.Snapshot] {
	var newest, older []*store.Snapshot
	for i, s := range slices.Backward(all) { // oldest first of each list
		if i == len(all)-1 || all[i+1].List != s.List {
			newest = append(newest, s)
		} else {
			older = append(older, s)
		}
	}
	return func(yield func(*lists.Snapshot) bool) {
		for i := range len(older) + 1 {
			batch := newest
			if i > 0 {
				batch = older[i-1 : i]
			}
			read, err := h.LoadAll(ctx, batch)
			if ctx.Err() != nil {
				return
			}
			if err != nil {
				e.say("%v", err)
			}
			for _, s := range read {
				if !yield(s) {
					return
				}
			}
		}
	}
}

// readings returns what was kept of the stories that were vetted before.
func (e *env) readings() ([]*reader.Reading, error) {
	h, err := e.openHome()
	if err != nil || h == nil {
		return nil, err
	}
	defer h.Close()
	ids, err := h.Readings()
	if err != nil {
		return nil, err
	}
	var out []*reader.Reading
	for _, id := range ids {
		b, err := h.Reading(id)
		if err != nil {
			return nil, err
		}
		r := &reader.Reading{}
		if err := json.Unmarshal(b, r); err != nil {
			e.say("reading %s: %v; vet the story again", id, err)
			continue
		}
		out = append(out, r)
	}
	return out, nil
}

// distinct leaves out readings of a text that another has, and gives documents of
// one name each an ID of its own: two folders may both have a story.txt.
func distinct(readings []*reader.Reading) []*reader.Reading {
	texts, ids := map[string]bool{}, map[string]int{}
	var out []*reader.Reading
	for _, r := range readings {
		if texts[r.Document.Text] {
			continue
		}
		texts[r.Document.Text] = true
		if ids[r.Document.ID]++; ids[r.Document.ID] > 1 {
			r.Document.ID = fmt.Sprintf("%s-%d", r.Document.ID, ids[r.Document.ID])
		}
		out = append(out, r)
	}
	return out
}

// keep writes the readings to the home, for paths, ties and owners: each under
// its name and where it came from, so that a story that is vetted again takes
// the place of itself and of no other. files says by ID where each came from.
func (e *env) keep(ctx context.Context, readings []*reader.Reading, files map[string]string) error {
	h, err := store.Open(e.home)
	if err != nil {
		return err
	}
	defer h.Close()
	if err := ctx.Err(); err != nil {
		return err
	}
	ctx = context.WithoutCancel(ctx) // all of them or none: it is quick from here on
	for _, r := range readings {
		b, err := json.Marshal(r)
		if err != nil {
			return fmt.Errorf("keep the reading of %s: %w", r.Document.ID, err)
		}
		if err := h.PutReading(ctx, r.Document.ID+"-"+originOf(files[r.Document.ID], &r.Document), b); err != nil {
			return fmt.Errorf("keep the reading of %s: %w", r.Document.ID, err)
		}
	}
	return nil
}

// originOf tells stories of one name apart: a short hash of the file's whole path
// or the address, or of the text that came through a pipe.
func originOf(from string, d *cite.Document) string {
	if from == "" || from == "-" {
		from = d.Text
	} else if !isURL(from) {
		if whole, err := filepath.Abs(from); err == nil {
			from = whole
		}
	}
	sum := sha256.Sum256([]byte(from))
	return hex.EncodeToString(sum[:4])
}

// asOfArg is the day that standing is judged as of.
type asOfArg struct {
	AsOf string `help:"The day to judge as of; today by default." placeholder:"YYYY-MM-DD"`
}

func (a asOfArg) day(e *env) (string, error) {
	if a.AsOf == "" {
		return e.today(), nil
	}
	if !isDay(a.AsOf) {
		return "", usageError{fmt.Errorf("--as-of %s: not a day; write YYYY-MM-DD", a.AsOf)}
	}
	return a.AsOf, nil
}

func isDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}
