package names

import (
	_ "embed"
	"iter"
	"strings"
	"sync"
)

var (
	//go:embed tables/legal_forms.txt
	legalFormsText string
	//go:embed tables/generic_words.txt
	genericWordsText string
	//go:embed tables/nicknames.txt
	nicknamesText string
	//go:embed tables/places.txt
	placesText string
	//go:embed tables/families.txt
	familiesText string
)

// phrases maps written forms, folded and split into words, to a code. It finds
// the longest form that a run of words begins with.
type phrases struct {
	code map[string]int32 // words joined by one space
	most map[string]int   // first word: the words of its longest form
	name []string         // by code
}

// find returns the code of the longest form at the start of ws and the number of
// words that it takes; 0 words where there is none.
func (p *phrases) find(ws []string) (code int32, n int) {
	for n = min(p.most[ws[0]], len(ws)); n > 0; n-- {
		if c, ok := p.code[strings.Join(ws[:n], " ")]; ok {
			return c, n
		}
	}
	return 0, 0
}

func (p *phrases) add(form string, code int32) {
	ws := words(form)
	if len(ws) == 0 {
		return
	}
	key := strings.Join(ws, " ")
	if _, ok := p.code[key]; !ok {
		p.code[key] = code
	}
	p.most[ws[0]] = max(p.most[ws[0]], len(ws))
}

func newPhrases() *phrases {
	return &phrases{code: map[string]int32{}, most: map[string]int{}, name: []string{""}}
}

// rows yields the tab-separated fields of each line that is no comment.
func rows(text string) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		for line := range strings.Lines(text) {
			line = strings.TrimRight(line, "\n")
			if line == "" || line[0] == '#' {
				continue
			}
			if !yield(strings.Split(line, "\t")) {
				return
			}
		}
	}
}

// legalForms says for each code which class of companies it is:
// two forms of one class may be one company written in two countries' ways.
type legalForms struct {
	phrases
	class []string
}

var legalTable = sync.OnceValue(func() *legalForms {
	t := &legalForms{phrases: *newPhrases(), class: []string{""}}
	for f := range rows(legalFormsText) {
		code := int32(len(t.name))
		t.name, t.class = append(t.name, f[1]), append(t.class, f[0])
		for form := range strings.SplitSeq(f[2], "|") {
			t.add(form, code)
		}
	}
	return t
})

var genericTable = sync.OnceValue(func() *phrases {
	t := newPhrases()
	for f := range rows(genericWordsText) {
		code := int32(len(t.name))
		t.name = append(t.name, f[0])
		for form := range strings.SplitSeq(f[1], "|") {
			t.add(form, code)
		}
	}
	return t
})

var placeTable = sync.OnceValue(func() *phrases {
	t := newPhrases()
	for f := range rows(placesText) {
		code := int32(len(t.name))
		t.name = append(t.name, f[0])
		for form := range strings.SplitSeq(f[1], "|") {
			t.add(form, code)
		}
	}
	return t
})

type codes struct {
	nick   []int32 // the groups of short forms that a name is in; negative for a short form
	family []int32 // the names that a spelling belongs to: aleksandr, alejandro
}

// givenTable has the names that stand for one another, by their spellings.
var givenTable = sync.OnceValue(func() map[string]*codes {
	t := map[string]*codes{}
	of := func(n string) *codes {
		if t[n] == nil {
			t[n] = &codes{}
		}
		return t[n]
	}
	nick := func(n string, code int32) { of(n).nick = append(of(n).nick, code) }
	code := int32(0)
	for f := range rows(nicknamesText) {
		code++
		// Short forms meet their long form, not one another: that is the sign of
		// the code.
		for n := range strings.FieldsSeq(f[0]) {
			nick(n, code)
		}
		for n := range strings.FieldsSeq(f[1]) {
			nick(n, -code)
		}
	}
	for f := range rows(familiesText) {
		code++
		for n := range strings.FieldsSeq(f[0]) {
			of(n).family = append(of(n).family, code)
		}
	}
	return t
})

// The codes of fathers' names do not meet those of the names themselves, nor those of
// daughters those of sons.
const (
	sonOf      = 1 << 20
	daughterOf = 1 << 21
)

// fathers returns the codes of a Slavic patronymic, by the given name in it:
// Nikolaevich and Mykolaiovych are sons of one name. It returns nil where that is
// not in the table.
func fathers(w string) *codes {
	stem, sex := "", 0
	if strings.HasSuffix(w, "a") {
		sex = 1
	}
	for _, end := range patronymicEndings {
		if s, ok := strings.CutSuffix(w, end); ok && (stem == "" || len(s) < len(stem)) {
			stem = s
		}
	}
	return fatherTable()[stem][sex]
}

// fatherTable has the codes of sons and daughters by what a patronymic keeps of the
// father's name: Nikola of Nikolai.
var fatherTable = sync.OnceValue(func() map[string][2]*codes {
	t := map[string][2]*codes{}
	for _, more := range [...]string{"", "i", "o", "iy", "ii", "y", "a", "ei", "ey"} {
		for name, c := range givenTable() {
			stem, ok := strings.CutSuffix(name, more)
			if !ok || c.family == nil || t[stem][0] != nil {
				continue
			}
			t[stem] = [2]*codes{c.moved(sonOf), c.moved(daughterOf)}
		}
	}
	return t
})

// moved returns the codes of families, each greater by of.
func (c *codes) moved(of int32) *codes {
	out := make([]int32, len(c.family))
	for i, code := range c.family {
		out[i] = code + of
	}
	return &codes{family: out}
}

// CountryCode returns the two-letter code of a country by one of its names in any
// language, "" where it is none.
func CountryCode(name string) string {
	ws := words(name)
	if len(ws) == 0 {
		return ""
	}
	t := placeTable()
	code, n := t.find(ws)
	if n != len(ws) || len(t.name[code]) != 2 {
		return ""
	}
	return t.name[code]
}
