package server_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"backchannel/cite"
	"backchannel/ftm"
	"backchannel/lists"
	"backchannel/reader"
	"backchannel/server"
	"backchannel/vet"
)

// ask sends a request and returns the status and the body.
func ask(t testing.TB, h http.Handler, method, target, kind, body string) (int, string) {
	t.Helper()
	w := send(t, h, method, target, kind, body)
	return w.Code, w.Body.String()
}

func send(t testing.TB, h http.Handler, method, target, kind, body string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), method, target, strings.NewReader(body))
	if kind != "" {
		r.Header.Set("Content-Type", kind)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// person is the body of a request for one person of a name.
func person(name string) string {
	b, _ := json.Marshal(map[string]any{"queries": map[string]any{"q": map[string]any{"schema": "Person", "properties": map[string]any{"name": name}}}})
	return string(b)
}

func TestUntilTheListsAreLoadedTheAnswerIs503(t *testing.T) {
	t.Parallel()
	s := server.New(server.Config{Now: time.Now})
	for _, target := range []string{"GET /readyz", "GET /catalog", "GET /entities/x", "GET /search/default?q=a", "POST /match/default", "GET /v2/search?name=a", "GET /reconcile/default"} {
		method, path, _ := strings.Cut(target, " ")
		w := send(t, s, method, path, "", person("Ada Brandt"))
		if w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" {
			t.Errorf("%s: %d, Retry-After %q", target, w.Code, w.Header().Get("Retry-After"))
		}
	}
	if code, _ := ask(t, s, "GET", "/healthz", "", ""); code != http.StatusOK {
		t.Errorf("/healthz: %d", code)
	}
}

func TestWithoutListsTheStarterFactsAreAskedAndSaidSo(t *testing.T) {
	t.Parallel()
	s := server.New(server.Config{Now: time.Now})
	if err := s.Reload(t.Context()); err != nil {
		t.Fatal(err)
	}
	_, body := ask(t, s, "GET", "/readyz", "", "")
	if !strings.Contains(body, `"name":"starter"`) {
		t.Error(body)
	}
	if _, page := ask(t, s, "GET", "/", "", ""); !strings.Contains(page, "Only the compiled-in starter facts are asked") {
		t.Error("the page does not say that only the starter facts are asked")
	}
}

func TestLimits(t *testing.T) {
	t.Parallel()
	s := started(t, func(c *server.Config) { c.Limits = server.Limits{Body: 4000, Batch: 3, Value: 100} })
	batch := map[string]any{}
	for i := range 4 {
		batch[fmt.Sprint(i)] = map[string]any{"schema": "Person", "properties": map[string]any{"name": "Ada"}}
	}
	four, _ := json.Marshal(map[string]any{"queries": batch})
	for _, c := range []struct {
		name, body string
		status     int
		detail     string
	}{
		{"four queries where three are taken", string(four), 400, "4 queries in one request; at most 3 are taken"},
		{"a name of 101 bytes", person(strings.Repeat("x", 101)), 422, `query "q": a value of name has 101 bytes; at most 100 are taken`},
		{"a body of more than 4000 bytes", person(strings.Repeat("x", 5000)), 413, "the request has more than 4000 bytes, which is the most that is taken here"},
		{"bytes that are no UTF-8", `{"queries": {"q": {"schema": "Person", "properties": {"name": "` + "\xff" + `"}}}}`, 400, "the body is no valid UTF-8 at byte 63"},
		{"nothing", "", 400, "the body is empty; it must be JSON"},
		{"a list", "[]", 400, "the body must be an object, not a list"},
		{"two documents", "{} {}", 400, "the body is no valid JSON at line 1, column 4: invalid character '{' after top-level value"},
		{"deep nesting", strings.Repeat("[", 3000), 400, "the body is no valid JSON at line 1, column 3000: unexpected end of JSON input"},
		{"an object for a name", `{"queries": {"q": {"schema": "Person", "properties": {"name": {"a": 1}}}}}`, 400, `properties of query "q": the value of a property must be a string or a list of strings, not {"a": 1}`},
		{"two queries under one key", `{"queries": {"q": {"schema": "Person", "properties": {"name": "Ada"}}, "q": {"schema": "Person", "properties": {"name": "Bo"}}}}`, 400, `two queries have the key "q"; give each its own`},
		{"a property twice", `{"queries": {"q": {"schema": "Person", "properties": {"name": "Ada", "name": "Bo"}}}}`, 400, `properties of query "q": name stands twice; give its values as a list`},
		{"queries twice", `{"queries": {"a": {"schema": "Person", "properties": {"name": "Ada"}}}, "queries": {}}`, 400, "queries stands twice in the body"},
		{"a name of no letters", person("..."), 422, `query "q" has no letter in the name "..."`},
		{"a ship's pictogram for a name", person("\U0001F6A2"), 422, "query \"q\" has no letter in the name \"\U0001F6A2\""},
	} {
		code, body := ask(t, s, "POST", "/match/default", "application/json", c.body)
		var p server.Problem
		if err := json.Unmarshal([]byte(body), &p); err != nil {
			t.Errorf("%s: %v in %s", c.name, err, body)
		}
		if code != c.status || p.Detail != c.detail {
			t.Errorf("%s: %d %q, want %d %q", c.name, code, p.Detail, c.status, c.detail)
		}
	}
}

