package rules

import (
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/syntax"
	"github.com/synclint/synclint/analyzer/usage"
)

func reregisterInSyncHandler() *Rule {
	return &Rule{
		ID: "reregister-in-sync-handler", Number: "R21", Severity: report.Error,
		Run: func(p *Pass) {
			for _, r := range p.App.Renewals {
				p.Report(renewal(r))
			}
		},
		Doc: Doc{
			Title: "A sync handler registers its own tag again although it has failed",
			Why: "A tag that is registered while it is handled counts as new: its attempts start anew, and the browser " +
				"fires the event again at once, without the pause that it makes after a failure. While the server is " +
				"down the handler runs in a loop, about a hundred times a second, each time with its requests, until " +
				"the battery is empty or the server is back. It does not matter whether the handler also rejects. " +
				"Two handlers that register each other's tags do the same.",
			Do: "Throw the error and register nothing: the browser fires the event again by itself, after five minutes and " +
				"after fifteen. Registering again is fine when all has been sent, for what has come in meanwhile.",
			Fix: "The error is thrown instead. It is not safe: look whether the handler counts on running again at once.",
			Bad: []Example{
				{Worker: true, Code: `self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush());
});
async function flush() {
  try {
    const response = await fetch('/notes', { method: 'POST', body: await read() });
    if (!response.ok) throw new Error(response.statusText);
  } catch (error) {
    await self.registration.sync.register('outbox');
  }
}`},
				{Worker: true, Code: `self.addEventListener('sync', (event) => {
  if (event.tag.startsWith('photo-')) event.waitUntil(send(event.tag));
});
async function send(tag) {
  const response = await fetch('/photos', { method: 'POST', body: await read(tag) });
  if (!response.ok) await self.registration.sync.register(tag);
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
				// All has been sent, and something new has come.
				{Worker: true, Code: `self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush());
});
async function flush() {
  const response = await fetch('/notes', { method: 'POST', body: await read() });
  if (!response.ok) throw new Error(response.statusText);
  if ('sync' in self.registration && await caches.has('more')) {
    await self.registration.sync.register('outbox').catch(flush);
  }
}`},
				// After the last attempt the browser has paused as long as it does.
				{Worker: true, Code: `self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush(event));
});
async function flush({ lastChance }) {
  try {
    const response = await fetch('/notes', { method: 'POST', body: await read() });
    if (!response.ok) throw new Error(response.statusText);
  } catch (error) {
    if (lastChance) await self.registration.sync.register('outbox');
    throw error;
  }
}`},
				// The other tag's handler lets the browser pause.
				{Worker: true, Code: `self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush());
  else if (event.tag === 'rest') event.waitUntil(send());
});
async function flush() {
  try {
    await send();
  } catch {
    await self.registration.sync.register('rest');
  }
}
async function send() {
  const response = await fetch('/notes', { method: 'POST', body: await read() });
  if (!response.ok) throw new Error(response.statusText);
}`},
				// The intervals of periodic sync are longer than those of its own repetition.
				{Worker: true, Code: `self.addEventListener('periodicsync', (event) => {
  if (event.tag === 'news') event.waitUntil(refresh());
});
async function refresh() {
  try {
    await (await caches.open('news')).add('/news');
  } catch (error) {
    const pages = await self.clients.matchAll();
    if (pages.length > 0) await self.registration.sync.register('news');
    else throw error;
  }
}
self.addEventListener('sync', (event) => {
  if (event.tag === 'news') event.waitUntil(caches.open('news').then((cache) => cache.add('/news')));
});`},
			},
			Sources: []string{
				"https://wicg.github.io/background-sync/spec/#dom-syncmanager-register",
				"https://wicg.github.io/background-sync/spec/#fire-a-sync-event",
				"measured in Chromium 156: 196 requests in two seconds, whether or not the handler rejects",
			},
			Since: "0.1.0",
		},
	}
}

func renewal(r *usage.Renewal) Finding {
	f := Finding{
		Script: r.Use.Script, Node: r.Use.Node, Unsure: r.Unsure,
		Message: "this registers the tag that is being handled, although the request has failed: the browser fires the event " +
			"again at once, in a loop without a pause while the server is down",
		Help:    "throw the error instead: the browser tries again by itself, after five minutes and after fifteen",
		Related: []Related{{r.Handler.Script, r.Handler.Node, "the handler"}},
	}
	if r.Through != nil {
		f.Message = "this registers another tag although the request has failed, and its handler this one again: the browser " +
			"fires the two events in turn, in a loop without a pause while the server is down"
		f.Related = append(f.Related, Related{r.Through.Script, r.Through.Node, "registers the tag again"})
	}
	f.Fixes = throwInstead(r)
	return f
}

// throwInstead returns the fix that throws what a catch clause has caught in the place of a statement
// that registers.
func throwInstead(r *usage.Renewal) []Fix {
	script := r.Use.Script
	at := siteOf(script, r.Use.Node)
	stmt, clause := at.Stmt, at.Clause
	if clause == nil || stmt == nil || !clause.Range().Contains(stmt.Span) || !last(clause.Body.Body, stmt) {
		return nil
	}
	caught, ok := clause.Param.(*syntax.Ident)
	if !ok {
		return nil
	}
	return []Fix{{Title: "Throw the error", Edits: []Edit{Replace(script, stmt, "throw "+caught.Name+";")}}}
}
