package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"backchannel/reader"
	"backchannel/regime"
	"backchannel/vet"
)

// dealings come with the gravest standing first, then the latest.
func (x *index) dealings() section {
	s := section{key: "dealings", title: "Dealings", note: "Each is judged as of its own date."}
	ds := slices.Clone(x.finding.Dealings)
	slices.SortStableFunc(ds, func(a, b vet.Dealing) int {
		return cmp.Or(cmp.Compare(gravestOf(a.Verdicts), gravestOf(b.Verdicts)), strings.Compare(b.Date, a.Date))
	})
	told := map[string]bool{}
	for i, d := range ds {
		s.items = append(s.items, item{
			key: fmt.Sprint("dealing-", i+1), label: dateLabel(d.Date), mark: planned(d.Status, d.Disputed, false),
			lines: behindRepeats(x.dealingLines(d), told),
		})
	}
	return s
}

// behindRepeats leaves to the details the reasons that a dealing above has given
// in the same words.
func behindRepeats(lines []line, told map[string]bool) []line {
	for i := range lines {
		l := &lines[i]
		if l.kind != reason {
			continue
		}
		var words strings.Builder
		for _, r := range l.runs {
			words.WriteString(r.text)
		}
		if told[words.String()] {
			l.level = max(l.level, detail)
		}
		told[words.String()] = true
	}
	return lines
}

func gravestOf(vs []regime.Verdict) int {
	least := gravity("")
	for _, v := range vs {
		least = min(least, gravity(v.Status))
	}
	return least
}

func dateLabel(date string) []run {
	if date == "" {
		return []run{{text: "undated", style: faint}}
	}
	return []run{{text: day(date, true), style: strong}}
}

func (x *index) dealingLines(d vet.Dealing) []line {
	var others []string
	for _, id := range d.Parties {
		if !slices.Contains(d.Listed, id) {
			others = append(others, id)
		}
	}
	head := []run{{text: capital(clean(strings.ReplaceAll(d.Kind, "_", " "))) + ": ", style: strong}}
	head = append(head, x.whos(others)...)
	if len(others) > 0 && len(d.Listed) > 0 {
		head = append(head, say(" with "))
	}
	head = append(head, x.whos(d.Listed)...)
	if what := clean(d.What); what != "" && (d.Kind != string(reader.Meeting) || strings.Contains(what, " ")) {
		head = append(head, say(", "+what))
	}
	lines := []line{{runs: append(head, x.place(d.Place)...)}}
	for _, v := range d.Verdicts {
		lines = append(lines, x.standingThen(v)...)
	}
	lines = append(lines, x.authorisationLines(d.Authorisation)...)
	return append(lines, x.quotesOf(d.Evidence, always)...)
}

// standingThen says how a listed party stood on the day of the dealing, by whose
// list, and why.
func (x *index) standingThen(v regime.Verdict) []line {
	words := " " + statusThen(&v)
	var by []string
	for _, r := range v.Reasons {
		if a := clean(r.Authority); a != "" && !slices.Contains(by, a) {
			by = append(by, a)
		}
	}
	if len(by) > 0 {
		words += " (" + list(by) + ")"
	}
	lines := []line{{runs: []run{x.who(v.Party), say(words)}}}
	for i, r := range v.Reasons {
		lv := always
		if tellsPath(r.Text) {
			lv = detail
		} else if i >= mostReasons {
			lv = extra
		}
		lines = append(lines, line{kind: reason, level: lv, runs: []run{say(clean(r.Text))}})
	}
	for _, c := range v.Caution {
		lines = append(lines, line{kind: caution, runs: []run{say(clean(c))}})
	}
	return lines
}