func TestOddNamesAreAnswered(t *testing.T) {
	t.Parallel()
	s := started(t)
	for _, name := range []string{"\x00\x01\u202eyksnoklov", "ВолкOнский Arkady 阿尔卡季", strings.Repeat("a ", 500), "'; DROP TABLE names; --", "1234567890"} {
		if code, body := ask(t, s, "POST", "/match/default", "application/json", person(name)); code != http.StatusOK {
			t.Errorf("%q: %d %s", name, code, body)
		}
	}
}

func TestWhatIsNotHeededIsTold(t *testing.T) {
	t.Parallel()
	s := started(t)
	_, body := ask(t, s, "POST", "/match/default?treshold=0.9&asof=2020-01-01", "application/json", "\ufeff"+`{"limit": 3, "queries": {"q": {"schema": "Person", "birthDate": "1966",
		"properties": {"name": "`+strings.Repeat("Arkady ", 30)+`", "notes": "`+strings.Repeat("long ", 1000)+`"}}}}`)
	var out server.MatchResponse
	if err := json.Unmarshal([]byte(body), &out); err != nil {
		t.Fatal(err, body)
	}
	if diff := cmp.Diff([]string{"limit: a request has queries; limit, threshold and the like stand in its address",
		"asof: there is no such parameter here", "treshold: there is no such parameter here"}, out.Ignored); diff != "" {
		t.Errorf("of the request (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"name: of a name of 30 words the first 24 are compared",
		"birthDate: a query has id, schema and properties; what is known of the party goes into properties"}, out.Responses["q"].Ignored); diff != "" {
		t.Errorf("of the query (-want +got):\n%s", diff)
	}
}

