package lists

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"backchannel/internal/shared"
)

// readFiles reads the files of one publication as a user would give them: what
// each is shows in its content.
func readFiles(tb testing.TB, want *Format, paths ...string) *Snapshot {
	tb.Helper()
	in := &Intake{Parts: map[string]io.Reader{}}
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		if err != nil {
			tb.Fatal(err)
		}
		f, err := Detect(raw[:min(len(raw), 64<<10)])
		if err != nil {
			tb.Fatalf("%s: %v", path, err)
		}
		if f.List != want.List || f.Part == "" && f != want {
			tb.Fatalf("%s is taken for %s, want %s", path, f.Name, want.Name)
		}
		in.Parts[f.Part] = bytes.NewReader(raw)
	}
	s, err := Read(want, in)
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

func realOFAC(tb testing.TB, want *Format, names ...string) *Snapshot {
	tb.Helper()
	for i, n := range names {
		names[i] = shared.Path(tb, "data/lists/ofac/"+n)
	}
	return readFiles(tb, want, names...)
}

func TestOFACGoldens(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		format *Format
		files  []string
	}{
		{ofacSDN, []string{"ofac_sdn.csv", "ofac_sdn_alt.csv", "ofac_sdn_add.csv", "ofac_sdn_comments.csv"}},
		{ofacCons, []string{"ofac_cons.csv"}},
		{ofacConsXML, []string{"ofac_cons.xml"}},
		{ofacSDNEnhanced, []string{"ofac_sdn_enhanced.xml"}},
		{ofacConsEnhanced, []string{"ofac_cons_enhanced.xml"}},
	} {
		golden := filepath.Join("testdata", c.files[0]+".golden")
		for i, f := range c.files {
			c.files[i] = filepath.Join("testdata", f)
		}
		s := readFiles(t, c.format, c.files...)
		for _, e := range s.Entities {
			if err := e.Validate(); err != nil {
				t.Error(err)
			}
		}
		checkEnds(t, s)
		got := show(s)
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(string(want), got); d != "" {
			t.Errorf("%s (-want +got; -update rewrites it):\n%s", golden, d)
		}
	}
}

func TestOFACCounts(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		format  *Format
		files   []string
		targets int
	}{
		{ofacSDN, []string{"sdn_2023-01.csv", "add_2023-01.csv"}, 11443},
		{ofacSDN, []string{"sdn_2021-07.csv"}, 8976},
		{ofacSDN, []string{"sdn_2019-01.csv"}, 7379},
		{ofacCons, []string{"cons_prim.csv", "cons_alt.csv", "cons_add.csv", "cons_comments.csv"}, 442},
		{ofacCons, []string{"cons_prim_2025-08.csv"}, 443},
		{ofacConsXML, []string{"consolidated_nonsdn_2025-03-28.xml"}, 443},
	} {
		s := realOFAC(t, c.format, c.files...)
		if s.Targets != c.targets {
			t.Errorf("%v: %d listed, want %d", c.files, s.Targets, c.targets)
		}
		checkReal(t, s)
		for _, k := range s.Skipped {
			if !strings.Contains(k.Why, "comments file") && !strings.Contains(k.Why, "in the main file") && k.Where != "after that" {
				t.Errorf("%v: skipped %s", c.files, k)
			}
		}
		for _, e := range s.Entities {
			if m := Measure(e); e.Schema == "Sanction" && m == "" {
				t.Errorf("%v: %s says nothing of its measure", c.files, e.ID)
			}
		}
	}
}

func TestEveryRealFileOfOFACIsRecognised(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]*Format{
		"sdn_2019-01.csv": ofacSDN, "sdn_2021-07.csv": ofacSDN, "sdn_2023-01.csv": ofacSDN,
		"alt_2025-02.csv": ofacSDNAlt, "alt_2025-12.csv": ofacSDNAlt, "alt_2026-02-25.csv": ofacSDNAlt,
		"add_2023-01.csv": ofacSDNAdd, "add_2025-12.csv": ofacSDNAdd, "sdn_comments_2025-12.csv": ofacSDNComments,
		"cons_prim.csv": ofacCons, "cons_prim_2025-08.csv": ofacCons, "cons_alt.csv": ofacConsAlt,
		"cons_add.csv": ofacConsAdd, "cons_comments.csv": ofacConsComments,
		"consolidated_nonsdn_2025-03-28.xml": ofacConsXML,
	} {
		raw, err := os.ReadFile(shared.Path(t, "data/lists/ofac/"+name))
		if err != nil {
			t.Fatal(err)
		}
		if f, err := Detect(raw[:min(len(raw), 64<<10)]); err != nil || f != want {
			t.Errorf("%s: %v, %v; want %s", name, f, err, want.Name)
		}
	}
}

