package rules

import (
	"fmt"
	"math"

	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/usage"
)

func workboxRetentionUnits() *Rule {
	return &Rule{
		ID: "workbox-retention-units", Number: "R45", Severity: report.Warning,
		Run: func(p *Pass) {
			for _, q := range p.App.Queues {
				reportRetention(p, q)
			}
		},
		Doc: Doc{
			Title: "The retention time of a queue is not in minutes",
			Why: "`maxRetentionTime` is a number of minutes. A day written as 24 * 60 * 60 is sixty days, and one in " +
				"milliseconds is more than a century: requests are sent long after they stopped making sense, " +
				"and what nobody can send is kept for ever.",
			Do: "Write minutes: `24 * 60` is a day. The default is a week.",
			Bad: []Example{
				{Worker: true, Code: `import { Queue } from 'workbox-background-sync';
const queue = new Queue('outbox', {
  maxRetentionTime: 24 * 60 * 60,
  onSync: ({ queue }) => queue.replayRequests(),
});`},
			},
			Good: []Example{
				{Worker: true, Code: `import { Queue } from 'workbox-background-sync';
const queue = new Queue('outbox', {
  maxRetentionTime: 4 * 7 * 24 * 60,
  onSync: ({ queue }) => queue.replayRequests(),
});`},
			},
			Sources: []string{"https://developer.chrome.com/docs/workbox/modules/workbox-background-sync"},
			Since:   "0.1.0",
		},
	}
}

const (
	minutesPerDay = 24 * 60
	secondsPerDay = 24 * 60 * 60
)

func reportRetention(p *Pass, q *usage.Queue) {
	minutes := q.Retention.Number
	// Whole days in seconds or milliseconds are whole days of these; 60 of them are what one day
	// in seconds comes to.
	if !q.Retention.IsNumber || minutes < secondsPerDay || math.Mod(minutes, secondsPerDay) != 0 {
		return
	}
	unit := "seconds"
	if minutes >= secondsPerDay*1000 {
		unit = "milliseconds"
	}
	f := Finding{
		Script: q.Script, Node: q.Node, Help: "write minutes: `24 * 60` is a day",
		Message: fmt.Sprintf("`maxRetentionTime` is in minutes: %.0f of them are %.0f days; these look like %s", minutes, minutes/minutesPerDay, unit),
	}
	if q.Retention.Node != nil {
		f.Script, f.Node = q.Retention.Script, q.Retention.Node
	}
	p.Report(f)
}
