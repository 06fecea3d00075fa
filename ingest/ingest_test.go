package ingest

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

const story = "The minister met the shipowner in the harbour on Tuesday, two people who were at the dinner said. " +
	"He has denied that he was there."

func TestTheStoryIsFoundInEveryFormat(t *testing.T) {
	t.Parallel()
	latin, _ := charmap.Windows1252.NewEncoder().String("The café’s owner said that he was not in the harbour. " + story)
	wide, _ := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(story)
	for name, data := range map[string][]byte{
		"story.txt":       []byte(story),
		"bom.txt":         []byte("\xef\xbb\xbf" + story),
		"latin.txt":       []byte(latin),
		"wide.txt":        []byte(wide),
		"story.md":        []byte("# A dinner\n\nThe *minister* [met](http://example.org) " + story[len("The minister met "):]),
		"page":            []byte(page),
		"story.docx":      docx(t, story),
		"story.pdf":       pdfFile(story[:90], ""),
		"wrapped.txt":     []byte("The minister met the shipowner in the harbour on\nTuesday, two people who were at the dinner said.\nHe has denied that he was there."),
		"invisible.txt":   []byte("\u200eThe minister met the shipowner in\u00a0the harbour, and he was not told of it by the aide."),
		"http://h/a/b-c/": []byte(page),
	} {
		d, err := Read(name, data, Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if !strings.Contains(d.Text, "in the harbour") || d.Language != "en" {
			t.Errorf("%s: language %q, text %q", name, d.Language, d.Text)
		}
	}
}

func TestWhatAStorySaysOfItself(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, data, date, publisher, title string }{
		{"a.txt", " date 2025-03-14 " + story, "2025-03-14", "", ""},
		{"b.txt", "VALLETTA, April 4, 2022 (Newswire) - " + story, "2022-04-04", "Newswire", ""},
		{"c.txt", "VALLETTA (Newswire) - " + story, "", "Newswire", ""},
		{"d.txt", "Harbour dinner\n\nPublished 4 March 2022\n\n" + story, "2022-03-04", "", ""},
		{"story-2021-11-30.txt", story, "2021-11-30", "", ""},
		{"http://example.org/world/2018/03/21/dinner", story, "2018-03-21", "", ""},
		{"e.txt", " date 2025-02-31 " + story, "", "", ""},
		{"p.html", page, "2024-05-06", "The Harbour Post", "A dinner in the harbour"},
		{"m.md", "# A dinner\n\n" + story, "", "", "A dinner"},
	} {
		d, err := Read(c.name, []byte(c.data), Options{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if d.Date != c.date || d.Publisher != c.publisher || d.Title != c.title {
			t.Errorf("%s: date %q publisher %q title %q, want %q %q %q", c.name, d.Date, d.Publisher, d.Title, c.date, c.publisher, c.title)
		}
	}
	d, _ := Read("a.txt", []byte(" date 2025-03-14 "+story), Options{Date: "2024-01-01"})
	if d.Date != "2024-01-01" || !strings.HasPrefix(d.Text, "The minister") {
		t.Errorf("the user's date %q does not come first, or the text %q keeps the date line", d.Date, d.Text[:20])
	}
}

func TestBadFilesSayWhatIsWrong(t *testing.T) {
	t.Parallel()
	whole := docx(t, story)
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"empty.txt", nil, "empty"},
		{"blank.txt", []byte(" \n\n "), "no text"},
		{"big.txt", make([]byte, MaxBytes+1), "larger than 64 MB"},
		{"picture.txt", []byte("\x89PNG\r\n\x1a\n\x00\x00"), "binary"},
		{"old.doc", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest"), "password"},
		{"cut.docx", whole[:len(whole)/2], "cut short"},
		{"archive.zip", archive(t, map[string]string{"a.txt": "x"}), "no Word file"},
		{"cut.pdf", []byte("%PDF-1.4\n1 0 obj"), "damaged"},
		{"locked.pdf", pdfFile(story[:60], "locked"), "password"},
		{"noise.txt", []byte(strings.Repeat("abcdefghijklmnopqrstuvw\x01 ", 400)), "unreadable"},
		{"ru.txt", []byte("Министр встретился во вторник с главой банка в гавани, сообщил представитель ведомства. Переговоры длились три часа."), "Russian"},
		{"uk.txt", []byte("Міністр зустрівся у вівторок з головою банку в гавані, повідомив представник відомства, який бачив їхню зустріч."), "Ukrainian"},
		{"bg.txt", []byte("Министърът се срещна във вторник с ръководителя на банката в пристанището, съобщи говорител на ведомството."), "Bulgarian"},
		{"de.txt", []byte("Der Minister hat den Reeder am Dienstag im Hafen getroffen, sagten zwei Personen, die bei dem Essen waren. Er bestreitet das."), "German"},
		{"ht.txt", []byte("Minis la te rankontre mèt bato a nan pò a madi, de moun ki te nan dine a di. Li di li pa t la."), "Haitian"},
		{"ru.txt", []byte("Министр встретился с судовладельцем во вторник в порту, сообщили два человека, которые были на ужине."), "Russian"},
	} {
		_, err := Read(c.name, c.data, Options{})
		if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: error %v, want one line with %q", c.name, err, c.want)
		}
	}
	if _, err := Read("de.txt", []byte("Der Minister hat den Reeder im Hafen getroffen und das ist alles, was wir wissen."), Options{}); !errors.Is(err, ErrLanguage) {
		t.Errorf("a German text gives %v, want ErrLanguage", err)
	}
}

