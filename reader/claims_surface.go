package reader

import (
	"cmp"
	"slices"
	"strings"
)

// Reporting sentences are long, and trees fail on them first. What matters for
// a claim stands close together: who says it right before or behind the verb.
// So this file reads verb groups and the noun phrases beside them from words
// and tags alone; the tree is asked where they give no answer.

// verbal is a verb with its auxiliaries, as the words show it.
type verbal struct {
	t       *tree
	i       int // the verb
	first   int // the first token of its group
	lemma   string
	negated bool
	passive bool
	perfect bool
	to      bool   // an infinitive
	modal   string // would, could …
	ing     bool
	past    bool // a past form: "said", not "says" or "saying"
	c       *clause
}

// verbals finds the verbs of a sentence.
func (t *tree) verbals() []verbal {
	var out []verbal
	for i := range t.n() {
		if lemma, ok := t.verbAt(i); ok {
			out = append(out, t.verbal(i, lemma))
		}
	}
	return out
}

// surelyVerbs are forms of saying that are verbs whatever the tagger says.
var surelyVerbs = map[string]string{"said": "say", "says": "say", "told": "tell", "tells": "tell", "saying": "say", "denied": "deny", "denies": "deny", "denying": "deny", "declined": "decline", "vowed": "vow", "vowing": "vow", "insisted": "insist", "accused": "accuse", "accusing": "accuse", "announced": "announce"}

// plainlyVerbs have no noun that is spelt like one of their finite forms.
var plainlyVerbs = set("allege argue insist assert deny announce declare confirm acknowledge concede admit contend maintain describe explain suggest indicate believe think expect accuse criticize criticise condemn refute say tell add warn write conclude predict reveal reiterate emphasize emphasise inform notify")

// verbAt returns the base form of the token where it is a verb. Participles
// before a noun are not.
func (t *tree) verbAt(i int) (string, bool) {
	if l, ok := surelyVerbs[t.lower(i)]; ok {
		if t.lower(i) == "accused" && t.lower(i-1) == "the" {
			return "", false
		}
		return l, true
	}
	if !t.isVerb(i) {
		if l, ok := cueForms[t.lower(i)]; ok && plainlyVerbs[l] && t.lower(i) != l && t.tag(i-1) != "DT" && t.tag(i-1) != "JJ" && t.tag(i-1) != "POS" && !strings.HasSuffix(t.lower(i), "ing") {
			return l, true
		}
		// "data show that": the tagger reads a compound
		if l := t.lower(i); (l == "show" || l == "state" || l == "say") && t.lower(i+1) == "that" && i > 0 && (paperNouns[t.lower(i-1)] || t.tag(i-1) == "NNS" || t.lower(i-1) == "data") {
			return l, true
		}
		// "…, records seen by the Post reveal."
		if l := t.lower(i); (l == "show" || l == "reveal" || l == "suggest" || l == "say" || l == "indicate") && t.text(i+1) == "." && t.finite(0, i) {
			return l, true
		}
		return "", false
	}
	if t.tag(i) == "VBN" || t.tag(i) == "VBG" {
		k := i - 1
		for k > 0 && t.tag(k) == "RB" {
			k--
		}
		if t.tag(k) == "DT" || t.tag(k) == "PRP$" {
			return "", false
		}
	}
	return t.lemmaOf(i), true
}

// groupWords are adverbs that stand inside a verb group though they are tagged
// otherwise.
var groupWords = set("not n't n’t never also immediately then later now still since repeatedly previously already only again once earlier both all itself himself herself themselves publicly privately falsely reportedly allegedly initially recently long strongly vehemently categorically flatly consistently always yet")

