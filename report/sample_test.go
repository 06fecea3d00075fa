package report

import (
	"regexp"
	"slices"
	"strings"

	"backchannel/cite"
	"backchannel/reader"
	"backchannel/regime"
	"backchannel/screen"
	"backchannel/vet"
)

// story builds a reading by hand: places are given by the words that stand there.
type story struct{ r *reader.Reading }

func newStory(id, title, date, text string) *story {
	s := &story{&reader.Reading{Document: cite.Document{ID: id, Title: title, Date: date, Language: "en", Text: text}}}
	start := 0
	for _, m := range regexp.MustCompile(`[.?!]["”]?(\s+|$)`).FindAllStringIndex(text, -1) {
		if strings.HasSuffix(text[:m[0]], "U.S") || strings.HasSuffix(text[:m[0]], " J") {
			continue
		}
		end := start + len(strings.TrimRight(text[start:m[1]], " \n"))
		s.r.Sentences = append(s.r.Sentences, cite.Span{Start: start, End: end})
		start = m[1]
	}
	return s
}

func (s *story) span(words string) cite.Span {
	i := strings.Index(s.r.Document.Text, words)
	if i < 0 {
		panic("the sample story lacks: " + words)
	}
	return cite.Span{Start: i, End: i + len(words)}
}

// sentence is the whole sentence in which the words stand.
func (s *story) sentence(words string) cite.Span { return sentenceAround(s.r, s.span(words)) }

// entity adds a party and all places that use one of its forms; the name itself
// is the first form.
func (s *story) entity(id, schema, name string, forms ...string) {
	e := reader.Entity{ID: id, Schema: schema, Name: name, Aliases: forms}
	text := s.r.Document.Text
	for _, form := range append([]string{name}, forms...) {
		for _, m := range regexp.MustCompile(regexp.QuoteMeta(form)).FindAllStringIndex(text, -1) {
			span := cite.Span{Start: m[0], End: m[1]}
			taken := func(o reader.Mention) bool { return o.Overlaps(span) }
			if !slices.ContainsFunc(e.Mentions, taken) {
				e.Mentions = append(e.Mentions, reader.Mention{Span: span, Text: form, Kind: "name"})
			}
		}
	}
	slices.SortFunc(e.Mentions, func(a, b reader.Mention) int { return a.Start - b.Start })
	s.r.Entities = append(s.r.Entities, e)
}

// refer adds a mention by a pronoun or a description.
func (s *story) refer(id, kind, context, words string) {
	around := s.span(context)
	at := around.Start + strings.Index(context, words)
	for i := range s.r.Entities {
		if e := &s.r.Entities[i]; e.ID == id {
			e.Mentions = append(e.Mentions, reader.Mention{Span: cite.Span{Start: at, End: at + len(words)}, Text: words, Kind: kind})
		}
	}
}

func (s *story) claim(id string, st cite.Stance, src cite.Source, words, cue string) {
	s.r.Claims = append(s.r.Claims, reader.Claim{
		ID: id, Stance: st, Source: src, Cue: cue, Span: s.span(words), Rule: "says.verb", Quote: strings.Contains(words, "“"),
	})
}

func (s *story) date(words, value string) {
	s.r.Dates = append(s.r.Dates, reader.Date{Text: words, Span: s.span(words), Value: value})
}

// party is an entity as vet would give it.
func (s *story) party(entity, id string, status regime.Status) vet.Party {
	i := slices.IndexFunc(s.r.Entities, func(e reader.Entity) bool { return e.ID == entity })
	e := s.r.Entities[i]
	p := vet.Party{ID: id, Name: e.Name, Schema: e.Schema, Aliases: e.Aliases, Status: status}
	p.Verdict = regime.Verdict{Party: id, Status: status, AsOf: "2025-03-20"}
	for _, m := range e.Mentions {
		p.Mentions = append(p.Mentions, vet.Where{Document: s.r.Document.ID, Span: m.Span})
	}
	return p
}

func (s *story) evidence(words string, src cite.Source, st cite.Stance, rule string) cite.Evidence {
	at := s.sentence(words)
	return cite.Evidence{Document: s.r.Document.ID, Span: at, Quote: s.r.Document.Quote(at), Source: src, Stance: st, Rule: rule}
}

