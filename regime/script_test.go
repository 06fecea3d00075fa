package regime

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"backchannel/graph"
)

var update = flag.Bool("update", false, "rewrite the answers in testdata/*.txt")

// TestScripts runs testdata/*.txt. A script states facts and asks:
//
//	list X OFAC from 2022-03-01            X is listed; also: until, effective, measure, programs, on LIST, by SOURCE
//	snapshot us_ofac_sdn 2021-07 has A,B   an issue of a list; those who are in other issues are absent from it
//	owns A 51% B from 2022-03-01           also: until, and the marks former, disputed, denied, planned
//	tie A meeting B on 2023-01             any kind; also: from, until, role, and the marks above
//	hub X        undecided X WHY           reset
//	verdict C at 2023-01-01 = blocked      the answer; reasons (+) and cautions (!) follow, indented
//	licences OFAC RUSSIA-EO14024 at 2022-05-01 about the central bank
//	dealing meeting C at 2023-01 [reported WORDS]
//	interest A B                           the multiplied economic interest
//
// go test -update rewrites the answers; read them before keeping them.
func TestScripts(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			b, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := runScript(t, file, string(b))
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want := strings.Split(string(b), "\n")
			for i, line := range strings.Split(got, "\n") {
				if !*update && (i >= len(want) || line != want[i]) {
					t.Fatalf("%s:%d:\ngot  %s\nwant %s", file, i+1, line, want[min(i, len(want)-1)])
				}
			}
			if n := strings.Count(got, "\n"); !*update && n+1 != len(want) {
				t.Fatalf("%s: %d lines, want %d", file, n+1, len(want))
			}
		})
	}
}

// script is the facts stated so far.
type script struct {
	tb        testing.TB
	where     string
	listed    []Designation
	parties   []string // of listed, in step
	snapshots []snapshot
	graph     *graph.Graph
	undecided map[string]string
	ties      int
}

type snapshot struct {
	list, date string
	has        []string
}

func newScript(tb testing.TB) *script {
	return &script{tb: tb, graph: graph.New(), undecided: map[string]string{}}
}

// runScript returns the script with its answers as they came out.
func runScript(tb testing.TB, name, text string) string {
	tb.Helper()
	s := newScript(tb)
	var out []string
	for i, line := range strings.Split(text, "\n") {
		s.where = fmt.Sprintf("%s:%d", name, i+1)
		switch f := strings.Fields(line); {
		case strings.HasPrefix(line, "  "): // an answer of the last run
		case len(f) == 0 || strings.HasPrefix(line, "#"):
			out = append(out, line)
		case f[0] == "reset":
			s = newScript(tb)
			out = append(out, line)
		default:
			out = append(out, s.line(line, f)...)
		}
	}
	return strings.Join(out, "\n")
}

func (s *script) fail(format string, args ...any) {
	s.tb.Helper()
	s.tb.Fatalf(s.where+": "+format, args...)
}

func (s *script) line(line string, f []string) []string {
	s.tb.Helper()
	switch f[0] {
	case "list":
		s.list(f[1:])
	case "snapshot":
		sn := snapshot{list: f[1], date: f[2]}
		if len(f) > 4 {
			sn.has = strings.Split(f[4], ",")
		}
		s.snapshots = append(s.snapshots, sn)
	case "owns":
		s.tie(append([]string{f[1], graph.Owns, f[3], "share", f[2]}, f[4:]...))
	case "tie":
		s.tie(f[1:])
	case "hub":
		s.party(f[1], true)
	case "undecided":
		s.undecided[f[1]] = strings.Join(f[2:], " ")
	case "verdict":
		return s.verdict(f)
	case "dealing":
		return s.dealing(line, f)
	case "licences":
		return s.licences(line, f)
	case "interest":
		in := s.graph.Holdings(graph.End).Interest(f[1], f[2])
		return []string{line, "  = " + in.Sum.String()}
	default:
		s.fail("no such word: %s", f[0])
	}
	return []string{line}
}

// named reads "from 2022-03-01 until …" after the fixed words.
func (s *script) named(f []string, marks ...string) map[string]string {
	s.tb.Helper()
	out := map[string]string{}
	for i := 0; i < len(f); i++ {
		if slices.Contains(marks, f[i]) {
			out[f[i]] = "yes"
			continue
		}
		if i+1 == len(f) {
			s.fail("%s: nothing after it", f[i])
		}
		out[f[i]] = f[i+1]
		i++
	}
	return out
}

