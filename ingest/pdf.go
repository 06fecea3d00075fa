package ingest

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/ledongthuc/pdf"
)

// readPDF takes the text of every page. A page whose text is a picture gives
// none.
func readPDF(data []byte) (r raw, err error) {
	defer func() {
		if p := recover(); p != nil { // the library panics on some broken files
			err = fmt.Errorf("the PDF is damaged (%v): print it to a new PDF", p)
		}
	}()
	f, err := pdf.NewReader(bytes.NewReader(data), int64(len(data)))
	if errors.Is(err, pdf.ErrInvalidPassword) {
		return raw{}, errors.New("the PDF has a password: save a copy without one")
	}
	if err != nil {
		return raw{}, fmt.Errorf("the PDF is damaged (%w): print it to a new PDF", err)
	}
	var b strings.Builder
	for i := 1; i <= f.NumPage(); i++ {
		if b.Len() > MaxText {
			break
		}
		pageText(&b, f.Page(i))
	}
	info := f.Trailer().Key("Info")
	return raw{text: b.String(), title: info.Key("Title").Text(), date: pdfDate(info.Key("CreationDate").Text())}, nil
}

// pageText writes the rows of a page from the top down, with a blank line where
// the gap between two rows is wide.
func pageText(b *strings.Builder, p pdf.Page) {
	if p.V.IsNull() {
		return
	}
	rows, err := p.GetTextByRow()
	if err != nil {
		return
	}
	last := int64(0)
	for _, row := range rows {
		if last != 0 && last-row.Position > 18 {
			b.WriteString("\n")
		}
		last = row.Position
		end := 0.0
		for _, t := range row.Content {
			if end != 0 && t.X-end > t.FontSize*0.15 {
				b.WriteString(" ")
			}
			b.WriteString(t.S)
			end = t.X + t.W
		}
		b.WriteString("\n")
	}
	b.WriteString("\n")
}

var pdfDates = regexp.MustCompile(`^D:(\d{4})(\d{2})(\d{2})`)

// pdfDate reads a PDF's own date, D:20240131…, as 2024-01-31.
func pdfDate(s string) string {
	if m := pdfDates.FindStringSubmatch(s); m != nil {
		return m[1] + "-" + m[2] + "-" + m[3]
	}
	return ""
}
