package reader

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"backchannel/cite"
	"backchannel/internal/shared"
)

// The story of these tests is read by no reader: a correction must not depend on
// what the rules make of it.
const ferryStory = `Mara Solen runs Halvard Line, two officials said. Solen met Piet Drum, a broker, in Tallinn last month.

Mr. Drum owns 30 percent of the Aster, a ferry. "I never met her," Drum said. The Line declined to comment.`

func ferryReading(t *testing.T, text string) *Reading {
	t.Helper()
	find := cite.NewFinder(text)
	first := func(words string) cite.Span {
		all := find.Find(words)
		if len(all) == 0 {
			t.Fatalf("%q does not stand in the story", words)
		}
		return all[0]
	}
	party := func(id, schema, name string, mentions ...string) Entity {
		e := Entity{ID: id, Schema: schema, Name: name, Aliases: []string{}, Properties: map[string][]string{}}
		for _, m := range mentions {
			s := first(m)
			e.Mentions = append(e.Mentions, Mention{Span: s, Text: text[s.Start:s.End], Kind: "name"})
		}
		return e
	}
	r := &Reading{Document: cite.Document{ID: "ferry", Date: "2025-03-14", Text: text}}
	at := 0
	for _, s := range []string{"officials said.", "last month.", "a ferry.", "Drum said.", "comment."} {
		end := first(s).End
		r.Sentences = append(r.Sentences, cite.Span{Start: at + len(text[at:]) - len(strings.TrimLeft(text[at:], " \n")), End: end})
		at = end
	}
	r.Entities = []Entity{
		party("e1", "Person", "Mara Solen", "Mara Solen", "Solen met"),
		party("e2", "Person", "Halvard Line", "Halvard Line", "The Line"),
		party("e3", "Person", "Piet Drum", "Piet Drum"),
		party("e4", "Address", "Tallinn", "Tallinn"),
		party("e5", "Person", "Drum", "Mr. Drum"),
		party("e6", "Organization", "Aster", "Aster"),
	}
	r.Entities[1].Aliases = []string{"The Line"}
	r.Roles = []Role{{Person: "e1", Title: "officials", Status: Current, Span: first("two officials"), Rule: "x"}}
	r.Ties = []Tie{
		{Kind: Meeting, From: "e1", To: "e3", Place: "e4", Via: []cite.Ref{}, Claims: []string{}, Status: Current, Span: r.Sentences[1], Rule: "meet"},
		{Kind: Owns, From: "e5", To: "e6", Via: []cite.Ref{}, Claims: []string{}, Status: Current, Span: r.Sentences[2], Rule: "own"},
	}
	r.Dates = []Date{{Text: "last month", Span: first("last month"), Value: ""}}
	r.Claims = []Claim{
		{ID: "c1", Stance: cite.Asserts, Source: cite.Source{Kind: cite.Anonymous, Name: "two officials"}, Via: []cite.Source{}, Span: r.Sentences[0], Rule: "said"},
		{ID: "c2", Stance: cite.Asserts, Source: cite.Source{Kind: cite.Person, Name: "Drum", Entity: "e5"}, Via: []cite.Source{}, Quote: true, Span: r.Sentences[3], Rule: "said"},
	}
	return r
}

