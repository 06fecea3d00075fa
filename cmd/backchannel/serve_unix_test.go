//go:build unix

package main

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"backchannel/store"
)

// talk is what a command says while it runs.
type talk struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (t *talk) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.b.Write(p)
}

func (t *talk) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.b.String()
}

// until waits for a condition, for half a minute at the most.
func until(t *testing.T, what string, ok func() bool) {
	t.Helper()
	for end := time.Now().Add(30 * time.Second); !ok(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("waited in vain until %s", what)
		}
	}
}

const ferry = `{"id":"fl-%","schema":"Vessel","target":true,"properties":{"name":["Wandering Albatross %"],"imoNumber":["900000%"]}}
`

// addList puts an issue of an invented list into a home.
func addList(t *testing.T, home, number, date string) {
	t.Helper()
	h, err := store.Open(home)
	if err != nil {
		t.Fatal(err)
	}
	defer h.Close()
	file := filepath.Join(t.TempDir(), "entities_"+date+".ftm.json")
	if err := os.WriteFile(file, []byte(strings.ReplaceAll(ferry, "%", number)), 0o644); err != nil {
		t.Fatal(err)
	}
	got, err := h.AddFiles(t.Context(), []string{file}, store.AddOptions{Published: date})
	if err != nil || len(got) != 1 || got[0].Err != nil {
		t.Fatalf("%+v %v", got, err)
	}
}

// TestServe starts the server on a free port, asks it, gives the home a new issue,
// asks until it is in force, sends SIGHUP, and stops the server.
func TestServe(t *testing.T) {
	home := filepath.Join(t.TempDir(), "home")
	addList(t, home, "1", "2025-01-01")
	var said talk
	e := realEnv()
	e.stdout, e.stderr, e.getenv = io.Discard, &said, func(string) string { return "" }
	ctx, stop := context.WithCancel(t.Context())
	exit := make(chan int, 1)
	go func() {
		exit <- run(ctx, e, []string{"--home", home, "serve", "--listen", "127.0.0.1:0", "--watch", "20ms"})
	}()
	var base string
	until(t, "the server says its address", func() bool {
		m := regexp.MustCompile(`http://[\d.]+:\d+`).FindString(said.String())
		base = m
		return m != ""
	})
	finds := func(number string) bool {
		body := `{"queries":{"q":{"schema":"Vessel","properties":{"imoNumber":"900000` + number + `"}}}}`
		res, err := http.Post(base+"/match/default", "application/json", strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		b, _ := io.ReadAll(res.Body)
		return res.StatusCode == http.StatusOK && strings.Contains(string(b), `"id":"fl-`+number+`"`)
	}
	until(t, "the first issue is in force", func() bool { return finds("1") })
	addList(t, home, "2", "2025-02-01")
	until(t, "the second issue is in force without being told", func() bool { return finds("2") })
	if finds("1") {
		t.Error("the ship that left the list is still found")
	}
	loads := func() int { return strings.Count(said.String(), `"msg":"lists loaded"`) }
	before := loads()
	if err := syscall.Kill(os.Getpid(), syscall.SIGHUP); err != nil {
		t.Fatal(err)
	}
	until(t, "SIGHUP has loaded the lists", func() bool { return loads() > before })
	stop()
	if code := <-exit; code != 0 {
		t.Errorf("exit status %d:\n%s", code, said.String())
	}
	if _, err := http.Get(base + "/healthz"); err == nil {
		t.Error("the server answers after it was stopped")
	}
}
