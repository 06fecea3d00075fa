package reader

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"backchannel/cite"
)

// parseEntity reads a party that was missed: every place where its name or an
// alias stands becomes a mention of it.
func parseEntity(l *correctionLine) (edit, error) {
	schema, err := l.one("schema", schemata...)
	if err != nil {
		return nil, err
	}
	name, err := l.text("the party's name")
	if err != nil {
		return nil, err
	}
	var aliases []string
	if l.word("aliases") || l.word("alias") {
		for a := l.maybe(); a != ""; a = l.maybe() {
			aliases = append(aliases, a)
		}
		if len(aliases) == 0 {
			return nil, errors.New("no alias stands behind aliases")
		}
	}
	return func(d *draft) *refusal { return d.addParty(schema, name, aliases) }, nil
}

func (d *draft) addParty(schema, name string, aliases []string) *refusal {
	for _, n := range append([]string{name}, aliases...) {
		if e, no := d.party(n); no == nil {
			if n == name && e.schema() == schema {
				return refuse(Needless, "the reading has it")
			}
			return refuse(Ambiguous, "%q is the %s %q in the reading: write type, alias or merge", n, e.schema(), e.Name)
		}
	}
	e := d.newParty(schema, name)
	for _, n := range append([]string{name}, aliases...) {
		d.markPlaces(e, n)
	}
	if len(e.Mentions) == 0 {
		return refuse(Stale, "neither its name nor an alias stands in the text")
	}
	e.Aliases = append(e.Aliases, aliases...)
	d.Entities = append(d.Entities, *e)
	d.dropUnspoken()
	return nil
}

// schema is the entity's schema with the outlets told apart.
func (e *Entity) schema() string {
	if e.Schema == "Organization" && slices.Contains(e.Properties["sector"], "news media") {
		return "Outlet"
	}
	return e.Schema
}

func (d *draft) newParty(schema, name string) *Entity {
	d.lastParty++
	e := &Entity{ID: fmt.Sprintf("e%d", d.lastParty), Name: name, Aliases: []string{}, Mentions: []Mention{}, Properties: map[string][]string{}}
	e.become(schema)
	return e
}

// become makes an entity of another schema. Properties may be shared with the
// reader, so that they are copied first.
func (e *Entity) become(schema string) {
	props := map[string][]string{}
	for k, v := range e.Properties {
		if k != "sector" || !slices.Contains(v, "news media") {
			props[k] = v
		}
	}
	e.Schema, e.Properties, e.Rule = schema, props, CorrectionRule
	if schema == "Outlet" {
		e.Schema, props["sector"] = "Organization", []string{"news media"}
	}
}

// markPlaces makes mentions of every place of the words. A mention of another
// party that has exactly these words goes over to e, and one that has them
// inside stays as it is.
func (d *draft) markPlaces(e *Entity, words string) int {
	n := 0
	for _, s := range d.find.Find(words) {
		if slices.ContainsFunc(e.Mentions, func(m Mention) bool { return m.Overlaps(s) }) {
			continue
		}
		for i := range d.Entities {
			o := &d.Entities[i]
			o.Mentions = slices.DeleteFunc(o.Mentions, func(m Mention) bool { return m.Span == s })
		}
		e.Mentions = append(e.Mentions, Mention{Span: s, Text: d.Document.Text[s.Start:s.End], Kind: "name"})
		n++
	}
	return n
}

// dropUnspoken takes out the parties that have lost their last mention.
func (d *draft) dropUnspoken() {
	for i := len(d.Entities) - 1; i >= 0; i-- {
		if len(d.Entities[i].Mentions) == 0 {
			d.dropParty(cite.Ref(d.Entities[i].ID))
		}
	}
}

func parseNoEntity(l *correctionLine) (edit, error) {
	name, err := l.text("the name")
	if err != nil {
		return nil, err
	}
	return func(d *draft) *refusal {
		e, no := d.party(name)
		if no != nil {
			if no.outcome == Unmatched {
				return refuse(Needless, "the reading has no party %q", name)
			}
			return no
		}
		d.dropParty(cite.Ref(e.ID))
		return nil
	}, nil
}

// dropParty takes a party out with the roles and ties that need it. What it said
// stays as claims of its name.
func (d *draft) dropParty(id cite.Ref) {
	d.Entities = slices.DeleteFunc(d.Entities, func(e Entity) bool { return e.ID == string(id) })
	d.Roles = slices.DeleteFunc(d.Roles, func(o Role) bool { return o.Person == id })
	d.Ties = slices.DeleteFunc(d.Ties, func(t Tie) bool { return t.From == id || t.To == id })
	for i := range d.Ties {
		d.Ties[i].Via = slices.DeleteFunc(d.Ties[i].Via, func(v cite.Ref) bool { return v == id })
	}
	eachRef(d.Reading, func(p *cite.Ref) {
		if *p == id {
			*p = ""
		}
	})
}

