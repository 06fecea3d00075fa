package server_test

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"backchannel/cite"
	"backchannel/ftm"
	"backchannel/lists"
	"backchannel/server"
)

var update = flag.Bool("update", false, "rewrite the expected answers")

// issue reads an invented issue of a list: testdata/lists/NAME_DATE.ftm.json.
func issue(t testing.TB, list, title, date string) *lists.Snapshot {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", "lists", list+"_"+date+".ftm.json"))
	if err != nil {
		t.Fatal(err)
	}
	s := &lists.Snapshot{Publication: cite.Publication{List: list, Title: title, Published: date, Retrieved: "2025-03-02", SHA256: strings.Repeat(date[len(date)-2:], 32)}}
	for e, err := range ftm.ReadEntities(bytes.NewReader(raw)) {
		if err != nil {
			t.Fatal(err)
		}
		s.Entities = append(s.Entities, e)
		if e.Target {
			s.Targets++
		}
	}
	return s
}

// issues are the invented lists: harbour in two issues, lowland in one.
func issues(t testing.TB) []*lists.Snapshot {
	return []*lists.Snapshot{issue(t, "harbour", "Harbour list", "2024-01-10"), issue(t, "harbour", "Harbour list", "2025-03-01"), issue(t, "lowland", "Lowland register", "2025-02")}
}

// started is a server with the invented lists, on 1 June 2025.
func started(t testing.TB, change ...func(*server.Config)) *server.Server {
	t.Helper()
	c := server.Config{
		Now:     func() time.Time { return time.Date(2025, 6, 1, 12, 0, 0, 0, time.UTC) },
		Load:    func(context.Context) ([]*lists.Snapshot, error) { return issues(t), nil },
		BaseURL: "http://backchannel.test", Version: "test",
	}
	for _, f := range change {
		f(&c)
	}
	s := server.New(c)
	if err := s.Reload(t.Context()); err != nil {
		t.Fatal(err)
	}
	return s
}

// TestExchanges asks what testdata/exchange/*.txt say and compares the answers. A
// file is a request line, headers, a blank line, a body, a line of three dashes, and
// the status and body that are expected; -update writes these.
func TestExchanges(t *testing.T) {
	t.Parallel()
	s := started(t)
	files, err := filepath.Glob("testdata/exchange/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no exchanges", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			t.Parallel()
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			ask, want, _ := strings.Cut(string(raw), "\n---\n")
			got := answerTo(t, s, ask)
			if *update {
				if err := os.WriteFile(file, []byte(ask+"\n---\n"+got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func answerTo(t *testing.T, h http.Handler, ask string) string {
	t.Helper()
	head, body, _ := strings.Cut(ask, "\n\n")
	lines := strings.Split(head, "\n")
	lines = slices.DeleteFunc(lines, func(l string) bool { return strings.HasPrefix(l, "#") })
	method, target, ok := strings.Cut(lines[0], " ")
	if !ok {
		t.Fatalf("no request line: %q", lines[0])
	}
	r := httptest.NewRequestWithContext(t.Context(), method, target, strings.NewReader(body))
	for _, l := range lines[1:] {
		name, value, _ := strings.Cut(l, ": ")
		r.Header.Set(name, value)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	var out strings.Builder
	fmt.Fprintf(&out, "%d\n", w.Code)
	for _, name := range []string{"Allow", "Location", "Retry-After", "Access-Control-Allow-Origin"} {
		if v := w.Header().Get(name); v != "" {
			fmt.Fprintf(&out, "%s: %s\n", name, v)
		}
	}
	if w.Header().Get("Content-Type") != "application/json" {
		fmt.Fprintf(&out, "%s\n", w.Header().Get("Content-Type"))
		out.Write(w.Body.Bytes())
		return out.String()
	}
	out.WriteString(readable(t, w.Body.Bytes(), ""))
	return out.String() + "\n"
}

// elsewhere is what changes for reasons of its own and is tested where it is made:
// the compiled-in facts and the collections that count them, weights, scores and the
// words that explain them.
var elsewhere = []struct {
	found *regexp.Regexp
	shown string
}{
	{regexp.MustCompile(`,?\{"name":"(starter|default|sanctions)"[^{}]*\}`), ``},
	{regexp.MustCompile(`"weights":\{[^{}]*\}`), `"weights":{}`},
	{regexp.MustCompile(`"explanations":\{(\{[^{}]*\}|[^{}])*\}`), `"explanations":{}`},
	{regexp.MustCompile(`"features":\[[^\]]*\]`), `"features":[]`},
	{regexp.MustCompile(`"(score|match)":[0-9.]+`), `"$1":0`},
	{regexp.MustCompile(`\[,`), `[`},
}

// readable writes JSON for review: what fits on a line stands on one.
func readable(t *testing.T, raw []byte, indent string) string {
	t.Helper()
	raw = bytes.TrimSpace(raw)
	for _, e := range elsewhere {
		raw = e.found.ReplaceAll(raw, []byte(e.shown))
	}
	var v any
	if err := json.Unmarshal(raw, &v); err != nil {
		t.Fatalf("the answer is no JSON: %v\n%s", err, raw)
	}
	var open, close string
	var parts []string
	switch raw[0] {
	case '{':
		open, close = "{", "}"
		dec := json.NewDecoder(bytes.NewReader(raw))
		dec.Token()
		for dec.More() {
			name, _ := dec.Token()
			var value json.RawMessage
			if err := dec.Decode(&value); err != nil {
				t.Fatal(err)
			}
			parts = append(parts, fmt.Sprintf("%q: %s", name, readable(t, value, indent+"  ")))
		}
	case '[':
		open, close = "[", "]"
		var values []json.RawMessage
		if err := json.Unmarshal(raw, &values); err != nil {
			t.Fatal(err)
		}
		for _, value := range values {
			parts = append(parts, readable(t, value, indent+"  "))
		}
	default:
		return string(raw)
	}
	if line := open + strings.Join(parts, ", ") + close; len(line)+len(indent) <= 120 && !strings.Contains(line, "\n") {
		return line
	}
	return open + "\n" + indent + "  " + strings.Join(parts, ",\n"+indent+"  ") + "\n" + indent + close
}