// TestTooLargeABodyIsToldToAClientThatStillSends sends ten megabytes over a connection.
func TestTooLargeABodyIsToldToAClientThatStillSends(t *testing.T) {
	t.Parallel()
	web := httptest.NewServer(started(t))
	defer web.Close()
	c, err := net.Dial("tcp", web.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	body := person(strings.Repeat("x", 10<<20))
	if _, err := fmt.Fprintf(c, "POST /match/default HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n%s", len(body), body); err != nil {
		t.Fatal("while sending:", err) // a reset by a server that reads no further
	}
	res, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	if res.StatusCode != http.StatusRequestEntityTooLarge {
		t.Errorf("status %d", res.StatusCode)
	}
}

func TestRequestsHaveIDsAndTheLogHasNoNames(t *testing.T) {
	t.Parallel()
	var log lockedBuffer
	s := started(t, func(c *server.Config) { c.Log = slog.New(slog.NewJSONHandler(&log, nil)); c.Token = "sesame-7" })
	r := httptest.NewRequestWithContext(t.Context(), "GET", "/search/default?q=Volkonsky", nil)
	r.Header.Set("X-Request-Id", "case-12")
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	if id := w.Header().Get("X-Request-Id"); id != "case-12" {
		t.Errorf("the client's ID comes back as %q", id)
	}
	r.Header.Set("X-Request-Id", "a\"b\nc")
	w = httptest.NewRecorder()
	s.ServeHTTP(w, r)
	if id := w.Header().Get("X-Request-Id"); len(id) != 16 {
		t.Errorf("in place of a bad ID the request has %q", id)
	}
	ask(t, s, "POST", "/match/default", "application/json", person("Arkady Volkonsky"))
	ask(t, s, "POST", "/match/default", "application/json", person("Arkady Volkonsky")+"x")
	ask(t, s, "GET", "/v2/search?name=Volkonsky", "", "")
	ask(t, s, "GET", "/nowhere/Volkonsky", "", "")
	ask(t, s, "POST", "/updatez?token=sesame-7&sync=true", "", "")
	out := log.String()
	if !strings.Contains(out, `"id":"case-12"`) || !strings.Contains(out, `"route":"POST /match/{dataset}"`) || !strings.Contains(out, `"status":404`) {
		t.Errorf("the log lacks requests:\n%s", out)
	}
	for _, private := range []string{"olkonsky", "sesame"} {
		if strings.Contains(out, private) {
			t.Errorf("the log has %q:\n%s", private, out)
		}
	}
}

// lockedBuffer may be written by several goroutines.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// faulty reads stories by panicking.
type faulty struct{}

func (faulty) Read(cite.Document) (*reader.Reading, error) { panic("at sea") }

func TestAPanicIsA500AndTheServerGoesOn(t *testing.T) {
	t.Parallel()
	var log lockedBuffer
	s := started(t, func(c *server.Config) {
		c.Reader = func() (vet.Reader, error) { return faulty{}, nil }
		c.Log = slog.New(slog.NewJSONHandler(&log, nil))
	})
	for range 3 { // more often than stories are read at the same time: a panic gives its place back
		code, body := ask(t, s, "POST", "/vet", "text/plain", "Ada Brandt met nobody in the harbour on Monday, and said so to the whole of the town.")
		if code != http.StatusInternalServerError || !strings.Contains(body, "something went wrong here") || strings.Contains(body, "at sea") {
			t.Errorf("%d %s", code, body)
		}
	}
	if !strings.Contains(log.String(), `"msg":"panic"`) {
		t.Error("the log does not tell")
	}
	if code, _ := ask(t, s, "GET", "/readyz", "", ""); code != http.StatusOK {
		t.Errorf("afterwards: %d", code)
	}
}

func TestUpdate(t *testing.T) {
	t.Parallel()
	var fail atomic.Bool
	var calls atomic.Int32
	s := started(t, func(c *server.Config) {
		c.Token = "sesame"
		c.Load = func(context.Context) ([]*lists.Snapshot, error) {
			calls.Add(1)
			if fail.Load() {
				return nil, errors.New("disk on fire at /secret/place")
			}
			return issues(t), nil
		}
	})
	for target, want := range map[string]int{"/updatez": 403, "/updatez?token=wrong": 403, "/updatez?token=sesame&sync=true": 200} {
		if code, body := ask(t, s, "POST", target, "", ""); code != want {
			t.Errorf("%s: %d %s", target, code, body)
		}
	}
	if calls.Load() != 2 {
		t.Errorf("the lists were loaded %d times, want once at the start and once more", calls.Load())
	}
	fail.Store(true)
	code, body := ask(t, s, "POST", "/updatez?token=sesame&sync=true", "", "")
	if code != 500 || strings.Contains(body, "secret") {
		t.Errorf("a load that fails: %d %s", code, body)
	}
	if code, body := ask(t, s, "POST", "/match/default", "", person("Arkady Volkonsky")); code != 200 || !strings.Contains(body, "hb-1") {
		t.Errorf("after a load that failed: %d %s", code, body)
	}
	_, figures := ask(t, s, "GET", "/metrics", "", "")
	for _, line := range []string{`backchannel_reloads_total{result="done"} 2`, `backchannel_reloads_total{result="failed"} 1`, `backchannel_list_targets{list="harbour"} 4`,
		`backchannel_list_published_timestamp_seconds{list="lowland"} 1.738368e+09`, // of its date a month is known, which began then
		`backchannel_queries_screened_total 1`, `backchannel_queries_matched_total 1`, `backchannel_requests_total{route="POST /updatez",status="403"} 2`} {
		if !strings.Contains(figures, line+"\n") {
			t.Errorf("/metrics lacks %s", line)
		}
	}
}

// edition is an invented list of which every entry and every score says which
// edition it is: in edition n the ship of IMO number 9000000+n is listed, and no
// other, under the programme EDITION-n.
func edition(n int) *lists.Snapshot {
	s := &lists.Snapshot{Publication: cite.Publication{List: "fleet", Title: "Fleet", Published: fmt.Sprintf("2025-01-%02d", 1+n%28), SHA256: fmt.Sprintf("%064d", n), Targets: 1}}
	ship := ftm.NewEntity("ship", "Vessel")
	ship.Add("name", "Wandering Albatross")
	ship.Add("imoNumber", fmt.Sprint(9000000+n))
	ship.Target = true
	sanction := ftm.NewEntity("ship-s", "Sanction")
	sanction.Add("entity", "ship")
	sanction.Add("authority", "Fleet Authority")
	sanction.Add("program", fmt.Sprintf("EDITION-%d", n))
	s.Entities = []*ftm.Entity{ship, sanction}
	return s
}

// TestReloadUnderLoad asks while the lists are loaded again and again: no request
// fails, every answer is of one edition throughout, and who asks after a reload has
// ended never gets an older edition.
func TestReloadUnderLoad(t *testing.T) {
	t.Parallel()
	var next, inForce atomic.Int64
	s := server.New(server.Config{Now: time.Now, Load: func(context.Context) ([]*lists.Snapshot, error) {
		return []*lists.Snapshot{edition(int(next.Load()))}, nil
	}})
	if err := s.Reload(t.Context()); err != nil {
		t.Fatal(err)
	}
	web := httptest.NewServer(s)
	defer web.Close()
	queries := map[string]any{}
	for i := range 20 {
		queries[fmt.Sprint(i)] = map[string]any{"schema": "Vessel", "properties": map[string]any{"name": "Wandering Albatros"}}
	}
	body, _ := json.Marshal(map[string]any{"queries": queries})
	done := make(chan struct{})
	var asked atomic.Int64
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				least := inForce.Load()
				if err := oneEdition(web.URL, body, least); err != nil {
					t.Error(err)
					return
				}
				asked.Add(1)
			}
		})
	}
	for n := int64(1); n <= 25; n++ {
		next.Store(n)
		if err := s.Reload(t.Context()); err != nil {
			t.Fatal(err)
		}
		inForce.Store(n)
		for seen := asked.Load(); asked.Load() < seen+2 && !t.Failed(); {
			time.Sleep(time.Millisecond)
		}
	}
	close(done)
	wg.Wait()
	if asked.Load() < 50 {
		t.Errorf("only %d requests were made meanwhile", asked.Load())
	}
}

