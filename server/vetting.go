package server

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strings"

	"backchannel/cite"
	"backchannel/ingest"
	"backchannel/report"
	"backchannel/vet"
)

// serveVetPage answers GET /vet: the page where a story is given.
func (s *Server) serveVetPage(w http.ResponseWriter, r *http.Request) error {
	return s.show(w, http.StatusOK, "story", &page{Title: "Vet a story"})
}

// serveVet answers POST /vet: a story as the body, or one or more of them in a form,
// and back comes the finding as JSON or as a page. Nothing of it is kept.
func (s *Server) serveVet(w http.ResponseWriter, r *http.Request) error {
	x, p, err := s.begin(r)
	if err != nil {
		return err
	}
	if err := s.ownForm(r); err != nil {
		return err
	}
	stories, err := storiesOf(r, p)
	if err != nil {
		return err
	}
	asPage := p.Get("format") == "html" || p.Get("format") == "" && strings.Contains(r.Header.Get("Accept"), "text/html")
	f, err := s.vet(r.Context(), x, stories, p)
	if err != nil && asPage {
		fault := asProblem(err)
		return s.show(w, fault.status, "story", &page{Title: "Vet a story", Fault: fault.detail})
	}
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if asPage {
		if err := report.HTML(&b, f); err != nil {
			return err
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Cache-Control", "no-store")
		w.Write(b.Bytes())
		return nil
	}
	if err := report.JSON(&b, f); err != nil {
		return err
	}
	writeBytes(w, http.StatusOK, b.Bytes())
	return nil
}

// story is a document as it was given.
type story struct {
	name string
	data []byte
}

// storiesOf takes the stories out of a request: the files and the text of a form, or
// the body.
func storiesOf(r *http.Request, p *params) ([]story, error) {
	kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if kind != "multipart/form-data" && kind != "application/x-www-form-urlencoded" {
		data, err := io.ReadAll(r.Body)
		if err != nil {
			return nil, bodyError(err)
		}
		return []story{{"story", data}}, nil
	}
	if err := p.form(r); err != nil {
		return nil, err
	}
	var out []story
	if text := p.Get("text"); strings.TrimSpace(text) != "" {
		out = append(out, story{"story.txt", []byte(strings.ReplaceAll(text, "\r\n", "\n"))})
	}
	if r.MultipartForm == nil {
		return out, nil
	}
	defer r.MultipartForm.RemoveAll()
	for _, h := range r.MultipartForm.File["story"] {
		if h.Size == 0 && h.Filename == "" {
			continue
		}
		f, err := h.Open()
		if err != nil {
			return nil, fmt.Errorf("opening an upload: %w", err)
		}
		data, err := io.ReadAll(f)
		f.Close()
		if err != nil {
			return nil, fmt.Errorf("reading an upload: %w", err)
		}
		out = append(out, story{h.Filename, data})
	}
	return out, nil
}

// vet reads and vets stories. Only a few are read at the same time, because reading
// takes a processor for itself; who waits too long is told to come again.
func (s *Server) vet(ctx context.Context, x *stock, stories []story, p *params) (*vet.Finding, error) {
	day := s.day(p)
	date := p.day("date")
	if p.err != nil {
		return nil, p.err
	}
	var docs []cite.Document
	var skipped []vet.Skipped
	ids := map[string]int{}
	for _, st := range stories {
		d, err := ingest.Read(st.name, st.data, ingest.Options{Date: date, Title: p.Get("title")})
		if err != nil {
			skipped = append(skipped, vet.Skipped{Document: st.name, Reason: err.Error()})
			continue
		}
		if ids[d.ID]++; ids[d.ID] > 1 {
			d.ID = fmt.Sprintf("%s-%d", d.ID, ids[d.ID])
		}
		docs = append(docs, d)
	}
	switch {
	case len(stories) == 0:
		return nil, unusable("there is no story: send its text or a file")
	case len(docs) == 0:
		return nil, unusable("no story could be read: %s", skipped[0].Reason)
	}
	select {
	case s.vets <- struct{}{}:
		defer func() { <-s.vets }()
	case <-ctx.Done():
		return nil, tooBusy("other stories are being read; try again in a moment")
	}
	reader, err := s.reader()
	if err != nil {
		return nil, err
	}
	readings, unread, err := vet.Read(ctx, docs, reader)
	if err != nil {
		return nil, err
	}
	skipped = append(skipped, unread...)
	if len(readings) == 0 {
		return nil, unusable("no story could be read: %s", skipped[0].Reason)
	}
	f, err := vet.Readings(readings, x.material, vet.Options{AsOf: day})
	if err != nil {
		return nil, err
	}
	f.Skipped = append(skipped, f.Skipped...)
	return f, nil
}

// vetForm is the form of POST /vet.
type vetForm struct {
	Text  string   `json:"text"`            // the story's words
	Story []string `json:"story,omitempty"` // files: text, Markdown, HTML, PDF, DOCX
	Title string   `json:"title,omitempty"`
	Date  string   `json:"date,omitempty"`  // YYYY-MM-DD
	AsOf  string   `json:"as_of,omitempty"` // YYYY-MM-DD
}

// reconForm is the form of POST /reconcile/{dataset}.
type reconForm struct {
	Queries string `json:"queries,omitempty"` // a batch of queries as JSON
	Extend  string `json:"extend,omitempty"`  // an extension query as JSON
}