// authorisationLines keep apart what somebody says was permitted and what is
// published. A specific licence is not public, so silence proves nothing.
func (x *index) authorisationLines(a vet.Authorisation) []line {
	verdict := clean(a.Verdict)
	if verdict == "" {
		verdict = "none reported; no published licence found. Specific licences are not public"
		if len(a.Reported)+len(a.Published) > 0 {
			verdict = "reported or published as follows"
		}
	}
	lines := []line{{runs: []run{{text: "Authorisation: ", style: strong}, say(verdict)}}}
	for _, c := range a.Reported {
		lines = append(lines, x.claimLine(c, "reported:", always))
	}
	for _, l := range a.Published {
		lines = append(lines, line{runs: []run{{text: "published: ", style: faint}, say(licenceWords(l))}})
	}
	return lines
}

// licenceWords name a published licence with its days and scope.
func licenceWords(l regime.Licence) string {
	words := strings.TrimSpace(clean(l.Authority) + " " + clean(cmp.Or(l.Version, l.ID)))
	if l.From != "" {
		words += ", from " + glue(day(l.From, true))
	}
	if l.Until != "" {
		words += " until " + glue(day(l.Until, true))
	}
	if l.Covers != "" {
		words += ": " + clean(l.Covers)
	}
	if l.Travel {
		words += " (permits travel or entry, never a dealing)"
	}
	return words
}

func (x *index) disputes() section {
	s := section{key: "disputes", title: "Disputes", note: "Both sides stand."}
	for i, d := range x.finding.Disputes {
		it := item{key: fmt.Sprint("dispute-", i+1), lines: []line{{runs: []run{{text: disputeHead(d), style: strong}}}}}
		for j, side := range d.Sides {
			if len(side) == 0 {
				words := string(rune('A'+j%26)) + " what this answers is not in these documents"
				it.lines = append(it.lines, line{kind: reason, runs: []run{say(words)}})
			}
			for k, c := range side {
				lead := "\u00a0"
				if k == 0 {
					lead = string(rune('A' + j%26))
				}
				lv := always
				if k >= mostQuotes {
					lv = extra
				}
				it.lines = append(it.lines, x.claimLine(c, lead, lv))
			}
		}
		s.items = append(s.items, it)
	}
	return s
}

// disputeHead says what a dispute is about, or, where that only repeats one of
// its sides, whose word stands against whose.
func disputeHead(d vet.Dispute) string {
	about := strings.TrimRight(clean(d.About), " …")
	for _, side := range d.Sides {
		if len(side) > 0 && strings.HasPrefix(clean(side[0].Text), about) && len(d.Sides) == 2 {
			var voices []string
			for _, s := range d.Sides {
				if len(s) > 0 {
					voices = append(voices, cmp.Or(called(s[0].Source), "the story itself"))
				}
			}
			return capital(strings.Join(voices, " against "))
		}
	}
	return capital(clean(d.About))
}

func (x *index) knowledge() section {
	s := section{key: "knowledge", title: "Who knew when"}
	for i, k := range x.finding.Knowledge {
		label := run{text: clean(x.name(k.Who)), style: strong, party: k.Who}
		if k.Group != "" {
			label.text = capital(clean(k.Group)) + " of " + label.text
		}
		lines := []line{{runs: x.knowledgeRuns(k)}}
		evidence := k.Evidence
		if len(evidence) == 0 {
			for _, c := range k.Claims {
				lines = append(lines, x.claimLine(c, "", always))
			}
		}
		s.items = append(s.items, item{
			key: fmt.Sprint("knowledge-", i+1), label: []run{label}, mark: planned("", k.Disputed, k.Negated),
			lines: append(lines, x.quotesOf(evidence, always)...),
		})
	}
	return s
}

