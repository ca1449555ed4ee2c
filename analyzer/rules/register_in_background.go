package rules

import (
	"fmt"

	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/usage"
)

func registerInBackground() *Rule {
	return &Rule{
		ID: "register-in-background", Number: "R42", Severity: report.Warning,
		Run: checkBackground,
		Doc: Doc{
			Title: "A sync is registered while no page may be open",
			Why: "A sync can be registered only while a page of the site is open. `push`, `periodicsync` and " +
				"`notificationclose` come without one: `register()` rejects with an InvalidAccessError, and what was to be " +
				"sent stays where it is.",
			Do: "Send the data in the event itself. If that fails, keep it and register when a page is opened.",
			Bad: []Example{
				{Worker: true, Code: `self.addEventListener('push', (event) => {
  event.waitUntil(self.registration.sync?.register('receipts'));
});`},
			},
			Good: []Example{
				{Worker: true, Code: `self.addEventListener('push', (event) => event.waitUntil(confirm()));
async function confirm() {
  try {
    await self.registration.sync.register('receipts');
  } catch {
    await fetch('/receipts', { method: 'POST' });
  }
}`},
				{Worker: true, Code: `self.addEventListener('push', (event) => event.waitUntil(confirm()));
async function confirm() {
  const pages = await self.clients.matchAll();
  if (pages.length > 0 && 'sync' in self.registration) await self.registration.sync.register('receipts').catch(send);
  else await send();
}
const send = () => fetch('/receipts', { method: 'POST' });`},
			},
			Sources: []string{
				"https://wicg.github.io/background-sync/spec/#dom-syncmanager-register",
				"measured in Chromium 156",
			},
			Since: "0.1.0",
		},
	}
}

func checkBackground(p *Pass) {
	rejected := p.Rejected()
	for _, u := range p.App.Usages {
		if u.Operation != report.OpRegister || testAtFault(u) || u.Fallback.By.Has(rejected) {
			continue
		}
		for _, use := range u.Uses {
			event := backgroundEvent(use.In)
			if event == "" || use.Present.Real() == 0 || handled(u, use, rejected) || readsMember(use.Script.Program, "matchAll") {
				continue
			}
			p.Report(Finding{
				Script: u.Script, Node: u.Node, Unsure: u.Guess,
				Message: fmt.Sprintf("`%s` comes while no page of the site may be open: this rejects with an InvalidAccessError then", event),
				Help:    "do the work in the event itself, and register when a page is opened",
				Related: []Related{{use.In.Script, use.In.Node, fmt.Sprintf("the listener for `%s`", event)}},
			})
			break
		}
	}
}

// backgroundEvent returns the event that an activation is a part of if it comes without a page, "" for
// others.
func backgroundEvent(a *flow.Activation) string {
	for ; a != nil; a = a.Parent {
		if a.Kind != flow.Listener || a.Target == nil || !a.Target.Is("ServiceWorkerGlobalScope") {
			continue
		}
		switch a.Event {
		case "push", "periodicsync", "notificationclose":
			return a.Event
		}
		return ""
	}
	return ""
}

// handled tells whether more is done about a rejection of a use than to log it.
func handled(u *usage.Usage, use *flow.Use, rejected flow.Set) bool {
	return use.Caught.Has(rejected) && !use.Escaped.Has(rejected) && !u.OnlyLogged()
}
