package rules

import (
	"fmt"

	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/syntax"
	"github.com/synclint/synclint/analyzer/usage"
)

func workboxStartupOnlyFallback() *Rule {
	return &Rule{
		ID: "workbox-startup-only-fallback", Number: "R46", Severity: report.Info,
		Run: func(p *Pass) {
			if replays(p.App) {
				return
			}
			for _, q := range p.App.Queues {
				reportStartupOnly(p, q)
			}
		},
		Doc: Doc{
			Title: "Without Background Sync a queue is replayed only when the worker starts",
			Why: "Where the API is missing, as in Firefox and Safari, Workbox and Serwist send what is queued when " +
				"the worker starts, and not when the connection comes back: the data waits until the browser " +
				"has stopped the worker and something starts it again. Where the API is there but refuses, as " +
				"in Brave, in Electron or after the user has blocked it, nothing is sent at all.",
			Do: "On `online`, send the worker a message that has it call `queue.replayRequests()`. " +
				"`forceSyncFallback: true` has the queue sent on start even where the API refuses.",
			Bad: []Example{
				{Worker: true, Code: `import { Queue } from 'workbox-background-sync';
const queue = new Queue('outbox', { onSync: ({ queue }) => queue.replayRequests() });`},
			},
			Good: []Example{
				{Worker: true, Code: `import { Queue } from 'workbox-background-sync';
const queue = new Queue('outbox', { onSync: ({ queue }) => queue.replayRequests() });
self.addEventListener('message', (event) => {
  if (event.data === 'online') event.waitUntil(queue.replayRequests());
});`},
			},
			Sources: []string{
				"https://github.com/GoogleChrome/workbox/issues/2386",
				"https://github.com/GoogleChrome/workbox/issues/2393",
				"measured with Workbox 7.4.1 in Chromium 156 and Firefox 153",
			},
			Since: "0.1.0",
		},
	}
}

// replays tells whether the app sends what is queued by itself, not only in onSync.
func replays(app *usage.App) bool {
	for _, t := range app.Traces {
		for _, a := range t.Activations {
			if a.Target != nil && a.Target.Name == "workbox.Queue" {
				continue
			}
			for _, e := range a.Effects {
				if c, ok := e.Node.(*syntax.Call); ok {
					if m, ok := c.Callee.(*syntax.Member); ok && m.Key.Name == "replayRequests" {
						return true
					}
				}
			}
		}
	}
	return false
}

func reportStartupOnly(p *Pass, q *usage.Queue) {
	missing := p.Targets(q.Missing)
	where := p.Browsers(missing)
	if where == "" || q.Context == project.Window || dropped(q) || readsOnly(q) {
		return
	}
	p.Report(Finding{
		Script: q.Script, Node: q.Node, Where: missing,
		Message: fmt.Sprintf("in %s %s is replayed only when the worker starts, not when the connection comes back", where, quoted(q.Name)),
		Help:    "on `online`, message the worker to call `replayRequests()`",
	})
}
