package reader

import "strings"

// set makes a lookup of the words of a list parted by white space.
func set(list string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		m[w] = true
	}
	return m
}

// timeWords head a phrase that says when.
var timeWords = set(`monday tuesday wednesday thursday friday saturday sunday january february march april
	may june july august september october november december today tomorrow yesterday week month year
	weekend morning evening night day hour end beginning noon midnight summer winter autumn spring fall
	decade quarter time then now`)

// calendar words are written with a capital and name nobody.
var calendar = set(`monday tuesday wednesday thursday friday saturday sunday january february march april
	may june july august september october november december jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov.
	dec. mon. tue. wed. thu. fri. sat. sun. christmas easter ramadan thanksgiving gmt est edt cet utc a.m. p.m. am pm`)

// honorifics stand before a name and say only that it is a person's.
var honorifics = set(`datuk dato datin alhaji hajji shri smt mr mr. mrs mrs. ms ms. miss dr dr. sir dame lord lady prof. prof rev. rev hon. madame mme mme. mlle
	monsieur herr frau señor don sheikh sheik shaykh sayyid haji ayatollah mullah imam rabbi pope pastor father brother sister
	baron baroness count countess duke duchess viscount honorable honourable rt sultan king queen prince princess master`)

// male and female tell the gender that an honorific or noun gives.
var (
	maleWords = set(`mr mr. sir lord king prince baron duke sheikh sheik emir sultan pope father brother
		husband son grandfather nephew uncle man businessman chairman spokesman congressman councilman statesman boy gentleman stepson
		son-in-law brother-in-law father-in-law widower patriarch monsieur herr ex-husband actor strongman half-brother`)
	femaleWords = set(`mrs mrs. ms ms. miss dame lady queen princess baroness duchess mother sister wife
		daughter grandmother niece aunt woman businesswoman chairwoman spokeswoman congresswoman councilwoman girl
		daughter-in-law sister-in-law mother-in-law widow matriarch madame frau ex-wife actress ballerina girlfriend fiancée half-sister stepdaughter`)
)

// positions are the nouns that head a title that is held somewhere: with an
// organisation or a country. In lower case, singular.
var positions = set(`president vice-president premier chancellor minister secretary undersecretary senator congressman congresswoman
	representative lawmaker deputy mp mep governor mayor councillor councilman councilwoman ambassador envoy consul attaché attache diplomat
	spokesman spokeswoman spokesperson spokesman. press-secretary chairman chairwoman chair chairperson vice-chairman
	ceo cfo coo cto cio chief boss head director co-director managing-director manager officer executive
	president-elect commissioner administrator inspector superintendent prosecutor attorney counsel solicitor barrister judge justice magistrate
	lawyer advocate notary leader co-leader speaker whip commander general colonel major captain lieutenant admiral marshal brigadier sergeant
	founder co-founder cofounder owner co-owner proprietor partner shareholder investor trustee treasurer comptroller controller auditor accountant
	adviser advisor aide counselor counsellor strategist consultant analyst economist negotiator mediator delegate emissary coordinator
	agent operative detective investigator sheriff policeman constable warden ombudsman regulator
	professor lecturer dean rector provost principal teacher researcher fellow scholar scientist historian expert specialist
	editor journalist reporter correspondent columnist editor-in-chief publisher author writer blogger broadcaster presenter anchor
	lobbyist fixer broker trader banker financier fundraiser donor
	bishop archbishop cardinal patriarch cleric priest
	king queen prince princess emir sultan monarch ruler dictator strongman warlord chieftain
	secretary-general director-general attorney-general governor-general comptroller-general
	sec. rep. sen. gov. gen. lt. col. maj. capt. sgt. adm. cmdr. amb. rep sen gov gen amb pres. atty. insp. supt. cpl. brig. det.
	assemblyman assemblywoman commandant alderman taoiseach photojournalist cameraman spymaster minister-president under-secretary
	protector settlor beneficiary signatory guarantor middleman intermediary frontman ex-president
	member vice-chair co-chair co-chairman cochair candidate nominee successor predecessor liaison clerk
	prefect host steward rapporteur quartermaster overseer
	operator supervisor planner architect engineer technician pilot skipper
	head-of-state figurehead kingpin ringleader mastermind insider representative.
	wholesaler employee staffer worker official soldier fighter militant veteran guard bodyguard driver chauffeur butler chef assistant`)

