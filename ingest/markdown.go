package ingest

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/yuin/goldmark"
	"golang.org/x/net/html"
)

// readMarkdown renders the text and takes the words out of the result. Its
// first heading, if the text begins with one, is the title.
func readMarkdown(data []byte) (raw, error) {
	text, err := decode(data, "text/plain")
	if err != nil {
		return raw{}, err
	}
	var page bytes.Buffer
	if err := goldmark.Convert([]byte(text), &page); err != nil {
		return raw{}, fmt.Errorf("read the Markdown: %w", err)
	}
	doc, err := html.Parse(&page)
	if err != nil {
		return raw{}, fmt.Errorf("read the Markdown: %w", err)
	}
	var b strings.Builder
	blockText(&b, doc)
	r := raw{text: strings.TrimSpace(b.String())}
	if strings.HasPrefix(strings.TrimSpace(text), "# ") {
		r.title, r.text, _ = strings.Cut(r.text, "\n")
	}
	return r, nil
}
