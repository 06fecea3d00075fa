package server

import (
	"cmp"
	"maps"
	"net/http"
	"slices"
	"strings"
	"time"

	"backchannel/entry"
	"backchannel/ftm"
)

// This file answers in the words of Moov Watchman's v2 API, for those who come
// from it. What its answers do not have stands in fields of our own beside them.

// WatchmanResponse is the answer of GET /v2/search.
type WatchmanResponse struct {
	Query    WatchmanEntity  `json:"query"`
	Entities []WatchmanFound `json:"entities"`
	AsOf     string          `json:"asOf"`              // the day that standing is judged as of
	Ignored  []string        `json:"ignored,omitempty"` // parameters and values that were not compared
	Lists    []List          `json:"lists"`
}

// WatchmanEntity is an entity in Watchman's form. The part that its type names is
// there and the others are null.
type WatchmanEntity struct {
	Name            string            `json:"name"`
	EntityType      string            `json:"entityType"` // person, business, organization, aircraft, vessel, unknown
	SourceList      string            `json:"sourceList"` // us_ofac, us_non_sdn, un_csl, eu_csl, uk_csl, else the dataset's name
	SourceID        string            `json:"sourceID"`   // the publisher's number of the entry
	Person          *WatchmanPerson   `json:"person"`
	Business        *WatchmanBody     `json:"business"`
	Organization    *WatchmanBody     `json:"organization"`
	Aircraft        *WatchmanCraft    `json:"aircraft"`
	Vessel          *WatchmanCraft    `json:"vessel"`
	Contact         WatchmanContact   `json:"contact"`
	Addresses       []WatchmanAddress `json:"addresses"`
	CryptoAddresses []WatchmanWallet  `json:"cryptoAddresses"`
	Sanctions       *WatchmanSanction `json:"sanctionsInfo"`
	SourceData      *entry.Entity     `json:"sourceData"` // the entry as the other routes give it, with listings and standing
}

// WatchmanFound is an entity with how well it fits.
type WatchmanFound struct {
	WatchmanEntity
	Match        float64                  `json:"match"` // 0..1
	Explanations map[string]entry.Feature `json:"explanations"`
}

// WatchmanPerson is what a person has.
type WatchmanPerson struct {
	Name          string       `json:"name"`
	AltNames      []string     `json:"altNames"`
	Gender        string       `json:"gender"`    // male, female, unknown
	BirthDate     *string      `json:"birthDate"` // with a time; null where the day is not known
	PlaceOfBirth  string       `json:"placeOfBirth"`
	Titles        []string     `json:"titles"`
	GovernmentIDs []WatchmanID `json:"governmentIDs"`
}

// WatchmanBody is what a business or organisation has.
type WatchmanBody struct {
	Name          string       `json:"name"`
	AltNames      []string     `json:"altNames"`
	GovernmentIDs []WatchmanID `json:"governmentIDs"`
}

// WatchmanCraft is what an aircraft or vessel has.
type WatchmanCraft struct {
	Name         string   `json:"name"`
	AltNames     []string `json:"altNames"`
	Flag         string   `json:"flag"`
	IMONumber    string   `json:"imoNumber,omitempty"`
	MMSI         string   `json:"mmsi,omitempty"`
	CallSign     string   `json:"callSign,omitempty"`
	SerialNumber string   `json:"serialNumber,omitempty"`
	ICAOCode     string   `json:"icaoCode,omitempty"`
}

// WatchmanID is a number that a state gave.
type WatchmanID struct {
	Type       string `json:"type"` // passport, national-id, tax-id, business-registration
	Country    string `json:"country"`
	Identifier string `json:"identifier"`
}

// WatchmanContact is how to reach somebody.
type WatchmanContact struct {
	EmailAddresses []string `json:"emailAddresses"`
	PhoneNumbers   []string `json:"phoneNumbers"`
	FaxNumbers     []string `json:"faxNumbers"`
	Websites       []string `json:"websites"`
}

// WatchmanAddress is an address, on one line.
type WatchmanAddress struct {
	Line1   string `json:"line1"`
	Country string `json:"country"`
}

// WatchmanWallet is the address of a wallet.
type WatchmanWallet struct {
	Currency string `json:"currency"`
	Address  string `json:"address"`
}

// WatchmanSanction is what an entry is sanctioned under.
type WatchmanSanction struct {
	Programs []string `json:"programs"`
}

// WatchmanLists is the answer of GET /v2/listinfo.
type WatchmanLists struct {
	Lists   map[string]int    `json:"lists"`
	Hashes  map[string]string `json:"listHashes"`
	Started string            `json:"startedAt"` // when the lists in force began to be loaded
	Ended   string            `json:"endedAt"`   // and when they were
	Version string            `json:"version"`
}

// watchmanLists are the names of lists there and here.
var watchmanLists = map[string]string{"us_ofac": "us_ofac_sdn", "us_non_sdn": "us_ofac_cons", "un_csl": "un_sc_sanctions", "eu_csl": "eu_fsf", "uk_csl": "gb_fcdo_sanctions"}

