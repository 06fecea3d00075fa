package server_test

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"

	"backchannel/reader"
	"backchannel/server"
	"backchannel/vet"
)

// TestPagesLoadNothingAndNameTheirFields checks every page: it is fetched alone, its
// fields have labels, its links lead to where there is something.
func TestPagesLoadNothingAndNameTheirFields(t *testing.T) {
	t.Parallel()
	s := started(t)
	for _, path := range []string{"/", "/vet", "/docs", "/view/hb-1", "/preview/hb-1?as_of=2020-01-01"} {
		w := send(t, s, "GET", path, "", "")
		if w.Code != 200 || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
			t.Errorf("%s: %d %s", path, w.Code, w.Header().Get("Content-Type"))
			continue
		}
		if csp := w.Header().Get("Content-Security-Policy"); !strings.HasPrefix(csp, "default-src 'none'") {
			t.Errorf("%s: policy %q", path, csp)
		}
		root, err := html.Parse(w.Body)
		if err != nil {
			t.Fatal(err)
		}
		for n := range root.Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			for _, bad := range []string{"src", "srcset", "style", "onclick", "onload"} {
				if v := attr(n, bad); v != "" {
					t.Errorf("%s: <%s %s=%q>", path, n.Data, bad, v)
				}
			}
			switch n.Data {
			case "script", "link", "img", "iframe":
				t.Errorf("%s has a <%s>", path, n.Data)
			case "input", "select", "textarea":
				if n.Parent.Data != "label" {
					t.Errorf("%s: field %s has no label", path, attr(n, "name"))
				}
			case "a":
				if code, _ := ask(t, s, "GET", attr(n, "href"), "", ""); code != 200 {
					t.Errorf("%s links to %s, which is %d", path, attr(n, "href"), code)
				}
			}
		}
	}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func TestScreeningPage(t *testing.T) {
	t.Parallel()
	s := started(t)
	const form = "application/x-www-form-urlencoded"
	code, page := ask(t, s, "POST", "/", form, url.Values{"name": {"Arkady Volkonsky"}, "schema": {"Person"}, "birthDate": {"1966"}, "country": {"Atlantis"}}.Encode())
	for _, want := range []string{"Arkady Semyonovich Volkonsky", "Harbour list 4401, HARBOUR-2022, listed 2022-03-11", "birth year equal", "As of 2025-06-01: <strong>listed</strong>",
		"Not used: country: &#34;Atlantis&#34; is no country that is known here", `<option value="Person" selected>`} {
		if code != 200 || !strings.Contains(page, want) {
			t.Errorf("%d, the page lacks %s:\n%s", code, want, page)
		}
	}
	if code, page = ask(t, s, "POST", "/", form, "name=%3Cscript%3Ealert(1)%3C/script%3E"); code != 200 || strings.Contains(page, "<script") {
		t.Errorf("%d, a name is taken for markup:\n%s", code, page)
	}
	if code, page = ask(t, s, "POST", "/", form, "name=++"); code != 422 || !strings.Contains(page, "nothing to look for: neither a name nor an identifier") {
		t.Errorf("an empty name: %d", code)
	}
	if code, page = ask(t, s, "POST", "/", form, "name=Ada&as_of=soon"); code != 422 || !strings.Contains(page, "is no day") {
		t.Errorf("a day that is none: %d", code)
	}
}

func TestFormsOfOtherSitesAreRefused(t *testing.T) {
	t.Parallel()
	s := started(t)
	for _, path := range []string{"/", "/vet"} {
		r := httptest.NewRequestWithContext(t.Context(), "POST", path, strings.NewReader("name=Ada&text=Ada"))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Sec-Fetch-Site", "cross-site")
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if w.Code != http.StatusForbidden {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
}

func TestVet(t *testing.T) {
	t.Parallel()
	s := started(t, func(c *server.Config) { c.Reader = func() (vet.Reader, error) { return reader.New() } })
	code, body := ask(t, s, "POST", "/vet?date=2025-03-14&as_of=2025-04-01", "text/plain", harbour)
	for _, want := range []string{`"Arkady Volkonsky"`, `"asOf": "2025-04-01"`, `"hb-1"`} {
		if code != 200 || !strings.Contains(body, want) {
			t.Fatalf("%d, the finding lacks %s:\n%s", code, want, body)
		}
	}

	var wg sync.WaitGroup
	for range 4 { // more than are read at the same time: the others wait
		wg.Go(func() {
			if again, out := ask(t, s, "POST", "/vet?date=2025-03-14&as_of=2025-04-01", "text/plain", harbour); again != 200 || out != body {
				t.Errorf("%d: a story read at the same time as others gives another finding", again)
			}
		})
	}
	wg.Wait()

	var form bytes.Buffer
	w := multipart.NewWriter(&form)
	f, _ := w.CreateFormFile("story", "harbour.txt")
	f.Write([]byte(harbour))
	f, _ = w.CreateFormFile("story", "picture.png")
	f.Write([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x00"))
	w.WriteField("date", "2025-03-14")
	w.Close()
	r := httptest.NewRequestWithContext(t.Context(), "POST", "/vet", &form)
	r.Header.Set("Content-Type", w.FormDataContentType())
	r.Header.Set("Accept", "text/html,*/*")
	rec := httptest.NewRecorder()
	s.ServeHTTP(rec, r)
	page := rec.Body.String()
	for _, want := range []string{"<html", "Volkonsky", "picture.png"} {
		if rec.Code != 200 || !strings.Contains(page, want) {
			t.Errorf("%d, the page lacks %s", rec.Code, want)
		}
	}

	for body, want := range map[string]string{"": "the file is empty", "Un texte en français qui ne parle de personne, écrit pour les gens de la ville et du port.": "seems to be in"} {
		if code, out := ask(t, s, "POST", "/vet", "text/plain", body); code != 422 || !strings.Contains(out, want) {
			t.Errorf("%q: %d %s", body, code, out)
		}
	}
	off := started(t)
	if code, _ := ask(t, off, "POST", "/vet", "text/plain", harbour); code != http.StatusNotImplemented {
		t.Errorf("where reading is off: %d", code)
	}
}