// vetClaim is the story's claim as vet hands it on.
func (s *story) vetClaim(id string) vet.Claim {
	i := slices.IndexFunc(s.r.Claims, func(c reader.Claim) bool { return c.ID == id })
	c := s.r.Claims[i]
	return vet.Claim{Document: s.r.Document.ID, Claim: c, Text: s.r.Document.Quote(c.Span)}
}

func hop(kind, from, to string, e cite.Evidence) vet.Hop {
	return vet.Hop{
		Kind: kind, From: from, To: to, Forward: true, Status: reader.Current,
		Document: e.Document, Span: e.Span, Quote: e.Quote, Source: e.Source, Stance: e.Stance,
	}
}

func edge(kind, from, to, label string, es ...cite.Evidence) vet.Edge {
	return vet.Edge{Kind: kind, From: from, To: to, Label: label, Directed: kind != "meeting", Status: reader.Current, Evidence: es}
}

var (
	anon   = cite.Source{Kind: cite.Anonymous, Name: "two people familiar with the meeting"}
	aide   = cite.Source{Kind: cite.Anonymous, Name: "an aide to the minister"}
	clerk  = cite.Source{Kind: cite.Anonymous, Name: "one senior official"}
	filing = cite.Source{Kind: cite.Paper, Name: "company filings"}
	itself = cite.Source{Kind: cite.Outlet, Name: "harbour.txt"} // as vet names a document's own voice
)

