package screen

import (
	"io"
	"os"
	"syscall"
	"unsafe"
)

// largePage is the size of a large page; less than one of them is not worth a copy.
const largePage = 2 << 20

// readLarge reads a stretch of a file into memory of large pages; nil where it is
// small or the system has no room, so that the mapped file serves.
func readLarge(f *os.File, from, to int64) (data []byte, free func() error, err error) {
	n := int(to - from)
	none := func() error { return nil }
	if n < largePage {
		return nil, none, nil
	}
	all, err := syscall.Mmap(-1, 0, n+largePage, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	if err != nil {
		return nil, none, nil
	}
	free = func() error { return syscall.Munmap(all) }
	skip := largePage - int(uintptr(unsafe.Pointer(&all[0]))%largePage)
	data = all[skip : skip+n]
	// A system without large pages refuses; then it is a plain copy.
	_ = syscall.Madvise(all, syscall.MADV_HUGEPAGE)
	if _, err := io.ReadFull(io.NewSectionReader(f, from, int64(n)), data); err != nil {
		free()
		return nil, none, err
	}
	_ = syscall.Mprotect(all, syscall.PROT_READ)
	return data, free, nil
}
