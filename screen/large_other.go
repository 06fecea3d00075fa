//go:build !linux

package screen

import "os"

// readLarge is for systems that are asked for large pages: here the mapped file serves.
func readLarge(*os.File, int64, int64) (data []byte, free func() error, err error) {
	return nil, func() error { return nil }, nil
}
