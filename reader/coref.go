package reader

// resolve finds what pronouns and descriptions stand for.
func (s *story) resolve() {}
