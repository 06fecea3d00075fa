//go:build unix

package screen

import (
	"syscall"
	"testing"
	"time"
)

// cpuTime is the CPU time that the process has used: on a machine that others use
// as well it tells more than the time that passed.
func cpuTime() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// reportCPU reports the CPU time of one operation beside the time that passed.
func reportCPU(b *testing.B, since time.Duration, n int) {
	b.ReportMetric(float64(cpuTime()-since)/float64(max(1, n)), "cpu-ns/op")
}
