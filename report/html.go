package report

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"

	"backchannel/reader"
	"backchannel/vet"
)

//go:embed page
var pageFiles embed.FS

var (
	pageCSS   = mustRead("page/page.css")
	pageJS    = mustRead("page/page.js")
	templates = template.Must(template.New("").ParseFS(pageFiles, "page/*.tmpl"))
)

func mustRead(name string) string {
	b, err := pageFiles.ReadFile(name)
	if err != nil {
		panic(err) // embedded: it is there or the build fails
	}
	return string(b)
}

// policy lets a page run its own style and script, known by their hashes, and
// load nothing at all.
func policy() string {
	return fmt.Sprintf("default-src 'none'; style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'",
		hashOf(pageCSS), hashOf(pageJS))
}

func hashOf(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// shell is what every page needs besides its content. The style and script are
// the embedded files, so they are safe to write as they are.
type shell struct {
	Title  string
	Policy string
	CSS    template.CSS
	JS     template.JS
	Legal  string
}

func newShell(title string) shell {
	return shell{Title: title, Policy: policy(), CSS: template.CSS(pageCSS), JS: template.JS(pageJS), Legal: legal}
}

// HTML writes the finding as one file that needs nothing else: it loads nothing,
// works without its script, in the dark and on paper. Every answer links to the
// sentence that it rests on, and the sentence back.
func HTML(w io.Writer, f *vet.Finding) error {
	v, err := newFindingPage(f)
	if err != nil {
		return err
	}
	if err := templates.ExecuteTemplate(w, "finding.tmpl", v); err != nil {
		return fmt.Errorf("write finding as HTML: %w", err)
	}
	return nil
}

// ReadingHTML writes the reading as one file: the text with its names, claims
// and dates marked, and beside each passage what was understood and by which
// rule.
func ReadingHTML(w io.Writer, r *reader.Reading) error {
	if err := templates.ExecuteTemplate(w, "reading.tmpl", newReadingPage(r)); err != nil {
		return fmt.Errorf("write reading as HTML: %w", err)
	}
	return nil
}

// network draws the picture for a page. Its words are escaped as they are
// written, which is why the result may pass as HTML.
func (v *findingPage) network(x *index) (template.HTML, error) {
	var b bytes.Buffer
	d := newDrawing(&b, newPicture(x.finding, false))
	d.party = v.partyHref
	d.tie = func(e *vet.Edge) string {
		for _, ev := range e.Evidence {
			if href := v.sentenceHref(ev.Document, ev.Span); href != "" {
				return href
			}
		}
		return ""
	}
	if len(d.p.boxes) == 0 {
		return "", nil
	}
	d.draw()
	if err := d.w.Flush(); err != nil {
		return "", fmt.Errorf("draw network: %w", err)
	}
	return template.HTML(b.String()), nil
}
