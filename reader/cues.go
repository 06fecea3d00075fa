package reader

import (
	"strings"

	"backchannel/cite"
)

// A cue is a word that shows whose word something is. What may stand with it
// is written in letters:
//
//	c  a clause: "said that …", also with the clause before it
//	q  a quotation
//	o  a noun for what is said: "announced the deal"
//	x  an infinitive: "vowed to fight"
//	a  an object and what it is said to be: "described his role as technical"
//	f  an object and what it is charged with: "accused them of lying"
//	w  what is warned of: "warned of losses"
//	e  an object and an infinitive: "urged the court to act"
//	d  only with a document, a body or an inquiry as its subject: "records show"
//	p  only with somebody who can think: "officials fear"
type cue struct{ takes string }

// mind reports whether only somebody who can think fits.
func (c cue) mind() bool { return c.takes == "p" }

func (c cue) may(letter byte) bool { return strings.IndexByte(c.takes, letter) >= 0 }

// verbCues are the verbs of saying and thinking by their base form.
var verbCues = cueTable([][2]string{
	{"cq", `say add note argue insist maintain contend reply respond remark observe counter caution testify write post tweet
		explain recall quip joke boast brag complain lament retort claim assert state reason opine muse reassure volunteer
		comment exclaim respond elaborate retort contend reckon interject conclude predict quote`},
	{"q", `shout yell whisper rage fume mutter scream cry laugh sigh thunder snap scoff sneer continue chant plead ask jeer
		beg urge gush concur agree`},
	{"cqo", "announce declare reiterate confirm acknowledge concede stress emphasize emphasise underline underscore proclaim reveal repeat"},
	{"cqx", "vow pledge promise threaten swear"},
	{"c", "allege guarantee hint imply indicate suggest signal report estimate inform notify remind reassure persuade convince rule speculate"},
	{"cqw", "warn"},
	{"d", "find determine"},
	{"p", "believe think hope fear worry suspect expect envisage doubt"},
	{"a", "describe portray characterize characterise depict label dub brand cast hail denounce dismiss decry tout frame term paint"},
	{"f", "accuse blame criticize criticise fault chide berate"},
	{"o", "condemn slam blast deplore lambaste lambast assail praise laud applaud decry deride ridicule bemoan mock defend"},
	{"e", "urge exhort implore"},
	{"cq", "tell"}, {"a", "call"}, {"ao", "describe"}, {"qe", "urge"}, {"cqo", "admit demand"}, {"x", "claim"},
})

// cueTable reads rows of what verbs take and the verbs; a verb of several rows
// takes what each says.
func cueTable(rows [][2]string) map[string]cue {
	out := map[string]cue{}
	for _, row := range rows {
		for w := range strings.FieldsSeq(row[1]) {
			out[w] = cue{out[w].takes + row[0]}
		}
	}
	return out
}

// denyVerbs deny what they take; disputeVerbs dispute it. Those marked true do
// so only to what is said ("rejected the allegations", not "rejected the
// offer").
var (
	denyVerbs    = map[string]bool{"deny": false, "refute": false, "rebut": false, "disavow": false, "disclaim": false, "reject": true, "dismiss": true, "repudiate": true, "debunk": false}
	disputeVerbs = map[string]bool{"dispute": false, "contest": true, "challenge": true, "contradict": false, "question": true, "disagree": false}
)

// saidNouns are nouns for what is said, so that they can be denied, rejected
// and disputed, and can introduce a clause.
var saidNouns = set(`allegation accusation claim charge assertion suggestion report account characterization characterisation story
	insinuation notion idea version rumor rumour finding contention argument statement narrative description speculation wrongdoing
	involvement link conclusion criticism assessment complaint suspicion theory implication accuracy validity legality ownership figure this it that them remark comment`)

// courtNouns are what a court denies or rejects: no word about the world.
var courtNouns = set("motion request bid application appeal petition entry bail access permission visa injunction plea opportunity chance service right license licence parole asylum loan coverage claim")

// reportNouns introduce a clause whose source is their owner or agent:
// "statements by X that …", "fears among investors that …".
var reportNouns = map[string]cite.Stance{
	"statement": cite.Asserts, "allegation": cite.Asserts, "accusation": cite.Asserts, "claim": cite.Asserts, "assertion": cite.Asserts,
	"charge": cite.Asserts, "demand": cite.Asserts, "warning": cite.Asserts, "fear": cite.Asserts, "worry": cite.Asserts, "concern": cite.Asserts,
	"criticism": cite.Asserts, "suspicion": cite.Asserts, "insistence": cite.Asserts, "contention": cite.Asserts, "remark": cite.Asserts,
	"complaint": cite.Asserts, "belief": cite.Asserts, "hope": cite.Asserts, "view": cite.Asserts, "conclusion": cite.Asserts,
	"finding": cite.Asserts, "argument": cite.Asserts, "suggestion": cite.Asserts, "announcement": cite.Asserts, "promise": cite.Asserts, "pledge": cite.Asserts,
	"vow": cite.Asserts, "assurance": cite.Asserts, "admission": cite.Asserts, "testimony": cite.Asserts, "acknowledgment": cite.Asserts, "threat": cite.Asserts,
	"denial": cite.Denies, "doubt": cite.Disputes,
}

