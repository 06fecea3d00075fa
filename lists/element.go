package lists

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"golang.org/x/text/encoding/charmap"
)

// What a record of a list never reaches; a file that does is refused before it
// fills the memory.
const (
	maxDepth      = 64
	maxElements   = 200_000 // in one record
	maxRecordText = 16 << 20
)

// element is an XML element of a record with all that is under it. An
// attribute is a child whose name begins with "@". Namespaces are dropped: no
// list uses two that could be confused.
//
// Reading a value marks it as used, so that rest can tell what of a record
// nobody understood.
type element struct {
	name string
	text string
	kids []*element
	used bool
}

// add appends a child and returns it. Tables are brought into the shape of the
// XML form of their list with it.
func (e *element) add(name, text string) *element {
	k := &element{name: name, text: text}
	e.kids = append(e.kids, k)
	return k
}

// each calls f with the elements at a path of names: "Names/Name".
func (e *element) each(path string, f func(*element)) {
	name, rest, deeper := strings.Cut(path, "/")
	for _, k := range e.kids {
		switch {
		case k.name != name:
		case deeper:
			k.each(rest, f)
		default:
			f(k)
		}
	}
}

// all returns the elements at a path.
func (e *element) all(path string) []*element {
	var out []*element
	e.each(path, func(k *element) { out = append(out, k) })
	return out
}

// values returns the texts at a path, white space folded, without the empty.
func (e *element) values(path string) []string {
	var out []string
	e.each(path, func(k *element) {
		k.used = true
		if v := fold(k.text); v != "" {
			out = append(out, v)
		}
	})
	return out
}

// value returns the first text at a path that is not empty, "" where there is
// none. The others are taken as read too.
func (e *element) value(path string) string {
	first := ""
	e.each(path, func(k *element) {
		if k.used = true; first == "" {
			first = fold(k.text)
		}
	})
	return first
}

// ignore marks what is at the paths, and all under it, as of no interest.
func (e *element) ignore(paths ...string) {
	for _, p := range paths {
		for _, k := range e.all(p) {
			k.ignoreAll()
		}
	}
}

func (e *element) ignoreAll() {
	e.used = true
	for _, k := range e.kids {
		k.ignoreAll()
	}
}

// rest returns what was not read, as "NAME: text" with the names of the
// elements on the way, for the notes of the party.
func (e *element) rest() []string {
	var out []string
	e.collectRest(nil, &out)
	return out
}

func (e *element) collectRest(above []string, out *[]string) {
	for _, k := range e.kids {
		path := append(above, strings.TrimPrefix(k.name, "@"))
		if !k.used {
			if v := fold(k.text); v != "" {
				*out = append(*out, strings.Join(path, " ")+": "+v)
			}
		}
		k.collectRest(path, out)
	}
}

// fold trims a text and makes every run of white space one space.
func fold(s string) string {
	if folded(s) {
		return s
	}
	if !strings.ContainsAny(s, "\n\t\r\u00a0") && !strings.Contains(s, "  ") {
		return strings.TrimSpace(s)
	}
	return strings.Join(strings.Fields(s), " ")
}

// folded reports whether a text is ASCII with only single spaces within it,
// which most are and which is quickly seen.
func folded(s string) bool {
	space := true // before the first byte
	for i := range len(s) {
		c := s[i]
		if c < ' ' || c >= 0x7f || c == ' ' && space {
			return false
		}
		space = c == ' '
	}
	return !space || s == ""
}

// xmlRecords reads an XML file as a stream: first its root, bare but for its
// attributes, then each element of one of the given names, whole. A file that
// is no XML, is cut short or goes past the limits yields one error, with the
// line, and ends. No entity but those of XML itself is expanded and none is
// fetched.
func xmlRecords(r io.Reader, names ...string) iter.Seq2[*element, error] {
	return func(yield func(*element, error) bool) {
		d := xml.NewDecoder(r)
		d.CharsetReader = charset
		x := &xmlReader{d: d, names: names}
		for {
			e, err := x.next()
			if err == io.EOF {
				return
			}
			if err != nil {
				line, _ := d.InputPos()
				yield(nil, fmt.Errorf("line %d: %w", line, err))
				return
			}
			if !yield(e, nil) {
				return
			}
		}
	}
}

type xmlReader struct {
	d      *xml.Decoder
	names  []string
	path   []string   // open elements
	open   []*element // those of the record being read
	n      int        // elements in it
	length int        // its text
}

var (
	errHTML     = errors.New("it is a web page (HTML), not the XML of a list; the publisher may have answered with an error page")
	errCutShort = errors.New("the file ends in the middle; it was cut short, fetch or copy it again")
)

