package reader

// findRoles finds who holds which position.
func (s *story) findRoles() {}
