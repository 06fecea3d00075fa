// Package cite says where something was said: in which document or list
// publication, at which bytes, in whose voice. Every answer that backchannel
// gives carries cites, so that a reader can check it against the source.
//
// The package imports nothing of the project: a span in a story and a line of a
// list are both places, and every other package needs to name them.
package cite

import (
	"encoding/json"
	"strings"
)

// Span is a half-open range of bytes, [Start, End), of a document's text.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len is the number of bytes that the span covers.
func (s Span) Len() int { return s.End - s.Start }

// Contains reports whether all of t lies within s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether s and t share a byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Document is a text that was read: a story, a press release, a filing.
type Document struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	Date      string `json:"date"` // YYYY-MM-DD or a prefix of it; "" where no date was found
	Publisher string `json:"publisher"`
	Language  string `json:"language"` // ISO 639-1, "en"; "" where it could not be told
	URL       string `json:"url,omitempty"`
	SHA256    string `json:"sha256,omitempty"` // of Text
	Text      string `json:"text"`             // the extracted text, whole, UTF-8; spans are bytes into it
}

// Quote returns the text of the span with its white space folded; it is empty
// where the span does not lie in the text.
func (d *Document) Quote(s Span) string {
	if s.Start < 0 || s.End > len(d.Text) || s.Start >= s.End {
		return ""
	}
	return strings.Join(strings.Fields(d.Text[s.Start:s.End]), " ")
}

// Publication is one dated issue of an official list.
type Publication struct {
	List      string `json:"list"`      // the list's name: us_ofac_sdn, un_sc_sanctions
	Title     string `json:"title"`     // OFAC SDN
	Published string `json:"published"` // the publisher's date or a prefix of it; "" where it gives none
	Retrieved string `json:"retrieved"` // YYYY-MM-DD, when we took it
	SHA256    string `json:"sha256"`    // of the bytes as retrieved
	Targets   int    `json:"targets"`   // listed parties in it
}

// SourceKind is the kind of a voice.
type SourceKind string

// The kinds of source.
const (
	Person       SourceKind = "person"
	Organisation SourceKind = "organisation"
	Anonymous    SourceKind = "anonymous"
	Paper        SourceKind = "document" // a report, a website, a court filing that speaks for itself
	Outlet       SourceKind = "outlet"   // the news outlet in its own voice
)

// Source is whose voice something is in. An anonymous source's name is its
// description as the text has it: "two people familiar with the plan".
type Source struct {
	Kind   SourceKind `json:"kind"`
	Name   string     `json:"name"`
	Entity Ref        `json:"entity"`
}

// Stance is what a voice does with what it speaks of.
type Stance string

// The stances.
const (
	Asserts         Stance = "asserts"
	Denies          Stance = "denies"
	Disputes        Stance = "disputes"
	Hedges          Stance = "hedges"
	DeclinesComment Stance = "declines_comment"
	NoResponse      Stance = "no_response"
)

// Evidence is one place that an answer rests on, ready to be shown.
type Evidence struct {
	Document string   `json:"document"` // a document's ID or a publication's list name
	Span     Span     `json:"span"`     // zero where the document is a list
	Quote    string   `json:"quote"`    // the sentence or the list entry's words
	Source   Source   `json:"source"`   // who says it
	Via      []Source `json:"via,omitempty"`
	Stance   Stance   `json:"stance"`
	Rule     string   `json:"rule,omitempty"` // the reading rule that found it
	Claim    string   `json:"claim,omitempty"`
}

// Ref is an entity's ID where there may be none; it is null in JSON when empty.
type Ref string

// MarshalJSON writes null for an empty Ref.
func (r Ref) MarshalJSON() ([]byte, error) {
	if r == "" {
		return []byte("null"), nil
	}
	return json.Marshal(string(r))
}

// UnmarshalJSON reads null as an empty Ref.
func (r *Ref) UnmarshalJSON(b []byte) error {
	var s *string
	if err := json.Unmarshal(b, &s); err != nil {
		return err
	}
	*r = ""
	if s != nil {
		*r = Ref(*s)
	}
	return nil
}
