package report

import (
	"cmp"
	"fmt"
	"html/template"
	"slices"
	"strings"

	"backchannel/cite"
	"backchannel/regime"
	"backchannel/vet"
)

// findingPage is the outline with its links, as the template reads it.
type findingPage struct {
	shell
	Docs     []docRow
	Warning  string
	AsOf     string
	Checked  []string
	History  []string
	Tiles    []tile
	Network  template.HTML
	Sections []htmlSection
	Timeline *htmlSection
	Stories  []storyPage
	Parties  []partyRow
	Closing  []htmlSection

	x         *index
	items     map[string]bool // anchors of items that stand on the page
	sentences map[string][]cite.Span
}

type docRow struct{ ID, Href, Detail string }

// tile is one number of the summary.
type tile struct {
	Key, Title, Class string
	Count             int
	Names             []string
}

type htmlSection struct {
	Key, Title, Note string
	Count            int
	Items            []htmlItem
}

type htmlItem struct {
	Key, Mark, Gap, Kind string
	Label                []htmlRun
	Lines, More          []htmlLine
	MoreTitle            string
}

type htmlLine struct {
	Kind  string
	Runs  []htmlRun
	Tag   string
	Quote *htmlQuote
}

type htmlQuote struct {
	Number                                  int
	Lead, Text, Voice, Document, Rule, Href string
	Against                                 bool
}

type htmlRun struct{ Text, Class, Href, Party string }

type partyRow struct {
	ID, Name, Schema, Status, Class, Href string
	Aliases                               []string
	Mentions                              []placeLink
	More                                  int
}

type placeLink struct{ Href, Text string }

func newFindingPage(f *vet.Finding) (*findingPage, error) {
	o := newOutline(f)
	v := &findingPage{
		Warning: o.warning, AsOf: day(o.asOf, false),
		x: newIndex(f), items: map[string]bool{}, sentences: map[string][]cite.Span{},
	}
	v.shell = newShell("Finding: " + titleOf(o))
	for _, r := range f.Readings {
		v.sentences[r.Document.ID] = r.Sentences
	}
	for i, d := range o.docs {
		v.Docs = append(v.Docs, docRow{cmp.Or(d.title, d.id), fmt.Sprint("#d", i+1), docDetail(d)})
	}
	v.Checked, v.History = headWords(o.checked, true), headWords(o.history, false)
	for _, s := range o.sections {
		for _, it := range s.items {
			v.items[it.key] = true
		}
	}
	for _, s := range o.sections {
		if t, ok := tileOf(s); ok {
			v.Tiles = append(v.Tiles, t)
		}
		h := v.section(s)
		if s.key == "timeline" {
			v.spaceTimeline(&h)
			v.Timeline = &h
			continue
		}
		v.Sections = append(v.Sections, h)
	}
	for _, s := range o.closing {
		v.Closing = append(v.Closing, v.section(s))
	}
	v.partyTable()
	for i, r := range f.Readings {
		v.Stories = append(v.Stories, newStoryPage(i, r, v.marker(i, o)))
	}
	var err error
	v.Network, err = v.network(v.x)
	return v, err
}

func titleOf(o *outline) string {
	var names []string
	for _, d := range o.docs {
		names = append(names, cmp.Or(d.title, d.id))
	}
	if len(names) > 2 {
		return fmt.Sprintf("%s and %d more", names[0], len(names)-1)
	}
	return cmp.Or(list(names), "no document")
}

func docDetail(d docHead) string {
	var parts []string
	if d.title != "" {
		parts = append(parts, d.id)
	}
	for _, more := range []string{d.publisher, day(d.date, false), count(d.words, "word")} {
		if more != "" {
			parts = append(parts, more)
		}
	}
	return strings.Join(parts, " · ")
}

// tileOf makes the summary's number of a section that answers a question.
func tileOf(s section) (tile, bool) {
	class, ok := map[string]string{
		"listed": "alarm", "blocked": "alarm", "history": "doubt", "tied": "", "dealings": "", "disputes": "doubt", "undecided": "doubt",
	}[s.key]
	if !ok {
		return tile{}, false
	}
	t := tile{Key: s.key, Title: s.title, Class: class, Count: s.count}
	for _, it := range s.items {
		if it.party != "" && len(t.Names) < 3 {
			t.Names = append(t.Names, it.label[0].text)
		}
	}
	return t, true
}

func (v *findingPage) section(s section) htmlSection {
	h := htmlSection{Key: s.key, Title: s.title, Note: s.note, Count: s.count}
	for _, it := range s.items {
		h.Items = append(h.Items, v.item(it))
	}
	return h
}

