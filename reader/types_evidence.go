package reader

import "strings"

// votes weigh what a name is, by kind.
type votes [vessel + 1]float64

// winner is the kind that the most speaks for; unknown where nothing does.
func (v *votes) winner() kind {
	best, at := 0.9, unknown
	for k, w := range v {
		if kind(k) != unknown && w > best {
			best, at = w, kind(k)
		}
	}
	return at
}

// nerKinds are the tagger's types as kinds.
var nerKinds = map[string]kind{"PER": person, "ORG": organization, "LOC": place}

// weigh adds what each place of a name says of what it is: the tagger, the
// words before and after, and the grammar around it.
func (n *namer) weigh() {
	for i := range n.pieces {
		p := &n.pieces[i]
		f := n.byKey[p.key]
		w := weigher{t: n.s.trees[p.sentence], p: p, v: &f.votes}
		w.tagger(min(1, 3/float64(len(f.places))))
		w.before()
		w.after()
		w.grammar()
	}
	for _, f := range n.forms {
		f.shape()
	}
}

// weigher weighs one place of a name.
type weigher struct {
	t *tree
	p *piece
	v *votes
}

// tagger asks the trained tagger; a name's many places must not outshout the
// one that says plainly what it is, so each counts by scale.
func (w *weigher) tagger(scale float64) {
	for _, n := range w.t.s.Names {
		if n.Last <= w.p.first || n.First >= w.p.last {
			continue
		}
		weight := 0.5
		if n.First == w.p.first && n.Last == w.p.last {
			weight = 1.2
		}
		w.v[nerKinds[n.Type]] += weight * scale
	}
}

// before reads the words in front of the name: "businessman X", "oil company
// X", "the yacht X", "owner of X", "in X".
func (w *weigher) before() {
	t, i := w.t, w.p.first-1
	for i >= 0 && (quoteOpen[t.text(i)] && t.text(i) != "(" || t.tight(i+1) && t.text(i) == "-") {
		i--
	}
	if i < 0 {
		return
	}
	low, prev := t.lower(i), t.lower(i-1) // prev is "" where the sentence begins at i
	single := strings.TrimSuffix(low, "s")
	noun := t.isCommon(i) || t.isProper(i) || !verbLike[low]
	switch {
	case noun && (positions[plainNoun(low)] || occupations[low] || kinNouns[low] || personNouns[low] || t.describesMany(i)):
		w.v[person] += 3
	case noun && (companyCommon[low] || companyCommon[single]):
		w.v[company] += 4
	case noun && vesselNouns[low]:
		w.v[vessel] += 5
	case t.isCommon(i) && organizationNouns[low] && (low == "group" || !companyNouns[low]) && !isCap(t.text(i)):
		w.v[organization] += 4
	case noun && outletNouns[low]:
		w.v[outlet] += 3
	case noun && placeCommon[low] && !isCap(t.text(i)):
		w.v[place] += 3
	case low == "the" && i > 1 && (prev == "," && vesselNouns[t.lower(i-2)] || vesselNouns[prev]):
		w.v[vessel] += 5
	case low == "the" && prev == "," && companyCommon[t.lower(i-2)]:
		w.v[company] += 3
	case low == "the":
		if w.p.last-w.p.first == 1 && !t.isCommon(w.p.last) && !t.isHyphen(w.p.last) {
			w.v[person] -= 1.5
			w.v[organization] += 0.5
		}
	case low == "of":
		switch {
		case headsCompany[prev] && w.p.last-w.p.first > 1:
			w.v[company] += 3
			w.v[person] -= 1.5
		case ownedNouns[prev] || positions[prev]:
			w.v[company] += 1.5
			w.v[organization] += 0.5
			w.v[person] -= 0.5
		case kinNouns[prev] || prev == "allies" || prev == "arrest":
			w.v[person] += 1.5
		case placeCommon[prev]:
			w.v[place] += 2.5
		}
	case low == "in" || low == "near" || low == "from" || low == "across" || low == "outside" || low == "throughout":
		weight := 0.8
		if ownedNouns[prev] || prev == "interest" {
			w.v[company] += 1.5
			weight = 0
		}
		w.v[place] += weight
	case low == "," && (kinNouns[prev] || positions[prev] || occupations[prev]) && t.isCommon(i-1):
		w.v[person] += 2
	case low == "," && t.isCommon(i-1) && companyCommon[prev] && t.closes(w.p.last):
		w.v[company] += 2.5 // "his lender, Nordbank."
	case low == "," && w.titleOver(i):
		w.v[person] += 2
	case low == "for" && (prev == "candidate" || prev == "mp" || prev == "governor" || prev == "lawmaker"):
		w.v[place] += 2.5
	case low == "by" && (prev == "reported" || prev == "published"):
		w.v[outlet] += 1.5
	case low == "at" && (positions[strings.TrimSuffix(prev, "s")] || occupations[strings.TrimSuffix(prev, "s")]):
		w.v[company] += 2.5 // "lawyers at Lund & Moe"
	case low == "at":
		w.v[organization] += 0.5
	}
	w.listed(i)
}

