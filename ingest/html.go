package ingest

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// looksHTML reports whether the first bytes are an HTML page.
func looksHTML(head []byte) bool {
	h := bytes.ToLower(bytes.TrimLeft(head, "\xef\xbb\xbf \t\r\n"))
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<article", "<div", "<p>", "<p ", "<h1"} {
		if bytes.HasPrefix(h, []byte(tag)) {
			return true
		}
	}
	return bytes.HasPrefix(h, []byte("<!--")) && bytes.Contains(h, []byte("<html")) ||
		bytes.HasPrefix(h, []byte("<?xml")) && bytes.Contains(h, []byte("<html"))
}

// readHTML takes the article out of a page and leaves menus, notices and
// captions behind. Scripts are never run, pictures never fetched.
func readHTML(data []byte) (raw, error) {
	text, err := decode(data, "text/html")
	if err != nil {
		return raw{}, err
	}
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return raw{}, fmt.Errorf("parse the page: %w", err)
	}
	a, err := readability.FromDocument(doc, nil)
	if err != nil {
		return raw{}, fmt.Errorf("find the article in the page: %w", err)
	}
	if a.Node == nil {
		return raw{}, errors.New("the page has no article (a log-in or consent page? save the story itself)")
	}
	var b strings.Builder
	blockText(&b, a.Node)
	r := raw{text: b.String(), title: a.Title(), publisher: a.SiteName()}
	if t, err := a.PublishedTime(); err == nil {
		r.date = t.Format("2006-01-02")
	}
	return r, nil
}

// blockText writes the text under n with a blank line around each block.
func blockText(b *strings.Builder, n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		b.WriteString(strings.ReplaceAll(n.Data, "\n", " "))
		return
	case n.Type == html.ElementNode && (n.DataAtom == atom.Figcaption || n.DataAtom == atom.Script || n.DataAtom == atom.Style || n.DataAtom == atom.Noscript):
		return
	case n.DataAtom == atom.Br:
		b.WriteString("\n")
		return
	}
	block := isBlock(n.DataAtom)
	if block {
		b.WriteString("\n\n")
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		blockText(b, c)
	}
	if block {
		b.WriteString("\n\n")
	}
}

func isBlock(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Section, atom.Article, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6,
		atom.Li, atom.Ul, atom.Ol, atom.Blockquote, atom.Table, atom.Tr, atom.Figure, atom.Pre, atom.Header, atom.Footer, atom.Hr:
		return true
	}
	return false
}