func watchmanList(list string) string {
	for theirs, ours := range watchmanLists {
		if ours == list {
			return theirs
		}
	}
	return list
}

// watchmanTypes are the types there and the schemata that they ask for here.
var watchmanTypes = map[string]string{"person": "Person", "business": "Organization", "organization": "Organization", "aircraft": "Airplane", "vessel": "Vessel", "": "Thing", "unknown": "Thing"}

// watchmanParams are the parameters there and the properties that they are here; ""
// for those that are taken and not compared.
var watchmanParams = map[string]string{
	"name": "name", "altNames": "alias", "birthDate": "birthDate", "gender": "gender", "country": "country", "flag": "flag",
	"imoNumber": "imoNumber", "mmsi": "mmsi", "callSign": "callSign", "serialNumber": "serialNumber", "icaoCode": "icaoCode", "cryptoAddress": "publicKey", "cryptoAddresses": "publicKey",
	"gov_passport": "passportNumber", "gov_diplomatic-passport": "passportNumber", "gov_tax-id": "taxNumber", "gov_national-id": "idNumber", "gov_personal-id": "idNumber",
	"gov_ssn": "idNumber", "gov_cedula": "idNumber", "gov_curp": "idNumber", "gov_cuit": "taxNumber", "gov_business-registration": "registrationNumber", "gov_commercial-registry": "registrationNumber",
	"gov_nationality": "nationality", "gov_citizenship": "nationality",
	"deathDate": "", "titles": "", "created": "", "dissolved": "", "aircraftType": "", "model": "", "built": "", "vesselType": "", "owner": "", "tonnage": "",
	"grossRegisteredTonnage": "", "email": "", "emailAddress": "", "emailAddresses": "", "phone": "", "phoneNumber": "", "phoneNumbers": "", "fax": "", "faxNumber": "",
	"faxNumbers": "", "website": "", "websites": "", "address": "", "addresses": "", "gov_drivers-license": "", "gov_electoral": "", "gov_birth-certificate": "", "gov_refugee-id": "",
}

// watchmanQuery reads the query of GET /v2/search. A parameter that Watchman does
// not have is an error, as it is there. Wallets are entries of their own here: where the
// type is another, wallet asks for them beside it.
func watchmanQuery(p *params, limit int) (q *parsed, wallet *ftm.Entity, err error) {
	kind := strings.ToLower(strings.TrimSpace(p.Get("type")))
	schema, ok := watchmanTypes[kind]
	if !ok {
		return nil, nil, badRequest("type is %q; person, business, organization, aircraft and vessel are taken", short(kind))
	}
	in := Query{Schema: schema, Properties: map[string]Values{}}
	var ignored []string
	for _, name := range slices.Sorted(maps.Keys(p.Values)) {
		switch name {
		case "type", "source", "sourceID", "limit", "minMatch", "requestID", "debug", "debugSourceIDs", "as_of":
			continue
		}
		prop, known := watchmanParams[name]
		if !known {
			return nil, nil, badRequest("there is no parameter %q", short(name))
		}
		if prop == "publicKey" && schema != "Thing" {
			wallet = ftm.NewEntity("", "CryptoWallet")
			for _, v := range p.Values[name] {
				wallet.Add(prop, v[strings.LastIndexByte(v, ':')+1:])
			}
			continue
		}
		if prop == "" || propertyOf(ftm.SchemaOf(schema), prop) == nil {
			ignored = append(ignored, name+": not compared here")
			continue
		}
		for _, v := range p.Values[name] {
			if country, number, ok := strings.Cut(v, ":"); ok && (strings.HasPrefix(name, "gov_") || prop == "publicKey") {
				if v = number; prop == "nationality" {
					v = country
				}
			}
			in.Properties[prop] = append(in.Properties[prop], v)
		}
	}
	out, faults, err := in.parse(limit)
	if err != nil {
		return nil, nil, err
	}
	if len(faults) > 0 {
		return nil, nil, badRequest("%s", faults[0])
	}
	if why := out.unscreenable(); why != "" && wallet == nil {
		return nil, nil, unusable("nothing to look for: %s", why)
	}
	out.ignored = append(ignored, out.ignored...)
	return out, wallet, nil
}

