package reader

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// namer joins pieces into entities.
type namer struct {
	s      *story
	pieces []piece
	forms  []*form          // in the order of the text
	byKey  map[string]*form // by the name as written
}

// form is a name as the text writes it, with what all its places say of it.
type form struct {
	key     string
	words   []string
	fact    *fact
	votes   votes
	places  []int // indexes of its pieces
	kind    kind
	full    *form // the fuller form that this one is short for, or nil
	entity  *entity
	plainly bool // written with a capital where no rule of spelling asks for it
}

func (n *namer) run() {
	n.gather()
	n.weigh()
	n.link()
	n.settle()
	n.write()
}

// gather brings the pieces with the same words together.
func (n *namer) gather() {
	n.byKey = map[string]*form{}
	for i := range n.pieces {
		p := &n.pieces[i]
		key := strings.ReplaceAll(p.key, "’", "'")
		f := n.byKey[key]
		if f == nil {
			f = &form{key: key, words: strings.Fields(key), fact: p.fact}
			n.byKey[key] = f
			n.forms = append(n.forms, f)
		}
		f.places = append(f.places, i)
		f.plainly = f.plainly || p.last-p.first > 1 || !n.s.trees[p.sentence].opens(p.first)
		f.votes[p.guess] += p.sure
	}
}

// settle gives each form its kind from the votes of all that it joins.
func (n *namer) settle() {
	for _, f := range n.forms {
		if r := f.root(); r != f {
			for k, v := range f.votes {
				r.votes[k] += v
			}
		}
	}
	for _, f := range n.forms {
		if f.root() == f {
			f.kind = f.votes.winner(f)
		}
	}
	for _, f := range n.forms {
		f.kind = f.root().kind
	}
}

// root is the fullest form of the party.
func (f *form) root() *form {
	for n := 0; f.full != nil && n < 20; n++ {
		f = f.full
	}
	return f
}

// link finds for each short form the fuller one that it stands for.
func (n *namer) link() {
	n.sameFact()
	n.acronyms()
	for _, f := range n.forms {
		f.kind = f.votes.winner(f)
	}
	byLast, byFirst := map[string][]*form{}, map[string][]*form{}
	for _, f := range n.forms {
		if len(f.words) > 1 {
			byLast[bare(f.words[len(f.words)-1])] = append(byLast[bare(f.words[len(f.words)-1])], f)
			if k := len(f.words) - 2; k > 0 && suffixes[strings.ToLower(f.words[k+1])] {
				byLast[bare(f.words[k])] = append(byLast[bare(f.words[k])], f)
			}
			byFirst[bare(f.words[0])] = append(byFirst[bare(f.words[0])], f)
			for _, w := range f.words[1 : len(f.words)-1] {
				if strings.ContainsAny(w, "“\"‘'") || particles[w] {
					byLast[bare(w)] = append(byLast[bare(w)], f)
				}
			}
		}
	}
	for _, f := range n.forms {
		if f.full == nil && (f.fact == nil || len(f.words) == 1 && f.votes[person] > 3 || len(f.words) > 1 && f.fact.kind == body) {
			n.fuller(f, byLast, byFirst)
		}
	}
}

// bare is a name's word without quotation marks and the article al-.
func bare(w string) string {
	w = strings.Trim(w, "“”\"‘’'(),")
	for _, a := range []string{"al-", "Al-", "el-", "El-"} {
		w = strings.TrimPrefix(w, a)
	}
	return fold(w)
}

// fold writes a word without its accents: Brzeziński is Brzezinski elsewhere in
// the same text.
func fold(w string) string {
	for i := range len(w) {
		if w[i] >= 0x80 {
			return foldTable.Replace(w)
		}
	}
	return w
}

var foldTable = strings.NewReplacer("á", "a", "à", "a", "â", "a", "ä", "a", "ã", "a", "å", "a", "ā", "a", "ă", "a", "ą", "a",
	"é", "e", "è", "e", "ê", "e", "ë", "e", "ē", "e", "ė", "e", "ę", "e", "ě", "e", "í", "i", "ì", "i", "î", "i", "ï", "i", "ī", "i", "ı", "i",
	"ó", "o", "ò", "o", "ô", "o", "ö", "o", "õ", "o", "ø", "o", "ő", "o", "ú", "u", "ù", "u", "û", "u", "ü", "u", "ū", "u", "ů", "u", "ű", "u",
	"ç", "c", "ć", "c", "č", "c", "đ", "d", "ď", "d", "ğ", "g", "ģ", "g", "ł", "l", "ľ", "l", "ñ", "n", "ń", "n", "ň", "n", "ņ", "n",
	"ř", "r", "ś", "s", "š", "s", "ş", "s", "ș", "s", "ť", "t", "ţ", "t", "ț", "t", "ý", "y", "ÿ", "y", "ź", "z", "ż", "z", "ž", "z",
	"Á", "A", "Ç", "C", "Č", "C", "Đ", "D", "É", "E", "İ", "I", "Ł", "L", "Ñ", "N", "Ö", "O", "Ø", "O", "Ś", "S", "Š", "S", "Ş", "S", "Ü", "U", "Ż", "Z", "Ž", "Z")

