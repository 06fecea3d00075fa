package reader

import (
	"slices"
	"strings"
)

// sanctionReader reads listings and the freezing and taking of assets. They are
// told in nouns ("under U.S. sanctions since", "sanctions imposed on") as often
// as in verbs, and who decreed them is said once: a first pass reads the words,
// a second names the authority of those that leave it out.
//
//	"the Treasury sanctioned X", "X was designated pursuant to …"
//	"U.S. sanctions on X", "sanctions imposed by the EU against X and Y"
//	"X is under / subject to / faces EU sanctions", "placed X under sanctions"
//	"the EU-sanctioned tycoon X", "one of 26 people sanctioned by the EU"
//	"was added to the EU blacklist", "is on Britain's sanctions list"
//	"Those hit include X and Y", "Also sanctioned today are X and Y"
type sanctionReader struct {
	*lawReader
	events []*lawEvent
	theme  bool      // the story speaks of sanctions
	list   *lawEvent // the listing whose rows are being read
}

func (s *lawReader) sanctionTies() {
	r := &sanctionReader{lawReader: s}
	for _, t := range s.trees {
		for i := range t.n() {
			w := t.lower(i)
			r.theme = r.theme || strings.HasPrefix(w, "sanction") || strings.HasPrefix(w, "blacklist") || w == "ofac" || w == "pursuant" && t.lower(i+1) == "to"
		}
	}
	for _, t := range s.trees {
		for i := range t.n() {
			r.readAt(t, i)
		}
		r.followUp(t)
	}
	r.nameFirst(r.events)
	r.authorities()
	r.dropWholes()
	for _, e := range r.events {
		for _, z := range e.on {
			for _, a := range e.by {
				s.tie(bond{kind: Sanctioned, from: a, to: z, role: e.step, rule: e.rule, t: e.t, head: e.head, date: s.dateOf(e.t, e.head), status: e.status, negated: e.negated})
			}
		}
	}
}

// readAt reads the listing at a token.
func (r *sanctionReader) readAt(t *tree, i int) {
	e := &lawEvent{t: t, head: i, awaited: -1, step: "sanctioned", kind: Sanctioned}
	switch low := t.lower(i); {
	case measureNouns[t.lemma(i)] && (t.isCommon(i) || low == "sanctions") && !(low == "sanction" && t.tag(i-1) == "TO"):
		r.measure(e, i)
	case low == "blacklist" && !t.isVerb(i), low == "list", low == "nationals" && t.lower(i-1) == "designated":
		r.onList(e, i)
	case sanctionForms[low] != "":
		if !r.sanctionedName(e, i) {
			r.verb(e, i)
		}
	case strings.HasPrefix(low, "target") || low == "hit" || low == "hits":
		r.targeted(e, i)
	case seizures[low]:
		r.seized(e, i)
	}
}

// add records a listing that has a target, without those that cannot be one.
func (r *sanctionReader) add(e *lawEvent) bool {
	if by := slices.DeleteFunc(slices.Clone(e.by), func(x *entity) bool { return slices.Contains(e.on, x) }); len(by) > 0 {
		e.by = by
	}
	e.on = slices.DeleteFunc(e.on, func(x *entity) bool {
		return !e.canFall(x) || slices.Contains(e.by, x) || x.kind == country && !r.namesCountry(e.t, x)
	})
	e.by = slices.DeleteFunc(e.by, func(x *entity) bool {
		return !x.decrees() || e.step == "sanctioned" && x.kind == body && strings.ToLower(x.name) == x.name // "ministers"
	})
	if len(e.on) == 0 && len(e.by) > 0 && e.step != "sanctioned" {
		r.events = append(r.events, e) // who seizes, for those that leave it out
		return false
	}
	if len(e.on) == 0 && e.awaited < 0 || e.negated && len(e.by) == 0 {
		return false
	}
	r.events = append(r.events, e)
	return true
}

// namesCountry reports whether a sentence speaks of a country by its own name: "a
// Norwegian shipowner" is not Norway.
func (r *sanctionReader) namesCountry(t *tree, x *entity) bool {
	return slices.ContainsFunc(x.mentions, func(m *mention) bool {
		return m.sentence == t.index && (t.demonym(m.first) == "" || t.isProper(m.first) && t.tag(m.first) != "NNPS" && !t.isCommon(m.last))
	})
}

// isAuthority reports whether a party is a state, a public body or an alliance.
func (e *entity) isAuthority() bool {
	return e.is(country, body, organization, group) || e.is(place) && capitals[e.name] != ""
}

// decrees reports whether a party can list another: an authority, or who acts for
// one.
func (e *entity) decrees() bool { return e.isAuthority() || e.isPerson() && e.isNamed() }

