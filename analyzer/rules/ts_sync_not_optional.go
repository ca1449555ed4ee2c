package rules

import (
	"fmt"
	"slices"

	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/usage"
)

func tsSyncNotOptional() *Rule {
	return &Rule{
		ID: "ts-sync-not-optional", Number: "R50", Severity: report.Info,
		Run: checkDeclared,
		Doc: Doc{
			Title: "TypeScript is told that every browser has the API",
			Why: "TypeScript's own libraries have no `sync` and no `periodicSync`, because not all browsers have them. " +
				"An interface that declares them without `?` hides from the compiler that they are undefined in Firefox and " +
				"Safari: it lets `registration.sync.register()` pass without a test.",
			Do:  "Declare them with `?`: `sync?: SyncManager`. The compiler then asks for a test at each use.",
			Fix: "Puts `?` behind the name. Unsafe: the compiler refuses uses without a test from then on.",
			Bad: []Example{
				{Code: `-- types.d.ts --
interface SyncManager {
  register(tag: string): Promise<void>;
}
interface ServiceWorkerRegistration {
  readonly sync: SyncManager;
}
-- app.ts --
export async function queue() {
  const registration = await navigator.serviceWorker.ready;
  try {
    await registration.sync.register('outbox');
  } catch {
    await fetch('/flush', { method: 'POST' });
  }
}
`},
			},
			Good: []Example{
				{Code: `-- types.d.ts --
interface SyncManager {
  register(tag: string): Promise<void>;
}
interface ServiceWorkerRegistration {
  readonly sync?: SyncManager; // sync: SyncManager, where there is one
}
-- app.ts --
export async function queue() {
  const registration = await navigator.serviceWorker.ready;
  try {
    await registration.sync!.register('outbox');
  } catch {
    await fetch('/flush', { method: 'POST' });
  }
}
`},
			},
			Sources: []string{
				"https://github.com/microsoft/TypeScript-DOM-lib-generator",
				"TypeScript 4.4.4, 5.9.3 and 7.0.2, whose libraries do not have them",
			},
			Since: "0.1.0",
		},
	}
}

// checkDeclared reports declarations of what the app uses.
func checkDeclared(p *Pass) {
	for _, d := range p.App.Declarations() {
		feature := report.BackgroundSync
		if d.Name.Name == memberOf(report.PeriodicBackgroundSync) {
			feature = report.PeriodicBackgroundSync
		}
		if !slices.ContainsFunc(p.App.Usages, func(u *usage.Usage) bool { return u.Feature == feature && u.Operation != report.OpQueue }) {
			continue
		}
		p.Report(Finding{
			Script: d.Script, Node: d.Name,
			Message: fmt.Sprintf("`%s` is declared to be there always: the compiler lets uses pass that throw where it is undefined", d.Name.Name),
			Help:    fmt.Sprintf("declare it as `%s?`", d.Name.Name),
			Fixes: []Fix{{
				Title: "Declare it as optional",
				Edits: []Edit{After(d.Script, d.Name, "?")},
			}},
		})
	}
}
