package reader

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"backchannel/cite"
)

// correctionLine is a line of corrections in tokens while it is parsed.
type correctionLine struct {
	tokens []correctionToken
	at     int
}

// correctionToken is a word, a sign (-> - =) or quoted text.
type correctionToken struct {
	text   string
	quoted bool
}

// correctionForm is one kind of line: the words that it begins with, how it is
// written, and what reads the rest.
type correctionForm struct {
	begins string
	usage  string
	parse  func(*correctionLine) (edit, error)
}

// correctionForms are all kinds of lines, those with more words first.
var correctionForms = []correctionForm{
	{"no entity", `no entity "Name"`, parseNoEntity},
	{"no role", `no role "Person" ["title"]`, parseNoRole},
	{"no tie", `no tie KIND "A" -> "B" [quoted "words"]`, parseNoTie},
	{"no claim", `no claim ["Source"] quoted "words"`, parseNoClaim},
	{"no date", `no date "words" [quoted "words around them"]`, parseNoDate},
	{"entity", `entity SCHEMA "Name" [aliases "A" "B"]`, parseEntity},
	{"type", `type "Name" SCHEMA`, parseType},
	{"name", `name "Name" "Right Name"`, parseName},
	{"alias", `alias "Name" "Other"`, parseAlias},
	{"mention", `mention "words" = "Name" quoted "words around them"`, parseMention},
	{"merge", `merge "A" = "B"`, parseMerge},
	{"split", `split "B" from "A"`, parseSplit},
	{"role", `role "Person" "title" [of "Organization"] [current|former|acting|future] quoted "words"`, parseRole},
	{"tie", `tie KIND "A" -> "B" [as "role"] [30%] [amount "6000000 USD"] [what "words"] [on DATE] [at "Place"] [via "C"] [current|former|future] [negated] [disputed] quoted "words"`, parseTie},
	{"claim", `claim STANCE SOURCE-KIND "Source" [via SOURCE-KIND "Name"] quoted "words"`, parseClaim},
	{"date", `date "words" VALUE [quoted "words around them"]`, parseDate},
}

// lexCorrection cuts a line into tokens. Quoted text stands between straight
// quotation marks, with \" for one inside it; typographic ones need no care.
func lexCorrection(line string) (*correctionLine, error) {
	l := &correctionLine{}
	for i := 0; i < len(line); {
		switch c := line[i]; {
		case c == ' ' || c == '\t':
			i++
		case c == '#':
			return l, nil
		case c == '"':
			text, n, err := unquote(line[i+1:])
			if err != nil {
				return nil, err
			}
			l.tokens = append(l.tokens, correctionToken{text, true})
			i += n + 1
		default:
			n := strings.IndexAny(line[i:], " \t\"")
			if n < 0 {
				n = len(line) - i
			}
			l.tokens = append(l.tokens, correctionToken{text: line[i : i+n]})
			i += n
		}
	}
	return l, nil
}

// unquote reads quoted text up to its closing mark, and says how many bytes it
// took, the mark included.
func unquote(s string) (text string, n int, err error) {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '"':
			if strings.TrimSpace(b.String()) == "" {
				return "", 0, errors.New("nothing stands between the quotation marks")
			}
			return b.String(), i + 1, nil
		case s[i] == '\\' && i+1 < len(s) && (s[i+1] == '"' || s[i+1] == '\\'):
			i++
		}
		b.WriteByte(s[i])
	}
	return "", 0, errors.New("a quotation mark is not closed")
}

// parse reads the line by the form that it begins with.
func (l *correctionLine) parse() (edit, error) {
	for _, f := range correctionForms {
		words := strings.Fields(f.begins)
		if !l.begins(words) {
			continue
		}
		l.at = len(words)
		e, err := f.parse(l)
		if err == nil && l.at < len(l.tokens) {
			err = fmt.Errorf("%s is too much", l.peek())
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w; it is written %s", f.begins, err, f.usage)
		}
		return e, nil
	}
	var begins []string
	for _, f := range correctionForms {
		begins = append(begins, f.begins)
	}
	return nil, fmt.Errorf("%s begins no correction; these do: %s", l.peek(), strings.Join(begins, ", "))
}

func (l *correctionLine) begins(words []string) bool {
	for i, w := range words {
		if i >= len(l.tokens) || l.tokens[i].quoted || l.tokens[i].text != w {
			return false
		}
	}
	return true
}

// peek is the next token for an error.
func (l *correctionLine) peek() string {
	if l.at >= len(l.tokens) {
		return "the end of the line"
	}
	return fmt.Sprintf("%q", l.tokens[l.at].text)
}

