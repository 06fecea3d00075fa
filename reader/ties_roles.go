package reader

import "strings"

// roleTies writes as ties what a role is besides: an envoy represents the
// country, an owner owns the company, a chairman is a member of the committee.
func (s *story) roleTies() {
	byID := map[string]*entity{}
	for _, e := range s.entities {
		byID[string(e.id)] = e
	}
	for _, r := range s.roles {
		who, org := byID[string(r.Person)], byID[string(r.Organization)]
		if who == nil || org == nil {
			continue
		}
		kind, ok := roleTie(strings.ToLower(r.Title), org)
		if !ok {
			continue
		}
		status := r.Status
		if status == Acting {
			status = Current
		}
		t := s.trees[0]
		for _, x := range s.trees {
			if x.s.Start <= r.Start && r.Start < x.s.End {
				t = x
			}
		}
		s.tie(bond{kind: kind, from: who, to: org, role: r.Title, status: status, t: t, rule: "role-" + string(kind)})
	}
}

// roleTie is the tie that a title makes with the organisation it is at.
func roleTie(title string, org *entity) (TieKind, bool) {
	has := func(words ...string) bool {
		for _, w := range words {
			if strings.Contains(title, w) {
				return true
			}
		}
		return false
	}
	switch {
	case has("for " + strings.ToLower(org.name)):
		return "", false // "special envoy for X" is sent to X, not by it
	case has("spokes", "envoy", "ambassador", "lobbyist", "press secretary", "emissary", "communications officer"):
		return Represents, true
	case has("lawyer", "attorney", "counsel", "solicitor", "barrister"):
		if org.kind == company && !has("general counsel") || org.kind == country || org.kind == body {
			return Member, org.kind == company
		}
		return Represents, true
	case has("representative") && org.kind != place && org.kind != country:
		return Represents, true
	case has("owner", "shareholder"):
		return Owns, org.kind != country && org.kind != place
	case has("member", "chairman", "chairwoman", "chair ", "ranking") && (org.kind == body || org.kind == organization || org.kind == group):
		return Member, true
	case has("republican", "democrat", "lawmaker", "senator") && org.kind == organization:
		return Member, true
	}
	return "", false
}
