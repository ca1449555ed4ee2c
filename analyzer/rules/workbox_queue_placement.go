package rules

import (
	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/usage"
)

func workboxQueuePlacement() *Rule {
	return &Rule{
		ID: "workbox-queue-placement", Number: "R40", Severity: report.Error,
		Run: func(p *Pass) {
			for _, q := range p.App.Queues {
				reportPlacement(p, q)
			}
		},
		Doc: Doc{
			Title: "A queue is not made when the service worker starts",
			Why: "A queue adds its listener for the sync event when it is made. A worker is stopped between " +
				"events, and an event starts it anew: a queue that is made in some other handler is not there " +
				"then, and the browser takes the sync for done without anything having been sent. In a page " +
				"there is no `self.registration`, so that making one throws a TypeError.",
			Do: "Make queues and plugins at the top level of the service worker.",
			Bad: []Example{
				{Worker: true, Code: `import { Queue } from 'workbox-background-sync';
self.addEventListener('fetch', (event) => {
  if (event.request.method !== 'POST') return;
  const queue = new Queue('outbox', { onSync: ({ queue }) => queue.replayRequests() });
  event.respondWith(fetch(event.request.clone()).catch(async () => {
    await queue.pushRequest({ request: event.request });
    return new Response(null, { status: 202 });
  }));
});`},
				{Code: `import { BackgroundSyncPlugin } from 'workbox-background-sync';
const plugin = new BackgroundSyncPlugin('outbox');
document.querySelector('form').addEventListener('submit', () => send(plugin));`},
			},
			Good: []Example{
				{Worker: true, Code: `import { Queue } from 'workbox-background-sync';
const makeQueue = (name) => new Queue(name, { onSync: ({ queue }) => queue.replayRequests() });
const queue = makeQueue('outbox');
self.addEventListener('fetch', (event) => {
  if (event.request.method !== 'POST') return;
  event.respondWith(fetch(event.request.clone()).catch(async () => {
    await queue.pushRequest({ request: event.request });
    return new Response(null, { status: 202 });
  }));
});`},
			},
			Sources: []string{
				"https://w3c.github.io/ServiceWorker/#should-skip-event",
				"measured with Workbox 7.4.1 and Chromium 156",
			},
			Since: "0.1.0",
		},
	}
}

func reportPlacement(p *Pass, q *usage.Queue) {
	if q.In == nil {
		return
	}
	f := Finding{Script: q.Script, Node: q.Node, Help: "make it at the top level of the service worker"}
	switch late := q.In.Kind == flow.Listener || q.In.Kind == flow.Timer; {
	case q.Context == project.Window:
		f.Message = quoted(q.Name) + " is made in a page, where `self.registration` is undefined: that throws a TypeError"
	case q.Context == project.ServiceWorker && late:
		f.Message = quoted(q.Name) + " is made in a handler: when a sync event starts the worker it does not exist yet, " +
			"and the browser takes the event for done"
		if q.In.Node != nil {
			f.Related = []Related{{q.In.Script, q.In.Node, "the handler"}}
		}
	default:
		return
	}
	p.Report(f)
}
