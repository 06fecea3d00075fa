package reader

// findMentions finds the names of the story: it cuts what is written as a name
// into pieces, judges what each is, and joins those of one party.
func (s *story) findMentions() {
	var pieces []piece
	var heading []*tree
	var nations []nationWord
	for _, t := range s.trees {
		if t.dateline() {
			continue
		}
		cs := t.capsOf()
		if cs.all {
			heading = append(heading, t)
			continue
		}
		p := splitter{t: t}
		for _, r := range t.runs(cs) {
			p.split(r)
		}
		pieces = append(pieces, p.out...)
		nations = append(nations, p.nations...)
	}
	n := &namer{s: s, pieces: pieces}
	n.run()
	for _, w := range nations {
		s.nationality(w)
	}
	for _, t := range heading {
		n.heading(t)
	}
}

// nationality records a word such as "Russians" as a mention of the country; a
// country that the text has only by such words stands in the reading only where
// something needs it.
func (s *story) nationality(w nationWord) {
	e := s.nation(w.country)
	s.add(&mention{sentence: w.sentence, first: w.token, last: w.token + 1, head: w.token, kind: "nominal", entity: e})
}

// findEntities adds the parties that are named by a description ("the finance
// ministry", "the mayor's family", "a 12-point plan"), and resolves pronouns and
// descriptions to the parties they stand for.
func (s *story) findEntities() {
	s.findNominals()
	s.findDescriptions()
	s.findLede()
	s.resolve()
	s.findCopulas() // once more, for pronouns
	s.findUnnamed()
	s.dimNames()
}
