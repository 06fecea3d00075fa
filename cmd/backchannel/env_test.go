package main

import (
	"bytes"
	"context"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// How long a story took to read is told on a terminal alone: a file or a pipe
// gets the same bytes for the same story.
func TestHowLongReadingTookIsForATerminal(t *testing.T) {
	t.Parallel()
	story := filepath.Join(t.TempDir(), "story.txt")
	if err := os.WriteFile(story, []byte(" date 2025-03-14 Ada Brandt met Ivo Lund in Limassol on 4 March 2025, two officials said.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, terminal := range []bool{true, false} {
		var out bytes.Buffer
		now := time.Date(2025, 6, 1, 12, 0, 0, 0, time.UTC)
		e := &env{stdin: strings.NewReader(""), stdout: &out, stderr: &out, client: http.DefaultClient, getenv: func(string) string { return "" },
			now: func() time.Time { now = now.Add(7 * time.Millisecond); return now }, width: 100, terminal: terminal}
		if code := run(context.Background(), e, []string{"--home", t.TempDir(), "vet", story}); code != 0 {
			t.Fatalf("exit status %d:\n%s", code, &out)
		}
		if got := strings.Contains(out.String(), "read in 7 ms"); got != terminal {
			t.Errorf("terminal %v: told %v:\n%.300s", terminal, got, &out)
		}
	}
}
