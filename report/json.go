package report

import (
	"encoding/json"
	"fmt"
	"io"
	"reflect"

	"backchannel/reader"
	"backchannel/vet"
)

// JSON writes the finding as the contract of `vet --format json` has it: what is
// empty is [] and never null.
func JSON(w io.Writer, f *vet.Finding) error { return encode(w, "finding", f) }

// ReadingJSON writes the reading as the contract of `read --format json` has it.
func ReadingJSON(w io.Writer, r *reader.Reading) error { return encode(w, "reading", r) }

func encode(w io.Writer, what string, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false) // a quote stays as it is read; the file is no web page
	e.SetIndent("", "  ")
	if err := e.Encode(filled(reflect.ValueOf(v)).Interface()); err != nil {
		return fmt.Errorf("write %s as JSON: %w", what, err)
	}
	return nil
}

// filled is a copy of a value in which every nil slice and map is an empty one.
// It leaves interfaces and unexported fields as they are, and knows no cycles:
// findings and readings are trees.
func filled(v reflect.Value) reflect.Value {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return v
		}
		out := reflect.New(v.Type().Elem())
		out.Elem().Set(filled(v.Elem()))
		return out
	case reflect.Struct:
		out := reflect.New(v.Type()).Elem()
		out.Set(v)
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				out.Field(i).Set(filled(v.Field(i)))
			}
		}
		return out
	case reflect.Slice:
		out := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := range v.Len() {
			out.Index(i).Set(filled(v.Index(i)))
		}
		return out
	case reflect.Map:
		out := reflect.MakeMapWithSize(v.Type(), v.Len())
		for it := v.MapRange(); it.Next(); {
			out.SetMapIndex(it.Key(), filled(it.Value()))
		}
		return out
	}
	return v
}