// titleOver reports whether "the Archbishop of Ostmark" stands before the comma.
func (w *weigher) titleOver(i int) bool {
	for j := i - 1; j >= max(0, i-7); j-- {
		switch low := w.t.lower(j); {
		case positions[low] && (w.t.lower(j+1) == "of" || w.t.lower(j+1) == "for"):
			return j > 0 && (w.t.tag(j-1) == "DT" || titleModifiers[w.t.lower(j-1)] || w.t.tag(j-1) == "PRP$")
		case linkWords[low] || isCap(w.t.text(j)) || w.t.isCommon(j) || low == "'s":
		default:
			return false
		}
	}
	return false
}

// listedPeople announce a list of people.
var listedPeople = set(`officials people executives leaders businessmen oligarchs politicians individuals persons`)

// listed reads the noun that announces a list: "firms including A, B and C".
func (w *weigher) listed(i int) {
	t := w.t
	for n := 0; i > 0 && n < 25; n++ {
		low := t.lower(i)
		switch {
		case low == "including" || low == "as" && t.lower(i-1) == "such":
			j := i - 1
			for j > 0 && (t.text(j) == "," || t.lower(j) == "such") {
				j--
			}
			switch noun, one := t.lower(j), strings.TrimSuffix(t.lower(j), "s"); {
			case noun == "media" || noun == "outlets" || outletNouns[one]:
				w.v[outlet] += 3
			case vesselNouns[one]:
				w.v[vessel] += 5
			case companyCommon[one] || noun == "companies" || noun == "businesses" || noun == "entities":
				w.v[company] += 2
			case listedPeople[noun]:
				w.v[person] += 2
			case noun == "countries" || noun == "nations" || noun == "cities" || noun == "states":
				w.v[place] += 2
			}
			return
		case low == "," || low == "and" || low == "&" || low == "the" || isCap(t.text(i)):
			i--
		case (t.text(i+1) == "," || t.text(i+1) == ":") && t.tag(i) == "NNS": // "two firms, X and Y"
			switch one := singular(low); {
			case vesselNouns[one]:
				w.v[vessel] += 3
			case companyCommon[one] || low == "companies" || low == "businesses":
				w.v[company] += 2
			case t.describesMany(i) || personNouns[one]:
				w.v[person] += 1
			}
			return
		default:
			return
		}
	}
}

// after reads the words behind the name: "X, 45,", "X's brother", "X's
// shareholders", "X said", "X (ABC)".
func (w *weigher) after() {
	t, i := w.t, w.p.last
	switch {
	case t.text(i) == "," && isNumber(t.text(i+1)) && len(t.text(i+1)) == 2 && (t.text(i+2) == "," || t.text(i+2) == "."):
		w.v[person] += 3
	case t.text(i) == "," && t.tag(i+1) != "":
		w.behindComma(i + 1)
	case t.tag(i) == "POS" || t.text(i) == "'s" || t.text(i) == "’s":
		w.possessed(i + 1)
	case speechVerbs[t.lower(i)]:
		w.v[person] += 0.5
		w.v[organization] += 0.2
	case mindVerbs[t.lower(i)]:
		w.v[person] += 1
	case t.lower(i) == "brothers" || t.lower(i) == "sisters" || t.lower(i) == "family" || t.lower(i) == "clan":
		w.v[person] += 2
	case t.lower(i) == "who" || t.lower(i) == "whose":
		w.v[person] += 1.5
	case vesselNouns[t.lower(i)]:
		w.v[vessel] += 2
	case t.isCommon(i) && ofFirms[t.lower(i)]:
		w.v[company] += 1.5
	case !verbLike[t.lower(i)] && (positions[t.lower(i)] || occupations[t.lower(i)]) && !isCap(t.text(i)) && w.p.fact == nil:
		w.v[company] += 2.2 // "a former Lund & Moe banker"
	case t.companyBehind(i):
		w.v[company] += 2
	case t.lower(i) == "party" && !isCap(t.text(i)) || t.lower(i+1) == "party" && t.tag(i) == "JJ":
		w.v[organization] += 3
	case t.lower(i) == "television" || t.lower(i) == "newspaper" || t.lower(i) == "radio" || t.lower(i) == "magazine":
		w.v[outlet] += 3
	case t.lower(i) == "reported" || t.lower(i) == "reports":
		w.v[outlet] += 1
	}
}

