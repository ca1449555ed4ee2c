package rules

import (
	"fmt"

	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/usage"
)

func handlerIgnoresTag() *Rule {
	return &Rule{
		ID: "handler-ignores-tag", Number: "R25", Severity: report.Warning,
		Run: func(p *Pass) {
			for _, h := range p.App.Handlers {
				checkTagRead(p, h)
			}
		},
		Doc: Doc{
			Title: "A sync handler does the same for every tag",
			Why: "The event comes for each tag that any part of the app has registered, the queues of Workbox among " +
				"them, and for what is typed into the developer tools. A listener that does not look at `event.tag` does " +
				"its work each time. All listeners decide about the one event together: when this one's work fails, the " +
				"browser fires the event again for what the others had done. As long as the app has one tag only, or " +
				"for periodic sync, this is no more than a trap, and the finding an info.",
			Do: "Compare `event.tag` with the tag that the listener is for.",
			Bad: []Example{
				{Worker: true, Code: `self.addEventListener('sync', (event) => {
  event.waitUntil(flush());
});
async function flush() {
  const response = await fetch('/notes', { method: 'POST', body: await read() });
  if (!response.ok) throw new Error(response.statusText);
}
self.addEventListener('message', ({ data }) => {
  if (data.photo) self.registration.sync.register('photos');
  else self.registration.sync.register('notes');
});`},
				{Worker: true, Code: `import { Queue } from 'workbox-background-sync';
const visits = new Queue('visits');
self.addEventListener('sync', (event) => {
  event.waitUntil(flush());
});
async function flush() {
  const response = await fetch('/notes', { method: 'POST', body: await read() });
  if (!response.ok) throw new Error(response.statusText);
}`},
			},
			Good: []Example{
				{Worker: true, Code: `self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush());
});
async function flush() {
  const response = await fetch('/notes', { method: 'POST', body: await read() });
  if (!response.ok) throw new Error(response.statusText);
}`},
				{Worker: true, Code: `const tasks = { notes: () => send('/notes'), photos: () => send('/photos') };
self.addEventListener('sync', (event) => {
  const task = tasks[event.tag];
  if (task) event.waitUntil(task());
});
async function send(to) {
  const response = await fetch(to, { method: 'POST', body: await read(to) });
  if (!response.ok) throw new Error(response.statusText);
}`},
				{Worker: true, Code: `self.addEventListener('sync', (event) => {
  switch (event.tag) {
    case 'notes':
      event.waitUntil(send('/notes'));
  }
});
async function send(to) {
  const response = await fetch(to, { method: 'POST', body: await read(to) });
  if (!response.ok) throw new Error(response.statusText);
}`},
				// Nothing is done about the event.
				{Worker: true, Code: `self.addEventListener('sync', () => console.log('a sync'));`},
			},
			Sources: []string{
				"https://wicg.github.io/background-sync/spec/#dom-syncevent-tag",
				"https://w3c.github.io/ServiceWorker/#extendableevent-add-lifetime-promise",
			},
			Since: "0.1.0",
		},
	}
}

func checkTagRead(p *Pass, h *usage.Handler) {
	if h.Orphan() || !h.Works() || h.ReadsTag() {
		return
	}
	f := Finding{
		Script: h.Script, Node: h.Node, Severity: report.Info,
		Message: fmt.Sprintf("this `%s` listener does not look at `event.tag`: it does its work for each tag that any part of the app registers", h.Event),
		Help:    "compare `event.tag` with the tag that it is for",
	}
	switch tags := p.App.Registers(h); {
	case h.Periodic():
	case len(tags) > 1:
		f.Severity = ""
		f.Message = fmt.Sprintf("this listener does not look at `event.tag`: it does its work for %q as for %q and each other tag", tags[0].Tag.Value, tags[1].Tag.Value)
		for _, u := range tags[:2] {
			f.Related = append(f.Related, Related{u.Script, u.Node, fmt.Sprintf("registers %q", u.Tag.Value)})
		}
	case len(p.App.Queues) > 0:
		f.Severity = ""
		q := p.App.Queues[0]
		f.Message = "this listener does not look at `event.tag`: it does its work also when a queue of Workbox is due, and when it fails, that queue is taken for failed"
		f.Related = append(f.Related, Related{q.Script, q.Node, "the queue"})
	}
	p.Report(f)
}
