package report

import (
	"bytes"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"backchannel/cite"
	"backchannel/reader"
	"backchannel/vet"
)

var update = flag.Bool("update", false, "rewrite the golden files in testdata")

// samples are the findings, and those of their faces that are kept as goldens.
var samples = []struct {
	name    string
	finding func() *vet.Finding
	golden  string
}{
	{"harbour", harbour, "txt all.txt narrow.txt md html json svg all.svg dot graphml gexf reading.txt reading.narrow.txt reading.html reading.json"},
	{"quiet", quiet, "txt md json"},
	{"hostile", hostile, "txt md svg dot reading.txt"},
}

// faces are all ways in which a finding is shown, by the golden file's ending.
var faces = []struct {
	ending string
	write  func(io.Writer, *vet.Finding) error
}{
	{"txt", func(w io.Writer, f *vet.Finding) error { return Text(w, f, Options{}) }},
	{"all.txt", func(w io.Writer, f *vet.Finding) error { return Text(w, f, Options{All: true, Width: 120}) }},
	{"html", HTML},
	{"md", Markdown},
	{"dot", DOT},
	{"graphml", GraphML},
	{"gexf", GEXF},
	{"json", JSON},
	{"svg", func(w io.Writer, f *vet.Finding) error { return SVG(w, f, Options{}) }},
	{"all.svg", func(w io.Writer, f *vet.Finding) error { return SVG(w, f, Options{All: true}) }},
	{"narrow.txt", func(w io.Writer, f *vet.Finding) error { return Text(w, f, Options{Width: 60}) }},
}

func TestEveryFaceOfEverySample(t *testing.T) {
	t.Parallel()
	for _, s := range samples {
		for _, face := range faces {
			t.Run(s.name+"."+face.ending, func(t *testing.T) {
				t.Parallel()
				var first, again bytes.Buffer
				if err := face.write(&first, s.finding()); err != nil {
					t.Fatal(err)
				}
				if err := face.write(&again, s.finding()); err != nil {
					t.Fatal(err)
				}
				if !bytes.Equal(first.Bytes(), again.Bytes()) {
					t.Error("two runs differ")
				}
				if kept(s.golden, face.ending) {
					golden(t, s.name+"."+face.ending, first.Bytes())
				}
			})
		}
	}
}

// readingFaces are all ways in which a reading is shown.
var readingFaces = []struct {
	ending string
	write  func(io.Writer, *reader.Reading) error
}{
	{"reading.txt", func(w io.Writer, r *reader.Reading) error { return ReadingText(w, r, Options{}) }},
	{"reading.narrow.txt", func(w io.Writer, r *reader.Reading) error { return ReadingText(w, r, Options{Width: 60}) }},
	{"reading.html", ReadingHTML},
	{"reading.json", ReadingJSON},
}

func TestEveryFaceOfAReading(t *testing.T) {
	t.Parallel()
	for _, s := range samples {
		for _, face := range readingFaces {
			var b bytes.Buffer
			if err := face.write(&b, s.finding().Readings[0]); err != nil {
				t.Fatal(err)
			}
			if kept(s.golden, face.ending) {
				golden(t, s.name+"."+face.ending, b.Bytes())
			}
		}
	}
}

func kept(endings, ending string) bool { return slices.Contains(strings.Fields(endings), ending) }

// weights are those of the screening, whose own tests keep them.
var weights = regexp.MustCompile(`(?s)"screening": \{.*?\n  \},`)

// golden compares with a file in testdata. Pictures are compared where they were
// made: another processor may fuse a multiplication and an addition, and end a
// tenth of a pixel away.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	if runtime.GOARCH != "amd64" && (strings.HasSuffix(name, "svg") || strings.HasSuffix(name, "html")) {
		t.Skip("pictures are compared on amd64 only: needs GOARCH=amd64")
	}
	got = weights.ReplaceAll(got, []byte(`"screening": {},`))
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (rewrite with: go test ./report -update)", err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(string(got), "\n")); diff != "" {
		t.Errorf("%s changed (-want +got; rewrite with -update):\n%s", name, diff)
	}
}

func TestNoLineIsWiderThanTheTerminal(t *testing.T) {
	t.Parallel()
	for _, s := range samples {
		for width := 40; width <= 130; width += 3 {
			for _, all := range []bool{false, true} {
				var b bytes.Buffer
				f, o := s.finding(), Options{Width: width, All: all}
				if err := errors.Join(Text(&b, f, o), ReadingText(&b, f.Readings[0], o)); err != nil {
					t.Fatal(err)
				}
				for line := range strings.Lines(b.String()) {
					if n := cells(strings.TrimRight(line, "\n")); n > width {
						t.Errorf("%s at %d columns: a line of %d: %q", s.name, width, n, line)
					}
				}
			}
		}
	}
}

