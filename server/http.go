package server

import (
	"bytes"
	"cmp"
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"
	"time"
)

// problem is an error that a client may see, with the status that says whose
// fault it is.
type problem struct {
	status int
	detail string
	errors []string
	allow  string // methods, with 405

	location string // with 308
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
	pattern string // of its route; "" until there is one
	status  int
	bytes   int
	rest    io.Reader // what of the request's body was not read
}

// WriteHeader sends the header. What the multiplexer itself answers, having found no
// route, is kept back: it would be no JSON.
func (a *answer) WriteHeader(status int) {
	if a.status == 0 {
		a.status = status
	}
	if a.pattern != "" {
		a.ResponseWriter.WriteHeader(status)
	}
}

func (a *answer) Write(b []byte) (int, error) {
	if a.pattern == "" {
		return len(b), nil
	}
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
	a := &answer{ResponseWriter: w, id: requestID(r)}
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
				a.pattern = cmp.Or(a.pattern, "none")
				s.fail(a, &problem{status: http.StatusInternalServerError, detail: "something went wrong here; the log has it under the request's ID"})
			}
		}
		took := time.Since(began)
		s.metrics.observe(a.pattern, a.status, took)
		s.Log.LogAttrs(r.Context(), slog.LevelInfo, "request", slog.String("id", a.id), slog.String("method", r.Method), slog.String("route", a.pattern),
			slog.Int("status", a.status), slog.Int("bytes", a.bytes), slog.Float64("milliseconds", float64(took.Microseconds())/1000))
	}()
	s.mux.ServeHTTP(a, r)
	if a.pattern == "" {
		s.unrouted(a, r)
	}
}

// unrouted answers a request that no route takes: 404, or 405 with the methods that
// the path takes, or the cleaned path of one with two slashes.
func (s *Server) unrouted(a *answer, r *http.Request) {
	status := a.status
	a.pattern, a.status = "none", 0
	switch {
	case status >= 300 && status < 400:
		a.WriteHeader(status)
	case status == http.StatusMethodNotAllowed:
		allow := a.Header().Get("Allow")
		s.fail(a, &problem{status: status, detail: fmt.Sprintf("%s is not taken here; %s is", r.Method, allow), allow: allow})
	default:
		s.fail(a, notFound("there is nothing at this address; /docs lists what there is"))
	}
}

// serve makes a route's function a handler: with the time and the body bounded,
// and its error made an answer.
func (s *Server) serve(rt route) http.Handler {
	limit := s.Limits.Body
	if rt.story {
		limit = s.Limits.Story
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		a := w.(*answer)
		a.pattern, a.rest = rt.pattern, r.Body
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

// maxDrained is how many bytes of a body that is too large are still taken from the
// client before the answer.
const maxDrained = 64 << 20

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
	if p.status == http.StatusRequestEntityTooLarge {
		// A client that is still sending would see its connection break, and not why.
		if a, ok := w.(*answer); ok && a.rest != nil {
			io.CopyN(io.Discard, a.rest, maxDrained)
		}
	}
	if p.location != "" {
		w.Header().Set("Location", p.location)
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
	b := takeBuffer()
	defer putBuffer(b)
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

// takeBuffer returns an empty buffer, to be given back by putBuffer.
func takeBuffer() *bytes.Buffer {
	b := buffers.Get().(*bytes.Buffer)
	b.Reset()
	return b
}

// putBuffer keeps a buffer for another request unless one answer has made it large.
func putBuffer(b *bytes.Buffer) {
	if b != nil && b.Cap() <= 1<<20 {
		buffers.Put(b)
	}
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
