package vet

import (
	"regexp"
	"strings"

	"backchannel/cite"
	"backchannel/reader"
)

// findKnowledge lists who was told or given what, by whom and when, and who
// was not, in the order of the documents.
func (c *file) findKnowledge() {
	for _, t := range c.ties {
		if t.Kind != reader.Told && !(t.Kind == reader.Transfer && informs(t.What)) || t.to == "" {
			continue
		}
		k := Knowledge{Who: t.to, Group: c.groupOf(t), By: t.from, Via: orEmpty(t.via), How: how(t), What: t.What, Date: t.Date, Place: t.place,
			Negated: t.Negated, Disputed: t.Disputed, Claims: claimsOf(t), Evidence: t.evidence}
		c.Knowledge = append(c.Knowledge, k)
	}
}

// staff finds the people of a body who were told or not: "many senior officials
// inside the …".
var staff = regexp.MustCompile(`(?i)\b(?:(?:many|some|several|most|all|few|other|senior|top|former|current|a number of|two|three|four|five|dozens of)\s+){1,4}` +
	`(?:officials|officers|members|staff|aides|employees|diplomats|lawmakers|executives|leaders|advisers|advisors|ministers|directors)\b`)

// groupOf is the part of a body that the sentence speaks of, "" where it speaks
// of a person or of the whole.
func (c *file) groupOf(t *tie) string {
	if p := c.byID[t.to]; p == nil || p.Schema == "Person" {
		return ""
	}
	return strings.ToLower(staff.FindString(sentences(t.reading, t.Span)))
}

// informs reports whether what was handed over carries knowledge: a plan, a
// letter, a report, files.
func informs(what string) bool {
	for w := range contentWords(what) {
		if papers[w] {
			return true
		}
	}
	return false
}

// papers are the stems of things that tell their receiver something.
var papers = map[string]bool{"plan": true, "plans": true, "propos": true, "draft": true, "drafts": true, "docume": true, "report": true,
	"letter": true, "memo": true, "dossie": true, "file": true, "files": true, "record": true, "inform": true, "detail": true,
	"list": true, "paper": true, "papers": true, "messag": true, "email": true, "emails": true, "briefi": true, "notice": true, "tape": true, "tapes": true, "copy": true}

func how(t *tie) string {
	if t.Role != "" {
		return t.Role
	}
	if t.Kind == reader.Transfer {
		return "given"
	}
	return "told"
}

// claimsOf returns the claims that a tie rests on; empty where it is told in
// the outlet's own voice.
func claimsOf(t *tie) []Claim {
	if out := claimsByID(t.reading, t.Claims); out != nil {
		return out
	}
	return []Claim{}
}

func orEmpty(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}

// firstQuote is the sentence of the first piece of evidence.
func firstQuote(e []cite.Evidence) string {
	if len(e) == 0 {
		return ""
	}
	return e[0].Quote
}