// oneEdition asks a batch and checks that all of the answer is of one edition, and
// of no older one than least.
func oneEdition(base string, body []byte, least int64) error {
	res, err := http.Post(base+"/match/fleet", "application/json", bytes.NewReader(body))
	if err != nil {
		return err
	}
	defer res.Body.Close()
	raw, err := io.ReadAll(res.Body)
	if err != nil || res.StatusCode != http.StatusOK {
		return fmt.Errorf("%s %v %s", res.Status, err, raw)
	}
	var out server.MatchResponse
	if err := json.Unmarshal(raw, &out); err != nil {
		return err
	}
	var seen []string
	for _, m := range out.Responses {
		if len(m.Results) != 1 {
			return fmt.Errorf("%d results, want the one ship: %s", len(m.Results), raw)
		}
		r := m.Results[0]
		var n int
		fmt.Sscan(r.Properties["imoNumber"][0], &n)
		seen = append(seen, fmt.Sprint(n-9000000), strings.TrimPrefix(r.Listings[0].Programs[0], "EDITION-"))
	}
	for _, l := range out.Lists {
		if l.Name == "fleet" {
			seen = append(seen, strings.TrimLeft(l.SHA256, "0"))
		}
	}
	slices.Sort(seen)
	seen = slices.DeleteFunc(slices.Compact(seen), func(s string) bool { return s == "" }) // edition 0's hash is all zeros
	if len(seen) != 1 {
		return fmt.Errorf("one answer is of editions %v", seen)
	}
	var n int64
	if fmt.Sscan(seen[0], &n); n < least {
		return fmt.Errorf("edition %d answered after edition %d was in force", n, least)
	}
	return nil
}

