package reader

import "backchannel/cite"

// Reading is all that was understood of one document. Its JSON form is the
// contract of `backchannel read --format json`; offsets are bytes into
// Document.Text.
type Reading struct {
	Document  cite.Document `json:"document"`
	Sentences []cite.Span   `json:"sentences"`
	Entities  []Entity      `json:"entities"`
	Roles     []Role        `json:"roles"`
	Ties      []Tie         `json:"ties"`
	Dates     []Date        `json:"dates"`
	Claims    []Claim       `json:"claims"`
	// Corrections are what a person changed in it, in the order of their file.
	Corrections []Correction `json:"corrections,omitempty"`
}

// Entity is a party, a place or a document that the text names, with every
// place where it is mentioned by name, title, acronym or pronoun.
//
// Schema is a FollowTheMoney schema: Person, Company, Organization, PublicBody,
// LegalEntity (a party of unknown kind), Address (a place: country, city,
// venue), RealEstate, Vessel, Airplane, Document. A news outlet is an
// Organization with the property sector "news media", a political party one
// with "political party"; a country has the property country. Unnamed parties that a tie needs ("a friend of X",
// "X's spokesperson") are entities with the property summary "unnamed".
type Entity struct {
	ID         string              `json:"id"` // e1, e2 … within the document
	Schema     string              `json:"schema"`
	Name       string              `json:"name"` // the fullest name the text gives
	Aliases    []string            `json:"aliases"`
	Mentions   []Mention           `json:"mentions"`
	Properties map[string][]string `json:"properties"`
	Rule       string              `json:"rule,omitempty"` // "correction" where a person put it in or changed it
}

// Mention is one place where an entity is spoken of.
type Mention struct {
	cite.Span
	Text string `json:"text"`
	Kind string `json:"kind,omitempty"` // name, acronym, title, nominal, pronoun
}

// Status says whether a role or a tie holds at the document's time.
type Status string

// The statuses. Acting is for roles alone.
const (
	Current Status = "current"
	Former  Status = "former"
	Acting  Status = "acting"
	Future  Status = "future" // expected, proposed, planned: not made yet
)

// Role is a position that a person holds: "Anna Berg, Secretary of …".
type Role struct {
	Person       cite.Ref `json:"person"`
	Title        string   `json:"title"`
	Organization cite.Ref `json:"organization"`
	Status       Status   `json:"status"`
	cite.Span
	Rule string `json:"rule,omitempty"`
}

// TieKind is the kind of a tie; its direction is from → to as named here.
type TieKind string

// The kinds of tie, with their direction and the FtM schema each is written as.
const (
	Owns       TieKind = "owns"       // owner → asset: Ownership
	Family     TieKind = "family"     // person – relative: Family
	Associate  TieKind = "associate"  // person – associate: Associate, UnknownLink where an end is no person
	Business   TieKind = "business"   // UnknownLink
	Represents TieKind = "represents" // agent → client: Representation
	Member     TieKind = "member"     // member → organization: Membership
	Sanctioned TieKind = "sanctioned" // authority → target: Sanction
	Meeting    TieKind = "meeting"    // one per pair of principals: Event
	Transfer   TieKind = "transfer"   // giver → receiver: Payment for money, else Event
	Told       TieKind = "told"       // teller → hearer: Event
	Legal      TieKind = "legal"      // authority or accuser → accused: Event
)

// Symmetric reports whether the kind has no direction.
func (k TieKind) Symmetric() bool {
	return k == Family || k == Associate || k == Business || k == Meeting
}

// Tie is a relation between two parties as the text gives it.
type Tie struct {
	Kind       TieKind    `json:"kind"`
	From       cite.Ref   `json:"from"` // null where the text names none ("was not briefed")
	To         cite.Ref   `json:"to"`
	Role       string     `json:"role"` // son-in-law, close ally, arrested, partner …
	What       string     `json:"what,omitempty"`
	Amount     string     `json:"amount,omitempty"` // "6000000 USD" where the text gives a sum
	Via        []cite.Ref `json:"via"`
	Place      cite.Ref   `json:"place"`
	Date       string     `json:"date"` // resolved value, "" where none
	Percentage string     `json:"percentage"`
	Status     Status     `json:"status"`
	Negated    bool       `json:"negated"`
	Disputed   bool       `json:"disputed"`
	Program    string     `json:"program,omitempty"` // of a sanction: the order or law that it is imposed under
	Reason     string     `json:"reason,omitempty"`  // of a sanction: what it is for, in the text's words
	Claims     []string   `json:"claims"`            // IDs of the claims that it rests on
	cite.Span             // the sentence or clause that gives it
	Rule       string     `json:"rule,omitempty"`
}

// Date is a time expression with the days that it stands for: YYYY, YYYY-MM,
// YYYY-MM-DD or start/end. Value is "" where nothing anchors it.
type Date struct {
	Text string `json:"text"`
	cite.Span
	Value string `json:"value"`
	Rule  string `json:"rule,omitempty"`
}

// Claim is one attributed statement: who says it, with what stance, through
// whom. Its span is the whole of what is claimed, quotes over several sentences
// included, with the words of attribution.
type Claim struct {
	ID     string        `json:"id"` // c1, c2 … within the document
	Stance cite.Stance   `json:"stance"`
	Source cite.Source   `json:"source"`
	Via    []cite.Source `json:"via"`
	Quote  bool          `json:"quote"`
	Cue    string        `json:"cue"` // the reporting words: "told", "according to"
	cite.Span
	Answers []string `json:"answers,omitempty"` // IDs of the claims that it denies or disputes
	Rule    string   `json:"rule,omitempty"`
}
