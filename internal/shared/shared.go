// Package shared finds the real list publications and corpora that lie beside
// the project on a developer's machine, for tests that use them where they are.
package shared

import (
	"os"
	"path/filepath"
	"testing"
)

// Path returns the path of a file of the shared material, such as
// "data/lists/un/UN_consolidated_2026-02-27.xml". It skips the test, saying
// what is missing, where the material is not there. BACKCHANNEL_SHARED names
// its folder; without it, a folder named shared beside the project is used.
func Path(tb testing.TB, name string) string {
	tb.Helper()
	p := filepath.Join(root(), filepath.FromSlash(name))
	if _, err := os.Stat(p); err != nil {
		tb.Skipf("needs %s of the shared material, which is not here (set BACKCHANNEL_SHARED)", name)
	}
	return p
}

// root is the folder of the shared material, "" where there is none.
func root() string {
	if dir := os.Getenv("BACKCHANNEL_SHARED"); dir != "" {
		return dir
	}
	dir, err := os.Getwd()
	for err == nil {
		try := filepath.Join(dir, "shared")
		if _, err := os.Stat(filepath.Join(try, "data")); err == nil {
			return try
		}
		up := filepath.Dir(dir)
		if up == dir {
			break
		}
		dir = up
	}
	return ""
}
