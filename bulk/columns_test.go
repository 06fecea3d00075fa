package bulk

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"backchannel/ftm"
)

func TestGuessedColumns(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ header, want string }{
		{"name", "name = name"},
		{"Customer ID,Full Name,DOB,Nationality,Segment", "name = Full Name, birthDate = DOB, nationality = Nationality, id = Customer ID; not used: Segment"},
		{"first_name,middle_name,last_name,gender", "name = first_name + middle_name + last_name, gender = gender"},
		{"Last Name,First Name", "name = First Name + Last Name"},
		{"Vorname,Name,Geburtsdatum,Staatsangehörigkeit", "name = Vorname + Name, birthDate = Geburtsdatum, nationality = Staatsangehörigkeit"},
		{"Nom,Prénom,Date de naissance,Pays", "name = Prénom + Nom, birthDate = Date de naissance, country = Pays"},
		{"Nombre,Apellidos,Fecha de nacimiento,País", "name = Nombre + Apellidos, birthDate = Fecha de nacimiento, country = País"},
		{"Primer apellido,Segundo apellido,Nombre", "name = Nombre + Primer apellido + Segundo apellido"},
		{"Фамилия,Имя,Отчество,Дата рождения,Гражданство,ИНН", "name = Имя + Отчество + Фамилия, birthDate = Дата рождения, nationality = Гражданство, innCode = ИНН"},
		{"姓名,出生日期,国籍", "name = 姓名, birthDate = 出生日期, nationality = 国籍"},
		{"الاسم,تاريخ الميلاد,الجنسية", "name = الاسم, birthDate = تاريخ الميلاد, nationality = الجنسية"},
		{"id,schema,properties.name,properties.birthDate,properties.leiCode", "name = properties.name, birthDate = properties.birthDate, leiCode = properties.leiCode, id = id; not used: schema"},
		{"companyName,registrationNumber,jurisdiction", "name = companyName, jurisdiction = jurisdiction, registrationNumber = registrationNumber"},
		{"name,alias_1,alias_2", "name = name, alias = alias_1, alias = alias_2"},
		{"full_name,first_name,last_name", "name = full_name, name = first_name + last_name (where the row has no other name)"},
		{"vessel name,IMO,flag", "name = vessel name, flag = flag, imoNumber = IMO"},
	} {
		c, err := open(t, tt.header+"\n", ReadOptions{}).GuessColumns()
		if err != nil {
			t.Errorf("%s: %v", tt.header, err)
			continue
		}
		if diff := cmp.Diff(tt.want, c.String()); diff != "" {
			t.Errorf("%s: %s", tt.header, diff)
		}
	}
}

func TestNoColumnOfNames(t *testing.T) {
	t.Parallel()
	_, err := open(t, "segment,balance,branch\na,1,b\n", ReadOptions{}).GuessColumns()
	if !errors.Is(err, ErrNoName) || !strings.Contains(err.Error(), `"segment", "balance", "branch"`) {
		t.Errorf("got %v", err)
	}
}

func TestMappedColumns(t *testing.T) {
	t.Parallel()
	const header = "Vorname,Name,DOB,Nat\nAda,Lund,1970,de\n"
	for spec, want := range map[string]string{
		"name=Vorname+Name,birthDate=DOB": "name = Vorname + Name, birthDate = DOB; not used: Nat",
		"name=name":                       "name = Name; not used: Vorname, DOB, Nat",
		"name=Name,alias=Vorname":         "name = Name, alias = Vorname; not used: DOB, Nat",
		"name":                            "error: write property=Column",
		"birthDate=DOB":                   "error: no column is mapped to name",
		"name=Full":                       `error: there is no column "Full"; the columns are "Vorname", "Name", "DOB", "Nat"`,
		"name=Name,colour=Nat":            "error: no property of FollowTheMoney",
	} {
		c, err := open(t, header, ReadOptions{}).MapColumns(spec)
		switch {
		case err != nil && (!strings.HasPrefix(want, "error: ") || !strings.Contains(err.Error(), want[len("error: "):])):
			t.Errorf("%s: %v; want %s", spec, err, want)
		case err == nil && c.String() != want:
			t.Errorf("%s: %s; want %s", spec, c, want)
		}
	}
}

// asked is what the first row asks of the lists.
func asked(t *testing.T, text string) (*ftm.Entity, string) {
	t.Helper()
	r := open(t, text, ReadOptions{})
	c, err := r.GuessColumns()
	if err != nil {
		t.Fatal(err)
	}
	var row Row
	if err := r.Next(&row); err != nil {
		t.Fatal(err)
	}
	return c.query(&row, "LegalEntity", &Counts{})
}

func TestWhatARowAsks(t *testing.T) {
	t.Parallel()
	type props = map[string][]string
	for _, tt := range []struct {
		text, schema string
		want         props
	}{
		{"first name,last name,company\nAda,Lund,\n", "Person", props{"name": {"Ada Lund"}}},
		{"first name,last name,company\n,,Lund Marine Ltd\n", "LegalEntity", props{"name": {"Lund Marine Ltd"}}},
		{"first name,last name,company\nAda,Lund,Kest Marine Ltd\n", "LegalEntity", props{"name": {"Ada Lund", "Kest Marine Ltd"}}},
		{"name,type\nAda,Natural person\n", "Person", props{"name": {"Ada"}}},
		{"name,type\nAda,gold\n", "LegalEntity", props{"name": {"Ada"}}},
		{"name,country,dob,sex\nAda,Germany,05/06/1980,F\n", "LegalEntity", props{"name": {"Ada"}, "country": {"de"}, "birthDate": {"1980-06-05", "1980-05-06"}, "gender": {"f"}}},
		{`{"id":"q1","schema":"Company","properties":{"name":["Lund Marine","LM"],"jurisdiction":["cy"]}}`, "Company", props{"name": {"Lund Marine", "LM"}, "jurisdiction": {"cy"}}},
	} {
		q, bad := asked(t, tt.text)
		if bad != "" {
			t.Errorf("%s: %s", tt.text, bad)
			continue
		}
		if q.Schema != tt.schema {
			t.Errorf("%s: a %s, want %s", tt.text, q.Schema, tt.schema)
		}
		if diff := cmp.Diff(tt.want, q.Properties); diff != "" {
			t.Errorf("%s: %s", tt.text, diff)
		}
	}
}

