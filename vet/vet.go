package vet

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"backchannel/cite"
	"backchannel/graph"
	"backchannel/reader"
	"backchannel/regime"
	"backchannel/resolve"
	"backchannel/screen"
)

// Options are what a finding depends on besides documents and lists.
type Options struct {
	AsOf       string              // YYYY-MM-DD: the day that standing is judged as of; required
	Judgements []resolve.Judgement // what a person decided before; it comes first
}

// Reader reads one document; *reader.Reader does.
type Reader interface {
	Read(cite.Document) (*reader.Reading, error)
}

// Read reads documents, in their order. One that cannot be read is returned
// with the reason; the error is that of the context.
func Read(ctx context.Context, docs []cite.Document, r Reader) ([]*reader.Reading, []Skipped, error) {
	var readings []*reader.Reading
	var skipped []Skipped
	for _, d := range docs {
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		x, err := r.Read(d)
		if err != nil {
			skipped = append(skipped, Skipped{Document: d.ID, Reason: err.Error()})
			continue
		}
		readings = append(readings, x)
	}
	return readings, skipped, nil
}

// Readings vets what was read of documents. The error is that of a wrong option.
func Readings(readings []*reader.Reading, m *Material, o Options) (*Finding, error) {
	if d, err := graph.ParseDays(o.AsOf); err != nil || d == graph.Always {
		return nil, cmp.Or(err, errors.New("vet: no date to judge as of"))
	}
	c := newFile(readings, m, o)
	c.mergeParties()
	c.decide()
	c.collectTies()
	c.weave()
	c.judgeParties()
	c.findPaths()
	c.findDealings()
	c.findDisputes()
	c.findKnowledge()
	c.findTimeline()
	c.findCorroboration()
	c.drawNetwork()
	return &c.Finding, nil
}

// entityKey is an entity of one document.
type entityKey struct{ document, entity string }

// file is a case while it is worked on: the finding, and what it is made from.
type file struct {
	Finding
	m       *Material
	o       Options
	partyOf map[entityKey]string
	byID    map[string]*Party
	rank    map[string]int // the order of parties: that of their first mention
	ties    []*tie
	graph   *graph.Graph
	book    *regime.Book
}

func newFile(readings []*reader.Reading, m *Material, o Options) *file {
	c := &file{m: m, o: o, partyOf: map[entityKey]string{}, byID: map[string]*Party{}, rank: map[string]int{}, graph: graph.New()}
	c.Finding = Finding{AsOf: o.AsOf, StarterOnly: m.StarterOnly(), Lists: m.Publications(), Screening: m.weights, Readings: readings,
		Parties: []Party{}, Dealings: []Dealing{}, Disputes: []Dispute{}, Knowledge: []Knowledge{}, Timeline: []Event{}, Undecided: []Undecided{},
		Corroborate: []Corroboration{}, Skipped: []Skipped{}}
	if c.Readings == nil {
		c.Readings = []*reader.Reading{}
	}
	c.book = &regime.Book{Designations: map[string][]regime.Designation{}, Graph: c.graph, Undecided: map[string]string{},
		Reach: graph.PathOptions{MaxHops: pathHops, Skip: notTied}}
	for _, l := range c.Lists {
		if l.Newest {
			c.book.Lists = append(c.book.Lists, cite.Publication{List: l.Name, Title: l.Title, Published: l.Published, Retrieved: l.Retrieved})
		}
	}
	return c
}

// name is a party's name, "" for no party.
func (c *file) name(party string) string {
	if p := c.byID[party]; p != nil {
		return p.Name
	}
	return ""
}

// mergeParties makes the parties: each is one entity of a reading, or several
// of different readings that are the same.
func (c *file) mergeParties() {
	groups, _ := resolve.Merge(c.Readings, c.o.Judgements)
	entities := map[entityKey]*reader.Entity{}
	for _, r := range c.Readings {
		for i := range r.Entities {
			entities[entityKey{r.Document.ID, r.Entities[i].ID}] = &r.Entities[i]
		}
	}
	for i, g := range groups {
		p := Party{ID: fmt.Sprintf("p%d", i+1), Aliases: []string{}, Matches: []Match{}, Paths: []Path{}, Roles: []PartyRole{}, Mentions: []Where{}, AtEvents: []regime.Verdict{}}
		for _, member := range g {
			key := entityKey{member.Document, member.Entity}
			c.partyOf[key] = p.ID
			if e := entities[key]; e != nil {
				p.absorb(member.Document, e)
			}
		}
		c.Parties = append(c.Parties, p)
	}
	for i := range c.Parties {
		p := &c.Parties[i]
		c.byID[p.ID], c.rank[p.ID] = p, i
	}
	for _, r := range c.Readings {
		for _, role := range r.Roles {
			c.addRole(r, role)
		}
	}
}

// absorb adds an entity to a party: the longest name leads.
func (p *Party) absorb(document string, e *reader.Entity) {
	if len(e.Name) > len(p.Name) {
		p.Aliases = addNew(p.Aliases, p.Name)
		p.Name = e.Name
	}
	if p.Schema == "" || p.Schema == "LegalEntity" {
		p.Schema = e.Schema
	}
	p.Aliases = slices.DeleteFunc(addNew(p.Aliases, append(e.Aliases, e.Name)...), func(s string) bool { return s == p.Name })
	for prop, values := range e.Properties {
		if p.Properties == nil {
			p.Properties = map[string][]string{}
		}
		p.Properties[prop] = addNew(p.Properties[prop], values...)
	}
	for _, m := range e.Mentions {
		p.Mentions = append(p.Mentions, Where{Document: document, Span: m.Span})
	}
}

