// Package vet does the main job: documents go in, a Finding comes out, which
// says who is listed, who is tied to a listed party and how, whether a dealing
// was allowed on its day, what is disputed, and who knew when, each answer with
// the evidence that it rests on.
package vet

import (
	"backchannel/cite"
	"backchannel/reader"
	"backchannel/regime"
	"backchannel/screen"
)

// Finding is what was concluded. Its JSON form is the contract of
// `backchannel vet --format json`.
type Finding struct {
	AsOf        string             `json:"asOf"`        // YYYY-MM-DD: the day that parties' status is judged as of
	StarterOnly bool               `json:"starterOnly"` // no list was loaded: only the compiled-in facts were asked
	Lists       []List             `json:"lists"`
	Screening   screen.Weights     `json:"screening"` // the thresholds and weights in force
	Readings    []*reader.Reading  `json:"readings"`
	Parties     []Party            `json:"parties"`
	Dealings    []Dealing          `json:"dealings"`
	Disputes    []Dispute          `json:"disputes"`
	Knowledge   []Knowledge        `json:"knowledge"`
	Timeline    []Event            `json:"timeline"`
	Network     Network            `json:"network"`
	Undecided   []Undecided        `json:"undecided"`
	Corroborate []Corroboration    `json:"corroboration"`
	Skipped     []Skipped          `json:"skipped"` // documents that could not be read
	Millis      map[string]float64 `json:"-"`       // how long each document took, for the talk on the terminal
}

// List is one publication that the parties were checked against.
type List struct {
	Name      string `json:"name"`
	Title     string `json:"title"`
	Published string `json:"published"`
	Retrieved string `json:"retrieved"`
	SHA256    string `json:"sha256"`
	Targets   int    `json:"targets"`
	Newest    bool   `json:"newest"` // the newest issue of its list here; older ones serve as history
}

// Party is a person, organisation or thing of the stories, merged across them.
type Party struct {
	ID         string              `json:"id"` // p1, p2 … within the finding
	Name       string              `json:"name"`
	Schema     string              `json:"schema"`
	Aliases    []string            `json:"aliases"`
	Status     regime.Status       `json:"status"`   // as of Finding.AsOf
	Verdict    regime.Verdict      `json:"verdict"`  // why, as of Finding.AsOf
	AtEvents   []regime.Verdict    `json:"atEvents"` // as of the days of the dealings the party had, where they differ
	Matches    []Match             `json:"matches"`
	Paths      []Path              `json:"paths"` // to listed parties, cheapest evidence first
	Roles      []PartyRole         `json:"roles"`
	Mentions   []Where             `json:"mentions"`
	Properties map[string][]string `json:"properties,omitempty"`
}

// Where is a span of one of the documents.
type Where struct {
	Document string `json:"document"`
	cite.Span
}

// PartyRole is a role with the sentence that gives it.
type PartyRole struct {
	Title        string        `json:"title"`
	Organization cite.Ref      `json:"organization"` // a party ID
	Name         string        `json:"name"`         // the organisation's name
	Status       reader.Status `json:"status"`
	Where
}

// Match is an entry of a list that the party may be.
type Match struct {
	List         string           `json:"list"`
	ListTitle    string           `json:"listTitle"`
	ID           string           `json:"id"`               // the entry's ID on the list: 34336
	Entity       string           `json:"entity,omitempty"` // its FollowTheMoney ID, which no other list uses: ofac-34336
	Name         string           `json:"name"`             // as the list has it
	Schema       string           `json:"schema"`
	Score        float64          `json:"score"`
	Match        bool             `json:"match"`
	Programs     []string         `json:"programs"`
	Since        string           `json:"since"`     // listing date, "" where the list does not say
	FirstSeen    string           `json:"firstSeen"` // the oldest issue here that has the entry
	Explanations []screen.Feature `json:"explanations"`
	Evidence     []cite.Evidence  `json:"evidence"`
}

// Path is a chain of ties from the party to a listed one. It is association,
// never ownership or control.
type Path struct {
	To   string `json:"to"` // a party ID
	Hops []Hop  `json:"hops"`
}

