package rules

import (
	"slices"

	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/syntax"
	"github.com/synclint/synclint/analyzer/usage"
)

func floatingPromiseInHandler() *Rule {
	return &Rule{
		ID: "floating-promise-in-handler", Number: "R20", Severity: report.Error,
		Run: func(p *Pass) {
			for _, l := range p.App.Losses {
				if l.How == usage.Floating {
					p.Report(floating(l))
				}
			}
			for _, h := range p.App.Handlers {
				checkDetached(p, h)
			}
		},
		Doc: Doc{
			Title: "A sync handler does not wait for a request that it makes",
			Why: "A promise that is neither awaited nor returned is not part of the one given to `waitUntil()`: that " +
				"is fulfilled before the request is done, and no matter how it ends. `forEach` with an async " +
				"function, a `then` whose function does not return its promise, and the callbacks of IndexedDB " +
				"are the usual places.",
			Do: "Await or return the promise; replace `forEach` by `await Promise.all(items.map(...))` or by a loop, " +
				"and wrap callbacks in `new Promise()`.",
			Fix: "Returns the promise from the function that `then()` is given, or awaits it in an async function. " +
				"`forEach` becomes `Promise.all` of `map`; this is not safe, since the list may be something else that has a `forEach`.",
			Bad: []Example{
				{Worker: true, Code: `self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush());
});
async function flush() {
  const notes = await all();
  notes.forEach(async (note) => {
    const response = await fetch('/notes', { method: 'POST', body: note });
    if (!response.ok) throw new Error(response.statusText);
  });
}`},
				{Worker: true, Code: `self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(caches.open('outbox').then((cache) => { flush(cache); }));
});
async function flush(cache) {
  const response = await fetch('/notes', { method: 'POST', body: await read(cache) });
  if (!response.ok) throw new Error(response.statusText);
}`},
				{Worker: true, Code: `self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush());
});
async function flush() {
  const request = indexedDB.open('app');
  request.onsuccess = async () => {
    const response = await fetch('/notes', { method: 'POST', body: await read(request.result) });
    if (!response.ok) throw new Error(response.statusText);
  };
}`},
			},
			Good: []Example{
				{Worker: true, Code: `self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush());
});
async function flush() {
  const notes = await all();
  await Promise.all(notes.map(async (note) => {
    const response = await fetch('/notes', { method: 'POST', body: note });
    if (!response.ok) throw new Error(response.statusText);
  }));
}`},
				{Worker: true, Code: `self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush());
});
const open = () => new Promise((resolve, reject) => {
  const request = indexedDB.open('app');
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});
async function flush() {
  const db = await open();
  const response = await fetch('/notes', { method: 'POST', body: await read(db) });
  if (!response.ok) throw new Error(response.statusText);
  db.transaction('outbox', 'readwrite').objectStore('outbox').clear(); // no promise
}`},
				// What nobody is meant to wait for.
				{Worker: true, Code: `self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush());
});
async function flush() {
  const response = await fetch('/notes', { method: 'POST', body: await read() });
  if (!response.ok) throw new Error(response.statusText);
  void fetch('/log', { method: 'POST', body: 'sent' });
  fetch('/count', { method: 'POST', keepalive: true });
  new BroadcastChannel('outbox').postMessage('sent');
  self.clients.matchAll().then((list) => list.forEach((client) => client.postMessage('sent')));
}`},
			},
			Sources: []string{
				"https://w3c.github.io/ServiceWorker/#extendableevent-add-lifetime-promise",
				"measured in Chromium 156: forEach with an async function, and a missing return",
			},
			Since: "0.1.0",
		},
	}
}

func floating(l *usage.Loss) Finding {
	return Finding{
		Fixes:  waitFor(l),
		Script: l.Script, Node: l.Node, Severity: leniently(l.Periodic()), Related: append(requests(l), waitedFor(l)...),
		Message: "nothing waits for this promise, and nobody hears of it " + failure(l) + ": " + forgotten(l.Periodic()),
		Help:    "await it, or return it to what `waitUntil` is given",
	}
}

// waitFor returns the fix that waits for a promise that nobody takes, where the function it is in is waited for.
func waitFor(l *usage.Loss) []Fix {
	at := siteOf(l.Script, l.Node)
	if at.Fn == nil || runsAlone(l, at) {
		return nil
	}
	return join(l.Script, l.Node, at, at.reacts())
}

// runsAlone tells whether nobody takes what the function of a site returns: it is a listener, or something is
// called back that takes no promise.
func runsAlone(l *usage.Loss, at site) bool {
	if call, ok := at.Holder.(*syntax.Call); ok && call.Callee != at.Fn && !at.reacts() && called(call) != "map" {
		return true
	}
	return slices.ContainsFunc(l.Handlers, func(h *usage.Handler) bool {
		return slices.ContainsFunc(h.Trace.Activations, func(a *flow.Activation) bool { return a.Fn == at.Fn })
	})
}

// waits tells whether a promise is given to waitUntil in time.
func waits(a *flow.Attempt) bool {
	return slices.ContainsFunc(a.Waits, func(w *flow.Wait) bool { return inTime(w) && kindOf(w.V) == "" })
}

// checkDetached reports the callbacks whose requests the promise that is waited for has nothing to
// do with.
func checkDetached(p *Pass, h *usage.Handler) {
	if !slices.ContainsFunc(h.Attempts(), waits) {
		return
	}
	for _, a := range h.Detached {
		if a.In.Has(flow.Fair) {
			p.Report(Finding{
				Script: a.Script, Node: a.Node, Severity: leniently(h.Periodic()),
				Message: "the promise given to `waitUntil` does not wait for the request that is made in here: " + forgotten(h.Periodic()),
				Help:    "wrap this in `new Promise()` that is settled when the request is done",
			})
		}
	}
}
