package reader

import "strings"

// cueForms gives the base form of each form of the verbs that the claim rules
// know, so that no rule hangs on what a lemmatiser makes of "disputed".
var cueForms = inflectCues()

// irregular are the forms that the rules of spelling do not give.
var irregular = map[string]string{
	"say": "said", "tell": "told", "find": "found", "write": "wrote written", "show": "shown", "hold": "held", "swear": "swore sworn", "think": "thought",
	"feel": "felt", "see": "saw seen", "speak": "spoke spoken", "give": "gave given", "make": "made making", "take": "took taken", "know": "knew known",
	"go": "went gone", "be": "is are was were been being am", "have": "has had having", "put": "putting", "leave": "left", "understand": "understood",
	"break": "broke broken", "become": "became", "grow": "grew grown", "beg": "begged begging", "quip": "quipped quipping", "rebut": "rebutted rebutting",
	"snap": "snapped snapping", "admit": "admitted admitting", "chat": "chatted", "stop": "stopped", "concur": "concurred concurring", "leak": "leaked", "plead": "pled",
	"air": "aired", "rumor": "rumored", "refer": "referred referring", "brag": "bragged bragging", "omit": "omitted", "permit": "permitted", "begin": "began begun", "tout": "touted", "chide": "chid", "lay": "laid",
}

func inflectCues() map[string]string {
	out := map[string]string{}
	add := func(base string) {
		for _, f := range inflected(base) {
			if _, ok := out[f]; !ok {
				out[f] = base
			}
		}
		for f := range strings.FieldsSeq(irregular[base]) {
			out[f] = base
		}
	}
	for v := range verbCues {
		add(v)
	}
	for _, set := range []map[string]bool{denyVerbs, disputeVerbs, replyVerbs, commentVerbs, openVerbs, paperVerbs, publishVerbs, madeSaid, heldVerbs, carriers,
		set("decline refuse plead appear seem cast push take reach contact locate go be remain leave have offer grow become fail")} {
		for v := range set {
			add(v)
		}
	}
	return out
}

// inflected gives the regular forms of a verb.
func inflected(v string) []string {
	n := len(v)
	stem := v
	switch {
	case strings.HasSuffix(v, "e"):
		return []string{v, v + "s", v + "d", v[:n-1] + "ing"}
	case strings.HasSuffix(v, "y") && !strings.ContainsRune("aeou", rune(v[n-2])):
		stem = v[:n-1]
		return []string{v, stem + "ies", stem + "ied", v + "ing"}
	case strings.HasSuffix(v, "s"), strings.HasSuffix(v, "sh"), strings.HasSuffix(v, "ch"), strings.HasSuffix(v, "x"), strings.HasSuffix(v, "z"):
		return []string{v, v + "es", v + "ed", v + "ing"}
	}
	return []string{v, v + "s", v + "ed", v + "ing"}
}

// lemmaOf is the base form of a verb: by the table of forms, else by the
// parser.
func (t *tree) lemmaOf(i int) string {
	if b, ok := cueForms[t.lower(i)]; ok {
		return b
	}
	return strings.ToLower(t.lemma(i))
}
