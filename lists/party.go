package lists

import (
	"crypto/sha1"
	"encoding/hex"
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"backchannel/ftm"
)

// origin is where the parties of a list come from and how their IDs begin.
//
// IDs are made in OpenSanctions' manner, so that a party has the same ID here
// as in their data where their own rule is simple: the prefix of the list and
// the publisher's own number for a party (unsc-6908555, gb-fcdo-rus0123,
// eu-fsf-eu-27-28), and the prefix and a SHA-1 of what makes it one for the
// entities that have no number: a sanction, an address, a document.
type origin struct {
	list      string // un_sc_sanctions
	prefix    string // unsc
	authority string // who designates
	country   string // whose authority that is
}

// party is a listed party being put together from one record.
type party struct {
	origin
	entity   *ftm.Entity
	sanction *ftm.Entity
	more     []*ftm.Entity
}

// party starts a listed party whose ID ends with the parts.
func (o origin) party(schema string, parts ...string) *party {
	e := ftm.NewEntity(o.prefix+"-"+slug(parts...), schema)
	e.Target = true
	e.Add("topics", "sanction")
	p := &party{origin: o, entity: e}
	p.sanction = p.part("Sanction", "entity", e.ID)
	p.sanction.Add("authority", o.authority)
	p.sanction.Add("country", o.country)
	return p
}

// part makes an entity that belongs to the party: property points from it to
// the party, and its ID is a hash of the party's and of what tells it from the
// party's others.
func (p *party) part(schema, property string, key ...string) *ftm.Entity {
	e := ftm.NewEntity(p.hashID(append([]string{schema, p.entity.ID}, key...)...), schema)
	e.Add(property, p.entity.ID)
	p.more = append(p.more, e)
	return e
}

func (o origin) hashID(parts ...string) string {
	sum := sha1.Sum([]byte(o.list + "\x1f" + strings.Join(parts, "\x1f")))
	return o.prefix + "-" + hex.EncodeToString(sum[:])
}

// all returns the party's entities, the party first.
func (p *party) all() []*ftm.Entity {
	out := append([]*ftm.Entity{p.entity, p.sanction}, p.more[1:]...)
	for _, e := range out {
		e.Datasets = []string{p.list}
	}
	return out
}

// note keeps in the notes what has no property of its own.
func (p *party) note(label, text string) {
	switch {
	case text == "":
	case label == "":
		p.entity.Add("notes", text)
	default:
		p.entity.Add("notes", label+": "+text)
	}
}

// country adds the code of a country to a property, and keeps a name that
// stands for none in the notes.
func (p *party) country(property, name string) {
	if name = fold(name); name == "" {
		return
	}
	if code := countryCode(name); code != "" {
		p.entity.Add(property, code)
		return
	}
	p.note(property, name)
}

// date adds a date to a property, and keeps one that cannot be read in the
// notes.
func (p *party) date(property, text string) {
	if text = fold(text); text == "" {
		return
	}
	if d := isoDate(text); d != "" {
		p.entity.Add(property, d)
		return
	}
	p.note(property, text)
}

// place is an address as a list gives it.
type place struct {
	lines                  []string // street and what else precedes the city
	city, region, postcode string
	country                string // a name or a code
	remarks                string
}

// full writes the address on one line; the country by its name, as given.
func (a place) full() string {
	parts := append([]string{}, a.lines...)
	parts = append(parts, strings.TrimSpace(a.postcode+" "+a.city), a.region)
	if len(a.country) > 2 {
		parts = append(parts, a.country)
	}
	return joinNonEmpty(", ", parts...)
}

// address gives the party an address, as text and as an entity.
func (p *party) address(a place) {
	full := a.full()
	code := countryCode(a.country)
	p.entity.Add("country", code)
	if full == "" || full == a.country { // no more than a country
		if code == "" || a.remarks != "" {
			p.note("Address", joinNonEmpty(", ", full, a.remarks))
		}
		return
	}
	p.entity.Add("address", full)
	e := ftm.NewEntity("addr-"+p.hashID(full, code)[len(p.prefix)+1:], "Address")
	e.Add("full", full)
	e.Add("street", joinNonEmpty(", ", a.lines...))
	e.Add("city", a.city)
	e.Add("region", a.region)
	e.Add("postalCode", a.postcode)
	e.Add("country", code)
	e.Add("remarks", a.remarks)
	p.entity.Add("addressEntity", e.ID)
	p.more = append(p.more, e)
}