func (v *findingPage) item(it item) htmlItem {
	h := htmlItem{Key: it.key, Mark: it.mark, Label: v.runs(it.label, it.key)}
	extras := 0
	for _, l := range it.lines {
		row := htmlLine{Kind: lineClass(l.kind), Runs: v.runs(l.runs, ""), Tag: l.tag, Quote: v.quote(l.quote)}
		if l.level == always {
			h.Lines = append(h.Lines, row)
			continue
		}
		if l.level == extra {
			extras++
		}
		h.More = append(h.More, row)
	}
	h.MoreTitle = "details"
	if extras > 0 {
		h.MoreTitle = fmt.Sprintf("%d more, and details", extras)
	}
	return h
}

func lineClass(k lineKind) string {
	return [...]string{fact: "fact", reason: "reason", caution: "caution", chain: "chain", saying: "saying"}[k]
}

func (v *findingPage) runs(runs []run, own string) []htmlRun {
	var out []htmlRun
	for _, r := range runs {
		h := htmlRun{Text: strings.ReplaceAll(r.text, "\u00a0", " "), Party: r.party}
		h.Class = [...]string{plain: "", strong: "strong", faint: "faint", alarm: "alarm", doubt: "doubt"}[r.style]
		if r.party != "" {
			h.Href = v.partyHref(r.party)
			if h.Href == "#"+own {
				h.Href = "#index-" + r.party
			}
		}
		out = append(out, h)
	}
	return out
}

func (v *findingPage) quote(q *quote) *htmlQuote {
	if q == nil {
		return nil
	}
	h := &htmlQuote{
		Number: q.number, Lead: strings.TrimSpace(strings.ReplaceAll(q.lead, "\u00a0", " ")), Text: q.text, Voice: q.voice,
		Rule: clean(q.rule), Against: q.against, Href: v.sentenceHref(q.document, q.span),
	}
	if v.x.several() || h.Href == "" {
		h.Document = clean(q.document)
	}
	return h
}

// partyHref is where the page speaks of a party: its own item, else its row in
// the table of all parties; "" for a party that the finding lacks.
func (v *findingPage) partyHref(id string) string {
	switch {
	case v.x.parties[id] == nil:
		return ""
	case v.items["party-"+id]:
		return "#party-" + id
	}
	return "#index-" + id
}

// sentenceHref is the sentence of a story in which a span begins, the story
// where it is in none, and "" where the document is no story.
func (v *findingPage) sentenceHref(doc string, s cite.Span) string {
	i, ok := v.x.docs[doc]
	if !ok {
		return ""
	}
	if n := sentenceAt(v.sentences[doc], s.Start); n >= 0 {
		return fmt.Sprintf("#d%d-s%d", i+1, n+1)
	}
	return fmt.Sprint("#d", i+1)
}

// sentenceAt is the place of the sentence that holds the byte, -1 for none.
func sentenceAt(sentences []cite.Span, at int) int {
	n, found := slices.BinarySearchFunc(sentences, at, func(s cite.Span, at int) int { return s.Start - at })
	if !found {
		n--
	}
	if n >= 0 && n < len(sentences) && at < sentences[n].End {
		return n
	}
	return -1
}

// mostPlaces is how many mentions the table of parties links to.
const mostPlaces = 12

func (v *findingPage) partyTable() {
	for _, p := range v.x.standing(func(*vet.Party) bool { return true }) {
		row := partyRow{
			ID: p.ID, Name: clean(p.Name), Schema: clean(p.Schema), Status: statusWords(p.Status), Class: statusClass(p.Status),
			Aliases: cleanAll(p.Aliases),
		}
		if !isActor(p.Schema) && p.Status == regime.Clear {
			row.Status = ""
		}
		if v.items["party-"+p.ID] {
			row.Href = "#party-" + p.ID
		}
		seen := map[string]bool{}
		for _, m := range p.Mentions {
			href := v.sentenceHref(m.Document, m.Span)
			if href == "" || seen[href] {
				continue
			}
			seen[href] = true
			if len(row.Mentions) == mostPlaces {
				row.More++
				continue
			}
			row.Mentions = append(row.Mentions, placeLink{href, v.placeWords(href)})
		}
		v.Parties = append(v.Parties, row)
	}
}

// placeWords name a sentence by its number, with its story where there are
// several: "#d2-s14" is "2:14".
func (v *findingPage) placeWords(href string) string {
	doc, sentence, _ := strings.Cut(strings.TrimPrefix(href, "#d"), "-s")
	if v.x.several() || sentence == "" {
		return strings.TrimSuffix(doc+":"+sentence, ":")
	}
	return sentence
}

// spaceTimeline sets events apart by the time that lies between them.
func (v *findingPage) spaceTimeline(h *htmlSection) {
	for i := range h.Items {
		e := v.x.finding.Timeline[i]
		h.Items[i].Kind = classWord(e.Kind)
		if i > 0 {
			h.Items[i].Gap = gapWords(v.x.finding.Timeline[i-1].Date, e.Date)
		}
	}
}

// classWord keeps only what may stand in a class name.
func classWord(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' {
			return r
		}
		return -1
	}, s)
}