// ofFirms are what a company's name alone can stand before: "Norland shares".
var ofFirms = set(`shares stock executives employees shareholders subsidiary bank branch`)

// companyBehind reports whether the words behind a name call it a business:
// "the Nordneft state oil firm", "BTB bank".
func (t *tree) companyBehind(i int) bool {
	for k := i; k < i+4; k++ {
		switch low := t.lower(k); {
		case isCap(t.text(k)) || t.tag(k) != "NN" && t.tag(k) != "JJ" && !t.isHyphen(k):
			return false
		case t.isCommon(k+1) || t.tag(k+1) == "JJ" || t.isHyphen(k+1):
		default:
			return companyCommon[low] && !relativeFirms[low] || low == "group" || low == "holding"
		}
	}
	return false
}

// relativeFirms are what a company is to another: the name before is the
// other's.
var relativeFirms = set(`house parent unit vehicle supplier trader affiliate subsidiary`)

// behindComma reads an apposition: "X, a Maltese banker,".
func (w *weigher) behindComma(i int) {
	t := w.t
	if t.lower(i) == "who" || t.lower(i) == "whose" {
		w.v[person] += 2
		return
	}
	for j := i; j < min(t.n(), i+8); j++ {
		low := t.lower(j)
		if t.text(j) == "," || strings.HasPrefix(t.tag(j), "VB") && j > i {
			break
		}
		if !t.isCommon(j) && !(positions[low] && isCap(t.text(j))) {
			if t.lower(j) == "of" || t.lower(j) == "in" || t.lower(j) == "who" {
				break
			}
			continue
		}
		if t.isCommon(j + 1) {
			continue
		}
		switch {
		case positions[low] || occupations[low] || kinNouns[low] || personNouns[low]:
			if t.tag(i) == "DT" || t.lower(i) == "his" || t.lower(i) == "her" || isCap(t.text(i)) || t.isCommon(i) || t.tag(i) == "JJ" {
				w.v[person] += 2.5
			}
		case companyCommon[low]:
			w.v[company] += 3
		case vesselNouns[low]:
			w.v[vessel] += 3
		case placeCommon[low]:
			w.v[place] += 3
		case organizationNouns[low] || bodyNouns[low]:
			w.v[organization] += 2.5
		}
		return
	}
	if f, _ := t.factAt(i, t.n()); f != nil && (f.kind == country || f.kind == place) && w.p.last-w.p.first < 4 {
		w.v[place] += 1.5
	}
}

// What people, companies and states have, by the word behind 's.
var (
	peopleHave = set(`family lawyer lawyers attorney company career death arrest`)
	firmsHave  = set(`shareholders board shares directors customers ceo assets executives subsidiary headquarters`)
	statesHave = set(`government capital president parliament economy ministry`)
)

// possessed reads what the name owns: persons have brothers, firms directors.
func (w *weigher) possessed(i int) {
	t := w.t
	for j := i; j < min(t.n(), i+4); j++ {
		low := t.lower(j)
		switch {
		case kinNouns[low] || peopleHave[low]:
			w.v[person] += 1.2
			return
		case firmsHave[low]:
			w.v[company] += 1.5
			return
		case statesHave[low]:
			w.v[place] += 1.5
			return
		}
	}
}

