package rules

import (
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/usage"
)

func lastChanceUnhandled() *Rule {
	return &Rule{
		ID: "last-chance-unhandled", Number: "R44", Severity: report.Info,
		Run: func(p *Pass) {
			for _, a := range p.App.Abandoned {
				p.Report(abandoned(a))
			}
		},
		Doc: Doc{
			Title: "Nobody is told when the last attempt to sync has failed",
			Why: "The browser fires a sync event three times: at once, after five minutes, and after fifteen more. When " +
				"the third attempt fails too, it forgets the registration. What was to be sent stays in the store until the " +
				"app registers the tag again for something else, and nobody knows. (`periodicsync` has no last chance: it " +
				"comes again at the next interval.)",
			Do: "When `event.lastChance` is true and the request fails, tell the user, and throw all the same. Or send what is " +
				"left when the app is opened, which helps the other browsers too.",
			Bad: []Example{
				{Code: `-- app.js --
navigator.serviceWorker.register('sw.js');
async function save(note) {
  const registration = await navigator.serviceWorker.ready;
  await registration.sync.register('outbox');
}
document.querySelector('form').addEventListener('submit', (event) => save(event.target.elements.note.value));
-- sw.js --
self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush());
});
async function flush() {
  const response = await fetch('/notes', { method: 'POST' });
  if (!response.ok) throw new Error(response.statusText);
}
`},
			},
			Good: []Example{
				{Code: `-- app.js --
navigator.serviceWorker.register('sw.js');
const send = (note) => fetch('/notes', { method: 'POST', body: note });
async function save(note) {
  const registration = await navigator.serviceWorker.ready;
  await registration.sync.register('outbox').catch(() => send(note));
}
document.querySelector('form').addEventListener('submit', async (event) => {
  const note = event.target.elements.note.value;
  if ('SyncManager' in window) await save(note);
  else await send(note);
});
-- sw.js --
self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush(event));
});
async function flush({ lastChance }) {
  try {
    const response = await fetch('/notes', { method: 'POST' });
    if (!response.ok) throw new Error(response.statusText);
  } catch (error) {
    if (lastChance) await self.registration.showNotification('A note could not be sent').catch(console.error);
    throw error;
  }
}
`},
				// What is left is sent when the app is opened.
				{Code: `-- app.js --
import { entries } from 'idb-keyval';
navigator.serviceWorker.register('sw.js');
async function sendAll() {
  for (const [, note] of await entries()) await fetch('/notes', { method: 'POST', body: note });
}
async function save() {
  const registration = await navigator.serviceWorker.ready;
  await registration.sync.register('outbox').catch(sendAll);
}
document.querySelector('form').addEventListener('submit', async () => {
  if ('SyncManager' in window) await save();
  else await sendAll();
});
window.addEventListener('online', sendAll);
sendAll();
-- sw.js --
self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush());
});
async function flush() {
  const response = await fetch('/notes', { method: 'POST' });
  if (!response.ok) throw new Error(response.statusText);
}
`},
			},
			Sources: []string{
				"https://wicg.github.io/background-sync/spec/#dom-syncevent-lastchance",
				"measured in Chromium 156: lastChance on the third attempt, after which the registration is deleted",
			},
			Since: "0.1.0",
		},
	}
}

func abandoned(a *usage.Abandoned) Finding {
	return Finding{
		Script: a.Script, Node: a.Node, Unsure: a.Guess,
		Message: "when three attempts to send this have failed, the browser gives up and nobody is told: what is left stays where it is",
		Help:    "tell the user when `event.lastChance` is true and the request fails, or send what is left when the app is opened",
		Related: []Related{{a.Handler.Script, a.Handler.Node, "the handler, which does not look at `event.lastChance`"}},
	}
}