// correct applies a file of corrections and returns the outcomes, one word a line.
func correct(t *testing.T, r *Reading, file string) []string {
	t.Helper()
	c, err := ReadCorrections(strings.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	before := len(r.Corrections)
	c.Apply(r)
	var out []string
	for _, x := range r.Corrections[before:] {
		out = append(out, string(x.Outcome))
	}
	return out
}

// facts says a reading in lines.
func facts(r *Reading) string {
	var b bytes.Buffer
	if err := r.WriteKey(&b); err != nil {
		panic(err)
	}
	var out []string
	for line := range strings.Lines(b.String()) {
		if !strings.HasPrefix(line, "#") {
			out = append(out, strings.ReplaceAll(strings.TrimSpace(line), "\t", " ; "))
		}
	}
	return strings.Join(out, "\n")
}

func TestEachCorrectionChangesWhatItSays(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ line, want, gone string }{
		{`no entity "Tallinn"`, "", "entity ; Place ; Tallinn"},
		{`no entity "Piet Drum"`, "", "tie ; meeting"},
		{`type "Halvard Line" Company`, "entity ; Company ; Halvard Line", "entity ; Person ; Halvard Line"},
		{`type "Drum" Company`, "claim ; asserts ; organisation ; Drum", "claim ; asserts ; person ; Drum"},
		{`type "the line" Outlet`, "entity ; Outlet ; Halvard Line", ""},
		{`entity Vessel "the Aster" # a typo of the reader's`, "", ""},
		{`name "Drum" "Pieter Drum"`, "entity ; Person ; Pieter Drum ; Drum", "entity ; Person ; Drum"},
		{`alias "Mara Solen" "Solen"`, "entity ; Person ; Mara Solen ; Solen", ""},
		{`merge "Piet Drum" = "Drum"`, "tie ; owns ; Piet Drum ; Aster", "entity ; Person ; Drum"},
		{`mention "her" = "Mara Solen" quoted "I never met her"`, "", ""},
		{`mention "Mr. Drum" = "Piet Drum" quoted "Mr. Drum owns"`, "", "entity ; Person ; Drum"},
		{`split "The Line" from "Halvard Line"`, "entity ; Person ; The Line", ""},
		{`role "Mara Solen" "head" of "Halvard Line" acting quoted "Mara Solen runs Halvard Line"`, "role ; Mara Solen ; head ; Halvard Line ; acting", ""},
		{`no role "Mara Solen"`, "", "role"},
		{`tie owns "Drum" -> "Aster" 30% quoted "owns 30 percent of the Aster"`, "tie ; owns ; Drum ; Aster ; scope=30", ""},
		{`tie told nobody -> "Mara Solen" negated what "the sale" on 2025-02 at "Tallinn" via "Drum" future quoted "last month"`,
			"tie ; told ; - ; Mara Solen ; what=the sale;date=2025-02;place=Tallinn;via=Drum;status=future;negated=yes", ""},
		{`tie meeting "Piet Drum" - "Mara Solen" as "dined" quoted "Solen met Piet Drum"`, "tie ; meeting ; Piet Drum ; Mara Solen ; relation=dined", "place=Tallinn"},
		{`no tie owns "Drum" -> "Aster"`, "", "tie ; owns"},
		{`no tie meeting "Piet Drum" "Mara Solen" quoted "in Tallinn last month"`, "", "tie ; meeting"},
		{`claim denies person "Drum" quoted "I never met her"`, "claim ; denies ; person ; Drum", "claim ; asserts ; person ; Drum"},
		{`claim declines_comment organisation "Halvard Line" via outlet "the Post" quoted "The Line declined … comment."`, "claim ; declines_comment ; organisation ; Halvard Line ; - ; The Line declined to comment.", ""},
		{`no claim "two officials" quoted "two officials said"`, "", "claim ; asserts ; anonymous"},
		{`date "last month" 2025-02`, "date ; last month ; 2025-02", ""},
		{`date "30 percent" 2025/2026 quoted "owns 30 percent of"`, "date ; 30 percent ; 2025/2026", ""},
	} {
		r := ferryReading(t, ferryStory)
		if got := correct(t, r, c.line); !slices.Equal(got, []string{"applied"}) {
			t.Errorf("%s\n\t%v: %s", c.line, got, r.Corrections[0].Why)
			continue
		}
		got := facts(r)
		for line := range strings.SplitSeq(c.want, "\n") {
			if !strings.Contains(got, line) {
				t.Errorf("%s: no %q in\n%s", c.line, c.want, got)
			}
		}
		if c.gone != "" && slices.ContainsFunc(strings.Split(got, "\n"), func(l string) bool {
			return l == c.gone || strings.HasPrefix(l, c.gone+" ;") || strings.HasPrefix(c.gone, "place=") && strings.Contains(l, c.gone)
		}) {
			t.Errorf("%s: still %q in\n%s", c.line, c.gone, got)
		}
		whole(t, r)
		if again := correct(t, r, c.line); again[0] == "applied" {
			t.Errorf("%s changes the reading a second time", c.line)
		}
	}
}