func TestKnownEntriesOfSDN2023(t *testing.T) {
	t.Parallel()
	s := realOFAC(t, ofacSDN, "sdn_2023-01.csv", "add_2023-01.csv")
	for _, c := range []struct {
		id, schema, name string
		programs         []string
	}{
		{"ofac-34336", "Person", "Kirill Aleksandrovich DMITRIEV", []string{"RUSSIA-EO14024"}},
		{"ofac-34036", "Company", "RUSSIAN DIRECT INVESTMENT FUND", []string{"RUSSIA-EO14024"}},
		{"ofac-24306", "Person", "Viktor Feliksovich VEKSELBERG", []string{"UKRAINE-EO13662", "RUSSIA-EO14024"}},
	} {
		e := find(t, s, c.id)
		var programs []string
		for _, x := range s.Entities {
			if x.Schema == "Sanction" && x.First("entity") == c.id {
				programs = append(programs, x.First("program"))
				if Measure(x) != Block {
					t.Errorf("%s: %s does %q", c.id, x.First("program"), Measure(x))
				}
			}
		}
		if e.Schema != c.schema || e.First("name") != c.name || !slices.Equal(programs, c.programs) {
			t.Errorf("%s is %s %q under %v", c.id, e.Schema, e.First("name"), programs)
		}
	}
	n := count(s)
	if n["Person"] != 5890 || n["Vessel"] != 685 || n["Airplane"] != 293 || n["Company"]+n["Organization"] != 4575 {
		t.Errorf("parties by schema: %v", n)
	}
	// 4,760 remarks begin with "Linked To:"; nine of them name no single entry.
	if n["UnknownLink"] < 4760 || n["LegalEntity"] > 15 {
		t.Errorf("%d links, %d names without an entry", n["UnknownLink"], n["LegalEntity"])
	}
}

// The same entries in two forms of one publication, three months apart, must
// say the same of who is linked to whom and what is done to them.
func TestFormsOfTheNonSDNListAgree(t *testing.T) {
	t.Parallel()
	csv := realOFAC(t, ofacCons, "cons_prim.csv", "cons_alt.csv", "cons_add.csv", "cons_comments.csv")
	xml := realOFAC(t, ofacConsXML, "consolidated_nonsdn_2025-03-28.xml")
	for _, schema := range []string{"Sanction", "UnknownLink", "Company"} {
		a, b := map[string]string{}, map[string]string{}
		for s, m := range map[*Snapshot]map[string]string{csv: a, xml: b} {
			for _, e := range s.Entities {
				if e.Schema == schema {
					m[e.ID] = Measure(e)
				}
			}
		}
		differ := 0
		for id, measure := range a {
			if other, ok := b[id]; !ok || other != measure {
				differ++
			}
		}
		if len(a) == 0 || differ*100 > len(a)*2 {
			t.Errorf("%d of %d %s entities of the CSV are not so in the XML, which has %d", differ, len(a), schema, len(b))
		}
	}
}

func TestBirthDates(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text  string
		want  []string
		exact bool
	}{
		{"15 Jan 1955", []string{"1955-01-15"}, true},
		{"Jan 1960", []string{"1960-01"}, true},
		{"1946", []string{"1946"}, true},
		{"circa 1951", []string{"1951"}, false},
		{"circa 01 May 1951", []string{"1951-05-01"}, false},
		{"1951 to 1953", []string{"1951", "1952", "1953"}, false},
		{"circa 1960-1962", []string{"1960", "1961", "1962"}, false},
		{"01 Jan 1974 to 31 Dec 1975", []string{"1974", "1975"}, false},
		{"01 Oct 1992 to 31 Oct 1992", []string{"1992-10"}, false},
		{"Mar 1968 to Mar 1969", []string{"1968", "1969"}, false},
		{"1900 to 1980", []string{"1900", "1980"}, false},
		{"unknown", nil, false},
		{"31 Feb 1960", nil, false},
	} {
		got, exact := birthDates(c.text)
		if !slices.Equal(got, c.want) || exact != c.exact {
			t.Errorf("%q: %v exact %v, want %v exact %v", c.text, got, exact, c.want, c.exact)
		}
	}
}

