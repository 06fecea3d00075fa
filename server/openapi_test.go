package server

import (
	"bytes"
	"encoding"
	"encoding/json"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"net/http/httptest"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"backchannel/cite"
)

// TestOpenAPIIsWhatTheCodeSays makes the description of the API from the table of
// routes, the types that go over the wire and their comments, and compares it with
// the file that is served.
func TestOpenAPIIsWhatTheCodeSays(t *testing.T) {
	t.Parallel()
	got, err := json.MarshalIndent(describeAPI(t), "", " ")
	if err != nil {
		t.Fatal(err)
	}
	got = append(got, '\n')
	if flag.Lookup("update").Value.String() == "true" { // exchange_test.go defines it
		if err := os.WriteFile("openapi.json", got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(mustRead("openapi.json"), string(got)); diff != "" {
		t.Errorf("openapi.json is not current; go test ./server -update writes it (-file +code):\n%s", diff)
	}
}

type object = map[string]any

func describeAPI(t *testing.T) object {
	d := &describer{t: t, comments: commentsOf(t, ".", "../entry", "../regime", "../vet"), schemas: object{}}
	paths := object{}
	for _, r := range New(Config{}).routes() {
		if r.summary == "" {
			continue
		}
		method, path, _ := strings.Cut(r.pattern, " ")
		if paths[path] == nil {
			paths[path] = object{}
		}
		paths[path].(object)[strings.ToLower(method)] = d.operation(method, path, r)
	}
	d.of(reflect.TypeFor[Problem]())
	return object{
		"openapi":    "3.1.0",
		"info":       object{"title": "backchannel", "version": "1", "description": "Screening of parties against official sanctions lists, and vetting of stories. It informs a decision and is no legal advice.", "license": object{"name": "Apache 2.0", "identifier": "Apache-2.0"}},
		"paths":      paths,
		"components": object{"schemas": d.schemas},
	}
}

// describer writes types as JSON schemas.
type describer struct {
	t        *testing.T
	comments map[string]string // "server.Query", "server.Query.Schema"
	schemas  object
}

var inPath = regexp.MustCompile(`\{(\w+)\}`)

func (d *describer) operation(method, path string, r route) object {
	params := []any{}
	for _, m := range inPath.FindAllStringSubmatch(path, -1) {
		params = append(params, object{"name": m[1], "in": "path", "required": true, "schema": object{"type": "string"}})
	}
	for _, p := range r.params() {
		params = append(params, d.param(p))
	}
	good := object{"description": "The answer."}
	if r.gives != nil {
		schema := d.of(reflect.TypeOf(r.gives))
		if r.or != nil {
			forms := []any{schema}
			for _, x := range r.or {
				forms = append(forms, d.of(reflect.TypeOf(x)))
			}
			schema = object{"anyOf": forms}
		}
		content := object{"application/json": object{"schema": schema}}
		if r.story {
			content["text/html"] = object{"schema": object{"type": "string"}}
		}
		good["content"] = content
	}
	if r.writes != "" {
		good["content"] = object{r.writes: object{"schema": object{"type": "string"}}}
	}
	op := object{
		"operationId": strings.Trim(regexp.MustCompile(`\W+`).ReplaceAllString(strings.ToLower(method)+path, "_"), "_"),
		"summary":     r.summary, "tags": []string{r.tag}, "parameters": params,
		"responses": object{"200": good, "default": object{"description": "An error.", "content": object{"application/json": object{"schema": object{"$ref": "#/components/schemas/Problem"}}}}},
	}
	if r.takes != nil {
		kind := "application/json"
		switch r.takes.(type) {
		case reconForm:
			kind = "application/x-www-form-urlencoded"
		case vetForm:
			kind = "multipart/form-data"
		}
		content := object{kind: object{"schema": d.of(reflect.TypeOf(r.takes))}}
		if r.story {
			content["text/plain"] = object{"schema": object{"type": "string"}}
		}
		op["requestBody"] = object{"required": true, "content": content}
	}
	return op
}

// param describes a parameter of the query string.
func (d *describer) param(p Param) object {
	out := object{"name": p.Name, "in": "query", "description": p.Description}
	if p.JSON != nil {
		out["content"] = object{"application/json": object{"schema": d.of(reflect.TypeOf(p.JSON))}}
		return out
	}
	schema := object{"type": p.Type}
	if p.Day {
		schema["format"] = "date"
	}
	if p.Most > 0 {
		schema["minimum"], schema["maximum"] = 0, p.Most
	}
	if p.Of != nil {
		schema["enum"] = p.Of
	}
	if p.List {
		schema = object{"type": "array", "items": schema}
	}
	out["schema"] = schema
	return out
}

func (d *describer) of(t reflect.Type) object {
	switch {
	case t == reflect.TypeFor[Values]() || t == reflect.TypeFor[ReconValues]():
		return object{"oneOf": []any{object{"type": "string"}, object{"type": "array", "items": object{"type": "string"}}}}
	case t == reflect.TypeFor[cite.Ref]():
		return object{"type": []string{"string", "null"}}
	case t.Implements(reflect.TypeFor[encoding.TextMarshaler]()):
		return object{"type": "string"}
	}
	switch t.Kind() {
	case reflect.Pointer:
		return object{"anyOf": []any{d.of(t.Elem()), object{"type": "null"}}}
	case reflect.Interface:
		return object{}
	case reflect.Slice, reflect.Array:
		return object{"type": "array", "items": d.of(t.Elem())}
	case reflect.Map:
		return object{"type": "object", "additionalProperties": d.of(t.Elem())}
	case reflect.String:
		return object{"type": "string"}
	case reflect.Bool:
		return object{"type": "boolean"}
	case reflect.Float32, reflect.Float64:
		return object{"type": "number"}
	case reflect.Struct:
		return d.named(t)
	}
	return object{"type": "integer"}
}

// named puts a struct among the components and refers to it.
func (d *describer) named(t reflect.Type) object {
	name := strings.TrimPrefix(strings.TrimPrefix(t.String(), "server."), "entry.")
	name = strings.ToUpper(name[:1]) + name[1:]
	ref := object{"$ref": "#/components/schemas/" + name}
	if d.schemas[name] != nil {
		return ref
	}
	schema := object{"type": "object"}
	d.schemas[name] = schema
	if c := d.comments[t.String()]; c != "" {
		schema["description"] = c
	}
	if own := strings.HasPrefix(t.String(), "server.") || strings.HasPrefix(t.String(), "entry.") || strings.HasPrefix(t.String(), "regime."); !own {
		return ref // a finding is described where it is made
	}
	props, required := object{}, []string{}
	d.fields(t, props, &required)
	schema["properties"] = props
	if len(required) > 0 {
		slices.Sort(required)
		schema["required"] = required
	}
	return ref
}

// fields adds the fields of a struct, those of the structs within it first, as
// encoding/json does.
func (d *describer) fields(t reflect.Type, props object, required *[]string) {
	for f := range t.Fields() {
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.Anonymous && name == "" {
			d.fields(f.Type, props, required)
			continue
		}
		if name == "-" || !f.IsExported() {
			continue
		}
		if name == "" {
			d.t.Errorf("%s.%s has no json tag", t, f.Name)
		}
		schema := d.of(f.Type)
		if c := d.comments[t.String()+"."+f.Name]; c != "" {
			schema["description"] = c
		}
		if n, err := strconv.Atoi(f.Tag.Get("least")); err == nil {
			schema["minProperties"] = n
		}
		props[name] = schema
		if options == "" && !slices.Contains(*required, name) {
			*required = append(*required, name)
		}
	}
}

// commentsOf reads the comments of types and fields in packages.
func commentsOf(t *testing.T, dirs ...string) map[string]string {
	out := map[string]string{}
	for _, dir := range dirs {
		files, _ := filepath.Glob(filepath.Join(dir, "*.go"))
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ParseComments)
			if err != nil {
				t.Fatal(err)
			}
			for _, decl := range f.Decls {
				g, ok := decl.(*ast.GenDecl)
				if !ok || g.Tok != token.TYPE {
					continue
				}
				for _, spec := range g.Specs {
					s := spec.(*ast.TypeSpec)
					name := f.Name.Name + "." + s.Name.Name
					out[name] = wordsIn(orElse(s.Doc, g.Doc))
					if st, ok := s.Type.(*ast.StructType); ok {
						for _, field := range st.Fields.List {
							for _, n := range field.Names {
								out[name+"."+n.Name] = wordsIn(orElse(field.Doc, field.Comment))
							}
						}
					}
				}
			}
		}
	}
	return out
}

