package reader

import "strings"

// lawVerbs are verbs for steps of the law with the step that each stands for. The
// steps are the words that an analyst sorts by: arrested, charged, indicted,
// convicted, sued, investigated, extradited, settled, fined.
var lawVerbs = map[string]string{
	"arrest": "arrested", "detain": "arrested", "apprehend": "arrested", "jail": "arrested", "imprison": "arrested", "remand": "arrested", "incarcerate": "arrested",
	"charge": "charged", "accuse": "charged", "prosecute": "charged", "arraign": "charged",
	"indict": "indicted", "convict": "convicted", "sentence": "convicted", "sue": "sued",
	"investigate": "investigated", "probe": "investigated", "question": "investigated", "interrogate": "investigated", "raid": "investigated", "subpoena": "investigated",
	"extradite": "extradited", "deport": "extradited", "fine": "fined", "acquit": "acquitted",
}

// officialVerbs are steps of the law only where an authority takes them: anybody
// may question or fine somebody.
var officialVerbs = set("question probe raid fine deport")

// lawForms finds a verb of the law by its form, also where the tagger took a
// participle for a noun or an adjective.
var lawForms = func() map[string]string {
	out := map[string]string{}
	for v := range lawVerbs {
		stem := strings.TrimSuffix(v, "e")
		out[v], out[v+"s"], out[stem+"ed"], out[stem+"ing"] = v, v, v, v
	}
	out["acquitted"], out["acquitting"] = "acquit", "acquit"
	delete(out, "acquited")
	delete(out, "acquiting")
	return out
}()

// lawNouns are nouns for steps of the law.
var lawNouns = map[string]string{
	"arrest": "arrested", "detention": "arrested", "imprisonment": "arrested", "incarceration": "arrested", "warrant": "arrested",
	"charge": "charged", "prosecution": "charged", "complaint": "charged", "trial": "charged", "arraignment": "charged", "accusation": "charged",
	"indictment": "indicted", "conviction": "convicted", "sentencing": "convicted", "lawsuit": "sued", "suit": "sued",
	"investigation": "investigated", "probe": "investigated", "inquiry": "investigated", "extradition": "extradited", "deportation": "extradited",
}

// lawPhrase is a fixed phrase for a step of the law, around a verb that by
// itself says nothing of the law: "placed X under arrest", "is wanted in Y".
type lawPhrase struct {
	words, step string
	// done is set where the object of a transitive verb is the one it is done
	// to; elsewhere it is said of the subject.
	done bool
}

var lawPhrases = []lawPhrase{
	{"under arrest", "arrested", true}, {"under house arrest", "arrested", true}, {"under formal arrest", "arrested", true},
	{"in custody", "arrested", true}, {"into custody", "arrested", true}, {"in pretrial custody", "arrested", true}, {"in pre-trial custody", "arrested", true},
	{"in detention", "arrested", true}, {"in pre-trial detention", "arrested", true}, {"in pretrial detention", "arrested", true},
	{"pre - trial custody", "arrested", true}, {"pre - trial detention", "arrested", true},
	{"behind bars", "arrested", true}, {"without bail", "arrested", true}, {"in jail", "arrested", true}, {"in prison", "convicted", true},
	{"to prison", "convicted", true}, {"on trial", "charged", true}, {"stand trial", "charged", false}, {"stood trial", "charged", false}, {"standing trial", "charged", false},
	{"under investigation", "investigated", false}, {"under criminal investigation", "investigated", false}, {"under indictment", "indicted", false},
	{"found guilty", "convicted", true}, {"find guilty", "convicted", true},
	{"pleaded guilty", "convicted", false}, {"pled guilty", "convicted", false}, {"plead guilty", "convicted", false}, {"pleading guilty", "convicted", false},
	{"pleaded not guilty", "charged", false}, {"plead not guilty", "charged", false}, {"pled not guilty", "charged", false},
	{"wanted in", "charged", false}, {"wanted by", "charged", false}, {"wanted on", "charged", false},
	{"faces charges", "charged", false}, {"face charges", "charged", false}, {"facing charges", "charged", false}, {"faced charges", "charged", false},
	{"faces extradition", "extradited", false}, {"facing extradition", "extradited", false}, {"fighting extradition", "extradited", false},
}

// lawPhraseAt finds the phrases by their first word.
var lawPhraseAt = func() map[string][]*lawPhrase {
	out := map[string][]*lawPhrase{}
	for i := range lawPhrases {
		first, _, _ := strings.Cut(lawPhrases[i].words, " ")
		out[first] = append(out[first], &lawPhrases[i])
	}
	return out
}()

// doneVerbs have as object the one whom a phrase of the law is said of: "placed
// X under arrest", "found X guilty".
var doneVerbs = set("place put take keep hold order remand send find throw lock leave haul bring")

// lawBodyWords are words in the names of those who apply the law.
var lawBodyWords = set(`court tribunal prosecutor prosecutors prosecution police justice attorney fbi interpol europol authorities investigators
	customs judiciary jury judge magistrate security sec interior gendarmerie anti-corruption anti-graft bureau fiau dea
	detectives constabulary ombudsman directorate`)

// lawOfficers are common nouns for those who apply the law, who often stand
// alone: "prosecutors said", "a judge ordered".
var lawOfficers = set(`prosecutor police investigator authority court judge tribunal jury regulator detective magistrate officer agent official government watchdog customs lawyer`)

// lawActs are the words beside a country by which its law acts: "U.S.
// prosecutors", "American charges".
var lawActs = set("prosecutor authority police court judge attorney investigator charge indictment warrant law justice customs tribunal jury marshal")
