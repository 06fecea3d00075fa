package reader

// claim is a claim with the sentences that it covers: [first, last].
type claim struct {
	Claim
	first, last int
}

// findClaims finds who says what, with what stance.
func (s *story) findClaims() {}
