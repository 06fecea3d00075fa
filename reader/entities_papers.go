package reader

import "strings"

// speaksFor are verbs by which a document speaks.
var speaksFor = set(`show reveal indicate suggest detail say state allege accuse describe name list identify contain record confirm reference cite note claim argue contend outline charge`)

// speakingPaper adds the documents that speak in the text, or that it says it
// saw: "court papers show", "according to a report", "invoices reviewed by …".
func (s *story) speakingPaper(t *tree, c *clause) {
	var heads []int
	switch {
	case speaksFor[c.lemma()] && !c.passive:
		heads = c.subjects
	case c.passive && (c.lemma() == "see" || c.lemma() == "review" || c.lemma() == "obtain" || c.lemma() == "leak" || c.lemma() == "unseal"):
		heads = c.objects
	}
	for _, h := range heads {
		s.paperOf(t, h)
	}
}

// paperOf adds the document that a plain noun names, if it names one.
func (s *story) paperOf(t *tree, h int) {
	low := t.lower(h)
	if !t.isCommon(h) || s.at[t.index][h] != nil || !documentNouns[low] && !documentNouns[strings.TrimSuffix(low, "s")] {
		return
	}
	switch low {
	case "order", "law", "act", "deal", "agreement", "list", "code", "plan":
		return
	}
	first := t.descriptionStart(h)
	if det := t.lower(first - 1); det == "the" || det == "this" || det == "that" || det == "those" || det == "these" {
		for _, e := range s.papers[max(0, len(s.papers)-20):] { // named before
			if strings.HasSuffix(strings.ToLower(e.name), low) {
				s.addNominal(t, first, h+1, h, e)
				return
			}
		}
		if first == h {
			return
		}
	}
	last := h + 1
	for _, k := range t.kids[h] { // "bills and invoices"
		if t.rel(k) == "conj" && documentNouns[strings.TrimSuffix(t.lower(k), "s")] {
			last = k + 1
		}
	}
	s.addDescribed(paper, t, first, last, h, "")
}
