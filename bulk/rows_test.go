package bulk

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// shown reads all rows and writes each as its line, and its fields or what is wrong.
func shown(tb testing.TB, r *Rows) []string {
	tb.Helper()
	var out []string
	for {
		var row Row
		err := r.Next(&row)
		if err == io.EOF {
			return out
		}
		if err != nil {
			tb.Fatal(err)
		}
		if row.Number != int64(len(out)+1) {
			tb.Errorf("row %d is numbered %d", len(out)+1, row.Number)
		}
		s := fmt.Sprintf("%d %s", row.Line, strings.Join(row.Fields, "|"))
		if row.Bad != "" {
			s = fmt.Sprintf("%d BAD %s", row.Line, row.Bad)
		}
		out = append(out, s)
	}
}

func TestRowsOfText(t *testing.T) {
	t.Parallel()
	const unclosed = "a quotation mark is opened and not closed"
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"plain", "name,dob\nAda Lund,1970\nBo Falk,1980\n", []string{"2 Ada Lund|1970", "3 Bo Falk|1980"}},
		{"no line end at the end, CRLF", "name,dob\r\nAda Lund,1970\r\nBo Falk,1980", []string{"2 Ada Lund|1970", "3 Bo Falk|1980"}},
		{"line ends of old Macs", "name,dob\rAda Lund,1970\rBo Falk,1980", []string{"2 Ada Lund|1970", "3 Bo Falk|1980"}},
		{"semicolons, with commas in the values", "name;dob\nLund, Ada;1970\nFalk, Bo;1980\n", []string{"2 Lund, Ada|1970", "3 Falk, Bo|1980"}},
		{"tabs", "name\tdob\nLund, Ada\t1970\n", []string{"2 Lund, Ada|1970"}},
		{"pipes", "name|dob\nLund, Ada|1970\n", []string{"2 Lund, Ada|1970"}},
		{"Excel's note of the delimiter", "sep=;\nname;dob\nAda;1970\n", []string{"3 Ada|1970"}},
		{"one column holds commas", "name\nLund, Ada\nFalk, Bo\n", []string{"2 Lund, Ada", "3 Falk, Bo"}},
		{"a byte order mark", "\ufeffname,dob\nAda,1970\n", []string{"2 Ada|1970"}},
		{"quotation marks keep together", "name,note\n\"Lund, Ada\",\"said \"\"no\"\"\"\n", []string{`2 Lund, Ada|said "no"`}},
		{"a space before a quotation mark", "name,note\nAda, \"a, b\" \n", []string{"2 Ada|a, b"}},
		{"a quotation mark inside a plain field", "name,note\nAda \"the Axe\" Lund,x\n", []string{`2 Ada "the Axe" Lund|x`}},
		{"a value over several lines", "name,address\nAda,\"Quay 1\nKestmouth\"\nBo,x\n", []string{"2 Ada|Quay 1\nKestmouth", "4 Bo|x"}},
		{"blank lines are no rows", "name,dob\n\nAda,1970\n,\n\nBo,1980\n", []string{"3 Ada|1970", "6 Bo|1980"}},
		{"empty columns at the end may be more", "name,dob\nAda,1970,,\n", []string{"2 Ada|1970"}},
		{"too few and too many columns", "name,dob\nAda\nBo,1,2\nCy,3\n", []string{"2 BAD 1 columns where the header has 2", "3 BAD 3 columns where the header has 2", "4 Cy|3"}},
		{"a quotation mark that nothing closes costs its line only", "name,dob\nAda,1970\n\"Bo,1980\nCy,1990\nDi,2000\n", []string{"2 Ada|1970", "3 BAD " + unclosed, "4 Cy|1990", "5 Di|2000"}},
		{"one that a later row closes by chance", "name,dob\n\"Bo,1980\nCy,1990\n\"Di, D\",2000\nEl,1\n", []string{"2 BAD " + unclosed, "3 Cy|1990", "4 Di, D|2000", "5 El|1"}},
		{"a quotation mark that is not doubled", "name,dob\n\"Ada \"x\" Lund\",1970\nBo,1\n", []string{"2 BAD a quotation mark inside a quoted field is not doubled", "3 Bo|1"}},
		{"bytes that are not UTF-8 among some that are", "name,dob\nÅse,1\nÖrn,2\nBj\xf6rn,3\nÆgir,4\n", []string{"2 Åse|1", "3 Örn|2", "4 BAD not UTF-8 (if all of the file is in another encoding, name it with --encoding)", "5 Ægir|4"}},
		{"NUL bytes", "name,dob\nAda\x00,1\nBo,2\n", []string{"2 BAD has NUL bytes", "3 Bo|2"}},
		{"NDJSON", `{"name":"Ada","dob":1970}` + "\n\n" + `{"dob":null,"name":"Bo","extra":true}` + "\n", []string{"1 Ada|1970|", "3 Bo||true"}},
		{"NDJSON that is broken", `{"name":"Ada"}` + "\n{\"name\":\"Bo\"\n[1]\n{\"name\":\"Cy\"} {}\n", []string{"1 Ada", "2 BAD not JSON: the line ends inside the object", "3 BAD not JSON: no object", "4 BAD not JSON: something follows the object"}},
		{"NDJSON in parts", `{"customer":{"name":"Ada","alias":["A","B"]},"n":12345678901234567890}`, []string{"1 Ada|A|12345678901234567890"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(tt.want, shown(t, open(t, tt.text, ReadOptions{}))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWhatCannotBeRead(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":                        "the file is empty",
		" \n\n\t\n":               "the file is empty",
		"\ufeff":                  "the file is empty",
		`[{"name":"Ada"}]`:        "a JSON array; write one object a line",
		"PK\x03\x04\x00\x00xl":    "a packed file; unpack it first",
		"PAR1 and nothing else":   "cannot come through a pipe",
		"{\n\"name\": \"Ada\"\n":  "of the first 2 rows none is an object with fields",
		"\x7fELF\x02\x01\x01\x00": "a binary file",
	} {
		_, err := Open(Input{Reader: strings.NewReader(text)}, ReadOptions{})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v; want %s", text, err, want)
		}
	}
}

func TestEncodings(t *testing.T) {
	t.Parallel()
	const russian = "имя;дата рождения\nАркадий Волконский;1970\nМария Белова;1980\nПётр Дёмин;1990\n"
	const german = "Name;Geburtsdatum\nJürgen Größner;1970\nKäthe Möß;1980\n"
	in := func(s string, e interface{ String(string) (string, error) }) string {
		out, err := e.String(s)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	for _, tt := range []struct {
		name, raw, text, force string
	}{
		{"UTF-8", russian, russian, ""},
		{"windows-1251", in(russian, charmap.Windows1251.NewEncoder()), russian, ""},
		{"windows-1252", in(german, charmap.Windows1252.NewEncoder()), german, ""},
		{"UTF-16 with a mark", in(russian, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder()), russian, ""},
		{"UTF-16 without", in(german, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewEncoder()), german, ""},
		{"said", in(german, charmap.CodePage850.NewEncoder()), "", "ibm866"},
	} {
		r := open(t, tt.raw, ReadOptions{Encoding: tt.force})
		if tt.text == "" {
			if !strings.Contains(r.About, "ibm866") {
				t.Errorf("%s: %s", tt.name, r.About)
			}
			continue
		}
		want := shown(t, open(t, tt.text, ReadOptions{}))
		if diff := cmp.Diff(want, shown(t, r)); diff != "" {
			t.Errorf("%s, read as %s: %s", tt.name, r.About, diff)
		}
	}
	if _, err := Open(Input{Reader: strings.NewReader("name\nAda\n")}, ReadOptions{Encoding: "klingon"}); err == nil {
		t.Error("an encoding that there is not was taken")
	}
}

func TestALineThatIsTooLong(t *testing.T) {
	t.Parallel()
	text := "name,dob\n" + strings.Repeat("x", 10<<20) + ",1\nBo,2\n"
	want := []string{"2 BAD longer than 1 MiB", "3 Bo|2"}
	if diff := cmp.Diff(want, shown(t, open(t, text, ReadOptions{}))); diff != "" {
		t.Error(diff)
	}
}

func TestRowsWithoutAHeader(t *testing.T) {
	t.Parallel()
	r := open(t, "Ada,1970\nBo,1980\n", ReadOptions{NoHeader: true})
	if diff := cmp.Diff([]string{"1", "2"}, r.Columns()); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"1 Ada|1970", "2 Bo|1980"}, shown(t, r)); diff != "" {
		t.Error(diff)
	}
}

