package names

import (
	"slices"
	"strings"
)

// Parse prepares a name of the given kind. With Any it decides by the words
// whether the name is an organisation's: a legal form or a word such as bank or
// ministry makes it one. A name of nothing but marks has no parts.
func Parse(s string, k Kind) Name {
	n := parse(s, k)
	n.Readings = hanReadings(s, k)
	switch {
	case n.Eastern:
		n.romanised()
	case n.Kind == Person || n.Kind == Any:
		n.slavicReadings()
	}
	return n
}

func parse(s string, k Kind) Name {
	n := Name{Original: s, Kind: k}
	var buf [12]token // as many as most names have
	ts := tokens(buf[:0], Normalise(s))
	if k == Any {
		k = guess(ts)
	}
	switch k {
	case Person:
		n.Parts = personParts(spread(ts))
	case Any:
		n.Parts = personParts(ts)
	default:
		n.Parts = orgParts(ts, k)
	}
	if len(n.Parts) > MaxParts {
		n.Parts = n.Parts[:MaxParts]
	}
	n.keys()
	for i := range n.Parts {
		n.Parts[i].follow()
	}
	n.join()
	n.Kind = k
	n.Eastern = k != Organisation && k != Thing && eastern(n.Parts)
	return n
}

// join notes the sound of all the telling parts written together.
func (n *Name) join() {
	var buf, key [128]byte
	joined := buf[:0]
	for i := range n.Parts {
		if p := &n.Parts[i]; p.telling() && len(joined) < 96 && len(joined)+len(p.Text) <= len(buf) {
			joined = append(joined, p.Text...)
		}
	}
	if len(joined) >= 6 {
		n.Joined = hashKey(keyInto(key[:0], joined))
	}
}

// keys gives the parts their spelling keys, which lie in one piece of memory.
func (n *Name) keys() {
	var buf [256]byte
	var ends [MaxParts]int
	all := buf[:0]
	for i := range n.Parts {
		if p := &n.Parts[i]; p.numeral() {
			all = append(all, p.Text...)
		} else {
			all = append(all, keyInto(all[len(all):], bytesOf(p.Text))...)
		}
		ends[i] = len(all)
	}
	text, from := string(all), 0
	for i := range n.Parts {
		n.Parts[i].Key, from = text[from:ends[i]], ends[i]
	}
}

func (p *Part) numeral() bool { return p.Role == Number || p.Role == Ordinal }

// finish fills what follows from the text.
func (p *Part) finish() {
	if p.numeral() {
		p.Key = p.Text
	} else {
		p.Key = spellingKey(p.Text)
	}
	p.follow()
}

// follow fills what follows from the text and the key.
func (p *Part) follow() {
	if !p.numeral() {
		if p.codes = givenTable()[p.Text]; p.codes == nil && patronymicEnding(p.Text) {
			p.codes = fathers(p.Text)
		}
	}
	p.mask = letters(p.Key)
	p.weight = weightOf(p.Key)
}

// telling reports whether a part helps to tell who is meant.
func (p *Part) telling() bool {
	return p.Role != LegalForm && p.Role != Honorific && p.Role != Particle
}

// guess tells an organisation from anything else by its words.
func guess(ts []token) Kind {
	ws := texts(ts)
	for i := range ws {
		if _, n := legalTable().find(ws[i:]); n > 0 && (n > 1 || len(ws[i]) > 2) && i > 0 {
			return Organisation
		}
		if _, n := genericTable().find(ws[i:]); n > 0 && len(ws[i]) > 3 {
			return Organisation
		}
	}
	return Any
}

func texts(ts []token) []string {
	ws := make([]string, len(ts))
	for i := range ts {
		ws[i] = ts[i].text
	}
	return ws
}

func (t *token) part(r Role) Part {
	p := Part{Text: t.text, Native: t.native, Role: r}
	if t.soft {
		p.flags |= skeletal
	}
	if t.dotted {
		p.flags |= acronym
	}
	if t.spelt {
		p.flags |= spelt
	}
	if t.hangul {
		p.flags |= syllabic
	}
	return p
}

