package bulk

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"backchannel/entry"
	"backchannel/ftm"
	"backchannel/screen"
	"backchannel/vet"
)

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

// card makes the entry of a hit ready to be written. It is the same for every row, and
// is kept.
func (j *Job) card(h *screen.Hit, kept *sync.Map) *entry.Card {
	c, ok := kept.Load(h.Entity.ID)
	if !ok {
		c, _ = kept.LoadOrStore(h.Entity.ID, entry.New(j.Material, h.Entity, "", j.AsOf))
	}
	return c.(*entry.Card)
}

// writeJSON appends a line for a row: {"row","query","results"}, of which the last two
// are as in an answer of POST /match.
func (j *Job) writeJSON(b *bytes.Buffer, row int64, q *ftm.Entity, hits []screen.Hit, kept *sync.Map) {
	b.WriteString(`{"row":`)
	b.WriteString(strconv.FormatInt(row, 10))
	b.WriteString(`,"query":`)
	entry.AppendEcho(b, q)
	b.WriteString(`,"results":[`)
	for i := range hits {
		if i > 0 {
			b.WriteByte(',')
		}
		j.card(&hits[i], kept).AppendHit(b, &hits[i], true)
	}
	b.WriteString("]}\n")
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
			"true", strings.Join(h.Programs, "; "), h.Since, string(h.Standing.Status), strings.Join(why, "; ")))
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