// occupations say what a person is without a post: they make a role with a
// country ("Russian billionaire") or none.
var occupations = set(`businessman businesswoman businessperson businesspeople tycoon oligarch billionaire millionaire multimillionaire magnate mogul
	entrepreneur industrialist financier banker investor trader broker lawyer attorney lobbyist politician journalist reporter
	activist campaigner dissident whistleblower hacker economist academic scientist physicist engineer doctor surgeon architect artist
	singer actor actress musician footballer athlete boxer wrestler coach writer author blogger philanthropist
	developer hotelier restaurateur shipowner landlord heir heiress socialite consultant fixer middleman intermediary
	mercenary warlord militiaman gangster mobster smuggler trafficker fugitive drug-lord kingpin spy agent ex-spy defector
	diplomat general colonel officer soldier nationalist preacher cleric
	lawmaker opposition-leader jeweller jeweler dealer propagandist strategist operative contractor
	national citizen resident native emigre émigré expatriate dual-national oil-trader prosecutor judge analyst adviser advisor executive
	dictator autocrat strongman separatist rebel monarch aristocrat nobleman professor
	baron accountant publicist investigator veteran chess-player filmmaker producer director designer collector`)

// titleModifiers stand before a position and belong to the title.
var titleModifiers = set(`commerce veterans housing vice deputy prime first second assistant associate senior junior chief principal acting interim special
	executive managing general foreign finance defense defence interior justice energy economy trade health education
	agriculture environment transport culture home press national security federal state district supreme regional provincial political
	presidential parliamentary military naval army police intelligence legal financial operating technology technical
	communications marketing commercial investment non-executive nonexecutive independent former ex then late current
	incoming outgoing longtime long-time veteran retired honorary permanent under joint sole majority minority
	ranking top high representative opposition party militia rebel tribal union co global international european
	central bank budget development planning information digital oil gas petroleum mining mines industry infrastructure labor labour
	water tourism sports youth religious affairs public private personal human
	criminal civil tax customs immigration border aid relief peace climate anti-corruption campaign caretaker caucus
	congressional senatorial ministerial diplomatic chairman crown state-appointed court-appointed lead leading
	founding presiding circuit appeals appellate bankruptcy magistrate county city municipal town solicitor`)

// formerWords mark a role or tie that is over; actingWords one held for a time.
var (
	formerWords = set(`former ex late then onetime one-time erstwhile retired ousted deposed ex- then- sometime previously formerly
		disgraced toppled sacked fired dismissed overthrown murdered slain assassinated deceased outgoing-former defunct long-serving-former`)
	actingWords = set(`acting interim caretaker`)
	futureWords = set(`incoming future president-elect elect designate nominee would-be next prospective`)
)

// bodyNouns head the name of a public body.
var bodyNouns = set(`ministry department agency committee commission subcommittee council court tribunal parliament senate congress assembly
	embassy consulate bureau authority authorities directorate inspectorate police army navy military force forces government
	administration treasury cabinet junta regime prosecutors prosecutor judiciary legislature duma politburo
	gendarmerie constabulary secretariat municipality presidency ombudsman regulator watchdog customs coastguard
	registry kremlin chancellery chancery mission delegation office service services taskforce unit corps guard intelligence
	comptroller board fbi staff command headquarters jury panel`)

// organizationNouns head the name of an organisation that is neither a public
// body nor a business.
var organizationNouns = set(`fund foundation trust forum union association federation confederation institute institution university college party movement
	front alliance league organization organisation society church club academy center centre initiative coalition
	brigade brigades militia network project museum school hospital charity ngo lobby congregation mosque synagogue
	orchestra campaign group chamber caucus consortium syndicate cartel mafia lodge fraternity team cathedral theatre theater
	commission conference convention summit assembly pac observatory laboratory battalion regiment division army`)

