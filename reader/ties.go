package reader

import (
	"slices"
	"strings"

	"backchannel/cite"
)

// findTies finds the relations between the parties: by what verbs say
// (ties_frames.go), by what nouns say (ties_nouns.go), by shares
// (ties_stakes.go), by steps of the law (ties_law.go) and by the roles that were found (ties_roles.go). Each tie carries the rule that gave it.
func (s *story) findTies() {
	for _, t := range s.trees {
		for _, c := range t.clauses {
			s.verbTies(c)
		}
		s.nounTies(t)
		s.stakeTies(t)
		s.holdingTies(t)
		s.linkedTies(t)
	}
	s.lawTies()
	s.sanctionTies()
	s.roleTies()
	s.settleTies()
}

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
	s.hangClaims(&x, b.t.s.Tokens[b.head].Start)
	s.ties = append(s.ties, x)
}

// hangClaims gives a tie the claims in which the word that says it stands, and
// those that deny or dispute them.
func (s *story) hangClaims(t *Tie, at int) {
	for _, c := range s.claims {
		if at < c.Start || at >= c.End {
			continue
		}
		t.Claims = append(t.Claims, c.ID)
		t.Disputed = t.Disputed || c.Stance == cite.Denies || c.Stance == cite.Disputes
	}
	for _, c := range s.claims {
		if by := c.Source.Entity; by != "" && by != t.From && by != t.To && !s.standsFor(by, t) {
			continue // one who denies a part of what was said denies what concerns them
		}
		if slices.ContainsFunc(c.Answers, func(id string) bool { return slices.Contains(t.Claims, id) }) && !slices.Contains(t.Claims, c.ID) {
			t.Claims = append(t.Claims, c.ID)
			t.Disputed = true
		}
	}
}

