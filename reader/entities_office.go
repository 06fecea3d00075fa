package reader

// officers have offices that act in their name.
var officers = set(`prosecutor prosecutors attorney general sheriff ombudsman president mayor minister chancellor comptroller governor auditor coroner
	commissioner inspector procurator regulator`)

// officeNominal reads "the special prosecutor's office", "the U.S. Attorney's
// office in Brooklyn", "Malta's attorney general's office".
func (s *story) officeNominal(t *tree, i int) {
	k := i - 1
	if t.tag(k) == "POS" {
		k--
	}
	if !officers[t.lower(k)] {
		return
	}
	first := k
	for first > 0 && s.describesOffice(t, first-1) {
		first--
	}
	last := i + 1
	if t.lower(last) == "in" || t.lower(last) == "for" || t.lower(last) == "of" {
		j := last + 1
		if t.tag(j) == "DT" {
			j++
		}
		if m := s.mentionAt(t.index, j); m.is(place, country) && m.first == j {
			last = m.last
		}
	}
	s.addDescribed(body, t, first, last, i, s.countryIn(t, first, last))
}

// describesOffice reports whether the token before an officer's title belongs to
// the name of the office.
func (s *story) describesOffice(t *tree, i int) bool {
	low := t.lower(i)
	if t.tag(i) == "POS" {
		m := s.mentionAt(t.index, i-1)
		return m != nil && m.entity != nil && (m.entity.is(country, place) || officers[t.lower(i-1)])
	}
	if m := s.mentionAt(t.index, i); m != nil && m.entity != nil {
		return m.entity.is(country, place) || m.entity.kind == body && m.kind == "name"
	}
	switch low {
	case "special", "public", "general", "district", "state", "federal", "chief", "national", "regional", "military", "anti-corruption", "attorney", "deputy", "prosecutor", "military-prosecutor":
		return true
	}
	return t.demonym(i) != "" || t.isHyphen(i) || t.isProper(i) && isCap(t.text(i))
}

// fundNominal reads "Ostmark's sovereign wealth fund", "the Ostmark state
// pension fund": a fund that a country has one of.
func (s *story) fundNominal(t *tree, i int) {
	switch t.lower(i - 1) {
	case "wealth", "pension", "investment":
	default:
		return
	}
	first := i - 1
	for first > 0 && (t.lower(first-1) == "sovereign" || t.lower(first-1) == "state" || t.lower(first-1) == "national" || t.lower(first-1) == "public") {
		first--
	}
	if first == i-1 || t.isCommon(i+1) {
		return
	}
	nation := ""
	if m := s.ownerBefore(t, first); m.is(country) {
		first, nation = m.first, m.entity.country
	} else if c := t.demonym(first - 1); c != "" {
		first, nation = first-1, c
	} else if m := s.mentionAt(t.index, first-1); m.is(country) {
		first, nation = m.first, m.entity.country
	}
	if nation != "" {
		s.addDescribed(organization, t, first, i+1, i, nation)
	}
}

// serviceNominal reads "Ostmark's state security service", "the Ostmark
// intelligence services".
func (s *story) serviceNominal(t *tree, i int) {
	switch t.lower(i - 1) {
	case "security", "intelligence", "secret", "customs", "tax", "prison", "border", "revenue", "immigration":
	default:
		return
	}
	if t.isCommon(i+1) || t.isHyphen(i+1) {
		return
	}
	first := t.descriptionStart(i)
	nation := s.countryIn(t, first, i)
	if m := s.ownerBefore(t, first); m.is(country) {
		first, nation = m.first, m.entity.country
	}
	if nation != "" {
		s.addDescribed(body, t, first, i+1, i, nation)
	}
}
