package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"golang.org/x/net/html"

	"backchannel/reader"
	"backchannel/vet"
)

// pages are all HTML pages of all samples.
func pages(t *testing.T) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	for _, s := range samples {
		var finding, reading bytes.Buffer
		if err := HTML(&finding, s.finding()); err != nil {
			t.Fatal(err)
		}
		if err := ReadingHTML(&reading, s.finding().Readings[0]); err != nil {
			t.Fatal(err)
		}
		out[s.name] = finding.Bytes()
		out[s.name+" reading"] = reading.Bytes()
	}
	return out
}

type tag struct {
	name  string
	attrs map[string]string
	text  string // of a style or script
}

// tags reads a page's tags and fails where one is not closed in its turn.
func tags(t *testing.T, name string, page []byte) []tag {
	t.Helper()
	void := []string{"meta", "br", "img", "input", "link", "hr"}
	var out []tag
	var open []string
	z := html.NewTokenizer(bytes.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			if len(open) > 0 {
				t.Errorf("%s: never closed: %v", name, open)
			}
			return out
		case html.StartTagToken:
			tok := z.Token()
			g := tag{name: tok.Data, attrs: map[string]string{}}
			for _, a := range tok.Attr {
				if _, twice := g.attrs[a.Key]; twice {
					t.Errorf("%s: <%s> has %s twice", name, tok.Data, a.Key)
				}
				g.attrs[a.Key] = a.Val
			}
			out = append(out, g)
			if !slices.Contains(void, tok.Data) {
				open = append(open, tok.Data)
			}
		case html.SelfClosingTagToken:
			tok := z.Token()
			g := tag{name: tok.Data, attrs: map[string]string{}}
			for _, a := range tok.Attr {
				g.attrs[a.Key] = a.Val
			}
			out = append(out, g)
		case html.TextToken:
			if n := len(out) - 1; n >= 0 && (out[n].name == "style" || out[n].name == "script") {
				out[n].text += string(z.Raw())
			}
		case html.EndTagToken:
			tok := z.Token()
			if len(open) == 0 || open[len(open)-1] != tok.Data {
				t.Fatalf("%s: </%s> closes %v", name, tok.Data, open)
			}
			open = open[:len(open)-1]
			out = append(out, tag{name: "/" + tok.Data})
		}
	}
}

func TestPagesLoadAndRunNothingOfOthers(t *testing.T) {
	t.Parallel()
	for name, page := range pages(t) {
		var policy string
		scripts := 0
		for _, g := range tags(t, name, page) {
			if g.attrs["http-equiv"] == "Content-Security-Policy" {
				policy = g.attrs["content"]
			}
			for key, value := range g.attrs {
				switch {
				case strings.HasPrefix(key, "on"), key == "style", key == "src", key == "srcdoc", key == "action", key == "formaction":
					t.Errorf("%s: <%s %s=%q>", name, g.name, key, value)
				case strings.HasSuffix(key, "href") && !strings.HasPrefix(value, "#"):
					t.Errorf("%s: a link out of the page: %q", name, value)
				}
			}
			switch g.name {
			case "script":
				scripts++
				if !strings.Contains(policy, "script-src '"+hashOf(g.text)+"'") {
					t.Errorf("%s: the policy %q does not know the script", name, policy)
				}
			case "style":
				if !strings.Contains(policy, "style-src '"+hashOf(g.text)+"'") {
					t.Errorf("%s: the policy %q does not know the style", name, policy)
				}
			case "img", "iframe", "object", "embed", "link", "base", "form", "image", "foreignobject":
				t.Errorf("%s: <%s>", name, g.name)
			}
		}
		if scripts != 1 || !strings.Contains(policy, "default-src 'none'") {
			t.Errorf("%s: %d scripts under the policy %q", name, scripts, policy)
		}
	}
}

func TestLinksLeadSomewhere(t *testing.T) {
	t.Parallel()
	for name, page := range pages(t) {
		ids := map[string]bool{}
		all := tags(t, name, page)
		for _, g := range all {
			if id := g.attrs["id"]; id != "" {
				if ids[id] {
					t.Errorf("%s: the id %q stands twice", name, id)
				}
				ids[id] = true
			}
		}
		links := 0
		for _, g := range all {
			if to, ok := g.attrs["href"]; ok {
				links++
				if !ids[strings.TrimPrefix(to, "#")] {
					t.Errorf("%s: %q leads nowhere", name, to)
				}
			}
			if by, ok := g.attrs["aria-labelledby"]; ok && !ids[by] {
				t.Errorf("%s: labelled by %q, which is not there", name, by)
			}
		}
		if links < 3 {
			t.Errorf("%s has %d links", name, links)
		}
	}
}