// paper is an identity document as a list gives it.
type paper struct {
	passport      bool
	number, kind  string
	country       string
	authority     string
	issued, until string // as given
	remarks       string
}

// document gives the party an identity document; one without a number is kept
// in the notes.
func (p *party) document(d paper) {
	if d.number == "" {
		p.note("Document", joinNonEmpty(", ", d.kind, d.country, d.authority, d.remarks))
		return
	}
	schema, property := "Identification", "idNumber"
	if d.passport {
		schema, property = "Passport", "passportNumber"
	}
	p.entity.Add(property, d.number)
	e := p.part(schema, "holder", d.number, d.kind, d.country)
	e.Add("number", d.number)
	e.Add("type", d.kind)
	e.Add("authority", d.authority)
	e.Add("startDate", isoDate(d.issued))
	e.Add("endDate", isoDate(d.until))
	e.Add("summary", d.remarks)
	if code := countryCode(d.country); code != "" {
		e.Add("country", code)
	} else {
		e.Add("description", d.country)
	}
}

// named is an entity that the list only mentions by name.
func (p *party) named(schema, name string) *ftm.Entity {
	e := ftm.NewEntity(p.prefix+"-named-"+slug(name), schema)
	e.Add("name", name)
	p.more = append(p.more, e)
	return e
}

// link ties the party to one that the list mentions: the schema and its two
// ends, the party's first.
func (p *party) link(schema, own, far string, e *ftm.Entity, role string) {
	l := p.part(schema, own, e.ID, role)
	l.Add(far, e.ID)
	l.Add("role", role)
}

// mark gives the sanction the four dates and names that every list has in some
// form; empty ones are left out.
func (p *party) mark(program, number, listed, started string) {
	p.sanction.Add("program", program)
	p.sanction.Add("authorityId", number)
	p.sanction.Add("listingDate", isoDate(listed))
	p.sanction.Add("startDate", isoDate(started))
	p.entity.Add("createdAt", isoDate(listed))
}

// changed says when the publisher last changed the record.
func (p *party) changed(date string) {
	if d := isoDate(date); d != "" {
		p.sanction.Add("modifiedAt", d)
		p.entity.Add("modifiedAt", d)
	}
}

// slug writes the parts in lower case with a hyphen for all but Latin letters
// and digits; a part in another script is written as a short hash.
func slug(parts ...string) string {
	var out []string
	for _, part := range parts {
		if s := slugPart(part); s != "" {
			out = append(out, s)
		} else if part = fold(part); part != "" {
			sum := sha1.Sum([]byte(part))
			out = append(out, hex.EncodeToString(sum[:6]))
		}
	}
	return strings.Join(out, "-")
}

func slugPart(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFKD.String(s) {
		switch {
		case r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(unicode.ToLower(r))
		case !unicode.Is(unicode.Mn, r):
			gap = true
		}
	}
	return b.String()
}

func joinNonEmpty(sep string, parts ...string) string {
	var out []string
	for _, s := range parts {
		if s = fold(s); s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, sep)
}

var numbered = regexp.MustCompile(`\s*\((?:\d{1,2}|[a-z])\)\s*`)

// enumerated splits "(1) one (2) two", and "(a) one, (b) two", the way in
// which lists put several values into one cell. A text that does not begin
// with such a mark is one value.
func enumerated(s string) []string {
	s = fold(s)
	if s == "" {
		return nil
	}
	if loc := numbered.FindStringIndex(s); loc == nil || loc[0] != 0 {
		return []string{s}
	}
	var out []string
	for _, v := range numbered.Split(s, -1) {
		if v = strings.Trim(v, " ,;"); v != "" {
			out = append(out, v)
		}
	}
	return out
}

// missing is the skip of a record that lacks what makes it a party.
func missing(where, what string) Skip {
	return Skip{Where: where, Why: fmt.Sprintf("no %s; the record is left out", what)}
}