func TestColourChangesNothingButColour(t *testing.T) {
	t.Parallel()
	for _, s := range samples {
		var plain, coloured bytes.Buffer
		if err := Text(&plain, s.finding(), Options{}); err != nil {
			t.Fatal(err)
		}
		if err := Text(&coloured, s.finding(), Options{Color: true}); err != nil {
			t.Fatal(err)
		}
		bare := regexp.MustCompile("\x1b\\[[0-9;]*m").ReplaceAllString(coloured.String(), "")
		if diff := cmp.Diff(plain.String(), bare); diff != "" {
			t.Errorf("%s (-plain +coloured):\n%s", s.name, diff)
		}
		if strings.Contains(plain.String(), "\x1b") {
			t.Errorf("%s: plain text holds an escape", s.name)
		}
		if s.name != "hostile" && !strings.Contains(coloured.String(), "\x1b[1m") {
			t.Errorf("%s: nothing is coloured", s.name)
		}
	}
}

func TestNamesCannotPoseAsOthers(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"Anna \u202eevil\u202c Lee": "Anna \ufffdevil\ufffd Lee",
		"a\x1b[2Jb":                 "a\ufffd[2Jb",
		" two\n\tlines ":            "two lines",
		"zero\u200bwidth\u200e":     "zerowidth",
		"मेहनत e\u0301":             "मेहनत e\u0301",
	} {
		if got := clean(in); got != want {
			t.Errorf("clean(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestDatesAreWrittenAsPeopleDo(t *testing.T) {
	t.Parallel()
	for value, want := range map[string]string{
		"2025-03-14":            "14 March 2025",
		"2025-03":               "March 2025",
		"2025":                  "2025",
		"2025-10-24/2025-10-31": "24–31 October 2025",
		"2025-10-24/2025-11-02": "24 October – 2 November 2025",
		"2024-12-30/2025-01-02": "30 December 2024 – 2 January 2025",
		"2017/2019":             "2017 – 2019",
		"2025-02-30":            "2025-02-30",
		"":                      "",
	} {
		if got := day(value, false); got != want {
			t.Errorf("day(%q) = %q, want %q", value, got, want)
		}
	}
}

func TestATieReadsInTheDirectionOfWalking(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		kind, role, share string
		forward           bool
		status            reader.Status
		want              string
	}{
		{"owns", "", "12 %", true, reader.Current, "owns 12 % of"},
		{"owns", "", "", true, reader.Current, "owns"},
		{"owns", "owner", "", false, reader.Former, "formerly owned by"},
		{"owns", "", "30 %", false, reader.Current, "30 % owned by"},
		{"family", "son-in-law", "", true, reader.Current, "son-in-law of"},
		{"family", "son-in-law", "", false, reader.Current, "whose son-in-law is"},
		{"directs", "CEO", "", false, reader.Former, "whose former CEO is"},
		{"represents", "spokesman", "", true, reader.Former, "former spokesman of"},
		{"meeting", "", "", false, reader.Former, "met"},
		{"transfer", "", "", true, reader.Future, "gave to (planned)"},
		{"legal", "arrested", "", false, reader.Current, "arrested by"},
		{"told", "brief", "", false, reader.Current, "briefed by"},
		{"told", "", "", true, reader.Current, "told"},
		{"transfer", "pay", "", true, reader.Current, "paid"},
		{"associate", "advise", "", false, reader.Current, "advised by"},
		{"associate", "work", "", true, reader.Former, "formerly works with"},
		{"linked_to", "", "", true, reader.Current, "linked to"},
		{"acts_for", "", "", true, reader.Current, "acts for"},
	} {
		if got := phrase(c.kind, c.role, c.share, c.forward, c.status); got != c.want {
			t.Errorf("%s %q %q forward=%v %s: %q, want %q", c.kind, c.role, c.share, c.forward, c.status, got, c.want)
		}
	}
}

func TestWideAndCombiningLettersAreMeasured(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]int{"abc": 3, "王小明": 6, "e\u0301": 1, "ﾊﾝ": 2, "한국": 4, "محمد": 4, "": 0} {
		if got := cells(s); got != want {
			t.Errorf("cells(%q) = %d, want %d", s, got, want)
		}
	}
}

func TestADisputeIsHeadedByItsMatterOrItsVoices(t *testing.T) {
	t.Parallel()
	said := vet.Claim{Text: "The two met in Kessary, an aide said"}
	said.Source = cite.Source{Kind: cite.Anonymous, Name: "an aide"}
	denied := vet.Claim{Text: "“Never,” he said"}
	denied.Source = cite.Source{Kind: cite.Person, Name: "Piers Oakhollow"}
	for _, c := range []struct {
		about string
		sides [][]vet.Claim
		want  string
	}{
		{"whether they met", [][]vet.Claim{{said}, {denied}}, "Whether they met"},
		{"The two met in …", [][]vet.Claim{{said}, {denied}}, "An aide against Piers Oakhollow"},
		{"“Never,” he said", [][]vet.Claim{{}, {denied}}, "Piers Oakhollow"},
	} {
		if got := disputeHead(vet.Dispute{About: c.about, Sides: c.sides}); got != c.want {
			t.Errorf("%q: %q, want %q", c.about, got, c.want)
		}
	}
}

