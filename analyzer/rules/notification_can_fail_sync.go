package rules

import (
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/usage"
)

func notificationCanFailSync() *Rule {
	return &Rule{
		ID: "notification-can-fail-sync", Number: "R43", Severity: report.Warning,
		Run: func(p *Pass) {
			for _, d := range p.App.Denials {
				p.Report(denial(d))
			}
		},
		Doc: Doc{
			Title: "A notification that may not be shown fails a sync that has succeeded",
			Why: "`showNotification()` rejects where the user has not allowed notifications, as most have not. When the promise " +
				"of a sync handler waits for it, the sync has failed although the data has been sent: the browser fires " +
				"the event again, up to three times, and the data is sent each time.",
			Do: "Take the rejection of the notification alone, or ask `Notification.permission` first. Delete what has been sent " +
				"before anything else can fail.",
			Fix: "The rejection is ignored. It is not safe: somebody may want to hear of it.",
			Bad: []Example{
				{Worker: true, Code: `self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush());
});
async function flush() {
  const response = await fetch('/notes', { method: 'POST', body: await read() });
  if (!response.ok) throw new Error(response.statusText);
  await self.registration.showNotification('Your notes have been sent');
}`},
			},
			Good: []Example{
				{Worker: true, Code: `self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush());
});
async function flush() {
  const response = await fetch('/notes', { method: 'POST', body: await read() });
  if (!response.ok) throw new Error(response.statusText);
  await self.registration.showNotification('Your notes have been sent').catch(() => {});
}`},
				{Worker: true, Code: `self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush());
});
async function flush() {
  const response = await fetch('/notes', { method: 'POST', body: await read() });
  if (!response.ok) throw new Error(response.statusText);
  if (Notification.permission === 'granted') await self.registration.showNotification('Your notes have been sent');
}`},
				// There is nothing left that could be sent again.
				{Worker: true, Code: `import { del, entries } from 'idb-keyval';
self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush());
});
async function flush() {
  for (const [id, note] of await entries()) {
    const response = await fetch('/notes', { method: 'POST', body: note });
    if (!response.ok) throw new Error(response.statusText);
    await del(id);
  }
  await self.registration.showNotification('Your notes have been sent');
}`},
			},
			Sources: []string{
				"https://notifications.spec.whatwg.org/#dom-serviceworkerregistration-shownotification",
				"measured in Chromium 156: TypeError without the permission, and the sync counts as failed",
			},
			Since: "0.1.0",
		},
	}
}

func denial(d *usage.Denial) Finding {
	return Finding{
		Script: d.Script, Node: d.Node, Unsure: d.Unsure,
		Message: "this rejects where the user has not allowed notifications, and the sync with it: the browser fires the event again, " +
			"and what has been sent is sent again",
		Help:    "take the rejection, `.catch(() => {})`, or ask `Notification.permission` first",
		Related: []Related{{d.Request.Script, d.Request.Node, "sent again"}, {d.Handler.Script, d.Handler.Node, "the handler"}},
		Fixes: []Fix{{
			Title: "Ignore the rejection of the notification",
			Edits: []Edit{After(d.Script, d.Node, ".catch(() => {})")},
		}},
	}
}
