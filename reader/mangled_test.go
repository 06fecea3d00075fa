package reader

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"backchannel/cite"
)

// manglings are what happens to texts on their way: each takes a story and
// gives one that is spoilt.
var manglings = map[string]func(*rand.Rand, string) string{
	"all capitals":   func(_ *rand.Rand, s string) string { return strings.ToUpper(s) },
	"no capitals":    func(_ *rand.Rand, s string) string { return strings.ToLower(s) },
	"title case":     func(_ *rand.Rand, s string) string { return titleWords(s) },
	"one sentence":   func(_ *rand.Rand, s string) string { return strings.NewReplacer(".", "", "\n", " ").Replace(s) },
	"no punctuation": func(_ *rand.Rand, s string) string { return strings.Map(wordOrBlank, s) },
	"mojibake": func(_ *rand.Rand, s string) string {
		return strings.NewReplacer("’", "â€™", "“", "â€œ", "é", "Ã©", "e", "ë").Replace(s)
	},
	"right to left": func(_ *rand.Rand, s string) string { return strings.ReplaceAll(s, " ", " \u202b") },
	"no-break blanks": func(_ *rand.Rand, s string) string {
		return strings.NewReplacer(" ", "\u00a0", "-", "\u00ad").Replace(s)
	},
	"a table":       func(_ *rand.Rand, s string) string { return strings.ReplaceAll(s, " ", "\t| ") },
	"a word a line": func(_ *rand.Rand, s string) string { return strings.ReplaceAll(s, " ", "\n") },
	"quotes opened": func(_ *rand.Rand, s string) string { return strings.NewReplacer("”", "“", ",", ",“").Replace(s) },
	"brackets":      func(_ *rand.Rand, s string) string { return strings.NewReplacer(",", " (", ".", "(.").Replace(s) },
	"mixed scripts": func(_ *rand.Rand, s string) string {
		return strings.NewReplacer("the", "это", " of ", " من ", " and ", " 和 ").Replace(s)
	},
	"cookie banner": func(_ *rand.Rand, s string) string {
		return strings.ReplaceAll(s, ". ", ". We use cookies. Accept All | Reject. ")
	},
	"words shuffled": shuffled,
	"bytes lost":     lossy,
	"cut anywhere": func(r *rand.Rand, s string) string {
		n := r.IntN(len(s))
		return strings.ToValidUTF8(s[n:n+r.IntN(len(s)-n)], "")
	},
}

func wordOrBlank(r rune) rune {
	if unicode.IsLetter(r) || unicode.IsDigit(r) {
		return r
	}
	return ' '
}

func shuffled(r *rand.Rand, s string) string {
	words := strings.Fields(s)
	r.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
	return strings.Join(words, " ")
}

func lossy(r *rand.Rand, s string) string {
	var b strings.Builder
	for _, c := range s {
		if r.IntN(20) > 0 {
			b.WriteRune(c)
		}
	}
	return b.String()
}

// TestMangledStoriesAreReadWithoutHarm reads every story of testdata in every
// mangling: nothing may crash or point outside the text.
func TestMangledStoriesAreReadWithoutHarm(t *testing.T) {
	t.Parallel()
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("testdata/stories/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no stories", err)
	}
	names := make([]string, 0, len(manglings))
	for name := range manglings {
		names = append(names, name)
	}
	slices.Sort(names)
	for i, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for j, name := range names {
			text := manglings[name](rand.New(rand.NewPCG(uint64(i), uint64(j))), string(b))
			got, err := r.Read(cite.Document{Text: text, Date: "2024-05-06"})
			if err != nil {
				t.Errorf("%s, %s: %v", file, name, err)
				continue
			}
			checkReading(t, got)
		}
	}
}

// TestNoiseNamesNobody reads what pages have around their stories: a reading
// invents no party of it.
func TestNoiseNamesNobody(t *testing.T) {
	t.Parallel()
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{
		"We use cookies to improve your experience. By continuing you accept our policy.",
		"Share this article. Click here to subscribe to our newsletter. Read more.",
		"2019 2020 2021\n1,200 1,300 1,410\n12% 14% 9%",
		"Advertisement\n\nRelated\n\nComments",
		"lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor",
		"ã€ã‚ ã¾ã ã„ â€™ â€œ Ã© Ã¨",
		"\u202e\u202d\u200f\u200e \u200b\ufeff",
		"...... ,,,,, ;;;;; !!!!! ????? -----",
	} {
		got, err := r.Read(cite.Document{Text: text})
		if err != nil {
			t.Fatal(err)
		}
		if len(got.Roles) > 0 || len(got.Ties) > 0 || len(got.Claims) > 0 {
			t.Errorf("%q gave roles %v, ties %v, claims %v", text, got.Roles, got.Ties, got.Claims)
		}
		for _, e := range got.Entities {
			if e.Schema == "Person" || e.Schema == "PublicBody" {
				t.Errorf("%q gave %s %q", text, e.Schema, e.Name)
			}
		}
	}
}
