package rules

import (
	"fmt"
	"slices"

	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/syntax"
	"github.com/synclint/synclint/analyzer/usage"
)

func lateSyncListener() *Rule {
	return &Rule{
		ID: "late-sync-listener", Number: "R32", Severity: report.Error,
		Run: func(p *Pass) {
			for _, h := range p.App.Handlers {
				if !h.Prompt && !h.Orphan() {
					p.Report(late(h))
				}
			}
		},
		Doc: Doc{
			Title: "A listener for sync events is added when the worker has been running for a while",
			Why: "Most sync events come to a service worker that is not running. The browser starts it, evaluates its " +
				"script once, and dispatches the event to the listeners that there are then. A listener that is added by a " +
				"timer, by another event or after something that was waited for is not there yet: nobody hears the event, " +
				"it counts as done, and is not fired again. It seems to work as long as the worker happens to be running.",
			Do:  "Add the listener at the top level of the worker's script, unconditionally, and do the waiting in the handler.",
			Fix: "The call is moved to the end of the top-level statement that it is in. It is not safe: look whether what the handler uses is there by then.",
			Bad: []Example{
				{Worker: true, Code: `self.addEventListener('install', (event) => {
  event.waitUntil(self.skipWaiting());
  self.addEventListener('sync', (sync) => {
    if (sync.tag === 'outbox') sync.waitUntil(flush());
  });
});
async function flush() {
  const response = await fetch('/notes', { method: 'POST', body: await read() });
  if (!response.ok) throw new Error(response.statusText);
}`},
				{Worker: true, Code: `async function start() {
  const settings = await (await fetch('/settings.json')).json();
  self.addEventListener('sync', (event) => {
    if (event.tag === 'outbox') event.waitUntil(flush(settings));
  });
}
start();
async function flush({ to }) {
  const response = await fetch(to, { method: 'POST', body: await read() });
  if (!response.ok) throw new Error(response.statusText);
}`},
			},
			Good: []Example{
				{Worker: true, Code: `const settings = fetch('/settings.json').then((response) => response.json());
self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush());
});
async function flush() {
  const { to } = await settings;
  const response = await fetch(to, { method: 'POST', body: await read() });
  if (!response.ok) throw new Error(response.statusText);
}`},
				// A function that is called at once, behind a test that is over at once.
				{Worker: true, Code: `function listen(tag, work) {
  self.addEventListener('sync', (event) => {
    if (event.tag === tag) event.waitUntil(work());
  });
}
if ('sync' in self.registration) listen('outbox', flush);
async function flush() {
  const response = await fetch('/notes', { method: 'POST', body: await read() });
  if (!response.ok) throw new Error(response.statusText);
}`},
				{Code: `-- app.js --
navigator.serviceWorker.register('sw.js', { type: 'module' });
-- sw.js --
import './sync.js';
-- sync.js --
self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush());
});
async function flush() {
  const response = await fetch('/notes', { method: 'POST' });
  if (!response.ok) throw new Error(response.statusText);
}
async function queue() {
  await self.registration.sync.register('outbox');
}
self.addEventListener('message', (event) => event.waitUntil(queue().catch(flush)));
`},
			},
			Sources: []string{
				"https://w3c.github.io/ServiceWorker/#should-skip-event",
				"https://w3c.github.io/ServiceWorker/#service-worker-set-of-event-types-to-handle",
				"measured in Chromium 156: after a cold start nobody hears the event, and the registration is deleted",
			},
			Since: "0.1.0",
		},
	}
}

func late(h *usage.Handler) Finding {
	f := Finding{
		Script: h.Script, Node: h.Node,
		Message: fmt.Sprintf("this `%s` listener is added too late: when the event starts the worker it is not there yet, nobody hears the event, and the browser takes it for done", h.Event),
		Help:    "add it at the top level of the worker's script",
		Fixes:   hoist(h),
	}
	if by := h.Activation.Parent; by != nil && by.Node != nil {
		f.Related = []Related{{by.Script, by.Node, "it is added in here, which runs later"}}
	}
	return f
}

// hoist returns the fix that moves the statement of a listener behind the top-level statement that it is in,
// if it needs nothing that is only known inside.
func hoist(h *usage.Handler) []Fix {
	var outer syntax.Stmt
	var stmt *syntax.ExprStmt
	for _, s := range h.Script.Program.Body {
		if s.Range().Contains(h.Node.Range()) {
			outer = s
		}
	}
	if outer == nil {
		return nil
	}
	if s, ok := parent(h.Script, h.Node).(*syntax.ExprStmt); ok {
		stmt = s
	}
	if stmt == nil || syntax.Stmt(stmt) == outer || inner(stmt) {
		return nil
	}
	return []Fix{{
		Title: "Add the listener at the top level",
		Edits: []Edit{Replace(h.Script, stmt, ""), After(h.Script, outer, "\n"+Code(h.Script, stmt.Span))},
	}}
}

// inner tells whether a statement refers to a name that is declared around it, but not at the top level.
func inner(s syntax.Stmt) bool {
	found := false
	syntax.Walk(s, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.ThisExpr:
			found = true
		case *syntax.Ident:
			b := n.Binding
			if b == nil || b.Scope.Kind == syntax.GlobalScope || b.Scope.Kind == syntax.ModuleScope {
				break
			}
			found = found || !slices.ContainsFunc(b.Decls, func(d *syntax.Ident) bool { return s.Range().Contains(d.Span) })
		}
		return !found
	})
	return found
}
