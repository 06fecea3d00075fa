package bulk

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"backchannel/cite"
	"backchannel/ftm"
	"backchannel/lists"
	"backchannel/screen"
	"backchannel/vet"
)

// Names made of invented parts, so that no test speaks of anybody.
var (
	beginnings = strings.Fields("Al Bel Cor Dan El Far Gor Hal Is Jor Kal Lor Mar Nel Or Pel Quin Ros Sel Tal Ul Var Wen Xan Yor Zel Bran Dro Fen Gry Kest Lun Mox Pry Sto Thra Vor Wyst")
	middles    = strings.Fields("a e i o u an en in on ar er ir or al el ama ebi iko ova una andi eri isto orlu")
	endings    = strings.Fields("n r s m da ko li ra th va wick son sen ski ov dze ian ez ard berg mann ton well shire kin lund holm stad")
	firms      = strings.Fields("Shipping Trading Holdings Logistics Metals Marine Petroleum Capital Aviation Foods")
	forms      = strings.Fields("Ltd LLC GmbH SA JSC Inc")
)

// maker makes the same people and firms for the same seed.
type maker struct{ *rand.Rand }

func newMaker(seed uint64) maker { return maker{rand.New(rand.NewPCG(seed, 7))} }

func (m maker) pick(all []string) string { return all[m.IntN(len(all))] }

func (m maker) word() string { return m.pick(beginnings) + m.pick(middles) + m.pick(endings) }

func (m maker) person() string {
	if m.IntN(4) == 0 {
		return m.word() + " " + m.word() + " " + m.word()
	}
	return m.word() + " " + m.word()
}

func (m maker) firm() string { return m.word() + " " + m.pick(firms) + " " + m.pick(forms) }

func (m maker) birth() string {
	return fmt.Sprintf("%d-%02d-%02d", 1940+m.IntN(65), 1+m.IntN(12), 1+m.IntN(28))
}

func (m maker) country() string { return m.pick(strings.Fields("de fr se ke br vn tr nl pl mx")) }

// madeList is a list of n invented parties.
func madeList(n int) *lists.Snapshot {
	m := newMaker(1)
	s := &lists.Snapshot{Publication: cite.Publication{List: "made_list", Title: "Made List", Published: "2024-05-01", Targets: n}}
	for i := range n {
		e := ftm.NewEntity(fmt.Sprintf("made-%d", i+1), "Person")
		e.Target = true
		if i%5 == 4 {
			e.Schema = "Company"
			e.Add("name", m.firm())
		} else {
			e.Add("name", m.person())
			e.Add("birthDate", m.birth())
			e.Add("nationality", m.country())
		}
		x := ftm.NewEntity(e.ID+"-s", "Sanction")
		x.Add("entity", e.ID)
		x.Add("authority", "Made Office")
		x.Add("authorityId", fmt.Sprint(9000+i))
		x.Add("program", "MADE-1")
		x.Add("listingDate", "2023-02-03")
		s.Entities = append(s.Entities, e, x)
	}
	return s
}

func material(n int) *vet.Material {
	return vet.NewMaterial([]*lists.Snapshot{madeList(n)}, screen.Defaults())
}

// customers is a CSV file of n invented customers, of whom one in fifty is on the list.
func customers(n int, listed *lists.Snapshot) []byte {
	m := newMaker(2)
	var b bytes.Buffer
	b.WriteString("Customer ID,Full Name,DOB,Nationality\n")
	for i := range n {
		name, birth, country := m.person(), m.birth(), m.country()
		if i%50 == 13 {
			e := listed.Entities[2*m.IntN(len(listed.Entities)/2)]
			name, birth, country = e.Name(), e.First("birthDate"), e.First("nationality")
		}
		fmt.Fprintf(&b, "C%06d,%s,%s,%s\n", i+1, name, birth, country)
	}
	return b.Bytes()
}

// open reads rows from a text.
func open(tb testing.TB, text string, o ReadOptions) *Rows {
	tb.Helper()
	r, err := Open(Input{Reader: strings.NewReader(text)}, o)
	if err != nil {
		tb.Fatal(err)
	}
	return r
}

// jobOn is a job on a file of customers with guessed columns.
func jobOn(tb testing.TB, m *vet.Material, text string, f Format) *Job {
	tb.Helper()
	r := open(tb, text, ReadOptions{})
	c, err := r.GuessColumns()
	if err != nil {
		tb.Fatal(err)
	}
	return &Job{Material: m, Rows: r, Columns: c, Format: f, AsOf: "2025-06-01"}
}
