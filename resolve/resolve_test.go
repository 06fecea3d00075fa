package resolve

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"backchannel/cite"
	"backchannel/ftm"
	"backchannel/reader"
	"backchannel/screen"
	"github.com/google/go-cmp/cmp"
)

// story is a reading with entities given as "Person: Arkady Volkonsky | alias;
// property=value".
func story(id string, entities ...string) *reader.Reading {
	r := &reader.Reading{Document: cite.Document{ID: id, Date: "2025-03-14"}}
	for i, text := range entities {
		schema, rest, _ := strings.Cut(text, ": ")
		all, props, _ := strings.Cut(rest, "; ")
		e := reader.Entity{ID: fmt.Sprint("e", i+1), Schema: schema, Properties: map[string][]string{}}
		for j, n := range strings.Split(all, " | ") {
			if j == 0 {
				e.Name = n
				continue
			}
			e.Aliases = append(e.Aliases, n)
		}
		for p := range strings.SplitSeq(props, "; ") {
			switch k, v, _ := strings.Cut(p, "="); k {
			case "":
			case "pronouns":
				for w := range strings.FieldsSeq(v) {
					e.Mentions = append(e.Mentions, reader.Mention{Text: w, Kind: "pronoun"})
				}
			default:
				e.Properties[k] = append(e.Properties[k], v)
			}
		}
		r.Entities = append(r.Entities, e)
	}
	return r
}

// entry is a list's entry: "ofac 1 Arkady VOLKONSKY; birthDate=1970".
func entry(text string) *ftm.Entity {
	head, props, _ := strings.Cut(text, "; ")
	f := strings.SplitN(head, " ", 3)
	e := ftm.NewEntity(f[0]+"-"+f[1], "Person")
	e.Datasets = []string{f[0]}
	e.Add("name", f[2])
	for p := range strings.SplitSeq(props, "; ") {
		if k, v, ok := strings.Cut(p, "="); ok && k == "schema" {
			e.Schema = v
		} else if ok {
			e.Add(k, v)
		}
	}
	return e
}

// hits are what an index would answer: "0.95 ofac 1 Arkady VOLKONSKY".
func hits(lines ...string) Match {
	return func(*ftm.Entity) []screen.Hit {
		var out []screen.Hit
		for _, l := range lines {
			var h screen.Hit
			l, h.Related = strings.CutSuffix(l, " (related)")
			score, rest, _ := strings.Cut(l, " ")
			if _, err := fmt.Sscan(score, &h.Score); err != nil {
				panic(err)
			}
			h.Entity, h.Match = entry(rest), h.Score >= 0.7
			out = append(out, h)
		}
		return out
	}
}

