package vet

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"backchannel/cite"
	"backchannel/ftm"
	"backchannel/lists"
	"backchannel/reader"
	"backchannel/resolve"
	"backchannel/screen"
)

var update = flag.Bool("update", false, "rewrite the findings in testdata")

// TestFindings vets the stories of each file in testdata against its lists, and
// compares what was concluded with what stands in the file. A file has, after a
// word on what it shows:
//
//	-- us_ofac_sdn 2023-01-20 --    an issue of a list; a line for each entry: number | schema | names | programme | since
//	-- post.txt --                  a story
//	-- judgements --                what a person decided before, if anything
//	-- as of 2025-03-20 --          the finding, as of that day; there may be several
func TestFindings(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases in testdata", err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			t.Parallel()
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			k := readCase(t, a)
			for i, f := range a.Files {
				day, ok := strings.CutPrefix(f.Name, "as of ")
				if !ok {
					continue
				}
				got := k.finding(t, day)
				if *update {
					a.Files[i].Data = []byte(got)
					continue
				}
				if diff := cmp.Diff(string(f.Data), got); diff != "" {
					t.Errorf("as of %s (-want +got):\n%s", day, diff)
				}
			}
			if *update {
				if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// kase is what a file of testdata gives.
type kase struct {
	documents  []cite.Document
	snapshots  []*lists.Snapshot
	judgements []resolve.Judgement
}

func readCase(t *testing.T, a *txtar.Archive) kase {
	t.Helper()
	var k kase
	for _, f := range a.Files {
		list, published, isList := strings.Cut(f.Name, " 2")
		switch text := string(f.Data); {
		case strings.HasSuffix(f.Name, ".txt"):
			date, story, _ := strings.Cut(text, "\n")
			k.documents = append(k.documents, cite.Document{ID: f.Name, Date: date, Publisher: strings.TrimSuffix(f.Name, ".txt"), Language: "en", Text: story})
		case f.Name == "judgements":
			all, err := resolve.ReadJudgements(strings.NewReader(text))
			if err != nil {
				t.Fatal(err)
			}
			k.judgements = all
		case isList && !strings.HasPrefix(f.Name, "as of"):
			k.snapshots = append(k.snapshots, snapshot(list, "2"+published, text))
		}
	}
	return k
}

// snapshot is an issue of a list from lines "40123 | Person | Arkady VOLKONSKY;
// alias | RUSSIA-EO14024 | 2022-03-11", of which the last two may be missing.
func snapshot(list, published, text string) *lists.Snapshot {
	s := &lists.Snapshot{Publication: cite.Publication{List: list, Title: list, Published: published, Retrieved: published}}
	for line := range strings.Lines(text) {
		f := append(strings.Split(strings.TrimSpace(line), " | "), "", "")
		party := ftm.NewEntity(list+"-"+f[0], f[1])
		party.Target, party.Datasets = true, []string{list}
		for i, n := range strings.Split(f[2], "; ") {
			party.Add(map[bool]string{true: "name", false: "alias"}[i == 0], n)
		}
		sanction := ftm.NewEntity(party.ID+"-s", "Sanction")
		for prop, value := range map[string]string{"entity": party.ID, "authority": "OFAC", "authorityId": f[0], "program": f[3], "listingDate": f[4]} {
			if value != "" {
				sanction.Add(prop, value)
			}
		}
		s.Entities = append(s.Entities, party, sanction)
		s.Targets++
	}
	return s
}

// finding is what is concluded of the stories, in lines that a person can check
// against them.
func (k kase) finding(t *testing.T, day string) string {
	t.Helper()
	r, err := reader.New()
	if err != nil {
		t.Fatal(err)
	}
	readings, skipped, err := Read(t.Context(), k.documents, r)
	if err != nil || len(skipped) > 0 {
		t.Fatal(err, skipped)
	}
	f, err := Readings(readings, NewMaterial(k.snapshots, screen.Defaults()), Options{AsOf: day, Judgements: k.judgements})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	outline(&b, f)
	return b.String()
}

// outline writes the conclusions of a finding, a line each.
func outline(b *strings.Builder, f *Finding) {
	named := map[string]string{}
	for _, p := range f.Parties {
		named[p.ID] = p.Name
	}
	all := func(ids []string) string {
		var out []string
		for _, id := range ids {
			out = append(out, named[id])
		}
		return strings.Join(out, ", ")
	}
	for _, p := range f.Parties {
		fmt.Fprintf(b, "%s: %s", p.Name, p.Status)
		for _, m := range p.Matches {
			fmt.Fprintf(b, "; %s %s %v", m.List, m.ID, m.Programs)
		}
		for _, v := range p.AtEvents {
			fmt.Fprintf(b, "; %s on %s", v.Status, v.AsOf)
		}
		b.WriteString("\n")
		for _, path := range p.Paths {
			b.WriteString("  path " + p.Name)
			for _, h := range path.Hops {
				fmt.Fprintf(b, " – %s – %s", strings.TrimSpace(h.Kind+" "+h.Share), named[h.To])
			}
			b.WriteString("\n")
		}
	}
	for _, d := range f.Dealings {
		fmt.Fprintf(b, "dealing: %s of %s; %s %s; listed: %s\n", d.Kind, all(d.Parties), d.Date, named[d.Place], all(d.Listed))
		for _, v := range d.Verdicts {
			fmt.Fprintf(b, "  %s %s as of %s\n", named[v.Party], v.Status, v.AsOf)
		}
		for _, e := range d.Evidence {
			fmt.Fprintf(b, "  %s by %s in %s\n", e.Stance, e.Source.Name, e.Document)
		}
		for _, c := range d.Authorisation.Reported {
			fmt.Fprintf(b, "  reported by %s: %s\n", c.Source.Name, c.Text)
		}
		fmt.Fprintf(b, "  %s\n", d.Authorisation.Verdict)
	}
	for _, d := range f.Disputes {
		b.WriteString("dispute:\n")
		for i, side := range d.Sides {
			for _, c := range side {
				fmt.Fprintf(b, "  %c %s %s: %s\n", "+-"[i], c.Source.Name, c.Stance, c.Text)
			}
		}
	}
	for _, k := range f.Knowledge {
		fmt.Fprintf(b, "knowledge: %s %s; by %s; %s; negated %t\n", named[k.Who], k.How, named[k.By], k.Date, k.Negated)
	}
	for _, c := range f.Corroborate {
		fmt.Fprintf(b, "corroborated: %s; by %s; against %s\n", c.Tie, strings.Join(c.Sources, " and "), strings.Join(c.Contradicted, " and "))
	}
	for _, u := range f.Undecided {
		fmt.Fprintf(b, "undecided: %s: %s\n", u.Name, u.Why)
	}
	for _, e := range f.Timeline {
		fmt.Fprintf(b, "%s %s\n", e.Date, e.Text)
	}
}