// sanctionForms are the verbs that list somebody, by their forms.
var sanctionForms = func() map[string]string {
	out := map[string]string{"bar": "bar", "bars": "bar", "barred": "bar", "barring": "bar", "banned": "bar", "banning": "bar"}
	for _, v := range []string{"sanction", "blacklist", "designate", "delist", "punish"} {
		stem := strings.TrimSuffix(v, "e")
		out[v], out[thirdPerson(v)], out[stem+"ed"], out[stem+"ing"] = v, v, v, v
	}
	out["re-designated"], out["redesignated"] = "designate", "designate"
	delete(out, "sanctions")
	return out
}()

// verb reads "the Treasury sanctioned X", "X was designated for …".
func (r *sanctionReader) verb(e *lawEvent, i int) {
	t, low := e.t, e.t.lower(i)
	participle := strings.HasSuffix(low, "ed")
	if !t.isVerb(i) && !participle && t.tag(i-1) != "TO" || t.lower(i-1) == "specially" {
		return
	}
	if !participle && low == "sanction" && !(t.tag(i-1) == "TO" || t.tag(i-1) == "MD") && t.tag(i) != "VBP" {
		return
	}
	verb := sanctionForms[low]
	if verb == "bar" && !r.fromEntering(t, i) {
		return
	}
	e.rule = "sanction"
	c := t.headOf[i]
	if r.passiveAt(t, i, c, participle) {
		r.lawPassive(e, c, i)
		if r.named(t, i) {
			return // "designated a historic building"
		}
	} else {
		r.lawActive(e, c, i)
		if row := r.listedBehind(t, i); len(row) > len(e.on) {
			e.on = row
		}
		if row := r.namedFrom(t, i+1); len(row) > len(e.on) && len(e.on) > 0 && slices.Contains(row, e.on[0]) {
			e.on = row
		}
	}
	if len(e.by) == 0 && t.tag(i-1) == "TO" {
		e.by = r.besides(t, i-1) // "the EU's decision to sanction X"
	}
	if c != nil {
		e.negated, e.status = c.denied(), futureIf(c)
	}
	if verb == "delist" {
		e.status = Former
	}
	if (verb == "designate" || verb == "punish") && (slices.ContainsFunc(e.by, (*entity).isPerson) || !r.theme && len(e.by) == 0) {
		return
	}
	r.add(e)
}

// fromEntering reports whether somebody is kept out of a country: "barred X from
// entering".
func (r *sanctionReader) fromEntering(t *tree, i int) bool {
	for k := i + 1; k+1 < min(t.n(), i+14); k++ {
		if w := t.lower(k + 1); t.lower(k) == "from" && (w == "entering" || w == "travelling" || w == "traveling" || w == "visiting" || w == "entry") {
			return true
		}
	}
	return false
}

// named reports whether a party is only given a name or rank: "designated a
// historic building". To be designated a terrorist is to be listed.
func (r *sanctionReader) named(t *tree, i int) bool {
	if t.tag(i+1) != "DT" && t.lower(i+1) != "as" || strings.HasPrefix(t.lower(i), "sanction") {
		return false
	}
	for k := i + 1; k < min(t.n(), i+9); k++ {
		w := t.lower(k)
		if strings.HasPrefix(w, "terror") || strings.HasPrefix(w, "national") || w == "sdn" || w == "sdgt" || w == "entity" || w == "trafficker" || w == "kingpin" || w == "concern" {
			return false
		}
	}
	return t.lower(i+1) != "as" || !r.theme
}

// targeted reads "U.S. sanctions targeted X", "the UK targeted X in its latest
// round of sanctions", "X was hit with an asset freeze".
func (r *sanctionReader) targeted(e *lawEvent, i int) {
	t, c := e.t, e.t.headOf[i]
	if !t.isVerb(i) || c == nil || !r.theme {
		return
	}
	e.rule = "sanctions-target"
	spoken := r.speaksOf(t)
	if r.passiveAt(t, i, c, strings.HasSuffix(t.lower(i), "ed") || t.tag(i) == "VBN") {
		r.lawPassive(e, c, i)
		if !spoken && t.lower(i+1) != "," && t.text(i+1) != "." {
			return
		}
	} else {
		r.lawActive(e, c, i)
		if row := r.namedFrom(t, i+1); len(e.on) == 0 && len(c.objects) == 0 || len(e.on) > 0 && len(row) > len(e.on) && slices.Contains(row, e.on[0]) {
			e.on = row
		}
		if by := t.allModifiers(c.subjects); len(c.subjects) > 0 && measureNouns[t.lemma(c.subjects[0])] {
			e.by = r.parties(t, by)
		} else if !slices.ContainsFunc(e.by, func(x *entity) bool { return x.is(country, body, organization) }) {
			return
		}
		if !spoken && !slices.ContainsFunc(e.by, listsOthers) {
			return
		}
		e.status, e.negated = futureIf(c), c.denied()
	}
	r.add(e)
}

// listsOthers reports whether listing parties is a body's trade.
func listsOthers(e *entity) bool {
	for w := range strings.FieldsSeq(e.name) {
		if listers[w] {
			return true
		}
	}
	return false
}

// isLister reports whether the party is a public body whose trade it is, and no
// court that hears the listed.
func (e *entity) isLister() bool {
	return e.kind == body && listsOthers(e) && !strings.Contains(e.name, "Court")
}