func TestFactsOfRemarks(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text string
		want ofacFact
	}{
		{"alt. Passport 790015 (United Kingdom) issued 10 Jul 1998 expires 10 Jul 2008",
			ofacFact{label: "Passport", value: "790015", country: "United Kingdom", issued: "10 Jul 1998", expires: "10 Jul 2008"}},
		{"Passport A-1 (Bogota)", ofacFact{label: "Passport", value: "A-1", note: "Bogota"}},
		{"Passport 12 issued 21 Jun 1992 in Amman, Jordan", ofacFact{label: "Passport", value: "12", issued: "21 Jun 1992", note: "issued in Amman, Jordan"}},
		{"Kenyan ID No. 12773667", ofacFact{label: "Kenyan ID No.", value: "12773667"}},
		{"Listing Date (EO 14024 Directive 2): 24 Feb 2022", ofacFact{label: "Listing Date (EO 14024 Directive 2):", value: "24 Feb 2022"}},
		{"Listing Date (CMIC) 03 Jun 2021", ofacFact{label: "Listing Date (CMIC)", value: "03 Jun 2021"}},
		{"Digital Currency Address - XBT 1abc", ofacFact{label: "Digital Currency Address - XBT", value: "1abc"}},
		{"Vice-Chairperson, 13th Congress of the Harbour", ofacFact{}},
		{"arrested 30 Sep 2002", ofacFact{}},
		{"President since 1979", ofacFact{}},
	} {
		got := readFact(c.text)
		got.raw = ""
		if got != c.want {
			t.Errorf("%q:\n got %+v\nwant %+v", c.text, got, c.want)
		}
	}
}

