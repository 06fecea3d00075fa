// Package regime holds the sanctions rules as data and judges by them: who is
// listed, who is blocked by ownership, what a licence covers, each as of a date
// and with its reasons. It informs a decision and is no legal advice.
//
// A verdict says no more than its sources: a listing date that is known only to
// lie between two issues of a list is said so, a stake of unknown size gives
// "cannot tell", and a tie is association, never ownership or control.
package regime

import "slices"

// Status is where a party stands as of a date.
type Status string

// The statuses, the gravest first.
const (
	Listed      Status = "listed"
	Blocked     Status = "blocked"      // by ownership: not itself listed
	Restricted  Status = "restricted"   // sectoral: some dealings are barred
	WasListed   Status = "was_listed"   // delisted before the date
	LaterListed Status = "later_listed" // listed only after the date
	Tied        Status = "tied"         // association only
	Review      Status = "review"       // a name alone: a person must decide
	Clear       Status = "clear"
)

// statuses are all of them, the gravest first.
var statuses = []Status{Listed, Blocked, Restricted, WasListed, LaterListed, Tied, Review, Clear}

// Graver returns the graver of two statuses.
func Graver(a, b Status) Status {
	if i, j := slices.Index(statuses, a), slices.Index(statuses, b); i >= 0 && (j < 0 || i <= j) {
		return a
	}
	return b
}

// Verdict is a party's status as of a date with its reasons in words.
type Verdict struct {
	Party   string   `json:"party"`
	Status  Status   `json:"status"`
	AsOf    string   `json:"asOf"` // YYYY-MM-DD or a prefix: the day or the span that was judged
	Reasons []Reason `json:"reasons"`
	Caution []string `json:"caution"` // what the rules leave open: control without ownership, no listing date …
}

// Reason is one ground of a verdict.
type Reason struct {
	Text      string   `json:"text"`      // a sentence a person can read
	Authority string   `json:"authority"` // OFAC, UN, EU, UK
	List      string   `json:"list,omitempty"`
	Entry     string   `json:"entry,omitempty"`
	Programs  []string `json:"programs,omitempty"`
	Published string   `json:"published,omitempty"` // of the snapshot that it rests on
}

// Designation is what is known of one party's place on one list: the dates that
// a source gives, and in which issues of the list the entry was seen.
type Designation struct {
	Authority string // OFAC
	List      string // us_ofac_sdn
	Title     string // OFAC SDN
	Entry     string // the entry's ID on the list
	Name      string // as the list has it
	Measure   string // one of the measures below; "" is Block
	Programs  []string
	Listed    string     // listing date; "" where no source says
	Effective string     // when the measure took effect, where it differs
	Delisted  string     // "" where it stands or no source says
	Sightings []Sighting // oldest first
	Source    string     // where Listed is from: "starter", a list's name
}

// The measures that a designation may bring. All but Block restrict some
// dealings and leave the rest.
const (
	Block        = "block"        // all property and dealings
	Sectoral     = "sectoral"     // new debt, equity, some projects: OFAC's SSI list
	Transactions = "transactions" // EO 14024 Directive 4: the central bank, the wealth fund, the finance ministry
	Export       = "export"       // goods and technology: BIS's lists
	Travel       = "travel"       // entry alone
	Arms         = "arms"
)

// Sighting is one issue of the list, and whether the entry stands in it.
type Sighting struct {
	Published string
	Present   bool
}

// Licence is a published authorisation. Specific licences are not published,
// so the absence of a Licence never shows that there was none.
type Licence struct {
	Authority  string   `json:"authority"`
	ID         string   `json:"id"` // GL 8A
	Version    string   `json:"version,omitempty"`
	Supersedes string   `json:"supersedes,omitempty"`
	Programs   []string `json:"programs"`
	Issued     string   `json:"issued"`
	From       string   `json:"from"`
	Until      string   `json:"until"`           // the first day without it; "" while it stands
	Zone       string   `json:"zone,omitempty"`  // the hour and zone of Until: "12:01 a.m. eastern"
	Covers     string   `json:"covers"`          // the authorised dealings, in our words
	Parties    []string `json:"parties"`         // those it names, by parts of their names; their majority-owned companies too. None: all under the programmes
	Words      []string `json:"words,omitempty"` // of one for everybody: words that a dealing of its matter is told with
	Travel     bool     `json:"travel"`          // permits entry or travel, never a dealing
	Source     string   `json:"source"`
}
