package report

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
	"testing"

	"backchannel/cite"
	"backchannel/reader"
	"backchannel/regime"
	"backchannel/vet"
)

// web is a finding on an invented network of n parties: a few centres, each
// with followers, and some ties across.
func web(n int) *vet.Finding {
	f := &vet.Finding{AsOf: "2025-03-20"}
	statuses := []regime.Status{regime.Listed, regime.Tied, regime.Blocked, regime.Tied, regime.LaterListed, regime.Clear}
	kinds := []string{"owns", "meeting", "associate", "told", "family"}
	state := uint32(7)
	random := func(below int) int {
		state = state*1664525 + 1013904223
		return int(state>>8) % below
	}
	for i := range n {
		id := fmt.Sprint("p", i+1)
		name := fmt.Sprintf("Party Number %d", i+1)
		schema := "Person"
		if i%3 == 0 {
			name, schema = fmt.Sprintf("Invented Trading and Holding Company %d", i+1), "Company"
		}
		status := statuses[random(len(statuses))]
		f.Parties = append(f.Parties, vet.Party{ID: id, Name: name, Schema: schema, Status: status})
		f.Network.Nodes = append(f.Network.Nodes, vet.Node{ID: id, Name: name, Schema: schema, Status: status})
		if i == 0 {
			continue
		}
		to := fmt.Sprint("p", 1+random(max(1, min(i, 1+i/3))))
		kind := kinds[random(len(kinds))]
		e := edge(kind, id, to, "", cite.Evidence{Quote: "An invented sentence."})
		e.Status = []reader.Status{reader.Current, reader.Former, reader.Future}[random(3)]
		e.Negated, e.Disputed = random(9) == 0, random(9) == 0
		f.Network.Edges = append(f.Network.Edges, e)
		if i%6 == 5 {
			f.Network.Edges = append(f.Network.Edges, edge("meeting", id, fmt.Sprint("p", 1+random(i)), "met"))
		}
	}
	return f
}

func TestNoBoxCoversAnother(t *testing.T) {
	t.Parallel()
	for _, n := range []int{2, 5, 12, 30, 60, 120} {
		p := newPicture(web(n), true)
		if len(p.boxes) == 0 {
			t.Fatalf("a web of %d has no boxes", n)
		}
		var all []*box
		all = append(all, p.boxes...)
		for _, l := range p.lines {
			all = append(all, l.label)
		}
		for i, a := range all {
			if a.x-a.w/2 < -0.6 || a.y-a.h/2 < -0.6 || a.x+a.w/2 > p.w+0.6 || a.y+a.h/2 > p.h+0.6 {
				t.Errorf("web of %d: %q lies outside the picture", n, a.text)
			}
			for _, b := range all[:i] {
				if (a.w+b.w)/2-math.Abs(a.x-b.x) > 1 && (a.h+b.h)/2-math.Abs(a.y-b.y) > 1 {
					t.Errorf("web of %d: %q covers %q", n, a.text, b.text)
				}
			}
		}
	}
}

func TestOnlyPartiesThatMatterAreDrawn(t *testing.T) {
	t.Parallel()
	drawn := map[string]bool{}
	for _, b := range newPicture(harbour(), false).boxes {
		drawn[b.node.Name] = true
	}
	for name, want := range map[string]bool{
		"Ilya Toreshkov": true, "Nadia Verhalen": true, "Halvard Docks": true, // on the way between the two
		"Piers Oakhollow": false, "port authority": false, "J. Smith": false,
	} {
		if drawn[name] != want {
			t.Errorf("%s is drawn: %v, want %v", name, drawn[name], want)
		}
	}
	if big := newPicture(web(240), true); len(big.boxes) != mostBoxes || big.omitted != 40 {
		t.Errorf("a web of 240: %d boxes and %d omitted", len(big.boxes), big.omitted)
	}
}

