package vet_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"backchannel/cite"
	"backchannel/ftm"
	"backchannel/lists"
	"backchannel/reader"
	"backchannel/regime"
	"backchannel/screen"
	"backchannel/vet"

	"github.com/google/go-cmp/cmp"
)

// story is a reading of people who are named in its order, with ties written as
// "Ada Brandt meeting Ivo Lund 2024-03-03"; what stands after a colon is what the
// tie is about, and "in PLACE" before it where it was.
func story(id string, ties ...string) *reader.Reading {
	r := &reader.Reading{Document: cite.Document{ID: id, Date: "2025-05-20", Language: "eng"}}
	entity := func(name, schema string) cite.Ref {
		i := slices.IndexFunc(r.Entities, func(e reader.Entity) bool { return e.Name == name })
		if i < 0 {
			i = len(r.Entities)
			r.Entities = append(r.Entities, reader.Entity{ID: fmt.Sprint("e", i+1), Schema: schema, Name: name})
		}
		return cite.Ref(r.Entities[i].ID)
	}
	for _, text := range ties {
		span := cite.Span{Start: len(r.Document.Text), End: len(r.Document.Text) + len(text)}
		r.Document.Text += text + "\n"
		r.Sentences = append(r.Sentences, span)
		head, what, _ := strings.Cut(text, ": ")
		head, place, _ := strings.Cut(head, " in ")
		w := append(strings.Fields(head), "")
		t := reader.Tie{From: entity(w[0]+" "+w[1], "Person"), Kind: reader.TieKind(w[2]), To: entity(w[3]+" "+w[4], "Person"), Date: w[5],
			What: what, Status: reader.Current, Span: span}
		if place != "" {
			t.Place = entity(place, "Address")
		}
		r.Ties = append(r.Ties, t)
	}
	return r
}

// issue is an issue of the UN list that has these people, each "1001 ADA BRANDT
// 2020-02-03" with the day of listing.
func issue(published string, entries ...string) *lists.Snapshot {
	s := &lists.Snapshot{Publication: cite.Publication{List: "un_sc_sanctions", Title: "UN", Published: published, Targets: len(entries)}}
	for _, e := range entries {
		id, rest, _ := strings.Cut(e, " ")
		at := strings.LastIndex(rest, " ")
		party := ftm.NewEntity("unsc-"+id, "Person")
		party.Target = true
		party.Add("name", rest[:at])
		sanction := ftm.NewEntity("unsc-"+id+"-sanction", "Sanction")
		sanction.Add("entity", party.ID)
		sanction.Add("authority", "UN")
		sanction.Add("listingDate", rest[at+1:])
		s.Entities = append(s.Entities, party, sanction)
	}
	return s
}