// harbourStory is an invented story; so is everybody in it.
func harbourStory() *story {
	s := newStory("harbour.txt", "Broker and sanctioned shipowner talked about a dry dock", "2025-03-14",
		`KESSARY, March 14 — The shipbroker Nadia Verhalen met Ilya Toreshkov, who is under U.S. sanctions, in Limassol at the start of March to talk about the sale of a dry dock, according to two people familiar with the meeting.

“She has never met him,” her spokesman, Piers Oakhollow, said on Thursday.

Toreshkov, a former deputy minister, chairs Meridane Shipping, a tanker firm of which he holds 30 percent. Another 25 percent belongs to Vasil Belgorin, a childhood friend who was put on the American list in 2023.

Verhalen runs Celandine Partners, a brokerage in Rotterdam. Celandine bought 12 percent of Halvard Docks in 2021. Meridane Shipping owned half of Halvard Docks until last year, company filings show.

The harbour minister, Tomas Arrigade, was told of the sale by Verhalen on March 5 through the port authority, an aide to the minister said. Many senior officials of the customs service were not told, the aide said.

A special licence covers the talks, one senior official said. It is unclear what it permits. Agate Marine, which Toreshkov sold in 2020, left the list two years later.

In 2019, before the sanctions, Toreshkov dined with the banker Oskar Lindqvane in Geneva. A lawyer named J. Smith drew up the contract. Toreshkov did not respond to a request for comment.
`)
	s.entity("e1", "Person", "Ilya Toreshkov", "Toreshkov")
	s.entity("e2", "Person", "Nadia Verhalen", "Verhalen")
	s.entity("e3", "Company", "Meridane Shipping")
	s.entity("e4", "Person", "Vasil Belgorin")
	s.entity("e5", "Company", "Celandine Partners", "Celandine")
	s.entity("e6", "Company", "Halvard Docks")
	s.entity("e7", "Person", "Tomas Arrigade")
	s.entity("e8", "PublicBody", "customs service")
	s.entity("e9", "Person", "Oskar Lindqvane")
	s.entity("e10", "Person", "J. Smith")
	s.entity("e11", "Person", "Piers Oakhollow")
	s.entity("e12", "Company", "Agate Marine")
	s.entity("e13", "PublicBody", "port authority")
	s.entity("e14", "Address", "Limassol")
	s.refer("e1", "pronoun", "of which he holds", "he")
	s.refer("e1", "pronoun", "never met him", "him")
	s.refer("e2", "pronoun", "“She has never", "She")
	s.date("at the start of March", "2025-03-01/2025-03-10")
	s.date("March 5", "2025-03-05")
	s.date("In 2019", "2019")
	oak := cite.Source{Kind: cite.Person, Name: "Piers Oakhollow", Entity: "e11"}
	s.claim("c1", cite.Asserts, anon, "The shipbroker Nadia Verhalen met Ilya Toreshkov, who is under U.S. sanctions, in Limassol at the start of March to talk about the sale of a dry dock, according to two people familiar with the meeting.", "according to")
	s.claim("c2", cite.Denies, oak, "“She has never met him,” her spokesman, Piers Oakhollow, said", "said")
	s.claim("c3", cite.Asserts, aide, "The harbour minister, Tomas Arrigade, was told of the sale by Verhalen on March 5 through the port authority, an aide to the minister said", "said")
	s.claim("c4", cite.Asserts, clerk, "A special licence covers the talks, one senior official said", "said")
	s.claim("c5", cite.NoResponse, cite.Source{Kind: cite.Person, Name: "Ilya Toreshkov", Entity: "e1"}, "Toreshkov did not respond to a request for comment", "did not respond")
	s.r.Roles = []reader.Role{
		{Person: "e7", Title: "harbour minister", Status: reader.Current, Span: s.span("The harbour minister, Tomas Arrigade"), Rule: "title.before"},
		{Person: "e1", Title: "deputy minister", Status: reader.Former, Span: s.span("Toreshkov, a former deputy minister"), Rule: "apposition"},
	}
	s.r.Ties = []reader.Tie{
		{Kind: reader.Meeting, From: "e2", To: "e1", Place: "e14", Date: "2025-03-01/2025-03-10", Status: reader.Current, Disputed: true, Claims: []string{"c1", "c2"}, Span: s.sentence("The shipbroker"), Rule: "meet.object"},
		{Kind: reader.Owns, From: "e1", To: "e3", Percentage: "30", Status: reader.Current, Span: s.sentence("chairs Meridane"), Rule: "holds.percent"},
		{Kind: reader.Owns, From: "e5", To: "e6", Percentage: "12", Status: reader.Current, Span: s.sentence("Celandine bought"), Rule: "buys.percent"},
		{Kind: reader.Told, From: "e2", To: "e7", Via: []cite.Ref{"e13"}, What: "the sale", Date: "2025-03-05", Status: reader.Current, Claims: []string{"c3"}, Span: s.sentence("was told of the sale"), Rule: "told.passive"},
		{Kind: reader.Told, To: "e8", Negated: true, Status: reader.Current, Span: s.sentence("were not told"), Rule: "told.passive"},
	}
	return s
}

func gazetteStory() *story {
	s := newStory("gazette.txt", "", "2025-03-16",
		`Nadia Verhalen spent the first week of March in Rotterdam, her lawyer said on Sunday.

Celandine Partners holds 12 percent of Halvard Docks, its annual report says. The dock company did not reply.
`)
	s.entity("e1", "Person", "Nadia Verhalen")
	s.entity("e2", "Company", "Celandine Partners")
	s.entity("e3", "Company", "Halvard Docks")
	s.claim("c1", cite.Denies, cite.Source{Kind: cite.Anonymous, Name: "her lawyer"}, "Nadia Verhalen spent the first week of March in Rotterdam, her lawyer said on Sunday.", "said")
	s.r.Ties = []reader.Tie{{Kind: reader.Owns, From: "e2", To: "e3", Percentage: "12", Status: reader.Current, Span: s.sentence("holds 12"), Rule: "holds.percent"}}
	return s
}

func entry(list, title, id, name, since string, score float64, programs ...string) vet.Match {
	return vet.Match{
		List: list, ListTitle: title, ID: id, Name: name, Schema: "Person", Score: score, Match: score >= 0.7,
		Programs: programs, Since: since, FirstSeen: "2023-01-20",
	}
}

