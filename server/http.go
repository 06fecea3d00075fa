package server

import (
	"bytes"
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"mime"
	"net/http"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf8"
)

// problem is an error that a client may see, with the status that says whose
// fault it is.
type problem struct {
	status int
	detail string
	errors []string
	allow  string // methods, with 405
}

func (p *problem) Error() string { return p.detail }

func badRequest(format string, args ...any) error {
	return &problem{status: http.StatusBadRequest, detail: fmt.Sprintf(format, args...)}
}

func notFound(format string, args ...any) error {
	return &problem{status: http.StatusNotFound, detail: fmt.Sprintf(format, args...)}
}

func unusable(format string, args ...any) error {
	return &problem{status: http.StatusUnprocessableEntity, detail: fmt.Sprintf(format, args...)}
}

func notOffered(detail string) error {
	return &problem{status: http.StatusNotImplemented, detail: detail}
}

func tooBusy(detail string) error {
	return &problem{status: http.StatusServiceUnavailable, detail: detail}
}

// asProblem gives every error a status. One that is not meant for clients is told
// them as 500 without its words.
func asProblem(err error) *problem {
	if p, ok := errors.AsType[*problem](err); ok {
		return p
	}
	if e, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return &problem{status: http.StatusRequestEntityTooLarge, detail: fmt.Sprintf("the request has more than %d bytes, which is the most that is taken here", e.Limit)}
	}
	switch {
	case errors.Is(err, errLoading):
		return &problem{status: http.StatusServiceUnavailable, detail: err.Error()}
	case errors.Is(err, context.DeadlineExceeded):
		return &problem{status: http.StatusServiceUnavailable, detail: "the request took too long and was given up; ask for less at once"}
	}
	return &problem{status: http.StatusInternalServerError, detail: "something went wrong here; the log has it under the request's ID"}
}

// answer is one request with what is known of it on the way.
type answer struct {
	http.ResponseWriter
	id      string
	pattern string
	status  int
	bytes   int
}

func (a *answer) WriteHeader(status int) {
	if a.status == 0 {
		a.status = status
	}
	a.ResponseWriter.WriteHeader(status)
}

func (a *answer) Write(b []byte) (int, error) {
	if a.status == 0 {
		a.status = http.StatusOK
	}
	n, err := a.ResponseWriter.Write(b)
	a.bytes += n
	return n, err
}

// Unwrap lets http.ResponseController reach the connection.
func (a *answer) Unwrap() http.ResponseWriter { return a.ResponseWriter }

// ServeHTTP answers a request: gives it an ID, finds its route, counts and logs it.
// The log has the route's pattern and never the path or the query, which may hold
// the names of people.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	began := time.Now()
	a := &answer{ResponseWriter: w, id: requestID(r), pattern: "none"}
	w.Header().Set("X-Request-Id", a.id)
	s.metrics.inFlight.Inc()
	defer func() {
		s.metrics.inFlight.Dec()
		if p := recover(); p != nil {
			if p == http.ErrAbortHandler {
				panic(p)
			}
			s.Log.Error("panic", "id", a.id, "route", a.pattern, "panic", fmt.Sprintf("%T", p), "stack", string(debug.Stack()))
			if a.status == 0 {
				s.fail(a, &problem{status: http.StatusInternalServerError, detail: "something went wrong here; the log has it under the request's ID"})
			}
		}
		took := time.Since(began)
		s.metrics.observe(a.pattern, a.status, took)
		s.Log.LogAttrs(r.Context(), slog.LevelInfo, "request", slog.String("id", a.id), slog.String("method", r.Method), slog.String("route", a.pattern),
			slog.Int("status", a.status), slog.Int("bytes", a.bytes), slog.Float64("milliseconds", float64(took.Microseconds())/1000))
	}()
	h, pattern := s.mux.Handler(r)
	if pattern == "" {
		s.fail(a, unrouted(h, r))
		return
	}
	a.pattern = pattern
	s.mux.ServeHTTP(a, r)
}

// unrouted is the error for a request that no route takes: 404, or 405 with the
// methods that the path takes.
func unrouted(h http.Handler, r *http.Request) *problem {
	var probe statusOnly
	h.ServeHTTP(&probe, r)
	if probe.status == http.StatusMethodNotAllowed {
		allow := probe.Header().Get("Allow")
		return &problem{status: probe.status, detail: fmt.Sprintf("%s is not taken here; %s is", r.Method, allow), allow: allow}
	}
	return &problem{status: http.StatusNotFound, detail: "there is nothing at this address; /docs lists what there is"}
}

// statusOnly takes a response and keeps only its status and header.
type statusOnly struct {
	header http.Header
	status int
}

func (p *statusOnly) Header() http.Header {
	if p.header == nil {
		p.header = http.Header{}
	}
	return p.header
}
func (p *statusOnly) Write(b []byte) (int, error) { return len(b), nil }
func (p *statusOnly) WriteHeader(status int)      { p.status = status }