// whole fails where a reading refers to what it has not, or a span lies wrong.
func whole(t *testing.T, r *Reading) {
	t.Helper()
	ids := map[cite.Ref]bool{"": true}
	for _, e := range r.Entities {
		if ids[cite.Ref(e.ID)] {
			t.Errorf("two entities are %s", e.ID)
		}
		ids[cite.Ref(e.ID)] = true
		if len(e.Mentions) == 0 {
			t.Errorf("%s is mentioned nowhere", e.Name)
		}
		for _, m := range e.Mentions {
			if m.Start < 0 || m.End > len(r.Document.Text) || r.Document.Text[m.Start:m.End] != m.Text {
				t.Errorf("%s: the mention %q is not at %v", e.Name, m.Text, m.Span)
			}
		}
	}
	eachRef(r, func(p *cite.Ref) {
		if !ids[*p] {
			t.Errorf("%s is nobody", *p)
		}
	})
	claims := map[string]bool{}
	for _, c := range r.Claims {
		claims[c.ID] = true
	}
	for _, x := range r.Ties {
		for _, id := range x.Claims {
			if !claims[id] {
				t.Errorf("the tie %s rests on %s, which is no claim", x.Kind, id)
			}
		}
	}
}

func TestACorrectionThatDoesNotFitSaysWhy(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ line, outcome, why string }{
		{`type "Aldous Finch" Person`, "unmatched", `no party "Aldous Finch"`},
		{`type "ferry" Vessel`, "unmatched", "add it with entity"},
		{`tie owns "Drum" -> "Aster" 31% quoted "owns 31 percent"`, "stale", "owns 31 percent"},
		{`entity Person "Aldous Finch"`, "stale", "stands in the text"},
		{`claim denies person "Drum" quoted "Drum"`, "ambiguous", "3 places"},
		{`entity Person "Drum"`, "needless", "has it"},
		{`entity Vessel "Aster"`, "ambiguous", "write type"},
		{`merge "Mara Solen" = "Mara Solen"`, "needless", "one party"},
		{`tie meeting "Mara Solen" - "Piet Drum" quoted "Solen met Piet Drum"`, "needless", "has this tie"},
		{`no tie family "Mara Solen" - "Piet Drum"`, "needless", "no such tie"},
		{`no entity "Aldous Finch"`, "needless", "no party"},
		{`mention "two officials" = nobody quoted "two officials said"`, "needless", "means so already"},
		{`mention "a" = "Mara Solen" quoted "met Piet Drum, a broker, in Tallinn last month. Mr. Drum owns 30 percent of the Aster, a ferry"`, "ambiguous", "quote less"},
		{`split "Mara" from "Mara Solen"`, "unmatched", "no mention"},
		{`claim asserts anonymous "two officials" quoted "two officials said"`, "needless", "has this claim"},
	} {
		r := ferryReading(t, ferryStory)
		before := facts(r)
		got := correct(t, r, c.line)
		if got[0] != c.outcome || !strings.Contains(r.Corrections[0].Why, c.why) {
			t.Errorf("%s\n\tgot %s (%s), want %s (%s)", c.line, got[0], r.Corrections[0].Why, c.outcome, c.why)
		}
		if after := facts(r); after != before {
			t.Errorf("%s changed the reading:\n%s", c.line, cmp.Diff(before, after))
		}
	}
}