func TestRowsThatCannotBeAsked(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"name,dob\n,1970\n":                               "no name",
		"name,dob\n\"  \",1970\n":                         "no name",
		"name,dob\n-?-,1970\n":                            `no letter in the name "-?-"`,
		"name,dob\n" + strings.Repeat("a", 5000) + ",1\n": "a name of 5000 bytes; no name has more than 1024",
	} {
		if _, bad := asked(t, text); bad != want {
			t.Errorf("%.40q: %q, want %q", text, bad, want)
		}
	}
}

// A property that only a later entity has is used all the same.
func TestLatePropertiesOfEntities(t *testing.T) {
	t.Parallel()
	text := strings.Repeat(`{"schema":"Person","properties":{"name":["Ada Lund"]}}`+"\n", sampleLen) +
		`{"schema":"Person","properties":{"name":["Bo Falk"],"passportNumber":["K123456"]}}` + "\n"
	r := open(t, text, ReadOptions{})
	c, err := r.GuessColumns()
	if err != nil {
		t.Fatal(err)
	}
	var row Row
	for range sampleLen + 1 {
		row = Row{}
		if err := r.Next(&row); err != nil {
			t.Fatal(err)
		}
	}
	q, _ := c.query(&row, "LegalEntity", &Counts{})
	if got := q.First("passportNumber"); got != "K123456" {
		t.Errorf("passport number %q", got)
	}
}

func TestDates(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"1980": "1980", "1980-05": "1980-05", "1980-05-06": "1980-05-06", "1980-05-06T00:00:00Z": "1980-05-06", "1980-05-06 00:00:00": "1980-05-06",
		"19800506": "1980-05-06", "1980/5/6": "1980-05-06", "16.05.1980": "1980-05-16", "05/16/1980": "1980-05-16", "05.06.1980": "1980-06-05", "05-06-1980": "1980-06-05 1980-05-06", "May. 6 1980": "1980-05-06",
		"5 May 1980": "1980-05-05", "May 6, 1980": "1980-05-06", "6-mai-1980": "1980-05-06", "06 мая 1980": "1980-05-06", "1980年5月6日": "1980-05-06",
		"16/05/80": "1980-05-16 2080-05-16", "1980-00-00": "1980", "05/1980": "1980-05", "unknown": "", "": "", "31.31.1980": "", "12345": "",
	} {
		if got := strings.Join(dates(in), " "); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestCountries(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{"DE": "de", "deu": "de", "Germany": "de", "GB-ENG": "gb", "UK": "gb", "Hong Kong": "hk", "Deutschland": "de", "Россия": "ru", "中国": "cn", "Côte d’Ivoire": "ci", "Nowhereland": "", "": ""} {
		if got := countryOf(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// TestAnUnknownKindOfPartyIsCountedAndNothingIsMissed has one misspelt kind among many.
func TestAnUnknownKindOfPartyIsCountedAndNothingIsMissed(t *testing.T) {
	t.Parallel()
	text := "name,type\n" + strings.Repeat("Ada Lund,person\n", 20) + "Wandering Albatross,vesel\n"
	r := open(t, text, ReadOptions{})
	c, err := r.GuessColumns()
	if err != nil {
		t.Fatal(err)
	}
	var schemata []string
	var n Counts
	for range 21 {
		var row Row
		if err := r.Next(&row); err != nil {
			t.Fatal(err)
		}
		q, bad := c.query(&row, "LegalEntity", &n)
		if bad != "" {
			t.Fatal(bad)
		}
		schemata = append(schemata, q.Schema)
	}
	if schemata[0] != "Person" || schemata[20] != "Thing" || n.Kinds != 1 {
		t.Errorf("%v, %d unknown", schemata, n.Kinds)
	}
}

// TestIdentifiersInPlaceOfNames screens a file that has wallets and nothing else.
func TestIdentifiersInPlaceOfNames(t *testing.T) {
	t.Parallel()
	r := open(t, "wallet,owner\n1GullWing,\n,\n", ReadOptions{})
	if _, err := r.MapColumns("country=owner"); err == nil {
		t.Error("a file without names and identifiers is taken")
	}
	c, err := r.MapColumns("publicKey=wallet")
	if err != nil {
		t.Fatal(err)
	}
	var row Row
	if err := r.Next(&row); err != nil {
		t.Fatal(err)
	}
	if q, bad := c.query(&row, "CryptoWallet", &Counts{}); bad != "" || q.First("publicKey") != "1GullWing" {
		t.Errorf("%v %q", q, bad)
	}
	row = Row{Fields: []string{"", "somebody"}}
	if _, bad := c.query(&row, "CryptoWallet", &Counts{}); bad != "no name" {
		t.Errorf("a row without either: %q", bad)
	}
}
