// Command measure scores the reader on stories that have a key beside them.
//
//	go run ./reader/measure [-v] [-show] FOLDER…
//
// A folder holds NAME.txt with NAME.tsv, the key (without one a text is only shown); a first line that begins with
// " date 2025-11-22 " gives the story's date and is cut. The scorer is
// tools/score_reading.py of the shared material (BACKCHANNEL_SHARED, or a folder
// named shared beside the project).
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"backchannel/cite"
	"backchannel/reader"
)

func main() {
	verbose := flag.Bool("v", false, "list what was missed")
	show := flag.Bool("show", false, "print entities and roles of each story")
	flag.Parse()
	if err := run(flag.Args(), *verbose, *show); err != nil {
		fmt.Fprintln(os.Stderr, "measure:", err)
		os.Exit(1)
	}
}

func run(folders []string, verbose, show bool) error {
	r, err := reader.New()
	if err != nil {
		return err
	}
	out, err := os.MkdirTemp("", "measure")
	if err != nil {
		return err
	}
	defer os.RemoveAll(out)
	var args []string
	for _, folder := range folders {
		texts, err := filepath.Glob(filepath.Join(folder, "*.txt"))
		if err != nil {
			return err
		}
		for _, text := range texts {
			key := keyOf(text)
			if key == "" && !show {
				continue
			}
			reading, err := read(r, text)
			if err != nil {
				return err
			}
			if show {
				print(text, reading)
			}
			if key == "" {
				continue
			}
			file := filepath.Join(out, filepath.Base(text)+".json")
			b, err := json.Marshal(reading)
			if err != nil {
				return err
			}
			if err := os.WriteFile(file, b, 0o600); err != nil {
				return err
			}
			args = append(args, key, file)
		}
	}
	if len(args) == 0 {
		return nil
	}
	return score(args, verbose)
}

// keyOf is the key beside a text, or in the shared stories; "" where none is.
func keyOf(text string) string {
	name := strings.TrimSuffix(filepath.Base(text), ".txt") + ".tsv"
	for _, p := range []string{filepath.Join(filepath.Dir(text), name), filepath.Join(shared(), "stories", name)} {
		if _, err := os.Stat(p); err == nil {
			return p
		}
	}
	return ""
}

// read reads one text.
func read(r *reader.Reader, path string) (*reader.Reading, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	doc := cite.Document{ID: filepath.Base(path), Language: "en", Text: string(b)}
	if rest, ok := strings.CutPrefix(doc.Text, " date "); ok && len(rest) > 11 {
		doc.Date, doc.Text = rest[:10], rest[11:]
	}
	return r.Read(doc)
}

// print shows what was understood.
func print(text string, r *reader.Reading) {
	fmt.Printf("== %s\n", filepath.Base(text))
	names := map[cite.Ref]string{"": "-"}
	for _, e := range r.Entities {
		names[cite.Ref(e.ID)] = e.Name
		fmt.Printf("  %-12s %s", e.Schema, e.Name)
		if len(e.Aliases) > 0 {
			fmt.Printf("  (%s)", strings.Join(e.Aliases, "; "))
		}
		kinds := map[string]int{}
		for _, m := range e.Mentions {
			kinds[m.Kind]++
		}
		fmt.Printf("  %v %v\n", kinds, e.Properties["country"])
	}
	for _, o := range r.Roles {
		fmt.Printf("  role  %s | %s | %s | %s  [%s]\n", names[o.Person], o.Title, names[o.Organization], o.Status, o.Rule)
	}
}

// score runs the scorer on pairs of key and reading.
func score(args []string, verbose bool) error {
	script := filepath.Join(shared(), "tools", "score_reading.py")
	if verbose {
		args = append([]string{"-v"}, args...)
	}
	cmd := exec.Command("python3", append([]string{script}, args...)...)
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("scoring with %s: %w", script, err)
	}
	return nil
}

// shared is the folder of the shared material.
func shared() string {
	if dir := os.Getenv("BACKCHANNEL_SHARED"); dir != "" {
		return dir
	}
	return filepath.Join("..", "shared")
}
