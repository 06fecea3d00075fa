package reader

import (
	"bytes"
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"backchannel/cite"
)

var update = flag.Bool("update", false, "rewrite the marks of the sentence banks")

// TestLawBank reads the sentences of testdata/law.txt, each a story by itself.
// Those marked + must give their ties and those marked - none of the kinds legal
// and sanctioned; those marked ? are beyond the reader so far. With -update the
// marks are set to what is so.
func TestLawBank(t *testing.T) {
	t.Parallel()
	const file = "testdata/law.txt"
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	read, all := 0, 0
	for line := range strings.Lines(string(b)) {
		mark, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		if mark != "+" && mark != "?" && mark != "-" {
			out.WriteString(line)
			continue
		}
		text, want, _ := strings.Cut(rest, " => ")
		got := lawTiesOf(t, text)
		if mark == "-" {
			if len(got) > 0 {
				t.Errorf("%s\n\tgave %q", text, got)
			}
			out.WriteString(line)
			continue
		}
		all++
		missed := slices.DeleteFunc(strings.Split(want, "; "), func(w string) bool {
			return slices.ContainsFunc(got, func(g string) bool { return sameLaw(w, g) })
		})
		switch {
		case len(missed) == 0:
			read++
			mark = "+"
		case *update || mark == "?":
			t.Logf("%s\n\tmisses %q\n\tof %q", text, missed, got)
			mark = "?"
		default:
			t.Errorf("%s\n\tmisses %q\n\tof %q", text, missed, got)
		}
		out.WriteString(mark + " " + rest + "\n")
	}
	t.Logf("%d of %d read", read, all)
	if *update {
		if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// lawTiesOf reads a text and returns its ties of the kinds legal and sanctioned
// as "kind from → to".
func lawTiesOf(t *testing.T, text string) []string {
	t.Helper()
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	reading, err := r.Read(cite.Document{Text: strings.ReplaceAll(text, `\n`, "\n")})
	if err != nil {
		t.Fatal(err)
	}
	names := map[cite.Ref]string{"": "-"}
	for _, e := range reading.Entities {
		names[cite.Ref(e.ID)] = strings.Join(append([]string{e.Name}, e.Aliases...), "|")
	}
	var out []string
	for _, x := range reading.Ties {
		if x.Kind == Legal || x.Kind == Sanctioned {
			out = append(out, string(x.Kind)+" "+names[x.From]+" → "+names[x.To])
		}
	}
	return out
}

// sameLaw reports whether two ties agree in kind and ends. An end may have
// several names, parted by |; "-" is any.
func sameLaw(want, got string) bool {
	wk, w, _ := strings.Cut(want, " ")
	gk, g, _ := strings.Cut(got, " ")
	wa, wz, _ := strings.Cut(w, " → ")
	ga, gz, _ := strings.Cut(g, " → ")
	return wk == gk && (wa == "-" || sameEnd(wa, ga)) && sameEnd(wz, gz)
}

// sameEnd reports whether one of the names is one of the others, or holds all
// its words if they are two or more.
func sameEnd(want, got string) bool {
	for w := range strings.SplitSeq(strings.ToLower(want), "|") {
		for g := range strings.SplitSeq(strings.ToLower(got), "|") {
			a, b := strings.Fields(w), strings.Fields(g)
			if len(b) < len(a) {
				a, b = b, a
			}
			if w == g || len(a) > 1 && !slices.ContainsFunc(a, func(x string) bool { return !slices.Contains(b, x) }) {
				return true
			}
		}
	}
	return false
}
