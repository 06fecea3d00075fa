package reader

import (
	"slices"
	"strings"
)

// roleTies writes as ties what a role is besides: an envoy represents the
// country, an owner owns the company, a chairman is a member of the committee.
func (s *story) roleTies() {
	for _, r := range s.roles {
		who, org := s.byID[r.Person], s.byID[r.Organization]
		if who == nil || org == nil {
			continue
		}
		kind, ok := s.roleTie(strings.ToLower(r.Title), org)
		if !ok {
			continue
		}
		status := r.Status
		if status == Acting {
			status = Current
		}
		t := s.treeAt(r.Start)
		s.tie(bond{kind: kind, from: who, to: org, role: r.Title, status: status, t: t, rule: "role-" + string(kind)})
	}
}

// roleTie is the tie that a title makes with the organisation it is at.
func (s *story) roleTie(title string, org *entity) (TieKind, bool) {
	has := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(title, w) })
	}
	switch {
	case has("for " + strings.ToLower(org.name)):
		return "", false // "special envoy for X" is sent to X, not by it
	case has("spokes", "envoy", "ambassador", "lobbyist", "press secretary", "emissary", "communications officer"):
		return Represents, true
	case has("lawyer", "attorney", "counsel", "solicitor", "barrister"):
		if firm := org.kind == company || lawFirm(org); firm && !has("general counsel") || org.is(country, body) {
			return Member, firm
		}
		return Represents, true
	case has("representative") && org.kind != place && org.kind != country:
		return Represents, true
	case has("founder"):
		if org.is(organization, group) {
			return Member, true
		}
		return Owns, org.kind == company || org.kind == unknown
	case has("owner", "shareholder", "beneficiary"):
		return Owns, org.kind != country && org.kind != place
	case has("member", "chairman", "chairwoman", "chair ", "ranking") && org.is(body, organization, group):
		return Member, true
	case has("republican", "democrat", "lawmaker", "senator") && org.kind == organization:
		return Member, true
	case has("leader", "head", "chief", "president", "commander", "secretary-general", "secretary general", "figure") && s.isBody(org) && !has("deputy head"):
		return Member, true
	case has("trader", "manager", "employee", "analyst", "economist", "consultant", "engineer", "banker", "board", "researcher", "fellow") && org.is(company, organization):
		return Member, true
	case has("partner") && lawFirm(org):
		return Member, true
	case has("speaker", "lawmaker", "deputy") && strings.Contains(strings.ToLower(org.name), "parliament"):
		return Member, true
	}
	return "", false
}

// lawFirm reports whether the name is of a firm of lawyers or accountants.
func lawFirm(e *entity) bool {
	return e.kind != person && (strings.Contains(e.name, " & ") || strings.HasSuffix(e.name, " LLP"))
}
