package rules

import "github.com/synclint/synclint/analyzer/report"

func registerBeforeEnqueue() *Rule {
	return &Rule{
		ID: "register-before-enqueue", Number: "R41", Severity: report.Warning,
		Run: func(p *Pass) {
			for _, u := range p.App.Usages {
				at, ok := p.App.StoredAfter(u)
				if !ok {
					continue
				}
				p.Report(Finding{
					Script: u.Script, Node: u.Node, Unsure: true,
					Message: "the sync may fire before what it is to send is stored: its handler finds nothing, succeeds, and the data stays behind",
					Help:    "store the data first, wait until it is stored, and register then",
					Related: []Related{{at.Script, at.Node, "stored here"}},
				})
			}
		},
		Doc: Doc{
			Title: "A sync is registered before its data is stored",
			Why: "While the device is online, the browser fires the event within milliseconds of `register()`. A handler that " +
				"runs before the data is stored finds an empty outbox and succeeds; the registration is gone, and what " +
				"is stored a moment later waits until something else registers the tag.",
			Do: "Store first, wait for the store, then register.",
			Bad: []Example{
				{Code: `-- app.js --
import { set } from 'idb-keyval';
navigator.serviceWorker.register('sw.js', { type: 'module' });
async function save(note) {
  const registration = await navigator.serviceWorker.ready;
  await registration.sync?.register('outbox');
  await set('note', note);
}
document.querySelector('form').addEventListener('submit', (event) => save(event.target.elements.note.value));
-- sw.js --
import { get } from 'idb-keyval';
self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush());
});
async function flush() {
  const note = await get('note');
  if (note) await fetch('/notes', { method: 'POST', body: note });
}
`},
			},
			Good: []Example{
				{Code: `-- app.js --
import { set } from 'idb-keyval';
import { send } from './send.js';
navigator.serviceWorker.register('sw.js', { type: 'module' });
async function save(note) {
  await set('note', note);
  const registration = await navigator.serviceWorker.ready;
  if (registration.sync) await registration.sync.register('outbox').catch(send);
  else await send();
}
document.querySelector('form').addEventListener('submit', (event) => save(event.target.elements.note.value));
-- sw.js --
import { send } from './send.js';
self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(send());
});
-- send.js --
import { get } from 'idb-keyval';
export async function send() {
  const response = await fetch('/notes', { method: 'POST', body: await get('note') });
  if (!response.ok) throw new Error(response.statusText);
}
`},
				// The caller stores it; when it was registered is for the page alone.
				{Code: `-- app.js --
import { set } from 'idb-keyval';
import { send } from './send.js';
navigator.serviceWorker.register('sw.js', { type: 'module' });
async function queue() {
  const registration = await navigator.serviceWorker.ready;
  if (registration.sync) await registration.sync.register('outbox').catch(send);
  else await send();
  localStorage.setItem('queued', Date.now());
}
async function save(note) {
  await set('note', note);
  await queue();
}
document.querySelector('form').addEventListener('submit', (event) => save(event.target.elements.note.value));
document.querySelector('button').addEventListener('click', queue);
-- sw.js --
import { send } from './send.js';
self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(send());
});
-- send.js --
import { get } from 'idb-keyval';
export async function send() {
  const response = await fetch('/notes', { method: 'POST', body: await get('note') });
  if (!response.ok) throw new Error(response.statusText);
}
`},
			},
			Sources: []string{
				"https://wicg.github.io/background-sync/spec/#dom-syncmanager-register",
				"measured in Chromium 156: one item is left, and no tag",
			},
			Since: "0.1.0",
		},
	}
}