// An error of the disk in the middle is told; it is no end of the file.
func TestAFileThatCannotBeReadToItsEnd(t *testing.T) {
	t.Parallel()
	r, err := Open(Input{Reader: io.MultiReader(strings.NewReader("name\n"+strings.Repeat("Ada Lund\n", 200_000)), broken{})}, ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	var row Row
	for err == nil {
		err = r.Next(&row)
	}
	if err == io.EOF || !strings.Contains(err.Error(), "the disk is gone") {
		t.Errorf("reading ended with %v", err)
	}
}

type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, fmt.Errorf("the disk is gone") }

func FuzzCSV(f *testing.F) {
	f.Add("name,dob\n\"Ada\n\",1\nx\n", byte(','))
	f.Add("sep=;\na;b\n\"\"\"x;y\n", byte(0))
	f.Fuzz(func(t *testing.T, text string, delim byte) {
		if delim != 0 && delimiterName(delim) == "one column" {
			delim = ','
		}
		lines := newLineReader(strings.NewReader(text))
		c, err := newCSV(lines, delim, utf8Name, false)
		if err != nil {
			return
		}
		width, last := len(c.columns), int64(0)
		for {
			var r Row
			err := c.next(&r)
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			if r.Bad == "" && len(r.Fields) != width {
				t.Fatalf("line %d: %d fields where the header has %d", r.Line, len(r.Fields), width)
			}
			if r.Line <= last {
				t.Fatalf("line %d after line %d", r.Line, last)
			}
			last = r.Line
		}
	})
}