// grammar asks the tree what the name does.
func (w *weigher) grammar() {
	t := w.t
	head := t.headWithin(w.p.first, w.p.last)
	for _, a := range t.appositions(head) {
		low := t.lower(a)
		if !t.isCommon(a) {
			continue
		}
		switch {
		case positions[low] || occupations[low] || kinNouns[low]:
			w.v[person]++
		case companyCommon[low]:
			w.v[company]++
		case vesselNouns[low]:
			w.v[vessel]++
		}
	}
	c := t.headOf[head]
	if up := t.up[head]; c == nil && up >= 0 {
		c = t.headOf[up]
	}
	if t.genitive(head) {
		w.v[unknown] += 0.3
	}
	if c == nil {
		return
	}
	for _, x := range c.subjects {
		if x != head {
			continue
		}
		if !c.copular {
			w.v[unknown] += 0.5
			if w.p.fact == nil && !c.passive {
				w.v[place] -= 0.5 // places seldom do anything
			}
		}
		if c.copular && t.isCommon(c.head) {
			switch low := t.lower(c.head); {
			case positions[low] || occupations[low] || kinNouns[low]:
				w.v[person] += 2
			case companyCommon[low]:
				w.v[company] += 2
			}
		}
		if personVerbs[c.lemma()] {
			w.v[person] += 1
		}
	}
	for _, x := range c.objects {
		if x == head && personObjects[c.lemma()] {
			w.v[person] += 1
		}
		if x == head && ownObjects[c.lemma()] {
			w.v[company] += 1
			if c.passive {
				w.v[company] += 1.5
			}
		}
	}
}

// shape weighs the look of the name itself.
func (f *form) shape() {
	w := f.words
	switch {
	case len(w) == 1 && isUpper(f.key) && len(f.key) > 1 && len(f.key) < 7 && !strings.Contains(f.key, "."):
		f.votes[organization] += 1
	case len(w) == 1 && len(f.key) > 7 && strings.HasSuffix(f.key, "bank"):
		f.votes[company] += 2
	case len(w) == 1 && known().given[f.key] != 0:
		f.votes[person] += 0.6
	case len(w) > 1 && len(w) < 4 && f.votes[place] < 1 && f.fact == nil && f.votes[person] > 0:
		f.votes[person] += 0.3
	}
	if len(w) > 1 && len(w) < 4 && namelike(w) {
		f.votes[person] += 0.6
	}
	if strings.ContainsAny(f.key, "0123456789") && len(w) == 1 {
		f.votes[person] = 0
	}
}

// verbLike are nouns for people that are verbs as well.
var verbLike = set(`head heads lead leads chair judge judges partner chief official general major captain pilot author coach
	minister ministers boss guard anchor counsel associate delegate engineer master deputy spy scout doctor nurse champion like
	host witness founder patient figure second man people police conduct candidate suspect attorney present secretary`)

// Word classes that tell what the name beside them is.
var (
	kinNouns = set(`brother sister wife husband son daughter father mother cousin uncle aunt nephew niece grandson granddaughter
		grandfather grandmother son-in-law daughter-in-law brother-in-law father-in-law sister-in-law mother-in-law stepson stepdaughter
		widow widower ex-wife ex-husband girlfriend boyfriend partner fiancé fiancée spouse sibling twin half-brother godfather godson
		relative ally friend confidant confidante associate protege protégé rival mentor law in-law acquaintance henchman crony`)
	personNouns = set(`man woman boy girl person suspect defendant victim witness teenager citizen nationalist figure celebrity
		candidate nominee contender fugitive prisoner detainee hostage patient survivor student retiree native resident national
		mastermind kingpin leader veteran dissident chief boss heir
		colleague counterpart client customer godfather hero icon legend namesake newcomer`)
	outletNouns = set(`newspaper daily weekly magazine broadcaster website newswire tabloid blog channel portal newsletter`)
	placeCommon = set(`city town village port capital province region district island county state suburb resort oblast neighbourhood
		neighborhood peninsula country hotel airport territory enclave municipality settlement coast river`)
	// headsCompany are who is at the head of a company, mostly.
	headsCompany = set(`executive ceo cfo coo shareholder shareholders subsidiary founder co-founder cofounder owner proprietor`)
	ownedNouns   = set(`owner founder co-founder ceo chairman shareholder shareholders director directors stake shares share subsidiary unit head boss
		board executive percent % control ownership acquisition takeover sale employee employees customers clients branch president
		stakes arm division affiliate`)
	speechVerbs = set(`said says told tells asked added denied denies confirmed declined announced claimed argued insisted stated wrote testified
		acknowledged admitted alleged described noted warned explained responded replied`)
	mindVerbs     = set(`pleaded resigned died married met traveled travelled flew testified graduated believes thinks`)
	personVerbs   = set(`resign die marry plead testify travel fly graduate retire born smile believe think lobby surrender flee`)
	ownObjects    = set(`own acquire found co-found run chair control incorporate headquarter privatise privatize nationalise nationalize restructure merge`)
	personObjects = set(`arrest detain jail imprison marry appoint elect hire fire meet brief extradite convict sentence indict interview quote murder kill assassinate`)
)
