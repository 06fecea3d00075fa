package reader

// timex is a date with the tokens it stands on: [first, last) of a sentence.
type timex struct {
	Date
	sentence, first, last int
}

// findDates finds time expressions and resolves them.
func (s *story) findDates() {}