func FuzzNDJSON(f *testing.F) {
	f.Add(`{"name":"Ada","a":{"b":[1,{"c":null}]}}`)
	f.Add(`{"a":[[[[]]]],"a":1}`)
	f.Fuzz(func(t *testing.T, text string) {
		values, err := flatten(text)
		if err != nil {
			return
		}
		for _, v := range values {
			if len(v.Values) == 0 {
				t.Fatalf("field %q has no value", v.Name)
			}
		}
	})
}

// TestTotalIsReckonedFromWhatWasRead reads files in part. The buffers hold much more of
// them than the rows that were given, and must not count.
func TestTotalIsReckonedFromWhatWasRead(t *testing.T) {
	t.Parallel()
	m := newMaker(3)
	var rows, objects strings.Builder
	rows.WriteString("name,birthDate\n")
	for range 20_000 {
		n, d := m.person(), m.birth()
		rows.WriteString(n + "," + d + "\n")
		objects.WriteString(`{"name": "` + n + `", "birthDate": "` + d + `"}` + "\n")
	}
	wide, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(rows.String())
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"CSV": rows.String(), "CSV in UTF-16": wide, "NDJSON": objects.String()} {
		r, err := Open(Input{Reader: strings.NewReader(text), Size: int64(len(text))}, ReadOptions{})
		if err != nil {
			t.Fatal(name, err)
		}
		for _, n := range []int64{1000, 10_000, 20_000} {
			for r.n < n {
				var row Row
				if err := r.Next(&row); err != nil {
					t.Fatal(name, err)
				}
			}
			r.reckon()
			if got := r.Total(); got < 19_000 || got > 21_000 || n == 20_000 && got != n {
				t.Errorf("%s: after %d rows %d are expected, of 20000", name, n, got)
			}
		}
	}
}
