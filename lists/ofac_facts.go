package lists

import (
	"slices"
	"strings"

	"backchannel/ftm"
)

// ofacFact is one thing that an entry says of its party: a label, as OFAC words
// it, and a value. The legacy CSV has them in the remarks, the classic XML in
// idList, the enhanced XML as features and identity documents.
type ofacFact struct {
	label, value    string
	country         string
	issued, expires string // as given
	note            string
	raw             string // the fact as one text, for the notes
}

// factKind is what a label means: where the value goes. document makes an
// Identification beside the property.
type factKind struct {
	prop     string
	document bool
	handle   func(p *ofacParty, f ofacFact)
}

// ofacLabels are the labels that are understood, in lower case. A label that
// ends in a space is followed by more of the label.
var ofacLabels = map[string]factKind{
	"dob":                           {handle: (*ofacParty).born},
	"birthdate":                     {handle: (*ofacParty).born},
	"date of birth":                 {handle: (*ofacParty).born},
	"pob":                           {handle: (*ofacParty).birthPlace},
	"place of birth":                {handle: (*ofacParty).birthPlace},
	"nationality":                   {handle: country("nationality")},
	"nationality country":           {handle: country("nationality")},
	"citizen":                       {handle: country("citizenship")},
	"citizenship":                   {handle: country("citizenship")},
	"citizenship country":           {handle: country("citizenship")},
	"nationality of registration":   {handle: country("jurisdiction")},
	"registration country":          {handle: country("jurisdiction")},
	"gender":                        {handle: (*ofacParty).gender},
	"position:":                     {prop: "position"},
	"linked to:":                    {handle: (*ofacParty).linkedTo},
	"linked to":                     {handle: (*ofacParty).linkedTo},
	"a.k.a.":                        {handle: quotedName("weakAlias")},
	"f.k.a.":                        {handle: quotedName("previousName")},
	"n.k.a.":                        {handle: quotedName("alias")},
	"website":                       {prop: "website"},
	"email address":                 {prop: "email"},
	"e-mail address":                {prop: "email"},
	"telephone":                     {prop: "phone"},
	"telephone:":                    {prop: "phone"},
	"telephone no.":                 {prop: "phone"},
	"phone":                         {prop: "phone"},
	"phone no.":                     {prop: "phone"},
	"phone number":                  {prop: "phone"},
	"organization established date": {handle: date("incorporationDate")},
	"organization type:":            {prop: "sector"},
	"organization type":             {prop: "sector"},
	"target type":                   {handle: (*ofacParty).targetType},
	"equity ticker":                 {prop: "ticker", handle: (*ofacParty).security},
	"isin":                          {prop: "isinCode", handle: (*ofacParty).security},
	"chinese commercial code":       {},

	"passport":                  {prop: "passportNumber", document: true},
	"diplomatic passport":       {prop: "passportNumber", document: true},
	"stateless person passport": {prop: "passportNumber", document: true},
	"u.s. passport":             {prop: "passportNumber", document: true},
	"u.s.a. passport":           {prop: "passportNumber", document: true},
	"visanumberid":              {prop: "idNumber", document: true},
	"c.u.i.p.":                  {prop: "idNumber", document: true},
	"uae identification":        {prop: "idNumber", document: true},
	"rfc":                       {prop: "taxNumber", document: true},
	"rsin":                      {prop: "taxNumber", document: true},
	"numero unico de identificacao tributaria (nuit)": {prop: "taxNumber", document: true},
	"economic register number (cbls)":                 {prop: "registrationNumber", document: true},
	"organization code":                               {prop: "registrationNumber", document: true},
	"business registration document #":                {prop: "registrationNumber", document: true},
	"united social credit code certificate (usccc)":   {prop: "uscCode", document: true},
	"romanian c.r.":                                   {prop: "registrationNumber", document: true},
	"aircraft serial identification":                  {prop: "serialNumber"},
	"ssn":                                             {prop: "socialSecurityNumber", document: true},
	"i.f.e.":                                          {prop: "idNumber", document: true},
	"c.u.i.":                                          {prop: "idNumber", document: true},
	"c.u.r.p.":                                        {prop: "idNumber", document: true},
	"c.u.r.p. #":                                      {prop: "idNumber", document: true},
	"d.n.i.":                                          {prop: "idNumber", document: true},
	"n.i.e.":                                          {prop: "idNumber", document: true},
	"numero de identidad":                             {prop: "idNumber", document: true},
	"credencial electoral":                            {prop: "idNumber", document: true},
	"cartilla de servicio militar nacional":           {prop: "idNumber", document: true},

	"swift/bic":                         {prop: "swiftBic"},
	"bik (ru)":                          {prop: "bikCode"},
	"bik":                               {prop: "bikCode"},
	"legal entity number":               {prop: "leiCode"},
	"lei":                               {prop: "leiCode"},
	"d-u-n-s number":                    {prop: "dunsCode"},
	"government gazette number":         {prop: "okpoCode", document: true},
	"v.a.t. number":                     {prop: "vatCode", document: true},
	"tax id no.":                        {prop: "taxNumber", document: true, handle: (*ofacParty).taxID},
	"nit #":                             {prop: "taxNumber", document: true},
	"ruc #":                             {prop: "taxNumber", document: true},
	"rif #":                             {prop: "taxNumber", document: true},
	"r.f.c.":                            {prop: "taxNumber", document: true},
	"r.f.c. #":                          {prop: "taxNumber", document: true},
	"c.i.f.":                            {prop: "taxNumber", document: true},
	"c.u.i.t.":                          {prop: "taxNumber", document: true},
	"rtn":                               {prop: "taxNumber", document: true},
	"us fein":                           {prop: "taxNumber", document: true},
	"italian fiscal code":               {prop: "taxNumber", document: true},
	"italian fiscal code:":              {prop: "taxNumber", document: true},
	"registration id":                   {prop: "registrationNumber", document: true, handle: (*ofacParty).registration},
	"registration number":               {prop: "registrationNumber", document: true, handle: (*ofacParty).registration},
	"business registration number":      {prop: "registrationNumber", document: true, handle: (*ofacParty).registration},
	"public registration number":        {prop: "registrationNumber", document: true, handle: (*ofacParty).registration},
	"unified social credit code (uscc)": {prop: "uscCode", document: true},
	"company number":                    {handle: shipNumber("registrationNumber")},
	"identification number":             {handle: shipNumber("idNumber")},
	"c.r. no.":                          {prop: "registrationNumber", document: true},
	"matricula mercantil no":            {prop: "registrationNumber", document: true},
	"folio mercantil no.":               {prop: "registrationNumber", document: true},
	"license":                           {prop: "licenseNumber", document: true},
	"trade license no.":                 {prop: "licenseNumber", document: true},

	"vessel registration identification": {prop: "imoNumber", handle: (*ofacParty).imo},
	"mmsi":                               {prop: "mmsi"},
	"former vessel flag":                 {handle: country("pastFlags")},
	"other vessel flag":                  {handle: country("flag")},
	"vessel flag":                        {handle: country("flag")},
	"vessel type":                        {prop: "type"},
	"other vessel type":                  {prop: "type"},
	"former vessel type":                 {prop: "pastTypes"},
	"vessel call sign":                   {prop: "callSign"},
	"other vessel call sign":             {prop: "callSign"},
	"vessel tonnage":                     {handle: number("tonnage")},
	"vessel gross tonnage":               {handle: number("grossRegisteredTonnage")},
	"vessel gross registered tonnage":    {handle: number("grossRegisteredTonnage")},
	"vessel owner":                       {handle: linkAs("Vessel Owner")},
	"vessel year of build":               {handle: date("buildDate")},

	"aircraft construction number (also called l/n or s/n or f/n)": {prop: "serialNumber"},
	"aircraft manufacturer's serial number (msn)":                  {prop: "serialNumber"},
	"aircraft mode s transponder code":                             {prop: "icaoCode"},
	"aircraft manufacture date":                                    {handle: date("buildDate")},
	"aircraft model":                                               {prop: "model"},
	"aircraft operator":                                            {handle: linkAs("Aircraft Operator")},
	"aircraft tail number":                                         {prop: "registrationNumber"},
	"previous aircraft tail number":                                {prop: "previousName"},

	"secondary sanctions risk:":          {handle: (*ofacParty).provides},
	"additional sanctions information -": {handle: (*ofacParty).provides},
	"transactions prohibited for persons owned or controlled by u.s. financial institutions:": {handle: (*ofacParty).provides},
	"for more information on directives, please visit the following link:":                    {handle: (*ofacParty).provides},
	"united states financial institutions":                                                    {handle: (*ofacParty).provides},
	"ifca determination -":                                                                    {handle: (*ofacParty).provides},
}

