package reader

import "strings"

// lastWord is the noun of a title, before any "of" or "for".
func lastWord(title string) string {
	low := strings.ToLower(title)
	for _, cut := range []string{" of ", " for ", " at ", " to ", " in "} {
		low, _, _ = strings.Cut(low, cut)
	}
	f := strings.Fields(low)
	if len(f) == 0 {
		return ""
	}
	if full := shortTitles[f[len(f)-1]]; full != "" {
		return full
	}
	return f[len(f)-1]
}

// shortTitles are titles that stand for another.
var shortTitles = map[string]string{"rep.": "representative", "rep": "representative", "congressman": "representative", "congresswoman": "representative",
	"sen.": "senator", "sen": "senator", "gov.": "governor", "gov": "governor", "gen.": "general", "gen": "general", "sec.": "secretary",
	"lt.": "lieutenant", "col.": "colonel", "maj.": "major", "capt.": "captain", "amb.": "ambassador", "pres.": "president",
	"chairwoman": "chairman", "chairperson": "chairman", "chair": "chair", "spokeswoman": "spokesman", "spokesperson": "spokesman",
	"attorney": "lawyer", "co-founder": "founder", "chief": "head", "boss": "head", "ceo": "executive"}

// holderOf finds where the position is held: the body before the noun, the
// owner of it, or what "of", "for", "at" tie to it.
func (s *story) holderOf(d description) *entity {
	t := d.t
	if owner := s.ownerBefore(t, d.first); owner != nil {
		return owner.entity
	}
	if d.first > 0 && t.tag(d.first-1) == "POS" && t.lower(d.head+1) != "of" {
		return nil // of one whom the text does not name: "the company's lawyer in Malta"
	}
	if d.first > 0 && t.tag(d.first-1) == "PRP$" {
		return s.entityAt(t.index, d.first-1)
	}
	if d.first > 0 && t.tag(d.first-1) == "WP$" {
		if n := t.phraseBefore(d.first - 1); n >= 0 {
			return s.entityAt(t.index, n)
		}
	}
	// The words before the noun.
	var before *entity
	for i := d.first; i < d.head; i++ {
		if t.tag(i) == "POS" && i > d.first {
			if m := s.mentionAt(t.index, i-1); m != nil && m.entity != nil {
				return m.entity
			}
		}
		if t.tag(i) == "PRP$" {
			if e := s.entityAt(t.index, i); e != nil {
				return e
			}
		}
		m := s.mentionAt(t.index, i)
		if m == nil || m.entity == nil || m.entity == d.m.entity || m.first < d.first && m.kind != "name" {
			if c := t.demonym(i); c != "" && before == nil {
				before = s.nation(c)
			}
			continue
		}
		if before != nil && before.kind == country && m.entity.kind == country {
			continue // "Bosnian Serb leader"
		}
		if before == nil || before.is(country, place) {
			before = m.entity
		}
	}
	return s.holderBehind(d, before)
}

// holderBehind reads where the position is held from what follows its noun; it is
// the party named before the noun where nothing does.
func (s *story) holderBehind(d description, before *entity) *entity {
	t := d.t
	// What follows the noun, or the noun joined to it: "director and owner of X".
	after := d.head + 1
	if t.lower(after) == "and" && t.tag(after+1) != "DT" && t.tag(after+1) != "PRP$" {
		if h, last := t.nounPhrase(after + 1); h >= 0 && (positions[t.lower(h)] || occupations[t.lower(h)]) && t.lower(last) == "of" {
			after = last
		}
	}
	for i, n := after, 0; i < t.n() && n < 3; n++ {
		switch t.lower(i) {
		case "of", "for", "at", "in", "to", "with", "on":
		default:
			return before
		}
		if low := t.lower(d.head); (low == "envoy" || low == "ambassador" || low == "representative" || low == "emissary") && (t.lower(i) == "for" || t.lower(i) == "to") {
			return before // where one is sent, not who sends
		}
		j := i + 1
		for j < t.n() && j < i+8 {
			if m := s.phraseAt(t.index, j); m != nil && m.entity != nil && m.entity != d.m.entity && (m.first >= j || m.kind == "nominal") && m.entity.kind != paper {
				if m.entity.kind == person && m.first != j {
					break
				}
				if (t.lower(i) == "in" || n > 0) && m.entity.is(place, country) && before != nil {
					return before
				}
				if owner := t.text(m.last); owner == "'s" || owner == "’s" {
					if n := s.mentionAt(t.index, m.last+1); n != nil && n.entity != nil {
						return n.entity
					}
				}
				if m.entity.is(country, place) {
					if n := s.nameAhead(t, m.last); n != nil {
						return n
					}
				}
				return m.entity
			}
			if tag := t.tag(j); tag != "DT" && tag != "JJ" && !strings.HasPrefix(tag, "NN") && tag != "POS" && !t.isHyphen(j) && tag != "PRP$" && tag != "VBN" {
				break
			}
			j++
		}
		_, i = t.nounPhrase(i + 1)
	}
	return before
}

