package store_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"backchannel/internal/fetch"
	"backchannel/lists"
	"backchannel/store"
)

// site is a publisher's site that a test can make misbehave.
type site struct {
	*httptest.Server
	mu    sync.Mutex
	files map[string][]byte
	fault http.HandlerFunc
	sent  int // files sent in full
}

func newSite(t *testing.T, files map[string][]byte) *site {
	s := &site{files: files}
	s.Server = httptest.NewServer(s)
	t.Cleanup(s.Close)
	return s
}

func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.fault != nil {
		s.fault(w, r)
		return
	}
	b, ok := s.files[r.URL.Path]
	if !ok {
		http.NotFound(w, r)
		return
	}
	tag := fmt.Sprintf(`"%x-%d"`, len(b), bytes.Count(b, []byte("a")))
	w.Header().Set("ETag", tag)
	if r.Header.Get("If-None-Match") == tag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	s.sent++
	w.Write(b)
}

func (s *site) set(path string, b []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.files[path], s.sent, s.fault = b, 0, nil
}

func (s *site) misbehave(h http.HandlerFunc) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.fault = h
}

func (s *site) un() lists.Publisher {
	return lists.Publisher{List: "un_sc_sanctions", Title: "UN", Every: 24 * time.Hour, Files: []lists.File{{URL: s.URL + "/un.xml"}}}
}

func (s *site) ofac() lists.Publisher {
	return lists.Publisher{List: "us_ofac_sdn", Title: "OFAC SDN", Files: []lists.File{
		{URL: s.URL + "/SDN.CSV"}, {Part: "alt", URL: s.URL + "/ALT.CSV"},
	}}
}

// unOf is a UN list of so many parties.
func unOf(date string, parties int) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, `<CONSOLIDATED_LIST dateGenerated="%s"><ENTITIES>`, date)
	for i := range parties {
		fmt.Fprintf(&b, "<ENTITY><DATAID>%d</DATAID><FIRST_NAME>HERON NUMBER %d</FIRST_NAME></ENTITY>\n", 9000+i, i)
	}
	b.WriteString("</ENTITIES></CONSOLIDATED_LIST>")
	return []byte(b.String())
}

func update(t *testing.T, h *store.Home, o store.UpdateOptions, p ...lists.Publisher) []store.Updated {
	t.Helper()
	if o.Client == nil {
		o.Client = &fetch.Client{Retries: -1, MaxBytes: 1 << 20, Stall: 5 * time.Second}
	}
	if o.Today == "" {
		o.Today = "2031-06-01"
	}
	out, err := h.Update(t.Context(), p, o)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestUpdate(t *testing.T) {
	t.Parallel()
	h, s := home(t), newSite(t, map[string][]byte{"/un.xml": unOf("2031-05-01", 20)})
	reached := int64(0)
	u := update(t, h, store.UpdateOptions{Progress: func(_ string, _ lists.File, done, _ int64) { reached = done }}, s.un())[0]
	if u.Err != nil || u.Unchanged || u.Snapshot.Published != "2031-05-01" || u.Snapshot.Targets != 20 {
		t.Fatalf("first: %+v", u)
	}
	if reached != int64(len(unOf("2031-05-01", 20))) {
		t.Errorf("progress ended at %d", reached)
	}
	before := tree(t, h)

	u = update(t, h, store.UpdateOptions{Today: "2031-06-02"}, s.un())[0]
	if u.Err != nil || !u.Unchanged || s.sent != 1 {
		t.Errorf("the second time: %+v, sent %d times; want it unchanged and not sent again", u, s.sent)
	}
	if d := cmp.Diff(before, tree(t, h)); d != "" {
		t.Errorf("the home changed:\n%s", d)
	}

	s.set("/un.xml", unOf("2031-06-03", 19))
	u = update(t, h, store.UpdateOptions{Today: "2031-06-03"}, s.un())[0]
	if u.Err != nil || u.Unchanged || u.Snapshot.Targets != 19 {
		t.Errorf("a new issue: %+v", u)
	}
	all, err := h.Snapshots("un_sc_sanctions")
	if err != nil || len(all) != 2 || all[1].Published != "2031-06-03" || all[1].Retrieved != "2031-06-03" {
		t.Errorf("Snapshots = %+v, %v; want both issues", all, err)
	}
}

func TestAnUpdateThatFailsLeavesTheHomeAsItWas(t *testing.T) {
	t.Parallel()
	whole := unOf("2031-06-03", 20)
	for name, test := range map[string]struct {
		fault http.HandlerFunc
		want  string
	}{
		"cut short": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", fmt.Sprint(len(whole)))
			w.Write(whole[:len(whole)/2])
		}, "cut short"},
		"cut short without a length": {func(w http.ResponseWriter, _ *http.Request) { w.Write(whole[:len(whole)/2]) }, "cut short"},
		"moved":                      {http.NotFound, "404"},
		"a web page":                 {func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "<html>sorry</html>") }, "web page"},
		"another list":               {func(w http.ResponseWriter, _ *http.Request) { w.Write(fixture(t, "sema.xml")) }, "another list"},
		"shrunk":                     {func(w http.ResponseWriter, _ *http.Request) { w.Write(unOf("2031-06-03", 17)) }, "lists 17 parties where that of 2031-05-01 listed 20"},
		"a bomb": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			w.Write(gz(t, append(whole, bytes.Repeat([]byte(" "), 4<<20)...)))
		}, "more than 1.0 MB"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h, s := home(t), newSite(t, map[string][]byte{"/un.xml": unOf("2031-05-01", 20)})
			update(t, h, store.UpdateOptions{}, s.un())
			before := tree(t, h)
			s.misbehave(test.fault)
			u := update(t, h, store.UpdateOptions{}, s.un())[0]
			if u.Err == nil || u.Snapshot != nil || !strings.Contains(u.Err.Error(), test.want) || !strings.HasPrefix(u.Err.Error(), "UN: ") || strings.Contains(u.Err.Error(), "\n") {
				t.Errorf("%v: want one line on the UN with %q", u.Err, test.want)
			}
			if d := cmp.Diff(before, tree(t, h)); d != "" {
				t.Errorf("the home changed:\n%s", d)
			}
		})
	}
}

