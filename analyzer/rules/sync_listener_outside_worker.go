package rules

import (
	"fmt"

	"github.com/synclint/synclint/analyzer/report"
)

func syncListenerOutsideWorker() *Rule {
	return &Rule{
		ID: "sync-listener-outside-worker", Number: "R33", Severity: report.Error,
		Run: func(p *Pass) {
			for _, d := range p.App.Deaf {
				p.Report(Finding{
					Script: d.Script, Node: d.Node,
					Message: fmt.Sprintf("no browser dispatches `%s` to a %s: this listener is never called", d.Event, d.Target.Name),
					Help:    "add the listener in the service worker, to `self`",
				})
			}
		},
		Doc: Doc{
			Title: "A listener for sync events is added where they are not dispatched",
			Why: "The browser dispatches `sync` and `periodicsync` to the global object of the service worker, and to " +
				"nothing else. A page, `navigator.serviceWorker` and the registration never hear them, in any browser, so " +
				"that nothing is done about the event.",
			Do: "Add the listener in the service worker's own file: `self.addEventListener('sync', ...)`. What the page has " +
				"to know, the worker can tell it by `postMessage()`.",
			Bad: []Example{
				{Code: `window.addEventListener('sync', (event) => console.log(event.tag));`},
				{Code: `navigator.serviceWorker.addEventListener('sync', (event) => console.log(event.tag));`},
				{Code: `navigator.serviceWorker.ready.then((registration) => {
  registration.onperiodicsync = (event) => console.log(event.tag);
});`},
			},
			Good: []Example{
				{Worker: true, Code: `self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush());
});`},
				// Others have an event of that name.
				{Code: `new EventSource('/updates').addEventListener('sync', (event) => console.log(event.data));
document.querySelector('x-calendar').addEventListener('sync', (event) => console.log(event.detail));`},
				// The app fires it itself.
				{Code: `window.addEventListener('sync', () => console.log('in step'));
window.dispatchEvent(new Event('sync'));`},
			},
			Sources: []string{
				"https://wicg.github.io/background-sync/spec/#service-worker-global-scope-extensions",
				"https://wicg.github.io/periodic-background-sync/#serviceworkerglobalscope-extensions",
			},
			Since: "0.1.0",
		},
	}
}
