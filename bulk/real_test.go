package bulk

import (
	"bytes"
	"io"
	"os"
	"testing"

	"backchannel/internal/shared"
	"backchannel/lists"
	"backchannel/screen"
	"backchannel/vet"
)

// realLists are OFAC's list, the UN's, Canada's and the UK's as they were published:
// some 22,000 parties.
func realLists(tb testing.TB) *vet.Material {
	tb.Helper()
	var all []*lists.Snapshot
	for _, name := range []string{"ofac/sdn_2023-01.csv", "un/UN_consolidated_2026-02-27.xml", "canada/sema_2025.xml", "uk/FCDO_SL_2025-08-11.ods"} {
		raw, err := os.ReadFile(shared.Path(tb, "data/lists/"+name))
		if err != nil {
			tb.Fatal(err)
		}
		f, err := lists.Detect(raw[:min(len(raw), 64<<10)])
		if err != nil {
			tb.Fatal(err)
		}
		s, err := lists.Read(f, &lists.Intake{Parts: map[string]io.Reader{"": bytes.NewReader(raw)}})
		if err != nil {
			tb.Fatal(err)
		}
		all = append(all, s)
	}
	return vet.NewMaterial(all, screen.Defaults())
}

// BenchmarkScreen measures rows a second against the real lists, all cores working.
func BenchmarkScreen(b *testing.B) {
	m := realLists(b)
	const n = 20_000
	text := string(customers(n, madeList(10)))
	rows := 0
	for b.Loop() {
		j := jobOn(b, m, text, CSV)
		if _, err := j.Stream(b.Context(), io.Discard); err != nil {
			b.Fatal(err)
		}
		rows += n
	}
	b.ReportMetric(float64(rows)/b.Elapsed().Seconds(), "rows/s")
}

// BenchmarkRead measures what reading the rows takes of it.
func BenchmarkRead(b *testing.B) {
	const n = 20_000
	text := string(customers(n, madeList(10)))
	rows := 0
	for b.Loop() {
		r := open(b, text, ReadOptions{})
		for {
			var row Row
			if r.Next(&row) != nil {
				break
			}
			rows++
		}
	}
	b.ReportMetric(float64(rows)/b.Elapsed().Seconds(), "rows/s")
}