func TestAnUpdateThatIsStoppedLeavesTheHomeAsItWas(t *testing.T) {
	t.Parallel()
	h, s := home(t), newSite(t, map[string][]byte{"/un.xml": unOf("2031-05-01", 20), "/sema.xml": fixture(t, "sema.xml")})
	update(t, h, store.UpdateOptions{}, s.un())
	before := tree(t, h)
	s.set("/un.xml", unOf("2031-06-01", 21))
	sema := lists.Publisher{List: "ca_dfatd_sema_sanctions", Title: "Canada SEMA", Files: []lists.File{{URL: s.URL + "/sema.xml"}}}
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	_, err := h.Update(ctx, []lists.Publisher{s.un(), sema}, store.UpdateOptions{Today: "2031-06-02", Client: &fetch.Client{Retries: -1},
		Progress: func(list string, _ lists.File, _, _ int64) {
			if list == sema.List { // the UN list has come by now
				stop()
			}
		}})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("Update = %v, want it stopped", err)
	}
	if d := cmp.Diff(before, tree(t, h)); d != "" {
		t.Errorf("the home changed:\n%s", d)
	}
}

func TestForceTakesAShrunkIssue(t *testing.T) {
	t.Parallel()
	h, s := home(t), newSite(t, map[string][]byte{"/un.xml": unOf("2031-05-01", 20)})
	update(t, h, store.UpdateOptions{}, s.un())
	s.set("/un.xml", unOf("2031-06-03", 5))
	if u := update(t, h, store.UpdateOptions{Force: true}, s.un())[0]; u.Err != nil || u.Snapshot.Targets != 5 {
		t.Errorf("%+v", u)
	}
}

func TestPartsAreFetchedAndKeptTogether(t *testing.T) {
	t.Parallel()
	h := home(t)
	s := newSite(t, map[string][]byte{"/SDN.CSV": fixture(t, "ofac_sdn.csv"), "/ALT.CSV": fixture(t, "ofac_sdn_alt.csv")})
	u := update(t, h, store.UpdateOptions{}, s.ofac())[0]
	if u.Err != nil || len(u.Snapshot.Files) != 2 || u.Snapshot.When() != "2031-06-01" {
		t.Fatalf("%+v", u)
	}
	// one of the two changes: the other is taken from the issue at hand
	s.set("/ALT.CSV", append(fixture(t, "ofac_sdn_alt.csv"), "40124,505,\"aka\",\"MERIDIAN LINES\",-0- \r\n"...))
	u = update(t, h, store.UpdateOptions{Today: "2031-06-02"}, s.ofac())[0]
	if u.Err != nil || u.Unchanged || s.sent != 1 || len(u.Snapshot.Files) != 2 {
		t.Fatalf("%+v after sending %d files; want a new issue of two files, one of them sent", u, s.sent)
	}
	if _, err := h.Load(t.Context(), u.Snapshot); err != nil {
		t.Error(err)
	}
	if u = update(t, h, store.UpdateOptions{}, s.ofac())[0]; !u.Unchanged {
		t.Errorf("the third time: %+v", u)
	}
}

func TestAFileThatWasAddedByHandIsKnownAgain(t *testing.T) {
	t.Parallel()
	raw := unOf("2031-05-01", 20)
	h, s := home(t), newSite(t, map[string][]byte{"/un.xml": raw})
	add(t, h, store.AddOptions{Retrieved: "2031-05-02"}, write(t, "un.xml", raw)...)
	for range 2 {
		if u := update(t, h, store.UpdateOptions{}, s.un())[0]; u.Err != nil || !u.Unchanged {
			t.Errorf("%+v, want it unchanged", u)
		}
	}
	if s.sent != 1 {
		t.Errorf("sent %d times, want once", s.sent)
	}
}

func TestStatus(t *testing.T) {
	t.Parallel()
	h, s := home(t), newSite(t, map[string][]byte{"/un.xml": unOf("2031-05-01", 20)})
	update(t, h, store.UpdateOptions{Today: "2031-06-01"}, s.un())
	for today, due := range map[string]bool{"2031-06-01": false, "2031-06-02": true} {
		rows, err := h.Status(today)
		if err != nil {
			t.Fatal(err)
		}
		if len(rows) != len(lists.Publishers()) {
			t.Errorf("%d rows, want one for each publisher", len(rows))
		}
		for _, r := range rows {
			if want := r.List != "un_sc_sanctions" || due; r.Due != want {
				t.Errorf("%s on %s: due %v, want %v", r.List, today, r.Due, want)
			}
			if r.List == "un_sc_sanctions" && (r.Checked != "2031-06-01" || r.Newest() == nil || r.Newest().Targets != 20) {
				t.Errorf("%+v", r)
			}
		}
	}
}