func (t *tree) verbal(i int, lemma string) verbal {
	v := verbal{t: t, i: i, first: i, lemma: lemma, c: t.headOf[i], ing: t.tag(i) == "VBG", past: t.tag(i) == "VBD" || t.tag(i) == "VBN" || strings.HasSuffix(t.lower(i), "ed")}
	for k := i - 1; k >= max(0, i-8); k-- {
		w := t.lower(k)
		switch {
		case w == "not" || w == "n't" || w == "n’t" || w == "never":
			v.negated = true
		case t.tag(k) == "RB" || groupWords[w]:
		case w == "to" && k > 0 && t.tag(i) != "VBD":
			v.to = true
			v.first = k
			return v
		case t.tag(k) == "MD" || modalForms[w] != "" && t.tag(k) != "POS":
			v.modal = cmp.Or(modalForms[w], w)
		case isForm(w, "be"):
			v.passive = v.passive || !v.ing
		case isForm(w, "have"):
			v.perfect = true
		case isForm(w, "do"):
		default:
			return v
		}
		if t.tag(k) != "RB" && !groupWords[w] || w == "not" || w == "n't" {
			v.first = k
		}
	}
	return v
}

var auxForms = map[string]string{
	"be": " be is are was were been being am 's 're ’s ’re ", "have": " have has had having 've 'd ’ve ", "do": " do does did ",
}

func isForm(w, base string) bool { return strings.Contains(auxForms[base], " "+w+" ") }

// stretch is a noun phrase as the words show it: tokens [lo, hi).
type stretch struct{ lo, hi int }

func (x stretch) ok() bool { return x.lo < x.hi }

// subjectOf finds the noun phrase before a verb group whose verb it is.
func (s *story) subjectOf(t *tree, first, depth int) stretch {
	j := s.skipTime(t, first-1)
	for j >= 0 && (t.tag(j) == "RB" && !startsUpper(t.text(j)) || groupWords[t.lower(j)]) {
		j = s.skipTime(t, j-1)
	}
	if j < 0 || depth > 6 {
		return stretch{}
	}
	switch w := t.lower(j); {
	case t.tag(j) == "PRP" && w != "them" && w != "him" && w != "us" && w != "me" && w != "her":
		return stretch{j, j + 1}
	case w == "," || w == "-" || w == "–" || w == "—" || w == ")" || w == "--":
		return s.beforeAside(t, j, depth)
	case t.tag(j) == "CC":
		return s.sharedSubject(t, j, depth)
	case w == "who" || w == "which" || w == "that" && t.tag(j) != "DT" && t.tag(j) != "PRP":
		k := j - 1
		if k >= 0 && t.lower(k) == "," {
			k--
		}
		if k < 0 {
			return stretch{}
		}
		return s.phraseTo(t, k+1)
	case t.nounish(j) || startsUpper(t.text(j)) && (j > 0 || !strings.HasSuffix(w, "ly")) || t.tag(j) == "JJ" || t.tag(j) == "POS" || s.at[t.index][j] != nil || t.tag(j) == "VBZ" || t.tag(j) == "RP" || w == "others" || w == "some" || w == "anonymity" || t.tag(j) == "VBN":
		return s.phraseTo(t, j+1)
	}
	return stretch{}
}

// skipTime steps left over a time expression that ends at token j.
func (s *story) skipTime(t *tree, j int) int {
	for _, d := range s.datesOf(t.index) {
		if d.last == j+1 && d.first > 0 {
			return d.first - 1
		}
	}
	return j
}

// datesOf returns the dates of a sentence.
func (s *story) datesOf(sentence int) []timex {
	bySentence := func(d timex, sentence int) int { return d.sentence - sentence }
	lo, _ := slices.BinarySearchFunc(s.dates, sentence, bySentence)
	hi, _ := slices.BinarySearchFunc(s.dates, sentence+1, bySentence)
	return s.dates[lo:hi]
}