// ofacPrefixes are labels that go on with what differs: an order's number, a
// currency.
var ofacPrefixes = []struct {
	prefix string
	handle func(p *ofacParty, f ofacFact)
}{
	{"digital currency address", (*ofacParty).wallet},
	{"listing date (", (*ofacParty).listedOn},
	{"effective date (", (*ofacParty).inForce},
	{"purchase/sales for divestment date", (*ofacParty).provides},
	{"executive order ", (*ofacParty).provides},
	{"caatsa section ", (*ofacParty).provides},
}

// documentWords mark a label that is not in the table as that of a number: the
// first that it contains decides the property.
var documentWords = []struct{ word, prop string }{
	{"passport", "passportNumber"}, {"electoral", "idNumber"}, {"tax", "taxNumber"}, {"fiscal", "taxNumber"}, {"tribut", "taxNumber"},
	{"license", "licenseNumber"}, {"licence", "licenseNumber"},
	{"commerc", "registrationNumber"}, {"regist", "registrationNumber"}, {"incorporation", "registrationNumber"},
	{"company", "registrationNumber"}, {"business", "registrationNumber"}, {"enterprise", "registrationNumber"},
	{"credit code", "registrationNumber"}, {"charity", "registrationNumber"}, {"mercantil", "registrationNumber"},
	{"economic", "registrationNumber"}, {"branch", "registrationNumber"}, {"chamber", "registrationNumber"},
	{"id", "idNumber"}, {"cedula", "idNumber"}, {"identi", "idNumber"}, {"card", "idNumber"}, {"residen", "idNumber"},
	{"certificate", "idNumber"}, {"number", "idNumber"}, {"no.", "idNumber"}, {"travel", "idNumber"}, {"visa", "idNumber"},
}