// Hop is one tie of a path, in the direction of walking.
type Hop struct {
	Kind     string        `json:"kind"`
	From     string        `json:"from"` // party IDs; the tie itself may run the other way
	To       string        `json:"to"`
	Forward  bool          `json:"forward"` // the tie runs from → to
	Role     string        `json:"role,omitempty"`
	Share    string        `json:"share,omitempty"` // of an owns tie: "12 %", "51–60 %"
	Place    string        `json:"place,omitempty"` // of an event, in words
	Date     string        `json:"date,omitempty"`  // of an event
	Status   reader.Status `json:"status"`
	Disputed bool          `json:"disputed"`
	Document string        `json:"document"`
	cite.Span
	Quote  string      `json:"quote"`
	Source cite.Source `json:"source"`
	Stance cite.Stance `json:"stance"`
}

// Claim is a reader's claim with the document that it is from.
type Claim struct {
	Document string `json:"document"`
	reader.Claim
	Text string `json:"text"` // the words of the span, white space folded
}

// Dealing is a contact with a party that was listed then or is now.
type Dealing struct {
	Kind          string           `json:"kind"` // meeting, transfer, business, …
	What          string           `json:"what,omitempty"`
	Parties       []string         `json:"parties"` // party IDs, those not listed first
	Listed        []string         `json:"listed"`  // those of Parties that are or were listed
	Place         string           `json:"place"`
	Date          string           `json:"date"`
	Status        reader.Status    `json:"status"`
	Disputed      bool             `json:"disputed"`
	Verdicts      []regime.Verdict `json:"verdicts"` // of each of Listed as of Date
	Authorisation Authorisation    `json:"authorisation"`
	Evidence      []cite.Evidence  `json:"evidence"`
}

// Authorisation is what is reported and what is published of a permission.
type Authorisation struct {
	Reported  []Claim          `json:"reported"`
	Published []regime.Licence `json:"published"`
	Verdict   string           `json:"verdict"` // in words
}

// Dispute is a matter on which voices contradict each other; both stand.
type Dispute struct {
	About string    `json:"about"`
	Sides [][]Claim `json:"sides"`
}

// Knowledge is who was told what, and who was not.
type Knowledge struct {
	Who      string          `json:"who"`             // a party ID
	Group    string          `json:"group,omitempty"` // "many senior officials" of Who
	By       string          `json:"by"`              // a party ID, "" where the text names none
	Via      []string        `json:"via"`
	How      string          `json:"how"` // told, given, briefed
	What     string          `json:"what"`
	Date     string          `json:"date"`
	Place    string          `json:"place"`
	Negated  bool            `json:"negated"`
	Disputed bool            `json:"disputed"`
	Claims   []Claim         `json:"claims"`
	Evidence []cite.Evidence `json:"evidence"`
}

// Event is one dated line of the timeline.
type Event struct {
	Date     string          `json:"date"`
	Text     string          `json:"text"`
	Kind     string          `json:"kind"` // meeting, transfer, told, legal; listed, restricted, delisted; published
	Parties  []string        `json:"parties"`
	Evidence []cite.Evidence `json:"evidence"`
}

// Network is the picture: parties and ties.
type Network struct {
	Nodes []Node `json:"nodes"`
	Edges []Edge `json:"edges"`
}

// Node is a party in the picture.
type Node struct {
	ID     string        `json:"id"`
	Name   string        `json:"name"`
	Schema string        `json:"schema"`
	Status regime.Status `json:"status"`
}

// Edge is a tie in the picture; several ties of one kind between the same two
// parties are one edge with all their evidence.
type Edge struct {
	From     string          `json:"from"`
	To       string          `json:"to"`
	Kind     string          `json:"kind"`
	Label    string          `json:"label"`
	Directed bool            `json:"directed"`
	Status   reader.Status   `json:"status"`
	Negated  bool            `json:"negated"`
	Disputed bool            `json:"disputed"`
	Evidence []cite.Evidence `json:"evidence"`
}

// Undecided is a question that the documents and lists do not settle.
type Undecided struct {
	Name       string  `json:"name"`
	Party      string  `json:"party,omitempty"`
	Why        string  `json:"why"`
	Candidates []Match `json:"candidates"`
	Where      []Where `json:"where"`
}

// Corroboration says how many independent sources give one tie, and who
// contradicts it. A wire story printed twice is one source.
type Corroboration struct {
	Tie          string   `json:"tie"`
	Sources      []string `json:"sources"`
	Contradicted []string `json:"contradicted"`
}

// Skipped is a document that could not be read, with the reason.
type Skipped struct {
	Document string `json:"document"`
	Reason   string `json:"reason"`
}
