// Package server answers screening questions over HTTP, for programs and for
// people with a browser. It speaks the languages that the field has already:
// yente's matching API, the Reconciliation API of OpenRefine, Watchman's search.
//
// What it knows of the lists is one immutable stock. A request takes the stock
// that is in force when it begins and uses it to its end; a reload makes a new one
// beside it and puts it in place in one step, so that no answer mixes two issues of
// a list and none waits.
package server

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"backchannel/lists"
	"backchannel/screen"
	"backchannel/vet"
)

// Config is everything that a server needs from outside.
type Config struct {
	// Load returns the issues of the lists, older ones too. It is called at
	// every reload. With none, the compiled-in starter facts are served alone.
	Load func(context.Context) ([]*lists.Snapshot, error)

	// Reader reads the stories that are vetted. It is called once, when the
	// first story comes. Nil turns vetting off.
	Reader func() (vet.Reader, error)

	Now     func() time.Time // required: answers are as of this day unless the request says otherwise
	Weights screen.Weights   // the zero value is screen.Defaults
	Log     *slog.Logger     // nil says nothing
	Token   string           // what POST /updatez must show; "" turns it off
	Version string           // of the program, for /openapi.json and the pages
	BaseURL string           // under which clients reach the server; "" takes what each request says
	Limits  Limits
}

// Limits bound what one request may ask. A zero field takes its default.
type Limits struct {
	Body   int64         // bytes of a request's body; default 1 MiB
	Story  int64         // bytes of a story; default 20 MiB
	Batch  int           // queries in one request; default 100
	Value  int           // bytes of one value that is compared; default 1,024, beyond which no name is read
	Time   time.Duration // for one request, and four times that for a story; default 30 s
	Vets   int           // stories that are read at the same time; default 2
	Header int           // bytes of a request's header, the URL among them; default 64 KiB
}

func (l Limits) withDefaults() Limits {
	set := func(n *int, to int) {
		if *n == 0 {
			*n = to
		}
	}
	if l.Body == 0 {
		l.Body = 1 << 20
	}
	if l.Story == 0 {
		l.Story = 20 << 20
	}
	if l.Time == 0 {
		l.Time = 30 * time.Second
	}
	set(&l.Batch, 100)
	set(&l.Value, 1024)
	set(&l.Vets, 2)
	set(&l.Header, 64<<10)
	return l
}

// Server answers requests once Reload has been called. It is safe for use by
// many goroutines.
type Server struct {
	Config
	mux     *http.ServeMux
	stock   atomic.Pointer[stock]
	loading sync.Mutex // held by the one reload that runs
	metrics *metrics
	reader  func() (vet.Reader, error)
	vets    chan struct{} // a place for each story that is read
}

// New returns a server that has no lists yet: until Reload has run, it answers
// 503 to all that needs them.
func New(c Config) *Server {
	if c.Weights == (screen.Weights{}) {
		c.Weights = screen.Defaults()
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	if c.Load == nil {
		c.Load = func(context.Context) ([]*lists.Snapshot, error) { return nil, nil }
	}
	c.Limits = c.Limits.withDefaults()
	s := &Server{Config: c, mux: http.NewServeMux(), metrics: newMetrics(), vets: make(chan struct{}, c.Limits.Vets)}
	s.reader = func() (vet.Reader, error) { return nil, notOffered("reading stories is turned off on this server") }
	if c.Reader != nil {
		s.reader = sync.OnceValues(c.Reader)
	}
	for _, r := range s.routes() {
		s.mux.Handle(r.pattern, s.serve(r))
	}
	return s
}

// HTTP returns an http.Server for the handler with bounds on headers and on
// slow clients. The caller gives it an address and stops it with Shutdown, which
// lets the requests in flight finish.
func (s *Server) HTTP() *http.Server {
	return &http.Server{
		Handler: s, MaxHeaderBytes: s.Limits.Header,
		ReadHeaderTimeout: 10 * time.Second, ReadTimeout: s.Limits.Time, WriteTimeout: s.Limits.Time + 10*time.Second, IdleTimeout: 2 * time.Minute,
		ErrorLog: slog.NewLogLogger(s.Log.Handler(), slog.LevelWarn),
	}
}

// Reload reads the lists anew and puts them in force. Requests that are under way
// finish with what they began with. On an error everything stays as it was. Of
// several calls at the same time one runs after the other.
func (s *Server) Reload(ctx context.Context) error {
	s.loading.Lock()
	defer s.loading.Unlock()
	began := s.Now()
	fresh, err := s.load(ctx)
	if err != nil {
		s.metrics.reloads.WithLabelValues("failed").Inc()
		s.Log.Error("lists not loaded", "error", err.Error())
		return err
	}
	fresh.began, fresh.ended = began, s.Now()
	s.stock.Store(fresh)
	s.metrics.reloads.WithLabelValues("done").Inc()
	s.metrics.loaded(fresh, s.Now())
	for _, l := range fresh.newest() {
		s.Log.Info("list in force", "list", l.Name, "published", l.Published, "retrieved", l.Retrieved, "sha256", l.SHA256, "targets", l.Targets)
	}
	if fresh.material.StarterOnly() {
		s.Log.Warn("no list is loaded: only the compiled-in starter facts are asked")
	}
	s.Log.Info("lists loaded", "entities", fresh.material.Index().Len(), "milliseconds", s.Now().Sub(began).Milliseconds())
	return nil
}

func (s *Server) load(ctx context.Context) (*stock, error) {
	issues, err := s.Load(ctx)
	if err != nil {
		return nil, fmt.Errorf("loading the lists: %w", err)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	for _, x := range issues {
		nameDatasets(x)
	}
	return newStock(issues, s.Weights)
}

// nameDatasets says in each entity which list it is from. It is done once, before
// anything is shared, because entities must not change afterwards.
func nameDatasets(x *lists.Snapshot) {
	own := []string{x.List}
	for _, e := range x.Entities {
		if len(e.Datasets) == 0 {
			e.Datasets = own
		}
	}
}

// today is the day that answers are as of.
func (s *Server) today() string { return s.Now().Format(time.DateOnly) }

// errLoading is what a request gets that comes before the lists do.
var errLoading = errors.New("the lists are being loaded; try again in a moment")