// beforeAside finds the subject where an aside stands between it and the verb:
// "Berg, the fund's director, said", "But Keller - in a statement - denied it".
func (s *story) beforeAside(t *tree, j, depth int) stretch {
	open := t.text(j)
	if open == ")" {
		open = "("
	}
	k := j - 1
	for k >= 0 && t.text(k) != open {
		if isQuoteMark(t.text(k)) || t.text(k) == ";" {
			return stretch{}
		}
		k--
	}
	if k < 0 { // "In May, said …" has none; "In May, officials said" does not come here
		return stretch{}
	}
	aside := stretch{k + 1, j}
	switch tag := t.tag(aside.lo); {
	case tag == "IN" || tag == "TO" || tag == "WP" || tag == "WDT" || tag == "WP$" || tag == "WRB" || tag == "VBG" || tag == "VBN" || tag == "CD" && aside.hi-aside.lo < 3 || tag == "RB" || tag == "CC" || open != ",":
		if k == 0 {
			return stretch{}
		}
		return s.subjectBefore(t, k, depth+1)
	}
	before := stretch{}
	if k > 0 && (t.isNoun(k-1) || s.at[t.index][k-1] != nil) {
		before = s.phraseTo(t, k)
	}
	if h := s.headOfPhrase(t, before); before.ok() && h >= 0 && h < before.hi-1 && speakNouns[t.lemma(h)] && speakNouns[t.lemma(before.hi-1)] && t.isCommon(before.hi-1) {
		return stretch{before.lo, j} // "a person close to the fund's chairman, Jon Berg, said"
	}
	if before.ok() && t.tag(before.lo) == "IN" { // "In a letter, the bank, …"
		before = stretch{}
	}
	if before.ok() && t.text(before.lo-1) == "," && t.tag(before.lo) == "DT" && before.lo > 1 { // "Berg, the mayor of X, Norland, said"
		if first := s.phraseTo(t, before.lo-1); first.ok() {
			if e := s.headEntity(t, first); e != nil && e.kind == person && named(e) {
				return first
			}
		}
	}
	if e := s.headEntity(t, aside); e != nil && e.kind == person && named(e) || !before.ok() {
		return aside
	} else if e != nil && named(e) && e.kind.acts() && t.isProper(aside.hi-1) && t.tag(aside.lo) != "DT" {
		if h := s.headOfPhrase(t, before); h >= 0 && t.isCommon(h) { // "its subsidiary, Norland Ports, said"
			return aside
		}
	}
	return before
}

// openBracket is the bracket that the one at token k closes, -1 where it is
// more than a few words off.
func (t *tree) openBracket(k int) int {
	for i := k - 1; i >= max(0, k-9); i-- {
		if t.text(i) == "(" || t.text(i) == "-LRB-" {
			return i
		}
	}
	return -1
}

// subjectBefore is the noun phrase that ends before token k, unless another
// aside stands there.
func (s *story) subjectBefore(t *tree, k, depth int) stretch {
	if k > 0 && t.text(k-1) == "," {
		return s.beforeAside(t, k-1, depth)
	}
	return s.phraseTo(t, k)
}

// sharedSubject is the subject of the verb that this one is joined to by the
// conjunction at token j.
func (s *story) sharedSubject(t *tree, j, depth int) stretch {
	for _, saying := range []bool{true, false} {
		for k := j - 1; k >= 0 && t.text(k) != ";"; k-- {
			lemma, verb := t.verbAt(k)
			if !verb || saying && verbCues[lemma].takes == "" || !t.finite(k, k+1) && !(saying && t.tag(k) == "VBN") {
				continue
			}
			v := t.verbal(k, lemma)
			if v.passive || v.to || v.ing || saying && v.modal != "" {
				continue
			}
			if x := s.subjectOf(t, v.first, depth+1); x.ok() {
				return x
			}
		}
	}
	return stretch{}
}

// joints begin a clause: a noun phrase does not reach over them.
var joints = set("that whether if because after as while when before although though since until unless but where so than whereas")

