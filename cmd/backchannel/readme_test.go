package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The report that the README shows, and its picture, are what the program says
// of the example. go test -update rewrites the picture; the report's lines are
// rewritten by hand, since a person chose them.
func TestTheREADMEShowsWhatTheProgramSays(t *testing.T) {
	t.Parallel()
	root := filepath.Join("..", "..")
	example, picture := filepath.Join(root, "examples", "harbour.txt"), filepath.Join(root, "docs", "harbour.svg")
	readme, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, report, _ := start(t, t.TempDir(), "vet", "--no-keep", example)
	shown := 0
	rest := report
	for line := range strings.Lines(regexp.MustCompile(`(?s)\n    harbour · .*?\n\n[^ ]`).FindString(string(readme))) {
		line, ok := strings.CutPrefix(strings.TrimRight(line, "\n"), "    ")
		if !ok || line == "…" {
			continue
		}
		i := strings.Index("\n"+rest, "\n"+line+"\n")
		if i < 0 {
			t.Fatalf("the README shows a line that the report does not have there:\n%s\nthe report goes on:\n%.2000s", line, rest)
		}
		rest = rest[i+len(line):]
		shown++
	}
	if shown < 10 {
		t.Errorf("%d lines of a report in the README, want at least 10", shown)
	}
	_, svg, _ := start(t, t.TempDir(), "vet", "--no-keep", "--format", "svg", example)
	if *update {
		if err := os.WriteFile(picture, []byte(svg), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	old, err := os.ReadFile(picture)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(words(svg), words(string(old))); d != "" {
		t.Errorf("%s has other words than vet --format svg draws of the example; go test ./cmd/backchannel -run README -update\n%s", picture, d)
	}
}

// words are the words of a picture, sorted: where its boxes stand may differ.
func words(svg string) []string {
	var out []string
	for _, m := range regexp.MustCompile(`>([^<>]*\pL[^<>]*)<`).FindAllStringSubmatch(svg, -1) {
		out = append(out, m[1])
	}
	slices.Sort(out)
	return out
}

// Every command that the README gives exists, with its flags.
func TestTheREADMEsCommandsExist(t *testing.T) {
	t.Parallel()
	readme, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, m := range regexp.MustCompile(`(?m)^    backchannel ([^#\n]*)`).FindAllStringSubmatch(string(readme), -1) {
		words := strings.Fields(m[1])
		args := words[:1]
		if words[0] == "lists" {
			args = words[:2]
		}
		_, help, _ := start(t, t.TempDir(), append(args, "--help")...)
		for _, w := range words[len(args):] {
			if strings.HasPrefix(w, "--") && !strings.Contains(help, w) {
				t.Errorf("%s: %s has no flag %s", m[0], strings.Join(args, " "), w)
			}
		}
		if !strings.HasPrefix(help, "Usage: backchannel "+strings.Join(args, " ")) {
			t.Errorf("%s: no such command:\n%.100s", m[0], help)
		}
		n++
	}
	if n < 15 {
		t.Errorf("%d commands found in the README, want at least 15", n)
	}
}