// fact gives the party what a label says. One whose label nobody understands
// goes to the notes as it stands.
func (p *ofacParty) fact(f ofacFact) {
	if f.value == "" {
		p.note(f.raw)
		return
	}
	label := strings.ToLower(f.label)
	if kind, ok := ofacLabels[label]; ok {
		p.known(kind, f)
		return
	}
	for _, x := range ofacPrefixes {
		if strings.HasPrefix(label, x.prefix) {
			x.handle(p, f)
			return
		}
	}
	if strings.ContainsAny(f.value, "0123456789") {
		for _, w := range documentWords {
			if strings.Contains(label, w.word) {
				p.known(factKind{prop: w.prop, document: true}, f)
				return
			}
		}
	}
	p.note(f.raw)
}

func (p *ofacParty) known(kind factKind, f ofacFact) {
	switch {
	case kind.handle != nil && kind.prop == "":
		kind.handle(p, f)
		return
	case kind.prop == "":
		p.note(f.raw)
		return
	}
	p.add(kind.prop, f.label, f.value)
	if kind.handle != nil {
		kind.handle(p, f)
	}
	if kind.document {
		p.document(kind.prop, f)
		return
	}
	if f.country != "" || f.note != "" { // which the property has no place for
		p.note(f.raw)
	}
}

// document keeps a number with its country and dates as an Identification, or
// a Passport. What belongs to a ship or aircraft has only the property.
func (p *ofacParty) document(prop string, f ofacFact) {
	if !ftm.SchemaOf(p.entity.Schema).IsA("LegalEntity") {
		if f.country != "" || f.issued != "" || f.expires != "" {
			p.note(f.raw)
		}
		return
	}
	schema := "Identification"
	if prop == "passportNumber" {
		schema = "Passport"
	}
	e := p.part("ofac-"+p.num+"-"+strings.ToLower(schema)+"-"+slug(f.label, f.value, f.country), schema)
	e.Add("holder", p.entity.ID)
	e.Add("number", f.value)
	e.Add("type", strings.TrimRight(f.label, ": "))
	e.Add("startDate", ofacDate(f.issued))
	e.Add("endDate", ofacDate(f.expires))
	e.Add("summary", f.note)
	if prop == "passportNumber" {
		e.Add("passportNumber", f.value)
	}
	if code := countryCode(f.country); code != "" {
		e.Add("country", code)
		return
	}
	e.Add("description", f.country)
}

func country(prop string) func(p *ofacParty, f ofacFact) {
	return func(p *ofacParty, f ofacFact) {
		at := prop
		if p.kind != "individual" && (prop == "nationality" || prop == "citizenship") {
			at = "country"
		}
		p.country(at, f.label, f.value)
	}
}

func date(prop string) func(p *ofacParty, f ofacFact) {
	return func(p *ofacParty, f ofacFact) {
		if d := ofacDate(f.value); d != "" && p.has(prop) {
			p.entity.Add(prop, d)
			return
		}
		p.note(f.raw)
	}
}

func number(prop string) func(p *ofacParty, f ofacFact) {
	return func(p *ofacParty, f ofacFact) { p.add(prop, f.label, strings.ReplaceAll(f.value, ",", "")) }
}

