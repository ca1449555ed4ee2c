package rules

import (
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/usage"
)

func uncheckedResponseStatus() *Rule {
	return &Rule{
		ID: "unchecked-response-status", Number: "R19", Severity: report.Warning,
		Run: func(p *Pass) {
			for _, l := range p.App.Losses {
				if l.How == usage.Unchecked {
					p.Report(unchecked(l))
				}
			}
		},
		Doc: Doc{
			Title: "A sync handler takes a refusal of the server for success",
			Why: "`fetch()` rejects when the network fails. When the server answers with 404 or 503, it is fulfilled. " +
				"A handler that does not look at `response.ok` goes on as if the data had been taken: it deletes " +
				"it, and the browser does not fire the event again. Deleting what was refused makes the finding " +
				"an error. (axios, ky and ofetch reject by themselves.)",
			Do: "Throw unless `response.ok`, before anything is deleted.",
			Fix: "Throws unless `response.ok`. It is not safe: what the server will never take is then tried until the browser " +
				"gives up, and that somebody has to put aside.",
			Bad: []Example{
				{Worker: true, Code: `self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush());
});
const open = () => new Promise((resolve) => {
  indexedDB.open('app').onsuccess = (event) => resolve(event.target.result);
});
async function flush() {
  await fetch('/notes', { method: 'POST', body: await read() });
  const db = await open();
  db.transaction('outbox', 'readwrite').objectStore('outbox').clear();
}`},
				{Worker: true, Code: `self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(fetch('/flush', { method: 'POST' }));
});`},
			},
			Good: []Example{
				{Worker: true, Code: `self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush());
});
async function flush() {
  const response = await fetch('/notes', { method: 'POST', body: await read() });
  if (!response.ok) throw new Error(response.statusText);
  await caches.delete('outbox');
}`},
				{Worker: true, Code: `self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush());
});
async function flush() {
  const response = await fetch('/notes', { method: 'POST', body: await read() });
  const { saved } = await response.json();
  if (saved) await caches.delete('outbox');
}`},
				{Worker: true, Code: `import axios from 'axios';
self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(axios.post('/notes', event.tag));
});`},
				// The answer can't be seen, so nobody can look at it.
				{Worker: true, Code: `self.addEventListener('sync', (event) => {
  if (event.tag === 'visits') event.waitUntil(fetch('https://count.example/hit', { method: 'POST', mode: 'no-cors' }));
});`},
				// It rejects by itself.
				{Worker: true, Code: `self.addEventListener('sync', (event) => {
  if (event.tag === 'articles') event.waitUntil(caches.open('articles').then((cache) => cache.addAll(['/a', '/b'])));
});`},
			},
			Sources: []string{
				"https://fetch.spec.whatwg.org/#fetch-method",
				"measured in Chromium 156: HTTP 500 counts as success, and the registration is deleted",
			},
			Since: "0.1.0",
		},
	}
}

func unchecked(l *usage.Loss) Finding {
	f := Finding{
		Script: l.Script, Node: l.Node, Unsure: l.Unsure, Related: waitedFor(l),
		Message: "this is fulfilled when the server answers with an error, and nothing looks at the answer: " + forgotten(false),
		Help:    "throw unless `response.ok`",
		Fixes:   throwUnlessOK(l.Script, l.Node),
	}
	if l.Removed {
		f.Severity = report.Error
		f.Message = "this is fulfilled when the server answers with an error, and nothing looks at the answer: the data is deleted although it was refused"
	}
	return f
}
