package rules

import (
	"fmt"

	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/syntax"
	"github.com/synclint/synclint/analyzer/usage"
)

func inMemoryQueue() *Rule {
	return &Rule{
		ID: "in-memory-queue", Number: "R24", Severity: report.Error,
		Run: func(p *Pass) {
			for _, v := range p.App.Volatile {
				p.Report(volatile(v))
			}
		},
		Doc: Doc{
			Title: "The data to sync is kept in a variable of the service worker",
			Why: "The browser stops a service worker some seconds after its last event, and starts it anew for the " +
				"next one. Until there is a connection again, that is minutes or days: when `sync` fires, the list is as " +
				"empty as when the worker was installed. The handler finds nothing to send, and succeeds.",
			Do: "Keep what is to be sent in IndexedDB, or in a cache, and read it there in the handler.",
			Bad: []Example{
				{Worker: true, Code: `const queue = [];
self.addEventListener('message', (event) => {
  queue.push(event.data);
});
self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush());
});
async function flush() {
  for (const note of queue) {
    const response = await fetch('/notes', { method: 'POST', body: note });
    if (!response.ok) throw new Error(response.statusText);
  }
}`},
				{Worker: true, Code: `const waiting = new Map();
self.addEventListener('fetch', (event) => {
  if (event.request.method === 'POST') waiting.set(event.request.url, event.request.clone());
});
self.addEventListener('sync', (event) => {
  event.waitUntil(send(waiting.get(event.tag)));
});
async function send(request) {
  const response = await fetch(request);
  if (!response.ok) throw new Error(response.statusText);
}`},
			},
			Good: []Example{
				{Worker: true, Code: `import { clear, entries, set } from 'idb-keyval';
self.addEventListener('message', (event) => {
  event.waitUntil(set(Date.now(), event.data));
});
self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush());
});
async function flush() {
  const response = await fetch('/notes', { method: 'POST', body: JSON.stringify(await entries()) });
  if (!response.ok) throw new Error(response.statusText);
  await clear();
}`},
				// A copy of what is stored.
				{Worker: true, Code: `import { entries, set } from 'idb-keyval';
let notes = [];
self.addEventListener('message', (event) => {
  notes.push(event.data);
  event.waitUntil(set(Date.now(), event.data));
});
self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush());
});
async function flush() {
  if (notes.length === 0) notes = await entries();
  const response = await fetch('/notes', { method: 'POST', body: JSON.stringify(notes) });
  if (!response.ok) throw new Error(response.statusText);
}`},
			},
			Sources: []string{
				"https://w3c.github.io/ServiceWorker/#service-worker-lifetime",
				"https://developer.mozilla.org/docs/Web/API/Service_Worker_API/Using_Service_Workers",
			},
			Since: "0.1.0",
		},
	}
}

func volatile(v *usage.Volatile) Finding {
	f := Finding{
		Script: v.Script, Node: v.Node,
		Message: "the data to send is kept here, in a variable: the browser stops the worker between events, and when `sync` fires " +
			"there is nothing left to send",
		Help: "keep it in IndexedDB, and read it there in the handler",
		Related: []Related{
			{v.Fill.Script, v.Fill.Node, fmt.Sprintf("filled here, for `%s`", v.Fill.By.Event)},
			{v.Handler.Script, v.Handler.Node, "the handler that reads it"},
		},
	}
	if d, ok := parent(v.Script, v.Node).(*syntax.Declarator); ok {
		f.Node = d.Target
	}
	return f
}
