// Package fetch takes files from publishers' sites: politely, within bounds,
// and with errors that say on one line what went wrong and what to do.
package fetch

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// Client fetches. The zero value is ready for use.
type Client struct {
	HTTP      *http.Client  // its Transport is used; nil is the default one
	UserAgent string        // "" is backchannel's own
	MaxBytes  int64         // most that a file may have, unpacked; 0 is 1 GiB
	Stall     time.Duration // longest wait for the next bytes; 0 is 60 s
	Timeout   time.Duration // longest time for a file; 0 is 30 min
	Retries   int           // further tries after a passing fault; 0 is 2, below 0 none
	Pause     time.Duration // before the first retry, doubled for each; 0 is 2 s
}

// Request is a file that is wanted.
type Request struct {
	URL string

	// What was told of the copy at hand; the server is asked to send nothing
	// where it would be the same. Empty where there is no copy.
	ETag, LastModified string

	// Progress is called with the bytes received so far and those to come in
	// all, -1 where the server does not say; may be nil. After a retry it
	// starts from 0 again.
	Progress func(done, total int64)
}

// Result is what came.
type Result struct {
	NotModified        bool   // the copy at hand is still good; nothing was written
	SHA256             string // of what was written
	Size               int64
	ETag, LastModified string // to ask with the next time
}

// Destination takes a file. Truncate empties it before another try.
type Destination interface {
	io.Writer
	Truncate() error
}

// Get fetches a file and writes it, unpacked from the gzip of the transfer, to
// dst. What was written when an error comes back is worthless.
func (c *Client) Get(ctx context.Context, r Request, dst Destination) (*Result, error) {
	u, err := url.Parse(r.URL)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil, fmt.Errorf("fetching %q: not a web address", r.URL)
	}
	u.RawQuery, u.User = "", nil // what may be private stays out of messages
	ctx, cancel := context.WithTimeoutCause(ctx, cmp.Or(c.Timeout, 30*time.Minute), errors.New("it took too long; try again later"))
	defer cancel()
	pause := cmp.Or(c.Pause, 2*time.Second)
	for try := cmp.Or(c.Retries, 2); ; try-- {
		res, err := c.once(ctx, r, dst)
		if err == nil {
			return res, nil
		}
		passing, ok := errors.AsType[*passingError](err)
		if !ok || try <= 0 || ctx.Err() != nil {
			return nil, fmt.Errorf("fetching %s: %w", u, plain(ctx, err))
		}
		select {
		case <-ctx.Done():
			return nil, fmt.Errorf("fetching %s: %w", u, context.Cause(ctx))
		case <-time.After(max(pause, min(passing.after, time.Minute))):
		}
		pause *= 2
		if err := dst.Truncate(); err != nil {
			return nil, err
		}
	}
}

// passingError is a fault that another try may not meet.
type passingError struct {
	err   error
	after time.Duration // what the server asks to wait
}

func (e *passingError) Error() string { return e.err.Error() }
func (e *passingError) Unwrap() error { return e.err }

// plain says an error of the network in its own words, without the method and
// address that the caller names.
func plain(ctx context.Context, err error) error {
	if cause := context.Cause(ctx); cause != nil {
		return cause
	}
	if e, ok := errors.AsType[*net.DNSError](err); ok {
		return fmt.Errorf("no server of the name %s could be found; is there a network?", e.Name)
	}
	if e, ok := errors.AsType[*url.Error](err); ok {
		return e.Err
	}
	return err
}

func (c *Client) once(ctx context.Context, r Request, dst io.Writer) (*Result, error) {
	stall := cmp.Or(c.Stall, time.Minute)
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	stalled := &passingError{err: fmt.Errorf("nothing came for %v; try again later", stall)}
	timer := time.AfterFunc(stall, func() { cancel(stalled) })
	defer timer.Stop()

	resp, err := c.send(ctx, r)
	if err != nil {
		return nil, orCause(ctx, err)
	}
	defer resp.Body.Close()
	if err := checkStatus(resp); err != nil {
		return nil, err
	}
	res := &Result{ETag: resp.Header.Get("ETag"), LastModified: resp.Header.Get("Last-Modified")}
	if resp.StatusCode == http.StatusNotModified {
		res.NotModified = true
		return res, nil
	}
	body := &meter{r: resp.Body, total: resp.ContentLength, report: r.Progress, alive: func() { timer.Reset(stall) }}
	if err := c.copy(res, dst, body, resp); err != nil {
		return nil, orCause(ctx, err)
	}
	return res, nil
}

// orCause prefers the reason for which the request was ended to what the
// network made of it.
func orCause(ctx context.Context, err error) error {
	if cause := context.Cause(ctx); cause != nil && !errors.Is(cause, context.Canceled) {
		return cause
	}
	return err
}

const maxRedirects = 5

