package store

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"backchannel/internal/shared"
)

// manyParties makes a publication in OFAC's enhanced XML of so many parties out
// of the first of the fixture, each with a number, names, addresses and
// documents of its own: 20,000 are 110 MB, as large as the real file.
func manyParties(tb testing.TB, parties int) []byte {
	tb.Helper()
	raw, err := os.ReadFile(filepath.Join("..", "lists", "testdata", "ofac_sdn_enhanced.xml"))
	if err != nil {
		tb.Fatal(err)
	}
	const open, end = `<entity id="40123">`, "</entity>\n"
	head, rest, _ := strings.Cut(string(raw), open)
	party, _, ok := strings.Cut(rest, end)
	if !ok {
		tb.Fatal("the fixture does not begin with the party 40123 any more")
	}
	var b bytes.Buffer
	b.WriteString(head)
	for i := range parties {
		n := fmt.Sprint(100_000 + i)
		own := strings.NewReplacer(`"601"`, `"1`+n+`"`, `"602"`, `"2`+n+`"`, "VOLKONSKY", "VOLKONSKY-"+n, "ВОЛКОНСКИЙ", "ВОЛКОНСКИЙ-"+n, "VOLK<", "VOLK-"+n+"<",
			"PETROV,", "PETROV-"+n+",", "1 Pier A", n+" Pier A", "70123", n, "77011", n, "1Harbour", "1"+n, "TWIN PIERS", "TWIN PIERS "+n, "40124", fmt.Sprint(i))
		b.WriteString(`<entity id="` + n + `">`)
		own.WriteString(&b, party)
		b.WriteString(end)
	}
	b.WriteString("</entities></sanctionsData>")
	return b.Bytes()
}

// BenchmarkLoad compares an issue that is read from its files with the same one
// read by its prepared form; records are listed parties.
func BenchmarkLoad(b *testing.B) {
	for _, list := range []struct {
		name  string
		files func(b *testing.B) []string
	}{
		{"enhanced XML 20,000 parties", func(b *testing.B) []string {
			file := filepath.Join(b.TempDir(), "SDN_ENHANCED.XML")
			if err := os.WriteFile(file, manyParties(b, 20_000), 0o644); err != nil {
				b.Fatal(err)
			}
			return []string{file}
		}},
		{"SDN CSV 2023-01 with addresses", func(b *testing.B) []string {
			return []string{shared.Path(b, "data/lists/ofac/sdn_2023-01.csv"), shared.Path(b, "data/lists/ofac/add_2023-01.csv")}
		}},
		{"UN XML", func(b *testing.B) []string {
			return []string{shared.Path(b, "data/lists/un/UN_consolidated_2026-02-27.xml")}
		}},
		{"SEMA XML", func(b *testing.B) []string { return []string{shared.Path(b, "data/lists/canada/sema_2025.xml")} }},
	} {
		b.Run(list.name, func(b *testing.B) {
			h, err := Open(b.TempDir())
			if err != nil {
				b.Fatal(err)
			}
			defer h.Close()
			added, err := h.AddFiles(b.Context(), list.files(b), AddOptions{})
			if err != nil || added[0].Err != nil {
				b.Fatal(err, added)
			}
			s := added[0].Snapshot
			info, err := os.Stat(filepath.Join(h.Dir(), s.Dir, preparedFile))
			if err != nil {
				b.Fatal(err)
			}
			report := func(b *testing.B) {
				b.ReportMetric(float64(s.Targets)*float64(b.N)/b.Elapsed().Seconds(), "records/s")
			}
			b.Run("files", func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if _, err := h.parse(b.Context(), s.Dir, s.Files); err != nil {
						b.Fatal(err)
					}
				}
				report(b)
			})
			b.Run("prepared", func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					key, err := h.preparedKey(b.Context(), s.Dir, s.Files)
					if err != nil {
						b.Fatal(err)
					}
					if _, err := h.prepared(b.Context(), s.Dir, key); err != nil {
						b.Fatal(err)
					}
				}
				report(b)
				b.ReportMetric(float64(info.Size())/1e6, "file-MB")
			})
		})
	}
}