func TestABadLineIsNamedWithTheWayItIsWritten(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		`rename "A" "B"`:                           `"rename" begins no correction`,
		`type "A" Firm`:                            `"Firm" is no schema; these are: Person Company`,
		`tie owns "A" - "B" quoted "x"`:            `wants ->`,
		`tie owns "A" -> "B"`:                      `it wants quoted "words"`,
		`tie owns "A" -> "B" 30 quoted "x"`:        `"30" is no part of a tie; it is written tie KIND`,
		`tie told nobody -> nobody quoted "x"`:     `must be a party`,
		`merge "A" "B"`:                            `wants = between`,
		`merge "A = "B"`:                           `quotation mark is not closed`,
		`date "May" may`:                           `"may" is no date`,
		`date "May" 2025-13`:                       `"2025-13" is no date`,
		`date "May" 2026/2025`:                     `is no date`,
		`no entity ""`:                             `nothing stands between`,
		`no entity Ada`:                            `in quotation marks`,
		`no entity "Ada" "Berg"`:                   `"Berg" is too much`,
		`claim says person "A" quoted "x"`:         `"says" is no stance`,
		`claim asserts witness "A" quoted "x"`:     `"witness" is no kind of source`,
		`role "A" "head" of current quoted "x"`:    `the organisation in quotation marks`,
		`entity Person "A" aliases quoted "words"`: `no alias stands`,
	} {
		_, err := ReadCorrections(strings.NewReader("# a note\n\n" + line + "\n"))
		if err == nil || !strings.HasPrefix(err.Error(), "line 3: ") || !strings.Contains(err.Error(), want) {
			t.Errorf("%s\n\tgot  %v\n\twant line 3: … %s", line, err, want)
		}
	}
	if _, err := ReadCorrections(strings.NewReader("\n" + strings.Repeat("x", maxCorrection+1))); err == nil || !strings.HasPrefix(err.Error(), "line 2: ") {
		t.Errorf("a line without end: %v", err)
	}
}

// A line may use what a line above it put in, and the whole of a file holds when
// the story has changed around what it quotes.
func TestCorrectionsSurviveAnEditOfTheStory(t *testing.T) {
	t.Parallel()
	file := `
type "Halvard Line" Company
merge "Piet Drum" = "Drum"
type "Aster" Vessel
entity Organization "a broker" # for the next line
tie member "Piet Drum" -> "a broker" quoted "Piet Drum, a broker"
tie owns "Piet Drum" -> "Aster" 30% quoted "owns 30 percent of the Aster"
claim denies person "Piet Drum" quoted "“I never met her,” Drum said."
date "last month" 2025-02
no role "Mara Solen"
`
	r := ferryReading(t, ferryStory)
	for i, o := range correct(t, r, file) {
		if o != "applied" {
			t.Errorf("line %d: %s (%s)", r.Corrections[i].Line, o, r.Corrections[i].Why)
		}
	}
	want := facts(r)
	whole(t, r)

	edited := strings.NewReplacer(`"I never met her," Drum`, "“I never\nmet her,” Drum", "in Tallinn", "in rainy Tallinn").Replace(ferryStory) + "\n\nThis story was corrected."
	r = ferryReading(t, edited)
	for i, o := range correct(t, r, file) {
		if o != "applied" {
			t.Errorf("after the edit, line %d: %s (%s)", r.Corrections[i].Line, o, r.Corrections[i].Why)
		}
	}
	normal := strings.NewReplacer("“", `"`, "”", `"`).Replace
	if diff := cmp.Diff(want, normal(facts(r))); diff != "" {
		t.Errorf("after the edit: -before +after\n%s", diff)
	}

	cut := strings.Replace(ferryStory, "Mr. Drum owns 30 percent of the Aster", "Mr. Drum owns a third of the Aster", 1)
	r = ferryReading(t, cut)
	correct(t, r, file)
	var stale []string
	for _, x := range r.Corrections {
		if x.Outcome != Applied {
			stale = append(stale, fmt.Sprint(x.Line, " ", x.Outcome))
		}
	}
	if diff := cmp.Diff([]string{"7 stale"}, stale); diff != "" {
		t.Errorf("after the share went: -want +got\n%s", diff)
	}
}

