package bulk

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"backchannel/ftm"
	"backchannel/vet"
)

// Result is a listed party that a row may be, as in an answer of POST /match, with
// where it stands on its list.
type Result struct {
	*ftm.Entity
	Caption      string             `json:"caption"`
	Score        float64            `json:"score"`
	Match        bool               `json:"match"`
	Explanations map[string]Because `json:"explanations"`
	List         string             `json:"list"`     // as people call it: US OFAC SDN
	Entry        string             `json:"entry"`    // the entry's number on the list
	Programs     []string           `json:"programs"` // that it is sanctioned under
	Since        string             `json:"since"`    // the listing date, "" where the list gives none
	Status       string             `json:"status"`   // as of the job's day
}

// Because explains a part of a score.
type Because struct {
	Score     float64 `json:"score"`
	Detail    string  `json:"detail"`
	Query     string  `json:"query,omitempty"`
	Candidate string  `json:"candidate,omitempty"`
}

// answer is a line of NDJSON output.
type answer struct {
	Row     int64    `json:"row"`
	Query   query    `json:"query"`
	Results []Result `json:"results"`
}

type query struct {
	ID         string              `json:"id,omitempty"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"`
}

// hitColumns are what a row of hits has besides the input's columns. One whose name
// the input has already is called hit_ and that.
var hitColumns = []string{"row", "list", "entry", "name", "score", "match", "programs", "since", "status", "why"}

// columnsOf returns the header of the hits of an input.
func columnsOf(input []string) []string {
	out := slices.Clone(input)
	for _, h := range hitColumns {
		for slices.Contains(out, h) {
			h = "hit_" + h
		}
		out = append(out, h)
	}
	return out
}

// writeJSON appends a line for a row.
func writeJSON(b *bytes.Buffer, row int64, q *ftm.Entity, hits []vet.Standing, entities map[string]*ftm.Entity) error {
	a := answer{Row: row, Query: query{q.ID, q.Schema, q.Properties}}
	for i := range hits {
		h := &hits[i]
		r := Result{Entity: entities[h.Entity], Caption: h.Name, Score: h.Score, Match: h.Match.Match, Explanations: map[string]Because{},
			List: h.ListTitle, Entry: h.ID, Programs: h.Programs, Since: h.Since, Status: string(h.Standing.Status)}
		for _, f := range h.Explanations {
			name := f.Name
			for n := 2; ; n++ {
				if _, ok := r.Explanations[name]; !ok {
					break
				}
				name = f.Name + strconv.Itoa(n)
			}
			r.Explanations[name] = Because{f.Score, f.Detail, f.Query, f.Candidate}
		}
		a.Results = append(a.Results, r)
	}
	enc := json.NewEncoder(b)
	enc.SetEscapeHTML(false)
	return enc.Encode(a)
}

// writeCSV appends a row for each hit.
func writeCSV(w *csv.Writer, r *Row, width int, hits []vet.Standing) {
	out := make([]string, width, width+len(hitColumns))
	for i := range width {
		out[i] = r.field(i)
		if all := r.Many[i]; all != nil {
			out[i] = strings.Join(all, "; ")
		}
	}
	for i := range hits {
		h := &hits[i]
		var why []string
		for _, f := range h.Explanations {
			why = append(why, f.Detail)
		}
		w.Write(append(out[:width], strconv.FormatInt(r.Number, 10), h.ListTitle, h.ID, h.Name, formatScore(h.Score),
			strconv.FormatBool(h.Match.Match), strings.Join(h.Programs, "; "), h.Since, string(h.Standing.Status), strings.Join(why, "; ")))
	}
}

// BadColumns is the header of the file of bad rows.
func BadColumns() []string { return []string{"row", "line", "reason", "text"} }

// Fields are the row's under BadColumns.
func (b BadRow) Fields() []string {
	where := ""
	if b.Line > 0 {
		where = strconv.FormatInt(b.Line, 10)
	}
	return []string{strconv.FormatInt(b.Row, 10), where, b.Reason, b.Text}
}

// String says where the row is and what is wrong with it.
func (b BadRow) String() string {
	if b.Line > 0 {
		return fmt.Sprintf("line %d: %s", b.Line, b.Reason)
	}
	return fmt.Sprintf("row %d: %s", b.Row, b.Reason)
}

func csvLine(fields []string) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Write(fields)
	w.Flush()
	return b.Bytes()
}

func formatScore(x float64) string { return strconv.FormatFloat(x, 'f', 4, 64) }