func TestDecide(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, entity string
		hits         []string
		want         Outcome
		ids, why     string
	}{
		{"one entry", "Person: Arkady Volkonsky", []string{"0.97 ofac 1 VOLKONSKY, Arkady", "0.4 ofac 2 VOLKOV, Arkady"}, Is, "ofac-1", ""},
		{"one entry on each of two lists", "Person: Arkady Volkonsky", []string{"0.97 ofac 1 VOLKONSKY, Arkady; birthDate=1970-02-01", "0.93 uk 7 Arkady VOLKONSKY; birthDate=1971"}, Is, "ofac-1 uk-7", ""},
		{"none", "Person: Maria Keller", []string{"0.5 ofac 1 KELLNER, Marie"}, None, "", ""},
		{"two of one list, equally good", "Person: John Smith", []string{"0.9 ofac 1 SMITH, John", "0.89 ofac 2 SMITH, John; birthDate=1950"}, Undecided, "ofac-1 ofac-2", "2 listed parties share the name"},
		{"two of one list, one clearly better", "Person: John Smith; birthDate=1950", []string{"0.8 ofac 1 SMITH, John", "0.95 ofac 2 SMITH, John; birthDate=1950"}, Is, "ofac-2", ""},
		{"one party listed twice", "Person: John Smith", []string{"0.9 ofac 1 SMITH, John; birthDate=1950-03-04", "0.9 ofac 2 SMITH, John; birthDate=1950-03-04"}, Is, "ofac-1", ""},
		{"two of another name born on one day", "Person: John Smith", []string{"0.9 ofac 1 SMITH, John; birthDate=1950-03-04", "0.9 ofac 2 SMITH, Jon; birthDate=1950-03-04"}, Undecided, "ofac-1 ofac-2", "2 listed parties"},
		{"a sister company only", "Company: Meridane Shipping North", []string{"0.9 ofac 3 MERIDANE SHIPPING SOUTH; schema=Company (related)"}, None, "", ""},
		{"lists that mean different people", "Person: John Smith", []string{"0.9 ofac 1 SMITH, John; birthDate=1950", "0.9 uk 2 SMITH, John; birthDate=1981"}, Undecided, "ofac-1 uk-2", "born in 1950 and 1981"},
		{"an initial", "Person: J. Smith", []string{"0.8 ofac 1 SMITH, John", "0.8 ofac 2 SMITH, James"}, Undecided, "ofac-1 ofac-2", "an initial for a given name; 2 listed people bear it"},
		{"an entry's alias of a first name and an initial", "Person: Donata Tarrow", []string{"0.8 ofac 1 Don T"}, None, "", ""},
		{"a surname alone, which one listed person bears", "Person: Volkonsky", []string{"0.6 ofac 1 VOLKONSKY, Arkady"}, Undecided, "ofac-1", "one name alone; 1 listed person bears it"},
		{"a surname alone, which nobody listed bears", "Person: Keller", []string{"0.5 ofac 1 KELLNER, Marie"}, Unscreened, "", "one name alone"},
		{"a surname never matches by itself", "Person: Volkonsky", []string{"0.99 ofac 1 VOLKONSKY"}, Undecided, "ofac-1", "one name alone"},
		{"a company of one word, equal", "Company: Meridane LLC", []string{"0.9 ofac 3 MERIDANE; schema=Company"}, Is, "ofac-3", ""},
		{"a company of one word, not quite equal", "Company: Meridane", []string{"0.9 ofac 3 MERIDANE SHIPPING; schema=Company"}, None, "", ""},
		{"a company of several words, with another legal form", "Company: Tarnet Oil Company", []string{"0.9 ofac 3 TARNET OIL; schema=Company"}, Is, "ofac-3", ""},
		{"a bank named after a country", "Company: Bank of Norway", []string{"0.9 ofac 3 BANK OF NORWAY; schema=Company"}, Is, "ofac-3", ""},
		{"a name that says nothing", "Company: National Bank", []string{"0.9 ofac 3 NATIONAL BANK; schema=Company"}, Unscreened, "", "no name that could be looked up"},
		{"three words that say little, equal", "Company: Overseas Trading Industries", []string{"0.9 ofac 3 OVERSEAS TRADING INDUSTRIES CO.; schema=Company", "0.8 ofac 4 TRADING INDUSTRIES; schema=Company"}, Is, "ofac-3", ""},
		{"a surname that looks like a particle", "Person: Stephen Lo", []string{"0.9 ofac 3 LO, Stephen"}, Is, "ofac-3", ""},
		{"a particle and a surname alone", "Person: Bin Harun", []string{"0.6 ofac 3 BIN HARUN, Salim"}, Undecided, "ofac-3", "one name alone"},
		{"a ship of one word", "Vessel: Heron", []string{"0.9 ofac 3 HERON; schema=Vessel", "0.8 ofac 4 GREY HERON; schema=Vessel"}, Is, "ofac-3", ""},
		{"a ministry of a known country", "PublicBody: Ministry of Defence; country=NO", []string{"0.9 ofac 3 MINISTRY OF DEFENCE; schema=PublicBody; country=no", "0.9 ofac 4 MINISTRY OF DEFENCE; schema=PublicBody; country=se"}, Is, "ofac-3", ""},
		{"a ministry of nobody knows which country", "PublicBody: Ministry of Defence", []string{"0.9 ofac 3 MINISTRY OF DEFENCE; schema=PublicBody; country=no"}, Unscreened, "", "no name that could be looked up"},
		{"a place", "Address: Limassol; country=cy", []string{"1 ofac 4 LIMASSOL; schema=Company"}, Unscreened, "", "a place"},
		{"a news outlet", "Organization: The Harbour Post; sector=news media", []string{"1 ofac 4 HARBOUR POST; schema=Company"}, Unscreened, "", "a news outlet"},
		{"somebody unnamed", "Person: a friend of Keller; summary=unnamed", []string{"1 ofac 1 VOLKONSKY, Arkady"}, Unscreened, "", "the text does not name it"},
		{"an acronym nobody expanded", "Organization: MSTC", []string{"1 ofac 4 MSTC; schema=Company"}, Unscreened, "", "no name that could be looked up"},
		{"a company with another generic word each", "Company: Heronmark Holdings", []string{"0.88 ofac 3 HERONMARK ASSET MANAGEMENT; schema=Company"}, Undecided, "ofac-3", "much like it, not the same"},
		{"a company that only sounds like it", "Company: Zeva Resources", []string{"0.92 ofac 3 SEWA SECURITY; schema=Company"}, None, "", ""},
		{"a company with fewer generic words", "Company: Heronmark Shipping", []string{"0.8 ofac 3 HERONMARK SHIPPING AND TRADING LLC; schema=Company"}, Is, "ofac-3", ""},
		{"a person whose name is only spelled alike", "Person: Lee Byung-han", []string{"0.78 un 3 RI PYONG HAN"}, Undecided, "un-3", "much like it, not the same"},
		{"a treasury", "PublicBody: US Treasury; country=us", []string{"0.72 ofac 3 HEROIC TREASURE LIMITED; schema=Company"}, None, "", ""},
		{"a service that one country's list entry bears", "PublicBody: Federal Border Service", []string{"0.9 ofac 3 FEDERAL BORDER SERVICE; schema=PublicBody; country=no"}, Undecided, "ofac-3", "many countries have a body of that name, and the text does not say whose it is; 1 listed body bears it"},
		{"a court that is not the city's", "PublicBody: London court; country=gb", []string{"0.9 ofac 3 LONDON CITY COURT; schema=PublicBody; country=gb"}, Undecided, "ofac-3", "much like it, not the same"},
		{"one person under two programmes, with three names", "Person: Tomas Orzech Lund", []string{"0.9 ca 1 Tomas ORZECH LUND", "0.9 ca 2 Tomas ORZECH LUND"}, Is, "ca-1", ""},
		{"an acronym beside its expansion", "Organization: Meridane Shipping Trust Corporation | MSTC", []string{"0.9 ofac 4 MERIDANE SHIPPING TRUST CORPORATION; schema=Company"}, Is, "ofac-4", ""},
	}
	for _, tt := range tests {
		r := story("harbour.txt", tt.entity)
		d := Reading(r, hits(tt.hits...))[0]
		var ids []string
		for _, h := range d.Hits {
			ids = append(ids, h.Entity.ID)
		}
		if d.Outcome != tt.want || strings.Join(ids, " ") != tt.ids || !strings.Contains(d.Why, tt.why) || (tt.why == "") != (d.Why == "") {
			t.Errorf("%s: %s, %v, %q; want %s, %s, %q", tt.name, d.Outcome, ids, d.Why, tt.want, tt.ids, tt.why)
		}
	}
}

