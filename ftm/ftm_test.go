package ftm

import (
	"bytes"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"backchannel/internal/shared"
)

func TestSchemataAreSound(t *testing.T) {
	t.Parallel()
	if n := len(Schemata()); n != len(schemata) {
		t.Errorf("%d names for %d schemata: one is there twice", n, len(schemata))
	}
	types := strings.Fields("name string text identifier date country entity url topic address number gender email phone " +
		"language checksum mimetype iban ip json html")
	for _, s := range Schemata() {
		for _, p := range s.all {
			if !slices.Contains(types, p.Type) {
				t.Errorf("%s.%s is of type %q", s.Name, p.Name, p.Type)
			}
			if (p.Type == "entity") != (p.Range != "") {
				t.Errorf("%s.%s is of type %s with the range %q", s.Name, p.Name, p.Type, p.Range)
			}
			if p.Range != "" && SchemaOf(p.Range) == nil {
				t.Errorf("%s.%s refers to %q, which there is not", s.Name, p.Name, p.Range)
			}
		}
		needed := slices.Concat(s.Start, s.End)
		if !s.Abstract {
			needed = append(needed, s.Required...)
		}
		if s.Edge != nil {
			needed = append(needed, s.Edge.Source, s.Edge.Target)
			for _, end := range []string{s.Edge.Source, s.Edge.Target} {
				if p := s.Property(end); p == nil || p.Type != "entity" {
					t.Errorf("%s: the end %s is no entity", s.Name, end)
				}
			}
		}
		for _, p := range needed {
			if s.Property(p) == nil {
				t.Errorf("%s has no property %s, which it needs", s.Name, p)
			}
		}
	}
}

func TestIsA(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		schema, ancestor string
		want             bool
	}{
		{"Company", "Company", true},
		{"Company", "LegalEntity", true},
		{"Company", "Asset", true}, // which is why a company can be owned
		{"Organization", "Asset", false},
		{"Vessel", "Asset", true},
		{"Person", "Thing", true},
		{"Sanction", "Thing", false},
		{"Control", "Interval", true},
		{"Nothing", "Thing", false},
	} {
		if got := SchemaOf(c.schema).IsA(c.ancestor); got != c.want {
			t.Errorf("%s is a %s: %v", c.schema, c.ancestor, got)
		}
	}
}

func TestInheritedProperties(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ schema, prop, from, kind string }{
		{"Company", "name", "Thing", "name"},
		{"Company", "leiCode", "LegalEntity", "identifier"},
		{"Company", "amount", "Value", "number"},
		{"Person", "birthDate", "Person", "date"},
		{"Ownership", "startDate", "Interval", "date"},
		{"Ownership", "role", "Interest", "string"},
		{"Ownership", "proof", "Interval", "entity"},
		{"Control", "controlled", "Control", "entity"},
	} {
		p := SchemaOf(c.schema).Property(c.prop)
		if p == nil || p.Schema != c.from || p.Type != c.kind {
			t.Errorf("%s.%s is %+v, want a %s of %s", c.schema, c.prop, p, c.kind, c.from)
		}
	}
	if p := SchemaOf("Person").Property("weakAlias"); p == nil || p.Matchable {
		t.Errorf("a weak alias takes part in matching: %+v", p)
	}
	if p := SchemaOf("Person").Property("imoNumber"); p != nil {
		t.Errorf("a person has an IMO number: %+v", p)
	}
}

func TestEdges(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		schema, source, target string
		directed               bool
	}{
		{"Ownership", "owner", "asset", true},
		{"Employment", "employee", "employer", true},
		{"Family", "person", "relative", false},
		{"UnknownLink", "subject", "object", false},
		{"Control", "controller", "controlled", true},
	} {
		e := SchemaOf(c.schema).Edge
		if e == nil || e.Source != c.source || e.Target != c.target || e.Directed != c.directed {
			t.Errorf("%s: %+v", c.schema, e)
		}
	}
	if SchemaOf("Sanction").Edge != nil {
		t.Error("a Sanction is a tie")
	}
}