func TestEveryQuoteLinksToItsSentenceAndBack(t *testing.T) {
	t.Parallel()
	f := harbour()
	var b bytes.Buffer
	if err := HTML(&b, f); err != nil {
		t.Fatal(err)
	}
	v, err := newFindingPage(f)
	if err != nil {
		t.Fatal(err)
	}
	back := map[string]string{} // the anchor of a quote to the sentence that links to it
	for _, s := range v.Stories {
		for _, p := range s.Paragraphs {
			for _, st := range p.Sentences {
				for _, n := range st.Refs {
					back[fmt.Sprint("#q", n)] = "#" + st.ID
				}
			}
		}
	}
	quotes := 0
	check := func(l htmlLine) {
		if l.Quote == nil {
			return
		}
		quotes++
		if l.Quote.Href == "" || back[fmt.Sprint("#q", l.Quote.Number)] != l.Quote.Href {
			t.Errorf("quote %d %q leads to %q; back from %q", l.Quote.Number, l.Quote.Text, l.Quote.Href, back[fmt.Sprint("#q", l.Quote.Number)])
		}
		if !strings.Contains(b.String(), fmt.Sprintf(`id="q%d"`, l.Quote.Number)) {
			t.Errorf("quote %d does not stand on the page", l.Quote.Number)
		}
	}
	for _, s := range append(v.Sections, *v.Timeline) {
		for _, it := range s.Items {
			for _, l := range append(it.Lines, it.More...) {
				check(l)
			}
		}
	}
	if quotes < 15 {
		t.Errorf("only %d quotes", quotes)
	}
}

func TestTheStoryStandsWholeOnThePage(t *testing.T) {
	t.Parallel()
	for _, s := range samples {
		for _, r := range s.finding().Readings {
			var words strings.Builder
			for _, p := range mark(r) {
				for _, st := range p.sentences {
					for _, c := range st.pieces {
						words.WriteString(c.text)
					}
				}
				words.WriteString(" ")
			}
			if got, want := clean(words.String()), clean(r.Document.Text); got != want {
				t.Errorf("%s: marked text %q, want %q", r.Document.ID, got, want)
			}
		}
	}
}

func TestSpansThatDoNotFitAreLeftOut(t *testing.T) {
	t.Parallel()
	r := newStory("x", "", "", "Zoë met Ann.").r
	for _, at := range [][2]int{{2, 3}, {-4, 2}, {5, 400}, {7, 7}, {9, 3}} { // 2–3 ends within ë
		m := reader.Mention{Text: "?"}
		m.Start, m.End = at[0], at[1]
		r.Entities = append(r.Entities, reader.Entity{ID: "e", Name: "?", Mentions: []reader.Mention{m}})
	}
	for _, p := range mark(r) {
		for _, st := range p.sentences {
			for _, c := range st.pieces {
				if len(c.names) > 0 {
					t.Errorf("marked %q", c.text)
				}
			}
		}
	}
}

func TestANameWithinANameIsMarkedInBoth(t *testing.T) {
	t.Parallel()
	s := newStory("x.txt", "", "", "He met a Sarmatian envoy of theirs.")
	s.entity("e1", "Person", "Ann Hill")
	s.refer("e1", "nominal", "met a Sarmatian envoy", "a Sarmatian envoy")
	s.entity("e2", "Address", "Republic of Sarmatia", "Sarmatian")
	var text, page bytes.Buffer
	if err := errors.Join(ReadingText(&text, s.r, Options{}), ReadingHTML(&page, s.r)); err != nil {
		t.Fatal(err)
	}
	if want := "He met [a [Sarmatian] envoy]‹Ann Hill› of theirs."; !strings.Contains(text.String(), want) {
		t.Errorf("text lacks %q:\n%s", want, text.String())
	}
	if n := strings.Count(page.String(), `class="known">Ann Hill<`); n != 1 {
		t.Errorf("the page tells %d times who the envoy is", n)
	}
}

func TestMarkdownLetsNoSourceWriteMarkup(t *testing.T) {
	t.Parallel()
	var md, page bytes.Buffer
	if err := Markdown(&md, hostile()); err != nil {
		t.Fatal(err)
	}
	if err := goldmark.Convert(md.Bytes(), &page); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"raw HTML omitted", "<a ", "<img", "<code", "<em>star</em>", "<h1><"} {
		if strings.Contains(page.String(), bad) {
			t.Errorf("the page made of it holds %q:\n%s", bad, page.String())
		}
	}
	if !strings.Contains(page.String(), "&lt;script&gt;") {
		t.Error("the hostile name is gone")
	}
}

func TestJSONHasNoNulls(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := JSON(&b, quiet()); err != nil {
		t.Fatal(err)
	}
	var got map[string]any
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	for key, value := range got {
		if value == nil {
			t.Errorf("%q is null", key)
		}
	}
	for _, key := range []string{"lists", "parties", "dealings", "disputes", "knowledge", "timeline", "undecided", "skipped"} {
		if _, ok := got[key].([]any); !ok {
			t.Errorf("%q is %v, want a list", key, got[key])
		}
	}
	f := quiet()
	if err := JSON(&b, f); err != nil || f.Lists != nil {
		t.Errorf("writing changed the finding: %v, %v", f.Lists, err)
	}
}

func TestReadingBackTheJSONGivesTheFinding(t *testing.T) {
	t.Parallel()
	var first, again bytes.Buffer
	if err := JSON(&first, harbour()); err != nil {
		t.Fatal(err)
	}
	var f vet.Finding
	if err := json.Unmarshal(first.Bytes(), &f); err != nil {
		t.Fatal(err)
	}
	if err := JSON(&again, &f); err != nil {
		t.Fatal(err)
	}
	if first.String() != again.String() {
		t.Error("the finding read back is written otherwise")
	}
}
