package rules

import (
	"fmt"

	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/usage"
)

func unusedSyncHandler() *Rule {
	return &Rule{
		ID: "unused-sync-handler", Number: "R27", Severity: report.Info,
		Run: checkHandlers,
		Doc: Doc{
			Title: "A handler waits for a tag that nothing registers",
			Why: "The event for a tag fires only after the app has registered it. A handler for another tag, or " +
				"one in a file that no page, worker or build tool loads, never runs: either it can go, or what " +
				"should have it run is missing.",
			Do: "Register the tag, or remove the handler.",
			Bad: []Example{
				{Code: `-- app.js --
navigator.serviceWorker.register('sw.js');
-- sw.js --
self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(fetch('/flush', { method: 'POST' }));
});
`},
				{Code: `-- app.js --
navigator.serviceWorker.register('sw.js');
async function keepFresh() {
  const registration = await navigator.serviceWorker.ready;
  await registration.periodicSync?.register('news', { minInterval: 24 * 60 * 60 * 1000 });
}
-- sw.js --
self.addEventListener('periodicsync', (event) => {
  if (event.tag === 'news') event.waitUntil(fetch('/news'));
});
-- old/worker.js --
self.addEventListener('periodicsync', (event) => {
  if (event.tag === 'news') event.waitUntil(fetch('/news.old'));
});
`},
			},
			Good: []Example{
				{Code: `-- app.js --
navigator.serviceWorker.register('sw.js');
async function keepFresh() {
  const registration = await navigator.serviceWorker.ready;
  await registration.periodicSync?.register('news', { minInterval: 24 * 60 * 60 * 1000 }).catch(refresh);
}
const refresh = () => fetch('/news');
refresh();
-- sw.js --
self.addEventListener('periodicsync', (event) => {
  if (event.tag === 'news') event.waitUntil(fetch('/news'));
});
`},
			},
			Sources: []string{"https://wicg.github.io/background-sync/spec/#fire-a-sync-event"},
			Since:   "0.1.0",
		},
	}
}

func checkHandlers(p *Pass) {
	for _, h := range p.App.Handlers {
		if h.Orphan() {
			p.Report(Finding{
				Script: h.Script, Node: h.Node, Help: "load the file in the service worker, or remove it",
				Message: fmt.Sprintf("this `%s` handler never runs: no page, worker or build configuration loads its file", h.Event),
			})
			continue
		}
		seen := map[flow.String]bool{}
		for _, t := range p.App.Unregistered(h) {
			if !seen[t.Tag] {
				seen[t.Tag] = true
				p.Report(unregistered(p.App, h, t))
			}
		}
	}
}

// unregistered makes the finding of a tag that is asked for and never registered.
func unregistered(app *usage.App, h *usage.Handler, t flow.TagTest) Finding {
	f := Finding{
		Script: t.Script, Node: t.Node, Help: "register the tag, or remove the handler",
		Message: fmt.Sprintf("nothing registers the tag %q for `%s`: this never runs", t.Tag.S, h.Event),
	}
	var registered []string
	for _, u := range app.Usages {
		switch {
		case u.Operation != report.OpRegister || u.Tag.Kind != "literal":
		case usage.EventOf(u.Feature) == h.Event:
			registered = append(registered, u.Tag.Value)
		case u.Tag.Value == t.Tag.S:
			f.Related = append(f.Related, Related{u.Script, u.Node, fmt.Sprintf("registers it for `%s`", usage.EventOf(u.Feature))})
		}
	}
	if meant := near(t.Tag.S, registered); meant != "" {
		f.Help = fmt.Sprintf("%q is registered; use one constant for both", meant)
	}
	return f
}
