package lists

import (
	"os"
	"strings"
	"testing"
)

func TestEUXML(t *testing.T) {
	t.Parallel()
	golden(t, euXML, "eu.xml")
}

func TestEUCSV(t *testing.T) {
	t.Parallel()
	golden(t, euCSV, "eu.csv")
}

// The columns are matched to elements by hand; one left out would only show as
// a note.
func TestEUTableKnowsEveryColumn(t *testing.T) {
	t.Parallel()
	raw, err := os.ReadFile("testdata/eu.csv")
	if err != nil {
		t.Fatal(err)
	}
	line, _, _ := strings.Cut(strings.TrimPrefix(string(raw), "\ufeff"), "\n")
	header := strings.Split(line, ";")
	if len(header) != 118 {
		t.Errorf("%d columns, want the 118 of the real file", len(header))
	}
	for _, h := range header {
		// contact data is one text there: it goes into the notes
		if h != "fileGenerationDate" && h != "Address_ContactInfo" && euTable.column(h).path == h {
			t.Errorf("%s has no place", h)
		}
	}
}

func FuzzEUXML(f *testing.F) { fuzzFormat(f, euXML, "eu.xml") }
func FuzzEUCSV(f *testing.F) { fuzzFormat(f, euCSV, "eu.csv") }
