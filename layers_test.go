// Package backchannel is the root of the project; it holds the tests that
// concern all of it.
package backchannel

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestImportsGoOneWay checks every package's imports against the block in
// ARCHITECTURE.md, so that the picture there stays true: what is not named
// there may not be imported, and what is named there exists.
func TestImportsGoOneWay(t *testing.T) {
	t.Parallel()
	may := importRules(t)
	seen := map[string]bool{}
	err := fs.WalkDir(os.DirFS("."), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || d.Name() == "internal" || strings.HasPrefix(d.Name(), ".") && p != ".") {
			return fs.SkipDir
		}
		pkg := path.Dir(p)
		if pkg == "." || !strings.HasSuffix(p, ".go") || strings.HasSuffix(p, "_test.go") {
			return nil
		}
		seen[pkg] = true
		if may[pkg] == nil {
			t.Errorf("%s stands in no line of ARCHITECTURE.md's import block", pkg)
			return nil
		}
		for _, dep := range ownImports(t, p) {
			if !slices.Contains(may[pkg], dep) {
				t.Errorf("%s imports %s, which ARCHITECTURE.md does not allow", p, dep)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for pkg := range may {
		if !seen[pkg] {
			t.Errorf("ARCHITECTURE.md names %s, which has no Go files", pkg)
		}
	}
}

// TestEachDependencyEarnsALine checks that ARCHITECTURE.md names every module
// that go.mod requires directly.
func TestEachDependencyEarnsALine(t *testing.T) {
	t.Parallel()
	mod, err := os.ReadFile("go.mod")
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile("ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	direct := directRequirement.FindAllStringSubmatch(string(mod), -1)
	if len(direct) == 0 {
		t.Fatal("go.mod requires nothing directly")
	}
	for _, m := range direct {
		if name := strings.TrimPrefix(m[1], "github.com/"); !strings.Contains(string(text), "`"+name+"`") {
			t.Errorf("ARCHITECTURE.md has no line for %s", m[1])
		}
	}
}

// directRequirement is a line of go.mod that is not marked as indirect: its
// module without the major version.
var directRequirement = regexp.MustCompile(`(?m)^\t(\S+?)(?:/v[0-9]+)? v[^ /]+$`)

// ownImports lists the project's own packages that a file imports, but for
// internal ones, which anybody may use.
func ownImports(t *testing.T, file string) []string {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var own []string
	for _, im := range f.Imports {
		dep, ours := strings.CutPrefix(strings.Trim(im.Path.Value, `"`), "backchannel/")
		if ours && !strings.HasPrefix(dep, "internal/") {
			own = append(own, dep)
		}
	}
	return own
}

var importBlock = regexp.MustCompile("(?s)```imports\n(.*?)```")

// importRules reads lines like "a, b < c": c may import a and b and what they
// may import.
func importRules(t *testing.T) map[string][]string {
	t.Helper()
	text, err := os.ReadFile("ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	block := importBlock.FindSubmatch(text)
	if block == nil {
		t.Fatal("ARCHITECTURE.md has no imports block")
	}
	may := map[string][]string{}
	for line := range strings.Lines(string(block[1])) {
		low, high, ok := strings.Cut(strings.TrimSpace(line), "<")
		if !ok {
			continue
		}
		for pkg := range strings.SplitSeq(high, ",") {
			pkg = strings.TrimSpace(pkg)
			deps := []string{}
			for dep := range strings.SplitSeq(low, ",") {
				if dep = strings.TrimSpace(dep); dep == "none" {
					continue
				}
				if may[dep] == nil {
					t.Fatalf("the import block uses %s above its own line", dep)
				}
				deps = append(append(deps, dep), may[dep]...)
			}
			may[pkg] = append(append([]string{}, may[pkg]...), deps...)
		}
	}
	return may
}