func parseType(l *correctionLine) (edit, error) {
	name, err := l.text("the party's name")
	if err != nil {
		return nil, err
	}
	schema, err := l.one("schema", schemata...)
	if err != nil {
		return nil, err
	}
	return func(d *draft) *refusal {
		e, no := d.party(name)
		if no != nil {
			return no
		}
		if e.schema() == schema {
			return refuse(Needless, "it is a %s already", schema)
		}
		e.become(schema)
		d.speaksAs(e)
		return nil
	}, nil
}

// speaksAs gives a party's claims the kind of source that its schema makes it.
func (d *draft) speaksAs(e *Entity) {
	kind := cite.Organisation
	switch e.schema() {
	case "Person":
		kind = cite.Person
	case "Document":
		kind = cite.Paper
	case "Outlet":
		kind = cite.Outlet
	}
	for i := range d.Claims {
		c := &d.Claims[i]
		if c.Source.Entity == cite.Ref(e.ID) {
			c.Source.Kind = kind
		}
		for k := range c.Via {
			if c.Via[k].Entity == cite.Ref(e.ID) {
				c.Via[k].Kind = kind
			}
		}
	}
}

// parsePair reads two names with a sign or word between, "" for none.
func (l *correctionLine) pair(between string) (a, b string, err error) {
	if a, err = l.text("a name"); err != nil {
		return "", "", err
	}
	if between != "" && !l.word(between) {
		return "", "", fmt.Errorf("it wants %s between the names, not %s", between, l.peek())
	}
	b, err = l.text("a name")
	return a, b, err
}

// parseName gives a party its right name; the old one stays as an alias where
// the text has it.
func parseName(l *correctionLine) (edit, error) {
	old, right, err := l.pair("")
	if err != nil {
		return nil, err
	}
	return func(d *draft) *refusal {
		e, no := d.party(old)
		if no != nil {
			if o, none := d.party(right); none == nil && o.Name == right {
				return refuse(Needless, "the reading has the party %q", right)
			}
			return no
		}
		if e.Name == right {
			return refuse(Needless, "it is called so already")
		}
		if o, no := d.party(right); no == nil && o.ID != e.ID {
			return refuse(Ambiguous, "%q is another party of the reading: write merge", right)
		}
		e.Aliases = slices.DeleteFunc(append(slices.Clone(e.Aliases), e.Name), func(a string) bool { return a == right })
		e.Name, e.Rule = right, CorrectionRule
		return nil
	}, nil
}

func parseAlias(l *correctionLine) (edit, error) {
	name, other, err := l.pair("")
	if err != nil {
		return nil, err
	}
	return func(d *draft) *refusal {
		e, no := d.party(name)
		if no != nil {
			return no
		}
		if o, none := d.party(other); none == nil {
			if o.ID == e.ID {
				return refuse(Needless, "it is called so already")
			}
			return refuse(Ambiguous, "%q is another party of the reading: write merge", other)
		}
		if d.markPlaces(e, other) == 0 && len(d.find.Find(other)) == 0 {
			return refuse(Stale, "%q does not stand in the text", other)
		}
		e.Aliases, e.Rule = append(slices.Clone(e.Aliases), other), CorrectionRule
		d.dropUnspoken()
		return nil
	}, nil
}

// parseMention reads whom words mean at one place: "her" is somebody else, or
// nobody that the story names.
func parseMention(l *correctionLine) (edit, error) {
	words, err := l.text("the words")
	if err != nil {
		return nil, err
	}
	if !l.word("=") {
		return nil, fmt.Errorf("it wants = behind the words, not %s", l.peek())
	}
	name, err := l.end()
	if err != nil {
		return nil, err
	}
	quote, err := l.quotation(true)
	if err != nil {
		return nil, err
	}
	return func(d *draft) *refusal {
		found, no := d.places(words, quote)
		if no != nil {
			return no
		}
		if len(found) > 1 {
			return refuse(Ambiguous, "“%s” stands %d times in the quotation: quote less", words, len(found))
		}
		id, no := d.ref(name)
		if no != nil {
			return no
		}
		if !d.setMention(found[0], id) {
			return refuse(Needless, "it means so already")
		}
		d.dropUnspoken()
		return nil
	}, nil
}

// setMention makes a span a mention of one party and of no other, and reports
// whether that changed anything.
func (d *draft) setMention(s cite.Span, id cite.Ref) bool {
	changed, kind := false, "name"
	var to *Entity
	for i := range d.Entities {
		e := &d.Entities[i]
		at := slices.IndexFunc(e.Mentions, func(m Mention) bool { return m.Span == s })
		switch {
		case e.ID == string(id):
			to = e
			if at >= 0 {
				to = nil
			}
		case at >= 0:
			kind, changed = e.Mentions[at].Kind, true
			e.Mentions = slices.Delete(slices.Clone(e.Mentions), at, at+1)
		}
	}
	if to != nil {
		to.Mentions = append(slices.Clone(to.Mentions), Mention{Span: s, Text: d.Document.Text[s.Start:s.End], Kind: kind})
		to.Rule, changed = CorrectionRule, true
	}
	return changed
}

