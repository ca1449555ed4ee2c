package rules

import (
	"fmt"
	"slices"

	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/syntax"
	"github.com/synclint/synclint/analyzer/usage"
)

func fallbackUsesUnsupportedAPI() *Rule {
	return &Rule{
		ID: "fallback-uses-unsupported-api", Number: "R14", Severity: report.Error,
		Run: checkFallbackAPI,
		Doc: Doc{
			Title: "A fallback rests on what the browsers without Background Sync lack as well",
			Why: "Firefox and Safari have no Network Information API: `navigator.connection` is undefined there, and " +
				"adding a listener to it throws. A service worker gets no `online` event in Chrome, and in " +
				"Firefox and Safari only while it happens to run. A `SyncEvent` that a script makes is not " +
				"trusted: its `waitUntil()` throws, and the constructor does not exist elsewhere.",
			Do: "Listen to `online` in the page and send what is left when the app starts, or have the page " +
				"post a message to the worker.",
			Bad: []Example{
				{Code: `async function queue() {
  if ('serviceWorker' in navigator && 'SyncManager' in window) {
    const registration = await navigator.serviceWorker.ready;
    await registration.sync.register('outbox').catch(console.warn);
  }
}
const flush = () => fetch('/notes', { method: 'POST', body: localStorage.getItem('outbox') });
document.querySelector('form').addEventListener('submit', queue);
navigator.connection.addEventListener('change', flush);`},
				{Code: `-- index.html --
<script src="app.js"></script>
-- app.js --
navigator.serviceWorker.register('sw.js');
document.querySelector('form').addEventListener('submit', async () => {
  const registration = await navigator.serviceWorker.ready;
  if ('sync' in registration) await registration.sync.register('outbox').catch(console.warn);
});
-- sw.js --
const flush = () => fetch('/notes', { method: 'POST' });
self.addEventListener('sync', (event) => event.tag === 'outbox' && event.waitUntil(flush()));
self.addEventListener('online', flush);
`},
				{Code: `-- index.html --
<script src="app.js"></script>
-- app.js --
navigator.serviceWorker.register('sw.js');
document.querySelector('form').addEventListener('submit', async () => {
  const registration = await navigator.serviceWorker.ready;
  if ('sync' in registration) await registration.sync.register('outbox').catch(console.warn);
  else registration.active.postMessage('outbox');
});
-- sw.js --
const flush = () => fetch('/notes', { method: 'POST' });
self.addEventListener('sync', (event) => event.tag === 'outbox' && event.waitUntil(flush()));
self.addEventListener('message', ({ data }) => self.dispatchEvent(new SyncEvent('sync', { tag: data })));
`},
			},
			Good: []Example{
				{Code: `async function queue() {
  if ('serviceWorker' in navigator && 'SyncManager' in window) {
    const registration = await navigator.serviceWorker.ready;
    await registration.sync.register('outbox').catch(console.warn);
  }
}
const flush = () => fetch('/notes', { method: 'POST', body: localStorage.getItem('outbox') });
document.querySelector('form').addEventListener('submit', queue);
window.addEventListener('online', flush);
flush();
const slow = navigator.connection?.saveData;
if (slow) document.body.classList.add('plain');
navigator.connection?.addEventListener('change', () => document.body.classList.toggle('plain'));`},
			},
			Sources: []string{
				"https://developer.mozilla.org/docs/Web/API/Navigator/connection#browser_compatibility",
				"https://w3c.github.io/ServiceWorker/#add-lifetime-promise",
				"measured in Chromium 156, Firefox 153 and WebKitGTK 2.50",
			},
			Since: "0.1.0",
		},
	}
}

func checkFallbackAPI(p *Pass) {
	if !slices.ContainsFunc(p.App.Usages, func(u *usage.Usage) bool {
		return u.Operation == report.OpRegister && !u.Refresh
	}) {
		return
	}
	seen := map[syntax.Node]bool{}
	for _, t := range p.App.Traces {
		for _, a := range t.Activations {
			reportSynthetic(p, a, seen)
			if a.Kind != flow.Listener || a.Target == nil || seen[a.Node] || !a.Script.Reported(a.Node) || !p.App.Sends(a) {
				continue
			}
			if f, ok := deaf(p, a); ok {
				seen[a.Node] = true
				p.Report(f)
			}
		}
	}
}

// reportSynthetic reports the events that scripts make themselves.
func reportSynthetic(p *Pass, a *flow.Activation, seen map[syntax.Node]bool) {
	for _, use := range a.Uses {
		missing := p.Targets(use.Absent)
		where := p.Browsers(missing)
		if use.Gate != "api.SyncEvent" || where == "" || seen[use.Node] || !use.Script.Reported(use.Node) {
			continue
		}
		seen[use.Node] = true
		p.Report(Finding{
			Script: use.Script, Node: use.Node, Where: missing,
			Message: fmt.Sprintf("this is no fallback: there is no `SyncEvent` in %s, and elsewhere `waitUntil()` of one "+
				"that a script makes throws", where),
			Help: "call the function that the listener for `sync` calls",
		})
	}
}

// deaf returns the finding on a listener that the browsers without Background Sync never call.
func deaf(p *Pass, a *flow.Activation) (Finding, bool) {
	f := Finding{
		Script: a.Script, Node: a.Node,
		Help: "listen to `online` in the page, and send what is left when the app starts",
	}
	profiles := p.App.Profiles
	switch {
	case a.Target.Is("NetworkInformation"):
		missing := p.Targets(profiles.All.Real() &^ profiles.With("api.Navigator.connection"))
		where := p.Browsers(missing)
		if where == "" {
			return f, false
		}
		f.Where = missing
		f.Message = fmt.Sprintf("this is no fallback: there is no Network Information API in %s, so that it is never called there", where)
	case a.Event == "online" && a.Target.Is("WorkerGlobalScope"):
		f.Message = "this is no fallback: a service worker gets no `online` event in Chrome, and in Firefox and Safari only " +
			"while it happens to run"
		if p.App.ListensForOnline() {
			f.Severity = report.Info
		}
	default:
		return f, false
	}
	return f, true
}
