package lists

import (
	"fmt"
	"io"
	"strings"
	"testing"
)

// Of a file that is wrong nearly everywhere a thousand reasons are kept, and all
// are counted.
func TestEverySkipIsCounted(t *testing.T) {
	t.Parallel()
	var file strings.Builder
	for i := range 1500 {
		fmt.Fprintf(&file, "{\"id\":\"x-%d\",\"schema\":\"Nonsense\",\"properties\":{\"name\":[\"N\"]}}\n", i)
	}
	file.WriteString(`{"id":"a-1","schema":"Person","target":true,"properties":{"name":["Ann Moe"],"topics":["sanction"]}}` + "\n")
	f, err := Detect([]byte(file.String())[:4096])
	if err != nil {
		t.Fatal(err)
	}
	told := 0
	s, err := Read(f, &Intake{Parts: map[string]io.Reader{"": strings.NewReader(file.String())}, Skip: func(Skip) { told++ }})
	if err != nil {
		t.Fatal(err)
	}
	if s.Skips != 1500 || told != 1500 || len(s.Skipped) != maxSkips+1 || s.Targets != 1 {
		t.Errorf("%d skips, %d told, %d kept, %d parties; want 1500, 1500, %d, 1", s.Skips, told, len(s.Skipped), s.Targets, maxSkips+1)
	}
}