// harbour is the finding on both stories with all sections filled.
func harbour() *vet.Finding {
	h, g := harbourStory(), gazetteStory()
	f := &vet.Finding{
		AsOf:      "2025-03-20",
		Screening: screen.Weights{Threshold: 0.70},
		Readings:  []*reader.Reading{h.r, g.r},
		Millis:    map[string]float64{"harbour.txt": 24},
		Lists: []vet.List{
			{Name: "us_ofac_sdn", Title: "OFAC SDN", Published: "2025-03-10", Retrieved: "2025-03-11", SHA256: strings.Repeat("ab12", 16), Targets: 17432, Newest: true},
			{Name: "un_sc_sanctions", Title: "UN", Published: "2025-02-27", Retrieved: "2025-03-11", SHA256: strings.Repeat("cd34", 16), Targets: 1003, Newest: true},
			{Name: "us_ofac_sdn", Title: "OFAC SDN", Published: "2019-01", Targets: 6921},
		},
		Skipped: []vet.Skipped{{Document: "annex.pdf", Reason: "the file asks for a password"}},
	}
	f.Parties = harbourParties(h)
	f.Dealings = harbourDealings(h)
	met := h.evidence("The shipbroker", anon, cite.Asserts, "meet.object")
	never := h.evidence("never met", cite.Source{Kind: cite.Person, Name: "Piers Oakhollow"}, cite.Denies, "says.verb")
	f.Disputes = []vet.Dispute{{About: "whether Nadia Verhalen met Ilya Toreshkov",
		Sides: [][]vet.Claim{{h.vetClaim("c1")}, {h.vetClaim("c2"), g.vetClaim("c1")}}}}
	told := h.evidence("was told of the sale", aide, cite.Asserts, "told.passive")
	f.Knowledge = []vet.Knowledge{
		{Who: "p7", By: "p2", Via: []string{"p13"}, How: "told", What: "the sale", Date: "2025-03-05", Evidence: []cite.Evidence{told}},
		{Who: "p8", Group: "many senior officials", How: "told", Negated: true, Evidence: []cite.Evidence{h.evidence("were not told", aide, cite.Asserts, "told.passive")}},
	}
	f.Timeline = []vet.Event{
		{Date: "2019", Kind: "meeting", Text: "Ilya Toreshkov dined with Oskar Lindqvane in Geneva", Parties: []string{"p1", "p9"}, Evidence: []cite.Evidence{h.evidence("In 2019", itself, cite.Asserts, "meet.with")}},
		{Date: "2022-03-11", Kind: "listed", Text: "Ilya Toreshkov listed (OFAC SDN 91123)", Parties: []string{"p1"}},
		{Date: "2023", Kind: "listed", Text: "Vasil Belgorin listed (OFAC SDN 91377)", Parties: []string{"p4"}},
		{Date: "2025-03-01/2025-03-10", Kind: "meeting", Text: "Nadia Verhalen met Ilya Toreshkov, Limassol", Parties: []string{"p2", "p1"}, Evidence: []cite.Evidence{met, never}},
		{Date: "2025-03-05", Kind: "told", Text: "Nadia Verhalen told Tomas Arrigade of the sale", Parties: []string{"p2", "p7"}, Evidence: []cite.Evidence{told}},
		{Date: "2025-03-14", Kind: "published", Text: "harbour.txt published"},
	}
	f.Corroborate = []vet.Corroboration{
		{Tie: "Celandine Partners owns 12 % of Halvard Docks", Sources: []string{"company filings", "its annual report"}},
		{Tie: "Nadia Verhalen met Ilya Toreshkov", Sources: []string{"two people familiar with the meeting"}, Contradicted: []string{"Piers Oakhollow", "her lawyer"}},
	}
	f.Undecided = []vet.Undecided{{
		Name: "J. Smith", Party: "p10", Why: "14 listed people share the name; the story gives nothing to tell them apart",
		Candidates: []vet.Match{
			entry("us_ofac_sdn", "OFAC SDN", "90001", "SMITH, John", "", 0.62, "SDGT"),
			entry("us_ofac_sdn", "OFAC SDN", "90002", "SMITH, Jane Alwyn", "2011-05-04", 0.61, "SDNTK"),
			entry("un_sc_sanctions", "UN", "QDi.900", "Jabir Smith", "2014-01-02", 0.60),
			entry("us_ofac_sdn", "OFAC SDN", "90004", "SMITH, Jorge", "", 0.59, "SDNTK"),
		},
		Where: []vet.Where{{Document: "harbour.txt", Span: h.span("J. Smith")}},
	}}
	f.Network = harbourNetwork(h, met, never, told)
	return f
}

