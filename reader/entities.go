package reader

// findMentions finds the names.
func (s *story) findMentions() {}

// findEntities joins mentions of the same party.
func (s *story) findEntities() {}
