package reader

import (
	"slices"
	"testing"

	"backchannel/cite"
	"backchannel/ftm"
)

// harbour is a reading made by hand: an owner, a role, a payment, a denied
// meeting.
func harbour() *Reading {
	return &Reading{
		Document: cite.Document{ID: "harbour", Text: "Ada Brandt owns Lantern Shipping. Ada Brandt never met Ivo Lund.", Date: "2025-03-14"},
		Entities: []Entity{{ID: "e1", Schema: "Person", Name: "Ada Brandt"}, {ID: "e2", Schema: "Organization", Name: "Lantern Shipping"},
			{ID: "e3", Schema: "Person", Name: "Ivo Lund"}, {ID: "e4", Schema: "Address", Name: "Sarmatia", Properties: map[string][]string{"country": {"xs"}}}},
		Roles: []Role{{Person: "e1", Title: "chief executive", Organization: "e2", Status: Current}, {Person: "e3", Title: "envoy", Organization: "e4", Status: Former}},
		Ties: []Tie{
			{Kind: Owns, From: "e1", To: "e2", Percentage: "30", Status: Current, Span: cite.Span{Start: 0, End: 33}, Claims: []string{"c1"}},
			{Kind: Meeting, From: "e1", To: "e3", Negated: true, Status: Current, Span: cite.Span{Start: 34, End: 64}},
			{Kind: Transfer, From: "e4", To: "e2", Amount: "6000000 USD", Status: Current, Span: cite.Span{Start: 0, End: 33}},
		},
		Claims: []Claim{{ID: "c1", Stance: cite.Asserts, Source: cite.Source{Kind: cite.Paper, Name: "the register"}}},
	}
}

func TestEveryExportedEntityIsValidFollowTheMoney(t *testing.T) {
	t.Parallel()
	all := harbour().FtM()
	ids := map[string]*ftm.Entity{}
	for _, e := range all {
		if err := e.Validate(); err != nil {
			t.Errorf("%s %s: %v", e.Schema, e.ID, err)
		}
		ids[e.ID] = e
	}
	for _, e := range all {
		for _, p := range e.PropertyNames() {
			if ftm.PropertyType(e.Schema, p) != "entity" {
				continue
			}
			for _, v := range e.Get(p) {
				if ids[v] == nil {
					t.Errorf("%s %s: %s names %s, which is not written", e.Schema, e.ID, p, v)
				}
			}
		}
	}
}

func TestADeniedTieIsNoEdge(t *testing.T) {
	t.Parallel()
	for _, e := range harbour().FtM() {
		if e.Schema == "Event" && slices.Contains(e.Get("involved"), "harbour-e3") {
			t.Errorf("the meeting that never was is written as an Event: %v", e.Properties)
		}
	}
}

func TestWhatIsOwnedIsAnAssetAndWhatActsIsALegalEntity(t *testing.T) {
	t.Parallel()
	got := map[string]string{}
	for _, e := range harbour().FtM() {
		got[e.ID] = e.Schema
	}
	for id, want := range map[string]string{"harbour-e2": "Company", "harbour-e4": "PublicBody", "harbour-t1": "Ownership",
		"harbour-t2": "Note", "harbour-t3": "Payment", "harbour-r1": "Directorship", "harbour-r2": "Occupancy"} {
		if got[id] != want {
			t.Errorf("%s is written as %q, want %q", id, got[id], want)
		}
	}
}
