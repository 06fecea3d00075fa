package reader

import (
	"os"
	"strings"
	"testing"

	"backchannel/cite"

	"github.com/google/go-cmp/cmp"
)

// readText reads a text with the compiled-in models.
func readText(t testing.TB, doc cite.Document) *Reading {
	t.Helper()
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	out, err := r.Read(doc)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// Each line of testdata/claims.txt is read, and every rule has an example and
// a counter-example there.
func TestClaims(t *testing.T) {
	t.Parallel()
	raw, err := os.ReadFile("testdata/claims.txt")
	if err != nil {
		t.Fatal(err)
	}
	example, counter := map[string]bool{}, map[string]bool{}
	for line := range strings.Lines(string(raw)) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "|")
		if len(f) != 4 {
			t.Fatalf("not four columns: %s", line)
		}
		rule, text, want := strings.TrimSpace(f[0]), strings.ReplaceAll(strings.TrimSpace(f[2]), "¶", "\n\n"), strings.TrimSpace(f[3])
		example[rule] = example[rule] || want != ""
		counter[rule] = counter[rule] || want == ""
		t.Run(rule+"/"+text, func(t *testing.T) {
			r := readText(t, cite.Document{Text: text, Publisher: strings.TrimSpace(f[1])})
			var got []string
			fired := want == ""
			for _, c := range r.Claims {
				got = append(got, string(c.Stance)+" "+c.Source.Name)
				fired = fired || c.Rule == rule
			}
			if diff := cmp.Diff(want, strings.Join(got, "; ")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if !fired {
				t.Errorf("the rule did not fire: %+v", r.Claims)
			}
		})
	}
	rules := []string{"according to", "noun for what is said", "quoted words", "in a document by", "appears to", "it is unclear", "is believed to", "allegedly", "quotation goes on", "quotation announced"}
	for _, r := range claimRules {
		rules = append(rules, r.name)
	}
	for _, r := range rules {
		if !example[r] || !counter[r] {
			t.Errorf("rule %q needs an example and a counter-example in testdata/claims.txt", r)
		}
	}
}

func TestAnswers(t *testing.T) {
	t.Parallel()
	text := "Jon Halvorsen owns the yacht through a trust, two former employees said.\n\nAnna Berg sold the port in May, according to court records.\n\nHalvorsen denied that he owned the yacht.\n\nBerg disputed that account."
	r := readText(t, cite.Document{Text: text})
	cue := map[string]string{}
	for _, c := range r.Claims {
		cue[c.ID] = c.Source.Name
	}
	got := map[string][]string{}
	for _, c := range r.Claims {
		for _, id := range c.Answers {
			got[string(c.Stance)] = append(got[string(c.Stance)], cue[id])
		}
	}
	want := map[string][]string{"denies": {"two former employees"}, "disputes": {"court records"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestQuotations(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text string
		want []string
	}{
		{`"We sold it," he said. "It was ours."`, []string{`"We sold it,"`, `"It was ours."`}},
		{"“One\n\n“Two three,” he said.", []string{"“One", "“Two three,”"}},
		{"``Old type,'' she said.", []string{"``Old type,''"}},
		{"He held it ‘in three years’ time’, he said.", []string{"‘in three years’ time’"}},
		{"The 6\" pipe and rock 'n' roll", nil},
		{"“never closed", []string{"“never closed"}},
	} {
		var got []string
		for _, q := range quotations(c.text) {
			got = append(got, c.text[q.Start:q.End])
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.text, diff)
		}
	}
}

func FuzzClaims(f *testing.F) {
	f.Add("“We will,” said Anna Berg, of Oslo. “Not now,” he added, according to two people who declined to be named.")
	f.Add("according to to to to, said said that that he denied denied it. \"'' `` “ ” ‘")
	f.Add("It did not, which who said that; - denied - (said) [...] : \n\n “a\n\n“b\n\n")
	r, err := New()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		out, err := r.Read(cite.Document{Text: text})
		if err != nil {
			t.Fatal(err)
		}
		ids := map[string]bool{}
		for _, c := range out.Claims {
			if c.Start < 0 || c.End > len(text) || c.Start >= c.End {
				t.Fatalf("span %v of %d bytes", c.Span, len(text))
			}
			if c.Source.Name == "" && c.Source.Kind != cite.Outlet {
				t.Fatalf("a claim of nobody: %+v", c)
			}
			ids[c.ID] = true
		}
		for _, c := range out.Claims {
			for _, id := range c.Answers {
				if !ids[id] || id == c.ID {
					t.Fatalf("%s answers %q", c.ID, id)
				}
			}
		}
	})
}

// The reading of one long run of words without marks, of quotations that never
// close and of cues that follow each other costs no more per word than prose.
func BenchmarkHostile(b *testing.B) {
	r, err := New()
	if err != nil {
		b.Fatal(err)
	}
	for _, c := range []struct{ name, unit string }{
		{"prose", "Anna Berg told the Post on Friday that the firm had moved its money to Oslo, two people familiar with the matter said. "},
		{"no marks", "said that they told him and denied it "},
		{"open quotes", "“he said "},
		{"commas", "Berg, said, who, denied, "},
		{"dates", "early late mid between March and from 2013 to "},
	} {
		b.Run(c.name, func(b *testing.B) {
			text := strings.Repeat(c.unit, 60000/len(c.unit))
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				if _, err := r.Read(cite.Document{Text: text, Date: "2024-03-05"}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
