package ingest

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// readDOCX takes the paragraphs of a Word file. The format is a zip archive
// with one XML part for the text and one for title and date (ECMA-376), so the
// standard library reads it; encoding/xml resolves no external entities.
func readDOCX(data []byte) (raw, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return raw{}, fmt.Errorf("the file is cut short or damaged (%w): save it again", err)
	}
	var r raw
	found := false
	for _, f := range z.File {
		switch f.Name {
		case "word/document.xml":
			found = true
			r.text, err = docxText(f)
		case "docProps/core.xml":
			err = docxProperties(f, &r)
		}
		if err != nil {
			return raw{}, err
		}
	}
	if !found {
		return raw{}, errors.New("a zip archive, but no Word file: unpack it first")
	}
	return r, nil
}

// open returns the part, cut off past MaxBytes so that a small archive cannot
// unpack without end.
func open(f *zip.File) (io.ReadCloser, io.Reader, error) {
	rc, err := f.Open()
	if err != nil {
		return nil, nil, fmt.Errorf("unpack %s: %w", f.Name, err)
	}
	return rc, io.LimitReader(rc, MaxBytes), nil
}

// docxText writes each w:t, with a line break for w:br, a tab for w:tab and a
// blank line after each w:p.
func docxText(f *zip.File) (string, error) {
	rc, in, err := open(f)
	if err != nil {
		return "", err
	}
	defer rc.Close()
	var b strings.Builder
	d := xml.NewDecoder(in)
	inText := false
	for {
		t, err := d.Token()
		if err == io.EOF {
			return b.String(), nil
		}
		if err != nil {
			return "", fmt.Errorf("read the Word file's text: %w", err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			inText = t.Name.Local == "t"
			switch t.Name.Local {
			case "br", "cr":
				b.WriteString("\n")
			case "tab":
				b.WriteString("\t")
			}
		case xml.EndElement:
			inText = false
			if t.Name.Local == "p" {
				b.WriteString("\n\n")
			}
		case xml.CharData:
			if inText {
				b.Write(t)
			}
		}
	}
}

// docxProperties reads the title and the date of creation.
func docxProperties(f *zip.File, r *raw) error {
	rc, in, err := open(f)
	if err != nil {
		return err
	}
	defer rc.Close()
	var core struct {
		Title   string `xml:"title"`
		Created string `xml:"created"`
	}
	if err := xml.NewDecoder(in).Decode(&core); err != nil {
		return fmt.Errorf("read the Word file's properties: %w", err)
	}
	r.title = core.Title
	if len(core.Created) >= 10 {
		r.date = core.Created[:10]
	}
	return nil
}
