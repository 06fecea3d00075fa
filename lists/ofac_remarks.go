package lists

import (
	"strconv"
	"strings"
	"time"
)

// remarks reads the remarks of a legacy CSV entry: facts with semicolons
// between them. title is the entry's title column, which OFAC repeats among
// the remarks. cut says that the text ends in the middle, so that its last
// fact is not to be trusted.
func (p *ofacParty) remarks(text, title string, cut bool) {
	titles := strings.Split(title, ";")
	for i := range titles {
		titles[i] = strings.Trim(titles[i], " .")
	}
	for text != "" {
		segment, rest, more := strings.Cut(text, ";")
		text = rest
		segment = strings.TrimSpace(segment)
		if strings.HasPrefix(segment, "(Linked To:") {
			segment = strings.Trim(segment, "()")
		}
		if !more {
			segment = strings.TrimSuffix(segment, ".")
			if cut {
				p.note(segment)
				return
			}
		}
		if segment == "" || title != "" && containsFold(titles, strings.Trim(segment, " .")) {
			continue
		}
		p.fact(readFact(segment))
	}
}

func containsFold(list []string, s string) bool {
	for _, v := range list {
		if strings.EqualFold(v, s) {
			return true
		}
	}
	return false
}

// readFact takes a segment of remarks apart. The label is the longest that
// ofacLabels knows, else one that ofacPrefixes begins, else the words before a
// number that end like the name of one ("Kenyan ID No. 12773667"). Without any
// of them the fact has no value.
func readFact(segment string) ofacFact {
	if len(segment) > 5 && strings.EqualFold(segment[:5], "alt. ") {
		segment = segment[5:]
	}
	f := ofacFact{raw: segment}
	low := strings.ToLower(segment)
	n := knownLabel(low)
	if n == 0 {
		n = prefixedLabel(low)
	}
	if n == 0 {
		n = numberLabel(segment)
	}
	if n == 0 {
		return f
	}
	f.label, f.value = segment[:n], strings.TrimSpace(segment[n:])
	if takesNumber(f.label) {
		f.takeApart()
	}
	return f
}

// longestLabel is the most words a label of the table has.
var longestLabel = func() int {
	n := 0
	for l := range ofacLabels {
		n = max(n, strings.Count(l, " ")+1)
	}
	return n
}()

// knownLabel returns the length of the longest label that the text begins with.
func knownLabel(low string) int {
	best, at := 0, 0
	for range longestLabel {
		i := strings.IndexByte(low[at:], ' ')
		if i < 0 {
			break
		}
		at += i
		if _, ok := ofacLabels[low[:at]]; ok {
			best = at
		}
		at++
	}
	return best
}

// prefixedLabel returns the length of a label of ofacPrefixes: to the end of
// its bracket, of the currency, or of the words before a colon or dash.
func prefixedLabel(low string) int {
	for _, x := range ofacPrefixes {
		rest, ok := strings.CutPrefix(low, x.prefix)
		if !ok {
			continue
		}
		at := len(x.prefix)
		switch {
		case strings.HasPrefix(rest, " - "):
			if i := strings.IndexByte(rest[3:], ' '); i > 0 {
				return at + 3 + i
			}
			return 0
		case strings.Contains(x.prefix, "date"):
			i := strings.IndexByte(low, ')')
			if i < 0 {
				return 0
			}
			if i+1 < len(low) && low[i+1] == ':' {
				i++
			}
			return i + 1
		}
		if i := strings.IndexAny(low, ":-"); i > 0 {
			return i + 1
		}
		return len(strings.TrimSuffix(low[:at], " "))
	}
	return 0
}

// numberLabel returns the length of the words before the first one with a
// digit, where they end like the name of a number.
func numberLabel(segment string) int {
	at := 0
	for word := range strings.SplitSeq(segment, " ") {
		if strings.ContainsAny(word, "0123456789") {
			label := strings.TrimRight(segment[:at], " ")
			if documentProp(strings.ToLower(label)) != "" {
				return len(label)
			}
			return 0
		}
		at += len(word) + 1
	}
	return 0
}