// knowledgeRuns say how a party came to know: "told of the plan by A, through
// B, Limassol, 3 March 2025"; "not briefed on the plan".
func (x *index) knowledgeRuns(k vet.Knowledge) []run {
	how, join := learnt(clean(cmp.Or(k.How, "told")))
	words := run{text: how}
	if k.Negated {
		words.style = alarm
		if !strings.HasSuffix(how, " out") && !strings.HasPrefix(how, "not ") {
			words.text = "not " + how
		}
	}
	runs := []run{words}
	if what := clean(k.What); what != "" {
		runs = append(runs, say(join+what))
	}
	if k.By != "" {
		runs = append(runs, say(" by "), x.who(k.By))
	}
	if len(k.Via) > 0 {
		runs = append(runs, say(", through "))
		runs = append(runs, x.whos(k.Via)...)
	}
	runs = append(runs, x.place(k.Place)...)
	if k.Date != "" {
		runs = append(runs, say(", "+glue(day(k.Date, false))))
	}
	return runs
}

// timeline keeps the order of the finding, which is that of the days.
func (x *index) timeline() section {
	s := section{key: "timeline", title: "Timeline"}
	for i, e := range x.finding.Timeline {
		lines := []line{{runs: append(x.eventRuns(e), x.eventVoice(e)...)}}
		s.items = append(s.items, item{
			key: fmt.Sprint("event-", i+1), label: dateLabel(e.Date), lines: append(lines, x.quotesOf(e.Evidence, detail)...),
		})
	}
	return s
}

// eventRuns are the event's words with the parties' full names linked.
func (x *index) eventRuns(e vet.Event) []run {
	return x.linkNames(clean(e.Text), e.Parties)
}

// eventVoice says whose word an event rests on, where it is not the stories' own,
// and who speaks against it. A listing names its list already.
func (x *index) eventVoice(e vet.Event) []run {
	var own bool
	var by, but []string
	for _, ev := range e.Evidence {
		if _, story := x.docs[ev.Document]; !story {
			return nil
		}
		switch q := x.quoteLine(ev, "", detail).quote; {
		case q.against:
			but = append(but, q.voice)
		case q.voice == "":
			own = true
		default:
			by = append(by, q.voice)
		}
	}
	var runs []run
	if !own && len(by) > 0 {
		runs = append(runs, run{text: " — " + by[0], style: faint})
	}
	if len(but) > 0 {
		runs = append(runs, run{text: " — " + but[0], style: doubt})
	}
	return runs
}

// linkNames cuts words where they hold a party's full name.
func (x *index) linkNames(words string, ids []string) []run {
	var runs []run
	for words != "" {
		at, id := len(words), ""
		for _, p := range ids {
			name := clean(x.name(p))
			if i := strings.Index(words, name); name != "" && i >= 0 && (i < at || i == at && len(name) > len(x.name(id))) {
				at, id = i, p
			}
		}
		if at > 0 {
			runs = append(runs, say(words[:at]))
		}
		if id == "" {
			break
		}
		name := clean(x.name(id))
		runs = append(runs, run{text: name, party: id})
		words = words[at+len(name):]
	}
	return runs
}

// corroboration shows what more than one source gives, or one contradicts.
func (x *index) corroboration() section {
	s := section{key: "corroboration", title: "Corroboration", note: "A report printed twice is one source."}
	for i, c := range x.finding.Corroborate {
		if len(c.Sources) < 2 && len(c.Contradicted) == 0 {
			continue
		}
		words := count(len(c.Sources), "independent source") + ": " + list(cleanAll(c.Sources))
		lines := []line{{runs: []run{{text: clean(c.Tie), style: strong}}}, {runs: []run{say(words)}}}
		if len(c.Contradicted) > 0 {
			lines = append(lines, line{kind: caution, runs: []run{say("contradicted by " + list(cleanAll(c.Contradicted)))}})
		}
		s.items = append(s.items, item{key: fmt.Sprint("tie-", i+1), lines: lines})
	}
	return s
}

func cleanAll(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = clean(w)
	}
	return out
}