// TestStopLetsRequestsFinish stops the server while a story is being read.
func TestStopLetsRequestsFinish(t *testing.T) {
	t.Parallel()
	begun, goOn := make(chan struct{}), make(chan struct{})
	s := started(t, func(c *server.Config) {
		c.Reader = func() (vet.Reader, error) { return slow{begun, goOn}, nil }
	})
	web := httptest.NewUnstartedServer(s)
	web.Config = s.HTTP()
	web.Start()
	defer web.Close()
	status := make(chan int)
	go func() {
		res, err := http.Post(web.URL+"/vet", "text/plain", strings.NewReader(harbour))
		if err != nil {
			t.Error(err)
			status <- 0
			return
		}
		res.Body.Close()
		status <- res.StatusCode
	}()
	<-begun
	stopped := make(chan error)
	go func() { stopped <- web.Config.Shutdown(context.Background()) }()
	for { // the door is shut at once …
		if _, err := http.Get(web.URL + "/healthz"); err != nil {
			break
		}
		time.Sleep(time.Millisecond)
	}
	close(goOn)
	if got := <-status; got != http.StatusOK { // … and who is inside is served
		t.Errorf("the request in flight got %d", got)
	}
	if err := <-stopped; err != nil {
		t.Error(err)
	}
}

const harbour = "Maria Keller met Arkady Volkonsky in Limassol on 3 March 2025, two people familiar with the meeting said. Her spokesman said that she has never met him."

// slow reads stories when it is told to go on.
type slow struct{ begun, goOn chan struct{} }

func (s slow) Read(d cite.Document) (*reader.Reading, error) {
	close(s.begun)
	<-s.goOn
	return &reader.Reading{Document: d}, nil
}

func TestAnswersWrittenByHandAreThoseOfTheirTypes(t *testing.T) {
	t.Parallel()
	s := started(t)
	_, body := ask(t, s, "POST", "/match/default?cutoff=0.2", "application/json", person(`Arkady "the <Gull>" Волконский`))
	var out server.MatchResponse
	dec := json.NewDecoder(strings.NewReader(body))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&out); err != nil {
		t.Fatal(err)
	}
	if len(out.Responses["q"].Results) == 0 {
		t.Fatal("no results")
	}
	var asSent, again any
	raw, _ := json.Marshal(out)
	json.Unmarshal([]byte(body), &asSent)
	json.Unmarshal(raw, &again)
	if diff := cmp.Diff(asSent, again); diff != "" {
		t.Errorf("what was sent and what its type writes differ (-sent +type):\n%s", diff)
	}
}

