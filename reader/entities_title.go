package reader

// titled cuts a run that holds a title: "Exampleland Foreign Minister Jan
// Prost", "Director of the Harbour Agency Ann L. Moe". It reports whether it did.
func (p *splitter) titled(first, last int) bool {
	t := p.t
	at := -1
	for i := first; i < last; i++ {
		if positions[t.lower(i)] && (!plainWork[t.lower(i)] || i+2 < last && linkWords[t.lower(i+1)]) && isCap(t.text(i)) && !p.insideFact(first, i) && !(i > first && linkWords[t.lower(i-1)] && t.lower(i-1) != "and" && t.lower(i-1) != "to") {
			at = i
		}
	}
	if at == last-1 && at > first && (known().given[t.text(at-1)] != 0 || isInitial(t.text(at-1)) || p.named(first, last)) {
		return false // a family name that is also a title
	}
	if at < 0 || t.isHyphen(at-1) && at > first && !titleModifiers[t.lower(at-2)] && !positions[t.lower(at-2)+"-"+t.lower(at)] {
		return false
	}
	if k := headKind(t.lower(last - 1)); k != unknown && k != paper && last-1 > at && !isInitial(t.text(last-2)) && !p.named(at+1, last) {
		// "Attorney General's Office", "Partner Holdings": the title is part of a name,
		// unless what follows "of" is the body and no person comes after.
		if linkWords[t.lower(at+1)] {
			p.untitledPrefix(first, at)
			p.split(run{at + 2, last})
			return true
		}
		return false
	}
	end := at + 1
	for end < last && (titleTail[t.lower(end)] || positions[t.lower(end)]) {
		end++
	}
	start := at
	for start > first && !p.factEnds(first, start) && (titleModifiers[t.lower(start-1)] || positions[t.lower(start-1)] || t.isHyphen(start-1) || t.lower(start-1) == "-") {
		start--
	}
	if start > first && linkWords[t.lower(start-1)] {
		return false
	}
	p.untitledPrefix(first, start)
	p.afterTitle(start, end, last)
	return true
}

// factEnds reports whether a known party's name ends right before the token:
// the Labour of "Labour MP" is no part of the title.
func (p *splitter) factEnds(first, end int) bool {
	for i := max(first, end-4); i < end; i++ {
		if f, last := p.t.factAt(i, end); f != nil && last == end && f.kind != place {
			return true
		}
	}
	return false
}

// plainWork are positions that with a capital are mostly part of a name.
var plainWork = set(`guard guards fellow member worker driver operator planner supervisor partner investor expert author writer trader
	broker donor fixer anchor pilot veteran soldier fighter militant candidate employee teacher owner founder insider shareholder
	clerk chef butler technician engineer architect staffer official boss`)

// insideFact reports whether the token stands inside a known party's name.
func (p *splitter) insideFact(first, at int) bool {
	for i := max(first, at-4); i <= at; i++ {
		if f, last := p.t.factAt(i, p.t.n()); f != nil && last > at && last > i+1 {
			return true
		}
	}
	return false
}

// titleTail words follow a position and belong to the title: Secretary General.
var titleTail = set(`in charge general elect designate emeritus major officer`)

// untitledPrefix cuts what stands before a title: an organisation, a country.
func (p *splitter) untitledPrefix(first, last int) {
	for first < last && (linkWords[p.t.lower(last-1)] || p.t.isHyphen(last-1)) {
		last--
	}
	for first < last && titleModifiers[p.t.lower(first)] && last-first > 1 && p.t.lower(first) != "state" && p.t.lower(first) != "justice" && p.t.lower(first) != "supreme" && p.t.lower(first) != "federal" && p.t.lower(first) != "national" && p.t.lower(first) != "central" {
		first++
	}
	if first < last {
		p.untitled(first, last)
	}
}

