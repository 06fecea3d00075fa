package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"

	"backchannel/lists"
	"backchannel/reader"
	"backchannel/server"
	"backchannel/store"
	"backchannel/vet"
)

// serveCmd answers screening questions over HTTP until it is stopped.
type serveCmd struct {
	Listen  string        `help:"Address to listen on. Only this machine can reach the default; the server asks nobody who they are." default:"127.0.0.1:8080" placeholder:"HOST:PORT"`
	BaseURL string        `help:"Address under which clients reach the server, where a proxy stands before it." placeholder:"URL"`
	Token   string        `help:"What POST /updatez must show to load the lists anew; better given in the environment, where others do not see it." env:"BACKCHANNEL_UPDATE_TOKEN" placeholder:"SECRET"`
	Watch   time.Duration `help:"How often to look whether the home has new lists; 0 never." default:"15s"`
	Batch   int           `help:"The most queries in one request." default:"100"`
	Body    int64         `help:"The most bytes in a request." default:"1048576"`
	Timeout time.Duration `help:"The longest that a request may take; a story may take four times that." default:"30s"`
	Grace   time.Duration `help:"How long requests in flight may go on when the server is stopped." default:"30s"`
	Quiet   bool          `help:"Log warnings and errors alone, not every request."`
}

func (c *serveCmd) Run(ctx context.Context, e *env) error {
	if c.Batch < 1 || c.Body < 1 || c.Timeout <= 0 || c.Watch < 0 {
		return usageError{errors.New("--batch, --body and --timeout must be more than nothing")}
	}
	listener, err := net.Listen("tcp", c.Listen)
	if err != nil {
		return hint(fmt.Errorf("--listen %s: %w", c.Listen, err), "another program may have the port; --listen 127.0.0.1:0 takes a free one")
	}
	defer listener.Close()
	level := slog.LevelInfo
	if c.Quiet {
		level = slog.LevelWarn
	}
	src := &listSource{e: e}
	s := server.New(server.Config{
		Load: src.load, Reader: func() (vet.Reader, error) { return reader.New() }, Now: e.now, Token: c.Token, Version: version(), BaseURL: strings.TrimRight(c.BaseURL, "/"),
		Log:    slog.New(slog.NewJSONHandler(e.stderr, &slog.HandlerOptions{Level: level})),
		Limits: server.Limits{Batch: c.Batch, Body: c.Body, Time: c.Timeout},
	})
	e.say("http://%s answers when the lists are loaded; /docs says what to ask", listener.Addr())
	return c.serve(ctx, s, src, listener)
}

// serve runs until the context ends or the lists cannot be loaded at first, and
// then lets what is in flight finish.
func (c *serveCmd) serve(ctx context.Context, s *server.Server, src *listSource, l net.Listener) error {
	web := s.HTTP()
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	var wg sync.WaitGroup
	wg.Go(func() {
		if err := web.Serve(l); !errors.Is(err, http.ErrServerClosed) {
			stop(err)
		}
	})
	wg.Go(func() {
		if err := s.Reload(ctx); err != nil {
			stop(err)
			return
		}
		c.keepCurrent(ctx, s, src)
	})
	<-ctx.Done()
	end, cancel := context.WithTimeout(context.WithoutCancel(ctx), c.Grace)
	defer cancel()
	err := web.Shutdown(end)
	wg.Wait()
	if cause := context.Cause(ctx); !errors.Is(cause, context.Canceled) {
		return cause
	}
	if err != nil {
		return fmt.Errorf("stopped before every request was answered, which --grace %s did not allow", c.Grace)
	}
	return nil
}

// keepCurrent loads the lists anew on SIGHUP, and when the home has changed.
func (c *serveCmd) keepCurrent(ctx context.Context, s *server.Server, src *listSource) {
	hup := make(chan os.Signal, 1)
	signal.Notify(hup, syscall.SIGHUP)
	defer signal.Stop(hup)
	var tick <-chan time.Time
	if c.Watch > 0 {
		t := time.NewTicker(c.Watch)
		defer t.Stop()
		tick = t.C
	}
	for {
		select {
		case <-ctx.Done():
			return
		case <-hup:
		case <-tick:
			if !src.changed() {
				continue
			}
		}
		s.Reload(ctx) // it logs and counts its own failure; what was in force stays so
	}
}

// listSource gives the server the lists of the home. Issues that were read
// before are not read again.
type listSource struct {
	e *env

	mu     sync.Mutex
	issues map[string]*lists.Snapshot // by folder and hash
	sight  string                     // what the home had when last looked at
}

// load reads every issue that the home has. One that cannot be read is an error:
// a server that leaves out a list must not pass for one that asks it.
func (s *listSource) load(ctx context.Context) ([]*lists.Snapshot, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	h, err := s.e.openHome()
	if err != nil || h == nil {
		return nil, err
	}
	defer h.Close()
	all, err := stored(h)
	if err != nil {
		return nil, err
	}
	s.sight = sightOf(all)
	fresh := slices.DeleteFunc(slices.Clone(all), func(x *store.Snapshot) bool { return s.issues[keyOf(x)] != nil })
	read, err := h.LoadAll(ctx, fresh)
	if err != nil {
		return nil, err
	}
	kept := map[string]*lists.Snapshot{}
	var out []*lists.Snapshot
	for _, x := range all {
		i := slices.Index(fresh, x)
		if i >= 0 {
			kept[keyOf(x)] = read[i]
		} else {
			kept[keyOf(x)] = s.issues[keyOf(x)]
		}
		out = append(out, kept[keyOf(x)])
	}
	s.issues = kept
	return out, nil
}

// changed reports whether the home has other issues than when it was last looked
// at.
func (s *listSource) changed() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	h, err := s.e.openHome()
	if err != nil || h == nil {
		return s.sight != ""
	}
	defer h.Close()
	all, err := stored(h)
	if err != nil {
		return false // an issue is being removed or is damaged; SIGHUP tells which
	}
	was := s.sight
	s.sight = sightOf(all)
	return s.sight != was
}

// stored returns every issue that the home has.
func stored(h *store.Home) ([]*store.Snapshot, error) {
	names, err := h.Lists()
	if err != nil {
		return nil, err
	}
	var all []*store.Snapshot
	for _, n := range names {
		issues, err := h.Snapshots(n)
		if err != nil {
			return nil, err
		}
		all = append(all, issues...)
	}
	return all, nil
}

func keyOf(x *store.Snapshot) string { return cmp.Or(x.Dir, x.List) + " " + x.SHA256 }

func sightOf(all []*store.Snapshot) string {
	var out []string
	for _, x := range all {
		out = append(out, keyOf(x))
	}
	return strings.Join(out, "\n")
}
