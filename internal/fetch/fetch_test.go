package fetch_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"backchannel/internal/fetch"
)

// page is a destination in memory.
type page struct{ bytes.Buffer }

func (p *page) Truncate() error { p.Reset(); return nil }

const list = "<list><party>Heron Shipping</party></list>"

// serve answers every request with the handler.
func serve(t *testing.T, h http.HandlerFunc) string {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s.URL + "/list.xml?token=abc"
}

// quick is a client that does not wait long.
var quick = fetch.Client{MaxBytes: 1 << 20, Pause: time.Millisecond}

func TestGet(t *testing.T) {
	t.Parallel()
	var agent string
	at := serve(t, func(w http.ResponseWriter, r *http.Request) {
		agent = r.UserAgent()
		w.Header().Set("ETag", `"v1"`)
		w.Header().Set("Last-Modified", "Tue, 02 Jan 2031 10:00:00 GMT")
		io.WriteString(w, list)
	})
	var p page
	var done, total int64
	res, err := quick.Get(t.Context(), fetch.Request{URL: at, Progress: func(d, n int64) { done, total = d, n }}, &p)
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256([]byte(list))
	if p.String() != list || res.SHA256 != hex.EncodeToString(sum[:]) || res.Size != int64(len(list)) {
		t.Errorf("got %q, %+v", p.String(), res)
	}
	if res.ETag != `"v1"` || res.LastModified == "" || res.NotModified {
		t.Errorf("got %+v, want the ETag and date of the server", res)
	}
	if done != int64(len(list)) || total != int64(len(list)) {
		t.Errorf("progress ended at %d of %d, want %d of it", done, total, len(list))
	}
	if !strings.HasPrefix(agent, "backchannel") {
		t.Errorf("it called itself %q", agent)
	}
}

func TestTheSameFileIsNotSentAgain(t *testing.T) {
	t.Parallel()
	at := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("If-None-Match") == `"v1"` && r.Header.Get("If-Modified-Since") == "yesterday" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		io.WriteString(w, list)
	})
	var p page
	res, err := quick.Get(t.Context(), fetch.Request{URL: at, ETag: `"v1"`, LastModified: "yesterday"}, &p)
	if err != nil || !res.NotModified || p.Len() != 0 {
		t.Errorf("got %+v, %v and %d bytes, want nothing but that it is the same", res, err, p.Len())
	}
}

func TestGzipOfTheTransferIsUnpacked(t *testing.T) {
	t.Parallel()
	at := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		io.WriteString(z, list)
		z.Close()
	})
	var p page
	if _, err := quick.Get(t.Context(), fetch.Request{URL: at}, &p); err != nil || p.String() != list {
		t.Errorf("got %q, %v", p.String(), err)
	}
}

func TestAPassingFaultIsTriedAgain(t *testing.T) {
	t.Parallel()
	var n atomic.Int32
	at := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch n.Add(1) {
		case 1:
			w.WriteHeader(http.StatusServiceUnavailable)
		case 2:
			w.Header().Set("Content-Length", "1000")
			io.WriteString(w, "half of")
		default:
			io.WriteString(w, list)
		}
	})
	var p page
	if _, err := quick.Get(t.Context(), fetch.Request{URL: at}, &p); err != nil || p.String() != list {
		t.Errorf("got %q, %v; want the file at the third try", p.String(), err)
	}
}

func TestAMisbehavingServer(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		serve http.HandlerFunc
		want  string
	}{
		"cut short": {func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Length", "100000")
			io.WriteString(w, list)
		}, "cut short after 42 bytes of 97.7 kB"},
		"empty":     {func(w http.ResponseWriter, r *http.Request) {}, "an empty file came"},
		"gone":      {func(w http.ResponseWriter, r *http.Request) { http.NotFound(w, r) }, "404 Not Found; the publisher may have moved"},
		"forbidden": {func(w http.ResponseWriter, r *http.Request) { http.Error(w, "no", http.StatusForbidden) }, "wants a token"},
		"broken":    {func(w http.ResponseWriter, r *http.Request) { http.Error(w, "oh", 500) }, "500 Internal Server Error; the publisher's site has a fault"},
		"a web page": {func(w http.ResponseWriter, r *http.Request) {
			io.WriteString(w, "\n<!DOCTYPE HTML><html>Please enable cookies</html>")
		}, "a web page came"},
		"too big": {func(w http.ResponseWriter, r *http.Request) {
			for range 3 << 10 {
				io.WriteString(w, strings.Repeat("x", 1<<10))
			}
		}, "more than 1.0 MB"},
		"a gzip bomb": {func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			z := gzip.NewWriter(w)
			for range 4 << 10 {
				io.WriteString(z, strings.Repeat("\x00", 1<<10))
			}
			z.Close()
		}, "more than 1.0 MB"},
		"no gzip": {func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			io.WriteString(w, list)
		}, "should be gzip"},
		"silent": {func(w http.ResponseWriter, r *http.Request) {
			io.WriteString(w, "<list>")
			w.(http.Flusher).Flush()
			<-r.Context().Done()
		}, "nothing came for 200ms"},
		"mute": {func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() }, "nothing came for 200ms"},
		"a redirect loop": {func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, r.URL.Path, http.StatusFound)
		}, "redirected more than 5 times"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			at := serve(t, test.serve)
			var p page
			c := quick
			c.Retries = -1
			if strings.Contains(test.want, "nothing came") {
				c.Stall = 200 * time.Millisecond
			}
			_, err := c.Get(t.Context(), fetch.Request{URL: at}, &p)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Fatalf("Get = %v, want an error with %q", err, test.want)
			}
			if s := err.Error(); !strings.HasPrefix(s, "fetching http://127.0.0.1") || strings.Contains(s, "\n") || strings.Contains(s, "abc") {
				t.Errorf("%q: want one line that names the address without its token", s)
			}
		})
	}
}

func TestAHTTPSAddressIsNotLeftForHTTP(t *testing.T) {
	t.Parallel()
	s := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "http://example.invalid/list.xml", http.StatusFound)
	}))
	t.Cleanup(s.Close)
	c := fetch.Client{HTTP: s.Client()}
	_, err := c.Get(t.Context(), fetch.Request{URL: s.URL}, &page{})
	if err == nil || !strings.Contains(err.Error(), "without encryption") {
		t.Errorf("Get = %v, want a refusal", err)
	}
}

func TestNoAddress(t *testing.T) {
	t.Parallel()
	for _, bad := range []string{"", "sdn.csv", "file:///etc/passwd", "http://"} {
		if _, err := quick.Get(t.Context(), fetch.Request{URL: bad}, &page{}); err == nil || !strings.Contains(err.Error(), "not a web address") {
			t.Errorf("Get(%q) = %v", bad, err)
		}
	}
}

func TestCancelled(t *testing.T) {
	t.Parallel()
	at := serve(t, func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(20*time.Millisecond, cancel)
	if _, err := quick.Get(ctx, fetch.Request{URL: at}, &page{}); !errors.Is(err, context.Canceled) {
		t.Errorf("Get = %v, want it cancelled", err)
	}
}
