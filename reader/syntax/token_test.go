package syntax

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestTokenise(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ text, want string }{
		{"The U.S. envoy met Mr. Hale.", "The U.S. envoy met Mr. Hale ."},
		{"Talks on U.S.-Norway trade", "Talks on U.S. - Norway trade"},
		{"It paid $230 million, or 50% more.", "It paid $ 230 million , or 50 % more ."},
		{"He doesn't say who's \"behind it\"", "He does n't say who 's \" behind it \""},
		{"They can’t; the bank’s owners’ lawyers cannot", "They ca n’t ; the bank ’s owners ’ lawyers can not"},
		{"“We won,” she said—twice.", "“ We won , ” she said — twice ."},
		{"a 12-point plan by long-time friends", "a 12 - point plan by long - time friends"},
		{"the anti-war co-founder in mid-March", "the anti-war co-founder in mid-March"},
		{"Omar al-Tamimi of Côte d'Ivoire", "Omar al-Tamimi of Côte d'Ivoire"},
		{"Sean O'Malley, J. R. Odum and T.J. Brand", "Sean O'Malley , J. R. Odum and T.J. Brand"},
		{"write to a.b@harbour.example.org, or see https://harbour.example/a?b=1.", "write to a.b@harbour.example.org , or see https://harbour.example/a?b=1 ."},
		{"on 3/4/2021 at 10:30 for 1,200.50", "on 3/4/2021 at 10:30 for 1,200.50"},
		{"from 2014-2018, on 2019-11-26", "from 2014 - 2018 , on 2019-11-26"},
		{"AT&T and Harbour & Sons Ltd.", "AT&T and Harbour & Sons Ltd."},
		{"wait... what?!", "wait ... what ?!"},
		{"He lost 50km at 7pm in the '90s", "He lost 50 km at 7 pm in the '90s"},
		{"(RDX) [sic] the fund's", "( RDX ) [ sic ] the fund 's"},
		{"and/or", "and / or"},
		{"No. 5 is here. There is no.", "No. 5 is here . There is no ."},
		{"it ended.Then it began", "it ended . Then it began"},
		{"\u200fabc\u200e \ufeffdef\u00a0ghi", "abc def ghi"},
		{"bad \xff\xfe bytes", "bad \xff\xfe bytes"},
		{"", ""},
	} {
		var got []string
		for _, k := range tokenise(test.text) {
			got = append(got, test.text[k.start:k.end])
		}
		if d := cmp.Diff(test.want, strings.Join(got, " ")); d != "" {
			t.Errorf("%q: %s", test.text, d)
		}
	}
}

func TestSplit(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		{"a stop after U.S. ends a sentence where a new one begins", "It went to the U.S. The ship did not.", []string{"It went to the U.S.", "The ship did not."}},
		{"and does not where a name goes on", "It told the U.S. Treasury so. It left.", []string{"It told the U.S. Treasury so.", "It left."}},
		{"titles and initials", "Rep. Ada Moss met Gen. J. K. Brandt on St. Mark Street. He left.", []string{"Rep. Ada Moss met Gen. J. K. Brandt on St. Mark Street.", "He left."}},
		{"a company's Inc. in mid-sentence", "Port Inc. said so. Port Ltd. The end.", []string{"Port Inc. said so.", "Port Ltd.", "The end."}},
		{"a closing quote stays with its sentence", "\"We won. We left.\" He smiled.", []string{"\"We won.", "We left.\"", "He smiled."}},
		{"a question asked by somebody", "“Why now?” Moss asked. Nobody knew.", []string{"“Why now?” Moss asked.", "Nobody knew."}},
		{"an order's number", "Order (E.O.) 13999 holds. It stays.", []string{"Order (E.O.) 13999 holds.", "It stays."}},
		{"a headline in capitals", "They left.\n\nSOME WERE NOT TOLD\n\nMany stayed.", []string{"They left.", "SOME WERE NOT TOLD", "Many stayed."}},
		{"a headline on the line above", "SOME WERE NOT TOLD\nMany of those who stayed were not told of it before the week was out.", []string{"SOME WERE NOT TOLD", "Many of those who stayed were not told of it before the week was out."}},
		{"bullets", "The list:\n• one ship\n• two cars", []string{"The list:", "• one ship", "• two cars"}},
		{"hard-wrapped lines go on", "The fund of the northern ports that was set up in March\nby the ministry has bought three ships and a yard, it said\nin a statement. It gave no price.", []string{"The fund of the northern ports that was set up in March\nby the ministry has bought three ships and a yard, it said\nin a statement.", "It gave no price."}},
		{"times and months", "It met at 9 a.m. on Sept. 5. Then it rose.", []string{"It met at 9 a.m. on Sept. 5.", "Then it rose."}},
		{"capitals throughout", "THE FUND IS LISTED. IT OWNS SHIPS.", []string{"THE FUND IS LISTED.", "IT OWNS SHIPS."}},
	} {
		var got []string
		for _, s := range Sentences(test.text) {
			got = append(got, test.text[s.Start:s.End])
		}
		if d := cmp.Diff(test.want, got); d != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, d)
		}
	}
}

