package reader

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"backchannel/cite"
	"backchannel/reader/syntax"
)

// story is one document while it is being read. Each pass adds to it and may
// use what the passes before it found; none takes anything back.
type story struct {
	doc   cite.Document
	trees []*tree // one per sentence

	mentions     []*mention   // in the order of the text
	at           [][]*mention // by sentence and token: the innermost mention that covers it
	wide         [][]*mention // the same, the outermost
	entities     []*entity
	byID         map[cite.Ref]*entity
	countries    map[string]*entity   // by code; those that the text names
	byCore       map[string][]*entity // those named by a description, by its core
	papers       []*entity
	unnamedBy    map[string]*entity // by description
	descriptions []description      // how named parties are described

	dates   []timex
	roles   []Role
	rolesOf map[cite.Ref][]int // by person: indexes of roles
	voices
	claims  []*claim
	within  [][]*claim          // by sentence: the claims whose words stand in it
	claimBy map[string]*claim   // by ID
	replies map[string][]*claim // by claim: those that answer it
	ties    []Tie
	kin     map[cite.Ref][]int // by whose relative it is: indexes of family ties, while they are gathered
	trace   *trace             // nil unless the reading is to be explained
	scanned int                // how many things rules have looked through in lists of the whole story, for a test

	goingBy  map[string][]*entity // bodies, groups and documents by the words of their names; see onlyOne
	families map[string][]*entity // people by family name; see knownRelative
}

// scan notes that a rule looks through n things of a list that grows with the
// text, so that a test can tell a rule that does so for every sentence.
func (s *story) scan(n int) { s.scanned += n }

// mention is one place where an entity is spoken of: tokens [first, last) of a
// sentence, with the token that carries its grammar.
type mention struct {
	sentence, first, last, head int
	kind                        string // name, acronym, title, nominal, pronoun
	entity                      *entity
	span                        cite.Span
	all                         []*entity // those that a plural stands for ("the two men"); entity is nil then
	// The title before a name is tokens [titleFirst, titleLast), both 0 where
	// there is none; an organisation may stand between it and the name.
	titleFirst, titleLast int
}

// hasTitle reports whether a title stands before the name.
func (m *mention) hasTitle() bool { return m.titleFirst < m.titleLast }

// start is the mention's first token, its title included.
func (m *mention) start() int {
	if m.hasTitle() {
		return m.titleFirst
	}
	return m.first
}

// is reports whether there is a mention and it is of an entity of one of the
// kinds.
func (m *mention) is(kinds ...kind) bool {
	return m != nil && m.entity.is(kinds...)
}

// entity is a party, a place or a document while the story is being read.
type entity struct {
	id       cite.Ref
	kind     kind
	name     string
	aliases  []string
	mentions []*mention
	props    map[string][]string
	country  string // ISO 3166-1 alpha-2 in lower case, "" where unknown
	gender   byte   // 'm', 'f', 'n' or 0 where the text does not tell
	plural   bool
	core     string  // of a party named by a description: the description without its country and owner
	owner    *entity // of a group: whose it is
	// weak entities are left out of the reading unless a role, tie or claim needs them.
	weak bool
}

// words are the words of the entity's names, in small letters.
func (e *entity) words() iter.Seq[string] {
	return strings.FieldsSeq(strings.ToLower(e.name + " " + strings.Join(e.aliases, " ")))
}

func newStory(doc cite.Document, sentences []syntax.Sentence) *story {
	s := &story{doc: doc, byID: map[cite.Ref]*entity{}, countries: map[string]*entity{}, byCore: map[string][]*entity{}, kin: map[cite.Ref][]int{}, goingBy: map[string][]*entity{}, unnamedBy: map[string]*entity{}, rolesOf: map[cite.Ref][]int{}}
	s.trees = make([]*tree, len(sentences))
	s.at, s.wide = make([][]*mention, len(sentences)), make([][]*mention, len(sentences))
	for i := range sentences {
		s.trees[i] = newTree(i, &sentences[i])
		s.at[i], s.wide[i] = make([]*mention, len(sentences[i].Tokens)), make([]*mention, len(sentences[i].Tokens))
	}
	s.nameWords()
	return s
}

