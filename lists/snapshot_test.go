package lists

import (
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"backchannel/ftm"
)

func harbourSDN(t *testing.T) *Snapshot {
	t.Helper()
	return readFiles(t, ofacSDN, "testdata/ofac_sdn.csv", "testdata/ofac_sdn_alt.csv", "testdata/ofac_sdn_add.csv", "testdata/ofac_sdn_comments.csv")
}

func TestSnapshotLookups(t *testing.T) {
	t.Parallel()
	s := harbourSDN(t)
	if got := s.Entity("ofac-40125").Name(); got != "MERIDIAN STAR" {
		t.Errorf("ofac-40125 is %q", got)
	}
	if s.Entity("ofac-1") != nil || s.Entry("1") != nil || s.Sanctions("ofac-1") != nil || s.Nested("ofac-1") != nil {
		t.Error("an entity that there is not was found")
	}
	if got := s.Entry("40123"); got == nil || got.ID != "ofac-40123" {
		t.Errorf("entry 40123 is %v", got)
	}
	if got := s.Number("ofac-40123"); got != "40123" {
		t.Errorf("its number is %q", got)
	}
	if got := s.Programs("ofac-40129"); !slices.Equal(got, []string{"UKRAINE-EO13662", "RUSSIA-EO14024"}) {
		t.Errorf("programmes: %v", got)
	}
	if got := len(slices.Collect(s.Listed())); got != s.Targets || got != 9 {
		t.Errorf("%d listed, Targets is %d, want 9", got, s.Targets)
	}
	var got []string
	for prop, e := range s.Neighbours("ofac-40124") {
		got = append(got, fmt.Sprintf("%s %s", prop, e.ID))
	}
	want := []string{
		"sanctions ofac-40124-sdn-russia-eo14024",
		"identification ofac-40124-identification-tax-id-no-7701122334-russia",
		"identification ofac-40124-identification-registration-number-1027700000017-russia",
		"identification ofac-40124-identification-government-gazette-number-12345678-russia",
		"identification ofac-40124-identification-trade-license-no-77-9-united-arab-emirates",
		"identification ofac-40124-identification-istanbul-chamber-of-comm-no-900900-turkey",
		"unknownLinkFrom ofac-40123-link-40124",
		"unknownLinkTo ofac-40124-link-40123",
		"unknownLinkFrom ofac-40125-link-40124",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("neighbours (-want +got):\n%s", d)
	}
	if n := s.Nested("ofac-40123"); len(n.Properties["sanctions"]) != 2 || n.Properties["name"][0] != "Arkady Petrovich VOLKONSKY" {
		t.Errorf("nested: %v", n.Properties)
	}
}

func TestDiff(t *testing.T) {
	t.Parallel()
	old := harbourSDN(t)
	raw, err := os.ReadFile("testdata/ofac_sdn.csv")
	if err != nil {
		t.Fatal(err)
	}
	text := strings.NewReplacer(
		"36,\"HARBOUR LIGHTER COMPANY\",-0- ,\"CUBA\"", "37,\"HARBOUR BARGE COMPANY\",-0- ,\"CUBA\"",
		"DOB 03 Mar 1961", "DOB 04 Mar 1961",
		"a.k.a. 'VOLK'", "a.k.a. 'WOLF'",
		"\"RA-00001\",\"aircraft\",\"RUSSIA-EO14024\"", "\"RA-00001\",\"aircraft\",\"RUSSIA-EO14024] [SDGT\"",
	).Replace(string(raw))
	path := filepath.Join(t.TempDir(), "sdn.csv")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	now := readFiles(t, ofacSDN, path, "testdata/ofac_sdn_alt.csv", "testdata/ofac_sdn_add.csv", "testdata/ofac_sdn_comments.csv")
	changes, err := Diff(old, now)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range changes {
		got = append(got, fmt.Sprintf("%s %s %s", c.Kind, c.ID, c.Name))
		for _, f := range c.Fields {
			got = append(got, fmt.Sprintf("  %s: %s → %s", f.Property, strings.Join(f.Lost, "|"), strings.Join(f.Gained, "|")))
		}
	}
	want := []string{
		"added ofac-37 HARBOUR BARGE COMPANY",
		"removed ofac-36 HARBOUR LIGHTER COMPANY",
		"changed ofac-40123 Arkady Petrovich VOLKONSKY",
		"  birthDate: 1961-03-03 → 1961-03-04",
		"  weakAlias: VOLK → WOLF",
		"changed ofac-40126 RA-00001",
		"  sanctions.program:  → SDGT",
		"  sanctions.programId:  → SDGT",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	if same, err := Diff(old, old); err != nil || len(same) != 0 {
		t.Errorf("a snapshot differs from itself: %v, %v", same, err)
	}
	other := &Snapshot{}
	other.List = "un_sc_sanctions"
	if _, err := Diff(old, other); err == nil {
		t.Error("two lists were compared")
	}
}

func TestDiffOfTheRealLists(t *testing.T) {
	t.Parallel()
	old, now := realOFAC(t, ofacSDN, "sdn_2019-01.csv"), realOFAC(t, ofacSDN, "sdn_2021-07.csv")
	changes, err := Diff(old, now)
	if err != nil {
		t.Fatal(err)
	}
	n := map[ChangeKind]int{}
	for _, c := range changes {
		n[c.Kind]++
		if c.Kind == Changed && len(c.Fields) == 0 {
			t.Errorf("%s changed in nothing", c.ID)
		}
	}
	if n[Added]-n[Removed] != now.Targets-old.Targets || n[Added] == 0 || n[Removed] == 0 {
		t.Errorf("%v between %d and %d listed", n, old.Targets, now.Targets)
	}
}

func TestReadMergesEntitiesOfOneID(t *testing.T) {
	t.Parallel()
	parse := func(*Intake) iter.Seq2[*ftm.Entity, error] {
		return func(yield func(*ftm.Entity, error) bool) {
			for _, name := range []string{"Ada", "Addie"} {
				e := ftm.NewEntity("a", "Person")
				e.Add("name", name)
				e.Target = true
				if !yield(e, nil) {
					return
				}
			}
		}
	}
	s, err := Read(&Format{Name: "harbour", Parse: parse}, &Intake{})
	if err != nil || s.Targets != 1 || len(s.Entities) != 1 || !slices.Equal(s.Entities[0].Get("name"), []string{"Ada", "Addie"}) {
		t.Errorf("%+v, %v", s, err)
	}
	none := func(*Intake) iter.Seq2[*ftm.Entity, error] { return func(func(*ftm.Entity, error) bool) {} }
	if _, err := Read(&Format{Name: "harbour", Parse: none}, &Intake{}); err == nil {
		t.Error("a file without a listed party was taken")
	}
}
