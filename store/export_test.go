package store

import (
	"crypto/sha256"
	"encoding/hex"
)

// Seal gives a prepared form that was tampered with the hash that it needs to
// look whole.
func Seal(form []byte) []byte {
	sum := sha256.Sum256(form[sumLine:])
	hex.Encode(form, sum[:])
	return form
}
