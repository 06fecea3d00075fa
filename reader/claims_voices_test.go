package reader

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"backchannel/cite"
)

// voicesKey is what a person found in a story of testdata/voices: a row a date
// or claim, as in the keys of the shared stories.
type voicesKey struct {
	aliases map[string][]string // by name, lower case
	dates   [][]string          // words, value
	claims  [][]string          // stance, kind, source, what, words of the sentence
}

func readVoicesKey(t *testing.T, path string) voicesKey {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	k := voicesKey{aliases: map[string][]string{}}
	for line := range strings.Lines(string(raw)) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		switch f[0] {
		case "entity":
			all := append(strings.Split(f[3], "|"), f[2])
			for _, n := range all {
				k.aliases[voiceText(n)] = all
			}
		case "date":
			k.dates = append(k.dates, f[1:])
		case "claim":
			k.claims = append(k.claims, f[1:])
		}
	}
	return k
}

var notWord = regexp.MustCompile(`[^\pL\pN]+`)

func voiceText(s string) string {
	s = strings.NewReplacer("’s", "", "'s", "").Replace(strings.ToLower(s))
	return strings.TrimSpace(notWord.ReplaceAllString(s, " "))
}

// sourceFits compares by name, or by half of the words of a description.
func (k voicesKey) sourceFits(want, got string) bool {
	for _, w := range append(k.aliases[voiceText(want)], want) {
		a, b := set(voiceText(w)), set(voiceText(got))
		n := 0
		for x := range a {
			if b[x] {
				n++
			}
		}
		if n > 0 && 2*n >= min(len(a), len(b)) {
			return true
		}
	}
	return false
}

// The stories of testdata/voices are read about as well as when their keys were
// last scored: nine claims and dates in ten. A change that costs more than
// that must be seen.
func TestVoices(t *testing.T) {
	t.Parallel()
	texts, err := filepath.Glob("testdata/voices/*.txt")
	if err != nil || len(texts) < 11 {
		t.Fatalf("%d stories, %v", len(texts), err)
	}
	var claims, dates voiceTally
	for _, path := range texts {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		doc := cite.Document{Text: string(raw[17:]), Date: string(raw[6:16])}
		k := readVoicesKey(t, strings.TrimSuffix(path, ".txt")+".tsv")
		r := readText(t, doc)
		k.scoreClaims(t, r, &claims)
		k.scoreDates(t, r, &dates)
	}
	if f := claims.f1(); f < 0.90 {
		t.Errorf("claims: F1 %.2f", f)
	}
	if f := dates.f1(); f < 0.90 {
		t.Errorf("dates: F1 %.2f", f)
	}
}

// voiceTally counts what was wanted, given, found and right.
type voiceTally struct{ wanted, given, found, right int }

func (y voiceTally) f1() float64 {
	p, r := float64(y.right)/float64(y.given), float64(y.found)/float64(y.wanted)
	return 2 * p * r / (p + r)
}

// add counts pairs that fit.
func (y *voiceTally) add(wanted, given int, fits func(i, j int) bool, missed func(i int)) {
	right := map[int]bool{}
	for i := range wanted {
		hit := false
		for j := range given {
			if fits(i, j) {
				hit, right[j] = true, true
			}
		}
		if hit {
			y.found++
		} else {
			missed(i)
		}
	}
	y.wanted, y.given, y.right = y.wanted+wanted, y.given+given, y.right+len(right)
}

func (k voicesKey) scoreClaims(t *testing.T, r *Reading, y *voiceTally) {
	around := func(c Claim) string {
		span := c.Span
		for _, s := range r.Sentences {
			if s.Overlaps(c.Span) {
				span.Start, span.End = min(span.Start, s.Start), max(span.End, s.End)
			}
		}
		return voiceText(r.Document.Text[span.Start:span.End])
	}
	y.add(len(k.claims), len(r.Claims), func(i, j int) bool {
		w, c := k.claims[i], r.Claims[j]
		return w[0] == string(c.Stance) && k.sourceFits(w[2], c.Source.Name) && strings.Contains(around(c), voiceText(w[4]))
	}, func(i int) { t.Log("missed", k.claims[i]) })
}

func (k voicesKey) scoreDates(t *testing.T, r *Reading, y *voiceTally) {
	var got []Date
	for _, d := range r.Dates {
		if d.Value != "" {
			got = append(got, d)
		}
	}
	y.add(len(k.dates), len(got), func(i, j int) bool {
		for w := range set(voiceText(k.dates[i][0])) {
			if len(w) > 2 && set(voiceText(got[j].Text))[w] && daysMeet(k.dates[i][1], got[j].Value) {
				return true
			}
		}
		return false
	}, func(i int) { t.Log("missed", k.dates[i]) })
}

// daysMeet reports whether two values share a day and neither is far
// coarser than it should be.
func daysMeet(a, b string) bool {
	span := func(v string) (string, string) {
		from, to, ok := strings.Cut(v, "/")
		if !ok {
			to = from
		}
		return (from + "-00-00")[:10], (to + "-99-99")[:10]
	}
	a1, a2 := span(a)
	b1, b2 := span(b)
	return a1 <= b2 && b1 <= a2 && (len(a) == len(b) || strings.Contains(a+b, "/") || strings.HasPrefix(b, a))
}
