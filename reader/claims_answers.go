package reader

import (
	"slices"
	"strings"

	"backchannel/cite"
)

// answer links each denial and dispute with the claims that it answers: those
// just before it where it points back ("denied this", "disputed that account"),
// else the claims of other voices that share most of its words and parties.
func (s *story) answer() {
	for i, c := range s.claims {
		if c.Stance != cite.Denies && c.Stance != cite.Disputes {
			continue
		}
		if s.pointsBack(c) {
			c.Answers = s.justBefore(i)
		}
		if len(c.Answers) == 0 {
			c.Answers = s.mostAlike(i)
		}
		if len(c.Answers) == 0 && c.Stance == cite.Disputes {
			c.Answers = s.justBefore(i)
		}
	}
}

// pointsBack reports whether what is denied is only pointed at.
func (s *story) pointsBack(c *claim) bool {
	words := strings.Fields(strings.ToLower(s.doc.Text[min(c.at, c.End):c.End]))
	for i, w := range words {
		if i > 8 {
			break
		}
		w = strings.Trim(w, ".,;:\"”’")
		switch w {
		case "this", "it", "them", "these", "those", "characterization", "characterisation", "account", "allegation", "allegations", "accusation", "accusations", "charges", "claims", "claim", "assertion", "report", "reports", "version", "suggestion":
			return true
		case "that":
			if i+2 >= len(words) || saidNouns[strings.Trim(words[i+1], ".,;:")] {
				return true
			}
		}
	}
	return false
}

// justBefore returns the last run of claims by one other voice within three
// sentences before claim i.
func (s *story) justBefore(i int) []string {
	var out []string
	voice := ""
	for k := i - 1; k >= 0 && s.claims[i].first-s.claims[k].last <= 3; k-- {
		o := s.claims[k]
		if o.speaker == s.claims[i].speaker || o.Stance != cite.Asserts {
			continue
		}
		if voice == "" {
			voice = o.speaker
		}
		if o.speaker != voice || len(out) == 3 {
			break
		}
		out = append(out, o.ID)
	}
	slices.Reverse(out)
	return out
}

// mostAlike returns up to two assertions by other voices that share at least
// three content words or names with what is denied.
func (s *story) mostAlike(i int) []string {
	c := s.claims[i]
	mine := contentWords(s.doc.Text[c.Start:c.End])
	type scored struct {
		id    string
		score int
	}
	var best []scored
	for k := max(0, i-40); k < min(len(s.claims), i+12); k++ {
		o := s.claims[k]
		if k == i || o.Stance != cite.Asserts || o.speaker == c.speaker {
			continue
		}
		n := 0
		for w := range contentWords(s.doc.Text[o.Start:o.End]) {
			if mine[w] {
				n++
			}
		}
		if n >= 3 || n == 2 && abs(o.first-c.first) <= 8 {
			best = append(best, scored{o.ID, n*4 - min(abs(o.first-c.first), 8)})
		}
	}
	slices.SortStableFunc(best, func(a, b scored) int { return b.score - a.score })
	var out []string
	for _, b := range best[:min(2, len(best))] {
		out = append(out, b.id)
	}
	return out
}

func abs(n int) int { return max(n, -n) }

// contentWords are the words of a text that carry its matter, without their
// endings and cut to six letters, so that owns and owned, discuss and
// discussing agree.
func contentWords(text string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(strings.ToLower(text)) {
		w = strings.Trim(strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s"), ".,;:\"“”’‘'()")
		if len(w) < 4 || fillerWords[w] {
			continue
		}
		for _, ending := range []string{"ing", "ed", "s"} {
			if cut, ok := strings.CutSuffix(w, ending); ok && len(cut) > 2 {
				w = cut
				break
			}
		}
		out[w[:min(6, len(w))]] = true
	}
	return out
}

var fillerWords = set("said that with from this have been were they their there would could will which what when while about into than then also after before other some told denied deny denies disputed statement according")
