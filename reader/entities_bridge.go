package reader

import "strings"

var quoteOpen = map[string]bool{"“": true, "\"": true, "``": true, "‘": true, "'": true, "(": true}

// quotedName returns the end of a quoted name behind the word that says what it
// names, as in Institute "Sever"; i where there is none.
func (t *tree) quotedName(i int) int {
	for j := i + 1; j < t.n() && j < i+5; j++ {
		switch t.text(j) {
		case "”", "\"", "''", "’", "'":
			if j > i+1 {
				return j + 1
			}
			return i
		}
		if !isCap(t.text(j)) {
			return i
		}
	}
	return i
}

// nickname returns the end of a quoted nickname inside a name and of the name
// after it: Ivan “Vanya” Petrov.
func (t *tree) nickname(i int) int {
	for j := i + 1; j < t.n() && j < i+4; j++ {
		switch t.text(j) {
		case "”", "\"", "''", "’", "'", ")":
			if j > i+1 && j+1 < t.n() && isCap(t.text(j+1)) && !t.tight(j+1) && (t.text(i) != "(" || !isUpper(t.text(i+1))) && !smallWords[t.lower(j+1)] {
				return j + 2
			}
			return i
		}
		if !isCap(t.text(j)) {
			return i
		}
	}
	return i
}

// numbered reports whether a number belongs to the name before it: Executive
// Order 13999, Group 7.
func (t *tree) numbered(i int) bool {
	switch t.lower(i - 1) {
	case "order", "resolution", "regulation", "directive", "law", "article", "section", "channel", "rossiya", "russia", "france", "news", "mi", "bureau", "formula":
		return !strings.Contains(t.text(i), ",")
	}
	return false
}

func isNumber(w string) bool {
	return w != "" && w[0] >= '0' && w[0] <= '9'
}

// bridge returns the end of the name beyond "of", "for", "on" or "and" where
// the name goes on: Bank of Exampleland, Department of Health and Care.
func (t *tree) bridge(first, i int, cs caps) int {
	j := i + 1
	if t.lower(j) == "the" {
		j++
	}
	if j >= t.n() || !isCap(t.text(j)) || calendar[t.lower(j)] || smallWords[t.lower(j)] && t.text(j) != "US" && t.fact(j) == nil {
		return i
	}
	if f, end := t.factAt(first, i); f != nil && end == i && f.kind == country {
		return i
	}
	last := t.lower(i - 1)
	switch t.lower(i) {
	case "of":
		switch t.lower(first) {
		case "lord", "lady", "baroness", "baron", "earl", "viscount", "duke", "duchess":
			return j + 1 // Lord Ashby of Marlow
		}
		if bodyNouns[last] || organizationNouns[last] || companyNouns[last] || ofWords[last] || placeNouns[last] {
			return j + 1
		}
	case "for", "on", "to":
		if t.lower(i) == "for" && positions[last] || t.lower(i) == "to" && (last == "ambassador" || last == "envoy" || last == "adviser" || last == "advisor" || last == "representative") {
			return j + 1
		}
		if (bodyNouns[last] || organizationNouns[last]) && t.lower(i) != "to" && isCap(t.text(i-1)) {
			return j + 1
		}
	case "and":
		if j == i+1 && t.andBelongs(first, i, cs) {
			return j + 1
		}
	}
	return i
}

// ofWords take "of" inside a name or title: Secretary of State, House of Commons.
var ofWords = set(`secretary house director chief head minister chairman governor speaker member bank republic kingdom
	university college institute city state isle court school museum church king queen prince duke mayor attorney
	president bishop archbishop department ministry office bureau board registrar commissioner justice chamber ministers
	administrator undersecretary assistant commonwealth emirate islamic confederation cabinet knights order sons daughters
	lord times voice ambassador vice-president dean society academy friends port gulf strait cape bay sea united leader chair deputy-head general commander representative federation union association
	companies lords sultanate principality states minister-counsellor duchess league army defender`)

// positionIn reports whether a position stands among the tokens.
func positionIn(t *tree, first, last int) bool {
	for i := first; i < last; i++ {
		if positions[t.lower(i)] {
			return true
		}
	}
	return false
}

// joinable words stand before "and" inside the name of a body.
var joinable = set(`affairs terrorism intelligence science sciences arts technology culture information research rights law order history language letters
	medicine food drug alcohol tobacco firearms fisheries forestry land urban rural family children women veterans
	revenue audit safety standards quality crime drugs counterterrorism nuclear atomic space statistics
	privatization privatisation property assets ethics accountability reform anti-corruption relations commerce
	investigation prosecution enforcement monitoring compliance professional charity charities currency banking small
	wildlife parks heritage nature innovation skills business work pensions housing communities levelling
	refugees migration citizenship emergency disaster relief reconstruction minority equality justice weights`)

// closedNouns end a company's name: nothing that "and" joins belongs to it.
var closedNouns = set(`group holdings holding industries bank partners capital ventures investments enterprises company
	corporation airlines airways resources technologies solutions associates properties brothers sons international`)

// andBelongs reports whether "and" stands inside a name: the words to its right
// end in the head of a body or company that the left part lacks, or the left
// part is "Ministry of …" and the right no name of its own.
func (t *tree) andBelongs(first, i int, cs caps) bool {
	if f := t.fact(i + 1); f != nil && f.kind != place || known().given[t.text(i+1)] != 0 || known().demonyms[t.text(i+1)] != "" {
		return false
	}
	last := t.lower(i - 1)
	if bodyNouns[last] || organizationNouns[last] || closedNouns[last] || legalForms[last] || positions[last] {
		return false
	}
	if known().given[t.text(first)] != 0 {
		return false
	}
	if f, end := t.factAt(first, i); f != nil && end == i && f.kind != place {
		return false
	}
	for j := first + 1; j < i; j++ {
		if f, end := t.factAt(j, i); f != nil && end == i && f.kind == place && t.lower(j-1) == "of" {
			if g, _ := t.factAt(i+1, t.n()); g != nil && g.kind == place && headKind(t.lower(j-2)) != unknown {
				return true // "Port Authority of New York and New Jersey"
			}
		}
		if t.lower(j) == "for" && positionIn(t, first, j) {
			return true // "Under Secretary of Health for Prevention and Care"
		}
		if headLinks[t.lower(j)] && (bodyNouns[t.lower(j-1)] || ofWords[t.lower(j-1)]) {
			return positions[t.lower(first)] || positions[t.lower(j-1)] || bodyNouns[t.lower(j-1)]
		}
	}
	if t.fact(i+1) != nil || !joinable[last] && !titleModifiers[last] && !companyNouns[last] && !organizationNouns[last] {
		return false
	}
	end := i + 1
	for end < t.n() && isCap(t.text(end)) && !smallWords[t.lower(end)] {
		end++
	}
	head := t.lower(end - 1)
	if end-i-1 < 2 || positions[head] { // "Trade and Investment": one word is not enough
		return false
	}
	return bodyNouns[head] || organizationNouns[head] || companyNouns[head] && !cs.title || legalForms[head]
}