// nameWords gathers the words that the text writes with a capital where no rule
// of spelling asks for one; at a sentence's start they are names too.
func (s *story) nameWords() {
	words := map[string]bool{}
	for _, t := range s.trees {
		t.named = words
		cs := t.capsOf()
		if cs.all || cs.title {
			continue
		}
		for i := 1; i < t.n(); i++ {
			if w := t.text(i); isCap(w) && t.isProper(i) && !t.opens(i) && !smallWords[t.lower(i)] && !calendar[t.lower(i)] && headKind(t.lower(i)) == unknown && !positions[t.lower(i)] {
				words[w] = true
			}
		}
	}
}

// read runs the passes in their order.
func (s *story) read() {
	s.findMentions()
	s.findEntities()
	s.findDates()
	s.findParticulars()
	s.findRoles()
	s.findClaims()
	s.findTies()
}

// treeAt is the sentence that holds the byte, or the last one before it.
func (s *story) treeAt(at int) *tree {
	return s.trees[max(0, s.sentenceAt(at))]
}

// entityAt returns what the token speaks of: by name, title, nominal or
// pronoun. It is nil where the token is in no mention, or in one that could
// not be resolved.
func (s *story) entityAt(sentence, token int) *entity {
	if m := s.mentionAt(sentence, token); m != nil {
		return m.entity
	}
	return nil
}

// mentionAt returns the innermost mention that covers the token, or nil.
func (s *story) mentionAt(sentence, token int) *mention {
	if sentence < 0 || sentence >= len(s.at) || token < 0 || token >= len(s.at[sentence]) {
		return nil
	}
	return s.at[sentence][token]
}

// phraseAt returns the outermost mention that covers the token, or nil: of
// "Russian" in "the Russian finance ministry", the ministry.
func (s *story) phraseAt(sentence, token int) *mention {
	if sentence < 0 || sentence >= len(s.wide) || token < 0 || token >= len(s.wide[sentence]) {
		return nil
	}
	return s.wide[sentence][token]
}

// describe returns the words of a span with white space folded: the name of an
// unnamed source or party ("two people familiar with the plan").
func (s *story) describe(span cite.Span) string { return s.doc.Quote(span) }

// unnamed returns the entity for an unnamed party that a tie needs ("a friend
// of X"), with the words of the span as its name. Asked twice for the same
// name it returns the same entity.
func (s *story) unnamed(k kind, name string, span cite.Span) *entity {
	if e := s.unnamedBy[name]; e != nil {
		return e
	}
	e := s.newEntity(k, name)
	s.unnamedBy[name] = e
	e.props["summary"] = []string{"unnamed"}
	e.mentions = append(e.mentions, &mention{sentence: -1, kind: "nominal", entity: e, span: span})
	return e
}

// unnamedPhrase is the unnamed party that tokens [first, last) describe.
func (s *story) unnamedPhrase(k kind, t *tree, first, last int) *entity {
	span := t.span(first, last)
	return s.unnamed(k, s.describe(span), span)
}

// isNamed reports whether the text names the entity and does not only describe it.
func (e *entity) isNamed() bool { return e.props["summary"] == nil }

// newEntity adds an entity to the story.
func (s *story) newEntity(k kind, name string) *entity {
	e := &entity{kind: k, name: name, props: map[string][]string{}}
	e.id = cite.Ref(fmt.Sprintf("e%d", len(s.entities)+1))
	s.entities = append(s.entities, e)
	s.byID[e.id] = e
	return e
}

// add records a mention of e; tokens that an earlier mention covers keep the
// shorter of the two.
func (s *story) add(m *mention) {
	t := s.trees[m.sentence]
	m.span = t.span(m.first, m.last)
	s.mentions = append(s.mentions, m)
	if m.entity != nil {
		m.entity.mentions = append(m.entity.mentions, m)
	}
	for i := m.first; i < m.last; i++ {
		if old := s.at[m.sentence][i]; old == nil || m.last-m.first < old.last-old.first {
			s.at[m.sentence][i] = m
		}
		if old := s.wide[m.sentence][i]; old == nil || m.last-m.first > old.last-old.first {
			s.wide[m.sentence][i] = m
		}
	}
}

