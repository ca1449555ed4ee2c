package rules

import (
	"slices"

	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/syntax"
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
		if u := waitsForGrant(p.App, query); u != nil {
			p.Report(Finding{
				Script: query.Script, Node: query.Node,
				Message: "a query never asks the user, and Background Sync has no prompt: it is on unless it was turned off",
				Help:    "register without asking, and handle the rejection of `register()`",
				Related: []Related{{u.Script, u.Node, "this waits for `granted`"}},
			})
		}
	}
}

// waitsForGrant returns a register of one-shot sync that depends on the state that a query gives.
func waitsForGrant(app *usage.App, query *usage.Usage) *usage.Usage {
	for _, u := range app.Usages {
		if u.Operation != report.OpRegister || u.Feature != report.BackgroundSync {
			continue
		}
		for _, use := range u.Uses {
			sameActivation := slices.ContainsFunc(query.Uses, func(q *flow.Use) bool { return q.In == use.In })
			if sameActivation && dependsOnState(use) {
				return u
			}
		}
	}
	return nil
}

// dependsOnState tells whether a condition on the path to a use compares the state of a permission.
func dependsOnState(use *flow.Use) bool {
	for _, t := range use.In.Tags {
		if t.Member.Name != "state" || t.Member.Of.Name != "PermissionStatus" {
			continue
		}
		for s := use.Path; s != nil; s = s.Before {
			if s.Node != nil && contains(s.Node, t.Node) {
				return true
			}
		}
	}
	return false
}

// contains tells whether a node is a part of another.
func contains(outer, inner syntax.Node) bool {
	found := false
	syntax.Walk(outer, func(n syntax.Node) bool {
		found = found || n == inner
		return !found
	})
	return found
}