func harbourParties(h *story) []vet.Party {
	ilya := h.party("e1", "p1", regime.Listed)
	ilya.Matches = []vet.Match{entry("us_ofac_sdn", "OFAC SDN", "91123", "TORESHKOV, Ilya Pavlovich", "2022-03-11", 0.97, "RUSSIA-EO14024")}
	ilya.Matches[0].Explanations = []screen.Feature{
		{Name: "name", Score: 0.97, Detail: "given and family name equal; patronymic not in the story"},
		{Name: "contradiction", Detail: "no contradiction"},
	}
	ilya.Verdict.Reasons = []regime.Reason{{Text: "listed by OFAC on 11 March 2022", Authority: "OFAC", List: "us_ofac_sdn", Entry: "91123"}}
	ilya.AtEvents = []regime.Verdict{{Party: "p1", Status: regime.LaterListed, AsOf: "2019"}}
	ilya.Roles = []vet.PartyRole{{Title: "deputy minister", Status: reader.Former, Where: vet.Where{Document: "harbour.txt", Span: h.span("a former deputy minister")}}}
	friend := h.evidence("Another 25", itself, cite.Asserts, "apposition")
	ilya.Paths = []vet.Path{{To: "p4", Hops: []vet.Hop{hop("associate", "p1", "p4", friend)}}}
	ilya.Paths[0].Hops[0].Role, ilya.Paths[0].Hops[0].Forward = "childhood friend", false

	vasil := h.party("e4", "p4", regime.Listed)
	vasil.Matches = []vet.Match{entry("us_ofac_sdn", "OFAC SDN", "91377", "BELGORIN, Vasil", "", 0.93, "RUSSIA-EO14024")}
	vasil.Verdict.Reasons = []regime.Reason{{Text: "on the OFAC SDN list of 10 March 2025; not on that of January 2019", Authority: "OFAC", List: "us_ofac_sdn", Entry: "91377"}}

	meridane := h.party("e3", "p3", regime.Blocked)
	meridane.Verdict.Reasons = []regime.Reason{{Text: "Ilya Toreshkov 30 % + Vasil Belgorin 25 % = 55 %, at least 50 % (OFAC, aggregated)", Authority: "OFAC"}}
	meridane.Verdict.Caution = []string{"the stakes are the story's, not a register's"}

	agate := h.party("e12", "p12", regime.WasListed)
	agate.Matches = []vet.Match{entry("us_ofac_sdn", "OFAC SDN", "90555", "AGATE MARINE", "2018-04-06", 0.95, "UKRAINE-EO13661")}
	agate.Verdict.Reasons = []regime.Reason{{Text: "delisted between the issues of January 2019 and 10 March 2025", Authority: "OFAC", List: "us_ofac_sdn"}}

	nadia := h.party("e2", "p2", regime.Tied)
	nadia.Paths = nadiaPaths(h)
	nadia.Verdict.Reasons = []regime.Reason{{Text: "association only: 12 % is below every threshold"}}
	nadia.Roles = []vet.PartyRole{{Title: "shipbroker", Status: reader.Current, Where: vet.Where{Document: "harbour.txt", Span: h.span("The shipbroker")}}}

	oskar := h.party("e9", "p9", regime.Tied)
	dined := h.evidence("In 2019", itself, cite.Asserts, "meet.with")
	oskar.Paths = []vet.Path{{To: "p1", Hops: []vet.Hop{hop("meeting", "p9", "p1", dined)}}}
	oskar.Paths[0].Hops[0].Date, oskar.Paths[0].Hops[0].Place = "2019", "Geneva"

	parties := []vet.Party{nadia, ilya, vasil, meridane, agate, oskar}
	for _, c := range []struct{ entity, id string }{{"e5", "p5"}, {"e6", "p6"}, {"e7", "p7"}, {"e8", "p8"}, {"e11", "p11"}, {"e13", "p13"}, {"e14", "p14"}} {
		parties = append(parties, h.party(c.entity, c.id, regime.Clear))
	}
	return append(parties, h.party("e10", "p10", regime.Review))
}

