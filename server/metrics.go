package server

import (
	"cmp"
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// metrics are what /metrics shows. They belong to one server, so that several can
// run in one process.
type metrics struct {
	registry *prometheus.Registry
	inFlight prometheus.Gauge
	requests *prometheus.CounterVec   // route, status
	seconds  *prometheus.HistogramVec // route
	screened prometheus.Counter
	hits     prometheus.Counter // queries with at least one match
	reloads  *prometheus.CounterVec
	loadedAt prometheus.Gauge
	targets  *prometheus.GaugeVec // list
	issued   *prometheus.GaugeVec // list
}

func newMetrics() *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		inFlight: prometheus.NewGauge(prometheus.GaugeOpts{Name: "backchannel_requests_in_flight", Help: "Requests that are being answered."}),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "backchannel_requests_total", Help: "Requests answered, by route and status."}, []string{"route", "status"}),
		seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "backchannel_request_seconds", Help: "How long requests took, by route.",
			Buckets: []float64{.0001, .00025, .0005, .001, .0025, .005, .01, .025, .05, .1, .25, 1, 5, 30}}, []string{"route"}),
		screened: prometheus.NewCounter(prometheus.CounterOpts{Name: "backchannel_queries_screened_total", Help: "Parties screened against the lists."}),
		hits:     prometheus.NewCounter(prometheus.CounterOpts{Name: "backchannel_queries_matched_total", Help: "Parties screened for which an entry reached the threshold."}),
		reloads:  prometheus.NewCounterVec(prometheus.CounterOpts{Name: "backchannel_reloads_total", Help: "Reloads of the lists, done and failed."}, []string{"result"}),
		loadedAt: prometheus.NewGauge(prometheus.GaugeOpts{Name: "backchannel_lists_loaded_timestamp_seconds", Help: "When the lists in force were loaded."}),
		targets:  prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "backchannel_list_targets", Help: "Listed parties in the newest issue of each list."}, []string{"list"}),
		issued:   prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "backchannel_list_published_timestamp_seconds", Help: "When the newest issue of each list was published, else retrieved."}, []string{"list"}),
	}
	m.registry.MustRegister(m.inFlight, m.requests, m.seconds, m.screened, m.hits, m.reloads, m.loadedAt, m.targets, m.issued,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

func (m *metrics) observe(route string, status int, took time.Duration) {
	m.requests.WithLabelValues(route, strconv.Itoa(status)).Inc()
	m.seconds.WithLabelValues(route).Observe(took.Seconds())
}

// loaded shows which issues are in force.
func (m *metrics) loaded(s *stock, now time.Time) {
	m.loadedAt.Set(float64(now.Unix()))
	m.targets.Reset()
	m.issued.Reset()
	for _, l := range s.newest() {
		m.targets.WithLabelValues(l.Name).Set(float64(l.Targets))
		if t, ok := beginning(cmp.Or(l.Published, l.Retrieved)); ok {
			m.issued.WithLabelValues(l.Name).Set(float64(t.Unix()))
		}
	}
}

// beginning is when a date, or the month or year that is all that is known of it, began:
// a list must not look newer than it may be.
func beginning(date string) (time.Time, bool) {
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		if t, err := time.Parse(layout, date); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

func (s *Server) serveMetrics(w http.ResponseWriter, r *http.Request) error {
	promhttp.HandlerFor(s.metrics.registry, promhttp.HandlerOpts{}).ServeHTTP(w, r)
	return nil
}