func TestTheSameScoreOnEveryRoute(t *testing.T) {
	t.Parallel()
	s := started(t)
	name := "Arkady Wolkonsky"
	var m server.MatchResponse
	_, body := ask(t, s, "POST", "/match/default", "", person(name))
	json.Unmarshal([]byte(body), &m)
	var w server.WatchmanResponse
	_, body = ask(t, s, "GET", "/v2/search?type=person&name="+url.QueryEscape(name), "", "")
	json.Unmarshal([]byte(body), &w)
	var r map[string]server.ReconAnswer
	_, body = ask(t, s, "GET", "/reconcile/default?queries="+url.QueryEscape(`{"q":{"type":"Person","query":"`+name+`"}}`), "", "")
	json.Unmarshal([]byte(body), &r)
	if len(m.Responses["q"].Results) == 0 || len(w.Entities) == 0 || len(r["q"].Result) == 0 {
		t.Fatalf("no hits: %v %v %v", m, w, r)
	}
	a, b, c := m.Responses["q"].Results[0].Score, w.Entities[0].Match, r["q"].Result[0].Score/100
	if a != b || a-c > 1e-6 || c-a > 1e-6 {
		t.Errorf("match %v, Watchman %v, reconcile %v", a, b, c)
	}
}

// TestAMonthMayBeAsLateAsItsLastDay asks for what changed since a day; of the Lowland
// register only the month is known.
func TestAMonthMayBeAsLateAsItsLastDay(t *testing.T) {
	t.Parallel()
	s := started(t)
	for since, found := range map[string]bool{"2025-01-31": true, "2025-02-20": true, "2025-03-01": false} {
		_, body := ask(t, s, "POST", "/match/lowland?changed_since="+since, "", `{"queries":{"q":{"schema":"Company","properties":{"name":"Aldgate Partners Ltd"}}}}`)
		if got := strings.Contains(body, `"id":"lw-2"`); got != found {
			t.Errorf("since %s: found %t, want %t", since, got, found)
		}
	}
}

// TestAWalletIsListedWithItsHolder asks by a wallet's address alone, on every route that
// screens.
func TestAWalletIsListedWithItsHolder(t *testing.T) {
	t.Parallel()
	list := edition(1)
	holder := list.Entities[0].ID
	list.Entities[0].Schema = "Company"
	wallet := ftm.NewEntity("wallet-1", "CryptoWallet")
	wallet.Add("publicKey", "1GullWingFerryTicketsXBT7")
	wallet.Add("holder", holder)
	list.Entities = append(list.Entities, wallet)
	s := started(t, func(c *server.Config) {
		c.Load = func(context.Context) ([]*lists.Snapshot, error) { return []*lists.Snapshot{list}, nil }
	})
	var out server.MatchResponse
	_, body := ask(t, s, "POST", "/match/default", "", `{"queries":{"q":{"schema":"CryptoWallet","properties":{"publicKey":"1GullWingFerryTicketsXBT7"}}}}`)
	if err := json.Unmarshal([]byte(body), &out); err != nil {
		t.Fatal(err)
	}
	if r := out.Responses["q"].Results; len(r) != 1 || r[0].ID != "wallet-1" || !r[0].Match || !r[0].Target || r[0].Properties["holder"][0] != holder ||
		len(r[0].Listings) != 1 || r[0].Listings[0].Programs[0] != "EDITION-1" || r[0].Standing.Status != "listed" {
		t.Errorf("match: %s", body)
	}
	for _, query := range []string{"cryptoAddress=XBT:1GullWingFerryTicketsXBT7", "type=person&cryptoAddress=XBT:1GullWingFerryTicketsXBT7", "type=business&name=Nobody&cryptoAddress=XBT:1GullWingFerryTicketsXBT7"} {
		var w server.WatchmanResponse
		_, body = ask(t, s, "GET", "/v2/search?"+query, "", "")
		if err := json.Unmarshal([]byte(body), &w); err != nil || len(w.Entities) != 1 || w.Entities[0].CryptoAddresses[0].Address != "1GullWingFerryTicketsXBT7" {
			t.Errorf("%s: %v %s", query, err, body)
		}
	}
}