func nadiaPaths(h *story) []vet.Path {
	met := hop("meeting", "p2", "p1", h.evidence("The shipbroker", anon, cite.Asserts, "meet.object"))
	met.Disputed, met.Place, met.Date = true, "Limassol", "2025-03-01/2025-03-10"
	runs := hop("directs", "p2", "p5", h.evidence("Verhalen runs", itself, cite.Asserts, "runs"))
	owns := hop("owns", "p5", "p6", h.evidence("Celandine bought", itself, cite.Asserts, "buys.percent"))
	owns.Share = "12 %"
	owned := hop("owns", "p6", "p3", h.evidence("Meridane Shipping owned half", filing, cite.Asserts, "owns.share"))
	owned.Share, owned.Forward, owned.Status = "50 %", false, reader.Former
	holds := hop("owns", "p3", "p1", h.evidence("chairs Meridane", itself, cite.Asserts, "holds.percent"))
	holds.Share, holds.Forward = "30 %", false
	paths := []vet.Path{
		{To: "p1", Hops: []vet.Hop{met}},
		{To: "p3", Hops: []vet.Hop{runs, owns, owned}},
		{To: "p1", Hops: []vet.Hop{runs, owns, owned, holds}},
	}
	for range 2 {
		paths = append(paths, vet.Path{To: "p1", Hops: []vet.Hop{met, holds}})
	}
	return paths
}

func harbourDealings(h *story) []vet.Dealing {
	reason := []regime.Reason{{Text: "OFAC SDN 91123, listed 11 March 2022", Authority: "OFAC", List: "us_ofac_sdn", Entry: "91123"}}
	return []vet.Dealing{
		{
			Kind: "meeting", Parties: []string{"p9", "p1"}, Listed: []string{"p1"}, Place: "Geneva", Date: "2019", Status: reader.Current,
			Verdicts:      []regime.Verdict{{Party: "p1", Status: regime.LaterListed, AsOf: "2019", Reasons: []regime.Reason{{Text: "listed on 11 March 2022, after the meeting", Authority: "OFAC"}}}},
			Authorisation: vet.Authorisation{Verdict: "none was needed for reason of listing"},
			Evidence:      []cite.Evidence{h.evidence("In 2019", itself, cite.Asserts, "meet.with")},
		},
		{
			Kind: "meeting", What: "the sale of a dry dock", Parties: []string{"p2", "p1"}, Listed: []string{"p1"}, Place: "p14",
			Date: "2025-03-01/2025-03-10", Status: reader.Current, Disputed: true,
			Verdicts: []regime.Verdict{{Party: "p1", Status: regime.Listed, AsOf: "2025-03-01/2025-03-10", Reasons: reason}},
			Authorisation: vet.Authorisation{
				Reported: []vet.Claim{h.vetClaim("c4")},
				Published: []regime.Licence{{Authority: "OFAC", ID: "GL 900", Issued: "2024-06-01", From: "2024-06-01", Until: "2025-06-01",
					Covers: "safety work on docks", Programs: []string{"RUSSIA-EO14024"}}},
				Verdict: "a licence is reported, not published; GL 900 does not cover a sale. Specific licences are not public",
			},
			Evidence: []cite.Evidence{h.evidence("The shipbroker", anon, cite.Asserts, "meet.object")},
		},
	}
}

