package server_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http/httptest"
	"os"
	"testing"
	"time"

	"backchannel/internal/shared"
	"backchannel/lists"
	"backchannel/server"
)

// realLists reads the lists that lie beside the project: about 22,000 listed
// parties.
func realLists(b *testing.B) []*lists.Snapshot {
	b.Helper()
	var out []*lists.Snapshot
	for _, file := range []string{"ofac/sdn_2023-01.csv", "un/UN_consolidated_2026-02-27.xml", "uk/FCDO_SL_2025-08-11.ods", "canada/sema_2025.xml"} {
		raw, err := os.ReadFile(shared.Path(b, "data/lists/"+file))
		if err != nil {
			b.Fatal(err)
		}
		f, err := lists.Detect(raw[:min(len(raw), 64<<10)])
		if err != nil {
			b.Fatal(err)
		}
		s, err := lists.Read(f, &lists.Intake{Parts: map[string]io.Reader{"": bytes.NewReader(raw)}})
		if err != nil {
			b.Fatal(err)
		}
		out = append(out, s)
	}
	return out
}

// BenchmarkMatch asks in process, so that a profile shows the server and not the
// network. server/load measures over the network.
func BenchmarkMatch(b *testing.B) {
	all := realLists(b)
	s := server.New(server.Config{Now: time.Now, Load: func(context.Context) ([]*lists.Snapshot, error) { return all, nil }})
	if err := s.Reload(b.Context()); err != nil {
		b.Fatal(err)
	}
	var names []string
	for _, l := range all {
		for e := range l.Listed() {
			if n := e.Name(); e.Schema == "Person" {
				names = append(names, n)
			}
		}
	}
	for _, batch := range []int{1, 100} {
		b.Run(fmt.Sprintf("batch=%d", batch), func(b *testing.B) {
			var bodies [][]byte
			for i := range 64 {
				queries := map[string]any{}
				for k := range batch {
					n := names[(i*batch+k)*37%len(names)]
					if k%3 == 1 && len(n) > 6 {
						n = n[:3] + n[4:]
					}
					queries[fmt.Sprint(k)] = map[string]any{"schema": "Person", "properties": map[string]any{"name": n}}
				}
				body, _ := json.Marshal(map[string]any{"queries": queries})
				bodies = append(bodies, body)
			}
			i := 0
			for b.Loop() {
				w := httptest.NewRecorder()
				s.ServeHTTP(w, httptest.NewRequestWithContext(b.Context(), "POST", "/match/default", bytes.NewReader(bodies[i%len(bodies)])))
				if w.Code != 200 {
					b.Fatal(w.Body)
				}
				i++
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*batch), "µs/name")
		})
	}
}