func TestValidateNamesSchemaAndProperty(t *testing.T) {
	t.Parallel()
	e := NewEntity("q1", "Person")
	e.Add("name", "Ada Brandt")
	if err := e.Validate(); err != nil {
		t.Errorf("a sound person: %v", err)
	}
	e.Add("tonnage", "900")
	e.Add("shoeSize", "41")
	want := "entity \"q1\": schema Person has no property \"shoeSize\"\nentity \"q1\": schema Person has no property \"tonnage\""
	if err := e.Validate(); err == nil || err.Error() != want {
		t.Errorf("got %v\nwant %s", err, want)
	}
	for schema, want := range map[string]string{
		"Persona": `entity "q2": unknown schema "Persona"`,
		"Thing":   `entity "q2": schema Thing is abstract`,
	} {
		if err := NewEntity("q2", schema).Validate(); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	own := NewEntity("o1", "Ownership")
	own.Add("owner", "q1")
	if diff := cmp.Diff([]string{"asset"}, own.Missing()); diff != "" {
		t.Errorf("missing (-want +got):\n%s", diff)
	}
}

func TestCommon(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ a, b, want string }{
		{"LegalEntity", "Company", "Company"},
		{"Person", "LegalEntity", "Person"},
		{"Person", "Company", ""},
		{"Person", "Wizard", ""},
	} {
		got, err := Common(c.a, c.b)
		if got != c.want || (err == nil) != (c.want != "") {
			t.Errorf("%s and %s: %q, %v", c.a, c.b, got, err)
		}
	}
}

// The digests were made with sha1sum over the strings in the comments.
func TestKeyIsThatOfFollowTheMoney(t *testing.T) {
	t.Parallel()
	plain := Key("harbour", "p1", "name", "Ada Brandt", "", false)
	if plain != "89aa4e4a86eaad637fe5af7f696d30e8eb3eb714" { // harbour.p1.name.Ada Brandt
		t.Error(plain)
	}
	if got := Key("harbour", "p1", "name", "Ada Brandt", "deu", false); got != "9ab66e4647b90369b2b6bcfb1d19daac66c2c6fb" { // …@deu
		t.Error(got)
	}
	if got := Key("harbour", "p1", "name", "Ada Brandt", "deu", true); got != "026ce21390692a6ec2df4189e508348d4c31894e" { // …@deu.ext
		t.Error(got)
	}
}