func TestDecideWhateverTheOrder(t *testing.T) {
	t.Parallel()
	all := []string{"0.9 ofac 1 SMITH, John", "0.9 ofac 2 SMITH, John; birthDate=1950", "0.9 uk 9 SMITH, John"}
	r := story("harbour.txt", "Person: John Smith")
	want := fmt.Sprint(ids(Reading(r, hits(all...))[0]))
	slices.Reverse(all)
	if got := fmt.Sprint(ids(Reading(r, hits(all...))[0])); got != want {
		t.Errorf("turned round: %s, want %s", got, want)
	}
}

func ids(d Decision) []string {
	var out []string
	for _, h := range d.Hits {
		out = append(out, h.Entity.ID)
	}
	return out
}

func TestQueryContext(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, entity string
		roles        []reader.Role
		others       []string
		want         map[string][]string
	}{
		{"names", "Person: Arkady Volkonsky | Volkonsky | Arkady Borisovich Volkonsky", nil, nil,
			map[string][]string{"name": {"Arkady Volkonsky"}, "alias": {"Arkady Borisovich Volkonsky"}}},
		{"an age", "Person: Arkady Volkonsky; age=55", nil, nil,
			map[string][]string{"name": {"Arkady Volkonsky"}, "birthDate": {"1969", "1970"}}},
		{"pronouns that agree", "Person: Maria Keller; pronouns=She her", nil, nil,
			map[string][]string{"name": {"Maria Keller"}, "gender": {"female"}}},
		{"one pronoun is too few", "Person: Maria Keller; pronouns=he", nil, nil, map[string][]string{"name": {"Maria Keller"}}},
		{"pronouns that do not agree", "Person: Maria Keller; pronouns=he his she", nil, nil, map[string][]string{"name": {"Maria Keller"}}},
		{"an office of a country", "Person: Ola Berg", []reader.Role{{Person: "e1", Title: "foreign minister", Organization: "e2"}}, []string{"Address: Norway; country=NO"},
			map[string][]string{"name": {"Ola Berg"}, "country": {"no"}, "position": {"foreign minister"}}},
		{"an ambassador to a country", "Person: Ola Berg", []reader.Role{{Person: "e1", Title: "ambassador", Organization: "e2"}}, []string{"Address: Norway; country=NO"},
			map[string][]string{"name": {"Ola Berg"}, "position": {"ambassador"}}},
		{"a ship's number", "Vessel: Grey Heron; imoNumber=9123456", nil, nil, map[string][]string{"name": {"Grey Heron"}, "imoNumber": {"9123456"}}},
	}
	for _, tt := range tests {
		r := story("harbour.txt", append([]string{tt.entity}, tt.others...)...)
		r.Roles = tt.roles
		q := NewQuery(r, &r.Entities[0])
		if q.Entity == nil {
			t.Errorf("%s: not screened: %s", tt.name, q.Why)
			continue
		}
		if diff := cmp.Diff(tt.want, q.Entity.Properties); diff != "" {
			t.Errorf("%s: -want +got\n%s", tt.name, diff)
		}
	}
}

