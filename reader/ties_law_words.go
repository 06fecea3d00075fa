package reader

import "strings"

// lawVerbs are verbs for steps of the law with the step that each stands for. The
// steps are the words that an analyst sorts by: arrested, charged, indicted,
// convicted, sued, investigated, extradited, settled, fined.
var lawVerbs = map[string]string{
	"arrest": "arrested", "detain": "arrested", "apprehend": "arrested", "jail": "arrested", "imprison": "arrested", "remand": "arrested", "incarcerate": "arrested",
	"capture": "arrested", "catch": "arrested", "nab": "arrested", "seize": "arrested", "pick": "arrested", "round": "arrested", "handcuff": "arrested", "rearrest": "arrested",
	"charge": "charged", "accuse": "charged", "prosecute": "charged", "arraign": "charged", "implicate": "charged",
	"indict": "indicted", "convict": "convicted", "sentence": "convicted", "rule": "convicted", "sue": "sued", "countersue": "sued",
	"investigate": "investigated", "probe": "investigated", "question": "investigated", "interrogate": "investigated", "raid": "investigated", "subpoena": "investigated",
	"search": "investigated", "suspect": "investigated", "look": "investigated", "inquire": "investigated", "summon": "investigated", "scrutinize": "investigated", "scrutinise": "investigated", "examine": "investigated",
	"extradite": "extradited", "deport": "extradited", "hand": "extradited", "repatriate": "extradited", "fine": "fined", "penalize": "fined", "penalise": "fined",
	"hold": "arrested", "acquit": "acquitted", "exonerate": "acquitted", "want": "charged",
}

// lawParticles are the words that make some verbs steps of the law: "looked into
// X", "ruled against X", "was picked up by".
var lawParticles = map[string]string{"look": "into", "inquire": "into", "rule": "against", "pick": "up", "round": "up", "hand": "over"}

// officialVerbs are steps of the law only where an authority takes them: anybody
// may question or fine somebody.
var officialVerbs = set("question probe raid fine deport search suspect look inquire summon rule penalize penalise implicate scrutinize scrutinise examine")

// seizingVerbs are steps of the law only where an authority takes them against a
// person: an army may capture a town.
var seizingVerbs = set("capture catch nab seize pick round")

// irregularLaw are participles that do not end in -ed.
var irregularLaw = set("caught held")

// lawForms finds a verb of the law by its form, also where the tagger took a
// participle for a noun or an adjective.
var lawForms = func() map[string]string {
	out := map[string]string{"caught": "catch", "acquitted": "acquit", "acquitting": "acquit", "nabbed": "nab", "held": "hold"}
	for v := range lawVerbs {
		stem := strings.TrimSuffix(v, "e")
		out[v], out[thirdPerson(v)], out[stem+"ed"], out[stem+"ing"] = v, v, v, v
	}
	delete(out, "acquited")
	delete(out, "acquiting")
	return out
}()

// thirdPerson is the form of a verb that "he" has: searches, names.
func thirdPerson(verb string) string {
	for _, end := range []string{"ch", "sh", "s", "x", "z"} {
		if strings.HasSuffix(verb, end) {
			return verb + "es"
		}
	}
	return verb + "s"
}

// lawNouns are nouns for steps of the law.
var lawNouns = map[string]string{
	"arrest": "arrested", "detention": "arrested", "imprisonment": "arrested", "incarceration": "arrested", "warrant": "arrested", "capture": "arrested",
	"charge": "charged", "prosecution": "charged", "complaint": "charged", "trial": "charged", "arraignment": "charged", "accusation": "charged", "allegation": "charged", "retrial": "charged",
	"indictment": "indicted", "conviction": "convicted", "plea": "convicted", "sentencing": "convicted", "lawsuit": "sued", "suit": "sued", "acquittal": "acquitted",
	"investigation": "investigated", "probe": "investigated", "inquiry": "investigated", "extradition": "extradited", "deportation": "extradited",
}

// borneNouns are those of them whose owner bears the step: "X's arrest", but not
// "X's lawsuit".
var borneNouns = set("arrest detention imprisonment incarceration trial arraignment indictment conviction sentencing extradition deportation capture acquittal prosecution retrial plea")

// looseLawNouns are steps of the law only with "against" behind them, or of a
// red notice "for": "a judgment against X".
var looseLawNouns = map[string]string{
	"case": "charged", "proceeding": "charged", "action": "sued", "judgment": "sued", "judgement": "sued", "ruling": "convicted", "verdict": "convicted", "order": "sued",
	"injunction": "sued", "claim": "sued", "appeal": "sued", "challenge": "sued", "petition": "sued", "litigation": "sued", "notice": "arrested", "count": "charged", "evidence": "charged",
	"fine": "fined", "penalty": "fined", "sentence": "convicted",
}