// text takes quoted text; what is what it is for, in an error.
func (l *correctionLine) text(what string) (string, error) {
	if l.at >= len(l.tokens) || !l.tokens[l.at].quoted {
		return "", fmt.Errorf("it wants %s in quotation marks, not %s", what, l.peek())
	}
	l.at++
	return l.tokens[l.at-1].text, nil
}

// maybe takes quoted text where it stands, "" otherwise.
func (l *correctionLine) maybe() string {
	if l.at < len(l.tokens) && l.tokens[l.at].quoted {
		l.at++
		return l.tokens[l.at-1].text
	}
	return ""
}

// word takes the word given, if it stands next.
func (l *correctionLine) word(w string) bool {
	if l.at < len(l.tokens) && !l.tokens[l.at].quoted && l.tokens[l.at].text == w {
		l.at++
		return true
	}
	return false
}

// bare takes any word that is not quoted, "" where none stands next.
func (l *correctionLine) bare() string {
	if l.at < len(l.tokens) && !l.tokens[l.at].quoted {
		l.at++
		return l.tokens[l.at-1].text
	}
	return ""
}

// one takes one of the words; what is what they are, in an error.
func (l *correctionLine) one(what string, words ...string) (string, error) {
	if l.at < len(l.tokens) && !l.tokens[l.at].quoted && slices.Contains(words, l.tokens[l.at].text) {
		l.at++
		return l.tokens[l.at-1].text, nil
	}
	return "", fmt.Errorf("%s is no %s; these are: %s", l.peek(), what, strings.Join(words, " "))
}

// quotation takes quoted "words"; without them the words are "".
func (l *correctionLine) quotation(need bool) (string, error) {
	if !l.word("quoted") {
		if need {
			return "", fmt.Errorf("it wants quoted \"words\" of the text to rest on, not %s", l.peek())
		}
		return "", nil
	}
	return l.text("the words of the text")
}

// end takes a party's name or the word nobody.
func (l *correctionLine) end() (string, error) {
	if l.word("nobody") {
		return "", nil
	}
	return l.text("a party's name, or nobody without them,")
}

// ends takes "A" -> "B", or "A" - "B" where the kind has no direction.
func (l *correctionLine) ends(k TieKind) (from, to string, err error) {
	if from, err = l.end(); err != nil {
		return "", "", err
	}
	switch {
	case l.word("->"):
	case k.Symmetric():
		l.word("-")
	default:
		return "", "", fmt.Errorf("a tie of kind %s has a direction: it wants -> between its ends, not %s", k, l.peek())
	}
	to, err = l.end()
	if err == nil && from == "" && to == "" {
		err = errors.New("one of its ends must be a party")
	}
	return from, to, err
}

// schemata are what an entity can be, as the line and the reading write it.
var schemata = []string{"Person", "Company", "Organization", "PublicBody", "LegalEntity", "Address", "RealEstate", "Vessel", "Airplane", "Document", "Outlet"}

var tieKinds = []string{string(Owns), string(Family), string(Associate), string(Business), string(Represents), string(Member),
	string(Sanctioned), string(Meeting), string(Transfer), string(Told), string(Legal)}

var stances = []string{string(cite.Asserts), string(cite.Denies), string(cite.Disputes), string(cite.Hedges), string(cite.DeclinesComment), string(cite.NoResponse)}

var sourceKinds = []string{string(cite.Person), string(cite.Organisation), string(cite.Anonymous), string(cite.Paper), string(cite.Outlet)}

// ValidDate reports whether a date is written as readings write it: YYYY, YYYY-MM,
// YYYY-MM-DD, or two of these with a slash between, in order.
func ValidDate(s string) bool {
	from, to, interval := strings.Cut(s, "/")
	if interval {
		return ValidDate(from) && ValidDate(to) && !strings.Contains(to, "/") && (from <= to || strings.HasPrefix(from, to))
	}
	for _, layout := range []string{"2006", "2006-01", time.DateOnly} {
		if _, err := time.Parse(layout, s); err == nil {
			return true
		}
	}
	return false
}

// dateValue takes a date.
func (l *correctionLine) dateValue() (string, error) {
	if l.at < len(l.tokens) && !l.tokens[l.at].quoted && ValidDate(l.tokens[l.at].text) {
		l.at++
		return l.tokens[l.at-1].text, nil
	}
	return "", fmt.Errorf("%s is no date; write YYYY, YYYY-MM, YYYY-MM-DD or two with a slash", l.peek())
}