func quotedName(prop string) func(p *ofacParty, f ofacFact) {
	return func(p *ofacParty, f ofacFact) { p.name(prop, strings.Trim(f.value, "'\"")) }
}

func linkAs(role string) func(p *ofacParty, f ofacFact) {
	return func(p *ofacParty, f ofacFact) { p.link(ofacLink{name: f.value, role: role}) }
}

func (p *ofacParty) linkedTo(f ofacFact) { p.link(ofacLink{name: f.value, role: "Linked To"}) }

func (p *ofacParty) gender(f ofacFact) {
	switch g := strings.ToLower(f.value); {
	case g == "male" || g == "female":
		p.add("gender", f.label, g)
	default:
		p.note(f.raw)
	}
}

// born adds the dates of birth: one date or, for a span of years, each year of
// it. What is approximate is also kept as it stands.
func (p *ofacParty) born(f ofacFact) {
	dates, exact := birthDates(f.value)
	if len(dates) == 0 || !p.has("birthDate") {
		p.note(f.raw)
		return
	}
	p.entity.Add("birthDate", dates...)
	if !exact {
		p.note(f.raw)
	}
}

// birthPlace adds a place and, where its last part is a country, that.
func (p *ofacParty) birthPlace(f ofacFact) {
	p.add("birthPlace", f.label, f.value)
	_, last, _ := cutLast(f.value, ", ")
	if code := countryCode(last); code != "" && p.kind == "individual" {
		p.entity.Add("birthCountry", code)
	}
}

// cutLast is strings.Cut at the last separator; without one, all is after it.
func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return "", s, false
}

func (p *ofacParty) targetType(f ofacFact) {
	p.add("classification", f.label, f.value)
	switch low := strings.ToLower(f.value); {
	case strings.Contains(low, "government"):
		p.government = !commercialName(p.entity.First("name"))
	case strings.Contains(low, "company"), strings.Contains(low, "enterprise"), strings.Contains(low, "financial"):
		p.commercial = true
	}
}

// security is the number of a security or ticker, which only a company has.
func (p *ofacParty) security(ofacFact) { p.commercial = true }

// taxID adds the Russian taxpayer number under its own name.
func (p *ofacParty) taxID(f ofacFact) {
	if f.country == "Russia" && (len(f.value) == 10 || len(f.value) == 12) && numeric(f.value) {
		p.add("innCode", f.label, f.value)
	}
}

// registration adds the Russian state registration number under its own name.
func (p *ofacParty) registration(f ofacFact) {
	if p.kind == "entity" {
		p.commercial = true
	}
	if (f.country == "Russia" || f.country == "") && len(f.value) == 13 && numeric(f.value) {
		p.add("ogrnCode", f.label, f.value)
	}
}

// shipNumber takes a number of either kind: of a shipping company with the
// International Maritime Organization, "IMO 5055293", or another.
func shipNumber(prop string) func(p *ofacParty, f ofacFact) {
	return func(p *ofacParty, f ofacFact) {
		if n, ok := strings.CutPrefix(f.value, "IMO "); ok {
			f.value = "IMO" + strings.TrimSpace(n)
			p.known(factKind{prop: "imoNumber"}, f)
			return
		}
		p.known(factKind{prop: prop, document: true}, f)
	}
}

// imo writes a ship's number as FollowTheMoney does, IMO9150365.
func (p *ofacParty) imo(f ofacFact) {
	digits := strings.TrimSpace(strings.TrimPrefix(f.value, "IMO"))
	if !numeric(digits) {
		return
	}
	vs := p.entity.Properties["imoNumber"]
	if i := slices.Index(vs, f.value); i >= 0 {
		vs[i] = "IMO" + digits
	}
}

// wallet makes the wallet of an address: "Digital Currency Address - XBT".
func (p *ofacParty) wallet(f ofacFact) {
	_, currency, _ := strings.Cut(f.label, " - ")
	key := f.value
	if currency == "" {
		if first, rest, ok := strings.Cut(f.value, " "); ok {
			currency, key = strings.Trim(first, "- "), rest
		}
	}
	e := p.part("ofac-wallet-"+slug(currency)+"-"+key, "CryptoWallet")
	e.Add("publicKey", key)
	e.Add("currency", currency)
	e.Add("currencySymbol", currency)
	if ftm.SchemaOf(p.entity.Schema).IsA("LegalEntity") {
		e.Add("holder", p.entity.ID)
	}
	e.Add("topics", "sanction")
}
