package llm

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"backchannel/cite"
	"backchannel/reader"
)

// The reasons for which an item is thrown away.
const (
	notInText = "its words are not in the text"
	noParty   = "it speaks of a party that the text does not name"
	noKind    = "its kind is none of ours"
	twice     = "it was given twice"
)

// builder makes a reading of what a model answered, and keeps what stands in the
// text.
type builder struct {
	r    *reader.Reading
	find *cite.Finder
	low  string // the text, folded, in lower case
	rule string
	t    *Tally
}

func newBuilder(doc cite.Document, sentences []cite.Span, rule string, t *Tally) *builder {
	b := &builder{find: cite.NewFinder(doc.Text), low: strings.ToLower(cite.Fold(doc.Text)), rule: rule, t: t}
	b.r = &reader.Reading{Document: doc, Sentences: sentences, Entities: []reader.Entity{}, Roles: []reader.Role{}, Ties: []reader.Tie{}, Dates: []reader.Date{}, Claims: []reader.Claim{}}
	return b
}

// take keeps what an answer about one chunk says.
func (b *builder) take(a *answer, c cite.Span) {
	b.t.Items += len(a.Entities) + len(a.Roles) + len(a.Ties) + len(a.Dates) + len(a.Claims)
	for _, x := range a.Entities {
		b.count(b.entity(x.Name, x.Schema, x.Aliases))
	}
	for _, x := range a.Roles {
		b.count(b.role(x.Person, x.Title, x.Organization, x.Status, x.Quote, c))
	}
	for i := range a.Ties {
		b.count(b.tie(&a.Ties[i], c))
	}
	for _, x := range a.Dates {
		b.count(b.date(x, c))
	}
	for _, x := range a.Claims {
		b.count(b.claim(x.Stance, cite.Source{Kind: cite.SourceKind(x.SourceKind), Name: x.Source}, x.Via, x.Cue, x.Quote, c))
	}
}

// count notes why an item was thrown away, "" where it was kept.
func (b *builder) count(why string) {
	if why != "" {
		b.t.Thrown[why]++
	}
}

// quoted finds the words in the chunk that was asked about.
func (b *builder) quoted(words string, c cite.Span) (cite.Span, bool) {
	for _, s := range b.find.Find(words) {
		if c.Contains(s) && s.Len() <= maxQuoted {
			return s, true
		}
	}
	return cite.Span{}, false
}

// inText reports whether the words stand in the text, whatever their case.
func (b *builder) inText(words string) bool {
	words = strings.ToLower(cite.Fold(words))
	return words != "" && strings.Contains(b.low, words)
}

// detail is the words where they stand in the text, else "".
func (b *builder) detail(words string) string {
	if words == "" || b.inText(words) {
		return strings.Join(strings.Fields(words), " ")
	}
	b.t.Trimmed++
	return ""
}

// tellsName reports whether words can be a name: a letter written large, a number,
// or a description of several words. Pronouns cannot, since they would be marked
// wherever they stand.
func tellsName(words string) bool {
	if w := strings.ToLower(words); w == "i" || w == "he" || w == "she" || w == "it" || w == "they" || w == "we" || w == "you" || w == "his" || w == "her" || w == "their" || w == "its" || w == "him" || w == "them" {
		return false
	}
	return strings.ContainsFunc(words, func(r rune) bool { return unicode.IsUpper(r) || unicode.IsDigit(r) || r > unicode.MaxLatin1 }) || len(strings.Fields(words)) > 1
}

func (b *builder) entity(name, schema string, aliases []string) string {
	if !slices.Contains(schemata, schema) {
		return noKind
	}
	if len(b.find.Find(name)) == 0 || !tellsName(name) {
		return notInText
	}
	e := b.party(name)
	if e == nil {
		b.r.Entities = append(b.r.Entities, reader.Entity{ID: fmt.Sprintf("e%d", len(b.r.Entities)+1), Schema: schema, Name: cite.Fold(name), Aliases: []string{}, Properties: map[string][]string{}, Rule: b.rule})
		e = &b.r.Entities[len(b.r.Entities)-1]
	}
	for _, a := range aliases {
		switch o := b.party(a); {
		case o == e:
		case o != nil, len(b.find.Find(a)) == 0, !tellsName(a):
			b.t.Trimmed++
		default:
			e.Aliases = append(e.Aliases, cite.Fold(a))
		}
	}
	return ""
}

// party is the entity that a name means, nil for none.
func (b *builder) party(name string) *reader.Entity {
	want := cite.Fold(name)
	if want == "" {
		return nil
	}
	for i := range b.r.Entities {
		if e := &b.r.Entities[i]; e.Name == want || slices.Contains(e.Aliases, want) {
			return e
		}
	}
	return nil
}

// ref is party as a reference; ok is false where the name means nobody.
func (b *builder) ref(name string) (_ cite.Ref, ok bool) {
	if strings.TrimSpace(name) == "" {
		return "", true
	}
	if e := b.party(name); e != nil {
		return cite.Ref(e.ID), true
	}
	return "", false
}

