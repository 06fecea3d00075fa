package vet

import (
	"slices"

	"backchannel/cite"
	"backchannel/reader"
)

// findDisputes pairs every denial and dispute with what it answers. The reader
// gives most pairs; where it gives none, the assertion that speaks of the same
// matter and the same people, and stands nearest, is taken if there is one.
// A denial whose assertion is not in the documents stands alone.
func (c *file) findDisputes() {
	for _, r := range c.Readings {
		for i, cl := range r.Claims {
			if cl.Stance != cite.Denies && cl.Stance != cite.Disputes {
				continue
			}
			answered := claimsByID(r, cl.Answers)
			if len(answered) == 0 {
				if j, ok := c.nearestAssertion(r, i); ok {
					answered = []Claim{claimOf(r, r.Claims[j])}
				}
			}
			c.addDispute(answered, claimOf(r, cl))
		}
	}
}

// addDispute joins the denial to the dispute about the same assertion, or opens
// a new one.
func (c *file) addDispute(answered []Claim, denial Claim) {
	same := func(d Dispute) bool {
		return slices.ContainsFunc(d.Sides[0], func(x Claim) bool {
			return slices.ContainsFunc(answered, func(y Claim) bool { return x.Document == y.Document && x.ID == y.ID })
		})
	}
	if i := slices.IndexFunc(c.Disputes, same); i >= 0 {
		c.Disputes[i].Sides[1] = append(c.Disputes[i].Sides[1], denial)
		return
	}
	about := denial.Text
	if len(answered) > 0 {
		about = answered[0].Text
	}
	if answered == nil {
		answered = []Claim{}
	}
	c.Disputes = append(c.Disputes, Dispute{About: clip(about, 120), Sides: [][]Claim{answered, {denial}}})
}

// nearestAssertion finds the claim of another voice that a denial most likely
// answers: one that shares at least two matter words with it, or one and the
// denier's own name.
func (c *file) nearestAssertion(r *reader.Reading, denial int) (int, bool) {
	d := r.Claims[denial]
	words := contentWords(sentences(r, d.Span))
	best, score := -1, 0.0
	for i, a := range r.Claims {
		if a.Stance != cite.Asserts && a.Stance != cite.Hedges || sameVoice(a.Source, d.Source) {
			continue
		}
		shared := 0
		for w := range contentWords(sentences(r, a.Span)) {
			if words[w] {
				shared++
			}
		}
		about := d.Source.Entity != "" && c.mentioned(r, c.party(r, d.Source.Entity), a.Span)
		if shared < 2 && !(about && shared == 1) {
			continue
		}
		s := float64(shared)
		if about {
			s += 2
		}
		s -= float64(abs(a.Start-d.Start)) / 1500
		if a.Start > d.Start {
			s-- // a denial mostly answers what was said before it
		}
		if best < 0 || s > score {
			best, score = i, s
		}
	}
	return best, best >= 0
}

func sameVoice(a, b cite.Source) bool {
	return a.Entity != "" && a.Entity == b.Entity || a.Name == b.Name
}

func abs(n int) int { return max(n, -n) }

// clip cuts a text at a word to n bytes at the most and marks the cut.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	cut := n
	for cut > 0 && s[cut] != ' ' {
		cut--
	}
	if cut == 0 {
		return s
	}
	return s[:cut] + " …"
}
