package main

import (
	"fmt"
	"io"
	"time"
)

const (
	progressDelay    = 300 * time.Millisecond // what is faster than that needs no progress
	progressInterval = 100 * time.Millisecond
	eraseLine        = "\r\x1b[K"
)

// progress shows how far the analysis has come, as one line that is written over and over.
type progress struct {
	w     io.Writer
	now   func() time.Time
	next  time.Time // when to show something again
	shown bool
	off   bool
}

// newProgress returns a progress line on w. It shows nothing unless somebody is watching.
func newProgress(w io.Writer, t terminal, env func(string) string, now func() time.Time) *progress {
	p := &progress{w: w, now: now, off: !t.is || env("CI") != "" || env("TERM") == "dumb"}
	p.next = p.now().Add(progressDelay)
	return p
}

// update shows that done of total pieces of a stage are done; total is 0 while unknown.
func (p *progress) update(stage string, done, total int) {
	if p.off || p.now().Before(p.next) {
		return
	}
	p.next = p.now().Add(progressInterval)
	p.shown = true
	if total > 0 {
		fmt.Fprintf(p.w, "%s%s %d/%d", eraseLine, stage, done, total)
	} else {
		fmt.Fprintf(p.w, "%s%s %d", eraseLine, stage, done)
	}
}

// clear erases the line.
func (p *progress) clear() {
	if p.shown {
		fmt.Fprint(p.w, eraseLine)
	}
}
