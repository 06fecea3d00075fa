package lists

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"

	"backchannel/ftm"
)

// Bounds on a spreadsheet: as a ZIP file, unpacked, and in columns. The empty
// cells and rows that a spreadsheet claims to repeat, a million and more, are
// not made.
const (
	maxODS        = 64 << 20
	maxODSContent = 512 << 20
	maxColumns    = 256
)

// isODS reports whether a file is an OpenDocument spreadsheet: a ZIP file with a
// content.xml whose type, where it is not compressed, is not that of a text.
func isODS(head []byte) bool {
	has := func(s string) bool { return bytes.Contains(head, []byte(s)) }
	return bytes.HasPrefix(head, []byte("PK\x03\x04")) &&
		(has("opendocument.spreadsheet") || has("mimetype") && has("content.xml") && !has("opendocument."))
}

// parseUKODS reads the index of the UK Sanctions List. The file does not say
// when it was published.
func parseUKODS(in *Intake) iter.Seq2[*ftm.Entity, error] {
	return designations(in, ukOrigin, ukIndexTable.records(odsRows(in.Parts[""]), in.Skip, func([]string) {}))
}

// odsRows reads the rows of a spreadsheet's sheets, one after another.
func odsRows(r io.Reader) iter.Seq2[[]string, error] {
	return func(yield func([]string, error) bool) {
		content, err := odsContent(r)
		if err != nil {
			yield(nil, err)
			return
		}
		defer content.Close()
		for e, err := range xmlRecords(content, "table-row") {
			if err != nil {
				yield(nil, err)
				return
			}
			if e.name != "table-row" {
				continue
			}
			if !yield(odsRow(e), nil) {
				return
			}
		}
	}
}

func odsRow(e *element) []string {
	var row []string
	filled := 0
	for _, c := range e.kids {
		if c.name != "table-cell" && c.name != "covered-table-cell" {
			continue
		}
		text := odsText(c)
		n, err := strconv.Atoi(c.value("@number-columns-repeated"))
		if err != nil || n < 1 {
			n = 1
		}
		for range min(n, maxColumns-len(row)) {
			row = append(row, text)
		}
		if text != "" {
			filled = len(row)
		}
	}
	return row[:filled]
}

// odsText is the text of a cell, its paragraphs divided by spaces.
func odsText(e *element) string {
	var text strings.Builder
	text.WriteString(e.text)
	for _, k := range e.kids {
		if k.name == "p" {
			text.WriteString(" ")
		}
		if k.name[0] != '@' && k.name != "annotation" {
			text.WriteString(odsText(k))
		}
	}
	return fold(text.String())
}

// odsContent unpacks the sheets of a spreadsheet as they are read.
func odsContent(r io.Reader) (io.ReadCloser, error) {
	raw, err := io.ReadAll(io.LimitReader(r, maxODS+1))
	if err != nil {
		return nil, err
	}
	if len(raw) > maxODS {
		return nil, fmt.Errorf("a spreadsheet of more than %d MiB", maxODS>>20)
	}
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, errors.New("the spreadsheet is damaged or was cut short; fetch or copy it again")
	}
	if locked(z) {
		return nil, errors.New("the spreadsheet is protected by a password; save it without one")
	}
	f, err := z.Open("content.xml")
	if err != nil {
		return nil, errors.New("the spreadsheet has no content")
	}
	return struct {
		io.Reader
		io.Closer
	}{&limited{f, maxODSContent}, f}, nil
}

// locked reports whether the manifest says that the content is encrypted.
func locked(z *zip.Reader) bool {
	f, err := z.Open("META-INF/manifest.xml")
	if err != nil {
		return false
	}
	defer f.Close()
	b, _ := io.ReadAll(io.LimitReader(f, 1<<20))
	return bytes.Contains(b, []byte("encryption-data"))
}

// limited reads up to n bytes and then says that there is more than that.
type limited struct {
	r io.Reader
	n int64
}

func (l *limited) Read(p []byte) (int, error) {
	if l.n <= 0 {
		return 0, fmt.Errorf("the spreadsheet unpacks to more than %d MiB; it is damaged or made to do harm", maxODSContent>>20)
	}
	n, err := l.r.Read(p[:min(int64(len(p)), l.n)])
	l.n -= int64(n)
	return n, err
}