func (c *Client) send(ctx context.Context, r Request) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, r.URL, nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("User-Agent", cmp.Or(c.UserAgent, "backchannel (sanctions lists; polite: conditional requests, no crawling)"))
	req.Header.Set("Accept-Encoding", "gzip")
	if r.ETag != "" {
		req.Header.Set("If-None-Match", r.ETag)
	}
	if r.LastModified != "" {
		req.Header.Set("If-Modified-Since", r.LastModified)
	}
	h := http.Client{CheckRedirect: checkRedirect}
	if c.HTTP != nil {
		h.Transport, h.Jar = c.HTTP.Transport, c.HTTP.Jar
	}
	resp, err := h.Do(req)
	if err != nil && ctx.Err() == nil && !errors.Is(err, errRedirect) {
		return nil, &passingError{err: err}
	}
	return resp, err
}

var errRedirect = errors.New("redirected")

func checkRedirect(req *http.Request, via []*http.Request) error {
	switch {
	case len(via) > maxRedirects:
		return fmt.Errorf("%w more than %d times; the site is broken or the address is old", errRedirect, maxRedirects)
	case via[0].URL.Scheme == "https" && req.URL.Scheme != "https":
		return fmt.Errorf("%w from https to an address without encryption, which is not followed", errRedirect)
	}
	return nil
}

func checkStatus(resp *http.Response) error {
	err := errors.New(resp.Status)
	switch code := resp.StatusCode; {
	case code == http.StatusOK, code == http.StatusNotModified:
		return nil
	case code == http.StatusNotFound, code == http.StatusGone:
		return fmt.Errorf("%w; the publisher may have moved the file", err)
	case code == http.StatusUnauthorized, code == http.StatusForbidden:
		return fmt.Errorf("%w; the publisher wants a token or does not serve this network", err)
	case code == http.StatusTooManyRequests, code >= 500:
		seconds, _ := strconv.Atoi(resp.Header.Get("Retry-After"))
		return &passingError{fmt.Errorf("%w; the publisher's site has a fault, try again later", err), time.Duration(max(0, seconds)) * time.Second}
	}
	return err
}

// copy writes the body, unpacked, and says what was written.
func (c *Client) copy(res *Result, dst io.Writer, body *meter, resp *http.Response) error {
	r := io.Reader(body)
	if strings.EqualFold(resp.Header.Get("Content-Encoding"), "gzip") {
		z, err := gzip.NewReader(body)
		if err != nil {
			return &passingError{err: errors.New("it should be gzip and is not; try again later")}
		}
		r = z
	}
	br := bufio.NewReaderSize(r, 64<<10)
	head, _ := br.Peek(512)
	if isHTML(head) {
		return errors.New("a web page came in place of the file; the publisher may have moved it or wants a token")
	}
	limit := cmp.Or(c.MaxBytes, 1<<30)
	h := sha256.New()
	n, err := io.Copy(io.MultiWriter(dst, h), io.LimitReader(br, limit+1))
	switch {
	case n > limit:
		return fmt.Errorf("more than %s, which no list has; refused", bytesText(limit))
	case errors.Is(err, io.ErrUnexpectedEOF):
		return &passingError{err: fmt.Errorf("cut short after %s%s; try again", bytesText(body.done), ofTotal(body.total))}
	case errors.Is(err, gzip.ErrChecksum), errors.Is(err, gzip.ErrHeader):
		return &passingError{err: errors.New("damaged on the way; try again")}
	case err != nil:
		return err
	case n == 0:
		return &passingError{err: errors.New("an empty file came; try again later")}
	}
	res.Size, res.SHA256 = n, sum(h)
	return nil
}

func sum(h hash.Hash) string { return hex.EncodeToString(h.Sum(nil)) }

func isHTML(head []byte) bool {
	head = bytes.ToLower(bytes.TrimLeft(head, "\xef\xbb\xbf \t\r\n"))
	return bytes.HasPrefix(head, []byte("<!doctype html")) || bytes.HasPrefix(head, []byte("<html"))
}

func bytesText(n int64) string {
	switch {
	case n >= 1<<20:
		return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
	case n >= 1<<10:
		return fmt.Sprintf("%.1f kB", float64(n)/(1<<10))
	}
	return fmt.Sprintf("%d bytes", n)
}

func ofTotal(n int64) string {
	if n <= 0 {
		return ""
	}
	return " of " + bytesText(n)
}

// meter counts what is received, reports it and says that the line is alive.
type meter struct {
	r           io.Reader
	done, total int64
	report      func(done, total int64)
	alive       func()
}

func (m *meter) Read(p []byte) (int, error) {
	n, err := m.r.Read(p)
	m.alive()
	if m.done += int64(n); m.report != nil && n > 0 {
		m.report(m.done, m.total)
	}
	return n, err
}
