package lists

import (
	"slices"

	"backchannel/ftm"
)

// The publications of OFAC, the sanctions office of the US Treasury. Its lists
// come in three forms, and all three are read into the same entities:
//
//   - the legacy CSV, four files without a header (prim, alt, add, comments), in
//     which most of what is known of a party is one text of remarks;
//   - the classic XML (sdn.xml, consolidated.xml), whose idList has the same
//     remarks already taken apart;
//   - the enhanced XML (SDN_ENHANCED.XML, CONS_ENHANCED.XML), the only one that
//     says when a party was put on a list.
//
// A party is ofac- and its number (ent_num, uid, entity id), which is one
// across all lists and forms and is never given twice. There is a Sanction for
// each programme of the party; Measure tells what it does.
var (
	ofacSDN = &Format{Name: "ofac-sdn-csv", List: "us_ofac_sdn", Title: "OFAC SDN", Authority: "OFAC",
		Detect: detectPrim(false), Parse: sdnOrigin.parseCSV}
	ofacCons = &Format{Name: "ofac-cons-csv", List: "us_ofac_cons", Title: "OFAC non-SDN", Authority: "OFAC",
		Detect: detectPrim(true), Parse: consOrigin.parseCSV}

	ofacSDNXML = &Format{Name: "ofac-sdn-xml", List: "us_ofac_sdn", Title: "OFAC SDN", Authority: "OFAC",
		Detect: detectClassic(false), Parse: sdnOrigin.parseClassic}
	ofacConsXML = &Format{Name: "ofac-cons-xml", List: "us_ofac_cons", Title: "OFAC non-SDN", Authority: "OFAC",
		Detect: detectClassic(true), Parse: consOrigin.parseClassic}

	ofacSDNEnhanced = &Format{Name: "ofac-sdn-enhanced-xml", List: "us_ofac_sdn", Title: "OFAC SDN", Authority: "OFAC",
		Detect: detectEnhanced(false), Parse: sdnOrigin.parseEnhanced}
	ofacConsEnhanced = &Format{Name: "ofac-cons-enhanced-xml", List: "us_ofac_cons", Title: "OFAC non-SDN", Authority: "OFAC",
		Detect: detectEnhanced(true), Parse: consOrigin.parseEnhanced}
)

// The further files of the legacy CSV. Parse reads one by itself, which finds
// nothing to attach its rows to and says so; give them as Intake.Parts beside
// the main file.
var (
	ofacSDNAlt      = ofacPart("ofac-sdn-alt-csv", "alt", false)
	ofacSDNAdd      = ofacPart("ofac-sdn-add-csv", "add", false)
	ofacSDNComments = ofacPart("ofac-sdn-comments-csv", "comments", false)

	ofacConsAlt      = ofacPart("ofac-cons-alt-csv", "alt", true)
	ofacConsAdd      = ofacPart("ofac-cons-add-csv", "add", true)
	ofacConsComments = ofacPart("ofac-cons-comments-csv", "comments", true)
)

func ofacPart(name, part string, cons bool) *Format {
	from := sdnOrigin
	title := "OFAC SDN"
	if cons {
		from, title = consOrigin, "OFAC non-SDN"
	}
	return &Format{Name: name, List: from.list, Title: title, Authority: "OFAC", Part: part,
		Detect: detectPart(part, cons), Parse: from.parseLonePart(part)}
}

// ofacOrigin is which of OFAC's two publications a party is from.
type ofacOrigin struct {
	list string
	cons bool // the consolidated non-SDN list
}

var (
	sdnOrigin  = ofacOrigin{list: "us_ofac_sdn"}
	consOrigin = ofacOrigin{list: "us_ofac_cons", cons: true}
)

// What a measure does to a party. Only Block freezes its property; each of the
// others bars some dealings and leaves the rest. Package regime has its rules
// under the same words.
const (
	Block         = "block"         // on the SDN list: property is blocked, dealings are barred
	Sectoral      = "sectoral"      // SSI, and Directive 3 under EO 14024: new debt or equity, oil projects
	Transactions  = "transactions"  // Directives 1, 1a and 4 under EO 14024: dealings with the central bank, wealth fund and finance ministry
	Correspondent = "correspondent" // CAPTA: no correspondent or payable-through accounts
	Menu          = "menu"          // NS-MBS: what the entry's text lists
	Investment    = "investment"    // NS-CMIC: no purchase or sale of its securities
	Reject        = "reject"        // NS-PLC: transactions are rejected, not blocked
	Evader        = "evader"        // FSE: US persons may not deal with them; property is not blocked
	Elsewhere     = "elsewhere"     // a programme that a non-SDN entry has for its place on another list, where the measure stands
)

var measures = []string{Block, Sectoral, Transactions, Correspondent, Menu, Investment, Reject, Evader, Elsewhere}

// Measure tells what a Sanction of an OFAC list does, by the first of its
// provisions that is one of the words above. It is "" where none is, as in
// lists of other publishers, which freeze assets unless they say otherwise.
func Measure(sanction *ftm.Entity) string {
	for _, v := range sanction.Get("provisions") {
		if slices.Contains(measures, v) {
			return v
		}
	}
	return ""
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func numeric(s string) bool {
	for i := range len(s) {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}