// serveWatchman answers GET /v2/search.
func (s *Server) serveWatchman(w http.ResponseWriter, r *http.Request) error {
	x, p, err := s.begin(r)
	if err != nil {
		return err
	}
	q, wallet, err := watchmanQuery(p, s.Limits.Value)
	if err != nil {
		return err
	}
	dataset := everything
	if source := p.Get("source"); source != "" && source != "api-request" {
		dataset = cmp.Or(watchmanLists[source], source)
	}
	limit := min(p.whole("limit", 10, 0, maxResults), 100)
	o, err := s.selectionOf(p, dataset, x)
	if err != nil {
		return err
	}
	o.limit, o.cutoff, o.entry = limit, p.share("minMatch", o.threshold-0.20), p.Get("sourceID")
	if p.err != nil {
		return p.err
	}
	hits, _ := x.screen(q.entity, o, x.cards(o.asOf, s.today()))
	if wallet != nil {
		of, _ := x.screen(wallet, o, x.cards(o.asOf, s.today()))
		hits = slices.Concat(of, hits)
		hits = hits[:min(len(hits), o.limit)]
	}
	s.count(hits)
	out := WatchmanResponse{Query: watchmanEntity(&card{entity: q.entity}), Entities: []WatchmanFound{}, AsOf: o.asOf, Ignored: q.ignored, Lists: x.newest()}
	out.Query.SourceList = "api-request"
	if kind := strings.ToLower(strings.TrimSpace(p.Get("type"))); kind == "business" { // organisations answer it too, and so it is asked as one
		out.Query.EntityType, out.Query.Business, out.Query.Organization = kind, out.Query.Organization, nil
	}
	for _, h := range hits {
		form := h.wireForm()
		out.Entities = append(out.Entities, WatchmanFound{WatchmanEntity: watchmanEntity(h.card), Match: form.Score, Explanations: form.Explanations})
	}
	return writeJSON(w, http.StatusOK, out)
}

// watchmanEntity gives an entry Watchman's form.
func watchmanEntity(c *card) WatchmanEntity {
	e := c.entity
	schema := ftm.SchemaOf(e.Schema)
	out := WatchmanEntity{Name: e.Name(), EntityType: "unknown", Addresses: []WatchmanAddress{}, CryptoAddresses: []WatchmanWallet{},
		Contact: WatchmanContact{EmailAddresses: some(e.Get("email")), PhoneNumbers: some(e.Get("phone")), FaxNumbers: []string{}, Websites: some(e.Get("website"))}}
	others := slices.DeleteFunc(slices.Clone(e.Names()), func(n string) bool { return n == out.Name })
	craft := &WatchmanCraft{Name: out.Name, AltNames: some(others), Flag: e.First("flag"), IMONumber: e.First("imoNumber"), MMSI: e.First("mmsi"), CallSign: e.First("callSign"),
		SerialNumber: e.First("serialNumber"), ICAOCode: e.First("icaoCode")}
	body := &WatchmanBody{Name: out.Name, AltNames: some(others), GovernmentIDs: watchmanIDs(e)}
	switch {
	case schema.IsA("Person"):
		out.EntityType = "person"
		out.Person = &WatchmanPerson{Name: out.Name, AltNames: some(others), Gender: cmp.Or(e.First("gender"), "unknown"), PlaceOfBirth: e.First("birthPlace"), Titles: some(e.Get("title")), GovernmentIDs: watchmanIDs(e)}
		if day := whole(e.First("birthDate")); day != "" {
			at := day + "T00:00:00Z"
			out.Person.BirthDate = &at
		}
	case schema.IsA("Company"):
		out.EntityType, out.Business = "business", body
	case schema.IsA("LegalEntity"):
		out.EntityType, out.Organization = "organization", body
	case schema.IsA("Airplane"):
		out.EntityType, out.Aircraft = "aircraft", craft
	case schema.IsA("Vessel"):
		out.EntityType, out.Vessel = "vessel", craft
	}
	for _, a := range e.Get("address") {
		out.Addresses = append(out.Addresses, WatchmanAddress{Line1: a, Country: e.First("country")})
	}
	for _, a := range e.Get("publicKey") {
		out.CryptoAddresses = append(out.CryptoAddresses, WatchmanWallet{Currency: e.First("currencySymbol"), Address: a})
	}
	if c.wire != nil {
		out.SourceList, out.SourceData = watchmanList(c.issue.List), &c.wire.Entity
		out.Sanctions = &WatchmanSanction{Programs: []string{}}
		for _, l := range c.wire.Listings {
			out.SourceID = cmp.Or(out.SourceID, l.Entry)
			out.Sanctions.Programs = append(out.Sanctions.Programs, l.Programs...)
		}
	}
	return out
}

func watchmanIDs(e *ftm.Entity) []WatchmanID {
	out := []WatchmanID{}
	for _, k := range [][2]string{{"passportNumber", "passport"}, {"idNumber", "national-id"}, {"taxNumber", "tax-id"}, {"registrationNumber", "business-registration"}} {
		for _, v := range e.Get(k[0]) {
			out = append(out, WatchmanID{Type: k[1], Country: e.First("country"), Identifier: v})
		}
	}
	return out
}

// some is a list that is never null.
func some(values []string) []string {
	if values == nil {
		return []string{}
	}
	return values
}

// serveListInfo answers GET /v2/listinfo.
func (s *Server) serveListInfo(w http.ResponseWriter, r *http.Request) error {
	x, _, err := s.begin(r)
	if err != nil {
		return err
	}
	out := WatchmanLists{Lists: map[string]int{}, Hashes: map[string]string{}, Version: "backchannel " + s.Version,
		Started: x.began.UTC().Format(time.RFC3339), Ended: x.ended.UTC().Format(time.RFC3339)}
	for _, l := range x.newest() {
		out.Lists[watchmanList(l.Name)] = l.Targets
		out.Hashes[watchmanList(l.Name)] = l.SHA256
	}
	return writeJSON(w, http.StatusOK, out)
}
