package lists

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"backchannel/ftm"
)

// starterDate is the day up to which the facts of the starter were checked: the
// parties it gives as listed were still on the lists then.
const starterDate = "2025-12-24"

// Starter returns the designation facts that are compiled in: a few dozen
// well-known parties with the date since when, and until when, each is listed.
// It is no substitute for a list, and a report that rests on it alone has to
// say so.
//
// Its entities have the shape and IDs that the parsers give them, so that a
// party here and in a loaded list are one; what it adds to a list is dates,
// which OFAC's CSV does not have. A Sanction that has ended has an endDate. The
// snapshot is made once and must not be changed.
func Starter() *Snapshot { return starter() }

// starterTable has a line for each designation, under the names of its columns:
//
//	entry    the publisher's number for the party, one party on several lines where it is designated more than once
//	schema, name, born, country, aliases, numbers (property=value)   the party; several values with | between
//	list     sdn, ssi (sectoral) or capta of OFAC; uk; un
//	measure  what it does, one of OFAC's words of this package; "" of others: an asset freeze
//	program  OFAC's tag; the regime of others
//	detail   the directive, of OFAC's sectoral list; the reference number, of the UN
//	since, until   YYYY-MM-DD; until is empty while it stands
//	source   where the dates are from
//
// A test compares it with the lists themselves.
//
//go:embed starter.tsv
var starterTable string

var starter = sync.OnceValue(func() *Snapshot {
	s, err := readStarter(starterTable)
	if err != nil { // the table is compiled in, and a test reads it
		panic("lists: " + err.Error())
	}
	return s
})

// starterRow is a line of the table, by column.
type starterRow map[string]string

func (r starterRow) all(column string) []string {
	if r[column] == "" {
		return nil
	}
	return strings.Split(r[column], "|")
}

func readStarter(table string) (*Snapshot, error) {
	s := &Snapshot{}
	s.List, s.Title, s.Published = "starter", "Starter facts", starterDate
	byID := map[string]*ftm.Entity{}
	var columns []string
	n := 0
	for line := range strings.Lines(table) {
		n++
		fields := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if columns == nil {
			columns = fields
			continue
		}
		if len(fields) != len(columns) {
			return nil, fmt.Errorf("starter line %d: %d fields for %d columns", n, len(fields), len(columns))
		}
		row := starterRow{}
		for i, c := range columns {
			row[c] = fields[i]
		}
		party, sanction, err := row.entities()
		if err != nil {
			return nil, fmt.Errorf("starter line %d: %w", n, err)
		}
		for _, e := range []*ftm.Entity{party, sanction} {
			e.Datasets = []string{s.List}
			if first := byID[e.ID]; first != nil {
				merge(first, e)
				continue
			}
			byID[e.ID] = e
			s.Entities = append(s.Entities, e)
		}
	}
	for _, e := range s.Entities {
		if e.Target {
			s.Targets++
		}
	}
	return s, nil
}

// entities makes the party and the Sanction of a line, with the IDs that the
// parser of the list gives them.
func (r starterRow) entities() (party, sanction *ftm.Entity, err error) {
	switch r["list"] {
	case "sdn":
		party, sanction = r.ofac(sdnOrigin)
	case "ssi", "capta":
		party, sanction = r.ofac(consOrigin)
	case "uk":
		party, sanction = r.other(ukOrigin, r["entry"])
	case "un":
		party, sanction = r.other(unOrigin, r["detail"])
		sanction.Add("unscId", r["detail"])
		sanction.Add("recordId", r["entry"])
	default:
		return nil, nil, fmt.Errorf("no list %q", r["list"])
	}
	party.Add("name", r["name"])
	party.Add("alias", r.all("aliases")...)
	party.Add("birthDate", r["born"])
	party.Add("country", r.all("country")...)
	for _, pair := range r.all("numbers") {
		prop, value, _ := strings.Cut(pair, "=")
		party.Add(prop, value)
	}
	sanction.Add("program", r["program"])
	sanction.Add("listingDate", r["since"])
	sanction.Add("startDate", r["since"])
	sanction.Add("endDate", r["until"])
	sanction.Add("publisher", r["source"])
	return party, sanction, nil
}

func (r starterRow) ofac(o ofacOrigin) (party, sanction *ftm.Entity) {
	party = ftm.NewEntity("ofac-"+r["entry"], r["schema"])
	party.Target = true
	party.Add("topics", "sanction")
	id := o.sanctionID(r["entry"], r["program"])
	if r["detail"] != "" {
		id += "-directive-" + r["detail"]
	}
	sanction = ftm.NewEntity(id, "Sanction")
	sanction.Add("entity", party.ID)
	sanction.Add("authority", ofacAuthority...)
	sanction.Add("country", ofacCountry...)
	sanction.Add("authorityId", r["entry"])
	sanction.Add("programId", r["program"])
	sanction.Add("provisions", r["measure"])
	if r["detail"] != "" {
		sanction.Add("provisions", "Directive "+r["detail"])
	}
	return party, sanction
}

func (r starterRow) other(o origin, number string) (party, sanction *ftm.Entity) {
	p := o.party(r["schema"], r["entry"])
	p.sanction.Add("authorityId", number)
	return p.entity, p.sanction
}