func TestParagraphsAreCountedByBlankLines(t *testing.T) {
	t.Parallel()
	var got []int
	for _, s := range Sentences("\n\nOne. Two.\nStill the same.\n \nNext.\r\n\r\nLast.") {
		got = append(got, s.Paragraph)
	}
	if d := cmp.Diff([]int{0, 0, 0, 1, 2}, got); d != "" {
		t.Error(d)
	}
}

// Whatever the input, no sentence is longer than maxSentence and no token than
// maxToken, so that the work on a text grows with its length and no faster.
func TestWorkIsLinear(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"words without a stop": strings.Repeat("word ", 20000),
		"one word":             strings.Repeat("x", 100000),
		"capitals":             strings.Repeat("ALL OF IT IN CAPITALS ", 5000),
		"brackets":             strings.Repeat(".)", 50000),
		"at signs":             strings.Repeat("a@", 50000),
		"hyphens":              strings.Repeat("a-", 50000),
		"apostrophes":          strings.Repeat("n't", 30000),
		"broken bytes":         strings.Repeat("\xe2\x80", 50000),
		"lines":                strings.Repeat("a\n", 50000),
	} {
		tokens := 0
		for _, s := range Sentences(text) {
			if len(s.Tokens) > maxSentence {
				t.Errorf("%s: a sentence of %d tokens", name, len(s.Tokens))
			}
			for _, k := range s.Tokens {
				if k.End-k.Start > maxToken+utf8.UTFMax {
					t.Errorf("%s: a token of %d bytes", name, k.End-k.Start)
				}
			}
			tokens += len(s.Tokens)
		}
		if tokens == 0 || tokens > len(text) {
			t.Errorf("%s: %d tokens of %d bytes", name, tokens, len(text))
		}
	}
}

func FuzzSentences(f *testing.F) {
	for _, s := range []string{"", "Mr. O'Neil said: \"No.\"", "\xff\u200f…?!\n\n•", "a@b.c d'e 1,2.3-4/5"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, s := range Sentences(text) {
			if len(s.Tokens) == 0 || s.Start != s.Tokens[0].Start || s.End != s.Tokens[len(s.Tokens)-1].End {
				t.Fatalf("sentence %d–%d does not begin and end with its tokens", s.Start, s.End)
			}
			for _, k := range s.Tokens {
				if k.Start < end || k.Start >= k.End || text[k.Start:k.End] != k.Text {
					t.Fatalf("token %d–%d %q after %d", k.Start, k.End, k.Text, end)
				}
				for _, r := range text[end:k.Start] {
					if !isGap(r) {
						t.Fatalf("%q is in no token", r)
					}
				}
				end = k.End
			}
		}
	})
}
