package reader

import (
	"slices"
	"strings"

	"backchannel/cite"
)

// findTies finds the relations between the parties. Each tie carries the rule
// that gave it.
func (s *story) findTies() {
	s.gatherTies()
	s.settleTies()
	s.tellDesignations()
}

// gatherTies applies the rules: what verbs say (ties_frames.go), what nouns say
// (ties_nouns.go), shares (ties_stakes.go) and other holdings
// (ties_holdings.go), links (ties_linked.go), steps of the law (ties_law.go),
// sanctions (ties_sanctions.go) and the roles that were found (ties_roles.go).
func (s *story) gatherTies() {
	s.sortClaims()
	for _, t := range s.trees {
		for _, c := range t.clauses {
			s.verbTies(c)
		}
		s.nounTies(t)
		s.stakeTies(t)
		s.holdingTies(t)
		s.linkedTies(t)
	}
	law := s.newLawReader()
	law.lawTies()
	law.sanctionTies()
	s.roleTies()
}

// surfaceRules are the names of the rules that stand in no table: they read the
// words beside each other. Like the tables' rules, each has an example and a
// counter-example in testdata/ties.txt.
var surfaceRules = strings.Fields(`partisan part-of stake-held stake-owned-by interest-in owned-name state-owned stake-in
	ties-beside hyphen-linked linked-to on-behalf of-firm inner-circle legal-team law-verb law-phrase law-noun law-said law-settled law-appeal
	sanction sanctions-target sanctions-noun sanctions-on sanctions-list sanctioned-name sanction-targets frozen-assets
	role-represents role-owns role-member`)

// bond is a tie while it is being built.
type bond struct {
	kind    TieKind
	from    *entity // nil where the text names none
	to      *entity
	role    string
	what    string
	amount  string
	via     []*entity
	place   *entity
	date    string
	percent string
	status  Status
	negated bool
	rule    string
	// attribution is set where a voice tells its outlet: that is a claim, no tie.
	attribution bool
	t           *tree
	head        int // the verb or noun that says it
	span        cite.Span
}

// tie records a bond, if it is one: two ends that differ, neither a thing that
// cannot be an end of its kind.
func (s *story) tie(b bond) {
	b.attribution = b.kind == Told && b.to != nil && strings.Contains(" the "+strings.ToLower(s.doc.Publisher)+" ", " "+strings.ToLower(b.to.name)+" ")
	if b.kind == Sanctioned || b.kind == Legal {
		b.from = s.government(b.from)
	}
	s.trace.bond(s, b)
	if b.from == b.to || !b.sound() {
		return
	}
	if b.status == "" {
		b.status = Current
	}
	if b.span == (cite.Span{}) {
		b.span = cite.Span{Start: b.t.s.Start, End: b.t.s.End}
	}
	x := Tie{Kind: b.kind, From: ref(b.from), To: ref(b.to), Role: b.role, What: b.what, Amount: b.amount, Via: []cite.Ref{}, Place: ref(b.place),
		Date: b.date, Percentage: b.percent, Status: b.status, Negated: b.negated, Claims: []string{}, Span: b.span, Rule: b.rule}
	for _, v := range b.via {
		if v != nil && v != b.from && v != b.to {
			x.Via = append(x.Via, v.id)
		}
	}
	s.hangClaims(&x, b.t, b.head)
	if x.Kind == Family && len(s.kin[x.To]) < 32 {
		s.kin[x.To] = append(s.kin[x.To], len(s.ties))
	}
	s.ties = append(s.ties, x)
}

// sortClaims finds which claims stand in which sentence, and which answer which.
func (s *story) sortClaims() {
	s.within, s.replies, s.claimBy = make([][]*claim, len(s.trees)), map[string][]*claim{}, map[string]*claim{}
	for _, c := range s.claims {
		s.claimBy[c.ID] = c
		for i := c.first; i <= c.last && i < len(s.trees); i++ {
			s.within[i] = append(s.within[i], c)
		}
		for _, id := range c.Answers {
			s.replies[id] = append(s.replies[id], c)
		}
	}
}

