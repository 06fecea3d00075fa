package reader

// findMentions finds the names of the story: it cuts what is written as a name
// into pieces, judges what each is, and joins those of one party.
func (s *story) findMentions() {
	var pieces []piece
	var heading []*tree
	for _, t := range s.trees {
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
	}
	n := &namer{s: s, pieces: pieces}
	n.run()
	for _, t := range heading {
		n.heading(t)
	}
}

// findEntities adds the parties that are named by a description ("the finance
// ministry", "the mayor's family", "a 12-point plan"), and resolves pronouns and
// descriptions to the parties they stand for.
func (s *story) findEntities() {
	s.findNominals()
	s.resolve()
}
