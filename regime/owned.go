package regime

import (
	"strings"

	"backchannel/graph"
)

// judgeOwnership adds what the ownership rules in force say of the party.
func (b *Book) judgeOwnership(v *Verdict, d *daily, day graph.Day) {
	if b.Graph == nil {
		return
	}
	for _, r := range d.inForce() {
		if r.None {
			b.noRule(v, r, d)
			continue
		}
		o, ok := d.owned[r][v.Party]
		if !ok {
			continue
		}
		switch o.Answer {
		case graph.Yes:
			v.Status = Graver(r.Effect, v.Status)
			v.Reasons = append(v.Reasons, Reason{Text: b.ownedText(r, d, o), Authority: r.Authority})
		case graph.CannotTell:
			v.Status = Graver(Review, v.Status)
			v.Reasons = append(v.Reasons, Reason{Text: "whether it is " + words[r.Effect] + " cannot be told: " + b.sum(o) + " (" + r.Authority + ", " + r.test() + ")", Authority: r.Authority})
		default:
			v.Caution = addNew(v.Caution, b.belowText(r, o))
		}
		if r.Note != "" {
			v.Caution = addNew(v.Caution, r.Name+": "+r.Note)
		}
		if r.Control && o.Answer != graph.Yes {
			v.Caution = addNew(v.Caution, "the "+r.Authority+" also asks who controls a company in fact; that is not judged here")
		}
	}
	b.controlled(v, d)
	b.suspended(v, d)
	b.signers(v, d)
	b.divested(v, d, day)
}

// controlled says of a company that somebody listed is said to control what each
// authority makes of control. It concludes nothing: a person must look.
func (b *Book) controlled(v *Verdict, d *daily) {
	for _, t := range b.Graph.Ties(v.Party) {
		if t.Kind != graph.Controls || t.To != v.Party || t.Negated || t.Status == "former" || t.Status == "future" {
			continue
		}
		for _, r := range d.inForce() {
			if d.seeds[r][t.From] == graph.No || r.None {
				continue
			}
			who := b.Graph.Name(t.From) + " is said to control it: "
			if r.Control {
				v.Status = Graver(Review, v.Status)
				v.Reasons = addReasons(v.Reasons, Reason{Text: who + "the " + r.Authority + " counts control in fact, so that a person must decide", Authority: r.Authority})
			} else if r.Effect == Blocked {
				v.Caution = addNew(v.Caution, who+r.Authority+" has no control test and asks for stakes alone, but urges caution (FAQ 398)")
			}
		}
	}
}

// divested warns of a company that listed parties owned until a stake ended.
func (b *Book) divested(v *Verdict, d *daily, day graph.Day) {
	for _, t := range b.Graph.Ties(v.Party) {
		end := days(t.End)
		if t.Kind != graph.Owns || t.To != v.Party || t.Negated || t.End == "" || end.First > day || d.listed[v.Party] != "" {
			continue
		}
		if s := b.day(end.First - 1).listed[v.Party]; s == Blocked {
			v.Caution = addNew(v.Caution, "it was blocked by ownership until "+inWords(t.End)+": property blocked before then stays blocked, and a sale frees the company only where it was made wholly outside US jurisdiction (OFAC FAQ 402)")
		}
	}
}

// signers warns of a listed person who acts for the party.
func (b *Book) signers(v *Verdict, d *daily) {
	for _, t := range b.Graph.Ties(v.Party) {
		acts := t.Kind == "directs" && t.To == v.Party || t.Kind == "represents" && t.To == v.Party
		if acts && !t.Negated && t.Status != "former" && d.listed[t.From] == Listed && d.listed[v.Party] == "" {
			v.Caution = addNew(v.Caution, b.Graph.Name(t.From)+" is listed and acts for it: what a blocked person signs is a dealing with that person, whoever owns the company (OFAC FAQs 398, 400)")
		}
	}
}

// ownedText is the arithmetic down to the listed parties.
func (b *Book) ownedText(r *Rule, d *daily, o graph.Owned) string {
	s := words[r.Effect] + ": " + b.sum(o)
	if r.Effect == Restricted {
		s = "restricted by ownership: " + b.sum(o)
	}
	seen := map[string]bool{o.Party: true}
	queue := o.Parts
	for len(queue) > 0 {
		p := queue[0]
		queue = queue[1:]
		if p.Listed || seen[p.Owner] {
			continue
		}
		seen[p.Owner] = true
		up := d.owned[r][p.Owner]
		s += "; " + b.Graph.Name(p.Owner) + " in turn: " + b.sum(up)
		queue = append(queue, up.Parts...)
	}
	return s + " (" + r.Authority + ", " + r.test() + ")"
}

func (b *Book) sum(o graph.Owned) string { return o.Text(b.Graph.Name) }

// belowText warns of a stake that decides nothing. It never says control.
func (b *Book) belowText(r *Rule, o graph.Owned) string {
	s := b.sum(o) + ": below the threshold of the " + r.Name + " (" + r.test() + "); association only"
	if r.Authority == "OFAC" {
		s += ". OFAC has no control test but urges caution where blocked persons hold a large stake or sign for a company (FAQ 398)"
	}
	return s
}

// noRule says of a party with a listed owner that the authority has no
// ownership rule for that measure.
func (b *Book) noRule(v *Verdict, r *Rule, d *daily) {
	for _, t := range b.Graph.Ties(v.Party) {
		if t.Kind == graph.Owns && t.To == v.Party && !t.Negated && d.seeds[r][t.From] == graph.Yes {
			v.Caution = addNew(v.Caution, r.Name+": "+r.Note)
		}
	}
}

// suspended names a rule that would have caught the party and is not in force.
func (b *Book) suspended(v *Verdict, d *daily) {
	for i := range rules {
		r := &rules[i]
		if d.seeds[r] != nil || !strings.Contains(r.Note, "suspended") {
			continue
		}
		seeds := b.under(r, d)
		for _, t := range b.Graph.Ties(v.Party) {
			if t.Kind == graph.Owns && t.To == v.Party && !t.Negated && seeds[t.From] == graph.Yes {
				v.Caution = addNew(v.Caution, r.Name+" is not in force: "+r.Note)
			}
		}
	}
}
