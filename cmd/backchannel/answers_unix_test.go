//go:build unix

package main

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"backchannel/server"
)

// TestAFileIsAnsweredAsTheAPIAnswers screens a party in a file and over HTTP against
// one home: what NDJSON has under query and results is what POST /match has there.
func TestAFileIsAnsweredAsTheAPIAnswers(t *testing.T) {
	t.Parallel()
	home := filepath.Join(t.TempDir(), "home")
	addList(t, home, "1", "2025-01-01")
	var out, said bytes.Buffer
	e := realEnv()
	e.home, e.stdout, e.stderr, e.getenv = home, &out, &said, func(string) string { return "" }
	const party = `{"schema": "Vessel", "properties": {"imoNumber": ["9000001"], "name": ["Wandering Albatros"]}}`
	e.stdin = strings.NewReader(party + "\n")
	if code := run(t.Context(), e, []string{"--home", home, "screen", "--file", "-", "--as-of", "2025-06-01"}); code != 0 {
		t.Fatalf("exit status %d: %s", code, &said)
	}
	s := server.New(server.Config{Load: (&listSource{e: e}).load, Now: e.now})
	if err := s.Reload(t.Context()); err != nil {
		t.Fatal(err)
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), "POST", "/match/default?as_of=2025-06-01", strings.NewReader(`{"queries": {"q": `+party+`}}`)))
	type answer struct{ Query, Results any }
	var line answer
	var api struct{ Responses map[string]answer }
	if err := json.Unmarshal(out.Bytes(), &line); err != nil {
		t.Fatal(err, &said, out.String())
	}
	body, _ := io.ReadAll(w.Body)
	if err := json.Unmarshal(body, &api); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(api.Responses["q"], line); diff != "" || len(line.Results.([]any)) != 1 {
		t.Errorf("the API's and the file's answer (-API +file):\n%s", diff)
	}
}
