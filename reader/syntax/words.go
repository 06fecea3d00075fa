package syntax

import "strings"

// set makes a word set of a space-separated list.
func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// titles are abbreviations that stand before a name, so that the full stop
// after them does not end a sentence even where a capital follows.
var titles = set(`Mr Mrs Ms Mx Dr Prof Sen Sens Rep Reps Gov Govs Gen Lt Col Maj Capt Cpl Sgt Cmdr Adm Brig Rev Fr Hon Pres
	Supt Det Insp Amb Atty St Ste Mt Ft Messrs Mme Mlle Msgr Sr Sra Herr Ald Asst Assoc Comm Sec Secy Spc Pvt Pfc Ens Cdr Vice
	v vs Vol Art Sect Nos pp cf viz Op approx est`)

// monthly are abbreviations that a number follows; they do not end a sentence
// before a digit.
var monthly = set(`Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec No no Fig Ch Sec Art p para Para ext Ext`)

// abbreviations keep their full stop; whether it also ends the sentence is for
// the splitter to decide from what follows.
var abbreviations = set(`Inc Corp Co Cos Ltd Bros Jr Sr Esq Ph Ave Blvd Rd Hwy Dept Univ Assn Natl Intl Mfg Est etc al eg ie ca
	Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo
	Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo Ont Que tel Tel dept govt min max avg hrs mins secs lbs yrs oz bn mn
	Bldg Apt Ref ref Ed ed eds trans Plc Pty Pte Bhd Sdn LLC GmbH`)

// kept are prefixes that stay joined to the word after their hyphen, as in the
// treebank: anti-war, co-founder, mid-October, al-Hassan.
var kept = set(`anti non pre post co mid ex pro e neo multi semi re sub counter inter intra trans ultra pseudo quasi crypto para
	bio geo micro macro mega meta mini mono over under out socio psycho arch vice infra supra un de x
	al el ad ar as ash at az bin ibn abu ul ur us`)

// clitics end a word after an apostrophe and are tokens of their own.
var clitics = set("s re ve ll d m")

// fused are single words that the treebank reads as two; the number is where
// the second begins.
var fused = map[string]int{"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "gimme": 3, "lemme": 3}

// irregular are past forms that no rule takes to their verb, by those verbs;
// the corpora add those that they have.
var irregular = pasts(`arise arose arisen; awake awoke awoken; bear bore borne; beat beaten; begin began begun; bend bent; bet bet; bind bound; bite bit bitten;
	bleed bled; blow blew blown; break broke broken; breed bred; bring brought; build built; burst burst; buy bought; cast cast; catch caught; choose chose chosen;
	cling clung; come came; cost cost; creep crept; cut cut; deal dealt; dig dug; draw drew drawn; drink drank drunk; drive drove driven; eat ate eaten; fall fell fallen;
	feed fed; feel felt; fight fought; find found; flee fled; fling flung; fly flew flown; forbid forbade forbidden; forecast forecast; foresee foresaw foreseen;
	forget forgot forgotten; forgive forgave forgiven; forgo forwent forgone; forsake forsook forsaken; freeze froze frozen; get got gotten; give gave given; go went gone;
	grind ground; grow grew grown; hang hung; hear heard; hide hid hidden; hit hit; hold held; hurt hurt; keep kept; kneel knelt; know knew known; lay laid; lead led;
	lend lent; let let; lie lain; lose lost; make made; mean meant; meet met; mislead misled; mistake mistook mistaken; offset offset; outbid outbid; overcome overcame;
	oversee oversaw overseen; overtake overtook overtaken; overthrow overthrew overthrown; pay paid; put put; quit quit; read read; rebuild rebuilt;
	repay repaid; resell resold; rewrite rewrote rewritten; ride rode ridden; ring rang rung; rise rose risen; run ran; say said; seek sought; sell sold; send sent; set set;
	shake shook shaken; shed shed; shine shone; shoot shot; show shown; shrink shrank shrunk; shut shut; sing sang sung; sink sank sunk; sit sat; sleep slept; slide slid;
	speak spoke spoken; speed sped; spend spent; spin spun; split split; spread spread; spring sprang sprung; stand stood; steal stole stolen; stick stuck; strike struck stricken;
	string strung; strive strove striven; swear swore sworn; sweep swept; swim swam swum; swing swung; take took taken; teach taught; tear tore torn; tell told; think thought;
	throw threw thrown; thrust thrust; undergo underwent undergone; underlie underlay underlain; understand understood; undertake undertook undertaken; undo undid undone;
	unwind unwound; uphold upheld; upset upset; wake woke woken; wear wore worn; weave wove woven; win won; wind wound; withdraw withdrew withdrawn; withhold withheld;
	withstand withstood; wring wrung; write wrote written`)

// pasts reads verbs, each followed by its past forms.
func pasts(list string) map[string]string {
	m := map[string]string{}
	for verb := range strings.SplitSeq(list, ";") {
		forms := strings.Fields(verb)
		for _, f := range forms[1:] {
			m[f] = forms[0]
		}
	}
	return m
}

// isAbbreviation reports whether w, without its full stop, is written with one.
func isAbbreviation(w string) bool {
	return titles[w] || monthly[w] || abbreviations[w]
}
