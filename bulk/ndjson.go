package bulk

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// jsonSource reads NDJSON: an object a line. What is nested in objects is named with
// dots ("address.country", "properties.name" of a FollowTheMoney entity); a list is
// several values of one column. The columns are the fields of the first rows; what
// later rows have besides stands in Row.More.
type jsonSource struct {
	lines   *lineReader
	charset string
	columns []string
	index   map[string]int
}

func (j *jsonSource) names() []string { return j.columns }

func (j *jsonSource) next(r *Row) error {
	for {
		l, err := j.lines.next()
		if err != nil {
			return err
		}
		if strings.TrimSpace(l.text) == "" {
			continue
		}
		r.Line = l.n
		bad := unfit(l, j.charset)
		if bad == "" {
			var err error
			if r.More, err = flatten(l.text); err != nil {
				bad = "not JSON: " + err.Error()
			}
		}
		if bad != "" {
			r.Bad, r.Text, r.More = bad, cut(l.text), nil
			return nil
		}
		if j.index != nil {
			j.place(r)
		}
		return nil
	}
}

// settle makes the columns of the fields of the first rows.
func (j *jsonSource) settle(sample []Row) error {
	j.index = map[string]int{}
	for i := range sample {
		for _, v := range sample[i].More {
			if _, ok := j.index[v.Name]; !ok {
				j.index[v.Name] = len(j.columns)
				j.columns = append(j.columns, v.Name)
			}
		}
	}
	if len(j.columns) == 0 && len(sample) > 0 {
		return fmt.Errorf("line %d: %s (of the first %d rows none is an object with fields)", sample[0].Line, sample[0].Bad, len(sample))
	}
	for i := range sample {
		j.place(&sample[i])
	}
	return nil
}

// place puts the fields of a row under their columns.
func (j *jsonSource) place(r *Row) {
	if r.Bad != "" {
		return
	}
	r.Fields = make([]string, len(j.columns))
	left := r.More[:0]
	for _, v := range r.More {
		c, ok := j.index[v.Name]
		if !ok {
			left = append(left, v)
			continue
		}
		r.Fields[c] = v.Values[0]
		if len(v.Values) > 1 {
			if r.Many == nil {
				r.Many = map[int][]string{}
			}
			r.Many[c] = v.Values
		}
	}
	r.More = left
}

// maxDepth bounds how deep objects and lists may stand in one another.
const maxDepth = 50

// flatten reads one JSON object; numbers stay as they are written, null is nothing.
func flatten(text string) ([]Value, error) {
	dec := json.NewDecoder(strings.NewReader(text))
	dec.UseNumber()
	t, err := dec.Token()
	if err != nil {
		return nil, plain(err)
	}
	if t != json.Delim('{') {
		return nil, errors.New("no object")
	}
	f := flattener{dec: dec}
	if err := f.object("", 1); err != nil {
		return nil, plain(err)
	}
	if _, err := dec.Token(); err != io.EOF {
		return nil, errors.New("something follows the object")
	}
	return f.out, nil
}

// plain words an error of the decoder for a person.
func plain(err error) error {
	if err == io.EOF || errors.Is(err, io.ErrUnexpectedEOF) {
		return errors.New("the line ends inside the object")
	}
	return err
}

type flattener struct {
	dec *json.Decoder
	out []Value
}

func (f *flattener) object(path string, depth int) error {
	if depth > maxDepth {
		return fmt.Errorf("nested more than %d deep", maxDepth)
	}
	for f.dec.More() {
		key, err := f.dec.Token()
		if err != nil {
			return err
		}
		name := key.(string)
		if path != "" {
			name = path + "." + name
		}
		t, err := f.dec.Token()
		if err != nil {
			return err
		}
		if err := f.value(name, t, depth); err != nil {
			return err
		}
	}
	_, err := f.dec.Token()
	return err
}

func (f *flattener) value(name string, t json.Token, depth int) error {
	switch x := t.(type) {
	case json.Delim:
		if x == '{' {
			return f.object(name, depth+1)
		}
		if depth > maxDepth {
			return fmt.Errorf("nested more than %d deep", maxDepth)
		}
		for f.dec.More() {
			t, err := f.dec.Token()
			if err != nil {
				return err
			}
			if err := f.value(name, t, depth+1); err != nil {
				return err
			}
		}
		_, err := f.dec.Token()
		return err
	case string:
		f.add(name, x)
	case json.Number:
		f.add(name, x.String())
	case bool:
		f.add(name, fmt.Sprint(x))
	}
	return nil
}

// add gives a field a value; one that stands twice in an object has both.
func (f *flattener) add(name, value string) {
	i := slices.IndexFunc(f.out, func(v Value) bool { return v.Name == name })
	if i < 0 {
		f.out = append(f.out, Value{Name: name, Values: []string{value}})
		return
	}
	f.out[i].Values = append(f.out[i].Values, value)
}
