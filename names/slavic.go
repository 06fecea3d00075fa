package names

import (
	"slices"
	"strings"
)

// A Slavic name is written as each language reads its letters: Schukow in German, Joukov
// in French, Zhukov in English; Szukszyn in Polish, Shukshin in English. The spelling key
// levels most of that; what it cannot, since the same letters say something else
// elsewhere, a further reading of the name does.

// romanisers turn what a language writes into the English way; ^ and $ are the ends of a
// word. They stand in the order of the bits of manners.
var romanisers = [...]*strings.Replacer{
	// German
	strings.NewReplacer("vich$", "vich", "schtschow$", "shchev", "schtschew$", "shchev", "tschow$", "chev", "tschew$", "chev",
		"schtsch", "shch", "tsch", "ch", "sch", "zh", "ch", "kh", "^ja", "ya", "^je", "ye", "^jo", "yo", "^ju", "yu",
		"ij$", "y", "yj$", "y", "aj", "ay", "ej", "ey", "oj", "oy", "tj", "t", "w", "v", "^", "", "$", ""),
	// French
	strings.NewReplacer("gue", "ge", "gui", "gi", "ine$", "in", "tch", "ch", "ch", "sh", "j", "zh", "ou", "u", "^", "", "$", ""),
	// Polish
	strings.NewReplacer("vich$", "vich", "szcz", "shch", "sz", "sh", "cz", "ch", "ch", "kh", "^ja", "ya", "^je", "ye", "^jo", "yo", "^ju", "yu",
		"gie", "ge", "ie", "e", "ij$", "y", "j", "y", "w", "v", "^", "", "$", ""),
}

const (
	german = 1 << iota
	french
	polish
)

// manners tells by letters that English hardly writes side by side in which languages'
// ways a word may be written, one bit each.
func manners(w string) (m uint8) {
	switch {
	case len(w) < 4:
		return 0
	case strings.HasSuffix(w, "ij"), strings.HasSuffix(w, "ej"):
		m = german
	case strings.HasSuffix(w, "ine"):
		m = french
	}
	if w[0] == 'j' && w[1] != 'i' && vowel(w[1]) {
		m |= german | polish
	}
	for i := range len(w) - 1 {
		switch w[i] {
		case 's':
			if w[i+1] == 'z' {
				m |= polish
			} else if strings.HasPrefix(w[i+1:], "ch") {
				m |= german
			}
		case 'c':
			if strings.HasPrefix(w[i+1:], "hr") {
				m |= german
			}
		case 'i':
			if w[i+1] == 'e' && i+2 < len(w) && (w[i+2] == 'j' || w[i+2] == 'w') {
				m |= polish
			}
		case 'g':
			if w[i+1] == 'u' && i+2 < len(w) && (w[i+2] == 'e' || w[i+2] == 'i') {
				m |= french
			}
		case 'o':
			if w[i+1] == 'u' && i+2 < len(w) && (w[i+2] == 'l' || w[i+2] == 'b' || w[i+2] == 'k') {
				m |= french
			}
		case 't':
			if strings.HasPrefix(w[i+1:], "ch") {
				m |= french
			}
		}
	}
	return m
}

// slavicReadings adds to a person's name its readings in the English way, where it looks
// like a Slavic name that another language wrote.
func (n *Name) slavicReadings() {
	slavic, m := false, uint8(0)
	for i := range n.Parts {
		p := &n.Parts[i]
		slavic = slavic || (p.Role == Family || p.Role == Patronymic) && endsSlavic(p.Text)
	}
	for i := 0; slavic && i < len(n.Parts); i++ {
		if p := &n.Parts[i]; p.Telling() {
			m |= manners(p.Text)
		}
	}
	for k, r := range romanisers {
		if m>>k&1 == 0 {
			continue
		}
		if x, ok := n.inEnglish(r); ok {
			n.Readings = append(n.Readings, x)
		}
	}
}

// inEnglish returns the name after a romaniser, and whether that says something new.
func (n *Name) inEnglish(by *strings.Replacer) (x Name, ok bool) {
	x = Name{Original: n.Original, Kind: n.Kind, Parts: slices.Clone(n.Parts), Foreign: true}
	for i := range x.Parts {
		p := &x.Parts[i]
		if !p.Telling() {
			continue
		}
		p.Text = by.Replace("^" + p.Text + "$")
		p.finish()
		ok = ok || p.Key != n.Parts[i].Key
	}
	x.join()
	return x, ok
}

// endsSlavic reports whether a word ends as Slavic surnames do, however they are written.
func endsSlavic(w string) bool {
	if len(w) < 5 {
		return false
	}
	has := func(end string) bool { return strings.HasSuffix(w, end) }
	switch w[len(w)-1] {
	case 'v', 'w':
		return w[len(w)-2] == 'o' || w[len(w)-2] == 'e'
	case 'n':
		return w[len(w)-2] == 'i' || w[len(w)-2] == 'y'
	case 'f':
		return has("off") || has("eff")
	case 'a':
		return has("ova") || has("eva") || has("owa") || has("ewa") || has("ina") || has("ska") || has("skaya") || has("skaja")
	case 'e':
		return has("ine")
	case 'i', 'y', 'j':
		return has("ski") || has("sky") || has("skiy") || has("skij")
	case 'o':
		return has("enko")
	case 'k':
		return has("uk")
	case 'h':
		return has("ich") || has("tch") || has("tsch")
	case 'z':
		return has("icz")
	}
	return false
}