func TestExplanationsAreInWords(t *testing.T) {
	t.Parallel()
	s := started(t)
	_, body := ask(t, s, "POST", "/match/default", "", `{"queries":{"q":{"schema":"Person","properties":{"name":"Arkadi Volkonsky","birthDate":"1966","nationality":"Russia","passportNumber":"HB-4471902"}}}}`)
	var m server.MatchResponse
	json.Unmarshal([]byte(body), &m)
	if len(m.Responses["q"].Results) == 0 {
		t.Fatal(body)
	}
	r := m.Responses["q"].Results[0]
	for feature, words := range map[string]string{"name": "given name 'arkadi' equal", "birthDate": "birth year equal", "country": "country shared", "identifier": "passport number equal"} {
		if !strings.Contains(r.Explanations[feature].Detail, words) {
			t.Errorf("%s: %q, want %q", feature, r.Explanations[feature].Detail, words)
		}
	}
	if r.Score < 0.97 || !r.Match {
		t.Errorf("score %v, match %v", r.Score, r.Match)
	}
}

func TestFiltersLoseNoHitBehindOthers(t *testing.T) {
	t.Parallel()
	crowd := &lists.Snapshot{Publication: cite.Publication{List: "crowd", Title: "Crowd", Published: "2025-01-01"}}
	for i := range 700 {
		e := ftm.NewEntity(fmt.Sprintf("c-%d", i), "Person")
		e.Add("name", "Jonas Lindqvist")
		e.Target = true
		crowd.Entities = append(crowd.Entities, e)
	}
	lone := &lists.Snapshot{Publication: cite.Publication{List: "lone", Title: "Lone", Published: "2025-01-01"}}
	e := ftm.NewEntity("l-1", "Person")
	e.Add("name", "Jonas Lindquist") // below the whole crowd
	e.Target = true
	lone.Entities = append(lone.Entities, e)
	s := started(t, func(c *server.Config) {
		c.Load = func(context.Context) ([]*lists.Snapshot, error) { return []*lists.Snapshot{crowd, lone}, nil }
	})
	for _, target := range []string{"/match/lone", "/match/default?exclude_dataset=crowd", "/match/default?include_dataset=lone"} {
		_, body := ask(t, s, "POST", target, "", person("Jonas Lindqvist"))
		var m server.MatchResponse
		json.Unmarshal([]byte(body), &m)
		if got := m.Responses["q"].Results; len(got) != 1 || got[0].ID != "l-1" {
			t.Errorf("%s: %d results, want l-1 alone", target, len(got))
		}
	}
	_, body := ask(t, s, "POST", "/match/default?limit=500", "", person("Jonas Lindqvist"))
	var m server.MatchResponse
	json.Unmarshal([]byte(body), &m)
	if q := m.Responses["q"]; len(q.Results) != 500 || q.Total.Relation != "gte" {
		t.Errorf("%d results, total %+v; want 500, and that there are more", len(q.Results), q.Total)
	}
}

func TestCatalogIsNotSentAgain(t *testing.T) {
	t.Parallel()
	s := started(t)
	tag := send(t, s, "GET", "/catalog", "", "").Header().Get("ETag")
	r := httptest.NewRequestWithContext(t.Context(), "GET", "/catalog", nil)
	r.Header.Set("If-None-Match", tag)
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	if w.Code != http.StatusNotModified || w.Body.Len() > 0 {
		t.Errorf("%d with %d bytes", w.Code, w.Body.Len())
	}
}

func FuzzMatch(f *testing.F) {
	f.Add(person("Arkady Volkonsky"))
	f.Add(`{"queries":{"a":{"schema":"Vessel","properties":{"imoNumber":9123456,"name":[null,"x",true]}}},"weights":{"a":1}}`)
	f.Add(`{"queries":{"a":{"schema":"Thing","properties":{"country":["Russia","RU","ru-cr"],"birthDate":"1966-05-02T00:00:00","name":"Волконский"}}}}`)
	f.Add(`{"queries":{"a":null}}`)
	f.Add("{\"queries\":{\"\\u0000\":{\"schema\":\"Person\",\"properties\":{\"name\":\"\\ud800\"}}}}")
	s := started(f)
	f.Fuzz(func(t *testing.T, body string) {
		code, out := ask(t, s, "POST", "/match/default", "application/json", body)
		switch code {
		case 200, 400, 413, 422:
		default:
			t.Fatalf("%d %s", code, out)
		}
		if !json.Valid([]byte(out)) {
			t.Fatalf("no JSON: %s", out)
		}
	})
}