// phraseTo is the noun phrase that ends before token end: back to a mark, a
// verb, a word that begins a clause, or the sentence's start.
func (s *story) phraseTo(t *tree, end int) stretch {
	lo := end
	for lo > 0 {
		k := lo - 1
		w := t.lower(k)
		if w == ")" || w == "-rrb-" { // an acronym or an age in brackets
			if open := t.openBracket(k); open > 0 {
				lo = open
				continue
			}
		}
		if isQuoteMark(w) || w == "," || w == ";" || w == ":" || w == "-" && !t.inWord(k) || w == "–" || w == "—" || w == "(" || w == ")" {
			break
		}
		if s.at[t.index][k] == nil && joints[w] && t.tag(k) != "DT" {
			break
		}
		if (t.tag(k) == "WP" || t.tag(k) == "WDT") && k+1 < end && (!t.finite(k+1, k+2) || t.nounish(k+1)) {
			break // "a magnate who prosecutors say hid it"
		}
		if (t.tag(k) == "VBD" || t.tag(k) == "VBN") && k+1 < end && (k == 0 || t.text(k-1) == ",") && strings.HasSuffix(w, "ed") && t.nounish(k+1) {
			lo-- // "leaked records"
			continue
		}
		if t.tag(k) == "VBD" && k+1 < end && k > 0 && t.nounish(k-1) && (t.tag(k+1) == "IN" || t.tag(k+1) == "TO" || t.tag(k+1) == "RB") && verbCues[t.lemmaOf(k)].takes == "" {
			lo-- // "traders asked about it said": a participle, since a verb follows
			continue
		}
		if tag := t.tag(k); (tag == "VBD" || tag == "VBP" || tag == "MD" || tag == "VBZ" && k+1 < end) && s.at[t.index][k] == nil && !t.nounish(k) {
			if k > 0 && (t.lower(k-1) == "who" || t.lower(k-1) == "that" || t.lower(k-1) == "which") {
				lo = k - 1
				continue
			}
			break
		}
		if t.tag(k) == "CC" && (w == "but" || w == "yet") {
			break
		}
		lo--
	}
	// "companies prosecutors had claimed were clean": the clause has its own subject
	for k := lo + 1; k < end; k++ {
		if t.tag(k-1) == "NNS" && !behindNoun[t.lower(k)] && (t.tag(k) == "NNS" && k == end-1 || t.tag(k) == "DT" || t.tag(k) == "PRP") {
			lo = k
		}
	}
	for lo < end && (t.tag(lo) == "CC" || t.tag(lo) == "RB" && (lo > 0 && !startsUpper(t.text(lo)) || lo+1 < end) || t.lower(lo) == "with" || t.lower(lo) == "now") && s.at[t.index][lo] == nil {
		lo++
	}
	return s.afterPhrase(t, stretch{lo, end})
}

// inWord reports whether the mark at k is inside a word.
func (t *tree) inWord(k int) bool { return t.tight(k) && t.tight(k+1) }

func isQuoteMark(w string) bool {
	switch w {
	case "\"", "“", "”", "''", "``", "«", "»":
		return true
	}
	return false
}

// afterPhrase cuts an opening prepositional phrase from a subject that follows
// it without a comma: "In a statement the bank", "In March Berg".
func (s *story) afterPhrase(t *tree, x stretch) stretch {
	if !x.ok() || t.tag(x.lo) != "IN" && t.tag(x.lo) != "TO" {
		return x
	}
	for _, d := range s.datesOf(t.index) {
		if d.first >= x.lo && d.last < x.hi && d.first <= x.lo+1 {
			return stretch{d.last, x.hi}
		}
	}
	if m := s.at[t.index][x.hi-1]; m != nil && m.entity != nil && m.kind != "pronoun" && m.first > x.lo+1 && m.last == x.hi && t.tag(m.first-1) != "IN" && t.tag(m.first-1) != "TO" && !t.isProper(m.first-1) {
		return stretch{m.first, x.hi}
	}
	for k := x.hi - 1; k > x.lo+1; k-- {
		if tag := t.tag(k); (tag == "DT" || tag == "PRP$" || tag == "CD" || tag == "PRP") && t.isNoun(k-1) && t.tag(k-1) != "DT" {
			return stretch{k, x.hi}
		}
	}
	return stretch{}
}

// objectAfter is the noun phrase that begins at token i: up to a mark, a verb
// or a word that begins a clause.
func (s *story) objectAfter(t *tree, i int) stretch {
	for i < t.n() && (t.tag(i) == "RB" || groupWords[t.lower(i)]) {
		i++
	}
	x := stretch{i, i}
	for x.hi < t.n() {
		w, tag := t.lower(x.hi), t.tag(x.hi)
		in := s.at[t.index][x.hi] != nil
		if isQuoteMark(w) || w == "," || w == ";" || w == ":" || w == "." || w == "–" || w == "—" || w == "-" && !t.inWord(x.hi) || w == "(" {
			break
		}
		if !in && (joints[w] && !(x.hi == i && w == "that" && t.isCommon(i+1)) || tag == "VBD" || tag == "VBZ" && x.hi > i || tag == "VBP" || tag == "MD" || tag == "WP" || tag == "WDT" || tag == "TO" && x.hi == i) {
			break
		}
		x.hi++
	}
	return x
}