// grouped writes groups as "harbour Arkady Volkonsky + port Volkonsky, Arkady".
func grouped(readings []*reader.Reading, groups [][]Member) string {
	var out []string
	for _, g := range groups {
		if len(g) == 1 {
			continue
		}
		var s []string
		for _, m := range g {
			for _, r := range readings {
				for _, e := range r.Entities {
					if r.Document.ID == m.Document && e.ID == m.Entity {
						s = append(s, m.Document+" "+e.Name)
					}
				}
			}
		}
		out = append(out, strings.Join(s, " + "))
	}
	return strings.Join(out, "; ")
}

func TestMerge(t *testing.T) {
	t.Parallel()
	user := func(left, right string, a Answer) []Judgement {
		return []Judgement{{Left: left, Right: right, Answer: a, By: ByUser}}
	}
	tests := []struct {
		name     string
		readings []*reader.Reading
		given    []Judgement
		want     string
	}{
		{"the same full name", []*reader.Reading{story("a", "Person: Arkady Volkonsky"), story("b", "Person: Volkonsky Arkady Borisovich")}, nil,
			"a Arkady Volkonsky + b Volkonsky Arkady Borisovich"},
		{"another patronymic", []*reader.Reading{story("a", "Person: Arkady Ivanovich Volkonsky"), story("b", "Person: Arkady Borisovich Volkonsky")}, nil, ""},
		{"a surname never merges", []*reader.Reading{story("a", "Person: Volkonsky"), story("b", "Person: Volkonsky"), story("c", "Person: Arkady Volkonsky | Volkonsky")}, nil, ""},
		{"an initial never merges", []*reader.Reading{story("a", "Person: J. Smith"), story("b", "Person: J. Smith")}, nil, ""},
		{"born in other years", []*reader.Reading{story("a", "Person: John Smith; birthDate=1950"), story("b", "Person: John Smith; birthDate=1981")}, nil, ""},
		{"of other countries", []*reader.Reading{story("a", "Person: John Smith; country=US"), story("b", "Person: John Smith; country=AU")}, nil, ""},
		{"a man and a woman", []*reader.Reading{story("a", "Person: Robin Hart; pronouns=he his"), story("b", "Person: Robin Hart; pronouns=she her")}, nil, ""},
		{"a third story cannot join two that were told apart",
			[]*reader.Reading{story("a", "Person: Robin Hart; birthDate=1950"), story("b", "Person: Robin Hart; birthDate=1981"), story("c", "Person: Robin Hart")}, nil,
			"a Robin Hart + c Robin Hart"},
		{"companies, legal forms apart", []*reader.Reading{story("a", "Company: Meridane Shipping LLC"), story("b", "Company: Meridane Shipping")}, nil,
			"a Meridane Shipping LLC + b Meridane Shipping"},
		{"places", []*reader.Reading{story("a", "Address: Limassol"), story("b", "Address: Limassol")}, nil, "a Limassol + b Limassol"},
		{"the unnamed", []*reader.Reading{story("a", "Person: a close friend; summary=unnamed"), story("b", "Person: a close friend; summary=unnamed")}, nil, ""},
		{"two of one story stay two", []*reader.Reading{story("a", "Person: John Smith", "Person: John Smith")}, nil, ""},
		{"nor two that a story tells apart", []*reader.Reading{story("a", "Person: Arkady Volkonsky", "Person: Arkady Borisovich Volkonsky"), story("b", "Person: Arkady Volkonsky")}, nil,
			"a Arkady Volkonsky + b Arkady Volkonsky"},
		{"a user joins what we would not", []*reader.Reading{story("a", "Person: Volkonsky"), story("b", "Person: Arkady Volkonsky")},
			user("b#Arkady Volkonsky", "a#Volkonsky", Positive), "a Volkonsky + b Arkady Volkonsky"},
		{"a user parts what we would join", []*reader.Reading{story("a", "Person: John Smith"), story("b", "Person: John Smith")},
			user("a#John Smith", "b#John Smith", Negative), ""},
		{"nor by way of a third", []*reader.Reading{story("a", "Person: John Smith"), story("b", "Person: John Smith"), story("c", "Person: John Smith")},
			user("a#John Smith", "b#John Smith", Negative), "a John Smith + c John Smith"},
		{"a judgement of an older run does not bind", []*reader.Reading{story("a", "Person: John Smith; country=US"), story("b", "Person: John Smith; country=AU")},
			[]Judgement{{Left: "a#John Smith", Right: "b#John Smith", Answer: Positive, By: "names"}}, ""},
	}
	for _, tt := range tests {
		groups, made := Merge(tt.readings, tt.given)
		if got := grouped(tt.readings, groups); got != tt.want {
			t.Errorf("%s: %q, want %q (%v)", tt.name, got, tt.want, made)
		}
		total := 0
		for _, g := range groups {
			total += len(g)
		}
		for _, r := range tt.readings {
			total -= len(r.Entities)
		}
		if total != 0 {
			t.Errorf("%s: %d members too many", tt.name, total)
		}
	}
}

