package main

import (
	"sync"

	"github.com/schollz/progressbar/v3"
)

// manyStories is from how many stories on the reading of a batch is shown.
const manyStories = 10

// readingBar shows on a terminal how far the reading is: story by story where
// there are many, within the story where it is long.
type readingBar struct {
	e       *env
	stories int
	mu      sync.Mutex
	bar     *progressbar.ProgressBar
	total   int
}

// story tells that another story was read.
func (b *readingBar) story() {
	if b.stories >= manyStories {
		b.show("reading stories", b.stories, -1)
	}
}

// within tells how many bytes of a long story were read.
func (b *readingBar) within(done, total int) {
	if b.stories < manyStories {
		b.show("reading", total, done)
	}
}

// show moves the bar to done, or on by one where done is negative; a bar of
// another length is a new one.
func (b *readingBar) show(what string, total, done int) {
	if !b.e.talks {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.bar == nil || b.total != total {
		b.total = total
		b.bar = progressbar.NewOptions(total, progressbar.OptionSetWriter(b.e.stderr), progressbar.OptionSetDescription(what),
			progressbar.OptionSetPredictTime(true), progressbar.OptionClearOnFinish())
	}
	if done < 0 {
		b.bar.Add(1)
		return
	}
	b.bar.Set(done)
}
