package reader

import (
	"iter"
	"maps"
	"strings"
)

// past is the past participle of the verb, as an analyst names what was done:
// arrested, told, given.
func (c *clause) past() string {
	l := c.deed()
	if p := participleOf[l]; p != "" {
		return p
	}
	if c.t.tag(c.head) == "VBN" || participles[l] != "" {
		return c.t.lower(c.head)
	}
	if strings.HasSuffix(l, "e") {
		return l + "d"
	}
	return l + "ed"
}

// participleOf are the past participles that no rule gives.
var participleOf = map[string]string{"buy": "bought", "steal": "stolen", "lead": "led", "write": "written", "forgive": "forgiven", "seek": "sought",
	"take": "taken", "tell": "told", "give": "given", "send": "sent", "read": "read", "pay": "paid", "sell": "sold", "lend": "lent",
	"bring": "brought", "keep": "kept", "leave": "left", "cut": "cut", "get": "got", "fly": "flown", "ship": "shipped", "put": "put",
	"plead": "pleaded", "hit": "hit", "ban": "banned", "shut": "shut", "freeze": "frozen", "notify": "notified", "supply": "supplied", "transfer": "transferred"}

// denied reports whether the words say that it is not so: by a "not" of its
// own, or under a verb that found, proved or said it not to be.
func (c *clause) denied() bool {
	if c.negated {
		return true
	}
	if p := c.parent; p != nil && (c.how == "comp" || c.how == "xcomp") && p.negated && findVerbs[p.deed()] {
		return true
	}
	for _, sub := range c.subjects {
		if a := c.t.article(sub); a == "no" || a == "neither" || c.t.lower(sub-1) == "neither" {
			return true
		}
	}
	return c.t.lower(c.head-1) == "never"
}

// findVerbs say, when negated, that what they speak of is not known to be so.
var findVerbs = set("establish find prove show conclude determine demonstrate confirm believe")

// statusOf tells what was done from what is only meant to be, and what lasts
// from what is over.
func (c *clause) statusOf(k TieKind) Status {
	if c.meant() {
		return Future
	}
	lasting := k == Owns || k == Business || k == Represents || k == Member
	if !lasting {
		return Current
	}
	for _, kid := range c.t.kids[c.head] {
		if overWords[c.t.lower(kid)] {
			return Former
		}
	}
	if c.tense == "past" && !c.passive && k != Business {
		switch c.deed() {
		case "own", "control", "hold", "represent", "belong":
			return Former
		}
	}
	return Current
}

var (
	overWords = set("formerly previously once initially originally earlier")
	// plans are verbs under which a deed is not done yet.
	plans = set("plan agree expect intend offer propose want hope seek promise pledge threaten aim prepare vow consider ask order allow")
)

// meant reports whether the deed is only planned, offered or possible.
func (c *clause) meant() bool {
	switch c.modal {
	case "will", "would", "could", "may", "might", "should", "must", "shall":
		return true
	}
	p := c.parent
	return p != nil && (c.how == "xcomp" || c.how == "comp" && c.tense == "") && plans[p.deed()]
}

// deed is the base form of a predicate's verb. The lemmas of rare verbs lack
// their last letter ("impos", "prosecut"); where a rule knows the verb that has
// it, that is meant.
func (c *clause) deed() string {
	l := c.lemma()
	if v := shortLemmas[l]; v != "" {
		return v
	}
	if v, ok := strings.CutSuffix(l, "ll"); ok && byVerb[v+"l"] != nil {
		return v + "l" // "funnelled"
	}
	return l
}

// shortLemmas are the rules' verbs by their stems without e.
var shortLemmas = func() map[string]string {
	out := map[string]string{"froze": "freeze", "frozen": "freeze", "lent": "lend", "shook": "shake"}
	for _, verbs := range []iter.Seq[string]{maps.Keys(byVerb), maps.Keys(lawVerbs), maps.Keys(imposing), maps.Keys(lawDoing)} {
		for v := range verbs {
			if stem, ok := strings.CutSuffix(v, "e"); ok && byVerb[stem] == nil && lawVerbs[stem] == "" {
				out[stem] = v
			}
		}
	}
	return out
}()
