package reader

import (
	"slices"
	"strings"
)

// tense is the direction in which the verb about a date looks.
type tense uint8

const (
	unknownTense tense = iota
	pastTense
	futureTense
)

// forwardVerbs look ahead to what their infinitive says: "plans to step down".
var forwardVerbs = []string{"plan", "plans", "planned", "planning", "expect", "expects", "expected", "due", "set", "scheduled", "slated", "poised", "likely", "agreed", "agree", "hope", "hopes", "hoped", "hoping", "intend", "intends", "intended", "vow", "vowed", "pledged", "promised", "preparing", "prepares", "prepared", "going", "wants", "want", "wanted", "ready", "about", "asked", "urged", "ordered", "aims", "aim", "deadline", "is", "are", "was", "were"}

// forwardWords make a date a coming one by themselves.
var forwardWords = []string{"will", "'ll", "shall", "upcoming", "forthcoming", "ahead", "would", "tomorrow"}

var forwardHeads = []string{"due", "scheduled", "slated", "planned", "expected", "deadline", "coming"}

var pastWords = []string{"said", "told", "met", "was", "were", "had", "took", "gave", "made", "came", "went", "left", "held", "found", "began", "won", "wrote", "sent", "sold", "saw", "fell", "rose", "hit", "paid", "bought", "brought", "built", "became", "led", "got", "did", "spoke", "flew", "struck", "drew", "broke", "shot", "threw", "ran", "put", "cut", "died", "stood", "knew", "thought", "kept", "lost", "read", "fled"}

var speechPast = []string{"said", "told", "says", "announced", "added", "stated", "confirmed", "reported", "warned"}

func looksPast(w string) bool {
	return strings.HasSuffix(w, "ed") && len(w) > 3 || slices.Contains(pastWords, w)
}

// reach is how many words from a date its verb is looked for.
const reach = 24

// tense looks for the verb that the date belongs to: leftwards to the
// sentence's start, then rightwards.
func (s *dateScan) tense(first, last int) tense {
	if s.lead >= 0 {
		first = min(first, s.lead)
	}
	for i := first - 1; i >= max(0, first-reach) && s.sameSentence(i, first); i-- {
		if t := s.tenseAt(i, i >= first-2); t != unknownTense {
			return t
		}
	}
	for i := last; i < min(len(s.tokens), last+reach) && s.sameSentence(i, first); i++ {
		if t := s.tenseAt(i, false); t != unknownTense {
			return t
		}
	}
	return unknownTense
}

func (s *dateScan) sameSentence(i, j int) bool {
	a, b := &s.tokens[i], &s.tokens[j]
	if a.paragraph != b.paragraph || a.sentence != b.sentence {
		return false
	}
	return a.sentence >= 0 || a.lower != "."
}

// tenseAt is what word i alone decides.
func (s *dateScan) tenseAt(i int, near bool) tense {
	t := &s.tokens[i]
	switch w := t.lower; {
	case slices.Contains(forwardWords, w), w == "won" && s.word(i+1) == "'", w == "won" && s.word(i+1) == "’":
		return futureTense
	case w == "to" && s.infinitive(i):
		if s.forward(i) {
			return futureTense
		}
	case slices.Contains(forwardHeads, w) && (near || s.word(i+1) != "by") && t.tag != "VBD" && !(w == "due" && s.word(i+1) == "to" && !s.infinitive(i+1)):
		return futureTense
	case t.tag == "VBD", t.tag == "" && looksPast(w), t.tag == "VBN" && !near && s.perfect(i), t.tag == "VBN" && near:
		return pastTense
	case !near:
	case t.tag == "VBZ" && !slices.Contains([]string{"is", "has", "says", "does", "'s"}, w), t.tag == "VBP" && !slices.Contains([]string{"are", "have", "say", "do", "am", "'re", "'ve"}, w):
		return futureTense
	}
	return unknownTense
}

// infinitive reports whether a verb's base form follows "to" at token i.
func (s *dateScan) infinitive(i int) bool {
	if i+1 >= len(s.tokens) {
		return false
	}
	n := &s.tokens[i+1]
	if n.tag != "" {
		return n.tag == "VB" || n.tag == "RB"
	}
	return !n.upper && startsLetter(n.lower) && !slices.Contains([]string{"the", "a", "an", "his", "her", "their", "its", "trial", "court"}, n.lower)
}

// forward reports whether a verb that looks ahead governs the "to" at token i.
func (s *dateScan) forward(i int) bool {
	for k := i - 1; k >= max(0, i-5) && s.sameSentence(k, i); k-- {
		w := s.word(k)
		if slices.Contains(forwardVerbs, w) {
			return k == i-1 || !slices.Contains([]string{"is", "are", "was", "were", "about", "set", "likely", "ready"}, w)
		}
	}
	return false
}

// perfect reports whether has, had or be stands shortly before token i.
func (s *dateScan) perfect(i int) bool {
	for k := i - 1; k >= max(0, i-3); k-- {
		if slices.Contains([]string{"has", "have", "had", "was", "were", "been", "'ve", "having"}, s.word(k)) {
			return true
		}
	}
	return false
}

// reported reports whether the nearest verb before token i is one of saying:
// then the date is that of the report, not of the narrative.
func (s *dateScan) reported(i int) bool {
	for k := i - 1; k >= max(0, i-4) && s.sameSentence(k, i); k-- {
		if slices.Contains(speechPast, s.word(k)) {
			return true
		}
	}
	return false
}
