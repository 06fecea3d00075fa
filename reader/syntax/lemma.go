package syntax

import (
	"maps"
	"slices"
	"strings"

	"backchannel/internal/hash"
)

// lemmaClass folds a Penn tag to what its lemma depends on: V verb past and
// participles, Z verb in -s, G verb in -ing, S plural noun, C comparative,
// T superlative, P a name, - the rest.
func lemmaClass(tag string) byte {
	switch tag {
	case "VBD", "VBN":
		return 'V'
	case "VBZ":
		return 'Z'
	case "VBG":
		return 'G'
	case "NNS":
		return 'S'
	case "JJR", "RBR":
		return 'C'
	case "JJS", "RBS":
		return 'T'
	case "NNP", "NNPS":
		return 'P'
	}
	if tag != "" && tag[0] == 'V' || tag == "MD" {
		return 'B'
	}
	return '-'
}

// lemma is the base form of a word with its tag: from the tables of irregular
// forms, else by rule. Names keep their form.
func (m *Model) lemma(word, tag string) string {
	c := lemmaClass(tag)
	if c == 'P' {
		return word
	}
	low := strings.ToLower(strings.ReplaceAll(word, "’", "'"))
	if l, ok := m.lemmas[string(c)+low]; ok {
		return l
	}
	return m.lex.regular(low, c)
}

// regular takes the regular ending off. Where that leaves a stem that the
// lexicon lacks, or has as a rare word only, while it knows the bare stem or the
// stem with an e well (imposed, freezing), it takes that.
func (l *lexicon) regular(w string, class byte) string {
	if class == 'V' {
		if base, ok := irregular[w]; ok {
			return base
		}
	}
	rule := ruleLemma(w, class)
	ending := endings[class]
	stem, ok := strings.CutSuffix(w, ending)
	if ending == "" || !ok {
		return rule
	}
	have := l.known[hash.String(rule)] // rows are in the order of frequency; 0 is none
	for _, other := range []string{stem, stem + "e"} {
		if row := l.known[hash.String(other)]; row != 0 && (have == 0 || 4*row < have) {
			rule, have = other, row
		}
	}
	return rule
}

// endings are those that a class of words has.
var endings = map[byte]string{'V': "ed", 'G': "ing", 'C': "er", 'T': "est"}

// ruleLemma takes the regular ending off.
func ruleLemma(w string, class byte) string {
	if class == 'S' || class == 'Z' {
		return unplural(w)
	}
	if ending := endings[class]; ending != "" {
		return stem(w, ending)
	}
	return w
}

func unplural(w string) string {
	n := len(w)
	switch {
	case n > 4 && strings.HasSuffix(w, "ies"):
		return w[:n-3] + "y"
	case n > 4 && (strings.HasSuffix(w, "sses") || strings.HasSuffix(w, "shes") || strings.HasSuffix(w, "ches") || strings.HasSuffix(w, "xes") || strings.HasSuffix(w, "zzes")):
		return w[:n-2]
	case n > 2 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss"):
		return w[:n-1]
	}
	return w
}

// stem takes off ending and mends the stem: stopped → stop, tried → try,
// hoped → hope.
func stem(w, ending string) string {
	if !strings.HasSuffix(w, ending) || len(w) < len(ending)+2 {
		return w
	}
	s := w[:len(w)-len(ending)]
	n := len(s)
	last := s[n-1]
	switch {
	case last == 'i' && ending != "ing":
		return s[:n-1] + "y"
	case n > 2 && last == s[n-2] && strings.IndexByte("bdgmnprt", last) >= 0:
		return s[:n-1]
	case !strings.ContainsAny(s, "aeiouy"):
		return s + "e"
	case endsInE(s):
		return s + "e"
	}
	return s
}

// endsInE reports whether a stem has lost a silent e.
func endsInE(s string) bool {
	n := len(s)
	for _, e := range []string{"at", "iz", "is", "us", "as", "iv", "av", "ov", "olv", "rv", "ag", "eg", "dg", "ng", "rg", "uc", "ac", "ic", "nc", "rc", "ur", "ir", "ar", "or", "ut", "uir", "qu", "bl", "cl", "dl", "gl", "pl", "tl", "id", "ud", "od", "ad", "in", "un", "im", "um", "am", "ok", "ik", "ak", "ip", "op", "ap", "yp", "ul", "il", "u", "bt", "th", "rs", "ns", "ps"} {
		if strings.HasSuffix(s, e) {
			k := n - len(e) - 1
			if len(e) == 2 && isVowel(e[0]) && !isVowel(e[1]) {
				return k >= 0 && !isVowel(s[k]) && syllables(s) == 1 || e == "at" && k >= 0 || e == "iz" || e == "uc" || e == "iv" || e == "ur" && syllables(s) < 3 || e == "us"
			}
			return e != "ng" && e != "ns" && e != "th" || strings.HasSuffix(s, "ang") && n > 4
		}
	}
	return false
}

func isVowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

func syllables(s string) int {
	n, was := 0, false
	for i := range len(s) {
		v := isVowel(s[i]) || s[i] == 'y'
		if v && !was {
			n++
		}
		was = v
	}
	return n
}

// learnLemmas keeps the lemmas that the rules get wrong. A base form of another
// first letter that is seen only once is a spelling put right, and left out.
func (l *lexicon) learnLemmas(trees []Gold) map[string]string {
	count := map[string]map[string]int{}
	for _, g := range trees {
		for i, w := range g.Words {
			if g.Lemmas == nil || g.Lemmas[i] == "_" || lemmaClass(g.Tags[i]) == 'P' {
				continue
			}
			key := string(lemmaClass(g.Tags[i])) + strings.ToLower(w)
			if count[key] == nil {
				count[key] = map[string]int{}
			}
			count[key][strings.ToLower(g.Lemmas[i])]++
		}
	}
	out := map[string]string{}
	for _, k := range slices.Sorted(maps.Keys(count)) {
		top := ""
		for lemma, n := range count[k] {
			if top == "" || n > count[k][top] || n == count[k][top] && lemma < top {
				top = lemma
			}
		}
		if l.regular(k[1:], k[0]) != top && (count[k][top] > 1 || top[0] == k[1]) {
			out[k] = top
		}
	}
	return out
}
