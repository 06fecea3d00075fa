package server

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"mime"
	"net/http"
	"slices"
	"strings"
	"unicode/utf8"
)

// This file reads what clients send as JSON. A batch of queries is walked by hand,
// because the library would let the second of two queries under one key take the
// place of the first, and would leave out in silence what it does not know: either
// way somebody would not be screened as the client meant.

// keyed is a query with the key under which its answer goes back.
type keyed struct {
	key string
	Query
	unknown []string // members that a query does not have
}

// readBatch reads a MatchRequest, the queries in the order of their keys. ignored
// tells what of it is not used.
func readBatch(b []byte) (queries []keyed, ignored []string, err error) {
	if err := checkJSON(b, "the body"); err != nil {
		return nil, nil, err
	}
	if err := mustBe('{', "the body", b); err != nil {
		return nil, nil, err
	}
	read := false
	for name, value := range members(b) {
		switch name {
		case "queries":
			if read {
				return nil, nil, badRequest("queries stands twice in the body")
			}
			if queries, err = readQueries(value); err != nil {
				return nil, nil, err
			}
			read = true
		case "weights":
			if !isEmpty(value) {
				ignored = append(ignored, "weights: there is one score, and it is not tuned by request")
			}
		case "config":
			if !isEmpty(value) {
				ignored = append(ignored, "config: it is of algorithms that are not here")
			}
		default:
			ignored = append(ignored, short(name)+": a request has queries; limit, threshold and the like stand in its address")
		}
	}
	return queries, ignored, nil
}

func readQueries(b []byte) ([]keyed, error) {
	if string(b) == "null" {
		return nil, nil
	}
	if err := mustBe('{', "queries", b); err != nil {
		return nil, err
	}
	var out []keyed
	for key, value := range members(b) {
		q, err := readQuery(key, value)
		if err != nil {
			return nil, err
		}
		out = append(out, q)
	}
	slices.SortFunc(out, func(a, b keyed) int { return strings.Compare(a.key, b.key) })
	for i := range out[min(1, len(out)):] {
		if out[i].key == out[i+1].key {
			return nil, badRequest("two queries have the key %q; give each its own", short(out[i].key))
		}
	}
	return out, nil
}

func readQuery(key string, b []byte) (q keyed, err error) {
	q.key = key
	at := func(field string) string { return fmt.Sprintf("%s of query %q", field, short(key)) }
	if string(b) == "null" {
		return q, nil
	}
	if b[0] != '{' {
		return q, badRequest("query %q must be an object, not %s", short(key), kindOf(b))
	}
	for name, value := range members(b) {
		switch name {
		case "id", "schema":
			if string(value) == "null" {
				continue
			}
			if err := mustBe('"', at(name), value); err != nil {
				return q, err
			}
			if name == "id" {
				q.ID = unquoted(value)
			} else {
				q.Schema = unquoted(value)
			}
		case "properties":
			if q.Properties != nil {
				return q, badRequest("%s stand twice", at(name))
			}
			if q.Properties, err = readProperties(at(name), value); err != nil {
				return q, err
			}
		default:
			q.unknown = append(q.unknown, short(name)+": a query has id, schema and properties; what is known of the party goes into properties")
		}
	}
	return q, nil
}

func readProperties(at string, b []byte) (map[string]Values, error) {
	if string(b) == "null" {
		return map[string]Values{}, nil
	}
	if err := mustBe('{', at, b); err != nil {
		return nil, err
	}
	out := map[string]Values{}
	for name, value := range members(b) {
		if _, twice := out[name]; twice {
			return nil, badRequest("%s: %s stands twice; give its values as a list", at, short(name))
		}
		var v Values
		if value[0] == '[' {
			for one := range elements(value) {
				if err := v.add(one); err != nil {
					return nil, badRequest("%s: %v", at, err)
				}
			}
		} else if err := v.add(value); err != nil {
			return nil, badRequest("%s: %v", at, err)
		}
		out[name] = v
	}
	return out, nil
}

// mustBe is an error unless the value begins as the wanted kind does.
func mustBe(first byte, what string, value []byte) error {
	if value[0] == first {
		return nil
	}
	return badRequest("%s must be %s, not %s", what, kindOf([]byte{first}), kindOf(value))
}

// kindOf names the kind of a value.
func kindOf(value []byte) string {
	switch value[0] {
	case '{':
		return "an object"
	case '[':
		return "a list"
	case '"':
		return "a string"
	case 't', 'f':
		return "true or false"
	case 'n':
		return "null"
	}
	return "a number"
}

func isEmpty(value []byte) bool {
	switch string(bytes.Join(bytes.Fields(value), nil)) {
	case "null", "{}", "[]":
		return true
	}
	return false
}