func find(t *testing.T, m *vet.Material, readings ...*reader.Reading) *vet.Finding {
	t.Helper()
	f, err := vet.Readings(readings, m, vet.Options{AsOf: "2025-06-01"})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func material(issues ...*lists.Snapshot) *vet.Material {
	return vet.NewMaterial(issues, screen.Defaults())
}

// standings are the parties' names with where they stand.
func standings(f *vet.Finding) map[string]regime.Status {
	out := map[string]regime.Status{}
	for _, p := range f.Parties {
		out[p.Name] = p.Status
	}
	return out
}

// dealings are the dealings in words: kind, listed parties, the others, and how
// each listed one stood.
func dealings(f *vet.Finding) []string {
	name := map[string]string{}
	for _, p := range f.Parties {
		name[p.ID] = p.Name
	}
	var out []string
	for _, d := range f.Dealings {
		var listed, others []string
		for i, id := range d.Listed {
			listed = append(listed, name[id]+" "+string(d.Verdicts[i].Status))
		}
		for _, id := range d.Parties {
			if !slices.Contains(d.Listed, id) {
				others = append(others, name[id])
			}
		}
		out = append(out, d.Kind+" "+d.Date+": "+strings.Join(others, ", ")+" with "+strings.Join(listed, ", "))
	}
	return out
}

func TestSomebodyWhoWasRemovedIsKnownFromTheListsHistory(t *testing.T) {
	t.Parallel()
	older := issue("2024-01-10", "1001 ADA BRANDT 2020-02-03", "1002 IVO LUND 2021-02-03")
	newer := issue("2025-01-10", "1001 ADA BRANDT 2020-02-03")
	f := find(t, material(older, newer), story("s", "Marta Quist meeting Ivo Lund 2023-03-03", "Marta Quist meeting Ivo Lund 2025-04-04"))
	if got := standings(f)["Ivo Lund"]; got != regime.WasListed {
		t.Errorf("Ivo Lund is %s, want was_listed", got)
	}
	want := []string{"meeting 2025-04-04: Marta Quist with Ivo Lund was_listed", "meeting 2023-03-03: Marta Quist with Ivo Lund listed"}
	if d := cmp.Diff(want, dealings(f)); d != "" {
		t.Error(d)
	}
}

func TestAWalletOfSomebodyWhoWasRemovedIsKnownToo(t *testing.T) {
	t.Parallel()
	const address = "0x52908400098527886E0F7030069857D2E4169EE7"
	older := issue("2024-01-10", "1001 ADA BRANDT 2020-02-03", "1002 IVO LUND 2021-02-03")
	wallet := ftm.NewEntity("unsc-1002-wallet", "CryptoWallet")
	wallet.Add("publicKey", address)
	wallet.Add("holder", "unsc-1002")
	older.Entities = append(older.Entities, wallet)
	newer := issue("2025-01-10", "1001 ADA BRANDT 2020-02-03")
	q := ftm.NewEntity("", "CryptoWallet")
	q.Add("publicKey", address)
	m := material(older, newer)
	hits := m.Match(q)
	if len(hits) != 1 || hits[0].Entity.ID != wallet.ID || !hits[0].Match {
		t.Errorf("the wallet's address gave %v, want the wallet in the older issue", hits)
	}
	if v, _ := m.Standing(wallet.ID, "2023-06-01"); v.Status != regime.Listed {
		t.Errorf("in 2023 the wallet was %s, want listed, as its holder was", v.Status)
	}
}

func TestAPartyThatGotANewNumberIsNotTakenForTwo(t *testing.T) {
	t.Parallel()
	older := issue("2024-01-10", "1002 IVO LUND 2021-02-03")
	newer := issue("2025-01-10", "2002 IVO LUND 2024-08-01")
	f := find(t, material(older, newer), story("s", "Marta Quist meeting Ivo Lund 2025-04-04"))
	if got := standings(f)["Ivo Lund"]; got != regime.Listed || len(f.Undecided) > 0 {
		t.Errorf("Ivo Lund is %s with %d questions, want listed and none", got, len(f.Undecided))
	}
}

func TestMaterialIsTheSameWhateverOrderTheIssuesComeIn(t *testing.T) {
	t.Parallel()
	all := []*lists.Snapshot{
		issue("2023-01-10", "1001 ADA BRANDT 2020-02-03", "1002 IVO LUND 2021-02-03", "1003 OLE FALK 2021-02-03"),
		issue("2024-01-10", "1001 ADA BRANDT 2020-02-03", "1002 IVO LUND 2021-02-03"),
		issue("2025-01-10", "1001 ADA BRANDT 2020-02-03"),
	}
	q := story("s", "Ada Brandt meeting Ivo Lund 2022-03-03", "Ole Falk meeting Ivo Lund 2023-06-03")
	want := find(t, material(all[0], all[1], all[2]), q)
	got := find(t, material(all[2], all[0], all[1]), q)
	if d := cmp.Diff(want.Parties, got.Parties); d != "" {
		t.Error(d)
	}
	if s := standings(want)["Ole Falk"]; s != regime.WasListed {
		t.Errorf("Ole Falk is %s, want was_listed: only the oldest issue has him", s)
	}
}

func TestTwoListedPartiesThatMeetAreOneDealing(t *testing.T) {
	t.Parallel()
	m := material(issue("2025-01-10", "1001 ADA BRANDT 2020-02-03", "1002 IVO LUND 2021-02-03"))
	f := find(t, m, story("s", "Ivo Lund meeting Ada Brandt 2024-03-03 in Rotterdam"))
	want := []string{"meeting 2024-03-03:  with Ivo Lund listed, Ada Brandt listed"}
	if d := cmp.Diff(want, dealings(f)); d != "" {
		t.Error(d)
	}
}

func TestAPermissionThatIsGivenIsNoDealing(t *testing.T) {
	t.Parallel()
	m := material(issue("2025-01-10", "1001 ADA BRANDT 2020-02-03"))
	f := find(t, m, story("s", "Marta Quist transfer Ada Brandt 2024-03-03: special waiver to enter", "Marta Quist transfer Ada Brandt 2024-03-04: two generators"))
	want := []string{"transfer 2024-03-04: Marta Quist with Ada Brandt listed"}
	if d := cmp.Diff(want, dealings(f)); d != "" {
		t.Error(d)
	}
}

// A company that was first restricted and is blocked since is listed since it is
// blocked.
func TestSinceIsTheDayOfTheListingNotOfAnOlderRestriction(t *testing.T) {
	t.Parallel()
	q := ftm.NewEntity("q", "Company")
	q.Add("name", "VTB Bank PJSC")
	got := material().Screen(q, "2025-06-01", screen.Options{Limit: 1})
	if len(got.Matches) == 0 || got.Matches[0].Since != "2022-02-24" {
		t.Errorf("got %+v, want the starter's entry with its listing of 2022-02-24, not the restriction of 2014", got.Matches)
	}
}
