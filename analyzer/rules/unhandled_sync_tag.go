package rules

import (
	"fmt"

	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/syntax"
	"github.com/synclint/synclint/analyzer/usage"
)

func unhandledSyncTag() *Rule {
	return &Rule{
		ID: "unhandled-sync-tag", Number: "R26", Severity: report.Error,
		Run: func(p *Pass) {
			for _, u := range p.App.Usages {
				reportUnhandledTag(p, u)
			}
		},
		Doc: Doc{
			Title: "A tag is registered that no handler reacts to",
			Why: "The browser fires the event for the tag, no listener of the service worker does anything about " +
				"it, and so the event counts as done: nothing is sent, nothing is tried again, and what was " +
				"queued stays queued, in the browsers with the API as well.",
			Do: "Compare `event.tag` with the very tag that is registered, best by a constant that both sides " +
				"import, in a listener for the right event: `sync` for `sync.register`, `periodicsync` for " +
				"`periodicSync.register`.",
			Bad: []Example{
				{Code: `-- app.js --
navigator.serviceWorker.register('sw.js');
async function queue() {
  const registration = await navigator.serviceWorker.ready;
  await registration.sync?.register('message-send');
}
-- sw.js --
self.addEventListener('sync', (event) => {
  if (event.tag === 'send-messages') event.waitUntil(fetch('/flush', { method: 'POST' }));
});
`},
				{Code: `-- app.js --
navigator.serviceWorker.register('sw.js');
async function queue(id) {
  const registration = await navigator.serviceWorker.ready;
  await registration.sync?.register(` + "`send-${id}`" + `);
}
-- sw.js --
self.addEventListener('sync', (event) => {
  if (event.tag === 'send') event.waitUntil(fetch('/flush', { method: 'POST' }));
});
`},
				{Code: `-- app.js --
navigator.serviceWorker.register('sw.js');
async function queue() {
  const registration = await navigator.serviceWorker.ready;
  await registration.sync?.register('outbox');
}
-- sw.js --
self.addEventListener('fetch', (event) => event.respondWith(fetch(event.request)));
`},
			},
			Good: []Example{
				{Code: `-- tags.js --
export const TAGS = { outbox: 'outbox', photo: 'photo-' };
-- app.js --
import { TAGS } from './tags.js';
navigator.serviceWorker.register('sw.js', { type: 'module' });
const flush = () => fetch('/flush', { method: 'POST', body: localStorage.getItem('outbox') });
async function queue(id) {
  const registration = await navigator.serviceWorker.ready;
  try {
    await registration.sync.register(TAGS.outbox);
    await registration.sync.register(TAGS.photo + id);
  } catch {
    await flush();
  }
}
-- sw.js --
import { TAGS } from './tags.js';
const send = async (body) => {
  const response = await fetch('/flush', { method: 'POST', body });
  if (!response.ok) throw new Error(response.statusText);
};
self.addEventListener('sync', (event) => {
  switch (event.tag) {
    case TAGS.outbox:
      event.waitUntil(send('outbox'));
      break;
    default:
      if (event.tag.startsWith(TAGS.photo)) event.waitUntil(send(event.tag));
  }
});
`},
			},
			Sources: []string{
				"https://wicg.github.io/background-sync/spec/#fire-a-sync-event",
				"measured in Chromium 156",
			},
			Since: "0.1.0",
		},
	}
}

func reportUnhandledTag(p *Pass, u *usage.Usage) {
	unheard := p.App.Unheard(u)
	if unheard == nil {
		return
	}
	f := Finding{
		Script: u.Script, Node: u.Node, Unsure: u.Guess,
		Message: unheardBy(u, unheard) + ": the event counts as done, and nothing is sent",
		Help:    fmt.Sprintf("react to the tag in a `%s` listener of the service worker", unheard.Event),
	}
	if c, ok := u.Node.(*syntax.Call); ok && len(c.Args) > 0 {
		f.Node = c.Args[0]
	}
	var asked []string
	for _, l := range unheard.Listeners[:min(len(unheard.Listeners), 3)] {
		f.Related = append(f.Related, Related{l.Script, l.Node, fmt.Sprintf("the listener for `%s`", unheard.Event)})
		for _, t := range l.Tags {
			if !t.Tag.Pattern {
				asked = append(asked, t.Tag.S)
			}
		}
	}
	if meant := near(u.Tag.Value, asked); meant != "" {
		f.Help = fmt.Sprintf("the listener reacts to %q; use one constant for both", meant)
	}
	if other := unheard.Other; other != nil {
		f.Related = append(f.Related, Related{other.Script, other.Node, fmt.Sprintf("the listener for `%s`", other.Event)})
	}
	if orphan := unheard.Orphan; orphan != nil {
		f.Related = append(f.Related, Related{orphan.Script, orphan.Node, "a listener in a file that nothing loads"})
	}
	p.Report(f)
}

// unheardBy says what is wrong with the listeners for a tag.
func unheardBy(u *usage.Usage, why *usage.Unheard) string {
	tag := fmt.Sprintf("the tag %q", u.Tag.Value)
	if u.Tag.Kind == "pattern" {
		tag = fmt.Sprintf("tags like %q", u.Tag.Value)
	}
	switch {
	case why.Orphan != nil:
		return fmt.Sprintf("the only `%s` listener for %s is in a file that nothing loads", why.Event, tag)
	case why.Other != nil:
		return fmt.Sprintf("%s is registered for `%s`, and only a listener for `%s` reacts to it", tag, why.Event, why.Other.Event)
	case len(why.Listeners) == 0:
		return fmt.Sprintf("the service worker has no `%s` listener for %s", why.Event, tag)
	}
	return fmt.Sprintf("no `%s` listener of the service worker reacts to %s", why.Event, tag)
}
