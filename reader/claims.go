package reader

import (
	"cmp"
	"fmt"
	"slices"

	"backchannel/cite"
)

// claim is a claim with the sentences that it covers: [first, last].
type claim struct {
	Claim
	first, last int
	speaker     string // the source's words or entity, to tell whether two claims are of one voice
	at          int    // the byte where its cue stands
}

// voices is what the claims pass keeps of a story.
type voices struct {
	quotes   []quotation
	outlet   cite.Source   // the outlet in whose voice the text is
	speakers []speaker     // who spoke, in order
	heard    []attribution // in the sentence that is being read
	claimed  [][]*claim    // the claims by the sentence that they begin in
}

// attribution is a claim while it is being read: a cue in one sentence, whose
// word it is, and what is said.
type attribution struct {
	t       *tree
	at      int // the cue's token
	cueEnd  int // the token after the cue
	sources []cite.Source
	via     []cite.Source
	stance  cite.Stance
	rule    string
	// the claim: tokens [first, last) of the sentence, attribution included
	first, last int
	// what is said: tokens [from, to); from is -1 where it is not in the sentence
	from, to int
}

// findClaims finds who says what, with what stance: by the words of each
// sentence, then over the quotations that run from sentence to sentence.
func (s *story) findClaims() {
	s.quotes = quotations(s.doc.Text)
	s.outlet = s.findOutlet()
	s.claimed = make([][]*claim, len(s.trees))
	for _, t := range s.trees {
		found := s.attributions(t)
		s.takeUp(t, found)
	}
	s.continueQuotes()
	s.numberClaims()
	s.answer()
	s.sortClaims()
}

// attributions reads one sentence. What stands inside somebody's words is
// theirs, and is not attributed again.
func (s *story) attributions(t *tree) []attribution {
	var out []attribution
	out = s.accordingTo(t, out)
	for _, v := range t.verbals() {
		if s.inSpeech(t, v.i) {
			continue
		}
		s.heard = out
		for _, rule := range claimRules {
			if a, ok := rule.read(s, &v, out); ok {
				a.rule = rule.name
				out = append(out, a)
				break
			}
		}
	}
	s.heard = nil
	out = s.nounClaims(t, out)
	out = s.quotedWords(t, out)
	out = s.hedges(t, out)
	return s.prune(out)
}

// claimRule is one way in which a predicate shows whose word something is. The
// first rule that reads a predicate has it. testdata/claims.txt holds an
// example and a counter-example for each.
type claimRule struct {
	name string
	read func(*story, *verbal, []attribution) (attribution, bool)
}

var claimRules = []claimRule{
	{"no response", (*story).noResponse},
	{"declined to comment", (*story).declines},
	{"did not clarify", (*story).leavesOpen},
	{"denied", (*story).denies},
	{"pleaded guilty", (*story).pleads},
	{"disputed", (*story).disputes},
	{"reported by", (*story).publishedBy},
	{"document says", (*story).paperSays},
	{"said", (*story).says},
	{"is concerned", (*story).isMinded},
}

// inSpeech reports whether a token lies in a quotation that is speech.
func (s *story) inSpeech(t *tree, i int) bool {
	at := t.s.Tokens[i].Start
	q := s.quoteFrom(at)
	return q < len(s.quotes) && s.quotes[q].Start <= at && s.quotes[q].speech
}

// prune drops what an attribution says twice: a cue inside what another source
// of the sentence says, unless it turns the stance.
func (s *story) prune(all []attribution) []attribution {
	slices.SortStableFunc(all, func(a, b attribution) int { return cmp.Compare(a.at, b.at) })
	var out []attribution
	for i, a := range all {
		inner := slices.ContainsFunc(all, a.onlyBrings)
		for j, b := range all {
			if i != j && b.covers(a) && !(a.covers(b) && a.trails() && !b.trails()) {
				inner = true
				if a.stance != cite.Asserts && a.stance != b.stance {
					inner = false
					if !sameSources(a.sources, b.sources) && len(a.via) == 0 {
						a.via = b.sources
					}
				}
				if inner {
					break
				}
			}
		}
		if !inner {
			out = append(out, a)
		}
	}
	return out
}

// onlyBrings reports whether what a's source says is no more than that it says
// nothing: "the ministry said it did not comment on single cases".
func (a *attribution) onlyBrings(b attribution) bool {
	if a.stance != cite.Asserts || b.stance != cite.DeclinesComment && b.stance != cite.NoResponse || !a.covers(b) {
		return false
	}
	return b.at-a.at < 8 && sameSources(a.sources, b.sources)
}

// covers reports whether b's cue lies in what a's source says.
func (a *attribution) covers(b attribution) bool {
	return a.from >= 0 && a.stance != cite.Hedges && b.at >= a.from && b.at < a.to && b.at != a.at
}

// trails reports whether what is said stands before the cue.
func (a *attribution) trails() bool { return a.from >= 0 && a.to <= a.at }

func sameSources(a, b []cite.Source) bool {
	return slices.EqualFunc(a, b, func(x, y cite.Source) bool { return x.Name == y.Name && x.Entity == y.Entity })
}

// takeUp makes claims of a sentence's attributions, one for each source, and
// remembers who spoke last.
func (s *story) takeUp(t *tree, found []attribution) {
	for _, a := range found {
		span := t.span(a.first, a.last)
		for _, src := range a.sources {
			c := &claim{first: t.index, last: t.index, at: t.s.Tokens[a.at].Start, speaker: src.Name}
			c.Claim = Claim{Stance: a.stance, Source: src, Via: a.via, Cue: s.describe(t.span(a.at, a.cueEnd)), Span: span, Rule: a.rule}
			c.Quote = s.quoteIn(span)
			if c.Stance == cite.Asserts && s.saysNothing(span) {
				c.Stance = cite.DeclinesComment
			}
			if c.Stance == cite.Asserts && (c.Quote && a.from >= 0 && s.deniesFlatly(span) || s.callsItFalse(t, &a)) {
				c.Stance = cite.Denies
			}
			s.addClaim(c)
		}
		if n := len(a.sources); n > 0 && a.sources[n-1].Kind != cite.Outlet {
			s.speakers = append(s.speakers, speaker{t.index, t.s.Paragraph, a.sources[n-1]})
		}
	}
}

func (s *story) addClaim(c *claim) {
	s.claims = append(s.claims, c)
	s.claimed[c.first] = append(s.claimed[c.first], c)
}

// quoteIn reports whether speech stands in the span.
func (s *story) quoteIn(span cite.Span) bool {
	i := s.quoteFrom(span.Start)
	return i < len(s.quotes) && s.quotes[i].Start < span.End
}

// numberClaims puts the claims in the order of the text and names them.
func (s *story) numberClaims() {
	slices.SortStableFunc(s.claims, func(a, b *claim) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.at, b.at)) })
	s.claims = slices.CompactFunc(s.claims, func(a, b *claim) bool {
		return a.Span == b.Span && a.Stance == b.Stance && a.Source == b.Source
	})
	for i, c := range s.claims {
		c.ID = fmt.Sprintf("c%d", i+1)
		if c.Via == nil {
			c.Via = []cite.Source{}
		}
	}
}