// afterTitle cuts what follows a title: a person, or an organisation and then
// a person.
func (p *splitter) afterTitle(title, first, last int) {
	t := p.t
	if first >= last {
		return
	}
	if !linkWords[t.lower(first)] {
		if piece := p.emit(first, last, person, 5, nil); piece != nil {
			piece.titleFirst, piece.titleLast = title, first
		}
		return
	}
	start := p.personStart(first+1, last)
	if start < 0 {
		if t.lower(first+1) == "state" || t.lower(first+1) == "staff" {
			if first+2 < last {
				if piece := p.emit(first+2, last, person, 5, nil); piece != nil {
					piece.titleFirst, piece.titleLast = title, first+2
				}
			}
			return
		}
		p.split(run{first + 1, last})
		return
	}
	if p.heldWith(first+1, start) {
		p.split(run{first + 1, start})
	}
	if piece := p.emit(start, last, person, 5, nil); piece != nil {
		piece.titleFirst, piece.titleLast = title, start
	}
}

// heldWith reports whether what follows "of" in a title is a party: a known name
// or one with a word such as Agency, and no portfolio as in Minister of Trade.
func (p *splitter) heldWith(first, last int) bool {
	t := p.t
	for i := first; i < last; i++ {
		if f, _ := t.factAt(i, last); f != nil || demonym(t.text(i)) != "" || headKind(t.lower(i)) != unknown && !portfolios[t.lower(i)] {
			return t.lower(first) != "state" || last-first > 1
		}
	}
	return t.lower(first-1) == "of" && positions[t.lower(first-2)] && placeTitles[t.lower(first-2)]
}

// portfolios are heads of names that a minister's title holds by themselves.
var portfolios = set(`intelligence defence defense energy oil gas petroleum trade transport finance health industry industries mines mining
	investment communications media water power security agriculture resources customs technology technologies
	infrastructure transportation international company telecommunications electricity minerals medical management forces treasury`)

// placeTitles are held in a place: Mayor of X.
var placeTitles = set(`mayor governor bishop archbishop sheriff ambassador emir king queen prince`)

// personStart finds where, in a run without marks between its parts, a person's
// name begins that lasts to its end; -1 where none is seen.
func (p *splitter) personStart(first, last int) int {
	t := p.t
	for first < last-2 && t.lower(first) == "the" {
		first++
	}
	if f, end := t.factAt(first, last); f != nil && end == last {
		return -1
	}
	if f, end := t.factAt(first, last); f != nil && end < last && end > first && !linkWords[t.lower(end)] && headKind(t.lower(last-1)) == unknown {
		return end
	}
	for i := first + 1; i < last-1; i++ {
		if known().given[t.text(i)] != 0 && !linkWords[t.lower(i-1)] || i > first+1 && isInitial(t.text(i)) {
			if isInitial(t.text(i)) {
				return i - 1
			}
			return i
		}
	}
	for _, n := range t.s.Names {
		if w := t.lower(n.First); n.Type == "PER" && n.First > first && n.Last == last && !joinable[w] && !titleModifiers[w] && headKind(w) == unknown {
			return n.First
		}
	}
	if (t.lower(first) == "state" || t.lower(first) == "staff") && last-first > 1 {
		return first + 1
	}
	if last-first > 2 && headKind(t.lower(last-1)) == unknown { // "Mayor of Porto Novo Ann Moe"
		for i := first; i < last; i++ {
			if linkWords[t.lower(i)] || t.isHyphen(i) {
				return -1
			}
		}
		return last - 2
	}
	return -1
}

// isInitial reports whether the word is an initial: "M."
func isInitial(w string) bool { return len(w) == 2 && w[1] == '.' && isCap(w) }

// named reports whether the tagger or a given name says that a person's name
// ends at last.
func (p *splitter) named(first, last int) bool {
	for _, n := range p.t.s.Names {
		if n.Type == "PER" && n.First >= first && n.Last == last && n.Last-n.First > 1 {
			return true
		}
	}
	return last-first > 1 && last-first < 4 && known().given[p.t.text(first)] != 0
}