func harbourNetwork(h *story, met, never, told cite.Evidence) vet.Network {
	var n vet.Network
	for _, p := range harbourParties(h) {
		n.Nodes = append(n.Nodes, vet.Node{ID: p.ID, Name: p.Name, Schema: p.Schema, Status: p.Status})
	}
	meeting := edge("meeting", "p2", "p1", "met", met, never)
	meeting.Disputed = true
	former := edge("owns", "p3", "p6", "owned 50 %", h.evidence("Meridane Shipping owned half", filing, cite.Asserts, "owns.share"))
	former.Status = reader.Former
	not := edge("told", "p2", "p8", "told", h.evidence("were not told", aide, cite.Asserts, "told.passive"))
	not.Negated = true
	sold := edge("owns", "p1", "p12", "owned", h.evidence("Agate Marine", itself, cite.Asserts, "sold"))
	sold.Status = reader.Former
	n.Edges = []vet.Edge{
		meeting, former, not, sold,
		edge("owns", "p1", "p3", "owns 30 %", h.evidence("chairs Meridane", itself, cite.Asserts, "holds.percent")),
		edge("owns", "p4", "p3", "owns 25 %", h.evidence("Another 25", itself, cite.Asserts, "belongs.percent")),
		edge("associate", "p4", "p1", "childhood friend of", h.evidence("Another 25", itself, cite.Asserts, "apposition")),
		edge("directs", "p2", "p5", "runs", h.evidence("Verhalen runs", itself, cite.Asserts, "runs")),
		edge("owns", "p5", "p6", "owns 12 %", h.evidence("Celandine bought", itself, cite.Asserts, "buys.percent")),
		edge("told", "p2", "p7", "told of the sale", told),
		edge("meeting", "p9", "p1", "met", h.evidence("In 2019", itself, cite.Asserts, "meet.with")),
		edge("represents", "p11", "p2", "spokesman of", never),
	}
	return n
}

// quiet is a finding on one story against the starter facts alone, with nothing
// found and every list of it nil.
func quiet() *vet.Finding {
	s := newStory("fair.txt", "", "", "The bakers of Ostwick held their fair. Mayor Lena Brightwater opened it.")
	s.entity("e1", "Person", "Lena Brightwater")
	return &vet.Finding{
		AsOf: "2025-03-20", StarterOnly: true, Screening: screen.Weights{Threshold: 0.70},
		Readings: []*reader.Reading{s.r}, Parties: []vet.Party{s.party("e1", "p1", regime.Clear)},
	}
}

// hostile is a finding whose every word tries to break the page it stands on.
func hostile() *vet.Finding {
	long := strings.Repeat("Donaudampfschiff", 14)
	names := []string{
		`<script>alert("x")</script>`, "Anna \u202eevil\u202c Lee", long, "王小明有限公司控股集团國際貿易",
		"e\u0301l \x1b[31mred\x1b[0m | `tick` *star* [link](javascript:alert(1))", `"quoted\" -> x; } <!-- ]]> --`, "محمد بن سلمى",
	}
	text := strings.Join(names, " met ") + ". </pre><img src=x onerror=alert(1)>. Ende."
	s := newStory(`<b>&"x".txt`, "</title><script>", "2025-02-30", text)
	f := &vet.Finding{AsOf: "soon", Readings: []*reader.Reading{s.r}, Skipped: []vet.Skipped{{Document: "<i>", Reason: "\x07bell"}}}
	for i, name := range names {
		id := string(rune('a' + i))
		s.entity(id, "Person", name)
		p := s.party(id, "p"+id, []regime.Status{regime.Listed, regime.Tied}[i%2])
		p.Name = name
		e := s.evidence(name, cite.Source{Kind: cite.Person, Name: name}, cite.Asserts, "<rule>")
		if i%2 == 0 {
			p.Matches = []vet.Match{entry("<list>", long, `"'><svg onload=alert(1)>`, name, "2022-13-45", 1, "<prog>")}
		} else {
			p.Paths = []vet.Path{{To: "pa", Hops: []vet.Hop{hop("strange_kind", p.ID, "pa", e), hop("meeting", "pa", "nobody", e)}}}
		}
		f.Parties = append(f.Parties, p)
		f.Network.Nodes = append(f.Network.Nodes, vet.Node{ID: p.ID, Name: name, Schema: p.Schema, Status: p.Status})
		f.Network.Edges = append(f.Network.Edges, edge("associate", p.ID, "pa", name, e), edge("owns", p.ID, "missing", "x", e))
	}
	f.Timeline = []vet.Event{{Date: "<u>", Text: names[0], Kind: `x" onclick="y`, Parties: []string{"pa"}}}
	f.Disputes = []vet.Dispute{{About: names[0]}}
	return f
}