// maybe is ref for what a fact can do without.
func (b *builder) maybe(name string) cite.Ref {
	ref, ok := b.ref(name)
	if !ok {
		b.t.Trimmed++
	}
	return ref
}

func (b *builder) role(person, title, org, status, quote string, c cite.Span) string {
	at, ok := b.quoted(quote, c)
	if !ok || !b.inText(title) {
		return notInText
	}
	who, ok := b.ref(person)
	if !ok || who == "" {
		return noParty
	}
	if !slices.Contains(statuses, status) {
		return noKind
	}
	r := reader.Role{Person: who, Title: cite.Fold(title), Organization: b.maybe(org), Status: reader.Status(status), Span: at, Rule: b.rule}
	if slices.ContainsFunc(b.r.Roles, func(o reader.Role) bool { return o.Person == r.Person && o.Title == r.Title && o.Span == r.Span }) {
		return twice
	}
	b.r.Roles = append(b.r.Roles, r)
	return ""
}

// oneEnd are the kinds of tie of which the text may leave an end unnamed.
var oneEnd = []string{string(reader.Transfer), string(reader.Told), string(reader.Legal), string(reader.Sanctioned)}

func (b *builder) tie(x *tieItem, c cite.Span) string {
	at, ok := b.quoted(x.Quote, c)
	if !ok {
		return notInText
	}
	if !slices.Contains(tieKinds, x.Kind) || !slices.Contains(statuses, x.Status) || x.Status == string(reader.Acting) {
		return noKind
	}
	from, ok1 := b.ref(x.From)
	to, ok2 := b.ref(x.To)
	if !ok1 || !ok2 || from == to || (from == "" || to == "") && !slices.Contains(oneEnd, x.Kind) {
		return noParty
	}
	t := reader.Tie{Kind: reader.TieKind(x.Kind), From: from, To: to, Role: b.detail(x.Role), What: b.detail(x.What), Amount: b.figure(x.Amount, at), Via: []cite.Ref{},
		Place: b.maybe(x.Place), Date: b.day(x.Date), Percentage: b.figure(strings.TrimSuffix(strings.TrimSpace(x.Percentage), "%"), at),
		Status: reader.Status(x.Status), Negated: x.Negated, Disputed: x.Disputed, Claims: []string{}, Span: b.sentence(at), Rule: b.rule}
	for _, v := range x.Via {
		if ref := b.maybe(v); ref != "" && ref != from && ref != to {
			t.Via = append(t.Via, ref)
		}
	}
	if slices.ContainsFunc(b.r.Ties, func(o reader.Tie) bool {
		return o.Kind == t.Kind && o.Span == t.Span && (o.From == t.From && o.To == t.To || t.Kind.Symmetric() && o.From == t.To && o.To == t.From)
	}) {
		return twice
	}
	b.r.Ties = append(b.r.Ties, t)
	return ""
}

// figure is a sum or share where its first digits stand in the sentence, else "".
func (b *builder) figure(s string, at cite.Span) string {
	s = strings.TrimSpace(s)
	i := strings.IndexFunc(s, unicode.IsDigit)
	if s == "" {
		return ""
	}
	if i >= 0 {
		end := i + 1
		for end < len(s) && unicode.IsDigit(rune(s[end])) {
			end++
		}
		digits := strings.TrimRight(s[i:end], "0") // 6000000 of "6 million", 30 of "30 percent"
		in := b.sentence(at)
		if text := b.r.Document.Text[in.Start:in.End]; strings.Contains(text, s[i:end]) || digits != "" && strings.Contains(strings.ReplaceAll(strings.ReplaceAll(text, ",", ""), ".", ""), digits) {
			return s
		}
	}
	b.t.Trimmed++
	return ""
}

// day is a date's value where it is one and something anchors it: the story's
// date, or its year in the text.
func (b *builder) day(value string) string {
	value = strings.TrimSpace(value)
	if value == "" {
		return ""
	}
	if !reader.ValidDate(value) || b.r.Document.Date == "" && !strings.Contains(b.low, value[:4]) {
		b.t.Trimmed++
		return ""
	}
	return value
}

// sentence is the span of the sentences that hold a span.
func (b *builder) sentence(s cite.Span) cite.Span {
	out := s
	for _, x := range b.r.Sentences {
		if x.Overlaps(s) {
			out.Start, out.End = min(out.Start, x.Start), max(out.End, x.End)
		}
	}
	return out
}

// date keeps a date at the first place of its words in the chunk that has none.
func (b *builder) date(x dateItem, c cite.Span) string {
	known := func(s cite.Span) bool {
		return slices.ContainsFunc(b.r.Dates, func(d reader.Date) bool { return d.Overlaps(s) })
	}
	why := notInText
	for _, s := range b.find.Find(x.Text) {
		if !c.Contains(s) || s.Len() > 200 {
			continue
		}
		if why = twice; known(s) {
			continue
		}
		b.r.Dates = append(b.r.Dates, reader.Date{Text: b.r.Document.Quote(s), Span: s, Value: b.day(x.Value), Rule: b.rule})
		return ""
	}
	return why
}

