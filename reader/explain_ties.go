package reader

import (
	"fmt"
	"slices"
	"strings"

	"backchannel/cite"
)

// trace keeps what the rules for ties did while a story is explained. The rules
// call its methods where their tables are applied; on a nil trace, which is what
// Read uses, each returns at once.
type trace struct {
	steps []traced
}

// traced is a step with what tells whether the reading still has its tie.
type traced struct {
	Step
	sentence, head int
	from, to       string // the names of the ends, "" for none
	kind           TieKind
}

// frame is called for every frame of a verb that a clause has. It notes the
// frames that ask for other words than those around the verb, but for verbs that
// mean little by themselves: "took" is no near meeting.
func (x *trace) frame(s *story, c *clause, f *frame) {
	if x == nil || f.fits(s, c) || f.object != "" && lightVerbs[c.lemma()] {
		return
	}
	if why := f.misfit(c); why != "" {
		x.miss(s, c.t, c.head, f.rule, f.kind, nil, nil, why)
	}
}

// lightVerbs carry no meaning without the object that a frame asks for.
var lightVerbs = set("have take hold make do conduct begin resume keep build reach strike sign close agree attend join lead include feature involve impose place levy announce issue open launch start file bring face establish buy acquire possess control retain")

// misfit names the first thing that a frame asks for and a clause lacks, "" where
// the clause is of another make altogether.
func (f *frame) misfit(c *clause) string {
	switch {
	case f.role == "dark" || f.role == "occasion":
		return ""
	case f.passive && !c.passive:
		return "the verb is not in the passive"
	case f.particle != "" && c.particle != f.particle && c.t.lower(c.head+1) != f.particle:
		return "it wants “" + f.particle + "” with the verb"
	case f.object != "" && f.objectOf(c) < 0:
		return "it wants one of these as its object: " + f.object
	case f.prep != "":
		return "it wants a phrase with " + strings.ReplaceAll(strings.ReplaceAll(f.prep, " ", " or "), "_", " ")
	}
	return ""
}

// ends is called when a frame fits, with the parties found for its slots. It
// notes the slot that gave nobody.
func (x *trace) ends(s *story, c *clause, f *frame, from, to []*entity) {
	if x == nil {
		return
	}
	free := func(slot string) bool { return slot == "-" || strings.HasSuffix(slot, "|-") }
	var why string
	switch {
	case f.each && len(from) < 2:
		why = "it wants two parties or more among " + slotWords(f.from)
	case len(from) == 0 && !free(f.from):
		why = "no party is " + slotWords(f.from)
	case len(to) == 0:
		why = "no party is " + slotWords(f.to)
	default:
		return
	}
	x.miss(s, c.t, c.head, f.rule, f.kind, from, to, why)
}

// noun is called when a noun names a relation, with those it describes and those
// it is said in relation to. A noun with neither is only a word.
func (x *trace) noun(s *story, t *tree, i int, r *nounRule, holders, bases []*entity) {
	if x == nil || (len(holders) > 0) == (len(bases) > 0) {
		return
	}
	why := "it is not said whose, or of whom"
	if len(holders) == 0 {
		why = "it is not said who that is"
	}
	if r.reverse {
		holders, bases = bases, holders
	}
	x.miss(s, t, i, r.rule, r.kind, holders, bases, why)
}

// bond is called for every tie that a rule makes, before it is known to be one.
func (x *trace) bond(s *story, b bond) {
	if x == nil || b.from == b.to {
		return // one party under two names is no near miss
	}
	var why string
	switch {
	case b.attribution:
		why = "a voice that tells its outlet is a claim, no tie"
	case !b.sound():
		why = fmt.Sprintf("%s ties no %s to a %s", b.kind, b.from.sort(), b.to.sort())
	}
	y := x.add(s, b.t, b.head, b.rule, b.kind, b.from, b.to, why)
	y.What += statusNote(b.status)
	if b.negated {
		y.What += ", negated"
	}
}

// sort is what an end of a tie is, for a sentence that refuses it.
func (e *entity) sort() string {
	if e == nil {
		return "party"
	}
	return e.kind.word()
}