// companyNouns end the name of a business.
var companyNouns = set(`fc cf group holdings holding industries industry bank banks partners capital ventures venture investments investment enterprises enterprise company
	companies corporation corp shipping shipyard shipyards airlines airways airline aviation energy petroleum oil gas mining mines gold resources minerals
	metals steel trading logistics technologies technology systems solutions consulting consultants consultancy advisors advisers advisory associates
	properties property realty estates developments developers construction engineering pharmaceuticals pharma
	motors telecom telecoms telecommunications communications insurance securities financial finance management exchange brothers
	sons refinery refining chemicals fertilizers fertiliser aluminium aluminum cement foods beverages brewery breweries
	media entertainment pictures studios records publishing publishers press labs laboratories robotics software
	networks electronics semiconductors maritime marine tankers lines cruises freight cargo transport transportation railways rail
	motor automotive aerospace defence defense dynamics armaments arms security strategies strategy
	commodities diamonds jewellery jewelers hotels resorts casino casinos gaming real-estate wealth fiduciary trustees nominees
	exports imports import export traders merchants supplies services international global worldwide
	agro agriculture farms timber plantations power electric electricity utilities utility water pipeline pipelines drilling exploration
	platinum palladium copper nickel cobalt coal lithium uranium iron potash wireless wood paper air brands
	petrol fuels cables refiners steelworks smelter jewellers goldfields quarries vineyards boatyard
	biotech healthcare medical hospitality retail stores textiles fashion ports terminals terminal crypto`)

// legalForms end, and a few begin, the name of a company.
var legalForms = set(`llc llc. l.l.c. ltd ltd. limited inc inc. incorporated corp corp. corporation plc plc. llp l.l.p. lp l.p. gmbh
	ag s.a. sa spa s.p.a. bv b.v. nv n.v. ooo oao pao zao jsc pjsc ojsc cjsc ao sarl s.a.r.l. sas srl s.r.l.
	oy oyj ab asa a/s aps pte pte. pty pty. bhd sdn kg kgaa kk co co. fze fzco fzc dmcc wll w.l.l. sal est. anstalt stiftung
	ltda cia kft zrt d.o.o. doo eood ead ood oü uab sia tbk pt se s.e. ulc gp sicav sca s.c.a. s.a.s. fz-llc company`)

// placeNouns end the name of a place.
var placeNouns = set(`island islands sea river mountain mountains province region oblast county city district street avenue road hotel airport
	port harbour harbor bay gulf strait straits peninsula riviera valley coast ocean lake square tower towers plaza resort
	township borough arrondissement raion voivodeship palace villa park beach canal border desert hills heights village town governorate prefecture territory quarter station stadium
	restaurant cemetery prison bridge castle marina terrace gardens mansion wharf boulevard lane highway spa lodge camp`)

// documentNouns head the name of a document.
var documentNouns = set(`report plan indictment memo memorandum letter files file documents agreement deal treaty order act law bill
	complaint affidavit filing filings records papers dossier roadmap resolution contract contracts invoices bills deed protocol
	accord charter constitution statute directive regulation regulations ordinance decree code declaration framework communique communiqué
	list register convention leaks notice warrant subpoena petition lawsuit`)

// bandNouns head people under one name.
var bandNouns = set(`campaign team family administration delegation circle clan cartel gang camp entourage household
	transition supporters dynasty inner-circle faction militia`)

// eventNouns end the name of an event, a day or a measure, which is no party.
var eventNouns = set(`war wars day cup championship championships games olympics tournament festival award awards prize election elections
	index revolution uprising coup massacre crisis pandemic hurricane storm typhoon earthquake attack attacks bombing
	holiday eve week era age century anniversary ceremony season series final finals marathon`)

// vesselNouns stand beside the name of a ship.
var vesselNouns = set(`yacht superyacht megayacht tanker vessel ship freighter boat frigate cruiser carrier submarine ferry`)

// companyCommon are common nouns that call the name beside them a business.
var companyCommon = set(`venture house company firm bank subsidiary conglomerate manufacturer producer miner refiner brokerage startup start-up
	contractor supplier developer retailer carrier airline lender insurer operator business corporation giant exchange
	broker-dealer unit maker shipbuilder shipper utility shipyard studio consultancy agency publisher exporter importer
	distributor refinery steelmaker automaker chipmaker trader vehicle affiliate parent holding-company`)

// particles belong to a person's name, in lower case.
var particles = set(`dela do de von van der den del della di da dos das du la le bin ibn ben bint al el ul zu ter ten af abu ould y e`)

// generational suffixes close a person's name.
var suffixes = set(`jr jr. sr sr. ii iii iv esq. esq phd kc qc obe mp`)
