package main

import (
	"time"

	"github.com/schollz/progressbar/v3"

	"backchannel/bulk"
)

// rowBar shows on a terminal how many rows are done, how many a second, and how long it
// will still take. How many rows a file has is known of Parquet; of others it is
// estimated by its bytes.
type rowBar struct {
	r     *fileRun
	total int64
	bar   *progressbar.ProgressBar
	from  int64 // rows that an earlier run did
}

func newRowBar(r *fileRun, total int64) *rowBar { return &rowBar{r: r, total: total} }

func (b *rowBar) show(n bulk.Counts) {
	if !b.r.e.talks {
		return
	}
	total := b.total
	if read := b.r.read.Load(); total == 0 && b.r.before != nil && read > 0 {
		total = max(n.Rows, int64(float64(n.Rows)*float64(b.r.before.Size())/float64(read)))
	}
	if total == 0 {
		total = -1 // a stream: no end is known
	}
	if b.bar == nil {
		b.from = n.Resumed
		b.bar = progressbar.NewOptions64(total-b.from, progressbar.OptionSetWriter(b.r.e.stderr), progressbar.OptionSetDescription("screening"),
			progressbar.OptionShowCount(), progressbar.OptionShowIts(), progressbar.OptionSetItsString("rows"),
			progressbar.OptionSetPredictTime(true), progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish())
	}
	if total > 0 && n.Rows < total {
		b.bar.ChangeMax64(total - b.from)
	}
	b.bar.Set64(n.Rows - b.from)
}

func (b *rowBar) done() {
	if b.bar != nil {
		b.bar.Finish()
	}
}
