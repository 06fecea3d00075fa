package lists

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"
)

func TestUKXML(t *testing.T) {
	t.Parallel()
	golden(t, ukXML, "uk.xml")
}

func TestUKCSV(t *testing.T) {
	t.Parallel()
	golden(t, ukCSV, "uk.csv")
}

func TestOFSI(t *testing.T) {
	t.Parallel()
	golden(t, ofsiCSV, "ofsi.csv")
}

func TestUKODSReal(t *testing.T) {
	t.Parallel()
	s := readReal(t, ukODS, "data/lists/uk/FCDO_SL_2025-08-11.ods")
	n := count(s)
	if n["Person"] != 3752 || n["Organization"] != 1087 || n["Vessel"] != 461 || s.Targets != 5300 {
		t.Errorf("read %v, want 3,752 persons, 1,087 organizations and 461 ships", n)
	}
	if len(s.Skipped) != 2 { // BEL0174 and RUS1467 have an empty name in this index
		t.Errorf("skipped %v, want two", s.Skipped)
	}
	checkReal(t, s)
}

// ods makes a spreadsheet of the rows' XML.
func ods(t testing.TB, rows string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	add := func(name, text string, method uint16) {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: method})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, text); err != nil {
			t.Fatal(err)
		}
	}
	add("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zip.Store)
	add("content.xml", `<o:document-content xmlns:o="o" xmlns:table="t" xmlns:text="x"><o:body>`+rows+`</o:body></o:document-content>`, zip.Deflate)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func odsCells(cells ...string) string {
	var b strings.Builder
	b.WriteString("<table:table-row>")
	for _, c := range cells {
		b.WriteString("<table:table-cell><text:p>" + c + "</text:p></table:table-cell>")
	}
	b.WriteString(`<table:table-cell table:number-columns-repeated="16376"/></table:table-row>`)
	return b.String()
}

func ukIndex(t testing.TB) []byte {
	return ods(t, odsCells("Unique ID", "OFSI Group ID", "Name", "Regime Name", "Type", "Designation source", "Date Designated", "Sanctions Imposed")+
		odsCells("RUR0001", "99001", "VOLKONSKY Arkady", "Ruritania", "Individual", "UK", "11-03-2022", "Asset freeze, Travel Ban")+
		odsCells("RUR0002", "99002", "HERON SHIPPING", "Ruritania", "Entity", "UN", "12-03-2022", "Asset freeze")+
		`<table:table-row table:number-rows-repeated="1043268"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`)
}

func TestUKODS(t *testing.T) {
	t.Parallel()
	goldenBytes(t, ukODS, "uk.ods", ukIndex(t))
}

func TestODSRefused(t *testing.T) {
	t.Parallel()
	whole := ukIndex(t)
	for name, test := range map[string]struct {
		raw  []byte
		want string
	}{
		"another spreadsheet": {ods(t, odsCells("Product", "Price")), "no row with the columns"},
		"cut short":           {whole[:len(whole)/2], "damaged or was cut short"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := Read(ukODS, &Intake{Parts: map[string]io.Reader{"": bytes.NewReader(test.raw)}})
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("Read = %v, want an error with %q", err, test.want)
			}
		})
	}
}

func TestUnpackingStopsAtItsBound(t *testing.T) {
	t.Parallel()
	b, err := io.ReadAll(&limited{strings.NewReader(strings.Repeat("x", 100)), 64})
	if len(b) != 64 || err == nil || !strings.Contains(err.Error(), "unpacks to more than") {
		t.Errorf("read %d bytes and %v of 100, want 64 and an error", len(b), err)
	}
}

func FuzzUKXML(f *testing.F) { fuzzFormat(f, ukXML, "uk.xml") }
func FuzzUKCSV(f *testing.F) { fuzzFormat(f, ukCSV, "uk.csv") }
func FuzzOFSI(f *testing.F)  { fuzzFormat(f, ofsiCSV, "ofsi.csv") }
func FuzzUKODS(f *testing.F) {
	f.Add(ukIndex(f))
	fuzzFormat(f, ukODS)
}