func TestJudgements(t *testing.T) {
	t.Parallel()
	out, err := ReadJudgements(strings.NewReader("# by hand\n\n" +
		`{"left":"b#John Smith","right":"a#John Smith","judgement":"negative","why":"father & son"}` + "\n" +
		`{"left":"a#Arkady Volkonsky","right":"b#Arkady Volkonsky","judgement":"positive","by":"names","why":"the same full name"}` + "\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := []Judgement{
		{Left: "a#John Smith", Right: "b#John Smith", Answer: Negative, By: ByUser, Why: "father & son"},
		{Left: "a#Arkady Volkonsky", Right: "b#Arkady Volkonsky", Answer: Positive, By: "names", Why: "the same full name"},
	}
	if diff := cmp.Diff(want, out); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	for _, bad := range []string{"{", `{"left":"a","right":"a","judgement":"positive"}`, `{"left":"a","right":"b","judgement":"maybe"}`} {
		if _, err := ReadJudgements(strings.NewReader(bad)); err == nil || !strings.Contains(err.Error(), "line 1") {
			t.Errorf("%s: %v, want an error that names line 1", bad, err)
		}
	}
}

func FuzzReadJudgements(f *testing.F) {
	f.Add(`{"left":"a#x","right":"b#y","judgement":"positive","by":"user","why":""}`)
	f.Fuzz(func(t *testing.T, s string) {
		all, err := ReadJudgements(strings.NewReader(s))
		if err != nil {
			return
		}
		for _, j := range all {
			if j.Left == "" || j.Left >= j.Right || j.By == "" {
				t.Fatalf("%q: %+v", s, j)
			}
		}
	})
}