func TestMarks(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]mark{
		"RUSSIA-EO14024":  "14024",
		"UKRAINE-EO13662": "13662",
		"SDGT":            "",
		"CMIC-EO13959":    "CMIC",
		"Executive Order 13662 Directive Determination - Subject to Directive 4": "13662/4",
		"Listing Date (EO 14024 Directive 1a):":                                  "14024/1a",
		"Executive Order 14024 Directive Information - For more information":     "14024",
		"phone 123456789": "",
	} {
		if got := markOf(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestMeasuresOfDirectives(t *testing.T) {
	t.Parallel()
	for text, want := range map[mark]string{
		"13662/1": Sectoral, "13662/4": Sectoral, "14024/2": Correspondent, "14024/3": Sectoral,
		"14024/1a": Transactions, "14024/4": Transactions, "14014/1": Sectoral,
	} {
		if got := directiveMeasure(text); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

// Copies of the files have been seen with a header, with bare line feeds and in
// another encoding.
func TestOtherCopiesOfTheCSV(t *testing.T) {
	t.Parallel()
	raw, err := os.ReadFile("testdata/ofac_sdn.csv")
	if err != nil {
		t.Fatal(err)
	}
	plain := strings.TrimRight(strings.ReplaceAll(string(raw), "\r\n", "\n"), "\x1a")
	want := harbourSDN(t).Targets
	for name, text := range map[string]string{
		"header":       "ID,Name,Type,Country,Title,a,b,c,d,e,f,Details\n" + plain + "\n\n",
		"byte order":   "\ufeff" + plain,
		"windows-1252": strings.Replace(plain, "40127,\"TWIN PIERS", "40127,\"TWIN PI\xc8RES", 1),
		"no last line": strings.TrimRight(plain, "\n"),
	} {
		f, err := Detect([]byte(text))
		if err != nil || f != ofacSDN {
			t.Errorf("%s: %v, %v", name, f, err)
			continue
		}
		s, err := Read(f, &Intake{Parts: map[string]io.Reader{"": strings.NewReader(text)}})
		if err != nil || s.Targets != want {
			t.Errorf("%s: %v, %v; want %d listed", name, s, err, want)
			continue
		}
		if got := s.Entity("ofac-40127").First("name"); name == "windows-1252" && got != "TWIN PIÈRES" {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestALonePartIsRefusedInWords(t *testing.T) {
	t.Parallel()
	f, err := Detect([]byte("36,12,\"aka\",\"LIGHTER\",-0- \r\n"))
	if err != nil || f != ofacSDNAlt {
		t.Fatalf("%v, %v", f, err)
	}
	_, err = Read(f, &Intake{Parts: map[string]io.Reader{"": strings.NewReader("")}})
	if err == nil || !strings.Contains(err.Error(), "give both") {
		t.Errorf("got %v", err)
	}
}

func TestWhatIsNoOFACFile(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":                                     "it is empty",
		"<!DOCTYPE html><html><body>Not found": "web page",
		"%PDF-1.7\n":                           "a PDF",
		"{\"a\":1}":                            "JSON",
		"name,age,city\nAda,53,Ulm\n":          "CSV whose columns",
		"Dear Sir or Madam":                    "plain text",
		"\x00\x01\x02\x03":                     "binary",
		"PK\x03\x04abc":                        "ZIP",
		"<?xml version=\"1.0\"?><!-- x --><catalogue a=\"b\">": "root element catalogue",
		"1,\"A\",\"planet\",\"X\",1,2,3,4,5,6,7,8\n":           "CSV whose columns",
	} {
		f, err := Detect([]byte(text))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, %v; want an error with %q", text, f, err, want)
		}
	}
}

func FuzzOFACCSV(f *testing.F) {
	for _, n := range []string{"ofac_sdn.csv", "ofac_cons.csv", "ofac_sdn_alt.csv"} {
		raw, err := os.ReadFile(filepath.Join("testdata", n))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw, []byte("36,1,\"aka\",\"X\",-0- \n"), []byte("36,1,\"Pier\",\"Ulm\",\"Cuba\",-0- \n"), []byte("36,\"more; DOB 1950\"\n"))
	}
	f.Fuzz(func(t *testing.T, main, alt, add, comments []byte) {
		for _, format := range []*Format{ofacSDN, ofacCons} {
			format.Detect(main)
			in := &Intake{Skip: func(Skip) {}, Parts: map[string]io.Reader{"": bytes.NewReader(main), "alt": bytes.NewReader(alt),
				"add": bytes.NewReader(add), "comments": bytes.NewReader(comments)}}
			for e, err := range format.Parse(in) {
				if err != nil {
					t.Fatal(err)
				}
				if err := e.Validate(); err != nil {
					t.Error(err)
				}
			}
		}
	})
}

func FuzzOFACClassic(f *testing.F) { fuzzFormat(f, ofacConsXML, "ofac_cons.xml") }

func FuzzOFACEnhanced(f *testing.F) {
	fuzzFormat(f, ofacSDNEnhanced, "ofac_sdn_enhanced.xml", "ofac_cons_enhanced.xml")
}

// A file that ends within a record would clear all who come after it; a record
// that is broken elsewhere is one record.
func TestAFileThatEndsWithinARecordIsRefused(t *testing.T) {
	t.Parallel()
	whole := `101,"LANTERN SHIPPING",-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ` + "\r\n"
	for end, want := range map[string]string{
		"":                             "",
		"\x1a":                         "",
		"\r\n\x1a":                     "",
		`102,"HERON`:                   "line 2: the file ends in the middle",
		`102,"HERON",-0- ,"CUBA"`:      "line 2: the file ends in the middle",
		`102,"HERON",-0-` + "\r\n":     "",
		strings.TrimSpace(whole):       "",
		`102,"HERON` + "\n" + whole:    "",
		`102,"HERON",-0-` + "\r\n\x1a": "",
	} {
		_, err := Read(ofacSDN, &Intake{Parts: map[string]io.Reader{"": strings.NewReader(whole + end)}})
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%q: error %v, want %q", end, err, want)
		}
	}
}

func TestTwoPartiesOfOneNumberAreTold(t *testing.T) {
	t.Parallel()
	s, err := Read(unXML, &Intake{Parts: map[string]io.Reader{"": strings.NewReader(`<CONSOLIDATED_LIST><ENTITIES>` +
		`<ENTITY><DATAID>1</DATAID><FIRST_NAME>HERON</FIRST_NAME></ENTITY><ENTITY><DATAID>1</DATAID><FIRST_NAME>LANTERN</FIRST_NAME></ENTITY></ENTITIES></CONSOLIDATED_LIST>`)}})
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Skipped) != 1 || !strings.Contains(s.Skipped[0].String(), `a second time, as "LANTERN"`) || s.Targets != 1 {
		t.Errorf("%d parties, skipped %v; want one, and the second told", s.Targets, s.Skipped)
	}
}