func (b *builder) claim(stance string, source cite.Source, via, cue, quote string, c cite.Span) string {
	at, ok := b.quoted(quote, c)
	if !ok {
		return notInText
	}
	if !slices.Contains(stances, stance) || !slices.Contains(sourceKinds, string(source.Kind)) {
		return noKind
	}
	if source.Kind == cite.Outlet && source.Name == "" {
		source.Name = b.r.Document.Publisher
	} else if !b.inText(source.Name) {
		return noParty
	}
	source.Name = cite.Fold(source.Name)
	source.Entity, _ = b.ref(source.Name)
	x := reader.Claim{Stance: cite.Stance(stance), Source: source, Via: []cite.Source{}, Cue: b.detail(cue), Span: at, Rule: b.rule}
	x.Quote = strings.ContainsAny(b.r.Document.Text[at.Start:at.End], "“”\"")
	if name := b.detail(via); name != "" {
		ref, _ := b.ref(name)
		kind := cite.Organisation
		if e := b.party(name); e != nil && e.Schema == "Person" {
			kind = cite.Person
		}
		x.Via = append(x.Via, cite.Source{Kind: kind, Name: name, Entity: ref})
	}
	if slices.ContainsFunc(b.r.Claims, func(o reader.Claim) bool { return o.Span == at && o.Source == source }) {
		return twice
	}
	b.r.Claims = append(b.r.Claims, x)
	return ""
}

// reading marks every mention, puts all in the order of the text and names it.
func (b *builder) reading() *reader.Reading {
	r := b.r
	b.mark()
	slices.SortStableFunc(r.Entities, func(x, y reader.Entity) int { return cmp.Compare(x.Mentions[0].Start, y.Mentions[0].Start) })
	renamed := map[cite.Ref]cite.Ref{"": ""}
	for i := range r.Entities {
		id := fmt.Sprintf("e%d", i+1)
		renamed[cite.Ref(r.Entities[i].ID)] = cite.Ref(id)
		r.Entities[i].ID = id
	}
	b.rename(renamed)
	slices.SortStableFunc(r.Roles, func(x, y reader.Role) int { return cmp.Compare(x.Start, y.Start) })
	slices.SortStableFunc(r.Ties, func(x, y reader.Tie) int { return cmp.Compare(x.Start, y.Start) })
	slices.SortStableFunc(r.Dates, func(x, y reader.Date) int { return cmp.Compare(x.Start, y.Start) })
	slices.SortStableFunc(r.Claims, func(x, y reader.Claim) int { return cmp.Compare(x.Start, y.Start) })
	for i := range r.Claims {
		c := &r.Claims[i]
		c.ID = fmt.Sprintf("c%d", i+1)
		for k := range r.Ties {
			if t := &r.Ties[k]; t.Contains(c.Span) || c.Contains(t.Span) {
				t.Claims = append(t.Claims, c.ID)
				t.Disputed = t.Disputed || c.Stance == cite.Denies || c.Stance == cite.Disputes
			}
		}
	}
	return r
}

func (b *builder) rename(to map[cite.Ref]cite.Ref) {
	r := b.r
	for i := range r.Roles {
		r.Roles[i].Person, r.Roles[i].Organization = to[r.Roles[i].Person], to[r.Roles[i].Organization]
	}
	for i := range r.Ties {
		t := &r.Ties[i]
		t.From, t.To, t.Place = to[t.From], to[t.To], to[t.Place]
		for k := range t.Via {
			t.Via[k] = to[t.Via[k]]
		}
	}
	for i := range r.Claims {
		c := &r.Claims[i]
		c.Source.Entity = to[c.Source.Entity]
		for k := range c.Via {
			c.Via[k].Entity = to[c.Via[k].Entity]
		}
	}
}

// mark makes mentions of every place of an entity's names, those of its longest
// name first, so that a surname inside a full name is none of its own.
func (b *builder) mark() {
	for i := range b.r.Entities {
		e := &b.r.Entities[i]
		names := append([]string{e.Name}, e.Aliases...)
		slices.SortStableFunc(names, func(x, y string) int { return cmp.Compare(len(y), len(x)) })
		for _, n := range names {
			for _, s := range b.find.Find(n) {
				if !slices.ContainsFunc(e.Mentions, func(m reader.Mention) bool { return m.Overlaps(s) }) {
					e.Mentions = append(e.Mentions, reader.Mention{Span: s, Text: b.r.Document.Text[s.Start:s.End], Kind: "name"})
				}
			}
		}
		slices.SortFunc(e.Mentions, func(x, y reader.Mention) int { return cmp.Compare(x.Start, y.Start) })
	}
}
