package rules

import (
	"fmt"
	"slices"

	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/syntax"
	"github.com/synclint/synclint/analyzer/usage"
)

func registerWithoutActiveWorker() *Rule {
	return &Rule{
		ID: "register-without-active-worker", Number: "R34", Severity: report.Error,
		Run: checkActiveWorker,
		Doc: Doc{
			Title: "A sync is registered before a service worker is active",
			Why: "A sync can be registered only once the service worker is active. On a user's first visit the registration " +
				"that `navigator.serviceWorker.register()` gives has none yet, and neither has that of the worker in its " +
				"`install` event: `register()` rejects with an InvalidStateError. On later visits it works, so that nobody " +
				"notices. And a worker, such as `controller`, has no `sync` at all: it lives on the registration.",
			Do: "Wait for `navigator.serviceWorker.ready` and use the registration that it gives; in a worker wait for " +
				"`activate`.",
			Fix: "Waits for `navigator.serviceWorker.ready` behind the call. Unsafe: if the worker's scope leaves this page " +
				"out, that waits for ever.",
			Bad: []Example{
				{Code: `const body = () => localStorage.getItem('outbox');
navigator.serviceWorker.register('/sw.js').then((registration) => {
  if ('sync' in registration) return registration.sync.register('outbox');
  return fetch('/flush', { method: 'POST', body: body() });
}).catch(console.error);`},
				{Worker: true, Code: `self.addEventListener('install', (event) => {
  event.waitUntil(self.registration.periodicSync?.register('news', { minInterval: 24 * 60 * 60 * 1000 }));
});`},
				{Code: `const { controller } = navigator.serviceWorker;
document.querySelector('form').addEventListener('submit', () => controller?.sync.register('outbox'));`},
			},
			Good: []Example{
				{Code: `const flush = () => fetch('/flush', { method: 'POST', body: localStorage.getItem('outbox') });
async function start() {
  await navigator.serviceWorker.register('/sw.js');
  const registration = await navigator.serviceWorker.ready;
  try {
    await registration.sync.register('outbox');
  } catch {
    await flush();
  }
}
start();`},
				{Code: `const flush = () => fetch('/flush', { method: 'POST', body: localStorage.getItem('outbox') });
navigator.serviceWorker.register('/sw.js').then(async (registration) => {
  if (registration.active && 'sync' in registration) await registration.sync.register('outbox').catch(flush);
  else await flush();
});`},
				{Code: `const flush = () => fetch('/flush', { method: 'POST', body: localStorage.getItem('outbox') });
navigator.serviceWorker.register('/sw.js').then((registration) => registration.sync.register('outbox')).catch(flush);`},
			},
			Sources: []string{
				"https://wicg.github.io/background-sync/spec/#dom-syncmanager-register",
				"measured in Chromium 156",
			},
			Since: "0.1.0",
		},
	}
}

func checkActiveWorker(p *Pass) {
	for _, u := range p.App.Usages {
		if m := u.Nowhere(); m != nil && !m.Method {
			reportMisplaced(p, u, m)
			continue
		}
		if u.Operation != report.OpRegister {
			continue
		}
		for _, use := range u.Uses {
			switch {
			case installing(use):
				p.Report(Finding{
					Script: u.Script, Node: u.Node, Unsure: u.Guess,
					Message: "in the `install` event of a first version no worker is active: this rejects with an InvalidStateError",
					Help:    "register in the `activate` event, or in the page",
				})
			case tooEarly(p, u, use):
				reportEarly(p, u, use.Fresh)
			default:
				continue
			}
			break
		}
	}
}

// installing tells whether a use is reached in the install event of a worker whose scripts nowhere ask
// whether one is active already. (Workers are not evaluated for the circumstance that none is.)
func installing(use *flow.Use) bool {
	a := use.In
	return use.Present.Real() != 0 && a.Kind == flow.Listener && a.Event == "install" && a.Target != nil &&
		a.Target.Is("ServiceWorkerGlobalScope") && !readsMember(use.Script.Program, "active") && !readsMember(a.Script.Program, "active")
}

// readsMember tells whether a member of that name is read somewhere in n, of whatever.
func readsMember(n syntax.Node, name string) (reads bool) {
	syntax.Walk(n, func(n syntax.Node) bool {
		m, ok := n.(*syntax.Member)
		reads = reads || ok && m.Key.Name == name
		return !reads
	})
	return reads
}

// tooEarly tells whether a use is reached while no worker is active and nothing else sends the data, and no
// other event may have to come first. Of periodic sync it is no matter: on a first visit no app is installed,
// and the next visit is as good.
func tooEarly(p *Pass, u *usage.Usage, use *flow.Use) bool {
	inactive := p.Inactive()
	return u.Feature == report.BackgroundSync && use.Rejects.Has(inactive) && !u.Fallback.By.Has(inactive) &&
		use.Fresh != nil && slices.Contains(use.Fresh.In, use.In) && !p.App.Awaits(use.In)
}

func reportEarly(p *Pass, u *usage.Usage, fresh *flow.Fresh) {
	p.Report(Finding{
		Script: u.Script, Node: u.Node, Unsure: u.Guess,
		Message: "on a user's first visit the registration that `register()` gives has no active worker: this rejects with an InvalidStateError",
		Help:    "use the registration that `navigator.serviceWorker.ready` gives",
		Related: []Related{{fresh.Script, fresh.Node, "it is given here, before the worker is active"}},
		Fixes: []Fix{{
			Title: "Wait for `navigator.serviceWorker.ready`",
			Edits: []Edit{After(fresh.Script, fresh.Node, ".then(() => navigator.serviceWorker.ready)")},
		}},
	})
}

// reportMisplaced reports that the API is looked for where no browser has it.
func reportMisplaced(p *Pass, u *usage.Usage, m *flow.Member) {
	f := Finding{
		Script: u.Script, Node: receiver(u), Unsure: u.Guess,
		Message: fmt.Sprintf("a %s has no `%s`: this throws a TypeError in every browser", m.Of.Name, m.Name),
		Help:    fmt.Sprintf("it lives on the registration: `(await navigator.serviceWorker.ready).%s`", m.Name),
	}
	p.Report(f)
}