func (s *script) list(f []string) {
	s.tb.Helper()
	o := s.named(f[2:])
	d := Designation{
		Authority: f[1], Name: f[0], Listed: o["from"], Delisted: o["until"], Effective: o["effective"],
		Measure: o["measure"], List: o["on"], Source: o["by"],
	}
	if o["programs"] != "" {
		d.Programs = strings.Split(o["programs"], ",")
	}
	s.party(f[0], false)
	s.listed = append(s.listed, d)
	s.parties = append(s.parties, f[0])
}

func (s *script) party(id string, hub bool) {
	s.tb.Helper()
	if err := s.graph.AddParty(graph.Party{ID: id, Name: strings.ReplaceAll(id, "_", " "), Hub: hub}); err != nil {
		s.fail("%v", err)
	}
}

func (s *script) tie(f []string) {
	s.tb.Helper()
	o := s.named(f[3:], "former", "disputed", "denied", "planned")
	s.ties++
	t := graph.Tie{
		ID: fmt.Sprint("t", s.ties), From: f[0], Kind: f[1], To: f[2], Start: o["from"], End: o["until"], Date: o["on"],
		Known: o["told"], Role: o["role"], Disputed: o["disputed"] != "", Negated: o["denied"] != "",
	}
	if o["former"] != "" {
		t.Status = "former"
	}
	if o["planned"] != "" {
		t.Status = "future"
	}
	if o["share"] != "" && o["share"] != "?" {
		share, err := graph.ParseShare(o["share"])
		if err != nil {
			s.fail("%v", err)
		}
		t.Share = share
	}
	s.party(t.From, false)
	s.party(t.To, false)
	if err := s.graph.AddTie(t); err != nil {
		s.fail("%v", err)
	}
}

// book puts the facts together: the issues of a list are sightings of each
// party that any of them has.
func (s *script) book() *Book {
	b := &Book{Designations: map[string][]Designation{}, Graph: s.graph, Undecided: s.undecided}
	listed := slices.Clone(s.listed)
	parties := slices.Clone(s.parties)
	for _, sn := range s.snapshots {
		for _, p := range sn.has {
			if !slices.ContainsFunc(listed, func(d Designation) bool { return d.Name == p && d.List == sn.list }) {
				listed = append(listed, Designation{Authority: authorityOf(sn.list), List: sn.list, Name: p})
				parties = append(parties, p)
			}
		}
	}
	for i, d := range listed {
		for _, sn := range s.snapshots {
			if sn.list == d.List {
				d.Sightings = append(d.Sightings, Sighting{sn.date, slices.Contains(sn.has, d.Name)})
			}
		}
		d.Title = cmp.Or(d.List, d.Authority)
		d.Name = ""
		b.Designations[parties[i]] = append(b.Designations[parties[i]], d)
	}
	return b
}

func authorityOf(list string) string {
	for prefix, a := range map[string]string{"us_ofac": "OFAC", "us_bis": "BIS", "un_": "UN", "eu_": "EU", "gb_": "UK"} {
		if strings.HasPrefix(list, prefix) {
			return a
		}
	}
	return ""
}

func (s *script) verdict(f []string) []string {
	s.tb.Helper()
	v := s.book().Verdict(f[1], f[3])
	out := []string{fmt.Sprintf("verdict %s at %s = %s", f[1], f[3], v.Status)}
	for _, r := range v.Reasons {
		out = append(out, "  + "+r.Text)
	}
	for _, c := range v.Caution {
		out = append(out, "  ! "+c)
	}
	return out
}

func (s *script) dealing(line string, f []string) []string {
	s.tb.Helper()
	facts, words, _ := strings.Cut(line, " reported ")
	v := s.book().Verdict(f[2], f[4])
	d := Dealing{Kind: f[1], Day: f[4], Verdicts: []Verdict{v}}
	if words != "" {
		d.Words, d.Reported = strings.Split(words, " | "), strings.Count(words, " | ")+1
	}
	var programs []string
	for _, r := range v.Reasons {
		programs = append(programs, r.Programs...)
	}
	d.Published = PublishedLicences([]string{"OFAC"}, programs, d.Day, strings.ReplaceAll(f[2], "_", " "), facts)
	return []string{line, "  " + Judge(d)}
}

func (s *script) licences(line string, f []string) []string {
	_, about, _ := strings.Cut(line, " about ")
	out := []string{line}
	for _, l := range PublishedLicences(f[1:2], f[2:3], f[4], about) {
		out = append(out, "  "+l.Text())
	}
	if len(out) == 1 {
		out = append(out, "  none")
	}
	return out
}
