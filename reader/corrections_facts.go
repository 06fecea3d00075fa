package reader

import (
	"fmt"
	"slices"
	"strings"

	"backchannel/cite"
)

var statuses = []string{string(Current), string(Former), string(Acting), string(Future)}

func parseRole(l *correctionLine) (edit, error) {
	var o struct{ person, title, org, status, quote string }
	var err error
	if o.person, err = l.text("the person"); err != nil {
		return nil, err
	}
	if o.title, err = l.text("the title"); err != nil {
		return nil, err
	}
	if l.word("of") {
		if o.org, err = l.text("the organisation"); err != nil {
			return nil, err
		}
	}
	if o.status = string(Current); l.at < len(l.tokens) && !l.tokens[l.at].quoted && slices.Contains(statuses, l.tokens[l.at].text) {
		o.status = l.bare()
	}
	if o.quote, err = l.quotation(true); err != nil {
		return nil, err
	}
	return func(d *draft) *refusal {
		at, no := d.quoted(o.quote)
		if no != nil {
			return no
		}
		person, no := d.ref(o.person)
		if no != nil {
			return no
		}
		org, no := d.ref(o.org)
		if no != nil {
			return no
		}
		x := Role{Person: person, Title: o.title, Organization: org, Status: Status(o.status), Span: at, Rule: CorrectionRule}
		in := d.sentence(at)
		for i, r := range d.Roles {
			if r.Person != person || !in.Overlaps(r.Span) || !strings.EqualFold(r.Title, o.title) {
				continue
			}
			if r.Organization == org && r.Status == x.Status {
				return refuse(Needless, "the reading has this role")
			}
			d.Roles[i] = x
			return nil
		}
		d.Roles = append(d.Roles, x)
		return nil
	}, nil
}

func parseNoRole(l *correctionLine) (edit, error) {
	name, err := l.text("the person")
	if err != nil {
		return nil, err
	}
	title := l.maybe()
	return func(d *draft) *refusal {
		person, no := d.ref(name)
		if no != nil {
			return no
		}
		before := len(d.Roles)
		d.Roles = slices.DeleteFunc(d.Roles, func(r Role) bool {
			return r.Person == person && (title == "" || strings.EqualFold(cite.Fold(r.Title), cite.Fold(title)))
		})
		if len(d.Roles) == before {
			return refuse(Needless, "the reading has no such role")
		}
		return nil
	}, nil
}

// tieLine is a line that tells of a tie.
type tieLine struct {
	tie             Tie
	from, to, place string
	via             []string
	quote           string
}

func parseTie(l *correctionLine) (edit, error) {
	kind, err := l.one("kind of tie", tieKinds...)
	if err != nil {
		return nil, err
	}
	x := &tieLine{tie: Tie{Kind: TieKind(kind), Status: Current, Via: []cite.Ref{}, Claims: []string{}, Rule: CorrectionRule}}
	if x.from, x.to, err = l.ends(x.tie.Kind); err != nil {
		return nil, err
	}
	for x.quote == "" {
		if err := x.field(l); err != nil {
			return nil, err
		}
	}
	return x.apply, nil
}

// field reads the next part of a tie's line; the last is its quotation.
func (x *tieLine) field(l *correctionLine) (err error) {
	t := &x.tie
	switch w := l.bare(); {
	case w == "quoted":
		x.quote, err = l.text("the words of the text")
	case w == "as":
		t.Role, err = l.text("what one is to the other")
	case w == "what":
		t.What, err = l.text("what was handed over or told")
	case w == "amount":
		t.Amount, err = l.text("the sum")
	case w == "at":
		x.place, err = l.text("the place")
	case w == "via":
		var v string
		v, err = l.text("the one in between")
		x.via = append(x.via, v)
	case w == "on":
		t.Date, err = l.dateValue()
	case w == "negated":
		t.Negated = true
	case w == "disputed":
		t.Disputed = true
	case w != string(Acting) && slices.Contains(statuses, w):
		t.Status = Status(w)
	case isPercentage(w):
		t.Percentage = strings.TrimSuffix(w, "%")
	case w == "":
		err = fmt.Errorf("it wants quoted \"words\" of the text to rest on, not %s", l.peek())
	default:
		err = fmt.Errorf("%q is no part of a tie", w)
	}
	return err
}

// isPercentage reports whether a word is a share in percent: 30%, 12.5%, 25-50%.
func isPercentage(w string) bool {
	w, ok := strings.CutSuffix(w, "%")
	return ok && w != "" && strings.Trim(w, "0123456789.-") == "" && '0' <= w[0] && w[0] <= '9'
}