// reading gives the story in the form of the contract, with entities numbered
// anew in the order of the text and nothing that refers to none.
func (s *story) reading() *Reading {
	r := &Reading{Document: s.doc, Sentences: []cite.Span{}, Entities: []Entity{}, Roles: []Role{}, Ties: []Tie{}, Dates: []Date{}, Claims: []Claim{}}
	for _, t := range s.trees {
		r.Sentences = append(r.Sentences, cite.Span{Start: t.s.Start, End: t.s.End})
	}
	for _, d := range s.dates {
		r.Dates = append(r.Dates, d.Date)
	}
	for _, c := range s.claims {
		r.Claims = append(r.Claims, c.Claim)
	}
	r.Roles = append(r.Roles, s.roles...)
	r.Ties = append(r.Ties, s.ties...)
	s.number(r)
	return r
}

// number writes the entities that are kept, e1, e2 … by first mention, and
// renames every reference.
func (s *story) number(r *Reading) {
	needed := referred(r)
	var kept []*entity
	for _, e := range s.entities {
		if len(e.mentions) > 0 && (!e.weak || needed[e.id]) {
			kept = append(kept, e)
		}
	}
	slices.SortStableFunc(kept, func(a, b *entity) int { return a.mentions[0].span.Start - b.mentions[0].span.Start })
	renamed := map[cite.Ref]cite.Ref{}
	for i, e := range kept {
		renamed[e.id] = cite.Ref(fmt.Sprintf("e%d", i+1))
	}
	for _, e := range kept {
		r.Entities = append(r.Entities, e.written(string(renamed[e.id]), s.doc.Text))
	}
	eachRef(r, func(p *cite.Ref) { *p = renamed[*p] })
}

// referred returns the entities that roles, ties and claims speak of.
func referred(r *Reading) map[cite.Ref]bool {
	needed := map[cite.Ref]bool{}
	eachRef(r, func(p *cite.Ref) { needed[*p] = true })
	return needed
}

// eachRef calls f for every reference to an entity in the reading.
func eachRef(r *Reading, f func(*cite.Ref)) {
	for i := range r.Roles {
		f(&r.Roles[i].Person)
		f(&r.Roles[i].Organization)
	}
	for i := range r.Ties {
		f(&r.Ties[i].From)
		f(&r.Ties[i].To)
		f(&r.Ties[i].Place)
		for j := range r.Ties[i].Via {
			f(&r.Ties[i].Via[j])
		}
	}
	for i := range r.Claims {
		f(&r.Claims[i].Source.Entity)
		for j := range r.Claims[i].Via {
			f(&r.Claims[i].Via[j].Entity)
		}
	}
}

// written is the entity as the reading gives it.
func (e *entity) written(id, text string) Entity {
	out := Entity{ID: id, Schema: e.kind.schema(), Name: e.name, Aliases: []string{}, Properties: e.props}
	out.Aliases = append(out.Aliases, e.aliases...)
	slices.SortStableFunc(e.mentions, func(a, b *mention) int { return a.span.Start - b.span.Start })
	for _, m := range e.mentions {
		out.Mentions = append(out.Mentions, Mention{Span: m.span, Text: text[m.span.Start:m.span.End], Kind: m.kind})
	}
	if e.country != "" && len(out.Properties["country"]) == 0 {
		out.Properties["country"] = []string{e.country}
	}
	switch {
	case e.kind == outlet:
		out.Properties["sector"] = []string{"news media"}
	case e.kind == organization && politicalParty(e.name):
		out.Properties["sector"] = []string{"political party"}
	}
	return out
}

// politicalParty reports whether a name is a political party's: "Republican",
// "Labour Party", "Party of Regions". Its members have no more to do with each
// other than any voters have.
func politicalParty(name string) bool {
	low := strings.ToLower(name)
	return partyNames[low] || strings.HasSuffix(low, " party") || strings.HasPrefix(low, "party of ")
}

// union is a list with what it lacks of more.
func union[T comparable](list []T, more ...T) []T {
	for _, x := range more {
		if !slices.Contains(list, x) {
			list = append(list, x)
		}
	}
	return list
}

// sortMentions puts mentions of one sentence in order, longer ones first where
// two begin together.
func sortMentions(list []*mention) {
	slices.SortStableFunc(list, func(a, b *mention) int {
		if a.first != b.first {
			return a.first - b.first
		}
		return b.last - a.last
	})
}