// documentProp returns the property of a label that is not in the table, ""
// where it is not the name of a number.
func documentProp(low string) string {
	low = strings.TrimRight(low, ": ")
	i := strings.LastIndexByte(low, ' ')
	switch low[i+1:] {
	case "no.", "no", "number", "number:", "#", "id", "card", "code", "registry", "certificate", "passport", "license", "rne":
	default:
		return ""
	}
	for _, w := range documentWords {
		if strings.Contains(low, w.word) {
			return w.prop
		}
	}
	return ""
}

// takesNumber reports whether the value of a label is a number with, perhaps,
// a country and dates after it.
func takesNumber(label string) bool {
	kind, ok := ofacLabels[strings.ToLower(label)]
	if !ok {
		return documentProp(strings.ToLower(label)) != ""
	}
	return kind.document || strings.HasSuffix(label, " Number") || strings.HasSuffix(kind.prop, "Code") || kind.prop == "swiftBic"
}

// takeApart takes "790015037 (United Kingdom) issued 10 Jul 1998 expires 10 Jul
// 2008" apart.
func (f *ofacFact) takeApart() {
	v := f.value
	if before, after, ok := strings.Cut(v, " expires "); ok {
		v, f.expires = before, after
	}
	if before, after, ok := strings.Cut(v, " issued "); ok {
		v, f.issued = before, after
		if day, place, ok := strings.Cut(f.issued, " in "); ok {
			f.issued, f.note = day, "issued in "+place
		}
	}
	if strings.HasSuffix(v, ")") {
		if i := strings.LastIndexByte(v, '('); i > 0 {
			inside := v[i+1 : len(v)-1]
			v = v[:i]
			if countryCode(inside) != "" {
				f.country = inside
			} else {
				f.note = joinNonEmpty(", ", f.note, inside)
			}
		}
	}
	f.value = strings.TrimSpace(v)
	if strings.HasPrefix(f.value, "issued") || strings.HasPrefix(f.value, "expires") {
		f.value = "" // a document without a number
	}
}

// ofacDate reads OFAC's dates: 28 Feb 1992, Feb 1992, 1992, and the ISO dates
// of the enhanced XML. It is "" for what is none.
func ofacDate(s string) string {
	if len(s) == 11 && s[2] == ' ' && s[6] == ' ' {
		if t, err := time.Parse("02 Jan 2006", s); err == nil {
			return t.Format(time.DateOnly)
		}
	}
	if s == "" {
		return ""
	}
	return isoDate(s)
}

// birthDates reads a date of birth. exact is false where OFAC gives it as
// approximate, or as a span; a span of years (up to 20) is all its years, a
// longer one its two ends, and a span within a month is the month.
func birthDates(s string) (dates []string, exact bool) {
	rest, circa := strings.CutPrefix(s, "circa ")
	if d := ofacDate(rest); d != "" {
		return []string{d}, !circa
	}
	from, to, ok := strings.Cut(rest, " to ")
	if !ok {
		from, to, ok = strings.Cut(rest, "-")
	}
	if !ok {
		return nil, false
	}
	from, to = ofacDate(strings.TrimSpace(from)), ofacDate(strings.TrimSpace(strings.TrimPrefix(to, "circa ")))
	if from == "" || to == "" || to < from {
		return nil, false
	}
	if len(from) == 10 && len(to) == 10 && from[:7] == to[:7] {
		return []string{from[:7]}, false
	}
	a, _ := strconv.Atoi(from[:4])
	b, _ := strconv.Atoi(to[:4])
	if b-a > 20 {
		return []string{from, to}, false
	}
	for y := a; y <= b; y++ {
		dates = append(dates, strconv.Itoa(y))
	}
	return dates, false
}