func (x *tieLine) apply(d *draft) *refusal {
	at, no := d.quoted(x.quote)
	if no != nil {
		return no
	}
	t := x.tie
	t.Span = d.sentence(at)
	for _, end := range []struct {
		name string
		ref  *cite.Ref
	}{{x.from, &t.From}, {x.to, &t.To}, {x.place, &t.Place}} {
		if *end.ref, no = d.ref(end.name); no != nil {
			return no
		}
	}
	for _, v := range x.via {
		ref, no := d.ref(v)
		if no != nil {
			return no
		}
		t.Via = append(t.Via, ref)
	}
	if t.From == t.To {
		return refuse(Unmatched, "both ends are one party")
	}
	d.hang(&t)
	i := slices.IndexFunc(d.Ties, func(o Tie) bool { return o.Overlaps(t.Span) && t.sameEnds(&o) })
	if i < 0 {
		d.Ties = append(d.Ties, t)
		return nil
	}
	if d.Ties[i].says(&t) {
		return refuse(Needless, "the reading has this tie")
	}
	if t.Role == "" && !t.Negated { // what the line leaves open stays as read
		t.Role = d.Ties[i].Role
	}
	d.Ties[i] = t
	return nil
}

// sameEnds reports whether two ties are of one kind between the same parties.
func (t *Tie) sameEnds(o *Tie) bool {
	return t.Kind == o.Kind && (t.From == o.From && t.To == o.To || t.Kind.Symmetric() && t.From == o.To && t.To == o.From)
}

// says reports whether t says all that the line says.
func (t *Tie) says(line *Tie) bool {
	has := func(mine, want string) bool { return want == "" || mine == want }
	for _, v := range line.Via {
		if !slices.Contains(t.Via, v) {
			return false
		}
	}
	return t.Status == line.Status && t.Negated == line.Negated && (t.Disputed || !line.Disputed) && has(t.Role, line.Role) && has(t.What, line.What) &&
		has(t.Amount, line.Amount) && has(t.Date, line.Date) && has(t.Percentage, line.Percentage) && has(string(t.Place), string(line.Place))
}

// hang gives a tie the claims that its words lie in or that lie in its words.
func (d *draft) hang(t *Tie) {
	for _, c := range d.Claims {
		t.takeUp(c)
	}
}

// takeUp gives a tie the claim if the words of one lie in the other's.
func (t *Tie) takeUp(c Claim) {
	if !c.Contains(t.Span) && !t.Contains(c.Span) || slices.Contains(t.Claims, c.ID) {
		return
	}
	t.Claims = append(slices.Clone(t.Claims), c.ID)
	t.Disputed = t.Disputed || c.Stance == cite.Denies || c.Stance == cite.Disputes
}

func parseNoTie(l *correctionLine) (edit, error) {
	kind, err := l.one("kind of tie", tieKinds...)
	if err != nil {
		return nil, err
	}
	t := Tie{Kind: TieKind(kind)}
	from, to, err := l.ends(t.Kind)
	if err != nil {
		return nil, err
	}
	quote, err := l.quotation(false)
	if err != nil {
		return nil, err
	}
	return func(d *draft) *refusal {
		t, no := t, (*refusal)(nil)
		if t.From, no = d.ref(from); no != nil {
			return no
		}
		if t.To, no = d.ref(to); no != nil {
			return no
		}
		t.Span = cite.Span{End: len(d.Document.Text)}
		if quote != "" {
			if t.Span, no = d.quoted(quote); no != nil {
				return no
			}
		}
		before := len(d.Ties)
		d.Ties = slices.DeleteFunc(d.Ties, func(o Tie) bool { return t.sameEnds(&o) && o.Overlaps(t.Span) })
		if len(d.Ties) == before {
			return refuse(Needless, "the reading has no such tie")
		}
		return nil
	}, nil
}

// voiceOf reads SOURCE-KIND "Name".
func (l *correctionLine) voiceOf() (cite.Source, error) {
	kind, err := l.one("kind of source", sourceKinds...)
	if err != nil {
		return cite.Source{}, err
	}
	name, err := l.text("the source")
	return cite.Source{Kind: cite.SourceKind(kind), Name: name}, err
}

func parseClaim(l *correctionLine) (edit, error) {
	stance, err := l.one("stance", stances...)
	if err != nil {
		return nil, err
	}
	c := Claim{Stance: cite.Stance(stance), Via: []cite.Source{}, Rule: CorrectionRule}
	if c.Source, err = l.voiceOf(); err != nil {
		return nil, err
	}
	for l.word("via") {
		v, err := l.voiceOf()
		if err != nil {
			return nil, err
		}
		c.Via = append(c.Via, v)
	}
	quote, err := l.quotation(true)
	if err != nil {
		return nil, err
	}
	return func(d *draft) *refusal { return d.addClaim(c, quote) }, nil
}

