package lists

import (
	"io"
	"strings"
	"testing"
)

func TestUN(t *testing.T) {
	t.Parallel()
	golden(t, unXML, "un.xml")
}

func TestUNReal(t *testing.T) {
	t.Parallel()
	s := readReal(t, unXML, "data/lists/un/UN_consolidated_2026-02-27.xml")
	n := count(s)
	if n["Person"] != 730 || n["Organization"] != 273 || s.Targets != 1003 || n["Sanction"] != 1003 {
		t.Errorf("read %v, want 730 persons and 273 organizations, each with its sanction", n)
	}
	if s.Published != "2026-02-27" || len(s.Skipped) != 0 {
		t.Errorf("published %q, skipped %v; want 2026-02-27 and none", s.Published, s.Skipped)
	}
	checkReal(t, s)
}

// The file of August 2025 that is kept beside the project was saved with one
// byte a character; reading it would make up names.
func TestUNDamagedIsRefused(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ xml, want string }{
		"cut short":       {"<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><DATAID>1</DATAID>", "cut short"},
		"control letters": {"<CONSOLIDATED_LIST><INDIVIDUALS>\n<INDIVIDUAL>\x19</INDIVIDUAL>", "line 2: not well-formed"},
		"a web page":      {"<!DOCTYPE html><html><body>Sorry</body></html>", "web page"},
		"no list":         {"<CONSOLIDATED_LIST></CONSOLIDATED_LIST>", "no listed party"},
		"an entity bomb":  {`<!DOCTYPE x [<!ENTITY a "aaaa">]><CONSOLIDATED_LIST>&a;</CONSOLIDATED_LIST>`, "document type"},
		"too deep":        {strings.Repeat("<INDIVIDUAL>", 70), "deeper than"},
		"crossed tags":    {"<CONSOLIDATED_LIST><INDIVIDUALS></CONSOLIDATED_LIST>", "closes no element"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := Read(unXML, &Intake{Parts: map[string]io.Reader{"": strings.NewReader(test.xml)}})
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("Read = %v, want an error with %q", err, test.want)
			}
		})
	}
}

func FuzzUN(f *testing.F) { fuzzFormat(f, unXML, "un.xml") }

func BenchmarkUN(b *testing.B) {
	for b.Loop() {
		readReal(b, unXML, "data/lists/un/UN_consolidated_2026-02-27.xml")
	}
}
