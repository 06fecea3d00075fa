package reader

// findTies finds the relations between the parties.
func (s *story) findTies() {}
