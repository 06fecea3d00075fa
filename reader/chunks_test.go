package reader

import (
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestALongTextReadsTheSameInPieces(t *testing.T) {
	t.Parallel()
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	const story = "Ada Brandt met Ivo Lund in Limassol on 4 March 2025. She told him about the plan, he said.\n\nLantern Shipping is owned by Ivo Lund.\n\n"
	text := strings.Repeat(story, 3*chunkBytes/len(story)+1)
	if n := len(cutParagraphs(text, chunkBytes)); n < 3 {
		t.Fatalf("the text makes %d pieces, want 3 or more", n)
	}
	if diff := cmp.Diff(r.parser.Parse(text), r.parseLong(text)); diff != "" {
		t.Errorf("pieces give other sentences than the whole (-whole +pieces):\n%s", diff)
	}
}

func TestPiecesAreWholeParagraphs(t *testing.T) {
	t.Parallel()
	text := "one\n\ntwo two\n\nthree\n\n\n\nfour"
	var back strings.Builder
	for _, c := range cutParagraphs(text, 4) {
		if text[c.start:c.start+len(c.text)] != c.text {
			t.Errorf("piece %q does not stand at byte %d", c.text, c.start)
		}
		back.WriteString(c.text)
	}
	if back.String() != text {
		t.Errorf("the pieces make %q, not %q", back.String(), text)
	}
}

func TestALongTextTellsHowFarItIs(t *testing.T) {
	t.Parallel()
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Repeat("Ada Brandt met Ivo Lund in Limassol.\n\n", 3*chunkBytes/38)
	var most atomic.Int64
	r.Watch(func(done, total int) {
		if total != len(text) {
			t.Errorf("total %d bytes, want %d", total, len(text))
		}
		for old := most.Load(); int64(done) > old && !most.CompareAndSwap(old, int64(done)); old = most.Load() {
		}
	}).parseLong(text)
	if most.Load() != int64(len(text)) {
		t.Errorf("the last word was %d of %d bytes", most.Load(), len(text))
	}
}