// headOfPhrase is the noun that a phrase is about: the last of its first run of
// nouns, before a preposition, a participle or an adjective behind it. "Two
// people familiar with the plan" is about people.
func (s *story) headOfPhrase(t *tree, x stretch) int {
	head := -1
	for i := x.lo; i < x.hi; i++ {
		if m := s.at[t.index][i]; m != nil && m.kind == "name" && m.last > i+1 && m.last <= x.hi {
			head = m.last - 1
			i = head
			continue
		}
		tag := t.tag(i)
		switch {
		case head >= 0 && behindNoun[t.lower(i)]:
			return head
		case tag == "IN" || tag == "TO" || tag == "WP" || tag == "WDT" || tag == "WP$" || tag == "MD":
			if head >= 0 {
				return head
			}
		case tag == "POS" || t.lower(i) == "'s" || t.lower(i) == "’s" || t.lower(i) == "’" || t.lower(i) == "'":
			head = -1
		case head >= 0 && t.text(i-1) == "-" && t.inWord(i-1):
			// "London-listed firm"
		case head >= 0 && (tag == "VBN" || tag == "VBG" || tag == "VBD"):
			return head
		case t.text(i) == "," || tag == "CC":
			if head >= 0 {
				return head
			}
		case t.nounish(i) && tag != "DT" || i == x.hi-1 && head < 0 || tag == "VBZ" && i == x.hi-1:
			head = i
		case tag == "DT" && x.hi-x.lo == 1:
			head = i
		}
	}
	return head
}

// behindNoun are adjectives that follow the people they describe.
var behindNoun = set("familiar close involved aware knowledgeable present able inside responsible privy loyal critical opposed")

// headEntity is the entity that a phrase is about, a person named at its end
// behind a title included.
func (s *story) headEntity(t *tree, x stretch) *entity {
	if e := s.titled(t, x); e != nil {
		return e
	}
	h := s.headOfPhrase(t, x)
	if h < 0 {
		return nil
	}
	return s.entityAt(t.index, h)
}

// titled is the person whom a phrase names behind a title: "Director of the
// Office Anna Berg".
func (s *story) titled(t *tree, x stretch) *entity {
	for i := x.lo; i < x.hi; i++ {
		m := s.at[t.index][i]
		if !m.is(person) || m.kind != "name" {
			continue
		}
		p := m.first - 1
		if m.last < x.hi && (t.nounish(m.last) || t.tag(m.last) == "POS") {
			return nil // "the Berg team", "Berg's lawyer"
		}
		if m.first <= x.lo || p < x.lo {
			return m.entity
		}
		for k := x.lo; k < p; k++ {
			if w := t.lower(k); w == "by" || w == "from" || w == "with" || w == "to" || w == "against" || w == "inside" || w == "who" || t.isVerb(k) && s.at[t.index][k] == nil {
				return nil
			}
		}
		if tag := t.tag(p); tag != "IN" && tag != "TO" && tag != "CC" && tag != "POS" && tag != "," && t.lower(p) != "'s" && t.lower(p) != "’s" && t.lower(m.last) != "'s" && t.lower(m.last) != "’s" {
			return m.entity
		}
		return nil
	}
	return nil
}

// isMark reports whether the token is a mark or a conjunction between phrases.
func (t *tree) isMark(i int) bool {
	switch t.text(i) {
	case ",", "-", "–", "—", ";", ":", ".":
		return true
	}
	return t.tag(i) == "CC"
}

// nounish reports whether the token is a noun by its tag or by what it names.
func (t *tree) nounish(i int) bool {
	if t.isNoun(i) {
		return true
	}
	w := t.lower(i)
	return (speakNouns[w] || speakNouns[strings.TrimSuffix(w, "s")]) && t.tag(i) != "IN" && t.tag(i) != "VBD" && t.tag(i) != "DT" && len(w) > 5
}
