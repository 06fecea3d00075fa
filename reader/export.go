package reader

import (
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"backchannel/cite"
	"backchannel/ftm"
)

// FtM returns the reading as FollowTheMoney entities: the article, everybody
// and everything it names, and each role and tie as the schema that it stands
// for, with the article as proof, its sentence as description, and who says so
// and with what stance in its summary.
//
// Ownership needs an asset and the other edges a legal entity at each end: an
// owned organisation is written as a Company, an owned place as RealEstate, and
// a country that acts as a PublicBody. A negated or denied tie is never written
// as an edge, which would assert it: it becomes a Note on both its ends.
func (r *Reading) FtM() []*ftm.Entity {
	x := &exporter{r: r, schema: map[cite.Ref]string{}}
	x.chooseSchemata()
	out := []*ftm.Entity{x.article()}
	for _, e := range r.Entities {
		out = append(out, x.entity(e))
	}
	for i, role := range r.Roles {
		out = append(out, x.role(i, role)...)
	}
	for i, t := range r.Ties {
		out = append(out, x.tie(i, t))
	}
	return out
}

// WriteEntities writes the reading as FtM JSON lines.
func (r *Reading) WriteEntities(w io.Writer) error {
	return ftm.WriteEntities(w, slices.Values(r.FtM()))
}

// WriteStatements writes the reading as statements CSV; the dataset is the
// document's ID.
func (r *Reading) WriteStatements(w io.Writer) error {
	var all iter.Seq[ftm.Statement] = func(yield func(ftm.Statement) bool) {
		for _, e := range r.FtM() {
			for s := range ftm.Statements(e, r.Document.ID) {
				s.Origin, s.FirstSeen, s.LastSeen = "reader", r.Document.Date, r.Document.Date
				if !yield(s) {
					return
				}
			}
		}
	}
	return ftm.WriteStatements(w, ftm.CSV, all)
}

// exporter writes one reading.
type exporter struct {
	r      *Reading
	schema map[cite.Ref]string
}

func (x *exporter) id(part string) string { return x.r.Document.ID + "-" + part }

// ref is the FtM ID of an entity of the reading.
func (x *exporter) ref(e cite.Ref) string { return x.id(string(e)) }

// chooseSchemata decides what each entity is written as, by the ties it has.
func (x *exporter) chooseSchemata() {
	for _, e := range x.r.Entities {
		x.schema[cite.Ref(e.ID)] = e.Schema
	}
	acts := func(e cite.Ref) {
		if x.schema[e] == "Address" {
			x.schema[e] = "PublicBody"
		}
	}
	for _, role := range x.r.Roles {
		acts(role.Organization)
	}
	for _, t := range x.r.Ties {
		acts(t.From)
		if t.Kind != Owns {
			acts(t.To)
			continue
		}
		switch x.schema[t.To] {
		case "Organization", "LegalEntity":
			x.schema[t.To] = "Company"
		case "Address":
			x.schema[t.To] = "RealEstate"
		}
	}
}

func (x *exporter) article() *ftm.Entity {
	d := x.r.Document
	e := ftm.NewEntity(x.id("article"), "Article")
	e.Add("fileName", d.ID)
	e.Add("title", d.Title)
	e.Add("publisher", d.Publisher)
	e.Add("publishedAt", d.Date)
	e.Add("sourceUrl", d.URL)
	e.Add("contentHash", d.SHA256)
	if d.Language == "en" {
		e.Add("language", "eng")
	}
	return e
}

func (x *exporter) entity(e Entity) *ftm.Entity {
	out := ftm.NewEntity(x.id(e.ID), x.schema[cite.Ref(e.ID)])
	out.Add("name", e.Name)
	out.Add("alias", e.Aliases...)
	if out.Schema == "Address" {
		out.Add("full", e.Name)
	}
	if out.Schema == "Document" {
		out.Add("fileName", e.Name)
	}
	for p, values := range e.Properties {
		if ftm.SchemaOf(out.Schema).Property(p) != nil {
			out.Add(p, values...)
		}
	}
	out.Add("proof", x.id("article"))
	return out
}

// role is a Directorship or Employment at a company or body, an Occupancy of a
// Position where the post is a state's.
func (x *exporter) role(i int, r Role) []*ftm.Entity {
	id := x.id(fmt.Sprintf("r%d", i+1))
	org := x.schema[r.Organization]
	if r.Organization == "" || org == "PublicBody" {
		post := ftm.NewEntity(id+"-post", "Position")
		post.Add("name", r.Title)
		if r.Organization != "" {
			post.Add("organization", x.ref(r.Organization))
		}
		e := x.edge(id, "Occupancy", r.Span)
		e.Add("holder", x.ref(r.Person))
		e.Add("post", post.ID)
		e.Add("status", string(r.Status))
		return []*ftm.Entity{post, e}
	}
	schema, who, where := "Employment", "employee", "employer"
	if directs(r.Title) {
		schema, who, where = "Directorship", "director", "organization"
	}
	e := x.edge(id, schema, r.Span)
	e.Add(who, x.ref(r.Person))
	e.Add(where, x.ref(r.Organization))
	e.Add("role", r.Title)
	e.Add("status", string(r.Status))
	return []*ftm.Entity{e}
}