func (d *draft) addClaim(c Claim, quote string) *refusal {
	at, no := d.quoted(quote)
	if no != nil {
		return no
	}
	c.Span, c.Via = at, slices.Clone(c.Via)
	c.Quote = strings.ContainsAny(d.Document.Text[at.Start:at.End], "“”\"")
	d.identify(&c.Source)
	for i := range c.Via {
		d.identify(&c.Via[i])
	}
	i := slices.IndexFunc(d.Claims, func(o Claim) bool { return o.Overlaps(at) && sameVoice(o.Source, c.Source) })
	switch {
	case i < 0:
		d.lastClaim++
		c.ID = fmt.Sprintf("c%d", d.lastClaim)
		d.Claims = append(d.Claims, c)
	case d.Claims[i].Stance == c.Stance && slices.Equal(d.Claims[i].Via, c.Via):
		return refuse(Needless, "the reading has this claim")
	default:
		c.ID, c.Cue, c.Answers = d.Claims[i].ID, d.Claims[i].Cue, d.Claims[i].Answers
		if d.Claims[i].Contains(c.Span) {
			c.Span = d.Claims[i].Span
		}
		d.Claims[i] = c
	}
	for i := range d.Ties {
		d.Ties[i].takeUp(c)
	}
	return nil
}

// identify gives a named source its entity where the reading has one.
func (d *draft) identify(s *cite.Source) {
	if e, no := d.party(s.Name); no == nil {
		s.Entity = cite.Ref(e.ID)
	}
}

func sameVoice(a, b cite.Source) bool {
	return a.Entity != "" && a.Entity == b.Entity || strings.EqualFold(cite.Fold(a.Name), cite.Fold(b.Name))
}

func parseNoClaim(l *correctionLine) (edit, error) {
	source := cite.Source{Name: l.maybe()}
	quote, err := l.quotation(true)
	if err != nil {
		return nil, err
	}
	return func(d *draft) *refusal {
		at, no := d.quoted(quote)
		if no != nil {
			return no
		}
		source := source
		d.identify(&source)
		var gone []string
		d.Claims = slices.DeleteFunc(d.Claims, func(c Claim) bool {
			if !c.Overlaps(at) || source.Name != "" && !sameVoice(c.Source, source) {
				return false
			}
			gone = append(gone, c.ID)
			return true
		})
		if len(gone) == 0 {
			return refuse(Needless, "the reading has no such claim")
		}
		is := func(id string) bool { return slices.Contains(gone, id) }
		for i := range d.Ties {
			d.Ties[i].Claims = slices.DeleteFunc(slices.Clone(d.Ties[i].Claims), is)
		}
		for i := range d.Claims {
			d.Claims[i].Answers = slices.DeleteFunc(slices.Clone(d.Claims[i].Answers), is)
		}
		return nil
	}, nil
}

// places finds every place of a date's words, or those within the quotation.
func (d *draft) places(words, quote string) ([]cite.Span, *refusal) {
	found := d.find.Find(words)
	if quote != "" {
		in, no := d.quoted(quote)
		if no != nil {
			return nil, no
		}
		found = slices.DeleteFunc(found, func(s cite.Span) bool { return !in.Contains(s) })
	}
	if len(found) == 0 {
		return nil, refuse(Stale, "the words are not in the text: “%s”", words)
	}
	return found, nil
}

func parseDate(l *correctionLine) (edit, error) {
	words, err := l.text("the words")
	if err != nil {
		return nil, err
	}
	value, err := l.dateValue()
	if err != nil {
		return nil, err
	}
	quote, err := l.quotation(false)
	if err != nil {
		return nil, err
	}
	return func(d *draft) *refusal {
		found, no := d.places(words, quote)
		if no != nil {
			return no
		}
		changed := false
		for _, s := range found {
			changed = d.setDate(s, value) || changed
		}
		if !changed {
			return refuse(Needless, "the reading has this date")
		}
		return nil
	}, nil
}

// setDate gives a place a date, and reports whether that changed anything.
func (d *draft) setDate(s cite.Span, value string) bool {
	x := Date{Text: d.Document.Quote(s), Span: s, Value: value, Rule: CorrectionRule}
	i := slices.IndexFunc(d.Dates, func(o Date) bool { return o.Overlaps(s) })
	if i < 0 {
		d.Dates = append(d.Dates, x)
		return true
	}
	if d.Dates[i].Value == value {
		return false
	}
	d.Dates[i] = x
	return true
}

func parseNoDate(l *correctionLine) (edit, error) {
	words, err := l.text("the words")
	if err != nil {
		return nil, err
	}
	quote, err := l.quotation(false)
	if err != nil {
		return nil, err
	}
	return func(d *draft) *refusal {
		found, no := d.places(words, quote)
		if no != nil {
			return no
		}
		before := len(d.Dates)
		d.Dates = slices.DeleteFunc(d.Dates, func(o Date) bool { return slices.ContainsFunc(found, o.Overlaps) })
		if len(d.Dates) == before {
			return refuse(Needless, "the reading has no such date")
		}
		return nil
	}, nil
}