func (c *file) addRole(r *reader.Reading, role reader.Role) {
	p := c.byID[c.party(r, role.Person)]
	if p == nil {
		return
	}
	org := c.party(r, role.Organization)
	p.Roles = append(p.Roles, PartyRole{Title: role.Title, Organization: cite.Ref(org), Name: c.name(org), Status: role.Status,
		Where: Where{Document: r.Document.ID, Span: role.Span}})
}

// decide asks the lists who each party is.
func (c *file) decide() {
	for _, r := range c.Readings {
		for i, d := range resolve.Reading(r, c.m.Match) {
			p := c.byID[c.party(r, cite.Ref(r.Entities[i].ID))]
			if p == nil {
				continue
			}
			switch d.Outcome {
			case resolve.Is:
				for _, h := range d.Hits {
					c.addMatch(p, h)
				}
			case resolve.Undecided:
				c.undecided(p, d)
			}
		}
	}
	c.Undecided = slices.DeleteFunc(c.Undecided, func(u Undecided) bool { return len(c.byID[u.Party].Matches) > 0 })
	for _, u := range c.Undecided {
		c.book.Undecided[u.Party] = u.Why
	}
}

// undecided records a question that the lists leave open, once a party.
func (c *file) undecided(p *Party, d resolve.Decision) {
	for i := range c.Undecided {
		if c.Undecided[i].Party == p.ID {
			return
		}
	}
	u := Undecided{Name: p.Name, Party: p.ID, Why: d.Why, Candidates: []Match{}, Where: p.Mentions}
	for _, h := range d.Hits {
		u.Candidates = append(u.Candidates, c.match(h))
	}
	c.Undecided = append(c.Undecided, u)
}

// addMatch gives the party an entry of a list and that entry's designations.
func (c *file) addMatch(p *Party, h screen.Hit) {
	if slices.ContainsFunc(p.Matches, func(m Match) bool { return m.Entity == h.Entity.ID }) {
		return
	}
	p.Matches = append(p.Matches, c.match(h))
	c.book.Designations[p.ID] = append(c.book.Designations[p.ID], c.m.designations(h.Entity.ID)...)
}

// match is a hit as a finding shows it.
func (c *file) match(h screen.Hit) Match {
	m := Match{Entity: h.Entity.ID, Name: h.Entity.Name(), Schema: h.Entity.Schema, Score: h.Score, Match: h.Match, Programs: []string{},
		Explanations: h.Features, ID: h.Entity.ID, Evidence: []cite.Evidence{}}
	for _, d := range c.m.designations(h.Entity.ID) {
		m.List, m.ListTitle, m.ID = cmp.Or(m.List, d.List), cmp.Or(m.ListTitle, d.Title), d.Entry
		m.Programs = addNew(m.Programs, d.Programs...)
		for _, s := range d.Sightings {
			if s.Present {
				m.FirstSeen = earliest(m.FirstSeen, s.Published)
			}
		}
	}
	m.Since = since(c.m.designations(h.Entity.ID))
	if m.Explanations == nil {
		m.Explanations = []screen.Feature{}
	}
	quote := m.Name + "; " + strings.Join(m.Programs, ", ")
	if m.Since != "" {
		quote += "; listed " + m.Since
	}
	m.Evidence = append(m.Evidence, cite.Evidence{Document: m.List, Quote: quote, Stance: cite.Asserts,
		Source: cite.Source{Kind: cite.Paper, Name: m.ListTitle + " " + m.ID}})
	return m
}

// since is the first listing date that the designations of one entry give: of
// those that block, if any does, since an older restriction is no listing.
func since(all []regime.Designation) string {
	var blocked, other string
	for _, d := range all {
		if blocks(&d) == 1 {
			blocked = earliest(blocked, d.Listed)
		} else {
			other = earliest(other, d.Listed)
		}
	}
	return cmp.Or(blocked, other)
}

// judgeParties says where each party stands, as of the finding's day and as of
// the days on which it met or dealt with somebody.
func (c *file) judgeParties() {
	for i := range c.Parties {
		p := &c.Parties[i]
		p.Verdict = c.judge(p.ID, c.AsOf)
		p.Status = p.Verdict.Status
		var days []string
		for _, t := range c.ties {
			if dealingKinds[t.Kind] && slices.Contains(t.ends(), p.ID) {
				days = addNew(days, t.Date)
			}
		}
		slices.Sort(days)
		for _, d := range days {
			if v := c.judge(p.ID, d); v.Status != p.Status {
				p.AtEvents = append(p.AtEvents, v)
			}
		}
	}
}

func (c *file) judge(party, day string) regime.Verdict { return c.book.Verdict(party, day) }

// onAList reports whether a party is or was on a list, or is blocked through
// its owners.
func (c *file) onAList(party string) bool {
	if len(c.book.Designations[party]) > 0 {
		return true
	}
	p := c.byID[party]
	return p != nil && (p.Status == regime.Blocked || p.Status == regime.Restricted)
}