var listers = set("Treasury OFAC EU Commerce State Sanctions Foreign Council")

// speaksOf reports whether a sentence names a measure.
func (r *sanctionReader) speaksOf(t *tree) bool {
	for i := range t.n() {
		if measureNouns[t.lemma(i)] && t.lemma(i) != "listing" || strings.HasPrefix(t.lower(i), "sanction") || t.lower(i) == "blacklist" {
			return true
		}
	}
	return false
}

// authorities names the authority of the listings that leave it out: one whom
// the same sentence names as decreeing, the last that was named before, or the
// first that is named after.
func (r *sanctionReader) authorities() {
	lister := r.anyLister()
	last, first := map[bool][]*entity{}, map[bool][]*entity{} // of listings, and of seizures
	for _, e := range r.events {
		if lists := e.step == "sanctioned"; len(e.by) > 0 && first[lists] == nil {
			first[lists] = e.by
		}
	}
	for _, e := range r.events {
		lists := e.step == "sanctioned"
		for k := e.t.index; len(e.by) == 0 && lists && k >= max(0, e.t.index-3); k-- {
			e.by = r.decreeing(r.trees[k], e.on)
		}
		if len(e.by) == 0 {
			e.by = last[lists]
		}
		if len(e.by) == 0 {
			e.by = first[lists]
		}
		if len(e.by) == 0 && lists {
			e.by = lister
		}
		if len(e.by) == 0 {
			e.by = []*entity{nil}
			continue
		}
		last[lists] = e.by
	}
}

// dropWholes takes out the listings by a body where a part of it, which the text
// names as such, lists the same party: the Treasury and its office list once.
func (r *sanctionReader) dropWholes() {
	parts := map[*entity]*entity{}
	for i := range r.ties {
		if x := &r.ties[i]; x.Rule == "part-of" {
			if a, z := r.byID[x.From], r.byID[x.To]; a != nil && z != nil {
				parts[z] = a
			}
		}
	}
	listed := map[[2]*entity]bool{}
	for _, e := range r.events {
		for _, a := range e.by {
			for _, z := range e.on {
				listed[[2]*entity{a, z}] = true
			}
		}
	}
	for _, e := range r.events {
		for _, a := range e.by {
			if p := parts[a]; p != nil {
				e.on = slices.DeleteFunc(e.on, func(z *entity) bool { return listed[[2]*entity{p, z}] })
			}
		}
	}
}

// decreeing returns the authority that a sentence speaks of beside a listing
// that does not say whose it is: "X has been sanctioned as the UK hit …", "U.S.
// sanctions".
func (r *sanctionReader) decreeing(t *tree, on []*entity) []*entity {
	for i := range t.n() {
		m := r.phraseAt(t.index, i)
		if m == nil || m.entity == nil || m.first != i || m.kind == "pronoun" || slices.Contains(on, m.entity) {
			continue
		}
		x := m.entity
		if x.isLister() || x.is(country, organization) && r.decreesHere(t, m) {
			return []*entity{x}
		}
	}
	return nil
}

// decreesHere reports whether a country or alliance is spoken of as one that
// lists: "U.S. sanctions", "the UK hit a fresh round of oligarchs".
func (r *sanctionReader) decreesHere(t *tree, m *mention) bool {
	for k := m.last; k < min(t.n(), m.last+4); k++ {
		w := t.lower(k)
		if measureNouns[t.lemma(k)] || sanctionForms[w] != "" || imposing[t.lemma(k)] || w == "hit" || w == "targeted" || w == "blacklist" || w == "list" {
			return true
		}
		if !describing(t.tag(k)) && t.tag(k) != "POS" && t.tag(k) != "MD" {
			return false
		}
	}
	return false
}

// anyLister returns the one body of the story whose trade is listing others.
func (r *sanctionReader) anyLister() []*entity {
	var found []*entity
	for _, e := range r.entities {
		if e.isLister() || e.kind == organization && (e.name == "EU" || e.name == "European Union") {
			found = append(found, e)
		}
	}
	if len(found) != 1 {
		return nil
	}
	return found
}

// capitals are cities that stand for the government that sits there.
var capitals = map[string]string{"Washington": "us", "Moscow": "ru", "London": "gb", "Beijing": "cn", "Tehran": "ir", "Kyiv": "ua", "Kiev": "ua", "Ankara": "tr",
	"Berlin": "de", "Paris": "fr", "Ottawa": "ca", "Canberra": "au", "Tokyo": "jp", "Bern": "ch", "Caracas": "ve", "Minsk": "by", "Pyongyang": "kp", "Jerusalem": "il", "Brussels": "eu"}

// government is the country that a capital stands for, where the story names
// the country too; any other party is itself.
func (s *story) government(e *entity) *entity {
	if e.is(place) && capitals[e.name] != "" {
		if c := s.countries[capitals[e.name]]; c != nil {
			return c
		}
	}
	return e
}