// spread takes the initials of a person apart: N.P. is two of them.
func spread(ts []token) []token {
	if !slices.ContainsFunc(ts, func(t token) bool { return t.dotted && len(t.text) <= 3 }) || len(ts) < 2 {
		return ts
	}
	out := make([]token, 0, len(ts)+2)
	for _, t := range ts {
		if !t.dotted || len(t.text) > 3 {
			out = append(out, t)
			continue
		}
		t.dotted = false
		for i := range len(t.text) {
			one := t
			one.text = t.text[i : i+1]
			one.class = classOf(one.text)
			out = append(out, one)
			t.after = 0
		}
	}
	return out
}

// personParts gives the words of a person's name their roles. The surname is what
// stands before a comma, else the last part; what follows bin, ibn or ben is a
// father's name.
func personParts(ts []token) []Part {
	ts = unglue(ts)
	parts := make([]Part, 0, len(ts))
	chained := false
	comma := -1
	for i := range ts {
		t := &ts[i]
		if t.after == ',' && comma < 0 && i > 0 {
			comma = len(parts)
		}
		role := Given
		switch {
		case t.class&isHonorific != 0 && len(ts) > 1:
			role = Honorific
		case isChain(ts, i):
			role, chained = Particle, i+1 < len(ts)
		case t.class&isParticle != 0 && len(ts) > 1:
			role = Particle
		case len(t.text) == 1 && t.native == "":
			role = Initial
		case patronymicEnding(t.text):
			role = Patronymic
		case roman(t.text) > 1 && i > 0 && i == len(ts)-1 && t.upper && t.native == "" && t.text != "xi":
			role = Ordinal
		case digits(t.text):
			role = Number
		}
		p := t.part(role)
		p.Value = roman(t.text)
		if role == Given && chained {
			p.Role, p.flags, chained = Patronymic, p.flags|chain, false
		}
		parts = append(parts, p)
	}
	if plain := personCount(parts); plain == 0 {
		for i := range parts {
			parts[i].Role = Given // a name of nothing but titles or particles is a name
		}
	}
	if k := trailingLegal(parts); k > 0 {
		for i := len(parts) - k; i < len(parts); i++ {
			parts[i].Role = LegalForm
		}
	}
	markFamily(parts, comma)
	return parts
}

// isChain reports whether a word marks a father's name: bin and ibn always, ben
// (which is a given name too) only inside the name.
func isChain(ts []token, i int) bool {
	return ts[i].class&isChainMark != 0 && (ts[i].text != "ben" || i > 0) && len(ts) > 1
}

// trailingLegal is the number of parts of a legal form that closes a person's
// name by mistake or because a sole trader bears it.
func trailingLegal(parts []Part) int {
	legal := legalTable()
	for i := 2; i < len(parts); i++ {
		if legal.most[parts[i].Text] == 0 {
			continue
		}
		ws := make([]string, 0, len(parts)-i)
		for k := i; k < len(parts); k++ {
			ws = append(ws, parts[k].Text)
		}
		if _, n := legal.find(ws); n > 0 && i+n == len(parts) && (ws[0] == "llc" || ws[0] == "ltd" || ws[0] == "inc" || ws[0] == "gmbh" || n > 2) {
			return n
		}
	}
	return 0
}

func personCount(parts []Part) int {
	n := 0
	for i := range parts {
		if parts[i].telling() {
			n++
		}
	}
	return n
}

// markFamily marks the surname: the parts before the comma, else the last.
func markFamily(parts []Part, comma int) {
	if comma > 0 {
		for i := range comma {
			if parts[i].Role == Given || parts[i].Role == Patronymic && parts[i].flags&chain != 0 {
				parts[i].Role = Family
			}
		}
		return
	}
	if personCount(parts) < 2 {
		return
	}
	for i := len(parts) - 1; i > 0; i-- {
		switch parts[i].Role {
		case Given:
			parts[i].Role = Family
			return
		case Patronymic:
			return
		}
	}
}