// next returns the next record, io.EOF after a well-ended file.
func (x *xmlReader) next() (*element, error) {
	for rooted := len(x.path) > 0; ; {
		t, err := x.d.RawToken()
		if err != nil {
			return nil, x.end(err, rooted)
		}
		switch t := t.(type) {
		case xml.StartElement:
			first := !rooted
			rooted = true
			e, err := x.start(t)
			if err != nil {
				return nil, err
			}
			if first {
				return e, nil
			}
		case xml.EndElement:
			e, err := x.close(t.Name.Local)
			if e != nil || err != nil {
				return e, err
			}
			if len(x.path) == 0 {
				return nil, io.EOF
			}
		case xml.CharData:
			if err := x.chars(t); err != nil {
				return nil, err
			}
		case xml.Directive:
			if bytes.HasPrefix(bytes.ToLower(t), []byte("doctype html")) {
				return nil, errHTML
			}
			return nil, errors.New("it declares a document type, which the files of no list do")
		}
	}
}

// end tells how the file ended.
func (x *xmlReader) end(err error, rooted bool) error {
	var syntax *xml.SyntaxError
	switch {
	case err == io.EOF && !rooted:
		return errors.New("there is no XML in it")
	case err == io.EOF, errors.As(err, &syntax) && strings.Contains(syntax.Msg, "unexpected EOF"):
		return errCutShort
	case syntax != nil:
		return fmt.Errorf("not well-formed XML (%s); the file is damaged or not in the encoding that it declares", syntax.Msg)
	}
	return err
}

func (x *xmlReader) start(t xml.StartElement) (*element, error) {
	name := t.Name.Local
	if len(x.path) == 0 && strings.EqualFold(name, "html") {
		return nil, errHTML
	}
	x.path = append(x.path, name)
	if len(x.path) > maxDepth {
		return nil, fmt.Errorf("elements lie deeper than %d in one another", maxDepth)
	}
	root := len(x.path) == 1
	if !root && len(x.open) == 0 && !slices.Contains(x.names, name) {
		return nil, nil
	}
	e := &element{name: name}
	for _, a := range t.Attr {
		if a.Name.Space != "xmlns" && a.Name.Space != "xsi" && a.Name.Local != "xmlns" {
			e.add("@"+a.Name.Local, a.Value)
			x.length += len(a.Value)
		}
	}
	if root {
		return e, nil
	}
	if len(x.open) == 0 {
		x.n, x.length = 0, 0
	} else {
		up := x.open[len(x.open)-1]
		up.kids = append(up.kids, e)
	}
	x.open = append(x.open, e)
	if x.n += 1 + len(t.Attr); x.n > maxElements {
		return nil, fmt.Errorf("a record of more than %d elements", maxElements)
	}
	return e, nil
}

// close ends an element; it returns the record that ends with it.
func (x *xmlReader) close(name string) (*element, error) {
	if len(x.path) == 0 || x.path[len(x.path)-1] != name {
		return nil, fmt.Errorf("not well-formed XML (</%s> closes no element)", name)
	}
	x.path = x.path[:len(x.path)-1]
	if len(x.open) == 0 {
		return nil, nil
	}
	e := x.open[len(x.open)-1]
	x.open = x.open[:len(x.open)-1]
	if len(x.open) > 0 {
		return nil, nil
	}
	return e, nil
}

func (x *xmlReader) chars(t xml.CharData) error {
	if len(x.open) == 0 {
		return nil
	}
	if x.length += len(t); x.length > maxRecordText {
		return fmt.Errorf("a record of more than %d MiB", maxRecordText>>20)
	}
	e := x.open[len(x.open)-1]
	if e.text == "" && len(bytes.TrimSpace(t)) == 0 {
		return nil
	}
	e.text += string(t)
	return nil
}

// charset reads the encodings besides UTF-8 that lists have been seen in.
func charset(label string, r io.Reader) (io.Reader, error) {
	switch strings.ToLower(label) {
	case "us-ascii", "ascii":
		return r, nil
	case "iso-8859-1", "latin1", "windows-1252", "cp1252":
		return charmap.Windows1252.NewDecoder().Reader(r), nil
	}
	return nil, fmt.Errorf("it declares the encoding %q, which is not read here; save it as UTF-8", label)
}

// rootElement names the first element of an XML text without its namespace
// prefix, "" where the head shows none.
func rootElement(head []byte) string {
	text := bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")))
	for len(text) > 1 && text[0] == '<' {
		end := ">"
		switch {
		case bytes.HasPrefix(text, []byte("<!--")):
			end = "-->"
		case text[1] != '?' && text[1] != '!':
			n := bytes.IndexAny(text, " \t\r\n/>")
			if n < 2 || n > 80 {
				return ""
			}
			name := string(text[1:n])
			return name[strings.IndexByte(name, ':')+1:]
		}
		n := bytes.Index(text, []byte(end))
		if n < 0 {
			return ""
		}
		text = bytes.TrimSpace(text[n+len(end):])
	}
	return ""
}