func TestPicturesAreWellFormedXML(t *testing.T) {
	t.Parallel()
	for _, s := range samples {
		for _, face := range faces {
			if !strings.Contains("svg all.svg graphml gexf", face.ending) {
				continue
			}
			var b bytes.Buffer
			if err := face.write(&b, s.finding()); err != nil {
				t.Fatal(err)
			}
			dec := xml.NewDecoder(&b)
			for {
				_, err := dec.Token()
				if errors.Is(err, io.EOF) {
					break
				}
				if err != nil {
					t.Fatalf("%s.%s: %v", s.name, face.ending, err)
				}
			}
		}
	}
}

func TestThePictureShowsEveryWayThatTheTextTells(t *testing.T) {
	t.Parallel()
	f := harbour()
	f.Network = vet.Network{}
	f.Parties[0].Roles[0].Organization = "p13" // the broker has a post at the port authority
	p := newPicture(f, true)
	lines := map[string]string{}
	for _, l := range p.lines {
		lines[l.from.node.Name+" > "+l.to.node.Name] = tieLabel(l.edge)
	}
	for ends, want := range map[string]string{
		"Nadia Verhalen > Ilya Toreshkov":    "met – disputed",
		"Celandine Partners > Halvard Docks": "owns 12 %",
		"Meridane Shipping > Halvard Docks":  "owns 50 % (former)", // the path walks it the other way
		"Nadia Verhalen > port authority":    "shipbroker",
		"Vasil Belgorin > Ilya Toreshkov":    "childhood friend",
	} {
		if got := lines[ends]; got != want {
			t.Errorf("%s: %q, want %q", ends, got, want)
		}
	}
}

func TestALineSaysItsTieAndItsDoubts(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		edge vet.Edge
		want string
	}{
		{vet.Edge{Kind: "told", Label: "brief", Negated: true}, "not: briefed"},
		{vet.Edge{Kind: "told", Label: "not told", Negated: true}, "not told"},
		{vet.Edge{Kind: "told", Label: "cut", Negated: true}, "cut out"},
		{vet.Edge{Kind: "owns", Label: "owned 50 %", Status: reader.Former}, "owned 50 % (former)"},
		{vet.Edge{Kind: "owns", Label: "owner 12 %"}, "owns 12 %"},
		{vet.Edge{Kind: "owns", Label: "divested", Status: reader.Former}, "divested (former)"},
		{vet.Edge{Kind: "owns", Label: "owner"}, "owns"},
		{vet.Edge{Kind: "meeting", Status: reader.Former, Disputed: true}, "met – disputed"},
		{vet.Edge{Kind: "meeting", Label: "include"}, "met"},
		{vet.Edge{Kind: "meeting", Label: "separate meeting"}, "separate meeting"},
		{vet.Edge{Kind: "transfer", Label: "gave the plan to", Status: reader.Future}, "gave the plan to (planned)"},
		{vet.Edge{Kind: "transfer", Label: "pay", Status: reader.Future}, "paid (planned)"},
		{vet.Edge{Kind: "associate", Label: "close ally"}, "close ally"},
		{vet.Edge{Kind: "associate", Label: "work"}, "works with"},
		{vet.Edge{Kind: "associate", Label: "advise"}, "associate of"}, // who advises whom may be swapped
		{vet.Edge{Kind: "represents", Label: "work"}, "acts for"},
		{vet.Edge{Kind: "sanctioned", Label: "designate"}, "sanctioned"},
		{vet.Edge{Kind: "legal", Label: "arrested"}, "arrested"},
	} {
		if got := tieLabel(&c.edge); got != c.want {
			t.Errorf("%s %q: %q, want %q", c.edge.Kind, c.edge.Label, got, c.want)
		}
	}
}

func BenchmarkPicture(b *testing.B) {
	for _, n := range []int{20, 60, 200} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			f := web(n)
			for b.Loop() {
				newPicture(f, true)
			}
		})
	}
}