func TestADenialLinksToItsOwnSentence(t *testing.T) {
	t.Parallel()
	f := harbour()
	x := newIndex(f)
	h := harbourStory()
	met, never := h.sentence("The shipbroker"), h.span("“She has never met him,”")
	e := cite.Evidence{Document: "harbour.txt", Span: met, Claim: "c2", Stance: cite.Denies}
	if got := x.quoteLine(e, "", always).quote.span; got.Start != never.Start {
		t.Errorf("the denial stands at %d, want %d", got.Start, never.Start)
	}
	e.Claim = "c1"
	if got := x.quoteLine(e, "", always).quote.span; got != met {
		t.Errorf("the claim stands at %v, want %v", got, met)
	}
}

func TestAVoiceIsNamedUnlessItIsTheDocuments(t *testing.T) {
	t.Parallel()
	x := newIndex(harbour())
	for _, c := range []struct {
		source cite.Source
		via    []cite.Source
		stance cite.Stance
		want   string
	}{
		{itself, nil, cite.Asserts, ""},
		{itself, nil, cite.Disputes, "disputed by harbour.txt"},
		{cite.Source{Kind: cite.Outlet, Name: "The Other Gazette"}, nil, cite.Asserts, "The Other Gazette"},
		{anon, []cite.Source{{Kind: cite.Outlet, Name: "The Other Gazette"}}, cite.Asserts, "two people familiar with the meeting, through The Other Gazette"},
		{clerk, nil, cite.Hedges, "one senior official, with reserve"},
		{cite.Source{Kind: cite.Anonymous}, nil, cite.DeclinesComment, "an unnamed source declined to comment"},
	} {
		e := cite.Evidence{Document: "harbour.txt", Source: c.source, Via: c.via, Stance: c.stance}
		if got := x.quoteLine(e, "", always).quote.voice; got != c.want {
			t.Errorf("%+v %s: %q, want %q", c.source, c.stance, got, c.want)
		}
	}
}

func TestHowSomebodyCameToKnow(t *testing.T) {
	t.Parallel()
	x := newIndex(harbour())
	for _, c := range []struct {
		k    vet.Knowledge
		want string
	}{
		{vet.Knowledge{How: "brief", What: "the sale", Negated: true}, "not briefed on the sale"},
		{vet.Knowledge{How: "told", What: "the sale", By: "p2", Date: "2025-03"}, "told of the sale by Nadia Verhalen, March 2025"},
		{vet.Knowledge{How: "cut", What: "the talks", Negated: true}, "cut out of the talks"},
		{vet.Knowledge{How: "read", What: "the plan"}, "read in on the plan"},
		{vet.Knowledge{How: "receive", What: "the plan", By: "p2", Via: []string{"p13"}}, "given the plan by Nadia Verhalen, through port authority"},
		{vet.Knowledge{}, "told"},
	} {
		if got := strings.ReplaceAll(plainText(x.knowledgeRuns(c.k)), "\u00a0", " "); got != c.want {
			t.Errorf("%+v: %q, want %q", c.k, got, c.want)
		}
	}
}

func TestALineIsNotBrokenBeforeAPercentSign(t *testing.T) {
	t.Parallel()
	for width := 8; width < 40; width++ {
		for _, l := range wrap([]run{say("Port Holdings 30 % and Volkonsky 25 % make 55 %")}, width, width) {
			if strings.HasPrefix(l[0].text, "%") {
				t.Errorf("at %d columns a line begins with %q", width, l[0].text)
			}
		}
	}
}

func TestAnUnnamedSourceIsDescribedInSmallLettersInsideASentence(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"Two other officials":   "two other officials",
		"The people":            "the people",
		"Ukrainian officials":   "Ukrainian officials",
		"U.S. officials":        "U.S. officials",
		"officials in Brussels": "officials in Brussels",
	} {
		if got := called(cite.Source{Kind: cite.Anonymous, Name: name}); got != want {
			t.Errorf("%q is called %q, want %q", name, got, want)
		}
	}
	if got := called(cite.Source{Kind: cite.Organisation, Name: "The Harbour Post"}); got != "The Harbour Post" {
		t.Errorf("a paper is called %q", got)
	}
}

func TestSomebodyDescribedIsNotAmongThoseNamed(t *testing.T) {
	t.Parallel()
	for name, described := range map[string]bool{"spokeswoman of Piers Oakhollow": true, "van der Meer": false, "Piers of Kessary": false} {
		if got := isDescribed(&vet.Party{Name: name, Schema: "Person"}); got != described {
			t.Errorf("%s: a description %v, want %v", name, got, described)
		}
	}
}
