//go:build unix

package screen

import (
	"errors"
	"os"
	"syscall"
)

// mapFile maps a file into memory, to be read only.
func mapFile(f *os.File) (data []byte, unmap func() error, err error) {
	st, err := f.Stat()
	if err != nil {
		return nil, nil, err
	}
	if st.Size() < headerSize || st.Size() != int64(int(st.Size())) {
		return nil, nil, errors.New(f.Name() + ": " + errFormat.Error())
	}
	data, err = syscall.Mmap(int(f.Fd()), 0, int(st.Size()), syscall.PROT_READ, syscall.MAP_SHARED)
	if err != nil {
		return nil, nil, &os.PathError{Op: "mmap", Path: f.Name(), Err: err}
	}
	return data, func() error { return syscall.Munmap(data) }, nil
}