// directs reports whether a title is of those who run an organisation.
func directs(title string) bool {
	title = strings.ToLower(title)
	for _, w := range []string{"chief", "ceo", "head", "director", "chair", "president", "founder", "owner", "partner", "runs", "leader", "secretary", "trustee"} {
		if strings.Contains(title, w) {
			return true
		}
	}
	return false
}

// tieSchema is the FtM schema of a kind of tie, with the names of its ends.
var tieSchema = map[TieKind][3]string{
	Owns: {"Ownership", "owner", "asset"}, Family: {"Family", "person", "relative"}, Associate: {"Associate", "person", "associate"},
	Business: {"UnknownLink", "subject", "object"}, Represents: {"Representation", "agent", "client"}, Member: {"Membership", "member", "organization"},
	Sanctioned: {"Sanction", "", "entity"}, Meeting: {"Event", "involved", "involved"}, Transfer: {"Event", "organizer", "involved"},
	Told: {"Event", "organizer", "involved"}, Legal: {"Event", "organizer", "involved"},
}

func (x *exporter) tie(i int, t Tie) *ftm.Entity {
	id := x.id(fmt.Sprintf("t%d", i+1))
	ends := x.schemaOf(t)
	if t.Negated {
		ends = [3]string{"Note", "entity", "entity"}
	}
	e := x.edge(id, ends[0], t.Span)
	if t.From != "" && ends[1] != "" {
		e.Add(ends[1], x.ref(t.From))
	}
	if t.To != "" {
		e.Add(ends[2], x.ref(t.To))
	}
	switch ends[0] {
	case "Event":
		e.Add("name", strings.TrimSpace(string(t.Kind)+" "+t.What))
		e.Add("date", t.Date)
		for _, v := range t.Via {
			e.Add("involved", x.ref(v))
		}
	case "Sanction":
		if t.From != "" {
			e.Add("authority", x.nameOf(t.From))
		}
		e.Add("startDate", t.Date)
		e.Add("program", t.Program)
		e.Add("reason", t.Reason)
	case "Payment":
		amount, cur, _ := strings.Cut(t.Amount, " ")
		e.Add("amount", amount)
		e.Add("currency", cur)
		e.Add("date", t.Date)
	case "Ownership":
		e.Add("percentage", t.Percentage)
	case "Note":
		e.Add("name", "not so: "+string(t.Kind))
	}
	for _, p := range []string{"role", "relationship"} {
		if ftm.SchemaOf(ends[0]).Property(p) != nil {
			e.Add(p, t.Role)
		}
	}
	if ftm.SchemaOf(ends[0]).Property("status") != nil {
		e.Add("status", string(t.Status))
	}
	e.Add("summary", x.voices(t))
	return e
}

// schemaOf is the schema that a tie's ends allow: Payment for money, and
// UnknownLink where the ends are not what the schema asks for.
func (x *exporter) schemaOf(t Tie) [3]string {
	from, to := x.schema[t.From], x.schema[t.To]
	out := tieSchema[t.Kind]
	link := tieSchema[Business]
	switch t.Kind {
	case Family, Associate:
		if from != "Person" || to != "Person" {
			return link
		}
	case Owns:
		if s := ftm.SchemaOf(to); s == nil || !s.IsA("Asset") {
			return link
		}
	case Member:
		if s := ftm.SchemaOf(to); s == nil || !s.IsA("Organization") {
			return link
		}
	case Transfer:
		if t.Amount != "" && t.From != "" && t.To != "" && t.Status != Future {
			return [3]string{"Payment", "payer", "beneficiary"}
		}
	}
	return out
}

// edge is an entity between others, with the article as its proof and the
// sentence that gives it.
func (x *exporter) edge(id, schema string, at cite.Span) *ftm.Entity {
	e := ftm.NewEntity(id, schema)
	s := ftm.SchemaOf(schema)
	quote := x.r.Document.Quote(at)
	for _, p := range []string{"description", "summary"} {
		if s.Property(p) != nil {
			e.Add(p, quote)
			break
		}
	}
	if s.Property("proof") != nil {
		e.Add("proof", x.id("article"))
	}
	if s.Property("publisher") != nil {
		e.Add("publisher", x.r.Document.Publisher)
	}
	return e
}

// voices says who gives the tie: "asserts: two officials; denies: her lawyer".
func (x *exporter) voices(t Tie) string {
	var out []string
	for _, id := range t.Claims {
		for _, c := range x.r.Claims {
			if c.ID == id {
				out = append(out, string(c.Stance)+": "+c.Source.Name)
			}
		}
	}
	return strings.Join(out, "; ")
}

func (x *exporter) nameOf(e cite.Ref) string {
	for _, y := range x.r.Entities {
		if cite.Ref(y.ID) == e {
			return y.Name
		}
	}
	return ""
}