func orElse(a, b *ast.CommentGroup) *ast.CommentGroup {
	if a != nil {
		return a
	}
	return b
}

func wordsIn(c *ast.CommentGroup) string { return strings.Join(strings.Fields(c.Text()), " ") }

// TestEveryParameterThatIsReadIsDescribed looks in the source for the names of
// parameters that handlers read.
func TestEveryParameterThatIsReadIsDescribed(t *testing.T) {
	t.Parallel()
	files, _ := filepath.Glob("*.go")
	read := regexp.MustCompile(`\bp\.(?:Get|Has|whole|share|flag|day|fault)\("(\w+)"|\bp\.Values\["(\w+)"\]`)
	n := 0
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		for _, m := range read.FindAllStringSubmatch(string(src), -1) {
			n++
			name := m[1] + m[2]
			_, watchman := watchmanParams[name]
			inForm := slices.Contains([]string{"text", "name", "schema"}, name)
			if !watchman && !inForm && !slices.ContainsFunc(paramDocs, func(p Param) bool { return p.Name == name }) {
				t.Errorf("%s reads the parameter %s, which params.go does not describe", file, name)
			}
		}
	}
	if n < 20 {
		t.Errorf("only %d parameters were found: the pattern does not fit the code any more", n)
	}
	var used []string
	for _, r := range New(Config{}).routes() {
		used = append(used, strings.Fields(r.query)...)
		if got, want := len(r.params()), len(strings.Fields(r.query)); got != want {
			t.Errorf("%s names %d parameters, of which %d are described", r.pattern, want, got)
		}
	}
	for _, p := range paramDocs {
		if !slices.Contains(used, p.Name) {
			t.Errorf("no route names the parameter %s", p.Name)
		}
	}
}