// members yields the names and values of an object, which must be valid JSON.
func members(b []byte) iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		for i := space(b, 1); b[i] != '}'; {
			end := valueEnd(b, i)
			name := unquoted(b[i:end])
			i = space(b, space(b, end)+1) // over the colon
			end = valueEnd(b, i)
			if !yield(name, b[i:end]) {
				return
			}
			if i = space(b, end); b[i] == ',' {
				i = space(b, i+1)
			}
		}
	}
}

// elements yields the values of a list, which must be valid JSON.
func elements(b []byte) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		for i := space(b, 1); b[i] != ']'; {
			end := valueEnd(b, i)
			if !yield(b[i:end]) {
				return
			}
			if i = space(b, end); b[i] == ',' {
				i = space(b, i+1)
			}
		}
	}
}

// space returns where the next token begins.
func space(b []byte, i int) int {
	for b[i] == ' ' || b[i] == '\n' || b[i] == '\t' || b[i] == '\r' {
		i++
	}
	return i
}

// valueEnd returns where the value that begins at i ends.
func valueEnd(b []byte, i int) int {
	switch b[i] {
	case '"':
		for i++; b[i] != '"'; i++ {
			if b[i] == '\\' {
				i++
			}
		}
		return i + 1
	case '{', '[':
		for depth := 0; ; {
			switch b[i] {
			case '"':
				i = valueEnd(b, i)
				continue
			case '{', '[':
				depth++
			case '}', ']':
				if depth--; depth == 0 {
					return i + 1
				}
			}
			i++
		}
	}
	for i < len(b) && !strings.ContainsRune(",]} \n\t\r", rune(b[i])) {
		i++
	}
	return i
}

// unquoted is the text of a JSON string.
func unquoted(b []byte) string {
	if bytes.IndexByte(b, '\\') < 0 {
		return string(b[1 : len(b)-1])
	}
	var s string
	if err := json.Unmarshal(b, &s); err != nil {
		panic(err) // it was valid
	}
	return s
}

// body reads a request's body whole, into b. JSON alone is taken.
func body(r *http.Request, b *bytes.Buffer) ([]byte, error) {
	if kind := r.Header.Get("Content-Type"); kind != "" && kind != "application/json" {
		t, _, err := mime.ParseMediaType(kind)
		if err != nil || t != "application/json" && !strings.HasSuffix(t, "+json") {
			return nil, &problem{status: http.StatusUnsupportedMediaType, detail: fmt.Sprintf("the body is %q; application/json is taken here (curl: -H 'Content-Type: application/json')", kind)}
		}
	}
	if _, err := b.ReadFrom(r.Body); err != nil {
		return nil, bodyError(err)
	}
	return bytes.TrimSpace(bytes.TrimPrefix(b.Bytes(), []byte("\ufeff"))), nil
}

// bodyError says why a body could not be read.
func bodyError(err error) error {
	if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return err
	}
	return badRequest("the body ended early: %v", err)
}

// parseJSON reads JSON into v. What is wrong with it is told with its place.
func parseJSON(b []byte, what string, v any) error {
	if err := checkJSON(b, what); err != nil {
		return err
	}
	err := json.Unmarshal(b, v)
	if e, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		field := e.Field
		if field == "" {
			field = "the whole"
		}
		return badRequest("%s at %s: %s must be %s, not %s", what, place(b, e.Offset), field, wireName(e.Type.Kind().String()), e.Value)
	}
	if err != nil {
		return badRequest("%s: %v", what, err)
	}
	return nil
}

// checkJSON tells what is wrong with a text that is no JSON, and where.
func checkJSON(b []byte, what string) error {
	if len(bytes.TrimSpace(b)) == 0 {
		return badRequest("%s is empty; it must be JSON", what)
	}
	if !utf8.Valid(b) {
		return badRequest("%s is no valid UTF-8 at byte %d", what, invalidAt(b))
	}
	if json.Valid(b) {
		return nil
	}
	var v json.RawMessage
	err := json.Unmarshal(b, &v)
	if e, ok := errors.AsType[*json.SyntaxError](err); ok {
		return badRequest("%s is no valid JSON at %s: %v", what, place(b, e.Offset), e)
	}
	return badRequest("%s: %v", what, err)
}

// wireName is what JSON calls a kind of Go's.
func wireName(kind string) string {
	switch kind {
	case "struct", "map":
		return "an object"
	case "slice", "array":
		return "a list"
	case "string":
		return "a string"
	case "bool":
		return "true or false"
	}
	return "a number"
}

func invalidAt(b []byte) int {
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return len(b)
}

// place says where a byte of a text is, as people and editors count.
func place(b []byte, offset int64) string {
	before := b[:min(int(max(offset, 0)), len(b))]
	line := bytes.Count(before, []byte("\n")) + 1
	column := len(before) - (bytes.LastIndexByte(before, '\n') + 1)
	return fmt.Sprintf("line %d, column %d", line, max(column, 1))
}
