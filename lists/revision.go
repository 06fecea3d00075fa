package lists

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"strings"
	"sync"
)

// The program carries the source of its own parsers (a quarter of a megabyte)
// for one purpose: to know what was parsed by others. A number that somebody
// must remember to raise would let an old program's reading pass for this one's.
//
//go:embed *.go
var source embed.FS

// Revision tells the parsers of this program from those of any other: the
// SHA-256 of their source, without the tests. What was read by another revision
// may differ from what this one reads.
var Revision = sync.OnceValue(func() string {
	names, err := fs.Glob(source, "*.go") // sorted
	if err != nil {
		panic(err)
	}
	sum := sha256.New()
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		text, err := source.ReadFile(name)
		if err != nil {
			panic(err)
		}
		sum.Write([]byte(name + "\x00"))
		sum.Write(text)
		sum.Write([]byte{0})
	}
	return hex.EncodeToString(sum.Sum(nil))
})