// undecided are the questions that a person must settle, among them the parties
// that share no more than a name with a list entry.
func (x *index) undecided() section {
	s := section{key: "undecided", title: "Not decided"}
	asked := map[string]bool{}
	for i, u := range x.finding.Undecided {
		asked[u.Party] = true
		lines := []line{{runs: []run{say(clean(u.Why))}}}
		lines = append(lines, candidateLines(u.Name, u.Candidates)...)
		for _, w := range u.Where {
			lines = append(lines, x.quoteLine(x.spanEvidence(w), "", detail))
		}
		s.items = append(s.items, item{
			key: fmt.Sprint("undecided-", i+1), party: u.Party,
			label: []run{{text: "“" + clean(u.Name) + "”", style: strong, party: u.Party}}, lines: lines,
		})
	}
	for _, p := range x.standing(func(p *vet.Party) bool { return p.Status == regime.Review && !asked[p.ID] }) {
		s.items = append(s.items, item{
			key: "party-" + p.ID, party: p.ID, label: []run{{text: clean(p.Name), style: strong, party: p.ID}},
			lines: append(x.verdictLines(p), candidateLines(p.Name, p.Matches)...),
		})
	}
	return s
}

func candidateLines(name string, ms []vet.Match) []line {
	var lines []line
	for i, m := range ms {
		lv := always
		if i >= mostMatches {
			lv = extra
		}
		lines = append(lines, line{kind: reason, level: lv, runs: []run{say(entryWords(name, m, ""))}, tag: score(m.Score)})
	}
	return lines
}

// checked says what was asked of what.
func (x *index) checked() section {
	f := x.finding
	s := section{key: "checked", title: "Checked"}
	words := 0
	for _, r := range f.Readings {
		words += wordCount(r.Document.Text)
	}
	actors := len(x.standing(func(p *vet.Party) bool { return isActor(p.Schema) && !isDescribed(p) }))
	row := func(label, text string) {
		s.items = append(s.items, item{label: []run{say(label)}, lines: []line{{runs: []run{say(text)}}}})
	}
	row("Documents", fmt.Sprintf("%s, %s; %s named in them", count(len(f.Readings), "document"), count(words, "word"),
		count(actors, "party")))
	if len(f.Lists) == 0 || f.StarterOnly {
		row("Lists", "none but the starter facts compiled into the program")
	}
	for _, l := range f.Lists {
		text := clean(cmp.Or(l.Title, l.Name))
		if l.Published != "" {
			text += ", published " + glue(day(l.Published, false))
		}
		if l.Retrieved != "" {
			text += ", retrieved " + glue(day(l.Retrieved, false))
		}
		text += ", " + count(l.Targets, "entry")
		if !l.Newest {
			text += ", for history"
		}
		if len(l.SHA256) >= 12 {
			text += ", sha256 " + clean(l.SHA256[:12])
		}
		row("List", text)
	}
	if f.AsOf != "" {
		row("As of", day(f.AsOf, false)+"; a dealing is judged as of its own date")
	}
	row("Voices", "a sentence without a voice beside it is in the story's own words")
	row("Threshold", fmt.Sprintf("a name matches at %.2f or more", f.Screening.Threshold))
	return s
}

// notChecked says what this finding cannot know.
func (x *index) notChecked() section {
	s := section{key: "not-checked", title: "Not checked"}
	row := func(label, text string) {
		s.items = append(s.items, item{label: []run{say(label)}, lines: []line{{runs: []run{say(text)}}}})
	}
	for _, d := range x.finding.Skipped {
		row("Not read", clean(d.Document)+": "+clean(d.Reason))
	}
	for _, l := range x.finding.Lists {
		if l.Newest && l.Published != "" && l.Published < x.finding.AsOf {
			row("Later changes", "to "+clean(cmp.Or(l.Title, l.Name))+" after "+glue(day(l.Published, false)))
		}
	}
	row("Other lists", "whatever is not named above")
	row("Licences", "specific licences are not published; only published ones can be found")
	row("Ownership", "known only as far as these documents and lists give it")
	row("Truth", "what a source says is shown as what it says")
	return s
}
