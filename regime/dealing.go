package regime

import (
	"regexp"
	"slices"
	"strings"
)

// Dealing is a contact with parties that are or were listed, to be judged.
type Dealing struct {
	Kind      string    // meeting, transfer, business, …
	Day       string    // when; a date prefix or a span
	Verdicts  []Verdict // of the listed parties as of Day
	Reported  int       // how many claims speak of a permission
	Words     []string  // their words, as far as they are at hand
	Published []Licence // from PublishedLicences
}

// Judge says in words what the rules and the reports make of an authorisation.
// It never finds that a dealing was licensed, nor that it was not: a reported
// permission is a claim, a general licence covers only what it covers, specific
// licences are not public, and leave to enter a country is no leave to deal.
func Judge(d Dealing) string {
	status := Clear
	for _, v := range d.Verdicts {
		status = Graver(v.Status, status)
	}
	parts := []string{standingWords(status, d)}
	switch status {
	case Listed, Blocked, Restricted:
		parts = append(parts, kindWords(d.Kind, status), reportedWords(d), publishedWords(d))
	case Review:
		parts = append(parts, "No permission was needed unless a list was in force; that must be settled first.", reportedWords(d))
	default:
		parts = append(parts, "No permission was needed on that account.", reportedWords(d))
	}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " ")
}

// standingWords opens with where the listed side stood on the day.
func standingWords(s Status, d Dealing) string {
	when := "at the time"
	if d.Day != "" {
		when = through(d.Day)
	}
	if slices.ContainsFunc(d.Verdicts, func(v Verdict) bool { return v.Status == s && !v.Throughout() }) {
		when = "for a part of " + inWords(d.Day)
		if strings.Contains(d.Day, "/") {
			when = "for a part of the time " + inWords(d.Day)
		}
	}
	by := authorities(d.Verdicts)
	from := ""
	if len(by) > 0 {
		from = " by " + strings.Join(by, ", ")
	}
	switch s {
	case Listed:
		return "Listed" + from + " " + when + "."
	case Blocked:
		return "Blocked by ownership " + when + "."
	case Restricted:
		return "Under restrictions" + from + " " + when + ": some dealings were barred, not all."
	case WasListed:
		return "No longer listed " + when + "."
	case LaterListed:
		return "Not yet listed " + when + "."
	case Review:
		return "Whether a list was in force " + when + " is not known."
	}
	return "Not listed " + when + " on the lists checked."
}

func authorities(all []Verdict) []string {
	var out []string
	for _, v := range all {
		if v.Status != Listed && v.Status != Restricted {
			continue
		}
		for _, r := range v.Reasons {
			if r.Authority != "" {
				out = addNew(out, r.Authority)
			}
		}
	}
	return out
}

// kindWords says what a ban means for the kind of contact.
func kindWords(kind string, s Status) string {
	switch {
	case s == Restricted:
		return ""
	case kind == "meeting" || kind == "told" || kind == "associate":
		return "To meet or talk is not in itself barred; funds, goods, services or a contract with a blocked party are."
	case kind == "transfer":
		return "To give to, or take from, a blocked party funds, goods or services is barred without a licence."
	}
	return "Dealings with a blocked party's property or services are barred without a licence."
}

// entry finds the words of a permission to travel.
var entry = regexp.MustCompile(`(?i)\b(visas?|entry|enter(?:ed|ing)?|travel(?:l?ed|l?ing|s)?|admit(?:ted)?|admission|fl(?:y|ew|own)|land(?:ed)?|come|visit(?:ed|s)?|border)\b`)

// reportedWords says what a reported permission is worth.
func reportedWords(d Dealing) string {
	n := max(d.Reported, len(d.Words))
	if n == 0 {
		return "No authorisation is reported."
	}
	s := "A permission is reported by one voice; it is a claim."
	if n > 1 {
		s = "A permission is spoken of in several claims; they are claims, and need not mean the same."
	}
	travel := slices.ContainsFunc(d.Words, entry.MatchString)
	switch {
	case travel:
		s += " Leave to enter or travel permits no dealing."
	case len(d.Words) == 0:
		s += " If it is leave to enter or travel, it permits no dealing."
	}
	return s
}

// publishedWords says what was published, or that nothing was found.
func publishedWords(d Dealing) string {
	var dealings, travel []string
	for _, l := range d.Published {
		if l.Travel {
			travel = append(travel, l.Text())
		} else {
			dealings = append(dealings, l.Text())
		}
	}
	when := "on the day"
	if d.Day != "" {
		when = through(d.Day)
	}
	s := "No published licence found " + when + " (" + count(authorities(d.Verdicts)) + "); specific licences are not public."
	if len(dealings) > 0 {
		s = "Published and in force: " + strings.Join(dealings, "; ") + ". Whether this dealing falls under it is to be checked against its text; specific licences are not public."
	}
	if len(travel) > 0 {
		s += " Published leave to enter, which permits no dealing: " + strings.Join(travel, "; ") + "."
	}
	return s
}

// through says of which day, or of which days, something is judged.
func through(date string) string {
	if strings.Contains(date, "/") {
		return inWords(date)
	}
	return "as of " + inWords(date)
}
