package lists

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"backchannel/ftm"
)

func TestStarterIsSound(t *testing.T) {
	t.Parallel()
	s := Starter()
	if s.List != "starter" || s.Published != starterDate || s.Targets < 60 {
		t.Errorf("%s of %s with %d listed", s.List, s.Published, s.Targets)
	}
	checkEnds(t, s)
	number := regexp.MustCompile(`^[A-Z0-9.a-z/-]+$`)
	for _, e := range s.Entities {
		if err := e.Validate(); err != nil {
			t.Error(err)
		}
		if m := e.Missing(); m != nil {
			t.Errorf("%s lacks %v", e.ID, m)
		}
		for _, prop := range []string{"birthDate", "listingDate", "startDate", "endDate"} {
			for _, d := range e.Get(prop) {
				if _, err := time.Parse(time.DateOnly, d); err != nil || d > starterDate {
					t.Errorf("%s: %s is %q", e.ID, prop, d)
				}
			}
		}
		for _, c := range e.Get("country") {
			if len(c) != 2 {
				t.Errorf("%s: country %q", e.ID, c)
			}
		}
		for _, v := range slices.Concat(e.Names(), e.Get("publisher"), e.Get("program")) {
			if v == "" || strings.TrimSpace(v) != v || strings.Contains(v, "  ") {
				t.Errorf("%s has the value %q", e.ID, v)
			}
		}
		switch {
		case e.Schema == "Sanction":
			if len(e.Get("listingDate")) != 1 || e.First("publisher") == "" || !number.MatchString(e.First("authorityId")) {
				t.Errorf("%s: since %v by %v, entry %v", e.ID, e.Get("listingDate"), e.Get("publisher"), e.Get("authorityId"))
			}
			if end := e.First("endDate"); end != "" && end <= e.First("listingDate") {
				t.Errorf("%s ends before it begins", e.ID)
			}
		case len(s.Sanctions(e.ID)) == 0:
			t.Errorf("%s has no sanction", e.ID)
		}
	}
}

func TestStarterKnowsSinceWhen(t *testing.T) {
	t.Parallel()
	s := Starter()
	for _, c := range []struct{ id, since, until string }{
		{"ofac-34036-cons-ukraine-eo13662-directive-1", "2015-07-30", ""},
		{"ofac-34036-sdn-russia-eo14024", "2022-02-28", ""},
		{"ofac-34336-sdn-russia-eo14024", "2022-02-28", ""},
		{"ofac-24306-sdn-ukraine-eo13662", "2018-04-06", ""},
		{"ofac-24228-sdn-ukraine-eo13661", "2018-04-06", "2019-01-27"},
	} {
		e := s.Entity(c.id)
		if e == nil {
			t.Fatalf("no %s", c.id)
		}
		if e.First("listingDate") != c.since || e.First("endDate") != c.until {
			t.Errorf("%s from %s to %q", c.id, e.First("listingDate"), e.First("endDate"))
		}
	}
	if m := Measure(s.Entity("ofac-34036-cons-ukraine-eo13662-directive-1")); m != Sectoral {
		t.Errorf("the directive does %q", m)
	}
}

// In January 2023 the SDN list must have every entry that the starter says was
// on it, under the same name and programmes, and none that it says was not.
func TestStarterAgreesWithSDN2023(t *testing.T) {
	t.Parallel()
	agree(t, realOFAC(t, ofacSDN, "sdn_2023-01.csv", "alt_2025-02.csv"), "2023-01-20", "-sdn-")
}

func TestStarterAgreesWithSDN2019And2021(t *testing.T) {
	t.Parallel()
	agree(t, realOFAC(t, ofacSDN, "sdn_2019-01.csv"), "2019-01-04", "-sdn-")
	agree(t, realOFAC(t, ofacSDN, "sdn_2021-07.csv"), "2021-07-01", "-sdn-")
}

