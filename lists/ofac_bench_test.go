package lists

import (
	"bytes"
	"io"
	"os"
	"testing"

	"backchannel/internal/shared"
)

// BenchmarkReadSDN reads the list of January 2023 with its addresses and a
// later file of aliases; records are the rows of all three.
func BenchmarkReadSDN(b *testing.B) {
	files := map[string][]byte{}
	rows := 0
	for part, name := range map[string]string{"": "sdn_2023-01.csv", "alt": "alt_2025-02.csv", "add": "add_2023-01.csv"} {
		raw, err := os.ReadFile(shared.Path(b, "data/lists/ofac/"+name))
		if err != nil {
			b.Fatal(err)
		}
		files[part] = raw
		rows += bytes.Count(raw, []byte("\n"))
	}
	b.ReportAllocs()
	for b.Loop() {
		in := &Intake{Parts: map[string]io.Reader{}}
		for part, raw := range files {
			in.Parts[part] = bytes.NewReader(raw)
		}
		if _, err := Read(ofacSDN, in); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(rows)*float64(b.N)/b.Elapsed().Seconds(), "records/s")
}
