package report

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"

	"backchannel/cite"
	"backchannel/reader"
	"backchannel/regime"
)

// clean makes text from a source safe to show: white space is folded; control
// characters and the marks that reverse the order of letters, with which a name
// can pose as another, become U+FFFD; invisible marks without such power go.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case r == '\u200b', r == '\u200e', r == '\u200f', r == '\ufeff', r == '\u00ad':
			return -1
		case unicode.IsControl(r), r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069':
			return unicode.ReplacementChar
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// day writes a date of a finding for people: 2025-03-14 is "14 March 2025" (or
// "14 Mar 2025" when short), 2025-03 "March 2025", 2025-10-24/2025-10-31
// "24–31 October 2025". What it cannot read it leaves as it is.
func day(value string, short bool) string {
	from, to, isRange := strings.Cut(value, "/")
	if !isRange {
		return oneDay(value, short)
	}
	a, b := strings.Split(from, "-"), strings.Split(to, "-")
	if len(a) == 3 && len(b) == 3 && a[0] == b[0] {
		last := oneDay(to, short)
		if a[1] == b[1] {
			return strings.TrimPrefix(a[2], "0") + "–" + last
		}
		return strings.TrimSuffix(oneDay(from, short), " "+a[0]) + dash(short) + last
	}
	return oneDay(from, short) + dash(short) + oneDay(to, short)
}

// dash is set tight where a column must hold the dates.
func dash(short bool) string { return map[bool]string{true: "–", false: " – "}[short] }

func oneDay(value string, short bool) string {
	months := "January"
	if short {
		months = "Jan"
	}
	for layout, shown := range map[string]string{time.DateOnly: "2 " + months + " 2006", "2006-01": months + " 2006"} {
		if t, err := time.Parse(layout, value); err == nil {
			return t.Format(shown)
		}
	}
	return clean(value)
}

// count writes "1 word", "1,204 words".
func count(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	many := one + "s"
	if stem, ok := strings.CutSuffix(one, "y"); ok {
		many = stem + "ies"
	}
	return thousands(n) + " " + many
}

