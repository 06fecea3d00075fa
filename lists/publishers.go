package lists

import "time"

// Publisher is an authority's list and where it publishes it.
type Publisher struct {
	List      string // the list's name, as in Format.List
	Title     string // UN
	Authority string // in full
	Page      string // for people
	Files     []File // what an update fetches: the main file first, then further parts
	Others    []File // the same list in forms that are read too, for those who fetch by hand
	Licence   string
	Every     time.Duration // how often the publisher may issue a new one; an older copy is due
	OnlyNamed bool          // an update of everything leaves it out
	Note      string        // what a user must know; "" where nothing
}

// File is one file of a publication.
type File struct {
	Part string // "" for the main file, as in Format.Part
	URL  string
}

const ofacExports = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/"

// euToken is the token of the download links that the Commission publishes
// itself. It is no secret and says nothing of who fetches.
const euToken = "?token=dG9rZW4tMjAxNw"

// Publishers lists every publisher that an update can ask, in the order in
// which reports name them. No address could be fetched when this was written;
// each comment says what else vouches for it ("in use": it stands in several
// programs of 2025 and 2026 that fetch from it).
func Publishers() []Publisher {
	return []Publisher{
		{
			List: "us_ofac_sdn", Title: "OFAC SDN", Authority: "Office of Foreign Assets Control, US Treasury",
			Page:    "https://ofac.treasury.gov/specially-designated-nationals-and-blocked-persons-list-sdn-human-readable-lists",
			Files:   []File{{"", ofacExports + "SDN_ENHANCED.XML"}},                                                                                                                                           // in use
			Others:  []File{{"", ofacExports + "SDN.CSV"}, {"alt", ofacExports + "ALT.CSV"}, {"add", ofacExports + "ADD.CSV"}, {"comments", ofacExports + "SDN_COMMENTS.CSV"}, {"", ofacExports + "SDN.XML"}}, // in use
			Licence: "US Government work, public domain", Every: 24 * time.Hour,
			Note: "the enhanced XML, about 100 MB, is the only form that says since when a party is listed",
		},
		{
			List: "us_ofac_cons", Title: "OFAC non-SDN", Authority: "Office of Foreign Assets Control, US Treasury",
			Page:    "https://ofac.treasury.gov/other-ofac-sanctions-lists",
			Files:   []File{{"", ofacExports + "CONS_ENHANCED.XML"}},                                                                                                                                                                    // in use
			Others:  []File{{"", ofacExports + "CONS_PRIM.CSV"}, {"alt", ofacExports + "CONS_ALT.CSV"}, {"add", ofacExports + "CONS_ADD.CSV"}, {"comments", ofacExports + "CONS_COMMENTS.CSV"}, {"", ofacExports + "CONSOLIDATED.XML"}}, // the first three in use
			Licence: "US Government work, public domain", Every: 24 * time.Hour,
		},
		{
			List: unOrigin.list, Title: "UN", Authority: unOrigin.authority,
			Page:    "https://main.un.org/securitycouncil/en/content/un-sc-consolidated-list",
			Files:   []File{{"", "https://scsanctions.un.org/resources/xml/en/consolidated.xml"}}, // in use
			Licence: "United Nations, terms of use on un.org", Every: 24 * time.Hour,
		},
		{
			List: ukOrigin.list, Title: "UK", Authority: ukOrigin.authority,
			Page:    "https://www.gov.uk/government/publications/the-uk-sanctions-list",
			Files:   []File{{"", "https://sanctionslist.fcdo.gov.uk/docs/UK-Sanctions-List.xml"}}, // in use
			Others:  []File{{"", "https://sanctionslist.fcdo.gov.uk/docs/UK-Sanctions-List.csv"}}, // in use
			Licence: "Open Government Licence v3.0", Every: 24 * time.Hour,
			Note: "since 28 January 2026 the only UK list; OFSI's consolidated list ended then",
		},
		{
			List: euOrigin.list, Title: "EU", Authority: "European Commission, DG FISMA",
			Page:    "https://data.europa.eu/data/datasets/consolidated-list-of-persons-groups-and-entities-subject-to-eu-financial-sanctions",
			Files:   []File{{"", "https://webgate.ec.europa.eu/fsd/fsf/public/files/xmlFullSanctionsList_1_1/content" + euToken}}, // in use
			Others:  []File{{"", "https://webgate.ec.europa.eu/fsd/fsf/public/files/csvFullSanctionsList_1_1/content" + euToken}}, // in use
			Licence: "Commission Decision 2011/833/EU, reuse with the source named", Every: 24 * time.Hour,
			Note: "needs a token in the address; this is the one of the public links, and the Commission may change it",
		},
		{
			List: semaOrigin.list, Title: "Canada SEMA", Authority: semaOrigin.authority,
			Page:    "https://www.international.gc.ca/world-monde/international_relations-relations_internationales/sanctions/consolidated-consolide.aspx?lang=eng",
			Files:   []File{{"", "https://www.international.gc.ca/world-monde/assets/office_docs/international_relations-relations_internationales/sanctions/sema-lmes.xml"}}, // in use
			Licence: "Open Government Licence - Canada", Every: 24 * time.Hour,
			Note: "the file does not say when it was published",
		},
		{
			List: "opensanctions", Title: "OpenSanctions", Authority: "OpenSanctions",
			Page:    "https://www.opensanctions.org/datasets/sanctions/",
			Files:   []File{{"", "https://data.opensanctions.org/datasets/latest/sanctions/entities.ftm.json"}},   // the folder is in use
			Others:  []File{{"", "https://data.opensanctions.org/datasets/latest/sanctions/targets.nested.json"}}, // the folder is in use
			Licence: "CC BY-NC 4.0: business use needs a licence from OpenSanctions", Every: 24 * time.Hour,
			OnlyNamed: true, Note: "not fetched unless named, because of its licence",
		},
	}
}