func TestStarterAgreesWithOtherLists(t *testing.T) {
	t.Parallel()
	for _, x := range []struct {
		format    *Format
		file, ids string
	}{
		{ukODS, "data/lists/uk/FCDO_SL_2025-08-11.ods", "gb-fcdo-"},
		{unXML, "data/lists/un/UN_consolidated_2026-02-27.xml", "unsc-"},
	} {
		real := readReal(t, x.format, x.file)
		n := 0
		for e := range Starter().Listed() {
			if !strings.HasPrefix(e.ID, x.ids) {
				continue
			}
			n++
			same := real.Entity(e.ID)
			if same == nil || same.First("name") != e.First("name") || same.Schema != e.Schema {
				t.Errorf("%s %s %s is %v on the list", e.Schema, e.ID, e.First("name"), same)
				continue
			}
			mine, theirs := Starter().Sanctions(e.ID)[0], real.Sanctions(e.ID)[0]
			for _, prop := range []string{"listingDate", "authorityId", "program", "authority"} {
				if mine.First(prop) != theirs.First(prop) {
					t.Errorf("%s: %s is %q, on the list %q", e.ID, prop, mine.First(prop), theirs.First(prop))
				}
			}
			if mine.ID != theirs.ID {
				t.Errorf("%s: the sanction's ID is %s, on the list %s", e.ID, mine.ID, theirs.ID)
			}
		}
		if n == 0 {
			t.Errorf("the starter has nothing of %s", x.file)
		}
	}
}

func TestStarterAgreesWithTheNonSDNList(t *testing.T) {
	t.Parallel()
	agree(t, realOFAC(t, ofacCons, "cons_prim_2025-08.csv", "cons_alt.csv", "cons_comments.csv"), "2025-08-01", "-cons-")
}

// agree compares what the starter says of OFAC's parties on a day with an issue
// of that time. kind is part of the IDs of the list's sanctions.
func agree(t *testing.T, real *Snapshot, day, kind string) {
	t.Helper()
	n := 0
	for _, e := range Starter().Entities {
		if e.Schema != "Sanction" || !strings.Contains(e.ID, kind) {
			continue
		}
		party := Starter().Entity(e.First("entity"))
		if kind == "-cons-" && party.ID == "ofac-34036" {
			continue // its sectoral entry had a number of its own and is gone
		}
		n++
		same := real.Entity(e.ID)
		stands := e.First("listingDate") <= day && (e.First("endDate") == "" || day < e.First("endDate"))
		switch {
		case !stands && same != nil && same.First("entity") == party.ID && Measure(same) == Block:
			t.Errorf("%s stands on %s already, by the list", e.ID, day)
		case stands && same == nil:
			t.Errorf("%s does not stand on %s, by the list", e.ID, day)
		case stands:
			sameParty(t, party, real.Entity(party.ID), day)
			if Measure(same) != Measure(e) {
				t.Errorf("%s does %q, by the list %q", e.ID, Measure(e), Measure(same))
			}
		}
	}
	if n == 0 {
		t.Error("nothing was compared")
	}
}

// sameParty reports differences of a party in the starter from the list's: its
// schema, its name (which may be an alias there in another year), its birth.
func sameParty(t *testing.T, e, real *ftm.Entity, day string) {
	t.Helper()
	// Parties of 2019 and 2021 may have borne another name, and less was known.
	if day > "2022" {
		if real.Schema != e.Schema {
			t.Errorf("%s is %s, on the list of %s %s", e.ID, e.Schema, day, real.Schema)
		}
		if real.First("name") != e.First("name") {
			t.Errorf("%s is %q, on the list of %s %q", e.ID, e.First("name"), day, real.First("name"))
		}
	}
	for _, prop := range []string{"birthDate", "taxNumber", "swiftBic", "registrationNumber"} {
		if v := e.First(prop); v != "" && real.First(prop) != "" && !slices.Contains(real.Get(prop), v) {
			t.Errorf("%s: %s %s, on the list of %s %v", e.ID, prop, v, day, real.Get(prop))
		}
	}
}
