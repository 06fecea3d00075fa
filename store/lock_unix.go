//go:build unix

package store

import (
	"os"
	"syscall"
)

// lockFile takes an exclusive lock on an open file, false where another has it.
func lockFile(f *os.File) bool {
	return syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) == nil
}
