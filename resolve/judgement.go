package resolve

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Answer is what a judgement says of two entities.
type Answer string

// The answers.
const (
	Positive Answer = "positive" // one party
	Negative Answer = "negative" // two
	Unsure   Answer = "unsure"   // not to be merged, and not settled
)

// ByUser marks a judgement that a person made. It wins over any other.
const ByUser = "user"

// Judgement says whether two entities are one party. Left and Right are keys as
// Key makes them, Left before Right. Taking a judgement out of the file takes
// back what it did.
type Judgement struct {
	Left   string `json:"left"`
	Right  string `json:"right"`
	Answer Answer `json:"judgement"`
	By     string `json:"by"`
	Why    string `json:"why"`
}

// Key names an entity of a document so that the key outlives another reading of
// it: the document's ID, "#", and the entity's name.
func Key(document, name string) string {
	return document + "#" + strings.Join(strings.Fields(name), " ")
}

// ordered puts the smaller key left.
func (j Judgement) ordered() Judgement {
	if j.Left > j.Right {
		j.Left, j.Right = j.Right, j.Left
	}
	return j
}

// ReadJudgements reads a file of judgements, one JSON object a line; empty lines
// and those that begin with # are passed over, and one that does not say by whom
// it is made is a person's. An error says which line.
func ReadJudgements(r io.Reader) ([]Judgement, error) {
	var out []Judgement
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<20)
	for n := 1; in.Scan(); n++ {
		line := strings.TrimSpace(in.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		var j Judgement
		if err := json.Unmarshal([]byte(line), &j); err != nil {
			return nil, fmt.Errorf("judgements, line %d: %w", n, err)
		}
		if j.Left == "" || j.Right == "" || j.Left == j.Right || !slices.Contains([]Answer{Positive, Negative, Unsure}, j.Answer) {
			return nil, fmt.Errorf("judgements, line %d: it needs left, right and a judgement that is positive, negative or unsure", n)
		}
		j.By = cmp.Or(j.By, ByUser)
		out = append(out, j.ordered())
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("judgements: %w", err)
	}
	return out, nil
}

func compareJudgements(a, b Judgement) int {
	return cmp.Or(strings.Compare(a.Left, b.Left), strings.Compare(a.Right, b.Right), strings.Compare(a.By, b.By), strings.Compare(string(a.Answer), string(b.Answer)))
}