// sameFact joins the forms that one fact of the gazetteer covers: U.S. and
// United States.
func (n *namer) sameFact() {
	first := map[*fact]*form{}
	for _, f := range n.forms {
		if f.fact == nil || f.votes[f.fact.kind] == 0 {
			continue
		}
		if g := first[f.fact]; g == nil {
			first[f.fact] = f
		} else {
			f.full = g
		}
	}
}

// fuller joins a short form to the one fuller form that fits it: a surname to
// a person, "Meridian" to "Meridian Shipping LLC". Where two fit, the one named
// last before it is taken if it was named in the sentence or paragraph; else
// none.
func (n *namer) fuller(f *form, byLast, byFirst map[string][]*form) {
	if genericCapital[strings.ToLower(f.key)] {
		return
	}
	var fit []*form
	add := func(list []*form) {
		for _, g := range list[:min(len(list), 64)] { // so many of a name leave no one reading
			if g != f && g.root() != f && !slices.Contains(fit, g.root()) && stands(f, g) {
				fit = append(fit, g.root())
			}
		}
	}
	add(byLast[bare(f.words[len(f.words)-1])])
	add(byFirst[bare(f.words[0])])
	if len(fit) > 1 {
		fit = n.narrow(f, fit)
	}
	if len(fit) == 1 {
		f.full = fit[0]
	}
}

// narrow chooses among several fuller forms: persons before companies, then
// the one named before the short form's first place, nearest to it.
func (n *namer) narrow(f *form, fit []*form) []*form {
	people := slices.DeleteFunc(slices.Clone(fit), func(g *form) bool { return g.kind != person })
	if len(people) > 0 && len(people) < len(fit) && (f.kind == person || f.kind == unknown) {
		fit = people
	}
	if len(fit) == 1 {
		return fit
	}
	at := f.places[0]
	var best *form
	for _, g := range fit {
		if g.places[0] < at && (best == nil || g.places[0] > best.places[0]) {
			best = g
		}
	}
	if best == nil || len(best.places) == 0 {
		return fit[:1]
	}
	return []*form{best}
}

// stands reports whether the short form can stand for the full one.
func stands(f, g *form) bool {
	if len(f.words) > len(g.words) || len(f.words) == len(g.words) && (f.key == g.key || fold(f.key) != fold(g.key)) {
		return false
	}
	switch {
	case f.kind == person && len(f.words) == 1 && g.kind != person && g.fact == nil && g.votes[g.kind] < 3 && len(g.words) < 4 && headKind(strings.ToLower(g.words[len(g.words)-1])) == unknown:
		return personStands(f.words, g.words)
	case suffixOf(f.words, g.words) && nationPrefix(g.words[:len(g.words)-len(f.words)]):
		return f.kind != person && g.kind != person // "Supreme Court" for "Ostmark Supreme Court"
	case g.kind == person || g.kind == unknown && f.kind == person:
		if f.kind != person && f.kind != unknown && f.votes[f.kind] > 5 {
			return false
		}
		return personStands(f.words, g.words)
	case g.kind == company || g.kind == organization || g.kind == body || g.kind == unknown || g.kind == outlet || g.kind == vessel:
		if f.kind == person && f.votes[person] > 3 || f.fact != nil || f.kind == place && f.votes[place] > 6 {
			return false
		}
		return orgStands(f.words, g.words)
	}
	return false
}

// suffixOf reports whether the full name ends in the short one, of two words or
// more.
func suffixOf(short, full []string) bool {
	return len(short) > 1 && len(short) < len(full) && slices.Equal(short, full[len(full)-len(short):])
}

// nationPrefix reports whether the words name a country or nationality.
func nationPrefix(words []string) bool {
	name := strings.Join(words, " ")
	f := known().facts[name]
	return f != nil && f.kind == country || demonym(name) != ""
}

