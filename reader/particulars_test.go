package reader

import (
	"slices"
	"testing"

	"backchannel/cite"
	"github.com/google/go-cmp/cmp"
)

// release is a press release of our own, with all that one tells beside names.
const release = `Today, the Department of the Treasury's Office of Foreign Assets Control (OFAC) designated Petar Malinov, also known as "The Miner", pursuant to Executive Order 14024 for operating in the metals sector. Malinov was born on 4 May 1971 and holds passport number AB1234567.

OFAC designated Goran Ilic (a.k.a. "Gogo," a.k.a. Ivan Petkov) and Sava Gold LLC, a company registered in Belgrade, Serbia, under E.O. 14024, as amended, for having assisted Malinov. Sava Gold LLC (registration number 20481337) was previously listed in 2019.

Ana Petrova and Luka Horvat hold 30 percent and 25 percent of Danube Metals Ltd, which is based in Dubai. The vessel Sava Star (IMO 9123456) is identified as property in which Malinov has an interest.`

func readRelease(t *testing.T) (*Reading, map[string]Entity) {
	t.Helper()
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	x, err := r.Read(cite.Document{ID: "release", Date: "2024-05-14", Text: release})
	if err != nil {
		t.Fatal(err)
	}
	named := map[string]Entity{}
	for _, e := range x.Entities {
		named[e.Name] = e
	}
	return x, named
}

func TestParticulars(t *testing.T) {
	t.Parallel()
	_, named := readRelease(t)
	for _, tt := range []struct{ name, prop, value string }{
		{"Petar Malinov", "birthDate", "1971-05-04"},
		{"Petar Malinov", "passportNumber", "AB1234567"},
		{"Sava Gold LLC", "jurisdiction", "rs"},
		{"Sava Gold LLC", "registrationNumber", "20481337"},
		{"Danube Metals Ltd", "country", "ae"},
		{"Sava Star", "imoNumber", "9123456"},
	} {
		if got := named[tt.name].Properties[tt.prop]; !slices.Equal(got, []string{tt.value}) {
			t.Errorf("%s: %s %v, want %s", tt.name, tt.prop, got, tt.value)
		}
	}
	if _, ok := named["IMO"]; ok {
		t.Error("the IMO of a number is taken for a party")
	}
}

func TestAliasesAreOfWhomTheyAreSaid(t *testing.T) {
	t.Parallel()
	_, named := readRelease(t)
	for name, want := range map[string][]string{"Petar Malinov": {"Miner"}, "Goran Ilic": {"Gogo", "Ivan Petkov"}} {
		for _, alias := range want {
			if !slices.Contains(named[name].Aliases, alias) {
				t.Errorf("%s: aliases %v, want %s among them", name, named[name].Aliases, alias)
			}
		}
	}
	for _, alias := range []string{"Miner", "Gogo", "Ivan Petkov"} {
		if _, ok := named[alias]; ok {
			t.Errorf("%s is a party of its own", alias)
		}
	}
}

// What a release imposes it imposes on its day, under an order, for a reason;
// what it recalls it does not.
func TestDesignations(t *testing.T) {
	t.Parallel()
	x, named := readRelease(t)
	names := map[cite.Ref]string{}
	for n, e := range named {
		names[cite.Ref(e.ID)] = n
	}
	type designation struct{ to, date, program, reason string }
	var got []designation
	stakes := map[string]string{}
	for _, tie := range x.Ties {
		switch {
		case tie.Kind == Sanctioned:
			got = append(got, designation{names[tie.To], tie.Date, tie.Program, tie.Reason})
		case tie.Kind == Owns:
			stakes[names[tie.From]+" of "+names[tie.To]] = tie.Percentage
		case tie.Kind == Associate && names[tie.From] == "Office of Foreign Assets Control":
			t.Errorf("who designates does not assist: %+v", tie)
		}
	}
	for _, want := range []designation{
		{"Petar Malinov", "2024-05-14", "Executive Order 14024", "operating in the metals sector"},
		{"Goran Ilic", "2024-05-14", "E.O. 14024", "having assisted Malinov"},
		{"Sava Gold LLC", "2024-05-14", "E.O. 14024", "having assisted Malinov"},
	} {
		if !slices.Contains(got, want) {
			t.Errorf("no %+v in %+v", want, got)
		}
	}
	want := map[string]string{"Ana Petrova of Danube Metals Ltd": "30", "Luka Horvat of Danube Metals Ltd": "25", "Petar Malinov of Sava Star": ""}
	if diff := cmp.Diff(want, stakes); diff != "" {
		t.Errorf("stakes (-want +got):\n%s", diff)
	}
}