func TestWhatACorrectionMadeCarriesItsRule(t *testing.T) {
	t.Parallel()
	r := ferryReading(t, ferryStory)
	correct(t, r, `type "Halvard Line" Company
role "Piet Drum" "broker" quoted "Piet Drum, a broker"
tie represents "Piet Drum" -> "Mara Solen" quoted "a broker"
claim hedges outlet "the story" quoted "Mr. Drum owns"
date "last month" 2025-02`)
	b, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(b), `"rule":"correction"`); n != 5 {
		t.Errorf("%d things carry the rule, want 5: %s", n, b)
	}
	if n := strings.Count(string(b), `"outcome":"applied"`); n != 5 {
		t.Errorf("%d corrections stand in the reading, want 5", n)
	}
	// A denial hangs on the tie that it lies in, and makes it disputed.
	correct(t, r, `claim denies person "Mara Solen" quoted "Solen met Piet Drum, a broker, in Tallinn last month."`)
	for _, x := range r.Ties {
		if x.Kind == Meeting && (!x.Disputed || len(x.Claims) != 1) {
			t.Errorf("the meeting is not disputed by the claim that denies it: %+v", x)
		}
	}
}

// FuzzCorrections checks that no line breaks the reader of corrections, and that
// what it takes leaves a reading whole.
func FuzzCorrections(f *testing.F) {
	for _, x := range correctionForms {
		f.Add(x.usage)
	}
	f.Add(`merge "Piet Drum" = "Drum"` + "\n" + `split "Mr. Drum" from "Piet Drum"` + "\n" + `no entity "Mr. Drum"`)
	f.Add(`entity Person "Solen met"` + "\n" + `tie owns "Solen met" -> "Aster" 3% quoted "a" ` + "\n" + `claim denies person "Drum" quoted "Drum … Line"`)
	f.Fuzz(func(t *testing.T, file string) {
		c, err := ReadCorrections(strings.NewReader(file))
		if err != nil {
			return
		}
		r := ferryReading(t, ferryStory)
		c.Apply(r)
		whole(t, r)
		if len(r.Corrections) != c.Len() {
			t.Fatalf("%d outcomes for %d corrections", len(r.Corrections), c.Len())
		}
	})
}

// A key that is written from a reading scores that reading as wholly right, so
// that a corrected key measures nothing but what was corrected.
func TestAReadingAgreesWithItsOwnKey(t *testing.T) {
	t.Parallel()
	tool := shared.Path(t, "tools/score_reading.py")
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("needs python3 on the PATH, for the scorer")
	}
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile("testdata/stories/goldmine.txt")
	if err != nil {
		t.Fatal(err)
	}
	reading, err := r.Read(cite.Document{ID: "goldmine", Date: "2023-09-04", Text: string(text)})
	if err != nil {
		t.Fatal(err)
	}
	var key bytes.Buffer
	if err := reading.WriteKey(&key); err != nil {
		t.Fatal(err)
	}
	doc, err := json.Marshal(reading)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for name, b := range map[string][]byte{"key.tsv": key.Bytes(), "reading.json": doc} {
		if err := os.WriteFile(filepath.Join(dir, name), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	out, err := exec.CommandContext(t.Context(), python, tool, "-v", filepath.Join(dir, "key.tsv"), filepath.Join(dir, "reading.json")).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if s := string(out); strings.Count(s, " 1.00 (p1.00 r1.00)") != 14 || strings.Contains(s, "missed") {
		t.Errorf("a reading does not agree with its own key:\n%s", s)
	}
}
