package reader

// kind is what an entity is, finer than its schema where the rules need it.
type kind uint8

// The kinds of entity.
const (
	unknown kind = iota
	person
	company
	organization
	body    // a public body: ministry, agency, court, committee, a government
	outlet  // a news outlet
	group   // people under one name: a campaign, a team, a family
	paper   // a document: report, plan, indictment
	country // a country, which acts as its government
	place   // any other place: city, region, venue
	vessel
)

// schema is the FollowTheMoney schema that the kind is written as.
func (k kind) schema() string {
	switch k {
	case person:
		return "Person"
	case company:
		return "Company"
	case organization, outlet, group:
		return "Organization"
	case body:
		return "PublicBody"
	case paper:
		return "Document"
	case country, place:
		return "Address"
	case vessel:
		return "Vessel"
	}
	return "LegalEntity"
}

// acts reports whether an entity of the kind can do, own, say or be charged
// with something: everything but a place and a document.
func (k kind) acts() bool { return k != place && k != paper && k != vessel }
