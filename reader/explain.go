package reader

import (
	"cmp"
	"slices"
	"strings"

	"backchannel/cite"
)

// Explained says what the rules did with one sentence.
type Explained struct {
	Number int `json:"number"` // of the sentence in the reading, from 1
	cite.Span
	Steps []Step `json:"steps"`
}

// Step is one rule at one place: what it made, or why it made nothing.
type Step struct {
	Kind  string   `json:"kind"` // name, role, date, claim, tie
	Rule  string   `json:"rule"` // of a name: how it is mentioned
	Fired bool     `json:"fired"`
	Words []string `json:"words"`         // of the text, that it rests on: the verb, noun or cue first
	What  string   `json:"what"`          // what it made: "Ada Berg → owns → Port Holdings"; of a near miss, what it would make
	Why   string   `json:"why,omitempty"` // of a near miss: what was wanting
	at    int      // the byte where its first word stands
}

// Explain reads a document as Read does, and says for each sentence which rules
// fired and which nearly did: those whose verb, noun or cue is there, but an end
// or a source is missing, or is of a kind that the rule does not tie. The
// reading is the same as Read's.
func (r *Reader) Explain(doc cite.Document) (*Reading, []Explained, error) {
	s := newStory(doc, r.parse(doc.Text))
	s.trace = &trace{}
	s.read()
	out := s.reading()
	return out, s.explain(out), nil
}

// explain puts together what was traced and what stands in the reading.
func (s *story) explain(r *Reading) []Explained {
	out := make([]Explained, len(s.trees))
	for i, t := range s.trees {
		x := Explained{Number: i + 1, Span: r.Sentences[i]}
		x.Steps = slices.Concat(s.explainNames(t), s.explainRoles(t, r), s.explainDates(t), s.explainClaims(t, r), s.trace.of(t.index, r))
		if x.Steps == nil {
			x.Steps = []Step{}
		}
		out[i] = x
	}
	return out
}

// explainNames lists the mentions of a sentence, and the pronouns that were
// left unresolved because two readings remained or none.
func (s *story) explainNames(t *tree) []Step {
	var out []Step
	for _, m := range s.mentions {
		if m.sentence == t.index && m.entity != nil {
			out = append(out, Step{Kind: "name", Rule: m.kind, Fired: true, Words: []string{s.describe(m.span)}, What: m.entity.name + " (" + m.entity.kind.word() + ")", at: m.span.Start})
		}
	}
	for i := range t.n() {
		if _, ok := pronouns[t.lower(i)]; ok && s.entityAt(t.index, i) == nil {
			out = append(out, Step{Kind: "name", Rule: "pronoun", Words: []string{t.text(i)}, What: "somebody named before", Why: "no one party fits it", at: t.s.Tokens[i].Start})
		}
	}
	return inOrder(out)
}

// word is the kind as a person says it.
func (k kind) word() string {
	switch k {
	case outlet:
		return "news outlet"
	case group:
		return "group"
	case country:
		return "country"
	case place:
		return "place"
	case unknown:
		return "party of unknown kind"
	}
	return k.schema()
}

// explainRoles lists the roles that the sentence gives, and the titles in it
// that nobody holds.
func (s *story) explainRoles(t *tree, r *Reading) []Step {
	var out []Step
	names := namesOf(r)
	in := cite.Span{Start: t.s.Start, End: t.s.End}
	var covered []cite.Span
	for _, o := range r.Roles {
		if !in.Contains(o.Span) {
			continue
		}
		what := names[o.Person] + ": " + o.Title
		if o.Organization != "" {
			what += " of " + names[o.Organization]
		}
		covered = append(covered, o.Span)
		out = append(out, Step{Kind: "role", Rule: o.Rule, Fired: true, Words: []string{s.describe(o.Span)}, What: what + statusNote(o.Status), at: o.Start})
	}
	for i := range t.n() {
		span := t.span(i, i+1)
		if t.isCommon(i) && positions[t.lemma(i)] && !slices.ContainsFunc(covered, span.Overlaps) {
			out = append(out, Step{Kind: "role", Rule: "role", Words: []string{t.text(i)}, What: "a role", Why: "nobody is named as holding it", at: span.Start})
		}
	}
	return inOrder(out)
}

func (s *story) explainDates(t *tree) []Step {
	var out []Step
	for _, d := range s.datesOf(t.index) {
		x := Step{Kind: "date", Rule: d.rule, Fired: d.Value != "", Words: []string{d.Text}, What: d.Value, at: d.Start}
		if !x.Fired {
			x.What, x.Why = "a date", "nothing anchors it: the story's date is not known, or the words leave it open"
		}
		out = append(out, x)
	}
	return out
}

// explainClaims lists the claims that lie in the sentence or run through it,
// and the cues that made none.
func (s *story) explainClaims(t *tree, r *Reading) []Step {
	var out []Step
	in := cite.Span{Start: t.s.Start, End: t.s.End}
	var cues []cite.Span
	for i, c := range s.claims {
		if !c.Overlaps(in) {
			continue
		}
		cues = append(cues, cite.Span{Start: c.at, End: c.at + len(c.Cue)})
		words := []string{c.Cue}
		if c.at < in.Start || c.at >= in.End {
			words = []string{c.Cue, "(in another sentence)"}
		}
		w := r.Claims[i]
		what := []string{w.ID + ": " + cmp.Or(w.Source.Name, "the story") + " " + string(w.Stance)}
		for _, v := range w.Via {
			what = append(what, "by way of "+v.Name)
		}
		if len(w.Answers) > 0 {
			what = append(what, "answering "+strings.Join(w.Answers, ", "))
		}
		out = append(out, Step{Kind: "claim", Rule: c.Rule, Fired: true, Words: words, What: strings.Join(what, ", "), at: max(c.at, in.Start)})
	}
	for _, v := range t.verbals() {
		at := t.span(v.i, v.i+1)
		if k, ok := verbCues[v.lemma]; ok && !slices.ContainsFunc(cues, at.Overlaps) {
			out = append(out, Step{Kind: "claim", Rule: "said", Words: []string{t.text(v.i)}, What: "a claim", Why: s.unsaid(&v, k), at: at.Start})
		}
	}
	return inOrder(out)
}

// unsaid says why a verb of saying made no claim.
func (s *story) unsaid(v *verbal, k cue) string {
	if s.inSpeech(v.t, v.i) {
		return "it stands in what somebody is quoted as saying"
	}
	if v.idle() {
		return "it only speaks of saying: what could, should or was not said"
	}
	x, behind := s.sayer(v)
	if !x.ok() {
		return "no source: nobody is named as saying it"
	}
	a := s.attribute(v, cite.Asserts, x)
	if !s.content(v, k, x, behind, &a) {
		return "nothing is said: no clause, quotation or object that the verb takes"
	}
	if len(s.listed(v.t, x)) == 0 {
		return "no source: “" + s.describe(v.t.span(x.lo, x.hi)) + "” is nobody who can say it"
	}
	return "another rule or another voice's claim has these words"
}

func statusNote(s Status) string {
	if s == "" || s == Current {
		return ""
	}
	return ", " + string(s)
}

func namesOf(r *Reading) map[cite.Ref]string {
	out := map[cite.Ref]string{"": "…"}
	for _, e := range r.Entities {
		out[cite.Ref(e.ID)] = e.Name
	}
	return out
}

func inOrder(steps []Step) []Step {
	slices.SortStableFunc(steps, func(a, b Step) int { return cmp.Compare(a.at, b.at) })
	return steps
}