func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// list joins words as prose does: "a, b and c".
func list(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

// statusWords say where a party stands; the picture and the tables use them.
func statusWords(s regime.Status) string {
	switch s {
	case regime.Listed:
		return "listed"
	case regime.Blocked:
		return "blocked by ownership"
	case regime.Restricted:
		return "restricted"
	case regime.WasListed:
		return "was listed"
	case regime.LaterListed:
		return "listed later"
	case regime.Tied:
		return "tied to a listed party"
	case regime.Review:
		return "not decided"
	case regime.Clear:
		return "not found on the lists"
	}
	return clean(string(s))
}

// statusThen says how a party stood on the day of a dealing, or for how much of it.
func statusThen(v *regime.Verdict) string {
	when := "at that time"
	if !v.Throughout() {
		when = "for a part of that time"
	}
	switch v.Status {
	case regime.Listed:
		return "was listed " + when
	case regime.Blocked:
		return "was blocked by ownership " + when + ", though not itself listed"
	case regime.Restricted:
		return "was restricted " + when + " (sectoral: some dealings are barred)"
	case regime.WasListed:
		return "was no longer listed " + when
	case regime.LaterListed:
		return "was not yet listed " + when + "; it was listed later"
	case regime.Tied:
		return "was not listed " + when + " (association only)"
	case regime.Review:
		return "may have been listed " + when + ": not decided"
	}
	return "was not found listed " + when
}

// gravity orders statuses, the gravest first.
func gravity(s regime.Status) int {
	order := []regime.Status{regime.Listed, regime.Blocked, regime.Restricted, regime.WasListed,
		regime.LaterListed, regime.Tied, regime.Review, regime.Clear}
	for i, o := range order {
		if s == o {
			return i
		}
	}
	return len(order)
}

// phrases hold how a tie of a kind reads forwards and backwards. "%" is the
// place of a share.
var phrases = map[string][2]string{
	"owns":       {"owns %of", "% owned by"},
	"controls":   {"said to control", "said to be controlled by"},
	"family":     {"family of", "family of"},
	"associate":  {"associate of", "associate of"},
	"business":   {"does business with", "does business with"},
	"represents": {"represents", "represented by"},
	"member":     {"member of", "whose member is"},
	"sanctioned": {"sanctioned", "sanctioned by"},
	"meeting":    {"met", "met"},
	"transfer":   {"gave to", "received from"},
	"told":       {"told", "told by"},
	"legal":      {"legal action against", "legal action by"},
	"linked_to":  {"linked to", "linked to"},
	"directs":    {"directs", "directed by"},
	"employs":    {"employs", "employed by"},
	"related":    {"related to", "related to"},
}

// isEvent reports whether ties of the kind happen at a time: "formerly" says
// nothing of them.
func isEvent(kind string) bool {
	switch reader.TieKind(kind) {
	case reader.Meeting, reader.Transfer, reader.Told, reader.Legal, reader.Sanctioned:
		return true
	}
	return false
}

// phrase says a tie in words, read in the direction of walking: "owns 12 % of",
// "12 % owned by", "son-in-law of", "whose son-in-law is", "formerly member of".
func phrase(kind, role, share string, forward bool, status reader.Status) string {
	role = clean(role)
	_, isVerb := verb(kind, role)
	if status == reader.Former && role != "" && roleSpeaks(kind) && !isVerb {
		return directed(kind, "former "+role, "", forward)
	}
	words := directed(kind, role, clean(share), forward)
	switch {
	case status == reader.Former && !isEvent(kind):
		return "formerly " + words
	case status == reader.Future:
		return words + " (planned)"
	case status == reader.Acting:
		return "acting: " + words
	}
	return words
}

func directed(kind, role, share string, forward bool) string {
	if v, ok := verb(kind, role); ok {
		return map[bool]string{true: v[0], false: v[1]}[forward]
	}
	if role != "" && roleSpeaks(kind) {
		if forward {
			return role + " of"
		}
		return "whose " + role + " is"
	}
	if kind == string(reader.Legal) && role != "" {
		if forward {
			return role
		}
		return role + " by"
	}
	pair, ok := phrases[kind]
	if !ok {
		word := clean(strings.ReplaceAll(kind, "_", " "))
		return word
	}
	way := pair[1]
	if forward {
		way = pair[0]
	}
	if share == "" {
		return strings.TrimSpace(strings.NewReplacer(" %of", "", "%", "").Replace(way))
	}
	return strings.NewReplacer("%of", share+" of", "%", share).Replace(way)
}

// roleSpeaks reports whether a tie's role says more than its kind does. The
// roles of events are verbs and of ownership are words like "owner".
func roleSpeaks(kind string) bool {
	return !isEvent(kind) && kind != string(reader.Owns)
}

// voice says whose words a piece of evidence is and what they do with it:
// "two people familiar with the plan", "denied by her spokesman". It is empty
// where the story asserts something in its own voice.
func voice(s cite.Source, via []cite.Source, st cite.Stance) string {
	who := called(s)
	if who == "" {
		who = map[cite.SourceKind]string{
			cite.Anonymous: "an unnamed source",
			cite.Paper:     "a document",
		}[s.Kind]
		if who == "" && st != cite.Asserts && st != "" {
			who = "the story itself"
		}
	}
	words := who
	switch st {
	case cite.Denies:
		words = "denied by " + who
	case cite.Disputes:
		words = "disputed by " + who
	case cite.Hedges:
		words = who + ", with reserve"
	case cite.DeclinesComment:
		words = who + " declined to comment"
	case cite.NoResponse:
		words = who + " did not respond"
	}
	for i, v := range via {
		if name := called(v); name != "" {
			words += map[bool]string{true: ", through ", false: " and "}[i == 0] + name
		}
	}
	return words
}

// called is a source's name as it stands inside a sentence: the description of somebody
// unnamed may come from the beginning of one, "Two officials".
func called(s cite.Source) string {
	name := clean(s.Name)
	first, rest, _ := strings.Cut(name, " ")
	if small := strings.ToLower(first); s.Kind == cite.Anonymous && describing[small] {
		return strings.TrimSpace(small + " " + rest)
	}
	return name
}

// describing has the words that descriptions of people begin with and names do not.
var describing = map[string]bool{"a": true, "an": true, "the": true, "one": true, "two": true, "three": true, "four": true, "five": true, "six": true,
	"both": true, "several": true, "some": true, "many": true, "other": true, "others": true, "another": true, "more": true,
	"people": true, "person": true, "sources": true, "officials": true, "executives": true, "diplomats": true, "lawyers": true, "aides": true}

// against reports whether a voice speaks against what is claimed.
func against(st cite.Stance) bool { return st == cite.Denies || st == cite.Disputes }

func score(v float64) string { return fmt.Sprintf("match %.2f", v) }

// capital begins words with a capital letter.
func capital(s string) string {
	for i, r := range s {
		return string(unicode.ToUpper(r)) + s[i+len(string(r)):]
	}
	return s
}
