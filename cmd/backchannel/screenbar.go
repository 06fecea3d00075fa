package main

import (
	"time"

	"github.com/schollz/progressbar/v3"

	"backchannel/bulk"
)

// rowBar shows on a terminal how many rows are done, how many a second, and how long it
// will still take.
type rowBar struct {
	e    *env
	rows *bulk.Rows
	bar  *progressbar.ProgressBar
	from int64 // rows that an earlier run did
}

func (b *rowBar) show(n bulk.Counts) {
	if !b.e.talks {
		return
	}
	total := b.rows.Total()
	if total == 0 {
		total = -1 // a stream: no end is known
	}
	if b.bar == nil {
		b.from = n.Resumed
		b.bar = progressbar.NewOptions64(total-b.from, progressbar.OptionSetWriter(b.e.stderr), progressbar.OptionSetDescription("screening"),
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
