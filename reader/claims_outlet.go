package reader

import (
	"strings"

	"backchannel/cite"
)

// findOutlet is the outlet that publishes the text: what the document says,
// else the outlet that the text speaks of as itself ("told Reuters", "seen by
// the Herald", a dateline).
func (s *story) findOutlet() cite.Source {
	out := cite.Source{Kind: cite.Outlet, Name: s.doc.Publisher}
	votes := map[*entity]int{}
	var best *entity
	for _, m := range s.mentions {
		e := m.entity
		if e == nil || m.kind == "pronoun" || m.sentence < 0 || e.kind != outlet && !soundsOutlet(e) {
			continue
		}
		t := s.trees[m.sentence]
		p := m.first - 1
		if t.lower(p) == "the" {
			p--
		}
		w := t.lower(p)
		switch {
		case w == "told" || w == "tell" || w == "(" && t.lower(m.last) == ")":
		case (w == "by" || w == "with" || w == "to") && ownReading[t.lower(p-1)]:
		default:
			continue
		}
		votes[e]++
		if best == nil || votes[e] > votes[best] {
			best = e
		}
	}
	if best == nil && out.Name == "" {
		out.Name = s.outletByName()
	}
	if best != nil && (out.Name == "" || strings.EqualFold(out.Name, best.name)) {
		out.Name, out.Entity = best.name, best.id
	}
	return out
}

// outletByName is the first outlet that the text names as itself though no
// entity was made of it: "seen by the Observer".
func (s *story) outletByName() string {
	for _, t := range s.trees {
		for i := 1; i+1 < t.n(); i++ {
			w := t.lower(i)
			if w != "told" && !((w == "by" || w == "with" || w == "to") && ownReading[t.lower(i-1)]) {
				continue
			}
			first := i + 1
			if t.lower(first) == "the" {
				first++
			}
			last := first
			for last < t.n() && startsUpper(t.text(last)) {
				last++
			}
			if last > first && last-first < 5 && outletWords[t.lower(last-1)] {
				return s.describe(t.span(first, last))
			}
		}
	}
	return ""
}

// soundsOutlet reports whether a name that could not be told to be an outlet's
// ends like one.
func soundsOutlet(e *entity) bool {
	words := strings.Fields(strings.ToLower(e.name))
	if len(words) == 0 || !outletWords[words[len(words)-1]] {
		return false
	}
	return e.kind != person || len(words) > 1 && e.gender == 0
}

var outletWords = set("times post herald courier ledger gazette news daily tribune standard journal guardian observer telegraph mail mirror express chronicle globe monitor record examiner independent inquirer bulletin star sun press reporter review weekly magazine today")

// ownReading are what an outlet says that it did itself.
var ownReading = set("reviewed seen obtained consulted viewed examined verified interviewed contacted spoken spoke speaking talked analyzed analysed reached interview interviews sent provided")