func TestSampleStatementsHaveTheirIDs(t *testing.T) {
	t.Parallel()
	f, err := os.Open(shared.Path(t, "data/lists/opensanctions_samples/statements.pack"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	ids, base, baseOK := map[string][]string{}, 0, 0
	n := 0
	for s, err := range ReadStatements(f, Pack) {
		if err != nil {
			t.Fatal(err)
		}
		n++
		if got := Key(s.Dataset, s.EntityID, s.Prop, s.Value, s.Lang, s.External); got != s.ID {
			t.Errorf("%s %s %q: ID %s, want %s", s.EntityID, s.Prop, s.Value, got, s.ID)
		}
		if s.Prop == BaseID {
			base++
			if checksum(s.Schema, ids[s.EntityID]) == s.Value {
				baseOK++
			}
			delete(ids, s.EntityID) // some are there more than once
			continue
		}
		ids[s.EntityID] = append(ids[s.EntityID], s.ID)
	}
	if n != 193 || base == 0 || baseOK != base {
		t.Errorf("%d statements, of %d base statements %d have the checksum that is computed here", n, base, baseOK)
	}
}

func sample() []*Entity {
	p := NewEntity("p1", "Person")
	p.Add("name", `Ada "Addie" Brandt`, "Brandt, Ada")
	p.Add("birthDate", "1971-03")
	p.FirstSeen, p.LastSeen, p.Datasets = "2024-01-05", "2024-02-01", []string{"harbour"}
	o := NewEntity("o1", "Ownership")
	o.Add("owner", "p1")
	o.Add("asset", "c1")
	o.Add("percentage", "30,5\nof the votes")
	o.Datasets = []string{"harbour"}
	return []*Entity{p, o}
}

func TestStatementsGoOutAndComeBack(t *testing.T) {
	t.Parallel()
	for _, f := range []StatementFormat{CSV, Pack, JSON} {
		var b bytes.Buffer
		all := func(yield func(Statement) bool) {
			for _, e := range sample() {
				for s := range Statements(e, "harbour") {
					if !yield(s) {
						return
					}
				}
			}
		}
		if err := WriteStatements(&b, f, all); err != nil {
			t.Fatal(err)
		}
		var got []*Entity
		for e, err := range Entities(ReadStatements(&b, f)) {
			if err != nil {
				t.Fatalf("%s: %v", f, err)
			}
			e.LastChange = "" // the base statement says when; the sample does not
			got = append(got, e)
		}
		if diff := cmp.Diff(sample(), got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", f, diff)
		}
	}
}

func TestStatementsCSVIsThatOfFollowTheMoney(t *testing.T) {
	t.Parallel()
	s := Statement{EntityID: "p1", Schema: "Person", Prop: "birthDate", Value: `1971 "or so"`, Dataset: "harbour",
		Lang: "deu", FirstSeen: "2024-01-05"}
	var b bytes.Buffer
	if err := WriteStatements(&b, CSV, slices.Values([]Statement{s})); err != nil {
		t.Fatal(err)
	}
	want := `"canonical_id","entity_id","prop","prop_type","schema","value","dataset","origin","lang","original_value","external","first_seen","last_seen","id"
"p1","p1","birthDate","date","Person","1971 ""or so""","harbour","","","","f","2024-01-05","2024-01-05","74f64a06864a384f719a932696520eb14b57c419"
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	b.Reset()
	if err := WriteStatements(&b, JSON, slices.Values([]Statement{s})); err != nil {
		t.Fatal(err)
	}
	want = `{"canonical_id":"p1","entity_id":"p1","prop":"birthDate","schema":"Person","value":"1971 \"or so\"","dataset":"harbour","lang":null,"original_value":null,"first_seen":"2024-01-05","last_seen":"2024-01-05","external":false,"origin":null,"id":"74f64a06864a384f719a932696520eb14b57c419"}
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestOneBadLineDoesNotLoseTheRest(t *testing.T) {
	t.Parallel()
	long := `{"id":"` + strings.Repeat("x", MaxLine) + `"}`
	in := strings.Join([]string{
		"\ufeff" + `{"id":"a","schema":"Person","properties":{"name":["Ada"]}}`,
		`{"id":"b","schema":`,
		``,
		`{"schema":"Person"}`,
		long,
		`{"id":"c","schema":"Vessel"}`,
	}, "\n")
	var got []string
	for e, err := range ReadEntities(strings.NewReader(in)) {
		if err != nil {
			got = append(got, err.Error())
			continue
		}
		got = append(got, e.ID+" "+e.Schema+" "+e.Name())
	}
	want := []string{"a Person Ada", "line 2: unexpected end of JSON input", "line 4: entity without an id",
		"line 5: longer than 16 MiB", "c Vessel c"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestOneBadRecordDoesNotLoseTheRest(t *testing.T) {
	t.Parallel()
	in := `"entity_id","prop","schema","value","dataset"
"a","name","Person","Ada","harbour"
"b","name","Person","Be"atrix","harbour"
"","name","Person","Nobody","harbour"
"c","name","Person","Cy","harbour"
`
	var got []string
	for s, err := range ReadStatements(strings.NewReader(in), CSV) {
		if err != nil {
			got = append(got, err.Error())
			continue
		}
		got = append(got, s.EntityID)
	}
	want := []string{"a", `line 3: extraneous or missing " in quoted-field`, "line 4: statement without an entity_id", "c"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for s, err := range ReadStatements(strings.NewReader("name,age\nAda,53\n"), CSV) {
		if err == nil {
			t.Errorf("another CSV gave %+v", s)
		}
	}
}

const nested = `{"id":"p1","schema":"Person","properties":{"name":["Ada Brandt"],` +
	`"sanctions":[{"id":"s1","schema":"Sanction","properties":{"authority":["Harbour Board"]}}],` +
	`"ownershipOwner":[{"id":"o1","schema":"Ownership","properties":{"owner":["p1"],` +
	`"asset":[{"id":"c1","schema":"Company","properties":{"name":["Aldgate Tugs"]}}]}}]}}`

func TestNestedEntities(t *testing.T) {
	t.Parallel()
	byID := map[string]*Entity{}
	for e, err := range ReadEntities(strings.NewReader(nested)) {
		if err != nil {
			t.Fatal(err)
		}
		if err := e.Validate(); err != nil {
			t.Error(err)
		}
		byID[e.ID] = e
	}
	if len(byID) != 4 {
		t.Fatalf("%d entities, want 4", len(byID))
	}
	if diff := cmp.Diff([]string{"p1"}, byID["s1"].Get("entity")); diff != "" {
		t.Errorf("the sanction's entity (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"c1"}, byID["o1"].Get("asset")); diff != "" {
		t.Errorf("what is owned (-want +got):\n%s", diff)
	}
	if got := byID["p1"].PropertyNames(); !slices.Equal(got, []string{"name"}) {
		t.Errorf("the person keeps %v", got)
	}

	n := Nest(byID["p1"], func(id string) *Entity { return byID[id] },
		func(id string) []*Entity { return []*Entity{byID["o1"], byID["s1"]} })
	b, err := marshal(n)
	if err != nil {
		t.Fatal(err)
	}
	want := `{"id":"p1","schema":"Person","properties":{"name":["Ada Brandt"],` +
		`"ownershipOwner":[{"id":"o1","schema":"Ownership","properties":{` +
		`"asset":[{"id":"c1","schema":"Company","properties":{"name":["Aldgate Tugs"]}}],"owner":["p1"]}}],` +
		`"sanctions":[{"id":"s1","schema":"Sanction","properties":{"authority":["Harbour Board"],"entity":["p1"]}}]}}`
	if diff := cmp.Diff(want, string(b)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestSampleFilesAreRead(t *testing.T) {
	t.Parallel()
	// The first file is a scraper's: it has properties of its own, and in three
	// lines they hold objects that are no entities. The second is by FollowTheMoney's tools.
	for _, c := range []struct {
		name       string
		good, bad  int
		modelsOnly bool
	}{
		{"entities.ftm.json", 1562, 3, false},
		{"targets.nested.json", 18, 0, true},
	} {
		f, err := os.Open(shared.Path(t, "data/lists/opensanctions_samples/"+c.name))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		good, bad := 0, 0
		for e, err := range ReadEntities(f) {
			if err != nil {
				bad++
				continue
			}
			good++
			if err := e.Validate(); c.modelsOnly && err != nil {
				t.Errorf("%s: %v", c.name, err)
			}
		}
		if good != c.good || bad != c.bad {
			t.Errorf("%s: %d entities and %d bad lines, want %d and %d", c.name, good, bad, c.good, c.bad)
		}
	}
}

func TestEntitiesReportsSchemataThatDoNotFit(t *testing.T) {
	t.Parallel()
	in := func(yield func(Statement, error) bool) {
		for _, schema := range []string{"LegalEntity", "Person", "Company"} {
			if !yield(Statement{CanonicalID: "x", EntityID: "x", Schema: schema, Prop: "name", Value: schema}, nil) {
				return
			}
		}
	}
	var got []string
	for e, err := range Entities(in) {
		if err != nil {
			got = append(got, err.Error())
			continue
		}
		got = append(got, e.Schema+" "+strings.Join(e.Get("name"), ","))
	}
	want := []string{"no schema is both Person and Company", "Person LegalEntity,Person,Company"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func FuzzReadEntities(f *testing.F) {
	f.Add([]byte(nested))
	f.Add([]byte(`{"id":"a","schema":"Person","properties":{"name":["Ada",{"id":"b","schema":"Person"}]}}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		for e, err := range ReadEntities(bytes.NewReader(b)) {
			if (e == nil) == (err == nil) {
				t.Fatalf("entity %v with error %v", e, err)
			}
			if _, ok := errors.AsType[*LineError](err); err != nil && !ok {
				t.Fatalf("an error without its line: %v", err)
			}
		}
	})
}

func FuzzReadStatements(f *testing.F) {
	f.Add([]byte("p1,Person:name,Ada,harbour,,,t,f,2024,2024,abc\n"), true)
	f.Add([]byte("\"entity_id\",\"prop\",\"schema\",\"value\"\n\"a\",\"name\",\"Person\",\"A\"\"da\"\n"), false)
	f.Fuzz(func(t *testing.T, b []byte, pack bool) {
		format := CSV
		if pack {
			format = Pack
		}
		var out bytes.Buffer
		var all []Statement
		for s, err := range ReadStatements(bytes.NewReader(b), format) {
			if err == nil {
				all = append(all, s)
			}
		}
		if err := WriteStatements(&out, format, slices.Values(all)); err != nil {
			t.Fatal(err)
		}
		n := 0
		for s, err := range ReadStatements(&out, format) {
			if err != nil {
				t.Fatalf("reading back: %v", err)
			}
			if s.Value != all[n].Value || s.EntityID != all[n].EntityID {
				t.Fatalf("came back as %+v, was %+v", s, all[n])
			}
			n++
		}
		if n != len(all) {
			t.Fatalf("%d of %d came back", n, len(all))
		}
	})
}

func BenchmarkKey(b *testing.B) {
	for b.Loop() {
		Key("us_ofac_sdn", "ofac-12345", "name", "BRANDT, Ada", "", false)
	}
}
