package vet

import "backchannel/regime"

// Standing judges an entry of the lists as of a day by its places on them, which
// it returns too: one for each list and measure. An entry that no list here has
// stands clear. asOf is YYYY-MM-DD.
func (m *Material) Standing(id, asOf string) (regime.Verdict, []regime.Designation) {
	c := newFile(nil, m, Options{AsOf: asOf})
	places := m.designations(id)
	c.book.Designations[id] = places
	return c.judge(id, asOf), places
}