// parseMerge reads that two parties are one, called by the first name.
func parseMerge(l *correctionLine) (edit, error) {
	a, b, err := l.pair("=")
	if err != nil {
		return nil, err
	}
	return func(d *draft) *refusal {
		to, no := d.party(a)
		if no != nil {
			return no
		}
		from, no := d.party(b)
		if no != nil {
			return no
		}
		if to.ID == from.ID {
			return refuse(Needless, "they are one party already")
		}
		d.merge(to, *from)
		return nil
	}, nil
}

func (d *draft) merge(to *Entity, from Entity) {
	for _, n := range append([]string{from.Name}, from.Aliases...) {
		if n != to.Name && !slices.Contains(to.Aliases, n) {
			to.Aliases = append(slices.Clone(to.Aliases), n)
		}
	}
	to.Mentions = append(slices.Clone(to.Mentions), from.Mentions...)
	to.become(to.schema())
	for k, all := range from.Properties {
		for _, v := range all {
			if k != "summary" && k != "sector" && !slices.Contains(to.Properties[k], v) {
				to.Properties[k] = append(slices.Clone(to.Properties[k]), v)
			}
		}
	}
	keep := cite.Ref(to.ID)
	eachRef(d.Reading, func(p *cite.Ref) {
		if *p == cite.Ref(from.ID) {
			*p = keep
		}
	})
	d.Ties = slices.DeleteFunc(d.Ties, func(t Tie) bool { return t.From == t.To })
	d.Entities = slices.DeleteFunc(d.Entities, func(e Entity) bool { return e.ID == from.ID })
	d.onceEach()
}

// onceEach takes out roles and ties that a merger has made the same.
func (d *draft) onceEach() {
	var roles []Role
	for _, o := range d.Roles {
		if !slices.ContainsFunc(roles, func(p Role) bool {
			return p.Person == o.Person && p.Organization == o.Organization && p.Title == o.Title && p.Overlaps(o.Span)
		}) {
			roles = append(roles, o)
		}
	}
	var ties []Tie
	for _, t := range d.Ties {
		if i := slices.IndexFunc(ties, func(o Tie) bool { return o.Overlaps(t.Span) && sameTie(o, t) }); i >= 0 {
			joinTie(&ties[i], t)
			continue
		}
		ties = append(ties, t)
	}
	d.Roles, d.Ties = append(d.Roles[:0], roles...), append(d.Ties[:0], ties...)
}

// parseSplit reads that those mentions of a party that have the words are of
// another one, of the same schema. A fact goes over to it where its words
// mention it and no more the party that it was split from.
func parseSplit(l *correctionLine) (edit, error) {
	b, a, err := l.pair("from")
	if err != nil {
		return nil, err
	}
	return func(d *draft) *refusal {
		e, no := d.party(a)
		if no != nil {
			return no
		}
		if o, none := d.party(b); none == nil && o.ID != e.ID {
			return refuse(Needless, "they are two parties already")
		}
		want := cite.Fold(b)
		if want == cite.Fold(e.Name) {
			return refuse(Unmatched, "%q is the name of the party: split off the other words", b)
		}
		is := func(m Mention) bool { return m.Kind != "pronoun" && strings.EqualFold(cite.Fold(m.Text), want) }
		if !slices.ContainsFunc(e.Mentions, is) {
			return refuse(Unmatched, "no mention of %q has the words %q", e.Name, b)
		}
		if !slices.ContainsFunc(e.Mentions, func(m Mention) bool { return !is(m) }) {
			return refuse(Unmatched, "every mention of %q has the words %q: write name", e.Name, b)
		}
		d.split(e, b, is)
		return nil
	}, nil
}

func (d *draft) split(e *Entity, name string, is func(Mention) bool) {
	x := d.newParty(e.schema(), name)
	var rest []Mention
	for _, m := range e.Mentions {
		if is(m) {
			x.Mentions = append(x.Mentions, m)
		} else {
			rest = append(rest, m)
		}
	}
	e.Mentions, e.Rule = rest, CorrectionRule
	e.Aliases = slices.DeleteFunc(slices.Clone(e.Aliases), func(a string) bool { return strings.EqualFold(cite.Fold(a), cite.Fold(name)) })
	from, to := cite.Ref(e.ID), cite.Ref(x.ID)
	goes := func(s cite.Span) bool {
		in := func(m Mention) bool { return s.Contains(m.Span) }
		return slices.ContainsFunc(x.Mentions, in) && !slices.ContainsFunc(rest, in)
	}
	move := func(s cite.Span, refs ...*cite.Ref) {
		for _, p := range refs {
			if *p == from && goes(s) {
				*p = to
			}
		}
	}
	for i := range d.Roles {
		move(d.Roles[i].Span, &d.Roles[i].Person, &d.Roles[i].Organization)
	}
	for i := range d.Ties {
		t := &d.Ties[i]
		move(t.Span, &t.From, &t.To, &t.Place)
		for k := range t.Via {
			move(t.Span, &t.Via[k])
		}
	}
	for i := range d.Claims {
		move(d.Claims[i].Span, &d.Claims[i].Source.Entity)
	}
	d.Entities = append(d.Entities, *x)
}