// paperNouns are documents and data, which speak for themselves.
var paperNouns = set(`report document record filing indictment complaint lawsuit suit affidavit memo memorandum letter email e-mail note transcript
	readout contract agreement deed register registry database dataset data website site page webpage blog bill invoice receipt statement
	plan proposal draft dossier file paper study survey poll analysis audit review order ruling judgment judgement verdict decision decree
	directive notice summons petition brief submission declaration testimony deposition questionnaire disclosure ledger log manifest
	spreadsheet statistic figure census catalog brochure prospectus profile account résumé biography book article story dispatch
	release advisory bulletin resolution law act constitution charter treaty deal text message slide presentation photograph photo picture image
	video footage recording tape certificate license licence permit passport map chart cable warrant evidence minutes accounts
	documentation action paperwork correspondence communique communiqué policy rule regulation guideline guidance history calendar schedule diary source`)

// inquiryNouns are what people do to find out; who does it is the source.
var inquiryNouns = set("investigation probe inquiry enquiry study analysis audit review survey poll research report assessment examination check tally count")

// mediumNouns carry the word of whoever made them.
var mediumNouns = set("statement tweet post speech release interview remark comment address briefing conference message reply response announcement video photo image broadcast email e-mail letter testimony call")

// speakNouns are unnamed people who can be a source.
var speakNouns = set(`official source person people individual man woman aide adviser advisor lawyer attorney executive ally friend expert
	analyst diplomat investigator prosecutor detective officer lawmaker senator congressman politician member employee worker staffer staff
	colleague associate insider observer critic supporter opponent activist campaigner resident witness neighbor neighbour relative
	family brother sister son daughter wife husband mother father cousin trader banker broker economist researcher scientist professor academic historian scholar
	spokesman spokeswoman spokesperson representative envoy negotiator minister regulator owner director manager chief head leader chairman chairwoman president
	journalist reporter editor author accountant auditor consultant contractor supplier customer client investor shareholder creditor victim
	plaintiff defendant judge magistrate commander general soldier fighter captain pilot sailor agent informant whistleblower protester protestor demonstrator
	founder co-founder partner boss secretary deputy governor mayor ambassador counsel voter other some many several one two three four both all few most
	participant percent respondent attendee organizer organiser visitor guest user driver passenger doctor nurse teacher student
	businessman businesswoman entrepreneur billionaire tycoon oligarch candidate delegate commissioner inspector superintendent sheriff
	cleric priest bishop imam elder dealer collector tenant landlord farmer miner`)

// groupNouns are bodies that speak as one.
var groupNouns = set(`government ministry department agency company firm bank fund group authority police court commission committee
	council parliament administration office embassy regulator institute institution organization organisation association union party
	team campaign board service bureau army military navy force corporation regime foundation charity watchdog ngo newspaper magazine
	outlet broadcaster website channel paper publisher prosecution defense defence tribunal panel jury cabinet opposition
	coalition alliance delegation mission consulate directorate trust conglomerate subsidiary manufacturer operator lender insurer
	airline carrier retailer exchange hospital university college school club federation league unit division presidency kremlin
	state country nation side industry community lobby family heirs estate management`)

// spokesNouns speak for somebody else.
var spokesNouns = set("spokesman spokeswoman spokesperson spokespeople spokesmen spokeswomen lawyer attorney representative counsel aide adviser advisor press office solicitor agent")

// flatDenials make what is said a denial by themselves.
var flatDenials = []string{
	"completely false", "totally false", "categorically false", "utterly false", "entirely false", "patently false", "simply false", "absolutely false",
	"is false", "are false", "was false", "were false", "completely untrue", "totally untrue", "is untrue", "are untrue", "not true", "baseless", "without foundation", "without merit", "unfounded", "groundless", "fabricated", "fabrication", "pure fiction",
	"we deny", "i deny", "i have never", "we have never", "i've never", "we've never", "i never", "we never", "categorically den", "strongly den", "vehemently den", "we reject", "i reject", "strenuously den", "did nothing wrong", "done nothing wrong",
	"no wrongdoing", "nothing to do with", "never happened", "is a lie", "are lies", "fake news", "never met",
}

// flatSilence makes what is said a refusal to comment by itself.
var flatSilence = []string{"no comment", "unable to comment", "cannot comment", "can't comment", "can’t comment", "not comment"}