func TestAShortTextOfManyNamesIsEnglish(t *testing.T) {
	t.Parallel()
	text := "Mara Solen met Piet Drum in Tallinn last month, two officials said. Piet Drum owns houses."
	if _, err := Read("a.txt", []byte(text), Options{}); err != nil {
		t.Errorf("%q: %v", text, err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("a.txt", []byte(story))
	f.Add("a.md", []byte("# x\n\n* "+story))
	f.Add("a.html", []byte(page))
	f.Add("a.pdf", pdfFile(story[:40], ""))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		d, err := Read(name, data, Options{})
		if err == nil && strings.TrimSpace(d.Text) == "" {
			t.Error("a document without text and without an error")
		}
	})
}

const page = `<!DOCTYPE html><html lang="en"><head><title>A dinner in the harbour</title>
<meta property="og:site_name" content="The Harbour Post"><meta property="article:published_time" content="2024-05-06T10:00:00Z">
<script>document.write("no")</script></head><body><nav><a href="/">Home</a> <a href="/x">World</a></nav>
<article><h1>A dinner in the harbour</h1>
<p>` + story + ` The harbour master, who was on the quay that night and saw them come, said that the two of them had talked for an hour, and that an aide took notes.</p>
<figure><img src="x.jpg"><figcaption>The quay, in a file picture.</figcaption></figure>
<p>The aide, asked about it on Wednesday, said that there was nothing to add, and that the minister would answer questions in the parliament when he was asked them there.</p></article>
<footer>Cookies</footer></body></html>`

// docx returns a Word file with one paragraph.
func docx(t *testing.T, text string) []byte {
	return archive(t, map[string]string{
		"word/document.xml": `<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>` + text + `</w:t></w:r></w:p></w:body></w:document>`,
		"docProps/core.xml": `<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>A dinner</dc:title></cp:coreProperties>`,
	})
}

func archive(t *testing.T, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range files {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		w.Write([]byte(text))
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// pdfFile returns a PDF with one line of text; with lock, one that asks for a
// password which is not the empty one.
func pdfFile(text, lock string) []byte {
	var b bytes.Buffer
	var at []int
	obj := func(body string) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(at), body)
	}
	b.WriteString("%PDF-1.4\n")
	obj("<< /Type /Catalog /Pages 2 0 R >>")
	obj("<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
	obj("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 900 200] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>")
	stream := "BT /F1 12 Tf 20 100 Td (" + text + ") Tj ET"
	obj(fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(stream), stream))
	obj("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
	trailer := "<< /Size 6 /Root 1 0 R"
	if lock != "" {
		key := "<" + strings.Repeat("41", 32) + ">"
		obj("<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O " + key + " /U " + key + " >>")
		trailer = "<< /Size 7 /Root 1 0 R /Encrypt 6 0 R /ID [<41> <41>]"
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer\n%s >>\nstartxref\n%d\n%%%%EOF\n", trailer, start)
	return b.Bytes()
}
