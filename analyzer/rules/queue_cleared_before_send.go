package rules

import (
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/usage"
)

func queueClearedBeforeSend() *Rule {
	return &Rule{
		ID: "queue-cleared-before-send", Number: "R22", Severity: report.Warning,
		Run: func(p *Pass) {
			for _, c := range p.App.Clearings {
				p.Report(clearing(c))
			}
		},
		Doc: Doc{
			Title: "A sync handler deletes stored data before it has been sent",
			Why: "The request may fail, and the browser may stop a worker at any time, after three minutes at the " +
				"latest. It fires the event again later, but what was deleted before the server had it is gone: " +
				"the handler finds nothing to send, and succeeds.",
			Do: "Delete each item when its request has succeeded. Or put it back when the request has failed, or keep it " +
				"elsewhere, marked as under way.",
			Bad: []Example{
				{Worker: true, Code: `import { clear, entries } from 'idb-keyval';
self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush());
});
async function flush() {
  const notes = await entries();
  await clear();
  const response = await fetch('/notes', { method: 'POST', body: JSON.stringify(notes) });
  if (!response.ok) throw new Error(response.statusText);
}`},
				{Worker: true, Code: `import { del, get } from 'idb-keyval';
self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush().finally(() => del('note')));
});
async function flush() {
  const response = await fetch('/notes', { method: 'POST', body: await get('note') });
  if (!response.ok) throw new Error(response.statusText);
}`},
			},
			Good: []Example{
				{Worker: true, Code: `import { clear, entries } from 'idb-keyval';
self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush());
});
async function flush() {
  const notes = await entries();
  const response = await fetch('/notes', { method: 'POST', body: JSON.stringify(notes) });
  if (!response.ok) throw new Error(response.statusText);
  await clear();
}`},
				// It is put back.
				{Worker: true, Code: `import { del, get, set } from 'idb-keyval';
self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush());
});
async function flush() {
  const note = await get('note');
  await del('note');
  try {
    const response = await fetch('/notes', { method: 'POST', body: note });
    if (!response.ok) throw new Error(response.statusText);
  } catch (error) {
    await set('note', note);
    throw error;
  }
}`},
				// It is kept as being under way.
				{Worker: true, Code: `import { del, get, set } from 'idb-keyval';
self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush());
});
async function flush() {
  const note = await get('sending') ?? await get('note');
  await set('sending', note);
  await del('note');
  const response = await fetch('/notes', { method: 'POST', body: note });
  if (!response.ok) throw new Error(response.statusText);
  await del('sending');
}`},
			},
			Sources: []string{
				"https://w3c.github.io/ServiceWorker/#service-worker-lifetime",
				"measured in Chromium 156: a sync event may take three minutes",
			},
			Since: "0.1.0",
		},
	}
}

func clearing(c *usage.Clearing) Finding {
	f := Finding{
		Script: c.Script, Node: c.Node,
		Message: "this deletes stored data before it has been sent: when the request fails or the worker is stopped, nothing is left to send",
		Help:    "delete it when the request has succeeded",
		Related: []Related{{c.Request.Script, c.Request.Node, "the request"}},
	}
	if !c.Before {
		f.Message = "this deletes stored data also when the request has failed: the browser fires the event again, and nothing is left to send"
	}
	return f
}