// roleTitle is the title's words: the noun and what modifies it, without articles,
// nationalities, the body that it is held with and words for its status; with
// "of" and "for" phrases that name no body.
func (s *story) roleTitle(d description, org *entity) string {
	return strings.TrimSpace(s.titleWords(d) + s.titleBehind(d, org))
}

// titleWords are the words of a title up to its noun.
func (s *story) titleWords(d description) string {
	t := d.t
	var words []string
	for i := d.first; i <= d.head; i++ {
		low := t.lower(i)
		m := s.mentionAt(t.index, i)
		inOrg := m != nil && m.entity != nil && m != d.m && m.entity.kind != person && m.kind == "name"
		switch {
		case t.tag(i) == "DT" || t.tag(i) == "PRP$" || t.tag(i) == "POS":
			words = words[:0]
		case i < d.head && (inOrg || t.demonym(i) != "" || formerWords[low] || actingWords[low] || futureWords[low] && low != "elect"):
			words = words[:0]
		case m.is(person) && m.kind == "name" && m.entity != d.m.entity:
			words = words[:0]
		case t.isHyphen(i) && (t.lower(i+1) == "born" || t.lower(i+1) == "based" || t.lower(i+1) == "led" || t.lower(i+1) == "owned" || t.lower(i+1) == "backed"):
			words = words[:0]
			i++
		case t.isHyphen(i):
			if len(words) > 0 && i+1 <= d.head {
				words[len(words)-1] += "-" + t.text(i+1)
				i++
			}
		case puffery[low] && i < d.head:
		case strings.HasPrefix(low, "ex-") || strings.HasPrefix(low, "then-"):
			_, rest, _ := strings.Cut(t.text(i), "-")
			words = append(words[:0], rest)
		default:
			words = append(words, t.text(i))
		}
	}
	if n := len(words) - 1; n >= 0 && (t.tag(d.head) == "NNS" || t.tag(d.head) == "NNPS") {
		words[n] = singular(strings.ToLower(words[n][:1]) + words[n][1:])
	}
	return strings.Join(words, " ")
}

// titleBehind is what follows the noun of a title and belongs to it, with a blank
// before it: Secretary "of State", director "of operations"; "" where nothing does.
func (s *story) titleBehind(d description, org *entity) string {
	t, i := d.t, d.head+1
	low := t.lower(i)
	switch low {
	case "general":
		return " " + t.text(i)
	case "of", "for", "to":
	default:
		return ""
	}
	j := i + 1
	office := t.lower(j) == "state" || t.lower(j) == "staff"
	m := s.mentionAt(t.index, j)
	if !office && !((m == nil || m == d.m) && t.tag(j) != "DT" && t.tag(j) != "PRP$") && !(low == "for" && m.is(country)) {
		return ""
	}
	_, last := t.nounPhrase(j)
	for k := j; k < last; k++ {
		if n := s.mentionAt(t.index, k); n != nil && n.entity != nil && n.entity == org {
			return ""
		}
	}
	if low == "of" && office {
		last = j + 1
	}
	last = min(last, max(d.last, j+1))
	if d.m.first < last && d.m.last > j { // the name itself follows
		last = d.m.first
	}
	if last <= j && d.m.first <= j {
		return ""
	}
	return " " + t.raw(i, last)
}

// puffery modifies a person and is no part of a title.
var puffery = set(`current founding present powerful prominent wealthy influential leading notorious well-known famous controversial veteran longtime long-time
	close closest top key fellow one own very most richest new little-known high-profile embattled shadowy flamboyant
	ageing aging billionaire-turned popular outspoken convicted alleged suspected sanctioned`)

// statusOf tells whether a described position is held now.
func (s *story) statusOf(d description) Status {
	t := d.t
	for i := d.first; i <= d.head; i++ {
		if low := t.lower(i); strings.HasPrefix(low, "ex-") || strings.HasPrefix(low, "then-") {
			return Former
		}
	}
	for i := max(0, d.first-2); i < d.head; i++ {
		low := t.lower(i)
		if i < d.first && !(low == "then" || low == "ex" || low == "former") {
			continue
		}
		switch {
		case formerWords[low] && !(low == "late" && i < d.first):
			return Former
		case actingWords[low]:
			return Acting
		case futureWords[low] && !(low == "nominee" && i+1 == d.head):
			return Future
		}
	}
	for i := d.head + 1; i < d.head+3; i++ {
		if low := t.lower(i); low == "elect" || low == "designate" || low == "nominee" {
			return Future
		}
	}
	switch {
	case d.future:
		return Future
	case d.past:
		return Former
	}
	return Current
}
