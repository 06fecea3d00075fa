// Package llm reads stories with a language model that the user runs or rents,
// in place of the reader's own rules. It is off unless asked for, and it sends the
// whole text of a story to the address that the user gives.
//
// The model is asked for what the reader finds, each item with the words of the
// text that say so. A model may be wrong, and a story may try to talk to it; so
// nothing it answers is believed further than its quotation reaches: an item
// whose quoted words do not stand in the text, whose parties are not named there
// or whose kind is none of ours is thrown away and counted. Spans and IDs are
// ours. What is left has the contract of package reader.
package llm

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"backchannel/cite"
	"backchannel/reader"
)

// Options say which model to ask, and how.
type Options struct {
	URL       string // of an OpenAI-compatible server: http://localhost:11434, or all of …/v1/chat/completions
	Model     string // as the server calls it
	Key       string // sent as a bearer token; "" for none. It is in no error and no reading
	PlainHTTP bool   // allow http to another machine, where the text can be read on the way
	Client    *http.Client
	Sentences func(text string) []cite.Span // cuts a text into sentences; required
	Timeout   time.Duration                 // of one answer; 0 is two minutes
	Pause     time.Duration                 // before the first time that a question is asked again, doubled each time; 0 is a second
	Chunk     int                           // the most bytes of text in one question; 0 is 6000
}

// Model reads documents by asking a language model. It is safe for use by several
// goroutines.
type Model struct {
	o        Options
	endpoint string
	host     string
}

// The limits of what is taken from a server.
const (
	maxAnswer  = 4 << 20 // bytes of an answer
	maxTries   = 4       // how often one question is asked in all
	maxPause   = time.Minute
	maxItems   = 2000 // of one kind in one answer
	maxQuoted  = 4000 // bytes of text that one item may quote
	minPortion = 500  // bytes: a chunk is not cut below this
)

// New checks the options. The error is that of an address that is not allowed, or
// of a model without a name.
func New(o Options) (*Model, error) {
	if o.Model == "" {
		return nil, fmt.Errorf("llm: the model has no name")
	}
	u, err := url.Parse(o.URL)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil, fmt.Errorf("llm: %q is no http or https address", o.URL)
	}
	if u.User != nil {
		return nil, fmt.Errorf("llm: the address must not hold a name or password")
	}
	if u.Scheme == "http" && !o.PlainHTTP && !loopback(u.Hostname()) {
		return nil, fmt.Errorf("llm: %s is another machine, and over http the stories could be read on the way", u.Host)
	}
	if !strings.HasSuffix(u.Path, "/chat/completions") {
		u.Path = strings.TrimSuffix(strings.TrimRight(u.Path, "/"), "/v1") + "/v1/chat/completions"
	}
	if o.Timeout <= 0 {
		o.Timeout = 2 * time.Minute
	}
	if o.Pause <= 0 {
		o.Pause = time.Second
	}
	if o.Chunk <= 0 {
		o.Chunk = 6000
	}
	o.Chunk = max(o.Chunk, minPortion)
	client := http.Client{}
	if o.Client != nil {
		client = *o.Client
	}
	// Following a redirect would send the text to an address that nobody gave.
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	o.Client = &client
	return &Model{o: o, endpoint: u.String(), host: u.Host}, nil
}

// Host is the machine that the text is sent to.
func (m *Model) Host() string { return m.host }

// loopback reports whether a host is this machine.
func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// Tally counts what a model answered about one document.
type Tally struct {
	Questions int            // chunks of the text that were asked about
	Again     int            // questions that had to be asked again
	Items     int            // items in the answers
	Thrown    map[string]int // items that were thrown away, by the reason
	Trimmed   int            // details of kept items that do not stand in the text and were left out
}

// Lost is the number of items that were thrown away.
func (t *Tally) Lost() int {
	n := 0
	for _, k := range t.Thrown {
		n += k
	}
	return n
}

// Read asks the model about one document, a few paragraphs at a time. A text with
// nothing in it is not sent. The error is that of the context, of a server that
// does not answer, or of one that answers what cannot be read; there is no part of
// a reading then.
func (m *Model) Read(ctx context.Context, doc cite.Document) (*reader.Reading, Tally, error) {
	t := Tally{Thrown: map[string]int{}}
	b := newBuilder(doc, m.o.Sentences(doc.Text), "model "+m.o.Model, &t)
	for _, c := range chunks(doc.Text, m.o.Chunk) {
		a, err := m.ask(ctx, &doc, c, &t)
		if err != nil {
			return nil, t, fmt.Errorf("llm: %w", err)
		}
		b.take(a, c)
	}
	return b.reading(), t, nil
}

// chunks cuts a text at its paragraphs into spans of no more than most bytes; a
// paragraph that is longer is cut between its words.
func chunks(text string, most int) []cite.Span {
	var out []cite.Span
	for start := 0; start < len(text); {
		end := len(text)
		if end-start > most {
			end = start + cutAt(text[start:start+most])
		}
		if strings.TrimSpace(text[start:end]) != "" {
			out = append(out, cite.Span{Start: start, End: end})
		}
		start = end
	}
	return out
}

// cutAt is where to cut a piece of text: behind its last paragraph, else its last
// line, its last word, its last whole letter.
func cutAt(s string) int {
	for _, sep := range []string{"\n\n", "\n", ". ", " "} {
		if i := strings.LastIndex(s, sep); i > len(s)/4 {
			return i + len(sep)
		}
	}
	i := len(s) - 1
	for i > 0 && s[i]&0xC0 == 0x80 {
		i--
	}
	return max(i, 1)
}