// personStands reports whether the words of a short name fit a full one: the
// family name, a nickname, first and family name without what is between.
func personStands(short, full []string) bool {
	if len(short) == 1 {
		w := bare(short[0])
		if w == bare(full[len(full)-1]) {
			return true
		}
		if suffixes[strings.ToLower(full[len(full)-1])] && len(full) > 2 && w == bare(full[len(full)-2]) {
			return true
		}
		for _, x := range full[1 : len(full)-1] {
			if bare(x) == w && (strings.ContainsAny(x, "“\"‘'(") || isCap(x) && len(full) == 3 && !isInitial(x) && known().given[x] == 0) {
				return true
			}
		}
		return bare(full[0]) == w
	}
	if bare(short[len(short)-1]) != bare(full[len(full)-1]) && bare(short[0]) != bare(full[0]) {
		return false
	}
	// "R. Maro" and "Rita Maro" have as many words; so do two brothers.
	j := 0
	for _, w := range short {
		for j < len(full) && bare(full[j]) != bare(w) && !initialOf(w, full[j]) {
			j++
		}
		if j == len(full) {
			return false
		}
		j++
	}
	return true
}

// initialOf reports whether w is the initial of full: "R." of "Rita".
func initialOf(w, full string) bool {
	r, n := utf8.DecodeRuneInString(w)
	q, _ := utf8.DecodeRuneInString(full)
	return n > 0 && len(w) == n+1 && w[n] == '.' && r == q
}

// orgStands reports whether the words of a short name are the telling part of
// a full one: all of it but legal forms and words that say what it is.
func orgStands(short, full []string) bool {
	for i, w := range short {
		if bare(w) != bare(full[i]) {
			return false
		}
	}
	if len(short) == 1 && (len(short[0]) < 3 || known().given[short[0]] != 0 && !isUpper(short[0]) || known().demonyms[short[0]] != "" || known().facts[short[0]] != nil || titleModifiers[strings.ToLower(short[0])] || headKind(strings.ToLower(short[0])) != unknown) {
		return false
	}
	for _, w := range full[len(short):] {
		low := strings.ToLower(strings.Trim(w, ","))
		if legalForms[low] || companyNouns[low] || organizationNouns[low] || bodyNouns[low] || low == "&" || low == "and" || known().facts[w] != nil || len(full)-len(short) == 1 {
			continue
		}
		if len(short) > 1 || len(full) > 2 && headKind(strings.ToLower(full[len(full)-1])) != unknown {
			continue
		}
		return false
	}
	return true
}

// acronyms joins an acronym to the name whose initials it is: in brackets
// behind it, or anywhere after it.
func (n *namer) acronyms() {
	initials := map[string]*form{}
	for _, f := range n.forms {
		if len(f.words) > 1 && f.votes.winner(f) != person {
			for _, a := range acronymsOf(f.words) {
				if initials[a] == nil {
					initials[a] = f
				}
			}
		}
	}
	for _, f := range n.forms {
		if f.full != nil {
			continue
		}
		if isUpper(f.key) && len(f.key) > 3 { // MADRID, in a dateline
			if g := n.byKey[titleWords(f.key)]; g != nil && g != f && g.full == nil {
				f.full = g
				continue
			}
		}
		if g := n.bracketed(f); g != nil {
			if g.root() != f && g.fact == nil || g.fact != f.fact && g.root() != f {
				f.full = g.root()
			}
			continue
		}
		if len(f.words) != 1 || !isUpper(f.key) {
			continue
		}
		if g := initials[strings.ReplaceAll(f.key, ".", "")]; g != nil && f.fact == nil && g.root() != f && len(f.key) > 2 {
			f.full = g.root()
		}
	}
}

// subset reports whether every word of a short name is one of the full one's.
func subset(short, full []string) bool {
	for _, w := range short {
		if !slices.Contains(full, w) {
			return false
		}
	}
	return true
}

// titleWords writes words in capitals with a first capital each.
func titleWords(key string) string {
	words := strings.Fields(strings.ToLower(key))
	for i, w := range words {
		words[i] = titleCase(w)
	}
	return strings.Join(words, " ")
}

// bracketed returns the form that one of f's places stands behind in brackets.
func (n *namer) bracketed(f *form) *form {
	for _, at := range f.places {
		p := &n.pieces[at]
		t := n.s.trees[p.sentence]
		if at == 0 || p.first < 2 || t.text(p.last) != ")" && t.text(p.last) != "-RRB-" && t.text(p.last) != "”" && t.text(p.last) != "\"" {
			continue
		}
		open := p.first - 1
		for open > 0 && (quoteOpen[t.text(open)] && t.text(open) != "(" || t.lower(open) == "the" || t.lower(open) == "or") {
			open--
		}
		prev := &n.pieces[at-1]
		if (t.text(open) == "(" || t.text(open) == "-LRB-") && prev.sentence == p.sentence && prev.last == open {
			if g := n.byKey[strings.ReplaceAll(prev.key, "’", "'")]; g != nil && (g.votes.winner(g) != person && len(f.words) == 1 && isUpper(f.key) && fitsInitials(f.key, g.words) || len(f.words) < len(g.words) && subset(f.words, g.words)) {
				return g
			}
		}
	}
	return nil
}

