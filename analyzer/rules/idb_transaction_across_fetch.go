package rules

import (
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/syntax"
)

func idbTransactionAcrossFetch() *Rule {
	return &Rule{
		ID: "idb-transaction-across-fetch", Number: "R23", Severity: report.Error,
		Run: checkTransactions,
		Doc: Doc{
			Title: "A transaction of IndexedDB is used after a request has been waited for",
			Why: "A transaction of IndexedDB ends by itself as soon as nothing is asked of it any more. While a request " +
				"to the server is waited for, nothing is: the next call of a store of that transaction throws a " +
				"`TransactionInactiveError`, in Chromium, Firefox and Safari alike. What was sent is not deleted then, " +
				"and is sent again with each sync.",
			Do: "Begin a new transaction after the request, or read all that there is first and delete with a transaction " +
				"for each item.",
			Bad: []Example{
				{Worker: true, Code: `self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush());
});
const open = () => new Promise((resolve, reject) => {
  const request = indexedDB.open('app');
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});
const all = (store) => new Promise((resolve, reject) => {
  const request = store.getAll();
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});
async function flush() {
  const db = await open();
  const store = db.transaction('outbox', 'readwrite').objectStore('outbox');
  for (const note of await all(store)) {
    const response = await fetch('/notes', { method: 'POST', body: note.text });
    if (!response.ok) throw new Error(response.statusText);
    store.delete(note.id);
  }
}`},
				{Worker: true, Code: `import { openDB } from 'idb';
self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush());
});
async function flush() {
  const db = await openDB('app');
  const tx = db.transaction('outbox', 'readwrite');
  for (const note of await tx.store.getAll()) {
    const response = await fetch('/notes', { method: 'POST', body: note.text });
    if (!response.ok) throw new Error(response.statusText);
    await tx.store.delete(note.id);
  }
}`},
			},
			Good: []Example{
				{Worker: true, Code: `self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush());
});
const open = () => new Promise((resolve, reject) => {
  const request = indexedDB.open('app');
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});
const all = (store) => new Promise((resolve, reject) => {
  const request = store.getAll();
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});
async function flush() {
  const db = await open();
  const store = () => db.transaction('outbox', 'readwrite').objectStore('outbox');
  for (const note of await all(store())) {
    const response = await fetch('/notes', { method: 'POST', body: note.text });
    if (!response.ok) throw new Error(response.statusText);
    store().delete(note.id);
  }
}`},
				// The database of idb begins a transaction for each call.
				{Worker: true, Code: `import { openDB } from 'idb';
self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush());
});
async function flush() {
  const db = await openDB('app');
  for (const note of await db.getAll('outbox')) {
    const response = await fetch('/notes', { method: 'POST', body: note.text });
    if (!response.ok) throw new Error(response.statusText);
    await db.delete('outbox', note.id);
  }
}`},
			},
			Sources: []string{
				"https://w3c.github.io/IndexedDB/#transaction-lifecycle",
				"measured in Chromium 156, Firefox 153 and WebKit: TransactionInactiveError",
			},
			Since: "0.1.0",
		},
	}
}

func checkTransactions(p *Pass) {
	seen := map[syntax.Node]bool{}
	for _, t := range p.App.Traces {
		for _, a := range t.Activations {
			for _, o := range a.Overdue {
				if seen[o.Node] || !o.Script.Reported(o.Node) {
					continue
				}
				seen[o.Node] = true
				p.Report(Finding{
					Script: o.Script, Node: o.Node, Related: []Related{{o.Of.Script, o.Of.Node, "the transaction"}},
					Message: "the transaction has ended by now, since a request has been waited for after it was begun: this throws a " +
						"`TransactionInactiveError` in every browser",
					Help: "begin a new transaction after the request",
				})
			}
		}
	}
}