// hangClaims gives a tie the claims in which the word that says it stands, and
// those that deny or dispute them. One who denies a part of what was said
// denies what concerns them, or those for whom they speak.
func (s *story) hangClaims(x *Tie, t *tree, head int) {
	at := t.s.Tokens[head].Start
	for _, c := range s.within[t.index] {
		if at < c.Start || at >= c.End || c.saysOfSpeaker(s.doc.Text, at) {
			continue
		}
		x.Claims = append(x.Claims, c.ID)
		x.Disputed = x.Disputed || c.Stance == cite.Denies || c.Stance == cite.Disputes
	}
	for _, id := range slices.Clone(x.Claims) {
		for _, c := range s.replies[id] {
			by := c.Source.Entity
			if (by == "" || by == x.From || by == x.To || s.standsFor(by, x)) && !slices.Contains(x.Claims, c.ID) {
				x.Claims = append(x.Claims, c.ID)
				x.Disputed = true
			}
		}
	}
}

// saysOfSpeaker reports whether a byte of a denial lies in what is said of the
// speaker, before the words that deny: "X, a lawyer for Y, denied that …".
func (c *claim) saysOfSpeaker(text string, at int) bool {
	if c.Stance != cite.Denies && c.Stance != cite.Disputes {
		return false
	}
	cue := strings.Index(text[c.Start:c.End], c.Cue)
	return cue >= 0 && at < c.Start+cue
}

// standsFor reports whether a voice is a lawyer or spokesman of one of the
// tie's ends.
func (s *story) standsFor(voice cite.Ref, t *Tie) bool {
	for _, i := range s.rolesOf[voice] {
		if o := s.roles[i].Organization; o != "" && (o == t.From || o == t.To) {
			return true
		}
	}
	e := s.byID[voice]
	if e == nil {
		return false
	}
	for _, end := range []cite.Ref{t.From, t.To} {
		if o := s.byID[end]; o != nil && strings.Contains(e.name, o.name) {
			return true // "spokesperson of X"
		}
	}
	return false
}

func ref(e *entity) cite.Ref {
	if e == nil {
		return ""
	}
	return e.id
}

// sound reports whether the ends can stand in a tie of the kind.
func (b *bond) sound() bool {
	a, z := b.from, b.to
	if a == nil || z == nil {
		switch b.kind {
		case Told, Transfer, Legal, Sanctioned:
		default:
			return false
		}
	}
	switch b.kind {
	case Family:
		return a.isPerson() && z.isPerson()
	case Associate:
		return a.takesPart() && z.takesPart() && !(a.kind == country && z.kind == country)
	case Meeting:
		return a.takesPart() && z.takesPart() && a.kind != country && z.kind != country && (a.isPerson() || z.isPerson())
	case Business, Represents:
		return a.takesPart() && z.takesPart()
	case Member:
		return a.canAct() && (z.is(organization, body, group, company) || z.is(unknown) && a.is(person))
	case Owns:
		if a.kind == country && !stateRules[b.rule] {
			return false // "the Norwegian owner", "a Norwegian company"
		}
		return a.takesPart() && z.kind != person && z.kind != paper && z.kind != country && z.kind != body
	case Told:
		return (a == nil || a.takesPart()) && z.takesPart() && !b.attribution
	case Sanctioned:
		return z != nil && !z.is(paper, outlet) && (a == nil || a.decrees())
	case Legal:
		return z != nil && z.kind != paper && (a == nil || a.takesPart())
	case Transfer:
		return !a.is(paper) && !z.is(paper) && !(a.is(outlet) && z == nil)
	}
	return true
}

// stateRules are the rules for owning by which a country can own.
var stateRules = set("state-owned stake-owned-by stake-held stake-in own own-part-of sell divest belong-to registered-to")

// is reports whether the entity is of one of the kinds; no entity is of none.
func (e *entity) is(kinds ...kind) bool { return e != nil && slices.Contains(kinds, e.kind) }

func (e *entity) isPerson() bool { return e.is(person, unknown) }
func (e *entity) canAct() bool   { return e != nil && e.kind.acts() }

// takesPart reports whether the entity can have a part in what is told, which an
// outlet that tells it has not.
func (e *entity) takesPart() bool { return e.canAct() && e.kind != outlet }
