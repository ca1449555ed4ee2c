package rules

import (
	"slices"

	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/usage"
)

func permissionTreatedAsPrompt() *Rule {
	return &Rule{
		ID: "permission-treated-as-prompt", Number: "R08", Severity: report.Info,
		Run: checkPrompt,
		Doc: Doc{
			Title: "The permission for Background Sync is asked for before registering",
			Why: "`permissions.query()` tells a state; it never asks the user, and nothing else does: " +
				"Background Sync is on unless the user or the browser turns it off. Firefox and Safari do not " +
				"know the name and reject. `register()` rejects with NotAllowedError where it is turned off, " +
				"so that a query before it decides nothing that handling this rejection does not.",
			Do: "Register, and handle the rejection.",
			Bad: []Example{
				{Code: `async function queue() {
  try {
    const status = await navigator.permissions.query({ name: 'background-sync' });
    if (status.state !== 'granted') return flush();
    const registration = await navigator.serviceWorker.ready;
    await registration.sync.register('outbox');
  } catch {
    await flush();
  }
}
const flush = () => fetch('/notes', { method: 'POST' });
document.querySelector('form').addEventListener('submit', queue);`},
				{Code: `async function requestPermission() {
  const { state } = await navigator.permissions.query({ name: 'background-sync' }).catch(() => ({}));
  if (state === 'granted') return true;
  return false;
}
async function queue() {
  if (await requestPermission()) {
    const registration = await navigator.serviceWorker.ready;
    await registration.sync.register('outbox').catch(flush);
  } else {
    await flush();
  }
}
const flush = () => fetch('/notes', { method: 'POST' });
document.querySelector('form').addEventListener('submit', queue);`},
				{Code: `async function queue() {
  const registration = await navigator.serviceWorker.ready;
  if (await Notification.requestPermission() !== 'granted' || !registration.sync) return flush();
  await registration.sync.register('outbox').catch(flush);
}
const flush = () => fetch('/notes', { method: 'POST' });
document.querySelector('form').addEventListener('submit', queue);`},
			},
			Good: []Example{
				{Code: `async function queue() {
  try {
    const registration = await navigator.serviceWorker.ready;
    await registration.sync.register('outbox');
  } catch {
    await flush();
  }
}
const flush = () => fetch('/notes', { method: 'POST' });
document.querySelector('form').addEventListener('submit', queue);`},
				{Code: `async function show() {
  try {
    const status = await navigator.permissions.query({ name: 'background-sync' });
    document.querySelector('output').value = status.state === 'granted' ? 'on' : 'off';
  } catch {
    document.querySelector('output').value = 'not known';
  }
}
show();`},
			},
			Sources: []string{
				"https://wicg.github.io/background-sync/spec/#permission",
				"https://developer.mozilla.org/docs/Web/API/Permissions/query",
			},
			Since: "0.1.0",
		},
	}
}

func checkPrompt(p *Pass) {
	for _, query := range p.App.Usages {
		if query.Operation != report.OpPermissionQuery || query.Feature != report.BackgroundSync {
			continue
		}
		u := waitsForGrant(p.App, query)
		if u == nil {
			continue
		}
		f := Finding{
			Script: query.Script, Node: query.Node,
			Message: "a query never asks the user, and Background Sync has no prompt: it is on unless it was turned off",
			Help:    "register without asking, and handle the rejection of `register()`",
			Related: []Related{{u.Script, u.Node, "this waits for `granted`"}},
		}
		if u.Feature == report.PeriodicBackgroundSync {
			f.Message = "a query never asks the user, and where this permission is denied, `periodic-background-sync` is too"
		}
		p.Report(f)
	}
	for _, u := range p.App.Usages {
		if s := waitsForNotifications(u); s != nil {
			p.Report(Finding{
				Script: s.Script, Node: s.Node,
				Message: "who does not permit notifications gets no Background Sync, which needs no permission",
				Help:    "register whether notifications are permitted or not",
				Related: []Related{{u.Script, u.Node, "this waits for them to be permitted"}},
			})
		}
	}
}

// waitsForGrant returns a register call that depends on the state which a query gives, of one-shot
// sync if there is one.
func waitsForGrant(app *usage.App, query *usage.Usage) (waits *usage.Usage) {
	for _, u := range app.Usages {
		if u.Operation != report.OpRegister || waits != nil && u.Feature != report.BackgroundSync {
			continue
		}
		for _, use := range u.Uses {
			sameActivation := slices.ContainsFunc(query.Uses, func(q *flow.Use) bool { return q.In == use.In })
			if s := clue(use); sameActivation && s != nil && s.Of.Of.Name == "PermissionStatus" {
				waits = u
			}
		}
	}
	return waits
}

// waitsForNotifications returns the condition by which one-shot sync is registered only where
// notifications are permitted; nil where that is said of what goes wrong besides.
func waitsForNotifications(u *usage.Usage) *flow.Split {
	if u.Operation != report.OpRegister || u.Feature != report.BackgroundSync || u.Escaped().Real() != 0 {
		return nil
	}
	for _, use := range u.Uses {
		if s := clue(use); s != nil && s.Of.Of.Name == "Notification" {
			return s
		}
	}
	return nil
}
