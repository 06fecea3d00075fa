package reader

import (
	"regexp"
	"strings"
)

// tellDesignations adds to the sanctions that the text tells of under which
// order and for what they were imposed, and the day of those that the issuer of
// a press release imposes with it.
func (s *story) tellDesignations() {
	issuer := s.designatesToday()
	for i := range s.ties {
		x := &s.ties[i]
		if x.Kind != Sanctioned || x.Negated {
			continue
		}
		text := s.doc.Text[x.Start:x.End]
		if m := legalBasis.FindStringSubmatch(text); m != nil {
			x.Program = strings.Join(strings.Fields(m[1]), " ")
		}
		if m := groundsFor.FindStringSubmatch(text); m != nil {
			x.Reason = strings.TrimRight(strings.Join(strings.Fields(m[1]), " "), ".")
		}
		if x.Date == "" && ofOneState(s.byID[x.From], issuer) && !earlier.MatchString(text) {
			x.Date = s.doc.Date
		}
	}
}

// legalBasis is the order or law that a designation is made under.
var legalBasis = regexp.MustCompile(`(?i:pursuant to|under|in accordance with)\s+(?:the )?((?:Executive Order|E\.O\.|EO)\s+[0-9]{5}|Council (?:Decision|Regulation)[^,.;]{0,40}[0-9]{2,4}/[0-9]{2,4}|[A-Z][A-Za-z ]+ (?:Act|Regulations)(?: of)?(?: [0-9]{4})?)`)

// groundsFor is what a designation is for: "for having assisted X".
var groundsFor = regexp.MustCompile(`(?s)\bfor ((?:having|being|their role|his role|her role|its role|acting|operating|providing|supporting|attempting|engaging|facilitating|owning|assisting|[a-z]+ing)\b.+)`)

// earlier are words by which a release speaks of what was done before it.
var earlier = regexp.MustCompile(`(?i)\b(?:previously|earlier|had been|has been|in (?:January|February|March|April|May|June|July|August|September|October|November|December)?\s?(?:19|20)[0-9]{2})\b`)

// designatesToday is the authority whose designations of its own day the text
// tells, nil where it is no such release.
func (s *story) designatesToday() *entity {
	for _, x := range s.ties {
		if x.Kind == Sanctioned && x.From != "" && x.Date != "" && x.Date == s.doc.Date && todayWord.MatchString(s.doc.Text[x.Start:x.End]) {
			return s.byID[x.From]
		}
	}
	return nil
}

// ofOneState reports whether two authorities are one, or of one country.
func ofOneState(a, b *entity) bool {
	return a != nil && b != nil && (a == b || a.country != "" && a.country == b.country)
}

var todayWord = regexp.MustCompile(`(?i)\btoday\b`)
