package rules

import (
	"slices"

	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/syntax"
	"github.com/synclint/synclint/analyzer/usage"
)

func waitUntilAfterAwait() *Rule {
	return &Rule{
		ID: "waituntil-after-await", Number: "R17", Severity: report.Error,
		Run: func(p *Pass) {
			for _, h := range p.App.Handlers {
				checkLate(p, h)
			}
		},
		Doc: Doc{
			Title: "The browser is told to wait when the event is already over",
			Why: "`event.waitUntil()` works while the event is dispatched, and after that only while a promise " +
				"given to it before is pending. Behind an `await`, in `then` or in a callback the event is " +
				"over: the call throws an InvalidStateError, and the browser has taken the sync for done.",
			Do: "Call `waitUntil()` first, with a promise that covers all of the work.",
			Fix: "Gives all that an async listener does to `waitUntil()`, so that the event is not over when it is called again. It " +
				"is not safe: a failure of any part now repeats the whole.",
			Bad: []Example{
				{Worker: true, Code: `self.addEventListener('sync', async (event) => {
  const notes = await caches.match('/outbox');
  if (notes) event.waitUntil(send(notes));
});
async function send(notes) {
  const response = await fetch('/notes', { method: 'POST', body: await notes.text() });
  if (!response.ok) throw new Error(response.statusText);
}`},
				{Worker: true, Code: `self.addEventListener('sync', (event) => {
  indexedDB.open('app').onsuccess = ({ target }) => {
    if (target.result) event.waitUntil(send(event.tag));
  };
});
async function send(tag) {
  const response = await fetch('/notes/' + tag, { method: 'POST' });
  if (!response.ok) throw new Error(response.statusText);
}`},
			},
			Good: []Example{
				{Worker: true, Code: `self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush());
});
async function flush() {
  const notes = await caches.match('/outbox');
  if (notes) await send(notes);
}
async function send(notes) {
  const response = await fetch('/notes', { method: 'POST', body: await notes.text() });
  if (!response.ok) throw new Error(response.statusText);
}`},
				{Worker: true, Code: `self.addEventListener('sync', (event) => {
  if (event.tag !== 'outbox') return;
  event.waitUntil((async () => {
    const notes = await caches.match('/outbox');
    event.waitUntil(send(notes)); // while the outer promise is pending
  })());
});
async function send(notes) {
  const response = await fetch('/notes', { method: 'POST', body: await notes.text() });
  if (!response.ok) throw new Error(response.statusText);
}`},
				{Worker: true, Code: `self.addEventListener('sync', async (event) => {
  const tag = await Promise.resolve(event.tag); // at once, still within the dispatch
  event.waitUntil(send(tag));
});
async function send(tag) {
  const response = await fetch('/notes/' + tag, { method: 'POST' });
  if (!response.ok) throw new Error(response.statusText);
}`},
			},
			Sources: []string{
				"https://w3c.github.io/ServiceWorker/#extendableevent-add-lifetime-promise",
				"measured in Chromium 156: behind what is settled already, it works",
			},
			Since: "0.1.0",
		},
	}
}

// checkLate looks at the calls of waitUntil for each tag, and at those of callbacks, which are handed over for
// any.
func checkLate(p *Pass, h *usage.Handler) {
	seen := map[syntax.Node]bool{}
	for _, a := range append(slices.Clone(h.Attempts()), h.Activation.Attempt) {
		for _, w := range a.Waits {
			if seen[w.Node] || !(w.Late | w.Unsure).Has(flow.Fair) {
				continue
			}
			seen[w.Node] = true
			var fixes []Fix
			if fn := siteOf(w.Script, w.Node).Fn; fn != nil && fn == h.Activation.Fn && fn.Async {
				fixes = waitForAll(h)
			}
			p.Report(Finding{
				Script: w.Script, Node: w.Node, Unsure: !w.Late.Has(flow.Fair), Fixes: fixes,
				Message: "the event is over by now: `waitUntil` throws an InvalidStateError, and the browser has taken the sync for done",
				Help:    "call `waitUntil` before anything is awaited, with a promise that covers all of the work",
			})
		}
	}
}