func (x *trace) miss(s *story, t *tree, head int, rule string, k TieKind, from, to []*entity, why string) {
	first := func(all []*entity) *entity {
		if len(all) == 0 {
			return nil
		}
		return all[0]
	}
	x.add(s, t, head, rule, k, first(from), first(to), why)
}

func (x *trace) add(s *story, t *tree, head int, rule string, k TieKind, from, to *entity, why string) *traced {
	y := traced{sentence: t.index, head: head, kind: k}
	y.Step = Step{Kind: "tie", Rule: rule, Fired: why == "", Words: []string{t.text(head)}, Why: why, at: t.s.Tokens[head].Start}
	name := func(e *entity) string {
		if e == nil {
			return "…"
		}
		if w := s.wordsFor(e, t, head); w != "" && !slices.Contains(y.Words, w) {
			y.Words = append(y.Words, w)
		}
		return e.name
	}
	y.from, y.to = name(from), name(to)
	y.What = y.from + " → " + string(k) + " → " + y.to
	x.steps = append(x.steps, y)
	return &x.steps[len(x.steps)-1]
}

// wordsFor are the words of the sentence by which it speaks of a party, those
// nearest to the token.
func (s *story) wordsFor(e *entity, t *tree, near int) string {
	words, gap := "", t.n()+1
	for _, m := range e.mentions {
		if m.sentence == t.index && abs(m.first-near) < gap {
			words, gap = s.describe(m.span), abs(m.first-near)
		}
	}
	return words
}

// of returns the steps of a sentence. A rule that fired drops its own near
// misses; a tie that is no longer in the reading says so.
func (x *trace) of(sentence int, r *Reading) []Step {
	var out []Step
	names := namesOf(r)
	for _, y := range x.steps {
		if y.sentence != sentence {
			continue
		}
		if y.Fired {
			y.Why = y.fate(r, names)
		} else if slices.ContainsFunc(x.steps, func(o traced) bool {
			return o.sentence == y.sentence && o.head == y.head && o.Fired && o.kind == y.kind
		}) {
			continue // another frame of the same verb has it
		}
		if !slices.ContainsFunc(out, func(o Step) bool {
			return o.Rule == y.Rule && o.at == y.at && o.Fired == y.Fired && (o.What == y.What || !y.Fired)
		}) {
			out = append(out, y.Step)
		}
	}
	return inOrder(out)
}

// fate says what became of a tie that was made: "" where the reading has it as
// this rule made it.
func (y *traced) fate(r *Reading, names map[cite.Ref]string) string {
	var other string
	for _, t := range r.Ties {
		from, to := names[t.From], names[t.To]
		if t.Kind != y.kind || !(from == y.from && to == y.to || t.Kind.Symmetric() && from == y.to && to == y.from) {
			continue
		}
		if t.Contains(cite.Span{Start: y.at, End: y.at + 1}) && t.Rule == y.Rule {
			return ""
		}
		other = t.Rule
	}
	if other == "" {
		return "joined with another telling of it"
	}
	return "joined with the tie that rule " + other + " made"
}

// slotWords say where in the clause a slot looks, for a person.
func slotWords(slot string) string {
	var out []string
	for alt := range alternatives(slot) {
		base, prep, at := cutSlot(alt)
		prep = "“" + strings.ReplaceAll(prep, ",", "” or “") + "”"
		switch {
		case base == "" && at:
			out = append(out, "behind "+prep)
		case at:
			out = append(out, "behind "+prep+" of its object")
		case base == "subj":
			out = append(out, "the one who does it")
		case base == "obj":
			out = append(out, "the one it is done to")
		case base == "rec":
			out = append(out, "the one who gets it")
		case base == "subj's" || base == "obj's":
			out = append(out, "the owner of its "+map[string]string{"subj's": "subject", "obj's": "object"}[base])
		case base == "list" || base == "later":
			out = append(out, "named behind it")
		}
	}
	return strings.Join(out, ", or ")
}