// fitsInitials reports whether the letters of an acronym come in their order
// among the initials of the words, the first with the first word: abbreviations
// in brackets need no more.
func fitsInitials(acronym string, words []string) bool {
	letters := strings.ToLower(strings.ReplaceAll(acronym, ".", ""))
	if letters == "" || len(words) == 0 {
		return false
	}
	text := strings.ToLower(strings.Join(words, " "))
	j := 0
	for i := 0; i < len(text) && j < len(letters); i++ {
		if text[i] == letters[j] {
			j++
		}
	}
	return j == len(letters) || len(letters) >= 3 && j >= len(letters)-1
}

// acronymsOf returns the acronyms that a name can have: with and without its
// small words and its legal form.
func acronymsOf(words []string) []string {
	var all, big, noForm strings.Builder
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(bare(w))
		if w == "&" {
			continue
		}
		up := strings.ToUpper(string(r))
		all.WriteString(up)
		if isCap(w) {
			big.WriteString(up)
			if !legalForms[strings.ToLower(w)] {
				noForm.WriteString(up)
			}
		}
	}
	return []string{all.String(), big.String(), noForm.String()}
}

// write makes the entities and their mentions.
func (n *namer) write() {
	small := n.s.smallWords()
	for _, f := range n.forms {
		r := f.root()
		if r.kind == unknown && !r.keep() || r == f && f.accident(small) {
			continue
		}
		if r.entity == nil {
			r.entity = n.s.newEntity(r.kind, "")
			r.entity.weak = r.weak(n)
			if r.fact != nil {
				r.entity.country = r.fact.country
			}
			if r.kind == country && r.fact != nil && n.s.countries[r.fact.country] == nil {
				n.s.countries[r.fact.country] = r.entity
			}
		}
		f.entity = r.entity
	}
	for i := range n.pieces {
		p := &n.pieces[i]
		f := n.byKey[strings.ReplaceAll(p.key, "’", "'")]
		if f.entity == nil {
			continue
		}
		m := &mention{sentence: p.sentence, first: p.first, last: p.last, kind: "name", entity: f.entity, titleFirst: p.titleFirst, titleLast: p.titleLast}
		if len(f.words) == 1 && isUpper(f.key) && len(f.key) > 1 && f.full != nil {
			m.kind = "acronym"
		}
		m.head = n.s.trees[p.sentence].headWithin(p.first, p.last)
		n.s.add(m)
	}
	for _, f := range n.forms {
		if f.entity != nil {
			f.entity.addName(f.key)
		}
	}
	for _, f := range n.forms {
		if e := f.entity; e != nil && e.gender == 0 && e.kind == person {
			e.gender = n.genderOf(f)
		}
	}
}

// smallWords are the words that the text has in small letters.
func (s *story) smallWords() map[string]bool {
	out := map[string]bool{}
	for _, t := range s.trees {
		for i := range t.n() {
			if w := t.text(i); w != "" && w[0] >= 'a' && w[0] <= 'z' && w == t.lower(i) {
				out[w] = true
			}
		}
	}
	return out
}

// addName gives the entity one more name: the fullest becomes its name, the
// others are aliases.
func (e *entity) addName(name string) {
	switch {
	case name == e.name || slices.Contains(e.aliases, name):
	case e.name == "":
		e.name = name
	case fuller(name, e.name):
		e.aliases = append(e.aliases, e.name)
		e.name = name
	default:
		e.aliases = append(e.aliases, name)
	}
}

// fuller reports whether name a is fuller than b: more words, then more letters.
func fuller(a, b string) bool {
	if x, y := strings.Count(a, " "), strings.Count(b, " "); x != y {
		return x > y
	}
	return len(a) > len(b)
}

// headWithin is the token of [first, last) that the others hang on.
func (t *tree) headWithin(first, last int) int {
	for i := first; i < last; i++ {
		if h := t.up[i]; h < first || h >= last {
			return i
		}
	}
	return last - 1
}

// heading finds the names of a heading in capitals that the text has elsewhere.
func (n *namer) heading(t *tree) {
	folded := map[string]*form{}
	for _, f := range n.forms {
		if f.entity != nil {
			folded[strings.ToUpper(f.key)] = f
		}
	}
	for i := 0; i < t.n(); {
		next := i + 1
		for last := min(t.n(), i+8); last > i; last-- {
			if f := folded[strings.ToUpper(t.raw(i, last))]; f != nil && len(f.key) > 2 {
				m := &mention{sentence: t.index, first: i, last: last, kind: "name", entity: f.entity}
				m.head = t.headWithin(i, last)
				n.s.add(m)
				next = last
				break
			}
		}
		i = next
	}
}
