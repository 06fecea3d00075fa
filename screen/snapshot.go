package screen

import "backchannel/ftm"

// stored is what of a snapshot is read when it is asked for.
type stored struct{}

func (s *stored) entity(uint32) *ftm.Entity { return nil }
func (s *stored) original(int) string       { return "" }