// standsFor reports whether a voice is a lawyer or spokesman of one of the
// tie's ends.
func (s *story) standsFor(voice cite.Ref, t *Tie) bool {
	for _, r := range s.roles {
		if r.Person == voice && r.Organization != "" && (r.Organization == t.From || r.Organization == t.To) {
			return true
		}
	}
	for _, e := range s.entities {
		if e.id == voice {
			for _, end := range []cite.Ref{t.From, t.To} {
				if o := s.byRef(end); len(o) > 0 && strings.Contains(e.name, o[0].name) {
					return true // "spokesperson of X"
				}
			}
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
		return a.canAct() && z.canAct() && a.kind != outlet && z.kind != outlet && !(a.kind == country && z.kind == country)
	case Meeting:
		return a.canAct() && z.canAct() && a.kind != outlet && z.kind != outlet && a.kind != country && z.kind != country && (a.isPerson() || z.isPerson())
	case Business, Represents:
		return a.canAct() && z.canAct() && a.kind != outlet && z.kind != outlet
	case Member:
		return a.canAct() && (z.kind == organization || z.kind == body || z.kind == group || z.kind == company)
	case Owns:
		if a.kind == country && !stateRules[b.rule] {
			return false // "the Norwegian owner", "a Norwegian company"
		}
		return a.canAct() && a.kind != outlet && z.kind != person && z.kind != paper && z.kind != country && z.kind != body
	case Told:
		return (a == nil || a.canAct()) && z != nil && z.canAct() && z.kind != outlet && (a == nil || a.kind != outlet) && !b.attribution
	case Sanctioned:
		return z != nil && z.kind != paper && z.kind != outlet && (a == nil || a.kind == country || a.kind == body || a.kind == organization || a.isPerson())
	case Legal:
		return z != nil && z.kind != paper && (a == nil || a.canAct() && a.kind != outlet)
	case Transfer:
		return (a == nil || a.kind != paper) && (z == nil || z.kind != paper) && !(a != nil && a.kind == outlet && z == nil)
	}
	return true
}

// stateRules are the rules for owning by which a country can own.
var stateRules = set("state-owned stake-owned-by stake-held stake-in own own-part-of sell divest belong-to")

func (e *entity) isPerson() bool { return e != nil && (e.kind == person || e.kind == unknown) }
func (e *entity) canAct() bool   { return e != nil && e.kind.acts() }

// settleTies joins ties that say the same, hangs the claims on them and marks
// what is disputed.
func (s *story) settleTies() {
	slices.SortStableFunc(s.ties, func(a, b Tie) int { return a.Start - b.Start })
	var out []Tie
	for _, t := range s.ties {
		if i := slices.IndexFunc(out, func(o Tie) bool { return sameTie(o, t) }); i >= 0 {
			joinTie(&out[i], t)
			continue
		}
		out = append(out, t)
	}
	s.ties = slices.DeleteFunc(joinHalves(s.foldDenials(out)), halfTransfer)
	s.denyDenied()
}

// halfTransfer reports whether a transfer lacks an end and tells of nothing that
// an analyst would follow: "sent a message", "brought a case".
func halfTransfer(t Tie) bool {
	if t.Kind != Transfer || t.From != "" && t.To != "" || t.Amount != "" {
		return false
	}
	for w := range strings.FieldsSeq(strings.ToLower(t.What)) {
		if valuables[strings.Trim(w, ".,;:’'“”\"")] {
			return false
		}
	}
	return true
}

// valuables are things whose handing over is told even where nobody says by
// whom or to whom.
var valuables = set(`money cash gold bullion diamonds dollars euros funds payment payments bribe bribes commission commissions kickback kickbacks fee fees
	licence license permit waiver visa passport arms weapons missiles rifles ammunition oil crude gas coal cobalt gift gifts box chocolates
	files shares stake stakes bitcoin cryptocurrency loan loans profits proceeds`)

// denyDenied marks as negated what nobody in the text asserts and somebody
// denies: "denied that X has any stake in Y".
func (s *story) denyDenied() {
	for i := range s.ties {
		if t := &s.ties[i]; !t.Negated && s.onlyDenied(t) {
			t.Negated = true
		}
	}
}

// foldDenials takes out the ties that are only told of in a denial ("denied that
// he met her") where another sentence asserts the same, which they dispute.
func (s *story) foldDenials(all []Tie) []Tie {
	return slices.DeleteFunc(all, func(t Tie) bool {
		if !s.onlyDenied(&t) {
			return false
		}
		found := false
		for i := range all {
			o := &all[i]
			if o.Kind == t.Kind && !s.onlyDenied(o) && (o.From == t.From && o.To == t.To || o.Kind.Symmetric() && o.From == t.To && o.To == t.From) {
				o.Disputed, found = true, true
				for _, c := range t.Claims {
					if !slices.Contains(o.Claims, c) {
						o.Claims = append(o.Claims, c)
					}
				}
			}
		}
		return found
	})
}

// onlyDenied reports whether every claim that a tie rests on denies it.
func (s *story) onlyDenied(t *Tie) bool {
	for _, c := range s.claims {
		if slices.Contains(t.Claims, c.ID) && c.Stance != cite.Denies && c.Stance != cite.Disputes {
			return false
		}
	}
	return len(t.Claims) > 0
}

// joinHalves puts together who gave a thing and who got it where one sentence
// says the one and the next sentence the other: "the delivery of masks to X.
// The masks were provided by Y".
func joinHalves(all []Tie) []Tie {
	for i := range all {
		for j := range all {
			a, b := &all[i], &all[j]
			if a.Kind != Transfer || b.Kind != Transfer || a.From != "" || b.To != "" || a.To == "" || b.From == "" || a.To == b.From {
				continue
			}
			gap := max(a.Start-b.End, b.Start-a.End)
			if gap < 300 && sameNoun(a.What, b.What) {
				a.From = b.From
				joinTie(a, *b)
				b.Kind = ""
			}
		}
	}
	return slices.DeleteFunc(all, func(t Tie) bool { return t.Kind == "" })
}

// sameNoun reports whether two things handed over share their last word.
func sameNoun(a, b string) bool {
	x, y := strings.Fields(strings.ToLower(a)), strings.Fields(strings.ToLower(b))
	return len(x) > 0 && len(y) > 0 && x[len(x)-1] == y[len(y)-1]
}

// sameTie reports whether two ties of a sentence tell of one thing: the same kind
// and ends, and, of what happens on a day, no two days or places that differ. A
// tie that lacks an end is the same as one in another sentence that has it.
func sameTie(a, b Tie) bool {
	if a.Kind != b.Kind || a.Negated != b.Negated {
		return false
	}
	straight := (a.From == b.From || a.Kind != Transfer && (a.From == "" || b.From == "")) && a.To == b.To && a.To != ""
	straight = straight || a.From == b.From && a.To == b.To
	if !straight && !(a.Kind.Symmetric() && a.From == b.To && a.To == b.From) {
		return false
	}
	if !a.Span.Overlaps(b.Span) && a.From != "" && b.From != "" && a.To != "" && b.To != "" {
		return false // told in two sentences: each keeps its own evidence
	}
	switch a.Kind {
	case Meeting, Transfer, Told, Legal:
		if clash(a.Date, b.Date) || clash(string(a.Place), string(b.Place)) || a.Kind == Legal && clash(a.Role, b.Role) {
			return false
		}
		return a.Kind != Transfer || !clash(a.What, b.What)
	}
	return a.Status == b.Status
}

func clash(a, b string) bool {
	return a != "" && b != "" && a != b && !strings.HasPrefix(a, b) && !strings.HasPrefix(b, a)
}

// joinTie adds to a tie what another telling of it knows besides.
func joinTie(to *Tie, t Tie) {
	if to.From == "" {
		to.From = t.From
	}
	if len(t.Date) > len(to.Date) {
		to.Date = t.Date
	}
	if to.Place == "" {
		to.Place = t.Place
	}
	if to.Role == "" {
		to.Role = t.Role
	}
	if to.What == "" {
		to.What = t.What
	}
	if to.Percentage == "" {
		to.Percentage = t.Percentage
	}
	if to.Amount == "" {
		to.Amount = t.Amount
	}
	for _, v := range t.Via {
		if !slices.Contains(to.Via, v) {
			to.Via = append(to.Via, v)
		}
	}
	for _, c := range t.Claims {
		if !slices.Contains(to.Claims, c) {
			to.Claims = append(to.Claims, c)
		}
	}
	to.Disputed = to.Disputed || t.Disputed
}