// unglue levels the compounds of Arabic names: Abdulrahman, Abd al-Rahman and
// Abdurrahman all become abdul and rahman; Abd Allah becomes abdullah; Nur al-Din
// and Nur ud Din become nuruddin; the article before a word goes.
func unglue(ts []token) []token {
	out := ts[:0]
	for i := range ts {
		if afterAbd(ts[i].text) != "" {
			out = make([]token, 0, len(ts)+2) // one becomes two
			break
		}
	}
	for i := 0; i < len(ts); i++ {
		t := ts[i]
		next := i + 1
		for next < len(ts) && ts[next].class&isArticle != 0 {
			next++
		}
		if isAbd(t.text) && next < len(ts) {
			if w := ts[next].text; w == "allah" || w == "lah" || w == "ullah" || w == "llah" {
				t.text, t.class = "abdullah", 0
				out, i = append(out, t), next
				continue
			}
			t.text, t.class = "abdul", 0
			out, i = append(out, t), next-1
			continue
		}
		if rest := afterAbd(t.text); rest != "" {
			a := t
			a.text, a.class = "abdul", 0
			t.text, t.class, t.hyphen, t.after = rest, classOf(rest), true, 0
			out = append(out, a, t)
			continue
		}
		if next < len(ts) && next > i+1 && (ts[next].text == "din" || ts[next].text == "deen" || ts[next].text == "dine") && len(t.text) > 2 {
			t.text += "uddin"
			out, i = append(out, t), next
			continue
		}
		if next < len(ts) && next == i+1 && t.class&isArticle == 0 && len(t.text) > 2 && (ts[next].text == "uddin" || ts[next].text == "eddin" || ts[next].text == "eddine" || ts[next].text == "ullah" || ts[next].text == "allah" && ts[next].hyphen) {
			t.text = levelTail(t.text + ts[next].text)
			out, i = append(out, t), next
			continue
		}
		t.text = levelTail(t.text)
		out = append(out, t)
	}
	return out
}

func isAbd(w string) bool {
	switch w {
	case "abd", "abdul", "abdel", "abdal", "abdol", "abdur", "abdus", "abdu":
		return true
	}
	return false
}

// afterAbd returns what follows "servant of the" in a name written together, ""
// where the name is none such.
func afterAbd(w string) string {
	if len(w) < 7 || w[:3] != "abd" {
		return ""
	}
	rest := w[3:]
	if !vowel(rest[0]) {
		return ""
	}
	rest = rest[1:]
	switch rest[0] {
	case 'l':
		rest = strings.TrimPrefix(rest[1:], "-")
	case 'r', 's', 'n', 'z', 'd', 't':
		if rest[0] == rest[1] {
			rest = rest[1:]
		}
	default:
		return ""
	}
	switch rest {
	case "lah", "ah", "la", "a", "lahi", "laye", "ahi", "lla", "llah":
		return ""
	}
	if len(rest) < 3 {
		return ""
	}
	return rest
}

// levelTail gives the endings -ullah and -uddin one spelling.
func levelTail(w string) string {
	if len(w) < 6 {
		return w
	}
	switch w[len(w)-2:] {
	case "ah", "la", "ne", "in", "en":
	default:
		return w
	}
	for _, end := range [...]string{"ollah", "allah", "oullah", "eullah", "ulla", "olla", "ulah"} {
		if strings.HasSuffix(w, end) && len(w) > len(end)+2 {
			return w[:len(w)-len(end)] + "ullah"
		}
	}
	for _, end := range [...]string{"eddine", "oddin", "eddin", "uddeen", "addin", "iddin", "edine", "ouddin", "audin", "udin", "odin", "edin", "uddine"} {
		if strings.HasSuffix(w, end) && len(w) > len(end)+2 {
			return w[:len(w)-len(end)] + "uddin"
		}
	}
	return w
}

func digits(w string) bool {
	for i := range len(w) {
		if w[i] < '0' || w[i] > '9' {
			return false
		}
	}
	return w != ""
}

// hanReadings returns the other readings of a name written in Han.
func hanReadings(s string, k Kind) []Name {
	if mainScript(s) != han {
		return nil
	}
	var out []Name
	for _, r := range otherReadings(Normalise(s)) {
		n := parse(r, k)
		n.Original, n.Foreign, n.Eastern = s, true, true
		out = append(out, n)
	}
	return out
}
