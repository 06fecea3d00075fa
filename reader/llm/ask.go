package llm

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"

	"backchannel/cite"
)

// message is one turn of a conversation, as the protocol has it.
type message struct {
	Role    string `json:"role"`
	Content string `json:"content"`
}

// question is the body of a request.
type question struct {
	Model       string          `json:"model"`
	Messages    []message       `json:"messages"`
	Temperature float64         `json:"temperature"`
	Stream      bool            `json:"stream"`
	Format      json.RawMessage `json:"response_format,omitempty"`
}

// reply is what is read of an answer's body.
type reply struct {
	Choices []struct {
		Message      message `json:"message"`
		FinishReason string  `json:"finish_reason"`
	} `json:"choices"`
}

// passing is a failure that may be over when the question is asked again.
type passing struct {
	error
	after time.Duration // what the server asked to wait, 0 for nothing
}

func (p passing) Unwrap() error { return p.error }

// ask asks about one chunk, again where that may help, and returns an answer of
// the right form.
func (m *Model) ask(ctx context.Context, doc *cite.Document, c cite.Span, t *Tally) (*answer, error) {
	t.Questions++
	q := question{Model: m.o.Model, Messages: messages(doc, c), Format: schemaFormat}
	pause := m.o.Pause
	for try := 1; ; try++ {
		a, err := m.once(ctx, &q)
		if err == nil {
			return a, nil
		}
		p, again := errors.AsType[passing](err)
		if ctx.Err() != nil || !again || try == maxTries {
			return nil, m.discreet(cmp.Or(ctx.Err(), err))
		}
		t.Again++
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(min(max(pause, p.after), maxPause)):
		}
		pause *= 2
	}
}

// once asks one time.
func (m *Model) once(ctx context.Context, q *question) (*answer, error) {
	body, err := json.Marshal(q)
	if err != nil {
		return nil, err
	}
	ctx, stop := context.WithTimeout(ctx, m.o.Timeout)
	defer stop()
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, m.endpoint, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	req.Header.Set("Content-Type", "application/json")
	if m.o.Key != "" {
		req.Header.Set("Authorization", "Bearer "+m.o.Key)
	}
	res, err := m.o.Client.Do(req)
	if err != nil {
		return nil, passing{error: m.slow(ctx, err)}
	}
	defer res.Body.Close()
	data, err := io.ReadAll(io.LimitReader(res.Body, maxAnswer+1))
	switch {
	case err != nil:
		return nil, passing{error: m.slow(ctx, err)}
	case len(data) > maxAnswer:
		return nil, fmt.Errorf("%s: the answer is longer than %d bytes", m.host, maxAnswer)
	case res.StatusCode != http.StatusOK:
		return nil, m.refused(q, res, data)
	}
	a, err := parseAnswer(data)
	if err != nil {
		return nil, passing{error: fmt.Errorf("%s: %w", m.host, err)}
	}
	return a, nil
}

// slow names a time-out as what it is.
func (m *Model) slow(ctx context.Context, err error) error {
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return fmt.Errorf("%s: no answer within %v", m.host, m.o.Timeout)
	}
	return err
}

// refused is the error of a status other than 200. A server that does not know
// JSON schemata is asked once more for plain JSON.
func (m *Model) refused(q *question, res *http.Response, data []byte) error {
	words := strings.Join(strings.Fields(string(data[:min(len(data), 300)])), " ")
	err := fmt.Errorf("%s: %s: %s", m.host, res.Status, words)
	switch s := res.StatusCode; {
	case s >= 300 && s < 400:
		return fmt.Errorf("%s: it redirects; give the address where the model is", m.host)
	case s == http.StatusBadRequest && bytes.Contains(q.Format, []byte("json_schema")) && strings.Contains(words, "response_format"):
		q.Format = plainFormat
		return passing{error: err}
	case s == http.StatusTooManyRequests || s == http.StatusRequestTimeout || s >= 500:
		seconds, _ := strconv.Atoi(res.Header.Get("Retry-After"))
		return passing{error: err, after: time.Duration(max(0, min(seconds, 3600))) * time.Second}
	}
	return err
}

// discreet takes the key out of an error: a server may repeat what it was sent.
func (m *Model) discreet(err error) error {
	if m.o.Key == "" || !strings.Contains(err.Error(), m.o.Key) {
		return err
	}
	return errors.New(strings.ReplaceAll(err.Error(), m.o.Key, "[key]"))
}

// parseAnswer reads the body of an answer. An answer without one of the five
// lists is no answer: a model that was led astray must not look like a story with
// nothing in it.
func parseAnswer(data []byte) (*answer, error) {
	var r reply
	if err := json.Unmarshal(data, &r); err != nil || len(r.Choices) == 0 {
		return nil, errors.New("the answer is not that of a chat endpoint")
	}
	c := r.Choices[0]
	if c.FinishReason == "length" {
		return nil, errors.New("the answer is cut off: the model has too little room for it")
	}
	text := strings.TrimSpace(c.Message.Content)
	if i := strings.LastIndex(text, "</think>"); i >= 0 { // a model that thinks aloud
		text = strings.TrimSpace(text[i+len("</think>"):])
	}
	text = strings.TrimPrefix(strings.TrimPrefix(text, "```json"), "```")
	text = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(text), "```"))
	var a answer
	if err := json.Unmarshal([]byte(text), &a); err != nil {
		return nil, errors.New("the model did not answer with the JSON that was asked for")
	}
	for name, missing := range map[string]bool{"entities": a.Entities == nil, "roles": a.Roles == nil, "ties": a.Ties == nil, "dates": a.Dates == nil, "claims": a.Claims == nil} {
		if missing {
			return nil, fmt.Errorf("the model's answer has no list %q", name)
		}
	}
	if n := max(len(a.Entities), len(a.Roles), len(a.Ties), len(a.Dates), len(a.Claims)); n > maxItems {
		return nil, fmt.Errorf("the model's answer has a list of %d items", n)
	}
	return &a, nil
}
