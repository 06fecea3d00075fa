package main

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// The text of a story goes to the address that is given, with the key, and what
// comes back is reported as a reading by that model.
func TestAStoryIsReadByAModel(t *testing.T) {
	t.Parallel()
	const answer = `{\"entities\":[{\"name\":\"Mara Solen\",\"schema\":\"Person\",\"aliases\":[]},{\"name\":\"Halvard Line\",\"schema\":\"Company\",\"aliases\":[]},{\"name\":\"Aldous Finch\",\"schema\":\"Person\",\"aliases\":[]}],\"roles\":[],\"ties\":[{\"kind\":\"owns\",\"from\":\"Mara Solen\",\"to\":\"Halvard Line\",\"status\":\"current\",\"quote\":\"Mara Solen bought the Halvard Line\"}],\"dates\":[],\"claims\":[]}`
	var got string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b, _ := io.ReadAll(r.Body)
		got = r.URL.Path + " " + r.Header.Get("Authorization") + " " + string(b)
		io.WriteString(w, `{"choices":[{"message":{"role":"assistant","content":"`+answer+`"},"finish_reason":"stop"}]}`)
	}))
	defer server.Close()
	dir := t.TempDir()
	story := filepath.Join(dir, "ferry.txt")
	write(t, story, " date 2025-03-14 Mara Solen bought the Halvard Line in the spring of that year, and nobody in the town knew about it.")
	write(t, story+".corrections", `tie owns "Mara Solen" -> "Halvard Line" 51% quoted "bought the Halvard Line"`)

	for _, args := range [][]string{
		{"read", "--format", "json", "--reader", "llm", "--llm-url", server.URL, "--llm-model", "tiny", story},
		{"vet", "--no-keep", "--format", "json", "--reader", "llm", "--llm-url", server.URL, "--llm-model", "tiny", story},
	} {
		code, stdout, stderr := start(t, dir, args...)
		if code != 0 {
			t.Fatalf("%v: status %d\n%s", args, code, stderr)
		}
		for _, want := range []string{"/v1/chat/completions Bearer sesame", "bought the Halvard Line", "2025-03-14", `"model":"tiny"`} {
			if !strings.Contains(got, want) {
				t.Errorf("%s: the server did not get %q: %s", args[0], want, got)
			}
		}
		for _, want := range []string{"the whole text of 1 story is sent to 127.0.0.1:", "the model gave 4 items; 1 thrown away, 1 because its words are not in the text", "1 of 1 corrections applied"} {
			if !strings.Contains(stderr, want) {
				t.Errorf("%s: stderr does not say %q:\n%s", args[0], want, stderr)
			}
		}
		for _, want := range []string{`"rule": "model tiny"`, `"percentage": "51"`, `"rule": "correction"`} {
			if !strings.Contains(stdout, want) {
				t.Errorf("%s: the reading lacks %s:\n%s", args[0], want, stdout)
			}
		}
		if strings.Contains(stdout+stderr, "sesame") || strings.Contains(stdout, "Finch") {
			t.Errorf("%s: the key or an invention is shown:\n%s%s", args[0], stdout, stderr)
		}
	}
}

func TestAModelThatCannotBeAsked(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	story := filepath.Join(dir, "ferry.txt")
	write(t, story, " date 2025-03-14 Mara Solen bought the Halvard Line in the spring of that year, and nobody in the town knew about it.")
	away := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "no model tiny", http.StatusNotFound) }))
	defer away.Close()
	for _, c := range []struct {
		args string
		code int
		want string
	}{
		{"--reader llm", 2, "--reader llm needs --llm-url and --llm-model"},
		{"--llm-model tiny", 2, "go with --reader llm"},
		{"--reader llm --llm-model tiny --llm-url http://models.example", 2, "hint: give https"},
		{"--reader llm --llm-model tiny --llm-url " + away.URL, 1, "404 Not Found: no model tiny"},
		{"--explain --reader llm --llm-model tiny --llm-url " + away.URL, 2, "a model does not say why"},
		{"--reader oracle", 2, "--reader"},
	} {
		code, stdout, stderr := start(t, dir, append([]string{"read", story}, strings.Fields(c.args)...)...)
		if code != c.code || !strings.Contains(stderr, c.want) || stdout != "" {
			t.Errorf("%s: status %d, want %d and %q\n%s%s", c.args, code, c.code, c.want, stdout, stderr)
		}
	}
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// start runs the program with a home of its own and the key "sesame".
func start(t *testing.T, home string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, talk bytes.Buffer
	e := &env{stdin: strings.NewReader(""), stdout: &out, stderr: &talk, width: 100, client: http.DefaultClient,
		now: func() time.Time { return time.Date(2025, 6, 1, 12, 0, 0, 0, time.UTC) },
		getenv: func(name string) string {
			return map[string]string{"BACKCHANNEL_HOME": home, "BACKCHANNEL_LLM_KEY": "sesame"}[name]
		}}
	code = run(t.Context(), e, args)
	return code, out.String(), talk.String()
}
