package rules

import (
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/usage"
)

func swallowedSyncError() *Rule {
	return &Rule{
		ID: "swallowed-sync-error", Number: "R18", Severity: report.Error,
		Run: func(p *Pass) {
			for _, l := range p.App.Losses {
				checkSwallowed(p, l)
			}
		},
		Doc: Doc{
			Title: "A failure in a sync handler is caught, and the browser does not hear of it",
			Why: "The browser fires a sync event again, after five minutes and after fifteen, when a promise given " +
				"to `waitUntil()` rejects. An error that is caught and only logged, or a refusal of the server " +
				"that is looked at without throwing, leaves the promise fulfilled: the registration is deleted, " +
				"and what could not be sent stays where it is.",
			Do: "Log what you like, and throw the error again. With several items, try them all and throw in the end " +
				"if one has failed.",
			Fix: "Throws the error again, or one where the server has refused; `Promise.allSettled` becomes `Promise.all`. It is " +
				"not safe: the first failure now ends what would have gone on with other items.",
			Bad: []Example{
				{Worker: true, Code: `self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush());
});
async function flush() {
  try {
    const response = await fetch('/notes', { method: 'POST', body: await read() });
    if (!response.ok) throw new Error(response.statusText);
  } catch (error) {
    console.error('will retry on the next sync', error);
  }
}`},
				{Worker: true, Code: `self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush().catch(console.error));
});
async function flush() {
  const response = await fetch('/notes', { method: 'POST', body: await read() });
  if (!response.ok) throw new Error(response.statusText);
}`},
				{Worker: true, Code: `self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush());
});
async function flush() {
  const response = await fetch('/notes', { method: 'POST', body: await read() });
  if (response.ok) await clear();
  else console.error('the server says', response.status);
}
const clear = () => caches.delete('outbox');`},
				{Worker: true, Code: `self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush());
});
async function flush() {
  const notes = await all();
  await Promise.allSettled(notes.map(send));
}
async function send(note) {
  const response = await fetch('/notes', { method: 'POST', body: note });
  if (!response.ok) throw new Error(response.statusText);
}`},
			},
			Good: []Example{
				{Worker: true, Code: `self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush());
});
async function flush() {
  let failed = 0;
  for (const note of await all()) {
    try {
      await send(note);
    } catch (error) {
      console.error(error);
      failed++;
    }
  }
  if (failed > 0) throw new Error(failed + ' left');
}
async function send(note) {
  const response = await fetch('/notes', { method: 'POST', body: note });
  if (!response.ok) throw new Error(response.statusText);
}`},
				{Worker: true, Code: `self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush());
});
async function flush() {
  const results = await Promise.allSettled((await all()).map(send));
  if (results.some(({ status }) => status === 'rejected')) throw new Error('not all were sent');
}
async function send(note) {
  const response = await fetch('/notes', { method: 'POST', body: note });
  if (!response.ok) throw new Error(response.statusText);
}`},
				{Worker: true, Code: `self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush(event));
});
async function flush(event) {
  try {
    const response = await fetch('/notes', { method: 'POST', body: await read() });
    if (!response.ok) throw new Error(response.statusText);
  } catch (error) {
    if (event.lastChance) await self.registration.showNotification('Could not be sent').catch(console.error);
    throw error;
  }
}`},
				// What the server will never take is put aside.
				{Worker: true, Code: `self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush());
});
async function flush() {
  for (const note of await all()) {
    const response = await fetch('/notes', { method: 'POST', body: note });
    if (!response.ok) await putAside(note);
  }
}
const open = () => new Promise((resolve) => {
  indexedDB.open('app').onsuccess = (event) => resolve(event.target.result);
});
async function putAside(note) {
  const db = await open();
  db.transaction('refused', 'readwrite').objectStore('refused').put(note);
}`},
				// The message is no part of what has to be sent.
				{Worker: true, Code: `self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush());
});
async function flush() {
  const response = await fetch('/notes', { method: 'POST', body: await read() });
  if (!response.ok) throw new Error(response.statusText);
  await self.registration.showNotification('Sent').catch(() => {});
}`},
			},
			Sources: []string{
				"https://wicg.github.io/background-sync/spec/#firing-a-sync-event",
				"measured in Chromium 156: caught errors, allSettled and HTTP 500 all count as success",
			},
			Since: "0.1.0",
		},
	}
}

func checkSwallowed(p *Pass, l *usage.Loss) {
	f := Finding{
		Script: l.Script, Node: l.Node, Severity: leniently(l.Periodic()), Unsure: l.Unsure,
		Related: append(requests(l), waitedFor(l)...),
		Help:    "throw the error again, so that the promise rejects",
	}
	switch l.How {
	case usage.Swallowed:
		f.Message = "the error ends here " + failure(l) + ": " + forgotten(l.Periodic())
		f.Fixes = rethrow(l.Script, l.Node)
	case usage.Ignored:
		f.Message = "`Promise.allSettled` is fulfilled " + failure(l) + ": " + forgotten(l.Periodic())
		f.Help = "look at the results and throw if one was rejected, or use `Promise.all`"
		f.Fixes = failWithFirst(l.Script, l.Node)
	case usage.Tested:
		f.Message = "nothing is thrown " + failure(l) + ": " + forgotten(l.Periodic())
		f.Help = "throw an error where the server refuses, so that the promise rejects"
		f.Fixes = throwRefusal(l.Script, l.Node)
	default:
		return
	}
	p.Report(f)
}