// serve makes a route's function a handler: with the time and the body bounded,
// and its error made an answer.
func (s *Server) serve(rt route) http.Handler {
	limit := s.Limits.Body
	if rt.story {
		limit = s.Limits.Story
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Content-Type-Options", "nosniff")
		if rt.open {
			w.Header().Set("Access-Control-Allow-Origin", "*")
		}
		r.Body = http.MaxBytesReader(w, r.Body, limit)
		if rt.reads {
			span := s.Limits.Time
			if rt.story { // it takes longer to come and to be read
				span *= 4
				c := http.NewResponseController(w)
				c.SetReadDeadline(time.Now().Add(span))
				c.SetWriteDeadline(time.Now().Add(span + 10*time.Second))
			}
			ctx, cancel := context.WithTimeout(r.Context(), span)
			defer cancel()
			r = r.WithContext(ctx)
		}
		if err := rt.handle(w, r); err != nil {
			s.fail(w, err)
		}
	})
}

// fail writes an error as {"detail": …}.
func (s *Server) fail(w http.ResponseWriter, err error) {
	p := asProblem(err)
	if p.status == http.StatusInternalServerError {
		if a, ok := w.(*answer); ok {
			s.Log.Error("request failed", "id", a.id, "route", a.pattern, "error", err.Error())
		}
	}
	if p.status == http.StatusServiceUnavailable {
		w.Header().Set("Retry-After", "1")
	}
	if p.allow != "" {
		w.Header().Set("Allow", p.allow)
	}
	out := Problem{Detail: p.detail, Errors: p.errors}
	if a, ok := w.(*answer); ok && strings.Contains(a.pattern, " /v2/") {
		out.Error = p.detail
	}
	writeJSON(w, p.status, out)
}

// writeJSON writes a value. A failure to write is the client's going away and is
// nothing to tell.
func writeJSON(w http.ResponseWriter, status int, v any) error {
	b := buffers.Get().(*bytes.Buffer)
	defer putBuffer(b)
	b.Reset()
	enc := json.NewEncoder(b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return fmt.Errorf("writing the answer: %w", err)
	}
	writeBytes(w, status, b.Bytes())
	return nil
}

func writeBytes(w http.ResponseWriter, status int, b []byte) {
	h := w.Header()
	h.Set("Content-Type", "application/json")
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Length", strconv.Itoa(len(b))) // else it goes out in chunks, with more writes
	w.WriteHeader(status)
	w.Write(b)
}

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// putBuffer keeps a buffer for another request unless one answer has made it large.
func putBuffer(b *bytes.Buffer) {
	if b.Cap() <= 1<<20 {
		buffers.Put(b)
	}
}

// readJSON reads a request's body into v. What is wrong with it is told with its
// place.
func readJSON(r *http.Request, v any) error {
	if kind := r.Header.Get("Content-Type"); kind != "" {
		t, _, err := mime.ParseMediaType(kind)
		if err != nil || t != "application/json" && !strings.HasSuffix(t, "+json") {
			return &problem{status: http.StatusUnsupportedMediaType, detail: fmt.Sprintf("the body is %q; application/json is taken here (curl: -H 'Content-Type: application/json')", kind)}
		}
	}
	b := buffers.Get().(*bytes.Buffer)
	defer putBuffer(b)
	b.Reset()
	if _, err := b.ReadFrom(r.Body); err != nil {
		return bodyError(err)
	}
	return parseJSON(b.Bytes(), "the body", v)
}

// bodyError says why a body could not be read.
func bodyError(err error) error {
	if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return err
	}
	return badRequest("the body ended early: %v", err)
}

func parseJSON(b []byte, what string, v any) error {
	if len(bytes.TrimSpace(b)) == 0 {
		return badRequest("%s is empty; it must be JSON", what)
	}
	if !utf8.Valid(b) {
		return badRequest("%s is no valid UTF-8 at byte %d", what, invalidAt(b))
	}
	err := json.Unmarshal(b, v)
	if err == nil {
		return nil
	}
	if e, ok := errors.AsType[*json.SyntaxError](err); ok {
		return badRequest("%s is no valid JSON at %s: %v", what, place(b, e.Offset), e)
	}
	if e, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		field := e.Field
		if field == "" {
			field = "the whole"
		}
		return badRequest("%s at %s: %s must be %s, not %s", what, place(b, e.Offset), field, wireName(e.Type.Kind().String()), e.Value)
	}
	return badRequest("%s: %v", what, err)
}

// wireName is what JSON calls a kind of Go's.
func wireName(kind string) string {
	switch kind {
	case "struct", "map":
		return "an object"
	case "slice", "array":
		return "a list"
	case "string":
		return "a string"
	case "bool":
		return "true or false"
	}
	return "a number"
}

func invalidAt(b []byte) int {
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return len(b)
}

// place says where a byte of a text is, as people and editors count.
func place(b []byte, offset int64) string {
	before := b[:min(int(max(offset, 0)), len(b))]
	line := bytes.Count(before, []byte("\n")) + 1
	column := len(before) - (bytes.LastIndexByte(before, '\n') + 1)
	return fmt.Sprintf("line %d, column %d", line, max(column, 1))
}

// requestID is the client's own ID where it gave a decent one, else a new one.
func requestID(r *http.Request) string {
	if id := r.Header.Get("X-Request-Id"); id != "" && len(id) <= 64 && strings.IndexFunc(id, func(c rune) bool {
		return !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.ContainsRune("-_.:/+=", c))
	}) < 0 {
		return id
	}
	var b [8]byte
	n := rand.Uint64()
	for i := range b {
		b[i] = byte(n >> (8 * i))
	}
	return hex.EncodeToString(b[:])
}