// lawStateRow is a noun or adjective that tells the state of one who is before
// the law, with the prepositions and verbs by which it is said of them.
type lawStateRow struct {
	words, step, preps, verbs string
	before                    string // the word right before it, where one is asked for
	deeds                     string // the predicates above the preposition, where only some will do
}

var lawStateRows = []lawStateRow{
	{words: "arrest", step: "arrested", preps: "under", verbs: "face await evade"},
	{words: "custody detention jail", step: "arrested", preps: "in into to from"},
	{words: "bars", step: "arrested", preps: "behind"},
	{words: "bail", step: "arrested", preps: "without on", verbs: "post"},
	{words: "prison", step: "convicted", preps: "in to into from", verbs: "face"},
	{words: "trial", step: "charged", preps: "on", verbs: "stand stood face await avoid escape"},
	{words: "court tribunal judge magistrate", step: "charged", preps: "in before at", deeds: "appear arraign"},
	{words: "court", step: "sued", preps: "to", deeds: "take haul drag bring"},
	{words: "investigation probe inquiry scrutiny suspicion", step: "investigated", preps: "under", verbs: "face"},
	{words: "suspect", step: "investigated", preps: "as", verbs: "be name declare"},
	{words: "defendant", step: "sued", preps: "as", verbs: "be name"},
	{words: "indictment", step: "indicted", preps: "under", verbs: "face"},
	{words: "charge count accusation allegation prosecution", step: "charged", preps: "on", verbs: "face fight contest dispute"},
	{words: "extradition deportation", step: "extradited", verbs: "face fight await contest resist appeal challenge avoid"},
	{words: "lawsuit suit litigation", step: "sued", verbs: "face"},
	{words: "guilty liable", step: "convicted", verbs: "find found plead pleaded pled declare prove"},
	{words: "wanted", step: "charged", verbs: "declare"},
	{words: "contempt", step: "convicted", preps: "in of"},
	{words: "sentence term", step: "convicted", verbs: "serve receive face get give given hand handed"},
	{words: "fine penalty", step: "fined", preps: "with", verbs: "pay receive face"},
	{words: "notice warrant", step: "arrested", preps: "on", verbs: "face"},
	{words: "run", step: "arrested", preps: "on"},
	{words: "list", step: "arrested", preps: "on to", before: "wanted"},
}

// lawStates finds the rows by their words.
var lawStates = func() map[string][]*lawStateRow {
	out := map[string][]*lawStateRow{}
	for i := range lawStateRows {
		for w := range strings.FieldsSeq(lawStateRows[i].words) {
			out[w] = append(out[w], &lawStateRows[i])
		}
	}
	return out
}()

// wordIn reports whether a list of words has the word.
func wordIn(list, word string) bool {
	for w := range strings.FieldsSeq(list) {
		if w == word {
			return true
		}
	}
	return false
}

// doneVerbs have as object the one whom a phrase of the law is said of: "placed
// X under arrest", "found X guilty".
var doneVerbs = set("place put take keep hold order remand send find throw lock leave haul bring hit slap declare jail release return name drag")

// lawBodyWords are words in the names of those who apply the law.
var lawBodyWords = set(`court tribunal prosecutor prosecutors prosecution police justice attorney fbi interpol europol authorities investigators
	customs judiciary jury judge magistrate security sec interior gendarmerie anti-corruption anti-graft bureau fiau dea
	detectives constabulary ombudsman directorate`)

// lawOfficers are common nouns for those who apply the law, who often stand
// alone: "prosecutors said", "a judge ordered".
var lawOfficers = set(`prosecutor police investigator authority court judge tribunal jury regulator detective magistrate officer agent official government watchdog customs lawyer`)

// nameless are those of them that are parties of their own where nothing names
// them.
var nameless = set("prosecutor investigator police authority court judge tribunal jury regulator detective magistrate watchdog")

// lawActs are the words beside a country by which its law acts: "U.S.
// prosecutors", "American charges".
var lawActs = set("prosecutor authority police court judge attorney investigator charge indictment warrant law justice customs tribunal jury marshal")

// prosecuting are those whose word on what somebody did is an accusation.
var prosecuting = set("prosecutor investigator indictment complaint prosecution")

// allegations are the verbs by which they say it.
var allegations = set("allege say claim contend argue suspect believe")