// TestExchangesAreOfTheirTypes checks every answer in testdata/exchange that is no
// error against the description of its route.
func TestExchangesAreOfTheirTypes(t *testing.T) {
	t.Parallel()
	var api struct {
		Paths map[string]map[string]struct {
			Responses map[string]struct {
				Content map[string]struct{ Schema object }
			}
		}
		Components struct{ Schemas map[string]object }
	}
	if err := json.Unmarshal([]byte(mustRead("openapi.json")), &api); err != nil {
		t.Fatal(err)
	}
	s := New(Config{})
	files, _ := filepath.Glob("testdata/exchange/*.txt")
	checked := map[string]bool{}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		ask, answer, _ := strings.Cut(string(raw), "\n---\n")
		line, _, _ := strings.Cut(ask, "\n")
		method, target, _ := strings.Cut(line, " ")
		status, rest, _ := strings.Cut(answer, "\n")
		i := strings.IndexAny(rest, "{[")
		if i < 0 || !json.Valid([]byte(rest[i:])) {
			continue
		}
		_, pattern := s.mux.Handler(httptest.NewRequestWithContext(t.Context(), method, target, nil))
		_, path, _ := strings.Cut(pattern, " ")
		op, ok := api.Paths[path][strings.ToLower(method)]
		schema := op.Responses["200"].Content["application/json"].Schema
		if status != "200" {
			schema, ok = object{"$ref": "#/components/schemas/Problem"}, true
		} else {
			checked[pattern] = true
		}
		if !ok {
			continue
		}
		var v any
		dec := json.NewDecoder(bytes.NewReader([]byte(rest[i:])))
		if err := dec.Decode(&v); err != nil {
			t.Fatal(err)
		}
		for _, fault := range conforms(api.Components.Schemas, schema, v, "") {
			t.Errorf("%s: %s", file, fault)
		}
	}
	if len(checked) < 8 {
		t.Errorf("answers of only %d routes were checked: %v", len(checked), checked)
	}
}

// conforms checks a value against the part of JSON Schema that describeAPI writes.
func conforms(all map[string]object, schema object, v any, at string) []string {
	if ref, ok := schema["$ref"].(string); ok {
		schema = all[strings.TrimPrefix(ref, "#/components/schemas/")]
	}
	for _, key := range []string{"anyOf", "oneOf"} {
		if choices, ok := schema[key].([]any); ok {
			var first []string
			for _, c := range choices {
				faults := conforms(all, c.(object), v, at)
				if len(faults) == 0 {
					return nil
				}
				if first == nil {
					first = faults
				}
			}
			return first
		}
	}
	wrong := func() []string { return []string{fmt.Sprintf("%s is %.40v, not %v", at, v, schema["type"])} }
	switch schema["type"] {
	case "object":
		m, ok := v.(object)
		if !ok {
			return wrong()
		}
		return conformsObject(all, schema, m, at)
	case "array":
		l, ok := v.([]any)
		if !ok {
			return wrong()
		}
		var faults []string
		for i, x := range l {
			faults = append(faults, conforms(all, schema["items"].(object), x, fmt.Sprintf("%s[%d]", at, i))...)
		}
		return faults
	case "string":
		if _, ok := v.(string); !ok {
			return wrong()
		}
	case "boolean":
		if _, ok := v.(bool); !ok {
			return wrong()
		}
	case "number", "integer":
		if n, ok := v.(float64); !ok || schema["type"] == "integer" && n != float64(int(n)) {
			return wrong()
		}
	case "null":
		if v != nil {
			return wrong()
		}
	}
	return nil
}

func conformsObject(all map[string]object, schema, m object, at string) []string {
	var faults []string
	props, _ := schema["properties"].(object)
	required, _ := schema["required"].([]any)
	for _, name := range required {
		if _, ok := m[name.(string)]; !ok {
			faults = append(faults, fmt.Sprintf("%s has no %s", at, name))
		}
	}
	for name, x := range m {
		inner, ok := props[name].(object)
		if !ok {
			if inner, ok = schema["additionalProperties"].(object); !ok {
				faults = append(faults, fmt.Sprintf("%s has %s, which is not described", at, name))
				continue
			}
		}
		faults = append(faults, conforms(all, inner, x, at+"."+name)...)
	}
	return faults
}
