package store

import (
	"context"
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"strings"
)

// PutReading keeps a reading under the ID of its document, in place of one kept
// before. What it holds is the caller's affair.
func (h *Home) PutReading(ctx context.Context, id string, data []byte) error {
	name, err := readingName(id)
	if err != nil {
		return err
	}
	unlock, err := h.lock(ctx)
	if err != nil {
		return err
	}
	defer unlock()
	if err := h.root.MkdirAll("readings", 0o755); err != nil {
		return fmt.Errorf("writing to the home folder: %w", reason(err))
	}
	return h.writeFile(name, data)
}

// Reading returns the reading of a document; the error is fs.ErrNotExist where
// none is kept.
func (h *Home) Reading(id string) ([]byte, error) {
	name, err := readingName(id)
	if err != nil {
		return nil, err
	}
	b, err := h.root.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("reading of document %q: %w", id, reason(err))
	}
	return b, nil
}

// Readings returns the IDs of the documents whose readings are kept, in the
// order of their file names.
func (h *Home) Readings() ([]string, error) {
	names, err := h.names("readings")
	if err != nil {
		return nil, fmt.Errorf("reading readings: %w", reason(err))
	}
	var out []string
	for _, name := range names {
		base, ok := strings.CutSuffix(name, ".json")
		id, err := url.PathUnescape(base)
		if ok && err == nil {
			out = append(out, id)
		}
	}
	return out, nil
}

// readingName is the file of a reading: its document's ID with what file
// systems do not take written as %XX.
func readingName(id string) (string, error) {
	safe := url.QueryEscape(id)
	if strings.HasPrefix(safe, ".") {
		safe = "%2E" + safe[1:]
	}
	if id == "" || len(safe) > 200 {
		return "", fmt.Errorf("document ID %.40q is empty or too long for a file name: %w", id, fs.ErrInvalid)
	}
	return path.Join("readings", strings.ReplaceAll(safe, "+", "%20")+".json"), nil
}
