//go:build !unix

package screen

import "os"

// mapFile reads a file into memory where it cannot be mapped.
func mapFile(f *os.File) (data []byte, unmap func() error, err error) {
	data, err = os.ReadFile(f.Name())
	return data, func() error { return nil }, err
}
